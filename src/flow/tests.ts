/** Conditions: which are one, by the values that they ask about, and which can be decided. */
import type { CompareExpression, Expression } from '../ir/expressions.js';
import { isPure } from '../ir/purity.js';
import { isOrdered, turnedOrder } from '../values/orders.js';
import { askedAt, type Choice, type Expr, type Open, type Scalar, type Test, type Value } from '../values/values.js';
import { assumed } from './conditions.js';
import { entityOf } from './entities.js';
import type { Machine } from './machine.js';
import { leavesOf, literalOf } from './shape.js';

/**
 * The test that an expression is. Evaluates it.
 * @param known what it gives, where that has been evaluated already.
 */
export function testOf(m: Machine, e: Expression, known?: Value): Test {
  const before = m.effectCount;
  const test = testFor(m, e, known);
  return m.effectCount > before ? { ...test, pure: false } : test;
}

function testFor(m: Machine, e: Expression, known?: Value): Test {
  if (known !== undefined) return asks(m, e, known);
  switch (e.k) {
    case 'not': {
      const inner = testOf(m, e.value);
      return { ...inner, expr: e, negated: !inner.negated };
    }
    case 'logical': {
      if (e.operator === 'nullish') break;
      return composite(m, e);
    }
    case 'compare':
      return comparison(m, e);
    default:
  }
  return asks(m, e, m.evaluate(e));
}

function composite(m: Machine, e: Extract<Expression, { k: 'logical' }>): Test {
  const all = e.operator === 'and';
  // A chain of thousands is one list.
  const operands: Expression[] = [];
  for (let at: Expression = e; ; at = at.left) {
    if (at.k !== 'logical' || at.operator !== e.operator) {
      operands.unshift(at);
      break;
    }
    operands.unshift(at.right);
  }
  const [first, ...more] = operands;
  if (!first) throw new Error('a condition without parts');
  const tests = [testOf(m, first)];
  const evaluateRest = (rest: readonly Expression[]): void => {
    const [next, ...others] = rest;
    const last = tests.at(-1);
    if (!next || !last) return;
    m.onSide(
      last,
      all,
      () => {
        tests.push(testOf(m, next));
        evaluateRest(others);
        return m.nothing(next);
      },
      e,
    );
  };
  evaluateRest(more);
  const key = `${all ? 'all' : 'any'}(${tests.map((test) => `${test.negated ? '!' : ''}${test.key}`).join(',')})`;
  return { key, expr: e, negated: false, pure: isPure(e), parts: { all, tests } };
}

/** Whether a value is there: what `if (x)` asks. */
function asks(m: Machine, e: Expression, value: Value): Test {
  const test = truth(m, value, e, isPure(e));
  return asTest(value) ? test : { ...test, asks: value };
}

/** Whether a value is taken for true. */
export function truth(m: Machine, value: Value, at: Expr, pure = false): Test {
  const through = asTest(value);
  if (through) return { ...askedAt(through, at), pure };
  return {
    key: `is ${m.identity(value)}`,
    expr: at,
    negated: false,
    pure,
    compare: { subject: value, accepts: Boolean, ofObject: true },
  };
}

/** The test behind a value that is true or false by a test (`const isOpus = model === OPUS`). */
function asTest(value: Value): Test | undefined {
  let at = value;
  while (at.kind === 'read') at = at.value;
  if (at.kind !== 'choice' || at.fallback) return undefined;
  const [yes, no] = [literalOf(at.yes), literalOf(at.no)];
  if (typeof yes?.value !== 'boolean' || typeof no?.value !== 'boolean' || yes.value === no.value) return undefined;
  return yes.value ? at.test : { ...at.test, negated: !at.test.negated };
}

function comparison(m: Machine, e: CompareExpression): Test {
  const left = m.evaluate(e.left);
  const right = m.evaluate(e.right);
  const test = comparisonOf(m, e, left, right);
  const kind = e.operator === 'instance' ? 'class' : 'compared';
  m.hooks.used(left, { kind, expr: e, with: right, test, frame: m.frame });
  m.hooks.used(right, { kind, expr: e, with: left, test, frame: m.frame });
  return test;
}

function comparisonOf(m: Machine, e: CompareExpression, left: Value, right: Value): Test {
  // A `case` has no text that says what is compared.
  const hidden = e.left.start < e.start || e.left.end > e.end;
  const base = { expr: e, pure: isPure(e), ...(hidden && { hidden }) };
  if (e.operator === 'eq' || e.operator === 'ne') {
    const negated = e.operator === 'ne';
    const [subject, against] = literalOf(right) ? [left, right] : [right, left];
    const known = literalOf(against);
    if (known) {
      const test = equality(m, subject, known.value, isLoose(m, e));
      return { ...base, ...test, negated: negated !== test.negated };
    }
    const keys = [m.identity(left), m.identity(right)].sort();
    return { ...base, key: `${keys[0]} = ${keys[1]}`, negated, compare: { subject: left, accepts: () => undefined, against: right } };
  }
  if (e.operator === 'in' || e.operator === 'not-in') {
    const keys = membersIn(m, right);
    const negated = e.operator === 'not-in';
    const key = `${m.identity(left)} in ${keys ? [...keys].map(String).sort().join(',') : m.identity(right)}`;
    return keys
      ? { ...base, key, negated, compare: { subject: left, accepts: (value) => keys.has(String(value)) } }
      : { ...base, key, negated };
  }
  const order = e.operator === 'order' ? ordered(m, e, left, right) : undefined;
  return {
    ...base,
    key: `${order?.sign ?? e.operator} ${m.identity(left)} ${m.identity(right)}`,
    negated: false,
    ...(order && { compare: order.compare }),
  };
}

/** `Number(found[1]) >= 7`, where one side is a number. */
function ordered(m: Machine, e: CompareExpression, left: Value, right: Value): { sign: string; compare: Test['compare'] } | undefined {
  const sign = /^[<>]=?/.exec(operatorText(m, e))?.[0] ?? '';
  for (const [subject, other, order] of [
    [left, right, sign],
    [right, left, turnedOrder(sign)],
  ] as const) {
    const limit = literalOf(other)?.value;
    if (order && typeof limit === 'number') return { sign, compare: { subject, accepts: (value) => isOrdered(value, order, limit) } };
  }
  return undefined;
}

/** The keys of an object, the texts in a list; undefined where there may be more. */
function membersIn(m: Machine, value: Value): Set<string> | undefined {
  const list = m.listIn(value);
  if (!list) return m.keysIn(value);
  const texts = list.elements.map((element) => (element.kind === 'element' ? literalOf(element.value()) : undefined));
  if (!list.literal || texts.some((text) => text === undefined)) return undefined;
  return new Set(texts.map((text) => String(text?.value)));
}

/** `== null` takes what is missing in any way; other comparisons are exact. */
const isLoose = (m: Machine, e: CompareExpression): boolean =>
  m.frame.module.language === 'python' || /^[!=]=(?!=)/.test(operatorText(m, e));

function operatorText(m: Machine, e: CompareExpression): string {
  const left = e.left.written ?? e.left;
  return m.frame.module.text.slice(left.end, e.end).replace(/^[\s)]+/, '');
}

/** Whether a value is one text, number, …; for null and undefined, whether it is there. */
function equality(m: Machine, subject: Value, value: Scalar, loose: boolean): Omit<Test, 'expr' | 'pure'> {
  const id = m.identity(subject);
  if (value !== null && value !== undefined)
    return {
      key: `${id} = ${JSON.stringify(value)}`,
      negated: false,
      compare: { subject, accepts: (other) => other === value, ofObject: false, equals: value },
    };
  const isMissing = (other: Scalar) => (loose ? other === null || other === undefined : other === value);
  return {
    key: `${id} is ${loose ? 'there' : `not ${String(value)}`}`,
    negated: true,
    compare: { subject, accepts: (other) => !isMissing(other), ofObject: true },
    asks: subject,
  };
}

/** A test of a value's text by a method or pattern: `model.startsWith('claude-opus')`. */
export function textTest(m: Machine, e: Expr, name: string, subject: Value, accepts: (text: string) => boolean, other?: Value): Value {
  const test: Test = {
    key: `${name}(${m.identity(subject)})`,
    expr: e,
    negated: false,
    pure: false,
    compare: { subject, accepts: (value) => typeof value === 'string' && accepts(value), ofObject: false },
  };
  m.hooks.used(subject, { kind: 'compared', expr: e, test, ...(other && { with: other }), frame: m.frame });
  const sides = m.sidesOf(test);
  const give = (value: boolean): Value => ({ kind: 'literal', expr: e, value });
  return sides.length === 1
    ? give(sides[0] === true)
    : { kind: 'choice', expr: e, test, fallback: false, yes: give(true), no: give(false) };
}

/** The sides that a test can have under what has been decided. */
export const sidesOf = (m: Machine, test: Test): boolean[] => m.decide(test, assumed(m.path));

/** `undefined` where it may be missing or not. */
export function isStaticallyMissing(value: Value): boolean | undefined {
  const leaves = leavesOf(value);
  if (!leaves) return undefined;
  const kinds = new Set(
    leaves.map((leaf) =>
      leaf.kind === 'literal'
        ? leaf.value === null || leaf.value === undefined
        : leaf.kind === 'open' && isUnknown(leaf)
          ? undefined
          : false,
    ),
  );
  return kinds.size === 1 ? [...kinds][0] : undefined;
}

/** A value that may be missing, or what stands in for it. @param at where that is said. */
export const orDefault = (m: Machine, given: Value, otherwise: Value, at: Expr): Choice => ({
  kind: 'choice',
  expr: at,
  test: { key: `given ${m.identity(given)}`, expr: at, negated: false, pure: true, asks: given },
  fallback: true,
  yes: given,
  no: otherwise,
});

/** Something that may as well not be there: what is not known, or what another package gives. */
const isUnknown = (open: Open): boolean => {
  const kind = entityOf(open)?.kind;
  return kind === undefined || kind === 'external';
};
