import { C as TARGETS, D as familyNamed, F as readModel, O as idNamed, R as shortName, T as factsAbout, n as CHOICES, t as CALL_KINDS, v as OPUS_4_7, x as SOURCES } from "./settings-C179M5Kk.js";
import { t as nearestName } from "./nearest-CzF4v3zv.js";
// dist/src/run/checks.js
const isBoolean = (value) => typeof value === "boolean" ? void 0 : "must be true or false";
const isText = (value) => typeof value === "string" && value !== "" ? void 0 : "must be a string";
const isTexts = (value) => Array.isArray(value) && value.every((item) => isText(item) === void 0) ? void 0 : "must be a list of strings";
const isTokens = (value) => typeof value === "number" && Number.isInteger(value) && value >= 0 ? void 0 : "must be a whole number of tokens, 0 or more";
const oneOf = (choices) => (value) => typeof value === "string" && choices.includes(value) ? void 0 : `must be one of ${choices.join(", ")}`;
const isRatio = (value) => typeof value === "number" && value > 0 && value <= 1 ? void 0 : "must be a number above 0 and at most 1";
const names = (families) => families.map(shortName).join(", ");
const isSource = (value) => {
	const family = typeof value === "string" ? familyNamed(value) : void 0;
	return family && SOURCES.includes(family) ? void 0 : `must be a model that takes thinking budgets: ${names(SOURCES)}`;
};
const isTarget = (value) => {
	const known = typeof value === "string" ? readModel(idNamed(value)) : void 0;
	if (known?.kind === "known" && factsAbout(known.family).thinkingBudget !== "refused") return `must be a model that takes adaptive thinking in place of budgets: ${names(TARGETS)}`;
	return isText(value);
};
function problemsIn(value, checks) {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return ["must be an object"];
	return Object.entries(value).flatMap(([key, given]) => {
		const check = Object.hasOwn(checks, key) ? checks[key] : void 0;
		if (!check) {
			const near = nearestName(key, Object.keys(checks));
			return [`\`${key}\` is not known${near ? ` (did you mean \`${near}\`?)` : `. Known: ${Object.keys(checks).join(", ")}`}`];
		}
		const problem = check(given);
		return problem ? [`\`${key}\` ${problem}`] : [];
	});
}
const told = (about, problems) => problems.length === 1 ? `${about && `${about}: `}${problems[0]}.` : `${about || "settings"}: ${problems.length} problems:\n${problems.map((problem) => `  ${problem}.`).join("\n")}`;
// dist/src/run/config-fields.js
const bool = (about) => ({
	about,
	check: isBoolean,
	schema: { type: "boolean" }
});
const text = (about) => ({
	about,
	check: isText,
	schema: {
		type: "string",
		minLength: 1
	}
});
const texts = (about) => ({
	about,
	check: isTexts,
	schema: {
		type: "array",
		items: {
			type: "string",
			minLength: 1
		}
	}
});
const RATIO = {
	type: "number",
	exclusiveMinimum: 0,
	maximum: 1
};
const ratio = (about) => ({
	about,
	check: isRatio,
	schema: RATIO
});
const tokens = (about) => ({
	about,
	check: isTokens,
	schema: {
		type: "integer",
		minimum: 0
	}
});
const choice = (about, choices) => ({
	about,
	check: oneOf(choices),
	schema: { enum: choices }
});
const model = (about, check, example) => ({
	about,
	check,
	schema: {
		type: "string",
		minLength: 1,
		examples: [example]
	}
});
const RULE = {
	kind: choice("`agentic`: calls with tools, of the tool runner, or in a loop that feeds their response back; `single`: all others.", CALL_KINDS),
	files: text("Glob over paths relative to the project root."),
	site: text("Glob over the IDs of the report, as in `src/agent.ts#plan:*`."),
	ratio: ratio("Task budget as a share of the thinking budget."),
	minBudget: tokens("Smallest task budget in tokens."),
	total: tokens("A fixed task budget in tokens."),
	taskBudget: bool("False gives these calls no task budget.")
};
const checksOf = (fields) => Object.fromEntries(Object.entries(fields).map(([name, { check }]) => [name, check]));
const propertiesOf = (fields) => Object.fromEntries(Object.entries(fields).map(([name, { about, schema }]) => [name, {
	description: about,
	...schema
}]));
const RULE_CHECKS = checksOf(RULE);
const RULES = {
	about: "Budgets by kind, path or call; the last rule that fits wins.",
	check: (value) => Array.isArray(value) ? value.flatMap((rule, index) => problemsIn(rule, RULE_CHECKS).map((problem) => `entry ${index + 1}: ${problem}`)).join("; ") || void 0 : "must be a list of rules",
	schema: {
		type: "array",
		items: {
			type: "object",
			properties: propertiesOf(RULE),
			additionalProperties: false
		}
	}
};
const EXPERIMENT = {
	about: "Ratios to compare: calls read their budget from a generated module. An empty list turns it off.",
	check: (value) => {
		if (!Array.isArray(value) || value.some((one) => isRatio(one) !== void 0)) return "must be a list of numbers above 0 and at most 1";
		return value.length === 0 || new Set(value).size > 1 ? void 0 : "must name at least two ratios";
	},
	schema: {
		type: "array",
		items: RATIO,
		anyOf: [{ maxItems: 0 }, { minItems: 2 }]
	}
};
const KIND = oneOf(CHOICES.editAlso);
const EDIT_ALSO = {
	about: "Kinds of lines to edit, beside the calls, that know the old model.",
	check: (value) => Array.isArray(value) ? value.flatMap((one) => KIND(one) === void 0 ? [] : `holds ${JSON.stringify(one)}; each kind ${KIND(one)}`)[0] : "must be a list of kinds",
	schema: {
		type: "array",
		items: { enum: CHOICES.editAlso }
	}
};
const ASSUMED = oneOf(CHOICES.assumeModel);
const SETTINGS_FIELDS = {
	preset: choice("What to write: what the API accepts, or the form of the launch announcement.", CHOICES.preset),
	ratio: ratio("Task budget as a share of the thinking budget."),
	minBudget: tokens("Smallest task budget in tokens; 0 for none."),
	from: model("Model to migrate from.", isSource, OPUS_4_7.from),
	to: model("Model ID to write.", isTarget, OPUS_4_7.to),
	targetModel: model("Same as `to`.", isTarget, OPUS_4_7.to),
	thinking: choice("Write adaptive thinking, or remove the property.", CHOICES.thinking),
	display: choice("Thinking text in responses.", CHOICES.display),
	effort: choice("Keep the effort, shift it by the announcement’s table, or set a level.", CHOICES.effort),
	taskBudget: bool("False changes only what the target requires."),
	assumeModel: {
		about: "Treat an unknown model as this one.",
		check: (value) => value === null ? void 0 : ASSUMED(value),
		schema: { enum: [...CHOICES.assumeModel, null] }
	},
	guard: bool("Let calls whose model is chosen at run time choose thinking by the model."),
	unguard: bool("Replace what `guard` wrote by the plain form, where no model is known that takes thinking budgets."),
	allCalls: bool("Migrate calls without a thinking budget too."),
	closedWorld: bool("Take the callers in the project to be all that there are, of exported functions too."),
	fixSampling: bool("Remove sampling parameters from calls that fail because of them, whatever their model."),
	editAlso: EDIT_ALSO,
	types: choice("Check and update types in TypeScript files.", CHOICES.types),
	budgets: RULES,
	experiment: EXPERIMENT
};
const { experiment: _, editAlso: __, guard: ___, unguard: ____, ...oneFile } = SETTINGS_FIELDS;
const CONFIG_FIELDS = {
	...SETTINGS_FIELDS,
	include: texts("Globs: only files that match."),
	exclude: texts("Globs: no files that match."),
	ignore: bool("False includes what .gitignore and the default exclusions leave out."),
	docs: bool("Include the code blocks of Markdown and MDX."),
	strict: bool("With --check, calls that need review count too."),
	baseline: text("File with the calls needing review that are accepted."),
	$schema: text("The JSON Schema of this file, for editors.")
};
export { told as a, problemsIn as i, SETTINGS_FIELDS as n, checksOf as r, CONFIG_FIELDS as t };
