/** The task budget that takes the place of the thinking budget: advisory, over the whole agentic loop, at least 20,000 tokens. */
import { type Budget, taskBudget as budgetOf } from '../src/budget.js';
import type { Holder, RequestFacts } from '../src/facts.js';
import { type Container, type MigratingSite, testsOn, Unexpressible } from '../src/migrating.js';
import type { Operation } from '../src/operations.js';
import { constant, type Expr, lastEntry, type ObjectValue, outcomes, property, type Read, unread, type Value } from '../src/values.js';
import { effortToSet } from './effort.js';
import { behindSpread, isSpread, openSpread } from './spreads.js';
import { type Step, TASK_BUDGETS } from './step.js';

export const taskBudget: Step = {
  name: 'task-budget',
  says: 'Give the task a budget in tokens',
  source: TASK_BUDGETS,
  operations: (site) =>
    site.getsTaskBudget
      ? site.requests.flatMap((facts) => (hasTaskBudget(facts) ? [] : facts.holders.flatMap((holder) => forHolder(site, facts, holder))))
      : [],
};

/** True where the request has a task budget already: it is kept as it is. */
export function hasTaskBudget({ request }: Pick<RequestFacts, 'request'>): boolean {
  return outcomes(property(property(request.params, 'output_config'), 'task_budget')).some(
    ({ leaf }) => leaf.kind === 'object' || (leaf.kind === 'literal' && leaf.value !== undefined && leaf.value !== null),
  );
}

/** The budgets of a site, one for each thinking object that it can have. */
export function budgetsOf(site: MigratingSite): Budget[] {
  return site.requests.flatMap((facts) =>
    facts.holders.flatMap((holder) => {
      const { request } = facts;
      const { entry } = holder;
      const at = entry.kind === 'write' ? entry.expr : (site.taking(site.containersOf(holder))?.object.expr ?? request.expr);
      const kept = keptBudget(facts);
      return holder.enabled.map(({ budget }) =>
        kept
          ? { ...kept, from: tokensOf(budget), ratio: site.budgetSettings.ratio, at: unread(budget).expr }
          : budgetOf(site, budget, at, site.budgetSettings),
      );
    }),
  );
}

/** The task budget that a request has already, in the form in which budgets are reported. */
function keptBudget(facts: RequestFacts): Omit<Budget, 'from' | 'ratio' | 'at'> | undefined {
  if (!hasTaskBudget(facts)) return undefined;
  const existing = property(property(facts.request.params, 'output_config'), 'task_budget');
  const to = tokensOf(property(existing, 'total')) ?? tokensOf(existing);
  return { text: '', computed: null, to, floored: false, expression: null };
}

function tokensOf(value: Value): number | null {
  const known = constant(value)?.value;
  return typeof known === 'number' ? known : null;
}

function forHolder(site: MigratingSite, { request }: RequestFacts, holder: Holder): Operation[] {
  const containers = site.containersOf(holder);
  const existing = property(request.params, 'output_config');
  const { entry } = holder;
  if (entry.kind === 'write') {
    const target = site.ground.language.text(entry.target);
    const old = site.syntax.spread(site.syntax.member(target, 'output_config'));
    const text = site.syntax.object([old, ...entriesFor(site, holder, [], entry.expr)], entry.expr);
    if (site.settings.thinking === 'remove')
      return [{ op: 'replace', expr: entry.expr, text: `${site.syntax.member(target, 'output_config')} = ${text}` }];
    return [{ op: 'assign', after: entry.expr, target: entry.target, key: 'output_config', text }];
  }
  const present = outcomes(existing).some(
    ({ leaf }) => !(leaf.kind === 'literal' && (leaf.value === undefined || leaf.value === null)) && !isContainerOpen(existing, leaf),
  );
  if (present) return intoExisting(site, request, holder, existing);
  const spread = openSpread(existing);
  if (spread) return besideSpread(site, request, holder, spread, true);
  return [
    site.insert(request, containers, 'output_config', (container) => {
      const at = container?.object.expr ?? request.expr;
      const tests = container ? container.tests : testsOn(holder.before);
      return site.underTests(tests, configFor(site, holder, at), at);
    }),
  ];
}

/** A leaf that is open only because an object spread into the params is: nothing says that it has the property. */
function isContainerOpen(value: Value, leaf: Value): boolean {
  return (
    leaf.kind === 'open' &&
    outcomes(value).every(
      (o) => o.leaf !== leaf || !o.trail.some((step) => step.kind === 'read' && !step.part && step.holder !== undefined),
    )
  );
}

/** `{ task_budget: … }` with the conditions of the thinking value around it. */
function configFor(site: MigratingSite, holder: Holder, at: Expr): string {
  const level = effortToSet(site);
  const effort = level === undefined ? [] : [['effort', site.syntax.string(level, holder.object.expr)] as const];
  // Another model of this call may know no effort: the level joins the task budget under its condition.
  if (effort.length && !site.facts.allModels.has('stays'))
    return site.syntax.object([...effort, ...entriesFor(site, holder, [], at)], at, layoutOf(holder));
  return conditional(
    site,
    holder.value,
    at,
    (enabled) => site.syntax.object([...effort, ['task_budget', budgetText(site, enabled, at)]], at, enabled.expr),
    site.syntax.nothing,
  );
}

const layoutOf = (holder: Holder): Expr | undefined => holder.enabled[0]?.object.expr;

/** What goes into an object literal: the task budget, or a conditional spread of it. */
function entriesFor(site: MigratingSite, holder: Holder, outer: Container['tests'], at: Expr): (readonly [string, string])[] {
  const always = outer.length === 0 && isUnconditional(holder.value);
  if (always) {
    const [enabled] = holder.enabled;
    return enabled ? [['task_budget', budgetText(site, enabled.object, at)]] : [];
  }
  const empty = site.syntax.object([], at);
  const inner = conditional(
    site,
    holder.value,
    at,
    (enabled) => site.syntax.object([['task_budget', budgetText(site, enabled, at)]], at),
    empty,
  );
  const whole = outer.reduceRight((text, { test, holds }) => {
    checkTest(site, test, at);
    const source = site.ground.language.text(test.expr);
    return holds ? site.syntax.conditional(source, text, empty) : site.syntax.conditional(source, empty, text);
  }, inner);
  return [site.syntax.spread(`(${whole})`)];
}

const isUnconditional = (value: Value): boolean => {
  if (value.kind === 'read') return isUnconditional(value.value);
  return value.kind === 'object';
};

/** The thinking value's conditions, with something else in the place of each enabled object. */
function conditional(site: MigratingSite, value: Value, at: Expr, of: (enabled: ObjectValue) => string, nothing: string): string {
  switch (value.kind) {
    case 'read':
      return conditional(site, value.value, at, of, nothing);
    case 'object':
      return constant(property(value, 'type'))?.value === 'enabled' ? of(value) : nothing;
    case 'choice': {
      if (value.fallback) throw new Unexpressible('thinking-unknown', value.expr);
      const then = conditional(site, value.yes, at, of, nothing);
      const otherwise = conditional(site, value.no, at, of, nothing);
      if (then === otherwise) return then;
      checkTest(site, value.test, at);
      return site.syntax.conditional(site.ground.language.text(value.test.expr), then, otherwise);
    }
    case 'union': {
      const texts = new Set(value.options.map((option) => conditional(site, option, at, of, nothing)));
      const [only] = texts;
      if (texts.size !== 1 || only === undefined) throw new Unexpressible('thinking-unknown', value.expr);
      return only;
    }
    default:
      return nothing;
  }
}

function checkTest(site: MigratingSite, test: Container['tests'][number]['test'], at: Expr): void {
  if (!test.pure) throw new Unexpressible('condition-has-effects', test.expr);
  if (!site.ground.language.meansTheSame(test.expr, at)) throw new Unexpressible('shared-params', test.expr);
}

function budgetText(site: MigratingSite, enabled: ObjectValue, at: Expr): string {
  const budget = property(enabled, 'budget_tokens');
  let text: string;
  try {
    ({ text } = budgetOf(site, budget, at, site.budgetSettings));
  } catch (error) {
    if (error instanceof RangeError) throw new Unexpressible('shared-params', budget.expr);
    throw error;
  }
  if (site.settings.preset === 'announced') return text;
  const { language } = site.ground;
  const pinned = language.isPinned(constant(property(enabled, 'type'))?.expr ?? enabled.expr) || language.isPinned(at);
  const tokens = site.syntax.string('tokens', enabled.expr);
  return site.syntax.object(
    [
      ['type', pinned && !isArgument(site, at) ? site.syntax.asConst(tokens) : tokens],
      ['total', text],
    ],
    at,
  );
}

/** The literal handed straight to the call: the compiler sees its type without help. */
const isArgument = (site: MigratingSite, at: Expr): boolean =>
  site.requests.some(({ request }) => request.expr.file === at.file && request.expr.start === at.start && request.expr.end === at.end);

/** The task budget joins an `output_config` that is there. */
function intoExisting(site: MigratingSite, request: RequestFacts['request'], holder: Holder, existing: Value): Operation[] {
  const found = outcomes(existing);
  const [only] = found;
  const read = only?.trail.find((step): step is Read => step.kind === 'read' && !step.part && step.holder !== undefined);
  const holderTests = testsOn(holder.before);
  if (
    found.length === 1 &&
    only?.leaf.kind === 'object' &&
    !only.leaf.readonly &&
    site.ground.language.isWritten(only.leaf.expr) &&
    site.canEdit(only.leaf.expr, 'insert')
  ) {
    const last = lastEntry(only.leaf);
    return entriesFor(site, holder, holderTests, only.leaf.expr).map(([key, text]) => ({
      op: 'insert',
      object: (only.leaf as ObjectValue).expr,
      after: last?.expr ?? null,
      key,
      text: text,
    }));
  }
  if (read && site.canEdit(read.expr)) {
    return entriesFor(site, holder, holderTests, read.expr).map(([key, text]) => ({
      op: 'wrap',
      expr: read.expr,
      key: key === SPREAD ? null : key,
      text,
    }));
  }
  const spread = only?.trail.find(isSpread);
  if (!spread || found.length !== 1) throw new Unexpressible('shared-params', existing.expr);
  return besideSpread(site, request, holder, spread, false);
}

/** The site's own `output_config`, with all that the one of a spread object has. */
function besideSpread(
  site: MigratingSite,
  request: RequestFacts['request'],
  holder: Holder,
  spread: Read,
  maybeMissing: boolean,
): Operation[] {
  const from = spread.holder;
  if (from?.entry.kind !== 'spread' || !site.ground.language.isSimple(from.entry.argument))
    throw new Unexpressible('shared-params', from?.entry.expr);
  const level = effortToSet(site);
  const effort = level === undefined ? [] : [['effort', site.syntax.string(level, holder.object.expr)] as const];
  const old = site.syntax.spread(site.syntax.member(site.ground.language.text(from.entry.argument), 'output_config', maybeMissing));
  return [
    site.insert(request, behindSpread(site.containersOf(holder), spread), 'output_config', (container) => {
      const at = container?.object.expr ?? request.expr;
      const tests = container ? container.tests : testsOn(holder.before);
      return site.syntax.object([old, ...effort, ...entriesFor(site, holder, tests, at)], at);
    }),
  ];
}

/** The key under which `Syntax.spread` gives its entry. */
export const SPREAD = '...';
