/** Copies of objects with all that is in them: `structuredClone(params)`. */
import type { Entry, Expr, Value } from '../values/values.js';
import type { Machine } from './machine.js';
import { mapLeaves, onlyLeaf } from './shape.js';

/** Copies are made so deep. */
const MOST_DEPTH = 6;

/** A new object with all that another one has, and new ones for the objects in it: what is written into them changes the copy alone. */
export const copyDeep = (m: Machine, value: Value, at: Expr): Value => {
  const frozen = thawed(m, m.snapshotDeep(value), 0);
  const only = onlyLeaf(frozen);
  if (only?.kind === 'array') return m.newList({ expr: at, elements: [...only.elements], literal: only.literal, of: 'list' });
  if (only?.kind !== 'object') return value;
  const spread: Entry = { kind: 'spread', expr: at, argument: value.expr, value: () => frozen };
  return m.newObject({ expr: at, entries: [spread], readonly: false });
};

/** What a value was at a moment, with objects of its own in it in place of what they were. */
function thawed(m: Machine, frozen: Value, depth: number): Value {
  const inner = (one: Value): Value =>
    mapLeaves(thawed(m, one, depth + 1), (leaf) => {
      if (leaf.kind === 'object') return m.newObject({ expr: leaf.expr, entries: leaf.entries, readonly: leaf.readonly });
      return leaf.kind === 'array' ? m.newList({ expr: leaf.expr, elements: leaf.elements, literal: leaf.literal, of: 'list' }) : leaf;
    });
  const kept = (value: Value) => () => value;
  return mapLeaves(frozen, (leaf) => {
    if (depth >= MOST_DEPTH) return leaf;
    if (leaf.kind === 'array')
      return {
        ...leaf,
        elements: leaf.elements.map((one) => (one.kind === 'element' ? { ...one, value: kept(inner(one.value())) } : one)),
      };
    if (leaf.kind !== 'object') return leaf;
    const entries = leaf.entries.map((entry): Entry => {
      if (entry.kind === 'property' || entry.kind === 'write') return { ...entry, value: kept(inner(entry.value())) };
      return entry.kind === 'spread' ? { ...entry, value: kept(thawed(m, entry.value(), depth + 1)) } : entry;
    });
    return { ...leaf, entries };
  });
}
