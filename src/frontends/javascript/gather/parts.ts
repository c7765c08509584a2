/** Things that connections bring together, in parts that have nothing to do with each other. */
export class Parts<T> {
  private readonly parts = new Map<T, T[]>();

  /** @param all each of which is a part of its own at first. */
  constructor(all: Iterable<T> = []) {
    for (const one of all) this.partOf(one);
  }

  /** Brings together the parts of two things, which need not be known before. */
  join(one: T, other: T): void {
    const [mine, theirs] = [this.partOf(one), this.partOf(other)];
    if (mine === theirs) return;
    const [small, large] = mine.length < theirs.length ? [mine, theirs] : [theirs, mine];
    large.push(...small);
    for (const each of small) this.parts.set(each, large);
  }

  all(): T[][] {
    return [...new Set(this.parts.values())];
  }

  private partOf(one: T): T[] {
    const known = this.parts.get(one);
    if (known) return known;
    const part = [one];
    this.parts.set(one, part);
    return part;
  }
}
