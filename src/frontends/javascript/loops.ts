/** The loops that repeat a call: around it, and around the calls of the functions that it stands in. */
import { endOf, isCall, isFunction, isMember, type Node, startOf, unwrap, walk } from './ast.js';
import type { Context } from './context.js';
import { callsOf, type Located } from './functions.js';
import type { Module } from './modules.js';
import type { Binding } from './scope.js';

export interface Loop extends Located {
  /** Each round has an object of its own whose method runs: its fields do not last. */
  own: boolean;
}

/** Callers are looked for in so many functions. */
const MOST_FUNCTIONS = 50;

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
      return false;
  }
}

interface Place extends Located {
  /** The object whose method is called there is made here. */
  made?: Node | undefined;
  /** It is made in a function that is called further up. */
  own: boolean;
}

/** The loops around a call, innermost first; a function that calls itself is one, too. */
export function loopsAround(call: Located, ctx: Context): Loop[] {
  const found: Loop[] = [];
  const seen = new Set<Node>();
  const waiting: Place[] = [{ ...call, own: false }];
  for (let at = waiting.shift(); at; at = waiting.shift()) {
    const { module, made } = at;
    const { parentOf } = module.scopes;
    for (let below = at.node, parent = parentOf(below); parent; below = parent, parent = parentOf(below)) {
      const own: boolean = at.own || (made !== undefined && isInside(made, parent));
      if (isRepeated(parent, below)) found.push({ module, node: parent, own });
      if (!isFunction(parent)) continue;
      if (seen.has(parent) || seen.size >= MOST_FUNCTIONS) break;
      seen.add(parent);
      for (const one of callsOf({ module, node: parent }, ctx)) {
        if (one.module === module && isInside(one.node, parent)) found.push({ module, node: parent, own: false });
        else waiting.push({ ...one, own, made: madeAt(one, ctx) });
      }
      if (!isCalledThere(parent, module)) break;
    }
  }
  return found;
}

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
export function lasts(binding: Binding, home: Module, { node, module }: Loop): boolean {
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
export function leaves(node: Node, { node: loop, module }: Loop): boolean {
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
