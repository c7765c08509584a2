/** What is said of a call that more than its own file takes: the same in an editor, in a pipe and under jscodeshift. */
import fs from 'node:fs';
import path from 'node:path';
import { slashed } from '../project/paths.js';
import type { AnalysedSite } from '../run/engine.js';
import type { Migration } from '../sdk/models.js';
import { wordsFor } from '../sites/special-words.js';
import { inOne, wordsOf } from '../sites/wording.js';
import type { Finding, Left } from './judge.js';

/** More files than these are named by their project. */
const MOST_NAMED = 3;

/** Why a call is left, as the end of a sentence, and the command that finishes it. */
export function leftText(left: Left, file: string, cwd: string): { because: string; command: string } {
  const elsewhere = left.why === 'elsewhere' ? left.files : [];
  const isFew = elsewhere.length > 0 && elsewhere.length < MOST_NAMED;
  const named = elsewhere.map((name) => relative(name, cwd));
  return {
    because: {
      elsewhere: `what must change with it is defined in ${isFew ? named.join(' and ') : `${named.length} other files`}`,
      types: 'types around it may have to change, which needs the compiler',
      shared: 'other files may read what must change with it',
    }[left.why],
    command: `npx opus47-migrate ${isFew ? [relative(file, cwd), ...named].join(' ') : '.'}`,
  };
}

/** What is said of a review row; where a name comes from another file that is not seen, that it does. */
export function reviewText(
  { reason, detail, words }: Pick<AnalysedSite, 'reason' | 'detail' | 'words'>,
  imported: string | undefined,
  file: string,
  cwd: string,
  migration: Migration,
): { says: string; todo: string } {
  if (imported === undefined) return wordsOf(wordsFor(reason ?? 'call-unknown', words), detail, migration);
  return {
    says: `\`${detail}\` is defined in another file, ${imported}, which is not analysed here.`,
    todo: `Run npx opus47-migrate ${relative(file, cwd)}.`,
  };
}

/** What a line of text says of a finding; undefined for one whose edits are all here. */
export function findingText({ site, kind, left, imported }: Finding, cwd: string, migration: Migration): string | undefined {
  if (kind === 'fix') return undefined;
  if (left) {
    const { because, command } = leftText(left, site.file, cwd);
    return `this call would migrate, but ${because}: run ${command}`;
  }
  const words = reviewText(site, imported, site.file, cwd, migration);
  return `${site.reason}: ${inOne(words)}`;
}

function relative(file: string, cwd: string): string {
  const from = slashed(fs.existsSync(cwd) ? fs.realpathSync(cwd) : cwd);
  return file.startsWith(`${from}/`) ? path.posix.relative(from, file) : file;
}
