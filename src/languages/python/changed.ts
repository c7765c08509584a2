/** Whether an object is changed after it was made, by whatever name it then has. */
import { callsOf } from './callers.js';
import type { Context, Located } from './context.js';
import { calledFunctions } from './functions.js';
import { functionAround, isPropertyOf } from './hierarchy.js';
import { changes } from './mutations.js';
import { calleeOf, field, isCall, isKeyword, isName, type Node, parts, unwrap, wrapperOf } from './node.js';
import { argumentNode } from './parameters.js';
import { parameterName } from './scope.js';

/** How many names, results and parameters an object is followed through. */
const MOST_STEPS = 4;

/** True where an expression's object is changed in place: by it, by another name of it, by a function that it is given to. */
export function isChanged({ module, node }: Located, ctx: Context, step = 0): boolean {
  if (changes(node)) return true;
  if (step > MOST_STEPS) return false;
  let at = node;
  const outside = (one: Node): Node | undefined => wrapperOf(one) ?? (one.parent && isKeyword(one.parent) ? one.parent : undefined);
  for (let outer = outside(at); outer; outer = outside(at)) at = outer;
  const { parent } = at;
  const further = (one: Located) => isChanged(one, ctx, step + 1);
  const named = (id: Node | undefined, home: Located['module']) =>
    id !== undefined && (home.scopes.bindingOf(id)?.references ?? []).some((reference) => further({ module: home, node: reference }));
  if (parent?.type === 'assignment' && at.field === 'right') {
    const left = field(parent, 'left');
    return left !== undefined && isName(left) && named(left, module);
  }
  if (parent?.type === 'return_statement') {
    const fn = functionAround(parent);
    if (!fn) return false;
    const read = isPropertyOf(fn) ? ctx.membersNamed(field(fn, 'name')?.text ?? '') : callsOf({ module, node: fn }, ctx);
    return read.some(further);
  }
  const call = parent?.type === 'argument_list' ? parent.parent : undefined;
  if (!call || !isCall(call)) return false;
  return calledFunctions(calleeOf(call), module, ctx).some((fn) =>
    parts(field(fn.node, 'parameters') ?? fn.node).some((param) => {
      const given = argumentNode({ module, node: call }, param, fn.node, ctx);
      return given !== undefined && given !== call && unwrap(given) === unwrap(node) && named(parameterName(param), fn.module);
    }),
  );
}
