/** The command line as a whole: what is asked for, and how it ends. What is asked for is done in execute.ts. */
import { CommanderError } from 'commander';
import { FORMAT_NAMES } from '../report/formats.js';
import { Interrupted, UserError } from '../run/errors.js';
import { version } from '../run/version.js';
import { COMMAND_NAMES, specOf } from './commands.js';
import { type Asked, createProgram, type Flags, withoutHabits } from './program.js';

/** @returns see `main`. */
export async function command(argv: readonly string[]): Promise<number> {
  try {
    const wantsHelp = argv[0] === 'help' || argv.includes('--help') || argv.includes('-h');
    const isLong = wantsHelp && argv.includes('--all');
    if (argv[0] === 'help') await refuseUnknown(argv[1]);
    const asked = await new Promise<Asked>((take) => {
      const program = createProgram(FORMAT_NAMES, version, take, isLong ? 'all' : 'short');
      program.parse(withoutHabits(isLong ? argv.filter((one) => one !== '--all') : argv), { from: 'user' });
    });
    return await answer(asked);
  } catch (error) {
    // Commander has said what is wrong; --help and --version end here too, with 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof Interrupted) {
      process.stderr.write(`opus47-migrate: ${error.message}\n`);
      return 130;
    }
    const known = error instanceof UserError;
    const text = error instanceof Error ? (known ? error.message : error.stack) : String(error);
    process.stderr.write(`opus47-migrate: ${known ? '' : 'internal error, please report it\n'}${text}\n`);
    return 2;
  }
}

/** Commander shows the help of all for a command that it does not know. @throws UserError */
async function refuseUnknown(command: string | undefined): Promise<void> {
  if (command === undefined || command.startsWith('-') || command === 'help' || (COMMAND_NAMES as string[]).includes(command)) return;
  const { nearestName } = await import('./nearest.js');
  const near = nearestName(command, COMMAND_NAMES);
  throw new UserError(`help ${command}: no such command.${near ? ` Did you mean ${near}?` : ' `opus47-migrate --help` lists them.'}`);
}

async function answer({ command, args, flags, given }: Asked): Promise<number> {
  const { refuseIdle } = await import('./combinations.js');
  refuseIdle(command, given);
  if (command === null) return (await import('./execute.js')).execute(args, flags as unknown as Flags, given);
  const action = await specOf(command).load();
  return action(args, flags);
}
