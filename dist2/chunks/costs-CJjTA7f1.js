import { t as CALL_KINDS } from "./settings-C179M5Kk.js";
import { c as grouped, f as tokens, o as count } from "./text-CsLCt7rj.js";
import { t as ALSO_KINDS } from "./kinds-B2mNMhOJ.js";
// dist/src/report/also.js
const byKind = (lines, most = Number.POSITIVE_INFINITY) => ALSO_KINDS.flatMap((kind) => {
	const own = lines.filter((line) => line.kind === kind);
	return own.length ? [{
		kind,
		shown: own.slice(0, most),
		more: Math.max(0, own.length - most)
	}] : [];
});
function byFate(lines) {
	const isEdited = ({ changes }) => changes !== void 0;
	return {
		edited: lines.filter(isEdited),
		left: grouped(lines.filter((line) => !isEdited(line) && line.left !== void 0), ({ left = "" }) => left),
		others: lines.filter((line) => !isEdited(line) && line.left === void 0)
	};
}
const FATE_TITLES = {
	edited: (wasWritten) => `${wasWritten ? "Edited" : "Would edit"} beside the calls`,
	left: "Left beside the calls, with the old model ID",
	others: "The old model ID also appears in"
};
// dist/src/report/costs.js
const COSTS_ABOUT = "Budgets are upper limits, not bills: a thinking budget limited each response, a task budget is meant for all requests of a task together.";
function costsOf({ sites }) {
	const own = sites.filter(({ status, kind, notes }) => status === "migrated" && kind !== null && !notes.some(({ code }) => code === "sampling-fixed"));
	if (own.length === 0) return void 0;
	const kinds = CALL_KINDS.flatMap((kind) => {
		const calls = own.filter((site) => site.kind === kind);
		return calls.length > 0 ? [costsOfKind(kind, calls)] : [];
	});
	const grown = [...grouped(own.filter(grows), ({ budget }) => `${budget?.from} ${budget?.to}`).values()].map((calls) => {
		const { from, to } = calls[0]?.budget ?? {};
		return {
			from: from ?? 0,
			to: to ?? 0,
			sites: calls
		};
	});
	const concerns = CONCERNS.flatMap(([code, says, todo]) => {
		const calls = own.filter(({ notes }) => notes.some((note) => note.code === code));
		return calls.length > 0 ? [{
			says,
			todo,
			sites: calls
		}] : [];
	});
	return {
		kinds,
		grown: grown.sort((a, b) => b.to / b.from - a.to / a.from || a.from - b.from),
		concerns
	};
}
const CONCERNS = [
	[
		"budget-for-a-loop",
		"The minimum has to last a whole loop",
		"Give agents a number of their own, with --budget-for agentic=… or budgets in the configuration."
	],
	[
		"budget-varies",
		"The budget varies by request and breaks the prompt cache",
		"Give calls that share a cached prompt a fixed number."
	],
	[
		"max-tokens-tight",
		"max_tokens is tight",
		"Raise it."
	]
];
const isKnown = ({ budget }) => budget?.from != null && budget.to !== null;
const grows = (site) => isKnown(site) && (site.budget?.to ?? 0) > (site.budget?.from ?? 0);
function costsOfKind(kind, calls) {
	const known = calls.filter(isKnown);
	const sum = (key) => known.reduce((total, { budget }) => total + (budget?.[key] ?? 0), 0);
	const without = calls.filter(({ budget }) => budget === null).length;
	return {
		kind,
		calls: calls.length,
		before: sum("from"),
		after: sum("to"),
		computed: calls.length - known.length - without,
		without
	};
}
const KIND_COLUMNS = [
	"kind",
	"calls",
	"tokens before",
	"tokens after",
	"computed",
	"no task budget"
];
const kindCells = ({ calls, before, after, computed, without }) => [
	calls,
	before,
	after,
	computed,
	without
].map(tokens);
function kindText({ kind, calls, before, after, computed, without }) {
	const asides = [...computed ? [`${tokens(computed)} computed`] : [], ...without ? [`${tokens(without)} without a task budget`] : []];
	return `${kind}: ${before || after ? `${tokens(before)} → ${tokens(after)} tokens in ` : ""}${count(calls, "call")}${asides.length ? ` (${asides.join(", ")})` : ""}`;
}
const grownText = ({ from, to, sites }) => `${tokens(from)} → ${tokens(to)} (×${Number((to / from).toFixed(1))}) in ${count(sites.length, "call")}`;
export { kindCells as a, byFate as c, grownText as i, byKind as l, KIND_COLUMNS as n, kindText as o, costsOf as r, FATE_TITLES as s, COSTS_ABOUT as t };
