/** What something holds that code has changed which may have run before, or not. */
import { type Entry, exprKey, type Value } from '../values/values.js';
import { isOne } from './conditions.js';
import { cellsTogether, type ListCell, type ObjectCell, type Stored } from './heap.js';
import type { Machine } from './machine.js';
import { leavesOf } from './shape.js';

/** A list that grows with every run is taken to hold no more than this. */
const MOST_ELEMENTS = 24;

/** Gives the old one where nothing is new. */
export function joined(old: Stored, now: Stored, m: Machine): Stored {
  if (old.kind === 'variable' && now.kind === 'variable') {
    const known = leavesOf(old.value) ?? [];
    const isKnown = leavesOf(now.value)?.every((leaf) => known.some((one) => isOne(one, leaf) || isSameValue(one, leaf, m)));
    if (isKnown) return old;
    return {
      kind: 'variable',
      value: { kind: 'union', expr: now.value.expr, key: `before ${m.newId()}`, options: [old.value, now.value] },
    };
  }
  if (old.kind === 'variable' || now.kind === 'variable') return now;
  const isNew =
    old.kind === 'object' && now.kind === 'object'
      ? hasNewEntries(old, now)
      : old.kind === 'list' && now.kind === 'list' && isOtherList(old, now);
  if (!isNew) return old;
  const ways = [0, 1].map((index) => ({ kind: 'way' as const, index }));
  return cellsTogether({ kind: 'option', key: `before ${m.newId()}`, expr: now.expr, options: ways }, (index) => (index === 0 ? old : now));
}

/** A text that is written at another place is another one to edit. */
const isSameValue = (a: Value, b: Value, m: Machine): boolean =>
  !(b.kind === 'literal' && typeof b.value === 'string') && m.identity(a) === m.identity(b);

const hasNewEntries = (old: ObjectCell, now: ObjectCell): boolean =>
  now.entries.some((entry) => !old.entries.some((one) => isSame(one, entry)));

const isSame = (a: Entry, b: Entry): boolean =>
  a === b || (a.kind === b.kind && exprKey(a.expr) === exprKey(b.expr) && keptFrom(a) === keptFrom(b) && !saysMore(a, b));

/** True where the same statement writes another literal or object, by where that stands: what cannot be told is known already. */
function saysMore(old: Entry, now: Entry): boolean {
  if (old.kind === 'computed' || now.kind === 'computed') return false;
  const known = leavesOf(old.value()) ?? [];
  return (leavesOf(now.value()) ?? []).some(
    (leaf) => leaf.kind !== 'open' && !known.some((one) => one.kind !== 'open' && exprKey(one.expr) === exprKey(leaf.expr)),
  );
}

const keptFrom = (entry: Entry): string | undefined => (entry.kind === 'computed' ? entry.kept?.from : undefined);

const isOtherList = (old: ListCell, now: ListCell): boolean => {
  if (old.elements.length >= MOST_ELEMENTS) return false;
  // What was taken out leaves open how many there are.
  if (old.literal && (!now.literal || now.elements.length < old.elements.length)) return true;
  return now.elements.some((element, index) => element !== old.elements[index]);
};
