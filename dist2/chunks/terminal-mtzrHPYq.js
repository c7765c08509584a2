import { n as effortTable, r as effortText } from "./effort-text-DZkBydiC.js";
import { c as byFate, i as grownText, l as byKind, o as kindText, r as costsOf, s as FATE_TITLES } from "./costs-CJjTA7f1.js";
import { penOf, widthOf } from "./pen-nJMjRdVq.js";
import { a as closedText, c as grouped, d as summaryText, l as ownIdTexts, m as waitingTexts, n as budgetSummary, o as count, p as visible, r as budgetText, s as didMigrate, t as SAID_ONCE, u as repositoriesText } from "./text-CsLCt7rj.js";
const reviewLines = (sites, pen) => sites.length > 20 ? byReason(sites, pen) : apart(together(sites, ({ reason, message }) => `${reason} ${message}`), (own) => lines(own, pen));
const apart = (groups, linesOf) => groups.flatMap((own, index) => {
	return [...index > 0 && (own.length > 1 || (groups[index - 1]?.length ?? 0) > 1) ? [""] : [], ...linesOf(own)];
});
const together = (sites, keyOf) => [...grouped(sites, keyOf).values()];
const lines = (sites, pen) => [
	...sites.map((site) => `  ${pen.paint("yellow", "?")} ${pen.at(site)}  ${pen.paint("yellow", site.reason ?? "")}`),
	...pen.text(sites[0]?.message ?? ""),
	...relatedLines(sites, pen, 6)
];
const relatedLines = (sites, pen, indent) => [...new Set(sites.flatMap(({ related }) => related.map((place) => pen.paint("dim", `${" ".repeat(indent)}${pen.at(place)} ${pen.text(place.message, 0).join(" ")}`))))];
function byReason(sites, pen) {
	return together(sites, ({ reason }) => reason ?? "").sort((a, b) => b.length - a.length).flatMap((own) => {
		const todo = commonEnd(own.map(({ message }) => message));
		const says = (site) => site.message.slice(0, site.message.length - todo.length).trim();
		return [
			`  ${pen.paint("yellow", own[0]?.reason ?? "")} (${count(own.length, "call")})`,
			...todo ? pen.text(todo, 4) : [],
			...apart(together(own, says), (same) => [
				...same.map((site) => `    ${pen.paint("yellow", "?")} ${pen.at(site)}`),
				...same[0] && says(same[0]) ? pen.text(says(same[0]), 8) : [],
				...relatedLines(same, pen, 8)
			]),
			""
		];
	}).slice(0, -1);
}
function commonEnd(messages) {
	const [first = "", ...rest] = messages;
	const start = [0, ...[...first.matchAll(/[.:!?] (?=[A-Z])/g)].map(({ index }) => index + 2)].find((at) => rest.every((message) => message.endsWith(first.slice(at))));
	return start === void 0 ? "" : first.slice(start);
}
// dist/src/report/terminal.js
const ended = (lines) => lines.map((line) => `${line}\n`).join("");
const renderText = (report) => renderTerminal(report, {
	colour: false,
	detail: "everything"
});
const renderTerminal = (report, options) => renderRows(report, options) + renderSummary(report, options);
function renderRows({ sites, run }, options) {
	const pen = penOf(options);
	const all = options.detail === "everything";
	const review = sites.filter(({ status, accepted }) => status === "review" && !accepted);
	return ended([
		...migratedLines(sites.filter(({ status }) => status === "migrated"), didMigrate(run) ? "Migrated" : "Would migrate", pen, all),
		...review.length ? [
			pen.paint("bold", "Needs review"),
			...reviewLines(review, pen),
			""
		] : [],
		...all ? skippedLines(sites.filter(({ status, accepted }) => status === "skipped" || accepted), pen) : []
	]);
}
const renderErrors = ({ errors }, options) => ended(errorLines(errors, penOf(options)));
function renderSummary(report, options) {
	const pen = penOf(options);
	const { run, warnings, unattributed, errors } = report;
	const all = options.detail === "everything";
	const effort = effortTable(run.options);
	const budgets = budgetSummary(report);
	const repositories = repositoriesText(report);
	const closed = all ? closedText(report) : void 0;
	return ended([
		...errorLines(errors, pen),
		...warnings.flatMap((warning) => labelled("warning", "yellow", warning, pen)),
		...effort ? pen.text(`Effort, Opus 4.6 to Opus 4.7: ${effort.map(effortText).join("; ")}. low stays.`, 0) : [],
		...placesLine("Thinking budgets outside any listed call", unattributed, pen, all),
		...alsoLines(report, pen, options),
		...closed ? pen.text(closed, 0) : [],
		...[...waitingTexts(report), ...ownIdTexts(report)].flatMap((text) => pen.text(text, 0)),
		...budgets ? pen.text(budgets, 0) : [],
		...costLines(report, pen, all, budgets !== void 0),
		...repositories ? pen.text(repositories, 0) : [],
		...pen.text(summaryText(report), 0).map((line) => pen.paint("bold", line))
	]);
}
function costLines(report, pen, all, isSummed) {
	const costs = costsOf(report);
	if (!costs) return [];
	const { kinds, grown, concerns } = costs;
	const indent = isSummed ? 2 : 0;
	const rest = grown.length - MOST_PAIRS;
	const pairs = `${grown.slice(0, MOST_PAIRS).map(grownText).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
	return [
		...isSummed ? pen.text(`${kinds.map(kindText).join("; ")}.`, 2) : [],
		...grown.length > 0 ? pen.text(`Larger than before: ${pairs}.`, indent) : [],
		...concerns.flatMap(({ says, sites }) => placesLine(says, sites, pen, all, indent))
	];
}
const errorLines = (errors, pen) => errors.flatMap(({ file, line, message }) => {
	const place = file === null ? "" : line === null ? `${visible(file)}: ` : `${pen.at({
		file,
		line
	})}: `;
	return place ? [`${pen.paint("red", "error")} ${place}${visible(message)}`] : labelled("error", "red", message, pen);
});
const labelled = (label, style, text, pen) => pen.text(`${label} ${text}`, 0).map((line, index) => index === 0 ? pen.paint(style, label) + line.slice(label.length) : line);
function migratedLines(sites, title, pen, all) {
	if (sites.length === 0) return [];
	const isLong = !all && sites.length > 20;
	const places = Math.min(48, Math.max(...sites.map(({ file, line }) => widthOf(visible(`${file}:${line}`)))));
	const calls = Math.max(...sites.map(({ api }) => widthOf(visible(api ?? ""))));
	const firsts = firstsOf(sites);
	const rows = sites.flatMap((site) => {
		const api = visible(site.api ?? "");
		const place = pen.at(site) + " ".repeat(Math.max(0, places - widthOf(visible(`${site.file}:${site.line}`))));
		const facts = [...site.budget ? [visible(budgetText(site.budget))] : [], ...site.kind === "agentic" ? [site.kind] : []].join(", ");
		const head = `${pen.paint("green", "✔")} ${place}  ${api}`;
		const columns = ROW_MARGIN + places + 2 + calls + 2 + widthOf(facts);
		const row = pen.fits(columns) ? [`  ${head}${" ".repeat(calls - widthOf(api))}  ${facts}`.trimEnd()] : [`  ${head}`, ...facts ? pen.text(facts) : []];
		return isLong ? row : [...row, ...detailLines(site, firsts, pen, all)];
	});
	return [
		pen.paint("bold", title),
		...rows,
		...isLong ? noteLines(sites, pen) : [],
		""
	];
}
const textOfNote = ({ code, message }) => `${code}: ${message}`;
const firstsOf = (sites) => new Map([...sites].reverse().flatMap((site) => site.notes.map((note) => [textOfNote(note), site])));
function detailLines(site, firsts, pen, all) {
	const notes = site.notes.filter(({ code }) => all || !SAID_ONCE.has(code));
	return [
		...all && site.kind && site.why !== null ? pen.text(`${site.kind}: ${site.why}`) : [],
		...notes.flatMap((note) => {
			const first = firsts.get(textOfNote(note)) ?? site;
			return all || first === site ? pen.text(textOfNote(note)) : [`      ${note.code}: as for ${pen.at(first)}.`];
		}),
		...all ? site.changes.map((change) => `      ${change.kind} at ${pen.at(change)}`) : []
	].map((line) => pen.paint("dim", line));
}
function noteLines(sites, pen) {
	const lines = [...grouped(sites.flatMap((site) => site.notes.filter(({ code }) => !SAID_ONCE.has(code)).map((note) => ({
		site,
		note
	}))), ({ note }) => textOfNote(note))].flatMap(([text, all]) => [...pen.text(`${text} (${count(all.length, "call")})`, 4), ...placesLine("", all.map(({ site }) => site), pen, false, 6)]);
	return lines.length ? [
		"",
		pen.paint("bold", "  Notes"),
		...lines.map((line) => pen.paint("dim", line))
	] : [];
}
function skippedLines(sites, pen) {
	if (sites.length === 0) return [];
	const rows = sites.flatMap((site) => [`  - ${pen.at(site)}  ${site.reason}${site.accepted ? " (accepted by the baseline)" : ""}`, ...pen.text(site.message)]);
	return [
		pen.paint("bold", "Skipped"),
		...rows,
		""
	];
}
function alsoLines({ alsoCheck, run }, pen, { detail }) {
	const row = (name, places) => placesLine(name, places, pen, detail === "everything", 2);
	const section = (title, rows) => rows.length > 0 ? [title, ...rows] : [];
	const kinds = (lines) => byKind(lines).flatMap(({ kind, shown }) => row(kind, shown));
	const { edited, left, others } = byFate(alsoCheck);
	return [
		...section(FATE_TITLES.edited(didMigrate(run)), kinds(edited)),
		...section(FATE_TITLES.left, [...left].flatMap(([why, places]) => row(visible(why), places))),
		...section(FATE_TITLES.others, kinds(others))
	];
}
const restOf = (places, most, textOf) => {
	const rest = places.length - most;
	return `${places.slice(0, most).map(textOf).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}.`;
};
const ROW_MARGIN = 4;
const SHOWN = 3;
const MOST_PAIRS = 3;
function placesLine(title, places, pen, all, indent = 0) {
	if (places.length === 0) return [];
	const margin = " ".repeat(indent);
	const head = `${margin}${title && `${title}: `}`;
	const fits = (start, most) => pen.fits(widthOf(start + restOf(places, most, ({ file, line }) => visible(`${file}:${line}`))));
	const most = all ? places.length : [SHOWN, 2].find((most) => fits(head, most)) ?? 1;
	const list = restOf(places, most, pen.at);
	const below = `${margin}  `;
	return title && !fits(head, most) && fits(below, most) ? [head.trimEnd(), below + list] : [head + list];
}
export { renderErrors, renderRows, renderSummary, renderTerminal, renderText };
