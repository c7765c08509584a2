import { t as __exportAll } from "./rolldown-runtime-BJohB4LM.js";
import { createRequire } from "node:module";
import path from "node:path";
// dist/src/report/diff.js
var diff_exports = /* @__PURE__ */ __exportAll({
	markedLines: () => markedLines,
	renderDiff: () => renderDiff
});
function quoted(name) {
	if (!/[\u0000-\u001f"\\\u007f]/.test(name)) return name;
	const escapes = {
		"\n": "\\n",
		"	": "\\t",
		"\r": "\\r",
		"\"": "\\\"",
		"\\": "\\\\"
	};
	return `"${name.replace(/[\u0000-\u001f"\\\u007f]/g, (char) => escapes[char] ?? `\\${char.charCodeAt(0).toString(8).padStart(3, "0")}`)}"`;
}
function markedLines(before, after) {
	const { structuredPatch: patch } = createRequire(import.meta.url)("diff");
	return patch("", "", before, after, void 0, void 0, { context: 3 }).hunks.flatMap(({ lines }) => lines.filter((line) => !line.startsWith("\\")));
}
function renderDiff(changed, cwd) {
	if (changed.length === 0) return "";
	const { structuredPatch: patch } = createRequire(import.meta.url)("diff");
	let output = "";
	for (const { file, before, after } of changed) {
		const name = path.posix.relative(cwd, file);
		const { hunks } = patch(name, name, before, after, void 0, void 0, { context: 3 });
		if (hunks.length === 0) continue;
		const end = name.includes(" ") ? "	" : "";
		const label = (side, text) => text === "" ? "/dev/null" : `${quoted(`${side}/${name}`)}${end}`;
		output += `--- ${label("a", before)}\n+++ ${label("b", after)}\n`;
		for (const hunk of hunks) {
			const range = (start, lines) => lines === 1 ? String(start) : `${lines === 0 ? start - 1 : start},${lines}`;
			output += `@@ -${range(hunk.oldStart, hunk.oldLines)} +${range(hunk.newStart, hunk.newLines)} @@\n${hunk.lines.join("\n")}\n`;
		}
	}
	return output;
}
export { markedLines as n, renderDiff as r, diff_exports as t };
