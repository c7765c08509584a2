/**
 * What every model takes, and how its ids are written: the one place that names a model. `node scripts/check-models.mjs` compares it with
 * the installed SDK and, with `--online`, with the Models API.
 * Sources: https://platform.claude.com/docs/en/build-with-claude/task-budgets, …/build-with-claude/effort, …/build-with-claude/fast-mode,
 * …/about-claude/model-deprecations and the migration guide of each model.
 */

/** What every model's id has in it. */
export const ANY_MODEL = 'claude-';
/** An id of a model that no code knows. */
export const UNKNOWN_ID = 'claude-opus-99';

export const EFFORT_LEVELS = ['low', 'medium', 'high', 'xhigh', 'max'] as const;
export type Effort = (typeof EFFORT_LEVELS)[number];

/** The launch announcement's equivalence: the level of Opus 4.7 that does what one of Opus 4.6 did. Hex measured one row; the others follow from it. */
export const EFFORT_EQUIVALENCE: readonly { from: Effort; to: Effort; evidence: 'measured' | 'extrapolated' }[] = [
  { from: 'medium', to: 'low', evidence: 'measured' },
  { from: 'high', to: 'medium', evidence: 'extrapolated' },
  { from: 'max', to: 'high', evidence: 'extrapolated' },
];

/** The same level of work, one step down. */
export const shifted = (level: Effort): Effort | undefined => EFFORT_EQUIVALENCE.find(({ from }) => from === level)?.to;

/** Smallest task budget that the API accepts, in tokens. */
export const API_MINIMUM_TASK_BUDGET = 20_000;

/** What the guide asks of `max_tokens` where the effort is `xhigh` or `max`. */
export const LEAST_OUTPUT_AT_HIGH_EFFORT = 64_000;

export const BETAS = {
  taskBudgets: 'task-budgets-2026-03-13',
  interleavedThinking: 'interleaved-thinking-2025-05-14',
  /** Up to 300,000 output tokens for each request of a batch. */
  batchOutput: 'output-300k-2026-03-24',
} as const;

/** True for the beta that `speed: 'fast'` needs. */
export const isFastMode = (beta: string): boolean => beta.startsWith('fast-mode-');

/** Most output tokens of a request without that beta. https://platform.claude.com/docs/en/models/opus-4-6/overview */
export const MOST_OUTPUT = 128_000;

export const SAMPLING = ['temperature', 'top_p', 'top_k'] as const;
/** Removed on 24 July 2026: `fast` is a 400. */
export const SPEED = 'speed';

/** What a request may hold for a model. */
export interface ModelFacts {
  line: 'opus' | 'sonnet' | 'haiku' | 'fable' | 'mythos';
  /** `thinking: { type: 'enabled', budget_tokens }`. */
  thinkingBudget: 'accepted' | 'deprecated' | 'refused';
  /** `thinking: { type: 'adaptive' }`. */
  adaptive: boolean;
  /** `thinking: { type: 'disabled' }`; `up-to-high`: not with an effort above high. */
  disabled: 'accepted' | 'up-to-high' | 'refused';
  /** `thinking: { type: 'between_tools' }`. */
  betweenTools: boolean;
  /** Thinks where a request says nothing of it. */
  thinksByDefault: boolean;
  /** `temperature`, `top_p` and `top_k`, up to API version 2026-10-21, which refuses them for every model. */
  sampling: 'accepted' | 'refused';
  /** The smallest task budget, in tokens; null where there are none. */
  taskBudget: number | null;
  effort: { levels: readonly Effort[]; default: Effort } | null;
  /** A `tool_choice` that forces a tool; `without-thinking`: refused beside thinking; `unknown`: reports about that differ. */
  forcedTool: 'accepted' | 'without-thinking' | 'unknown' | 'refused';
  /** A last message of the assistant's. */
  prefill: 'accepted' | 'refused';
  /** `speed: 'fast'`; `ignored`: answered at standard speed. */
  speed: 'accepted' | 'ignored' | 'refused';
  /** ISO date from which on requests fail, where one is set. */
  retires: string | null;
}

const OLD: ModelFacts = {
  line: 'opus',
  thinkingBudget: 'accepted',
  adaptive: false,
  disabled: 'accepted',
  betweenTools: false,
  thinksByDefault: false,
  sampling: 'accepted',
  taskBudget: null,
  effort: null,
  forcedTool: 'without-thinking',
  prefill: 'accepted',
  speed: 'refused',
  retires: null,
};
const OF_4_6: ModelFacts = {
  ...OLD,
  thinkingBudget: 'deprecated',
  adaptive: true,
  effort: { levels: ['low', 'medium', 'high', 'max'], default: 'high' },
  prefill: 'refused',
};
const OF_4_7: ModelFacts = {
  ...OF_4_6,
  thinkingBudget: 'refused',
  sampling: 'refused',
  taskBudget: API_MINIMUM_TASK_BUDGET,
  effort: { levels: EFFORT_LEVELS, default: 'high' },
  forcedTool: 'unknown',
};
const OF_5: ModelFacts = { ...OF_4_7, thinksByDefault: true, disabled: 'up-to-high', forcedTool: 'accepted' };
const ALWAYS_THINKING: ModelFacts = { ...OF_5, disabled: 'refused' };
const OF_5_1: ModelFacts = { ...ALWAYS_THINKING, forcedTool: 'refused' };
const AT_MEDIUM: ModelFacts['effort'] = { levels: EFFORT_LEVELS, default: 'medium' };

/** When the table was last compared with its sources. ISO date. */
export const CHECKED = '2026-11-28';

/** By the id without date, version and prefix. */
export const MODELS = {
  'claude-opus-5-5': { ...OF_5_1, effort: AT_MEDIUM, speed: 'accepted' },
  'claude-opus-5': { ...OF_5, speed: 'accepted' },
  // Its fast mode ends on 30 November 2026.
  'claude-opus-4-8': OF_4_7,
  'claude-opus-4-7': OF_4_7,
  'claude-opus-4-6': { ...OF_4_6, speed: 'ignored' },
  'claude-opus-4-5': { ...OLD, effort: { levels: ['low', 'medium', 'high'], default: 'high' }, retires: '2027-01-22' },
  'claude-opus-4-1': { ...OLD, retires: '2026-08-05' },
  'claude-opus-4-0': { ...OLD, retires: '2026-06-15' },
  'claude-opus-4': { ...OLD, retires: '2026-06-15' },
  'claude-3-opus': { ...OLD, retires: '2026-01-05' },
  'claude-sonnet-5-5': { ...OF_5_1, line: 'sonnet', betweenTools: true },
  'claude-sonnet-5': { ...OF_5, line: 'sonnet', disabled: 'accepted', taskBudget: null },
  'claude-sonnet-4-6': { ...OF_4_6, line: 'sonnet' },
  'claude-sonnet-4-5': { ...OLD, line: 'sonnet', retires: '2026-11-30' },
  'claude-sonnet-4-0': { ...OLD, line: 'sonnet', retires: '2026-06-15' },
  'claude-sonnet-4': { ...OLD, line: 'sonnet', retires: '2026-06-15' },
  'claude-3-7-sonnet': { ...OLD, line: 'sonnet', retires: '2026-02-19' },
  'claude-3-5-sonnet': { ...OLD, line: 'sonnet', retires: '2025-10-28' },
  'claude-3-sonnet': { ...OLD, line: 'sonnet', retires: '2025-07-21' },
  'claude-haiku-5-5': { ...OF_5, line: 'haiku', effort: AT_MEDIUM, forcedTool: 'unknown' },
  'claude-haiku-4-5': { ...OLD, line: 'haiku' },
  'claude-3-5-haiku': { ...OLD, line: 'haiku', retires: '2026-02-19' },
  'claude-3-haiku': { ...OLD, line: 'haiku', retires: '2026-04-20' },
  'claude-fable-5-2': { ...OF_5_1, line: 'fable', speed: 'accepted' },
  'claude-fable-5-1': { ...OF_5_1, line: 'fable' },
  'claude-fable-5': { ...ALWAYS_THINKING, line: 'fable', forcedTool: 'unknown' },
  'claude-mythos-5-2': { ...OF_5_1, line: 'mythos', speed: 'accepted' },
  'claude-mythos-5-1': { ...OF_5_1, line: 'mythos' },
  'claude-mythos-5': { ...ALWAYS_THINKING, line: 'mythos', forcedTool: 'unknown' },
  'claude-mythos-preview': { ...OF_4_6, line: 'mythos' },
} as const satisfies Record<string, ModelFacts>;

export type Family = keyof typeof MODELS;
export const FAMILIES = Object.keys(MODELS) as Family[];
export const factsAbout = (family: Family): ModelFacts => MODELS[family];

/** Models that take a thinking budget, which the migration can take away. */
export const SOURCES: readonly Family[] = FAMILIES.filter((family) => factsAbout(family).thinkingBudget !== 'refused');
/** Models that refuse one. */
export const TARGETS: readonly Family[] = FAMILIES.filter((family) => factsAbout(family).thinkingBudget === 'refused');

/** From which model to which id; both as the first party writes them. */
export interface Migration {
  from: Family;
  to: string;
}

/** The pair that the tool is named for; `ANNOUNCED` as the launch announcement wrote it. */
export const OPUS_4_7: Migration = { from: 'claude-opus-4-6', to: 'claude-opus-4-7' };
export const ANNOUNCED: Migration = { ...OPUS_4_7, to: 'claude-opus-4-7-20260313' };

/** What a model id says about itself. */
export type ModelKind =
  /** `prefix` stands in front of the family, `suffix` behind it; `version`: the suffix is a date, a version, or nothing. */
  | { kind: 'known'; family: Family; prefix: string; suffix: string; isVersion: boolean; isDotted: boolean }
  /** An id of Anthropic's shape that is not in the list. */
  | { kind: 'unknown' }
  /** Not an id of Anthropic's at all (`gpt-4o`). */
  | { kind: 'foreign' };

/** Region and vendor in front of an id on Bedrock (`us.anthropic.`, `global.anthropic.`), an inference profile's ARN, or the vendor as gateways and libraries write it. */
export const PREFIX = /^(?:arn:[^/]*\/)?(?:[a-z]{2,6}(?:-[a-z]+)?\.)?(?:anthropic[./:])?/;
/** A date (`-20260205`, `@20260205`), `-latest`, or Bedrock's version (`-v1`, `-v1:0`). */
const VERSION = /^(?:[-@]\d{8}|[-@]latest|@default)?(?:-v\d+(?::\d+[a-z]*)*)?$/;
/** Gateways write `claude-opus-4.6`. */
const DOT = /(?<=\d)\.(?=\d)/;

/** Reads a model id. The caller asks only for strings that stand where a model id stands. */
export function readModel(id: string): ModelKind {
  const prefix = PREFIX.exec(id)?.[0] ?? '';
  const bare = id.slice(prefix.length);
  if (!bare.startsWith(ANY_MODEL)) return { kind: 'foreign' };
  const dashed = bare.replace(DOT, '-');
  const family = FAMILIES.filter((name) => dashed.startsWith(name) && !/^[\w.]|^-\d{1,2}(?!\d)/.test(dashed.slice(name.length))).sort(
    (a, b) => b.length - a.length,
  )[0];
  if (family === undefined) return { kind: 'unknown' };
  const suffix = dashed.slice(family.length);
  return { kind: 'known', family, prefix, suffix, isVersion: VERSION.test(suffix), isDotted: dashed !== bare };
}

/** True for the id of a model that takes thinking budgets, so that a migration may be about it. */
export function takesBudgets(id: string): boolean {
  const read = readModel(id);
  return read.kind === 'known' && factsAbout(read.family).thinkingBudget !== 'refused';
}

/** What a model means for a migration. */
export type ModelRole =
  /** It migrates. */
  | 'moves'
  /** It is the one that migrates, with a suffix that the target has no twin of (`-fast`, `[1m]`). */
  | 'variant'
  /** Another one that takes what is written for the target. */
  | 'takes-new-form'
  /** Another one. */
  | 'stays'
  | 'unknown';

export function roleOf(kind: ModelKind, { from, to }: Migration): ModelRole {
  if (kind.kind === 'foreign') return 'stays';
  if (kind.kind === 'unknown') return 'unknown';
  const { family, isVersion } = kind;
  if (family === from) return isVersion ? 'moves' : 'variant';
  const { thinkingBudget, adaptive, taskBudget } = factsAbout(family);
  if (thinkingBudget !== 'refused') return 'stays';
  if (!isVersion) return 'unknown';
  return adaptive && (taskBudget !== null || factsOfTarget(to).taskBudget === null) ? 'takes-new-form' : 'stays';
}

/** True for a model of the target's line that answers 400 to a thinking budget today, and takes what is written: a call with one is migrated, too. */
export const isRefusedToday = (kind: ModelKind, migration: Migration): boolean =>
  kind.kind === 'known' &&
  roleOf(kind, migration) === 'takes-new-form' &&
  factsAbout(kind.family).line === factsOfTarget(migration.to).line;

/** What the target takes; an id that is not in the list (a deployment's name) is taken for the default target. */
export function factsOfTarget(to: string): ModelFacts {
  const read = readModel(to);
  return read.kind === 'known' ? factsAbout(read.family) : OF_4_7;
}

/** The target id in the platform's form, and the spelling, of the id it replaces: `eu.anthropic.claude-opus-4-6-v1` keeps `eu.anthropic.`. */
export function twinOf(id: string, target: string): string {
  const read = readModel(id);
  if (read.kind !== 'known') return target;
  return read.prefix + (read.isDotted ? target.replace(/(?<=[a-z]-\d)-(?=\d$)/, '.') : target);
}

/** `Opus 4.6` */
export function nameOf(id: string): string {
  const read = readModel(id);
  if (read.kind !== 'known') return id;
  const parts = read.family.slice(ANY_MODEL.length).split('-');
  const isWord = (part: string) => !/^\d+$/.test(part);
  const words = parts.filter(isWord).map((word) => (word === 'preview' ? 'Preview' : `${word[0]?.toUpperCase()}${word.slice(1)}`));
  return [...words, parts.filter((part) => !isWord(part)).join('.')].filter(Boolean).join(' ');
}

/** `opus-4-6` */
export const shortName = (family: Family): string => family.slice(ANY_MODEL.length);

/** Between the numbers of a version: as ids have it, as gateways write it, and as regular expressions allow for either. */
const SEPARATORS = ['-', '.', '\\.', '\\-', '\\\\.', '[-.]', '[.-]'] as const;

/** The texts that every id of a model, and every regular expression for one, holds one of: `opus-4-6`, `opus-4.6`, `opus-4\.6`, `opus-4[-.]6`. */
export function spellingsOf(family: Family): string[] {
  const dashed = shortName(family);
  return [...new Set(SEPARATORS.map((separator) => dashed.replace(/(?<=\d)-(?=\d)/, () => separator)))];
}

/** Finds a model in a text, in any of its spellings, and no other one whose id begins the same (`opus-4` in `opus-4-7`). Global. */
export function mentionsOf(family: Family): RegExp {
  const texts = spellingsOf(family).map(escaped);
  return new RegExp(`(?<![A-Za-z0-9])(?:${texts.join('|')})${NO_MORE}`, 'g');
}

/** No more of a version. */
const NO_MORE = String.raw`(?!\d)(?!(?:\\?[-.]|\[[-.]+\])\d{1,2}(?!\d))`;

const escaped = (text: string): string => text.replace(/[\\.[\]-]/g, '\\$&');

/** The texts that every line holds one of which may be meant by `listedMentionsOf`: the spellings, and what stands around the parts of a pattern. */
export function listedSpellingsOf(family: Family): string[] {
  const { name, major, minor } = versionOf(family) ?? {};
  if (minor === undefined) return spellingsOf(family);
  const parts = SEPARATORS.flatMap((separator) => {
    const before = `-${major}${separator}`;
    return [`)${before}${minor}`, ...[name, ')'].flatMap((first) => [`${first}${before}[`, `${first}${before}(`])];
  });
  return [...spellingsOf(family), ...new Set(parts)];
}

/**
 * The same as `mentionsOf`, and patterns that name the source by parts: `(opus|sonnet)-4-6`, `opus-4-[56]`, `opus-4-(?:5|6)`; not those that
 * name the target as well. Global.
 */
export function listedMentionsOf({ from, to }: Migration): RegExp {
  const plain = mentionsOf(from).source;
  const { name, major, minor } = versionOf(from) ?? {};
  if (name === undefined || minor === undefined) return new RegExp(plain, 'g');
  const oneOf = (part: string): string => `\\((?:\\?:)?(?:[^()\\s]*\\|)?${part}(?:\\|[^()\\s]*)?\\)`;
  const among = (one: string): string => `(?:\\[[\\d-]*${one}[\\d-]*\\]|\\[[0-${one}]-[${one}-9]\\]|${oneOf(one)})`;
  const target = familyNamed(to);
  const twin = target && versionOf(target);
  const minors = twin?.name === name && twin.major === major ? `(?!${among(twin.minor)})${among(minor)}` : among(minor);
  const before = `-${major}(?:${SEPARATORS.map(escaped).join('|')})`;
  return new RegExp(`${plain}|${oneOf(name)}${before}(?:${minor}${NO_MORE}|${minors})|(?<![A-Za-z0-9])${name}${before}${minors}`, 'g');
}

/** `opus`, `4`, `6`; undefined for a version of one number. */
function versionOf(family: Family): { name: string; major: string; minor: string } | undefined {
  const [, name, major, minor] = /^([a-z]+)-(\d)-(\d)$/.exec(shortName(family)) ?? [];
  return name && major && minor ? { name, major, minor } : undefined;
}

/**
 * The text that stands for the target where one stands for the source: an id, or a part of one (`opus-4-6`, `claude-opus-4.6-`), in the
 * same spelling. Undefined for any other text, for a suffix that the target has no twin of, and for a part where the target is not known.
 */
export function twinOfText(text: string, { from, to }: Migration): string | undefined {
  const read = readModel(text);
  if (read.kind === 'known' && read.isVersion && read.suffix !== '-') return read.family === from ? twinOf(text, to) : undefined;
  return isPart(text, from) ? twinOfPart(text, { from, to }) : undefined;
}

/** The same for each mention in a pattern (`^claude-opus-4[-.]6`). */
export function twinOfPart(text: string, { from, to }: Migration): string | undefined {
  const target = readModel(to);
  if (target.kind !== 'known') return undefined;
  const spelled = (family: Family, separator: string) => shortName(family).replace(/(?<=\d)-(?=\d)/, () => separator);
  return text.replace(mentionsOf(from), (mention) =>
    spelled(target.family, SEPARATORS.find((separator) => spelled(from, separator) === mention) ?? '-'),
  );
}

/** True for a text that an id of the model may begin or end with, or hold. */
const isPart = (text: string, family: Family): boolean =>
  new RegExp(`^(?:[\\w./]*${ANY_MODEL}|-)?(?:${mentionsOf(family).source})[-@:]?$`).test(text);

/** The id that a user means by `opus-5-5`; any other text is an id already. */
export const idNamed = (name: string): string => (readModel(name).kind === 'foreign' && familyNamed(name) ? ANY_MODEL + name : name);

/** The model that a user means by `opus-4-6`, `claude-opus-4-6`, `claude-opus-4.6` or a dated id; undefined for none that is known. */
export function familyNamed(name: string): Family | undefined {
  const read = readModel(name.startsWith(ANY_MODEL) || name.includes('/') ? name : ANY_MODEL + name);
  return read.kind === 'known' && read.isVersion ? read.family : undefined;
}
