/** Entries that are written to objects after they were made, under conditions. */
import { type Entry, type Expr, exprKey, type Test, type Value } from '../values/values.js';

export interface Guard {
  test: Test;
  holds: boolean;
}

/**
 * A guard that nothing is known about.
 * @param mayHaveRun the statement that it guards, unless that runs and what it does is not known.
 * @param start tells it from others at the same expression.
 */
export const unknownGuard = (expr: Expr, mayHaveRun?: Expr, start = expr.start): Guard => ({
  test: { key: `unknown:${expr.file}:${expr.start}:${start}`, expr, negated: false, pure: false, ...(mayHaveRun && { mayHaveRun }) },
  holds: true,
});

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

/** What is not known any more after a change of these properties; of any, without them. */
export function changed(keys: readonly string[] | undefined, expr: Expr): Entry[] {
  const entry: Entry = { kind: 'computed', expr };
  return keys?.map((key) => ({ ...entry, key })) ?? [entry];
}

/** What was not made at a place (a parameter, another name's object, one of several), with what is written to it there. */
export function withUnknown(value: Value, entries: readonly Entry[], expr: Expr): Value {
  const spread: Entry = { kind: 'spread', expr, argument: expr, value: () => value };
  return { kind: 'object', expr, entries: [spread, ...entries], readonly: true };
}

/** A value without what the statements (by `exprKey`) may have made of it. */
export function without(value: Value, statements: ReadonlySet<string>): Value {
  if (statements.size === 0) return value;
  const of = (inner: Value) => without(inner, statements);
  switch (value.kind) {
    case 'object': {
      const entries = value.entries.filter((entry) => entry.kind !== 'computed' || !statements.has(exprKey(entry.expr)));
      return entries.length < value.entries.length ? { ...value, entries } : value;
    }
    case 'read': {
      const inner = of(value.value);
      return inner === value.value ? value : { ...value, value: inner };
    }
    case 'choice': {
      const [yes, no] = [of(value.yes), of(value.no)];
      return yes === value.yes && no === value.no ? value : { ...value, yes, no };
    }
    case 'union': {
      const options = value.options.map(of);
      return options.every((option, index) => option === value.options[index]) ? value : { ...value, options };
    }
    case 'open': {
      const { candidates } = value;
      return candidates ? { ...value, candidates: () => candidates().map(of) } : value;
    }
    default:
      return value;
  }
}
