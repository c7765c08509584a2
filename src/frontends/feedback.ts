/** Whether a loop feeds the response of a call back into the messages that the call sends. A language gives the steps; the search is the same for all. */
import type { Loop, Spot } from './loops.js';

/**
 * What a value is added to, and the expression that does so: the list of a variable, or of a field, the arguments of another call of a function, or
 * what the next round of a loop is given.
 */
export type Added<N, M, B> = { by: N; module: M } & ({ binding: B } | { field: string } | { round: N });

/** One step of a value. */
export interface Step<N, M, B> {
  to: Spot<N, M>;
  added?: Added<N, M, B>;
  /** The value is an argument of this call, which runs no function of the project. */
  argumentOf?: N;
}

export interface Steps<N, M, B> {
  /** The loops that a call is repeated by, innermost first; see `loopsAround`. */
  loopsAround(call: Spot<N, M>): Loop<N, M>[];
  /** Where a value goes next. With `isList` the list itself, and not what is made of it or has it as a part. */
  next(at: Spot<N, M>, isList: boolean): Step<N, M, B>[];
  isInside(inner: N, outer: N): boolean;
  /** True if the statements behind a node leave the loop in any case: a retry, which ends with the first answer. */
  leaves(node: N, loop: Loop<N, M>): boolean;
  /** True for a variable of which the same value is there in the next round. */
  lasts(binding: B, home: M, loop: Loop<N, M>): boolean;
}

/** A response that is followed further than this counts as not fed back. */
const MOST_STEPS = 2_000;

/** The loop that adds the response of a call, or what is made of it, to the list that the call sends as `messages`; undefined for none. */
export const loopFeeding = <N, M, B>(call: Spot<N, M>, steps: Steps<N, M, B>): Loop<N, M> | undefined =>
  steps.loopsAround(call).find((loop) => feeds(call, loop, steps));

function feeds<N, M, B>(call: Spot<N, M>, loop: Loop<N, M>, steps: Steps<N, M, B>): boolean {
  const seen = { value: new Set<N>(), list: new Set<N>() };
  const waiting = [{ at: call, isList: false }];
  for (let now = waiting.pop(); now; now = waiting.pop()) {
    const { at, isList } = now;
    const passed = isList ? seen.list : seen.value;
    if (passed.has(at.node)) continue;
    passed.add(at.node);
    if (seen.value.size + seen.list.size > MOST_STEPS) return false;
    for (const { to, added, argumentOf } of steps.next(at, isList)) {
      if (argumentOf === call.node) {
        if (isList) return true;
        continue;
      }
      const isAdded = added !== undefined && keeps(loop, added, steps);
      waiting.push({ at: to, isList: isList || isAdded });
      // What another call of a function is given may be the response itself, which that call adds to the list.
      if (isAdded && !isList && 'round' in added) waiting.push({ at: to, isList: false });
    }
  }
  return false;
}

/** True if what something was added to is there in the next round. */
function keeps<N, M, B>(loop: Loop<N, M>, added: Added<N, M, B>, { isInside, leaves, lasts }: Steps<N, M, B>): boolean {
  if ('round' in added) {
    const isWithin = ({ node, module }: Spot<N, M>) => added.module === module && isInside(added.by, node);
    const isNext = added.round === loop.node || loop.rounds.some(({ node }) => node === added.round);
    return isNext && [loop, ...loop.rounds].some(isWithin);
  }
  if (leaves(added.by, loop)) return false;
  return 'field' in added ? !loop.own : lasts(added.binding, added.module, loop);
}
