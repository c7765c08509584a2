/** Calls of methods on what a declaration names. */
import { outcomes } from '../../../values/outcomes.js';
import type { Declaration, Expr } from '../../../values/values.js';
import { isCall, isMember } from '../syntax/ast.js';
import type { Binding } from '../syntax/scope.js';
import { type Context, exprOf } from '../values/context.js';

/** The first such call whose first argument may be a text of the form (`headers.set('anthropic-beta', …)`). */
export function callNaming({ file, binding }: Declaration, text: RegExp, ctx: Context): Expr | undefined {
  const home = ctx.modules.get(file);
  const uses = home && binding ? ctx.referencesTo(binding as Binding, home) : [];
  for (const { node, module } of uses) {
    const member = module.scopes.parentOf(node);
    const call = member && isMember(member) && member.object === node ? module.scopes.parentOf(member) : undefined;
    const [name] = call && isCall(call) && call.callee === member ? call.arguments : [];
    if (call && name && outcomes(ctx.evaluate(name, module)).some(({ leaf }) => leaf.kind === 'literal' && text.test(String(leaf.value))))
      return exprOf(module, call);
  }
  return undefined;
}
