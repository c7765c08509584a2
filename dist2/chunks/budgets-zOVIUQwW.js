import { I as BUDGET_FUNCTION, o as JAVASCRIPT, pt as factsOf, r as inLanguages } from "./analyse-Bpi9X5ED.js";
import { C as exprKey, g as property, h as outcomes } from "./needles-D9OxdcVW.js";
// dist/src/calibrate/budgets.js
const BUDGET_NEEDLES = ["task_budget", BUDGET_FUNCTION];
function budgetAnalysis(wanted, left) {
	return (tree, _settings, _stops, languages = [JAVASCRIPT]) => {
		const seen = /* @__PURE__ */ new Set();
		left.clear();
		const judge = (language, files) => budgetsIn(language, files, {
			wanted,
			left,
			seen
		});
		const analysis = inLanguages(tree, languages, judge, BUDGET_NEEDLES);
		for (const id of wanted.keys()) if (!seen.has(id)) left.set(id, "no such call is left in the code");
		return analysis;
	};
}
function budgetsIn(language, tree, { wanted, left, seen }) {
	const found = language.find();
	const places = found.sites.flatMap((site) => factsOf(site).requests.map(({ request }) => ({
		site,
		...budgetOf(request.params, language)
	})));
	for (const { site } of places) seen.add(site.id);
	const readers = /* @__PURE__ */ new Map();
	for (const { site, at } of places) if (at) readers.set(exprKey(at), /* @__PURE__ */ new Set([...readers.get(exprKey(at)) ?? [], site]));
	const operations = places.flatMap(({ site, at, now, why }) => {
		const budget = wanted.get(site.id);
		if (budget === void 0 || budget === now) return [];
		const others = at ? [...readers.get(exprKey(at)) ?? []].filter((other) => wanted.get(other.id) !== budget) : [];
		const reason = why ?? (site.selected ? void 0 : "its file is not among the given paths") ?? sharedWith(others);
		if (reason !== void 0 || !at) {
			left.set(site.id, reason ?? "it has no task budget");
			return [];
		}
		const like = now === void 0 ? tree.read(at.file) : language.text(at);
		return [{
			op: "replace",
			expr: at,
			text: language.syntax.number(budget, /\d_\d/.test(like ?? "")),
			kind: "task-budget",
			sites: [...readers.get(exprKey(at)) ?? []].map(({ id }) => id).sort()
		}];
	});
	const edits = language.print([...new Map(operations.map((operation) => [JSON.stringify(operation.sites), operation])).values()]);
	const decided = places.flatMap(({ asked, at, site }) => asked !== void 0 && at && operations.some(({ expr }) => expr === at) ? [{
		expr: at,
		site: site.id
	}] : []);
	edits.push(...language.experiments.removals(decided));
	const changed = new Set(edits.flatMap(({ sites }) => sites));
	return {
		sites: found.sites.filter(({ id }) => changed.has(id)).map((site) => described(site, wanted.get(site.id) ?? 0, places.find((one) => one.site === site))),
		edits,
		unattributed: [],
		errors: found.errors,
		unusedIgnores: [],
		parsed: found.parsed
	};
}
const sharedWith = (others) => others.length ? `its budget is also that of ${others.map(({ id }) => id).join(", ")}` : void 0;
function budgetOf(params, language) {
	const total = property(property(property(params, "output_config"), "task_budget"), "total");
	const [only, ...more] = outcomes(total);
	if (!only || only.leaf.kind === "literal" && only.leaf.absent) return { why: "it has no task budget" };
	const { leaf } = only;
	const written = only.trail.find((step) => step.kind === "read" && !step.part)?.expr;
	const asked = written && language.experiments.askedFor(written);
	const isElsewhere = more.some(({ trail }) => !trail.some(({ expr }) => written && exprKey(expr) === exprKey(written)));
	if (asked !== void 0 && !isElsewhere) return {
		at: written,
		asked
	};
	if (more.length > 0) return { why: "it has several budgets, by a condition" };
	if (leaf.kind !== "literal" || typeof leaf.value !== "number") return { why: `its budget is computed: ${language.text(total.expr)}` };
	return written && language.isWritten(written) ? {
		at: written,
		now: leaf.value
	} : { why: "its budget is not written in this code" };
}
function described(site, budget, place) {
	return {
		id: site.id,
		file: site.file,
		start: site.expr.start,
		end: site.expr.end,
		api: site.api,
		status: "migrated",
		reason: null,
		kind: null,
		model: null,
		budget: {
			from: place?.now ?? null,
			ratio: 1,
			computed: budget,
			to: budget,
			floored: false,
			expression: null,
			at: null
		},
		notes: [],
		related: []
	};
}
export { BUDGET_NEEDLES, budgetAnalysis };
