/** What loops around a call are in Python, and what lasts from one round to the next. */
import type { Loop, LoopSyntax } from '../../loops.js';
import type { Module } from '../modules/modules.js';
import { ownerOfSelf } from '../modules/names.js';
import {
  calleeOf,
  field,
  holds,
  isCall,
  isFunction,
  isMember,
  isName,
  memberName,
  type Node,
  objectOf,
  unwrap,
  walk,
} from '../syntax/node.js';
import type { Binding } from '../syntax/scope.js';
import { callsOf } from '../uses/callers.js';
import { referencesOf, wholeOf } from '../uses/function-references.js';
import type { Context, Located } from '../values/context.js';

/** What a loop evaluates in each round, as opposed to once before the first, or behind the last. */
function isRepeated(loop: Node, part: Node): boolean {
  if (loop.type === 'while_statement') return part.field !== 'alternative';
  if (loop.type === 'argument_list') return runsForEach(loop, part);
  return /^(?:for_statement|(?:list|set|dictionary)_comprehension|generator_expression)$/.test(loop.type) && part.field === 'body';
}

const FOR_EACH = /^(?:map|imap|starmap|filter|reduce|accumulate)$/;

export const lastNameOf = (call: Node): string => {
  const callee = unwrap(calleeOf(call));
  return memberName(callee) ?? callee.text;
};

/** `map(ask, questions)`: a function, or what names one, that is called for each item. */
function runsForEach(list: Node, argument: Node): boolean {
  const call = list.parent;
  const given = unwrap(argument);
  const isOne = given.type === 'lambda' || isName(given) || (isMember(given) && !given.text.includes('('));
  return isOne && call !== null && call !== undefined && isCall(call) && FOR_EACH.test(lastNameOf(call));
}

/** The arguments of the call that runs a function, or what names one, for each item. */
export function eachArgumentsOf(place: Node): Node | undefined {
  const whole = wholeOf(place);
  const list = whole.parent;
  return list?.type === 'argument_list' && runsForEach(list, whole) ? list : undefined;
}

/** Where a function stands, or is named, to be called for each item. */
export const placesForEach = (fn: Located, ctx: Context): Located[] =>
  [fn, ...referencesOf(fn, ctx)].filter(({ node }) => eachArgumentsOf(node) !== undefined);

/** What Python says of loops around a call. */
export const loopSyntax = (ctx: Context): LoopSyntax<Node, Module> => ({
  parentOf: ({ parent }) => parent,
  isFunction,
  isInside,
  isRepeated,
  isCalledThere: ({ type, parent }) => type === 'lambda' && parent?.type !== 'assignment',
  // One that stands there is met on the way up.
  runsOf: (fn) => [...callsOf(fn, ctx), ...placesForEach(fn, ctx).filter(({ node }) => node !== fn.node)],
  madeAt,
});

export const isInside = (inner: Node, outer: Node): boolean => holds(outer, inner);

/** Where the object is made whose method a call runs: `Agent().run()`, or a variable of a function. */
function madeAt({ node, module }: Located): Node | undefined {
  const callee = isCall(node) ? unwrap(calleeOf(node)) : undefined;
  const object = callee && isMember(callee) ? unwrap(objectOf(callee)) : undefined;
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
