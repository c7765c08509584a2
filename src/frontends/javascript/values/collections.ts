/** Arrays, tables and maps: what is in them, and what an index takes out. */
import type * as t from '@babel/types';
import { constant, outcomes, property } from '../../../values/outcomes.js';
import { type ArrayValue, absent, type Element, type Entry, type Expr, type Value } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import { isCall, isMember, type Member, memberName, type Node, unwrap } from '../syntax/ast.js';
import type { Binding } from '../syntax/scope.js';
import { goesByItsName } from './changes.js';
import { type Context, exprOf, type Frame, openAt, type Reference } from './context.js';
import { resolveName } from './functions.js';
import { standIns } from './stand-ins.js';

/** Methods that give the items of an array other places, or take them away. */
const SHUFFLES = /^(?:unshift|shift|pop|splice|reverse|sort|fill|copyWithin)$/;

/** A list that is written out, and what is put into it by other names than its own: by a field that holds it, by a parameter that takes it. */
export function arrayValue(node: t.ArrayExpression, module: Module, ctx: Context, frame?: Frame): ArrayValue {
  const value = (of: Node) => ctx.evaluate(of, module, frame);
  const elements = node.elements.flatMap<Element>((one) =>
    one
      ? [one.type === 'SpreadElement' ? { kind: 'spread', value: () => value(one.argument) } : { kind: 'element', value: () => value(one) }]
      : [],
  );
  const array: ArrayValue = { kind: 'array', expr: exprOf(module, node), literal: true, elements };
  const others = standIns({ node, module }, ctx)?.filter(
    (one) => one.node !== node && !goesByItsName(one.node, one.module, { node, module }),
  );
  return others ? changedBy(array, others, ctx) : { ...array, literal: false };
}

/** `requests.push(…)` fills an array after it was made; what else changes its items leaves open which one is where. */
export const withPushes = (array: ArrayValue, binding: Binding, module: Module, ctx: Context, frame?: Frame): Value =>
  changedBy(
    array,
    binding.references.map((node) => ({ node, module })),
    ctx,
    frame,
  );

/** @param uses expressions that stand for the array. */
function changedBy(array: ArrayValue, uses: readonly Reference[], ctx: Context, frame?: Frame): ArrayValue {
  const pushed: Element[] = [];
  const first: Element[] = [];
  let isShuffled = false;
  for (const { node, module } of uses) {
    const item = (argument: Node): Element => ({
      kind: argument.type === 'SpreadElement' ? 'spread' : 'element',
      value: () => ctx.evaluate(argument.type === 'SpreadElement' ? argument.argument : argument, module, frame),
    });
    const parent = module.scopes.parentOf(node);
    if (!parent || !isMember(parent) || parent.object !== node) continue;
    const using = module.scopes.parentOf(parent);
    const name = memberName(parent);
    if (using?.type === 'AssignmentExpression' && using.left === parent && name !== 'length') first.push(item(using.right));
    isShuffled ||= using?.type === 'AssignmentExpression' && using.left === parent && name === 'length';
    if (!using || !isCall(using) || using.callee !== parent || name === undefined) continue;
    if (name === 'push') pushed.push(...using.arguments.map(item));
    if (name === 'unshift') first.push(...using.arguments.map(item));
    if (name === 'splice') first.push(...using.arguments.slice(2).map(item));
    isShuffled ||= SHUFFLES.test(name);
  }
  if (pushed.length + first.length === 0 && !isShuffled) return array;
  const elements = [...first, ...array.elements, ...pushed];
  // Any of them may be the last one then.
  return { ...array, literal: false, elements, ...(isShuffled && { last: () => elements }) };
}

/** `history.concat(turns)`; undefined where it may as well be a text. */
export function concatenation(list: Value, added: readonly Value[], expr: Expr): ArrayValue | undefined {
  const kept = outcomes(list)[0]?.leaf;
  const kindOf = (value: Value) => outcomes(value)[0]?.leaf.kind;
  const isThing = (value: Value): boolean => kindOf(value) === 'object';
  if (kept?.kind !== 'array' && !added.some((value) => isThing(value) || kindOf(value) === 'array')) return undefined;
  const parts = added.map<Element>((value) => ({ kind: isThing(value) ? 'element' : 'spread', value: () => value }));
  // A list of its own: who adds to it adds nothing to those that it is made of.
  const elements: Element[] = kept?.kind === 'array' ? kept.elements : [{ kind: 'spread', value: () => list }];
  return { kind: 'array', expr, literal: false, elements: [...elements, ...parts] };
}

/** `MODELS[tier]`: the entry where the index is known, else any of them. */
export function indexed(object: Value, node: Member, module: Module, ctx: Context, frame?: Frame): Value {
  const index = ctx.evaluate(node.property, module, frame);
  const known = outcomes(index);
  const whole = outcomes(object);
  const open = openAt(module, node);
  if (known.length === 1 && known[0]?.leaf.kind === 'literal') return property(object, String(known[0].leaf.value));
  if (whole.some((o) => o.leaf.kind === 'open') || known.length > 50) return open;
  const keys = known.every((o) => o.leaf.kind === 'literal')
    ? known.map((o) => String((o.leaf as { value: unknown }).value))
    : keysOf(whole.map((o) => o.leaf));
  if (!keys) return open;
  const options = [...new Set(keys)].map((key) => property(object, key));
  const parent = module.scopes.parentOf(node);
  if (parent?.type === 'LogicalExpression' && parent.left === node) options.push(absent(exprOf(module, node)));
  return options.length ? { kind: 'union', expr: exprOf(module, node), options } : open;
}

/** @param seen objects that are spread into each other are looked at once. */
function keysOf(values: Value[], seen = new Set<Value>()): string[] | undefined {
  const keys: string[] = [];
  for (const value of values) {
    if (value.kind === 'array') keys.push(...value.elements.map((_, index) => String(index)));
    if (value.kind !== 'object' || seen.has(value)) continue;
    seen.add(value);
    for (const entry of value.entries) {
      if (entry.kind === 'property' || entry.kind === 'write') keys.push(entry.key);
      else if (entry.kind === 'computed') return undefined;
      else {
        const spread = outcomes(entry.value()).map((o) => o.leaf);
        const inside = keysOf(spread, seen);
        if (!inside) return undefined;
        keys.push(...inside);
      }
    }
  }
  return keys;
}

export function mapValue(node: t.NewExpression, module: Module, ctx: Context, frame?: Frame): Value {
  const list = node.arguments[0] ? unwrap(node.arguments[0]) : undefined;
  if (list?.type !== 'ArrayExpression') return openAt(module, node, 'call');
  const entries = list.elements.map<Entry | undefined>((pair) => {
    if (pair?.type !== 'ArrayExpression') return undefined;
    const [first, second] = pair.elements;
    const key = first ? constant(ctx.evaluate(first, module, frame))?.value : undefined;
    if (key === undefined || !second) return undefined;
    return {
      kind: 'property',
      key: String(key),
      expr: exprOf(module, pair),
      valueExpr: exprOf(module, second),
      shorthand: false,
      value: () => ctx.evaluate(second, module, frame),
    };
  });
  const known = entries.filter((entry) => entry !== undefined);
  return known.length === entries.length
    ? { kind: 'object', expr: exprOf(module, node), entries: known, readonly: true }
    : openAt(module, node, 'call');
}

/** `table.set(…)`, `table.delete(…)`, anywhere. */
export function isChangedMap(object: Node, module: Module, ctx: Context): boolean {
  const found = resolveName(object, module, ctx);
  const uses = found.kind === 'binding' ? ctx.referencesTo(found.binding, found.module) : [];
  return uses.some(({ node, module: home }) => {
    const parent = home.scopes.parentOf(node);
    return parent && isMember(parent) && parent.object === node && /^(?:set|delete|clear)$/.test(memberName(parent) ?? '');
  });
}

export function isMapRead(object: Node, module: Module, ctx: Context): boolean {
  const found = resolveName(object, module, ctx);
  const init = found.kind === 'binding' && found.binding.node.type === 'VariableDeclarator' ? found.binding.node.init : object;
  const made = init ? unwrap(init) : undefined;
  return made?.type === 'NewExpression' && made.callee.type === 'Identifier' && made.callee.name === 'Map';
}
