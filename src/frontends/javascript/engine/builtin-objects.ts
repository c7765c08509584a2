/** What the functions of Object do to objects. */
import { assignAll, copyObject } from '../../../flow/collections.js';
import type { Machine } from '../../../flow/machine.js';
import { literal, onlyLeaf } from '../../../flow/shape.js';
import type { Expr, Value } from '../../../values/values.js';

/** Gives an object the properties that descriptors say. */
export function defineAll(m: Machine, object: Value, described: Value, at: Expr): void {
  const keys = m.keysIn(described);
  for (const key of keys ?? [])
    define(m, object, literal(at, key), m.get(described, literal(at, key), at, { keyExpr: at, item: true }), at);
  if (!keys) m.leave(object, at, true);
}

/** Gives an object the property that a descriptor says; what an accessor of it will give is not known. */
export function define(m: Machine, object: Value, key: Value, how: Value, at: Expr): void {
  const told = m.keysIn(how);
  const isKnown = told !== undefined && !told.has('get') && !told.has('set');
  if (isKnown && !told.has('value')) return;
  const value = isKnown ? m.get(how, literal(at, 'value'), at, { keyExpr: at, item: true }) : m.open(at, 'changed');
  m.set(object, key, value, { expr: at, target: object.expr, valueExpr: how.expr, item: true, defines: true });
}

/** Gives an object what its new base has; what else that means for it is not told apart. */
export function inherit(m: Machine, object: Value, base: Value, at: Expr): void {
  assignAll(m, object, [{ value: base, expr: at }], at);
  m.leave(object, at, true);
}

/** An event of a browser: its name, what it is made with, and what every event has. */
export function eventOf(m: Machine, name: Value, init: Value | undefined, at: Expr): Value {
  const parts = [m.open(at, 'call'), ...(init ? [init] : [])].map((value) => ({ value, expr: at }));
  const made = copyObject(m, parts, at);
  m.set(made, literal(at, 'type'), name, { expr: at, target: at, valueExpr: at, item: false, defines: true });
  return made;
}

export function pinned(m: Machine, value: Value): Value {
  const only = onlyLeaf(value);
  const cell = only?.kind === 'ref' ? m.cellOf(only) : undefined;
  if (only?.kind === 'ref' && cell?.kind === 'object') m.setCell(only, { ...cell, readonly: true });
  return value;
}
