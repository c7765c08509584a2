import { n as Git } from "./project-CIa5t-Du.js";
import { i as slashed } from "./paths-DwQqBBKr.js";
import { n as readText, r as writeText, t as exists } from "./plain-yuBgE5-V.js";
import { r as SdkVersions } from "./lines-DmuK7WQ-.js";
import { d as summaryText, f as tokens, o as count, p as visible } from "./text-CsLCt7rj.js";
import { loadConfig } from "./config-CVUznbAI.js";
import { C as TARGETS, F as readModel, P as nameOf, R as shortName, T as factsAbout, X as UserError, a as mayGuard, c as withDefaults, l as groupOf, v as OPUS_4_7 } from "./settings-C179M5Kk.js";
import { t as run } from "./run-DfmBP6p_.js";
import { r as isOfModels } from "./reasons-DFhIx4VQ.js";
import { t as version } from "./version-Ba0Nipo5.js";
import { typedCommand } from "./closing-gfsNQ7zf.js";
import { i as budgetMeant, r as BUDGET_FORMS } from "./command-CH2O_esS.js";
import { t as interruptible } from "./interrupt-Bvmx7iJ4.js";
import { i as createProgress } from "./progress-CoNmF3JS.js";
import path from "node:path";
import nodeFs from "node:fs";
// dist/src/run/survey.js
function surveyOf({ sites, alsoCheck, summary }) {
	const models = counted(sites.filter(({ kind }) => kind !== null).flatMap((site) => familyOf(site) ?? []));
	const groups = counted(alsoCheck.flatMap(({ kind }) => groupOf(kind) ?? []));
	const open = sites.filter(({ status }) => status !== "skipped");
	const ofKind = (kind) => {
		const own = open.filter((site) => site.kind === kind);
		return {
			calls: own.length,
			floored: own.filter(({ budget }) => budget?.floored).length
		};
	};
	return {
		models: models.map(([family, calls]) => ({
			family,
			calls
		})),
		kinds: {
			agentic: ofKind("agentic"),
			single: ofKind("single")
		},
		migrated: summary.migrated,
		review: summary.review,
		also: groups.map(([group, lines]) => {
			const first = alsoCheck.find(({ kind }) => groupOf(kind) === group);
			return {
				group,
				lines,
				example: first ? `${first.file}:${first.line}` : ""
			};
		}),
		undecided: sites.filter(({ reason, notes }) => isOfModels(reason) || notes.some(({ code }) => code === "model-guarded")).length,
		tooOld: sites.filter(({ reason }) => reason === "sdk-too-old")
	};
}
function familyOf({ model }) {
	const read = readModel(model?.from ?? "");
	return read.kind === "known" && factsAbout(read.family).thinkingBudget !== "refused" ? read.family : void 0;
}
function counted(all) {
	const counts = /* @__PURE__ */ new Map();
	for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
	return [...counts].sort(([, a], [, b]) => b - a);
}
// dist/src/cli/init-questions.js
const DEFAULTS = {
	choose: async (_, __, initial) => initial,
	chooseSome: async (_, __, initial) => [...initial],
	enter: async (_, placeholder) => placeholder,
	agree: async () => false
};
const MODEL_QUESTIONS = [askSource, askTarget];
const QUESTIONS = [
	askSdk,
	askGuard,
	askBudget("agentic"),
	askBudget("single"),
	askAlso
];
async function askSource({ prompts, survey: { models }, chosen }) {
	const { from } = withDefaults(chosen);
	if (models.every(({ family }) => family === from)) return {};
	const initial = models.find(({ family }) => family === from) ?? models[0];
	if (!initial) return {};
	const choices = models.map(({ family, calls }) => {
		const { retires } = factsAbout(family);
		return {
			value: family,
			label: `${nameOf(family)}: ${count(calls, "call")}`,
			...retires && { hint: `retires ${retires}` }
		};
	});
	const answer = await prompts.choose("Thinking budgets of several models are in use. Which model is to migrate?", choices, initial.family);
	return answer === from ? {} : { from: shortName(answer) };
}
async function askTarget({ prompts, chosen }) {
	const { from, targetModel } = withDefaults(chosen);
	const target = readModel(targetModel);
	if (from === OPUS_4_7.from || target.kind !== "known") return {};
	const isOfLine = (family) => factsAbout(family).line === factsAbout(from).line;
	const initial = chosen.to !== void 0 || isOfLine(target.family) ? target.family : TARGETS.find(isOfLine) ?? target.family;
	const choices = TARGETS.map((family) => ({
		value: family,
		label: nameOf(family),
		...factsAbout(family).taskBudget === null && { hint: "no task budgets" }
	}));
	return { to: await prompts.choose(`Which model takes the place of ${nameOf(from)}?`, choices, initial) };
}
async function askSdk({ prompts, survey: { tooOld }, installs }) {
	if (tooOld.length === 0) return {};
	return await prompts.choose(`The installed SDK has no task budgets, so ${count(tooOld.length, "call")} would need review.`, [{
		value: "install",
		label: "install a newer one first",
		hint: installs.join("; ")
	}, {
		value: "without",
		label: "write no task budgets",
		hint: "model, thinking and sampling alone"
	}], "install") === "without" ? { taskBudget: false } : {};
}
async function askGuard({ prompts, survey: { undecided }, chosen }) {
	const settings = withDefaults(chosen);
	if (undecided === 0 || !mayGuard(settings)) return {};
	const { guard } = settings;
	const answer = await prompts.choose(`The model of ${count(undecided, "call")} is chosen at run time. What becomes of ${undecided === 1 ? "it" : "them"}?`, [{
		value: "review",
		label: "leave for review"
	}, {
		value: "guard",
		label: "choose thinking by the model, at run time",
		hint: "a small module is added where no test tells the models apart"
	}], guard ? "guard" : "review");
	return answer === "guard" || guard ? { guard: answer === "guard" } : {};
}
const ABOUT = {
	agentic: (calls) => `${calls} of an agent: a task budget covers the whole loop. How large?`,
	single: (calls) => `${calls} of one request each. How large is the task budget?`
};
const isForAll = ({ files, site }) => files === void 0 && site === void 0;
function askBudget(kind) {
	return async ({ prompts, survey: { kinds }, chosen }) => {
		const settings = withDefaults(chosen);
		const { calls, floored } = kinds[kind];
		if (!settings.taskBudget || calls === 0) return {};
		const budgets = chosen.budgets ?? [];
		const current = budgets.find((rule) => rule.kind === kind && isForAll(rule));
		const answer = await prompts.choose(ABOUT[kind](count(calls, "call")), [
			...current ? [{
				value: "current",
				label: "as configured",
				hint: givenText(current)
			}] : [],
			{
				value: "share",
				label: shareText(settings),
				...floored > 0 && { hint: `${flooredText(floored, calls)} the minimum` }
			},
			{
				value: "other",
				label: "another number, or another share"
			},
			{
				value: "none",
				label: "none for these calls"
			}
		], current ? "current" : "share");
		if (answer === "current") return {};
		const given = answer === "share" ? void 0 : answer === "none" ? { taskBudget: false } : await enterBudget(prompts);
		const others = budgets.filter((rule) => rule !== current);
		return given || current ? { budgets: given ? [{
			kind,
			...given
		}, ...others] : others } : {};
	};
}
const shareText = ({ ratio, minBudget }) => `${tokens(Math.round(ratio * 1e3) / 10)} % of the thinking budget${minBudget > 0 ? `, at least ${tokens(minBudget)} tokens` : ""}`;
const flooredText = (floored, calls) => floored < calls ? `${tokens(floored)} of them get${floored === 1 ? "s" : ""}` : calls === 1 ? "it gets" : "all of them get";
function givenText({ total, ratio, minBudget, taskBudget }) {
	if (taskBudget === false) return "none";
	if (total !== void 0) return `${tokens(total)} tokens`;
	return [...ratio === void 0 ? [] : [`a share of ${ratio}`], ...minBudget === void 0 ? [] : [`at least ${tokens(minBudget)}`]].join(", ");
}
async function enterBudget(prompts) {
	const meant = (answer) => budgetMeant(answer.trim().replaceAll(/(?<=\d),(?=\d{3})/g, ""));
	return meant(await prompts.enter("Task budget", "60,000 or 0.5", (text) => meant(text) ? void 0 : `Enter ${BUDGET_FORMS}.`));
}
const GROUPS = {
	gates: "comparisons, `case`, `startsWith` and the like accept the new ID, too",
	tables: "tables of prices and limits get a row for it",
	lists: "lists, sets and types get it, too",
	config: "configuration that only migrated calls read gets it in place of the old one",
	mocks: "hand-written clients of tests get `beta`"
};
async function askAlso({ prompts, survey: { also, migrated }, chosen }) {
	if (also.length === 0 || migrated === 0) return {};
	const before = withDefaults(chosen).editAlso;
	const isAsked = (group) => also.some((one) => one.group === group);
	const answer = await prompts.chooseSome("Other lines know the old model. Which may be edited, too?", also.map(({ group, lines, example }) => ({
		value: group,
		label: `${group}: ${GROUPS[group]}`,
		hint: `${count(lines, "line")}, such as ${example}`
	})), before.filter(isAsked));
	const editAlso = [...before.filter((group) => !isAsked(group)), ...answer];
	return editAlso.length > 0 || before.length > 0 ? { editAlso } : {};
}
// dist/src/cli/init.js
const FILE = "opus47.config.json";
const init = async (_, { yes }) => {
	const prompts = yes === true ? DEFAULTS : await terminalPrompts();
	const cwd = slashed(nodeFs.realpathSync(process.cwd()));
	const { config, file } = await loadConfig(void 0, cwd);
	if (file !== null && !await mayReplace(file, {
		cwd,
		prompts,
		asks: yes !== true
	})) return tell("Nothing was written.\n");
	let { found, survey, installs } = await look(config, cwd);
	if (survey.models.length + survey.migrated + survey.review === 0) return tell("No call with a thinking budget was found here: there is nothing to configure.\n");
	tell(`${summaryText(found.report)}\n\n`);
	let chosen = withTo(config);
	const ask = async (questions) => {
		for (const question of questions) chosen = {
			...chosen,
			...await question({
				prompts,
				survey,
				chosen,
				installs
			})
		};
	};
	const before = JSON.stringify(chosen);
	await ask(MODEL_QUESTIONS);
	if (JSON.stringify(chosen) !== before) {
		({found, survey, installs} = await look(chosen, cwd));
		tell(`\n${summaryText(found.report)}\n\n`);
	}
	await ask(QUESTIONS);
	const text = `${JSON.stringify({
		$schema: schemaFrom(cwd),
		...chosen
	}, null, 2)}\n`;
	writeText(path.posix.join(cwd, FILE), text);
	return tell(`\n${FILE} was written:\n\n${text}\n${nextLines({
		found,
		survey,
		chosen,
		installs
	}).join("\n")}\n`);
};
async function terminalPrompts() {
	const { promptsOn, terminalFor } = await import("./prompts-D4VU2iIM.js");
	return promptsOn(terminalFor("init", "Without one, use --yes for the defaults."));
}
function tell(text) {
	process.stderr.write(text);
	return 0;
}
async function mayReplace(file, { cwd, prompts, asks }) {
	const name = visible(path.posix.relative(cwd, file));
	if (!asks) throw new UserError(`${name} configures this folder already; init changes it only where it can ask. Run it without --yes.`);
	if (name !== FILE) return prompts.agree(`${name} configures this folder already. Write ${FILE}, which counts in its place, with its settings and your answers?`);
	const comments = isPlainJson(readText(file) ?? "") ? "" : ", its comments do not";
	return prompts.agree(`${FILE} is here already. Update it? Settings that are not asked about stay${comments}.`);
}
function isPlainJson(text) {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}
function withTo({ targetModel, ...config }) {
	return {
		...config,
		...targetModel !== void 0 && { to: targetModel }
	};
}
async function look({ strict: _, baseline: __, ...config }, cwd) {
	const progress = createProgress(process.stderr, Boolean(process.stderr.isTTY) && !process.env.CI);
	const found = await interruptible((signal) => run(["."], {
		...config,
		cwd,
		mode: "check",
		signal,
		onProgress: progress.tell
	})).finally(progress.end);
	const survey = surveyOf(found.report);
	const sdks = new SdkVersions(found.root);
	const installs = survey.tooOld.map(({ file }) => sdks.installFor(path.posix.join(cwd, file)));
	return {
		found,
		survey,
		installs: [...new Set(installs)]
	};
}
function schemaFrom(cwd) {
	const schema = "node_modules/opus47-migrate/config.schema.json";
	for (let folder = cwd;; folder = path.posix.dirname(folder)) {
		if (exists(path.posix.join(folder, schema))) return folder === cwd ? `./${schema}` : path.posix.relative(cwd, path.posix.join(folder, schema));
		if (folder === path.posix.dirname(folder)) return `https://unpkg.com/opus47-migrate@${version()}/config.schema.json`;
	}
}
function nextLines({ found, survey, chosen, installs }) {
	const command = typedCommand();
	const migrates = survey.migrated + survey.tooOld.length;
	const rows = [];
	if (chosen.taskBudget !== false) for (const one of installs) rows.push([one, "install an SDK that has task budgets"]);
	if (migrates > 0) {
		rows.push([`${command} --dry-run`, "see the changes as a diff"]);
		rows.push([command, `migrate ${count(migrates, "call")}`]);
		rows.push([`${command} undo`, "restore every file of that run"]);
	}
	if (survey.review > survey.tooOld.length) rows.push([`${command} --check`, "list the calls that need review, and why"]);
	if (rows.length === 0) return ["No call would migrate, and none needs review."];
	const width = Math.max(...rows.map(([one]) => one.length));
	return [
		"Next, in this folder:",
		...rows.map(([one, about]) => `  ${visible(one).padEnd(width)}   ${about}`),
		...dirtyLines(found)
	];
}
function dirtyLines({ root, changed }) {
	const dirty = Git.around(root)?.differing(changed.map(({ file }) => file)) ?? [];
	const files = count(dirty.length, "file");
	return dirty.length === 0 ? [] : ["", `Commit or stage your changes first: a run refuses ${files} that ${dirty.length === 1 ? "has" : "have"} uncommitted changes.`];
}
export { init };
