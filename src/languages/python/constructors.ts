/** Constructors: which one makes an object, which it hands its arguments up to, and who calls it. */
import { methodsOf } from './attributes.js';
import type { Context, Located } from './context.js';
import { areRelated, familyOf } from './hierarchy.js';
import type { Instance } from './instances.js';
import { calleeOf, field, holds, isCall, isMember, isWrapper, memberName, type Node, objectOf, unwrap } from './node.js';

/** The constructors that making the object may run first. */
export const constructorsOf = (instance: Instance, ctx: Context): Located[] => methodsOf(instance, '__init__', ctx);

/** The calls of other constructors in one: `super().__init__(…)`, `Base.__init__(self, …)`. */
export function callsIn(init: Located, ctx: Context): { call: Located; runs: Located }[] {
  return ctx
    .callsNamed('__init__')
    .filter(({ module, node }) => module === init.module && holds(init.node, node))
    .flatMap((call) => {
      const callee = unwrap(calleeOf(call.node));
      const owners = isMember(callee) ? ctx.instancesOf(objectOf(callee), call.module) : [];
      return owners.flatMap((owner) => constructorsOf(owner, ctx)).map((runs) => ({ call, runs }));
    });
}

/** Every call that makes an object of the class, or of one below it that adds no constructor. */
export function callsOfClass(owner: Located, ctx: Context, isSame: (sub: Located) => boolean): Located[] {
  const found = new Map<Node, Located>();
  const add = (call: Located) => found.set(call.node, call);
  for (const one of familyOf(owner, ctx).filter((sub) => sub.node === owner.node || isSame(sub))) {
    const id = field(one.node, 'name');
    const binding = id && one.module.scopes.bindingOf(id);
    for (const reference of binding ? ctx.referencesTo(binding, one.module) : []) {
      const call = callOf(reference.node);
      if (call) add({ module: reference.module, node: call });
    }
  }
  // `cls(…)`, `type(self)(…)`, `self.__class__(…)`.
  for (const call of ['cls', '()', '__class__'].flatMap((name) => ctx.callsNamed(name)))
    if (ctx.instancesOf(calleeOf(call.node), call.module).some((one) => one.kind !== 'made' && areRelated(one, owner, ctx))) add(call);
  return [...found.values()];
}

/** The call of a name, with what may stand before its dot and around it. */
export function callOf(reference: Node): Node | undefined {
  let inner = reference;
  while (inner.parent && (isWrapper(inner.parent) || (isMember(inner.parent) && field(inner.parent, 'attribute') === inner)))
    inner = inner.parent;
  const call = inner.parent;
  return call && isCall(call) && inner.field !== 'arguments' && calleeOf(call) === inner ? call : undefined;
}

/** `Base.method(self, …)`: the object is an argument like any other. */
export function isUnbound(call: Node, name: string | undefined, module: Located['module'], ctx: Context): boolean {
  const callee = unwrap(calleeOf(call));
  if (!isMember(callee) || memberName(callee) !== name) return false;
  const owners = ctx.instancesOf(objectOf(callee), module);
  return owners.length > 0 && owners.every(({ kind }) => kind === 'class');
}
