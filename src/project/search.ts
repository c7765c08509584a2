/** Searches over many files: this thread and a worker take shares of the list, and no file is left without an answer. */
import { Worker } from 'node:worker_threads';
import { compileNeedles } from './needles.js';
import { createScreen, type Screen } from './screen.js';

/** Below this many files a worker costs more than it brings. */
const WORTH_A_WORKER = 8000;
/** Files taken at once. */
const SHARE = 32;

const NO = 1;
const YES = 2;

/** What both threads see. */
export interface Progress {
  /** One for each file; 0 until it was searched. */
  answers: Uint8Array;
  /** The index of the next file that nobody has taken. */
  next: Int32Array;
}

/** A search as the worker gets it. */
export interface Errand extends Progress {
  /** Paths, each with a NUL behind it. */
  files: string;
  needles: readonly string[];
}

/** Takes shares of the files until all are taken. A file that cannot be searched stays without an answer. */
export function searchShares(files: readonly string[], needles: readonly string[], { answers, next }: Progress, screen: Screen): void {
  const compiled = compileNeedles(needles);
  for (let from = Atomics.add(next, 0, SHARE); from < files.length; from = Atomics.add(next, 0, SHARE)) {
    const to = Math.min(from + SHARE, files.length);
    for (let index = from; index < to; index++) {
      try {
        answers[index] = screen(files[index] as string, compiled) ? YES : NO;
      } catch {
        // Whoever wants the answer asks again, and gets to know why.
      }
    }
  }
}

export interface Search {
  /** Begins a search beside this thread, where it is worth it. */
  begin(files: readonly string[], needles: readonly string[]): void;
  /** Without the files that are known, by what was begun, to hold none of the needles; undefined where nothing is known of such needles. */
  possible(files: readonly string[], needles: readonly string[]): string[] | undefined;
  /**
   * The files that hold one of the needles.
   * @param failed told of each file that cannot be searched.
   */
  find(files: readonly string[], needles: readonly string[], failed: (file: string, error: unknown) => void): string[];
  /** Ends the worker. */
  [Symbol.dispose](): void;
}

interface Begun extends Progress {
  files: readonly string[];
  needles: readonly string[];
}

/** @param alone without a worker, however many the files are. */
export function createSearch(screen: Screen = createScreen(), alone = false): Search {
  let worker: Worker | undefined;
  let begun: Begun | undefined;
  let without: ReadonlySet<string> | undefined;
  const begin = (files: readonly string[], needles: readonly string[]): Begun => {
    if (alone || files.length < WORTH_A_WORKER) return { files, needles, answers: new Uint8Array(files.length), next: new Int32Array(1) };
    const answers = new Uint8Array(new SharedArrayBuffer(files.length));
    const next = new Int32Array(new SharedArrayBuffer(4));
    if (!worker) {
      worker = new Worker(new URL('./search-worker.js', import.meta.url));
      // What a worker that fails leaves behind is searched here.
      worker.on('error', () => {}).unref();
    }
    worker.postMessage({ files: files.map((file) => `${file}\0`).join(''), needles, answers, next } satisfies Errand);
    return { files, needles, answers, next };
  };
  return {
    begin(files, needles) {
      if (!alone && files.length >= WORTH_A_WORKER) begun = begin(files, needles);
    },
    possible(files, needles) {
      if (!begun || !needles.every((needle) => begun?.needles.includes(needle))) return undefined;
      if (!without) {
        searchShares(begun.files, begun.needles, begun, screen);
        const { answers } = begun;
        without = new Set(begun.files.filter((_, index) => answers[index] === NO));
      }
      const known = without;
      return files.filter((file) => !known.has(file));
    },
    find(files, needles, failed) {
      const search = begin(files, needles);
      searchShares(files, needles, search, screen);
      const compiled = compileNeedles(needles);
      // What the worker has taken and not answered yet, or never will, and what could not be searched.
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
      void worker?.terminate();
      worker = undefined;
    },
  };
}
