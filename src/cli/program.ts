/** The command line: options as commander takes them, and what they mean as settings. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { CHOICES, PRESETS, type Settings } from '../settings.js';

/** What commander gives. */
export interface Flags {
  dryRun?: boolean;
  check?: boolean;
  ratio?: number;
  minBudget?: number;
  preset?: Settings['preset'];
  targetModel?: string;
  thinking?: Settings['thinking'];
  display?: Settings['display'];
  effort?: Settings['effort'];
  assumeModel?: 'opus-4-6';
  allCalls?: boolean;
  taskBudget: boolean;
  report: string[];
  format?: string;
  include: string[];
  exclude: string[];
  ignore: boolean;
  staged?: boolean;
  since?: string;
  types?: Settings['types'];
  allowDirty?: boolean;
  baseline?: string;
  updateBaseline?: boolean;
  listFiles?: boolean;
  config?: string;
  strict?: boolean;
  quiet?: boolean;
  verbose?: boolean;
  color: boolean;
  errorOnUnmatchedPattern: boolean;
}

const collect = (value: string, all: string[]): string[] => [...all, value];

function ratio(value: string): number {
  const number = Number(value);
  if (!(number > 0 && number <= 1)) throw new InvalidArgumentError('It has to be a number above 0 and at most 1.');
  return number;
}

function tokens(value: string): number {
  const number = Number(value.replaceAll('_', ''));
  if (!Number.isInteger(number) || number < 0 || value.trim() === '')
    throw new InvalidArgumentError('It has to be a whole number of tokens, 0 or more.');
  return number;
}

/** Habits of other tools, by the flag that is meant here. */
const HABITS: Record<string, string> = {
  '-n': '--dry-run',
  '--dry': '--dry-run',
  '-f': '--allow-dirty',
  '--force': '--allow-dirty',
  '--changed': '--since',
};
const IGNORED_HABITS = new Set(['-y', '--yes', '--no-interactive']);

/** Rewrites the flags that people try by habit. */
export function withoutHabits(argv: readonly string[]): string[] {
  const end = argv.indexOf('--');
  return argv.flatMap((argument, index) => {
    if (end >= 0 && index >= end) return [argument];
    if (IGNORED_HABITS.has(argument)) return [];
    const [name = '', value] = argument.split(/=(.*)/s);
    const meant = HABITS[name];
    return [meant === undefined ? argument : value === undefined ? meant : `${meant}=${value}`];
  });
}

export function createProgram(formats: readonly string[], version: () => string): Command {
  const { published, announced } = PRESETS;
  const program = new Command('opus47-migrate')
    .description('Migrates Anthropic SDK calls from Opus 4.6 thinking budgets to Opus 4.7 task budgets, and reports every call site.')
    .argument('[paths...]', 'files, folders or globs (default: .)')
    .option('-d, --dry-run', 'write nothing; print one unified diff to stdout (also -n, --dry)')
    .option('-c, --check', 'write nothing; list what a run would migrate, exit 1 if there is any')
    .option('--ratio <n>', `task budget as a share of the thinking budget (${published.ratio})`, ratio)
    .option('--min-budget <n>', `floor of a task budget in tokens (${published.minBudget}; 0 turns it off)`, tokens)
    .addOption(
      new Option(
        '--preset <name>',
        `published: what the API accepts; announced: the form of the launch announcement (${announced.targetModel}, a bare number), which the API and the SDK types refuse`,
      ).choices(CHOICES.preset),
    )
    .option('--target-model <id>', `model id to write (${published.targetModel})`)
    .addOption(new Option('--thinking <mode>', 'adaptive thinking, or no thinking property (adaptive)').choices(CHOICES.thinking))
    .addOption(
      new Option('--display <mode>', 'thinking text in responses (auto: asked for where the code reads it)').choices(CHOICES.display),
    )
    .addOption(new Option('--effort <level>', 'keep, shift by the announcement’s table, or set a level (keep)').choices(CHOICES.effort))
    .addOption(
      new Option('--assume-model <model>', 'treat a model that cannot be told as this one; its expression stays').choices(
        CHOICES.assumeModel,
      ),
    )
    .option('--all-calls', 'migrate Opus 4.6 calls without a thinking budget too')
    .option('--no-task-budget', 'change only what Opus 4.7 needs; endpoint and types stay')
    .option('--report <file>', 'write a report; its format follows the extension (repeatable)', collect, [])
    .addOption(new Option('--format <name>', 'format of the reports; without --report, printed to stdout').choices(formats))
    .option('--include <glob>', 'only files that match (repeatable)', collect, [])
    .option('--exclude <glob>', 'no files that match (repeatable)', collect, [])
    .option('--no-ignore', 'take in what .gitignore and the default exclusions leave out')
    .option('--staged', 'only files that git has staged, as they are staged')
    .option('--since <ref>', 'only files changed since a git ref (also --changed)')
    .addOption(new Option('--types <mode>', 'check and move types in TypeScript files (auto)').choices(CHOICES.types))
    .option('--allow-dirty', 'write even to files with changes that git does not hold (also -f, --force)')
    .option('--baseline <file>', 'accept the review sites that the file lists')
    .option('--update-baseline', 'write the review sites of this run to the baseline')
    .option('--list-files', 'print the paths of changed files, for a formatter')
    .option('--config <file>', 'configuration file (default: opus47.config.json, or opus47-migrate in package.json)')
    .option('--strict', 'with --check, review sites and doubtful notes count too')
    .option('-q, --quiet', 'print errors and the summary only')
    .option('--verbose', 'list skipped sites, every note and every change')
    .option('--no-color', 'no colours (also NO_COLOR)')
    .option('--no-error-on-unmatched-pattern', 'a path or glob that matches nothing is no error')
    .helpOption('-h, --help', 'show this help')
    .addHelpText(
      'after',
      `
Exit codes: 0 done or nothing to do; 1 --check found something; 2 the tool failed or was used wrongly; 130 interrupted.
Examples:
  opus47-migrate ./src --dry-run            look at the changes as a diff
  opus47-migrate ./src --report report.md   migrate, and write a report
  opus47-migrate --check --strict           gate in CI`,
    )
    .showSuggestionAfterError(true)
    .allowExcessArguments(true);
  return program.version(version(), '-V, --version', 'show the version');
}

/** The settings that the flags chose; undefined ones leave the configuration's. */
export function settingsOf(flags: Flags): Partial<Settings> {
  return {
    preset: flags.preset,
    ratio: flags.ratio,
    minBudget: flags.minBudget,
    targetModel: flags.targetModel,
    thinking: flags.thinking,
    display: flags.display,
    effort: flags.effort,
    assumeModel: flags.assumeModel,
    allCalls: flags.allCalls,
    taskBudget: flags.taskBudget ? undefined : false,
    types: flags.types,
  };
}
