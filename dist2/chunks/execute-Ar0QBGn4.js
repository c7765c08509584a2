import { J as NotFound, X as UserError, c as withDefaults, d as API_MINIMUM_TASK_BUDGET } from "./settings-C179M5Kk.js";
import { n as checkTogether, t as checkSettings } from "./settings-check-BaovhGp9.js";
import { impliesCheck, refuseIdleSettings } from "./combinations-BTZmAyfD.js";
import { a as COMMAND_NAMES, c as render, n as settingsOf } from "./command-CH2O_esS.js";
import { t as interruptible } from "./interrupt-Bvmx7iJ4.js";
import { t as nearestName } from "./nearest-CzF4v3zv.js";
import { a as reportTarget, i as printDiff, n as addJobSummary, o as warn, r as print, s as writeOutput, t as Failures } from "./output-D-Yz3IFa.js";
import { i as createProgress } from "./progress-CoNmF3JS.js";
import { i as slashed } from "./paths-DwQqBBKr.js";
import { o as count, p as visible } from "./text-CsLCt7rj.js";
import { t as screenOf } from "./screen-BCtjiEsM.js";
import { t as files } from "./words-BsmharFZ.js";
import nodeFs from "node:fs";
// dist/src/cli/tell.js
async function tell(result, reports, flags) {
	const { report, changed } = result;
	const failures = new Failures();
	const made = [];
	const write = (option, file, text) => failures.attempt(async () => {
		await writeOutput(option, file, await text());
		made.push(file);
	});
	for (const { file, format } of reports) await write("--report", file, () => render(report, format));
	const { plan } = flags;
	if (plan !== void 0) await write("--plan", plan, () => planText(result));
	if (flags.format === "github") await failures.attempt(() => addJobSummary(report));
	const { renderErrors, renderRows, renderSummary } = await import("./terminal-mtzrHPYq.js");
	const options = (stream) => ({
		...screenOf(stream, flags.color),
		detail: flags.verbose ? "everything" : "sites"
	});
	const rows = (stream) => flags.quiet ? "" : renderRows(report, options(stream));
	let listed = false;
	if (flags.dryRun) await printDiff(changed, flags.color);
	else if (flags.format !== void 0 && reports.length === 0) await print(await render(report, flags.format));
	else if (flags.listFiles) await print(listOf(report));
	else if (flags.check) {
		listed = true;
		await print(rows(process.stdout));
	}
	if (!listed) process.stderr.write(rows(process.stderr));
	process.stderr.write((flags.quiet ? renderErrors : renderSummary)(report, options(process.stderr)));
	if (!flags.quiet) await close(result, reports.map(({ file }) => file).filter((file) => made.includes(file)), {
		plan,
		listed: flags.listFiles === true
	});
	return failures.tell();
}
function writingLines({ baselined, report }, { implied, baseline }) {
	const others = implied ? " No other file of the project was written." : "";
	if (baselined === null || baseline === null) return implied ? "--strict implies --check: no file of the project was written.\n" : "";
	const { migrated } = report.summary;
	const left = migrated ? `\n${count(migrated, "call")} would migrate, and a baseline accepts only calls that need review: the exit code is 1.` : "";
	return `Baseline: ${visible(baseline)} written, ${count(baselined, "call")} accepted.${others}${left}\n`;
}
async function close(result, reports, about) {
	const { closingLines } = await import("./closing-gfsNQ7zf.js");
	const todos = new Set(result.edits.flatMap(({ kind, file }) => kind === "todo" ? [file] : [])).size;
	const lines = [...todos ? [`TODO comments ${result.report.run.mode === "write" ? "changed" : "would change"} in ${files(todos)}.`] : [], ...closingLines(result, {
		reports,
		...about,
		cwd: slashed(nodeFs.realpathSync(process.cwd()))
	})];
	process.stderr.write(lines.map((line) => `${line}\n`).join(""));
}
async function planText(result) {
	const { createPlan, renderPlan } = await import("./plan-file-B5o6oFo9.js").then((n) => n.r);
	return renderPlan(createPlan(result));
}
function listOf({ files, run }) {
	return files.flatMap(({ path, written }) => written || run.mode !== "write" ? [`${path}\n`] : []).join("");
}
// dist/src/cli/execute.js
async function execute(paths, asked, given) {
	if (asked.listSteps) return listSteps();
	const flags = {
		...asked,
		check: asked.check || impliesCheck(asked)
	};
	const reports = (flags.report ?? []).map((file) => reportTarget(file, flags.format));
	refuseTwoOutputs(flags);
	const { loadConfig } = await import("./config-CVUznbAI.js");
	const { config } = await loadConfig(flags.config, process.cwd());
	const { include = [], exclude = [], ignore = true, docs: configDocs, strict: configStrict, baseline: configBaseline, ...configured } = config;
	const baseline = flags.baseline ?? configBaseline ?? null;
	if (flags.updateBaseline && baseline === null) throw new UserError("--update-baseline needs --baseline <file>.");
	const chosen = Object.entries(settingsOf(flags, configured.budgets)).filter(([, value]) => value !== void 0);
	const settings = withDefaults({
		...configured,
		...Object.fromEntries(chosen)
	});
	checkSettings(settings);
	checkTogether(settings);
	refuseIdleSettings(given, settings);
	if (!flags.quiet) warnOfSettings(settings);
	if (flags.stdinFilename !== void 0) {
		if (paths.length > 0) throw new UserError("--stdin-filename reads one source from stdin and takes no paths.");
		return (await import("./stdin-ujGQO1bc.js")).migrateStdin(flags.stdinFilename, settings, flags);
	}
	const strict = flags.strict ?? configStrict ?? false;
	const shard = flags.shard === void 0 ? null : await shardOf(flags.shard);
	const { run } = await import("./run-DfmBP6p_.js").then((n) => n.n);
	const progress = createProgress(process.stderr, Boolean(process.stderr.isTTY) && !flags.quiet && !process.env.CI);
	const least = settings.preset === "announced" ? 1 : API_MINIMUM_TASK_BUDGET;
	const ask = flags.interactive ? (await import("./ask-SLaYA7yy.js")).createAsk(progress.pause, least) : void 0;
	const result = await interruptible((signal, beforeWriting) => run(paths, {
		...settings,
		mode: flags.check ? "check" : flags.dryRun || flags.plan !== void 0 ? "dry-run" : "write",
		include: [...include, ...flags.include ?? []],
		exclude: [...exclude, ...flags.exclude ?? []],
		ignore: flags.ignore && ignore,
		staged: flags.staged ?? false,
		since: flags.since ?? null,
		docs: flags.docs ?? configDocs ?? false,
		errorOnUnmatchedPattern: flags.errorOnUnmatchedPattern,
		allowDirty: flags.allowDirty ?? false,
		baseline,
		shard,
		cache: flags.cache ?? flags.cacheLocation !== void 0,
		cacheLocation: flags.cacheLocation ?? null,
		index: flags.index,
		...flags.jobs !== void 0 && { jobs: flags.jobs },
		updateBaseline: flags.updateBaseline ?? false,
		todo: flags.removeTodo ? "remove" : flags.todo ? "write" : null,
		...ask && { ask },
		signal,
		onProgress: (event) => {
			progress.tell(event);
			if (event.stage === "write") beforeWriting();
		}
	})).finally(progress.end).catch((error) => {
		throw withCommand(error, paths);
	});
	const unwritten = await tell(result, reports, flags);
	if (!flags.quiet) process.stderr.write(writingLines(result, {
		implied: impliesCheck(asked),
		baseline
	}));
	const { exitCode } = await import("./exit-code-xIH0Jgvk.js").then((n) => n.n);
	return unwritten ? 2 : exitCode(result.report, {
		check: flags.check ?? false,
		strict
	});
}
function withCommand(error, [path = ""]) {
	const near = error instanceof NotFound && error.message.startsWith(`${path}:`) ? nearestName(path, COMMAND_NAMES) : void 0;
	return near === void 0 ? error : new NotFound(`${path}: no such file or folder. Did you mean the command ${near}?`);
}
async function shardOf(text) {
	const shard = (await import("./shard-CvYHZunJ.js").then((n) => n.i)).parseShard(text);
	if (!shard) throw new UserError(`--shard ${text}: name a part and the number of parts, as in 2/4.`);
	return shard;
}
async function listSteps() {
	const { STEP_NAMES, aboutStep } = await import("./steps-D7yLb3-p.js").then((n) => n.n);
	await print(STEP_NAMES.map((name) => `${name.padEnd(12)} ${aboutStep(name)}\n`).join(""));
	return 0;
}
function refuseTwoOutputs(flags) {
	const claims = [
		...flags.dryRun ? ["--dry-run"] : [],
		...flags.format !== void 0 && flags.report === void 0 ? ["--format"] : [],
		...flags.listFiles ? ["--list-files"] : []
	];
	if (claims.length < 2) return;
	const report = claims.includes("--format") ? " Use --report <file> for the report." : "";
	throw new UserError(`${claims.join(" and ")} ${claims.length > 2 ? "all" : "both"} print to stdout.${report}`);
}
function warnOfSettings({ ratio, minBudget, preset, taskBudget }) {
	if (ratio < .5 || ratio > .6) warn(`a ratio of ${ratio} is outside the range of 0.5 to 0.6 that the announcement suggests.`);
	if (preset === "announced") warn("the published API and the SDK types refuse the announced form; types are not checked.");
	else if (taskBudget && minBudget < 2e4) warn(`the API refuses task budgets under ${API_MINIMUM_TASK_BUDGET.toLocaleString("en-US")} tokens, and the minimum is ${minBudget}.`);
}
export { execute };
