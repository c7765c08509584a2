/** What a test depends on beside a comparison that can be decided: its parts, and the values of all names in it and behind them. */
import { type Outcome, outcomes, type Test, type TestReads, type Value } from '../../values.js';
import { testOf } from './conditions.js';
import type { Context, Frame } from './context.js';
import type { Module } from './modules.js';
import { isCall, isFunction, isMember, isName, type Node, parts, walk } from './node.js';

/** How far names are followed to what they were made of. */
const MOST_HOPS = 4;
const MOST_VALUES = 100;

const OPERATORS = /^(?:comparison_operator|boolean_operator|not_operator)$/;

export function readsOf(node: Node, module: Module, ctx: Context, frame?: Frame): TestReads {
  if (node.type === 'boolean_operator') return { tests: parts(node).map((part) => testOf(part, module, ctx, frame)), values: [] };
  const tests: Test[] = [];
  const values: Value[] = [];
  const seen = new Set<Node>();
  const look = (at: Node, home: Module, under: Frame | undefined, hops: number): void => {
    if (seen.has(at)) return;
    walk(at, (inner) => {
      seen.add(inner);
      if (inner !== at && isFunction(inner)) return false;
      if (inner !== node && OPERATORS.test(inner.type)) {
        tests.push(testOf(inner, home, ctx, under));
        return false;
      }
      if (isRead(inner) && values.length < MOST_VALUES) take(ctx.evaluate(inner, home, under), hops);
      return true;
    });
  };
  const take = (value: Value, hops: number): void => {
    values.push(value);
    for (const outcome of outcomes(value)) {
      tests.push(...testsOf(outcome));
      const { leaf } = outcome;
      if (leaf.kind !== 'open' || hops >= MOST_HOPS) continue;
      for (const candidate of leaf.candidates?.() ?? []) if (values.length < MOST_VALUES) take(candidate, hops + 1);
      const made = leaf.expr.node as Node;
      const home = ctx.modules.get(leaf.expr.file);
      if (home && !isName(made) && !isFunction(made)) look(made, home, undefined, hops + 1);
    }
  };
  look(node, module, frame, 0);
  return { tests, values };
}

const isRead = (node: Node): boolean =>
  isMember(node) ||
  isCall(node) ||
  node.type === 'subscript' ||
  (isName(node) &&
    !(node.parent?.type === 'attribute' && node.field === 'attribute') &&
    !(node.parent?.type === 'keyword_argument' && node.field === 'name'));

const testsOf = ({ trail }: Outcome): Test[] => trail.flatMap((step) => (step.kind === 'choice' ? [step.test] : []));
