/** Finds places beside the old id in the files of a run, and the lines where the new one has its place already. */

import { isCode, isData } from '../also/names.js';
import { hasTwinLine } from '../also/twin-lines.js';
import type { BesideFinder, BesideInput } from '../frontends/beside.js';
import { WHY } from '../frontends/beside.js';
import type { LanguageOf } from '../frontends/language-of.js';
import { isHost } from '../hosts/names.js';
import { below } from '../project/paths.js';
import { readable } from '../project/readable.js';
import { MOST_BYTES } from '../project/screen.js';
import { lineIndex } from '../report/lines.js';
import { familyNamed, type Migration, mentionsOf, nameOf, twinOfPart, twinOfText } from '../sdk/models.js';
import type { Holding } from './also-check.js';
import type { SourceTree } from './engine.js';

/** @param index 0-based, in the text as it was. */
export const lineKey = (file: string, index: number): string => `${file}:${index}`;

interface Reading {
  languages: readonly LanguageOf[];
  migration: Migration;
}

/** @param remaining a part of the text without what the migration replaces in it. */
export function finderIn({ languages, migration }: Reading, file: string, text: string, remaining: BesideInput['remaining']): BesideFinder {
  const language = languages.find(({ handles }) => handles(file));
  try {
    if (language)
      return language.beside({
        ...{ text, file, remaining },
        twinOf: (id) => twinOfText(id, migration),
        twinOfPattern: (pattern) => twinOfPart(pattern, migration),
        mentions: mentionsOf(migration.from),
        says: saying(migration),
      });
  } catch {
    // Said by the analysis, where the file matters to it.
  }
  return { at: () => ({ why: 'its file is not read as code' }) };
}

/** `Opus 4.6`, `opus 4.6`, `Opus-4.6`. */
const saying = ({ from }: Migration): RegExp => new RegExp(nameOf(from).replace(/[.]/g, '\\.').replace(/\s+/g, '[\\s_-]*'), 'i');

/** The lines, by `lineKey`, in which all that knows the old model knows the new one, too: an entry, an alternative or a case beside it. */
export function linesKnowingBoth({ sources, texts }: Holding, tree: SourceTree & { root: string }, reading: Reading): string[] {
  const family = familyNamed(reading.migration.to);
  if (family === undefined) return [];
  const [mentions, target] = [mentionsOf(reading.migration.from), mentionsOf(family)];
  const knows = (text: string): boolean => text.length <= MOST_BYTES && [mentions, target].every((ids) => text.search(ids) >= 0);
  return [
    ...sources.flatMap((file) => {
      const text = readable(tree, file) ?? '';
      return !isCode(file) || isHost(file) || !knows(text) ? [] : linesInCode(file, text, mentions, reading);
    }),
    ...texts.flatMap(({ file, text }) => {
      if (!isData(below(tree.root, file)) || !knows(text)) return [];
      const lines = text.split('\n');
      return lines.flatMap((line, index) =>
        line.search(mentions) >= 0 && hasTwinLine(lines, index, mentions, (id) => twinOfText(id, reading.migration))
          ? [lineKey(file, index)]
          : [],
      );
    }),
  ];
}

function linesInCode(file: string, text: string, mentions: RegExp, reading: Reading): string[] {
  const finder = finderIn(reading, file, text, ({ start, end }) => text.slice(start, end));
  const lineAt = lineIndex(text);
  const lines = new Map<number, boolean>();
  let covered = { end: 0, isThere: false };
  for (const { index: start, 0: id } of text.matchAll(mentions)) {
    const end = start + id.length;
    if (start >= covered.end) {
      const found = finder.at({ start, end });
      covered = { end: found.covers?.end ?? end, isThere: 'why' in found && found.why === WHY.there };
    }
    const line = lineAt(start).line - 1;
    lines.set(line, (lines.get(line) ?? true) && covered.isThere);
  }
  return [...lines].flatMap(([index, isThere]) => (isThere ? [lineKey(file, index)] : []));
}
