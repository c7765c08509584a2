/** Whether an expression makes an object of its own whenever it is evaluated. */

import { classNamed } from '../classes/hierarchy.js';
import type { Module } from '../modules/modules.js';
import { decoratorsOf, isBuiltin, nameOfExternal } from '../modules/names.js';
import { stringValue } from '../syntax/literals.js';
import {
  argumentsOf,
  around,
  calleeOf,
  field,
  holds,
  isCall,
  isFunction,
  isKeyword,
  isMember,
  isName,
  isSplat,
  memberName,
  type Node,
  parts,
  unwrap,
} from '../syntax/node.js';
import type { Binding } from '../syntax/scope.js';
import { callsOf } from '../uses/callers.js';
import type { Context, Located } from '../values/context.js';
import { calledFunctions, isGenerator, returnsOf } from '../values/functions.js';
import { parameterTaking } from '../values/parameters.js';

/** So many functions may hand it on. */
const MOST_HANDS = 4;

/** What runs again and again. */
export const isRegion = (node: Node): boolean => /^(?:for_statement|while_statement)$/.test(node.type) || isFunction(node);

const MAKES = /^(?:dictionary|list|set|tuple|(?:list|set|dictionary)_comprehension|binary_operator|string|integer|float|true|false|none)$/;
const COPIES = /^(?:copy|asdict|_asdict|model_dump|to_dict|new_child)$/;
const BUILTINS = /^(?:dict|list|set|tuple|sorted)$/;

/** True for an expression that gives a new object each time. @param steps the entries in it that have to be made with it. */
export function isMadeAnew(node: Node, steps: readonly string[], module: Module, ctx: Context, hands = 0): boolean {
  const inner = unwrap(node);
  const of = (one: Node | undefined, rest = steps) => one !== undefined && isMadeAnew(one, rest, module, ctx, hands);
  if (inner.type === 'conditional_expression') return [parts(inner)[0], parts(inner)[2]].every((side) => of(side));
  if (inner.type === 'boolean_operator') return parts(inner).every((side) => of(side));
  if (isCall(inner)) return isMadeByCall(inner, steps, module, ctx, hands);
  const [step, ...rest] = steps;
  if (step === undefined) return MAKES.test(inner.type);
  const pair = inner.type === 'dictionary' ? parts(inner).findLast((part) => part.type !== 'pair' || isFor(part, step)) : undefined;
  // What is not there is put there later, by statements of their own.
  if (!pair) return inner.type === 'dictionary';
  return pair.type === 'pair' && of(field(pair, 'value'), rest);
}

const isFor = (pair: Node, step: string): boolean => {
  const key = field(pair, 'key');
  const text = key && stringValue(key);
  return text === undefined || `[${text}]` === step;
};

function isMadeByCall(call: Node, steps: readonly string[], module: Module, ctx: Context, hands: number): boolean {
  const callee = unwrap(calleeOf(call));
  const external = nameOfExternal(callee, module, ctx);
  if (external === 'copy.deepcopy') return true;
  const called = calledFunctions(callee, module, ctx);
  if (called.length > 0)
    return (
      hands < MOST_HANDS &&
      called.every((fn) => decoratorsOf(fn.node).length === 0 && !isGenerator(fn.node) && returnsAnew(fn, steps, ctx, hands + 1))
    );
  if (steps.length > 0) return false;
  if (external !== undefined || classNamed(callee, module, ctx)) return true;
  return isName(callee)
    ? BUILTINS.test(callee.text) && isBuiltin(callee.text, callee, module, ctx)
    : isMember(callee) && COPIES.test(memberName(callee) ?? '');
}

/** True where whatever a function returns is made in that call. */
function returnsAnew(fn: Located, steps: readonly string[], ctx: Context, hands: number): boolean {
  const own = (value: Node): Binding | undefined => {
    const binding = isName(value) ? fn.module.scopes.bindingOf(value) : undefined;
    return binding?.scope.node === fn.node ? binding : undefined;
  };
  return returnsOf(fn).every((value) => {
    const binding = own(unwrap(value));
    return binding ? isOwnObject(binding, steps, fn.module, ctx, hands) : isMadeAnew(value, steps, fn.module, ctx, hands);
  });
}

/** True for a variable of a function that stands for what each call of it makes, or is handed anew. */
export const isOwnObject = ({ definitions, scope }: Binding, steps: readonly string[], module: Module, ctx: Context, hands = 0): boolean =>
  definitions.every(({ kind, node, id }) => {
    if (kind === 'declare' || kind === 'augment') return true;
    if (kind === 'param') return isPassedAnew(node, { module, node: scope.node }, steps, ctx, hands);
    const right = field(node, 'right');
    if (node.type === 'for_statement' && field(node, 'left') === id)
      return right !== undefined && areMadeAnew(right, steps, module, ctx, hands);
    return kind === 'assign' && right !== undefined && isMadeAnew(right, steps, module, ctx, hands);
  });

/** True for a list of objects of its own, each of them made with it. */
function areMadeAnew(list: Node, steps: readonly string[], module: Module, ctx: Context, hands: number): boolean {
  const inner = unwrap(list);
  if (/^(?:list_comprehension|generator_expression)$/.test(inner.type)) {
    const body = field(inner, 'body');
    return body !== undefined && isMadeAnew(body, steps, module, ctx, hands);
  }
  return /^(?:list|tuple)$/.test(inner.type) && parts(inner).every((item) => isMadeAnew(item, steps, module, ctx, hands));
}

/** True where every caller in sight makes what it passes for the parameter, for this call alone. */
function isPassedAnew(param: Node, fn: Located, steps: readonly string[], ctx: Context, hands: number): boolean {
  if (param.text.startsWith('*')) return steps.length === 0;
  if (hands >= MOST_HANDS) return false;
  return callsOf(fn, ctx).every(({ module, node }) => {
    const list = argumentsOf(node);
    const passed = list.type === 'argument_list' ? parts(list).find((one) => parameterTaking(one, fn.node) === param) : undefined;
    if (!passed) return !parts(list).some(isSplat);
    const value = unwrap(isKeyword(passed) ? (field(passed, 'value') as Node) : passed);
    const binding = isName(value) ? module.scopes.bindingOf(value) : undefined;
    return binding ? isForOneCall(binding, value, steps, module, ctx, hands + 1) : isMadeAnew(value, steps, module, ctx, hands + 1);
  });
}

/** True for a variable that is passed once, in the same round of the same loop in which it is made. */
function isForOneCall(binding: Binding, passed: Node, steps: readonly string[], module: Module, ctx: Context, hands: number): boolean {
  const region = around(passed, isRegion);
  const uses = binding.references.filter(({ parent }) => parent !== null && (parent.type === 'argument_list' || isKeyword(parent)));
  const isInside = binding.definitions.every(({ id }) => !region || holds(region, id));
  return uses.length <= 1 && isInside && isOwnObject(binding, steps, module, ctx, hands);
}
