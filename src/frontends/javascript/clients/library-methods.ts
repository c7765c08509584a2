/** Calls of methods of what a library's constructor made, with options on top of those that it was made with: `llm.withConfig({ … })`. */
import { isLibraryMethod, methodsFor } from '../../../sdk/libraries.js';
import type { Library } from '../../../sdk/library.js';
import { outcomes } from '../../../values/outcomes.js';
import type { Value } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import { type Call, isCall, isMember, memberName, type Node, unwrap } from '../syntax/ast.js';
import type { Context } from '../values/context.js';
import { resolveName } from '../values/functions.js';

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
