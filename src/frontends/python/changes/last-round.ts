/** What a name that an assignment reads itself has from the round before: `thinking = deep if last else thinking`, `params = {**params, "top_k": 5}`. */
import type { Entry, Value } from '../../../values/values.js';
import { changed, unknownGuard, withUnknown } from '../../entries.js';
import type { Module } from '../modules/modules.js';
import { stringValue } from '../syntax/literals.js';
import { argumentsOf, calleeOf, field, holds, isCall, isKeyword, type Node, parts, unwrap } from '../syntax/node.js';
import { type Context, exprOf, type Frame } from '../values/context.js';
import { leftoverOf } from './rounds.js';

/** @param before what the name has where no round has gone by. */
export function withLastRound(before: Value, assignment: Node, reader: Node, module: Module, ctx: Context, frame?: Frame): Value {
  const { over: region } = leftoverOf(assignment, reader, module, ctx);
  const right = field(assignment, 'right');
  if (!right || !region || !holds(region, reader)) return before;
  const { sides, parts: added } = leftBy(right, reader);
  const chosen = sides.reduce<Value>((value, side) => {
    const { test } = unknownGuard(exprOf(module, side), exprOf(module, assignment));
    return { kind: 'choice', expr: exprOf(module, side), test, fallback: false, yes: ctx.evaluate(side, module, frame), no: value };
  }, before);
  const expr = exprOf(module, right);
  const entries = added.flatMap((part): Entry[] => changed(keysOf(part), expr));
  if (entries.length === 0) return chosen;
  return chosen.kind === 'object' ? { ...chosen, entries: [...chosen.entries, ...entries] } : withUnknown(chosen, entries, expr);
}

interface Left {
  /** What it may be instead. */
  sides: Node[];
  /** What may be added to it. */
  parts: Node[];
}

/** What an expression makes of the name in it that the next round reads. */
function leftBy(expression: Node, reader: Node): Left {
  const inner = unwrap(expression);
  if (inner === reader) return { sides: [], parts: [] };
  const all = parts(inner);
  const through = all.find((part) => holds(part, reader));
  const rest = through ? all.filter((part) => part !== through) : [];
  if (inner.type === 'conditional_expression' || inner.type === 'boolean_operator') {
    const sides = inner.type === 'boolean_operator' ? all : [all[0], all[2]].filter((side) => side !== undefined);
    if (!through || !sides.includes(through)) return { sides: [], parts: [] };
    const left = leftBy(through, reader);
    return { ...left, sides: [...left.sides, ...sides.filter((side) => side !== through)] };
  }
  const isPart = through !== undefined && unwrap(through.type === 'dictionary_splat' ? (parts(through)[0] as Node) : through) === reader;
  if (isPart && (inner.type === 'dictionary' || (inner.type === 'binary_operator' && field(inner, 'operator')?.text === '|')))
    return { sides: [], parts: rest };
  const list = isCall(inner) && calleeOf(inner).text === 'dict' ? argumentsOf(inner) : undefined;
  return { sides: [], parts: list ? parts(list).filter((part) => !holds(part, reader)) : [] };
}

/** The names of the entries that a part of a dictionary adds; undefined where they are not written out. */
function keysOf(part: Node): string[] | undefined {
  if (isKeyword(part)) return [field(part, 'name')?.text ?? ''];
  if (part.type === 'pair') {
    const key = stringValue(field(part, 'key') as Node);
    return key === undefined ? undefined : [key];
  }
  const inner = unwrap(part.type === 'dictionary_splat' ? (parts(part)[0] as Node) : part);
  const sides =
    inner.type === 'conditional_expression' ? [parts(inner)[0], parts(inner)[2]] : inner.type === 'dictionary' ? parts(inner) : [undefined];
  const keys = sides.map((side) => (side ? keysOf(side) : undefined));
  return keys.every((one) => one !== undefined) ? keys.flat() : undefined;
}
