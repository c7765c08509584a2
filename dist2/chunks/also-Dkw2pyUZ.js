import { r as byFile } from "./project-CIa5t-Du.js";
import { n as applyEdits } from "./edits-DsglOM9O.js";
import { a as Configs, i as Offsets, o as isTypeScript, t as Programs } from "./programs-Coc9Sw5d.js";
import { n as Sdks } from "./installed-CwCyaexo.js";
// dist/src/types/also.js
const MOST_TRIALS = 20;
function refusedByCompiler({ tree, calls, also }) {
	const refused = /* @__PURE__ */ new Map();
	const configs = new Configs(tree.files(), tree.configs);
	const typed = also.filter(({ file }) => isTypeScript(file) || configs.reads(file));
	if (typed.length === 0) return refused;
	const migrated = new Map([...byFile(calls)].map(([file, own]) => [file, applyEdits(tree.read(file) ?? "", own)]));
	const moved = shifted(typed, calls);
	const files = new Set(moved.map(({ file }) => file));
	const textOf = (file) => migrated.get(file) ?? (files.has(file) ? tree.read(file) : void 0);
	const programs = new Programs(tree, configs, new Sdks(), textOf, /* @__PURE__ */ new Map());
	programs.hold(files);
	const check = (edits) => problemsAfter(edits, programs, textOf);
	let kept = moved;
	let problems = check(kept);
	while (problems.length === 0 && programs.follow(files)) problems = check(kept);
	for (let [first] = problems; first && kept.length > 0; [first] = problems) {
		for (const site of toBlame(first, kept, check)) refused.set(site, first.message);
		kept = kept.filter(({ sites }) => !sites.some((site) => refused.has(site)));
		problems = check(kept);
	}
	return refused;
}
function problemsAfter(edits, programs, textOf) {
	const own = byFile(edits);
	const texts = new Map([...own].map(([file, some]) => [file, applyEdits(textOf(file) ?? "", some)]));
	return programs.all.flatMap((program) => {
		program.update(texts);
		return [...program.affected()].filter((file) => program.checks(file)).flatMap((file) => {
			const some = own.get(file) ?? [];
			const offsets = new Offsets(some);
			return program.newProblems(file, offsets).map((problem) => ({
				...problem,
				near: nearTo(problem, some, offsets, texts.get(file) ?? "")
			}));
		});
	});
}
function nearTo({ start, length }, edits, offsets, text) {
	const first = text.lastIndexOf("\n", start - 1) + 1;
	const next = text.indexOf("\n", start + length);
	const last = next < 0 ? text.length : next;
	const on = edits.filter((edit) => {
		return offsets.after(edit.end) + (edit.start === edit.end ? edit.text.length : 0) >= first && offsets.after(edit.start) <= last;
	});
	return [...new Set(on.flatMap(({ sites }) => sites))];
}
function toBlame(problem, edits, check) {
	if (problem.near.length > 0) return problem.near;
	const inFile = edits.filter(({ file }) => file === problem.file);
	const all = [...new Set([...inFile, ...edits].flatMap(({ sites }) => sites))];
	for (const site of all.slice(0, MOST_TRIALS)) if (!check(edits.filter(({ sites }) => !sites.includes(site))).some(({ file, code }) => file === problem.file && code === problem.code)) return [site];
	const here = inFile.flatMap(({ sites }) => sites);
	return here.length > 0 ? here : all;
}
function shifted(edits, others) {
	const offsets = new Map([...byFile(others)].map(([file, own]) => [file, new Offsets(own)]));
	return edits.map((edit) => {
		const own = offsets.get(edit.file);
		return own ? {
			...edit,
			start: own.after(edit.start),
			end: own.after(edit.end)
		} : edit;
	});
}
export { refusedByCompiler };
