/** What objects and lists hold, as a log: an entry that is written later stands behind the ones before, with the conditions under which it is. */
import type { Element, Entry, Expr, Open, Test, Value } from '../values/values.js';
import type { Ways } from './conditions.js';
import type { ClassEntity } from './entities.js';

export interface ObjectCell {
  kind: 'object';
  expr: Expr;
  entries: readonly Entry[];
  readonly: boolean;
  /** The class that it is an instance of. */
  cls?: ClassEntity;
  /** An unknown value that properties were written to: what is not written is a part of that. */
  base?: Open;
  /** A Map, a set by key: its entries are no properties. */
  map?: boolean;
  /** Such a map for the headers of a request, whose names have no case. */
  headers?: boolean;
  getters?: ReadonlyMap<string, Value>;
  setters?: ReadonlyMap<string, Value>;
}

export interface ListCell {
  kind: 'list';
  expr: Expr;
  elements: readonly Element[];
  literal: boolean;
  of: 'list' | 'tuple' | 'set';
}

export type Cell = ObjectCell | ListCell;

/** What a cell of a state holds: the value of a variable, or an object. */
export type Stored = { kind: 'variable'; value: Value } | Cell;

/** One object for what each way made of it: what only some ways have added stands under their conditions. */
export function cellsTogether(ways: Ways, of: (index: number) => Cell): Cell {
  switch (ways.kind) {
    case 'way':
      return of(ways.index);
    case 'test': {
      const yes = cellsTogether(ways.yes, of);
      const no = cellsTogether(ways.no, of);
      return either(yes, no, (entry, first) => onTest(entry, ways.test, first));
    }
    case 'option': {
      const options = ways.options.flatMap((option, index) => (option ? [{ index, cell: cellsTogether(option, of) }] : []));
      return options
        .map(({ cell, index }) => ({ cell, index }))
        .reduce((sum, next, position) =>
          position === 0
            ? next
            : {
                index: -1,
                cell: either(sum.cell, next.cell, (entry, first) =>
                  first && sum.index < 0 ? entry : perhaps(entry, ways.key, first ? sum.index : next.index),
                ),
              },
        ).cell;
    }
  }
}

/** @param mark puts an entry that only the first, or only the second, has under its condition. */
function either(a: Cell, b: Cell, mark: (entry: Entry, first: boolean) => Entry): Cell {
  if (a === b) return a;
  if (a.kind === 'object' && b.kind === 'object') {
    const shared = commonLength(a.entries, b.entries);
    const lost = lostGetters(a, b);
    return {
      ...a,
      ...(lost.length > 0 && a.getters && { getters: new Map([...a.getters].filter(([key]) => !lost.includes(key))) }),
      readonly: a.readonly || b.readonly,
      entries: [
        ...a.entries.slice(0, shared),
        ...a.entries.slice(shared).map((entry) => mark(entry, true)),
        ...b.entries.slice(shared).map((entry) => mark(entry, false)),
        ...lost.map((key): Entry => unknownWrite(key, a.expr)),
      ],
    };
  }
  if (a.kind === 'list' && b.kind === 'list') {
    const shared = commonLength(a.elements, b.elements);
    if (shared === a.elements.length && shared === b.elements.length && a.literal === b.literal) return a;
    return { ...a, literal: false, elements: [...a.elements, ...b.elements.slice(shared)] };
  }
  return a;
}

/**
 * An object that is as `cell` says, or as it has become since it was `before`: what has been added may be there.
 * @returns undefined where something else than an addition has changed it.
 */
export function perhapsAdded(cell: Stored, before: Stored, now: Stored, key: string): Cell | undefined {
  if (cell.kind === 'object' && before.kind === 'object' && now.kind === 'object') {
    if (commonLength(before.entries, now.entries) < before.entries.length || lostGetters(before, now).length > 0) return undefined;
    const added = now.entries.slice(before.entries.length);
    return {
      ...cell,
      readonly: cell.readonly || now.readonly,
      entries: [...cell.entries, ...added.map((entry) => perhaps(entry, key, 1))],
    };
  }
  if (cell.kind === 'list' && before.kind === 'list' && now.kind === 'list') {
    if (commonLength(before.elements, now.elements) < before.elements.length) return undefined;
    return { ...cell, literal: false, elements: [...cell.elements, ...now.elements.slice(before.elements.length)] };
  }
  return undefined;
}

/** The properties whose getter only one of two ways has left in place. */
const lostGetters = (a: ObjectCell, b: ObjectCell): string[] =>
  [...new Set([...(a.getters?.keys() ?? []), ...(b.getters?.keys() ?? [])])].filter((key) => a.getters?.get(key) !== b.getters?.get(key));

/** Something of somebody else's as it is before code writes to it; undefined for what the code itself makes. */
export const withoutWrites = (stored: Stored): ObjectCell | undefined =>
  stored.kind === 'object' && stored.base ? { ...stored, entries: [] } : undefined;

const unknownWrite = (key: string, expr: Expr): Entry => ({
  kind: 'write',
  key,
  expr,
  target: expr,
  valueExpr: expr,
  value: () => ({ kind: 'open', expr, why: 'changed' }),
  conditions: [],
});

function commonLength<T>(a: readonly T[], b: readonly T[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

type Written = Extract<Entry, { kind: 'write' }>;

/** An entry as one that is written later, so that it can stand under conditions. */
const asWrite = (entry: Entry): Written | undefined => {
  if (entry.kind === 'write') return entry;
  if (entry.kind !== 'property') return undefined;
  const { key, expr, valueExpr, value } = entry;
  return { kind: 'write', key, expr, target: expr, valueExpr, value, conditions: [] };
};

function onTest(entry: Entry, test: Test, holds: boolean): Entry {
  const write = asWrite(entry);
  return write
    ? { ...write, conditions: [{ test, holds }, ...write.conditions] }
    : onSpread(entry, (value) => ({
        kind: 'choice',
        expr: entry.expr,
        test,
        fallback: false,
        yes: holds ? value : nothing(entry.expr),
        no: holds ? nothing(entry.expr) : value,
      }));
}

function perhaps(entry: Entry, key: string, option: number): Entry {
  const write = asWrite(entry);
  return write
    ? { ...write, maybe: [{ key, option }, ...(write.maybe ?? [])] }
    : onSpread(entry, (value) => ({ kind: 'union', expr: entry.expr, options: [value, nothing(entry.expr)] }));
}

/** What is put in as a whole (`Object.assign`, `update`) under a condition is one of two things. */
const onSpread = (entry: Entry, change: (value: Value) => Value): Entry =>
  entry.kind === 'spread' ? { ...entry, value: () => change(entry.value()) } : entry;

const nothing = (expr: Expr): Value => ({ kind: 'literal', expr, value: undefined });
