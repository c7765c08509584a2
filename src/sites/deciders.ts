/** Code that decides something by a model id: what it reads cannot get another id without another decision. */
import type { Use } from '../flow/machine.js';
import { leavesOf } from '../flow/shape.js';
import { readModel } from '../sdk/models.js';
import { type Expr, exprKey, type Literal, outcomes, property, type Test, type Value } from '../values/values.js';

interface Decider {
  id: Literal;
  at: Expr;
  test: Test | undefined;
  /** The table that is asked for it. */
  table: Value | undefined;
}

export interface Deciders {
  used(value: Value, use: Use): void;
  /** Where something would be decided otherwise if the expression gave the other id; undefined where nothing would. */
  of(expr: Expr, becomes: (id: string) => string): Expr | undefined;
}

export function createDeciders(snapshot: (value: Value) => Value): Deciders {
  const readers = new Map<string, Decider[]>();
  return {
    used(value, use) {
      if (use.kind !== 'compared' && use.kind !== 'key') return;
      const leaves = leavesOf(value, 24);
      if (!leaves?.some((leaf) => leaf.kind === 'literal' && isMoving(leaf))) return;
      const other = use.with && 'kind' in use.with ? use.with : undefined;
      for (const { leaf, trail } of outcomes(value)) {
        if (leaf.kind !== 'literal' || !isMoving(leaf)) continue;
        const table = use.kind === 'key' && other ? snapshot(other) : undefined;
        const decider: Decider = { id: leaf, at: use.expr, test: use.test, table };
        for (const key of new Set(trail.map((step) => exprKey(step.expr)))) {
          const known = readers.get(key) ?? [];
          if (known.length < 50) readers.set(key, [...known, decider]);
        }
      }
    },
    of: (expr, becomes) => readers.get(exprKey(expr))?.find((decider) => flips(decider, becomes))?.at,
  };
}

const isMoving = ({ value }: Literal): boolean => typeof value === 'string' && readModel(value).kind === 'opus-4-6';

function flips({ id, test, table }: Decider, becomes: (id: string) => string): boolean {
  const old = String(id.value);
  const now = becomes(old);
  if (table) return leavesOf(table)?.some((leaf) => leaf.kind !== 'object' || has(leaf, old) !== has(leaf, now)) ?? true;
  const { compare } = test ?? {};
  if (!compare) return false;
  // Compared with something else that gets the new id at the same time, or that cannot be told, it stays as it is.
  if (compare.against) return false;
  return compare.accepts(old) !== compare.accepts(now);
}

const has = (object: Value, key: string): boolean =>
  outcomes(property(object, key)).some(({ leaf }) => leaf.kind !== 'literal' || !leaf.absent);
