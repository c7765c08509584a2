/** One run of the command: flags and configuration to settings, the run, then reports, diff and words. */

import { render } from '../report/formats.js';
import type { Report } from '../report/report.js';
import { UserError } from '../run/errors.js';
import type { RunResult } from '../run/run.js';
import { type Settings, withDefaults } from '../run/settings.js';
import { checkSettings, checkTogether } from '../run/settings-check.js';
import type { Shard } from '../run/shard.js';
import { API_MINIMUM_TASK_BUDGET } from '../sdk/models.js';
import { takesColour } from './colour.js';
import { type Given, impliesCheck, refuseIdleSettings } from './combinations.js';
import { interruptible } from './interrupt.js';
import { addJobSummary, Failures, print, printDiff, type ReportTarget, reportTarget, warn, writeOutput } from './output.js';
import { type Flags, settingsOf } from './program.js';
import { createProgress } from './progress.js';
import { files } from './words.js';

/**
 * @param paths files, folders and globs, relative to the working directory.
 * @returns the exit code.
 * @param given the options that were given, none of which does nothing beside the others.
 * @throws UserError for wrong usage and for what the user has to mend; Interrupted when the run was stopped while writing.
 */
export async function execute(paths: readonly string[], asked: Flags, given: readonly Given[]): Promise<number> {
  if (asked.listSteps) return listSteps();
  const flags = { ...asked, check: asked.check || impliesCheck(asked) };
  const reports = (flags.report ?? []).map((file) => reportTarget(file, flags.format));
  refuseTwoOutputs(flags);

  const { loadConfig } = await import('../run/config.js');
  const { config } = await loadConfig(flags.config, process.cwd());
  const {
    include = [],
    exclude = [],
    ignore = true,
    docs: configDocs,
    strict: configStrict,
    baseline: configBaseline,
    ...configured
  } = config;
  const baseline = flags.baseline ?? configBaseline ?? null;
  if (flags.updateBaseline && baseline === null) throw new UserError('--update-baseline needs --baseline <file>.');
  const chosen = Object.entries(settingsOf(flags)).filter(([, value]) => value !== undefined);
  const settings = withDefaults({ ...configured, ...Object.fromEntries(chosen) });
  checkSettings(settings);
  checkTogether(settings);
  refuseIdleSettings(given, settings);
  warnOfSettings(settings);

  if (flags.stdinFilename !== undefined) {
    if (paths.length > 0) throw new UserError('--stdin-filename takes one source from stdin, and no paths.');
    return (await import('./stdin.js')).migrateStdin(flags.stdinFilename, settings, flags);
  }

  const strict = flags.strict ?? configStrict ?? false;
  const shard = flags.shard === undefined ? null : await shardOf(flags.shard);
  const { run } = await import('../run/run.js');
  const progress = createProgress(process.stderr, Boolean(process.stderr.isTTY) && !flags.quiet && !process.env.CI);
  const least = settings.preset === 'announced' ? 1 : API_MINIMUM_TASK_BUDGET;
  const ask = flags.interactive ? (await import('./ask.js')).createAsk(progress.end, least) : undefined;
  const result = await interruptible((signal, beforeWriting) =>
    run(paths, {
      ...settings,
      mode: flags.check ? 'check' : flags.dryRun || flags.plan !== undefined ? 'dry-run' : 'write',
      include: [...include, ...(flags.include ?? [])],
      exclude: [...exclude, ...(flags.exclude ?? [])],
      ignore: flags.ignore && ignore,
      staged: flags.staged ?? false,
      since: flags.since ?? null,
      docs: flags.docs ?? configDocs ?? false,
      errorOnUnmatchedPattern: flags.errorOnUnmatchedPattern,
      allowDirty: flags.allowDirty ?? false,
      baseline,
      shard,
      cache: flags.cache ?? flags.cacheLocation !== undefined,
      cacheLocation: flags.cacheLocation ?? null,
      ...(flags.jobs !== undefined && { jobs: flags.jobs }),
      updateBaseline: flags.updateBaseline ?? false,
      todo: flags.removeTodo ? 'remove' : flags.todo ? 'write' : null,
      ...(ask && { ask }),
      signal,
      onProgress: (event) => {
        progress.tell(event);
        if (event.stage === 'write') beforeWriting();
      },
    }),
  ).finally(progress.end);

  const unwritten = await tell(result, reports, flags);
  if (impliesCheck(asked) && !flags.quiet)
    process.stderr.write(`${asked.strict ? '--strict' : '--update-baseline'} implies --check: no file of the project was written.\n`);
  const { exitCode } = await import('./exit-code.js');
  return unwritten ? 2 : exitCode(result.report, { check: flags.check ?? false, strict });
}

async function shardOf(text: string): Promise<Shard> {
  const shard = (await import('../run/shard.js')).parseShard(text);
  if (!shard) throw new UserError(`--shard ${text}: it has to be a part and the number of parts, as in 2/4.`);
  return shard;
}

async function listSteps(): Promise<number> {
  const { STEP_NAMES, aboutStep } = await import('../rewrite/steps.js');
  await print(STEP_NAMES.map((name) => `${name.padEnd(12)} ${aboutStep(name)}\n`).join(''));
  return 0;
}

/** Reports, then the one thing that stdout gets, then words. @returns true where a report could not be written. */
async function tell(result: RunResult, reports: readonly ReportTarget[], flags: Flags): Promise<boolean> {
  const { report, changed } = result;
  const failures = new Failures();
  for (const { file, format } of reports) await failures.attempt(async () => writeOutput('--report', file, await render(report, format)));
  const { plan } = flags;
  if (plan !== undefined) await failures.attempt(async () => writeOutput('--plan', plan, await planText(result)));
  if (flags.format === 'github') await failures.attempt(() => addJobSummary(report));
  if (flags.dryRun) await printDiff(changed);
  else if (flags.format !== undefined && reports.length === 0) await print(await render(report, flags.format));
  else if (flags.listFiles) await print(listOf(report));

  const { renderTerminal } = await import('../report/terminal.js');
  const colour = takesColour(process.stderr, flags.color);
  const detail = flags.quiet ? 'summary' : flags.verbose ? 'everything' : 'sites';
  process.stderr.write(renderTerminal(report, { colour, detail }));
  const todos = new Set(result.edits.flatMap(({ kind, file }) => (kind === 'todo' ? [file] : []))).size;
  if (todos) process.stderr.write(`TODO comments ${report.run.mode === 'write' ? 'changed' : 'would change'} in ${files(todos)}.\n`);
  return failures.tell();
}

async function planText(result: RunResult): Promise<string> {
  const { createPlan, renderPlan } = await import('../run/plan-file.js');
  return renderPlan(createPlan(result));
}

/** Paths of the files that changed, or would change, for a formatter. */
function listOf({ files, run }: Report): string {
  return files.flatMap(({ path, written }) => (written || run.mode !== 'write' ? [`${path}\n`] : [])).join('');
}

/** Standard output is one document. */
function refuseTwoOutputs(flags: Flags): void {
  const claims = [
    ...(flags.dryRun ? ['--dry-run'] : []),
    ...(flags.format !== undefined && flags.report === undefined ? ['--format'] : []),
    ...(flags.listFiles ? ['--list-files'] : []),
  ];
  if (claims.length < 2) return;
  const report = claims.includes('--format') ? ': say with --report <file> where the report goes' : '';
  throw new UserError(`${claims.join(' and ')} ${claims.length > 2 ? 'all' : 'both'} print to stdout${report}.`);
}

function warnOfSettings({ ratio, minBudget, preset, taskBudget }: Settings): void {
  if (ratio < 0.5 || ratio > 0.6) warn(`a ratio of ${ratio} lies outside the 0.5 to 0.6 that the announcement suggests.`);
  if (preset === 'announced') warn('the announced form is refused by the published API and by the SDK’s types; types are not checked.');
  else if (taskBudget && minBudget < API_MINIMUM_TASK_BUDGET)
    warn(`the API refuses task budgets under ${API_MINIMUM_TASK_BUDGET.toLocaleString('en-US')} tokens, and the floor is ${minBudget}.`);
}
