/** What happens to an object after it was made: `params.thinking = …`, `Object.assign(params, …)`, `delete params.top_p`. */
import type { Entry, Expr, ObjectValue, Test } from '../../values.js';
import { endOf, isCall, isFunction, isMember, isWrapper, memberName, type Node, startOf } from './ast.js';
import { testOf } from './conditions.js';
import { type Context, exprOf, type Frame, openAt } from './context.js';
import type { Module } from './modules.js';
import type { Binding } from './scope.js';

const LOOPS = new Set(['ForStatement', 'ForInStatement', 'ForOfStatement', 'WhileStatement', 'DoWhileStatement']);

/** The object as a reader at `reader` finds it: its own entries, then what was written to it before. */
export function withWrites(object: ObjectValue, binding: Binding, reader: Node, module: Module, ctx: Context, frame?: Frame): ObjectValue {
  const written = binding.references
    .filter((reference) => reference !== reader)
    .sort((a, b) => startOf(a) - startOf(b))
    .flatMap((reference) => writeOf(reference, reader, binding, module, ctx, frame) ?? []);
  return written.length ? { ...object, entries: [...object.entries, ...written] } : object;
}

/** The expression around a reference, casts and parentheses included. */
function outermost(node: Node, module: Module): Node {
  for (let at = node; ; ) {
    const parent = module.scopes.parentOf(at);
    if (!parent || !isWrapper(parent)) return at;
    at = parent;
  }
}

function writeOf(reference: Node, reader: Node, binding: Binding, module: Module, ctx: Context, frame?: Frame): Entry | undefined {
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
  // `params.thinking.budget_tokens = …` changes the object behind the property: its value is no longer what was written.
  const nested = isMember(parent) && parent.object === member ? parentOf(outermost(parent, module)) : undefined;
  const changesInside = nested?.type === 'AssignmentExpression' && nested.left === outermost(parent, module);
  const deletes = parent.type === 'UnaryExpression' && parent.operator === 'delete';
  if (key === undefined || (!changesInside && !deletes)) return undefined;
  const statement = deletes ? parent : (nested as Node);
  const conditions = conditionsOf(statement, reader, binding, module, ctx, frame);
  if (!conditions) return undefined;
  return {
    kind: 'write',
    key,
    expr: exprOf(module, statement),
    target: exprOf(module, target),
    valueExpr: exprOf(module, holder),
    value: () => (deletes ? { kind: 'literal', expr: exprOf(module, holder), value: undefined, absent: true } : openAt(module, holder)),
    conditions,
  };
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
  const value = () => ctx.evaluate(source, module, frame);
  return {
    kind: 'spread',
    expr: exprOf(module, call),
    argument: exprOf(module, source),
    value: () =>
      conditions.reduceRight((inner, { test, holds }) => {
        const empty = { kind: 'object' as const, expr: exprOf(module, call), entries: [], readonly: true };
        return {
          kind: 'choice',
          expr: exprOf(module, call),
          test,
          fallback: false,
          yes: holds ? inner : empty,
          no: holds ? empty : inner,
        };
      }, value()),
  };
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
  if (!inFunction && startOf(write) > endOf(reader) && !sharedLoop(write, around, module)) return undefined;
  return conditions;
}

/** The innermost loop around the write that the reader is in too: what is written late is read in the next round. */
function sharedLoop(write: Node, around: Set<Node>, module: Module): boolean {
  for (let at = module.scopes.parentOf(write); at; at = module.scopes.parentOf(at)) {
    if (isFunction(at) && around.has(at)) return false;
    if (LOOPS.has(at.type) && around.has(at)) return true;
  }
  return false;
}
