/** Properties, items and elements: reading, writing, removing them. */
import type { Expression, ObjectEntry } from '../ir/expressions.js';
import { property } from '../values/outcomes.js';
import {
  type ArrayValue,
  absent,
  type Element,
  type Entry,
  type Expr,
  exprKey,
  type ObjectValue,
  type Open,
  type Ref,
  type Value,
} from '../values/values.js';
import { answeredBy, isAnswer } from './answers.js';
import { superMember } from './classes.js';
import { entityOf, entityValue, type Step } from './entities.js';
import type { Cell, ObjectCell } from './heap.js';
import { external, setExport } from './imports.js';
import { memberKeysIn } from './keys.js';
import type { Leaf, Machine } from './machine.js';
import { eachOf, leavesOf, literal, literalOf, mapLeaves, orElse } from './shape.js';
import { typedPart } from './typed.js';

/** More keys than these are any key. */
const MOST_KEYS = 50;

interface How {
  keyExpr: Expr;
  item: boolean;
  pattern?: boolean;
}

export function get(m: Machine, value: Value, key: Value, at: Expr, how: How): Value {
  const known = literalOf(key);
  if (key.kind !== 'literal' || m.hooks.namesModel(key.value)) m.hooks.used(key, { kind: 'key', expr: at, with: value, frame: m.frame });
  if (known) {
    const got = mapLeaves(value, (leaf) => ofLeaf(m, leaf, String(known.value), at, how), true);
    return methodOfText(m, value, got, at) ?? got;
  }
  const keys = leavesOf(key, MOST_KEYS);
  // `block[block.type]` is any part that a block can have.
  if (keys?.some((leaf) => leaf.kind === 'open' && isAnswer(leaf)))
    for (const leaf of leavesOf(value, MOST_KEYS) ?? [])
      if (leaf.kind === 'open' && isAnswer(leaf))
        m.hooks.used(leaf, { kind: 'property', expr: at, with: literal(how.keyExpr, 'thinking'), frame: m.frame });
  if (keys?.every((leaf) => leaf.kind === 'literal'))
    return mapLeaves(key, (leaf) => (leaf.kind === 'literal' ? get(m, value, leaf, at, how) : leaf), true);
  const all = m.keysIn(value);
  const members = memberKeysIn(m, value);
  if (members.size > 0 && members.size <= MOST_KEYS) return anyMember(m, value, key, new Set([...members, ...(all ?? [])]), at, how);
  // Any of what is there, or nothing.
  if (!all || all.size > MOST_KEYS) return mapLeaves(value, (leaf) => anyOf(m, leaf, at), true);
  const options = [...all].map((one) => get(m, value, literal(how.keyExpr, one), at, how));
  const isThere = keys?.every((leaf) => leaf.kind === 'open' && leaf.named === true);
  return {
    kind: 'union',
    expr: at,
    key: `any ${m.identity(key)} ${m.identity(value)}`,
    options: isThere ? options : [...options, absent(at)],
    by: { value: key, texts: [...all] },
  };
}

/** A method that whatever the value can be has as texts have it: what it tells of one of them goes with that one (`model.includes('4-7')`). */
function methodOfText(m: Machine, on: Value, got: Value, at: Expr): Value | undefined {
  const methods = leavesOf(got, MOST_KEYS)?.map((leaf) => entityOf(leaf));
  const [first, ...others] = methods ?? [];
  if (first?.kind !== 'builtin' || !first.name.startsWith('text.') || others.length === 0) return undefined;
  const isOne = others.every((other) => other?.kind === 'builtin' && other.name === first.name);
  return isOne ? entityValue(at, { kind: 'builtin', name: first.name, self: on }, m.newId()) : undefined;
}

/** Any of what an instance, or a class, has by its class, or something else: `new Api()[method]`. */
const anyMember = (m: Machine, value: Value, key: Value, names: ReadonlySet<string>, at: Expr, how: How): Value => ({
  kind: 'union',
  expr: at,
  key: `any ${m.identity(key)} ${m.identity(value)}`,
  options: [
    ...[...names].map((one) => get(m, value, literal(how.keyExpr, one), at, how)),
    mapLeaves(value, (leaf) => anyOf(m, leaf, at), true),
  ],
});

/** What an unknown key gives. */
const anyOf = (m: Machine, leaf: Leaf, at: Expr): Value => {
  const elements = leaf.kind === 'ref' ? m.elementsOf(leaf, at) : undefined;
  if (elements && elements.kind !== 'open') return { kind: 'union', expr: at, options: [elements, m.open(at, 'expression')] };
  return leaf.kind === 'open' ? part(m, leaf, '*', at) : m.open(at, 'expression');
};

/** A part of what cannot be told. */
const part = (m: Machine, open: Open, key: string, at: Expr): Open => {
  if (open.mayHave && !open.mayHave(key)) return m.open(at, open.why, { of: { open, key } });
  const { candidates } = open;
  return {
    kind: 'open',
    expr: at,
    why: open.why,
    of: { open, key },
    ...(candidates && { candidates: () => candidates().map((candidate) => property(candidate, key)) }),
  };
};

function ofLeaf(m: Machine, leaf: Leaf, key: string, at: Expr, how: How): Value {
  switch (leaf.kind) {
    case 'literal':
      return leaf.value === null || leaf.value === undefined ? absent(at) : (builtin(m, leaf, key, at, how) ?? absent(at));
    case 'object':
    case 'array':
      return property(leaf, key, at, m.heap);
    case 'ref':
      return ofObject(m, leaf, key, at, how);
    case 'open':
      return ofOpen(m, leaf, key, at, how);
  }
}

const builtin = (m: Machine, on: Value, key: string, at: Expr, how: How): Value | undefined =>
  m.language(m.frame.module).builtin(m, on, key, at, how.item);

function ofObject(m: Machine, ref: Ref, key: string, at: Expr, how: How): Value {
  const cell = m.cellOf(ref);
  if (!cell) return m.open(at, 'changed');
  if (cell.kind === 'list') {
    if (/^-?\d+$/.test(key)) return elementAt(m, cell, Number(key), at);
    return builtin(m, ref, key, at, how) ?? absent(at);
  }
  m.hooks.used(ref, { kind: 'property', expr: at, with: literal(how.keyExpr, key), frame: m.frame });
  const getter = cell.getters?.get(key);
  if (getter) return m.watched(() => m.call(getter, { args: [], keywords: null }, undefined, ref));
  const language = m.language(m.frame.module);
  // In Python a key of a dict is no attribute.
  const own = cell.map && !how.item ? absent(at) : property(m.contentOf(ref), key, at);
  return orElse(own, () => {
    const member = cell.cls && language.member(m, cell.cls, key, ref, at, false);
    return member ?? builtin(m, ref, key, at, how) ?? absent(at);
  });
}

function elementAt(m: Machine, cell: Extract<Cell, { kind: 'list' }>, index: number, at: Expr): Value {
  const plain = cell.literal && cell.elements.every(({ kind }) => kind === 'element');
  if (plain) return cell.elements.at(index)?.value() ?? absent(at);
  // A list that may be longer than it looks has any of its elements anywhere.
  return anyElement(m, cell.elements, at) ?? m.open(at, 'expression');
}

/** One of several elements; undefined where there are none. */
export function anyElement(m: Machine, elements: readonly Element[], at: Expr): Value | undefined {
  const options = elements.map((element) => (element.kind === 'element' ? element.value() : m.elementsOf(element.value(), at)));
  return options.length < 2 ? options[0] : { kind: 'union', expr: at, key: `element ${m.newId()}`, options };
}

function ofOpen(m: Machine, open: Open, key: string, at: Expr, how: How): Value {
  if (isAnswer(open)) m.hooks.used(open, { kind: 'property', expr: at, with: literal(how.keyExpr, key), frame: m.frame });
  const written = m.cellOf(open);
  if (written?.kind === 'object') {
    const own = property(contentOf(written), key, at);
    const read = entityOf(open)?.kind === 'external' ? withOwnTexts(own, at) : own;
    return orElse(read, () => unwritten(m, open, key, at, how));
  }
  return unwritten(m, open, key, at, how);
}

/** What code has put on an object that everybody has (`globalThis`), any file may read: its texts are known here, and changed where they are read. */
const withOwnTexts = (value: Value, at: Expr): Value =>
  mapLeaves(value, (leaf) => (leaf.kind === 'literal' && typeof leaf.value === 'string' ? literal(at, leaf.value) : leaf), true);

function unwritten(m: Machine, open: Open, key: string, at: Expr, how: How): Value {
  if (open.pieces && /^\d+$/.test(key)) return property(open, key, at);
  const entity = entityOf(open);
  switch (entity?.kind) {
    case 'external': {
      const own = entity.steps.some(({ kind }) => kind === 'call') ? builtin(m, open, key, at, how) : undefined;
      if (own) return own;
      const step: Step = { kind: 'get', key, expr: at, keyExpr: how.keyExpr, how: how.pattern ? 'pattern' : 'member' };
      return external(m, at, { ...entity, steps: [...entity.steps, step] });
    }
    case 'module':
      return m.exported(entity.module, key, at) ?? builtin(m, open, key, at, how) ?? m.open(at, 'import', { of: { open, key } });
    case 'class': {
      const own = property(m.contentOf({ kind: 'ref', expr: at, id: entity.statics }), key, at);
      return orElse(
        own,
        () =>
          m.language(entity.cls.module).member(m, entity, key, open, at, true) ?? builtin(m, open, key, at, how) ?? part(m, open, key, at),
      );
    }
    case 'builtin':
      if (entity.name === 'super') return superMember(m, entity.self, key, at);
      return builtin(m, open, key, at, how) ?? part(m, open, key, at);
    case 'function':
      return builtin(m, open, key, at, how) ?? part(m, open, key, at);
    default: {
      // A text has its methods, although its type names no properties.
      if (open.mayHave && !open.mayHave(key)) {
        const own = builtin(m, open, key, at, how);
        const entity = own && entityOf(own);
        return own && entity?.kind === 'builtin' && entity.name.startsWith('text.') ? own : absent(at);
      }
      return typedPart(m, open, key, at) ?? builtin(m, open, key, at, how) ?? part(m, open, key, at);
    }
  }
}

export const contentOf = (cell: Cell): ObjectValue | ArrayValue =>
  cell.kind === 'list'
    ? { kind: 'array', expr: cell.expr, elements: [...cell.elements], literal: cell.literal }
    : { kind: 'object', expr: cell.expr, entries: [...cell.entries], readonly: cell.readonly };

/** Where a value is put: the whole assignment, the place on its left, what is on its right. */
export interface Written {
  expr: Expr;
  target: Expr;
  valueExpr: Expr;
  item: boolean;
  /** It makes a property of the object's own, whatever setter or getter it has by that name. */
  defines?: true;
}

export function set(m: Machine, object: Value, key: Value, value: Value, at: Written): void {
  m.eachLeaf(object, at.expr, (leaf) => {
    if (leaf.kind !== 'ref' && leaf.kind !== 'open') return;
    const entity = entityOf(leaf);
    if (entity?.kind === 'class') return set(m, { kind: 'ref', expr: at.target, id: entity.statics }, key, value, at);
    // What is written through `super` is written to the object itself.
    if (entity?.kind === 'builtin' && entity.name === 'super') return set(m, entity.self, key, value, at);
    if (entity?.kind === 'module') return setExport(m, entity.module, literalOf(key)?.value, value, at.expr);
    const cell = m.cellOf(leaf);
    if (cell?.kind === 'list') return setElement(m, leaf, cell, key, value);
    const known = literalOf(key);
    if (leaf.kind === 'ref' && cell?.kind === 'object' && cell.cls && known && !at.defines) {
      if (m.callSetter(cell.cls, String(known.value), leaf, value, at.expr)) return;
    }
    const setter = cell?.kind === 'object' && known ? cell.setters?.get(String(known.value)) : undefined;
    if (setter && !at.defines)
      return void m.call(setter, { args: [{ value, spread: false, expr: at.expr }], keywords: null }, undefined, leaf);
    if (leaf.kind === 'open' && !entity) m.hooks.used(value, { kind: 'stored', expr: at.expr, with: leaf, frame: m.frame });
    const old: ObjectCell = cell ?? {
      kind: 'object',
      expr: leaf.expr,
      entries: [],
      readonly: leaf.kind === 'open',
      ...(leaf.kind === 'open' && { base: leaf }),
    };
    const alias = leaf.kind === 'ref' && m.records.isAlias(leaf, at.target);
    const entries = [...old.entries, ...writesFor(m, key, value, at, alias)];
    m.setCell(leaf, at.defines && known ? withoutAccessors({ ...old, entries }, String(known.value)) : { ...old, entries });
  });
}

function withoutAccessors(cell: ObjectCell, key: string): ObjectCell {
  const left = (accessors: ReadonlyMap<string, Value> = new Map()) => new Map([...accessors].filter(([name]) => name !== key));
  return { ...cell, getters: left(cell.getters), setters: left(cell.setters) };
}

/** With its casts, which the text of another assignment to it keeps. */
const wholeOf = (target: Expr): Expr => ('k' in target ? ((target as Expression).written ?? target) : target);

function writesFor(m: Machine, key: Value, value: Value, at: Written, alias = false): Entry[] {
  const write = (name: string): Entry => ({
    kind: 'write',
    key: name,
    expr: at.expr,
    target: wholeOf(at.target),
    valueExpr: at.valueExpr,
    value: () => value,
    conditions: [],
    ...(alias && { alias }),
    ...(key.kind === 'read' && { keyed: key }),
    ...eachOf(value),
  });
  const known = literalOf(key);
  if (known) return [write(String(known.value))];
  const keys = leavesOf(key, MOST_KEYS);
  if (!keys?.every((leaf) => leaf.kind === 'literal')) {
    const from = keptAs(m, value);
    return [{ kind: 'computed', expr: at.expr, ...(from !== '' && { kept: { value, from } }) }];
  }
  const union = `key ${m.newId()}`;
  return keys.map(
    (leaf, option) => ({ ...write(String(leaf.kind === 'literal' ? leaf.value : '')), maybe: [{ key: union, option }] }) as Entry,
  );
}

function setElement(m: Machine, leaf: Ref | Open, cell: Extract<Cell, { kind: 'list' }>, key: Value, value: Value): void {
  const index = literalOf(key)?.value;
  const element: Element = { kind: 'element', value: () => value };
  const isPlain = cell.literal && cell.elements.every(({ kind }) => kind === 'element');
  if (isPlain && typeof index === 'number' && cell.elements.at(index)) {
    const elements = cell.elements.with(index, element);
    m.setCell(leaf, { ...cell, elements });
  } else if (index === undefined || /^-?\d+$/.test(String(index))) {
    m.setCell(leaf, { ...cell, literal: false, elements: [...cell.elements, element] });
  }
}

export function remove(m: Machine, object: Value, key: Value, at: Expr): void {
  m.eachLeaf(object, at, (leaf) => {
    if (leaf.kind !== 'ref' && leaf.kind !== 'open') return;
    const cell = m.cellOf(leaf);
    if (cell?.kind === 'list') return m.setCell(leaf, { ...cell, literal: false });
    const known = literalOf(key);
    const old: ObjectCell = cell ?? {
      kind: 'object',
      expr: leaf.expr,
      entries: [],
      readonly: leaf.kind === 'open',
      ...(leaf.kind === 'open' && { base: leaf }),
    };
    const gone: Entry = known
      ? {
          kind: 'write',
          key: String(known.value),
          expr: at,
          target: at,
          valueExpr: at,
          value: () => absent(at),
          conditions: [],
        }
      : { kind: 'computed', expr: at };
    m.setCell(leaf, { ...old, entries: [...old.entries, gone] });
  });
}

/** The entries of an object literal for one written property: one, or several by what its key can be. */
export function entriesFor(
  m: Machine,
  key: Value | undefined,
  value: Value,
  written: Pick<Extract<ObjectEntry, { kind: 'property' }>, 'expr' | 'shorthand'> & { value: Expression },
): Entry[] {
  const { expr, shorthand } = written;
  const valueExpr = written.value;
  const known = key && literalOf(key);
  const whole = valueExpr.written && { written: valueExpr.written };
  const keyed = key?.kind === 'read' && { keyed: key };
  if (known)
    return [
      { kind: 'property', key: String(known.value), expr, valueExpr, ...whole, shorthand, value: () => value, ...keyed, ...eachOf(value) },
    ];
  if (!key) return [{ kind: 'computed', expr }];
  return writesFor(m, key, value, { expr, target: expr, valueExpr, item: true });
}

/** What tells one value that is kept under an unknown key from another one: where it is from, or what it can be; empty for one of which nothing is known. */
function keptAs(m: Machine, value: Value): string {
  const known = (leavesOf(value, MOST_KEYS) ?? []).filter(({ kind }) => kind !== 'open');
  return [answeredBy(m, value), ...new Set(known.map((leaf) => exprKey(leaf.expr)))].filter((one) => one !== '').join();
}

/** What was put under any key of an object, as far as it is known. */
function keptIn(m: Machine, { entries }: ObjectCell, at: Expr): Value {
  const kept = entries.flatMap((entry) => (entry.kind === 'computed' && entry.kept ? [entry.kept.value] : []));
  const open = m.open(at, 'expression');
  return kept.length > 0 ? { kind: 'union', expr: at, key: `kept ${m.newId()}`, options: [open, ...kept] } : open;
}

/** The value of an unknown element of a list (or iterable). */
export function elementsOf(m: Machine, value: Value, at: Expr): Value {
  return mapLeaves(
    value,
    (leaf) => {
      const cell = leaf.kind === 'ref' ? m.cellOf(leaf) : undefined;
      if (cell?.kind === 'list') return anyElement(m, cell.elements, at) ?? m.open(at, 'expression');
      if (cell?.kind === 'object') return keptIn(m, cell, at);
      if (leaf.kind === 'array') return anyElement(m, leaf.elements, at) ?? m.open(at, 'expression');
      if (leaf.kind === 'open') {
        const entity = entityOf(leaf);
        if (entity?.kind === 'external')
          return external(m, at, { ...entity, steps: [...entity.steps, { kind: 'get', key: '*', expr: at, keyExpr: at, how: 'member' }] });
        return part(m, leaf, '*', at);
      }
      return m.open(at, 'expression');
    },
    true,
  );
}
