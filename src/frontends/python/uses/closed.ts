/** Functions all of whose callers are in sight: what these pass is all that the parameters get. */
import type { Closing } from '../../../sites/sites.js';
import { functionAround } from '../classes/hierarchy.js';
import { isOfTest } from '../clients/without-beta.js';
import { decoratorsOf, resolveName } from '../modules/names.js';
import { argumentsOf, around, field, holds, isFunction, isName, memberName, objectOf, walk } from '../syntax/node.js';
import { parameterName } from '../syntax/scope.js';
import { type Context, exprOf, type Frame, type Located } from '../values/context.js';
import { entered, isBound, parametersOf } from '../values/functions.js';
import { handsNothingOut } from '../values/given.js';
import { callsOf } from './callers.js';
import { classAround } from './function-references.js';
import { isPassedInSight } from './in-sight.js';
import { passedOnBy } from './passing-on.js';

interface ClosedCalls {
  /** Undefined for a name that nobody else can have. */
  why: Closing | undefined;
  calls: readonly Located[];
}

/** The calls that are all there are of a function; undefined where there may be others. */
export const closedFunction = (fn: Located, ctx: Context): ClosedCalls | undefined =>
  ctx.remember('closed', fn.node, () => findClosed(fn, ctx));

/** More calls of one function are taken for open. */
const MOST_CALLS = 40;

function findClosed(fn: Located, ctx: Context): ClosedCalls | undefined {
  const why = closingOf(fn, ctx);
  if (why === 'open') return undefined;
  const passedOn = decoratorsOf(fn.node).map((one) => (handsNothingOut(one) ? [] : passedOnBy(one, fn.module, ctx)));
  if (passedOn.some((calls) => calls === undefined)) return undefined;
  // The object that a method is called on is no argument.
  const [first] = parametersOf(fn.node).slice(isBound(fn.node) ? 1 : 0);
  const id = first && parameterName(first);
  if (!id || !isPassedInSight(exprOf(fn.module, id), ctx)) return undefined;
  // What a decorator passes on is what callers wrote.
  const calls = callsOf(fn, ctx).filter(({ node }) => !passedOn.some((own) => own?.includes(node)));
  const callsItself = calls.some(({ module, node }) => module === fn.module && holds(fn.node, node));
  if (callsItself || calls.length > MOST_CALLS || calls.every(({ module }) => isOfTest(module, ctx))) return undefined;
  return { why, calls };
}

/** Functions that hand on what they are given are followed up to so many callers, and so many chains of calls. */
const MOST_LAYERS = 4;

/** What becomes of the parameters of a closed function, by each chain of the calls that are all there are. */
export interface Framed {
  frames: Frame[];
  /** The functions whose callers were taken to be all. */
  closed: { fn: Located; why: Closing | undefined }[];
}

/** @returns undefined for a function that others may call. */
export function framesOf(fn: Located, ctx: Context, layer = 1): Framed | undefined {
  const own = closedFunction(fn, ctx);
  if (!own) return undefined;
  const closed: Framed['closed'] = [{ fn, why: own.why }];
  const frames = own.calls.flatMap((call) => {
    const around = functionAround(call.node);
    const caller = around && { module: call.module, node: around };
    const above = caller && layer < MOST_LAYERS && handsOn(call, caller) ? framesOf(caller, ctx, layer + 1) : undefined;
    if (!above || above.frames.length > MOST_CALLS) return [framedBy(call, fn, ctx)];
    closed.push(...above.closed);
    return above.frames.map((frame) => framedBy(call, fn, ctx, frame));
  });
  return frames.length > MOST_CALLS
    ? { frames: own.calls.map((call) => framedBy(call, fn, ctx)), closed: closed.slice(0, 1) }
    : { frames, closed };
}

/** True for a call that passes on what the function around it was given. */
function handsOn(call: Located, caller: Located): boolean {
  const { scopes } = call.module;
  let found = false;
  walk(argumentsOf(call.node), (node) => {
    const binding = isName(node) ? scopes.bindingOf(node) : undefined;
    found ||= binding?.scope.node === caller.node && binding.definitions.some(({ kind }) => kind === 'param');
    return !found;
  });
  return found;
}

/** What becomes of the parameters, by one of the calls that are all there are. @param around what the caller was given itself. */
function framedBy(call: Located, fn: Located, ctx: Context, around?: Frame): Frame {
  const frame = entered(call, fn, ctx, around);
  const list = argumentsOf(call.node);
  const parameters = parametersOf(fn.node);
  const names = parameters.map((param) => parameterName(param)?.text ?? '');
  for (const param of parameters) {
    const id = param.text.startsWith('**') ? parameterName(param) : undefined;
    const binding = id && fn.module.scopes.bindingOf(id);
    const value = binding && frame.params.get(binding);
    // What is written into the call reaches the request, unless another parameter takes it.
    if (binding && value?.kind === 'object' && list.type === 'argument_list' && !names.some((name) => ADDED.test(name)))
      frame.params.set(binding, { ...value, expr: exprOf(call.module, list), readonly: false });
  }
  return frame;
}

const ADDED = /^(?:betas|output_config)$/;

function closingOf({ module, node }: Located, ctx: Context): Closing | 'open' | undefined {
  const name = field(node, 'name')?.text;
  if (node.type !== 'function_definition' || name === undefined) return 'open';
  const isLocal = around(node.parent?.type === 'decorated_definition' ? node.parent : node, isFunction) !== undefined;
  if (!classAround(node) && isLocal) return undefined;
  if (classAround(node) || !/^_(?!_)/.test(name)) return ctx.closedWorld && !isNamedOtherwise(name, ctx) ? 'closed-world' : 'open';
  return isNamedElsewhere(name, module, ctx) ? 'open' : 'private-name';
}

/** True if a file gives a name another one as it imports it, or something may look it up by its text: `getattr(jobs, "send")`. */
function isNamedOtherwise(name: string, ctx: Context): boolean {
  const other = new RegExp(`\\b${name}\\s+as\\s+\\w|["']${name}["']`);
  return ctx.modules.filesNaming(name).some((file) => other.test(ctx.modules.textOf(file)) && !isOfTest({ file }, ctx));
}

/** True if another file imports a name, or something may look it up by its text. */
function isNamedElsewhere(name: string, own: Located['module'], ctx: Context): boolean {
  const quoted = new RegExp(`["'](?:[\\w./]+[.:])?${name}["']`);
  const { modules } = ctx;
  const files = modules.filesNaming(name);
  if (files.some((file) => quoted.test(modules.textOf(file)) && !isOfTest({ file }, ctx))) return true;
  if (/\b(?:globals|vars|locals)\s*\(|sys\.modules/.test(own.text)) return true;
  const imported = new RegExp(`^[ \\t]*from[^\\n]*\\bimport\\b(?:[^\\n(]*|\\s*\\([^)]*)\\b${name}\\b`, 'm');
  if (files.some((file) => file !== own.file && imported.test(modules.textOf(file)))) return true;
  // `getattr(module, name)`.
  const asked = ctx.callsNamed('getattr').some(({ module, node }) => {
    const [object, key] =
      node.children.find(({ type }) => type === 'argument_list')?.children.filter(({ type }) => !/^[(),]$/.test(type)) ?? [];
    const found = object && resolveName(object, module, ctx);
    return found?.kind === 'module' && found.module === own && key?.type !== 'string';
  });
  if (asked) return true;
  return ctx.membersNamed(name).some(({ module, node }) => {
    const object = objectOf(node);
    if (isName(object) && /^(?:self|cls)$/.test(object.text)) return false;
    return memberName(node) === name && resolveName(node, module, ctx).kind !== 'external' && ctx.instancesOf(object, module).length === 0;
  });
}
