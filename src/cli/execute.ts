/** One run of the command: flags and configuration to settings, then the run. What is told of it is in tell.ts. */
import { NotFound, UserError } from '../run/errors.js';
import { type Settings, withDefaults } from '../run/settings.js';
import { checkSettings, checkTogether } from '../run/settings-check.js';
import type { Shard } from '../run/shard.js';
import { API_MINIMUM_TASK_BUDGET } from '../sdk/models.js';
import { type Given, impliesCheck, refuseIdleSettings } from './combinations.js';
import { COMMAND_NAMES } from './commands.js';
import { interruptible } from './interrupt.js';
import { nearestName } from './nearest.js';
import { print, reportTarget, warn } from './output.js';
import { type Flags, settingsOf } from './program.js';
import { createProgress } from './progress.js';
import { tell, writingLines } from './tell.js';

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
  const chosen = Object.entries(settingsOf(flags, configured.budgets)).filter(([, value]) => value !== undefined);
  const settings = withDefaults({ ...configured, ...Object.fromEntries(chosen) });
  checkSettings(settings);
  checkTogether(settings);
  refuseIdleSettings(given, settings);
  if (!flags.quiet) warnOfSettings(settings);

  if (flags.stdinFilename !== undefined) {
    if (paths.length > 0) throw new UserError('--stdin-filename reads one source from stdin and takes no paths.');
    return (await import('./stdin.js')).migrateStdin(flags.stdinFilename, settings, flags);
  }

  const strict = flags.strict ?? configStrict ?? false;
  const shard = flags.shard === undefined ? null : await shardOf(flags.shard);
  const { run } = await import('../run/run.js');
  const progress = createProgress(process.stderr, Boolean(process.stderr.isTTY) && !flags.quiet && !process.env.CI);
  const least = settings.preset === 'announced' ? 1 : API_MINIMUM_TASK_BUDGET;
  const ask = flags.interactive ? (await import('./ask.js')).createAsk(progress.pause, least) : undefined;
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
      index: flags.index,
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
  )
    .finally(progress.end)
    .catch((error: unknown) => {
      throw withCommand(error, paths);
    });

  const unwritten = await tell(result, reports, flags);
  if (!flags.quiet) process.stderr.write(writingLines(result, { implied: impliesCheck(asked), baseline }));
  const { exitCode } = await import('./exit-code.js');
  return unwritten ? 2 : exitCode(result.report, { check: flags.check ?? false, strict });
}

/** A path that nothing has may be a command that was misspelled. */
function withCommand(error: unknown, [path = '']: readonly string[]): unknown {
  const near = error instanceof NotFound && error.message.startsWith(`${path}:`) ? nearestName(path, COMMAND_NAMES) : undefined;
  return near === undefined ? error : new NotFound(`${path}: no such file or folder. Did you mean the command ${near}?`);
}

async function shardOf(text: string): Promise<Shard> {
  const shard = (await import('../run/shard.js')).parseShard(text);
  if (!shard) throw new UserError(`--shard ${text}: name a part and the number of parts, as in 2/4.`);
  return shard;
}

async function listSteps(): Promise<number> {
  const { STEP_NAMES, aboutStep } = await import('../rewrite/steps.js');
  await print(STEP_NAMES.map((name) => `${name.padEnd(12)} ${aboutStep(name)}\n`).join(''));
  return 0;
}

/** Standard output is one document. */
function refuseTwoOutputs(flags: Flags): void {
  const claims = [
    ...(flags.dryRun ? ['--dry-run'] : []),
    ...(flags.format !== undefined && flags.report === undefined ? ['--format'] : []),
    ...(flags.listFiles ? ['--list-files'] : []),
  ];
  if (claims.length < 2) return;
  const report = claims.includes('--format') ? ' Use --report <file> for the report.' : '';
  throw new UserError(`${claims.join(' and ')} ${claims.length > 2 ? 'all' : 'both'} print to stdout.${report}`);
}

function warnOfSettings({ ratio, minBudget, preset, taskBudget }: Settings): void {
  if (ratio < 0.5 || ratio > 0.6) warn(`a ratio of ${ratio} is outside the range of 0.5 to 0.6 that the announcement suggests.`);
  if (preset === 'announced') warn('the published API and the SDK types refuse the announced form; types are not checked.');
  else if (taskBudget && minBudget < API_MINIMUM_TASK_BUDGET)
    warn(`the API refuses task budgets under ${API_MINIMUM_TASK_BUDGET.toLocaleString('en-US')} tokens, and the minimum is ${minBudget}.`);
}
