/** Everything a user can choose about *what* is migrated and *how* it is rewritten. Which files are looked at is `Selection` in run.ts. */
import { EFFORT_LEVELS, type Effort } from '../sdk/models.js';

/** `published` writes what the API accepts; `announced` writes the form of the launch announcement. */
export type Preset = 'published' | 'announced';

/** A budget that differs by path or by site; the last rule that fits wins. */
export interface BudgetRule {
  /** Glob over paths relative to the project root, with `/`. */
  files?: string;
  /** Glob over site ids (`src/a.ts#audit:1`). */
  site?: string;
  /** Task budget as a share of the thinking budget, 0 < ratio <= 1. */
  ratio?: number;
  /** Floor in tokens. */
  minBudget?: number;
  /** A fixed task budget in tokens; `ratio` and `minBudget` do not apply to it. */
  total?: number;
}

export interface Settings {
  preset: Preset;
  /** Task budget as a share of the thinking budget, 0 < ratio <= 1. */
  ratio: number;
  /** Floor of a task budget in tokens; 0 turns it off. */
  minBudget: number;
  /** The model id that replaces Opus 4.6, in its first-party form. */
  targetModel: string;
  thinking: 'adaptive' | 'remove';
  display: 'auto' | 'summarized' | 'omitted' | 'none';
  effort: 'keep' | 'shift' | Effort;
  /** False leaves endpoint and types alone and changes only what Opus 4.7 needs. */
  taskBudget: boolean;
  /** Treat a model that cannot be told as Opus 4.6; its expression stays. */
  assumeModel: 'opus-4-6' | null;
  /** Migrate Opus 4.6 calls without a thinking budget too. */
  allCalls: boolean;
  types: 'auto' | 'off';
  budgets: BudgetRule[];
  /** Ratios to compare: calls take their budget from a generated module that picks one for each task. None where it is empty. */
  experiment: number[];
}

const PUBLISHED: Settings = {
  preset: 'published',
  ratio: 0.55,
  minBudget: 20_000,
  targetModel: 'claude-opus-4-7',
  thinking: 'adaptive',
  display: 'auto',
  effort: 'keep',
  taskBudget: true,
  assumeModel: null,
  allCalls: false,
  types: 'auto',
  budgets: [],
  experiment: [],
};

/** What each preset stands for, before any option of the user's. */
export const PRESETS: Record<Preset, Settings> = {
  published: PUBLISHED,
  announced: {
    ...PUBLISHED,
    preset: 'announced',
    minBudget: 0,
    targetModel: 'claude-opus-4-7-20260313',
    thinking: 'remove',
    types: 'off',
  },
};

/** The values each choice option takes; `--help` and the configuration check read this list. */
export const CHOICES = {
  preset: ['published', 'announced'],
  thinking: ['adaptive', 'remove'],
  display: ['auto', 'summarized', 'omitted', 'none'],
  effort: ['keep', 'shift', ...EFFORT_LEVELS],
  assumeModel: ['opus-4-6'],
  types: ['auto', 'off'],
} as const satisfies Partial<Record<keyof Settings, readonly string[]>>;

/** Fills what the user left out from the preset they chose (`published` by default). */
export function withDefaults(chosen: Partial<Settings> = {}): Settings {
  const given = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
  return { ...PRESETS[chosen.preset ?? 'published'], ...given };
}
