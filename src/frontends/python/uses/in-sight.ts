/** Functions that get their arguments only where the code shows it: never handed on, never called on what cannot be traced. */
import type { Expr } from '../../../values/values.js';
import type { Module, Resolution } from '../modules/modules.js';
import { frameOf, resolveBinding, resolveName } from '../modules/names.js';
import { around, calleeOf, field, isCall, isClass, isFunction, isMember, type Node } from '../syntax/node.js';
import type { Binding } from '../syntax/scope.js';
import type { Context, Located } from '../values/context.js';
import { calledFunctions } from '../values/functions.js';
import { wholeOf } from './function-references.js';
import { takerOf } from './takers.js';

/** True for a parameter of such a function; whoever calls it from outside the project has no declarations of the project to hand in. */
export function isPassedInSight(expr: Expr, ctx: Context): boolean {
  const module = ctx.modules.get(expr.file);
  const binding = module?.scopes.bindingOf(expr.node as Node);
  const fn = binding?.definitions[0]?.kind === 'param' ? binding.scope.node : undefined;
  const name = fn && field(fn, 'name');
  if (!module || !fn || !name) return false;
  const owner = frameOf(fn.parent?.type === 'decorated_definition' ? fn.parent : fn);
  if (!isClass(owner)) return isOnlyCalled(name, { module, node: fn }, ctx);
  const id = field(owner, 'name');
  if (name.text === '__init__') {
    const made = [{ module, node: owner }, ...ctx.subclassesOf({ module, node: owner })];
    return id !== undefined && made.every((one) => isOnlyCalled(field(one.node, 'name'), one, ctx));
  }
  return ctx.membersNamed(name.text).every((member) => {
    const called = calledFunctions(member.node, member.module, ctx);
    const isCalled = isCallee(member.node) || takerOf(wholeOf(member.node), member.module, ctx) !== undefined;
    return called.length > 0 && (isCalled || called.every(({ node }) => node !== fn));
  });
}

function isOnlyCalled(name: Node | undefined, { module }: Located, ctx: Context): boolean {
  const binding = name && module.scopes.bindingOf(name);
  if (!binding || isImportedOutOfSight(binding, module, ctx)) return false;
  return ctx
    .referencesTo(binding, module)
    .every((one) => isCallee(one.node) || isName(one.node) || takerOf(wholeOf(one.node), one.module, ctx) !== undefined);
}

/** An import of that name from a module of that name that was not found: paths are set elsewhere. */
function isImportedOutOfSight({ name }: Binding, { file }: Module, ctx: Context): boolean {
  const own = /([^/]+?)(?:\/__init__)?\.py$/.exec(file)?.[1];
  const isIt = (found: Resolution) => found.kind === 'external' && found.name === name && found.specifier.split('.').at(-1) === own;
  return (
    ctx.membersNamed(name).some(({ node, module }) => isIt(resolveName(node, module, ctx))) ||
    ctx.modules.naming(name).some((module) => {
      const imported = module.scopes.all().flatMap((scope) => scope.bindings.get(name) ?? []);
      return imported.some((one) => isIt(resolveBinding(one, module, ctx)));
    })
  );
}

function isCallee(node: Node): boolean {
  const at = node.parent && isMember(node.parent) && field(node.parent, 'attribute') === node ? node.parent : node;
  return at.parent !== null && isCall(at.parent) && calleeOf(at.parent) === at;
}

/** In an annotation, or as the base of a class. */
const isName = (node: Node): boolean =>
  around(node, ({ type }) => type === 'type') !== undefined ||
  around(node, (at) => isFunction(at) || isCall(at) || at.field === 'superclasses')?.field === 'superclasses';
