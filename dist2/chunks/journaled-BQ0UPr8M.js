import { c as findJournal, i as stateOf, n as refuseUnfinished, o as stateFolders, s as createJournal } from "./unfinished-D3H41NMg.js";
import { o as writeSites } from "./project-CIa5t-Du.js";
// dist/src/project/journaled.js
async function writeJournaled({ root, git, ...request }) {
	const folders = stateFolders(root, git);
	refuseUnfinished(root, folders);
	const last = findJournal(folders)?.journal;
	const earlier = last?.files.some((file) => stateOf(root, file) !== "before") ? last.startedAt : void 0;
	return writeSites({
		...request,
		root,
		journal: createJournal(root, folders, request.edits, earlier)
	});
}
export { writeJournaled as t };
