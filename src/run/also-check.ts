/** The lines that still hold the old id when a run is over, and what each of them is. */
import { type AlsoLine, kindOf } from '../also/kinds.js';
import { linesLeft, shift } from '../also/lines.js';
import type { Discovered } from '../project/discover.js';
import { below } from '../project/paths.js';
import { readable } from '../project/readable.js';
import { MOST_BYTES } from '../project/screen.js';
import type { Search } from '../project/search.js';
import { textsHolding } from '../project/side-files.js';
import { type Family, listedMentionsOf, listedSpellingsOf, type Migration } from '../sdk/models.js';
import type { AlsoEdits, Mock } from './also-edits.js';
import { lineKey } from './also-finder.js';
import type { Analysis, SourceTree } from './engine.js';

/** The files of the selection that hold an id, as they are read once. */
export interface Holding {
  /** Source files. */
  sources: readonly string[];
  /** Other text. */
  texts: readonly { file: string; text: string }[];
}

/**
 * @param isPossible false for sources that are known to hold nothing.
 * @param sources the source files, where they are known.
 */
export function holdingId(
  from: Family,
  tree: SourceTree,
  { texts, selected }: Pick<Discovered, 'texts' | 'selected'>,
  search: Search,
  isPossible: (file: string) => boolean,
  sources?: readonly string[],
): Holding {
  const needles = listedSpellingsOf(from);
  return {
    sources: sources ?? tree.containing(needles, (file) => selected.has(file) && isPossible(file)),
    texts: textsHolding(texts, needles, search),
  };
}

export interface Judged {
  root: string;
  migration: Migration;
  /** As the run ends; see `linesLeft`. */
  analysis: Pick<Analysis, 'sites' | 'edits'>;
  /** True where the edits were made. */
  written: boolean;
  /** See `linesKnowingBoth`: these are not listed. */
  both: readonly string[];
}

/** What this tool writes quotes old code, or names all models. */
const IS_OWN = /Written by `opus47-migrate --guard`|"name":\s*"opus47-migrate"|^# Opus 4\.7 migration|<title>[^<]*Opus 4\.7 migration/;
const HEAD = 2000;

/**
 * Every line outside of listed call sites, and the mocks that were to be edited. Paths are absolute.
 * @param also what was to be edited of them.
 */
export function linesToCheck(
  { sources, texts }: Holding,
  tree: SourceTree,
  { root, migration, analysis, written, both }: Judged,
  { fates, mocks }: Pick<AlsoEdits, 'fates' | 'mocks'>,
): AlsoLine[] {
  const mentions = listedMentionsOf(migration);
  const done = new Set(both);
  const all = [...sources.flatMap((file) => ({ file, text: readable(tree, file) ?? '' })), ...texts];
  const found = all.flatMap(({ file, text }) => {
    // Notebooks may be larger: they hold pictures.
    if (text.length > MOST_BYTES || IS_OWN.test(text.slice(0, HEAD))) return [];
    const isOwn = (one: { file: string }): boolean => one.file === file;
    const own = analysis.edits.filter(isOwn);
    const left = linesLeft(text, {
      ...{ mentions, sites: analysis.sites.filter(isOwn), written },
      ...{ edits: own.filter(({ kind }) => kind !== 'also'), also: own.filter(({ kind }) => kind === 'also') },
    });
    const lines = left.length ? text.split('\n') : [];
    return left.flatMap(({ index, line }) => {
      const key = lineKey(file, index);
      return done.has(key) ? [] : [{ file, line, kind: kindOf({ file: below(root, file), lines, index, mentions }), ...fates.get(key) }];
    });
  });
  const moved = ({ start, ...line }: Mock): AlsoLine => {
    const own = analysis.edits.filter(({ file }) => file === line.file);
    return { ...line, line: line.line + (written ? shift(readable(tree, line.file) ?? '', own, start) : 0) };
  };
  return [...found, ...mocks.map(moved)];
}
