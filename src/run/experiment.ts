/** `--experiment`: calls take their task budget from one generated module, which picks one of several for each task. */
import { hasTaskBudget } from '../../transforms/budgets.js';
import type { Language } from '../frontends/language.js';
import { type BudgetSettings, scale } from '../rewrite/budget.js';
import type { Facts } from '../sites/facts.js';
import type { CallSite } from '../sites/sites.js';
import { constant, outcomes, property } from '../values/outcomes.js';
import type { Expr } from '../values/values.js';
import type { SiteEdit } from './engine.js';
import type { GeneratedModule } from './generated-module.js';

/** The name of the generated module, without its extension. */
export const MODULE_NAME = 'task-budget-experiment';

/** What a site has to do with the experiment: the budgets that it compares, in tokens, or why it takes no part. */
export type Trial = { arms: readonly number[] } | { leftOut: string };

/** A site of an experiment, for the module. */
export interface Participant {
  id: string;
  file: string;
  arms: readonly number[];
}

/** What a language gives to an experiment. */
export interface Experiments<System = unknown> {
  /** The module for calls in these files: the one that is there, or a new one in the folder around them. */
  moduleFor(files: readonly string[]): GeneratedModule<System>;
  /** Why code in a file cannot call into the module; undefined where it can. */
  problemWith(file: string, module: GeneratedModule<System>): string | undefined;
  /** True where the place is evaluated with the call, as opposed to once when its file is loaded. */
  isPerCall(at: Expr, call: Expr): boolean;
  /** Imports in the files of the sites, and the module with their budgets. */
  edits(module: GeneratedModule<System>, sites: readonly Participant[]): SiteEdit[];
  /** The expression that asks the module for the budget of a site; `id` is a string as the language writes it. */
  ask(id: string): string;
  /** The site whose budget an expression asks the module for. */
  askedFor(expr: Expr): string | undefined;
  /** Takes out of the module what is asked for no more, once these calls of it are replaced; the module goes with the last one. */
  removals(replaced: readonly { expr: Expr; site: string }[]): SiteEdit[];
}

/**
 * @param ratios shares of the thinking budget to compare, 0 < ratio <= 1.
 * @returns undefined where the site gets no task budget of this migration.
 */
export function trialOf(
  { site, hasBudget, requests }: Facts,
  { ratios, module, language, budget }: { ratios: readonly number[]; module: GeneratedModule; language: Language; budget: BudgetSettings },
): Trial | undefined {
  const asking = requests.filter((request) => request.moves && !hasTaskBudget(request));
  if (!hasBudget || site.method === 'countTokens' || asking.length === 0 || !budget.taskBudget) return undefined;
  const { experiments } = language;
  if (site.kind === 'http' || site.method === 'batches.create') return { leftOut: 'an experiment takes no batches and no raw requests' };
  if (site.kind === 'other-client') return { leftOut: 'an experiment takes no calls of other libraries' };
  if (budget.total !== undefined) return { leftOut: 'its budget is fixed by the configuration' };
  const problem = experiments.problemWith(site.file, module);
  if (problem !== undefined) return { leftOut: problem };
  const known = new Set(
    asking.flatMap(({ holders }) => holders.flatMap(({ enabled }) => enabled.map((one) => constant(one.budget)?.value))),
  );
  const [from] = known;
  if (known.size !== 1 || typeof from !== 'number') return { leftOut: 'its thinking budget is not a single known number' };
  const arms = [...new Set(ratios.map((ratio) => Math.max(budget.minBudget, scale(from, ratio))))].sort((a, b) => a - b);
  if (arms.length < 2) return { leftOut: `every ratio gives ${arms[0]?.toLocaleString('en-US')} tokens` };
  const places = asking.flatMap(({ request, holders }) => [
    ...outcomes(property(request.params, 'output_config')).flatMap(({ leaf }) =>
      leaf.kind === 'literal' && leaf.absent ? [] : [leaf.expr],
    ),
    ...holders.flatMap(({ entry }) => (entry.kind === 'write' ? [entry.expr] : [])),
  ]);
  if (places.some((place) => !experiments.isPerCall(place, site.expr)))
    return { leftOut: 'its output_config is set outside the calling function' };
  return { arms };
}

/** The imports and the module that the sites of a plan need. */
export function experimentEdits(
  sites: Iterable<readonly [CallSite, { budgetSettings: BudgetSettings }]>,
  module: GeneratedModule | undefined,
  { experiments }: Language,
): SiteEdit[] {
  const participants = [...sites].flatMap(([{ id, file }, { budgetSettings }]): Participant[] =>
    budgetSettings.trial && 'arms' in budgetSettings.trial ? [{ id, file, arms: budgetSettings.trial.arms }] : [],
  );
  return module && participants.length > 0 ? experiments.edits(module, participants) : [];
}
