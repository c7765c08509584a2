/** `opus47-migrate undo [folder]`. */
import { undo as undoRun } from '../run/undo.js';
import type { Action } from './commands.js';
import { interruptible } from './interrupt.js';
import { printDiff } from './output.js';
import { files, sayLeft } from './words.js';

/** @returns 0 if every file is as it was before the run, else 2. */
export const undo: Action = async ([folder = '.'], { dryRun, quiet }) => {
  const { changed, refused, startedAt, unfinished } = await interruptible((signal, onWrite) =>
    undoRun({ cwd: folder, mode: dryRun ? 'dry-run' : 'write', signal, onWrite }),
  );
  if (dryRun) await printDiff(changed);
  sayLeft(refused);
  if (quiet && refused.length === 0) return 0;
  const run = `the run of ${startedAt}${unfinished ? ', which was interrupted' : ''}`;
  const left = refused.length ? `, ${files(refused.length)} refused: restore what the run wrote there, and undo again` : '';
  process.stderr.write(`${files(changed.length)} ${dryRun ? 'would be restored' : 'restored'} (${run})${left}.\n`);
  return refused.length ? 2 : 0;
};
