/** What objects hold at a moment. */
import type { Entry, Ref, Value } from '../values/values.js';
import { entityOf } from './entities.js';
import { exportsOf } from './imports.js';
import type { Machine } from './machine.js';
import { mapLeaves } from './shape.js';

/** What an object holds, with what its getters give; a condition beside one would be asked when the object is made, and not when that is read. */
function withGiven(m: Machine, ref: Ref): ReturnType<Machine['contentOf']> {
  const content = m.contentOf(ref);
  const cell = m.cellOf(ref);
  if (content.kind !== 'object' || cell?.kind !== 'object' || !cell.getters?.size) return content;
  const given = [...cell.getters].map(([key, getter]): Entry => {
    const value = m.watched(() => m.call(getter, { args: [], keywords: null }, undefined, ref));
    return { kind: 'property', key, expr: getter.expr, valueExpr: getter.expr, shorthand: false, value: () => value, declared: true };
  });
  return { ...content, readonly: true, entries: [...content.entries, ...given] };
}

/** The objects of a value as they are now; what they hold may still change. */
export function snapshot(m: Machine, value: Value): Value {
  return mapLeaves(value, (leaf) => {
    if (leaf.kind === 'ref') return withGiven(m, leaf);
    const entity = entityOf(leaf);
    if (entity?.kind === 'module') return exportsOf(m, entity.module, leaf.expr) ?? leaf;
    const written = leaf.kind === 'open' ? m.cellOf(leaf) : undefined;
    if (leaf.kind !== 'open' || written?.kind !== 'object') return leaf;
    const base = { kind: 'spread' as const, expr: leaf.expr, argument: leaf.expr, value: () => leaf };
    return { kind: 'object', expr: leaf.expr, entries: [base, ...written.entries], readonly: true };
  });
}
