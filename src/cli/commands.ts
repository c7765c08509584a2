/** Commands beside the migration itself: a new one is one file and one line here. What does the work is loaded when it is asked for. */
import { InvalidArgumentError } from 'commander';

/** @returns the exit code. */
export type Action = (args: readonly string[], flags: Readonly<Record<string, unknown>>) => Promise<number>;

interface CommandSpec {
  /** Arguments after the name, as commander writes them. */
  args: string;
  about: string;
  /** The same in the list of commands. */
  summary: string;
  /** Flags and their meaning; what gathers the values where an option repeats. */
  options: readonly (readonly [flags: string, about: string, parse?: typeof collect])[];
  load: () => Promise<Action>;
}

/** @throws InvalidArgumentError for an empty value. */
export function text(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('It is empty.');
  return value;
}

/** Gathers the values of an option that repeats. */
export const collect = (value: string, all: string[] = []): string[] => [...all, text(value)];

const DRY_RUN = ['-d, --dry-run', 'write nothing; print the changes as one unified diff (also -n, --dry)'] as const;

const QUIET = ['-q, --quiet', 'print only errors'] as const;

const ALLOW_DIRTY = ['--allow-dirty', 'write to files with uncommitted changes (also -f, --force)'] as const;

export const COMMANDS = {
  init: {
    args: '',
    about:
      'Guides through a first run: looks at the project, asks what is to be decided, writes opus47.config.json, and shows the commands to migrate and to undo.',
    summary: 'set up a first run, with questions',
    options: [['-y, --yes', 'ask nothing: take the answer that each question offers first']],
    load: async () => (await import('./init.js')).init,
  },
  apply: {
    args: '<plan>',
    about: 'Writes the edits of a plan made with --plan. Refuses files that have changed since.',
    summary: 'write the edits of a plan',
    options: [DRY_RUN, ALLOW_DIRTY, QUIET],
    load: async () => (await import('./apply.js')).apply,
  },
  calibrate: {
    args: '<logs...>',
    about: 'Finds production budgets from usage logs: consumption, quality by budget, and where quality falls off.',
    summary: 'find production budgets from usage logs',
    options: [
      ['--threshold <share>', 'quality that may be lost, as a difference of means (default: 0.05)'],
      ['--by <kind>', 'compare by site, or by site and category (default: site)'],
      ['--report <file>', 'also write a report: .html, .json or .txt (repeatable)', collect],
      ['--format <name>', 'report format: terminal, json or html; without --report, print the report to stdout'],
      ['--apply', 'write the production budgets into the code of this project'],
      DRY_RUN,
      ALLOW_DIRTY,
    ],
    load: async () => (await import('./calibrate.js')).calibrate,
  },
  'merge-reports': {
    args: '<reports...>',
    about: 'Combines the JSON reports of shards, folders or repositories into one.',
    summary: 'combine reports into one',
    options: [
      ['--report <file>', 'write the report; its extension names the format (repeatable)', collect],
      ['--format <name>', 'report format; without --report, print the report to stdout (default: terminal)'],
    ],
    load: async () => (await import('./merge-reports.js')).merge,
  },
  next: {
    args: '[paths...]',
    about: 'Lists what to decide first: the places that most calls wait for, and what to do there. Writes nothing.',
    summary: 'list what to decide first',
    options: [
      ['--closed-world', 'take the callers in the project to be all that there are'],
      ['--config <file>', 'configuration file (default: the nearest)'],
      ['--format <name>', 'json'],
    ],
    load: async () => (await import('./next.js')).next,
  },
  undo: {
    args: '[folder]',
    about: 'Restores the files of the last run in this project. Refuses files that have changed since, unless --force is given.',
    summary: 'restore the files of the last run',
    options: [DRY_RUN, ['-f, --force', 'also restore files that have changed since the run; those changes are lost'], QUIET],
    load: async () => (await import('./undo.js')).undo,
  },
  explain: {
    args: '[name]',
    about: 'Explains a reason, a note or a step, and what to do. Without a name, lists them all.',
    summary: 'explain a reason, a note or a step',
    options: [],
    load: async () => (await import('./explain.js')).explain,
  },
  completion: {
    args: '<shell>',
    about: 'Prints the completion script for bash, zsh or fish.',
    summary: 'print a shell completion script',
    options: [],
    load: async () => (await import('./completion.js')).completion,
  },
} as const satisfies Record<string, CommandSpec>;

export type CommandName = keyof typeof COMMANDS;
export const COMMAND_NAMES = Object.keys(COMMANDS) as CommandName[];
export const specOf = (name: CommandName): CommandSpec => COMMANDS[name];
