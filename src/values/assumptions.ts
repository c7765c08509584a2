/** What is assumed on the way to a value: one question after another adds a little to it, of which no copy is made each time. */
import type { Assumed, Assumptions } from './values.js';

/** So many changes are looked through before they are put together. */
const MOST_CHANGES = 8;

/** Assumptions with one more, or, where there is no outcome, with one less. */
class Changed implements Assumptions {
  private readonly changes: number;
  private readonly before: Assumptions;

  constructor(
    before: Assumptions,
    private readonly key: string,
    private readonly outcome: Assumed | undefined,
    readonly size: number,
  ) {
    const changes = before instanceof Changed ? before.changes : 0;
    this.before = before instanceof Changed && changes >= MOST_CHANGES ? before.together() : before;
    this.changes = changes < MOST_CHANGES ? changes + 1 : 1;
  }

  get(key: string): Assumed | undefined {
    let at: Assumptions = this;
    while (at instanceof Changed) {
      if (at.key === key) return at.outcome;
      at = at.before;
    }
    return at.get(key);
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  [Symbol.iterator](): Iterator<[string, Assumed]> {
    return this.together()[Symbol.iterator]();
  }

  private together(): Map<string, Assumed> {
    const changes: Changed[] = [];
    let at: Assumptions = this;
    for (; at instanceof Changed; at = at.before) changes.push(at);
    const all = new Map(at);
    for (const { key, outcome } of changes.reverse()) {
      if (outcome === undefined) all.delete(key);
      else all.set(key, outcome);
    }
    return all;
  }
}

/** The assumptions with one more. */
export function assuming(assume: Assumptions, key: string, outcome: Assumed): Assumptions {
  const known = assume.get(key);
  return known === outcome ? assume : new Changed(assume, key, outcome, assume.size + (known === undefined ? 1 : 0));
}

/** The assumptions without some of them. */
export function without(assume: Assumptions, ...keys: readonly string[]): Assumptions {
  let rest = assume;
  for (const key of keys) if (rest.has(key)) rest = new Changed(rest, key, undefined, rest.size - 1);
  return rest;
}
