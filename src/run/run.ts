/** One run, top to bottom: discover, analyse, check types, verify, write, report. */
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { ANY_NEEDLES } from '../frontends/needles.js';
import { type Discovered, discover, type Selection } from '../project/discover.js';
import { readText, writeText } from '../project/plain.js';
import { SdkVersions } from '../project/sdk-version.js';
import { createSearch, WORTH_AN_INDEX } from '../project/search.js';
import { openSearchIndex } from '../project/search-index.js';
import { firstLinesHolding } from '../project/side-files.js';
import { indexFile, stateFolders } from '../project/state.js';
import { refuseUnfinished } from '../project/unfinished.js';
import { buildReport } from '../report/build.js';
import type { Report } from '../report/report.js';
import { listedSpellingsOf } from '../sdk/models.js';
import { samplingInterests } from '../sites/sampling-refused.js';
import type { moveTypes } from '../types/stage.js';
import type { analyse } from './analyse.js';
import { applyBaseline, parseBaseline, renderBaseline, updateBaseline } from './baseline.js';
import { mayHoldAny } from './candidates.js';
import type { Ask } from './choose.js';
import type { SiteEdit } from './engine.js';
import { Interrupted } from './errors.js';
import { idleSettings, NOTHING } from './idle.js';
import { originOf } from './origin.js';
import { type Chosen, migrationOf, withDefaults } from './settings.js';
import { checkSettings, checkTogether, doubtsAbout } from './settings-check.js';
import { ownsFile, type Shard, shardText } from './shard.js';
import type { TodoMode } from './todo.js';
import { version } from './version.js';
import type { Outcome, Work } from './work.js';

export type Mode = 'write' | 'dry-run' | 'check';

/** What a run tells while it works. */
export interface Progress {
  stage: 'discover' | 'analyse' | 'types' | 'ask' | 'verify' | 'write';
  /** Files that the stage is about. */
  files: number;
}

export interface RunOptions extends Partial<Omit<Selection, 'cwd' | 'paths'>> {
  /** The working directory of the process where there is none. */
  cwd?: string;
  /** `write` where there is none. */
  mode?: Mode;
  /** Write even to files that git could not bring back. */
  allowDirty?: boolean;
  /** Path of the baseline file, relative to `cwd`. */
  baseline?: string | null;
  updateBaseline?: boolean;
  /** Handles one part of the sites; the others are planned, and left. */
  shard?: Shard | null;
  /** Writes a comment above each review site, or takes all of them away and does nothing else. */
  todo?: TodoMode | null;
  /** Asked about each call that would migrate; what it leaves is planned out of the others. */
  ask?: Ask;
  /** A run that writes nothing gives the answer of the one before, where no file that matters has changed since. */
  cache?: boolean;
  /** Where the answers are kept, relative to `cwd`; with the tool's other state where there is none. */
  cacheLocation?: string | null;
  /** Keeps for the next run, in the git folder, which files hold nothing; true where it is left out. */
  index?: boolean;
  /** Searches files on at most so many threads; two where there is none. */
  jobs?: number;
  /** Ends the run; files written so far are put back. */
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

export interface ChangedFile {
  /** Absolute path. */
  file: string;
  /** Empty where the file is made. */
  before: string;
  /** Empty where the file is removed. */
  after: string;
}

export interface RunResult {
  report: Report;
  /** The files that were written; in a dry run or a check, those that a run would write. */
  changed: ChangedFile[];
  /** The edits behind `changed`. */
  edits: SiteEdit[];
  /** The project root. Absolute, with `/`. */
  root: string;
  /** How many calls the baseline accepts that was written; null where none was. */
  baselined: number | null;
}

/** The parts of a run that something else can stand in for. */
export interface Stages {
  /** The tool's own where it is left out: it is loaded where there is something to look at. */
  analyse?: typeof analyse;
  /** What a file holds that the analysis asks about, beside what a migration does. */
  needles?: readonly string[];
  /** Moves type annotations along with the values that change; sites that it cannot finish come back as `review`. */
  moveTypes: typeof moveTypes;
}

/** The compiler is large: it is loaded by the runs that need it. */
export const lazyTypes: typeof moveTypes = async (input) => {
  const { withoutCompiler } = await import('../types/unchecked.js');
  return withoutCompiler(input) ?? (await import('../types/stage.js')).moveTypes(input);
};

/**
 * Finds, decides, rewrites and reports.
 * @param paths files, folders or globs, relative to `cwd`; all of `cwd` where there is none.
 * @throws UserError for what the user has to mend; nothing is written then.
 * @throws Interrupted when the signal came; every file has its old bytes then.
 */
export const run = (paths: readonly string[], options: RunOptions & Chosen = {}): Promise<RunResult> =>
  runStages({ moveTypes: lazyTypes }, paths, options);

/** `run`, with the stages given. */
export async function runStages(
  stages: Stages,
  paths: readonly string[],
  {
    mode = 'write',
    allowDirty = false,
    baseline = null,
    updateBaseline: update = false,
    todo = null,
    shard = null,
    ask,
    cache = false,
    cacheLocation = null,
    index: keepsIndex = true,
    jobs,
    signal,
    onProgress,
    ...rest
  }: RunOptions & Chosen,
): Promise<RunResult> {
  const started = performance.now();
  const startedAt = new Date();
  const { selection, chosen } = splitOptions(paths, rest);
  checkSettings(chosen);
  const settings = withDefaults(chosen);
  checkTogether(settings);
  const enter = async (stage: Progress['stage'], files: number) => {
    onProgress?.({ stage, files });
    // Lets a signal arrive: the stages themselves do not pause.
    await setImmediate();
    if (signal?.aborted) throw new Interrupted();
  };

  await enter('discover', 0);
  using search = createSearch(undefined, jobs);
  const needles = [...(stages.needles ?? []), ...listedSpellingsOf(settings.from)];
  const usesCache = cache && mode !== 'write' && !ask && !shard && !todo && settings.editAlso.length === 0;
  let isSearched = !usesCache;
  const found = discover(selection, ({ root, git, sources, texts }) => {
    // Where the answer is kept, and where none is needed, there is nothing to search.
    if (!isSearched) return;
    const { needles: sampling } = samplingInterests(new SdkVersions(root).in(sources));
    const files = [...sources, ...texts];
    const known =
      keepsIndex && files.length >= WORTH_AN_INDEX ? openSearchIndex(indexFile(git), `${version()} ${process.arch}`) : undefined;
    search.begin(files, [...ANY_NEEDLES, ...needles, ...sampling], known);
  });
  // A project that is half migrated would be judged as if somebody had written it so.
  if (mode === 'write') refuseUnfinished(found.root, stateFolders(found.root, found.git));
  const warnings = [...found.warnings, ...doubtsAbout(settings)];
  const accepted = baseline === null ? undefined : acceptedIn(baseline, found.cwd, update);
  const partly = selection.staged ? (found.git?.differing([...found.selected]) ?? []) : [];
  const index = partly.length ? found.git?.indexed(partly) : undefined;
  const { selected, texts } = found;
  const mayBeIdle = found.isNamed && !stages.analyse && !todo && settings.editAlso.length === 0;
  const isIdle = mayBeIdle && !(await mayHoldAny({ selected, texts, index }, listedSpellingsOf(settings.from)));
  if (isIdle) isSearched = false;
  const input: Work = {
    ...{ stages, found, selection, search, needles, settings, chosen, usesCache, cacheLocation, partly, index },
    ...{ mode, allowDirty, todo, shard, ask, signal, enter },
  };
  const done = isIdle ? await nothingToDo(input) : await (await import('./work.js')).work(input);
  const { analysis, errors, planned, changed, owns } = done;
  warnings.push(...done.warnings);

  const written = new Set(mode === 'write' ? changed.map(({ file }) => file) : []);
  let report = buildReport({
    cwd: found.cwd,
    analysis,
    textOf: done.textOf,
    run: {
      mode,
      paths: paths.length ? [...paths] : ['.'],
      options: { ...done.settings, ...withoutPlace(selection), ...(shard && { shard: shardText(shard) }) },
      durationMs: Math.round(performance.now() - started),
      startedAt: startedAt.toISOString(),
      ...originOf(found),
    },
    version: version(),
    filesScanned: [...found.selected].filter(owns).length,
    files: planned.map(({ file }) => ({ file, written: written.has(file) })),
    filesChanged: changed.length,
    errors,
    warnings,
    alsoCheck: done.alsoCheck,
    leftOut: firstLinesHolding(found.leftOut.filter(owns), 'budget_tokens'),
    elsewhere: firstLinesHolding(found.elsewhere.filter(owns), 'budget_tokens'),
  });
  let baselined: number | null = null;
  if (accepted && baseline !== null) {
    const judged = judgedBy(found, owns);
    const valid = update ? updateBaseline(report, accepted, judged) : accepted;
    if (update) {
      writeText(path.resolve(found.cwd, baseline), renderBaseline(valid));
      baselined = valid.size;
    }
    report = applyBaseline(report, valid, judged);
  }
  return { report, changed, edits: analysis.edits, root: found.root, baselined };
}

/** What there is to say of files that hold nothing. */
async function nothingToDo({ found, settings, chosen, shard, enter }: Work): Promise<Outcome> {
  await enter('analyse', found.selected.size);
  await enter('verify', 0);
  const analysis = { ...NOTHING, migration: migrationOf(settings) };
  return {
    ...{
      analysis,
      settings,
      errors: [],
      warnings: idleSettings(analysis, settings, chosen, found),
      planned: [],
      changed: [],
      alsoCheck: [],
    },
    ...{ owns: shard ? ownsFile(analysis, found.root, shard) : () => true, textOf: () => '' },
  };
}

function splitOptions(
  paths: readonly string[],
  options: Partial<Omit<Selection, 'paths'>> & Chosen,
): { selection: Selection; chosen: Chosen } {
  const {
    cwd = process.cwd(),
    include = [],
    exclude = [],
    ignore = true,
    staged = false,
    since = null,
    errorOnUnmatchedPattern = true,
    docs = false,
    ...chosen
  } = options;
  return { selection: { cwd, paths, include, exclude, ignore, staged, since, errorOnUnmatchedPattern, docs }, chosen };
}

function withoutPlace({ include, exclude, ignore, staged, since, docs }: Selection): Record<string, unknown> {
  return { include, exclude, ignore, staged, since, docs };
}

function acceptedIn(baseline: string, cwd: string, mayBeMissing: boolean): Set<string> {
  const text = readText(path.resolve(cwd, baseline));
  return text === undefined && mayBeMissing ? new Set() : parseBaseline(text, baseline);
}

/** Whether a run has looked at the file of an id; a file that is gone counts as looked at. */
function judgedBy({ root, project, selected }: Discovered, owns: (file: string) => boolean): (id: string) => boolean {
  const known = new Set(project);
  return (id) => {
    const file = path.posix.join(root, id.slice(0, id.lastIndexOf('#')));
    return owns(file) && (selected.has(file) || !known.has(file));
  };
}
