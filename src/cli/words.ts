/** Words that commands share. */
import fs from 'node:fs';
import path from 'node:path';
import { slashed } from '../project/paths.js';
import { tokens, visible } from '../report/text.js';

export const files = (count: number): string => `${tokens(count)} file${count === 1 ? '' : 's'}`;

/** One line on stderr for each file that was left, relative to the working directory. */
export function sayLeft(left: readonly { file: string; message: string }[]): void {
  const cwd = slashed(fs.realpathSync(process.cwd()));
  for (const { file, message } of left) process.stderr.write(`refused ${visible(path.posix.relative(cwd, file))}: ${visible(message)}\n`);
}
