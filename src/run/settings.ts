/** Everything a user can choose about *what* is migrated and *how* it is rewritten. Which files are looked at is `Selection` in run.ts. */
import { EDIT_CHOICES, type EditChoice, type EditGroup, groupsNamed } from '../also/groups.js';
import {
  ANNOUNCED,
  CHECKED,
  EFFORT_LEVELS,
  type Effort,
  type Family,
  factsAbout,
  factsOfTarget,
  familyNamed,
  idNamed,
  type Migration,
  OPUS_4_7,
  readModel,
  SOURCES,
  shortName,
} from '../sdk/models.js';

/** `published` writes what the API accepts; `announced` writes the form of the launch announcement. */
export type Preset = 'published' | 'announced';

/** A call of an agent, with tools or in a loop of its own; or any other. */
export const CALL_KINDS = ['agentic', 'single'] as const;
export type CallKind = (typeof CALL_KINDS)[number];

/** A budget that differs by kind, by path or by site; the last rule that fits wins. */
export interface BudgetRule {
  /** What an agent's calls get, or single requests. */
  kind?: CallKind;
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
  /** False gives no task budget. */
  taskBudget?: boolean;
}

export interface Settings {
  preset: Preset;
  /** Task budget as a share of the thinking budget, 0 < ratio <= 1. */
  ratio: number;
  /** Floor of a task budget in tokens; 0 turns it off. */
  minBudget: number;
  /** The model that migrates. */
  from: Family;
  /** The model id that replaces its own, in its first-party form; `to` is another name for this. */
  targetModel: string;
  thinking: 'adaptive' | 'remove';
  display: 'auto' | 'summarized' | 'omitted' | 'none';
  effort: 'keep' | 'shift' | Effort;
  /** False leaves endpoint and types alone and changes only what the target needs; it is false for a target without task budgets. */
  taskBudget: boolean;
  /** Treat a model that cannot be told as the one that migrates; its expression stays. */
  assumeModel: string | null;
  /** Let calls whose model is chosen at run time choose thinking by the model. */
  guard: boolean;
  /** Replace guards by the plain form wherever no model is known that takes thinking budgets. */
  unguard: boolean;
  /** Migrate calls without a thinking budget too. */
  allCalls: boolean;
  /** Take the callers in the project to be all that there are: what they pass is what a function gets. */
  closedWorld: boolean;
  /** Take sampling parameters out of the calls of every model where they are refused whatever the model. */
  fixSampling: boolean;
  types: 'auto' | 'off';
  /** What else is edited that knows the old model, where a call migrates. */
  editAlso: EditGroup[];
  budgets: BudgetRule[];
  /** Ratios to compare: calls take their budget from a generated module that picks one for each task. None where it is empty. */
  experiment: number[];
}

/** What a user chooses. */
export interface Chosen extends Partial<Omit<Settings, 'from' | 'editAlso'>> {
  /** As `--from` takes it: `opus-4-5`, `claude-opus-4-5`. */
  from?: string | undefined;
  /** The same as `targetModel`. */
  to?: string | undefined;
  editAlso?: EditChoice[] | undefined;
}

export const migrationOf = ({ from, targetModel }: Pick<Settings, 'from' | 'targetModel'>): Migration => ({ from, to: targetModel });

const PUBLISHED: Settings = {
  preset: 'published',
  ratio: 0.55,
  minBudget: 20_000,
  from: OPUS_4_7.from,
  targetModel: OPUS_4_7.to,
  thinking: 'adaptive',
  display: 'auto',
  effort: 'keep',
  taskBudget: true,
  assumeModel: null,
  guard: false,
  unguard: false,
  allCalls: false,
  closedWorld: false,
  fixSampling: false,
  types: 'auto',
  editAlso: [],
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
    targetModel: ANNOUNCED.to,
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
  assumeModel: SOURCES.filter((family) => (factsAbout(family).retires ?? CHECKED) >= CHECKED).map(shortName),
  types: ['auto', 'off'],
  editAlso: EDIT_CHOICES,
} as const satisfies Partial<Record<keyof Settings, readonly string[]>>;

/** Fills what the user left out from the preset they chose (`published` by default). */
export function withDefaults({ to, from, editAlso, ...chosen }: Chosen = {}): Settings {
  const given = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
  const preset = PRESETS[chosen.preset ?? 'published'];
  const settings: Settings = {
    ...preset,
    ...given,
    ...(from !== undefined && { from: familyNamed(from) ?? (from as Family) }),
    ...(to !== undefined && { targetModel: to }),
    ...(editAlso !== undefined && { editAlso: groupsNamed(editAlso) }),
  };
  const targetModel = idNamed(settings.targetModel);
  return { ...settings, targetModel, taskBudget: settings.taskBudget && takesTaskBudgets({ targetModel }) };
}

/** True where calls may choose by their model at run time: nothing else is asked of them. */
export const allowsGuards = ({ preset, thinking, effort, experiment, assumeModel }: Settings): boolean =>
  preset === 'published' && thinking === 'adaptive' && effort === 'keep' && experiment.length === 0 && assumeModel === null;

/** True where it makes sense to offer guards. */
export const mayGuard = (settings: Settings): boolean => allowsGuards(settings) && readModel(settings.targetModel).kind === 'known';

/** False for a target that refuses task budgets. */
export const takesTaskBudgets = ({ targetModel }: Pick<Settings, 'targetModel'>): boolean => factsOfTarget(targetModel).taskBudget !== null;
