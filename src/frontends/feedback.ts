/** Whether a loop feeds the response of a call back into the messages that the call sends. A language gives the steps; the search is the same for all. */

/** One step of a value. */
export interface Step<At, Kept> {
  to: At;
  /** What the value is added to there: a list, what holds one, or the arguments of another round. */
  added?: Kept;
  /** The value is an argument of this call, which runs no function of the project. */
  argumentOf?: object;
}

export interface Steps<At, Loop, Kept> {
  nodeOf(at: At): object;
  /** The loops that a call is repeated by, innermost first: around it, around calls of the functions that it stands in, and recursion. */
  loopsAround(call: At): Loop[];
  /** Where a value goes next. With `isList` the list itself, and not what is made of it or has it as a part. */
  next(at: At, isList: boolean): Step<At, Kept>[];
  /** True if what something was added to is there in the next round of the loop. */
  keeps(loop: Loop, added: Kept): boolean;
}

/** A response that is followed further than this counts as not fed back. */
const MOST_STEPS = 2_000;

/** The loop that adds the response of a call, or what is made of it, to the list that the call sends as `messages`; undefined for none. */
export const loopFeeding = <At, Loop, Kept>(call: At, steps: Steps<At, Loop, Kept>): Loop | undefined =>
  steps.loopsAround(call).find((loop) => feeds(call, loop, steps));

function feeds<At, Loop, Kept>(call: At, loop: Loop, { nodeOf, next, keeps }: Steps<At, Loop, Kept>): boolean {
  const seen = { value: new Set<object>(), list: new Set<object>() };
  const waiting = [{ at: call, isList: false }];
  for (let now = waiting.pop(); now; now = waiting.pop()) {
    const { at, isList } = now;
    const passed = isList ? seen.list : seen.value;
    if (passed.has(nodeOf(at))) continue;
    passed.add(nodeOf(at));
    if (seen.value.size + seen.list.size > MOST_STEPS) return false;
    for (const { to, added, argumentOf } of next(at, isList)) {
      if (argumentOf === nodeOf(call)) {
        if (isList) return true;
        continue;
      }
      waiting.push({ at: to, isList: isList || (added !== undefined && keeps(loop, added)) });
    }
  }
  return false;
}
