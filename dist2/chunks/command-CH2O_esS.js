import { K as Interrupted, X as UserError, d as API_MINIMUM_TASK_BUDGET, n as CHOICES, r as PRESETS, t as CALL_KINDS } from "./settings-C179M5Kk.js";
import { t as version } from "./version-Ba0Nipo5.js";
import { Command, CommanderError, Help, InvalidArgumentError, Option } from "commander";
// dist/src/report/formats.js
const FORMATS = {
	sarif: {
		extensions: [".sarif", ".sarif.json"],
		load: async () => (await import("./sarif-CBIO6tU3.js")).renderSarif
	},
	rdjson: {
		extensions: [".rdjson"],
		load: async () => (await import("./rdjson-k7cdjvGC.js")).renderRdjson
	},
	rdjsonl: {
		extensions: [".rdjsonl"],
		load: async () => (await import("./rdjson-k7cdjvGC.js")).renderRdjsonl
	},
	gitlab: {
		extensions: ["gl-code-quality-report.json"],
		load: async () => (await import("./gitlab-CYbO1xW2.js")).renderGitlab
	},
	jsonl: {
		extensions: [".jsonl", ".ndjson"],
		load: async () => (await import("./jsonl-B4sdSKwO.js")).renderJsonl
	},
	json: {
		extensions: [".json"],
		load: async () => (await import("./json-BRkLbD_X.js")).renderJson
	},
	markdown: {
		extensions: [".md", ".markdown"],
		load: async () => (await import("./markdown-W3uAC1QK.js")).renderMarkdown
	},
	html: {
		extensions: [".html", ".htm"],
		load: async () => (await import("./html-Bq508dw_.js")).renderHtml
	},
	junit: {
		extensions: [".xml"],
		load: async () => (await import("./junit-m95lkYSt.js")).renderJunit
	},
	github: {
		extensions: [],
		load: async () => (await import("./github-Bvoqv9Vk.js")).renderGithub
	},
	terminal: {
		extensions: [".txt"],
		load: async () => (await import("./terminal-mtzrHPYq.js")).renderText
	}
};
const FORMAT_NAMES = Object.keys(FORMATS);
function formatOf(file) {
	return FORMAT_NAMES.find((name) => FORMATS[name].extensions.some((extension) => file.toLowerCase().endsWith(extension)));
}
async function render(report, format) {
	return (await FORMATS[format].load())(report);
}
// dist/src/cli/commands.js
function text(value) {
	if (value.trim() === "") throw new InvalidArgumentError("It is empty.");
	return value;
}
const collect = (value, all = []) => [...all, text(value)];
const DRY_RUN = ["-d, --dry-run", "write nothing; print the changes as one unified diff (also -n, --dry)"];
const QUIET = ["-q, --quiet", "print only errors"];
const ALLOW_DIRTY = ["--allow-dirty", "write to files with uncommitted changes (also -f, --force)"];
const COMMANDS = {
	init: {
		args: "",
		about: "Guides through a first run: looks at the project, asks what is to be decided, writes opus47.config.json, and shows the commands to migrate and to undo.",
		summary: "set up a first run, with questions",
		options: [["-y, --yes", "ask nothing: take the answer that each question offers first"]],
		load: async () => (await import("./init-CbpKrVMq.js")).init
	},
	apply: {
		args: "<plan>",
		about: "Writes the edits of a plan made with --plan. Refuses files that have changed since.",
		summary: "write the edits of a plan",
		options: [
			DRY_RUN,
			ALLOW_DIRTY,
			QUIET
		],
		load: async () => (await import("./apply-BwacNlHV.js")).apply
	},
	calibrate: {
		args: "<logs...>",
		about: "Finds production budgets from usage logs: consumption, quality by budget, and where quality falls off.",
		summary: "find production budgets from usage logs",
		options: [
			["--threshold <share>", "quality that may be lost, as a difference of means (default: 0.05)"],
			["--by <kind>", "compare by site, or by site and category (default: site)"],
			[
				"--report <file>",
				"also write a report: .html, .json or .txt (repeatable)",
				collect
			],
			["--format <name>", "report format: terminal, json or html; without --report, print the report to stdout"],
			["--apply", "write the production budgets into the code of this project"],
			DRY_RUN,
			ALLOW_DIRTY
		],
		load: async () => (await import("./calibrate-CR8gASit.js")).calibrate
	},
	"merge-reports": {
		args: "<reports...>",
		about: "Combines the JSON reports of shards, folders or repositories into one.",
		summary: "combine reports into one",
		options: [[
			"--report <file>",
			"write the report; its extension names the format (repeatable)",
			collect
		], ["--format <name>", "report format; without --report, print the report to stdout (default: terminal)"]],
		load: async () => (await import("./merge-reports-BncXZNzA.js")).merge
	},
	next: {
		args: "[paths...]",
		about: "Lists what to decide first: the places that most calls wait for, and what to do there. Writes nothing.",
		summary: "list what to decide first",
		options: [
			["--closed-world", "take the callers in the project to be all that there are"],
			["--config <file>", "configuration file (default: the nearest)"],
			["--format <name>", "json"]
		],
		load: async () => (await import("./next-C_EKHXMU.js")).next
	},
	undo: {
		args: "[folder]",
		about: "Restores the files of the last run in this project. Refuses files that have changed since, unless --force is given.",
		summary: "restore the files of the last run",
		options: [
			DRY_RUN,
			["-f, --force", "also restore files that have changed since the run; those changes are lost"],
			QUIET
		],
		load: async () => (await import("./undo-Bq5djWao.js")).undo
	},
	explain: {
		args: "[name]",
		about: "Explains a reason, a note or a step, and what to do. Without a name, lists them all.",
		summary: "explain a reason, a note or a step",
		options: [],
		load: async () => (await import("./explain-x_SnIJp_.js")).explain
	},
	completion: {
		args: "<shell>",
		about: "Prints the completion script for bash, zsh or fish.",
		summary: "print a shell completion script",
		options: [],
		load: async () => (await import("./completion-F25rUw5t.js")).completion
	}
};
const COMMAND_NAMES = Object.keys(COMMANDS);
const specOf = (name) => COMMANDS[name];
// dist/src/run/budget-text.js
function budgetMeant(text) {
	if (text === "none") return { taskBudget: false };
	const number = /^[\d_.]+$/.test(text) ? Number(text.replaceAll("_", "")) : NaN;
	if (number > 0 && number <= 1) return { ratio: number };
	return Number.isInteger(number) && number >= 2e4 ? { total: number } : void 0;
}
const BUDGET_FORMS = `tokens (a whole number, ${API_MINIMUM_TASK_BUDGET} or more), a ratio (above 0 and at most 1) or none`;
// dist/src/cli/program.js
function ratio(value) {
	const number = Number(value);
	if (!(number > 0 && number <= 1)) throw new InvalidArgumentError("Use a number above 0 and at most 1.");
	return number;
}
function ratios(value) {
	const all = value.split(",").map((one) => ratio(one.trim()));
	if (new Set(all).size < 2) throw new InvalidArgumentError("Name at least two ratios, as in 0.5,0.55,0.6.");
	return all;
}
function kinds(value) {
	return value.split(",").map((one) => {
		const kind = CHOICES.editAlso.find((name) => name === one.trim());
		if (kind) return kind;
		throw new InvalidArgumentError(`${JSON.stringify(one.trim())} is no kind. Use one or more of ${CHOICES.editAlso.join(", ")}, with commas.`);
	});
}
function tokens(value) {
	const number = Number(value.replaceAll("_", ""));
	if (!Number.isInteger(number) || number < 0 || value.trim() === "") throw new InvalidArgumentError("Use a whole number of tokens, 0 or more.");
	return number;
}
function budgetFor(value, before = []) {
	const [name, budget = ""] = value.split(/=(.*)/s);
	const kind = CALL_KINDS.find((one) => one === name);
	if (!kind) throw new InvalidArgumentError(`Name a kind and its budget: ${CALL_KINDS.map((one) => `${one}=…`).join(" or ")}.`);
	if (before.some((rule) => rule.kind === kind)) throw new InvalidArgumentError(`${kind} has a budget already.`);
	const given = budgetMeant(budget);
	if (given) return [...before, {
		kind,
		...given
	}];
	throw new InvalidArgumentError(`Use ${BUDGET_FORMS}, as in ${kind}=60000.`);
}
function jobs(value) {
	const number = Number(value);
	if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError("Use a whole number, 1 or more.");
	return number;
}
const shortHelpOf = (program) => ({
	visibleOptions(command) {
		const options = Help.prototype.visibleOptions.call(this, command);
		return command === program ? options.filter(({ long }) => SHORT_HELP.has(long ?? "")) : options;
	},
	visibleArguments(command) {
		return command === program ? [] : Help.prototype.visibleArguments.call(this, command);
	},
	subcommandTerm: (command) => command.name(),
	groupItems: (_, visible, groupOf) => {
		const [first] = visible;
		return new Map(first ? [[first instanceof Option ? "Options:" : groupOf(first), visible]] : []);
	}
});
const SHORT_HELP = /* @__PURE__ */ new Set([...[
	"--dry-run",
	"--check",
	"--strict",
	"--interactive",
	"--allow-dirty",
	"--since",
	"--ratio",
	"--min-budget",
	"--no-task-budget"
], ...[
	"--report",
	"--plan",
	"--quiet",
	"--version",
	"--help"
]]);
const EXIT_CODES = "Exit codes: 0 done, or nothing to do; 1 --check found something; 2 failed, or wrong usage; 130 interrupted.";
const EXAMPLES = `Examples:
  opus47-migrate src --dry-run             see the changes as a diff
  opus47-migrate src --report report.html  migrate, and write a report
  opus47-migrate --check --strict          fail in CI until nothing is left`;
const HABITS = {
	"-n": "--dry-run",
	"--dry": "--dry-run",
	"-f": "--allow-dirty",
	"--force": "--allow-dirty",
	"--changed": "--since",
	"--fix": "--write",
	"-V": "--version"
};
const IGNORED_HABITS = /* @__PURE__ */ new Set([
	"-y",
	"--yes",
	"--no-interactive"
]);
function withoutHabits(argv) {
	const end = argv.indexOf("--");
	const habits = argv[0] === "undo" ? {
		...HABITS,
		"-f": "--force",
		"--force": "--force"
	} : HABITS;
	return argv.flatMap((argument, index) => {
		if (end >= 0 && index >= end) return [argument === "help" || COMMAND_NAMES.includes(argument) ? `./${argument}` : argument];
		if (IGNORED_HABITS.has(argument) && argv[0] !== "init") return [];
		const [name = "", value] = argument.split(/=(.*)/s);
		const meant = habits[name];
		return [meant === void 0 ? argument : value === void 0 ? meant : `${meant}=${value}`];
	});
}
function createProgram(formats, version, take = () => {}, help = "all") {
	const { published, announced } = PRESETS;
	const choice = (flags, about, choices) => new Option(flags, about).choices(choices);
	const program = new Command("opus47-migrate").exitOverride().enablePositionalOptions().hook("preSubcommand", refuseOptionsBefore).description("Migrates Anthropic SDK calls in JavaScript, TypeScript and Python from Opus 4.6 thinking budgets to Opus 4.7 task budgets, and reports every call.").argument("[paths...]", "files, folders or globs (default: .)").optionsGroup("What a run does (default: migrate):").option("-d, --dry-run", "write nothing; print a unified diff (also -n, --dry)").option("-c, --check", "write nothing; list what would migrate, exit 1 if any").option("--strict", "like --check; calls that need review count too").option("--write", "migrate: the default (also --fix)").option("--allow-dirty", "write to files with uncommitted changes (also -f, --force)").option("-i, --interactive", "ask at each call: apply, skip, edit the budget").option("--todo", "also write a TODO(opus47-migrate) comment above each call that needs review, and remove those that are done").option("--remove-todo", "remove those comments, and do nothing else").optionsGroup("Which files:").option("--include <glob>", "only files that match (repeatable)", collect).option("--exclude <glob>", "no files that match (repeatable)", collect).option("--no-ignore", "include what .gitignore and the default exclusions leave out").option("--staged", "only files staged in Git, in their staged form").option("--since <ref>", "only files changed since a Git ref (also --changed)", text).option("--docs", "include the js, ts and python code blocks of Markdown and MDX").option("--shard <i/n>", "migrate one of n parts; merge-reports combines their reports", text).option("--cache", "with --check or --dry-run: reuse the last result if no file has changed").option("--cache-location <file>", "where --cache stores results (default: in the .git folder)", text).option("--no-error-on-unmatched-pattern", "don’t fail when nothing matches a path or glob").optionsGroup("Which calls:").addOption(choice("--assume-model <model>", "treat an unknown model as this one; its expression stays", CHOICES.assumeModel)).option("--all-calls", "migrate calls without a thinking budget too").option("--closed-world", "take the callers in the project to be all that there are").option("--fix-sampling", "remove sampling parameters from calls that fail because of them, whatever their model").option("--baseline <file>", "accept the calls needing review that the file lists", text).option("--update-baseline", "write the calls that need review to the baseline; implies --check").optionsGroup("What is written:").option("--ratio <n>", `task budget / thinking budget (default: ${published.ratio})`, ratio).option("--min-budget <n>", `smallest task budget in tokens (default: ${published.minBudget})`, tokens).option("--budget-for <kind=budget>", "task budget of agentic or single calls: tokens, a ratio, or none (once for each kind)", budgetFor).option("--experiment <ratios>", "compare several ratios (0.5,0.55,0.6): calls read their budget from a generated module", ratios).option("--no-task-budget", "change only what the target requires").option("--from <model>", `model to migrate from (default: ${published.from})`, text).option("--to <model>", `model ID to write (default: ${published.targetModel})`, text).option("--target-model <id>", "same as --to", text).addOption(choice("--thinking <mode>", `write adaptive thinking, or remove the property (default: ${published.thinking})`, CHOICES.thinking)).addOption(choice("--display <mode>", `thinking text in responses; auto requests it if the code reads it (default: ${published.display})`, CHOICES.display)).addOption(choice("--effort <level>", `keep, shift by the announcement’s table, or set a level (default: ${published.effort})`, CHOICES.effort)).addOption(choice("--preset <name>", `published: what the API accepts; announced: the form of the launch announcement (${announced.targetModel}, a bare number), which the API and the SDK types refuse (default: ${published.preset})`, CHOICES.preset)).option("--guard", "let calls whose model is chosen at run time choose thinking by the model").option("--unguard", "replace guards by the plain form, and remove their module").option("--edit-also <kinds>", `edit what else knows the old model: ${CHOICES.editAlso.join(", ")}`, kinds).addOption(choice("--types <mode>", `check and update types in TypeScript files (default: ${published.types})`, CHOICES.types)).optionsGroup("Output:").option("--report <file>", "write a report: .html, .md, .json, .sarif, … (repeatable)", collect).addOption(choice("--format <name>", "report format; without --report, print the report to stdout", formats)).option("--plan <file>", "write nothing but a plan, for `opus47-migrate apply`", text).option("--stdin-filename <file>", "read the source of this file from stdin, print the result", text).option("--list-files", "print the paths of changed files, for a formatter").option("-q, --quiet", "print only errors").option("--verbose", "list skipped calls, every note and every change").option("--no-color", "no colours (also NO_COLOR)").optionsGroup("Other:").option("--config <file>", "configuration file (default: the nearest; see docs/options.md)", text).option("--jobs <n>", "search files on at most n threads (default: 2)", jobs).option("--no-index", "read all files, and keep nothing of what they hold for the next run").option("--list-steps", "list the steps of the rewrite").version(version(), "-v, --version", "show the version").helpOption("-h, --help", "show this help (--help --all: every option)").helpCommand("help [command]", "show the help of a command").addHelpText("after", help === "short" ? `\n${EXAMPLES}` : `\n${EXIT_CODES}\n${EXAMPLES}`);
	if (help === "short") program.configureHelp(shortHelpOf(program));
	program.action(() => take({
		command: null,
		args: program.args,
		flags: program.opts(),
		given: givenTo(program)
	}));
	for (const name of COMMAND_NAMES) {
		const { args, about, summary, options } = specOf(name);
		const command = program.command(`${name} ${args}`).summary(summary).description(about).helpOption("-h, --help", "show this help");
		for (const [flags, meaning, parse] of options) if (parse) command.option(flags, meaning, parse);
		else command.option(flags, meaning);
		command.action(() => take({
			command: name,
			args: command.args,
			flags: command.opts(),
			given: givenTo(command)
		}));
	}
	return program;
}
const givenTo = (command) => command.options.filter((option) => command.getOptionValueSource(option.attributeName()) === "cli").map((option) => ({
	name: option.attributeName(),
	flags: option.flags
}));
function refuseOptionsBefore(program, command) {
	const [given] = givenTo(program);
	if (given) program.error(`error: put the options of a command after its name: opus47-migrate ${command.name()} ${given.flags.replace(/^-\w, /, "")}`);
}
function settingsOf(flags, configured = []) {
	return {
		budgets: flags.budgetFor && [...configured, ...flags.budgetFor],
		preset: flags.preset,
		ratio: flags.ratio,
		experiment: flags.experiment,
		minBudget: flags.minBudget,
		from: flags.from,
		targetModel: flags.to ?? flags.targetModel,
		thinking: flags.thinking,
		display: flags.display,
		effort: flags.effort,
		assumeModel: flags.assumeModel,
		guard: flags.guard,
		unguard: flags.unguard,
		allCalls: flags.allCalls,
		closedWorld: flags.closedWorld,
		fixSampling: flags.fixSampling,
		editAlso: flags.editAlso,
		taskBudget: flags.taskBudget ? void 0 : false,
		types: flags.types
	};
}
// dist/src/cli/command.js
async function command(argv) {
	try {
		const isLong = (argv[0] === "help" || argv.includes("--help") || argv.includes("-h")) && argv.includes("--all");
		if (argv[0] === "help") await refuseUnknown(argv[1]);
		return await answer(await new Promise((take) => {
			createProgram(FORMAT_NAMES, version, take, isLong ? "all" : "short").parse(withoutHabits(isLong ? argv.filter((one) => one !== "--all") : argv), { from: "user" });
		}));
	} catch (error) {
		if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
		if (error instanceof Interrupted) {
			process.stderr.write(`opus47-migrate: ${error.message}\n`);
			return 130;
		}
		const known = error instanceof UserError;
		const text = error instanceof Error ? known ? error.message : error.stack : String(error);
		process.stderr.write(`opus47-migrate: ${known ? "" : "internal error, please report it\n"}${text}\n`);
		return 2;
	}
}
async function refuseUnknown(command) {
	if (command === void 0 || command.startsWith("-") || command === "help" || COMMAND_NAMES.includes(command)) return;
	const { nearestName } = await import("./nearest-CzF4v3zv.js").then((n) => n.n);
	const near = nearestName(command, COMMAND_NAMES);
	throw new UserError(`help ${command}: no such command.${near ? ` Did you mean ${near}?` : " `opus47-migrate --help` lists them."}`);
}
async function answer({ command, args, flags, given }) {
	const { refuseIdle } = await import("./combinations-BTZmAyfD.js");
	refuseIdle(command, given);
	if (command === null) return (await import("./execute-Ar0QBGn4.js")).execute(args, flags, given);
	return (await specOf(command).load())(args, flags);
}
export { COMMAND_NAMES as a, render as c, command, budgetMeant as i, settingsOf as n, FORMAT_NAMES as o, BUDGET_FORMS as r, formatOf as s, createProgram as t };
