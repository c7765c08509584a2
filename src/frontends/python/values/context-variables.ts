/** Context variables: what `.set(…)` of any file leaves, `.get()` of another may give. */
import { outcomes } from '../../../values/outcomes.js';
import type { Value } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import { nameOfExternal, resolveName } from '../modules/names.js';
import { calleeOf, isCall, isMember, memberName, type Node, objectOf, positional, unwrap } from '../syntax/node.js';
import { type Context, exprOf, type Frame, openAt } from './context.js';

/** What `variable.get(…)` gives beside its default; undefined where the object is no variable of `contextvars`, or nothing in sight sets it. */
export function contextValue(node: Node, object: Node, module: Module, ctx: Context, frame?: Frame): Value | undefined {
  const found = resolveName(object, module, ctx);
  if (found.kind !== 'binding' || !isContextVariable(object, module, ctx, frame)) return undefined;
  const set = ctx.referencesTo(found.binding, found.module).flatMap((use) => {
    const member = use.node.parent;
    const call = member?.parent;
    if (!member || !isMember(member) || memberName(member) !== 'set' || !call || !isCall(call)) return [];
    if (unwrap(objectOf(member)) !== use.node || unwrap(calleeOf(call)) !== member) return [];
    const [value] = positional(call);
    return value ? [ctx.evaluate(value, use.module)] : [];
  });
  if (set.length === 0) return undefined;
  return { kind: 'union', expr: exprOf(module, node), options: [openAt(module, node, 'call'), ...set] };
}

function isContextVariable(object: Node, module: Module, ctx: Context, frame?: Frame): boolean {
  return outcomes(ctx.evaluate(object, module, frame)).some(({ leaf }) => {
    const made = leaf.expr.node as Node;
    const home = ctx.modules.get(leaf.expr.file);
    if (leaf.kind !== 'open' || !home || !isCall(made)) return false;
    return nameOfExternal(calleeOf(made), home, ctx) === 'contextvars.ContextVar';
  });
}
