/** What is said for a property, at the place itself or by those who hand over what is not shown there. */
import { newSteps, outcomes } from './outcomes.js';
import { isAbsent, type Open, type Outcome, type Value } from './values.js';

const MOST_HANDS = 6;

/**
 * The values that a property is given: itself where the code here gives it one, and what callers in the project pass for what it
 * does not show. What only may be in an object that cannot be read is not said.
 */
export function saidOf(value: Value): Value[] {
  return [value, ...passedFor(value)].filter((one) => outcomes(one).some(isGiven));
}

/** What callers pass for what is not known in a value, and what theirs pass where they hand it on. */
export function passedFor(value: Value, seen: ReadonlySet<Open> = new Set(), steps = newSteps()): Value[] {
  return outcomes(value, undefined, 0, steps).flatMap(({ leaf }) => {
    // What expands is among the outcomes.
    if (leaf.kind !== 'open' || !leaf.candidates || leaf.expands || seen.has(leaf) || seen.size >= MOST_HANDS) return [];
    const under = new Set(seen).add(leaf);
    return leaf.candidates().flatMap((candidate) => [candidate, ...passedFor(candidate, under, steps)]);
  });
}

/** Something else than nothing, or than a part of what cannot be read. */
const isGiven = ({ leaf, trail }: Outcome): boolean =>
  leaf.kind === 'open' ? trail.some((step) => step.kind === 'read' && !step.part && step.holder !== undefined) : !isAbsent(leaf);
