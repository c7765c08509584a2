/** How a thinking budget becomes a task budget: the number, or the expression that keeps the user's constant the one source. */
import type { Trial } from '../run/experiment.js';
import type { BudgetRule, CallKind, Settings } from '../run/settings.js';
import { constant } from '../values/outcomes.js';
import { type Expr, unread, type Value } from '../values/values.js';
import type { MigratingSite } from './migrating.js';
import { askedTwice } from './unexpressible.js';

/** Tokens before and after; null where the value is not known statically. */
export interface Budget {
  text: string;
  from: number | null;
  ratio: number;
  computed: number | null;
  to: number | null;
  floored: boolean;
  expression: string | null;
  /** Where the thinking budget is written. */
  at: Expr;
}

export interface BudgetSettings {
  ratio: number;
  minBudget: number;
  total?: number;
  /** False for a call that gets none. */
  taskBudget: boolean;
  /** What the site has to do with an experiment. */
  trial?: Trial;
}

/** What a rule is asked about: the path relative to the root of the project, the id and the kind of a call. */
interface Ruled {
  path: string;
  id: string;
  kind: CallKind | undefined;
}

/** The ratio, floor or fixed total for a site, or none; the last rule that fits wins. */
export function budgetSettings(
  settings: Pick<Settings, 'ratio' | 'minBudget' | 'taskBudget' | 'budgets'>,
  { path, id, kind }: Ruled,
  fits: (glob: string, value: string) => boolean,
): BudgetSettings {
  const { ratio, minBudget, taskBudget } = settings;
  const chosen = settings.budgets.filter(
    (rule: BudgetRule) =>
      (rule.kind === undefined || rule.kind === kind) &&
      (rule.files === undefined || fits(rule.files, path)) &&
      (rule.site === undefined || fits(rule.site, id)),
  );
  const found = chosen.reduce<BudgetSettings>(
    (before, rule) => {
      // A share takes the place of a fixed number, and either of them that of no budget.
      const { total: fixed, ...rest } = before;
      const total = rule.total ?? (rule.ratio === undefined ? fixed : undefined);
      const says = rule.total !== undefined || rule.ratio !== undefined ? true : undefined;
      return {
        ...rest,
        ratio: rule.ratio ?? before.ratio,
        minBudget: rule.minBudget ?? before.minBudget,
        taskBudget: rule.taskBudget ?? says ?? before.taskBudget,
        ...(total !== undefined && { total }),
      };
    },
    { ratio, minBudget, taskBudget: true },
  );
  return { ...found, taskBudget: taskBudget && found.taskBudget };
}

/**
 * The task budget for a thinking budget, in tokens: `max(floor, round(ratio x N))`.
 * A number is written where the budget is a literal; another expression is scaled at run time, if its names mean the same at `at`.
 * @param through source text that gives the budget, where its own expression cannot be written at `at`
 * @throws RangeError for a budget that cannot be written at `at`.
 */
export function taskBudget(site: MigratingSite, budget: Value, at: Expr, settings: BudgetSettings, through?: string): Budget {
  const { ratio, minBudget, total, trial } = settings;
  const { language } = site.ground;
  const known = constant(budget)?.value;
  const from = typeof known === 'number' && Number.isFinite(known) ? known : null;
  const computed = from === null ? null : scale(from, ratio);
  const to = total ?? (computed === null ? null : Math.max(minBudget, computed));
  const floored = total === undefined && computed !== null && computed < minBudget;
  const written = budgetExpression(site, budget, at);
  const source = through ?? (written && language.text(written));
  const literal = language.text(unread(budget).expr);
  const isLiteral = source === undefined || /^[\d_.eE]+$/.test(source);
  const separators = /^[\d_.eE]+$/.test(literal) ? literal.includes('_') : true;
  const numbers = { from, ratio, computed, to, floored, at: unread(budget).expr };
  if (trial && 'arms' in trial) {
    const text = language.experiments.ask(site.syntax.string(site.site.id, at));
    return { ...numbers, computed: null, to: null, floored: false, text, expression: text };
  }
  if (total !== undefined) return { ...numbers, text: site.syntax.number(total, separators), expression: null };
  if (isLiteral) {
    if (to === null) return chosenBudget(site, budget, at, settings) ?? unwritable(literal);
    return { ...numbers, text: site.syntax.number(to, separators), expression: null };
  }
  const expression = site.syntax.scaled(source, ratio, minBudget, at);
  return { ...numbers, text: expression, expression };
}

function unwritable(literal: string): never {
  throw new RangeError(`the budget ${literal} cannot be written at another place`);
}

/** A budget that a statement changed on a condition: the same condition decides the task budget. */
function chosenBudget(site: MigratingSite, budget: Value, at: Expr, settings: BudgetSettings): Budget | undefined {
  const value = unread(budget);
  if (value.kind !== 'choice' || value.fallback) return undefined;
  const { test, yes, no } = value;
  const { language } = site.ground;
  if (!test.pure) throw askedTwice(test);
  if (test.hidden || !language.meansTheSame(test.expr, at)) return undefined;
  const sides = [taskBudget(site, yes, at, settings), taskBudget(site, no, at, settings)] as const;
  const text = site.syntax.conditional(language.text(test.expr), sides[0].text, sides[1].text);
  const { ratio } = settings;
  return {
    text,
    from: null,
    ratio,
    computed: null,
    to: null,
    floored: sides.some(({ floored }) => floored),
    expression: text,
    at: yes.expr,
  };
}

/** The first expression on the way to the budget whose names mean the same at another place. */
export function budgetExpression({ ground: { language } }: MigratingSite, budget: Value, at: Expr): Expr | undefined {
  let value = budget;
  for (; value.kind === 'read'; value = value.value) {
    const entry = value.part ? undefined : value.holder?.entry;
    const written = (entry?.kind === 'property' ? entry.written : undefined) ?? value.expr;
    if (!value.part && language.meansTheSame(written, at)) return written;
  }
  // A choice that statements make is no expression, and what is open stands where it is declared.
  if (value.kind === 'open' || isChanged(value)) return undefined;
  return language.isWritten(value.expr) && language.meansTheSame(value.expr, at) ? value.expr : undefined;
}

/** True for what a statement elsewhere may have given another value: the statement is no expression for it. */
const isChanged = (value: Value): boolean =>
  value.kind === 'union' && value.options.some((option) => option.kind === 'open' && option.why === 'changed');

/** round(ratio x N), without the noise of binary fractions: 0.55 x 4096 is 2252.8. */
export function scale(tokens: number, ratio: number): number {
  return Math.round(Number((tokens * ratio).toFixed(6)));
}
