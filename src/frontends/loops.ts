/** The loops that repeat a call: around it, and around the calls of the functions that it stands in. A language gives its syntax; the search is the same for all. */

/** A place in a file. */
export interface Spot<N, M> {
  node: N;
  module: M;
}

export interface Loop<N, M> extends Spot<N, M> {
  /** Each round has an object of its own whose method runs: its fields do not last. */
  own: boolean;
}

export interface LoopSyntax<N, M> {
  parentOf(node: N, module: M): N | null | undefined;
  isFunction(node: N): boolean;
  isInside(inner: N, outer: N): boolean;
  /** True for what a loop evaluates in each round, as opposed to once before the first or behind the last; false where it is no loop. */
  isRepeated(loop: N, part: N): boolean;
  /** True for a function that is an argument, or called right where it stands. */
  isCalledThere(fn: N, module: M): boolean;
  callsOf(fn: Spot<N, M>): readonly Spot<N, M>[];
  /** Where the object is made whose method a call runs, if that is in a function. */
  madeAt(call: Spot<N, M>): N | undefined;
}

/** Callers are looked for in so many functions. */
const MOST_FUNCTIONS = 50;

/** The loops around a call, innermost first; a function that calls itself is one, too. */
export function loopsAround<N, M>(call: Spot<N, M>, syntax: LoopSyntax<N, M>): Loop<N, M>[] {
  const { parentOf, isFunction, isInside } = syntax;
  const found: Loop<N, M>[] = [];
  const seen = new Set<N>();
  const waiting: (Loop<N, M> & { made?: N | undefined })[] = [{ ...call, own: false }];
  for (let at = waiting.shift(); at; at = waiting.shift()) {
    const { module, made } = at;
    for (let below = at.node, parent = parentOf(below, module); parent; below = parent, parent = parentOf(below, module)) {
      const own: boolean = at.own || (made !== undefined && isInside(made, parent));
      if (syntax.isRepeated(parent, below)) found.push({ module, node: parent, own });
      if (!isFunction(parent)) continue;
      if (seen.has(parent) || seen.size >= MOST_FUNCTIONS) break;
      seen.add(parent);
      for (const one of syntax.callsOf({ module, node: parent })) {
        if (one.module === module && isInside(one.node, parent)) found.push({ module, node: parent, own: false });
        else waiting.push({ ...one, own, made: syntax.madeAt(one) });
      }
      if (!syntax.isCalledThere(parent, module)) break;
    }
  }
  return found;
}
