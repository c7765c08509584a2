/** Sentences of reasons and notes, about the models of the run. */
import { type Migration, nameOf, OPUS_4_7, shortName } from '../sdk/models.js';
import type { Prose } from './reasons.js';

/** Source text on one line, cut where it is long. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 80);

/** Stands for what a sentence quotes, while the names in its own words are exchanged. */
const QUOTED = '\u0000';

/** The prose of a reason or note with its detail. It is written for Opus 4.6 and 4.7; for another pair the names are exchanged. */
export function wordsOf(
  prose: Pick<Prose, 'says' | 'todo'>,
  detail: string | undefined,
  migration: Migration = OPUS_4_7,
): { says: string; todo: string } {
  const says = prose.says(detail ? QUOTED : '');
  return { says: exchanged(says, migration).replaceAll(QUOTED, () => detail ?? ''), todo: exchanged(prose.todo, migration) };
}

/** Both in one text, with what comes between them. */
export const inOne = ({ says, todo }: { says: string; todo: string }, between = ''): string =>
  [says + between, todo].filter((text) => text !== '').join(' ');

/** A callee in one line; where it is long, or has more lines, without what calls in it are given: `ChatAnthropic(…).bind`. */
export function calleeInLine(callee: string): string {
  const line = callee.replace(/\s*\n\s*/g, '');
  return line.length > MOST_CALLEE || line !== callee ? line.replace(/\((?:[^()]|\([^()]*\))*\)/g, '(…)') : line;
}

const MOST_CALLEE = 60;

/** The same words, with a place in brackets at the end of what they say: `… (src/a.ts:3).` */
export const atPlace = <W extends { says: string }>(words: W, place: string): W => ({
  ...words,
  says: words.says.replace(/\.?$/, ` (${place}).`),
});

/** A text about the default pair as one about another. */
export function exchanged(text: string, { from, to }: Migration): string {
  if (from === OPUS_4_7.from && nameOf(to) === nameOf(OPUS_4_7.to)) return text;
  return text.replace(/\b(?:(an?) )?(Opus 4\.6|Opus 4\.7|opus-4-6)/gi, (_, article: string | undefined, name: string) => {
    if (name === shortName(OPUS_4_7.from)) return `${article ? `${article} ` : ''}${shortName(from)}`;
    const other = nameOf(/6$/.test(name) ? from : to);
    return article ? `${article[0]}${/^[AEIO]/.test(other) ? 'n' : ''} ${other}` : other;
  });
}
