/** The uses of a function's name, and of other names that are given the function and nothing else. */
import { methodsOf } from '../classes/attributes.js';
import { decoratedBy } from '../classes/decorators.js';
import { frameOf } from '../modules/names.js';
import { stringValue } from '../syntax/literals.js';
import { field, isClass, isMember, isName, type Node, positional, wrapperOf } from '../syntax/node.js';
import type { Context, Located } from '../values/context.js';
import { calledFunctions } from '../values/functions.js';
import { setFromOutside } from '../values/outside.js';

/** What stands for the same function: the name in parentheses, and the path that ends in it. */
const outside = (name: Node): Node | undefined =>
  wrapperOf(name) ?? (name.parent && isMember(name.parent) && field(name.parent, 'attribute') === name ? name.parent : undefined);

/** A name, with what may stand before its dot and around it. */
export function wholeOf(reference: Node): Node {
  let inner = reference;
  for (let outer = outside(inner); outer; outer = outside(inner)) inner = outer;
  return inner;
}

/** Every use of a function's name, and of names that stand for it and for nothing else. */
export const referencesOf = (fn: Located, ctx: Context): readonly Located[] =>
  ctx.remember('function-references', fn.node, () => withAliases(findReferences(fn, ctx), ctx));

/** The class that a function is a method of. */
export function classAround(fn: Node): Node | undefined {
  const around = fn.type === 'function_definition' ? frameOf(fn.parent?.type === 'decorated_definition' ? fn.parent : fn) : undefined;
  return around && isClass(around) ? around : undefined;
}

function findReferences(fn: Located, ctx: Context): Located[] {
  const { node, module } = fn;
  const id = field(node, 'name');
  // What a decorator does with the function that it is given.
  const decorators = decoratedBy(fn, ctx).flatMap(({ parameter, module: home }) =>
    (home.scopes.bindingOf(parameter)?.references ?? []).map((reference) => ({ module: home, node: reference })),
  );
  if (classAround(node) && id) {
    const runs = (functions: readonly Located[]) => functions.some((one) => one.node === node);
    const members = ctx
      .membersNamed(id.text)
      .filter((member) => runs(calledFunctions(member.node, member.module, ctx)))
      .map((member) => ({ module: member.module, node: field(member.node, 'attribute') as Node }));
    const asked = ctx.callsNamed('getattr').filter((call) => {
      const [object, name] = positional(call.node);
      const owners = object && name && stringValue(name) === id.text ? ctx.instancesOf(object, call.module) : [];
      return owners.some((one) => runs(methodsOf(one, id.text, ctx)));
    });
    return [...members, ...asked, ...decorators];
  }
  const name = id ?? (node.type === 'lambda' && node.parent?.type === 'assignment' ? field(node.parent, 'left') : undefined);
  const binding = name && module.scopes.bindingOf(name);
  return [...(binding ? ctx.referencesTo(binding, module) : []), ...decorators];
}

/** The references, and the uses of every name that is given one of them and nothing else. */
function withAliases(references: readonly Located[], ctx: Context): Located[] {
  const found = new Map(references.map((one) => [one.node, one]));
  for (const { module, node } of found.values()) {
    const whole = wholeOf(node);
    const left = whole.parent?.type === 'assignment' && whole.field === 'right' ? field(whole.parent, 'left') : undefined;
    const binding = left && isName(left) ? module.scopes.bindingOf(left) : undefined;
    if (!binding || binding.definitions.length > 1 || isClass(binding.scope.node)) continue;
    if (setFromOutside(binding, module, ctx).length) continue;
    for (const use of ctx.referencesTo(binding, module)) if (!found.has(use.node)) found.set(use.node, use);
  }
  return [...found.values()];
}
