/** From an expression to what it gives when it runs, at this moment and under what has been decided so far. */
import type {
  ConditionalExpression,
  EachExpression,
  Expression,
  LogicalExpression,
  ObjectExpression,
  TextExpression,
} from '../ir/expressions.js';
import type { Element, Entry, Expr, Value } from '../values/values.js';
import { defaulted } from './alternatives.js';
import { isAnswer } from './answers.js';
import { forEach } from './collections.js';
import { orDefaultModel } from './constructor-defaults.js';
import { entityValue, type FunctionEntity, keep } from './entities.js';
import { moduleOf } from './imports.js';
import { MOST_ALTERNATIVES } from './limits.js';
import type { Machine } from './machine.js';
import { settle } from './pending.js';
import { leavesOf, literal, literalOf, mapLeaves, unnamed } from './shape.js';
import { snapshot } from './snapshot.js';
import { isStaticallyMissing } from './tests.js';
import { typed, typedTarget } from './typed.js';

/** A text of more combinations of known parts is not put together. */
const MOST_TEXTS = 32;

export function evaluate(m: Machine, e: Expression): Value {
  switch (e.k) {
    case 'literal':
      return literal(e, e.value);
    case 'name':
      return e.binding ? m.read(e.binding, e) : m.language(m.frame.module).global(m, e.name, e);
    case 'self':
      return e.base ? superOf(m, e) : (m.frame.env.self ?? m.open(e, 'expression'));
    case 'text':
      return text(m, e);
    case 'object':
      return object(m, e);
    case 'list': {
      const elements = e.items.map(({ value, spread }): Element => {
        const evaluated = m.evaluate(value);
        return spread ? { kind: 'spread', value: () => evaluated } : { kind: 'element', value: () => evaluated };
      });
      return m.newList({ expr: e, elements: flattened(m, elements), literal: true, of: e.of });
    }
    case 'each':
      return comprehension(m, e);
    case 'get': {
      const from = m.evaluate(e.object);
      const key = typeof e.key === 'string' ? literal(e.keyExpr, e.key) : m.evaluate(e.key);
      const value = m.get(from, key, e, { keyExpr: e.keyExpr, item: e.item });
      if (value.kind === 'open') return value;
      return { kind: 'read', expr: e, value, declaration: null, ...(typeof e.key !== 'string' && { each: true }) };
    }
    case 'call':
      return m.callExpression(e);
    case 'assign':
      return assign(m, e);
    case 'delete': {
      if (e.target.k === 'name') {
        if (e.target.binding) m.write(e.target.binding, m.open(e, 'reassigned'));
      } else {
        const key = typeof e.target.key === 'string' ? literal(e.target.keyExpr, e.target.key) : m.evaluate(e.target.key);
        m.remove(m.evaluate(e.target.object), key, e);
      }
      return literal(e, true);
    }
    case 'conditional': {
      const value = conditional(m, e);
      // `a ? a : b` is a default.
      return value.kind === 'choice' && value.expr === e && isSameSource(e.test, e.yes) ? { ...value, fallback: true } : value;
    }
    case 'logical':
      return logical(m, e);
    case 'not':
    case 'compare': {
      const test = m.testOf(e);
      const sides = m.sidesOf(test);
      if (sides.length === 1) return literal(e, sides[0]);
      return { kind: 'choice', expr: e, test, fallback: false, yes: literal(e, true), no: literal(e, false) };
    }
    case 'function': {
      const entity: FunctionEntity = { kind: 'function', fn: e.fn, env: m.frame.env, ...(m.frame.env.home && { home: m.frame.env.home }) };
      keep(m.frame.env);
      m.records.recordFunction(entity);
      const value = entityValue(e, entity, m.newId());
      return e.fn.decorators.reduceRight<Value>((inner, decorator) => m.decorated(inner, decorator), value);
    }
    case 'class':
      return m.classValue(e.cls, e);
    case 'await': {
      const value = m.evaluate(e.value);
      settle(m);
      return value;
    }
    case 'yield': {
      const value = e.value ? m.evaluate(e.value) : literal(e, undefined);
      m.frame.yields.push(e.all ? m.elementsOf(value, e) : value);
      return m.open(e, 'parameter');
    }
    case 'sequence':
      return e.items.map((item) => m.evaluate(item)).at(-1) ?? literal(e, undefined);
    case 'module':
      return moduleOf(m, e.specifier, e);
    case 'cast': {
      const value = m.evaluate(e.value);
      m.hooks.used(value, { kind: 'typed', expr: e, with: e.type, frame: m.frame });
      return typed(m, value, e.type);
    }
    case 'open':
      return opaque(m, e);
  }
}

/** `a ? b : c`. A condition that only holds for what this call was given is kept, so that what is written beside it can stand under it. */
function conditional(m: Machine, e: ConditionalExpression): Value {
  const test = m.testOf(e.test);
  const sides = m.sidesOf(test);
  const sideOf = (holds: boolean) => m.evaluate(holds ? e.yes : e.no);
  if (sides.length === 1) return m.decided(test, sides[0] === true, sideOf(sides[0] === true), sides[0] ? e.no : e.yes, e);
  return m.fork(test, sideOf, e);
}

function opaque(m: Machine, e: Extract<Expression, { k: 'open' }>): Value {
  const known = e.why === 'arithmetic' && e.operator ? calculated(m, e, e.operator) : undefined;
  if (known) return known;
  if (e.why === 'tagged' && m.frame.module.language === 'javascript') return tagged(m, e);
  for (const part of e.parts) {
    const value = m.evaluate(part);
    m.hooks.used(value, { kind: e.why === 'tagged' ? 'given' : 'other', expr: part, frame: m.frame });
    if (e.why !== 'arithmetic' && e.why !== 'type') m.leave(value, part, false);
  }
  return m.open(e, 'expression');
}

/** A function that is called with the texts of a template, and the values between them. */
function tagged(m: Machine, e: Extract<Expression, { k: 'open' }>): Value {
  const [tag, ...parts] = e.parts;
  if (!tag) return m.open(e, 'expression');
  const callee = m.evaluate(tag);
  const strings = m.open(e, 'expression');
  const values = parts.map((part) => ({ value: m.evaluate(part), spread: false, expr: part }));
  return m.call(callee, { args: [{ value: strings, spread: false, expr: e }, ...values], keywords: null }, undefined);
}

const OPERATIONS: Record<string, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '**': (a, b) => a ** b,
  '//': (a, b) => Math.floor(a / b),
  '<<': (a, b) => a << b,
};

/** A number that is worked out of numbers that are known. */
function calculated(m: Machine, e: Extract<Expression, { k: 'open' }>, operator: string): Value | undefined {
  const operation = OPERATIONS[operator];
  const numbers = e.parts.map((part) =>
    part.k === 'literal' || part.k === 'open' || part.k === 'name' || part.k === 'get' ? part : undefined,
  );
  if (!operation || numbers.some((part) => part === undefined)) return undefined;
  const values = e.parts.map((part) => {
    const value = m.evaluate(part);
    m.hooks.used(value, { kind: 'other', expr: e, frame: m.frame });
    return literalOf(value)?.value;
  });
  if (values.some((value) => typeof value !== 'number')) return undefined;
  const [first, ...rest] = values as number[];
  if (first === undefined) return undefined;
  if (rest.length > 0) return literal(e, rest.reduce(operation, first));
  return operator === '-' ? literal(e, -first) : operator === '+' ? literal(e, first) : undefined;
}

const isSameSource = (a: Expression, b: Expression): boolean =>
  (a.k === 'name' && b.k === 'name' && a.binding === b.binding && a.name === b.name) ||
  (a.k === 'get' && b.k === 'get' && typeof a.key === 'string' && a.key === b.key && isSameSource(a.object, b.object));

/** The base of the class around, called or asked for a method on the same object. */
function superOf(m: Machine, e: Expr): Value {
  const { home, self } = m.frame.env;
  if (!home || !self) return m.open(e, 'expression');
  return entityValue(e, { kind: 'builtin', name: 'super', self });
}

function text(m: Machine, e: TextExpression): Value {
  const parts = e.parts.map((part) => m.evaluate(part));
  const known = parts.map((part) => literalOf(part)?.value);
  for (const [index, part] of parts.entries()) {
    if (e.parts[index]?.k === 'literal') continue;
    m.hooks.used(part, { kind: 'text', expr: e, frame: m.frame });
    if (known.some((value, other) => value === undefined && other !== index)) continue;
    m.hooks.used(part, { kind: 'made', expr: e, makes: (one) => known.with(index, one).map(String).join(''), frame: m.frame });
  }
  let sum: Value = literal(e, '');
  let count = 1;
  for (const part of parts) {
    const leaves = leavesOf(part, MOST_TEXTS);
    count *= leaves?.length ?? MOST_TEXTS + 1;
    if (count > MOST_TEXTS) return m.open(e, 'expression');
    sum = mapLeaves(sum, (left) =>
      left.kind !== 'literal'
        ? left
        : mapLeaves(part, (right) => {
            if (right.kind === 'literal') return literal(e, `${String(left.value)}${String(right.value)}`);
            return right.kind === 'open'
              ? {
                  ...m.open(e, right.why),
                  ...(right.candidates && { candidates: () => [] }),
                  ...(isAnswer(right) && { of: { open: right, key: '*' } }),
                }
              : m.open(e, 'expression');
          }),
    );
  }
  const all = leavesOf(sum, MOST_TEXTS) ?? [];
  const open = all.find((leaf) => leaf.kind === 'open');
  // Known texts beside one that cannot be told are written nowhere: another text for one of them would replace all.
  // The names that the parts are read through lead to no place where the whole is written.
  const texts = open ? all.flatMap((leaf) => (leaf.kind === 'literal' ? String(leaf.value) : [])) : [];
  return open?.kind === 'open' && texts.length > 0 ? { ...open, texts } : unnamed(sum);
}

function object(m: Machine, e: ObjectExpression): Value {
  const entries: Entry[] = [];
  const getters = new Map<string, Value>();
  const setters = new Map<string, Value>();
  for (const entry of e.entries) {
    if (entry.kind === 'spread') {
      const value = snapshot(m, m.evaluate(entry.value));
      entries.push({ kind: 'spread', expr: entry.expr, argument: entry.value, value: () => value });
      continue;
    }
    const keyValue = typeof entry.key === 'string' ? undefined : m.evaluate(entry.key);
    const key = typeof entry.key === 'string' ? entry.key : keyValue && literalOf(keyValue)?.value;
    if (entry.kind !== 'property') {
      keep(m.frame.env);
      const entity: FunctionEntity = { kind: 'function', fn: entry.fn, env: m.frame.env };
      m.records.recordFunction(entity);
      const fn = entityValue(entry.expr, entity, m.newId());
      if (entry.kind === 'getter' && key !== undefined) getters.set(String(key), fn);
      if (entry.kind === 'setter' && key !== undefined) setters.set(String(key), fn);
      if (entry.kind === 'getter' && key === undefined) entries.push({ kind: 'computed', expr: entry.expr });
      continue;
    }
    const value = m.evaluate(entry.value);
    entries.push(...m.entriesFor(typeof entry.key === 'string' ? literal(entry.expr, entry.key) : keyValue, value, entry));
  }
  const made = m.newObject({
    expr: e,
    entries,
    readonly: e.frozen === true,
    ...(getters.size > 0 && { getters }),
    ...(setters.size > 0 && { setters }),
  });
  for (const entry of e.entries) {
    const fn = entry.kind === 'property' && entry.value.k === 'function' ? entry.value.fn : 'fn' in entry ? entry.fn : undefined;
    if (fn && fn.kind !== 'arrow') m.records.recordHolder(fn, made);
  }
  return made;
}

/** Elements with those of the lists that are spread into them, where they are known. */
function flattened(m: Machine, elements: readonly Element[]): Element[] {
  return elements.flatMap((element) => {
    if (element.kind !== 'spread') return [element];
    const list = m.listIn(element.value());
    return list?.literal ? list.elements : [element];
  });
}

function comprehension(m: Machine, e: EachExpression): Value {
  const found: { key: Value | undefined; value: Value }[] = [];
  const loop = (depth: number): void => {
    const at = e.loops[depth];
    if (!at) {
      found.push({ key: e.key && m.evaluate(e.key), value: m.evaluate(e.value) });
      return;
    }
    forEach(m, m.evaluate(at.iterable), at.iterable, (element) => {
      m.declare(at.target, element, at.iterable, true);
      const [first, ...more] = at.conditions;
      if (!first) return loop(depth + 1);
      m.branch(
        [first, ...more].reduce((left, right) => ({ ...right, k: 'logical', operator: 'and', left, right }) as Expression),
        () => {
          loop(depth + 1);
          return literal(e, undefined);
        },
        () => literal(e, undefined),
        e,
      );
    });
  };
  loop(0);
  if (e.of === 'object') {
    const entries = found.flatMap(({ key, value }) => m.entriesFor(key, value, { expr: e.value, value: e.value, shorthand: false }));
    return m.newObject({ expr: e, entries, readonly: false });
  }
  const filtered = e.loops.some(({ conditions }) => conditions.length > 0);
  return m.newList({
    expr: e,
    elements: found.map(({ value }) => ({ kind: 'element', value: () => value })),
    literal: !filtered && e.loops.length === 1 && found.length <= MOST_ALTERNATIVES,
    of: e.of === 'set' ? 'set' : 'list',
  });
}

function logical(m: Machine, e: LogicalExpression): Value {
  const left = m.evaluate(e.left);
  if (e.operator === 'nullish') {
    const missing = isStaticallyMissing(left);
    if (missing === false) return orDefaultModel(m, left, e.right, e);
    const right = m.maybe(() => m.evaluate(e.right), e, missing === true);
    return missing === true ? right : { kind: 'choice', expr: e, test: m.testOf(e.left, left), fallback: true, yes: left, no: right };
  }
  const test = m.testOf(e.left, left);
  const sides = m.sidesOf(test);
  const wanted = e.operator === 'and';
  if (sides.length === 1 && sides[0] !== wanted) return wanted ? left : orDefaultModel(m, left, e.right, e);
  const right = sides.length === 1 ? m.evaluate(e.right) : m.onSide(test, wanted, () => m.evaluate(e.right), e);
  if (sides.length === 1) return wanted ? m.decided(test, true, right, e.left, e) : right;
  // `a || b` is a default, but for a condition.
  const isCondition = leavesOf(left)?.every((leaf) => leaf.kind === 'literal') ?? false;
  if (!wanted && isCondition) return { kind: 'choice', expr: e, test, fallback: false, yes: left, no: right };
  return wanted
    ? { kind: 'choice', expr: e, test, fallback: false, yes: right, no: asFalsy(left) }
    : { kind: 'choice', expr: e, test, fallback: true, yes: left, no: right };
}

const asFalsy = (value: Value): Value => mapLeaves(value, (leaf) => (leaf.kind === 'open' ? { ...leaf, falsy: true } : leaf));

function assign(m: Machine, e: Extract<Expression, { k: 'assign' }>): Value {
  if (e.operator === '=') {
    const value = typedTarget(m, m.evaluate(e.value), e);
    m.declare(e.target, value, e, e.declares);
    return value;
  }
  if (e.target.k !== 'name' && e.target.k !== 'get') return m.evaluate(e.value);
  const old = m.evaluate(e.target);
  if (e.operator === 'other') {
    const right = m.evaluate(e.value);
    const value = m.combine(old, right, e);
    m.declare(e.target, value, e, false);
    return value;
  }
  const { target } = e;
  const test = m.testOf(target, old);
  const write = () => {
    const value = m.evaluate(e.value);
    m.declare(target, value, e, false);
    return value;
  };
  if (e.operator === 'nullish') {
    const missing = isStaticallyMissing(old);
    if (missing === false) return old;
    if (missing === true) return write();
    return defaulted(m, old, e, test);
  }
  if (e.operator === 'or') {
    const sides = m.sidesOf(test);
    if (sides.length === 1) return sides[0] ? old : write();
    return defaulted(m, old, e, test);
  }
  const sides = m.sidesOf(test);
  if (sides.length === 1 && !sides[0]) return old;
  return m.onSide(test, true, write, e);
}
