/** What to know about the size of a budget: for an agent's loop, for the prompt cache, beside `max_tokens`. */
import { levelsOf } from '../../transforms/effort.js';
import type { Language } from '../frontends/language.js';
import { type Budget, type BudgetSettings, scale } from '../rewrite/budget.js';
import type { MigratingSite } from '../rewrite/migrating.js';
import type { AnalysedSite } from '../run/engine.js';
import { EFFORT_LEVELS, type Effort, LEAST_OUTPUT_AT_HIGH_EFFORT, shifted } from '../sdk/models.js';
import { constant, outcomes, property } from '../values/outcomes.js';
import { type Expr, isMissing, type Outcome } from '../values/values.js';
import type { Holder, RequestFacts } from './facts.js';
import { effortsIn } from './refused.js';
import { oneLine } from './wording.js';

type Notes = AnalysedSite['notes'];

const tokens = (count: number): string => count.toLocaleString('en-US');

export const budgetNotes = (migrating: MigratingSite, budgets: readonly Budget[]): Notes => [
  ...(migrating.getsTaskBudget ? [...forALoop(migrating, budgets), ...varies(migrating)] : []),
  ...tightMaxTokens(migrating),
];

/** The floor that a bounded response was given, and that has to do for all requests of a loop. */
function forALoop({ facts, budgetSettings }: MigratingSite, budgets: readonly Budget[]): Notes {
  const { minBudget, total } = budgetSettings;
  if (facts.kind?.kind !== 'agentic' || total !== undefined || minBudget === 0) return [];
  const low = budgets.find(({ computed }) => computed !== null && computed <= minBudget);
  return low?.from == null ? [] : [{ code: 'budget-for-a-loop', detail: `${tokens(low.from)} → ${tokens(minBudget)}` }];
}

/** A task budget that differs from request to request. */
function varies({ requests, budgetSettings, ground: { language } }: MigratingSite): Notes {
  if (budgetSettings.total !== undefined || (budgetSettings.trial && 'arms' in budgetSettings.trial)) return [];
  for (const { request, holders } of requests) {
    if (outcomes(property(property(request.params, 'output_config'), 'task_budget')).some((one) => !isMissing(one))) continue;
    const found = variesIn(holders, budgetSettings, language);
    if (found) return [{ code: 'budget-varies', detail: oneLine(language.text(found)) }];
  }
  return [];
}

/** What decides the budget anew for each request; undefined where it is the same for all. */
function variesIn(holders: readonly Holder[], { ratio, minBudget }: BudgetSettings, language: Language): Expr | undefined {
  const found = holders.flatMap(({ enabled }) =>
    enabled.flatMap(({ budget, outcome }) =>
      outcomes(budget, outcome.assume).map((own) => ({ own, way: [...outcome.trail, ...own.trail] })),
    ),
  );
  const totals = new Set<number>();
  for (const { leaf, trail } of found.map(({ own }) => own)) {
    // What is written at the call says more than where its value comes from: `job.budget`, a field of a class.
    const written = trail.find(({ kind }) => kind === 'read')?.expr ?? leaf.expr;
    if (leaf.kind === 'open' && leaf.why !== 'environment' && leaf.why !== 'import' && !language.isFixed(written)) return written;
    if (leaf.kind === 'literal' && typeof leaf.value === 'number') totals.add(Math.max(minBudget, scale(leaf.value, ratio)));
  }
  const decisions = found.flatMap(({ way }) =>
    way.flatMap((step) => (step.kind === 'choice' && !step.fallback ? [step.test.expr] : step.kind === 'union' ? [step.expr] : [])),
  );
  return totals.size > 1 ? decisions.find((expr) => !language.isFixed(expr)) : undefined;
}

/** `max_tokens` that is too small for the effort, or was sized as the old budget and an answer. */
function tightMaxTokens(migrating: MigratingSite): Notes {
  const { requests, site, settings, ground } = migrating;
  if (site.method === 'countTokens') return [];
  const effort = levelAfter(migrating);
  for (const facts of requests) {
    if (!facts.paths.some(({ group }) => group !== 'stays')) continue;
    const most = outcomes(property(facts.request.params, 'max_tokens'), facts.request.assume);
    const low = most.flatMap(({ leaf }) =>
      leaf.kind === 'literal' && typeof leaf.value === 'number' && leaf.value < LEAST_OUTPUT_AT_HIGH_EFFORT ? [leaf.value] : [],
    );
    const level = isHigh(settings.effort) || effortsIn(facts).length > 0 ? effort : undefined;
    if (low[0] !== undefined && level) return [{ code: 'max-tokens-tight', detail: `${tokens(low[0])} with effort ${level}` }];
    const sum = facts.moves ? sumIn(most, facts, ground.language) : undefined;
    if (sum) return [{ code: 'max-tokens-tight', detail: `${oneLine(ground.language.text(sum))} is the old budget and the answer` }];
    const filled = facts.moves ? filledBy(facts) : undefined;
    if (filled) return [{ code: 'max-tokens-tight', detail: filled }];
  }
  return [];
}

/** `max_tokens` leaves less than this share of itself to the answer, beside the old budget, where it was filled by both. */
const LEAST_ANSWER = 0.2;

/** A number that was the old budget and a small answer; one that is no larger than the budget was wrong before. */
function filledBy({ request, holders }: RequestFacts): string | undefined {
  const most = constant(property(request.params, 'max_tokens'))?.value;
  if (typeof most !== 'number') return undefined;
  const budgets = holders.flatMap(({ enabled }) => enabled.map(({ budget }) => constant(budget)?.value));
  const budget = budgets.find((one): one is number => typeof one === 'number' && one < most && most - one < most * LEAST_ANSWER);
  return budget === undefined
    ? undefined
    : `${tokens(most)} is the old budget of ${tokens(budget)} and ${tokens(most - budget)} for the answer`;
}

const isHigh = (level: string | undefined): level is Effort => level === 'xhigh' || level === 'max';

/** The high level that the call has after the migration; undefined for none. */
function levelAfter(migrating: MigratingSite): Effort | undefined {
  const { effort } = migrating.settings;
  if (EFFORT_LEVELS.some((level) => level === effort)) return isHigh(effort) ? effort : undefined;
  return levelsOf(migrating)
    .map((level) => (effort === 'shift' ? shifted(level) : level))
    .find(isHigh);
}

/** `max_tokens` as a sum with the thinking budget in it. */
function sumIn(most: readonly Outcome[], { holders }: RequestFacts, language: Language): Expr | undefined {
  const budgets = holders.flatMap(({ enabled }) => enabled.map(({ budget, outcome }) => ({ budget, outcome })));
  const texts = new Set(
    budgets.flatMap(({ budget, outcome }) =>
      outcomes(budget, outcome.assume).flatMap(({ trail }) => trail.map(({ expr }) => language.text(expr))),
    ),
  );
  const known = new Set(budgets.map(({ budget }) => constant(budget)?.value));
  const isBudget = (part: Expr): boolean => {
    const text = language.text(part);
    return texts.has(text) || /\bbudget_tokens\b/.test(text) || (/^[\d_]+$/.test(text) && known.has(Number(text.replaceAll('_', ''))));
  };
  return most.flatMap(({ trail }) => trail.map(({ expr }) => expr)).find((expr) => language.addends(expr).some(isBudget));
}
