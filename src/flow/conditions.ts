/** What has been decided on the way to a place, and how values of several ways become one again. */
import { assuming } from '../values/assumptions.js';
import type { Assumptions, Expr, Test, Value } from '../values/values.js';

/** A side of a test, or an option of something that no test decides (whether a loop ran, how far a `try` came). */
export type Condition =
  | { kind: 'test'; key: string; test: Test; holds: boolean }
  | { kind: 'option'; key: string; option: number; of: number; expr: Expr };

/** Conditions from the innermost outwards. */
export interface Path {
  condition: Condition;
  up: Path | null;
  assume: Assumptions;
}

export const NOTHING: Assumptions = new Map();

export const assumed = (path: Path | null): Assumptions => path?.assume ?? NOTHING;

export function under(path: Path | null, condition: Condition): Path {
  const outcome = condition.kind === 'test' ? condition.holds !== condition.test.negated : condition.option;
  return { condition, up: path, assume: assuming(assumed(path), condition.key, outcome) };
}

/** The conditions since an earlier path, from the outside in. */
export function since(path: Path | null, earlier: Path | null): Condition[] {
  const found: Condition[] = [];
  for (let at = path; at && at !== earlier; at = at.up) found.push(at.condition);
  return found.reverse();
}

/** How several ways differ: a leaf is the number of a way. */
export type Ways =
  | { kind: 'way'; index: number }
  | { kind: 'test'; test: Test; yes: Ways; no: Ways }
  | { kind: 'option'; key: string; expr: Expr; options: (Ways | null)[] };

/**
 * The tree of decisions that tells ways apart.
 * @param conditions those of each way.
 * @param unknown the key of the union of ways that no common decision tells apart.
 */
export function waysOf(conditions: readonly (readonly Condition[])[], expr: Expr, unknown: () => string): Ways {
  const grow = (indexes: readonly number[], depth: number): Ways => {
    const [first] = indexes;
    if (first === undefined) throw new Error('no way to put together');
    if (indexes.length === 1) return { kind: 'way', index: first };
    const at = (index: number): Condition | undefined => conditions[index]?.[depth];
    const common = at(first);
    if (common && indexes.every((index) => at(index)?.key === common.key)) {
      if (common.kind === 'test') {
        const yes = indexes.filter((index) => sideOf(at(index)) !== common.test.negated);
        const no = indexes.filter((index) => sideOf(at(index)) === common.test.negated);
        if (yes.length === 0 || no.length === 0) return grow(indexes, depth + 1);
        return { kind: 'test', test: common.test, yes: grow(yes, depth + 1), no: grow(no, depth + 1) };
      }
      const options: (Ways | null)[] = Array.from({ length: common.of }, () => null);
      const groups = new Map<number, number[]>();
      for (const index of indexes) {
        const condition = at(index);
        const option = condition?.kind === 'option' ? condition.option : 0;
        groups.set(option, [...(groups.get(option) ?? []), index]);
      }
      if (groups.size === 1) return grow(indexes, depth + 1);
      for (const [option, group] of groups) options[option] = grow(group, depth + 1);
      return { kind: 'option', key: common.key, expr: common.expr, options };
    }
    return { kind: 'option', key: unknown(), expr, options: indexes.map((index) => ({ kind: 'way', index })) };
  };
  return grow(
    conditions.map((_, index) => index),
    0,
  );
}

/** The raw outcome of a test that a condition stands for. */
const sideOf = (condition: Condition | undefined): boolean | undefined =>
  condition?.kind === 'test' ? condition.holds !== condition.test.negated : undefined;

/** One value for what each way gives. */
export function together(ways: Ways, expr: Expr, of: (index: number) => Value): Value {
  switch (ways.kind) {
    case 'way':
      return of(ways.index);
    case 'test': {
      const yes = together(ways.yes, expr, of);
      const no = together(ways.no, expr, of);
      if (isOne(yes, no)) return yes;
      const { test } = ways;
      const [there, missing] = test.negated ? [no, yes] : [yes, no];
      // `if (!x) x = d` is a default, as `x || d` is.
      if (test.asks && isOne(there, test.asks)) return { kind: 'choice', expr, test, fallback: true, yes: there, no: missing };
      return { kind: 'choice', expr, test, fallback: false, yes, no };
    }
    case 'option': {
      const options = ways.options.map((option) => option && together(option, expr, of));
      const known = options.filter((option) => option !== null);
      const [first] = known;
      if (!first) throw new Error('no way to put together');
      if (known.every((one) => isOne(one, first))) return first;
      // An option that leads nowhere is never assumed.
      return { kind: 'union', expr: ways.expr, key: ways.key, options: options.map((option) => option ?? first) };
    }
  }
}

/** True for two values that are one, by where they are written. */
export function isOne(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a.kind === 'ref' && b.kind === 'ref') return a.id === b.id;
  if (a.kind === 'open' && b.kind === 'open') return a.id !== undefined && a.id === b.id;
  if (a.kind !== 'literal' || b.kind !== 'literal') return false;
  return a.value === b.value && a.absent === b.absent && a.expr.start === b.expr.start && a.expr.file === b.expr.file;
}
