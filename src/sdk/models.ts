/**
 * What each model family accepts, and how its ids are written.
 * Sources: https://platform.claude.com/docs/en/build-with-claude/task-budgets and
 * https://platform.claude.com/docs/en/about-claude/models/migration-guide
 */

/** What every model's id has in it. */
export const ANY_MODEL = 'claude-';

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

/** How a family takes the request forms that decide anything here. */
interface Family {
  /** Refuses `thinking: { type: 'enabled' }` with a 400. */
  refusesBudget: boolean;
  /** Takes adaptive thinking together with a task budget. */
  takesNewForm: boolean;
}

const OLD: Family = { refusesBudget: false, takesNewForm: false };
const NEW: Family = { refusesBudget: true, takesNewForm: true };

const FAMILIES: Record<string, Family> = {
  'claude-opus-4-6': OLD,
  'claude-sonnet-4-6': OLD,
  'claude-opus-4-7': NEW,
  'claude-opus-4-8': NEW,
  'claude-opus-5': NEW,
  'claude-opus-5-5': NEW,
  'claude-sonnet-5': { refusesBudget: true, takesNewForm: false },
  'claude-sonnet-5-5': { refusesBudget: false, takesNewForm: true },
  'claude-haiku-5-5': { refusesBudget: false, takesNewForm: true },
  'claude-fable-5': { refusesBudget: false, takesNewForm: true },
  'claude-fable-5-1': { refusesBudget: false, takesNewForm: true },
  'claude-mythos-5': { refusesBudget: false, takesNewForm: true },
  'claude-mythos-5-1': { refusesBudget: false, takesNewForm: true },
  'claude-opus-4-5': OLD,
  'claude-opus-4-1': OLD,
  'claude-opus-4-0': OLD,
  'claude-opus-4': OLD,
  'claude-sonnet-4-5': OLD,
  'claude-sonnet-4-0': OLD,
  'claude-sonnet-4': OLD,
  'claude-haiku-4-5': OLD,
  'claude-3-7-sonnet': OLD,
  'claude-3-5-sonnet': OLD,
  'claude-3-5-haiku': OLD,
  'claude-3-opus': OLD,
  'claude-3-sonnet': OLD,
  'claude-3-haiku': OLD,
};

/** What a model id says about itself. */
export type ModelKind =
  /** Opus 4.6, with a twin in Opus 4.7. */
  | { kind: 'opus-4-6'; prefix: string }
  /** Opus 4.6 with a suffix that Opus 4.7 has no twin of (`-fast`, `[1m]`). */
  | { kind: 'variant'; suffix: string }
  /** Another known model. */
  | { kind: 'other'; family: string; refusesBudget: boolean; takesNewForm: boolean; opus: boolean }
  /** An id of Anthropic's shape that is not in the list. */
  | { kind: 'unknown' }
  /** Not an id of Anthropic's at all (`gpt-4o`). */
  | { kind: 'foreign' };

/** Region and vendor in front of an id on Bedrock (`us.anthropic.`, `global.anthropic.`), or an inference profile's ARN. */
const PREFIX = /^(?:arn:[^/]*\/)?(?:[a-z]{2,6}(?:-[a-z]+)?\.)?(?:anthropic\.|anthropic\/)?/;
/** A date (`-20260205`, `@20260205`), `-latest`, or Bedrock's version (`-v1`, `-v1:0`). */
const VERSION = /^(?:[-@]\d{8}|[-@]latest|@default)?(?:-v\d+(?::\d+[a-z]*)*)?$/;

/** Reads a model id. The caller asks only for strings that stand where a model id stands. */
export function readModel(id: string): ModelKind {
  const prefix = PREFIX.exec(id)?.[0] ?? '';
  const bare = id.slice(prefix.length);
  if (!bare.startsWith('claude-')) return { kind: 'foreign' };
  const family = Object.keys(FAMILIES)
    .filter((name) => bare.startsWith(name) && !/^[\w]|^-\d{1,2}(?!\d)/.test(bare.slice(name.length)))
    .sort((a, b) => b.length - a.length)[0];
  if (family === undefined) return { kind: 'unknown' };
  const suffix = bare.slice(family.length);
  if (family === 'claude-opus-4-6') return VERSION.test(suffix) ? { kind: 'opus-4-6', prefix } : { kind: 'variant', suffix };
  const facts = FAMILIES[family];
  if (!facts || !(VERSION.test(suffix) || facts === OLD)) return { kind: 'unknown' };
  return { kind: 'other', family, opus: family.startsWith('claude-opus-'), ...facts };
}

/** The target id in the platform form of the id it replaces: `eu.anthropic.claude-opus-4-6-v1` keeps `eu.anthropic.`. */
export function twinOf(id: string, target: string): string {
  const read = readModel(id);
  return read.kind === 'opus-4-6' ? read.prefix + target : target;
}
