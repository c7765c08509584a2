/** What objects hold at a moment. */
import type { Value } from '../values/values.js';
import { entityOf } from './entities.js';
import { exportsOf } from './imports.js';
import type { Machine } from './machine.js';
import { mapLeaves } from './shape.js';

/** The objects of a value as they are now; what they hold may still change. */
export function snapshot(m: Machine, value: Value): Value {
  return mapLeaves(value, (leaf) => {
    if (leaf.kind === 'ref') return m.contentOf(leaf);
    const entity = entityOf(leaf);
    if (entity?.kind === 'module') return exportsOf(m, entity.module, leaf.expr) ?? leaf;
    const written = leaf.kind === 'open' ? m.cellOf(leaf) : undefined;
    if (leaf.kind !== 'open' || written?.kind !== 'object') return leaf;
    const base = { kind: 'spread' as const, expr: leaf.expr, argument: leaf.expr, value: () => leaf };
    return { kind: 'object', expr: leaf.expr, entries: [base, ...written.entries], readonly: true };
  });
}
