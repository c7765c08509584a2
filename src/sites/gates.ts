/** Tests that choose thinking by the model id, and would choose otherwise once the id is another one: comparisons are never edited. */

import { twinOf } from '../sdk/models.js';
import { outcomes, property, readsThrough } from '../values/outcomes.js';
import { exprKey, type Literal, type Test, type Value } from '../values/values.js';
import type { Facts } from './facts.js';

const MOST_DEPTH = 6;

/** The first such test of a call that moves to a model: on the way to its thinking, its budget or the model itself. */
export function gateThatFalls({ requests }: Pick<Facts, 'requests'>, targetModel: string): Test | undefined {
  return findGate(requests, (test, id) => falls(test, id, targetModel));
}

/**
 * The first such test that compares the id with a value of its own, where only one of the two becomes another.
 * @param edited keys of the expressions that get the new id.
 */
export function gateThatSplits({ requests }: Pick<Facts, 'requests'>, edited: ReadonlySet<string>): Test | undefined {
  return findGate(requests, (test, id) => splits(test, id, edited));
}

function findGate(requests: Facts['requests'], decides: (test: Test, id: Literal) => boolean): Test | undefined {
  for (const { model, thinking, state } of requests.flatMap(({ paths }) => paths.filter((path) => path.group === 'moves'))) {
    const { leaf } = model;
    if (state !== 'budget' || leaf.kind !== 'literal') continue;
    const budgets = outcomes(property(thinking.leaf, 'budget_tokens'), model.assume);
    for (const step of [thinking, ...budgets, model].flatMap(({ trail }) => trail))
      if (step.kind === 'choice' && decides(step.test, leaf)) return step.test;
  }
  return undefined;
}

function splits({ compare, parts }: Test, id: Literal, edited: ReadonlySet<string>, depth = 0): boolean {
  if (parts && depth < MOST_DEPTH) return parts.tests.some((inner) => splits(inner, id, edited, depth + 1));
  const { subject, against } = compare ?? {};
  if (!subject || !against || !holds(subject, id)) return false;
  return readsThrough(subject, id, edited) !== readsThrough(against, id, edited);
}

/** A test that depends on the id and cannot be decided for another one falls, too. */
function falls(test: Test, id: Literal, targetModel: string, depth = 0): boolean {
  const { compare } = test;
  if (compare && holds(compare.subject, id)) {
    if (compare.against && holds(compare.against, id)) return false;
    return compare.accepts(id.value) !== compare.accepts(twinOf(String(id.value), targetModel));
  }
  const reads = depth < MOST_DEPTH ? test.reads?.() : undefined;
  if (!reads) return false;
  return reads.tests.some((inner) => falls(inner, id, targetModel, depth + 1)) || reads.values.some((value) => holds(value, id));
}

/** True where a value, or an element of it, can be that very literal. */
const holds = (value: Value, literal: Literal): boolean =>
  outcomes(value).some(({ leaf }) =>
    leaf.kind === 'array'
      ? leaf.elements.some((element) => holds(element.value(), literal))
      : leaf.kind === 'literal' && exprKey(leaf.expr) === exprKey(literal.expr),
  );
