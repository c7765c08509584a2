/** Calls of methods of what a library's constructor made, with options on top of those that it was made with: `llm.withConfig({ … })`. */
import { isLibraryMethod, methodsFor } from '../../../sdk/libraries.js';
import type { Library } from '../../../sdk/library.js';
import type { Changing } from '../../../sites/later-changes.js';
import { outcomes } from '../../../values/outcomes.js';
import type { Value } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import { type Call, isCall, isMember, keyName, memberName, type Node, unwrap } from '../syntax/ast.js';
import { takenFrom } from '../uses/later-changes.js';
import type { Context } from '../values/context.js';
import { type Located, resolveName } from '../values/functions.js';

/** Such a call: its rows, and the options of the constructor, as far as one is known. */
export interface MethodCall {
  rows: readonly Library[];
  under: Value | undefined;
}

/** What a call is a method of; undefined for any other call. */
export function methodCall({ callee }: Call, module: Module, ctx: Context): MethodCall | undefined {
  let at = unwrap(callee);
  let method: string | undefined;
  while (isMember(at)) {
    const name = memberName(at);
    if (name === undefined) return undefined;
    method = method === undefined ? name : `${name}.${method}`;
    at = unwrap(at.object);
    const found = isLibraryMethod('javascript', method) ? madeBehind(at, method, module, ctx) : undefined;
    if (found) return found;
  }
  return undefined;
}

function madeBehind(node: Node, method: string, module: Module, ctx: Context): MethodCall | undefined {
  for (const { leaf } of outcomes(ctx.evaluate(node, module))) {
    const made = leaf.expr.node as Node | undefined;
    const home = ctx.modules.get(leaf.expr.file);
    if (!made || !home || !(isCall(made) || made.type === 'NewExpression')) continue;
    const from = resolveName(made.callee, home, ctx);
    const rows = from.kind === 'external' ? methodsFor('javascript', from.specifier, from.name, method) : [];
    const [options] = made.arguments;
    if (rows.length > 0) return { rows, under: options && ctx.evaluate(options, home) };
  }
  return undefined;
}

/** Where what a call makes goes that is no call of these functions of a package, or one with options that may go over its own; undefined where nothing does. */
export function goesBeyond({ node, module }: Located, { handedTo, options }: Changing, ctx: Context): Located | undefined {
  if (!handedTo) return undefined;
  const parent = module.scopes.parentOf(node);
  const binding =
    parent?.type === 'VariableDeclarator' && parent.init === node && parent.id.type === 'Identifier'
      ? module.scopes.bindingOf(parent.id)
      : undefined;
  const named = binding ? [...ctx.referencesTo(binding, module), ...takenFrom(module, binding.name, ctx)] : [];
  const uses = binding ? named.filter((use) => use.node !== binding.id) : [{ node, module }];
  const isPlain = (use: Located): boolean => isHanded(use, handedTo, options, ctx);
  return (binding?.writes.length ?? 0) > 0 ? { node, module } : uses.find((use) => !isPlain(use));
}

/** True for a property of the options of such a call, none of which is one of those. */
function isHanded({ node, module }: Located, functions: RegExp, options: ReadonlySet<string>, ctx: Context): boolean {
  const property = module.scopes.parentOf(node);
  if (property && /Specifier$/.test(property.type)) return true;
  const object = property?.type === 'ObjectProperty' && property.value === node ? module.scopes.parentOf(property) : undefined;
  const call = object && module.scopes.parentOf(object);
  if (object?.type !== 'ObjectExpression' || !call || !isCall(call) || call.arguments[0] !== object) return false;
  const from = resolveName(call.callee, module, ctx);
  const isPlain = (entry: (typeof object.properties)[number]): boolean => {
    if (entry === property) return true;
    const key = entry.type === 'SpreadElement' ? undefined : keyName(entry.key, entry.computed);
    // Tools and messages are no settings.
    return key !== undefined && (key === 'tools' || !options.has(key));
  };
  return from.kind === 'external' && functions.test(from.name) && object.properties.every(isPlain);
}
