import { n as effortTable, t as EFFORT_SOURCE } from "./effort-text-DZkBydiC.js";
import { n as REASONS } from "./reasons-DFhIx4VQ.js";
import { a as kindCells, c as byFate, i as grownText, l as byKind, n as KIND_COLUMNS, r as costsOf, s as FATE_TITLES, t as COSTS_ABOUT } from "./costs-CJjTA7f1.js";
import { n as markedLines } from "./diff-CTcKfMwF.js";
import { d as summaryText, l as ownIdTexts, m as waitingTexts, n as budgetSummary, p as visible, r as budgetText, s as didMigrate, t as SAID_ONCE, u as repositoriesText } from "./text-CsLCt7rj.js";
// dist/src/report/markdown-text.js
const BREAK = "&#8203;";
function prose(text) {
	const parts = visible(text).trim().split("`");
	return (parts.length % 2 === 1 && parts.every((part, index) => index % 2 === 0 || part.trim() !== "") ? parts.map((part, index) => index % 2 ? code(part) : plain(part)).join("") : plain(parts.join("`"))).replace(/^(?:[-+=]|\d+(?=[.)]))/, (start) => /\d/.test(start) ? `${start}${BREAK}` : `\\${start}`);
}
function plain(text) {
	return text.replaceAll("&", "&amp;").replace(/[\\`*_[\]<>|~$]/g, "\\$&").replace(/[@#]/g, `$&${BREAK}`).replaceAll("://", `:${BREAK}//`).replace(/www\./gi, (match) => `${match.slice(0, -1)}${BREAK}.`);
}
function code(text) {
	const shown = visible(text);
	if (shown.trim() === "") return "";
	const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
	const fence = "`".repeat(longest + 1);
	const room = /^[` ]|[` ]$/.test(shown) ? " " : "";
	return `${fence}${room}${shown}${room}${fence}`;
}
const row = (...cells) => `| ${cells.map((cell) => cell.replace(/(?<!\\)((?:\\\\)*)\|/g, "$1\\|")).join(" | ")} |`;
function codeBlock(text, language) {
	const lines = text.split("\n").map((line) => line.replace(/\r$/, "").split("	").map(visible).join("	"));
	const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
	const fence = "`".repeat(longest + 1);
	return [
		`${fence}${language}`,
		...lines,
		fence
	];
}
// dist/src/report/markdown.js
function renderMarkdown(report) {
	const { summary, sites, unattributed, alsoCheck, warnings, errors } = report;
	const of = (status) => sites.filter((site) => site.status === status);
	const budgets = budgetSummary(report);
	const repositories = repositoriesText(report);
	const fates = byFate(alsoCheck);
	const kinds = (rows) => byKind(rows, 100).map(({ kind, shown, more }) => `**${kind}**: ${shown.map(place).join(", ")}${more ? ` and ${more} more` : ""}`);
	return `${[
		"# Opus 4.7 migration",
		"",
		...repositories ? [prose(repositories), ""] : [],
		summaryText(report),
		"",
		row(didMigrate(report.run) ? "migrated" : "would migrate", "needs review", "skipped", "errors", "files changed"),
		row("---:", "---:", "---:", "---:", "---:"),
		row(...[
			summary.migrated,
			summary.review,
			summary.skipped,
			summary.errors,
			summary.filesChanged
		].map(String)),
		"",
		...budgets ? [budgets, ""] : [],
		...[...waitingTexts(report), ...ownIdTexts(report)].flatMap((text) => [prose(text), ""]),
		...costs(report),
		...changed(of("migrated"), report),
		...effort(report),
		...needsReview(of("review")),
		...list("Skipped", of("skipped").map((site) => `${place(site)} **${site.reason}**: ${prose(site.message)}`)),
		...list("Thinking budgets outside any listed call", unattributed.map((spot) => `${place(spot)} ${prose(spot.why)}`)),
		...list(FATE_TITLES.edited(didMigrate(report.run)), kinds(fates.edited)),
		...list(FATE_TITLES.left, [...fates.left].map(([why, rows]) => `${prose(why)}: ${rows.map(place).join(", ")}`)),
		...list(FATE_TITLES.others, kinds(fates.others)),
		...list("Warnings", warnings.map(prose)),
		...list("Errors", errors.map(({ file, line, message }) => `${file === null ? "" : `${line === null ? code(file) : place({
			file,
			line
		})} `}${prose(message)}`))
	].join("\n").trimEnd()}\n`;
}
function costs(report) {
	const found = costsOf(report);
	if (!found) return [];
	const places = (sites) => {
		const rest = sites.length - 20;
		return `${sites.slice(0, 20).map(place).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
	};
	return [
		"## Budgets",
		"",
		COSTS_ABOUT,
		"",
		row(...KIND_COLUMNS),
		row(...KIND_COLUMNS.map((_, at) => at === 0 ? "---" : "---:")),
		...found.kinds.map((one) => row(one.kind, ...kindCells(one))),
		"",
		...found.grown.map((pair) => `- **Larger than before**, ${grownText(pair)}: ${places(pair.sites)}`),
		...found.concerns.map(({ says, todo, sites }) => `- **${prose(says)}**: ${places(sites)}. ${prose(todo)}`),
		...found.grown.length + found.concerns.length > 0 ? [""] : []
	];
}
const told = (site) => site.notes.filter(({ code }) => !SAID_ONCE.has(code));
function changed(sites, { run }) {
	if (sites.length === 0) return [];
	const notes = sites.flatMap((site) => told(site).map((note) => `- ${place(site)} **${note.code}**: ${prose(note.message)}`));
	const suggested = sites.flatMap((site) => told(site).flatMap((note) => (note.suggested ?? []).flatMap((snippet) => [
		`Suggested for ${code(note.code)} at ${place(snippet)}, and not done:`,
		"",
		...codeBlock(markedLines(snippet.before, snippet.after ?? "").join("\n"), "diff"),
		""
	])));
	return [
		didMigrate(run) ? "## Migrated" : "## Would migrate",
		"",
		row("where", "call", "kind", "thinking budget → task budget", "model", "notes"),
		row("---", "---", "---", "---", "---", "---"),
		...sites.map((site) => row(place(site), code(site.api ?? ""), kind(site), budget(site), code(site.model?.to ?? ""), told(site).map(({ code }) => code).join(", "))),
		"",
		...notes.length ? [
			"### Notes",
			"",
			...notes,
			""
		] : [],
		...suggested
	];
}
const kind = ({ kind: is, why }) => is === "agentic" && why !== null ? `${is}: ${prose(why)}` : is ?? "";
function effort({ run }) {
	const table = effortTable(run.options);
	if (!table) return [];
	const rows = table.map(({ from, to, evidence }) => row(from, to, evidence));
	return [
		"## Effort",
		"",
		EFFORT_SOURCE,
		"",
		row("Opus 4.6", "Opus 4.7", "evidence"),
		row("---", "---", "---"),
		...rows,
		""
	];
}
function budget(site) {
	if (site.budget?.expression == null) return budgetText(site.budget);
	return budgetText({
		...site.budget,
		expression: code(site.budget.expression)
	});
}
function needsReview(sites) {
	if (sites.length === 0) return [];
	return [
		"## Needs review",
		"",
		"Nothing at these calls was changed. Each section can be handed over on its own.",
		"",
		...sites.flatMap((site) => [
			`### ${place(site)}`,
			"",
			`**${site.reason}**${site.accepted ? " (accepted by the baseline)" : ""}: ${prose(site.message)}`,
			"",
			...site.reason === null ? [] : [`Background: ${prose(REASONS[site.reason].about)}`, ""],
			...site.related.map((spot) => `- ${place(spot)} ${prose(spot.message)}`),
			...site.related.length ? [""] : [],
			...site.snippets.flatMap((snippet) => [
				`From ${place(snippet)}:`,
				"",
				...codeBlock(snippet.before, languageOf(snippet.file)),
				""
			])
		])
	];
}
const languageOf = (file) => /\.([cm]?[jt]sx?|py|vue|svelte|astro)$/.exec(file)?.[1] ?? "";
const list = (title, items) => items.length ? [
	`## ${title}`,
	"",
	...items.map((item) => `- ${item}`),
	""
] : [];
const place = ({ file, line }) => code(`${file}:${line}`);
export { renderMarkdown };
