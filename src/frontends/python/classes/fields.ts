/** What an attribute of an object or class can be. */
import { everyLeaf } from '../../../values/every-leaf.js';
import type { Element, Expr, Value } from '../../../values/values.js';
import { withEntry } from '../../entries.js';
import type { Module } from '../modules/modules.js';
import { around, field, isMember, memberName, type Node } from '../syntax/node.js';
import { type Context, exprOf, type Frame, type Located, openAt } from '../values/context.js';
import { entered, MOST_FRAMES, resultOf } from '../values/functions.js';
import {
  answersItself,
  changesInside,
  hasUnknownBase,
  isGetter,
  isOneObject,
  isSure,
  itemsAdded,
  linesOf,
  type Source,
  sourcesIn,
} from './attributes.js';
import { callsIn, constructorsOf } from './constructors.js';
import { changesOf, dataField, fieldOf } from './data-fields.js';
import { functionAround, isAbstract } from './hierarchy.js';
import type { Instance } from './instances.js';

/** How many assignments that build on each other are followed. */
const MOST_WRITES = 8;

/** The value of an attribute, read at `node`; undefined where nothing in the project gives it one. */
export function fieldValue(owner: Instance, name: string, node: Node, module: Module, ctx: Context, frame?: Frame): Value | undefined {
  const { copy, ...original } = owner;
  const changed = copy && changesOf(copy, name, ctx);
  if (changed) return changed;
  const lines = linesOf(owner, ctx);
  const write = writeAround(node, name);
  if (write) return valueBefore(write, owner, name, module, ctx, frame) ?? openAt(module, node, 'reassigned');
  if (lines.some((line) => answersItself(line, ctx))) return openAt(module, node, 'reassigned');
  const found = lines.map((line) => inLine(original, line, name, node, module, ctx, frame));
  const given = ofLines(found, isOneObject(original) ? exprOf(owner.module, owner.node) : exprOf(module, node));
  const value = given && withItems(given, lines, name, ctx);
  const inside = value ? lines.flatMap((line) => changesInside(line, name, ctx)) : [];
  if (!value || inside.length === 0) return value;
  const isDictionary = everyLeaf(value, ({ kind }) => kind === 'object');
  return isDictionary ? inside.reduce((so, entry) => withEntry(so, entry, []), value) : openAt(module, node, 'reassigned');
}

/** A list with what is added to it later: which item is the last one cannot be told. */
function withItems(value: Value, lines: readonly (readonly Located[])[], name: string, ctx: Context): Value {
  if (value.kind === 'read') return { ...value, value: withItems(value.value, lines, name, ctx) };
  const added = value.kind === 'array' ? lines.flatMap((line) => itemsAdded(line, name, ctx)) : [];
  if (value.kind !== 'array' || added.length === 0) return value;
  const items = [...new Map(added.map((item) => [item.node, item])).values()].map(
    ({ node, module, whole }): Element => ({ kind: whole ? 'spread' : 'element', value: () => ctx.evaluate(node, module) }),
  );
  return { ...value, literal: false, elements: [...value.elements, ...items], last: () => [] };
}

/** What the attribute is given, of what each class that the object may be of gives it. */
function ofLines(found: readonly (Value | undefined)[], expr: Expr): Value | undefined {
  // A class that has no such attribute is there for others to inherit from: it adds nothing to what they have.
  const [any] = found.filter((value) => value !== undefined);
  if (!any) return undefined;
  const options = found.map((value) => value ?? any);
  return options.length === 1 ? any : { kind: 'union', expr, options };
}

/** The assignment to an attribute of that name whose value holds a node. */
function writeAround(node: Node, name: string): Node | undefined {
  const write = around(node, ({ type }) => /assignment$/.test(type));
  const left = write && field(write, 'left');
  return left && isMember(left) && memberName(left) === name && left !== node ? write : undefined;
}

/** `self.params = {**self.params, …}`: what the constructor gave it last; undefined where that is not the one before it. */
function valueBefore(write: Node, owner: Instance, name: string, module: Module, ctx: Context, frame?: Frame): Value | undefined {
  const all = ctx.writesTo(name).filter((one) => one.owner?.node === owner.node);
  const index = all.findIndex(({ node }) => node === write);
  const last = all[index - 1];
  if (!last?.value || index > MOST_WRITES || !all.slice(0, index + 1).every(isSure)) return undefined;
  return last.module === module ? valuesOf({ ...last, how: 'init' }, owner, ctx, frame)[0] : undefined;
}

/** The value in an object of the class that heads the line. */
function inLine(
  owner: Instance,
  line: readonly Located[],
  name: string,
  node: Node,
  module: Module,
  ctx: Context,
  frame?: Frame,
): Value | undefined {
  const sources = sourcesIn(line, name, ctx, owner.kind === 'super');
  const isObject = owner.kind !== 'class' && owner.kind !== 'cls' && owner.kind !== 'super';
  const declared = isObject && sources.some(({ how }) => how === 'body' || how === 'declared') ? fieldOf(line, name, ctx) : undefined;
  const values: Value[] = declared ? [dataField(owner, line, name, declared, ctx)] : [];
  const rest = sources.filter(({ how }) => how !== 'declared' && !(declared && how === 'body'));
  for (const source of rest) values.push(...valuesOf(source, owner, ctx, frame));
  if (rest.some(({ how }) => how === 'late' || how === 'unseen')) values.push(openAt(module, node, 'reassigned'));
  const [first, ...others] = values;
  if (!first) return hasUnknownBase(line, ctx) ? openAt(module, node) : undefined;
  const [at] = sources;
  return others.length === 0 || !at ? first : { kind: 'union', expr: exprOf(at.module, at.node), options: values, part: name };
}

function valuesOf(source: Source, owner: Instance, ctx: Context, frame?: Frame): Value[] {
  const { node, module, how } = source;
  if (how === 'unseen' || (how === 'function' && isAbstract(node))) return [];
  if (how === 'function' || how === 'class') return [isGetter(source) ? resultOf(source, ctx) : openAt(module, node)];
  const right = field(node, 'right');
  if (!right) return [];
  const init = how === 'init' ? functionAround(node) : undefined;
  if (!init || !owner.call) return [ctx.evaluate(right, module)];
  if ((frame?.depth ?? 0) >= MOST_FRAMES) return [openAt(module, right, 'too-deep')];
  const made = frameOfConstructor(owner.call, owner, { module, node: init }, ctx);
  return [ctx.evaluate(right, module, made && { ...made, depth: (frame?.depth ?? 0) + 1 })];
}

/** What the parameters of a constructor are where an object is made: those of a base's by what is handed up to it. */
function frameOfConstructor(call: Located, owner: Instance, init: Located, ctx: Context): Frame | undefined {
  let [at] = constructorsOf({ ...owner, kind: 'made' }, ctx);
  let frame = at && entered(call, at, ctx);
  for (let step = 0; at && frame && at.node !== init.node && step < MOST_FRAMES; step++) {
    const [up, ...others] = callsIn(at, ctx);
    if (!up || others.length) return undefined;
    const next = up.runs;
    frame = entered(up.call, next, ctx, { ...frame, depth: 0 });
    at = next;
  }
  return at?.node === init.node ? frame : undefined;
}
