/** The command line: options as commander takes them, and what they mean as settings. */
import { Command, Help, InvalidArgumentError, Option } from 'commander';
import type { FormatName } from '../report/formats.js';
import { BUDGET_FORMS, budgetMeant } from '../run/budget-text.js';
import { type BudgetRule, CALL_KINDS, type CallKind, CHOICES, type Chosen, PRESETS, type Settings } from '../run/settings.js';
import type { Given } from './combinations.js';
import { COMMAND_NAMES, type CommandName, collect, specOf, text } from './commands.js';

/** What commander gives. */
export interface Flags {
  write?: boolean;
  dryRun?: boolean;
  check?: boolean;
  ratio?: number;
  experiment?: number[];
  minBudget?: number;
  budgetFor?: BudgetRule[];
  preset?: Settings['preset'];
  from?: string;
  to?: string;
  targetModel?: string;
  thinking?: Settings['thinking'];
  display?: Settings['display'];
  effort?: Settings['effort'];
  assumeModel?: string;
  guard?: boolean;
  unguard?: boolean;
  allCalls?: boolean;
  closedWorld?: boolean;
  fixSampling?: boolean;
  editAlso?: Chosen['editAlso'];
  taskBudget: boolean;
  interactive?: boolean;
  plan?: string;
  todo?: boolean;
  removeTodo?: boolean;
  report?: string[];
  format?: FormatName;
  include?: string[];
  exclude?: string[];
  ignore: boolean;
  staged?: boolean;
  since?: string;
  docs?: boolean;
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
  stdinFilename?: string;
  listSteps?: boolean;
  shard?: string;
  cache?: boolean;
  cacheLocation?: string;
  jobs?: number;
  index: boolean;
}

function ratio(value: string): number {
  const number = Number(value);
  if (!(number > 0 && number <= 1)) throw new InvalidArgumentError('Use a number above 0 and at most 1.');
  return number;
}

function ratios(value: string): number[] {
  const all = value.split(',').map((one) => ratio(one.trim()));
  if (new Set(all).size < 2) throw new InvalidArgumentError('Name at least two ratios, as in 0.5,0.55,0.6.');
  return all;
}

function kinds(value: string): Flags['editAlso'] {
  return value.split(',').map((one) => {
    const kind = CHOICES.editAlso.find((name) => name === one.trim());
    if (kind) return kind;
    throw new InvalidArgumentError(
      `${JSON.stringify(one.trim())} is no kind. Use one or more of ${CHOICES.editAlso.join(', ')}, with commas.`,
    );
  });
}

function tokens(value: string): number {
  const number = Number(value.replaceAll('_', ''));
  if (!Number.isInteger(number) || number < 0 || value.trim() === '')
    throw new InvalidArgumentError('Use a whole number of tokens, 0 or more.');
  return number;
}

/** `agentic=60000`, `single=0.5`, `agentic=none`, one kind each time. */
function budgetFor(value: string, before: readonly BudgetRule[] = []): BudgetRule[] {
  const [name, budget = ''] = value.split(/=(.*)/s);
  const kind = CALL_KINDS.find((one): one is CallKind => one === name);
  if (!kind) throw new InvalidArgumentError(`Name a kind and its budget: ${CALL_KINDS.map((one) => `${one}=…`).join(' or ')}.`);
  if (before.some((rule) => rule.kind === kind)) throw new InvalidArgumentError(`${kind} has a budget already.`);
  const given = budgetMeant(budget);
  if (given) return [...before, { kind, ...given }];
  throw new InvalidArgumentError(`Use ${BUDGET_FORMS}, as in ${kind}=60000.`);
}

function jobs(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('Use a whole number, 1 or more.');
  return number;
}

/** What the short help leaves out, so that it fits one screen: most options, their groups, and the arguments of commands. */
const shortHelpOf = (program: Command): Partial<Help> => ({
  visibleOptions(command) {
    const options = Help.prototype.visibleOptions.call(this, command);
    return command === program ? options.filter(({ long }) => SHORT_HELP.has(long ?? '')) : options;
  },
  visibleArguments(command) {
    return command === program ? [] : Help.prototype.visibleArguments.call(this, command);
  },
  subcommandTerm: (command) => command.name(),
  groupItems: (_, visible, groupOf) => {
    const [first] = visible;
    return new Map(first ? [[first instanceof Option ? 'Options:' : groupOf(first), visible]] : []);
  },
});

/** Options of the short help. */
const SHORT_HELP = new Set([
  ...['--dry-run', '--check', '--strict', '--interactive', '--allow-dirty', '--since', '--ratio', '--min-budget', '--no-task-budget'],
  ...['--report', '--plan', '--quiet', '--version', '--help'],
]);

const EXIT_CODES = 'Exit codes: 0 done, or nothing to do; 1 --check found something; 2 failed, or wrong usage; 130 interrupted.';
const EXAMPLES = `Examples:
  opus47-migrate src --dry-run             see the changes as a diff
  opus47-migrate src --report report.html  migrate, and write a report
  opus47-migrate --check --strict          fail in CI until nothing is left`;

/** Habits of other tools, by the flag that is meant here. */
const HABITS: Record<string, string> = {
  '-n': '--dry-run',
  '--dry': '--dry-run',
  '-f': '--allow-dirty',
  '--force': '--allow-dirty',
  '--changed': '--since',
  '--fix': '--write',
  '-V': '--version',
};
/** The migration asks nothing by itself; `init` does. */
const IGNORED_HABITS = new Set(['-y', '--yes', '--no-interactive']);

/** Rewrites the flags that people try by habit; what follows `--` is a path, even where it reads like a command. */
export function withoutHabits(argv: readonly string[]): string[] {
  const end = argv.indexOf('--');
  // It has a --force of its own: what it restores is never clean.
  const habits: Record<string, string> = argv[0] === 'undo' ? { ...HABITS, '-f': '--force', '--force': '--force' } : HABITS;
  return argv.flatMap((argument, index) => {
    if (end >= 0 && index >= end)
      return [argument === 'help' || (COMMAND_NAMES as string[]).includes(argument) ? `./${argument}` : argument];
    if (IGNORED_HABITS.has(argument) && argv[0] !== 'init') return [];
    const [name = '', value] = argument.split(/=(.*)/s);
    const meant = habits[name];
    return [meant === undefined ? argument : value === undefined ? meant : `${meant}=${value}`];
  });
}

/** What the arguments ask for: the migration where `command` is null. */
export interface Asked {
  command: CommandName | null;
  args: readonly string[];
  flags: Readonly<Record<string, unknown>>;
  /** The options that were given, as opposed to those that have a default. */
  given: readonly Given[];
}

/**
 * The program with every option and command; parsing sets no exit code and runs nothing.
 * @param formats names of the report formats.
 * @param take gets what was asked for.
 * @param help whether `--help` fits one screen, or shows every option.
 */
export function createProgram(
  formats: readonly string[],
  version: () => string,
  take: (asked: Asked) => void = () => {},
  help: 'short' | 'all' = 'all',
): Command {
  const { published, announced } = PRESETS;
  const choice = (flags: string, about: string, choices: readonly string[]) => new Option(flags, about).choices(choices);
  const program = new Command('opus47-migrate')
    .exitOverride()
    // Options before a command are the migration's, so that none of a command's own is taken for one of them.
    .enablePositionalOptions()
    .hook('preSubcommand', refuseOptionsBefore)
    .description(
      'Migrates Anthropic SDK calls in JavaScript, TypeScript and Python from Opus 4.6 thinking budgets to Opus 4.7 task budgets, and reports every call.',
    )
    .argument('[paths...]', 'files, folders or globs (default: .)')
    .optionsGroup('What a run does (default: migrate):')
    .option('-d, --dry-run', 'write nothing; print a unified diff (also -n, --dry)')
    .option('-c, --check', 'write nothing; list what would migrate, exit 1 if any')
    .option('--strict', 'like --check; calls that need review count too')
    .option('--write', 'migrate: the default (also --fix)')
    .option('--allow-dirty', 'write to files with uncommitted changes (also -f, --force)')
    .option('-i, --interactive', 'ask at each call: apply, skip, edit the budget')
    .option('--todo', 'also write a TODO(opus47-migrate) comment above each call that needs review, and remove those that are done')
    .option('--remove-todo', 'remove those comments, and do nothing else')
    .optionsGroup('Which files:')
    .option('--include <glob>', 'only files that match (repeatable)', collect)
    .option('--exclude <glob>', 'no files that match (repeatable)', collect)
    .option('--no-ignore', 'include what .gitignore and the default exclusions leave out')
    .option('--staged', 'only files staged in Git, in their staged form')
    .option('--since <ref>', 'only files changed since a Git ref (also --changed)', text)
    .option('--docs', 'include the js, ts and python code blocks of Markdown and MDX')
    .option('--shard <i/n>', 'migrate one of n parts; merge-reports combines their reports', text)
    .option('--cache', 'with --check or --dry-run: reuse the last result if no file has changed')
    .option('--cache-location <file>', 'where --cache stores results (default: in the .git folder)', text)
    .option('--no-error-on-unmatched-pattern', 'don’t fail when nothing matches a path or glob')
    .optionsGroup('Which calls:')
    .addOption(choice('--assume-model <model>', 'treat an unknown model as this one; its expression stays', CHOICES.assumeModel))
    .option('--all-calls', 'migrate calls without a thinking budget too')
    .option('--closed-world', 'take the callers in the project to be all that there are')
    .option('--fix-sampling', 'remove sampling parameters from calls that fail because of them, whatever their model')
    .option('--baseline <file>', 'accept the calls needing review that the file lists', text)
    .option('--update-baseline', 'write the calls that need review to the baseline; implies --check')
    .optionsGroup('What is written:')
    .option('--ratio <n>', `task budget / thinking budget (default: ${published.ratio})`, ratio)
    .option('--min-budget <n>', `smallest task budget in tokens (default: ${published.minBudget})`, tokens)
    .option(
      '--budget-for <kind=budget>',
      'task budget of agentic or single calls: tokens, a ratio, or none (once for each kind)',
      budgetFor,
    )
    .option('--experiment <ratios>', 'compare several ratios (0.5,0.55,0.6): calls read their budget from a generated module', ratios)
    .option('--no-task-budget', 'change only what the target requires')
    .option('--from <model>', `model to migrate from (default: ${published.from})`, text)
    .option('--to <model>', `model ID to write (default: ${published.targetModel})`, text)
    .option('--target-model <id>', 'same as --to', text)
    .addOption(
      choice('--thinking <mode>', `write adaptive thinking, or remove the property (default: ${published.thinking})`, CHOICES.thinking),
    )
    .addOption(
      choice(
        '--display <mode>',
        `thinking text in responses; auto requests it if the code reads it (default: ${published.display})`,
        CHOICES.display,
      ),
    )
    .addOption(
      choice('--effort <level>', `keep, shift by the announcement’s table, or set a level (default: ${published.effort})`, CHOICES.effort),
    )
    .addOption(
      choice(
        '--preset <name>',
        `published: what the API accepts; announced: the form of the launch announcement (${announced.targetModel}, a bare number), which the API and the SDK types refuse (default: ${published.preset})`,
        CHOICES.preset,
      ),
    )
    .option('--guard', 'let calls whose model is chosen at run time choose thinking by the model')
    .option('--unguard', 'replace guards by the plain form, and remove their module')
    .option('--edit-also <kinds>', `edit what else knows the old model: ${CHOICES.editAlso.join(', ')}`, kinds)
    .addOption(choice('--types <mode>', `check and update types in TypeScript files (default: ${published.types})`, CHOICES.types))
    .optionsGroup('Output:')
    .option('--report <file>', 'write a report: .html, .md, .json, .sarif, … (repeatable)', collect)
    .addOption(choice('--format <name>', 'report format; without --report, print the report to stdout', formats))
    .option('--plan <file>', 'write nothing but a plan, for `opus47-migrate apply`', text)
    .option('--stdin-filename <file>', 'read the source of this file from stdin, print the result', text)
    .option('--list-files', 'print the paths of changed files, for a formatter')
    .option('-q, --quiet', 'print only errors')
    .option('--verbose', 'list skipped calls, every note and every change')
    .option('--no-color', 'no colours (also NO_COLOR)')
    .optionsGroup('Other:')
    .option('--config <file>', 'configuration file (default: the nearest; see docs/options.md)', text)
    .option('--jobs <n>', 'search files on at most n threads (default: 2)', jobs)
    .option('--no-index', 'read all files, and keep nothing of what they hold for the next run')
    .option('--list-steps', 'list the steps of the rewrite')
    .version(version(), '-v, --version', 'show the version')
    .helpOption('-h, --help', 'show this help (--help --all: every option)')
    .helpCommand('help [command]', 'show the help of a command')
    .addHelpText('after', help === 'short' ? `\n${EXAMPLES}` : `\n${EXIT_CODES}\n${EXAMPLES}`);
  if (help === 'short') program.configureHelp(shortHelpOf(program));
  program.action(() => take({ command: null, args: program.args, flags: program.opts(), given: givenTo(program) }));
  for (const name of COMMAND_NAMES) {
    const { args, about, summary, options } = specOf(name);
    const command = program.command(`${name} ${args}`).summary(summary).description(about).helpOption('-h, --help', 'show this help');
    for (const [flags, meaning, parse] of options)
      if (parse) command.option(flags, meaning, parse);
      else command.option(flags, meaning);
    command.action(() => take({ command: name, args: command.args, flags: command.opts(), given: givenTo(command) }));
  }
  return program;
}

const givenTo = (command: Command): Given[] =>
  command.options
    .filter((option) => command.getOptionValueSource(option.attributeName()) === 'cli')
    .map((option) => ({ name: option.attributeName(), flags: option.flags }));

/** An option that stands before a command would do nothing there: `--dry-run undo` must not write. */
function refuseOptionsBefore(program: Command, command: Command): void {
  const [given] = givenTo(program);
  if (given)
    program.error(
      `error: put the options of a command after its name: opus47-migrate ${command.name()} ${given.flags.replace(/^-\w, /, '')}`,
    );
}

/**
 * The settings that the flags chose; undefined ones leave the configuration's.
 * @param configured what the configuration says of budgets: the options come last, and win.
 */
export function settingsOf(flags: Flags, configured: readonly BudgetRule[] = []): Chosen {
  return {
    budgets: flags.budgetFor && [...configured, ...flags.budgetFor],
    preset: flags.preset,
    ratio: flags.ratio,
    experiment: flags.experiment,
    minBudget: flags.minBudget,
    from: flags.from,
    targetModel: flags.to ?? flags.targetModel,
    thinking: flags.thinking,
    display: flags.display,
    effort: flags.effort,
    assumeModel: flags.assumeModel,
    guard: flags.guard,
    unguard: flags.unguard,
    allCalls: flags.allCalls,
    closedWorld: flags.closedWorld,
    fixSampling: flags.fixSampling,
    editAlso: flags.editAlso,
    taskBudget: flags.taskBudget ? undefined : false,
    types: flags.types,
  };
}
