/** The loops that repeat a call: around it, and around the calls of the functions that it stands in. A language gives its syntax; the search is the same for all. */

/** A place in a file. */
export interface Spot<N, M> {
  node: N;
  module: M;
}

export interface Loop<N, M> extends Spot<N, M> {
  /** Each round has an object of its own whose method runs: its fields do not last. */
  own: boolean;
  /** The functions that call each other, or the one that calls itself, where that is the loop. */
  rounds: readonly Spot<N, M>[];
}

export interface LoopSyntax<N, M> {
  parentOf(node: N, module: M): N | null | undefined;
  isFunction(node: N): boolean;
  isInside(inner: N, outer: N): boolean;
  /**
   * True for what a loop evaluates in each round, as opposed to once before the first or behind the last; false where it is no loop. A call
   * that runs a function for each item is one.
   */
  isRepeated(loop: N, part: N): boolean;
  /** True for a function that is an argument, or called right where it stands. */
  isCalledThere(fn: N, module: M): boolean;
  /** Its calls, and where it is named to be called for each item. */
  runsOf(fn: Spot<N, M>): readonly Spot<N, M>[];
  /** Where the object is made whose method a call runs, if that is in a function. */
  madeAt(call: Spot<N, M>): N | undefined;
}

/** Callers are looked for in so many functions. */
const MOST_FUNCTIONS = 50;

/** The loops around a call, innermost first; functions that call themselves, or each other, are loops, too. */
export function loopsAround<N, M>(call: Spot<N, M>, syntax: LoopSyntax<N, M>): Loop<N, M>[] {
  const { parentOf, isFunction, isInside } = syntax;
  const found: Loop<N, M>[] = [];
  const seen = new Set<N>();
  // `way`: the functions that lead from there to the call.
  const waiting: (Omit<Loop<N, M>, 'rounds'> & { made?: N | undefined; way: readonly Spot<N, M>[] })[] = [{ ...call, own: false, way: [] }];
  for (let at = waiting.shift(); at; at = waiting.shift()) {
    const { module, made, way } = at;
    for (let below = at.node, parent = parentOf(below, module); parent; below = parent, parent = parentOf(below, module)) {
      const node: N = parent;
      const own: boolean = at.own || (made !== undefined && isInside(made, node));
      if (syntax.isRepeated(node, below)) found.push({ module, node, own, rounds: [] });
      if (!isFunction(node)) continue;
      const first = way.findIndex((one) => one.node === node);
      if (first >= 0) found.push({ module, node, own: false, rounds: way.slice(first) });
      if (seen.has(node) || seen.size >= MOST_FUNCTIONS) break;
      seen.add(node);
      const whole = [...way, { module, node }];
      for (const one of syntax.runsOf({ module, node })) {
        if (one.module === module && isInside(one.node, node)) found.push({ module, node, own: false, rounds: [{ module, node }] });
        else waiting.push({ ...one, own, made: syntax.madeAt(one), way: whole });
      }
      if (!syntax.isCalledThere(node, module)) break;
    }
  }
  return found;
}
