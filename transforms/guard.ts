/** With `--guard`, a call whose model is chosen at run time chooses by the model what it says about thinking, and what else depends on it. */
import { type Budget, scale, taskBudget } from '../src/rewrite/budget.js';
import type { MigratingSite } from '../src/rewrite/migrating.js';
import type { Operation } from '../src/rewrite/operations.js';
import { Unexpressible } from '../src/rewrite/unexpressible.js';
import type { Asks } from '../src/run/guard.js';
import { BETAS, takesBudgets } from '../src/sdk/models.js';
import { constant, outcomes, property } from '../src/values/outcomes.js';
import { type Choice, type Expr, exprKey, isWithin, type Value } from '../src/values/values.js';
import { displayFor } from './display.js';
import { enabledIn, type Guardable, guardable, withoutReads } from './guard-form.js';
import { declaring, entriesBetween, modelFrom, modelOperations } from './guard-model.js';
import { handed, handing, modelOf } from './guard-request.js';
import { MIGRATION_GUIDE, type Step } from './step.js';

export const guard: Step = {
  name: 'guard',
  says: 'Choose thinking by the model at run time',
  source: MIGRATION_GUIDE,
  operations: (site) => {
    if (!site.guard) return [];
    const parts = inParts(site, site.guard);
    if (!('why' in parts)) return parts.operations;
    try {
      return handing(site);
    } catch (error) {
      // The last attempt says more, but that of what others read.
      throw error instanceof Unexpressible && error.reason === 'shared-params' ? parts.why : error;
    }
  },
};

/** A guard of what depends on the model alone, or why it does not do. */
function inParts(
  site: MigratingSite,
  module: NonNullable<MigratingSite['guard']>,
): { found: Guardable; test: Choice | undefined; operations: Operation[] } | { why: Unexpressible } {
  try {
    const found = guardable(site);
    const test = testAmong(site, found);
    return { found, test, operations: test ? inPlace(site, found, test) : throughModule(site, found, module) };
  } catch (error) {
    if (error instanceof Unexpressible) return { why: error };
    throw error;
  }
}

/** What a guarded site asks the generated module for; undefined where a test stands at the call. */
export function askedOfModule(site: MigratingSite): Asks | undefined {
  const parts = site.guard && inParts(site, site.guard);
  if (!parts) return undefined;
  if ('why' in parts) return 'request';
  return parts.test ? undefined : 'thinking';
}

/** What a guarded site takes its model from, where that is in sight. */
export function chosenBy(site: MigratingSite): Expr | undefined {
  const parts = site.guard && inParts(site, site.guard);
  return parts && !('why' in parts) ? parts.found.model.valueExpr : modelOf(site);
}

/** The budget of a guarded site. What the module makes of it is the module's own. */
export function guardedBudget(site: MigratingSite): Budget {
  const parts = site.guard && inParts(site, site.guard);
  const found = parts && !('why' in parts) ? parts.found : undefined;
  const { ratio, minBudget } = site.budgetSettings;
  const holders = site.facts.requests.flatMap((request) => request.holders);
  const [known, ...others] = new Set(holders.flatMap(({ enabled }) => enabled.map(({ budget }) => constant(budget)?.value)));
  const from = typeof known === 'number' && others.length === 0 ? known : null;
  if (!found) {
    const { params, open, close } = handed(site);
    const text = `${open}…${close}`;
    const at = holders[0]?.entry.expr ?? params;
    return { from, ratio, at, text, computed: null, to: null, floored: false, expression: text };
  }
  const about = { from, ratio, at: found.thinking.expr };
  if (from === null || !testAmong(site, found)) {
    const text = askText(site, found);
    return { ...about, text, computed: null, to: null, floored: false, expression: text };
  }
  const computed = scale(from, ratio);
  return { ...about, text: found.budget, computed, to: Math.max(minBudget, computed), floored: computed < minBudget, expression: null };
}

/** The test, among models that are all known, which tells those that take thinking budgets from those that take the new form. */
function testAmong(site: MigratingSite, { objects, model, thinking, condition, holder, rest }: Guardable): Choice | undefined {
  const value = withoutReads(model.value());
  // What one caller passes says nothing of what others do.
  if (site.facts.requests.length > 1) return undefined;
  const { language } = site.ground;
  const isOwn = exprKey(holder.object.expr) === exprKey(objects[0].expr) && !condition;
  if (!isOwn || rest.length > 0 || value.kind !== 'choice' || value.fallback) return undefined;
  const { test } = value;
  if (!test.pure || test.hidden || language.readsAccessor(test.expr) || !language.meansTheSame(test.expr, model.valueExpr))
    return undefined;
  if (language.refusesUndefined?.(model.valueExpr)) return undefined;
  // What a test reads of an object may change until it is evaluated again.
  const isHere = isWithin(test.expr, model.expr) && entriesBetween(objects, model, thinking).every(({ expr }) => language.isPure(expr));
  if (!isHere && /[.[(]/.test(language.text(test.expr))) return undefined;
  const sides = [sideOf(site, value.yes), sideOf(site, value.no)];
  return sides.every((side) => side !== undefined) && sides[0] !== sides[1] ? value : undefined;
}

/** What every model of one side takes; undefined where they differ or cannot be told. */
function sideOf(site: MigratingSite, side: Value): 'budget' | 'new' | undefined {
  const groups = outcomes(side).map(({ leaf }) => {
    if (leaf.kind !== 'literal' || typeof leaf.value !== 'string') return undefined;
    const path = site.facts.requests.flatMap(({ paths }) => paths).find(({ model }) => exprKey(model.leaf.expr) === exprKey(leaf.expr));
    if (path?.group === 'moves' || path?.group === 'takes-new-form') return 'new';
    return path?.group === 'stays' && takesBudgets(leaf.value) ? 'budget' : undefined;
  });
  return groups.every((group) => group === groups[0]) ? groups[0] : undefined;
}

/** Each property under the test: with the new form on one side, and what was there on the other. */
function inPlace(site: MigratingSite, { objects: [object], thinking, holder }: Guardable, { test, yes }: Choice): Operation[] {
  const { language } = site.ground;
  const { syntax } = site;
  const at = object.expr;
  const source = language.text(test.expr);
  const isNew = sideOf(site, yes) === 'new';
  const either = (then: string, otherwise: string) => syntax.conditional(source, isNew ? then : otherwise, isNew ? otherwise : then);
  const enabled = enabledIn(holder);
  const string = (text: string) => syntax.string(text, enabled.expr);
  const display = displayFor(site, enabled);
  const adaptive = syntax.object([['type', string('adaptive')], ...(display ? [['display', string(display)] as const] : [])], at);
  const { text: total } = taskBudget(site, property(enabled, 'budget_tokens'), at, site.budgetSettings);
  const config = syntax.object(
    [
      ['type', string('tokens')],
      ['total', total],
    ],
    at,
  );
  const nothing = syntax.nothing('output_config');
  const insert = (key: string, text: string): Operation => ({ op: 'insert', object: at, after: thinking.expr, key, text });
  return [
    ...modelOperations(site),
    { op: 'replace', expr: thinking.valueExpr, text: either(adaptive, language.text(thinking.valueExpr)) },
    insert('betas', either(syntax.array([syntax.string(BETAS.taskBudgets, at)]), nothing)),
    insert('output_config', either(syntax.object([['task_budget', config]], at), nothing)),
  ];
}

/** The answer of the generated module, spread in where `thinking` stood. */
function throughModule(site: MigratingSite, found: Guardable, module: NonNullable<MigratingSite['guard']>): Operation[] {
  const { objects, model, thinking, holder, condition, rest } = found;
  const [object] = objects;
  if (site.ground.language.guards.problemWith(site.site.file, module, 'thinking') !== undefined || object.expr.file !== site.site.file)
    throw new Unexpressible('shared-params', object.expr);
  const from = modelFrom(site, found);
  const ask = askText(site, found, from);
  const text = condition ? `(${underCondition(site, condition, ask)})` : ask;
  return [
    { op: 'remove', object: holder.object.expr, entry: thinking.expr },
    { op: 'insert', object: holder.object.expr, after: thinking.expr, key: '...', text },
    ...rest.map(({ expr }): Operation => ({ op: 'remove', object: object.expr, entry: expr })),
    ...(from.declared ? declaring(site, model, from.text, from.declared) : modelOperations(site)),
  ];
}

/** The answer on the side of a condition that has thinking, and nothing on the other. */
function underCondition(site: MigratingSite, { test, yes }: Choice, ask: string): string {
  const thinks = outcomes(yes).every(({ leaf }) => leaf.kind === 'object');
  const nothing = site.syntax.object([], test.expr);
  return site.syntax.conditional(site.ground.language.text(test.expr), thinks ? ask : nothing, thinks ? nothing : ask);
}

function askText(site: MigratingSite, found: Guardable, from = modelFrom(site, found)): string {
  const { language } = site.ground;
  const { objects, holder, rest, budget } = found;
  const display = displayFor(site, enabledIn(holder));
  const entries = rest.map((entry) => [entry.key, language.text(entry.written ?? entry.valueExpr)] as const);
  if (display) entries.push(['display', site.syntax.string(display, objects[0].expr)]);
  return language.guards.ask(from.text, budget, entries);
}
