/** Constructors: which one makes an object, and which it hands its arguments up to. */

import { calleeOf, holds, isMember, objectOf, unwrap } from '../syntax/node.js';
import type { Context, Located } from '../values/context.js';
import { methodsOf } from './attributes.js';
import type { Instance } from './instances.js';

/** The constructors that making the object may run first. */
export const constructorsOf = (instance: Instance, ctx: Context): Located[] => methodsOf(instance, '__init__', ctx);

/** The calls of other constructors in one: `super().__init__(…)`, `Base.__init__(self, …)`. */
export function callsIn(init: Located, ctx: Context): { call: Located; runs: Located }[] {
  return ctx
    .callsNamed('__init__', init.module)
    .filter(({ node }) => holds(init.node, node))
    .flatMap((call) => {
      const callee = unwrap(calleeOf(call.node));
      const owners = isMember(callee) ? ctx.instancesOf(objectOf(callee), call.module) : [];
      return owners.flatMap((owner) => constructorsOf(owner, ctx)).map((runs) => ({ call, runs }));
    });
}
