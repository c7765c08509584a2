/** `match` on a text: each `case` is a test of it. */

import { outcomes } from '../../../values/outcomes.js';
import { exprKey, type Test } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import { stringValue } from '../syntax/literals.js';
import { around, field, type Node, parts } from '../syntax/node.js';
import { isPure } from './conditions.js';
import { type Context, exprOf, type Frame } from './context.js';

/** The cases of a `match`, in their order. */
export const casesOf = (match: Node): Node[] => parts(field(match, 'body') ?? match).filter(({ type }) => type === 'case_clause');

/** The test that a `case` makes; `always` for `case _`, and undefined for what is more than texts. */
export function testOfCase(clause: Node, module: Module, ctx: Context, frame?: Frame): Test | 'always' | undefined {
  const match = around(clause, ({ type }) => type === 'match_statement');
  const [subject, ...others] = match ? match.children.filter(({ field: name }) => name === 'subject') : [];
  const [pattern, ...more] = parts(clause).filter(({ type }) => type === 'case_pattern');
  if (!subject || !pattern || others.length > 0 || more.length > 0 || field(clause, 'guard')) return undefined;
  if (clause.children.some(({ text }) => text === ',') || match?.children.some(({ text }) => text === ',')) return undefined;
  if (/^\w+$/.test(pattern.text) && !/^(?:None|True|False|\d+)$/.test(pattern.text)) return 'always';
  const texts = textsIn(pattern);
  if (!texts) return undefined;
  const value = ctx.evaluate(subject, module, frame);
  const given = outcomes(value).map(({ leaf }) => exprKey(leaf.expr));
  return {
    key: `case ${module.file}:${clause.start} ${given.join()}`,
    expr: exprOf(module, clause),
    hidden: true,
    negated: false,
    pure: isPure(subject),
    compare: { subject: value, accepts: (actual) => texts.some((text) => text === actual) },
  };
}

/** The texts of `"a"` and `"a" | "b"`. */
function textsIn(pattern: Node): string[] | undefined {
  const [only, ...others] = parts(pattern);
  if (!only || others.length > 0) return undefined;
  const alternatives = only.type === 'union_pattern' ? parts(only) : [only];
  const texts = alternatives.map((one) => (one.type === 'string' ? stringValue(one) : undefined));
  return texts.every((text) => text !== undefined) ? texts : undefined;
}
