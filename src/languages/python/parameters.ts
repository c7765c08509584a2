/** Parameters: their defaults, what an entered call passes, and what callers in the project pass. */
import { absent, type Entry, type Open, property, type Value } from '../../values.js';
import { type Context, exprOf, type Frame, openAt } from './context.js';
import { argumentsValue } from './evaluate.js';
import { callsOf, isBound, parametersOf } from './functions.js';
import type { Module } from './modules.js';
import { argumentsOf, field, holds, isFunction, isKeyword, isName, isSplat, type Node, parts, walk } from './node.js';
import { type Binding, parameterName } from './scope.js';

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
    candidates: () => passedFor(param, { module, node: fn }, ctx),
  };
  if (!fallback) return open;
  const expr = exprOf(module, fallback);
  const test = { key: `default:${expr.file}:${expr.start}`, expr, negated: false, pure: true };
  return { kind: 'choice', expr, test, fallback: true, yes: { ...open, expands: true }, no: ctx.evaluate(fallback, module) };
}

/** What a call passes for a parameter; undefined where the parameter's default is taken or nothing is known. */
export function argumentFor(call: Node, param: Node, fn: Node, module: Module, ctx: Context, frame?: Frame): Value | undefined {
  const list = argumentsOf(call);
  const all = list.type === 'argument_list' ? parts(list) : [list];
  const given = argumentsValue(list, module, ctx, frame);
  const parameters = parametersOf(fn).filter(({ type }) => !/separator$/.test(type));
  if (isRest(param)) return openAt(module, call);
  const name = parameterName(param)?.text ?? '';
  const index = parameters.filter((one) => !isKeywords(one)).indexOf(param) - (isBound(fn) ? 1 : 0);
  const before = parameters.slice(0, parameters.indexOf(param));
  const takesPosition = !isKeywords(param) && !before.some(isRest) && !isAfterStar(param, fn);
  const byPosition = all.filter((argument) => !isKeyword(argument) && argument.type !== 'dictionary_splat');
  const splat = byPosition.findIndex(isSplat);
  if (isKeywords(param)) {
    const named = new Set(parameters.flatMap((one) => (isKeywords(one) || isRest(one) ? [] : (parameterName(one)?.text ?? []))));
    // The call is what a request written in it goes by.
    return { ...given, expr: exprOf(module, call), entries: given.entries.flatMap((entry) => others(entry, named)), readonly: true };
  }
  const positionalArgument = takesPosition && index >= 0 ? byPosition[index] : undefined;
  if (takesPosition && splat >= 0 && splat <= index) return openAt(module, call);
  if (positionalArgument) return ctx.evaluate(positionalArgument, module, frame);
  const value = property(given, name, exprOf(module, call));
  if (!(value.kind === 'literal' && value.absent)) return value;
  const fallback = defaultOf(param);
  return fallback ? undefined : absent(exprOf(module, call));
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
function passedFor(param: Node, fn: { module: Module; node: Node }, ctx: Context): Value[] {
  if (!isFunction(fn.node)) return [];
  return callsOf(fn, ctx).flatMap(({ node, module }) => {
    const value = argumentFor(node, param, fn.node, module, ctx);
    if (!value || (value.kind === 'literal' && value.absent)) return [];
    // What a function makes of its own names for a call of itself leads back here.
    const given = value.expr.node as Node;
    const isOwn = module === fn.module && holds(fn.node, node) && namesOwn(given, fn.node, module);
    if (!isOwn) return [value];
    return isKeywords(param) || isName(given) ? [] : [openAt(module, given, 'parameter')];
  });
}

function namesOwn(node: Node, fn: Node, { scopes }: Module): boolean {
  let found = false;
  walk(node, (inner) => {
    if (isName(inner) && scopes.bindingOf(inner)?.scope.node === fn) found = true;
    return !found;
  });
  return found;
}
