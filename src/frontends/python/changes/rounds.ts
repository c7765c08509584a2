/** What a change leaves behind for the next run of the code around it: the next round of a loop, the next call of a function. */

import type { Module } from '../modules/modules.js';
import {
  around,
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
  parts,
  walk,
} from '../syntax/node.js';
import type { Binding } from '../syntax/scope.js';
import type { Context } from '../values/context.js';
import { isChanged } from '../values/stability.js';
import { isMadeAnew, isOwnObject, isRegion } from './made-anew.js';
import { ANY, type Path, pathsChangedBy } from './paths-changed.js';

/** What may be left of a change. */
export interface Leftover {
  /**
   * The widest code around the change that runs again while what an earlier run changed is still there; undefined where each run makes it anew. A
   * condition in such code says what this run changes, and nothing of those before.
   */
  over?: Node | undefined;
  /** False where it cannot be told what is changed. */
  isKnown: boolean;
}

export function leftoverOf(change: Node, reader: Node, module: Module, ctx: Context): Leftover {
  const paths = pathsChangedBy(change, module);
  let over: Node | undefined;
  for (const region of paths.length > 0 ? regionsAround(change) : []) {
    if (paths.every((path) => isRenewed(path, change, reader, region, module, ctx))) break;
    // Each round of it has another one.
    if (!paths.every((path) => isTarget(path, region))) over = region;
  }
  return { over, isKnown: paths.length > 0 };
}

/** The loops and functions around a change, from the inside. */
function regionsAround(change: Node): Node[] {
  const found: Node[] = [];
  for (let below = change, at = change.parent; at; below = at, at = at.parent)
    if (isRegion(at) && (below.field === 'body' || at.type === 'while_statement')) found.push(at);
  return found;
}

/** True where each run of a loop or function gives the path a value of its own before the change. */
function isRenewed(path: Path, change: Node, reader: Node, region: Node, module: Module, ctx: Context): boolean {
  // Whoever reads it outside finds what the last run left.
  if (!holds(region, reader) || !isFilledAnew(path, module, ctx)) return false;
  if (isFunction(region) ? isOwn(path, region, module, ctx) : path.steps.length === 0 && isTarget(path, region)) return true;
  for (let block: Node | null = change; block && block !== region; block = block.parent) {
    if (block.type !== 'block' || !holds(block, reader)) continue;
    const before = parts(block).filter(({ start, end }) => start <= change.start && end <= reader.start);
    if (before.some((statement) => renews(statement, path, module, ctx))) return true;
  }
  return false;
}

/** True where everything that is put on the way of a path is made for it: `params["thinking"] = {…}`. */
const isFilledAnew = ({ binding, steps }: Path, module: Module, ctx: Context): boolean =>
  steps.length < 2 ||
  binding.references.every((reference) => {
    let [at, depth] = [reference, 0];
    while (at.parent && (at.parent.type === 'subscript' || isMember(at.parent)) && objectOf(at.parent) === at)
      [at, depth] = [at.parent, depth + 1];
    const right = at.field === 'left' && at.parent?.type === 'assignment' ? field(at.parent, 'right') : undefined;
    return !right || depth === 0 || depth >= steps.length || isMadeAnew(right, steps.slice(depth, -1), module, ctx);
  });

/** A variable of the function; what is changed in it has to be made there, too. */
function isOwn({ binding, steps }: Path, fn: Node, module: Module, ctx: Context): boolean {
  if (binding.scope.node !== fn) return false;
  return steps.length === 0 || isOwnObject(binding, steps.slice(0, -1), module, ctx);
}

/** True for a variable of the loop itself. */
function isTarget({ binding }: Path, loop: Node): boolean {
  const left = field(loop, 'left');
  return left !== undefined && binding.definitions.some(({ id }) => holds(left, id));
}

/** True for a statement that gives the path, or what it is read through, a new value in any case. */
function renews(statement: Node, path: Path, module: Module, ctx: Context): boolean {
  const within = (block: Node | undefined) => block !== undefined && parts(block).some((one) => renews(one, path, module, ctx));
  switch (statement.type) {
    case 'expression_statement':
      return parts(statement).some((one) => sets(one, path, module, ctx));
    case 'delete_statement':
      return sets(statement, path, module, ctx);
    case 'if_statement': {
      const others = statement.children.filter(({ field: name }) => name === 'alternative');
      const hasElse = others.some(({ type }) => type === 'else_clause');
      return (
        hasElse && within(field(statement, 'consequence')) && others.every((one) => within(field(one, 'consequence') ?? field(one, 'body')))
      );
    }
    case 'with_statement':
      return within(field(statement, 'body'));
    default:
      return false;
  }
}

function sets(node: Node, path: Path, module: Module, ctx: Context): boolean {
  const right = node.type === 'assignment' ? field(node, 'right') : undefined;
  if (right?.type === 'assignment' && sets(right, path, module, ctx)) return true;
  return pathsChangedBy(node, module).some(({ binding, steps }) => {
    if (binding !== path.binding || !steps.every((step, index) => step === path.steps[index])) return false;
    if (steps.length === path.steps.length) return steps.at(-1) !== ANY;
    // What holds the changed entry is made anew: so is the entry, unless it is an object that others hold.
    return right !== undefined && isMadeAnew(right, path.steps.slice(steps.length, -1), module, ctx);
  });
}

/** Methods and functions that answer the same of the same. */
const STEADY = /^(?:isinstance|issubclass|bool|len|str|startswith|endswith|lower|upper|strip|get)$/;

/** True where a condition may have another outcome in another run of a loop or function. */
export function varies(condition: Node, region: Node, module: Module, ctx: Context): boolean {
  let found = false;
  walk(condition, (node) => {
    if (isCall(node)) found ||= !STEADY.test(memberName(calleeOf(node)) ?? calleeOf(node).text);
    else if (/^(?:await|yield|named_expression|lambda)$/.test(node.type)) found = true;
    else if (isMember(node)) found ||= isFunction(region) || ctx.writesTo(memberName(node) as string).some((write) => !isSetUp(write.node));
    const binding = isName(node) ? module.scopes.bindingOf(node) : undefined;
    if (binding) found ||= mayChange(binding, region);
    return !found;
  });
  return found;
}

/** True for a variable that is given another value, or whose entries are changed, in a loop or function or by another function. */
function mayChange({ definitions, references, scope }: Binding, region: Node): boolean {
  const isOther = (node: Node): boolean => holds(region, node) || isElsewhere(node, scope.node);
  return definitions.some(({ id }) => isOther(id)) || references.some((one) => isChanged(one) && isOther(one));
}

const isSetUp = (node: Node): boolean => {
  const fn = around(node, isFunction);
  return fn !== undefined && field(fn, 'name')?.text === '__init__';
};

/** True for what stands in a function inside of a scope. */
const isElsewhere = (node: Node, scope: Node): boolean => {
  const fn = around(node, isFunction);
  return fn !== undefined && fn !== scope && holds(scope, fn);
};
