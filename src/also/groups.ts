/** What `--edit-also` takes: kinds of lines by the names that people give them. */
import type { AlsoKind } from './kinds.js';

/** By its name, the kinds of lines that the report lists. */
const EDIT_GROUPS = {
  /** Comparisons, `case`, `startsWith`, membership tests and regular expressions. */
  gates: ['gate'],
  tables: ['price-table', 'limit-table'],
  /** Lists, sets, tuples, union types and other tables. */
  lists: ['registry'],
  config: ['config', 'environment'],
  mocks: ['snapshot', 'cassette', 'mock'],
} as const satisfies Record<string, readonly AlsoKind[]>;

export type EditGroup = keyof typeof EDIT_GROUPS;
const GROUP_NAMES = Object.keys(EDIT_GROUPS) as EditGroup[];
/** All of them. */
const ALL_GROUPS = 'all';
export type EditChoice = EditGroup | typeof ALL_GROUPS;
/** What the option and the configuration take. */
export const EDIT_CHOICES: readonly EditChoice[] = [...GROUP_NAMES, ALL_GROUPS];

/** The groups that a user means. */
export const groupsNamed = (names: readonly EditChoice[]): EditGroup[] =>
  names.includes(ALL_GROUPS) ? GROUP_NAMES : GROUP_NAMES.filter((name) => names.includes(name));

/** The group that a kind belongs to; undefined for what is never edited: prompts, and what the tool does not read. */
export const groupOf = (kind: AlsoKind): EditGroup | undefined =>
  GROUP_NAMES.find((name) => (EDIT_GROUPS[name] as readonly AlsoKind[]).includes(kind));
