/** Tests that replace the client of a call, found by what they import. */
import type { TextEdit } from '../rewrite/edits.js';

/** A client that a test writes by hand, and what gives it `beta` with the same functions, or why nothing does (the end of a sentence). */
export type HandMade = { start: number } & ({ edits: TextEdit[] } | { why: string });

export const MOCK_WHY = {
  made: 'its functions are made where no name can be given to them first',
  name: 'the name `messages` is taken where its functions would get it',
} as const;

/** For a file with a call: a test that puts something in its client's place, and where (UTF-16 offset). */
export type MockFinder<M> = (module: M) => { file: string; start: number } | undefined;

const MOST_HOPS = 6;

/**
 * Looks into a test when a file that it reaches is first asked about.
 * @param tests the modules that are tests.
 * @param replacement where a test replaces a client; undefined where it does not.
 * @param importsOf the modules that one imports.
 */
export function findMocks<M extends { file: string }>(
  tests: () => readonly M[],
  replacement: (test: M) => number | undefined,
  importsOf: (module: M) => readonly M[],
): MockFinder<M> {
  let all: Looked<M>[] | undefined;
  return (module) => {
    all ??= tests().map((test) => ({ test }));
    for (const one of all) {
      one.reaches ??= reachable(one.test, importsOf);
      if (!one.reaches.has(module)) continue;
      one.found ??= { start: replacement(one.test) };
      if (one.found.start !== undefined) return { file: one.test.file, start: one.found.start };
    }
    return undefined;
  };
}

/** What is known of a test by now. */
interface Looked<M> {
  test: M;
  reaches?: ReadonlySet<M>;
  found?: { start: number | undefined };
}

function reachable<M>(from: M, importsOf: (module: M) => readonly M[]): Set<M> {
  const seen = new Set([from]);
  let wave: readonly M[] = [from];
  for (let hop = 0; hop < MOST_HOPS && wave.length; hop++)
    wave = wave.flatMap((module) => importsOf(module).filter((next) => !seen.has(next) && seen.add(next)));
  return seen;
}
