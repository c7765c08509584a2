/** Asks the same of all that a value can be, and no more than it takes to know. */
import { decideTest, eachOption, MOST_OUTCOMES, newSteps, outcomes, type Steps } from './outcomes.js';
import type { Assumptions, Outcome, Value } from './values.js';

type Asked = (leaf: Outcome['leaf']) => boolean;

/** True where the test holds for each of the outcomes, as `outcomes` has them: not where there are too many. */
export function everyLeaf(value: Value, test: Asked): boolean {
  let left = MOST_OUTCOMES;
  const steps = newSteps();
  return every(value, new Map(), 0, steps, (leaf) => left-- > 0 && test(leaf));
}

function every(value: Value, assume: Assumptions, depth: number, steps: Steps, test: Asked): boolean {
  const inner = (one: Value, under: Assumptions): boolean => every(one, under, depth + 1, steps, test);
  const isBranch = value.kind === 'read' || (value.kind === 'union' && !value.by) || (value.kind === 'choice' && !value.fallback);
  if (!isBranch || depth > MOST_BRANCHES) return outcomes(value, assume, depth, steps).every(({ leaf }) => test(leaf));
  if (steps.left-- <= 0) return false;
  switch (value.kind) {
    case 'read':
      return inner(value.value, assume);
    case 'union':
      return eachOption(value, assume).every(([option, under]) => inner(option, under));
    case 'choice':
      return decideTest(value.test, assume, depth + 1, steps).every((side) => inner(side.holds ? value.yes : value.no, side.assume));
  }
}

/** Deeper than this, `outcomes` says what becomes of it. */
const MOST_BRANCHES = 50;
