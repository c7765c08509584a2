/** Functions of the project that call what they are handed, with the keywords that they are handed: `def retry(fn, *args, **kwargs)`. */

import { isReplaced } from '../classes/decorators.js';
import type { Tracer } from '../clients/clients.js';
import type { Module } from '../modules/modules.js';
import { decoratorsOf } from '../modules/names.js';
import { argumentsOf, calleeOf, isCall, isMember, isSplat, memberName, type Node, parts, positional, unwrap } from '../syntax/node.js';
import { parameterName } from '../syntax/scope.js';
import type { Context, Located } from '../values/context.js';
import { calledFunctions, isGenerator, parametersOf } from '../values/functions.js';
import { parameterTaking } from '../values/parameters.js';
import { methodCalled } from './handed-on.js';

/** Keywords of a request: a function that takes one of them itself may send another value. */
const OF_REQUEST = /^(?:model|messages|requests|max_tokens|thinking|betas|output_config|extra_\w+|temperature|top_[pk]|speed|fallbacks)$/;
const METHOD = /^(?:static|class)method$/;

/** True for a function that sends a request as its caller wrote it: nothing is added to the keywords, and nothing is read of them or written. */
export const isForwarder = (fn: Located, method: Node, ctx: Context, tracer: Tracer): boolean => {
  const asked = ctx.remember('forwarder', fn.node, (): { answer?: boolean } => ({}));
  if (asked.answer === undefined) {
    // One that calls itself is none.
    asked.answer = false;
    asked.answer = forwards(fn, method, ctx, tracer);
  }
  return asked.answer;
};

function forwards(fn: Located, method: Node, ctx: Context, tracer: Tracer): boolean {
  const { module, node } = fn;
  if (node.type !== 'function_definition' || isGenerator(node) || !decoratorsOf(node).every(({ text }) => METHOD.test(text))) return false;
  if (isReplaced(fn, ctx)) return false;
  const taking = parameterTaking(method, node);
  const all = parametersOf(node);
  const keywords = all.find(({ text }) => text.startsWith('**'));
  const others = all.filter((param) => param !== keywords && !param.text.startsWith('*'));
  if (!taking || !keywords || others.some((param) => OF_REQUEST.test(parameterName(param)?.text ?? ''))) return false;
  const [called, spread] = [usesOf(taking, module), usesOf(keywords, module)];
  if (!called || !spread) return false;
  const sending = called.flatMap((use) => callOf(use, module, ctx, tracer) ?? []);
  const isOnlyCalled = called.every((use) => sending.some((call) => isOfCall(use, call)) || isReadOfName(use));
  const isAsItIs = spread.every(
    ({ parent }) => parent?.type === 'dictionary_splat' && sending.some((call) => argumentsOf(call) === parent.parent),
  );
  return sending.length > 0 && isOnlyCalled && isAsItIs && sending.every((call) => addsNothing(call, called));
}

/** The uses of a parameter; undefined where it is given another value. */
function usesOf(param: Node, module: Module): Node[] | undefined {
  const id = parameterName(param);
  const binding = id && module.scopes.bindingOf(id);
  return binding?.definitions.length === 1 ? binding.references : undefined;
}

/** The calls inside of forwarders that give the response of a call: `return fn(**kwargs)`. */
export function callsBehind(call: Node, { module, ctx, seen = [] }: { module: Module; ctx: Context; seen?: readonly Node[] }): Located[] {
  const [method] = argumentsOf(call).type === 'argument_list' ? positional(call) : [];
  if (!method || seen.includes(call)) return [];
  return calledFunctions(unwrap(calleeOf(call)), module, ctx).flatMap((fn) => {
    const taking = fn.node.type === 'function_definition' ? parameterTaking(method, fn.node) : undefined;
    const uses = (taking && usesOf(taking, fn.module)) ?? [];
    return uses.flatMap((use): Located[] => {
      const inner = use.parent?.type === 'argument_list' ? use.parent.parent : use.parent;
      if (!inner || !isCall(inner)) return [];
      return [{ module: fn.module, node: inner }, ...callsBehind(inner, { module: fn.module, ctx, seen: [...seen, call] })];
    });
  });
}

/** The call of a parameter, or of what calls it: `asyncio.to_thread(fn, **kwargs)`. */
function callOf(use: Node, module: Located['module'], ctx: Context, tracer: Tracer): Node | undefined {
  const { parent } = use;
  if (parent && isCall(parent) && calleeOf(parent) === use) return parent;
  const call = parent?.type === 'argument_list' ? parent.parent : undefined;
  return call && isCall(call) && methodCalled(call, module, ctx, tracer) === use ? call : undefined;
}

const isOfCall = (use: Node, call: Node): boolean => calleeOf(call) === use || use.parent === argumentsOf(call);

/** `fn.__name__` */
const isReadOfName = ({ parent }: Node): boolean => parent !== null && isMember(parent) && /^__\w+__$/.test(memberName(parent) ?? '');

/** True for a call with the keywords, and nothing beside them but what all of them have by place. */
function addsNothing(call: Node, called: readonly Node[]): boolean {
  const list = argumentsOf(call);
  const given = list.type === 'argument_list' ? parts(list).filter((one) => !called.includes(unwrap(one))) : [];
  return given.every(isSplat) && given.filter(({ type }) => type === 'dictionary_splat').length === 1;
}
