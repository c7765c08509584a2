/**
 * What searches of earlier runs found out, kept between runs: which files hold none of which strings. It is trusted for a file that the disk
 * says is the one that was read: the same file, of the same size, last written and changed at the same moment.
 */
import fs from 'node:fs';
import path from 'node:path';
import { sha256 } from '../run/hash.js';
import { writeWhole } from './whole.js';

/** Numbers that tell one state of a file from another. */
const EACH = 4;
/** Stands in the place of the first number for a file that need not be looked at again. */
const KNOWN = -1;
/** In milliseconds: a file that has changed so shortly before may change once more and look the same. */
const RESOLUTION = 2_000;
/** So many files of the rows may be missing before they are looked up by their names. */
const MOST_SKIPPED = 8;
/** Sets of strings that are kept, those of the last runs first. */
const MOST_SETS = 16;
/** What is worth writing the file for: one in so many of the answers. */
const WORTH_WRITING = 100;
const HEAD = 'opus47-migrate search index 1 ';

/** Files, by what a search found in them. */
interface Answers {
  needles: ReadonlySet<string>;
  /** For each row, 1 where the file holds none of the strings. */
  none: Uint8Array;
}

export interface SearchIndex {
  /** Without the files that are known to hold none of the strings: they were, and this run has seen that they are as they were. */
  without(files: readonly string[], needles: readonly string[]): readonly string[];
  /** For each file how it was when it held none of the strings, for `isAsBefore`; shared between threads. */
  stampsOf(files: readonly string[], needles: readonly string[]): Float64Array;
  /** @param none true for the index of a file that was found to hold none of the strings. */
  learn(files: readonly string[], needles: readonly string[], stamps: Float64Array, none: (index: number) => boolean): void;
  /** Keeps what was learnt for the next run, where there is a place for it. */
  save(): void;
}

/** True where a file is as its stamp says; the stamp says how it is from then on. */
export function isAsBefore(file: string, index: number, stamps: Float64Array): boolean {
  const at = index * EACH;
  if (stamps[at] === KNOWN) return false;
  const { ino, size, mtimeMs, ctimeMs } = fs.statSync(file);
  const now = [ino, size, mtimeMs, ctimeMs];
  const isSame = now.every((value, i) => stamps[at + i] === value);
  stamps.set(now, at);
  return isSame;
}

/** @param place what the answers depend on beside the files: the version of the tool. */
export function openSearchIndex(file: string, place: string, now: () => number = Date.now): SearchIndex {
  const kept = read(file, place);
  const names = kept?.names ?? [];
  /** Made where files come in another order than before. */
  let byName: Map<string, number> | undefined;
  let stamps = kept?.stamps ?? new Float64Array(0);
  /** 1 where this run has looked at the file, 2 where it may be trusted. */
  let seen: Uint8Array = new Uint8Array(names.length);
  const sets = kept?.sets ?? [];
  const used = new Set<Answers>();
  const started = now();
  let learnt = 0;

  const rowNamed = (name: string): number => {
    byName ??= new Map(names.map((one, row) => [one, row]));
    return byName.get(name) ?? -1;
  };
  let last: { of: readonly string[]; rows: Int32Array } | undefined;
  /** The row of each file; -1 for one without. Nearly always the files are those of the rows, in the same order, or some of them. */
  const rowsOf = (files: readonly string[]): Int32Array => {
    if (last?.of === files) return last.rows;
    const rows = new Int32Array(files.length);
    let next = 0;
    for (const [index, name] of files.entries()) {
      let row = next;
      while (row < next + MOST_SKIPPED && names[row] !== name) row++;
      if (row === next + MOST_SKIPPED) row = rowNamed(name);
      rows[index] = row;
      if (row >= 0) next = row + 1;
    }
    last = { of: files, rows };
    return rows;
  };
  const makeRoom = (files: readonly string[]): void => {
    for (const [index, row] of rowsOf(files).entries())
      if (row < 0) {
        last = undefined;
        const name = files[index] as string;
        byName?.set(name, names.length);
        names.push(name);
      }
    if (seen.length === names.length) return;
    const longer = <T extends Uint8Array | Float64Array>(to: T, from: T): T => {
      to.set(from);
      return to;
    };
    stamps = longer(new Float64Array(names.length * EACH).fill(Number.NaN), stamps);
    seen = longer(new Uint8Array(names.length), seen);
    for (const one of sets) one.none = longer(new Uint8Array(names.length), one.none);
  };
  const covering = (needles: readonly string[]): Answers | undefined => {
    const found = sets.find((one) => needles.every((needle) => one.needles.has(needle)));
    if (found) used.add(found);
    return found;
  };
  const exactly = (needles: readonly string[]): Answers => {
    const same = sets.find((one) => one.needles.size === new Set(needles).size && needles.every((needle) => one.needles.has(needle)));
    const answers = same ?? { needles: new Set(needles), none: new Uint8Array(names.length) };
    if (!same) sets.unshift(answers);
    used.add(answers);
    return answers;
  };
  const forget = (row: number): void => {
    for (const one of sets) one.none[row] = 0;
  };
  return {
    without(files, needles) {
      const known = covering(needles);
      if (!known) return files;
      const rows = rowsOf(files);
      return files.filter((_, index) => {
        const row = rows[index] as number;
        return row < 0 || seen[row] !== 2 || known.none[row] !== 1;
      });
    },
    stampsOf(files, needles) {
      makeRoom(files);
      const none = covering(needles)?.none;
      const asked = new Float64Array(new SharedArrayBuffer(files.length * EACH * Float64Array.BYTES_PER_ELEMENT)).fill(Number.NaN);
      for (const [index, row] of rowsOf(files).entries()) {
        if (seen[row] !== 0) asked[index * EACH] = KNOWN;
        else if (none?.[row] === 1) asked.set(stamps.subarray(row * EACH, (row + 1) * EACH), index * EACH);
      }
      return asked;
    },
    learn(files, needles, found, none) {
      const answers = exactly(needles);
      for (const [index, row] of rowsOf(files).entries()) {
        const [at, from] = [row * EACH, index * EACH];
        const isNone = none(index);
        if (found[from] !== KNOWN && isNone) {
          // What changes later has a later time of change than this run has begun at.
          seen[row] = (found[from + EACH - 1] as number) < started - RESOLUTION ? 2 : 1;
          if (seen[row] === 1 || !isSame(stamps, at, found, from)) forget(row);
          stamps.set(found.subarray(from, from + EACH), at);
        }
        if (seen[row] !== 2 || !isNone || answers.none[row] === 1) continue;
        answers.none[row] = 1;
        learnt++;
      }
    },
    save() {
      if (learnt === 0 || learnt * WORTH_WRITING < names.length) return;
      const recent = [...sets].sort((a, b) => Number(used.has(b)) - Number(used.has(a))).slice(0, MOST_SETS);
      try {
        fs.mkdirSync(path.dirname(file), { recursive: true });
        writeWhole(file, written({ names, stamps, sets: recent }, rowsWorth(seen), place), 0o600);
      } catch {
        // The next run reads all files again.
      }
    },
  };
}

const isSame = (a: Float64Array, at: number, b: Float64Array, from: number): boolean => {
  for (let i = 0; i < EACH; i++) if (a[at + i] !== b[from + i]) return false;
  return true;
};

/** Files that a run did not look at are kept for the next ones, but not for ever. */
function rowsWorth(seen: Uint8Array): number[] {
  const all = [...seen.keys()];
  const looked = all.filter((row) => seen[row] !== 0);
  return looked.length * 2 >= all.length ? all : looked;
}

interface Kept {
  names: string[];
  stamps: Float64Array;
  sets: Answers[];
}

/** A line with a hash of the rest, a line that says what there is, numbers, and the names with a NUL between them. */
function written({ names, stamps, sets }: Kept, rows: readonly number[], place: string): Buffer {
  const about: About = { place, rows: rows.length, sets: sets.map(({ needles }) => [...needles]) };
  const numbers = new Float64Array(rows.length * EACH);
  for (const [to, row] of rows.entries()) numbers.set(stamps.subarray(row * EACH, (row + 1) * EACH), to * EACH);
  const rest = Buffer.concat([
    Buffer.from(`${JSON.stringify(about)}\n`),
    Buffer.from(numbers.buffer),
    ...sets.map(({ none }) => Uint8Array.from(rows, (row) => none[row] as number)),
    Buffer.from(rows.map((row) => names[row]).join('\0')),
  ]);
  return Buffer.concat([Buffer.from(`${HEAD}${sha256(rest)}\n`), rest]);
}

interface About {
  place: string;
  rows: number;
  sets: string[][];
}

/** Undefined where there is none, where it is not whole, and where it was written for something else. */
function read(file: string, place: string): Kept | undefined {
  let bytes: Buffer;
  try {
    bytes = fs.readFileSync(file);
  } catch {
    return undefined;
  }
  const first = bytes.indexOf('\n') + 1;
  const rest = bytes.subarray(first);
  if (bytes.toString('latin1', 0, first) !== `${HEAD}${sha256(rest)}\n`) return undefined;
  let at = rest.indexOf('\n') + 1;
  const about = JSON.parse(rest.toString('utf8', 0, at)) as About;
  if (about.place !== place) return undefined;
  const take = (length: number): Uint8Array<ArrayBuffer> => {
    at += length;
    return new Uint8Array(rest.subarray(at - length, at));
  };
  const stamps = new Float64Array(take(about.rows * EACH * Float64Array.BYTES_PER_ELEMENT).buffer);
  const sets = about.sets.map((needles): Answers => ({ needles: new Set(needles), none: take(about.rows) }));
  return { names: about.rows === 0 ? [] : rest.toString('utf8', at).split('\0'), stamps, sets };
}
