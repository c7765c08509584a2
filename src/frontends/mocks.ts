/** Tests that replace the client of a call, found by what they import. */

/** For a file with a call: a test that puts something in its client's place, and where (UTF-16 offset). */
export type MockFinder<M> = (module: M) => { file: string; start: number } | undefined;

const MOST_HOPS = 6;

/**
 * @param tests the modules that are tests.
 * @param replacement where a test replaces a client; undefined where it does not.
 * @param importsOf the modules that one imports.
 */
export function findMocks<M extends { file: string }>(
  tests: readonly M[],
  replacement: (test: M) => number | undefined,
  importsOf: (module: M) => readonly M[],
): MockFinder<M> {
  const found = tests.flatMap((test) => {
    const start = replacement(test);
    return start === undefined ? [] : [{ file: test.file, start, reaches: reachable(test, importsOf) }];
  });
  return (module) => {
    const test = found.find(({ reaches }) => reaches.has(module));
    return test && { file: test.file, start: test.start };
  };
}

function reachable<M>(from: M, importsOf: (module: M) => readonly M[]): Set<M> {
  const seen = new Set([from]);
  let wave: readonly M[] = [from];
  for (let hop = 0; hop < MOST_HOPS && wave.length; hop++)
    wave = wave.flatMap((module) => importsOf(module).filter((next) => !seen.has(next) && seen.add(next)));
  return seen;
}
