/** The command: argv in, an exit code out. Whoever asks for the version alone waits for nothing else. */
import { version } from '../run/version.js';
import { allowClosedPipes } from './pipes.js';

const VERSION = new Set(['-v', '-V', '--version']);

/**
 * Runs the command line.
 * @param argv the arguments alone, without node and the script.
 * @returns the exit code: 0, 1 or 2 as `exitCode` says, 2 for wrong usage, 130 after an interrupt.
 */
export async function main(argv: readonly string[]): Promise<number> {
  allowClosedPipes();
  const [only = '', ...others] = argv;
  if (others.length > 0 || !VERSION.has(only)) return (await import('./command.js')).command(argv);
  process.stdout.write(`${version()}\n`);
  return 0;
}
