/** In which order statements run before a place that reads something, and under which conditions. */
import { type Guard, unknownGuard } from '../../entries.js';
import type { Module } from '../modules/modules.js';
import { resolveName } from '../modules/names.js';
import {
  around,
  calleeOf,
  field,
  holds,
  isCall,
  isClass,
  isFunction,
  isMember,
  isName,
  type Node,
  objectOf,
  parts,
  unwrap,
  walk,
} from '../syntax/node.js';
import { casesOf, testOfCase } from '../values/cases.js';
import { testOf } from '../values/conditions.js';
import { type Context, exprOf, type Frame } from '../values/context.js';
import { leftoverOf, varies } from './rounds.js';
import { goesOn, maySuppress } from './suppressing.js';

const TAKES_ITEMS = /^(?:call|argument_list|list_splat|for_statement|for_in_clause)$/;
const LOOPS = /^(?:for_statement|while_statement)$/;
/** Guards that nothing is known about. */
const UNKNOWN = /^(?:for_statement|while_statement|except_clause|except_group_clause|case_clause|lambda|function_definition)$/;

/**
 * What guards a statement, seen from a reader; undefined where it cannot have run before the reader does.
 * Loops, handlers, cases, what a handler cuts short, and other functions are guards that nothing is known about.
 */
export function guardsOf(node: Node, reader: Node, module: Module, ctx: Context, frame?: Frame): Guard[] | undefined {
  const guards: Guard[] = [];
  // What a condition says of this round, it does not say of what an earlier one left.
  const { over: again, isKnown: isFollowed } = leftoverOf(node, reader, module, ctx);
  const isKnown = (condition: Node): boolean => !again || !varies(condition, again, module, ctx);
  const isReadAgain = (): boolean => (isFollowed ? again !== undefined && holds(again, reader) : sharedLoop(node, reader));
  const unknown = (at: Node, part = at) => {
    guards.unshift(unknownGuard(exprOf(module, at), exprOf(module, node), part.start));
  };
  // What is read to make a change is read before it; a loop changes its target before its body runs.
  const body = field(node, 'body');
  if (holds(node, reader) && !(body && holds(body, reader))) {
    if (!isReadAgain()) return undefined;
    unknown(node);
  }
  if (isLeftBefore(node, reader, module)) return undefined;
  let elsewhere = false;
  for (let below = node, at = node.parent; at; below = at, at = at.parent) {
    const isCutShort = at.type === 'try_statement' && below.field === 'body';
    if (holds(at, reader)) {
      if (at.type === 'if_statement' && below !== field(at, 'condition')) {
        // In another branch than the reader; what the branches share runs before them.
        const branch = at.children.find((child) => holds(child, reader));
        if (branch && branch !== below && branch.field !== 'condition' && !isReadAgain()) return undefined;
      }
      // A handler, or what runs in any case, reads what was reached.
      if (isCutShort && at.children.some(({ type, start, end }) => HANDLER.test(type) && start <= reader.start && end >= reader.end))
        unknown(at, cutBefore(below, node, MAY_RAISE));
      break;
    }
    if (at.type === 'if_statement' || at.type === 'elif_clause') {
      const condition = field(at, 'condition');
      if (again && below.field !== 'condition' && !conditionsAbove(at, below).every(isKnown)) unknown(at, cutBefore(below, node));
      else if (condition && below.field === 'consequence') guards.unshift({ test: testOf(condition, module, ctx, frame), holds: true });
      else if (condition && below.field === 'alternative') {
        const earlier = at.children.filter((child) => child.type === 'elif_clause' && child.end <= below.start);
        for (const clause of [...earlier].reverse())
          guards.unshift({ test: testOf(field(clause, 'condition') as Node, module, ctx, frame), holds: false });
        guards.unshift({ test: testOf(condition, module, ctx, frame), holds: false });
      }
    } else if (at.type === 'conditional_expression' || at.type === 'boolean_operator') unknown(at);
    else if (isCutShort && at.children.some(goesOn)) unknown(at, cutBefore(below, node, MAY_RAISE));
    // What follows a `try` that a handler ended, runs without its `else`.
    else if (at.type === 'try_statement' && below.type === 'else_clause' && at.children.some(goesOn)) unknown(at, cutBefore(below, node));
    else if (at.type === 'with_statement' && maySuppress(at, module, ctx)) unknown(at, cutBefore(below, node, MAY_RAISE));
    else if (at.type === 'case_clause' && below.field === 'consequence') {
      const tests = again ? undefined : caseGuards(at, module, ctx, frame);
      if (tests) guards.unshift(...tests);
      else unknown(at, cutBefore(below, node));
    } else if (UNKNOWN.test(at.type)) {
      unknown(at, cutBefore(below, node));
      if (isFunction(at)) elsewhere = true;
    }
  }
  if (elsewhere || node.start < reader.start) return guards;
  const later = runsLater(reader, node);
  if (later) {
    // Who calls it before reads what was there before.
    if (mayRunBetween(later, node, module, ctx)) unknown(node);
    return guards;
  }
  if (!isReadAgain()) return undefined;
  unknown(node);
  return guards;
}

/** What may leave a block between two changes in it: one may happen without the other. */
const LEAVES = /^(?:continue|break|return|raise|assert)_statement$|^(?:yield|await)$/;
const MAY_RAISE = /^(?:continue|break|return|raise|assert)_statement$|^(?:yield|await|call)$/;

/** The last place before a change at which the block around it may be left; the block itself where there is none. */
function cutBefore(block: Node, change: Node, cuts = LEAVES): Node {
  let last = block;
  walk(block, (inner) => {
    if (inner.start >= change.start) return false;
    if (cuts.test(inner.type) && inner.end <= change.start) last = inner;
    return !isFunction(inner) && !isClass(inner);
  });
  return last;
}

/** The conditions of an `if` that are asked on the way to a block. */
const conditionsAbove = (statement: Node, block: Node): Node[] =>
  [statement, ...statement.children.filter(({ type, end }) => type === 'elif_clause' && end <= block.start)].flatMap(
    (one) => field(one, 'condition') ?? [],
  );

/** The cases in front of one, which did not fit, and its own; undefined where one of them is more than a text. */
function caseGuards(clause: Node, module: Module, ctx: Context, frame?: Frame): Guard[] | undefined {
  const match = around(clause, ({ type }) => type === 'match_statement');
  const all = match ? casesOf(match) : [];
  const guards: Guard[] = [];
  for (const one of all.slice(0, all.indexOf(clause) + 1)) {
    const test = testOfCase(one, module, ctx, frame);
    if (!test || (test === 'always' && one !== clause)) return undefined;
    if (test !== 'always') guards.push({ test, holds: one === clause });
  }
  return guards;
}

/** True where the function returns between a change and a reader behind it, and nobody else has what is changed. */
function isLeftBefore(node: Node, reader: Node, module: Module): boolean {
  let below = node;
  let isLeft = false;
  for (let at = node.parent; at && !holds(at, reader); below = at, at = at.parent) {
    if (isFunction(at)) return false;
    const after = below;
    isLeft ||= at.type === 'block' && at.children.some(({ type, start }) => type === 'return_statement' && start >= after.end);
  }
  // What runs in any case reads it all the same.
  const fn = around(below, isFunction);
  return isLeft && below.parent?.type !== 'try_statement' && fn === around(reader, isFunction) && isOwnOf(node, fn, module);
}

/** False for what stands in another branch than a place, or behind its `return`, where no loop comes back. */
export function mayFollow(node: Node, place: Node): boolean {
  if (sharedLoop(node, place)) return true;
  let below = place;
  for (let at = place.parent; at; below = at, at = at.parent) {
    const { end } = below;
    if (holds(at, node))
      return !/^(?:if_statement|match_statement)$/.test(at.type) || /^(?:condition|subject)$/.test(below.field ?? '') || holds(below, node);
    if (isFunction(at)) return true;
    if (at.type === 'block' && at.children.some(({ type, start }) => type === 'return_statement' && start >= end)) return false;
  }
  return true;
}

/** True for a variable of the function around both, or what that makes itself. */
function isOwnOf(change: Node, fn: Node | undefined, module: Module): boolean {
  let root =
    field(change, 'left') ?? (change.type === 'delete_statement' ? parts(change)[0] : isCall(change) ? calleeOf(change) : undefined);
  if (root && isName(root)) return module.scopes.bindingOf(root)?.scope.node === fn;
  while (root && (isMember(root) || root.type === 'subscript')) root = objectOf(root);
  const binding = root && isName(root) ? module.scopes.bindingOf(root) : undefined;
  return (
    binding !== undefined &&
    binding.scope.node === fn &&
    binding.definitions.every(({ kind, node }) => kind === 'assign' && field(node, 'right')?.type === 'dictionary')
  );
}

const HANDLER = /^(?:except_clause|except_group_clause|finally_clause)$/;
/** A call between a function and a node behind it, in the code around both, that may run the function. */
function mayRunBetween(fn: Node, node: Node, module: Module, ctx: Context): boolean {
  let found = false;
  walk(module.root, (inner) => {
    if (found || inner.end <= fn.end || inner.start >= node.start) return !found && inner.end > fn.end && inner.start < node.start;
    if ((isFunction(inner) || isClass(inner)) && !holds(inner, node)) return false;
    if (isCall(inner) && inner.end <= node.start && isOwn(inner, module, ctx)) found = true;
    return !found;
  });
  return found;
}

/** True where a call runs code of the project, as far as its name tells. */
function isOwn(call: Node, module: Module, ctx: Context): boolean {
  let root = unwrap(calleeOf(call));
  while (isMember(root) || isCall(root)) root = unwrap(isCall(root) ? calleeOf(root) : objectOf(root));
  return isName(root) && resolveName(root, module, ctx).kind === 'binding';
}

/** The function around a reader that is made beside the node, and called later. */
function runsLater(reader: Node, node: Node): Node | undefined {
  let found: Node | undefined;
  // A default is read where the function is made.
  for (let below = reader, at = reader.parent; at && !holds(at, node); below = at, at = at.parent)
    if ((isFunction(at) && below.field === 'body') || isLazy(at)) found = at;
  return found;
}

/** A generator that nothing takes its items from where it stands. */
const isLazy = ({ type, parent }: Node): boolean => type === 'generator_expression' && parent !== null && !TAKES_ITEMS.test(parent.type);

/** A loop of one function around both: what is written late is read in the next round. */
function sharedLoop(node: Node, reader: Node): boolean {
  for (let at = node.parent; at; at = at.parent) {
    if (!holds(at, reader)) {
      if (isFunction(at)) return false;
      continue;
    }
    if (isFunction(at)) return false;
    if (LOOPS.test(at.type)) return true;
  }
  return false;
}
