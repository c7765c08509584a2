/** What users set when they start a program, by its command line or environment, and the default of each setting. */
import type { Machine } from '../../../flow/machine.js';
import { leavesOf, literal } from '../../../flow/shape.js';
import { isStaticallyMissing, orDefault } from '../../../flow/tests.js';
import type { Entry, Expr, Value } from '../../../values/values.js';
import type { Link } from './package-calls.js';

/** What packages read settings into; undefined for calls of theirs that do something else. */
export type Reader = (m: Machine, links: readonly Link[], at: Expr) => Value | undefined;

/** A property of an object that describes settings. */
export const partOf = (m: Machine, value: Value, key: string, at: Expr): Value =>
  m.get(value, literal(at, key), at, { keyExpr: at, item: true });

/** Where what a value holds is written, whatever it is read through. */
export const placeOf = (value: Value): Expr => leavesOf(value)?.[0]?.expr ?? value.expr;

/** What users say, else the default; `given` is what the program itself is started with, where that is in sight. */
export function setting(m: Machine, fallback: Value | undefined, at: Expr, given: Value = m.open(at, 'environment')): Value {
  if (!fallback || isStaticallyMissing(fallback)) return given;
  if (isStaticallyMissing(given)) return fallback;
  const choice = orDefault(m, given, fallback, at);
  // No expression of the code's own makes the choice: a copy of the default would lose what users say.
  return { ...choice, expr: placeOf(fallback), test: { ...choice.test, hidden: true } };
}

/** Any of the elements of a list that names all that may be said; undefined where there is no such list. */
export function oneOfThose(m: Machine, list: Value | undefined, at: Expr): Value | undefined {
  return list && !isStaticallyMissing(list) ? m.elementsOf(list, at) : undefined;
}

interface How {
  /** There may be properties that are not known. */
  hasMore?: boolean;
  /** What a setting is when it is read. */
  give?: (value: Value) => Value;
}

/** An object with a property for each setting. */
export function settingsObject(
  m: Machine,
  settings: ReadonlyMap<string, Value>,
  at: Expr,
  { hasMore, give = (value) => value }: How = {},
): Value {
  const own = [...settings].map(
    ([key, value]): Entry => ({
      kind: 'property',
      key,
      expr: value.expr,
      valueExpr: value.expr,
      shorthand: false,
      value: () => give(value),
      declared: true,
    }),
  );
  return m.newObject({ expr: at, readonly: false, entries: hasMore ? [{ kind: 'computed', expr: at }, ...own] : own });
}

/** Each property of an object that is written out, made into a setting; undefined for an object of which properties are not known. */
export function settingsOf(
  m: Machine,
  described: Value | undefined,
  at: Expr,
  make: (one: Value, key: string) => Value,
): Map<string, Value> | undefined {
  const keys = described && m.keysIn(described);
  return keys && new Map([...keys].map((key) => [key, make(partOf(m, described, key, at), key)]));
}
