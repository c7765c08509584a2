/** `opus47-migrate apply <plan>`. */

import { readText } from '../project/plain.js';
import { applyPlan } from '../run/apply.js';
import { parsePlan } from '../run/plan-file.js';
import type { Action } from './commands.js';
import { interruptible } from './interrupt.js';
import { printDiff } from './output.js';
import { files, sayLeft } from './words.js';

/** @returns 0 if every file is as the plan says, else 2. */
export const apply: Action = async ([name = ''], { dryRun, allowDirty, quiet }) => {
  const plan = parsePlan(readText(name), name);
  const { changed, done, refused } = await interruptible((signal, onWrite) =>
    applyPlan(plan, { mode: dryRun ? 'dry-run' : 'write', allowDirty: Boolean(allowDirty), signal, onWrite }),
  );
  if (dryRun) await printDiff(changed);
  sayLeft(refused);
  const parts = [
    `${files(changed.length)} ${dryRun ? 'would be written' : 'written'}`,
    ...(done.length ? [`${files(done.length)} already applied`] : []),
    ...(refused.length ? [`${files(refused.length)} refused`] : []),
  ];
  if (!quiet || refused.length) process.stderr.write(`${parts.join(', ')}.\n`);
  return refused.length ? 2 : 0;
};
