/** What of the standard library calls a function that it is handed, and the arguments beside it that it calls it with. */
import { outcomes } from '../../../values/outcomes.js';
import type { Value } from '../../../values/values.js';
import { eachOf } from '../changes/flow.js';
import { changes } from '../changes/mutations.js';
import type { Module } from '../modules/modules.js';
import { isBuiltin, nameOfExternal, resolveName } from '../modules/names.js';
import { onlyDoes } from '../responses/looks.js';
import {
  argumentsOf,
  calleeOf,
  field,
  isCall,
  isKeyword,
  isMember,
  isName,
  isSplat,
  memberName,
  type Node,
  objectOf,
  parts,
  positional,
  unwrap,
} from '../syntax/node.js';
import { type Context, type Located, openAt } from '../values/context.js';
import { calledFunctions } from '../values/functions.js';

/** How a call hands on what is written in it: `each` for one call per item of the lists beside the function, which `tuple` takes apart. */
export interface Shape {
  /** The place of the function. */
  at: number;
  each?: 'item' | 'tuple';
}

/** By the last name of what is called. */
const SHAPES: Record<string, Shape> = {
  submit: { at: 0 },
  to_thread: { at: 0 },
  run_in_threadpool: { at: 0 },
  run_in_executor: { at: 1 },
  map: { at: 0, each: 'item' },
  starmap: { at: 0, each: 'tuple' },
};
const FUNCTIONS = /^(?:asyncio\.to_thread|(?:starlette|fastapi)\.concurrency\.run_in_threadpool|itertools\.starmap)$/;
const METHODS: [RegExp, RegExp][] = [
  [/^concurrent\.futures(?:\.\w+)?\.\w+Executor$/, /^(?:submit|map)$/],
  [/^multiprocessing(?:\.pool|\.dummy)?\.(?:Thread)?Pool$/, /^(?:map|starmap)$/],
  [/^asyncio\.(?:get_running_loop|get_event_loop|new_event_loop)$/, /^run_in_executor$/],
];
/** What says how the work is shared out, and reaches no function. */
const OF_TAKER = /^(?:timeout|chunksize|buffersize)$/;
/** Take all that an iterator gives before anything else runs. */
const TAKES_ALL = /^(?:list|tuple|set|sorted|dict|max|min|sum|any|all)$/;

/** The call that calls a function with what stands beside it, where it is known to call it in no other way. */
export function takerOf(reference: Node, module: Module, ctx: Context): Node | undefined {
  const call = reference.parent?.type === 'argument_list' ? reference.parent.parent : undefined;
  const callee = call && isCall(call) ? unwrap(calleeOf(call)) : undefined;
  const name = callee && (memberName(callee) ?? callee.text);
  if (!call || !callee || !name || calledFunctions(callee, module, ctx).length) return undefined;
  const shape = SHAPES[name];
  if (!shape || unwrap(positional(call)[shape.at] ?? call) !== reference) return undefined;
  const external = nameOfExternal(callee, module, ctx);
  const isLazy = name === 'starmap' ? external !== undefined : isName(callee);
  if (shape.each && (hasOthers(call) || (isLazy && !isTakenAtOnce(call, module, ctx)))) return undefined;
  if (isName(callee) && name === 'map') return isBuiltin('map', callee, module, ctx) ? call : undefined;
  const beside = parts(argumentsOf(call)).filter((one) => unwrap(one) !== reference);
  if (!beside.every((one) => staysAsItIs(one, call, module, ctx))) return undefined;
  if (external !== undefined && FUNCTIONS.test(external)) return call;
  const makers = isMember(callee) ? makersOf(objectOf(callee), module, ctx) : [];
  const isMade = (maker: string | undefined) =>
    maker !== undefined && METHODS.some(([made, methods]) => made.test(maker) && methods.test(name));
  return makers.length > 0 && makers.every(isMade) ? call : undefined;
}

/** True for what nothing changes after it is handed on: the function may run at any time from then on. */
function staysAsItIs(argument: Node, call: Node, module: Module, ctx: Context): boolean {
  const inner = unwrap((isKeyword(argument) && field(argument, 'value')) || argument);
  const isPlain = outcomes(ctx.evaluate(inner, module)).every(({ leaf }) => leaf.kind === 'literal');
  if (isPlain || !(isName(inner) || isMember(inner) || inner.type === 'subscript')) return true;
  const binding = isName(inner) ? module.scopes.bindingOf(inner) : undefined;
  const later = binding?.references.filter(({ start }) => start > call.end);
  return later?.every((use) => !changes(use) && !mayBeChangedBy(use, module, ctx)) ?? false;
}

/** Handed to a call that may do anything with it, or to another name. */
function mayBeChangedBy(use: Node, module: Module, ctx: Context): boolean {
  const { parent } = use;
  if (parent?.type === 'assignment') return parent.children.some((one) => one === use && one.field === 'right');
  const outer = parent?.type === 'argument_list' ? parent.parent : undefined;
  return outer !== null && outer !== undefined && isCall(outer) && !onlyDoes(outer, module, ctx);
}

/** True where not all lists are written by their place. */
const hasOthers = (call: Node): boolean =>
  parts(argumentsOf(call)).some((one) => isSplat(one) || (isKeyword(one) && !OF_TAKER.test(field(one, 'name')?.text ?? '')));

/** `list(map(…))`, `for answer in map(…)`: nothing changes the lists before they are read. */
function isTakenAtOnce(call: Node, module: Module, ctx: Context): boolean {
  const { parent } = call;
  if (parent?.type === 'list_splat') return true;
  const outer = parent?.type === 'argument_list' ? parent.parent : undefined;
  const callee = outer && isCall(outer) ? calleeOf(outer) : undefined;
  return callee !== undefined && TAKES_ALL.test(callee.text) && isBuiltin(callee.text, callee, module, ctx);
}

/** The names of what made an object: by the value of its name, by `with … as`, or by all that is assigned to an attribute of that name. */
function makersOf(node: Node, module: Module, ctx: Context): (string | undefined)[] {
  const inner = unwrap(node);
  if (isCall(inner)) return [nameOfExternal(calleeOf(inner), module, ctx)];
  if (isMember(inner)) {
    const written = ctx.membersNamed(memberName(inner) ?? '').filter((one) => one.node.field === 'left' && one.node.parent !== null);
    return written.flatMap((one) => madeBy(one.node.parent as Node, one.module, ctx));
  }
  const found = resolveName(inner, module, ctx);
  if (found.kind !== 'binding') return [];
  return found.binding.definitions.flatMap(({ node: definition }) => madeBy(definition, found.module, ctx));
}

function madeBy(definition: Node, module: Module, ctx: Context): (string | undefined)[] {
  const value = definition.type === 'as_pattern' ? parts(definition)[0] : field(definition, 'right');
  const inner = value && unwrap(value);
  return inner && isCall(inner) ? [nameOfExternal(calleeOf(inner), module, ctx)] : [undefined];
}

/** How a call hands its arguments on to a function; undefined for a call of the function. */
export function shapeOf({ module, node: call }: Located, fn: Node, ctx: Context): Shape | undefined {
  const callee = unwrap(calleeOf(call));
  const shape = SHAPES[memberName(callee) ?? callee.text];
  const handed = shape && argumentsOf(call).type === 'argument_list' ? positional(call)[shape.at] : undefined;
  return handed && calledFunctions(handed, module, ctx).some(({ node }) => node === fn) ? shape : undefined;
}

/** What one call per item gets at a place. */
export function itemAt(call: Located, { at, each }: Shape, index: number, evaluate: (node: Node) => Value): Value {
  const lists = positional(call.node).slice(at + 1);
  const list = each === 'tuple' ? lists[0] : lists[index];
  const open = openAt(call.module, call.node, 'parameter');
  if (!list) return open;
  const item = eachOf(evaluate(list), list, call.module);
  if (each !== 'tuple') return item;
  const options = outcomes(item).map(({ leaf }): Value => {
    const element =
      leaf.kind === 'array' && leaf.literal && leaf.elements.every(({ kind }) => kind === 'element') ? leaf.elements[index] : undefined;
    return element?.value() ?? open;
  });
  const [only] = options;
  return options.length === 1 && only ? only : { kind: 'union', expr: open.expr, options };
}
