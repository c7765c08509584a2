import { X as UserError } from "./settings-C179M5Kk.js";
// dist/src/cli/combinations.js
const IMPLY_CHECK = ["strict", "updateBaseline"];
const WRITE_NOTHING = [
	"check",
	"dryRun",
	"plan",
	...IMPLY_CHECK
];
const REWRITING = [...[
	"ratio",
	"minBudget",
	"budgetFor",
	"experiment",
	"taskBudget",
	"from",
	"to",
	"targetModel",
	"thinking",
	"display",
	"effort",
	"preset",
	"types"
], ...[
	"assumeModel",
	"guard",
	"unguard",
	"allCalls",
	"closedWorld",
	"fixSampling",
	"editAlso"
]];
const FILES = [
	"include",
	"exclude",
	"ignore",
	"staged",
	"since",
	"docs",
	"errorOnUnmatchedPattern"
];
const OUTPUT = [
	"report",
	"format",
	"plan",
	"listFiles"
];
const MIGRATION = [
	{
		options: ["stdinFilename"],
		excludes: [
			...[
				"interactive",
				"todo",
				"removeTodo",
				"allowDirty",
				"baseline",
				"updateBaseline",
				"experiment",
				"shard",
				"cache",
				"cacheLocation"
			],
			...[
				"editAlso",
				"guard",
				"unguard"
			],
			...[
				...FILES,
				...OUTPUT,
				"verbose",
				"jobs",
				"index"
			]
		],
		why: "one source comes from stdin, and its result goes to stdout"
	},
	{
		options: ["listSteps"],
		excludes: [...[
			"dryRun",
			"check",
			"strict",
			"interactive",
			"todo",
			"removeTodo",
			"allowDirty",
			"baseline",
			"updateBaseline",
			"shard",
			"cache"
		], ...[
			"cacheLocation",
			"stdinFilename",
			"config",
			"quiet",
			"verbose",
			"jobs",
			"index",
			...REWRITING,
			...FILES,
			...OUTPUT
		]],
		why: "it only lists the steps"
	},
	{
		options: ["interactive"],
		excludes: ["check", ...IMPLY_CHECK],
		why: "it asks what to write, and a check writes nothing"
	},
	{
		options: ["interactive"],
		excludes: ["removeTodo", "shard"],
		why: "it asks about all calls of a migration"
	},
	{
		options: ["editAlso"],
		excludes: ["shard"],
		why: "what else knows the model is edited once, for all calls"
	},
	{
		options: ["guard"],
		excludes: ["assumeModel"],
		why: "one chooses by the model at run time, and the other takes it to be known"
	},
	{
		options: ["guard"],
		excludes: ["unguard"],
		why: "one writes what the other removes"
	},
	{
		options: ["guard", "unguard"],
		excludes: ["shard"],
		why: "the calls of a package share a module"
	},
	{
		options: ["todo"],
		excludes: ["removeTodo"],
		why: "one writes the comments that the other removes"
	},
	{
		options: ["removeTodo"],
		excludes: [
			...REWRITING,
			"strict",
			"baseline",
			"updateBaseline"
		],
		why: "it only removes comments"
	},
	{
		options: ["allowDirty"],
		excludes: WRITE_NOTHING,
		why: "no file of the project is written"
	},
	{
		options: ["cache", "cacheLocation"],
		needs: WRITE_NOTHING,
		why: "a run that writes stores no results. Use it with --check or --dry-run"
	},
	{
		options: ["cache", "cacheLocation"],
		excludes: [
			"interactive",
			"shard",
			"todo",
			"removeTodo",
			"editAlso"
		],
		why: "only results of whole runs are stored"
	},
	{
		options: ["write"],
		excludes: [
			...WRITE_NOTHING,
			"stdinFilename",
			"listSteps"
		],
		why: "one writes, and the other does not"
	},
	{
		options: ["to"],
		excludes: ["targetModel"],
		why: "they are the same option"
	},
	{
		options: ["quiet"],
		excludes: ["verbose"],
		why: "one hides what the other shows"
	}
];
const ONLY_APPLIED = {
	options: ["dryRun", "allowDirty"],
	needs: ["apply"],
	why: "only --apply writes into the code"
};
const NOTHING_IS_WRITTEN = {
	options: ["allowDirty"],
	excludes: ["dryRun"],
	why: "no file of the project is written"
};
const COMBINATIONS = {
	migrate: MIGRATION,
	init: [],
	apply: [NOTHING_IS_WRITTEN],
	calibrate: [ONLY_APPLIED, NOTHING_IS_WRITTEN],
	"merge-reports": [],
	next: [],
	undo: [],
	explain: [],
	completion: []
};
function refuseIdle(command, given) {
	const find = (name) => given.find((one) => one.name === name);
	for (const { options, needs, excludes = [], why } of COMBINATIONS[command ?? "migrate"]) for (const option of options.flatMap((name) => find(name) ?? [])) {
		const other = excludes.flatMap((name) => find(name) ?? [])[0];
		if (other) throw new UserError(`option '${option.flags}' cannot be used with option '${other.flags}': ${why}.`);
		if (needs && !needs.some(find)) throw new UserError(`option '${option.flags}' has no effect here: ${why}.`);
	}
}
const SETTINGS = [{
	options: [
		"ratio",
		"minBudget",
		"budgetFor"
	],
	when: ({ taskBudget }) => !taskBudget,
	why: "no task budget is written (--no-task-budget, or a target that takes none)"
}, {
	options: ["display"],
	when: ({ thinking }) => thinking === "remove",
	why: "the thinking property is removed (--thinking remove, or --preset announced)"
}];
function refuseIdleSettings(given, settings) {
	for (const { options, when, why } of SETTINGS) {
		const option = given.find(({ name }) => options.some((one) => one === name));
		if (option && when(settings)) throw new UserError(`option '${option.flags}' has no effect here: ${why}.`);
	}
}
const impliesCheck = ({ check, strict, updateBaseline }) => !check && Boolean(strict || updateBaseline);
export { impliesCheck, refuseIdle, refuseIdleSettings };
