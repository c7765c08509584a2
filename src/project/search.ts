/** Searches over many files: this thread and workers take shares of the list, and no file is left without an answer. */
import os from 'node:os';
import { Worker } from 'node:worker_threads';
import { compileNeedles } from './needles.js';
import { createScreen, type Screen } from './screen.js';
import { isAsBefore, type SearchIndex } from './search-index.js';

/** Below this many files a worker costs more than it brings. */
const WORTH_A_WORKER = 8000;
/** Below this many files reading them costs no more than to know that they need not be read. */
export const WORTH_AN_INDEX = 2000;
/** Files taken at once. */
const SHARE = 32;

const NO = 1;
const YES = 2;

/** What all threads see. */
export interface Progress {
  /** One for each file; 0 until it was searched. */
  answers: Uint8Array;
  /** The index of the next file that nobody has taken. */
  next: Int32Array;
  /** How files were when they held none of the needles, as `isAsBefore` has it. */
  stamps: Float64Array | undefined;
}

/** A search as the worker gets it. */
export interface Errand extends Progress {
  /** Paths, each with a NUL behind it. */
  files: string;
  needles: readonly string[];
}

/** Takes shares of the files until all are taken. A file that cannot be searched stays without an answer. */
export function searchShares(
  files: readonly string[],
  needles: readonly string[],
  { answers, next, stamps }: Progress,
  screen: Screen,
): void {
  const compiled = compileNeedles(needles);
  for (let from = Atomics.add(next, 0, SHARE); from < files.length; from = Atomics.add(next, 0, SHARE)) {
    const to = Math.min(from + SHARE, files.length);
    for (let index = from; index < to; index++) {
      try {
        const file = files[index] as string;
        const isOut = (stamps && isAsBefore(file, index, stamps)) || !screen(file, compiled);
        // What was written before can be read by whoever sees the answer.
        Atomics.store(answers, index, isOut ? NO : YES);
      } catch {
        // Whoever wants the answer asks again, and gets to know why.
      }
    }
  }
}

export interface Search {
  /**
   * Begins a search beside this thread, where it is worth it.
   * @param index what is known of earlier runs, for this search and those after it.
   */
  begin(files: readonly string[], needles: readonly string[], index?: SearchIndex): void;
  /** Without the files that are known, by what was begun, to hold none of the needles; undefined where nothing is known of such needles. */
  possible(files: readonly string[], needles: readonly string[]): readonly string[] | undefined;
  /**
   * The files that hold one of the needles.
   * @param failed told of each file that cannot be searched.
   */
  find(files: readonly string[], needles: readonly string[], failed: (file: string, error: unknown) => void): string[];
  /** Ends the workers, and keeps what was learnt. */
  [Symbol.dispose](): void;
}

interface Begun extends Progress {
  files: readonly string[];
  needles: readonly string[];
}

/** Threads that a search takes where nobody says how many: the disk feeds no more. */
const DEFAULT_THREADS = 2;

/**
 * @param threads at most so many search, this one included; more than there are processors would only wait for each other.
 * @param indexed files for which an index is asked.
 */
export function createSearch(screen: Screen = createScreen(), threads = DEFAULT_THREADS, indexed = WORTH_AN_INDEX): Search {
  const most = Math.min(threads, Math.max(DEFAULT_THREADS, os.availableParallelism())) - 1;
  const alone = most < 1;
  const workers: Worker[] = [];
  let begun: Begun | undefined;
  let without: ReadonlySet<string> | undefined;
  let narrowed: { of: readonly string[]; left: readonly string[] } | undefined;
  let kept: SearchIndex | undefined;
  const begin = (files: readonly string[], needles: readonly string[]): Begun => {
    const stamps = files.length < indexed ? undefined : kept?.stampsOf(files, needles);
    if (alone || files.length < WORTH_A_WORKER)
      return { files, needles, answers: new Uint8Array(files.length), next: new Int32Array(1), stamps };
    const answers = new Uint8Array(new SharedArrayBuffer(files.length));
    const next = new Int32Array(new SharedArrayBuffer(4));
    while (workers.length < most) {
      const worker = new Worker(new URL('./search-worker.js', import.meta.url));
      // What a worker that fails leaves behind is searched here.
      worker.on('error', () => {}).unref();
      workers.push(worker);
    }
    const errand: Errand = { files: files.map((file) => `${file}\0`).join(''), needles, answers, next, stamps };
    for (const worker of workers) worker.postMessage(errand);
    return { files, needles, answers, next, stamps };
  };
  const finish = (search: Begun): void => {
    searchShares(search.files, search.needles, search, screen);
    const { files, needles, answers, stamps } = search;
    if (stamps) kept?.learn(files, needles, stamps, (index) => Atomics.load(answers, index) === NO);
  };
  return {
    begin(files, needles, index) {
      kept = index;
      if (!alone && files.length >= WORTH_A_WORKER) begun = begin(files, needles);
    },
    possible(files, needles) {
      if (!begun || !needles.every((needle) => begun?.needles.includes(needle))) return undefined;
      if (!without) {
        finish(begun);
        const { answers } = begun;
        without = new Set(begun.files.filter((_, index) => answers[index] === NO));
      }
      const known = without;
      // Nearly all questions are about one list.
      if (narrowed?.of !== files) narrowed = { of: files, left: files.filter((file) => !known.has(file)) };
      return narrowed.left;
    },
    find(asked, needles, failed) {
      const files = (asked.length >= indexed ? kept?.without(asked, needles) : undefined) ?? asked;
      const search = begin(files, needles);
      finish(search);
      const compiled = compileNeedles(needles);
      // What a worker has taken and not answered yet, or never will, and what could not be searched.
      return files.filter((file, index) => {
        if (search.answers[index] !== 0) return search.answers[index] === YES;
        try {
          return screen(file, compiled);
        } catch (error) {
          failed(file, error);
          return false;
        }
      });
    },
    [Symbol.dispose]() {
      kept?.save();
      for (const worker of workers.splice(0)) void worker.terminate();
    },
  };
}
