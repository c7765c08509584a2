/** Entries that are written to objects after they were made, under conditions. */
import type { Entry, Expr, Test, Value } from '../values.js';

export interface Guard {
  test: Test;
  holds: boolean;
}

/** A value where the conditions hold, with one entry more in every object that it can be. */
export function withEntry(value: Value, entry: Entry, conditions: readonly Guard[]): Value {
  const of = (inner: Value) => withEntry(inner, entry, conditions);
  switch (value.kind) {
    case 'object':
      return { ...value, entries: [...value.entries, entry] };
    case 'read':
      return { ...value, value: of(value.value) };
    case 'choice': {
      const known = conditions.find(({ test }) => test.key === value.test.key);
      if (!known || value.fallback) return { ...value, yes: of(value.yes), no: of(value.no) };
      return of((known.holds !== known.test.negated) !== value.test.negated ? value.yes : value.no);
    }
    case 'union':
      return { ...value, options: value.options.map(of) };
    default:
      return value;
  }
}

/** A spread that happens where the guards hold; elsewhere nothing is added. */
export function guardedSpread(entry: Extract<Entry, { kind: 'spread' }>, guards: readonly Guard[], expr: Expr): Entry {
  if (guards.length === 0) return entry;
  const empty: Value = { kind: 'object', expr, entries: [], readonly: true };
  const value = (): Value =>
    guards.reduceRight<Value>(
      (inner, { test, holds }) => ({ kind: 'choice', expr, test, fallback: false, yes: holds ? inner : empty, no: holds ? empty : inner }),
      entry.value(),
    );
  return { ...entry, value };
}
