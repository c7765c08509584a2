import { l as mayHoldCode } from "./exclusions-BOHnWmrY.js";
import { t as writeJournaled } from "./journaled-BQ0UPr8M.js";
import { a as groupsOf, r as byFile, t as projectAt } from "./project-CIa5t-Du.js";
import { n as pathProblem, r as readTrusted } from "./trusted-path-DkGcsu24.js";
import { n as applyEdits } from "./edits-DsglOM9O.js";
import { W as DirtyFiles, X as UserError } from "./settings-C179M5Kk.js";
import { n as sha256, t as NO_TEXT } from "./hash-CLXvnfc1.js";
import { i as problemWith } from "./plan-file-B5o6oFo9.js";
import path from "node:path";
// dist/src/run/apply.js
async function applyPlan(plan, { cwd = process.cwd(), mode = "write", allowDirty = false, signal, onWrite } = {}) {
	for (const file of plan.files) {
		const problem = pathProblem(file.path) ?? dataProblem(file);
		if (problem) throw new UserError(`The plan is refused: ${JSON.stringify(file.path)} ${problem}.`);
	}
	const { root, git, ...place } = projectAt(cwd);
	const { texts, done, refused } = inspect(plan, root);
	const edits = plan.files.flatMap(({ path: name, edits }) => edits.map((edit) => ({
		...edit,
		file: path.posix.join(root, name)
	}))).filter((edit) => !done.includes(edit.file));
	const kept = withoutFiles(edits, new Set(refused.map(({ file }) => file)));
	refused.push(...tiedFiles(edits, kept, new Set(refused.map(({ file }) => file))));
	const textOf = (file) => texts.get(file) ?? "";
	const own = byFile(kept);
	const planned = [...own].map(([file, some]) => ({
		file,
		before: textOf(file),
		after: applyEdits(textOf(file), some)
	}));
	if (mode === "dry-run" || planned.length === 0) return {
		changed: planned,
		done,
		refused
	};
	const dirty = allowDirty ? [] : git?.differing([...own.keys()].filter((file) => textOf(file) !== "")) ?? [];
	if (dirty.length) throw new DirtyFiles(dirty.map((file) => path.posix.relative(place.cwd, file)));
	onWrite?.();
	const { written, failed, dropped } = await writeJournaled({
		root,
		git,
		edits: kept,
		textOf,
		signal
	});
	const broken = new Set(failed.map(({ file }) => file));
	const rest = kept.filter(({ sites }) => !sites.some((site) => dropped.has(site)));
	return {
		changed: written,
		done,
		refused: [
			...refused,
			...failed,
			...tiedFiles(kept, rest, broken)
		]
	};
}
const dataProblem = ({ path: name, edits }) => !mayHoldCode(name) && edits.some(({ kind, text }) => kind !== "also" || !/^[\w.:/@-]+$/.test(text)) ? "is configuration, in which a plan only replaces model IDs" : void 0;
function inspect({ files }, root) {
	const texts = /* @__PURE__ */ new Map();
	const done = [];
	const refused = [];
	for (const planned of files) {
		const file = path.posix.join(root, planned.path);
		const found = readTrusted(root, planned.path, [planned.before, planned.after].includes(NO_TEXT));
		const hash = "bytes" in found ? sha256(found.bytes) : void 0;
		const text = "bytes" in found ? found.bytes.toString() : "";
		const problem = "problem" in found ? found.problem : hash === planned.before ? problemWith(planned, text) : CHANGED;
		if (hash === planned.after && hash !== planned.before) done.push(file);
		else if (problem === void 0) texts.set(file, text);
		else refused.push({
			file,
			message: problem
		});
	}
	return {
		texts,
		done,
		refused
	};
}
const CHANGED = "has changed since the plan was made";
const TIED = "is not changed, or not everywhere, because it shares a call with a file that is left";
function withoutFiles(edits, files) {
	const groups = groupsOf(edits);
	const gone = new Set(edits.filter(({ file }) => files.has(file)).flatMap(({ sites }) => sites.flatMap((site) => [...groups.get(site) ?? []])));
	return edits.filter(({ sites }) => !sites.some((site) => gone.has(site)));
}
function tiedFiles(before, after, known) {
	const kept = new Set(after);
	return [...byFile(before)].filter(([file, own]) => !known.has(file) && own.some((edit) => !kept.has(edit))).map(([file]) => ({
		file,
		message: TIED
	}));
}
export { applyPlan as t };
