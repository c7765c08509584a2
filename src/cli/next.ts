/** `opus47-migrate next [paths…]`: what to decide first. */
import { nextSteps, nextText } from '../report/next.js';
import { penOf } from '../report/pen.js';
import { UserError } from '../run/errors.js';
import type { Action } from './commands.js';
import { print } from './output.js';
import { screenOf } from './screen.js';

/** Writes nothing. @returns 0. @throws UserError for a format that there is not. */
export const next: Action = async (paths, { format, closedWorld, config: named }) => {
  if (format !== undefined && format !== 'json') throw new UserError('--format must be json.');
  const { loadConfig } = await import('../run/config.js');
  const { config } = await loadConfig(named as string | undefined, process.cwd());
  const { strict: _, ...chosen } = config;
  const { run } = await import('../run/run.js');
  const { report } = await run(paths, { ...chosen, ...(closedWorld === true && { closedWorld: true }), mode: 'check' });
  const steps = nextSteps(report);
  await print(format === 'json' ? `${JSON.stringify(steps, null, 2)}\n` : nextText(steps, penOf(screenOf(process.stdout))));
  return 0;
};
