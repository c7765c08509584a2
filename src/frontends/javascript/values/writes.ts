/** What happens to an object after it was made: `params.thinking = …`, `Object.assign(params, …)`, `delete params.top_p`. */
import type * as t from '@babel/types';
import { outcomes, property } from '../../../values/outcomes.js';
import { type Entry, type Expr, exprKey, type Value } from '../../../values/values.js';
import { changed, type Guard, guardedSpread, unknownGuard, withEntry, without, withUnknown } from '../../entries.js';
import type { Module } from '../modules/modules.js';
import { endOf, isCall, isFunction, isMember, isWrapper, type Member, memberName, type Node, startOf, unwrap } from '../syntax/ast.js';
import type { Binding } from '../syntax/scope.js';
import { testOf } from './conditions.js';
import { type Context, exprOf, type Frame, openAt } from './context.js';
import { functionAround } from './functions.js';
import { type Change, changeOf, isObjectAssign, outermost } from './mutations.js';

/** True for a `var` that is read outside of the block in which it is given its value: whether that was run is not known. */
export function mayBeUnset(declared: t.VariableDeclarator, reader: Node, module: Module): boolean {
  const { parentOf } = module.scopes;
  const statement = parentOf(declared);
  if (statement?.type !== 'VariableDeclaration' || statement.kind !== 'var') return false;
  const block = parentOf(statement);
  for (let at = parentOf(reader); at; at = parentOf(at)) if (at === block) return false;
  return module.scopes.bindingOf(reader) !== undefined;
}

const LOOPS = new Set(['ForStatement', 'ForInStatement', 'ForOfStatement', 'WhileStatement', 'DoWhileStatement']);

/** The value as a reader at `reader` finds it: what it was made as, then what was written to it before. */
export function withWrites(value: Value, binding: Binding, reader: Node, module: Module, ctx: Context, frame?: Frame): Value {
  const references = binding.references.filter((reference) => reference !== reader).sort((a, b) => startOf(a) - startOf(b));
  const changes = references.flatMap((reference) => changeOf(reference, module) ?? []);
  // What is written to this name is read here, with its order.
  let written = without(value, new Set(changes.map(({ statement }) => exprKey(exprOf(module, statement)))));
  for (const reference of references) {
    const entries = writesOf(reference, reader, binding, written, module, ctx, frame);
    if (entries.length === 0 || written.kind === 'literal') continue;
    written =
      written.kind === 'object'
        ? { ...written, entries: [...written.entries, ...entries] }
        : withUnknown(written, entries, exprOf(module, reference));
  }
  return written;
}

function writesOf(reference: Node, reader: Node, binding: Binding, before: Value, module: Module, ctx: Context, frame?: Frame): Entry[] {
  const target = outermost(reference, module);
  const holder = module.scopes.parentOf(target);
  const change = changeOf(reference, module);
  const guards = (statement: Node) => conditionsOf(statement, reader, binding, module, ctx, frame);
  if (holder && isMember(holder) && holder.object === target) {
    const key = memberName(holder);
    const inner = change ? undefined : changeOf(holder, module);
    const conditions = change ? guards(change.statement) : inner && guards(inner.statement);
    if (!conditions) return [];
    if (key === undefined && change) return changed(undefined, exprOf(module, change.statement));
    // Any of the properties may be the one that is changed.
    if (key === undefined && inner)
      return keysOf(before).map((one) =>
        nestedWrite(one, holder, exprOf(module, target), { ...inner, isAny: true }, conditions, before, module, ctx, frame),
      );
    if (key === undefined) return [];
    if (change) return [assigned(key, holder, target, change, conditions, module, ctx, frame)];
    return inner ? [nestedWrite(key, holder, exprOf(module, target), inner, conditions, before, module, ctx, frame)] : [];
  }
  const conditions = change && guards(change.statement);
  if (!change || !conditions) return [];
  return isObjectAssign(change.statement)
    ? assignCall(change.statement, conditions, module, ctx, frame)
    : changed(change.keys, exprOf(module, change.statement));
}

/** `params.thinking = …`, `delete params.top_p`; what a pattern gives to a property is not followed. */
function assigned(
  key: string,
  member: Member,
  target: Node,
  { statement }: Change,
  conditions: Guard[],
  module: Module,
  ctx: Context,
  frame?: Frame,
): Entry {
  const expr = exprOf(module, statement);
  if (statement.type === 'UnaryExpression') {
    const taken = exprOf(module, member);
    const value = (): Value => ({ kind: 'literal', expr: taken, value: undefined, absent: true });
    return { kind: 'write', key, expr, target: exprOf(module, target), valueExpr: taken, value, conditions };
  }
  if (statement.type !== 'AssignmentExpression' || statement.left !== outermost(member, module)) return { kind: 'computed', key, expr };
  const plain = statement.operator === '=';
  return {
    kind: 'write',
    key,
    expr,
    target: withParentheses(exprOf(module, target), startOf(member), module.text),
    valueExpr: exprOf(module, statement.right),
    value: () => (plain ? ctx.evaluate(statement.right, module, frame) : openAt(module, statement)),
    conditions,
  };
}

/** `params.thinking.budget_tokens = …`: the property's value is the object it was, and one property more. */
function nestedWrite(
  key: string,
  member: Member,
  target: Expr,
  { statement, keys, isAny }: Change & { isAny?: boolean },
  conditions: Guard[],
  before: Value,
  module: Module,
  ctx: Context,
  frame?: Frame,
): Entry {
  const expr = exprOf(module, statement);
  const whole = exprOf(module, member);
  const [inner] = keys ?? [];
  const right =
    !isAny && statement.type === 'AssignmentExpression' && statement.operator === '=' && isMember(unwrap(statement.left))
      ? statement.right
      : undefined;
  const entries: Entry[] =
    right && inner !== undefined
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
      : changed(keys, expr);
  const value = () => entries.reduce((so, entry) => withEntry(so, entry, conditions), property(before, key));
  return { kind: 'write', key, expr, target, valueExpr: whole, value, conditions, nested: true };
}

/** The properties that an object is known to have. */
const keysOf = (value: Value): string[] => [
  ...new Set(
    outcomes(value).flatMap(({ leaf }) =>
      leaf.kind === 'object'
        ? leaf.entries.flatMap((entry) => (entry.kind === 'property' || entry.kind === 'write' ? [entry.key] : []))
        : [],
    ),
  ),
];

/** The object of a member access, with the parentheses that a cast stands in. */
function withParentheses(expr: Expr, start: number, text: string): Expr {
  let { end } = expr;
  for (let open = text.slice(start, expr.start).split('(').length - 1; open > 0; open--) end = text.indexOf(')', end) + 1;
  return { ...expr, start, end };
}

function assignCall(call: Node, conditions: Guard[], module: Module, ctx: Context, frame?: Frame): Entry[] {
  const sources = isCall(call) ? call.arguments.slice(1) : [];
  return sources.map((source) => {
    const entry = { kind: 'spread', expr: exprOf(module, call), argument: exprOf(module, source) } as const;
    return guardedSpread({ ...entry, value: () => ctx.evaluate(source, module, frame) }, conditions, entry.expr);
  });
}

/**
 * What guards a write, seen from the reader; undefined where the write cannot have happened before the reader runs.
 * Loops, switches, catch blocks and other functions are guards that nothing is known about.
 */
function conditionsOf(write: Node, reader: Node, binding: Binding, module: Module, ctx: Context, frame?: Frame): Guard[] | undefined {
  const { parentOf } = module.scopes;
  const around = new Set<Node>();
  for (let at: Node | undefined = reader; at; at = parentOf(at)) around.add(at);
  const conditions: Guard[] = [];
  const unknown = (node: Node) => {
    conditions.unshift(unknownGuard(exprOf(module, node), exprOf(module, write)));
  };
  let inFunction = false;
  let node = write;
  for (let parent = parentOf(node); parent && !around.has(node); node = parent, parent = parentOf(node)) {
    if (node === binding.scope.node) break;
    if (around.has(parent) && !isFunction(parent)) {
      // The branch of a shared `if` that the reader is not in.
      if (parent.type === 'IfStatement' && parent.test !== node)
        return around.has(parent.consequent) || (parent.alternate && around.has(parent.alternate)) ? undefined : conditions;
      if (parent.type !== 'LogicalExpression' && parent.type !== 'ConditionalExpression') break;
    }
    if (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') {
      if (parent.test !== node) conditions.unshift({ test: testOf(parent.test, module, ctx, frame), holds: parent.consequent === node });
    } else if (parent.type === 'LogicalExpression' && parent.right === node) {
      if (parent.operator === '&&') conditions.unshift({ test: testOf(parent.left, module, ctx, frame), holds: true });
      else unknown(parent);
    } else if (LOOPS.has(parent.type) || parent.type === 'SwitchCase' || parent.type === 'CatchClause') unknown(parent);
    else if (isFunction(parent)) {
      inFunction = true;
      unknown(parent);
    }
  }
  if (!inFunction && startOf(write) > endOf(reader) && !sharedLoop(write, around, module)) {
    if (!isKept(reader, module) && !isInFunctionOfItsOwn(reader, write, module)) return undefined;
    unknown(write);
  }
  return conditions;
}

/** True where the reader is in a function that the write is not in: it may run again afterwards. */
function isInFunctionOfItsOwn(reader: Node, write: Node, module: Module): boolean {
  const own = functionAround(reader, module);
  return own !== undefined && !(startOf(own) <= startOf(write) && endOf(write) <= endOf(own));
}

/** True where the object is kept by another one or under another name: what is written to it later is seen through that. */
function isKept(reader: Node, module: Module): boolean {
  for (let node = reader, parent = module.scopes.parentOf(node); parent; node = parent, parent = module.scopes.parentOf(node)) {
    if (parent.type === 'VariableDeclarator') return parent.init === node && parent.id.type === 'Identifier';
    if (parent.type === 'AssignmentExpression') return parent.right === node;
    const passes =
      isWrapper(parent) ||
      /^(?:ObjectProperty|ObjectExpression|ArrayExpression|ConditionalExpression|LogicalExpression)$/.test(parent.type);
    if (!passes || parent.type === 'AwaitExpression') return false;
  }
  return false;
}

/** The innermost loop around the write that the reader is in too: what is written late is read in the next round. */
function sharedLoop(write: Node, around: Set<Node>, module: Module): boolean {
  for (let at = module.scopes.parentOf(write); at; at = module.scopes.parentOf(at)) {
    if (isFunction(at) && around.has(at)) return false;
    if (LOOPS.has(at.type) && around.has(at)) return true;
  }
  return false;
}
