/** Outcomes while they are worked out: they share what their ways have in common. */
import type { Outcome, Value } from './values.js';

/** A value that was gone through, and those before it. */
export interface Way {
  value: Value;
  from: Way | undefined;
}

/** An outcome, and the way to it in the place of a trail. */
export interface Reached extends Omit<Outcome, 'trail'> {
  way: Way;
}

/** The values on a way, the first one first. */
export function trailOf(way: Way): Value[] {
  const trail: Value[] = [];
  for (let at: Way | undefined = way; at; at = at.from) trail.push(at.value);
  return trail.reverse();
}
