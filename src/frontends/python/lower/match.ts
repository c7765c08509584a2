/** `match`: a chain of conditions on one value. */
import type { AssignExpression, Expression } from '../../../ir/expressions.js';
import type { Statement } from '../../../ir/ir.js';
import { field, type Node, parts } from '../syntax/node.js';
import { blockOf, done, exprAt, type Lowering, usedAgain } from './lowering.js';
import { allOf, type Matched, patternOf, sequenceOf } from './patterns.js';
import { items } from './targets.js';

export function matchStatement(node: Node, l: Lowering): Statement[] {
  const subjects = node.children.filter((child) => child.named && child.field === 'subject');
  const [only, ...others] = subjects as [Node, ...Node[]];
  const last = others.at(-1) ?? only;
  const isOne = others.length === 0 && !node.children.some((child) => child.text === ',');
  const value: Expression = isOne
    ? l.expression(only, l)
    : { k: 'list', ...exprAt(l, node), start: only.start, end: last.end, of: 'tuple', items: items(subjects, l) };
  const { first, later } = usedAgain(value, l);
  const cases = parts(field(node, 'body') as Node).filter(({ type }) => type === 'case_clause');
  const lowered = cases.map((one) => {
    const patterns = parts(one).filter(({ type }) => type === 'case_pattern');
    const isSequence = patterns.length > 1 || one.children.some((child) => child.text === ',');
    const subject = { read: later, display: value };
    return caseOf(one, isSequence ? sequenceOf(one, patterns, subject, l) : patternOf(patterns, subject, l), l);
  });
  const chain = lowered.reduceRight<Statement[]>((no, { test, yes, expr }) => (test ? [{ k: 'if', expr, test, yes, no }] : yes), []);
  return [done(only, first, l), ...chain];
}

/** A test, where there is one, and what runs if it holds. Captures that a guard may read are a part of the test. */
function caseOf(node: Node, { test, captures }: Matched, l: Lowering) {
  const clause = field(node, 'guard');
  const [condition] = clause ? parts(clause) : [];
  const guard = condition && l.expression(condition, l);
  const body = blockOf(field(node, 'consequence'), l);
  if (!guard || !condition) return { expr: exprAt(l, node), test, yes: [...captures.map((one) => capture(one, l)), ...body] };
  const guarded: Expression = captures.length === 0 ? guard : { k: 'sequence', ...exprAt(l, condition), items: [...captures, guard] };
  return { expr: exprAt(l, node), test: allOf(node, test ? [test, guarded] : [guarded], l), yes: body };
}

const capture = (assigned: AssignExpression, l: Lowering): Statement => done(assigned.node as Node, assigned, l);
