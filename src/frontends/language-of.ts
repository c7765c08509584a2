/** What the tool knows of a language that it reads, before a tree of files is given. */
import type { ReadNotebook } from '../hosts/units.js';
import type { SiteEdit, SourceTree } from '../run/engine.js';
import type { BesideFinder, BesideInput } from './beside.js';
import type { Expectation } from './expectations.js';
import type { Language } from './language.js';
import type { HandMade } from './mocks.js';
import type { SpyFinder } from './spies.js';

export interface TypedSite {
  file: string;
  start: number;
  end: number;
  /** What a call of the beta endpoint gives keeps its type, and `http` never had one of the SDK's. */
  api: string | null;
}

/**
 * True where the result of a call meets no annotation, and no edit lies in something that is annotated. What it cannot tell is false.
 * What goes into a request needs no look: the parameter types of `messages` can be assigned to those of `beta.messages`.
 */
export type KeepsTypes = (site: TypedSite, edits: readonly SiteEdit[]) => boolean;

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
  /** The clients of the SDK of which tests of a tree replace methods. */
  spies(tree: SourceTree): SpyFinder;
  /**
   * What a test expects calls to be sent.
   * @throws SyntaxProblem for a text that does not parse.
   */
  expectations(text: string, file: string): Expectation[];
  /** A program that sends a request, up to its params. @param before what stands before them on their line elsewhere. */
  request(before: string): { head: string; call: string };
  /** Whether calls of a tree can be migrated in typed files without asking the compiler. */
  keepsTypes?(tree: SourceTree): KeepsTypes;
  /** Reads notebooks in the language, where the tree holds any. */
  notebook?: ReadNotebook | undefined;
}

/** What reads the notebooks of a tree. */
export const notebookReader = (languages: readonly LanguageOf[]): ReadNotebook | undefined =>
  languages.find(({ notebook }) => notebook !== undefined)?.notebook;
