/** The languages that the tool reads, and which of them a tree needs. */
import { NOTEBOOK } from '../hosts/names.js';
import type { ReadNotebook } from '../hosts/units.js';
import type { SourceTree } from '../run/engine.js';
import { createBeside } from './javascript/edits/beside.js';
import { createJavaScript } from './javascript/index.js';
import { expectationsIn } from './javascript/mocks/expectations.js';
import { betaInMocks } from './javascript/mocks/mock-beta.js';
import { createSpies } from './javascript/mocks/spies.js';
import type { ParsedFiles } from './javascript/modules/modules.js';
import { createKeepsTypes } from './javascript/types/typed.js';
import type { LanguageOf } from './language-of.js';
import { isPython, mayHoldPython, PYTHON_NEEDLES } from './needles.js';

export const JAVASCRIPT: LanguageOf = {
  handles: (file) => /\.[cm]?[jt]sx?$/.test(file),
  create: (tree) => createJavaScript(tree),
  keepsTypes: (tree) => createKeepsTypes(tree),
  beside: createBeside,
  handMade: betaInMocks,
  spies: (tree) => createSpies(tree),
  expectations: expectationsIn,
  request: (before) => ({
    head: "import Anthropic from '@anthropic-ai/sdk';\n\n",
    call: `${/^\s*/.exec(before)?.[0] ?? ''}new Anthropic().messages.create(`,
  }),
};

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

/** JavaScript for many analyses of the same files: a text is parsed once for them. */
export function javascript(): LanguageOf {
  const known: ParsedFiles = new Map();
  return {
    ...JAVASCRIPT,
    create: (tree) => createJavaScript(tree, known),
    keepsTypes: (tree) => createKeepsTypes(tree, known),
    spies: (tree) => createSpies(tree, known),
  };
}

/**
 * JavaScript, and Python where the tree holds files that matter in it: its parser must be loaded first.
 * @param more what else makes a file matter.
 */
export async function languagesIn(tree: SourceTree, more: readonly string[] = []): Promise<readonly LanguageOf[]> {
  if (tree.containing([...PYTHON_NEEDLES, ...more], mayHoldPython).length === 0) return [javascript()];
  const [{ createPython }, { loadParser }, beside, mocks, spies, expected] = await Promise.all([
    import('./python/index.js'),
    import('./python/syntax/parse.js'),
    import('./python/edits/beside.js'),
    import('./python/mocks/mock-beta.js'),
    import('./python/mocks/spies.js'),
    import('./python/mocks/expectations.js'),
  ]);
  const parse = await loadParser();
  // A notebook without these words may import from a file that has them.
  const notebook = tree.files().some((file) => NOTEBOOK.test(file)) ? await notebookIn(parse) : undefined;
  return [
    javascript(),
    {
      handles: isPython,
      create: (own) => createPython(own, parse),
      beside: (input) => beside.createBeside(input, parse),
      handMade: (text) => mocks.betaInMocks(text, parse),
      spies: (own) => spies.createSpies(own, parse),
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
