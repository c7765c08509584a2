import { r as byFile } from "./project-CIa5t-Du.js";
import { a as reportSites } from "./run-DfmBP6p_.js";
import { n as applyEdits } from "./edits-DsglOM9O.js";
// dist/src/run/choose.js
async function chooseSites({ ask, cwd, textOf, plan, ...start }) {
	let { settings, analysis } = start;
	const stops = /* @__PURE__ */ new Map();
	const applied = /* @__PURE__ */ new Map();
	let quit = false;
	for (;;) {
		const open = inOrder(analysis).filter((site) => applied.get(site.id) !== fingerprint(site, analysis));
		const [site] = open;
		if (!site) return {
			analysis,
			settings
		};
		const inFile = open.filter(({ file }) => file === site.file);
		const again = applied.has(site.id);
		const answer = quit && !again ? "quit" : await ask(questionFor(site));
		if (answer === "apply") applied.set(site.id, fingerprint(site, analysis));
		else if (answer === "file") for (const one of inFile) applied.set(one.id, fingerprint(one, analysis));
		else {
			if (answer === "quit") quit = true;
			if (typeof answer === "object") settings = {
				...settings,
				budgets: [...settings.budgets, {
					site: exactly(site.id),
					total: answer.total
				}]
			};
			else {
				const declined = answer === "skip" ? [site] : open.filter(({ id }) => again || !applied.has(id));
				for (const { id } of declined) stops.set(id, { reason: "declined" });
			}
			analysis = await plan(settings, stops);
		}
		function questionFor(asked) {
			const own = byFile(analysis.edits.filter(({ sites }) => sites.includes(asked.id)));
			return {
				site: reportSites({
					cwd,
					analysis,
					textOf
				}).find(({ id }) => id === asked.id),
				changed: [...own].map(([file, edits]) => ({
					file,
					before: textOf(file),
					after: applyEdits(textOf(file), edits)
				})),
				left: open.length,
				leftInFile: inFile.length,
				again
			};
		}
	}
}
const inOrder = ({ sites }) => sites.filter(({ status }) => status === "migrated").sort((a, b) => a.file < b.file ? -1 : a.file > b.file ? 1 : a.start - b.start);
const fingerprint = ({ id }, { edits }) => JSON.stringify(edits.filter(({ sites }) => sites.includes(id)).map(({ file, start, end, text }) => [
	file,
	start,
	end,
	text
]));
const exactly = (text) => text.replace(/[\\*?[\]{}()!+@|^$"']/g, "\\$&");
export { chooseSites };
