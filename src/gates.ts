/** Tests that choose thinking by the model id, and would choose otherwise once the id is another one: comparisons are never edited. */
import { type Facts, groupOf } from './facts.js';
import { twinOf } from './models.js';
import { exprKey, type Literal, outcomes, type Test, type Value } from './values.js';

/** The first such test of a call that moves to a model. */
export function gateThatFalls({ requests }: Pick<Facts, 'requests'>, targetModel: string): Test | undefined {
  for (const { model, thinking, state } of requests.flatMap(({ paths }) => paths.filter((path) => groupOf(path) === 'moves'))) {
    if (state !== 'budget' || model.leaf.kind !== 'literal') continue;
    for (const step of thinking.trail) if (step.kind === 'choice' && falls(step.test, model.leaf, targetModel)) return step.test;
  }
  return undefined;
}

function falls({ compare }: Test, id: Literal, targetModel: string): boolean {
  if (!compare || !holds(compare.subject, id) || (compare.against && holds(compare.against, id))) return false;
  return compare.accepts(id.value) !== compare.accepts(twinOf(String(id.value), targetModel));
}

/** True where a value, or an element of it, can be that very literal. */
const holds = (value: Value, literal: Literal): boolean =>
  outcomes(value).some(({ leaf }) =>
    leaf.kind === 'array'
      ? leaf.elements.some((element) => holds(element.value(), literal))
      : leaf.kind === 'literal' && exprKey(leaf.expr) === exprKey(literal.expr),
  );
