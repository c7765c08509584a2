/** `opus47-migrate undo [folder]`. */
import fs from 'node:fs';
import path from 'node:path';
import { slashed } from '../project/paths.js';
import { visible } from '../report/text.js';
import { type UndoResult, undo as undoRun } from '../run/undo.js';
import { typedCommand } from './closing.js';
import type { Action } from './commands.js';
import { interruptible } from './interrupt.js';
import { printDiff } from './output.js';
import { files, sayLeft } from './words.js';

/** @returns 0 if every file is as it was before the run, else 2. */
export const undo: Action = async ([folder = '.'], { dryRun, force, quiet }) => {
  const result = await interruptible((signal, onWrite) =>
    undoRun({ cwd: folder, mode: dryRun ? 'dry-run' : 'write', force: force === true, signal, onWrite }),
  );
  const { changed, refused } = result;
  if (dryRun) await printDiff(changed);
  sayLeft(refused);
  if (quiet && refused.length === 0) return 0;
  process.stderr.write(linesOf(result, { dryRun: dryRun === true, folder }).join(''));
  return refused.length ? 2 : 0;
};

/** What became of the files, and how the rest can be restored. */
function linesOf(
  { changed, refused, forcible, overwritten, startedAt, unfinished, earlier }: UndoResult,
  { dryRun, folder }: { dryRun: boolean; folder: string },
): string[] {
  const run = `the run of ${startedAt}${unfinished ? ', which was interrupted' : ''}`;
  const left = refused.length ? `, ${files(refused.length)} refused` : '';
  const command = `${typedCommand()} undo${folder === '.' ? '' : ` ${visible(folder)}`} --force`;
  const cwd = slashed(fs.realpathSync(process.cwd()));
  const lost = dryRun ? 'would lose its changes since the run' : 'has lost its changes since the run';
  return [
    ...overwritten.map((file) => `${visible(path.posix.relative(cwd, file))} ${lost}.`),
    `${files(changed.length)} ${dryRun ? 'would be restored' : 'restored'} (${run})${left}.`,
    ...(forcible
      ? [`To restore the refused files as well, and lose what changed there since: ${command} (first with --dry-run, to see it).`]
      : []),
    ...(refused.length > 0 && !forcible ? ['Mend what is named above, and undo again, or restore the refused files with Git.'] : []),
    ...(earlier === null ? [] : [`Only the last run can be undone: what the run of ${earlier} wrote stays.`]),
  ].map((line) => `${line}\n`);
}
