/** Who calls a function of the project, and who makes objects of its classes. */
import { methodsOf } from '../classes/attributes.js';
import { areRelated, familyOf } from '../classes/hierarchy.js';
import type { Module } from '../modules/modules.js';
import { resolveName } from '../modules/names.js';
import {
  argumentsOf,
  calleeOf,
  field,
  isCall,
  isMember,
  memberName,
  type Node,
  objectOf,
  parts,
  positional,
  unwrap,
} from '../syntax/node.js';
import { parameterName } from '../syntax/scope.js';
import type { Context, Located } from '../values/context.js';
import { calledFunctions, isBound, parametersOf } from '../values/functions.js';
import { classAround, referencesOf, wholeOf } from './function-references.js';
import { takerOf } from './takers.js';

/** Calls its first argument with what follows. */
const HANDS_ON = /^(?:partial|partialmethod|submit|to_thread|run_in_threadpool|run_sync|apply|apply_async)$/;

const lastName = (node: Node): string => memberName(node) ?? node.text;

/** True for `partial(fn, …)` and its like: the first argument is what is called. */
export const isHandedOn = (call: Node, fn: Node): boolean => {
  const name = lastName(unwrap(calleeOf(call)));
  return HANDS_ON.test(name) && name !== field(fn, 'name')?.text;
};

/** What a call calls, or hands on to be called with the rest of its arguments. */
export function calledBy(call: Node): Node[] {
  const callee = unwrap(calleeOf(call));
  const [first] = HANDS_ON.test(lastName(callee)) && argumentsOf(call).type === 'argument_list' ? positional(call) : [];
  return first ? [callee, unwrap(first)] : [callee];
}

/** The call of a name. */
export function callOf(reference: Node): Node | undefined {
  const inner = wholeOf(reference);
  const call = inner.parent?.type === 'argument_list' ? inner.parent.parent : inner.parent;
  return call && isCall(call) && calledBy(call).includes(inner) ? call : undefined;
}

/** Every call that makes an object of the class, or of one below it that adds no constructor. */
export function callsOfClass(owner: Located, ctx: Context, isSame: (sub: Located) => boolean): Located[] {
  const found = new Map<Node, Located>();
  for (const one of familyOf(owner, ctx).filter((sub) => sub.node === owner.node || isSame(sub)))
    for (const call of ctx.callsOn(one).filter(({ kind }) => kind === 'class')) found.set(call.node, call);
  // `cls(…)`, `type(self)(…)`, `self.__class__(…)`.
  for (const call of ctx.callsOn(undefined)) if (call.kind === 'cls' && areRelated(call.owner, owner, ctx)) found.set(call.node, call);
  return [...found.values()];
}

/** Every call of a function in the project; calls of a class are those of its constructor. */
export const callsOf = (fn: Located, ctx: Context): readonly Located[] => ctx.remember('callers', fn.node, () => findCalls(fn, ctx));

function findCalls(fn: Located, ctx: Context): Located[] {
  const { node, module } = fn;
  const called: Located[] = [];
  const take = (reference: Node, at: Module) => {
    const call = callOf(reference) ?? takerOf(wholeOf(reference), at, ctx);
    if (call) called.push({ module: at, node: call });
  };
  const owner = classAround(node);
  const id = field(node, 'name');
  for (const reference of referencesOf(fn, ctx)) take(reference.node, reference.module);
  if (owner && id) {
    const runs = (functions: readonly Located[]) => functions.some((one) => one.node === node);
    const isOwn = (sub: Located) => runs(methodsOf({ ...sub, kind: 'made' }, id.text, ctx));
    for (const member of ctx.membersNamed(id.text))
      if (!runs(calledFunctions(member.node, member.module, ctx)) && mayCall(member, node, ctx))
        take(field(member.node, 'attribute') as Node, member.module);
    if (id.text === '__init__') called.push(...callsOfClass({ module, node: owner }, ctx, isOwn));
    if (id.text === '__call__')
      called.push(
        ...familyOf({ module, node: owner }, ctx)
          .filter(isOwn)
          .flatMap((one) => ctx.callsOn(one).filter(({ kind }) => kind !== 'class')),
      );
  }
  return called;
}

/** Methods of the SDKs that much else is named like. */
const ENDPOINT = /(?:^|\.)(?:messages|completions|batches|responses|embeddings)$/;

/** A call on something that is not known, which takes what the method takes. */
function mayCall({ module, node }: Located, fn: Node, ctx: Context): boolean {
  const receiver = objectOf(node);
  const call = callOf(field(node, 'attribute') as Node);
  if (!call || ENDPOINT.test(receiver.text) || resolveName(node, module, ctx).kind !== 'unknown') return false;
  if (ctx.instancesOf(receiver, module).length || !fits(call, fn)) return false;
  return ctx.mayBeAny(receiver, module);
}

function fits(call: Node, fn: Node): boolean {
  const parameters = parametersOf(fn);
  const names = new Set(parameters.map((param) => parameterName(param)?.text));
  const takesAny = parameters.some(({ text }) => text.startsWith('**'));
  const all = argumentsOf(call).type === 'argument_list' ? parts(argumentsOf(call)) : [];
  const keywords = all.flatMap((argument) => (argument.type === 'keyword_argument' ? [field(argument, 'name')?.text] : []));
  const places = parameters.filter(({ text }) => !text.startsWith('*')).length - (isBound(fn) ? 1 : 0);
  return keywords.every((name) => takesAny || names.has(name)) && positional(call).length <= places && all.length > 0;
}

/** `Base.method(self, …)`: the object is an argument like any other. */
export function isUnbound(call: Node, name: string | undefined, module: Located['module'], ctx: Context): boolean {
  const callee = unwrap(calleeOf(call));
  if (!isMember(callee) || memberName(callee) !== name) return false;
  const owners = ctx.instancesOf(objectOf(callee), module);
  return owners.length > 0 && owners.every(({ kind }) => kind === 'class');
}
