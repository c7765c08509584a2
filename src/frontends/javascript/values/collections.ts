/** Arrays, tables and maps: what is in them, and what an index takes out. */
import type * as t from '@babel/types';
import { constant, outcomes, property } from '../../../values/outcomes.js';
import { type ArrayValue, absent, type Element, type Entry, type Expr, type Value } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import { isCall, isMember, type Member, memberName, type Node, unwrap } from '../syntax/ast.js';
import type { Binding } from '../syntax/scope.js';
import { type Context, exprOf, type Frame, openAt } from './context.js';
import { resolveName } from './functions.js';

/** Methods that give the items of an array other places, or take them away. */
const SHUFFLES = /^(?:unshift|shift|pop|splice|reverse|sort|fill|copyWithin)$/;

/** `requests.push(…)` fills an array after it was made; what else changes its items leaves open which one is where. */
export function withPushes(array: Extract<Value, { kind: 'array' }>, binding: Binding, module: Module, ctx: Context, frame?: Frame): Value {
  const pushed: typeof array.elements = [];
  const first: typeof array.elements = [];
  let isShuffled = false;
  const item = (argument: Node): (typeof array.elements)[number] => ({
    kind: argument.type === 'SpreadElement' ? 'spread' : 'element',
    value: () => ctx.evaluate(argument.type === 'SpreadElement' ? argument.argument : argument, module, frame),
  });
  for (const reference of binding.references) {
    const parent = module.scopes.parentOf(reference);
    if (!parent || !isMember(parent) || parent.object !== reference) continue;
    const using = module.scopes.parentOf(parent);
    const name = memberName(parent);
    if (using?.type === 'AssignmentExpression' && using.left === parent && name !== 'length') first.push(item(using.right));
    if (!using || !isCall(using) || using.callee !== parent || name === undefined) continue;
    if (name === 'push') pushed.push(...using.arguments.map(item));
    if (name === 'unshift') first.push(...using.arguments.map(item));
    if (name === 'splice') first.push(...using.arguments.slice(2).map(item));
    isShuffled ||= SHUFFLES.test(name);
  }
  return pushed.length + first.length > 0 || isShuffled
    ? { ...array, literal: false, elements: [...first, ...array.elements, ...pushed] }
    : array;
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
