/** Values behind a dot or in brackets: module constants, class fields, enum members, entries, the environment. */
import { outcomes, property } from '../../../values/outcomes.js';
import { type Declaration, exprKey, isAbsent, type Outcome, type Scalar, type Value } from '../../../values/values.js';
import { isListChange } from '../changes/mutations.js';
import { guardsOf } from '../changes/order.js';
import { fieldValue } from '../classes/fields.js';
import type { Instance } from '../classes/instances.js';
import type { Module } from '../modules/modules.js';
import { resolveName } from '../modules/names.js';
import { around, isCall, isFunction, isMember, isName, memberName, type Node, objectOf, parts, unwrap, walk } from '../syntax/node.js';
import { hookCall } from '../uses/hooks.js';
import { isEnum } from '../uses/reflection.js';
import { type Context, exprOf, type Frame, type Located, openAt } from './context.js';
import { isEnvironment, variableValue } from './environment.js';
import { memberRead, resolvedValue } from './evaluate.js';
import { lastItems } from './last-item.js';
import { parsedOption } from './parsed-options.js';
import { madeBySlice } from './text-changes.js';

/** What stands for a class's field where a declaration is asked for. */
export interface FieldOfClass {
  owner: Located;
  name: string;
}

export function memberValue(node: Node, module: Module, ctx: Context, frame?: Frame): Value {
  const name = memberName(node) as string;
  const found = resolveName(node, module, ctx);
  if (found.kind !== 'unknown') return resolvedValue(found, node, module, ctx, frame);
  const object = unwrap(objectOf(node));
  const owners = ctx.instancesOf(object, module);
  if (owners.length) {
    const expr = exprOf(module, node);
    const options = owners.map((owner): Value => {
      const value = withTail(fieldValue(owner, name, node, module, ctx, frame) ?? openAt(module, node), node, module, ctx, frame);
      // A member of an enum is more than its text.
      const part = owners.length > 1 || isEnum(owner.node);
      return { kind: 'read', expr, value, declaration: declarationOf(owner, name), ...(part && { part }) };
    });
    const handed = wasHandedOver(object, node, module, ctx, frame) ? [openAt(module, node, 'reassigned')] : [];
    const all = [...options, ...handed];
    if (all.length === 1) return all[0] as Value;
    // Which object it is says nothing of which class below its own that is of.
    return { kind: 'read', expr, value: { kind: 'union', expr, key: `owner:${exprKey(expr)}`, options: all }, declaration: null };
  }
  const whole = ctx.evaluate(object, module, frame);
  // The value of an enum's member is what the member was written as.
  if (name === 'value' && outcomes(whole).every(({ leaf }) => leaf.kind === 'literal' && typeof leaf.value === 'string'))
    return { kind: 'read', expr: exprOf(module, node), value: ofWhole(whole), declaration: null };
  const option = parsedOption(whole, name, node, module, ctx);
  if (option) return option;
  return outcomes(whole).some(({ leaf }) => leaf.kind === 'open' && leaf.candidates)
    ? memberRead(module, node, whole, name)
    : openAt(module, node);
}

/** True where code that nobody can name got the object before, and may have changed it: `plugin(self)`. */
function wasHandedOver(object: Node, reader: Node, module: Module, ctx: Context, frame?: Frame): boolean {
  const uses = isName(object) ? module.scopes.bindingOf(object)?.references : undefined;
  return (
    uses?.some((use) => {
      const call = hookCall(use, module, ctx);
      return call !== undefined && guardsOf(call, reader, module, ctx, frame) !== undefined;
    }) ?? false
  );
}

/** A list with what stands last in it where it is read: the function around has put something into it, `self.turns.append(…)`. */
function withTail(value: Value, node: Node, module: Module, ctx: Context, frame?: Frame): Value {
  const home = value.kind === 'array' ? around(node, isFunction) : undefined;
  if (value.kind !== 'array' || !home) return value;
  const others: Node[] = [];
  walk(home, (one) => {
    if (one !== node && isMember(one) && one.text === node.text) others.push(one);
  });
  if (!others.some(isListChange)) return value;
  const last = () => lastItems({ ...value, literal: false, elements: [] }, others, node, module, ctx, frame);
  return { ...value, literal: false, last };
}

/** A value whose names all stand for a whole that something is read from. */
function ofWhole(value: Value): Value {
  switch (value.kind) {
    case 'read':
      return { ...value, value: ofWhole(value.value), part: true };
    case 'choice':
      return { ...value, yes: ofWhole(value.yes), no: ofWhole(value.no) };
    case 'union':
      return { ...value, options: value.options.map(ofWhole) };
    default:
      return value;
  }
}

export function declarationOf({ module, node }: Instance, name: string): Declaration {
  const { start } = node;
  const binding: FieldOfClass = { owner: { module, node }, name };
  return { key: `${module.file}:${start}.${name}`, name, file: module.file, start, exported: false, binding };
}

/** `MODELS[tier]`: the entry where the index is known, else any of them. */
export function subscriptValue(node: Node, module: Module, ctx: Context, frame?: Frame): Value {
  const object = unwrap(objectOf(node));
  const [index, ...more] = parts(node).filter(({ field }) => field === 'subscript');
  if (isEnvironment(object, module, ctx)) return variableValue(node, index, undefined, module, ctx, frame);
  if (!index || more.length) return openAt(module, node);
  const value = (of: Node) => ctx.evaluate(of, module, frame);
  if (index.type === 'slice' && outcomes(value(object)).every(isText))
    return { ...openAt(module, node), ...madeBySlice(object, index, value) };
  // A field of a class is no entry.
  if (isCall(object) && ctx.instancesOf(object, module).length) return openAt(module, node);
  return {
    kind: 'read',
    expr: exprOf(module, node),
    value: indexed(ctx.evaluate(object, module, frame), index, node, module, ctx, frame),
    declaration: null,
  };
}

export function indexed(object: Value, index: Node, node: Node, module: Module, ctx: Context, frame?: Frame): Value {
  const known = outcomes(ctx.evaluate(index, module, frame));
  const whole = outcomes(object);
  const open = openAt(module, node);
  const [only] = known;
  // A part of a text.
  if (whole.some(({ leaf }) => leaf.kind === 'literal' && typeof leaf.value === 'string')) return open;
  if (known.length === 1 && only?.leaf.kind === 'literal') {
    const key = fromEnd(only.leaf.value, whole);
    return key === undefined ? open : property(object, String(key), exprOf(module, node));
  }
  if (whole.some(({ leaf }) => leaf.kind === 'open') || known.length > 50) return open;
  const keys = known.every(({ leaf }) => leaf.kind === 'literal')
    ? known.map(({ leaf }) => String(leaf.kind === 'literal' && leaf.value))
    : keysOf(whole.map(({ leaf }) => leaf));
  const texts = [...new Set(keys ?? [])];
  const rest = keys && !known.every(({ leaf }) => leaf.kind === 'literal') ? underOtherKeys(object) : undefined;
  const options = [...texts.map((key) => property(object, key)), ...(rest ? [rest] : [])];
  const isTable = whole.length === 1 && whole[0]?.leaf.kind === 'object';
  const by = isTable ? { value: ctx.evaluate(index, module, frame), texts } : undefined;
  return options.length ? { kind: 'union', expr: exprOf(module, node), options, by } : open;
}

/** True for a text, and for what may be one. */
const isText = ({ leaf }: Outcome): boolean => leaf.kind === 'open' || (leaf.kind === 'literal' && typeof leaf.value === 'string');

/** An index of a list, counted from its start; undefined where it is counted from an end that is not known. */
function fromEnd(index: Scalar, lists: readonly Outcome[]): Scalar {
  if (typeof index !== 'number' || index >= 0) return index;
  const [only, ...others] = lists;
  if (only?.leaf.kind !== 'array') return lists.some(({ leaf }) => leaf.kind === 'array') ? undefined : index;
  const isKnown = others.length === 0 && only.leaf.literal && only.leaf.elements.every(({ kind }) => kind === 'element');
  return isKnown ? only.leaf.elements.length + index : undefined;
}

/** A key that nobody writes. */
const ANY_OTHER = '\0';

/** What a dictionary may have under keys that the code does not show: `BUDGETS.update(extra)`; undefined where it has none. */
export function underOtherKeys(dictionary: Value): Value | undefined {
  const rest = property(dictionary, ANY_OTHER);
  return outcomes(rest).every(({ leaf }) => isAbsent(leaf)) ? undefined : rest;
}

/** @param seen dictionaries that are spread into each other are looked at once. */
export function keysOf(values: readonly Value[], seen = new Set<Value>()): string[] | undefined {
  const keys: string[] = [];
  for (const value of values) {
    if (value.kind === 'array') keys.push(...value.elements.map((_, index) => String(index)));
    if (value.kind !== 'object' || seen.has(value)) continue;
    seen.add(value);
    for (const entry of value.entries) {
      if (entry.kind === 'property' || entry.kind === 'write') keys.push(entry.key);
      const inside =
        entry.kind === 'spread'
          ? keysOf(
              outcomes(entry.value()).map(({ leaf }) => leaf),
              seen,
            )
          : entry.kind === 'computed'
            ? undefined
            : [];
      if (!inside) return undefined;
      keys.push(...inside);
    }
  }
  return keys;
}
