/** What callers in the project pass for a parameter. */
import type { Value } from '../../../values/values.js';
import { askedOnce } from '../../once.js';
import type { Module } from '../modules/modules.js';
import type { FunctionNode } from '../syntax/ast.js';
import { isCall, isFunction, type Node } from '../syntax/ast.js';
import { takeApart } from '../syntax/patterns.js';
import type { Binding } from '../syntax/scope.js';
import { isModel, modelsBeside } from '../uses/handed.js';
import type { Context, Reference } from './context.js';
import { bindingsIn, callsOf, type Located, membersFor, nameOf } from './functions.js';

/** Makes the question of one run: what callers in the project pass for a parameter. A value that hands itself on adds nothing. */
export function createArguments(ctx: () => Context): Context['argumentsFor'] {
  const once = askedOnce<Binding, readonly Value[]>([]);
  return (binding, module) => once(binding, () => argumentsFor(binding, module, ctx()));
}

function argumentsFor(binding: Binding, module: Module, ctx: Context): Value[] {
  const fn = binding.node;
  if (!isFunction(fn)) return [];
  const index = fn.params.findIndex((param) => bindingsIn(param, module).includes(binding));
  const param = fn.params[index];
  if (!param || param.type === 'RestElement') return [];
  const passed = callsOf({ module, node: fn }, ctx).flatMap(({ node, module: at }) => {
    const argument = node.arguments[index];
    if (!argument || node.arguments.slice(0, index + 1).some((a) => a.type === 'SpreadElement')) return [];
    return [takeApart(ctx.evaluate(argument, at), withoutDefault(param), binding.id, module, ctx)];
  });
  const fallback = param.type === 'AssignmentPattern' && param.left === binding.id ? param.right : undefined;
  if (!fallback || !isModel(fallback, module, ctx)) return passed;
  return [...passed, ...usesOf({ module, node: fn }, ctx).flatMap((use) => modelsBeside(use, ctx))];
}

/** The uses of a function that are no plain calls of it. */
function usesOf(fn: Located<FunctionNode>, ctx: Context): Reference[] {
  const binding = nameOf(fn);
  const all: readonly Reference[] = binding ? ctx.referencesTo(binding, fn.module) : membersFor(fn, ctx);
  return all.filter(({ node, module }) => {
    const parent = module.scopes.parentOf(node);
    const isPlain = parent && isCall(parent) && parent.callee === node && !parent.arguments.some((a) => a.type === 'SpreadElement');
    return !isPlain;
  });
}

const withoutDefault = (param: Node): Node =>
  param.type === 'AssignmentPattern' ? param.left : param.type === 'TSParameterProperty' ? withoutDefault(param.parameter) : param;
