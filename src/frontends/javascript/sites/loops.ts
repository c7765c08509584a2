/** What loops around a call are in JavaScript, and what lasts from one round to the next. */
import type { Loop, LoopSyntax } from '../../loops.js';
import type { Module } from '../modules/modules.js';
import {
  type Call,
  endOf,
  type FunctionNode,
  isCall,
  isFunction,
  isMember,
  isWrapper,
  memberName,
  type Node,
  startOf,
  unwrap,
  walk,
} from '../syntax/ast.js';
import type { Binding } from '../syntax/scope.js';
import type { Context } from '../values/context.js';
import { callsOf, type Located, usesOf } from '../values/functions.js';

export const isInside = (inner: Node, outer: Node): boolean => startOf(outer) <= startOf(inner) && endOf(inner) <= endOf(outer);

/** What a loop evaluates in each round, as opposed to once before the first. */
function isRepeated(loop: Node, part: Node): boolean {
  switch (loop.type) {
    case 'ForOfStatement':
    case 'ForInStatement':
      return loop.body === part;
    case 'ForStatement':
      return loop.init !== part;
    case 'WhileStatement':
    case 'DoWhileStatement':
      return true;
    default:
      return runsForEach(loop, part);
  }
}

const FOR_EACH = /^(?:forEach|map|flatMap|filter|find(?:Last)?(?:Index)?|some|every|reduce(?:Right)?)$/;

/** `questions.forEach(ask)`: a function, or what names one, that is called for each item. */
function runsForEach(call: Node, argument: Node): boolean {
  if (!isCall(call) || !call.arguments.includes(argument as never)) return false;
  const callee = unwrap(call.callee);
  const given = unwrap(argument);
  return (
    isMember(callee) && FOR_EACH.test(memberName(callee) ?? '') && (isFunction(given) || given.type === 'Identifier' || isMember(given))
  );
}

/** The call that runs a function, or what names one, for each item. */
export function eachCallOf(place: Node, module: Module): Call | undefined {
  const { parentOf } = module.scopes;
  let at = place;
  let parent = parentOf(at);
  while (parent && (isWrapper(parent) || (isMember(parent) && parent.property === at))) {
    at = parent;
    parent = parentOf(at);
  }
  return parent && isCall(parent) && runsForEach(parent, at) ? parent : undefined;
}

/** Where a function stands, or is named, to be called for each item. */
export const placesForEach = (fn: Located<FunctionNode>, ctx: Context): Located[] =>
  [fn, ...usesOf(fn, ctx)].filter(({ node, module }) => eachCallOf(node, module) !== undefined);

/** What JavaScript says of loops around a call. */
export const loopSyntax = (ctx: Context): LoopSyntax<Node, Module> => ({
  parentOf: (node, module) => module.scopes.parentOf(node),
  isFunction,
  isInside,
  isRepeated,
  isCalledThere,
  runsOf({ node, module }) {
    if (!isFunction(node)) return [];
    const fn = { module, node };
    // One that stands there is met on the way up.
    return [...callsOf(fn, ctx), ...placesForEach(fn, ctx).filter((place) => place.node !== node)];
  },
  madeAt: (call) => madeAt(call, ctx),
});

/** A function that is an argument, or called right where it stands. */
function isCalledThere(fn: Node, module: Module): boolean {
  let at = fn;
  let parent = module.scopes.parentOf(at);
  while (parent && unwrap(parent) === fn) {
    at = parent;
    parent = module.scopes.parentOf(at);
  }
  return parent !== undefined && (isCall(parent) || parent.type === 'NewExpression');
}

/** Where the object is made whose method a call runs: `new Agent().run()`, or a variable of a function. */
function madeAt({ node, module }: Located, ctx: Context): Node | undefined {
  if (node.type === ('NewExpression' as string)) return node;
  const callee = isCall(node) ? unwrap(node.callee) : undefined;
  const object = callee && isMember(callee) ? unwrap(callee.object) : undefined;
  if (object?.type === 'NewExpression') return object;
  const binding = object?.type === 'Identifier' ? module.scopes.bindingOf(object) : undefined;
  const isOwn = binding && binding.kind !== 'import' && binding.kind !== 'param' && binding.scope.node.type !== 'Program';
  return isOwn && !ctx.isExported(binding, module) ? binding.id : undefined;
}

/** A variable of which the same value is there in the next round. */
export function lasts(binding: Binding, home: Module, { node, module }: Loop<Node, Module>): boolean {
  const { scope, id } = binding;
  if (home !== module) return scope.node.type === 'Program';
  return !isInside(id, node) && (scope.node.type === 'Program' || isInside(node, scope.node)) && !isReset(binding, node);
}

/** True if every round gives the variable a new value that is not made of the old one. */
function isReset({ writes }: Binding, loop: Node): boolean {
  const body = 'body' in loop && !Array.isArray(loop.body) ? (loop.body as Node) : undefined;
  const statements = body?.type === 'BlockStatement' ? body.body : [];
  return statements.some((statement) => {
    const { expression } = statement.type === 'ExpressionStatement' ? statement : { expression: undefined };
    if (expression?.type !== 'AssignmentExpression' || expression.operator !== '=' || !writes.includes(expression.left)) return false;
    return !mentions(expression.right, expression.left);
  });
}

/** True if an expression holds the name, or the path, that another one is. */
export function mentions(expression: Node, named: Node): boolean {
  const text = pathText(named);
  let found = false;
  walk(expression, (node) => {
    if (text !== undefined && pathText(node) === text) found = true;
    return !found;
  });
  return found;
}

/** `this.state.messages`; undefined for anything but names and properties. */
function pathText(node: Node): string | undefined {
  const inner = unwrap(node);
  if (inner.type === 'Identifier') return inner.name;
  if (inner.type === 'ThisExpression') return 'this';
  if (!isMember(inner) || inner.computed) return undefined;
  const object = pathText(inner.object);
  const name =
    inner.property.type === 'PrivateName' ? `#${inner.property.id.name}` : inner.property.type === 'Identifier' ? inner.property.name : '';
  return object && name ? `${object}.${name}` : undefined;
}

/** True if the statements behind a node leave the loop in any case: a retry, which ends with the first answer. */
export function leaves(node: Node, { node: loop, module }: Loop<Node, Module>): boolean {
  if (isFunction(loop) || !isInside(node, loop)) return false;
  const { parentOf } = module.scopes;
  let jumps = true;
  for (let below = node, parent = parentOf(below); parent && below !== loop; below = parent, parent = parentOf(below)) {
    if (isFunction(below)) return false;
    const rest = parent.type === 'BlockStatement' ? parent.body.slice(parent.body.indexOf(below as never) + 1) : [];
    if (rest.some(({ type }) => type === 'ReturnStatement' || (jumps && type === 'BreakStatement'))) return true;
    if (parent !== loop && /^(?:For|While|DoWhile|Switch)/.test(parent.type)) jumps = false;
  }
  return false;
}
