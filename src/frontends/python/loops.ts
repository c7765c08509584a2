/** What loops around a call are in Python, and what lasts from one round to the next. */
import type { Loop, LoopSyntax } from '../loops.js';
import { callsOf } from './callers.js';
import type { Context, Located } from './context.js';
import type { Module } from './modules.js';
import { ownerOfSelf } from './names.js';
import { calleeOf, field, holds, isCall, isFunction, isMember, isName, type Node, objectOf, unwrap, walk } from './node.js';
import type { Binding } from './scope.js';

/** What a loop evaluates in each round, as opposed to once before the first, or behind the last. */
const isRepeated = (loop: Node, part: Node): boolean =>
  loop.type === 'while_statement' ? part.field !== 'alternative' : loop.type === 'for_statement' && part.field === 'body';

/** What Python says of loops around a call. */
export const loopSyntax = (ctx: Context): LoopSyntax<Node, Module> => ({
  parentOf: ({ parent }) => parent,
  isFunction,
  isInside,
  isRepeated,
  isCalledThere: ({ type, parent }) => type === 'lambda' && parent?.type !== 'assignment',
  callsOf: (fn) => callsOf(fn, ctx),
  madeAt,
});

export const isInside = (inner: Node, outer: Node): boolean => holds(outer, inner);

/** Where the object is made whose method a call runs: `Agent().run()`, or a variable of a function. */
function madeAt({ node, module }: Located): Node | undefined {
  const callee = unwrap(calleeOf(node));
  const object = isMember(callee) ? unwrap(objectOf(callee)) : undefined;
  if (object && isCall(object)) return object;
  const binding = object && isName(object) ? module.scopes.bindingOf(object) : undefined;
  if (!object || !binding?.scope.parent || ownerOfSelf(object, module)) return undefined;
  return binding.definitions.find(({ kind }) => kind === 'assign' || kind === 'with')?.id;
}

/** A variable of which the same value is there in the next round. */
export function lasts({ scope, definitions, name }: Binding, home: Module, { node, module }: Loop<Node, Module>): boolean {
  if (home !== module) return scope.parent === null;
  if (scope.parent && !holds(scope.node, node)) return false;
  const inside = definitions.filter(({ id, kind }) => kind !== 'augment' && holds(node, id));
  const body = field(node, 'body');
  const isReset = inside.some(({ kind, node: statement }) => {
    const right = field(statement, 'right');
    return kind === 'assign' && statement.parent?.parent === body && right !== undefined && !mentions(right, name);
  });
  return inside.length < definitions.filter(({ kind }) => kind !== 'augment').length && !isReset;
}

/** True if an expression holds a name or path. */
export function mentions(expression: Node, path: string): boolean {
  let found = false;
  walk(expression, (node) => {
    if ((isName(node) || isMember(node)) && pathText(node) === path) found = true;
    return !found;
  });
  return found;
}

/** `self.state.messages` */
export const pathText = (node: Node): string => node.text.replace(/\s/g, '');

/** True if the statements behind a node leave the loop in any case: a retry, which ends with the first answer. */
export function leaves(node: Node, { node: loop }: Loop<Node, Module>): boolean {
  if (isFunction(loop) || !holds(loop, node)) return false;
  let jumps = true;
  for (let below = node, { parent } = node; parent && below !== loop; below = parent, { parent } = parent) {
    if (isFunction(below)) return false;
    const rest = parent.type === 'block' ? parent.children.filter(({ start }) => start >= below.end) : [];
    if (rest.some(({ type }) => type === 'return_statement' || (jumps && type === 'break_statement'))) return true;
    if (parent !== loop && /^(?:for|while)_statement$/.test(parent.type)) jumps = false;
  }
  return false;
}
