/** Tests that replace the client of a call, found by what they import and by where that client comes from. */
import type { TextEdit } from '../rewrite/edits.js';
import type { Span } from './comments.js';

/** A client that a test writes by hand, and what gives it `beta` with the same functions, or why nothing does (the end of a sentence). */
export type HandMade = {
  start: number;
  /** What it is given to: a variable, a property, or the function that makes it. */
  name?: string;
  /** The function around it. */
  within?: Span;
  /** True where every client of the test is one: it stands in the place of the SDK. */
  isEvery?: true;
  /**
   * For a mock that takes every path, the names of what is called with it: its path moves, and does not stay where it was. Undefined for one
   * that has both paths.
   */
  handedTo?: readonly string[];
} & ({ edits: TextEdit[] } | { why: string });

export const MOCK_WHY = {
  used: 'it is used otherwise than as the client of a call that migrates',
  staying: 'the test only makes calls that stay',
  made: 'its functions are made where no name can be given to them first',
  name: 'the name `messages` is taken where its functions would get it',
} as const;

/** Something that a test puts in a client's place. */
export interface Replacement<M> {
  /** UTF-16 offset in the test. */
  start: number;
  /** Whose client it replaces: every one, that of a module, or whichever it is handed to. */
  of: 'every' | 'handed' | M;
  /** The module is replaced as a whole: its own calls do not run. */
  isWhole?: boolean;
}

/** A call: its module, and the modules that its client comes through; undefined if the client can be handed in. */
export interface Caller<M> {
  module: M;
  from: ReadonlySet<M> | undefined;
}

/** For a call: the place in a test that puts something in its client's place. */
export type MockFinder<M> = (call: Caller<M>) => { file: string; start: number } | undefined;

const MOST_HOPS = 6;

/**
 * Looks into a test when a file that it reaches is first asked about.
 * @param tests the modules that are tests.
 * @param replacements what a test replaces, in the order of the file.
 * @param importsOf the modules that one imports.
 */
export function findMocks<M extends { file: string }>(
  tests: () => readonly M[],
  replacements: (test: M) => readonly Replacement<M>[],
  importsOf: (module: M) => readonly M[],
): MockFinder<M> {
  let all: Looked<M>[] | undefined;
  const known = new Map<M, ReadonlySet<M>>();
  const reach = (module: M): ReadonlySet<M> => {
    const found = known.get(module) ?? reachable(module, importsOf);
    known.set(module, found);
    return found;
  };
  return ({ module, from }) => {
    all ??= tests().map((test) => ({ test }));
    const fits = ({ of, isWhole }: Replacement<M>): boolean => {
      if (of === 'every' || of === 'handed') return of === 'every';
      return of === module ? isWhole !== true : (from ?? reach(module)).has(of);
    };
    for (const one of all) {
      if (!reach(one.test).has(module)) continue;
      one.found ??= replacements(one.test);
      const isHanded = from === undefined || one.found.some(fits);
      const found = one.found.find((replacement) => (replacement.of === 'handed' ? isHanded : fits(replacement)));
      if (found) return { file: one.test.file, start: found.start };
    }
    return undefined;
  };
}

/** What is known of a test by now. */
interface Looked<M> {
  test: M;
  found?: readonly Replacement<M>[];
}

export function reachable<M>(from: M, importsOf: (module: M) => readonly M[], most = MOST_HOPS): Set<M> {
  const seen = new Set([from]);
  let wave: readonly M[] = [from];
  for (let hop = 0; hop < most && wave.length; hop++)
    wave = wave.flatMap((module) => importsOf(module).filter((next) => !seen.has(next) && seen.add(next)));
  return seen;
}

/** What a name in an expression stands for: modules that it comes through, and code to read on in; or a value that is handed in. */
export type Meaning<M, N> = 'handed' | { through: readonly M[]; next: readonly { node: N; module: M }[] };

/** How many expressions are read to find where a client comes from; beyond that it may be handed in. */
const MOST_LOOKS = 40;

/**
 * The modules that a client comes through; undefined if somebody may hand it in.
 * @param meanings what the names in an expression stand for.
 */
export function originsOf<M, N>(
  client: { node: N; module: M },
  meanings: (node: N, module: M) => readonly Meaning<M, N>[],
): ReadonlySet<M> | undefined {
  const through = new Set([client.module]);
  const seen = new Set<N>([client.node]);
  const open = [client];
  for (let one = open.pop(); one; one = open.pop()) {
    for (const meaning of meanings(one.node, one.module)) {
      if (meaning === 'handed' || seen.size > MOST_LOOKS) return undefined;
      for (const module of meaning.through) through.add(module);
      for (const next of meaning.next) if (!seen.has(next.node) && seen.add(next.node)) open.push(next);
    }
  }
  return through;
}
