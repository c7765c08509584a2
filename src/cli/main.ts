/** The command: argv in, words on stderr, diffs and machine formats on stdout, an exit code out. */
import fs from 'node:fs';
import path from 'node:path';
import { CommanderError } from 'commander';
import { UserError } from '../errors.js';
import { FORMAT_NAMES, type FormatName, formatOf, isFormat } from '../report/formats.js';
import { withDefaults } from '../settings.js';
import { version } from '../version.js';
import { createProgram, type Flags, settingsOf, withoutHabits } from './program.js';
import { createProgress } from './progress.js';

/** Runs the command line. @returns the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const program = createProgram(FORMAT_NAMES, version).exitOverride();
  try {
    program.parse(withoutHabits(argv), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
  try {
    return await execute(program.args, program.opts<Flags>());
  } catch (error) {
    if (error instanceof Error && error.name === 'Interrupted') {
      process.stderr.write(`opus47-migrate: ${error.message}\n`);
      return 130;
    }
    process.stderr.write(
      error instanceof UserError
        ? `opus47-migrate: ${error.message}\n`
        : `opus47-migrate: internal error, please report it\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
    return 2;
  }
}

async function execute(paths: string[], flags: Flags): Promise<number> {
  const reports = flags.report.map((file) => ({ file, format: reportFormat(file, flags.format) }));
  if (flags.dryRun && flags.format !== undefined && reports.length === 0)
    throw new UserError('--dry-run and --format both print to stdout: say with --report <file> where the report goes.');
  if (flags.updateBaseline && flags.baseline === undefined) throw new UserError('--update-baseline needs --baseline <file>.');
  const warn = (text: string) => process.stderr.write(`warning: ${text}\n`);

  const { loadConfig } = await import('../config.js');
  const { config } = await loadConfig(flags.config, process.cwd());
  const { include, exclude, ignore, strict: configStrict, baseline: configBaseline, ...configured } = config;
  const chosen = Object.fromEntries(Object.entries({ ...configured, ...defined(settingsOf(flags)) }));
  const settings = withDefaults(chosen);
  if (settings.ratio < 0.5 || settings.ratio > 0.6)
    warn(`a ratio of ${settings.ratio} lies outside the 0.5 to 0.6 that the announcement suggests.`);
  if (settings.minBudget === 0 && settings.preset === 'published' && settings.taskBudget)
    warn('without a floor, budgets under 20,000 tokens are refused by the API.');
  if (settings.preset === 'announced')
    warn('the announced form is refused by the published API and by the SDK’s types; types are not checked.');

  const abort = new AbortController();
  const interrupt = () => abort.abort();
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const progress = createProgress(process.stderr, Boolean(process.stderr.isTTY) && !flags.quiet && !process.env.CI);
  const strict = flags.strict ?? configStrict ?? false;
  const { run } = await import('../run.js');
  const { report, changed } = await run(paths, {
    ...settings,
    mode: flags.check ? 'check' : flags.dryRun ? 'dry-run' : 'write',
    include: [...(include ?? []), ...flags.include],
    exclude: [...(exclude ?? []), ...flags.exclude],
    ignore: flags.ignore && (ignore ?? true),
    staged: flags.staged ?? false,
    since: flags.since ?? null,
    errorOnUnmatchedPattern: flags.errorOnUnmatchedPattern,
    allowDirty: flags.allowDirty ?? false,
    baseline: flags.baseline ?? configBaseline ?? null,
    updateBaseline: flags.updateBaseline ?? false,
    signal: abort.signal,
    onProgress: progress.tell,
  }).finally(() => {
    progress.end();
    process.removeListener('SIGINT', interrupt);
    process.removeListener('SIGTERM', interrupt);
  });

  const { FORMATS } = await import('../report/index.js');
  for (const { file, format } of reports) writeReport(file, FORMATS[format].render(report));
  if (flags.dryRun) {
    const [{ renderDiff }, { holdsKey }] = await Promise.all([import('../report/diff.js'), import('../report/mask.js')]);
    const diff = renderDiff(changed, fs.realpathSync(process.cwd()));
    await print(diff);
    if (holdsKey(diff)) warn('the diff shows something that looks like an API key (sk-ant-…). Do not post it.');
  } else if (flags.format !== undefined && reports.length === 0) await print(FORMATS[flags.format as FormatName].render(report));
  else if (flags.listFiles) await print(report.files.map(({ path: name }) => `${name}\n`).join(''));

  const { renderTerminal } = await import('../report/terminal.js');
  const colour = flags.color && !process.env.NO_COLOR && Boolean(process.stderr.isTTY);
  const words = renderTerminal(flags.quiet ? { ...report, sites: [], unattributed: [], alsoCheck: [], warnings: [] } : report, {
    colour,
    verbose: flags.verbose ?? false,
  });
  process.stderr.write(words);
  const { exitCode } = await import('../exit-code.js');
  return exitCode(report, { check: flags.check ?? false, strict });
}

const defined = (values: object): object => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

function reportFormat(file: string, named: string | undefined): FormatName {
  const format = named ?? formatOf(file);
  if (format !== undefined && isFormat(format)) return format;
  throw new UserError(`--report ${file}: its extension names no format. Use --format with one of ${FORMAT_NAMES.join(', ')}.`);
}

function writeReport(file: string, text: string): void {
  try {
    fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    fs.writeFileSync(file, text);
  } catch (error) {
    throw new UserError(`--report ${file}: could not be written (${error instanceof Error ? error.message : String(error)}).`);
  }
}

/** Waits until a pipe has taken everything: exiting before would cut it off. */
const print = (text: string): Promise<void> => new Promise((done) => (text === '' ? done() : process.stdout.write(text, () => done())));
