/** What a value is put into: a variable, a property, the parts of a pattern. */
import type { Target } from '../ir/expressions.js';
import { absent, type Expr, type Value } from '../values/values.js';
import { orDefaultModel } from './constructor-defaults.js';
import type { Leaf, Machine } from './machine.js';
import { leavesOf, literal, mapLeaves, onlyLeaf } from './shape.js';
import { snapshot } from './snapshot.js';
import { isStaticallyMissing, orDefault } from './tests.js';
import { declareAgain } from './variables.js';

/** @param isFirst the target is declared here. */
export function declare(m: Machine, target: Target, value: Value, at: Expr, isFirst: boolean): void {
  switch (target.k) {
    case 'name':
      if (target.binding) {
        if (isFirst) declareAgain(m, target.binding);
        m.write(target.binding, value);
        const leaf = onlyLeaf(value);
        if (leaf?.kind === 'ref') m.records.nameOnce(leaf, target.binding);
      }
      return;
    case 'get': {
      const object = m.evaluate(target.object);
      const key = typeof target.key === 'string' ? literal(target.keyExpr, target.key) : m.evaluate(target.key);
      m.set(object, key, value, { expr: at, target: target.object, valueExpr: rightOf(at), item: target.item });
      return;
    }
    case 'object-pattern':
      objectPattern(m, target, value, at, isFirst);
      return;
    case 'list-pattern':
      listPattern(m, target, value, at, isFirst);
      return;
    case 'open-target':
      for (const part of target.parts) m.evaluate(part);
  }
}

/** The right side of an assignment. */
const rightOf = (at: Expr): Expr => ('k' in at && at.k === 'assign' && 'value' in at ? (at.value as Expr) : at);

function objectPattern(m: Machine, target: Extract<Target, { k: 'object-pattern' }>, value: Value, at: Expr, isFirst: boolean): void {
  const taken: string[] = [];
  for (const entry of target.entries) {
    const key = typeof entry.key === 'string' ? literal(entry.expr, entry.key) : m.evaluate(entry.key);
    if (key.kind === 'literal') taken.push(String(key.value));
    const part = m.get(value, key, entry.expr, { keyExpr: entry.expr, item: true, pattern: true });
    m.declare(entry.target, withFallback(m, part, entry.fallback, entry.expr), at, isFirst);
  }
  if (!target.rest) return;
  const hidden = taken.map((key) => ({
    kind: 'write' as const,
    key,
    expr: target.expr,
    target: target.expr,
    valueExpr: target.expr,
    value: () => absent(target.expr),
    conditions: [],
  }));
  const whole = snapshot(m, value);
  const rest = m.newObject({
    expr: target.expr,
    entries: [{ kind: 'spread', expr: target.expr, argument: target.expr, value: () => whole }, ...hidden],
    readonly: false,
  });
  m.declare(target.rest, rest, at, isFirst);
}

function withFallback(m: Machine, value: Value, fallback: Parameters<Machine['evaluate']>[0] | undefined, at: Expr): Value {
  if (!fallback) return value;
  const missing = isStaticallyMissing(value);
  if (missing === false) return orDefaultModel(m, value, fallback, at);
  const otherwise = m.maybe(() => m.evaluate(fallback), at, missing === true);
  if (missing === true) return otherwise;
  return orDefault(m, value, otherwise, at);
}

function listPattern(m: Machine, target: Extract<Target, { k: 'list-pattern' }>, value: Value, at: Expr, isFirst: boolean): void {
  const list = m.listIn(value);
  const known = list?.literal && list.elements.every(({ kind }) => kind === 'element') ? list.elements : undefined;
  const unknown = () => {
    const leaves = leavesOf(value);
    const isKnown = (leaf: Leaf) => (leaf.kind === 'open' && leaf.pieces) || (leaf.kind === 'ref' && m.cellOf(leaf)?.kind === 'list');
    return leaves?.every(isKnown) ? undefined : m.elementsOf(value, target.expr);
  };
  const element = (index: number): Value => {
    if (known) return known.at(index)?.value() ?? absent(target.expr);
    return (
      unknown() ??
      mapLeaves(value, (leaf) => m.get(leaf, literal(target.expr, index), target.expr, { keyExpr: target.expr, item: true }), true)
    );
  };
  target.items.forEach((item, index) => {
    if (item) m.declare(item.target, withFallback(m, element(index), item.fallback, target.expr), at, isFirst);
  });
  const after = target.after ?? [];
  if (target.rest) {
    const count = target.items.length;
    const elements = known ? known.slice(count, known.length - after.length) : [{ kind: 'spread' as const, value: () => value }];
    m.declare(
      target.rest,
      m.newList({ expr: target.expr, elements: [...elements], literal: known !== undefined, of: 'list' }),
      at,
      isFirst,
    );
  }
  after.forEach((one, index) => {
    m.declare(one, known ? element(known.length - after.length + index) : element(target.items.length + index), at, isFirst);
  });
}
