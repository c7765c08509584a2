/** What a call gives: dictionaries made by `dict`, the environment, defaults of fields, and the project's own functions. */
import { DICTIONARIES } from '../../../sdk/libraries-python.js';
import { constant, outcomes, property } from '../../../values/outcomes.js';
import type { Entry, Expr, ObjectValue, Open, Scalar, Value } from '../../../values/values.js';
import { dumped } from '../classes/dumps.js';
import { classNamed, isDataClass } from '../classes/hierarchy.js';
import type { Module } from '../modules/modules.js';
import { isBuiltin, resolveName } from '../modules/names.js';
import { stringValue } from '../syntax/literals.js';
import {
  argumentsOf,
  calleeOf,
  field,
  isCall,
  isName,
  keyword,
  memberName,
  type Node,
  objectOf,
  parts,
  positional,
  unwrap,
} from '../syntax/node.js';
import { testOf } from './conditions.js';
import { type Context, exprOf, type Frame, openAt } from './context.js';
import { contextValue } from './context-variables.js';
import { isEnvironment, variableValue } from './environment.js';
import { argumentsValue, isNotGiven, spreadOf, union } from './evaluate.js';
import { filtered } from './filtered.js';
import { calledFunctions, resultOf, returnedBy } from './functions.js';
import { indexed } from './members.js';
import { putBeside, putOn, putUnder, sameAs } from './put-in.js';
import { type Evaluate, foundBy } from './questions.js';
import { madeByMethod } from './text-changes.js';

/** What stands as the default of a field. */
const FIELDS = /^(?:dataclasses\.field|pydantic(?:\.fields)?\.Field)$/;
/** What stands as the default of a parameter that a command line or a request gives its value. */
const OPTIONS = /^(?:typer\.(?:Option|Argument)|fastapi(?:\.\w+)*\.(?:Query|Body|Form|Header|Cookie|Path))$/;

/** Constructors of the SDK's parameter types: a call gives a dictionary. */
const PARAMS = /(?:Param|Params|ParamsNonStreaming|ParamsStreaming|^Request)$/;

export function callValue(node: Node, module: Module, ctx: Context, frame?: Frame): Value {
  const callee = unwrap(calleeOf(node));
  const value = (of: Node) => ctx.evaluate(of, module, frame);
  const [first, second] = positional(node);
  const found = resolveName(callee, module, ctx);
  const builtin = isName(callee) && isBuiltin(callee.text, callee, module, ctx) ? callee.text : undefined;
  if (builtin === 'dict') return dictCall(node, module, ctx, frame);
  if ((builtin === 'list' || builtin === 'tuple') && first) return copied(value(first), module, node);
  if ((builtin === 'set' || builtin === 'frozenset') && first && outcomes(value(first)).every(({ leaf }) => leaf.kind === 'array'))
    return value(first);
  if (builtin === 'str' && first) return value(first);
  if (builtin === 'int' && first) return integerOf(value(first), node, module);
  if (builtin === 'getattr' && first && second) return attributeOf(first, second, node, module, ctx, frame);
  if (isNotGiven(node, module, ctx)) return { kind: 'literal', expr: exprOf(module, node), value: undefined };
  if (found.kind === 'external') {
    const whole = `${found.specifier}.${found.name}`;
    if (/^anthropic\./.test(whole) && PARAMS.test(found.name))
      return { ...argumentsValue(argumentsOf(node), module, ctx, frame), expr: exprOf(module, node) };
    if (DICTIONARIES.test(whole)) return dictCall(node, module, ctx, frame);
    if (/^copy\.(?:copy|deepcopy)$/.test(whole) && first) return copyOf(value(first), node, module);
    if (whole === 'types.MappingProxyType' && first) return value(first);
    if (/^(?:os\.getenv|decouple\.config)$/.test(whole))
      return variableValue(node, first, second ?? keyword(node, 'default'), module, ctx, frame);
    if (FIELDS.test(whole) || OPTIONS.test(whole)) return fieldDefault(node, module, ctx, frame);
  }
  const name = memberName(callee);
  if (name !== undefined) {
    const object = unwrap(objectOf(callee));
    if (name === 'get' && isEnvironment(object, module, ctx))
      return variableValue(node, first, second ?? keyword(node, 'default'), module, ctx, frame);
    const whole = value(object);
    const isDictionary = outcomes(whole).every(({ leaf }) => leaf.kind === 'object');
    if (name === 'copy' && !first && (isDictionary || outcomes(whole).every(({ leaf }) => leaf.kind === 'array')))
      return copyOf(whole, node, module);
    if (name === 'union' && [whole, ...positional(node).map(value)].every(isList))
      return union(exprOf(module, node), [whole, ...positional(node).map(value)]);
    const kept = name === 'get' ? contextValue(node, object, module, ctx, frame) : undefined;
    if (kept) return kept;
    if ((name === 'get' || name === 'pop') && first && isDictionary) return got(whole, first, second, node, module, ctx, frame);
    if ((name === 'get' || name === 'pop') && first && second && mayBeDictionary(object, whole, node, module, ctx)) {
      const key = stringValue(first) as string;
      const takesFiles = ['from_object', 'from_pyfile'].some((loader) => ctx.callsNamed(loader).length > 0);
      if (takesFiles && isSetElsewhere(key, module, ctx)) return openAt(module, node, 'call');
      return gotOrElse(entryOf(whole, object, key, node, module, ctx), second, node, module, ctx, frame);
    }
  }
  const whole = dumped(node, module, ctx);
  if (whole) return whole;
  // What a class makes is read through its fields.
  const made = classNamed(callee, module, ctx);
  if (made)
    return isTypedDictionary(made.node)
      ? { ...argumentsValue(argumentsOf(node), module, ctx, frame), expr: exprOf(module, node), readonly: true }
      : openAt(module, node, 'call');
  const returned = returnedBy(node, module, ctx, frame);
  if (returned) return returned;
  const group = name === undefined ? undefined : groupOf(name, node, module, value);
  if (group) return group;
  return { ...openAt(module, node, 'call'), ...(madeByMethod(node, value) ?? foundBy(node, module, ctx, value)) };
}

/** `found.group(1)`, `found.groups()`: what a pattern has found in a text. */
function groupOf(name: string, call: Node, module: Module, value: Evaluate): Value | undefined {
  if (!/^groups?$/.test(name)) return undefined;
  const [only, ...others] = outcomes(value(objectOf(unwrap(calleeOf(call)))));
  const [place, ...more] = positional(call);
  const pieces = only?.leaf.kind === 'open' && others.length === 0 ? only.leaf.pieces : undefined;
  const at = place ? constant(value(place))?.value : 0;
  if (only?.leaf.kind !== 'open' || !pieces || typeof at !== 'number' || more.length > 0) return undefined;
  if (name === 'group') return property(only.leaf, String(at), exprOf(module, call));
  return { ...openAt(module, call, 'call'), pieces: { from: pieces.from, by: (text) => pieces.by(text)?.slice(1) } };
}

/** The number that is in a text that is made of another one: `int(found.group(2))`. Anything else stays what it is. */
function integerOf(value: Value, node: Node, module: Module): Value {
  const isMade = outcomes(value).some(({ trail }) => trail.some((step) => step.kind === 'open' && step.made !== undefined));
  const by = (text: Scalar): Scalar => (typeof text === 'string' && /^\s*\d+\s*$/.test(text) ? Number(text) : undefined);
  return isMade ? { ...openAt(module, node, 'call'), made: { from: value, by } } : value;
}

const isList = (value: Value): boolean => outcomes(value).every(({ leaf }) => leaf.kind === 'array');

const isTypedDictionary = (node: Node): boolean =>
  !isDataClass(node) && parts(field(node, 'superclasses') ?? node).some((base) => /(?:^|\.)TypedDict$/.test(base.text));

/** `dict(base, thinking=…)`. */
export function dictCall(node: Node, module: Module, ctx: Context, frame?: Frame): ObjectValue {
  const list = argumentsOf(node);
  const own = argumentsValue(list, module, ctx, frame);
  const [base] = list.type === 'argument_list' ? positional(node) : [list];
  const copied = base && filtered(unwrap(base), module, ctx, frame);
  if (copied) {
    const entry: Entry = { kind: 'spread', expr: copied.expr, argument: copied.expr, value: () => copied };
    return { ...own, expr: exprOf(module, node), entries: [entry, ...own.entries] };
  }
  // Other pairs are not followed.
  if (base && outcomes(ctx.evaluate(base, module, frame)).some(({ leaf }) => leaf.kind === 'array'))
    return { ...own, expr: exprOf(module, node), entries: [{ kind: 'computed', expr: exprOf(module, base) }, ...own.entries] };
  const entries: Entry[] = base ? [spreadOf(base, base, module, ctx, frame), ...own.entries] : own.entries;
  return { ...own, expr: exprOf(module, node), entries };
}

const copyOf = (value: Value, call: Node, module: Module): Value => ({
  kind: 'read',
  expr: exprOf(module, call),
  value,
  declaration: null,
});

const copied = (value: Value, module: Module, node: Node): Value => {
  const [only, ...others] = outcomes(value);
  return only?.leaf.kind === 'array' && others.length === 0
    ? { kind: 'array', expr: exprOf(module, node), literal: false, elements: [{ kind: 'spread', value: () => value }] }
    : openAt(module, node, 'call');
};

/** `MODELS.get(tier, DEFAULT)`, `params.pop('thinking')`. */
function got(whole: Value, key: Node, fallback: Node | undefined, node: Node, module: Module, ctx: Context, frame?: Frame): Value {
  const expr = exprOf(module, node);
  const entry = indexed(whole, key, node, module, ctx, frame);
  const known = outcomes(ctx.evaluate(key, module, frame)).every(({ leaf }) => leaf.kind === 'literal');
  const otherwise: Value = fallback ? ctx.evaluate(fallback, module, frame) : { kind: 'literal', expr, value: null };
  const test = testOf(key, module, ctx, frame);
  // What code changes is no default's.
  const isChanged = outcomes(entry).some(({ leaf }) => leaf.kind === 'open' && leaf.why === 'changed');
  const missing = { ...test, key: `get:${expr.file}:${expr.start}` };
  const orElse = (found: Value): Value => ({ kind: 'choice', expr, test: missing, fallback: true, yes: found, no: otherwise });
  // What may stand under keys that are not shown is the last option already.
  const rest = entry.kind === 'union' && entry.by && entry.options.length > entry.by.texts.length ? entry.options.at(-1) : undefined;
  const value: Value =
    known && !isChanged
      ? orElse(entry)
      : entry.kind === 'union'
        ? { ...entry, options: rest ? [...entry.options.slice(0, -1), orElse(rest)] : [...entry.options, otherwise] }
        : { kind: 'union', expr, options: [entry, otherwise] };
  return { kind: 'read', expr, value, declaration: null };
}

/** True for what the code does not show, where that is called with a name and a default: no object of the project, and no file of settings, which has sections. */
function mayBeDictionary(object: Node, whole: Value, call: Node, module: Module, ctx: Context): boolean {
  const [key] = positional(call);
  if (!key || stringValue(key) === undefined || calledFunctions(calleeOf(call), module, ctx).length > 0) return false;
  if (ctx.instancesOf(object, module).length > 0 || resolveName(calleeOf(call), module, ctx).kind === 'binding') return false;
  const leaves = outcomes(whole).map(({ leaf }) => leaf);
  return leaves.every((leaf) => (leaf.kind === 'open' && !isSettingsFile(leaf.expr, ctx)) || leaf.kind === 'object');
}

function isSettingsFile({ file, node }: Expr, ctx: Context): boolean {
  const home = ctx.modules.get(file);
  const found = home && isCall(node as Node) ? resolveName(calleeOf(node as Node), home, ctx) : undefined;
  return found?.kind === 'external' && /^configparser\b/.test(found.specifier);
}

/** An entry of what the code does not show: also what the project puts there. */
function entryOf(whole: Value, object: Node, key: string, node: Node, module: Module, ctx: Context): Value {
  const expr = exprOf(module, node);
  const entry = property(whole, key, expr);
  const word = memberName(object) ?? object.text;
  const isOpen = outcomes(whole).every(({ leaf }) => leaf.kind === 'open');
  const isIt = sameAs(object, module, ctx);
  const put = isOpen ? [...putUnder(isIt, word, key, object, ctx), ...putOn(isIt, key, object, ctx)] : [];
  put.push(...putBeside(object, key, module, ctx));
  return put.length > 0 ? { kind: 'union', expr, options: [entry, ...put] } : entry;
}

/** A value that the code does not show, and what is taken where there is none: what the project puts there belongs to what it can be. */
function gotOrElse(entry: Value, fallback: Node, node: Node, module: Module, ctx: Context, frame?: Frame): Value {
  const expr = exprOf(module, node);
  const test = { key: `get:${expr.file}:${expr.start}`, expr, negated: false, pure: false };
  return { kind: 'choice', expr, test, fallback: true, yes: expanding(entry), no: ctx.evaluate(fallback, module, frame) };
}

function expanding(value: Value): Value {
  switch (value.kind) {
    case 'read':
      return { ...value, value: expanding(value.value) };
    case 'choice':
      return { ...value, yes: expanding(value.yes), no: expanding(value.no) };
    case 'union':
      return { ...value, options: value.options.map(expanding) };
    case 'open':
      return value.candidates ? { ...value, expands: true } : value;
    default:
      return value;
  }
}

/** True where another file sets a constant that a framework may look up there: `MODEL = …` in `settings.py`. */
function isSetElsewhere(name: string, module: Module, { modules }: Context): boolean {
  const sets = new RegExp(`^[ \\t]*${name}[ \\t]*(?::[^=\\n]*)?=(?!=)`, 'm');
  return /^[A-Z][A-Z\d_]*$/.test(name) && modules.filesNaming(name).some((file) => file !== module.file && sets.test(modules.textOf(file)));
}

/** `getattr(settings, "MODEL", DEFAULT)`, of what no code of the project has made. */
function attributeOf(object: Node, name: Node, node: Node, module: Module, ctx: Context, frame?: Frame): Value {
  const fallback = positional(node)[2];
  const isOurs = /^(?:module|binding)$/.test(resolveName(object, module, ctx).kind) || ctx.instancesOf(object, module).length > 0;
  const attribute = stringValue(name);
  if (isOurs || !fallback || attribute === undefined || isSetElsewhere(attribute, module, ctx)) return openAt(module, node, 'call');
  const put = putOn(sameAs(object, module, ctx), attribute, object, ctx);
  const open: Open = { kind: 'open', expr: exprOf(module, node), why: 'environment', ...(put.length > 0 && { candidates: () => put }) };
  return gotOrElse(open, fallback, node, module, ctx, frame);
}

/** `field(default=…)`, `Field(…)`, `default_factory=lambda: …`. */
function fieldDefault(node: Node, module: Module, ctx: Context, frame?: Frame): Value {
  const given = keyword(node, 'default') ?? positional(node)[0];
  if (given) return given.type === 'ellipsis' ? openAt(module, node, 'parameter') : ctx.evaluate(given, module, frame);
  const factory = keyword(node, 'default_factory');
  if (!factory) return openAt(module, node, 'parameter');
  if (factory.text === 'dict') return { kind: 'object', expr: exprOf(module, factory), entries: [], readonly: true };
  const [made, ...others] = calledFunctions(factory, module, ctx);
  return made && others.length === 0 ? resultOf(made, ctx) : openAt(module, node, 'call');
}
