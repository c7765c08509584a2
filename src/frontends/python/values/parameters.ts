/** Parameters: their defaults, what an entered call passes, and what callers in the project pass. */
import { outcomes, property } from '../../../values/outcomes.js';
import { absent, type Entry, isAbsent, isMissing, type Open, type Value } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import { argumentsOf, field, holds, isFunction, isKeyword, isName, isSplat, type Node, parts, positional, walk } from '../syntax/node.js';
import { type Binding, parameterName } from '../syntax/scope.js';
import { callsOf, isHandedOn, isUnbound } from '../uses/callers.js';
import { closedFunction } from '../uses/closed.js';
import { idsFor } from '../uses/ids-beside.js';
import { itemAt, type Shape, shapeOf } from '../uses/takers.js';
import { optionDefaults } from './command-options.js';
import { type Context, exprOf, type Frame, type Located, openAt } from './context.js';
import { argumentsValue } from './evaluate.js';
import { isBound, parametersOf } from './functions.js';

const isRest = (param: Node): boolean => /^\*(?!\*)/.test(param.text);
const isKeywords = (param: Node): boolean => param.text.startsWith('**');

export const defaultOf = (param: Node): Node | undefined => (/default_parameter$/.test(param.type) ? field(param, 'value') : undefined);

export function parameterValue(binding: Binding, param: Node, module: Module, ctx: Context, frame?: Frame): Value {
  const fn = binding.scope.node;
  const fallback = defaultOf(param);
  const entered = frame?.params.get(binding);
  if (entered) return entered;
  const open: Open = {
    kind: 'open',
    expr: exprOf(module, parameterName(param) ?? param),
    why: 'parameter',
    candidates: () => [...passedFor(param, { module, node: fn }, ctx)],
  };
  const passed = isFunction(fn) ? passedByAll(param, { module, node: fn }, ctx) : undefined;
  if (passed) return passed;
  const [option] = fallback || !isFunction(fn) ? [] : optionDefaults(param, { module, node: fn }, ctx, true);
  if (!fallback && !option) return open;
  const expr = fallback ? exprOf(module, fallback) : (option as Value).expr;
  const test = { key: `default:${expr.file}:${expr.start}`, expr, negated: false, pure: true };
  const otherwise = fallback ? ctx.evaluate(fallback, module) : (option as Value);
  return { kind: 'choice', expr, test, fallback: true, yes: { ...open, expands: true }, no: otherwise };
}

/** What a parameter gets where all callers are in sight: the arguments of one call go together. Undefined where others may call the function. */
function passedByAll(param: Node, fn: Located, ctx: Context): Value | undefined {
  const closed = isSelfOf(param, fn.node) ? undefined : closedFunction(fn, ctx);
  if (!closed) return undefined;
  const asked = ctx.remember('passed-by-all', param, (): { value?: Value; isAsked: boolean } => ({ isAsked: false }));
  // Functions that call each other lead back here.
  if (asked.isAsked) return asked.value;
  asked.isAsked = true;
  const fallback = defaultOf(param);
  const options = closed.calls.map(({ module, node }): Value => {
    const given = argumentFor(node, param, fn.node, module, ctx);
    if (given && !(isAbsent(given) && fallback)) return given;
    return fallback ? ctx.evaluate(fallback, fn.module) : absent(exprOf(module, node));
  });
  const expr = exprOf(fn.module, parameterName(param) ?? param);
  const key = `callers:${fn.module.file}:${fn.node.start}`;
  asked.value = options.length === 1 ? (options[0] as Value) : { kind: 'union', expr, key, options };
  return asked.value;
}

const isSelfOf = (param: Node, fn: Node): boolean => isBound(fn) && parametersOf(fn)[0] === param;

/** What a call passes for a parameter; undefined where the parameter's default is taken or nothing is known. */
export function argumentFor(call: Node, param: Node, fn: Node, module: Module, ctx: Context, frame?: Frame): Value | undefined {
  const list = argumentsOf(call);
  const all = list.type === 'argument_list' ? parts(list) : [list];
  const given = argumentsValue(list, module, ctx, frame);
  const parameters = parametersOf(fn).filter(({ type }) => !/separator$/.test(type));
  if (isRest(param)) return openAt(module, call);
  const name = parameterName(param)?.text ?? '';
  const isFilled = isBound(fn) && !isUnbound(call, field(fn, 'name')?.text, module, ctx);
  const index = parameters.filter((one) => !isKeywords(one)).indexOf(param) - (isFilled ? 1 : 0);
  const before = parameters.slice(0, parameters.indexOf(param));
  const takesPosition = !isKeywords(param) && !before.some(isRest) && !isAfterStar(param, fn);
  const shape = shapeOf({ module, node: call }, fn, ctx);
  if (shape?.each)
    return takesPosition && index >= 0
      ? itemOrDefault({ module, node: call }, shape, index, param, ctx, frame)
      : defaultOf(param) || isKeywords(param)
        ? undefined
        : openAt(module, call);
  const handedOn = shape ? shape.at + 1 : isHandedOn(call, fn) ? 1 : 0;
  const byPosition = all.slice(handedOn).filter((argument) => !isKeyword(argument) && argument.type !== 'dictionary_splat');
  const splat = byPosition.findIndex(isSplat);
  if (isKeywords(param)) {
    const named = new Set(parameters.flatMap((one) => (isKeywords(one) || isRest(one) ? [] : (parameterName(one)?.text ?? []))));
    // The call is what a request written in it goes by.
    return { ...given, expr: exprOf(module, call), entries: given.entries.flatMap((entry) => others(entry, named)), readonly: true };
  }
  const positionalArgument = takesPosition && index >= 0 ? byPosition[index] : undefined;
  const isNamed = given.entries.some((entry) => entry.kind === 'property' && entry.key === name);
  if (!isNamed && takesPosition && splat >= 0 && splat <= index) {
    // By its place, or by its name.
    const named = property(given, name, exprOf(module, call));
    const placed = inTuple(byPosition[splat] as Node, index - splat, module, ctx, frame);
    return placed ?? { kind: 'union', expr: exprOf(module, call), options: [openAt(module, call), named] };
  }
  if (!isNamed && positionalArgument) return ctx.evaluate(positionalArgument, module, frame);
  const value = property(given, name, exprOf(module, call));
  if (!isAbsent(value)) return value;
  const fallback = defaultOf(param);
  return fallback ? undefined : absent(exprOf(module, call));
}

/** What one of the calls that a function is handed to gives a parameter; undefined for its default, where there is no list for it. */
function itemOrDefault(call: Located, shape: Shape, index: number, param: Node, ctx: Context, frame?: Frame): Value | undefined {
  const isGiven = shape.each === 'tuple' || positional(call.node).length > shape.at + 1 + index;
  return isGiven || !defaultOf(param) ? itemAt(call, shape, index, (node) => ctx.evaluate(node, call.module, frame)) : undefined;
}

/** An item of the tuple that fills the places of a call; undefined where it has none there, or may be something else. */
function inTuple(splat: Node, index: number, module: Module, ctx: Context, frame?: Frame): Value | undefined {
  const whole = ctx.evaluate(parts(splat)[0] as Node, module, frame);
  if (!outcomes(whole).every(({ leaf }) => (leaf.expr.node as Node).type === 'tuple')) return undefined;
  const item = property(whole, String(index));
  return outcomes(item).some(isMissing) ? undefined : item;
}

/** What a call writes for a parameter: undefined for its default, the whole call where it cannot be told. */
export function argumentNode({ module, node }: Located, param: Node, fn: Node, ctx: Context): Node | undefined {
  const list = argumentsOf(node);
  const all = list.type === 'argument_list' ? parts(list) : [list];
  const name = parameterName(param)?.text;
  const named = all.find((argument) => isKeyword(argument) && field(argument, 'name')?.text === name);
  if (named) return field(named, 'value');
  if (all.some(isSplat)) return node;
  const isFilled = isBound(fn) && !isUnbound(node, field(fn, 'name')?.text, module, ctx);
  const shape = shapeOf({ module, node }, fn, ctx);
  if (shape?.each) return node;
  const handedOn = shape ? shape.at + 1 : isHandedOn(node, fn) ? 1 : 0;
  const index = parametersOf(fn).indexOf(param) - (isFilled ? 1 : 0) + handedOn;
  return all.filter((argument) => !isKeyword(argument))[index];
}

/** The parameter of a function that takes an argument of a call of it; undefined for one of many. */
export function parameterTaking(argument: Node, fn: Node): Node | undefined {
  const parameters = parametersOf(fn).filter(({ type }) => !/separator$/.test(type));
  const name = isKeyword(argument) ? field(argument, 'name')?.text : undefined;
  const index = parts(argument.parent as Node).indexOf(argument) + (isBound(fn) ? 1 : 0);
  const found = name === undefined ? parameters[index] : parameters.find((one) => parameterName(one)?.text === name);
  return found?.text.startsWith('*') ? undefined : found;
}

/** An entry without the properties that parameters of their own take. */
function others(entry: Entry, named: ReadonlySet<string>): Entry[] {
  if (entry.kind === 'property' && named.has(entry.key)) return [];
  return [entry];
}

function isAfterStar(param: Node, fn: Node): boolean {
  const list = field(fn, 'parameters');
  return list?.children.some((child) => child.type === 'keyword_separator' && child.start < param.start) ?? false;
}

/** What callers in the project pass for a parameter. */
export const passedFor = (param: Node, fn: { module: Module; node: Node }, ctx: Context): readonly Value[] =>
  isFunction(fn.node) ? ctx.remember('passed', param, () => findPassed(param, fn, ctx)) : [];

function findPassed(param: Node, fn: { module: Module; node: Node }, ctx: Context): Value[] {
  const fallback = defaultOf(param);
  const passed = callsOf(fn, ctx).flatMap(({ node, module }) => {
    const value = argumentFor(node, param, fn.node, module, ctx);
    if (!value || isAbsent(value)) return [];
    // What a function makes of its own names for a call of itself leads back here.
    const given = value.expr.node as Node;
    const isOwn = module === fn.module && holds(fn.node, node) && namesOwn(given, fn.node, module);
    if (!isOwn) return [value];
    return isKeywords(param) || isName(given) ? [] : [openAt(module, given, 'parameter')];
  });
  const all = [...passed, ...optionDefaults(param, fn, ctx)];
  return fallback ? [...all, ...idsFor(param, fallback, fn, ctx)] : all;
}

function namesOwn(node: Node, fn: Node, { scopes }: Module): boolean {
  let found = false;
  walk(node, (inner) => {
    if (isName(inner) && scopes.bindingOf(inner)?.scope.node === fn) found = true;
    return !found;
  });
  return found;
}
