/** Tests of calls that migrate: the clients that they write by hand, and what they expect. */
import { isTest } from '../also/names.js';
import type { Beside } from '../frontends/beside.js';
import type { LanguageOf } from '../frontends/language-of.js';
import { filesOf } from '../frontends/languages.js';
import { lazily } from '../frontends/once.js';
import { type Spied, type SpyFinder, staysOnMessages } from '../frontends/spies.js';
import { isHost } from '../hosts/names.js';
import { below } from '../project/paths.js';
import { readable } from '../project/readable.js';
import { lineIndex } from '../report/lines.js';
import { type TextEdit, touches } from '../rewrite/edits.js';
import type { AlsoInput } from './also-edits.js';
import type { Expecting } from './also-expectations.js';
import { calledNames, type Expected, expectedOf, mockBeside } from './also-made.js';
import type { AnalysedSite, Analysis, Spot } from './engine.js';

export interface TestFile {
  file: string;
  text: string;
  /** The clients that it writes by hand. */
  mocks: readonly { start: number; beside: Beside }[];
  expected: readonly Expected[];
  /** Where a note names it. */
  noted?: number;
}

type Input = Pick<AlsoInput, 'analysis' | 'tree' | 'languages' | 'settings'>;

export const migratedIn = ({ sites }: Pick<Analysis, 'sites'>): AnalysedSite[] =>
  sites.filter(({ status, notes }) => status === 'migrated' && !notes.some(({ code }) => code === 'sampling-fixed'));

/** The selected tests whose clients calls that move to the beta endpoint may meet. */
export function testsOfMoved(input: Input): TestFile[] {
  const { analysis, tree, languages } = input;
  const moved = new Set(analysis.edits.flatMap(({ kind, sites }) => (kind === 'endpoint' ? sites : [])));
  const sites = migratedIn(analysis).filter(({ id }) => moved.has(id));
  const noted = sites.flatMap(({ notes }) => notes.flatMap(({ code, at }) => (code === 'mock-may-need-moving' && at ? [at] : [])));
  if (noted.length === 0) return [];
  const modules = new Set(sites.map(({ file }) => stem(file)));
  const reaches = (file: string): boolean =>
    noted.some((at) => at.file === file) || [...modules].some((name) => new RegExp(`\\b${name}\\b`).test(readable(tree, file) ?? ''));
  const spies = new Map(languages.map((language) => [language, lazily(() => language.spies(filesOf(tree, language)))]));
  const files = tree.containing(['messages'], (file) => tree.selected.has(file) && isTest(below(tree.root, file)) && !isHost(file));
  return files.filter(reaches).flatMap((file) => {
    const language = languages.find(({ handles }) => handles(file));
    const at = noted.find((one) => one.file === file)?.start;
    const found = language && testFile(file, language, { sites, spies: spies.get(language) as () => SpyFinder }, input);
    return found ? [{ ...found, ...(at !== undefined && { noted: at }) }] : [];
  });
}

/** @returns undefined for a file that does not parse. */
function testFile(
  file: string,
  language: LanguageOf,
  { sites: moved, spies }: { sites: readonly AnalysedSite[]; spies: () => SpyFinder },
  input: Input,
): TestFile | undefined {
  const { analysis, settings, tree } = input;
  const text = readable(tree, file) ?? '';
  try {
    const called = calledNames(analysis, moved);
    const placeOf = (spot: Spot): string => `${below(tree.root, spot.file)}:${lineIndex(readable(tree, spot.file) ?? '')(spot.start).line}`;
    const handMade = language.handMade(text, file).map((mock) => ({ mock, beside: mockBeside(mock, text, called) }));
    const spied = !REPLACES.test(text)
      ? []
      : spies()(file)
          .filter(({ reached }) => moved.some((site) => reached.includes(site.file)))
          .map((mock) => ({ mock, beside: spyBeside(mock, file, input, placeOf) }));
    const made = [...handMade, ...spied].sort((a, b) => a.mock.start - b.mock.start);
    const expecting: Expecting = { ...{ text, file, language, moved, analysis, settings, tree }, placeOf };
    const expected = expectedOf(language.expectations(text, file), made, expecting);
    return { file, text, mocks: made.map(({ mock: { start }, beside }) => ({ start, beside })), expected };
  } catch {
    return undefined;
  }
}

/** What puts something in the place of a method or of a client that is there already. */
const REPLACES = /\b(?:spyOn|stub|replace|method|fake|patch|setattr|spy)\b|\.messages\.\w+\s*=(?!=)/;

/** What becomes of a client of which a test replaces methods: every call that the test can reach has left what it replaces. */
function spyBeside(spy: Spied, file: string, { analysis, tree }: Input, placeOf: (spot: Spot) => string): Beside {
  if ('why' in spy) return { why: spy.why };
  const movesIn = (of: string) => analysis.edits.filter((edit) => edit.file === of && edit.kind === 'endpoint');
  for (const one of spy.reached) {
    const moves = movesIn(one);
    const start = staysOnMessages(readable(tree, one) ?? '', (span) => moves.some((edit) => meets(edit, span)));
    if (start !== undefined) return { why: `a call that stays may be on that client (${placeOf({ file: one, start })})` };
  }
  // A method that the test keeps, and puts back, moves with the calls.
  const moves = movesIn(file);
  return { edits: spy.edits.filter((edit) => !moves.some((move) => meets(move, { start: edit.start - 1, end: edit.end + 1 }))), names: [] };
}

const meets = (edit: TextEdit, span: { start: number; end: number }): boolean => edit.start <= span.end && edit.end >= span.start;

/** Gives each test's note the edits that `--edit-also mocks` would make there, once for a test. */
export function withSuggestions(input: Input): Analysis {
  const { analysis } = input;
  const tests = new Map(testsOfMoved(input).map((test) => [test.file, test]));
  if (tests.size === 0) return analysis;
  const sites = analysis.sites.map((site) => ({
    ...site,
    notes: site.notes.map((note) => {
      const test = note.code === 'mock-may-need-moving' && note.at && tests.get(note.at.file);
      if (!test) return note;
      tests.delete(test.file);
      const calls = analysis.edits.filter(({ file }) => file === test.file);
      const all = [...test.mocks, ...test.expected].flatMap(({ beside }) => ('edits' in beside ? beside.edits : []));
      const edits = all.filter((edit) => !calls.some((other) => touches(edit, other)));
      return edits.length > 0 ? { ...note, suggested: edits } : note;
    }),
  }));
  return { ...analysis, sites };
}

/** The name by which a file is imported. */
const stem = (file: string): string => (file.split('/').at(-1) ?? '').replace(/\.\w+$/, '').replace(/\W/g, '\\$&');
