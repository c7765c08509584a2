/**
 * What variables and objects hold at one moment: a tree of which states share all that is the same in them. A fork costs nothing, and what two
 * states differ in is found without looking at the rest.
 */

const BITS = 5;
const WIDTH = 1 << BITS;
const MASK = WIDTH - 1;

/** Cells by the digits of their numbers to the base 32; the lowest digit is looked up in a leaf. */
type Branch<T> = readonly (Branch<T> | T | undefined)[];

interface Root<T> {
  branch: Branch<T>;
  /** How many digits the tree tells apart. */
  digits: number;
}

const EMPTY: Root<never> = { branch: [], digits: 1 };

export class State<T> {
  private constructor(
    private root: Root<T>,
    /** What all states share: the modules that were loaded meanwhile. */
    private readonly shared: Map<number, T>,
  ) {}

  /** @param shared cells that every state sees where it has nothing of its own. */
  static create<T>(shared: Map<number, T>): State<T> {
    return new State<T>(EMPTY, shared);
  }

  get(cell: number): T | undefined {
    return find(this.root, cell) ?? this.shared.get(cell);
  }

  set(cell: number, value: T): void {
    let { branch, digits } = this.root;
    while (cell >= WIDTH ** digits) {
      branch = [branch];
      digits++;
    }
    this.root = { branch: withCell(branch, digits, cell, value), digits };
  }

  /** Forgets cells that nothing can ask for any more. */
  drop(cells: Iterable<number>): void {
    for (const cell of cells)
      if (find(this.root, cell) !== undefined)
        this.root = { ...this.root, branch: withCell(this.root.branch, this.root.digits, cell, undefined) };
  }

  /** A state that begins as this one is; both go their own ways. */
  fork(): State<T> {
    return new State<T>(this.root, this.shared);
  }

  /** True where no cell has been set in one of them since they were one. */
  equals(other: State<T>): boolean {
    return this.root === other.root;
  }

  /** The cells that have been set since an earlier state, of which this one is a fork. */
  changedSince(earlier: State<T>): Set<number> {
    const changed = new Set<number>();
    const [now, before] = [this.root, earlier.root];
    let old: Branch<T> | undefined = before.branch;
    // The older tree may tell fewer digits apart: it stands for the first part of this one.
    for (let digits = before.digits; digits < now.digits; digits++) old = [old];
    differing(now.branch, old, now.digits, 0, changed);
    return changed;
  }

  /** Every cell with its value, those that all states share left out. */
  everything(): Map<number, T> {
    const all = new Map<number, T>();
    each(this.root.branch, this.root.digits, 0, all);
    return all;
  }
}

function find<T>({ branch, digits }: Root<T>, cell: number): T | undefined {
  if (cell >= WIDTH ** digits) return undefined;
  let at: Branch<T> | undefined = branch;
  for (let shift = (digits - 1) * BITS; shift > 0 && at; shift -= BITS) at = at[(cell >>> shift) & MASK] as Branch<T> | undefined;
  return at?.[cell & MASK] as T | undefined;
}

function withCell<T>(branch: Branch<T> | undefined, digits: number, cell: number, value: T | undefined): Branch<T> {
  const copy = branch ? branch.slice() : [];
  const digit = (cell >>> ((digits - 1) * BITS)) & MASK;
  copy[digit] = digits === 1 ? value : withCell(copy[digit] as Branch<T> | undefined, digits - 1, cell, value);
  return copy;
}

function differing<T>(now: Branch<T>, old: Branch<T> | undefined, digits: number, start: number, changed: Set<number>): void {
  for (let digit = 0; digit < now.length; digit++) {
    const [one, other] = [now[digit], old?.[digit]];
    if (one === other || one === undefined) continue;
    const place = start * WIDTH + digit;
    if (digits === 1) changed.add(place);
    else differing(one as Branch<T>, other as Branch<T> | undefined, digits - 1, place, changed);
  }
}

function each<T>(branch: Branch<T>, digits: number, start: number, all: Map<number, T>): void {
  for (let digit = 0; digit < branch.length; digit++) {
    const one = branch[digit];
    if (one === undefined) continue;
    const place = start * WIDTH + digit;
    if (digits === 1) all.set(place, one as T);
    else each(one as Branch<T>, digits - 1, place, all);
  }
}
