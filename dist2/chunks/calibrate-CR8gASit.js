import { J as NotFound, X as UserError, d as API_MINIMUM_TASK_BUDGET } from "./settings-C179M5Kk.js";
import { f as tokens, p as visible } from "./text-CsLCt7rj.js";
import { n as readText } from "./plain-yuBgE5-V.js";
import { n as errorText } from "./findings-C4dYRQxt.js";
import { t as version } from "./version-Ba0Nipo5.js";
import { t as takesColour } from "./colour-CEd5EDGI.js";
import { t as interruptible } from "./interrupt-Bvmx7iJ4.js";
import { i as printDiff, r as print, s as writeOutput, t as Failures } from "./output-D-Yz3IFa.js";
import { t as files } from "./words-BsmharFZ.js";
// dist/src/calibrate/statistics.js
function random(seed) {
	let state = seed >>> 0;
	return () => {
		state = state + 1831565813 >>> 0;
		let mixed = Math.imul(state ^ state >>> 15, 1 | state);
		mixed = mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed) ^ mixed;
		return ((mixed ^ mixed >>> 14) >>> 0) / 2 ** 32;
	};
}
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
function variance(values) {
	if (values.length < 2) return 0;
	const centre = mean(values);
	return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
}
function quantile(values, share) {
	const sorted = [...values].sort((a, b) => a - b);
	const at = (sorted.length - 1) * share;
	const below = sorted[Math.floor(at)] ?? NaN;
	return below + ((sorted[Math.ceil(at)] ?? below) - below) * (at - Math.floor(at));
}
const Z = {
	two95: 1.959964,
	one95: 1.644854,
	power80: .841621
};
function wilson(successes, trials, z = Z.two95) {
	const share = successes / trials;
	const centre = (share + z ** 2 / (2 * trials)) / (1 + z ** 2 / trials);
	const half = z / (1 + z ** 2 / trials) * Math.sqrt(share * (1 - share) / trials + z ** 2 / (4 * trials ** 2));
	return {
		low: Math.max(0, centre - half),
		high: Math.min(1, centre + half)
	};
}
const resample = (values, draw) => values.map(() => values[Math.floor(draw() * values.length)]);
function bootstrapMean(values, draw, resamples = 2e3) {
	const means = Array.from({ length: resamples }, () => mean(resample(values, draw)));
	return {
		low: quantile(means, .025),
		high: quantile(means, .975)
	};
}
function shortfall(values, others) {
	const difference = mean(others) - mean(values);
	const error = Math.sqrt(variance(values) / values.length + variance(others) / others.length);
	if (error === 0) return difference === 0 ? 0 : Math.sign(difference) * Number.POSITIVE_INFINITY;
	return difference / error;
}
// dist/src/calibrate/cliff.js
function findCliff(arms, threshold) {
	let from = arms.length - 1;
	let pool = [...arms[from].scores];
	for (let index = from - 1; index >= 0; index--) {
		const { scores } = arms[index];
		if (shortfall(scores, pool) > Z.one95) break;
		pool = pool.concat(scores);
		from = index;
	}
	const best = mean(pool);
	return {
		budget: arms[arms.findIndex(({ scores }, index) => index >= from || best - mean(scores) <= threshold + 1e-9)].budget,
		best,
		plateauFrom: arms[from].budget
	};
}
const RESAMPLES = 1e3;
function confidenceIn(cliff, arms, threshold, draw) {
	const found = Array.from({ length: RESAMPLES }, () => findCliff(arms.map(({ budget, scores }) => ({
		budget,
		scores: resample(scores, draw)
	})), threshold).budget);
	return {
		agreement: found.filter((budget) => budget === cliff.budget).length / RESAMPLES,
		range: {
			low: nearest(arms, quantile(found, .05)),
			high: nearest(arms, quantile(found, .95))
		}
	};
}
const nearest = (arms, budget) => arms.reduce((best, arm) => Math.abs(arm.budget - budget) < Math.abs(best - budget) ? arm.budget : best, arms[0]?.budget ?? budget);
function detectable(arms) {
	const size = quantile(arms.map(({ scores }) => scores.length), .5);
	const spread = mean(arms.map(({ scores }) => variance(scores)));
	return (Z.one95 + Z.power80) * Math.sqrt(2 * spread / size);
}
// dist/src/calibrate/verdict.js
const plural = (count, one) => `${tokens(count)} ${one}${count === 1 ? "" : "s"}`;
const points = (quality) => Number(quality.toFixed(2)).toString();
const SURE = .8;
function verdictOf(facts, threshold) {
	const { arms, cliff, recommended } = facts;
	const compared = arms.filter(({ missing }) => missing === 0);
	const said = (verdict, message) => ({
		verdict,
		message,
		advice: adviceFor(facts, threshold)
	});
	if (!cliff || !recommended) return {
		...said(...nothingYet(facts, compared.length)),
		advice: []
	};
	const lowest = compared[0]?.budget ?? cliff.budget;
	const production = recommended.floored ? `Production budget: ${tokens(recommended.budget)}, the API’s minimum.` : `Production budget: ${tokens(recommended.budget)}, 20 % above that.`;
	if (cliff.budget === lowest) return said("no-cliff", `No cliff: ${tokens(lowest)}, the lowest budget compared, keeps the best quality (${points(cliff.best)}).${lowest <= 2e4 ? "" : " Lower ones may do too: test them."} ${production}`);
	if (cliff.budget === compared.at(-1)?.budget) return said("rising", `Only ${tokens(cliff.budget)}, the largest budget compared, keeps the best quality (${points(cliff.best)}); larger ones may be better still: test them. ${production}`);
	return said("cliff", `Quality falls off below ${tokens(cliff.budget)} (best: ${points(cliff.best)}, threshold: ${points(threshold)}). ${production}`);
}
function nothingYet({ arms, tasks }, compared) {
	if (tasks === 0) return ["not-enough-data", "No task with a task budget came to its end."];
	if (arms.every(({ scored }) => scored === 0)) return ["no-quality", "No task has a quality: consumption alone does not show what a budget costs. Score tasks with `task.score()` or `scoreTask()`."];
	const short = arms.filter(({ missing }) => missing > 0);
	if (short.length > 0 && (compared === 0 || arms.length > 1)) return ["not-enough-data", `Not enough data: ${short.map(({ budget, missing }) => `${plural(missing, "scored task")} missing at ${tokens(budget)}`).join(", ")}.`];
	return ["one-budget", "One budget alone has no cliff: log tasks at several budgets."];
}
function adviceFor({ arms, cliff, detectable }, threshold) {
	return [
		...arms.filter(({ missing }) => missing > 0).map(({ budget, missing }) => `${tokens(budget)} is not compared: ${plural(missing, "scored task")} missing.`),
		...cliff && cliff.agreement < SURE ? [`The cliff is uncertain: ${Math.round(cliff.agreement * 100)} % of resamples agree, 90 % lie from ${tokens(cliff.range.low)} to ${tokens(cliff.range.high)}. More tasks would settle it.`] : [],
		...detectable !== null && detectable > 2 * threshold ? [`These tasks show a loss of ${points(detectable)} four times out of five, and a smaller one less often; the threshold is ${points(threshold)}.`] : []
	];
}
// dist/src/calibrate/calibrate.js
const MIN_TASKS = 50;
const MARGIN = .2;
function calibrate$1(tasks, options) {
	const groups = /* @__PURE__ */ new Map();
	for (const task of tasks) {
		const key = JSON.stringify(options.by === "site" ? [task.site] : [task.site, task.category]);
		groups.set(key, [...groups.get(key) ?? [], task]);
	}
	return [...groups].sort(([a], [b]) => a < b ? -1 : 1).map(([key, own], index) => groupOf(own, options, random(index + 1), JSON.parse(key)));
}
function groupOf(logged, { threshold, by }, draw, [site, category = null]) {
	const { tasks, model, asides } = comparable(logged);
	const budgets = [...new Set(tasks.map(({ budget }) => budget))].sort((a, b) => a - b);
	const at = (budget) => tasks.filter((task) => task.budget === budget);
	const arms = budgets.map((budget) => armOf(budget, at(budget), draw));
	const scores = arms.filter(({ missing }) => missing === 0).map(({ budget }) => ({
		budget,
		scores: scoresOf(at(budget))
	}));
	const found = scores.length > 1 ? findCliff(scores, threshold) : void 0;
	const cliff = found ? {
		...found,
		...confidenceIn(found, scores, threshold, draw)
	} : null;
	const wanted = cliff && scaled(cliff.budget, 1.2);
	const recommended = wanted === null ? null : {
		budget: Math.max(API_MINIMUM_TASK_BUDGET, wanted),
		floored: wanted < API_MINIMUM_TASK_BUDGET
	};
	const facts = {
		site,
		category: by === "category" ? category : null,
		model,
		tasks: tasks.length,
		arms,
		missing: arms.reduce((sum, { missing }) => sum + missing, 0),
		cliff,
		detectable: scores.length ? detectable(scores) : null,
		recommended,
		saving: recommended && {
			budget: {
				today: Math.round(mean(tasks.map(({ budget }) => budget))),
				after: recommended.budget
			},
			spent: {
				today: Math.round(mean(tasks.map(({ spent }) => spent))),
				after: Math.round(spentAt(recommended.budget, arms))
			}
		}
	};
	const { verdict, message, advice } = verdictOf(facts, threshold);
	return {
		...facts,
		verdict,
		message,
		asides: [...asides, ...advice]
	};
}
function comparable(logged) {
	const budgeted = logged.filter((task) => task.budget !== null);
	const ended = budgeted.filter(({ ok }) => ok);
	const model = ended.at(-1)?.model ?? null;
	const tasks = ended.filter((task) => task.model === model);
	return {
		tasks,
		model,
		asides: [
			[logged.length - budgeted.length, "without a task budget"],
			[budgeted.length - ended.length, "cut off or ended by an error"],
			[ended.length - tasks.length, `on another model than ${model}`]
		].flatMap(([count, why]) => count ? [`${count} ${count === 1 ? "task" : "tasks"} ${why}: not compared.`] : [])
	};
}
function armOf(budget, tasks, draw) {
	const scores = scoresOf(tasks);
	const share = (fits) => tasks.filter(fits).length / tasks.length;
	return {
		budget,
		tasks: tasks.length,
		scored: scores.length,
		missing: Math.max(0, MIN_TASKS - scores.length),
		spent: consumption(tasks.map(({ spent }) => spent)),
		over: share(({ spent }) => spent > budget),
		truncated: share(({ stopReason }) => stopReason === "max_tokens"),
		ms: Math.round(quantile(tasks.map(({ ms }) => ms), .5)),
		quality: scores.length ? qualityOf(scores, draw) : null
	};
}
const scoresOf = (tasks) => tasks.flatMap(({ quality }) => quality === null ? [] : [quality]);
function qualityOf(scores, draw) {
	const passed = scores.filter((score) => score === 1).length;
	const isPassFail = scores.every((score) => score === 0 || score === 1);
	return {
		mean: mean(scores),
		...isPassFail ? wilson(passed, scores.length) : bootstrapMean(scores, draw),
		method: isPassFail ? "wilson" : "bootstrap"
	};
}
const consumption = (spent) => {
	const at = (share) => Math.round(quantile(spent, share));
	return {
		mean: Math.round(mean(spent)),
		p50: at(.5),
		p90: at(.9),
		p99: at(.99)
	};
};
function spentAt(budget, arms) {
	const above = arms.find((arm) => arm.budget >= budget) ?? arms.at(-1);
	const below = arms.findLast((arm) => arm.budget <= budget) ?? above;
	if (above.budget === below.budget) return above.spent.mean;
	const way = (budget - below.budget) / (above.budget - below.budget);
	return below.spent.mean + way * (above.spent.mean - below.spent.mean);
}
const scaled = (tokens, factor) => Math.round(Number((tokens * factor).toFixed(6)));
function calibrationOf({ tasks, problems, logs, version }, options) {
	return {
		schemaVersion: 1,
		tool: {
			name: "opus47-migrate",
			version
		},
		options: {
			...options,
			margin: MARGIN,
			minTasks: MIN_TASKS,
			floor: API_MINIMUM_TASK_BUDGET
		},
		logs,
		groups: calibrate$1(tasks, options),
		problems
	};
}
// dist/src/calibrate/formats.js
const FORMATS = {
	terminal: {
		extensions: [".txt"],
		load: async () => (await import("./terminal-D4ydgJhA.js")).renderText
	},
	json: {
		extensions: [".json"],
		load: async () => (calibration) => `${JSON.stringify(calibration, null, 2)}\n`
	},
	html: {
		extensions: [".html", ".htm"],
		load: async () => (await import("./html-CwjA00pR.js")).renderHtml
	}
};
const CALIBRATION_FORMATS = Object.keys(FORMATS);
const calibrationFormatOf = (file) => CALIBRATION_FORMATS.find((name) => FORMATS[name].extensions.some((extension) => file.toLowerCase().endsWith(extension)));
async function renderCalibration(calibration, format) {
	return (await FORMATS[format].load())(calibration);
}
// dist/src/calibrate/usage-log.js
function readLogs(texts) {
	const tasks = /* @__PURE__ */ new Map();
	const verdicts = /* @__PURE__ */ new Map();
	const problems = [];
	let lines = 0;
	for (const { file, text } of texts) for (const [index, line] of text.split("\n").entries()) {
		if (line.trim() === "") continue;
		lines++;
		const read = readLine(line);
		if (typeof read === "string") problems.push({
			file,
			line: index + 1,
			message: read
		});
		else if ("site" in read) tasks.set(read.task, read);
		else verdicts.set(read.task, read.quality);
	}
	const all = [...tasks.values()].map((task) => ({
		...task,
		quality: verdicts.get(task.task) ?? task.quality
	}));
	return {
		lines: lines - problems.length,
		tasks: all.sort((a, b) => a.at < b.at ? -1 : a.at > b.at ? 1 : 0),
		problems
	};
}
function readLine(line) {
	let value;
	try {
		value = JSON.parse(line);
	} catch {
		return "is not JSON";
	}
	if (typeof value !== "object" || value === null || Array.isArray(value)) return "is not an object";
	const record = value;
	if (record.v === void 0) return "has no version (`v`), as the lines of a usage log have";
	if (record.v !== 1) return `has the version ${JSON.stringify(record.v)}, and this tool reads 1`;
	const wrong = Object.entries("site" in record ? TASK : VERDICT).find(([key, fits]) => !fits(record[key]));
	return wrong ? `has no valid \`${wrong[0]}\`` : record;
}
const isText = (value) => typeof value === "string" && value !== "";
const isCount = (value) => typeof value === "number" && Number.isFinite(value) && value >= 0;
const isQuality = (value) => isCount(value) && value <= 1;
const orNull = (check) => (value) => value === null || check(value);
const VERDICT = {
	task: isText,
	quality: isQuality
};
const TASK = {
	task: isText,
	site: isText,
	category: orNull(isText),
	at: (value) => isText(value) && !Number.isNaN(Date.parse(value)),
	model: orNull(isText),
	budget: orNull(isCount),
	requests: isCount,
	spent: isCount,
	stopReason: orNull(isText),
	ms: isCount,
	quality: orNull(isQuality),
	ok: (value) => typeof value === "boolean"
};
// dist/src/cli/calibrate.js
const calibrate = async (logs, flags) => {
	const reports = flags.report ?? [];
	const format = formatNamed(flags.format);
	const targets = reports.map((file) => ({
		file,
		format: format ?? formatOf(file)
	}));
	const onStdout = reports.length === 0 && format !== "terminal" ? format : void 0;
	if (flags.apply && flags.dryRun && onStdout) throw new UserError("--dry-run and --format both print to stdout. Use --report <file> for the report.");
	const calibration = read(logs, {
		threshold: thresholdOf(flags.threshold),
		by: groupingOf(flags.by)
	});
	const failures = new Failures();
	for (const target of targets) await failures.attempt(async () => writeOutput("--report", target.file, await renderCalibration(calibration, target.format)));
	if (onStdout) await print(await renderCalibration(calibration, onStdout));
	else if (!flags.apply) {
		const { renderTerminal } = await import("./terminal-D4ydgJhA.js");
		await print(renderTerminal(calibration, { colour: takesColour(process.stdout) }));
	}
	const code = flags.apply ? await apply(calibration, flags) : 0;
	return failures.tell() ? 2 : code;
};
async function apply(calibration, flags) {
	if (calibration.options.by === "category") throw new UserError("--apply needs one budget per call: remove --by category, or give each category its own call.");
	const wanted = new Map(calibration.groups.flatMap(({ site, recommended }) => recommended ? [[site, recommended.budget]] : []));
	const left = /* @__PURE__ */ new Map();
	const [{ budgetAnalysis, BUDGET_NEEDLES }, { runStages, lazyTypes }] = await Promise.all([import("./budgets-zOVIUQwW.js"), import("./run-DfmBP6p_.js").then((n) => n.n)]);
	const { report, changed } = await interruptible((signal, onWrite) => runStages({
		analyse: budgetAnalysis(wanted, left),
		needles: BUDGET_NEEDLES,
		moveTypes: lazyTypes
	}, [], {
		mode: flags.dryRun ? "dry-run" : "write",
		allowDirty: flags.allowDirty === true,
		types: "off",
		signal,
		onProgress: ({ stage }) => stage === "write" && onWrite()
	}));
	if (flags.dryRun) await printDiff(changed);
	const { renderText } = await import("./terminal-D4ydgJhA.js");
	const say = (text) => process.stderr.write(text);
	say(`${renderText(calibration)}\n`);
	for (const { file, line, budget } of report.sites) say(`${visible(file)}:${line}  ${budget?.from == null ? "" : `${tokens(budget.from)} → `}${tokens(budget?.to ?? 0)}\n`);
	for (const [site, why] of left) say(`left ${visible(site)}: ${visible(why)}\n`);
	for (const error of report.errors) say(`error ${visible(errorText(error))}\n`);
	say(`${tokens(report.sites.length)} ${report.sites.length === 1 ? "budget" : "budgets"} ${flags.dryRun ? "would change" : "changed"} in ${files(changed.length)}.\n`);
	return report.errors.length ? 2 : 0;
}
function read(names, options) {
	const texts = names.map((file) => {
		const text = readText(file);
		if (text === void 0) throw new NotFound(`${file}: cannot read a usage log. \`opus47-migrate/usage\` writes one.`);
		return {
			file,
			text
		};
	});
	const logs = texts.map(({ file, text }) => ({
		file,
		lines: text.split("\n").filter((line) => line.trim() !== "").length
	}));
	const read = readLogs(texts);
	const [first] = read.problems;
	if (first && read.lines === 0) throw new UserError(`${names.join(", ")}: no line is one of a usage log; ${first.file}:${first.line} ${first.message}. Usage logs are JSON lines, as \`opus47-migrate/usage\` writes them: see docs/right-sizing.md.`);
	return calibrationOf({
		...read,
		logs,
		version: version()
	}, options);
}
function thresholdOf(given) {
	const threshold = given === void 0 ? .05 : Number(given);
	if (!(threshold >= 0 && threshold < 1) || given === "") throw new UserError("--threshold must be at least 0 and below 1: the quality that may be lost.");
	return threshold;
}
function groupingOf(given) {
	if (given !== void 0 && given !== "site" && given !== "category") throw new UserError("--by must be site or category.");
	return given ?? "site";
}
function formatNamed(given) {
	const named = CALIBRATION_FORMATS.find((name) => name === given);
	if (given !== void 0 && !named) throw new UserError(`--format must be one of ${CALIBRATION_FORMATS.join(", ")}.`);
	return named;
}
function formatOf(report) {
	const format = calibrationFormatOf(report);
	if (format === void 0) throw new UserError(`--report ${report}: unknown extension. Use --format with one of ${CALIBRATION_FORMATS.join(", ")}.`);
	return format;
}
export { calibrate };
