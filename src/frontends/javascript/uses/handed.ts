/** Functions that are used as values: what calls them then is not seen, but the models that stand beside them are. */
import { ANY_MODEL } from '../../../sdk/models.js';
import { constant, outcomes } from '../../../values/outcomes.js';
import type { Value } from '../../../values/values.js';
import { isCall, isMember, isWrapper, type Node, walk } from '../syntax/ast.js';
import type { Context, Reference } from '../values/context.js';
import { calledFunction } from '../values/functions.js';
import { standIns } from '../values/stand-ins.js';

const PASSES =
  /^(?:(?:Optional)?(?:Member|Call)Expression|NewExpression|ObjectProperty|ObjectExpression|ArrayExpression|SpreadElement|LogicalExpression|ConditionalExpression)$/;

/** The calls of a function by other names for it, by what holds it, or by a parameter that takes it. */
export function callsOfStandIns(use: Reference, ctx: Context): Reference[] {
  return (standIns(use, ctx) ?? []).flatMap(({ node, module }) => {
    const call = node === use.node ? undefined : module.scopes.parentOf(node);
    return call && isCall(call) && call.callee === node ? [{ module, node: call }] : [];
  });
}

/** The ids of models in the expression that uses a function as a value: `models.map(ask)`, `pool.run(ask, { model: '…' })`. */
export function modelsBeside({ node, module }: Reference, ctx: Context): Value[] {
  const { parentOf } = module.scopes;
  let whole = node;
  for (let parent = parentOf(whole); parent && (PASSES.test(parent.type) || isWrapper(parent)); parent = parentOf(whole)) whole = parent;
  const found: Value[] = [];
  walk(whole, (inner) => {
    const isName = inner.type === 'Identifier' || isMember(inner);
    if (inner === node || (inner.type !== 'StringLiteral' && !isName)) return true;
    found.push(...idsIn(ctx.evaluate(inner, module)));
    return !isMember(inner) || inner.object.type !== 'Identifier';
  });
  return found;
}

/** The values that name models: what a value can be, and the items of a list that is spread. */
const idsIn = (value: Value): Value[] =>
  outcomes(value).flatMap(({ leaf }) => {
    if (leaf.kind === 'literal') return typeof leaf.value === 'string' && leaf.value.includes(ANY_MODEL) ? [leaf] : [];
    return leaf.kind === 'array' ? leaf.elements.flatMap((item) => (item.kind === 'element' ? idsIn(item.value()) : [])) : [];
  });

/** True for a default that names a model. */
export const isModel = (fallback: Node, module: Reference['module'], ctx: Context): boolean => {
  const known = constant(ctx.evaluate(fallback, module))?.value;
  return typeof known === 'string' && known.includes(ANY_MODEL);
};

/** The calls that a function of the project makes of a function that it is handed. */
export function callsByTaker({ node, module }: Reference, ctx: Context): Reference[] {
  const call = module.scopes.parentOf(node);
  const index = call && isCall(call) ? (call.arguments as Node[]).indexOf(node) : -1;
  const taker = call && isCall(call) && index >= 0 ? calledFunction(call.callee, module, ctx) : undefined;
  const param = taker?.node.params[index];
  const binding = param?.type === 'Identifier' ? taker?.module.scopes.bindingOf(param) : undefined;
  if (!taker || !binding) return [];
  return ctx.referencesTo(binding, taker.module).flatMap((use) => {
    const made = use.module.scopes.parentOf(use.node);
    return made && isCall(made) && made.callee === use.node ? [{ node: made, module: use.module }] : [];
  });
}
