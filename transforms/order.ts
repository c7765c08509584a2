/** Which of two properties of a request is given its value later. */

import { leadingTo } from '../src/rewrite/trails.js';
import type { Holder } from '../src/sites/facts.js';
import { type Entry, exprKey, type ObjectValue, type Outcome, type Value } from '../src/values/values.js';

type Step = { object: ObjectValue; entry: Entry };

const stepsOf = (trail: readonly Value[]): Step[] => trail.flatMap((step) => (step.kind === 'read' && step.holder ? [step.holder] : []));

/** Where an entry stands among those of an object. */
const indexIn = (object: ObjectValue, entry: Entry): number =>
  object.entries.findIndex(({ kind, expr }) => kind === entry.kind && exprKey(expr) === exprKey(entry.expr));

/** True where a property has its value from an entry behind the one that gives the thinking budget, or where that cannot be told. */
export function isLater({ trail }: Outcome, holder: Holder): boolean {
  const others = stepsOf(trail);
  for (const [index, step] of stepsOf(leadingTo(holder)).entries()) {
    const other = others[index];
    if (!other) return false;
    if (exprKey(step.object.expr) !== exprKey(other.object.expr)) return true;
    const [own, its] = [indexIn(other.object, step.entry), indexIn(other.object, other.entry)];
    if (own !== its) return its > own;
  }
  return false;
}

/** True where an entry behind the one that gives the thinking gives the same object another value, or none. */
export const isTakenAway = ({ trail }: Outcome, { object, entry }: Holder): boolean =>
  trail.some((step) => {
    const its = step.kind === 'read' ? step.holder : undefined;
    return (
      its !== undefined && exprKey(its.object.expr) === exprKey(object.expr) && indexIn(its.object, its.entry) > indexIn(its.object, entry)
    );
  });
