/** The task budget that takes the place of the thinking budget: advisory, over the whole agentic loop, at least 20,000 tokens. */

import { budgetExpression } from '../src/rewrite/budget.js';
import type { MigratingSite } from '../src/rewrite/migrating.js';
import type { Operation } from '../src/rewrite/operations.js';
import { type Container, leadingTo, optionsOn, testsOn, writesEach } from '../src/rewrite/trails.js';
import { Unexpressible } from '../src/rewrite/unexpressible.js';
import { beside, type Holder, type RequestFacts } from '../src/sites/facts.js';
import { outcomes, property } from '../src/values/outcomes.js';
import {
  type Assumptions,
  type Expr,
  exprKey,
  isAbsent,
  isMissing,
  lastEntry,
  type ObjectValue,
  type Outcome,
  type Read,
  unionKey,
  type Value,
} from '../src/values/values.js';
import { passedByOthers, passesWithout } from './among-callers.js';
import { budgetText, hasTaskBudget } from './budgets.js';
import { conditional, configFor, decided, entriesFor, hasChoice, isUnconditional, spreadConfig } from './config-text.js';
import { effortToSet } from './effort.js';
import { forLibrary, intoPassed } from './library-options.js';
import { isLater, isTakenAway } from './order.js';
import {
  behindSpread,
  commonRead,
  containersFor,
  evaluatedPerCall,
  isContainerOpen,
  isSpread,
  isWritten,
  missingSide,
  namingSpread,
  openSpreads,
  ownRead,
  writtenUnset,
} from './spreads.js';
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

/** True where an assignment of the thinking budget is written anew as the one of the task budget. */
export function becomesTaskBudget(site: MigratingSite, facts: RequestFacts, holder: Holder, assignment: Expr): boolean {
  const { entry } = holder;
  return (
    site.getsTaskBudget &&
    !hasTaskBudget(facts) &&
    entry.kind === 'write' &&
    replacesAssignment(site, entry) &&
    exprKey(entry.expr) === exprKey(assignment) &&
    !configsBehind(facts, holder).always
  );
}

/** `params.thinking.budget_tokens = …` gives its place; `params.thinking = …` only where no thinking is left. */
const replacesAssignment = (site: MigratingSite, entry: Extract<Holder['entry'], { kind: 'write' }>): boolean =>
  entry.nested === true || site.settings.thinking === 'remove';

/** `params.output_config = …` behind `params.thinking = …`, which replaces what is assigned in between: by its place, and whether there always is one. */
function configsBehind({ request }: RequestFacts, holder: Holder): { groups: Outcome[][]; always: boolean } {
  const found = beside(holder, property(request.params, 'output_config'));
  const behind = found.filter((one) => ownRead(one) && isLater(one, holder));
  const groups = new Map<string, Outcome[]>();
  for (const one of behind) {
    const key = exprKey(ownRead(one)?.expr ?? one.leaf.expr);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return { groups: [...groups.values()], always: behind.length === found.length };
}

function forHolder(site: MigratingSite, facts: RequestFacts, holder: Holder): Operation[] {
  const { request } = facts;
  const existing = property(request.params, 'output_config');
  const { entry } = holder;
  if (writesEach(entry)) throw new Unexpressible('shared-params', entry.expr);
  const { library } = site.site;
  if (library?.rule?.passes !== undefined) return intoPassed(site, request, holder, library.rule.passes);
  if (library?.rule?.flat || site.nameOf('output_config') !== 'output_config') return forLibrary(site, request, holder, existing);
  const containers = containersFor(site, holder, existing);
  const container = site.taking(containers);
  const isAssigned = entry.kind === 'write' && (replacesAssignment(site, entry) || site.canEdit(entry.expr, 'insert'));
  // What is assigned beside the thinking is there where that is.
  const lost =
    lostLater(facts, holder) ?? (isAssigned ? undefined : (passesWithout(site, holder, container) ?? lostAmong(facts, holder, container)));
  if (lost) throw new Unexpressible('shared-params', lost);
  if (isAssigned) {
    const { groups, always } = configsBehind(facts, holder);
    const joined = groups.flatMap((found) => intoExisting(site, request, holder, existing, found));
    return always ? joined : [assigned(site, holder, entry, existing), ...joined];
  }
  const found = beside(holder, existing);
  if (entry.kind === 'write' && !found.every(isMissing)) throw new Unexpressible('shared-params', entry.expr);
  if (found.some((one) => isWritten(one) || (!isMissing(one) && !isContainerOpen(existing, one.leaf))))
    return intoExisting(site, request, holder, existing, found);
  const spreads = openSpreads(existing);
  if (spreads.length > 0) return besideSpread(site, request, holder, spreads, true);
  const unset = writtenUnset(existing);
  if (unset && site.canEdit(unset.expr)) {
    const text = site.underTests(testsOn(leadingTo(holder)), configFor(site, holder, unset.expr), unset.expr);
    return [{ op: 'replace', expr: unset.expr, text }];
  }
  const [only, ...others] = found;
  const side = only && others.length === 0 ? missingSide(only) : undefined;
  if (only && side && site.canEdit(ownRead(only)?.expr ?? side)) {
    const known = knownOn(only.trail);
    const tests = testsOn(leadingTo(holder)).filter(({ test }) => !known.has(test.key));
    const text = site.underTests(tests, configFor(site, { ...holder, value: decided(holder.value, known) }, side), side);
    return [{ op: 'replace', expr: side, text }];
  }
  const passed = passedByOthers(site, facts, container);
  if (passed) throw new Unexpressible('shared-params', passed);
  const at = container?.object.expr ?? request.expr;
  const undoing = container && container === containers.at(-1) ? testsThatTakeAway(facts, holder) : [];
  const tests = container ? [...undoing, ...container.tests] : testsOn(leadingTo(holder));
  if (!site.ground.language.refusesUndefined?.(at) || (tests.length === 0 && !hasChoice(site, holder.value)))
    return [site.insert(request, containers, 'output_config', () => site.underTests(tests, configFor(site, holder, at), at))];
  return [spreadConfig(site, request, holder, containers, tests, at)];
}

/**
 * What takes the thinking away again for a model that stays (`if (cheap) delete params.thinking`, a spread of another model without thinking):
 * a task budget beside the thinking would be sent there, and refused. One that is assigned behind the thinking would be sent by the model that
 * migrates, too, which had no budget then.
 */
function lostLater({ paths, request }: RequestFacts, holder: Holder): Expr | undefined {
  const { object, entry } = holder;
  const isHere = (step: Value) =>
    step.kind === 'read' && step.holder?.object.expr !== undefined && exprKey(step.holder.object.expr) === exprKey(object.expr);
  const beside = object.entries.flatMap((one) => (one.kind === 'property' && one !== entry ? [one.key] : []));
  const found = paths.find(({ model, group, thinking, state }) => {
    if (state === 'budget') return false;
    if (group !== 'stays') return entry.kind === 'write' && isTakenAway(thinking, holder);
    // Its own conditions go with the task budget.
    if (thinking.trail.some((step) => step.kind === 'read' && step.holder?.entry === entry)) return false;
    if (entry.kind === 'write') return !entry.conditions.some(({ test, holds }) => model.assume.get(test.key) === (holds === test.negated));
    if (beside.length === 0) return !contradicts(leadingTo(holder), model.assume);
    return beside.some((key) => outcomes(property(request.params, key), model.assume).some(({ trail }) => trail.some(isHere)));
  });
  return found?.thinking.leaf.expr;
}

/** A way of the request that takes another one of several values, without a budget, through the place that the task budget is put into. */
function lostAmong({ paths }: RequestFacts, holder: Holder, container: Container | undefined): Expr | undefined {
  const options = container ? container.options : optionsOn(leadingTo(holder));
  const takesAnother = ({ thinking, state }: RequestFacts['paths'][number]): boolean =>
    state !== 'budget' && options.some(({ key, index }) => thinking.assume.has(key) && thinking.assume.get(key) !== index);
  return paths.find(takesAnother)?.thinking.leaf.expr;
}

/**
 * The tests of what later takes away the thinking that a literal has (`if (!deep) params.thinking = undefined`, a spread behind it): the task budget
 * is under them, too.
 */
function testsThatTakeAway({ paths }: RequestFacts, holder: Holder): Container['tests'] {
  if (holder.entry.kind !== 'property') return [];
  const trail = leadingTo(holder);
  const objectAt = (step: Value): string | undefined =>
    step.kind === 'read' && step.holder && !isThinkingOf(step, holder) ? exprKey(step.holder.object.expr) : undefined;
  const objects = [holder.object, ...trail.flatMap((step) => (step.kind === 'read' && step.holder ? [step.holder.object] : []))];
  const writes = new Set(objects.flatMap(({ entries }) => entries.flatMap((one) => (one.kind === 'write' ? [exprKey(one.expr)] : []))));
  /** True for a step between two entries of one object on the trail: the first of them, a spread, stands behind the other in the code. */
  const isBehind = (index: number): boolean =>
    trail.slice(0, index).some((step) => {
      const object = objectAt(step);
      return (
        object !== undefined &&
        trail.slice(index).some((later) => later.kind === 'read' && later.holder && exprKey(later.holder.object.expr) === object)
      );
    });
  const found = trail.flatMap((step, index) => {
    const takes = step.kind === 'choice' && (isBehind(index) || writes.has(exprKey(step.expr)));
    return takes ? testsOn(trail.slice(index, index + 2)) : [];
  });
  return found.filter(({ test, holds }) =>
    paths.some(({ state, thinking }) => state === 'none' && thinking.assume.get(test.key) === (holds === test.negated)),
  );
}

const isThinkingOf = (step: Read, { entry }: Holder): boolean => step.holder?.entry === entry;

/** True where a trail takes another side, or option, than what is assumed. */
const contradicts = (trail: readonly Value[], assume: Assumptions): boolean =>
  testsOn(trail).some(({ test, holds }) => assume.get(test.key) === (holds === test.negated)) ||
  trail.some((step, index) => {
    const chosen = step.kind === 'union' ? assume.get(unionKey(step)) : undefined;
    const next = trail[index + 1];
    return step.kind === 'union' && chosen !== undefined && next !== undefined && step.options[Number(chosen)] !== next;
  });

/** `params.output_config = { …params.output_config, task_budget: … }`, behind the assignment of thinking or in its place. */
function assigned(site: MigratingSite, holder: Holder, entry: Extract<Holder['entry'], { kind: 'write' }>, existing: Value): Operation {
  const target = site.ground.language.text(entry.target);
  const found = outcomes(existing);
  const maybeNone = found.some(({ leaf }) => leaf.kind !== 'object' && !isAbsent(leaf));
  // What is declared right here gets none from callers.
  const isOwn = site.ground.language.isNameOf?.(entry.target, holder.object.expr) === true;
  const isPlain = isOwn && beside(holder, existing).every(({ leaf }) => isAbsent(leaf));
  const old = isPlain ? [] : [site.syntax.spreadProperty(target, 'output_config', maybeNone, isOwn)];
  const text = site.syntax.object([...old, ...entriesFor(site, holder, [], entry.expr)], entry.expr);
  return replacesAssignment(site, entry)
    ? { op: 'replace', expr: entry.expr, text: `${site.syntax.member(target, 'output_config')} = ${text}` }
    : { op: 'assign', after: entry.expr, target: entry.target, key: 'output_config', text };
}

/** The task budget joins an `output_config` that is there. */
function intoExisting(
  site: MigratingSite,
  request: RequestFacts['request'],
  holder: Holder,
  existing: Value,
  found: readonly Outcome[],
): Operation[] {
  const [only] = found;
  const leaf = only?.leaf;
  if (
    found.every((one) => one.leaf === leaf) &&
    leaf?.kind === 'object' &&
    !leaf.readonly &&
    site.isLiteral(leaf) &&
    site.canEdit(leaf.expr, 'insert')
  ) {
    const last = lastEntry(leaf);
    return joining(site, holder, only?.trail ?? [], leaf.expr).map(([key, text]) => ({
      op: 'insert',
      object: leaf.expr,
      after: last?.expr ?? null,
      key,
      text,
    }));
  }
  const read = commonRead(found);
  if (read && site.canEdit(read.expr)) {
    const trail = only?.trail ?? [];
    const chosen =
      found.some(({ leaf: one }) => one.kind !== 'object') && effortToSet(site) === undefined
        ? orElseExisting(site, holder, read)
        : undefined;
    if (chosen !== undefined) return [{ op: 'replace', expr: read.expr, text: chosen }];
    return joining(site, holder, trail.slice(0, trail.indexOf(read) + 1), read.expr).map(([key, text]) => ({
      op: 'wrap',
      expr: read.expr,
      key: key === SPREAD ? null : key,
      text,
    }));
  }
  const spreads = only?.trail.filter(isSpread) ?? [];
  if (spreads.length === 0 || found.length !== 1) throw new Unexpressible('shared-params', existing.expr);
  return besideSpread(site, request, holder, spreads, false);
}

/**
 * The old expression with the task budget where there is thinking, and alone elsewhere: where it gives nothing, no empty object would do. Undefined
 * where there always is thinking.
 */
function orElseExisting(site: MigratingSite, holder: Holder, { expr }: Read): string | undefined {
  const tests = testsOn(leadingTo(holder));
  if (tests.length === 0 && isUnconditional(site, holder.value)) return undefined;
  const { language } = site.ground;
  const source = language.isSimple(expr) ? language.text(expr) : `(${language.text(expr)})`;
  const old = site.syntax.spread(source, true);
  const joined = (enabled: ObjectValue, through?: string) =>
    site.syntax.object([old, ['task_budget', budgetText(site, holder, enabled, expr, through)]], expr);
  return site.underTests(tests, conditional(site, holder.value, expr, joined, source), expr, source);
}

/** The tests on the way along a trail, and how they came out. */
const knownOn = (trail: readonly Value[]): Map<string, boolean> =>
  new Map(testsOn(trail).map(({ test, holds }) => [test.key, holds !== test.negated]));

/** What joins an object that a trail leads to: without the conditions that hold there anyway. */
function joining(site: MigratingSite, holder: Holder, trail: readonly Value[], at: Expr): (readonly [string, string])[] {
  const known = knownOn(trail);
  const tests = testsOn(leadingTo(holder)).filter(({ test }) => !known.has(test.key));
  return entriesFor(site, { ...holder, value: decided(holder.value, known) }, tests, at);
}

/** The site's own `output_config`, with all that the one of a spread object has. */
function besideSpread(
  site: MigratingSite,
  request: RequestFacts['request'],
  holder: Holder,
  spreads: readonly Read[],
  maybeMissing: boolean,
): Operation[] {
  const naming = namingSpread(site, spreads, evaluatedPerCall(site, site.containersOf(holder)), request.expr, 'output_config');
  if (!naming) throw new Unexpressible('shared-params', spreads.at(-1)?.holder?.entry.expr);
  const late = changesWhatComesLater(site, holder, request.expr);
  if (late) throw new Unexpressible('condition-has-effects', late);
  const { containers, spread, argument } = naming;
  const level = effortToSet(site);
  const effort = level === undefined ? [] : [['effort', site.syntax.string(level, holder.object.expr)] as const];
  const source = site.ground.language.text(argument);
  const given = site.syntax.memberOrNothing(source, 'output_config', maybeMissing);
  const old = site.syntax.spread(given, true);
  return [
    site.insert(request, behindSpread(containers, spread), 'output_config', (container) => {
      const at = container?.object.expr ?? request.expr;
      const tests = container ? container.tests : testsOn(leadingTo(holder));
      const isChosen = tests.length > 0 || hasChoice(site, holder.value);
      // Where the spread object has none and there is no thinking, no empty object would do.
      if (maybeMissing && isChosen && effort.length === 0 && !site.ground.language.refusesUndefined?.(at)) {
        const joined = (enabled: ObjectValue, through?: string) =>
          site.syntax.object([old, ['task_budget', budgetText(site, holder, enabled, at, through)]], at);
        return site.underTests(tests, conditional(site, holder.value, at, joined, given), at, given);
      }
      return site.syntax.object([old, ...effort, ...entriesFor(site, holder, tests, at)], at);
    }),
  ];
}

/** A budget whose evaluation may change the object that its new place stands behind (`options.pop("budget")`). */
function changesWhatComesLater(site: MigratingSite, { enabled }: Holder, at: Expr): Expr | undefined {
  const written = enabled.map(({ object }) => budgetExpression(site, property(object, 'budget_tokens'), at));
  return written.find((expr) => expr && !site.ground.language.isPure(expr));
}

/** The key under which `Syntax.spread` gives its entry. */
const SPREAD = '...';
