/** Decorators whose function calls the one that it is given with just what it gets itself: `def wrapper(*args, **kwargs): return fn(*args, **kwargs)`. */
import { decoratorTakers } from '../classes/decorators.js';
import type { Module } from '../modules/modules.js';
import { decoratorsOf, functionOf, nameOfExternal, resolveName } from '../modules/names.js';
import { argumentsOf, around, calleeOf, isCall, isFunction, isMember, memberName, type Node, objectOf, parts } from '../syntax/node.js';
import { parameterName } from '../syntax/scope.js';
import type { Context, Located } from '../values/context.js';
import { parametersOf, returnsOf } from '../values/functions.js';

/** The calls by which a decorator passes on what callers of the function wrote; undefined where it may do anything else with it. */
export function passedOnBy(decorator: Node, module: Module, ctx: Context): Node[] | undefined {
  const takers = decoratorTakers(decorator, module, ctx);
  if (!takers?.length) return undefined;
  const calls = takers.map((taker) => callsOfTaken(taker, ctx));
  return calls.some((one) => one === undefined) ? undefined : calls.flatMap((one) => one as Node[]);
}

function callsOfTaken({ module, node }: Located, ctx: Context): Node[] | undefined {
  const [first, ...others] = parametersOf(node);
  const id = first && parameterName(first);
  const binding = id && module.scopes.bindingOf(id);
  const inner = returnsOf({ module, node }).map((value) => functionOf(resolveName(value, module, ctx))?.node);
  const [wrapper] = inner;
  if (!binding || others.length || binding.definitions.length !== 1 || !wrapper || inner.some((one) => one !== wrapper)) return undefined;
  if (around(wrapper.parent as Node, isFunction) !== node || !takesAnything(wrapper, module)) return undefined;
  if (!decoratorsOf(wrapper).every((one) => isCall(one) && isWraps(one, module, ctx))) return undefined;
  const calls: Node[] = [];
  for (const use of binding.references) {
    const { parent } = use;
    if (parent && isMember(parent) && objectOf(parent) === use && /^__\w+__$/.test(memberName(parent) ?? '') && parent.field !== 'left')
      continue;
    const outer = parent?.type === 'argument_list' ? parent.parent : parent;
    if (!outer || !isCall(outer)) return undefined;
    if (calleeOf(outer) !== use) {
      if (isWraps(outer, module, ctx)) continue;
      return undefined;
    }
    if (around(outer, isFunction) !== wrapper || !isAsItIs(outer, wrapper)) return undefined;
    calls.push(outer);
  }
  return calls.length ? calls : undefined;
}

const isWraps = (call: Node, module: Module, ctx: Context): boolean => nameOfExternal(calleeOf(call), module, ctx) === 'functools.wraps';

/** `(*args, **kwargs)`, which are handed on and not looked at otherwise. */
function takesAnything(wrapper: Node, module: Module): boolean {
  const parameters = parametersOf(wrapper);
  return (
    /^\*[^*]+ \*\*/.test(parameters.map(({ text }) => text).join(' ')) &&
    parameters.length === 2 &&
    parameters.every((param) => {
      const id = parameterName(param);
      const binding = id && module.scopes.bindingOf(id);
      return binding?.definitions.length === 1 && binding.references.every(({ parent }) => /_splat$/.test(parent?.type ?? ''));
    })
  );
}

/** `fn(*args, **kwargs)`. */
function isAsItIs(call: Node, wrapper: Node): boolean {
  const list = argumentsOf(call);
  const given = list.type === 'argument_list' ? parts(list).map((one) => one.text) : [];
  const names = parametersOf(wrapper).map((param) => `${param.text.startsWith('**') ? '**' : '*'}${parameterName(param)?.text}`);
  return given.length === names.length && given.every((text, index) => text === names[index]);
}
