/** What happens to an object after it was made: `params.thinking = …`, `Object.assign(params, …)`, `delete params.top_p`. */
import type * as t from '@babel/types';
import { type Entry, type Expr, type ObjectValue, property, type Test, type Value } from '../../values.js';
import { guardedSpread, withEntry } from '../entries.js';
import { endOf, isCall, isFunction, isMember, isWrapper, type Member, memberName, type Node, startOf } from './ast.js';
import { testOf } from './conditions.js';
import { type Context, exprOf, type Frame, openAt } from './context.js';
import type { Module } from './modules.js';
import type { Binding } from './scope.js';

const LOOPS = new Set(['ForStatement', 'ForInStatement', 'ForOfStatement', 'WhileStatement', 'DoWhileStatement']);

/** The object as a reader at `reader` finds it: its own entries, then what was written to it before. */
export function withWrites(object: ObjectValue, binding: Binding, reader: Node, module: Module, ctx: Context, frame?: Frame): ObjectValue {
  const references = binding.references.filter((reference) => reference !== reader).sort((a, b) => startOf(a) - startOf(b));
  let written = object;
  for (const reference of references) {
    const entry = writeOf(reference, reader, binding, written, module, ctx, frame);
    if (entry) written = { ...written, entries: [...written.entries, entry] };
  }
  return written;
}

/** The expression around a reference, casts and parentheses included. */
function outermost(node: Node, module: Module): Node {
  for (let at = node; ; ) {
    const parent = module.scopes.parentOf(at);
    if (!parent || !isWrapper(parent)) return at;
    at = parent;
  }
}

function writeOf(
  reference: Node,
  reader: Node,
  binding: Binding,
  before: ObjectValue,
  module: Module,
  ctx: Context,
  frame?: Frame,
): Entry | undefined {
  const { parentOf } = module.scopes;
  const target = outermost(reference, module);
  const holder = parentOf(target);
  if (!holder) return undefined;
  if (isCall(holder) && holder.arguments[0] === target && isObjectAssign(holder))
    return assignCall(holder, reader, binding, module, ctx, frame);
  if (!isMember(holder) || holder.object !== target) return undefined;
  const member = outermost(holder, module);
  const parent = parentOf(member);
  if (!parent) return undefined;
  const key = memberName(holder);
  if (parent.type === 'AssignmentExpression' && parent.left === member) {
    const conditions = conditionsOf(parent, reader, binding, module, ctx, frame);
    if (!conditions) return undefined;
    if (key === undefined) return { kind: 'computed', expr: exprOf(module, parent) };
    const plain = parent.operator === '=';
    return {
      kind: 'write',
      key,
      expr: exprOf(module, parent),
      target: withParentheses(exprOf(module, target), startOf(holder), module.text),
      valueExpr: exprOf(module, parent.right),
      value: () => (plain ? ctx.evaluate(parent.right, module, frame) : openAt(module, parent)),
      conditions,
    };
  }
  const deletes = parent.type === 'UnaryExpression' && parent.operator === 'delete';
  if (deletes && key !== undefined) {
    const conditions = conditionsOf(parent, reader, binding, module, ctx, frame);
    const expr = exprOf(module, holder);
    const value = (): Value => ({ kind: 'literal', expr, value: undefined, absent: true });
    const at = { expr: exprOf(module, parent), target: exprOf(module, target), valueExpr: expr };
    return conditions && { kind: 'write', key, ...at, value, conditions };
  }
  const assigned = isMember(parent) && parent.object === member ? parentOf(outermost(parent, module)) : undefined;
  if (key === undefined || !isMember(parent) || assigned?.type !== 'AssignmentExpression' || assigned.left !== outermost(parent, module))
    return undefined;
  const conditions = conditionsOf(assigned, reader, binding, module, ctx, frame);
  return conditions && nestedWrite(key, parent, assigned, exprOf(module, target), conditions, before, module, ctx, frame);
}

/** `params.thinking.budget_tokens = …`: the property's value is the object it was, and one property more. */
function nestedWrite(
  key: string,
  member: Member,
  assignment: t.AssignmentExpression,
  target: Expr,
  conditions: { test: Test; holds: boolean }[],
  before: ObjectValue,
  module: Module,
  ctx: Context,
  frame?: Frame,
): Entry {
  const inner = memberName(member);
  const expr = exprOf(module, assignment);
  const whole = exprOf(module, member.object);
  const entry: Entry | undefined =
    inner === undefined || assignment.operator !== '='
      ? undefined
      : {
          kind: 'write',
          key: inner,
          expr,
          target: whole,
          valueExpr: exprOf(module, assignment.right),
          value: () => ctx.evaluate(assignment.right, module, frame),
          conditions: [],
          nested: true,
        };
  const value = () => (entry ? withEntry(property(before, key), entry, conditions) : openAt(module, member.object));
  return { kind: 'write', key, expr, target, valueExpr: whole, value, conditions, nested: true };
}

/** The object of a member access, with the parentheses that a cast stands in. */
function withParentheses(expr: Expr, start: number, text: string): Expr {
  let { end } = expr;
  for (let open = text.slice(start, expr.start).split('(').length - 1; open > 0; open--) end = text.indexOf(')', end) + 1;
  return { ...expr, start, end };
}

function isObjectAssign(node: Node): boolean {
  return (
    isCall(node) &&
    isMember(node.callee) &&
    node.callee.object.type === 'Identifier' &&
    node.callee.object.name === 'Object' &&
    memberName(node.callee) === 'assign'
  );
}

function assignCall(call: Node, reader: Node, binding: Binding, module: Module, ctx: Context, frame?: Frame): Entry | undefined {
  if (!isCall(call)) return undefined;
  const conditions = conditionsOf(call, reader, binding, module, ctx, frame);
  const [, source] = call.arguments;
  if (!conditions || !source) return undefined;
  const entry = { kind: 'spread', expr: exprOf(module, call), argument: exprOf(module, source) } as const;
  return guardedSpread({ ...entry, value: () => ctx.evaluate(source, module, frame) }, conditions, entry.expr);
}

/**
 * What guards a write, seen from the reader; undefined where the write cannot have happened before the reader runs.
 * Loops, switches, catch blocks and other functions are guards that nothing is known about.
 */
function conditionsOf(
  write: Node,
  reader: Node,
  binding: Binding,
  module: Module,
  ctx: Context,
  frame?: Frame,
): { test: Test; holds: boolean }[] | undefined {
  const { parentOf } = module.scopes;
  const around = new Set<Node>();
  for (let at: Node | undefined = reader; at; at = parentOf(at)) around.add(at);
  const conditions: { test: Test; holds: boolean }[] = [];
  const unknown = (node: Node) => {
    const expr = exprOf(module, node);
    conditions.unshift({ test: { key: `unknown:${expr.file}:${expr.start}`, expr, negated: false, pure: false }, holds: true });
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
    if (!isKept(reader, module)) return undefined;
    unknown(write);
  }
  return conditions;
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
