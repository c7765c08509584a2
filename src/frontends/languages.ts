/** The languages that the tool reads, and which of them a tree needs. */
import { MARKDOWN, NOTEBOOK } from '../hosts/names.js';
import type { ReadNotebook } from '../hosts/units.js';
import type { SourceTree } from '../run/engine.js';
import { OPUS_4_7, spellingsOf } from '../sdk/models.js';
import type { BesideFinder, BesideInput } from './beside.js';
import type { Expectation } from './expectations.js';
import { createBeside } from './javascript/beside.js';
import { expectationsIn } from './javascript/expectations.js';
import { NEEDLES } from './javascript/gather.js';
import { createJavaScript } from './javascript/index.js';
import { betaInMocks } from './javascript/mock-beta.js';
import type { Language } from './language.js';
import type { HandMade } from './mocks.js';

export interface LanguageOf {
  handles(file: string): boolean;
  /** Makes the language of one run over one tree, which holds no other files. */
  create(tree: SourceTree): Language;
  /**
   * Finds the place of a new id beside the old one in a file.
   * @throws SyntaxProblem for a text that does not parse.
   */
  beside(input: BesideInput): BesideFinder;
  /**
   * The clients that a test writes by hand without `beta`.
   * @throws SyntaxProblem for a text that does not parse.
   */
  handMade(text: string, file: string): HandMade[];
  /**
   * What a test expects calls to be sent.
   * @throws SyntaxProblem for a text that does not parse.
   */
  expectations(text: string, file: string): Expectation[];
  /** A program that sends a request, up to its params. @param before what stands before them on their line elsewhere. */
  request(before: string): { head: string; call: string };
  /** Reads notebooks in the language, where the tree holds any. */
  notebook?: ReadNotebook | undefined;
}

export const JAVASCRIPT: LanguageOf = {
  handles: (file) => /\.[cm]?[jt]sx?$/.test(file),
  create: createJavaScript,
  beside: createBeside,
  handMade: betaInMocks,
  expectations: expectationsIn,
  request: (before) => ({
    head: "import Anthropic from '@anthropic-ai/sdk';\n\n",
    call: `${/^\s*/.exec(before)?.[0] ?? ''}new Anthropic().messages.create(`,
  }),
};

/** True for a file of Python code. */
export const isPython = (file: string): boolean => file.endsWith('.py');

/** True for a file that may hold Python code. */
export const mayHoldPython = (file: string): boolean => isPython(file) || NOTEBOOK.test(file) || MARKDOWN.test(file);

/** What reads the notebooks of a tree. */
export const notebookReader = (languages: readonly LanguageOf[]): ReadNotebook | undefined =>
  languages.find(({ notebook }) => notebook !== undefined)?.notebook;

/** A Python file without one of these writes no thinking budget and names no model that migrates. */
export const PYTHON_NEEDLES = ['budget_tokens', 'max_thinking_tokens', ...spellingsOf(OPUS_4_7.from)];

/** A file without one of these matters in no language, unless another file leads to it. */
export const ANY_NEEDLES: readonly string[] = [...new Set([...NEEDLES, ...PYTHON_NEEDLES])];

/**
 * The part of a tree that is written in a language.
 * @param more what a file of interest may hold beside what the language looks for.
 */
export const filesOf = (tree: SourceTree, { handles }: LanguageOf, more: readonly string[] = []): SourceTree => ({
  ...tree,
  files: () => tree.files().filter(handles),
  containing: (needles, among) => tree.containing([...needles, ...more], among ? (file) => handles(file) && among(file) : handles),
  seeds: () => (tree.interests ?? []).flatMap((groups) => filesWithAll(tree, groups, handles)),
});

/** Files that hold one string of each group. */
function filesWithAll(tree: SourceTree, groups: readonly (readonly string[])[], handles: (file: string) => boolean): string[] {
  return (
    groups.reduce<string[] | undefined>((found, needles) => {
      const known = found && new Set(found);
      return tree.containing(needles, known ? (file) => known.has(file) : handles);
    }, undefined) ?? []
  );
}

/**
 * JavaScript, and Python where the tree holds files that matter in it: its parser must be loaded first.
 * @param more what else makes a file matter.
 */
export async function languagesIn(tree: SourceTree, more: readonly string[] = []): Promise<readonly LanguageOf[]> {
  if (tree.containing([...PYTHON_NEEDLES, ...more], mayHoldPython).length === 0) return [JAVASCRIPT];
  const [{ createPython }, { loadParser }, beside, mocks, expected] = await Promise.all([
    import('./python/index.js'),
    import('./python/parse.js'),
    import('./python/beside.js'),
    import('./python/mock-beta.js'),
    import('./python/expectations.js'),
  ]);
  const parse = await loadParser();
  // A notebook without these words may import from a file that has them.
  const notebook = tree.files().some((file) => NOTEBOOK.test(file)) ? await notebookIn(parse) : undefined;
  return [
    JAVASCRIPT,
    {
      handles: isPython,
      create: (own) => createPython(own, parse),
      beside: (input) => beside.createBeside(input, parse),
      handMade: (text) => mocks.betaInMocks(text, parse),
      expectations: (text) => expected.expectationsIn(text, parse),
      request: (before) => ({
        head: 'import anthropic\n\nclient = anthropic.Anthropic()\n',
        call: `client.messages.create(${/^\s*$/.test(before) ? `\n${before}` : ''}`,
      }),
      notebook,
    },
  ];
}

async function notebookIn(parse: (code: string) => unknown): Promise<ReadNotebook> {
  const { readNotebook } = await import('../hosts/notebook.js');
  const parses = (code: string): boolean => {
    try {
      parse(code);
      return true;
    } catch {
      return false;
    }
  };
  return (text) => readNotebook(text, parses);
}
