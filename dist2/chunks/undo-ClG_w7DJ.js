import { c as findJournal, i as stateOf, l as updateJournal, o as stateFolders, r as removeLeftovers, t as refuseRunning } from "./unfinished-D3H41NMg.js";
import { o as writeSites, t as projectAt } from "./project-CIa5t-Du.js";
import { n as pathProblem, r as readTrusted } from "./trusted-path-DkGcsu24.js";
import { J as NotFound, X as UserError } from "./settings-C179M5Kk.js";
import { t as NO_TEXT } from "./hash-CLXvnfc1.js";
import path from "node:path";
// dist/src/run/undo.js
async function undo({ cwd = process.cwd(), mode = "write", force = false, signal, onWrite } = {}) {
	const { root, git } = projectAt(cwd);
	const found = findJournal(stateFolders(root, git));
	if (!found) throw new NotFound(`Nothing to undo in ${root}: only the last run can be undone, and only once.`);
	refuseRunning(found);
	const { refused, back, texts, forcible, overwritten } = sort(found, root, force);
	const { startedAt, earlier = null } = found.journal;
	const about = {
		startedAt,
		unfinished: found.pending,
		earlier,
		forcible
	};
	const absolute = (name) => path.posix.join(root, name);
	if (mode === "dry-run") {
		const changed = back.map(({ path: name, before }) => ({
			file: absolute(name),
			before: texts.get(absolute(name)) ?? "",
			after: before
		}));
		return {
			...about,
			changed,
			refused,
			overwritten
		};
	}
	onWrite?.();
	const textOf = (file) => texts.get(file) ?? "";
	const edits = back.map(({ path: name, before, group }) => ({
		file: absolute(name),
		start: 0,
		end: textOf(absolute(name)).length,
		text: before,
		kind: "cleanup",
		sites: [`group ${group}`]
	}));
	const { written, failed, dropped } = await writeSites({
		root,
		edits,
		textOf,
		signal
	});
	const left = edits.filter(({ file, sites }) => dropped.has(sites[0] ?? "") && !failed.some((one) => one.file === file));
	const all = [
		...refused,
		...failed,
		...left.map(({ file }) => ({
			file,
			message: TIED
		}))
	];
	const open = new Set(all.map(({ file }) => file));
	removeLeftovers(root, found);
	updateJournal(found, found.journal.files.filter(({ path: name }) => open.has(absolute(name))));
	return {
		...about,
		changed: written,
		refused: all,
		overwritten: overwritten.filter((file) => !open.has(file))
	};
}
const CHANGED = "has changed since the run";
const TIED = "is left as it is, because it shares a call with a file that is refused";
function sort({ journal: { files } }, root, force) {
	const refused = [];
	const overwritten = [];
	const texts = /* @__PURE__ */ new Map();
	const open = files.filter((file) => {
		const problem = pathProblem(file.path);
		if (problem) throw new UserError(`The journal for undo is damaged: ${JSON.stringify(file.path)} ${problem}.`);
		return stateOf(root, file) !== "before";
	});
	const problemOf = (file) => {
		const now = readTrusted(root, file.path, force || file.after.includes(NO_TEXT));
		if ("problem" in now) return now.problem;
		const absolute = path.posix.join(root, file.path);
		if (stateOf(root, file) === "other") {
			if (!force) return CHANGED;
			overwritten.push(absolute);
		}
		texts.set(absolute, now.bytes.toString());
	};
	const problems = new Map(open.map((file) => [file, problemOf(file)]));
	const held = new Set(open.filter((file) => problems.get(file) !== void 0).map(({ group }) => group));
	for (const file of open) if (held.has(file.group)) refused.push({
		file: path.posix.join(root, file.path),
		message: problems.get(file) ?? TIED
	});
	const back = open.filter(({ group }) => !held.has(group));
	const restored = new Set(back.map((file) => path.posix.join(root, file.path)));
	return {
		refused,
		texts,
		back,
		forcible: !force && [...problems.values()].some((problem) => problem === CHANGED || problem === "is not there"),
		overwritten: overwritten.filter((file) => restored.has(file))
	};
}
export { undo as t };
