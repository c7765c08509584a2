/** What happens to a dictionary or list after it was made: `kwargs['thinking'] = …`, `kwargs.update(…)`, `del kwargs['top_p']`, `requests.append(…)`. */
import { constant, outcomes, property } from '../../../values/outcomes.js';
import { type ArrayValue, type Element, type Entry, exprKey, isAbsent, type Value } from '../../../values/values.js';
import { changed, type Guard, guardedSpread, unknownGuard, withEntry, without, withUnknown } from '../../entries.js';
import type { Module } from '../modules/modules.js';
import { stringValue } from '../syntax/literals.js';
import {
  argumentsOf,
  around,
  calleeOf,
  field,
  holds,
  isCall,
  isFunction,
  isMember,
  memberName,
  type Node,
  objectOf,
  positional,
} from '../syntax/node.js';
import type { Binding } from '../syntax/scope.js';
import { hookCall } from '../uses/hooks.js';
import { type Context, exprOf, type Frame, openAt } from '../values/context.js';
import { argumentsValue, spreadOf } from '../values/evaluate.js';
import { lastItems } from '../values/last-item.js';
import { keysOf } from '../values/members.js';
import { type Change, changeOf, isListChange, keyOf, outermost, statementFor } from './mutations.js';
import { guardsOf, mayFollow } from './order.js';
import { outlivedIn } from './outliving.js';

/** The value as a reader at `reader` finds it: what it was made as, then what was written to it before. */
export function withWrites(value: Value, binding: Binding, reader: Node, module: Module, ctx: Context, frame?: Frame): Value {
  const used = binding.references
    .concat(binding.definitions.filter(({ kind }) => kind === 'augment').map(({ id }) => id))
    .filter((reference) => reference !== reader);
  if (value.kind === 'array') return withItems(value, used, reader, module, ctx, frame);
  const changes = used.flatMap((reference) => changeOf(reference) ?? []);
  // What is written to this name is read here, with its order.
  let written = without(value, new Set(changes.map(({ statement }) => exprKey(exprOf(module, statement)))));
  const put = (entries: readonly Entry[], reference: Node) => {
    if (entries.length === 0 || written.kind === 'literal') return;
    written =
      written.kind === 'object'
        ? { ...written, entries: [...written.entries, ...entries] }
        : withUnknown(written, entries, exprOf(module, reference));
  };
  for (const reference of used.sort((a, b) => a.start - b.start)) put(writesOf(reference, reader, written, module, ctx, frame), reference);
  // Who reads the same dictionary by another name finds what is written to it later, too.
  const region = outlivedIn(reader, module, ctx);
  const later = region
    ? changes.filter(
        ({ statement }) => holds(region, statement) && mayFollow(statement, reader) && !guardsOf(statement, reader, module, ctx, frame),
      )
    : [];
  put(
    later.flatMap((change) => changed(change.keys, exprOf(module, change.statement))),
    reader,
  );
  return written;
}

function writesOf(reference: Node, reader: Node, before: Value, module: Module, ctx: Context, frame?: Frame): Entry[] {
  const target = outermost(reference);
  const holder = target.parent;
  if (!holder) return [];
  if (holder.type === 'augmented_assignment' && field(holder, 'left') === target) return merged(holder, reader, module, ctx, frame);
  if (holder.type === 'subscript' && objectOf(holder) === target) return assigned(holder, target, reader, before, module, ctx, frame);
  if (!isMember(holder) || objectOf(holder) !== target || !holder.parent || !isCall(holder.parent) || calleeOf(holder.parent) !== holder) {
    const change = changeOf(target);
    const statement = change?.statement ?? hookCall(target, module, ctx);
    return statement && guardsOf(statement, reader, module, ctx, frame) ? changed(change?.keys, exprOf(module, statement)) : [];
  }
  return called(holder.parent, memberName(holder) as string, target, reader, before, module, ctx, frame);
}

/** `kwargs |= {…}`. */
function merged(statement: Node, reader: Node, module: Module, ctx: Context, frame?: Frame): Entry[] {
  const right = field(statement, 'right');
  const guards = guardsOf(statement, reader, module, ctx, frame);
  return right && guards ? [guardedSpread(spreadOf(statement, right, module, ctx, frame), guards, exprOf(module, statement))] : [];
}

function assigned(holder: Node, target: Node, reader: Node, before: Value, module: Module, ctx: Context, frame?: Frame): Entry[] {
  const [index] = holder.children.filter(({ field: name }) => name === 'subscript');
  const key = keyOf(holder) ?? (index && nameOf(index, module, ctx, frame));
  const statement = statementFor(holder);
  if (statement?.type === 'delete_statement') return removed(statement, key, holder, target, reader, module, ctx, frame);
  if (statement) {
    const expr = exprOf(module, statement);
    const conditions = guardsOf(statement, reader, module, ctx, frame);
    if (!conditions) return [];
    if (key === undefined) return [{ kind: 'computed', expr }];
    const isPlain = statement.type === 'assignment' && field(statement, 'left') === holder;
    const right = field(statement, 'right');
    // One of several targets, or a target of another statement: what it gets is not followed.
    if (!right || (!isPlain && statement.type !== 'augmented_assignment')) return [{ kind: 'computed', key, expr }];
    const value = () => (isPlain ? ctx.evaluate(right, module, frame) : openAt(module, statement));
    return [{ kind: 'write', key, expr, target: exprOf(module, target), valueExpr: exprOf(module, right), value, conditions }];
  }
  const change = changeOf(holder);
  const conditions = change && guardsOf(change.statement, reader, module, ctx, frame);
  if (!change || !conditions) return [];
  if (key !== undefined) return [nestedWrite(key, holder, target, change, conditions, before, module, ctx, frame)];
  // Any of the entries may be the one that is changed.
  const keys = keysOf(outcomes(before).map(({ leaf }) => leaf));
  if (!keys) return [{ kind: 'computed', expr: exprOf(module, change.statement) }];
  const anyOfThem = [...conditions, unknownGuard(exprOf(module, holder))];
  return keys.map((one) => nestedWrite(one, holder, target, change, anyOfThem, before, module, ctx, frame));
}

/** `kwargs['thinking']['budget_tokens'] = …`: the property's value is the object it was, and one property more. */
function nestedWrite(
  key: string,
  holder: Node,
  target: Node,
  change: Change,
  conditions: Guard[],
  before: Value,
  module: Module,
  ctx: Context,
  frame?: Frame,
): Entry {
  const { keys, statement } = change;
  const expr = exprOf(module, statement);
  const whole = exprOf(module, holder);
  const left = field(statement, 'left');
  const right = statement.type === 'assignment' && left?.type === 'subscript' ? field(statement, 'right') : undefined;
  const [inner] = keys ?? [];
  // Turned off in place: what takes the budget away again afterwards would not find it.
  const isTurnedOff =
    inner === 'type' &&
    right !== undefined &&
    constant(ctx.evaluate(right, module, frame))?.value !== 'enabled' &&
    outcomes(property(property(before, key), 'budget_tokens')).some(({ leaf }) => leaf.kind !== 'literal' || !leaf.absent);
  const entries: Entry[] =
    right && inner !== undefined && !isTurnedOff
      ? [
          {
            kind: 'write',
            key: inner,
            expr,
            target: whole,
            valueExpr: exprOf(module, right),
            value: () => ctx.evaluate(right, module, frame),
            conditions: [],
            nested: true,
          },
        ]
      : changed(change.keys, exprOf(module, change.statement));
  const value = () => entries.reduce((so, entry) => withEntry(so, entry, conditions), property(before, key));
  return { kind: 'write', key, expr, target: exprOf(module, target), valueExpr: whole, value, conditions, nested: true };
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
  if (!conditions) return [];
  const expr = exprOf(module, holder);
  if (key === undefined) return [{ kind: 'computed', expr }];
  const value = (): Value => ({ kind: 'literal', expr, value: undefined, absent: true });
  return [{ kind: 'write', key, expr: exprOf(module, statement), target: exprOf(module, target), valueExpr: expr, value, conditions }];
}

/** True for a change in another function than the reader's, which is no constructor. */
function isOfOthers(change: Node, reader: Node): boolean {
  const fn = around(change, isFunction);
  return fn !== undefined && fn !== around(reader, isFunction) && field(fn, 'name')?.text !== '__init__';
}

/** `update`, `setdefault`, `pop` and their like. */
function called(call: Node, name: string, target: Node, reader: Node, before: Value, module: Module, ctx: Context, frame?: Frame): Entry[] {
  const guards = guardsOf(call, reader, module, ctx, frame);
  const change = changeOf(target);
  if (!guards || !change) return [];
  const expr = exprOf(module, call);
  const [first, second] = positional(call);
  if (name === 'update') {
    // What stands in pairs, or is no dictionary, is not followed.
    if (first && !outcomes(ctx.evaluate(first, module, frame)).every(({ leaf }) => leaf.kind === 'object' || leaf.kind === 'open'))
      return changed(change.keys, exprOf(module, change.statement));
    const list = argumentsOf(call);
    const later = isOfOthers(call, reader);
    const entries: Entry[] = first
      ? [guardedSpread({ ...spreadOf(first, first, module, ctx, frame), ...(later && { later }) }, guards, expr)]
      : [];
    const own = argumentsValue(list, module, ctx, frame);
    if (own.entries.length)
      entries.push(guardedSpread({ kind: 'spread', expr, argument: exprOf(module, list), value: () => own }, guards, expr));
    return entries;
  }
  const key = first && nameOf(first, module, ctx, frame);
  if (key === undefined) return changed(change.keys, exprOf(module, change.statement));
  const at = { kind: 'write', key, expr, target: exprOf(module, target), conditions: guards } as const;
  if (name === 'pop') return [{ ...at, valueExpr: expr, value: () => ({ kind: 'literal', expr, value: undefined, absent: true }) }];
  if (name !== 'setdefault') return [{ kind: 'computed', key, expr }];
  if (!second) return [];
  const own = outcomes(property(before, key));
  if (own.every(({ leaf }) => leaf.kind !== 'open' && !isAbsent(leaf))) return [];
  const isNew = own.every(({ leaf }) => isAbsent(leaf));
  // Set only where it is not there: which of the two it is cannot be edited in one place.
  return [{ ...at, valueExpr: exprOf(module, second), value: () => (isNew ? ctx.evaluate(second, module, frame) : openAt(module, call)) }];
}

/** The name that an index or a first argument always is. */
function nameOf(node: Node, module: Module, ctx: Context, frame?: Frame): string | undefined {
  const known = stringValue(node) ?? constant(ctx.evaluate(node, module, frame))?.value;
  return typeof known === 'string' ? known : undefined;
}

/** `requests.append(…)`, `requests.extend(…)`, `requests += […]` fill a list after it was made; other methods change the places of its items. */
function withItems(array: ArrayValue, used: readonly Node[], reader: Node, module: Module, ctx: Context, frame?: Frame): Value {
  const whole = (node: Node | undefined): Element[] => (node ? [{ kind: 'spread', value: () => ctx.evaluate(node, module, frame) }] : []);
  const added = used.flatMap<Element>((reference) => {
    const parent = reference.parent as Node;
    if (parent.type === 'augmented_assignment' && field(parent, 'left') === reference) return whole(field(parent, 'right'));
    const assignment = parent.type === 'subscript' && objectOf(parent) === reference ? statementFor(parent) : undefined;
    if (assignment?.type === 'delete_statement') return [];
    if (assignment) return [{ kind: 'element', value: () => openAt(module, assignment, 'reassigned') }];
    const call = parent.parent;
    if (!isMember(parent) || objectOf(parent) !== reference || !call || !isCall(call) || calleeOf(call) !== parent) return [];
    const name = memberName(parent);
    const items = positional(call);
    if (name === 'extend') return whole(items[0]);
    const item = name === 'append' ? items[0] : name === 'insert' ? items[1] : undefined;
    return item ? [{ kind: 'element', value: () => ctx.evaluate(item, module, frame) }] : [];
  });
  const last = () => lastItems(array, used, reader, module, ctx, frame);
  if (added.length === 0 && !used.some((reference) => isListChange(reference) || isShuffled(reference))) return { ...array, last };
  return { ...array, literal: false, elements: [...array.elements, ...added], last };
}

/** `random.shuffle(models)` */
const isShuffled = ({ parent }: Node): boolean =>
  parent?.type === 'argument_list' && parent.parent !== null && isCall(parent.parent) && /\bshuffle$/.test(calleeOf(parent.parent).text);
