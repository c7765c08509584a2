/** What calls out of sight gave: a response, and whatever holds it or a copy of it. */
import { exprKey, type Open, type Value } from '../values/values.js';
import { entityOf } from './entities.js';
import type { Machine } from './machine.js';
import { leavesOf } from './shape.js';

/** So many elements or properties of one object are looked at. */
const MOST_ELEMENTS = 16;

/** True for what a call out of sight gave, and for its parts. */
export function isAnswer(open: Open): boolean {
  for (let at: Open | undefined = open; at; at = at.of?.open) {
    const entity = entityOf(at);
    if (entity) return entity.kind === 'external' && entity.steps.some(({ kind }) => kind === 'call');
    if (at.of?.key === '()') return true;
  }
  return false;
}

/** What calls out of sight gave, in a value and in the objects that it holds. */
export function answersIn(m: Machine, value: Value, depth = 3): Open[] {
  return (leavesOf(value, 16) ?? []).flatMap((leaf) => {
    if (leaf.kind === 'open') return isAnswer(leaf) ? [leaf] : [];
    const cell = leaf.kind === 'ref' && depth > 0 ? m.cellOf(leaf) : undefined;
    if (!cell) return [];
    const inner = cell.kind === 'list' ? cell.elements : cell.entries.filter((entry) => entry.kind !== 'computed');
    return inner.slice(0, MOST_ELEMENTS).flatMap((one) => answersIn(m, one.value(), depth - 1));
  });
}

/** Tells apart the calls, of no constructor, whose answers a value holds; empty where it holds none. */
export function answeredBy(m: Machine, value: Value): string {
  const calls = answersIn(m, value).flatMap((open) => {
    const entity = entityOf(open);
    if (entity?.kind !== 'external') return exprKey(open.expr);
    const call = entity.steps.findLast((step) => step.kind === 'call' && !step.construct);
    return call ? exprKey(call.expr) : [];
  });
  return [...new Set(calls)].join();
}

/** The answers that a value is, or is a copy of. */
export const copiedBy = (m: Machine, value: Value, depth = 3): Open[] =>
  (leavesOf(value, MOST_ELEMENTS) ?? []).flatMap((leaf) => {
    if (leaf.kind === 'open') return isAnswer(leaf) ? [leaf] : [];
    const cell = leaf.kind === 'ref' ? m.cellOf(leaf) : leaf;
    if (cell?.kind !== 'object' || depth === 0) return [];
    return cell.entries.flatMap((entry) => (entry.kind === 'spread' ? copiedBy(m, entry.value(), depth - 1) : []));
  });
