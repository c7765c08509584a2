/**
 * The models that constructors take where they get none. A function is run as nobody in sight calls it, and so with its defaults; a class
 * that the project alone makes is not, and would have the models that it is given for all that there are.
 */
import type { Expression } from '../ir/expressions.js';
import { type Expr, exprKey, type Value } from '../values/values.js';
import type { Machine } from './machine.js';
import { leavesOf } from './shape.js';

/** What has no effects, and is the same wherever it stands. */
const isPlain = (e: Expression): boolean => e.k === 'literal' || e.k === 'name' || (e.k === 'get' && isPlain(e.object));

/** A model that a constructor is given, or the one that its code names for when it gets none: `constructor(model = 'claude-opus-4-6')`. */
export function orDefaultModel(m: Machine, given: Value, fallback: Expression, at: Expr): Value {
  if (m.frame.fn?.kind !== 'constructor' || !isPlain(fallback)) return given;
  const models = (value: Value): unknown[] | undefined => {
    const leaves = leavesOf(value) ?? [];
    const known = leaves.flatMap((leaf) => (leaf.kind === 'literal' && m.hooks.namesModel(leaf.value) ? [leaf.value] : []));
    return known.length > 0 && known.length === leaves.length ? known : undefined;
  };
  const passed = models(given);
  if (!passed) return given;
  const otherwise = m.evaluate(fallback);
  const named = models(otherwise);
  if (!named || named.every((one) => passed.includes(one))) return given;
  return { kind: 'union', expr: at, key: `default ${exprKey(at)}`, options: [given, otherwise] };
}
