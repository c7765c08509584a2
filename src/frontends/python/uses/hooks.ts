/** Dictionaries that are handed to code that nobody can name, which may change them: `for hook in hooks: hook(params)`, `plugin.before(params)`. */

import { outermost } from '../changes/mutations.js';
import type { Module } from '../modules/modules.js';
import { classOf, resolveName } from '../modules/names.js';
import { calleeOf, field, isCall, isKeyword, isMember, isName, memberName, type Node, objectOf, unwrap } from '../syntax/node.js';
import type { Context } from '../values/context.js';
import { calledFunctions } from '../values/functions.js';
import { functionsPassed } from './handed-to.js';

/** Methods that log what they are given, send it, keep it or count it, as their names go: they leave it as it is. `add_thinking(params)` may not. */
const LEAVES_AS_IT_IS =
  /^_*(?:log|debug|info|warn|error|exception|critical|trace|print|record|track|capture|observe|measure|count|estimate|validate|check|assert|send|post|put|get|request|create|stream|call|invoke|write|save|store|index|push|publish|emit|enqueue|upload|build|parse|load|copy|submit|dump|encode|serialize|render|format|hash|isinstance|len|(?:set|add|append|insert|extend|update)$)/i;

/** The call that hands an object with a name, or in an attribute, as it is, to what may change it; undefined where there is none. */
export function hookCall(reference: Node, module: Module, ctx: Context): Node | undefined {
  const given = outermost(reference);
  if (!isName(unwrap(given)) && !isMember(unwrap(given))) return undefined;
  const argument = given.parent && isKeyword(given.parent) ? given.parent : given;
  const call = argument.parent?.type === 'argument_list' ? argument.parent.parent : undefined;
  return call && isCall(call) && mayChange(unwrap(calleeOf(call)), module, ctx) ? call : undefined;
}

function mayChange(callee: Node, module: Module, ctx: Context): boolean {
  if (calledFunctions(callee, module, ctx).length) return false;
  if (callee.type === 'subscript') return resolveName(objectOf(callee), module, ctx).kind !== 'external';
  if (isMember(callee)) {
    const name = memberName(callee) as string;
    return !LEAVES_AS_IT_IS.test(name) && isOfUnknown(callee, module, ctx) && !holdsKnownFunctions(callee, module, ctx);
  }
  return isName(callee) && isUnnamed(callee, module, ctx) && !functionsPassed(callee, module, ctx)?.isComplete;
}

/** True for an attribute that is given functions of the project alone: `self.handler = handler`, where all callers pass one. */
function holdsKnownFunctions(callee: Node, module: Module, ctx: Context): boolean {
  const owners = ctx.instancesOf(objectOf(callee), module);
  const written = ctx
    .writesTo(memberName(callee) as string)
    .filter(({ owner }) => owners.length === 0 || !owner || owners.some(({ node }) => node === owner.node));
  const isKnown = (value: Node, home: Module): boolean =>
    calledFunctions(value, home, ctx).length > 0 || functionsPassed(unwrap(value), home, ctx)?.isComplete === true;
  return written.length > 0 && written.every((one) => one.value !== undefined && isKnown(one.value, one.module));
}

/** True for a method of something that may be anything, not of a part of what another package makes. */
function isOfUnknown(callee: Node, module: Module, ctx: Context): boolean {
  if (resolveName(callee, module, ctx).kind !== 'unknown') return false;
  for (let at = unwrap(objectOf(callee)); ; at = unwrap(objectOf(at))) {
    if (!ctx.mayBeAny(at, module)) return false;
    if (!isMember(at)) return true;
  }
}

/** True for a name that is no definition of the project, of a library or of the language: a parameter, a loop's variable. */
function isUnnamed(name: Node, module: Module, ctx: Context): boolean {
  const found = resolveName(name, module, ctx);
  if (found.kind !== 'binding' || classOf(found)) return false;
  return found.binding.definitions.some(({ kind, node }) => {
    const right = kind === 'assign' ? field(node, 'right') : undefined;
    if (right) return right.type !== 'none' && ctx.mayBeAny(right, found.module);
    return !/^(?:class|function|import)$/.test(kind);
  });
}
