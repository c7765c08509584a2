// dist/src/report/text.js
const tokens = (count) => String(count).replace(/(?<!\.\d*)\B(?=(?:\d{3})+(?!\d))/g, ",");
const visible = (text) => text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
const SAID_ONCE = /* @__PURE__ */ new Set([
	"floored",
	"announced-form",
	"types-not-checked"
]);
function budgetText(budget) {
	if (!budget) return "";
	return `${budget.from === null ? "varies" : tokens(budget.from)} → ${budget.expression ?? (budget.to === null ? "kept" : tokens(budget.to))}${budget.floored && budget.to !== null ? " (minimum)" : ""}`;
}
const count = (number, one) => `${tokens(number)} ${one}${number === 1 ? "" : "s"}`;
const didMigrate = ({ mode }) => mode === "write";
function summaryText({ summary, run, sites }) {
	const accepted = sites.filter((site) => site.accepted).length;
	const open = summary.review - accepted;
	const scanned = `${count(summary.filesScanned, "file")} scanned`;
	const more = [
		...accepted ? [`${tokens(accepted)} accepted by the baseline`] : [],
		...summary.skipped ? [`${tokens(summary.skipped)} skipped`] : [],
		...summary.errors ? [count(summary.errors, "error")] : []
	];
	if (summary.migrated === 0) {
		const rest = [...open ? [`${count(open, "call")} ${open === 1 ? "needs" : "need"} review`] : [], ...more];
		return `Nothing to migrate. ${rest.length ? `${rest.join(", ")} (${scanned}).` : `${scanned}.`}`;
	}
	const files = new Set(sites.flatMap(({ status, changes }) => status === "migrated" ? changes.map(({ file }) => file) : [])).size;
	return `${[
		`${count(summary.migrated, "call")} ${didMigrate(run) ? "migrated" : "would migrate"} in ${count(files, "file")}`,
		`${tokens(open)} ${open === 1 ? "needs" : "need"} review`,
		...more
	].join(", ")} (${scanned}).`;
}
const repositoriesText = ({ run: { repositories } }) => repositories && `Paths begin with the name of their repository: ${repositories.map(visible).join(", ")}.`;
function waitingTexts({ sites }) {
	const review = sites.filter(({ status, accepted }) => status === "review" && !accepted);
	const rows = new Set(review.map(({ file, line }) => `${file}:${line}`));
	return [...grouped(review.filter(({ reason, blocker }) => reason === "shared-params" && blocker && rows.has(`${blocker.file}:${blocker.line}`)), ({ blocker }) => `${blocker?.file}:${blocker?.line}`)].map(([place, calls]) => `${count(calls.length, "call")} ${calls.length === 1 ? "waits" : "wait"} for ${visible(place)}.`);
}
const CLOSED_BY = {
	"private-package": "a private package does not publish it",
	"private-name": "its name begins with an underscore",
	"closed-world": "--closed-world"
};
function closedText({ sites }) {
	const names = grouped(sites.flatMap(({ closed = [] }) => closed), ({ file, line, name, why }) => `${name} (${file}:${line}; ${CLOSED_BY[why]})`);
	return names.size === 0 ? void 0 : `No callers but those in the project: ${[...names.keys()].map(visible).join(", ")}.`;
}
function ownIdTexts({ sites }) {
	return [...grouped(sites.flatMap(({ model }) => model?.kept ? [model.kept] : []), ({ name, reader }) => `${reader.file}:${reader.line} ${name}`).values()].map((all) => {
		const [{ name, reader, perhaps }] = all;
		const gets = all.length === 1 ? "gets its" : "get their";
		const reads = perhaps ? "may still read" : "still reads";
		return `${count(all.length, "call")} ${gets} own ID because ${visible(`${reader.file}:${reader.line}`)} ${reads} ${visible(name)}.`;
	});
}
function budgetSummary({ summary, sites }) {
	if (summary.migrated === 0 || summary.budgetAfter === 0) return void 0;
	const minimums = new Set(sites.flatMap(({ status, budget }) => status === "migrated" && budget?.floored ? [budget.to] : []));
	const [only] = minimums.size === 1 ? minimums : [];
	const minimum = only == null ? "minimum" : `${tokens(only)} minimum`;
	const floored = summary.floored ? `; the ${minimum} applies to ${tokens(summary.floored)}` : "";
	return `Known budgets: ${tokens(summary.budgetBefore)} → ${tokens(summary.budgetAfter)} tokens${floored}.`;
}
function grouped(things, keyOf) {
	const groups = /* @__PURE__ */ new Map();
	for (const thing of things) {
		const key = keyOf(thing);
		const known = groups.get(key);
		if (known) known.push(thing);
		else groups.set(key, [thing]);
	}
	return groups;
}
const byFile = (sites) => grouped(sites, ({ file }) => file);
export { closedText as a, grouped as c, summaryText as d, tokens as f, byFile as i, ownIdTexts as l, waitingTexts as m, budgetSummary as n, count as o, visible as p, budgetText as r, didMigrate as s, SAID_ONCE as t, repositoriesText as u };
