/**
 * What variables and objects hold at one moment. States are layers over each other: a fork costs nothing, and a layer says what changed since the one
 * below. A layer is not written to once another one lies on it.
 */

/** Layers are put together when a read would have to look through more of them. */
const MOST_LAYERS = 24;

export class State<T> {
  private readonly own = new Map<number, T>();
  private readonly depth: number;

  private constructor(
    private readonly below: State<T> | null,
    /** What all states share: the modules that were loaded meanwhile. */
    private readonly shared: Map<number, T>,
  ) {
    this.depth = below ? below.depth + 1 : 0;
  }

  /** @param shared cells that every state sees where it has nothing of its own. */
  static create<T>(shared: Map<number, T>): State<T> {
    return new State<T>(null, shared);
  }

  get(cell: number): T | undefined {
    for (let at: State<T> | null = this; at; at = at.below) {
      const found = at.own.get(cell);
      if (found !== undefined) return found;
    }
    return this.shared.get(cell);
  }

  set(cell: number, value: T): void {
    this.own.set(cell, value);
  }

  /** A state that begins as this one is, which must not be changed any more. */
  fork(): State<T> {
    if (this.depth < MOST_LAYERS) return new State<T>(this, this.shared);
    const flat = new State<T>(null, this.shared);
    for (const [cell, value] of this.everything()) flat.own.set(cell, value);
    return flat.fork();
  }

  /** The cells that have been set since an earlier state, of which this one is a fork; all where it is none. */
  changedSince(earlier: State<T>): Set<number> {
    const changed = new Set<number>();
    for (let at: State<T> | null = this; at && at !== earlier; at = at.below) for (const cell of at.own.keys()) changed.add(cell);
    return changed;
  }

  /** Every cell with its value, those that all states share left out. */
  everything(): Map<number, T> {
    const layers: State<T>[] = [];
    for (let at: State<T> | null = this; at; at = at.below) layers.push(at);
    const all = new Map<number, T>();
    for (const layer of layers.reverse()) for (const [cell, value] of layer.own) all.set(cell, value);
    return all;
  }
}
