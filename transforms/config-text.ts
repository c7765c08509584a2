/** The text of a task budget and of what holds it, under the conditions of the thinking that it replaces. */
import type { MigratingSite } from '../src/rewrite/migrating.js';
import type { Operation } from '../src/rewrite/operations.js';
import { type Container, testsOn } from '../src/rewrite/trails.js';
import { askedTwice, Unexpressible } from '../src/rewrite/unexpressible.js';
import { alternative, type Holder, type RequestFacts } from '../src/sites/facts.js';
import { constant, outcomes, property } from '../src/values/outcomes.js';
import { type Expr, exprKey, isMissing, type ObjectValue, type Outcome, type Read, type Test, type Value } from '../src/values/values.js';
import { budgetText, chosenText } from './budgets.js';
import { chosenAmong, whereChosen } from './chosen.js';
import { effortToSet } from './effort.js';

/**
 * `{ task_budget: … }` with the conditions of the thinking value around it.
 * @param written what stands for such an object, or for none, on each side of a condition.
 */
export function configFor(
  site: MigratingSite,
  holder: Holder,
  at: Expr,
  written = (config?: string): string => config ?? site.syntax.nothing('output_config', alternative(holder)),
): string {
  const level = effortToSet(site);
  const effort = level === undefined ? [] : [['effort', site.syntax.string(level, holder.object.expr)] as const];
  // Another model of this call may know no effort: the level joins the task budget under its condition.
  if (effort.length && !site.facts.allModels.has('stays'))
    return written(site.syntax.object([...effort, ...entriesFor(site, holder, [], at)], at, layoutOf(holder)));
  return conditional(
    site,
    holder.value,
    at,
    (enabled, through) =>
      written(
        site.site.library?.rule?.flat
          ? budgetText(site, holder, enabled, at, through)
          : site.syntax.object([...effort, ['task_budget', budgetText(site, holder, enabled, at, through)]], at, enabled.expr),
      ),
    written(),
  );
}

/** What goes into an object literal: the task budget, or a conditional spread of it. */
export function entriesFor(site: MigratingSite, holder: Holder, outer: Container['tests'], at: Expr): (readonly [string, string])[] {
  const budget = (object: ObjectValue, through?: string) => budgetText(site, holder, object, at, through);
  if (outer.length === 0 && isUnconditional(site, holder.value))
    return [['task_budget', conditional(site, holder.value, at, budget, site.syntax.nothing('output_config'))]];
  const empty = site.syntax.object([], at);
  const inner = conditional(
    site,
    holder.value,
    at,
    (enabled, through) => site.syntax.object([['task_budget', budget(enabled, through)]], at),
    empty,
  );
  const whole = outer.reduceRight((text, { test, holds }) => {
    checkTest(site, test, at);
    const source = site.ground.language.text(test.expr);
    return holds ? site.syntax.conditional(source, text, empty) : site.syntax.conditional(source, empty, text);
  }, inner);
  return [site.syntax.spread(`(${whole})`)];
}

/** The thinking value's conditions, with something else in the place of each enabled object. */
export function conditional(
  site: MigratingSite,
  value: Value,
  at: Expr,
  of: (enabled: ObjectValue, through?: string) => string,
  nothing: string,
  name: Expr = value.expr,
  isNamed = false,
): string {
  switch (value.kind) {
    case 'read': {
      const chosen = chosenAmong(site, value);
      const [object] = chosen?.objects ?? [];
      if (!chosen || !object) {
        const asks = !isNamed && canAsk(site, value, at);
        const inner = () => conditional(site, value.value, at, of, nothing, value.part ? name : value.expr, isNamed || asks);
        return asks ? orByPresence(site, value, of, nothing, inner) : inner();
      }
      if (!site.ground.language.meansTheSame(value.expr, at)) throw new Unexpressible('shared-params', value.expr);
      return whereChosen(site, chosen, of(object, chosenText(site, [value])), nothing);
    }
    case 'object':
      return isEnabled(value) ? of(value) : nothing;
    case 'choice': {
      if (value.fallback) throw new Unexpressible('thinking-unknown', value.expr);
      // A condition inside its own side says nothing new.
      const side = (holds: boolean) => decided(holds ? value.yes : value.no, new Map([[value.test.key, holds !== value.test.negated]]));
      const then = conditional(site, side(true), at, of, nothing);
      const otherwise = conditional(site, side(false), at, of, nothing);
      if (then === otherwise) return then;
      checkTest(site, value.test, at);
      return site.syntax.conditional(site.ground.language.text(value.test.expr), then, otherwise);
    }
    case 'union': {
      const texts = new Set(value.options.map((option) => conditional(site, option, at, of, nothing)));
      const [only] = texts;
      if (texts.size !== 1 || only === undefined) throw new Unexpressible('thinking-unknown', name);
      return only;
    }
    default:
      return nothing;
  }
}

const isDisabled = ({ leaf }: Outcome): boolean => leaf.kind === 'object' && constant(property(leaf, 'type'))?.value === 'disabled';

/** True for an expression that has a thinking budget or none, and may be asked once more whether it has: `thinkingFor(level)`. */
function canAsk(site: MigratingSite, value: Read, at: Expr): boolean {
  const { language } = site.ground;
  // What is removed is there no more to be asked for.
  if (site.settings.thinking === 'remove') return false;
  const found = outcomes(value);
  const others = found.filter(({ leaf }) => leaf.kind !== 'object' || !isEnabled(leaf));
  // One question tells thinking from none: whether it is there, or whether it is disabled.
  const isKnown = others.length > 0 && (others.every(isMissing) || others.every(isDisabled));
  if (value.part || !isKnown || !language.meansTheSame(value.expr, at)) return false;
  const tests = found.flatMap(({ trail }) => testsOn(trail));
  // Where the budget itself is asked for, a checker of types has to see that beside it.
  const isAsked = ({ leaf }: Outcome): boolean => {
    const budget = property(leaf, 'budget_tokens');
    const isNumber = outcomes(budget).every((one) => one.leaf.kind === 'literal' || language.isNumber?.(one.leaf.expr));
    return !isNumber && tests.some(({ test }) => asksFor(test, budget));
  };
  if (found.some(isAsked)) return false;
  const isStill = tests.every(({ test }) => test.pure);
  return language.isSimple(value.expr) || (isStill && language.isDroppable(value.expr));
}

/** True for a test of the value itself, or of what it is made of. */
function asksFor({ asks, compare, parts }: Test, value: Value): boolean {
  const subject = asks ?? compare?.subject;
  const keys = new Set(outcomes(value).flatMap(({ leaf }) => (leaf.kind === 'open' ? [exprKey(leaf.expr)] : [])));
  const isIt = subject !== undefined && outcomes(subject).some(({ leaf }) => keys.has(exprKey(leaf.expr)));
  return isIt || (parts?.tests.some((part) => asksFor(part, value)) ?? false);
}

/** What is written under the tests behind an expression; where these can be asked in another function alone, whether it has a budget is asked. */
function orByPresence(
  site: MigratingSite,
  value: Read,
  of: (enabled: ObjectValue) => string,
  nothing: string,
  byTests: () => string,
): string {
  try {
    return byTests();
  } catch (error) {
    if (!(error instanceof Unexpressible) || error.reason !== 'shared-params') throw error;
    const found = outcomes(value);
    const texts = new Set(found.flatMap(({ leaf }) => (leaf.kind === 'object' && isEnabled(leaf) ? [of(leaf)] : [])));
    const [only] = texts;
    if (texts.size !== 1 || only === undefined) throw error;
    // What the other function returns for nothing may have a type that is not taken here.
    const { leaf } = found.find(isMissing) ?? {};
    const isTheirs = leaf !== undefined && nothing === site.syntax.nothing('output_config', leaf.expr);
    const text = site.ground.language.text(value.expr);
    const type = site.syntax.string('disabled', value.expr);
    const test = leaf ? text : site.syntax.differs(site.syntax.member(text, 'type'), type);
    return site.syntax.conditional(test, only, isTheirs ? site.syntax.nothing('output_config') : nothing);
  }
}

const isEnabled = (object: ObjectValue): boolean => constant(property(object, 'type'))?.value === 'enabled';

/** A value under tests whose outcome is known. */
export function decided(value: Value, known: ReadonlyMap<string, boolean>): Value {
  if (value.kind === 'read') return { ...value, value: decided(value.value, known) };
  if (value.kind !== 'choice' || value.fallback) return value;
  const raw = known.get(value.test.key);
  if (raw !== undefined) return decided(raw !== value.test.negated ? value.yes : value.no, known);
  return { ...value, yes: decided(value.yes, known), no: decided(value.no, known) };
}

export const isUnconditional = (site: MigratingSite, value: Value): boolean =>
  value.kind === 'object' ||
  (value.kind === 'read' && (chosenAmong(site, value)?.maybeMissing === false || isUnconditional(site, value.value)));

function checkTest(site: MigratingSite, test: Container['tests'][number]['test'], at: Expr): void {
  if (!test.pure) throw askedTwice(test);
  if (test.hidden || !site.ground.language.meansTheSame(test.expr, at)) throw new Unexpressible('shared-params', test.expr);
}

const layoutOf = (holder: Holder): Expr | undefined => holder.enabled[0]?.object.expr;

/** True where a thinking value, and so what stands beside it, depends on a condition. */
export const hasChoice = (site: MigratingSite, value: Value): boolean =>
  value.kind === 'choice' ||
  (value.kind === 'read' && (chosenAmong(site, value)?.maybeMissing ?? hasChoice(site, value.value))) ||
  (value.kind === 'union' && value.options.some((option) => hasChoice(site, option)));

/**
 * `...(cond ? { output_config: … } : {})`, where a property must not have nothing as its value.
 * @param entry what holds it: its name and its text.
 */
export function spreadConfig(
  site: MigratingSite,
  request: RequestFacts['request'],
  holder: Holder,
  containers: readonly Container[],
  tests: Container['tests'],
  at: Expr,
  entry = (config: string): readonly [string, string] => [site.nameOf('output_config'), config],
): Operation {
  const none = site.syntax.object([], at);
  const whole = configFor(site, holder, at, (config) => (config === undefined ? none : site.syntax.object([entry(config)], at)));
  const [key, text] = site.syntax.spread(`(${site.underTests(tests, whole, at, none)})`);
  return site.insert(request, containers, key, () => text);
}
