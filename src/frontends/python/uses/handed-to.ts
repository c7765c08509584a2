/** Where a value goes that is an argument of a call. */
import { outcomes } from '../../../values/outcomes.js';
import { methodsOf } from '../classes/attributes.js';
import { fieldsOf } from '../classes/data-fields.js';
import { lineOf } from '../classes/hierarchy.js';
import type { Module } from '../modules/modules.js';
import { classOf, resolveName } from '../modules/names.js';
import {
  calleeOf,
  field,
  isCall,
  isFunction,
  isKeyword,
  isMember,
  isName,
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
import { argumentNode, parameterTaking } from '../values/parameters.js';
import { callsOf } from './callers.js';

export interface Destinations {
  /** Thinking text is read of it right there: `getattr(block, "thinking")`. */
  reads: boolean;
  /** What becomes of it cannot be told. */
  escapes: boolean;
  /** The calls that give it back, or something that holds it. */
  results: Node[];
  /** The names of the parameters that it becomes. */
  parameters: Located[];
  /** What it is put into, in the file of the call. */
  containers: Node[];
  /** The attributes that it becomes. */
  fields: string[];
}

/** Gives back what it is given, or what is in it, or what that gives when it is called. */
const HANDS_ON =
  /^(?:json\.(?:dumps|loads?)|orjson\.(?:dumps|loads)|urllib\.request\.urlopen|contextlib\.a?closing|itertools\.\w+|functools\.\w+|copy\.(?:deep)?copy|dataclasses\.(?:asdict|replace)|asyncio\.(?:as_completed|create_task|ensure_future|gather|run|shield|wait|wait_for|to_thread)|types\.SimpleNamespace)$/;
const METHODS_HAND_ON =
  /^(?:create_task|enter_(?:async_)?context|run_in_executor|run_sync|run_until_complete|submit|map|model_validate(?:_json)?|parse_(?:obj|raw)|validate_(?:json|python))$/;
const BUILTINS = /^(?:a?iter|a?next|dict|enumerate|filter|frozenset|list|map|max|min|reversed|set|sorted|tuple|vars|zip)$/;
/** Puts it into what stands before the dot. */
const KEEPS = /^(?:append|appendleft|add|extend|insert|setdefault|update|__setitem__)$/;
/** Does so, or hands it to whoever waits for it. */
const SENDS = /^(?:put|put_nowait|push|publish|emit|send|send_nowait|set|set_result|store|save)$/;
/** Makes no more of it than a line of text, or nothing. */
const HARMLESS =
  /^(?:print|pprint|len|str|repr|format|isinstance|issubclass|type|id|hash|bool|int|float|sum|any|all|hasattr|callable|debug|info|warning|warn|error|exception|critical|log|assert\w*)$/;

export function goesTo(node: Node, module: Module, ctx: Context): Destinations {
  const found: Destinations = { reads: false, escapes: false, results: [], parameters: [], containers: [], fields: [] };
  const argument = node.parent && isKeyword(node.parent) ? node.parent : node;
  const call = argument.parent?.parent;
  if (!call || !isCall(call) || argument.parent?.type !== 'argument_list') return found;
  const callee = unwrap(calleeOf(call));
  const resolved = resolveName(callee, module, ctx);
  const builtin = isName(callee) && resolved.kind === 'unknown' ? callee.text : undefined;
  if (/\b(?:attr|item)getter\(\s*["']thinking["']/.test(call.text)) return { ...found, reads: true };
  if (builtin === 'getattr') return { ...found, reads: takesThinking(positional(call)[1], module, ctx), results: [call] };
  if (builtin === 'setattr') return { ...found, fields: textsOf(positional(call)[1], module, ctx) };

  const called = calledFunctions(callee, module, ctx);
  if (called.length) return { ...found, parameters: called.flatMap((fn) => parameterFor(argument, fn)) };
  const made = classOf(resolved);
  if (made) return { ...found, ...inObject(argument, made, ctx) };
  const passed = functionsPassed(callee, module, ctx);
  if (passed) return { ...found, parameters: passed.functions.flatMap((fn) => parameterFor(argument, fn)), escapes: !passed.isComplete };
  // Another argument that is a function is called with it: `map(show, blocks)`, `Thread(target=show, args=(response,))`.
  const beside = parts(call.children.find((child) => child === argument.parent) ?? call)
    .filter((other) => other !== argument)
    .flatMap((other) => calledFunctions(isKeyword(other) ? (field(other, 'value') as Node) : other, module, ctx));
  const parameters = beside.flatMap((fn) => ownParameters(fn));
  const name = memberName(callee) ?? callee.text;
  const whole = resolved.kind === 'external' ? `${resolved.specifier}.${resolved.name}` : undefined;
  const handsOn =
    whole !== undefined
      ? HANDS_ON.test(whole) || METHODS_HAND_ON.test(name)
      : builtin
        ? BUILTINS.test(builtin)
        : METHODS_HAND_ON.test(name);
  const isOwn = isMember(callee) && resolved.kind !== 'external';
  const keeps = isOwn && KEEPS.test(name);
  return {
    ...found,
    parameters,
    results: handsOn ? [call] : [],
    containers: keeps || (isOwn && SENDS.test(name)) ? [objectOf(callee)] : [],
    escapes: !handsOn && !keeps && beside.length === 0 && !HARMLESS.test(name),
  };
}

/** An attribute whose name is `thinking`, or cannot be told. */
const takesThinking = (name: Node | undefined, module: Module, ctx: Context): boolean =>
  name !== undefined &&
  outcomes(ctx.evaluate(name, module)).some(({ leaf }) => leaf.kind === 'open' || (leaf.kind === 'literal' && leaf.value === 'thinking'));

const textsOf = (node: Node | undefined, module: Module, ctx: Context): string[] =>
  node
    ? outcomes(ctx.evaluate(node, module)).flatMap(({ leaf }) =>
        leaf.kind === 'literal' && typeof leaf.value === 'string' ? [leaf.value] : [],
      )
    : [];

const named = (fn: Located, param: Node | undefined): Located[] => {
  const id = param && parameterName(param);
  return id ? [{ module: fn.module, node: id }] : [];
};

/** The name of the parameter that takes an argument; those that take many where it is one of them. */
function parameterFor(argument: Node, fn: Located): Located[] {
  const taking = parameterTaking(argument, fn.node);
  return taking
    ? named(fn, taking)
    : parametersOf(fn.node)
        .filter(({ text }) => text.startsWith('*'))
        .flatMap((param) => named(fn, param));
}

const ownParameters = (fn: Located): Located[] =>
  parametersOf(fn.node)
    .slice(isBound(fn.node) ? 1 : 0)
    .flatMap((param) => named(fn, param));

/** What an object keeps of an argument of its constructor. */
function inObject(argument: Node, made: Located, ctx: Context): Pick<Destinations, 'parameters' | 'fields'> {
  const constructors = methodsOf({ ...made, kind: 'made' }, '__init__', ctx);
  if (constructors.length) return { parameters: constructors.flatMap((fn) => parameterFor(argument, fn)), fields: [] };
  const name = isKeyword(argument)
    ? field(argument, 'name')?.text
    : [...fieldsOf(lineOf(made, ctx), ctx).keys()][parts(argument.parent as Node).indexOf(argument)];
  return { parameters: [], fields: name === undefined ? [] : [name] };
}

/** The functions that callers in the project pass for a parameter that is called; undefined for anything else, and where nobody passes one. */
export function functionsPassed(callee: Node, module: Module, ctx: Context): { functions: Located[]; isComplete: boolean } | undefined {
  const [definition] = (isName(callee) && module.scopes.bindingOf(callee)?.definitions) || [];
  const fn = isName(callee) ? module.scopes.bindingOf(callee)?.scope.node : undefined;
  if (definition?.kind !== 'param' || !fn || !isFunction(fn)) return undefined;
  const passed = callsOf({ module, node: fn }, ctx).flatMap((call) => {
    const node = argumentNode(call, definition.node, fn, ctx);
    return node ? [calledFunctions(node, call.module, ctx)] : [];
  });
  return passed.length ? { functions: passed.flat(), isComplete: passed.every((functions) => functions.length > 0) } : undefined;
}
