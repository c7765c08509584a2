/** With `--guard`, a call whose model is chosen at run time chooses by the model what it says about thinking, and what else depends on it. */
import { type Budget, scale, taskBudget } from '../src/rewrite/budget.js';
import { type MigratingSite, Unexpressible } from '../src/rewrite/migrating.js';
import type { Operation } from '../src/rewrite/operations.js';
import { BETAS, SAMPLING, SPEED, takesBudgets } from '../src/sdk/models.js';
import { betaHeaders, type Holder } from '../src/sites/facts.js';
import {
  type Choice,
  constant,
  type Entry,
  type Expr,
  exprKey,
  isWithin,
  type ObjectValue,
  outcomes,
  property,
  type Value,
} from '../src/values/values.js';
import { carriedOver, mustNotName } from './beta-header.js';
import { hasTaskBudget } from './budgets.js';
import { displayFor } from './display.js';
import { MIGRATION_GUIDE, type Step } from './step.js';

type Property = Extract<Entry, { kind: 'property' }>;

/** A request written out at its call, whose thinking depends on nothing. */
interface Guardable {
  /** The literal; several where the function around the call was followed from several callers. */
  objects: ObjectValue[];
  model: Property;
  thinking: Property;
  holder: Holder;
  /** The thinking budget as it can be written at the call. */
  budget: string;
  /** What else depends on the model. */
  rest: Property[];
}

const METHODS = new Set(['create', 'stream', 'parse', 'toolRunner']);
const LISTS = ['betas', 'output_config'] as const;
/** What would have to be chosen by the model in another way. */
const ELSEWHERE = [SPEED, 'extra_body'] as const;

export const guard: Step = {
  name: 'guard',
  says: 'Choose thinking by the model at run time',
  source: MIGRATION_GUIDE,
  operations: (site) => {
    if (!site.guard) return [];
    const found = guardable(site);
    const test = testAmong(site, found);
    return test ? inPlace(site, found, test) : throughModule(site, found, site.guard);
  },
};

/** True for a guarded site that asks the generated module, as opposed to a test that stands at the call. */
export function usesGuardModule(site: MigratingSite): boolean {
  return site.guard !== undefined && testAmong(site, guardable(site)) === undefined;
}

/** The budgets of a guarded site. What the module makes of the thinking budget is the module's own. */
export function guardedBudget(site: MigratingSite): Budget {
  const found = guardable(site);
  const { ratio, minBudget } = site.budgetSettings;
  const known = found.holder.enabled.map(({ budget }) => constant(budget)?.value)[0];
  const from = typeof known === 'number' ? known : null;
  const about = { from, ratio, at: found.holder.entry.expr };
  if (from === null || !testAmong(site, found)) {
    const text = askText(site, found);
    return { ...about, text, computed: null, to: null, floored: false, expression: text };
  }
  const computed = scale(from, ratio);
  return { ...about, text: found.budget, computed, to: Math.max(minBudget, computed), floored: computed < minBudget, expression: null };
}

/** @throws Unexpressible for a form that is not certain. */
function guardable(site: MigratingSite): Guardable {
  const { facts, budgetSettings, settings } = site;
  const { site: call, requests } = facts;
  const [only, ...others] = requests;
  const leave = (at: Expr = call.expr): never => {
    throw new Unexpressible('shared-params', at);
  };
  if (call.kind !== 'sdk' || !METHODS.has(call.method) || !only || others.length > 0) return leave();
  const isPlain =
    budgetSettings.taskBudget &&
    budgetSettings.total === undefined &&
    budgetSettings.ratio === settings.ratio &&
    budgetSettings.minBudget === settings.minBudget;
  const [holder, ...more] = only.holders;
  if (!isPlain || !holder || more.length > 0 || holder.enabled.length !== 1 || only.paths.some(({ state }) => state !== 'budget'))
    return leave();
  const leaves = outcomes(only.request.params).map(({ leaf }) => leaf);
  const objects = leaves.filter((leaf) => leaf.kind === 'object');
  const [first] = objects;
  const isWrittenHere =
    first && objects.length === leaves.length && isWithin(first.expr, call.expr) && site.ground.language.isWritten(first.expr);
  if (!isWrittenHere || objects.some(({ expr }) => exprKey(expr) !== exprKey(first.expr))) return leave();
  const own = (key: string): Property | undefined => ownEntry(objects, key);
  const [model, thinking] = [own('model'), own('thinking')];
  if (!model || !thinking || exprKey(holder.entry.expr) !== exprKey(thinking.expr)) return leave();
  const elsewhere = ELSEWHERE.find((key) => !isAbsent(objects, key));
  if (elsewhere || hasTaskBudget(only)) return leave();
  const rest = [...LISTS, ...SAMPLING].flatMap((key) => {
    if (isAbsent(objects, key)) return [];
    const entry = own(key) ?? leave();
    const isList = LISTS.some((one) => one === key);
    if (isList && outcomes(entry.value()).some(({ leaf }) => leaf.kind !== 'object' && leaf.kind !== 'array')) return leave(entry.expr);
    return site.ground.language.isPure(entry.valueExpr) ? [entry] : leave(entry.expr);
  });
  headersMustNotName(site);
  return { objects, model, thinking, holder, rest, budget: budgetAt(site, holder) };
}

const isAbsent = (objects: readonly ObjectValue[], key: string): boolean =>
  objects.every((object) => outcomes(property(object, key)).every(({ leaf }) => leaf.kind === 'literal' && leaf.absent));

/** The entry of a literal that alone gives a property its value; undefined where there is none. */
function ownEntry(objects: readonly ObjectValue[], key: string): Property | undefined {
  const entries = objects.map((object) => {
    const value = property(object, key);
    const entry = value.kind === 'read' && !value.part ? value.holder?.entry : undefined;
    return entry?.kind === 'property' && isWithin(entry.expr, object.expr) ? entry : undefined;
  });
  const [first] = entries;
  return first && entries.every((entry) => entry && exprKey(entry.expr) === exprKey(first.expr)) ? first : undefined;
}

const enabledIn = ({ enabled }: Holder): ObjectValue => (enabled as [Holder['enabled'][number]])[0].object;

/** The text of the budget: as it stands in a literal at the call, or the number that an object elsewhere holds. */
function budgetAt(site: MigratingSite, holder: Holder): string {
  const { language } = site.ground;
  const object = enabledIn(holder);
  const { entries } = object;
  const entry = entries.find((one): one is Property => one.kind === 'property' && one.key === 'budget_tokens');
  const isPlain = entries.length === 2 && entries.every((one) => one.kind === 'property' && /^(?:type|budget_tokens)$/.test(one.key));
  if (!entry || !isPlain || !language.isWritten(object.expr)) throw new Unexpressible('shared-params', site.site.expr);
  const text = language.text(entry.written ?? entry.valueExpr);
  if (!isWithin(object.expr, site.site.expr) && !/^[\d_]+$/.test(text)) throw new Unexpressible('shared-params', object.expr);
  return text;
}

/** @throws Unexpressible for headers that name betas: they would keep that of task budgets from being sent, or be lost. */
function headersMustNotName(site: MigratingSite): void {
  const { headers, expr } = site.site;
  const sent = headers.options && property(headers.options, 'headers');
  for (const value of [sent, ...headers.client.map((config) => property(config, 'defaultHeaders'))]) if (value) mustNotName(site, value);
  if ((sent && betaHeaders(sent).length > 0) || carriedOver(site).length > 1) throw new Unexpressible('beta-header-unknown', expr);
}

/** The test, among models that are all known, which tells those that take thinking budgets from those that take the new form. */
function testAmong(site: MigratingSite, { model, rest }: Guardable): Choice | undefined {
  const value = withoutReads(model.value());
  const { language } = site.ground;
  if (rest.length > 0 || value.kind !== 'choice' || value.fallback) return undefined;
  const { test } = value;
  if (!test.pure || test.hidden || !language.meansTheSame(test.expr, model.valueExpr)) return undefined;
  if (language.refusesUndefined?.(model.valueExpr)) return undefined;
  return sideOf(site, value.yes) && sideOf(site, value.no) && sideOf(site, value.yes) !== sideOf(site, value.no) ? value : undefined;
}

const withoutReads = (value: Value): Value => (value.kind === 'read' && !value.part ? withoutReads(value.value) : value);

/** What every model of one side takes; undefined where they differ or cannot be told. */
function sideOf(site: MigratingSite, side: Value): 'budget' | 'new' | undefined {
  const groups = outcomes(side).map(({ leaf }) => {
    if (leaf.kind !== 'literal' || typeof leaf.value !== 'string') return undefined;
    const path = site.facts.requests[0]?.paths.find(({ model }) => exprKey(model.leaf.expr) === exprKey(leaf.expr));
    if (path?.group === 'moves' || path?.group === 'takes-new-form') return 'new';
    return path?.group === 'stays' && takesBudgets(leaf.value) ? 'budget' : undefined;
  });
  return groups.every((group) => group === groups[0]) ? groups[0] : undefined;
}

/** Each property under the test: with the new form on one side, and what was there on the other. */
function inPlace(site: MigratingSite, { objects, thinking, holder }: Guardable, { test, yes }: Choice): Operation[] {
  const { language } = site.ground;
  const { syntax } = site;
  const [object] = objects as [ObjectValue];
  const at = object.expr;
  const source = language.text(test.expr);
  const isNew = sideOf(site, yes) === 'new';
  const either = (then: string, otherwise: string) => syntax.conditional(source, isNew ? then : otherwise, isNew ? otherwise : then);
  const enabled = enabledIn(holder);
  const display = displayFor(site, enabled);
  const adaptive = syntax.object(
    [['type', syntax.string('adaptive', enabled.expr)], ...(display ? [['display', syntax.string(display, enabled.expr)] as const] : [])],
    at,
  );
  const { text: total } = taskBudget(site, property(enabled, 'budget_tokens'), at, site.budgetSettings);
  const newBudget = syntax.object(
    [
      ['type', syntax.string('tokens', enabled.expr)],
      ['total', total],
    ],
    at,
  );
  const nothing = syntax.nothing('output_config');
  return [
    { op: 'replace', expr: thinking.valueExpr, text: either(adaptive, language.text(thinking.valueExpr)) },
    {
      op: 'insert',
      object: at,
      after: thinking.expr,
      key: 'betas',
      text: either(syntax.array([syntax.string(BETAS.taskBudgets, at)]), nothing),
    },
    {
      op: 'insert',
      object: at,
      after: thinking.expr,
      key: 'output_config',
      text: either(syntax.object([['task_budget', newBudget]], at), nothing),
    },
  ];
}

/** The answer of the generated module, spread in where `thinking` stood. */
function throughModule(site: MigratingSite, found: Guardable, module: NonNullable<MigratingSite['guard']>): Operation[] {
  const { language } = site.ground;
  const { objects, thinking, rest } = found;
  const [object] = objects as [ObjectValue];
  if (language.guards.problemWith(site.site.file, module) !== undefined) throw new Unexpressible('shared-params', object.expr);
  return [
    { op: 'remove', object: object.expr, entry: thinking.expr },
    { op: 'insert', object: object.expr, after: thinking.expr, key: '...', text: askText(site, found) },
    ...rest.map((entry): Operation => ({ op: 'remove', object: object.expr, entry: entry.expr })),
  ];
}

function askText(site: MigratingSite, found: Guardable): string {
  const { language } = site.ground;
  const { objects, holder, rest, budget } = found;
  const display = displayFor(site, enabledIn(holder));
  const entries = rest.map((entry) => [entry.key, language.text(entry.written ?? entry.valueExpr)] as const);
  if (display) entries.push(['display', site.syntax.string(display, (objects[0] as ObjectValue).expr)]);
  return language.guards.ask(modelText(site, found), budget, entries);
}

/** The model, read a second time. @throws Unexpressible where that may give something else. */
function modelText(site: MigratingSite, { objects, model, thinking }: Guardable): string {
  const { language } = site.ground;
  const written = model.written ?? model.valueExpr;
  const text = language.text(written);
  const [first, last] = model.expr.start < thinking.expr.start ? [model, thinking] : [thinking, model];
  const between = objects.flatMap(({ entries }) =>
    entries.filter(({ expr }) => expr.start > first.expr.start && expr.start < last.expr.start),
  );
  // A name keeps its value; a property may be changed by what a call between the two does.
  const isSafe = /^[\p{ID_Continue}$]+$/u.test(text) || between.every((entry) => language.isPure(entry.expr));
  if (!language.isSimple(written) || !isSafe) throw new Unexpressible('condition-has-effects', written);
  return text;
}
