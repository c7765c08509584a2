// dist/src/run/errors.js
var UserError = class extends Error {
	name = "UserError";
};
var NotFound = class extends UserError {
	name = "NotFound";
};
var InvalidSetting = class extends UserError {
	name = "InvalidSetting";
};
var GitFailed = class extends UserError {
	name = "GitFailed";
};
const list = (files) => files.map((file) => `  ${file}`).join("\n");
var DirtyFiles = class extends UserError {
	files;
	name = "DirtyFiles";
	constructor(files) {
		super(`${files.length === 1 ? "This file has" : "These files have"} uncommitted changes; nothing was written:\n${list(files)}\nCommit or stage them, or use --allow-dirty.`);
		this.files = files;
	}
};
var PartlyStaged = class extends UserError {
	files;
	name = "PartlyStaged";
	constructor(files) {
		super(`${files.length === 1 ? "This file is" : "These files are"} partially staged, and writing would mix staged and unstaged changes; nothing was written:\n${list(files)}\nStage them completely, or stash the rest. --check and --dry-run read the index without writing.`);
		this.files = files;
	}
};
var Interrupted = class extends Error {
	name = "Interrupted";
	constructor(stuck = []) {
		super(stuck.length ? `interrupted; these files could not be restored:\n${list(stuck)}` : "interrupted: no file was changed");
	}
};
// dist/src/sdk/models.js
const ANY_MODEL = "claude-";
const UNKNOWN_ID = "claude-opus-99";
const EFFORT_LEVELS = [
	"low",
	"medium",
	"high",
	"xhigh",
	"max"
];
const EFFORT_EQUIVALENCE = [
	{
		from: "medium",
		to: "low",
		evidence: "measured"
	},
	{
		from: "high",
		to: "medium",
		evidence: "extrapolated"
	},
	{
		from: "max",
		to: "high",
		evidence: "extrapolated"
	}
];
const shifted = (level) => EFFORT_EQUIVALENCE.find(({ from }) => from === level)?.to;
const API_MINIMUM_TASK_BUDGET = 2e4;
const LEAST_OUTPUT_AT_HIGH_EFFORT = 64e3;
const BETAS = {
	taskBudgets: "task-budgets-2026-03-13",
	interleavedThinking: "interleaved-thinking-2025-05-14",
	batchOutput: "output-300k-2026-03-24"
};
const isFastMode = (beta) => beta.startsWith("fast-mode-");
const MOST_OUTPUT = 128e3;
const SAMPLING = [
	"temperature",
	"top_p",
	"top_k"
];
const SPEED = "speed";
const OLD = {
	line: "opus",
	thinkingBudget: "accepted",
	adaptive: false,
	disabled: "accepted",
	betweenTools: false,
	thinksByDefault: false,
	sampling: "accepted",
	taskBudget: null,
	effort: null,
	forcedTool: "without-thinking",
	prefill: "accepted",
	speed: "refused",
	retires: null
};
const OF_4_6 = {
	...OLD,
	thinkingBudget: "deprecated",
	adaptive: true,
	effort: {
		levels: [
			"low",
			"medium",
			"high",
			"max"
		],
		default: "high"
	},
	prefill: "refused"
};
const OF_4_7 = {
	...OF_4_6,
	thinkingBudget: "refused",
	sampling: "refused",
	taskBudget: API_MINIMUM_TASK_BUDGET,
	effort: {
		levels: EFFORT_LEVELS,
		default: "high"
	},
	forcedTool: "unknown"
};
const OF_5 = {
	...OF_4_7,
	thinksByDefault: true,
	disabled: "up-to-high",
	forcedTool: "accepted"
};
const ALWAYS_THINKING = {
	...OF_5,
	disabled: "refused"
};
const OF_5_1 = {
	...ALWAYS_THINKING,
	forcedTool: "refused"
};
const AT_MEDIUM = {
	levels: EFFORT_LEVELS,
	default: "medium"
};
const CHECKED = "2026-11-28";
const MODELS = {
	"claude-opus-5-5": {
		...OF_5_1,
		effort: AT_MEDIUM,
		speed: "accepted"
	},
	"claude-opus-5": {
		...OF_5,
		speed: "accepted"
	},
	"claude-opus-4-8": OF_4_7,
	"claude-opus-4-7": OF_4_7,
	"claude-opus-4-6": {
		...OF_4_6,
		speed: "ignored"
	},
	"claude-opus-4-5": {
		...OLD,
		effort: {
			levels: [
				"low",
				"medium",
				"high"
			],
			default: "high"
		},
		retires: "2027-01-22"
	},
	"claude-opus-4-1": {
		...OLD,
		retires: "2026-08-05"
	},
	"claude-opus-4-0": {
		...OLD,
		retires: "2026-06-15"
	},
	"claude-opus-4": {
		...OLD,
		retires: "2026-06-15"
	},
	"claude-3-opus": {
		...OLD,
		retires: "2026-01-05"
	},
	"claude-sonnet-5-5": {
		...OF_5_1,
		line: "sonnet",
		betweenTools: true
	},
	"claude-sonnet-5": {
		...OF_5,
		line: "sonnet",
		disabled: "accepted",
		taskBudget: null
	},
	"claude-sonnet-4-6": {
		...OF_4_6,
		line: "sonnet"
	},
	"claude-sonnet-4-5": {
		...OLD,
		line: "sonnet",
		retires: "2026-11-30"
	},
	"claude-sonnet-4-0": {
		...OLD,
		line: "sonnet",
		retires: "2026-06-15"
	},
	"claude-sonnet-4": {
		...OLD,
		line: "sonnet",
		retires: "2026-06-15"
	},
	"claude-3-7-sonnet": {
		...OLD,
		line: "sonnet",
		retires: "2026-02-19"
	},
	"claude-3-5-sonnet": {
		...OLD,
		line: "sonnet",
		retires: "2025-10-28"
	},
	"claude-3-sonnet": {
		...OLD,
		line: "sonnet",
		retires: "2025-07-21"
	},
	"claude-haiku-5-5": {
		...OF_5,
		line: "haiku",
		effort: AT_MEDIUM,
		forcedTool: "unknown"
	},
	"claude-haiku-4-5": {
		...OLD,
		line: "haiku"
	},
	"claude-3-5-haiku": {
		...OLD,
		line: "haiku",
		retires: "2026-02-19"
	},
	"claude-3-haiku": {
		...OLD,
		line: "haiku",
		retires: "2026-04-20"
	},
	"claude-fable-5-2": {
		...OF_5_1,
		line: "fable",
		speed: "accepted"
	},
	"claude-fable-5-1": {
		...OF_5_1,
		line: "fable"
	},
	"claude-fable-5": {
		...ALWAYS_THINKING,
		line: "fable",
		forcedTool: "unknown"
	},
	"claude-mythos-5-2": {
		...OF_5_1,
		line: "mythos",
		speed: "accepted"
	},
	"claude-mythos-5-1": {
		...OF_5_1,
		line: "mythos"
	},
	"claude-mythos-5": {
		...ALWAYS_THINKING,
		line: "mythos",
		forcedTool: "unknown"
	},
	"claude-mythos-preview": {
		...OF_4_6,
		line: "mythos"
	}
};
const FAMILIES = Object.keys(MODELS);
const factsAbout = (family) => MODELS[family];
const SOURCES = FAMILIES.filter((family) => factsAbout(family).thinkingBudget !== "refused");
const TARGETS = FAMILIES.filter((family) => factsAbout(family).thinkingBudget === "refused");
const OPUS_4_7 = {
	from: "claude-opus-4-6",
	to: "claude-opus-4-7"
};
const ANNOUNCED = {
	...OPUS_4_7,
	to: "claude-opus-4-7-20260313"
};
const PREFIX = /^(?:arn:[^/]*\/)?(?:[a-z]{2,6}(?:-[a-z]+)?\.)?(?:anthropic[./:])?/;
const VERSION = /^(?:[-@]\d{8}|[-@]latest|@default)?(?:-v\d+(?::\d+[a-z]*)*)?$/;
const DOT = /(?<=\d)\.(?=\d)/;
function readModel(id) {
	const prefix = PREFIX.exec(id)?.[0] ?? "";
	const bare = id.slice(prefix.length);
	if (!bare.startsWith("claude-")) return { kind: "foreign" };
	const dashed = bare.replace(DOT, "-");
	const family = FAMILIES.filter((name) => dashed.startsWith(name) && !/^[\w.]|^-\d{1,2}(?!\d)/.test(dashed.slice(name.length))).sort((a, b) => b.length - a.length)[0];
	if (family === void 0) return { kind: "unknown" };
	const suffix = dashed.slice(family.length);
	return {
		kind: "known",
		family,
		prefix,
		suffix,
		isVersion: VERSION.test(suffix),
		isDotted: dashed !== bare
	};
}
function takesBudgets(id) {
	const read = readModel(id);
	return read.kind === "known" && factsAbout(read.family).thinkingBudget !== "refused";
}
function roleOf(kind, { from, to }) {
	if (kind.kind === "foreign") return "stays";
	if (kind.kind === "unknown") return "unknown";
	const { family, isVersion } = kind;
	if (family === from) return isVersion ? "moves" : "variant";
	const { thinkingBudget, adaptive, taskBudget } = factsAbout(family);
	if (thinkingBudget !== "refused") return "stays";
	if (!isVersion) return "unknown";
	return adaptive && (taskBudget !== null || factsOfTarget(to).taskBudget === null) ? "takes-new-form" : "stays";
}
const isRefusedToday = (kind, migration) => kind.kind === "known" && roleOf(kind, migration) === "takes-new-form" && factsAbout(kind.family).line === factsOfTarget(migration.to).line;
function factsOfTarget(to) {
	const read = readModel(to);
	return read.kind === "known" ? factsAbout(read.family) : OF_4_7;
}
function twinOf(id, target) {
	const read = readModel(id);
	if (read.kind !== "known") return target;
	return read.prefix + (read.isDotted ? target.replace(/(?<=[a-z]-\d)-(?=\d$)/, ".") : target);
}
function nameOf(id) {
	const read = readModel(id);
	if (read.kind !== "known") return id;
	const parts = read.family.slice(7).split("-");
	const isWord = (part) => !/^\d+$/.test(part);
	return [...parts.filter(isWord).map((word) => word === "preview" ? "Preview" : `${word[0]?.toUpperCase()}${word.slice(1)}`), parts.filter((part) => !isWord(part)).join(".")].filter(Boolean).join(" ");
}
const shortName = (family) => family.slice(7);
const SEPARATORS = [
	"-",
	".",
	"\\.",
	"\\-",
	"\\\\.",
	"[-.]",
	"[.-]"
];
function spellingsOf(family) {
	const dashed = shortName(family);
	return [...new Set(SEPARATORS.map((separator) => dashed.replace(/(?<=\d)-(?=\d)/, () => separator)))];
}
function mentionsOf(family) {
	const texts = spellingsOf(family).map(escaped);
	return new RegExp(`(?<![A-Za-z0-9])(?:${texts.join("|")})${NO_MORE}`, "g");
}
const NO_MORE = String.raw`(?!\d)(?!(?:\\?[-.]|\[[-.]+\])\d{1,2}(?!\d))`;
const escaped = (text) => text.replace(/[\\.[\]-]/g, "\\$&");
function listedSpellingsOf(family) {
	const { name, major, minor } = versionOf(family) ?? {};
	if (minor === void 0) return spellingsOf(family);
	const parts = SEPARATORS.flatMap((separator) => {
		const before = `-${major}${separator}`;
		return [`)${before}${minor}`, ...[name, ")"].flatMap((first) => [`${first}${before}[`, `${first}${before}(`])];
	});
	return [...spellingsOf(family), ...new Set(parts)];
}
function listedMentionsOf({ from, to }) {
	const plain = mentionsOf(from).source;
	const { name, major, minor } = versionOf(from) ?? {};
	if (name === void 0 || minor === void 0) return new RegExp(plain, "g");
	const oneOf = (part) => `\\((?:\\?:)?(?:[^()\\s]*\\|)?${part}(?:\\|[^()\\s]*)?\\)`;
	const among = (one) => `(?:\\[[\\d-]*${one}[\\d-]*\\]|\\[[0-${one}]-[${one}-9]\\]|${oneOf(one)})`;
	const target = familyNamed(to);
	const twin = target && versionOf(target);
	const minors = twin?.name === name && twin.major === major ? `(?!${among(twin.minor)})${among(minor)}` : among(minor);
	const before = `-${major}(?:${SEPARATORS.map(escaped).join("|")})`;
	return new RegExp(`${plain}|${oneOf(name)}${before}(?:${minor}${NO_MORE}|${minors})|(?<![A-Za-z0-9])${name}${before}${minors}`, "g");
}
function versionOf(family) {
	const [, name, major, minor] = /^([a-z]+)-(\d)-(\d)$/.exec(shortName(family)) ?? [];
	return name && major && minor ? {
		name,
		major,
		minor
	} : void 0;
}
function twinOfText(text, { from, to }) {
	const read = readModel(text);
	if (read.kind === "known" && read.isVersion && read.suffix !== "-") return read.family === from ? twinOf(text, to) : void 0;
	return isPart(text, from) ? twinOfPart(text, {
		from,
		to
	}) : void 0;
}
function twinOfPart(text, { from, to }) {
	const target = readModel(to);
	if (target.kind !== "known") return void 0;
	const spelled = (family, separator) => shortName(family).replace(/(?<=\d)-(?=\d)/, () => separator);
	return text.replace(mentionsOf(from), (mention) => spelled(target.family, SEPARATORS.find((separator) => spelled(from, separator) === mention) ?? "-"));
}
const isPart = (text, family) => new RegExp(`^(?:[\\w./]*${ANY_MODEL}|-)?(?:${mentionsOf(family).source})[-@:]?$`).test(text);
const idNamed = (name) => readModel(name).kind === "foreign" && familyNamed(name) ? ANY_MODEL + name : name;
function familyNamed(name) {
	const read = readModel(name.startsWith("claude-") || name.includes("/") ? name : ANY_MODEL + name);
	return read.kind === "known" && read.isVersion ? read.family : void 0;
}
// dist/src/also/groups.js
const EDIT_GROUPS = {
	gates: ["gate"],
	tables: ["price-table", "limit-table"],
	lists: ["registry"],
	config: ["config", "environment"],
	mocks: [
		"snapshot",
		"cassette",
		"mock"
	]
};
const GROUP_NAMES = Object.keys(EDIT_GROUPS);
const ALL_GROUPS = "all";
const EDIT_CHOICES = [...GROUP_NAMES, ALL_GROUPS];
const groupsNamed = (names) => names.includes(ALL_GROUPS) ? GROUP_NAMES : GROUP_NAMES.filter((name) => names.includes(name));
const groupOf = (kind) => GROUP_NAMES.find((name) => EDIT_GROUPS[name].includes(kind));
// dist/src/run/settings.js
const CALL_KINDS = ["agentic", "single"];
const migrationOf = ({ from, targetModel }) => ({
	from,
	to: targetModel
});
const PUBLISHED = {
	preset: "published",
	ratio: .55,
	minBudget: 2e4,
	from: OPUS_4_7.from,
	targetModel: OPUS_4_7.to,
	thinking: "adaptive",
	display: "auto",
	effort: "keep",
	taskBudget: true,
	assumeModel: null,
	guard: false,
	unguard: false,
	allCalls: false,
	closedWorld: false,
	fixSampling: false,
	types: "auto",
	editAlso: [],
	budgets: [],
	experiment: []
};
const PRESETS = {
	published: PUBLISHED,
	announced: {
		...PUBLISHED,
		preset: "announced",
		minBudget: 0,
		targetModel: ANNOUNCED.to,
		thinking: "remove",
		types: "off"
	}
};
const CHOICES = {
	preset: ["published", "announced"],
	thinking: ["adaptive", "remove"],
	display: [
		"auto",
		"summarized",
		"omitted",
		"none"
	],
	effort: [
		"keep",
		"shift",
		...EFFORT_LEVELS
	],
	assumeModel: SOURCES.filter((family) => (factsAbout(family).retires ?? "2026-11-28") >= CHECKED).map(shortName),
	types: ["auto", "off"],
	editAlso: EDIT_CHOICES
};
function withDefaults({ to, from, editAlso, ...chosen } = {}) {
	const given = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== void 0));
	const settings = {
		...PRESETS[chosen.preset ?? "published"],
		...given,
		...from !== void 0 && { from: familyNamed(from) ?? from },
		...to !== void 0 && { targetModel: to },
		...editAlso !== void 0 && { editAlso: groupsNamed(editAlso) }
	};
	const targetModel = idNamed(settings.targetModel);
	return {
		...settings,
		targetModel,
		taskBudget: settings.taskBudget && takesTaskBudgets({ targetModel })
	};
}
const allowsGuards = ({ taskBudget, preset, thinking, effort, experiment, assumeModel }) => taskBudget && preset === "published" && thinking === "adaptive" && effort === "keep" && experiment.length === 0 && assumeModel === null;
const mayGuard = (settings) => allowsGuards(settings) && readModel(settings.targetModel).kind === "known";
const takesTaskBudgets = ({ targetModel }) => factsOfTarget(targetModel).taskBudget !== null;
export { isRefusedToday as A, takesBudgets as B, TARGETS as C, familyNamed as D, factsOfTarget as E, readModel as F, GitFailed as G, twinOfPart as H, roleOf as I, NotFound as J, Interrupted as K, shifted as L, listedSpellingsOf as M, mentionsOf as N, idNamed as O, nameOf as P, shortName as R, SPEED as S, factsAbout as T, twinOfText as U, twinOf as V, DirtyFiles as W, UserError as X, PartlyStaged as Y, MOST_OUTPUT as _, mayGuard as a, SAMPLING as b, withDefaults as c, API_MINIMUM_TASK_BUDGET as d, BETAS as f, LEAST_OUTPUT_AT_HIGH_EFFORT as g, FAMILIES as h, allowsGuards as i, listedMentionsOf as j, isFastMode as k, groupOf as l, EFFORT_LEVELS as m, CHOICES as n, migrationOf as o, EFFORT_EQUIVALENCE as p, InvalidSetting as q, PRESETS as r, takesTaskBudgets as s, CALL_KINDS as t, ANY_MODEL as u, OPUS_4_7 as v, UNKNOWN_ID as w, SOURCES as x, PREFIX as y, spellingsOf as z };
