/** Functions that get their arguments only where the code shows it: never handed on. */
import type { Expr } from '../../../values/values.js';
import { isCall, isFunction, isMember, isWrapper, type Node } from '../syntax/ast.js';
import type { Context } from '../values/context.js';
import { nameOf } from '../values/functions.js';

/** True for a parameter of such a function; whoever calls it from outside the project has no declarations of the project to hand in. */
export function isPassedInSight(expr: Expr, ctx: Context): boolean {
  const module = ctx.modules.get(expr.file);
  const node = expr.node as Node;
  const binding = node.type === 'Identifier' ? module?.scopes.bindingOf(node) : undefined;
  const fn = binding?.kind === 'param' && isFunction(binding.node) ? binding.node : undefined;
  const name = module && fn && nameOf({ module, node: fn });
  if (!module || !name) return false;
  return ctx.referencesTo(name, module).every((use) => {
    const { parentOf } = use.module.scopes;
    let at: Node = use.node;
    let parent = parentOf(at);
    while (parent && (isWrapper(parent) || (isMember(parent) && parent.property === at))) {
      at = parent;
      parent = parentOf(at);
    }
    return parent !== undefined && ((isCall(parent) && parent.callee === at) || parent.type.startsWith('Export'));
  });
}
