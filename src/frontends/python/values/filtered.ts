/** A dictionary made of the entries of another one: `{k: v for k, v in params.items() if v is not None}`, or the same pairs for `dict`. */
import { constant } from '../../../values/outcomes.js';
import type { Entry, Scalar, Value } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import { argumentsOf, calleeOf, field, isCall, isMember, isName, memberName, type Node, objectOf, parts, unwrap } from '../syntax/node.js';
import { type Context, exprOf, type Frame, openAt } from './context.js';
import { spreadOf } from './evaluate.js';
import { itemsOf, signOf } from './questions.js';

/** Such a comprehension. */
interface Filtered {
  source: Node;
  key: string;
  value: string;
  /** All of them have to hold. */
  conditions: readonly Node[];
}

/** The value of such a comprehension, as a dictionary; undefined for one that makes something else of the entries. */
export function filtered(node: Node, module: Module, ctx: Context, frame?: Frame): Value | undefined {
  const read = readFiltered(node);
  if (!read) return undefined;
  const expr = exprOf(module, node);
  const value = (of: Node) => ctx.evaluate(of, module, frame);
  const entries: Entry[] = [spreadOf(node, read.source, module, ctx, frame)];
  let mayBeLess = false;
  for (const condition of read.conditions) {
    // An entry of nothing is as good as none.
    if (isOfSomething(condition, read.value)) continue;
    const left = leftOut(condition, read.key, value);
    for (const key of left ?? []) entries.push(missing(key, condition, module));
    mayBeLess ||= left === undefined;
  }
  const whole: Value = { kind: 'object', expr, entries, readonly: true };
  return mayBeLess ? { ...openAt(module, node), candidates: () => [whole] } : whole;
}

function readFiltered(node: Node): Filtered | undefined {
  const pair = /^(?:dictionary_comprehension|generator_expression|list_comprehension)$/.test(node.type) ? field(node, 'body') : undefined;
  const [loop, ...conditions] = parts(node).filter((part) => part !== pair);
  const call = loop?.type === 'for_in_clause' ? field(loop, 'right') : undefined;
  const names = loop && parts(field(loop, 'left') ?? loop);
  const [key, value, ...more] =
    pair?.type === 'pair' ? [field(pair, 'key'), field(pair, 'value')] : pair?.type === 'tuple' ? parts(pair) : [];
  if (!call || !isCall(call) || !key || !value || more.length > 0 || names?.length !== 2) return undefined;
  const callee = unwrap(calleeOf(call));
  const isOfItems = isMember(callee) && memberName(callee) === 'items' && parts(argumentsOf(call)).length === 0;
  const isAsItWas = isName(key) && isName(value) && names[0]?.text === key.text && names[1]?.text === value.text;
  if (!isOfItems || !isAsItWas || conditions.some(({ type }) => type !== 'if_clause')) return undefined;
  return { source: objectOf(callee), key: key.text, value: value.text, conditions: conditions.flatMap((one) => parts(one)).flatMap(allOf) };
}

/** The sides of an `and`. */
function allOf(condition: Node): Node[] {
  const inner = unwrap(condition);
  return inner.type === 'boolean_operator' && field(inner, 'operator')?.text === 'and' ? parts(inner).flatMap(allOf) : [inner];
}

/** `v`, `v is not None`. */
function isOfSomething(condition: Node, value: string): boolean {
  const [left, right] = parts(condition);
  if (condition.type !== 'comparison_operator') return condition.text === value;
  return left?.text === value && right?.type === 'none' && /^(?:is not|!=)$/.test(signOf(condition));
}

/** The keys that `k != "stream"`, `k not in NAMES` leaves out; undefined for any other condition. */
function leftOut(condition: Node, key: string, value: (of: Node) => Value): string[] | undefined {
  const [left, right] = condition.type === 'comparison_operator' ? parts(condition) : [];
  if (left?.text !== key || !right) return undefined;
  const sign = signOf(condition);
  const texts: Scalar[] | undefined =
    sign === '!=' ? [constant(value(right))?.value] : sign === 'not in' ? itemsOf(value(right)) : undefined;
  return texts?.every((text) => typeof text === 'string') ? texts : undefined;
}

const missing = (key: string, at: Node, module: Module): Entry => {
  const expr = exprOf(module, at);
  return { kind: 'property', key, expr, valueExpr: expr, shorthand: false, value: () => ({ kind: 'literal', expr, value: undefined }) };
};
