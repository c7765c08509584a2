/** What happens to a dictionary or list after it was made: `kwargs['thinking'] = …`, `kwargs.update(…)`, `del kwargs['top_p']`, `requests.append(…)`. */
import { type Element, type Entry, property, type Value } from '../../values.js';
import { guardedSpread, withEntry } from '../entries.js';
import { type Context, exprOf, type Frame, openAt } from './context.js';
import { argumentsValue, spreadOf } from './evaluate.js';
import { stringValue } from './literals.js';
import type { Module } from './modules.js';
import { argumentsOf, calleeOf, field, isCall, isMember, memberName, type Node, objectOf, parts, positional, wrapperOf } from './node.js';
import { guardsOf } from './order.js';
import type { Binding } from './scope.js';

/** The value as a reader at `reader` finds it: what it was made as, then what was written to it before. */
export function withWrites(value: Value, binding: Binding, reader: Node, module: Module, ctx: Context, frame?: Frame): Value {
  const used = binding.references
    .concat(binding.definitions.filter(({ kind }) => kind === 'augment').map(({ id }) => id))
    .filter((reference) => reference !== reader);
  if (value.kind === 'array') return withItems(value, used, module, ctx, frame);
  let written: Value = value;
  for (const reference of used.sort((a, b) => a.start - b.start)) {
    const entries = writesOf(reference, reader, written, module, ctx, frame);
    if (entries.length === 0) continue;
    if (written.kind === 'literal') return written;
    written =
      written.kind === 'object'
        ? { ...written, entries: [...written.entries, ...entries] }
        : withUnknown(written, entries, module, reference);
  }
  return written;
}

/** What was not made here (a parameter, another name's object, one of several) and what is written to it here. */
function withUnknown(value: Value, entries: readonly Entry[], module: Module, reference: Node): Value {
  const expr = exprOf(module, reference);
  const spread: Entry = { kind: 'spread', expr, argument: expr, value: () => value };
  return { kind: 'object', expr, entries: [spread, ...entries], readonly: true };
}

function writesOf(reference: Node, reader: Node, before: Value, module: Module, ctx: Context, frame?: Frame): Entry[] {
  let target = reference;
  for (let outer = wrapperOf(target); outer && outer.type !== 'await'; outer = wrapperOf(target)) target = outer;
  const holder = target.parent;
  if (!holder) return [];
  if (holder.type === 'augmented_assignment' && field(holder, 'left') === target) return merged(holder, reader, module, ctx, frame);
  if (holder.type === 'subscript' && objectOf(holder) === target) return assigned(holder, target, reader, before, module, ctx, frame);
  if (!isMember(holder) || objectOf(holder) !== target || !holder.parent || !isCall(holder.parent) || calleeOf(holder.parent) !== holder)
    return [];
  return called(holder.parent, memberName(holder) as string, target, reader, module, ctx, frame);
}

/** `kwargs |= {…}`. */
function merged(statement: Node, reader: Node, module: Module, ctx: Context, frame?: Frame): Entry[] {
  const right = field(statement, 'right');
  const guards = guardsOf(statement, reader, module, ctx, frame);
  return right && guards ? [guardedSpread(spreadOf(statement, right, module, ctx, frame), guards, exprOf(module, statement))] : [];
}

const keyOf = (subscript: Node): string | undefined => {
  const [index, ...more] = parts(subscript).filter((part) => part.field === 'subscript');
  return index && more.length === 0 ? stringValue(index) : undefined;
};

function assigned(holder: Node, target: Node, reader: Node, before: Value, module: Module, ctx: Context, frame?: Frame): Entry[] {
  const key = keyOf(holder);
  const parent = holder.parent as Node;
  const expr = exprOf(module, parent);
  if (/^(?:augmented_)?assignment$/.test(parent.type) && field(parent, 'left') === holder) {
    const right = field(parent, 'right');
    const conditions = right && guardsOf(parent, reader, module, ctx, frame);
    if (!right || !conditions) return [];
    if (key === undefined) return [{ kind: 'computed', expr }];
    const value = () => (parent.type === 'assignment' ? ctx.evaluate(right, module, frame) : openAt(module, parent));
    return [{ kind: 'write', key, expr, target: exprOf(module, target), valueExpr: exprOf(module, right), value, conditions }];
  }
  if (parent.type === 'delete_statement') return removed(parent, key, holder, target, reader, module, ctx, frame);
  // `kwargs['thinking']['budget_tokens'] = …`: the property's value is the object it was, and one property more.
  const statement = parent.type === 'subscript' && objectOf(parent) === holder ? parent.parent : undefined;
  if (key === undefined || statement?.type !== 'assignment' || field(statement, 'left') !== parent) return [];
  const right = field(statement, 'right') as Node;
  const inner = keyOf(parent);
  const conditions = guardsOf(statement, reader, module, ctx, frame);
  if (!conditions) return [];
  const at = exprOf(module, statement);
  const whole = exprOf(module, holder);
  const entry: Entry | undefined =
    inner === undefined
      ? undefined
      : {
          kind: 'write',
          key: inner,
          expr: at,
          target: whole,
          valueExpr: exprOf(module, right),
          value: () => ctx.evaluate(right, module, frame),
          conditions: [],
          nested: true,
        };
  const value = () => (entry ? withEntry(property(before, key), entry, conditions) : openAt(module, holder));
  return [{ kind: 'write', key, expr: at, target: exprOf(module, target), valueExpr: whole, value, conditions, nested: true }];
}

function removed(
  statement: Node,
  key: string | undefined,
  holder: Node,
  target: Node,
  reader: Node,
  module: Module,
  ctx: Context,
  frame?: Frame,
): Entry[] {
  const conditions = guardsOf(statement, reader, module, ctx, frame);
  if (key === undefined || !conditions) return [];
  const expr = exprOf(module, holder);
  const value = (): Value => ({ kind: 'literal', expr, value: undefined, absent: true });
  return [{ kind: 'write', key, expr: exprOf(module, statement), target: exprOf(module, target), valueExpr: expr, value, conditions }];
}

/** `update`, `setdefault`, `pop` and `clear`. */
function called(call: Node, name: string, target: Node, reader: Node, module: Module, ctx: Context, frame?: Frame): Entry[] {
  if (!/^(?:update|setdefault|pop|clear|popitem)$/.test(name)) return [];
  const guards = guardsOf(call, reader, module, ctx, frame);
  if (!guards) return [];
  const expr = exprOf(module, call);
  const [first, second] = positional(call);
  if (name === 'update') {
    const list = argumentsOf(call);
    const entries: Entry[] = first ? [guardedSpread(spreadOf(first, first, module, ctx, frame), guards, expr)] : [];
    const own = argumentsValue(list, module, ctx, frame);
    if (own.entries.length)
      entries.push(guardedSpread({ kind: 'spread', expr, argument: exprOf(module, list), value: () => own }, guards, expr));
    return entries;
  }
  const key = first && stringValue(first);
  if (key === undefined) return name === 'pop' && first ? [] : [{ kind: 'computed', expr }];
  const at = { kind: 'write', key, expr, target: exprOf(module, target), conditions: guards } as const;
  if (name === 'pop') return [{ ...at, valueExpr: expr, value: () => ({ kind: 'literal', expr, value: undefined, absent: true }) }];
  // Set only where it is not there: which of the two it is cannot be edited in one place.
  return second ? [{ ...at, valueExpr: exprOf(module, second), value: () => openAt(module, call) }] : [];
}

/** `requests.append(…)`, `requests.extend(…)`, `requests += […]` fill a list after it was made. */
function withItems(array: Extract<Value, { kind: 'array' }>, used: readonly Node[], module: Module, ctx: Context, frame?: Frame): Value {
  const added = used.flatMap<Element>((reference) => {
    const parent = reference.parent as Node;
    const whole = (node: Node | undefined): Element[] => (node ? [{ kind: 'spread', value: () => ctx.evaluate(node, module, frame) }] : []);
    if (parent.type === 'augmented_assignment' && field(parent, 'left') === reference) return whole(field(parent, 'right'));
    const call = parent.parent;
    if (!isMember(parent) || objectOf(parent) !== reference || !call || !isCall(call) || calleeOf(call) !== parent) return [];
    const name = memberName(parent);
    const items = positional(call);
    if (name === 'extend') return whole(items[0]);
    const item = name === 'append' ? items[0] : name === 'insert' ? items[1] : undefined;
    return item ? [{ kind: 'element', value: () => ctx.evaluate(item, module, frame) }] : [];
  });
  return added.length ? { ...array, literal: false, elements: [...array.elements, ...added] } : array;
}
