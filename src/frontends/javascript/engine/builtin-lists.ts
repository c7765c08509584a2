/** What lists answer, give and lose. */
import * as lists from '../../../flow/collections.js';
import type { Machine } from '../../../flow/machine.js';
import { literal, onlyLeaf } from '../../../flow/shape.js';
import { truth } from '../../../flow/tests.js';
import type { Entry, Expr, Test, Value } from '../../../values/values.js';
import { type Call, first } from './builtin-texts.js';
import { element } from './builtins.js';

export const quantified =
  (all: boolean): Call =>
  (m, self, args, at) => {
    const { results, counted } = lists.mapped(m, self, first(args, at), at);
    if (!counted || results.length === 0) return m.open(at, 'expression');
    const tests = results.map((one) => truth(m, one, at));
    const sides = tests.map((test) => m.sidesOf(test));
    if (sides.every((side) => side.length === 1 && side[0] === all)) return literal(at, all);
    if (sides.some((side) => side.length === 1 && side[0] !== all)) return literal(at, !all);
    const key = `${all ? 'every' : 'some'}(${tests.map((test) => `${test.negated ? '!' : ''}${test.key}`).join(',')})`;
    const test: Test = { key, expr: at, negated: false, pure: false, parts: { all, tests } };
    return { kind: 'choice', expr: at, test, fallback: false, yes: literal(at, true), no: literal(at, false) };
  };

/** What is no list is an element. Whether what cannot be told is a list, or a text, the arguments say. */
export function concatenated(m: Machine, self: Value, args: readonly Value[], at: Expr): Value | undefined {
  const isElement = (value: Value): boolean => !m.listIn(value) && onlyLeaf(value)?.kind === 'ref';
  if (!m.listIn(self) && !args.some((value) => m.listIn(value) || isElement(value))) return undefined;
  const parts = args.map((value) =>
    isElement(value) ? m.newList({ expr: at, elements: [element(value)], literal: true, of: 'list' }) : value,
  );
  return lists.concat(m, [self, ...parts], at);
}

export function taken(m: Machine, list: Value, at: Expr, takeOut: (m: Machine, list: Value, at: Expr) => void): Value {
  const value = m.elementsOf(list, at);
  takeOut(m, list, at);
  return { kind: 'union', expr: at, key: `taken ${m.newId()}`, options: [value, literal(at, undefined)] };
}

/** A list whose elements a function has compared. */
export function compared(m: Machine, list: Value, fn: Value | undefined, at: Expr): Value {
  const any = (): Value => m.elementsOf(list, at);
  if (fn && lists.isCallable(fn)) m.maybe(() => lists.callWith(m, fn, [any(), any()], at), at, false);
  return list;
}

/** What an iterator gives next: any element, or none. */
export const stepped: Call = (m, self, _, at) => {
  const parts = { value: m.elementsOf(self, at), done: m.open(at, 'expression') };
  const entries = Object.entries(parts).map(
    ([key, value]): Entry => ({ kind: 'property', key, expr: at, valueExpr: at, shorthand: false, value: () => value }),
  );
  return m.newObject({ expr: at, entries, readonly: false });
};
