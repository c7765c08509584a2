/** Which item may stand last in a list where it is read: items are appended, taken away and put elsewhere in the order of the code. */
import { outcomes } from '../../../values/outcomes.js';
import type { ArrayValue, Element } from '../../../values/values.js';
import { statementFor } from '../changes/mutations.js';
import { guardsOf } from '../changes/order.js';
import type { Module } from '../modules/modules.js';
import { numberValue } from '../syntax/literals.js';
import {
  around,
  calleeOf,
  field,
  holds,
  isCall,
  isFunction,
  isMember,
  memberName,
  type Node,
  objectOf,
  parts,
  positional,
} from '../syntax/node.js';
import { parameterName } from '../syntax/scope.js';
import type { Context, Frame, Located } from './context.js';
import { calledFunctions, entered } from './functions.js';
import { parameterTaking } from './parameters.js';

/** What is known of the end of a list, one for each way the code can have gone; an empty one says nothing. */
type Tail = readonly Element[];
type Step = (tail: Tail) => Tail;

const MOST_TAILS = 16;
/** How many functions a list is followed into that hand it to each other. */
const MOST_CALLS = 4;
const forget: Step = () => [];
const LOOPS = /^(?:for_statement|while_statement)$/;

/** The items that may be the last one; none where that cannot be told, undefined where the list is what it was made as. */
export function lastItems(
  array: ArrayValue,
  used: readonly Node[],
  reader: Node,
  module: Module,
  ctx: Context,
  frame?: Frame,
): Element[] | undefined {
  const home = functionAround(reader);
  const inOrder = [...used].sort((a, b) => a.start - b.start);
  const steps = inOrder.flatMap((reference) => {
    const step = stepAt(reference, module, ctx, frame);
    return step ? [{ reference, step, within: functionAround(reference) }] : [];
  });
  if (steps.length === 0) return undefined;
  // When another function runs is not known; what is done here afterwards is.
  const isElsewhere = steps.some(({ within }) => within && within !== home && !holds(within, reader));
  let tails: Tail[] = [isElsewhere ? [] : endOf(array)];
  const before = steps.filter(({ within }) => within !== home && (!within || holds(within, reader)));
  const own = steps.filter(({ reference, within }) => within === home && reference.start < reader.start);
  for (const { reference, step } of [...before, ...own]) {
    const guards = guardsOf(reference, reader, module, ctx, frame);
    if (!guards) continue;
    const isRepeated = around(reference, (node) => LOOPS.test(node.type) && !holds(node, reader)) !== undefined;
    const after = tails.map(isRepeated ? forget : step);
    tails = guards.length && !isRepeated ? [...tails, ...after] : after;
    if (tails.length > MOST_TAILS) tails = [[]];
  }
  return tails.flatMap((tail) => tail.at(-1) ?? []);
}

const functionAround = (node: Node): Node | undefined => around(node, isFunction);

/** The items behind the last that may be any number of them. */
function endOf({ elements, literal }: ArrayValue): Tail {
  if (!literal && elements.length < 2) return [];
  const open = elements.findLastIndex(({ kind }) => kind === 'spread');
  return elements.slice(open + 1);
}

/** What is done to the list where a name for it stands; undefined where it is only read. */
function stepAt(reference: Node, module: Module, ctx: Context, frame?: Frame, depth = 0): Step | undefined {
  const { parent } = reference;
  const item = (node: Node | undefined): Element[] => (node ? [{ kind: 'element', value: () => ctx.evaluate(node, module, frame) }] : []);
  if (!parent) return undefined;
  if (parent.type === 'augmented_assignment' && parent.children[0] === reference)
    return field(parent, 'operator')?.text === '+=' ? joined(field(parent, 'right'), module, ctx, frame) : forget;
  if (parent.type === 'subscript' && objectOf(parent) === reference) {
    const statement = statementFor(parent);
    if (!statement) return undefined;
    const [index, ...more] = parts(parent).filter((part) => part.field === 'subscript');
    if (!index || more.length || index.text !== '-1') return forget;
    if (statement.type === 'delete_statement') return (tail) => tail.slice(0, -1);
    const isPlain = statement.type === 'assignment' && field(statement, 'left') === parent;
    return (tail) => [...tail.slice(0, -1), ...item(isPlain ? field(statement, 'right') : undefined)];
  }
  if (parent.type === 'argument_list') {
    const call = parent.parent;
    const functions = call ? calledFunctions(calleeOf(call), module, ctx) : [];
    const [only, ...others] = functions;
    // A function of the project may add to what it is given.
    const step = call && only && others.length === 0 ? stepIn(only, reference, { module, node: call }, ctx, frame, depth) : undefined;
    return step ?? (functions.length ? forget : undefined);
  }
  const call = parent.parent;
  if (!isMember(parent) || objectOf(parent) !== reference || !call || !isCall(call) || calleeOf(call) !== parent) return undefined;
  const [first, second] = positional(call);
  switch (memberName(parent)) {
    case 'append':
      return (tail) => [...tail, ...item(first)];
    case 'extend':
      return joined(first, module, ctx, frame);
    case 'insert':
      // In front of what is there the end stays.
      return first && second && numberValue(first) === 0 ? (tail) => tail : forget;
    case 'pop':
      return !first || first.text === '-1' ? (tail) => tail.slice(0, -1) : numberValue(first) === 0 ? (tail) => tail.slice(1) : forget;
    case 'reverse':
    case 'sort':
    case 'clear':
    case 'remove':
      return forget;
    default:
      return undefined;
  }
}

/** What a function does to a list that it is given, conditions aside: what may stand last is asked. Undefined where that cannot be told. */
function stepIn(fn: Located, argument: Node, call: Located, ctx: Context, frame: Frame | undefined, depth: number): Step | undefined {
  const param = depth < MOST_CALLS ? parameterTaking(argument, fn.node) : undefined;
  const id = param && parameterName(param);
  const binding = id && fn.module.scopes.bindingOf(id);
  if (!binding) return undefined;
  const within = entered(call, fn, ctx, frame);
  const used = binding.references.filter((one) => one !== id && functionAround(one) === fn.node).sort((a, b) => a.start - b.start);
  const steps = used.map((one): Step | undefined => {
    const step = stepAt(one, fn.module, ctx, within, depth + 1);
    return step && around(one, (node) => LOOPS.test(node.type)) ? forget : step;
  });
  return (tail) => steps.reduce((so, step) => step?.(so) ?? so, tail);
}

/** All items of another list at the end. */
function joined(list: Node | undefined, module: Module, ctx: Context, frame?: Frame): Step {
  const [only, ...others] = list ? outcomes(ctx.evaluate(list, module, frame)) : [];
  if (only?.leaf.kind !== 'array' || others.length) return forget;
  const { elements } = only.leaf;
  const end = endOf(only.leaf);
  return (tail) => (end.length === elements.length ? [...tail, ...end] : end);
}
