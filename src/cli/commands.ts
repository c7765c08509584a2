/** Commands beside the migration itself: a new one is one file and one line here. What does the work is loaded when it is asked for. */
import { InvalidArgumentError } from 'commander';

/** @returns the exit code. */
export type Action = (args: readonly string[], flags: Readonly<Record<string, unknown>>) => Promise<number>;

interface CommandSpec {
  /** Arguments after the name, as commander writes them. */
  args: string;
  about: string;
  /** Flags and their meaning; what gathers the values where an option repeats. */
  options: readonly (readonly [flags: string, about: string, parse?: typeof collect])[];
  load: () => Promise<Action>;
}

/** @throws InvalidArgumentError for an empty value. */
export function text(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('It must not be empty.');
  return value;
}

/** Gathers the values of an option that repeats. */
export const collect = (value: string, all: string[] = []): string[] => [...all, text(value)];

const DRY_RUN = ['-d, --dry-run', 'write nothing; print the changes as one unified diff (also -n, --dry)'] as const;

const ALLOW_DIRTY = ['--allow-dirty', 'write even to files with changes that git does not hold (also -f, --force)'] as const;

export const COMMANDS = {
  apply: {
    args: '<plan>',
    about: 'write the edits of a plan that --plan made; files that differ from the plan’s are refused',
    options: [DRY_RUN, ALLOW_DIRTY],
    load: async () => (await import('./apply.js')).apply,
  },
  calibrate: {
    args: '<logs...>',
    about: 'from usage logs to production budgets: consumption, quality by budget, and where quality falls off',
    options: [
      ['--threshold <share>', 'quality that may be lost, as a difference of means (default: 0.05)'],
      ['--by <kind>', 'compare by site, or by site and category (default: site)'],
      ['--report <file>', 'also write a report; its format follows the extension: .html, .json, .txt (repeatable)', collect],
      ['--format <name>', 'format of the reports: terminal, json or html; without --report, printed to stdout'],
      ['--apply', 'write the production budgets into the code of this project'],
      DRY_RUN,
      ALLOW_DIRTY,
    ],
    load: async () => (await import('./calibrate.js')).calibrate,
  },
  'merge-reports': {
    args: '<reports...>',
    about: 'put the JSON reports of shards together, as one run over everything would have reported',
    options: [
      ['--report <file>', 'write the report; its format follows the extension (repeatable)', collect],
      ['--format <name>', 'format of the reports; without --report, printed to stdout (default: terminal)'],
    ],
    load: async () => (await import('./merge-reports.js')).merge,
  },
  undo: {
    args: '[folder]',
    about: 'put back the files of the last run in this project; files changed since are refused',
    options: [DRY_RUN],
    load: async () => (await import('./undo.js')).undo,
  },
  explain: {
    args: '[name]',
    about: 'say what a reason, a note or a step means, and what to do; without a name, list them all',
    options: [],
    load: async () => (await import('./explain.js')).explain,
  },
  completion: {
    args: '<shell>',
    about: 'print the completion script for bash, zsh or fish',
    options: [],
    load: async () => (await import('./completion.js')).completion,
  },
} as const satisfies Record<string, CommandSpec>;

export type CommandName = keyof typeof COMMANDS;
export const COMMAND_NAMES = Object.keys(COMMANDS) as CommandName[];
export const specOf = (name: CommandName): CommandSpec => COMMANDS[name];
