/** What `--edit-also` takes: kinds of lines by the names that people give them. */
import type { AlsoKind } from './kinds.js';

/** By its name, the kinds of lines that the report lists, and what is done about them. */
export const EDIT_GROUPS = {
  gates: { kinds: ['gate'], about: 'comparisons, `case`, `startsWith`, membership tests and regular expressions accept the new ID, too' },
  tables: { kinds: ['price-table', 'limit-table'], about: 'tables of prices and limits get an entry for the new ID with the same value' },
  lists: { kinds: ['registry'], about: 'lists, sets, tuples, union types and other tables get the new ID beside the old one' },
  config: {
    kinds: ['config', 'environment'],
    about: 'in `.env` files, YAML, JSON and TOML the new ID replaces the old one where only migrated calls read it',
  },
  mocks: { kinds: ['snapshot', 'cassette', 'mock'], about: 'clients that a test writes by hand get `beta` with the same functions' },
} as const satisfies Record<string, { kinds: readonly AlsoKind[]; about: string }>;

export type EditGroup = keyof typeof EDIT_GROUPS;
export const GROUP_NAMES = Object.keys(EDIT_GROUPS) as EditGroup[];
/** All of them. */
export const ALL_GROUPS = 'all';
/** What the option and the configuration take. */
export const EDIT_CHOICES: readonly (EditGroup | typeof ALL_GROUPS)[] = [...GROUP_NAMES, ALL_GROUPS];

/** The groups that a user means. */
export const groupsNamed = (names: readonly (EditGroup | typeof ALL_GROUPS)[]): EditGroup[] =>
  names.includes(ALL_GROUPS) ? GROUP_NAMES : GROUP_NAMES.filter((name) => names.includes(name));

/** The group that a kind belongs to; undefined for what is never edited: prompts, and what the tool does not read. */
export const groupOf = (kind: AlsoKind): EditGroup | undefined =>
  GROUP_NAMES.find((name) => (EDIT_GROUPS[name].kinds as readonly AlsoKind[]).includes(kind));
