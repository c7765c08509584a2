/** What the functions of Object do to objects. */
import type { Machine } from '../../flow/machine.js';
import { literal, onlyLeaf } from '../../flow/shape.js';
import type { Expr, Value } from '../../values/values.js';

/** Gives an object the properties that descriptors say. */
export function defineAll(m: Machine, object: Value, described: Value, at: Expr): void {
  const keys = m.keysIn(described);
  const how = { keyExpr: at, item: true };
  for (const key of keys ?? []) {
    const value = m.get(m.get(described, literal(at, key), at, how), literal(at, 'value'), at, how);
    m.set(object, literal(at, key), value, { expr: at, target: object.expr, valueExpr: at, item: true });
  }
  if (!keys) m.leave(object, at, true);
}

export function pinned(m: Machine, value: Value): Value {
  const only = onlyLeaf(value);
  const cell = only?.kind === 'ref' ? m.cellOf(only) : undefined;
  if (only?.kind === 'ref' && cell?.kind === 'object') m.setCell(only, { ...cell, readonly: true });
  return value;
}
