/** Calls of a method through what is handed it: `asyncio.to_thread(client.messages.create, model=…)`. */
import { readable } from '../../../project/readable.js';
import type { SourceTree } from '../../../run/engine.js';
import type { Tracer } from '../clients/clients.js';
import { partialsIn } from '../gather/text-tests.js';
import { namesFor } from '../modules/aliases.js';
import type { Module, Modules } from '../modules/modules.js';
import { callBehind, nameOfExternal, resolveName } from '../modules/names.js';
import { argumentsOf, calleeOf, field, isCall, isName, memberName, type Node, positional, unwrap } from '../syntax/node.js';
import type { Context, Located } from '../values/context.js';
import { calledFunctions } from '../values/functions.js';
import { isForwarder } from './forwarders.js';

/** Calls its first argument with all keywords. */
const CALLS = /^(?:asyncio\.to_thread|(?:starlette|fastapi)\.concurrency\.run_in_threadpool)$/;
const EXECUTOR = /^concurrent\.futures(?:\.\w+)?\.\w+Executor$/;
/** What it makes calls the first argument with all keywords, again where that fails. */
const CALLERS = /^tenacity(?:\.\w+)*\.(?:Async)?Retrying$/;
/** Makes of a function one that takes the same. */
const WRAPPER = /^asgiref\.sync\.(?:sync_to_async|async_to_sync)$/;
const MAKES_WRAPPER = /^(?:tenacity\.retry|backoff\.on_(?:exception|predicate))$/;
/** Calls what it is handed with nothing more. */
const CALLS_AS_IT_IS = /^(?:run_in_executor|run_sync|to_thread|submit|run_in_threadpool|call_soon|call_soon_threadsafe|call_later)$/;

/** The method that a call calls with its keywords; undefined where it calls none. */
export function methodCalled(call: Node, module: Module, ctx: Context, tracer: Tracer): Node | undefined {
  const [first] = argumentsOf(call).type === 'argument_list' ? positional(call) : [];
  if (!first) return undefined;
  const callee = unwrap(calleeOf(call));
  const name = nameOfExternal(callee, module, ctx);
  if (name === 'functools.partial') return isCalledAsItIs(call) ? first : undefined;
  if (name !== undefined) return CALLS.test(name) ? first : undefined;
  const maker = callBehind(callee, module, ctx);
  if (maker && CALLERS.test(nameOfExternal(calleeOf(maker.node), maker.module, ctx) ?? '')) return first;
  const functions = calledFunctions(callee, module, ctx);
  if (functions.length) return functions.every((fn) => isForwarder(fn, first, ctx, tracer)) ? first : undefined;
  const submits =
    memberName(callee) === 'submit' &&
    tracer
      .trace(callee, module)
      .some(({ root }) => root.kind === 'else' && root.from && EXECUTOR.test(`${root.from.specifier}.${root.from.name}`));
  return submits ? first : undefined;
}

/** The method behind what a wrapper makes of it, which takes the same keywords: `sync_to_async(client.messages.create)(…)`. */
export function methodWrapped(callee: Node, module: Module, ctx: Context): Node | undefined {
  const [first, ...others] = isCall(callee) && argumentsOf(callee).type === 'argument_list' ? positional(callee) : [];
  if (!first || others.length) return undefined;
  const wrapper = unwrap(calleeOf(callee));
  const [made, names] = isCall(wrapper) ? [calleeOf(wrapper), MAKES_WRAPPER] : [wrapper, WRAPPER];
  return names.test(nameOfExternal(made, module, ctx) ?? '') ? first : undefined;
}

/** The names that files of the project give to what `partial` makes of a method of the endpoint. */
export function namesOfPartials(tree: SourceTree, modules: Modules): ReadonlySet<string> {
  const texts = tree.containing(['partial']).map((file) => readable(tree, file) ?? '');
  return new Set(texts.flatMap(partialsIn).flatMap((name) => [...(namesFor(name, modules) ?? [name])]));
}

/** The method that a name with `partial(client.messages.create, …)` as its value calls, and the call that gave it its first keywords. */
export function partlyCalled(callee: Node, module: Module, ctx: Context): { method: Node; given: Located } | undefined {
  if (!isName(callee) || !ctx.partials().has(callee.text)) return undefined;
  const found = resolveName(callee, module, ctx);
  const [only, ...others] = found.kind === 'binding' ? found.binding.definitions : [];
  const value = only?.kind === 'assign' && others.length === 0 ? field(only.node, 'right') : undefined;
  const call = value && unwrap(value);
  if (found.kind !== 'binding' || !call || !isCall(call) || argumentsOf(call).type !== 'argument_list') return undefined;
  const [method, ...more] = positional(call);
  const isPartial = nameOfExternal(calleeOf(call), found.module, ctx) === 'functools.partial';
  return isPartial && method && more.length === 0 ? { method, given: { module: found.module, node: call } } : undefined;
}

/** `loop.run_in_executor(None, partial(…))`: nobody adds to the keywords. */
function isCalledAsItIs(call: Node): boolean {
  const outer = call.parent?.type === 'argument_list' ? call.parent.parent : undefined;
  if (!outer || !isCall(outer)) return call.parent !== null && isCall(call.parent) && argumentsOf(call.parent).text === '()';
  return (
    CALLS_AS_IT_IS.test(memberName(unwrap(calleeOf(outer))) ?? '') &&
    argumentsOf(outer).children.every(({ type }) => type !== 'keyword_argument')
  );
}
