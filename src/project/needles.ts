/** Finding the first of many byte strings in one go (Wu and Manber's method). Pure. */

export interface Needles {
  /** Bytes. */
  readonly longest: number;
  /** The bytes at the start of every needle that the search looks at: as many as the shortest has. */
  readonly window: number;
  /** By the last two bytes of a window: how far the next one may be. */
  readonly shifts: Uint8Array;
  /** By the last two bytes of their window. */
  readonly ending: ReadonlyMap<number, readonly Buffer[]>;
}

/** Shifts are kept in bytes. */
const MOST_WINDOW = 255;

/** @param texts not empty ones. */
export function compileNeedles(texts: readonly string[]): Needles {
  const needles = texts.map((text) => Buffer.from(text));
  const window = Math.min(MOST_WINDOW, ...needles.map(({ length }) => length));
  const shifts = new Uint8Array(1 << 16).fill(window);
  const ending = new Map<number, Buffer[]>();
  const note = (pair: number, needle: Buffer, at: number) => {
    shifts[pair] = Math.min(shifts[pair] as number, window - 1 - at);
    if (at < window - 1) return;
    const same = ending.get(pair);
    if (same) same.push(needle);
    else ending.set(pair, [needle]);
  };
  const firsts = new Set<number>();
  for (const needle of needles) {
    const first = needle[0] as number;
    // Before the first byte there may be any; a needle of one byte must be known behind each.
    if (!firsts.has(first) || window === 1) for (let before = 0; before < 256; before++) note((before << 8) | first, needle, 0);
    firsts.add(first);
    for (let at = 1; at < window; at++) note(((needle[at - 1] as number) << 8) | (needle[at] as number), needle, at);
  }
  return { longest: Math.max(0, ...needles.map(({ length }) => length)), window, shifts, ending };
}

/** True where the first `length` bytes hold one of the needles. */
export function holdsOne(bytes: Uint8Array, length: number, { window, shifts, ending }: Needles): boolean {
  if (ending.size === 0) return false;
  for (let at = window - 1; at < length; ) {
    const pair = ((at > 0 ? (bytes[at - 1] as number) : 0) << 8) | (bytes[at] as number);
    const shift = shifts[pair] as number;
    if (shift > 0) at += shift;
    else {
      const start = at - window + 1;
      for (const needle of ending.get(pair) ?? []) if (startsAt(bytes, start, length, needle)) return true;
      at++;
    }
  }
  return false;
}

function startsAt(bytes: Uint8Array, start: number, length: number, needle: Buffer): boolean {
  if (start + needle.length > length) return false;
  for (let i = 0; i < needle.length; i++) if (bytes[start + i] !== needle[i]) return false;
  return true;
}
