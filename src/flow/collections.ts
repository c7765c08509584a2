/** What lists, tables and texts of any language can do. */
import { absent, type Element, type Entry, type Expr, type Test, type Value } from '../values/values.js';
import { anyElement } from './access.js';
import { isAnswer } from './answers.js';
import type { Cell, ListCell } from './heap.js';
import { MOST_ALTERNATIVES } from './limits.js';
import type { Leaf, Machine } from './machine.js';
import { eachOf, leavesOf, literal, literalOf, onlyLeaf } from './shape.js';
import { snapshot } from './snapshot.js';
import { isStaticallyMissing, textTest, truth } from './tests.js';

const MOST_ELEMENTS = 16;

const element = (value: Value): Element => ({ kind: 'element', value: () => value });

/** The elements of a list whose length is known. */
export function knownElements(m: Machine, list: Value): Value[] | undefined {
  const found = m.listIn(list);
  if (!found?.literal || found.elements.length > MOST_ELEMENTS || found.elements.some(({ kind }) => kind === 'spread')) return undefined;
  return found.elements.map((one) => one.value());
}

export const callWith = (m: Machine, fn: Value, values: readonly Value[], at: Expr): Value =>
  m.call(fn, { args: values.map((value) => ({ value, spread: false, expr: at })), keywords: null }, undefined);

/** Calls a function with each element; gives what it gives. */
export function mapped(m: Machine, list: Value, fn: Value, at: Expr): { results: Value[]; counted: boolean } {
  const known = knownElements(m, list);
  if (known) return { results: known.map((value, index) => callWith(m, fn, [value, literal(at, index), list], at)), counted: true };
  const results: Value[] = [];
  // Two rounds: what the first leaves behind is there in the second.
  for (let round = 0; round < 2; round++)
    m.maybe(
      () => {
        results.push(callWith(m, fn, [m.elementsOf(list, at), m.open(at, 'expression'), list], at));
        return literal(at, undefined);
      },
      at,
      false,
    );
  return { results: results.slice(0, 1), counted: false };
}

export function mapList(m: Machine, list: Value, fn: Value, at: Expr): Value {
  const { results, counted } = mapped(m, list, fn, at);
  return m.newList({ expr: at, elements: results.map(element), literal: counted, of: 'list' });
}

export function flatMapList(m: Machine, list: Value, fn: Value, at: Expr): Value {
  const { results, counted } = mapped(m, list, fn, at);
  return m.newList({
    expr: at,
    elements: results.flatMap((value) => itemsOf(m, value)),
    literal: counted && results.every((one) => m.listIn(one)?.literal),
    of: 'list',
  });
}

/** The elements of a list, or the value itself where it is no list. */
export function itemsOf(m: Machine, value: Value): Element[] {
  const list = m.listIn(value);
  if (list) return [...list.elements];
  return [{ kind: 'spread', value: () => value }];
}

/** Any element of an answer for which a function holds, or nothing: what the function asks of it is known from then on. */
function keptOf(m: Machine, list: Value, fn: Value, at: Expr): Value | undefined {
  const only = onlyLeaf(list);
  if (only?.kind !== 'open' || !isAnswer(only)) return undefined;
  const any = m.elementsOf(list, at);
  let test: Test | undefined;
  m.maybe(
    () => {
      test = truth(m, callWith(m, fn, [any, m.open(at, 'expression'), list], at), at);
      return literal(at, undefined);
    },
    at,
    false,
  );
  return test && { kind: 'choice', expr: at, test, fallback: false, yes: any, no: absent(at) };
}

export function filterList(m: Machine, list: Value, fn: Value | undefined, at: Expr): Value {
  const kept = fn && keptOf(m, list, fn, at);
  if (kept) return m.newList({ expr: at, elements: [element(kept)], literal: false, of: 'list' });
  const known = fn && knownElements(m, list);
  if (!fn || !known) {
    if (fn) mapped(m, list, fn, at);
    return m.newList({ expr: at, elements: itemsOf(m, list), literal: false, of: 'list' });
  }
  const asked = known.map((value, index) => {
    const sides = m.sidesOf(truth(m, callWith(m, fn, [value, literal(at, index), list], at), at));
    return { value, sides };
  });
  const left = asked.filter(({ sides }) => sides.includes(true));
  const isSure = ({ value, sides }: (typeof left)[number]): boolean => sides.length === 1 || isKeptWhereGiven(m, value, fn, list, at);
  return m.newList({
    expr: at,
    elements: left.map((one) => ({ ...element(one.value), ...(isSure(one) && { sure: true as const }) })),
    literal: left.every(({ sides }) => sides.length === 1),
    of: 'list',
  });
}

/** True for a pair of which a filter leaves out nothing but a value that is missing (`([, value]) => value !== undefined`): without it an object has the same. */
function isKeptWhereGiven(m: Machine, pair: Value, fn: Value, list: Value, at: Expr): boolean {
  const [key, value, ...more] = knownElements(m, pair) ?? [];
  const leaves = key && value && more.length === 0 ? leavesOf(value, MOST_ALTERNATIVES) : undefined;
  if (!key || !leaves || leaves.length < 2) return false;
  return leaves.every((leaf) => {
    if (isStaticallyMissing(leaf)) return true;
    const one = m.newList({ expr: at, elements: [element(key), element(leaf)], literal: true, of: 'list' });
    const sides = m.sidesOf(truth(m, callWith(m, fn, [one, m.open(at, 'expression'), list], at), at));
    return sides.length === 1 && sides[0] === true;
  });
}

/** The first element for which a function holds. */
export function findIn(m: Machine, list: Value, fn: Value, at: Expr): Value {
  const known = knownElements(m, list);
  if (!known) {
    const kept = keptOf(m, list, fn, at);
    if (kept) return kept;
    mapped(m, list, fn, at);
    return { kind: 'union', expr: at, key: `found ${m.newId()}`, options: [m.elementsOf(list, at), literal(at, undefined)] };
  }
  const results = known.map((value) => ({ value, test: truth(m, callWith(m, fn, [value], at), at) }));
  return results.reduceRight<Value>(
    (otherwise, { value, test }) => {
      const sides = m.sidesOf(test);
      if (sides.length === 1) return sides[0] ? value : otherwise;
      return { kind: 'choice', expr: at, test, fallback: false, yes: value, no: otherwise };
    },
    literal(at, undefined),
  );
}

export function reduceList(m: Machine, list: Value, fn: Value, start: Value | undefined, at: Expr): Value {
  const known = knownElements(m, list);
  if (known) {
    const [first, ...rest] = start ? [start, ...known] : known;
    return rest.reduce<Value>((sum, value) => callWith(m, fn, [sum, value], at), first ?? m.open(at, 'expression'));
  }
  let sum = start ?? m.elementsOf(list, at);
  for (let round = 0; round < 2; round++) {
    const before = sum;
    const next = m.maybe(() => callWith(m, fn, [before, m.elementsOf(list, at)], at), at, false);
    sum = { kind: 'union', expr: at, key: `sum ${m.newId()}`, options: [before, next] };
  }
  return sum;
}

/** Changes the list that a value is. */
function changeList(m: Machine, list: Value, at: Expr, change: (cell: ListCell) => Omit<ListCell, 'kind'>): void {
  m.eachLeaf(list, at, (leaf) => {
    const cell = leaf.kind === 'ref' ? m.cellOf(leaf) : undefined;
    if (leaf.kind === 'ref' && cell?.kind === 'list') m.setCell(leaf, { ...change(cell), kind: 'list' });
  });
}

export const push = (m: Machine, list: Value, values: readonly Element[], at: Expr, first = false): void =>
  changeList(m, list, at, (cell) => ({ ...cell, elements: first ? [...values, ...cell.elements] : [...cell.elements, ...values] }));

/** Elements are taken out, or get other places. */
export const shuffle = (m: Machine, list: Value, at: Expr, added: readonly Element[] = []): void =>
  changeList(m, list, at, (cell) => ({ ...cell, literal: false, elements: [...cell.elements, ...added] }));

/** The last element is taken out. */
export const pop = (m: Machine, list: Value, at: Expr): void =>
  changeList(m, list, at, (cell) =>
    cell.literal && cell.elements.at(-1)?.kind === 'element'
      ? { ...cell, elements: cell.elements.slice(0, -1) }
      : { ...cell, literal: false },
  );

export function concat(m: Machine, lists: readonly Value[], at: Expr, of: ListCell['of'] = 'list'): Value {
  const elements = lists.flatMap((list) => itemsOf(m, list));
  const literalAll = lists.every((list) => m.listIn(list)?.literal === true);
  return m.newList({ expr: at, elements, literal: literalAll, of });
}

export const copyList = (m: Machine, list: Value, at: Expr, of: ListCell['of'] = 'list'): Value => concat(m, [list], at, of);

/** Puts all of some objects into another one: `Object.assign`, `update`. */
export function assignAll(m: Machine, target: Value, sources: readonly { value: Value; expr: Expr }[], at: Expr): void {
  m.eachLeaf(target, at, (leaf) => {
    if (leaf.kind !== 'ref' && leaf.kind !== 'open') return;
    for (const { value, expr } of sources) {
      const whole = snapshot(m, value);
      const alias = leaf.kind === 'ref' && m.records.isAlias(leaf, target.kind === 'read' ? target.expr : at);
      const later = !isMadeHere(m, leaf, m.cellOf(leaf));
      const entries: Entry[] = [{ ...spreadOf(whole, at, expr), ...(alias && { alias }), ...(later && { later }) }];
      const cell: Cell = m.cellOf(leaf) ?? {
        kind: 'object',
        expr: leaf.expr,
        entries: [],
        readonly: leaf.kind === 'open',
        ...(leaf.kind === 'open' && { base: leaf }),
      };
      if (cell.kind === 'object') m.setCell(leaf, { ...cell, entries: [...cell.entries, ...entries] });
    }
  });
}

/** True for an object that the function around makes, or that it is the constructor of. */
function isMadeHere(m: Machine, leaf: Leaf, cell: Cell | undefined): boolean {
  const { fn } = m.frame;
  if (!fn || (fn.kind === 'constructor' && cell?.kind === 'object' && cell.cls)) return true;
  const { file, start, end } = cell?.expr ?? leaf.expr;
  return file === fn.expr.file && start >= fn.expr.start && end <= fn.expr.end;
}

const spreadOf = (value: Value, at: Expr, argument: Expr): Extract<Entry, { kind: 'spread' }> => ({
  kind: 'spread',
  expr: at,
  argument,
  value: () => value,
});

/** A new object with all that another one has. */
export function copyObject(m: Machine, sources: readonly { value: Value; expr: Expr }[], at: Expr, map = false): Value {
  return m.newObject({
    expr: at,
    entries: sources.map(({ value, expr }) => spreadOf(snapshot(m, value), at, expr)),
    readonly: false,
    ...(map && { map }),
  });
}

/** Keys and values of an object, as pairs; undefined where they cannot be told. */
function pairsOf(m: Machine, object: Value, at: Expr): { key: string; value: Value }[] | undefined {
  const keys = m.keysIn(object);
  if (!keys || keys.size > 50) return undefined;
  return [...keys].map((key) => {
    const value = m.get(object, literal(at, key), at, { keyExpr: at, item: true });
    return { key, value: { kind: 'read', expr: at, value, declaration: null, part: true, each: true } };
  });
}

export function valuesOf(m: Machine, object: Value, at: Expr): Value {
  const pairs = pairsOf(m, object, at);
  const elements: Element[] = pairs?.map(({ value }) => element(value)) ?? [element(m.elementsOf(object, at))];
  return m.newList({ expr: at, elements, literal: pairs !== undefined, of: 'list' });
}

/** What gives the keys of a collection: those of objects are texts, the places in lists are numbers, and maps have both. */
type KeysOf = 'object' | 'list' | 'map';

function keyValue(key: string, of: KeysOf, at: Expr): Value {
  const text = literal(at, key);
  if (of === 'object' || !/^(?:0|[1-9]\d*)$/.test(key)) return text;
  const place = literal(at, Number(key));
  return of === 'list' ? place : { kind: 'union', expr: at, key: `key ${key}`, options: [text, place] };
}

export function keysList(m: Machine, object: Value, at: Expr, of: KeysOf = 'object'): Value {
  const pairs = pairsOf(m, object, at);
  return m.newList({
    expr: at,
    elements: pairs?.map(({ key }) => element(keyValue(key, of, at))) ?? [element(m.open(at, 'expression'))],
    literal: pairs !== undefined,
    of: 'list',
  });
}

export function entriesList(m: Machine, object: Value, at: Expr, of: KeysOf = 'object'): Value {
  const pair = (key: Value, value: Value): Value =>
    m.newList({ expr: at, elements: [element(key), element(value)], literal: true, of: 'tuple' });
  const pairs = pairsOf(m, object, at);
  const elements: Element[] = pairs?.map(({ key, value }) => element(pair(keyValue(key, of, at), value))) ?? [
    element(pair(m.open(at, 'expression'), m.elementsOf(object, at))),
  ];
  return m.newList({ expr: at, elements, literal: pairs !== undefined, of: 'list' });
}

/** An object from a list of pairs, of which some may be left out. */
export function fromPairs(m: Machine, list: Value, at: Expr, map = false): Value {
  const known = knownElements(m, list);
  const elements: readonly Element[] = m.listIn(list)?.elements ?? [{ kind: 'spread', value: () => list }];
  const entries: Entry[] = [];
  for (const one of elements) {
    const pair = one.kind === 'element' ? one.value() : undefined;
    const both = pair && knownElements(m, pair);
    const [key, value] = both ?? [];
    const name = key && literalOf(key);
    if (!pair || !name || !value) return m.newObject({ expr: at, entries: [{ kind: 'computed', expr: at }], readonly: false, map });
    const isThere = known !== undefined || (one.kind === 'element' && one.sure);
    const given: Value = isThere ? value : { kind: 'union', expr: at, key: `pair ${m.newId()}`, options: [value, absent(at)] };
    entries.push({
      kind: 'property',
      key: String(name.value),
      expr: pair.expr,
      valueExpr: standing(value).expr,
      shorthand: false,
      value: () => given,
      ...eachOf(value),
    });
  }
  return m.newObject({ expr: at, entries, readonly: false, map });
}

/** A value without the reads that it is only a part of. */
const standing = (value: Value): Value => (value.kind === 'read' && value.part ? standing(value.value) : value);

/** Whether a list holds a value. */
export function contains(m: Machine, list: Value, value: Value, at: Expr): Value {
  const known = knownElements(m, list)?.map((one) => literalOf(one));
  if (!known || known.some((one) => one === undefined)) return m.open(at, 'expression');
  const texts = new Set(known.map((one) => one?.value));
  return textTest(m, at, `in [${[...texts].join(',')}]`, value, (text) => texts.has(text), list);
}

/** A question about a text (`startsWith`), which can be answered where the text is known. */
export function askText(
  m: Machine,
  at: Expr,
  name: string,
  text: Value,
  argument: Value | undefined,
  answer: (text: string, argument: string) => boolean,
): Value {
  if (argument) m.hooks.used(argument, { kind: 'compared', expr: at, with: text, frame: m.frame });
  const known = argument && literalOf(argument)?.value;
  if (typeof known !== 'string') return m.open(at, 'expression');
  return textTest(m, at, `${name} ${known}`, text, (one) => answer(one, known), argument);
}

export const isList = (m: Machine, leaf: Leaf): boolean =>
  leaf.kind === 'array' || (leaf.kind === 'ref' && m.cellOf(leaf)?.kind === 'list');

/** One of the elements, by a position that may be known. */
export function at(m: Machine, list: Value, index: Value | undefined, expr: Expr): Value {
  if (index) return m.get(list, index, expr, { keyExpr: expr, item: true });
  return anyElement(m, itemsOf(m, list), expr) ?? absent(expr);
}

export const isCallable = (value: Value): boolean =>
  leavesOf(value)?.some((leaf) => leaf.kind === 'open' && (leaf.entity !== undefined || leaf.why !== 'environment')) ?? false;

export function forEach(m: Machine, value: Value, at: Expr, run: (element: Value) => void): void {
  const list = m.listIn(value);
  if (list?.literal && list.elements.length <= MOST_ALTERNATIVES && list.elements.every(({ kind }) => kind === 'element')) {
    for (const element of list.elements) run(element.value());
    return;
  }
  m.maybe(
    () => {
      run(m.elementsOf(value, at));
      return m.nothing(at);
    },
    at,
    false,
  );
}

/** The keys of an object as values, as `for … in` gives them. */
export function keysOf(m: Machine, value: Value, at: Expr): Value {
  const keys = m.keysIn(value);
  if (!keys) return m.open(at, 'expression');
  return { kind: 'union', expr: at, key: `key ${m.newId()}`, options: [...keys].map((key) => literal(at, key)) };
}
