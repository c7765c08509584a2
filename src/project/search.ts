/** Searches over many files: this thread and workers take shares of the list, and no file is left without an answer. */
import os from 'node:os';
import { Worker } from 'node:worker_threads';
import { compileNeedles } from './needles.js';
import { createScreen, type Screen } from './screen.js';

/** Below this many files a worker costs more than it brings. */
const WORTH_A_WORKER = 8000;
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
  /** Ends the workers. */
  [Symbol.dispose](): void;
}

interface Begun extends Progress {
  files: readonly string[];
  needles: readonly string[];
}

/** Threads that a search takes where nobody says how many: the disk feeds no more. */
const DEFAULT_THREADS = 2;

/** @param threads at most so many search, this one included; more than there are processors would only wait for each other. */
export function createSearch(screen: Screen = createScreen(), threads = DEFAULT_THREADS): Search {
  const most = Math.min(threads, Math.max(DEFAULT_THREADS, os.availableParallelism())) - 1;
  const alone = most < 1;
  const workers: Worker[] = [];
  let begun: Begun | undefined;
  let without: ReadonlySet<string> | undefined;
  const begin = (files: readonly string[], needles: readonly string[]): Begun => {
    if (alone || files.length < WORTH_A_WORKER) return { files, needles, answers: new Uint8Array(files.length), next: new Int32Array(1) };
    const answers = new Uint8Array(new SharedArrayBuffer(files.length));
    const next = new Int32Array(new SharedArrayBuffer(4));
    while (workers.length < most) {
      const worker = new Worker(new URL('./search-worker.js', import.meta.url));
      // What a worker that fails leaves behind is searched here.
      worker.on('error', () => {}).unref();
      workers.push(worker);
    }
    const errand: Errand = { files: files.map((file) => `${file}\0`).join(''), needles, answers, next };
    for (const worker of workers) worker.postMessage(errand);
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
      for (const worker of workers.splice(0)) void worker.terminate();
    },
  };
}
