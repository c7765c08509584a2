/** What JavaScript's own lists, texts, objects, promises and functions do, by their names. */
import { answersIn, copiedBy } from '../../../flow/answers.js';
import * as lists from '../../../flow/collections.js';
import { copyDeep } from '../../../flow/deep-copies.js';
import { type Entity, type ExternalEntity, entityOf, entityValue, outsideKey } from '../../../flow/entities.js';
import type { Given, Machine } from '../../../flow/machine.js';
import { literal, onlyLeaf } from '../../../flow/shape.js';
import { truth } from '../../../flow/tests.js';
import type { CallExpression } from '../../../ir/expressions.js';
import { absent, type Element, type Entry, type Expr, type Ref, type Value } from '../../../values/values.js';
import { continued, later, recovered } from './builtin-later.js';
import { compared, concatenated, quantified, stepped, taken } from './builtin-lists.js';
import { define, defineAll, eventOf, inherit, pinned } from './builtin-objects.js';
import { OF_PIECES, PIECES } from './builtin-pieces.js';
import { HEADERS, madeHeaders, madeRequest } from './builtin-requests.js';
import { asNumber, type Call, first, joined, numberOf, parsed, patternOf, TEXTS } from './builtin-texts.js';

const LIST =
  /^(?:map|flatMap|filter|find|findLast|findIndex|forEach|some|every|reduce|reduceRight|push|unshift|pop|shift|splice|sort|reverse|toSorted|toReversed|fill|concat|slice|flat|at|includes|has|indexOf|join|entries|values|keys|next|with|length)$/;

const TEXT =
  /^(?:startsWith|endsWith|includes|match|matchAll|search|toLowerCase|toUpperCase|trim|trimStart|trimEnd|replace|replaceAll|split|slice|substring|concat|padStart|padEnd|toString|length|indexOf|charAt|at|localeCompare|normalize|repeat)$/;

const PROMISE = /^(?:then|catch|finally)$/;

const FUNCTION = /^(?:call|apply|bind)$/;

const MAP = /^(?:get|set|has|delete|clear|forEach|entries|values|keys|add|size)$/;

const HEADER = /^(?:get|set|append|delete)$/;

/** Methods that a value of another package is taken to have as lists have them. */
const OPEN_LIST = /^(?:map|flatMap|filter|find|findLast|findIndex|forEach|some|every|reduce)$/;

const STORAGE = /^(?:run|enterWith|getStore)$/;

const OPEN_TEXT =
  /^(?:startsWith|endsWith|includes|toLowerCase|toUpperCase|trim|match|replace|replaceAll|slice|substring|indexOf|lastIndexOf)$/;

export function builtin(m: Machine, on: Value, key: string, at: Expr): Value | undefined {
  const give = (name: string): Value => entityValue(at, { kind: 'builtin', name, self: on }, m.newId());
  const entity = entityOf(on);
  if (PROMISE.test(key)) return give(`promise.${key}`);
  if (on.kind === 'literal') return typeof on.value === 'string' && TEXT.test(key) ? give(`text.${key}`) : undefined;
  if (entity?.kind === 'class' && key === 'prototype') return { kind: 'ref', expr: at, id: entity.proto };
  if (entity?.kind === 'builtin' && entity.name === 'weakref' && key === 'deref')
    return entityValue(at, { kind: 'builtin', name: 'weakref.deref', self: entity.self }, m.newId());
  if (entity?.kind === 'builtin' && entity.name === 'pattern') return /^(?:test|exec)$/.test(key) ? give(`pattern.${key}`) : undefined;
  if (entity?.kind === 'function' || entity?.kind === 'builtin' || entity?.kind === 'class')
    return FUNCTION.test(key) ? give(`function.${key}`) : undefined;
  if (on.kind === 'open') {
    if (entity?.kind === 'external' && isStorage(entity) && STORAGE.test(key)) return give(`storage.${key}`);
    if (on.pieces && OF_PIECES.test(key)) return give(`pieces.${key}`);
    if (key === 'split' && !entity) return give('text.split');
    if (OPEN_LIST.test(key)) return give(`list.${key}`);
    if (FUNCTION.test(key)) return give(`function.${key}`);
    if (key === 'concat' && !entity) return give('list.concat');
    return OPEN_TEXT.test(key) && (!entity || isPartOfAnswer(entity)) ? give(`text.${key}`) : undefined;
  }
  if (lists.isList(m, on as never)) return LIST.test(key) ? give(`list.${key}`) : undefined;
  const cell = on.kind === 'ref' ? m.cellOf(on) : undefined;
  if (cell?.kind === 'object' && cell.headers && HEADER.test(key)) return give(`headers.${key}`);
  if (cell?.kind === 'object' && cell.map) return MAP.test(key) ? give(`map.${key}`) : undefined;
  return key === 'hasOwnProperty' ? give('object.has') : undefined;
}

/** What gives the functions below it a value without passing it (`AsyncLocalStorage`). */
function isStorage({ steps }: ExternalEntity): boolean {
  const [made, call] = steps.slice(-2);
  return made?.kind === 'get' && made.key === 'AsyncLocalStorage' && call?.kind === 'call' && call.construct;
}

/** What a storage was given, by any code, or what somebody out of sight gave it. */
const storeOf: Call = (m, self, _, at) => {
  const known = m.records.storedIn(storageKey(self));
  const open = m.records.openStoreOf(storageKey(self), () => m.open(at, 'call'));
  return known.length > 0 ? { kind: 'union', expr: at, key: `store ${m.newId()}`, options: [open, ...known] } : open;
};

const storageKey = (self: Value): string => {
  const entity = entityOf(self);
  return entity?.kind === 'external' ? outsideKey(entity) : '';
};

/** A property of what a call of another package gave: a text as likely as anything else. */
const isPartOfAnswer = (entity: Entity): boolean =>
  entity.kind === 'external' && entity.steps.at(-1)?.kind === 'get' && entity.steps.some(({ kind }) => kind === 'call');

/** A value, after something was done. */
const giving = <T>(_done: unknown, value: T): T => value;

export const element = (value: Value): Element => ({ kind: 'element', value: () => value });

const elements = (given: Given): Element[] =>
  given.args.map(({ value, spread }) => (spread ? { kind: 'spread', value: () => value } : element(value)));

/** Arguments with their places; those of a list that is spread one by one. */
const withExpr = (m: Machine, given: Given, from = 0): { value: Value; expr: Expr }[] =>
  given.args
    .flatMap(({ value, spread, expr }) => {
      if (!spread) return [{ value, expr }];
      const list = m.listIn(value);
      const isKnown = list?.literal && list.elements.every(({ kind }) => kind === 'element');
      return isKnown ? list.elements.map((one) => ({ value: one.value(), expr })) : [{ value: m.open(expr, 'expression'), expr }];
    })
    .slice(from);

const defineOne: Call = (m, _, args, at) => {
  const [object, key, how] = args;
  if (object && key && how) define(m, object, key, how, at);
  return first(args, at);
};

const madeEvent: Call = (m, _, args, at) => eventOf(m, first(args, at), args[1], at);

const CALLS: Record<string, Call> = {
  'list.map': (m, self, args, at) => lists.mapList(m, self, first(args, at), at),
  'list.flatMap': (m, self, args, at) => lists.flatMapList(m, self, first(args, at), at),
  'list.filter': (m, self, args, at) => lists.filterList(m, self, args[0], at),
  'list.find': (m, self, args, at) => lists.findIn(m, self, first(args, at), at),
  'list.findLast': (m, self, args, at) => lists.findIn(m, self, first(args, at), at),
  'list.findIndex': (m, self, args, at) => giving(lists.mapped(m, self, first(args, at), at), m.open(at, 'expression')),
  'list.forEach': (m, self, args, at) => giving(lists.mapped(m, self, first(args, at), at), literal(at, undefined)),
  'list.some': quantified(false),
  'list.every': quantified(true),
  'list.reduce': (m, self, args, at) => lists.reduceList(m, self, first(args, at), args[1], at),
  'list.reduceRight': (m, self, args, at) => lists.reduceList(m, self, first(args, at), args[1], at),
  'list.push': (m, self, _, at, given) => giving(lists.push(m, self, elements(given), at), m.open(at, 'expression')),
  'list.unshift': (m, self, _, at, given) => giving(lists.push(m, self, elements(given), at, true), m.open(at, 'expression')),
  'list.pop': (m, self, _, at) => taken(m, self, at, lists.pop),
  'list.shift': (m, self, _, at) => taken(m, self, at, lists.shuffle),
  'list.splice': (m, self, args, at) => giving(lists.shuffle(m, self, at, args.slice(2).map(element)), lists.copyList(m, self, at)),
  'list.sort': (m, self, args, at) => giving(lists.shuffle(m, compared(m, self, args[0], at), at), self),
  'list.reverse': (m, self, _, at) => giving(lists.shuffle(m, self, at), self),
  'list.fill': (m, self, args, at) => giving(lists.shuffle(m, self, at, args.slice(0, 1).map(element)), self),
  'list.toSorted': (m, self, args, at) => lists.filterList(m, compared(m, self, args[0], at), undefined, at),
  'list.toReversed': (m, self, _, at) => lists.filterList(m, self, undefined, at),
  'list.concat': concatenated,
  'list.slice': (m, self, args, at) => (args.length ? lists.filterList(m, self, undefined, at) : lists.copyList(m, self, at)),
  'list.flat': (m, self, _, at) =>
    m.newList({ expr: at, elements: lists.itemsOf(m, self).flatMap((one) => lists.itemsOf(m, one.value())), literal: false, of: 'list' }),
  'list.at': (m, self, args, at) => lists.at(m, self, args[0], at),
  'list.with': (m, self, args, at) =>
    m.newList({ expr: at, elements: [...lists.itemsOf(m, self), ...args.slice(1).map(element)], literal: false, of: 'list' }),
  'list.includes': (m, self, args, at) => lists.contains(m, self, first(args, at), at),
  'list.has': (m, self, args, at) => lists.contains(m, self, first(args, at), at),
  'list.values': (_, self) => self,
  'list.next': stepped,
  'list.join': (m, self, args, at) => joined(m, self, args[0], at),
  'list.entries': (m, self, _, at) => lists.entriesList(m, self, at, 'list'),
  'list.keys': (m, self, _, at) => lists.keysList(m, self, at, 'list'),
  ...HEADERS,
  ...PIECES,
  ...TEXTS,
  RegExp: patternOf,
  'promise.then': (m, self, args, at) => {
    const [done, failed] = args;
    const value = done && lists.isCallable(done) ? continued(m, done, [self], at) : self;
    return failed ? recovered(m, value, failed, at) : value;
  },
  'promise.catch': (m, self, args, at) => recovered(m, self, first(args, at), at),
  'promise.finally': (m, self, args, at) => giving(args[0] && continued(m, args[0], [], at), self),
  'function.call': (m, self, args, at, given, call) => calledOn(m, self, args[0], { args: given.args.slice(1), keywords: null }, at, call),
  'function.apply': (m, self, args, at, _, call) =>
    calledOn(m, self, args[0], { args: args[1] ? [{ value: args[1], spread: true, expr: at }] : [], keywords: null }, at, call),
  'function.bind': (m, self, args, at) =>
    m.each(self, at, (leaf) => {
      const entity = entityOf(leaf);
      if (entity?.kind === 'class') return entityValue(at, { ...entity, args: [...(entity.args ?? []), ...args.slice(1)] }, m.newId());
      if (entity?.kind !== 'function') return leaf;
      const bound = { ...entity, ...(args[0] && { self: entity.self ?? args[0] }), args: [...(entity.args ?? []), ...args.slice(1)] };
      m.records.recordFunction(bound);
      return entityValue(at, bound, m.newId());
    }),
  'map.get': (m, self, args, at) => m.get(self, first(args, at), at, { keyExpr: at, item: true }),
  'map.set': (m, self, _, at, given) => {
    const [key, value] = given.args;
    if (key && value) m.set(self, key.value, value.value, { expr: at, target: self.expr, valueExpr: value.expr, item: true });
    return self;
  },
  'map.add': (m, self, args, at) =>
    giving(args[0] && m.set(self, args[0], args[0], { expr: at, target: self.expr, valueExpr: at, item: true }), self),
  'map.has': (m, self, args, at) =>
    giving(args[0] && m.hooks.used(args[0], { kind: 'key', expr: at, with: self, frame: m.frame }), m.open(at, 'expression')),
  'map.delete': (m, self, args, at) => giving(m.remove(self, first(args, at), at), m.open(at, 'expression')),
  'map.clear': (m, self, _, at) => giving(m.remove(self, m.open(at, 'expression'), at), literal(at, undefined)),
  'map.forEach': (m, self, args, at) => {
    const part = (pair: Value, index: number) => ({
      value: m.get(pair, literal(at, index), at, { keyExpr: at, item: true }),
      spread: false,
      expr: at,
    });
    for (const pair of lists.itemsOf(m, lists.entriesList(m, self, at, 'map')))
      m.maybe(
        () => m.call(first(args, at), { args: [part(pair.value(), 1), part(pair.value(), 0)], keywords: null }, undefined),
        at,
        false,
      );
    return literal(at, undefined);
  },
  'map.values': (m, self, _, at) => lists.valuesOf(m, self, at),
  'map.keys': (m, self, _, at) => lists.keysList(m, self, at, 'map'),
  'map.entries': (m, self, _, at) => lists.entriesList(m, self, at, 'map'),
  'Object.assign': (m, _, args, at, given) => giving(lists.assignAll(m, first(args, at), withExpr(m, given, 1), at), first(args, at)),
  'Object.freeze': (m, _, args, at) => pinned(m, first(args, at)),
  'Object.seal': (_, __, args, at) => first(args, at),
  'Object.keys': (m, _, args, at) => lists.keysList(m, first(args, at), at),
  'Object.values': (m, _, args, at) => giving(readWhole(m, first(args, at), at), lists.valuesOf(m, first(args, at), at)),
  'Object.entries': (m, _, args, at) => giving(readWhole(m, first(args, at), at), lists.entriesList(m, first(args, at), at)),
  'Object.fromEntries': (m, _, args, at) => lists.fromPairs(m, first(args, at), at),
  'Object.create': (m, _, args, at, given) => {
    const made = lists.copyObject(m, withExpr(m, given).slice(0, 1), at) as Ref;
    const like = args[0] && onlyLeaf(args[0]);
    const cell = like?.kind === 'ref' ? m.cellOf(like) : undefined;
    const own = m.cellOf(made);
    if (cell?.kind === 'object' && cell.cls && own?.kind === 'object') {
      m.setCell(made, { ...own, cls: cell.cls });
      m.records.recordInstance(cell.cls, made);
    }
    const [, described] = args;
    if (described) defineAll(m, made, described, at);
    return made;
  },
  'Object.getPrototypeOf': (m, _, args, at) => {
    const like = args[0] && onlyLeaf(args[0]);
    const cell = like?.kind === 'ref' ? m.cellOf(like) : undefined;
    return cell?.kind === 'object' && cell.cls ? { kind: 'ref', expr: at, id: cell.cls.proto } : undefined;
  },
  'Object.setPrototypeOf': (m, _, args, at) => giving(args[1] && inherit(m, first(args, at), args[1], at), first(args, at)),
  'Reflect.setPrototypeOf': (m, _, args, at) => giving(args[1] && inherit(m, first(args, at), args[1], at), literal(at, true)),
  Event: madeEvent,
  CustomEvent: madeEvent,
  MessageEvent: madeEvent,
  'Reflect.construct': (m, _, args, at) =>
    constructed(m, first(args, at), { args: args[1] ? [{ value: args[1], spread: true, expr: at }] : [], keywords: null }, at),
  'storage.getStore': storeOf,
  'storage.enterWith': (m, self, args, at) => giving(m.records.store(m, storageKey(self), first(args, at)), literal(at, undefined)),
  'storage.run': (m, self, args, at, given) => {
    m.records.store(m, storageKey(self), first(args, at));
    return m.call(args[1] ?? absent(at), { args: given.args.slice(2), keywords: null }, undefined);
  },
  WeakRef: (m, _, args, at) => entityValue(at, { kind: 'builtin', name: 'weakref', self: first(args, at) }, m.newId()),
  'weakref.deref': (_, self) => self,
  'JSON.parse': (m, _, args, at) => parsed(m, args[0], at) ?? madeOf(m, args[0], at),
  setTimeout: later(2),
  setInterval: later(2),
  setImmediate: later(1),
  queueMicrotask: later(1),
  'process.nextTick': later(1),
  'Object.defineProperty': defineOne,
  'Object.defineProperties': (m, _, args, at) => giving(args[1] && defineAll(m, first(args, at), args[1], at), first(args, at)),
  'Reflect.defineProperty': defineOne,
  'Array.from': (m, _, args, at) => {
    const list = m.listIn(first(args, at))
      ? first(args, at)
      : m.newList({ expr: at, elements: lists.itemsOf(m, first(args, at)), literal: false, of: 'list' });
    return args[1] ? lists.mapList(m, list, args[1], at) : lists.copyList(m, list, at);
  },
  'Array.of': (m, _, __, at, given) => m.newList({ expr: at, elements: elements(given), literal: true, of: 'list' }),
  Proxy: (m, _, args, at) => {
    const [target, handler] = args;
    return target && handler ? proxied(m, target, handler, at) : undefined;
  },
  structuredClone: (m, _, args, at) => copyDeep(m, first(args, at), at),
  'Promise.resolve': (_, __, args, at) => first(args, at),
  'Promise.all': (m, _, args, at) => lists.copyList(m, first(args, at), at),
  'Promise.race': (m, _, args, at) => m.elementsOf(first(args, at), at),
  'Promise.any': (m, _, args, at) => m.elementsOf(first(args, at), at),
  'Promise.allSettled': (m, _, args, at) =>
    m.newList({
      expr: at,
      elements: [
        element(
          m.newObject({
            expr: at,
            readonly: false,
            entries: [
              { kind: 'property', key: 'value', expr: at, valueExpr: at, shorthand: false, value: () => m.elementsOf(first(args, at), at) },
            ],
          }),
        ),
      ],
      literal: false,
      of: 'list',
    }),
  'Reflect.get': (m, _, args, at) => m.get(first(args, at), args[1] ?? absent(at), at, { keyExpr: at, item: true }),
  'Reflect.set': (m, _, args, at) => {
    const [object, key, value] = args;
    if (object && key && value) m.set(object, key, value, { expr: at, target: object.expr, valueExpr: value.expr, item: true });
    return literal(at, true);
  },
  'Reflect.apply': (m, _, args, at) =>
    m.call(first(args, at), { args: args[2] ? [{ value: args[2], spread: true, expr: at }] : [], keywords: null }, undefined, args[1]),
  Headers: madeHeaders,
  Request: madeRequest,
  Map: (m, _, args, at) =>
    args[0] ? lists.fromPairs(m, args[0], at, true) : m.newObject({ expr: at, entries: [], readonly: false, map: true }),
  WeakMap: (m, _, __, at) => m.newObject({ expr: at, entries: [], readonly: false, map: true }),
  Set: (m, _, args, at) =>
    args[0] ? lists.copyList(m, args[0], at, 'set') : m.newList({ expr: at, elements: [], literal: true, of: 'set' }),
  Array: (m, _, __, at) => m.newList({ expr: at, elements: [], literal: false, of: 'list' }),
  String: (_, __, args, at) => first(args, at),
  Boolean: (m, _, args, at) => {
    const test = truth(m, first(args, at), at);
    const sides = m.sidesOf(test);
    if (sides.length === 1) return literal(at, sides[0]);
    return { kind: 'choice', expr: at, test, fallback: false, yes: literal(at, true), no: literal(at, false) };
  },
  Number: asNumber,
  'Number.parseInt': numberOf,
  parseInt: numberOf,
  'Number.parseFloat': numberOf,
  parseFloat: numberOf,
};

/** Calls a function on an object; what a method of the language gives stands where the whole call does. */
function calledOn(m: Machine, fn: Value, on: Value | undefined, given: Given, at: Expr, call: CallExpression | undefined): Value {
  return m.each(fn, at, (leaf) => {
    const entity = entityOf(leaf);
    const known = entity?.kind === 'builtin' ? callBuiltin(m, entity.name, on ?? entity.self, given, call) : undefined;
    return known ?? m.call(leaf, given, undefined, on);
  });
}

/** What stands for an object: it has its properties, or what the handler gives for each of them. */
function proxied(m: Machine, target: Value, handler: Value, at: Expr): Value {
  const trapped = (name: string, ...given: Value[]): Value | undefined => {
    const fn = m.get(handler, literal(at, name), at, { keyExpr: at, item: false });
    if (!lists.isCallable(fn)) return undefined;
    const args = given.map((value) => ({ value, spread: false, expr: at }));
    return m.maybe(() => m.call(fn, { args, keywords: null }, undefined), at, false);
  };
  const unknown = () => m.open(at, 'call');
  trapped('apply', target, unknown(), unknown());
  trapped('get', target, unknown(), unknown());
  const traps = m.keysIn(handler);
  const keys = traps && !traps.has('get') ? undefined : m.keysIn(target);
  const own = [...(keys ?? [])].map((key): Entry => {
    const value = trapped('get', target, literal(at, key), unknown()) ?? m.open(at, 'changed');
    return { kind: 'property', key, expr: at, valueExpr: at, shorthand: false, value: () => value };
  });
  const other = own.length > 0 ? m.newObject({ expr: at, readonly: true, entries: [{ kind: 'computed', expr: at }, ...own] }) : unknown();
  return { kind: 'union', expr: at, key: `proxy ${m.newId()}`, options: [target, other] };
}

const constructed = (m: Machine, cls: Value, given: Given, at: Expr): Value =>
  m.each(cls, at, (leaf) => {
    const entity = entityOf(leaf);
    return entity?.kind === 'class' ? m.construct(entity, given, at) : m.call(leaf, given, undefined);
  });

/** Tells that every property of an answer, or of a copy of it, is read. */
function readWhole(m: Machine, value: Value, at: Expr): void {
  for (const answer of copiedBy(m, value)) m.hooks.used(answer, { kind: 'other', expr: at, frame: m.frame });
}

/** What answers hold goes on in the texts that are made of them; undefined where there are none. */
function madeOf(m: Machine, value: Value | undefined, at: Expr): Value | undefined {
  const answers = value ? answersIn(m, value) : [];
  const made = answers.map((open) => m.open(at, 'call', { of: { open, key: '*' } }));
  return made.length > 1 ? { kind: 'union', expr: at, key: `made ${m.newId()}`, options: made } : made[0];
}

/** Calls a builtin by its name; undefined where nothing is known about it. */
export function callBuiltin(m: Machine, name: string, self: Value, given: Given, call: CallExpression | undefined): Value | undefined {
  const at = call ?? self.expr;
  const known = CALLS[name.replace(/^globalThis\./, '')];
  return known?.(
    m,
    self,
    given.args.map(({ value, spread }) => (spread ? m.elementsOf(value, at) : value)),
    at,
    given,
    call,
  );
}
