import { D as familyNamed, E as factsOfTarget, F as readModel, P as nameOf, R as shortName, d as API_MINIMUM_TASK_BUDGET, i as allowsGuards, q as InvalidSetting, s as takesTaskBudgets, v as OPUS_4_7 } from "./settings-C179M5Kk.js";
import { a as told, i as problemsIn, n as SETTINGS_FIELDS, r as checksOf } from "./config-fields-7Og8vPJC.js";
// dist/src/run/settings-check.js
const SETTING_CHECKS = checksOf(SETTINGS_FIELDS);
function checkSettings(chosen) {
	const given = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== void 0));
	const { to, targetModel = to } = given;
	const problems = problemsIn(given, SETTING_CHECKS);
	if (problems.length === 0 && to !== void 0 && to !== targetModel) problems.push("`to` and `targetModel` name different models");
	if (problems.length > 0) throw new InvalidSetting(told("", problems));
}
function checkTogether(settings) {
	const { experiment, guard, taskBudget, preset, assumeModel, from, effort, targetModel } = settings;
	if (assumeModel !== null && familyNamed(assumeModel) !== from) throw new InvalidSetting(`\`assumeModel\` must be the model to migrate from: ${shortName(from)}. Use --from for another one.`);
	const levels = factsOfTarget(targetModel).effort?.levels ?? [];
	if (effort !== "keep" && effort !== "shift" && !levels.includes(effort)) throw new InvalidSetting(`\`effort\`: ${nameOf(targetModel)} takes ${levels.join(", ") || "no level"}.`);
	if (experiment.length > 0 && (!taskBudget || preset !== "published")) throw new InvalidSetting("`experiment` compares task budgets that the API accepts: remove --no-task-budget and --preset announced.");
	if (guard && settings.unguard) throw new InvalidSetting("`guard` writes what `unguard` removes: choose one of them.");
	if (!guard) return;
	if (!allowsGuards(settings)) throw new InvalidSetting("`guard` writes what each model takes: remove --no-task-budget, --preset announced, --thinking, --effort, --experiment and --assume-model.");
	if (readModel(targetModel).kind !== "known") throw new InvalidSetting(`\`guard\` chooses by the model, and ${targetModel} is not a known one. Give --to a model ID.`);
}
function doubtsAbout(settings) {
	const { budgets, preset, taskBudget, experiment } = settings;
	const apiCares = preset === "published" && taskBudget;
	const needed = experiment.length ? ["the generated module imports opus47-migrate/usage: run `npm install opus47-migrate`."] : [];
	const doubtful = budgets.flatMap(({ ratio, minBudget, total, kind, files, site }, index) => {
		const doubts = [];
		if (total === void 0 && ratio !== void 0 && (ratio < .5 || ratio > .6)) doubts.push(`a ratio of ${ratio} is outside the range of 0.5 to 0.6 that the announcement suggests.`);
		const least = total ?? minBudget;
		if (apiCares && least !== void 0 && least < 2e4) doubts.push(`the API refuses task budgets under ${API_MINIMUM_TASK_BUDGET.toLocaleString("en-US")} tokens, and this allows ${least}.`);
		const isForAll = kind !== void 0 && files === void 0 && site === void 0;
		return doubts.map((doubt) => `${isForAll ? `budgets of ${kind} calls` : `budgets, entry ${index + 1}`}: ${doubt}`);
	});
	return [
		...needed,
		...doubtsAboutModels(settings),
		...doubtful
	];
}
function doubtsAboutModels({ from, targetModel, effort, thinking, preset }) {
	const to = factsOfTarget(targetModel);
	const name = nameOf(targetModel);
	return [
		...readModel(targetModel).kind === "known" ? [] : [`${targetModel} is not a known model: it is assumed to accept what ${nameOf(OPUS_4_7.to)} accepts.`],
		...takesTaskBudgets({ targetModel }) ? [] : [`${name} has no task budgets: none is written.`],
		...effort === "shift" && (from !== OPUS_4_7.from || name !== nameOf(OPUS_4_7.to)) ? [`the announcement’s table of effort levels is about ${nameOf(OPUS_4_7.from)} and ${nameOf(OPUS_4_7.to)}.`] : [],
		...thinking === "remove" && preset === "published" && to.thinksByDefault ? [`${name} thinks if \`thinking\` is omitted.`] : []
	];
}
export { checkTogether as n, doubtsAbout as r, checkSettings as t };
