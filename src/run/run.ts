/** One run, top to bottom: discover, analyse, check types, verify, write, report. */
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { ANY_NEEDLES, languagesIn, mayHoldPython, notebookReader } from '../frontends/languages.js';
import { typeStops } from '../hosts/types.js';
import { type Discovered, discover, type Selection } from '../project/discover.js';
import { writeJournaled } from '../project/journaled.js';
import { readText, writeText } from '../project/plain.js';
import { SdkVersions } from '../project/sdk-version.js';
import { createSearch } from '../project/search.js';
import { firstLinesHolding, textsHolding } from '../project/side-files.js';
import { stateFolders } from '../project/state.js';
import { createTree, type DiskTree } from '../project/tree.js';
import { refuseUnfinished } from '../project/unfinished.js';
import { buildReport } from '../report/build.js';
import type { Report } from '../report/report.js';
import { RULED } from '../sdk/libraries.js';
import { spellingsOf } from '../sdk/models.js';
import { samplingInterests } from '../sites/sampling-refused.js';
import { isTypedFile, mayBeTyped } from '../types/applies.js';
import type { moveTypes } from '../types/stage.js';
import { holdingId, linesToCheck } from './also-check.js';
import { type AlsoEdits, type AlsoInput, alsoEdits, idleAlso, unattributedBeside, withoutRefused } from './also-edits.js';
import { linesKnowingBoth } from './also-finder.js';
import { withSuggestions } from './also-mocks.js';
import { freeHeldBack } from './also-plan.js';
import { analyse, type Stops } from './analyse.js';
import { applyBaseline, parseBaseline, renderBaseline, updateBaseline } from './baseline.js';
import { idleRules } from './budget-rules.js';
import { type Ask, chooseSites } from './choose.js';
import type { Analysis, SiteEdit, SourceTree } from './engine.js';
import { Interrupted } from './errors.js';
import { originOf } from './origin.js';
import { refuse, writtenByRuns } from './refuse.js';
import { type Chosen, migrationOf, type Settings, withDefaults } from './settings.js';
import { checkSettings, checkTogether, doubtsAbout } from './settings-check.js';
import { analysisIn, ownsFile, type Shard, shardText } from './shard.js';
import { type TodoMode, todoEdits } from './todo.js';
import { MARK } from './todo-text.js';
import { type RunError, textsAfter, verify, withoutSites } from './verify.js';
import { version } from './version.js';

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
  analyse: typeof analyse;
  /** What a file holds that the analysis asks about, beside what a migration does. */
  needles?: readonly string[];
  /** Moves type annotations along with the values that change; sites that it cannot finish come back as `review`. */
  moveTypes: typeof moveTypes;
}

/** The compiler is large: it is loaded by the runs that need it. */
export const lazyTypes: typeof moveTypes = async (input) => (await import('../types/stage.js')).moveTypes(input);

/**
 * Finds, decides, rewrites and reports.
 * @param paths files, folders or globs, relative to `cwd`; all of `cwd` where there is none.
 * @throws UserError for what the user has to mend; nothing is written then.
 * @throws Interrupted when the signal came; every file has its old bytes then.
 */
export const run = (paths: readonly string[], options: RunOptions & Chosen = {}): Promise<RunResult> =>
  runStages({ analyse, moveTypes: lazyTypes }, paths, options);

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
  let settings = withDefaults(chosen);
  checkTogether(settings);
  const enter = async (stage: Progress['stage'], files: number) => {
    onProgress?.({ stage, files });
    // Lets a signal arrive: the stages themselves do not pause.
    await setImmediate();
    if (signal?.aborted) throw new Interrupted();
  };

  await enter('discover', 0);
  using search = createSearch(undefined, jobs);
  const needles = [...(stages.needles ?? []), ...spellingsOf(settings.from)];
  const usesCache = cache && mode !== 'write' && !ask && !shard && !todo && settings.editAlso.length === 0;
  const found = discover(selection, ({ root, sources, texts }) => {
    // Where the answer is kept, there is nothing to search.
    if (usesCache) return;
    const { needles: sampling } = samplingInterests(new SdkVersions(root).in(sources));
    search.begin([...sources, ...texts], [...ANY_NEEDLES, ...needles, ...sampling]);
  });
  // A project that is half migrated would be judged as if somebody had written it so.
  if (mode === 'write') refuseUnfinished(found.root, stateFolders(found.root, found.git));
  const warnings = [...found.warnings, ...doubtsAbout(settings)];
  const accepted = baseline === null ? undefined : acceptedIn(baseline, found.cwd, update);
  const partly = selection.staged ? (found.git?.differing([...found.selected]) ?? []) : [];
  const index = partly.length ? found.git?.indexed(partly) : undefined;
  const sdks = new SdkVersions(found.root);
  const installed = sdks.in(found.listed);
  const { interests, needles: sampling } = samplingInterests(installed);
  const versionOf: SourceTree['versionOf'] = (file, name) => sdks.ofPackage(file, name);
  const tree = createTree({ ...found, search, index, interests, sdkOf: (file) => sdks.of(file), versionOf });
  const kept = usesCache
    ? (await import('./cache.js')).openCache(
        { ...found, index },
        { location: cacheLocation, settings: [settings, installed, sdks.packagesIn(found.listed, RULED)], selection },
      )
    : undefined;
  const known = kept?.known;

  const languages = known ? [] : await languagesIn(tree, [...needles, ...sampling, ...(todo ? [MARK] : [])]);
  let typeWarnings: string[] = [];
  const plan = async (chosenSettings: Settings, stops: Stops, source: SourceTree = tree): Promise<Analysis> => {
    let all = stops;
    const judge: typeof analyse = (...[files, own, more = new Map()]) => stages.analyse(files, own, new Map([...all, ...more]), languages);
    let analysed = judge(source, chosenSettings);
    typeWarnings = [];
    if (chosenSettings.types === 'off') return analysed;
    const embedded = chosenSettings.taskBudget ? typeStops(analysed, tree) : new Map();
    if (embedded.size) {
      all = new Map([...embedded, ...stops]);
      analysed = judge(source, chosenSettings);
    }
    if (!mayBeTyped(analysed, tree)) return analysed;
    await enter('types', found.selected.size);
    const typed = await stages.moveTypes({ tree: source, analysis: analysed, settings: chosenSettings, analyse: judge });
    typeWarnings = typed.warnings;
    return typed.analysis;
  };

  await enter('analyse', found.selected.size);
  let analysis = known?.analysis ?? (todo === 'remove' ? NOTHING : await plan(settings, new Map()));
  // Without a language for it, nothing that may hold Python has a needle.
  const isPossible = (file: string) => languages.length > 1 || !mayHoldPython(file);
  const holding = holdingId(settings.from, tree, found, search, isPossible, known?.holding ?? (todo === 'remove' ? [] : undefined));
  const migration = migrationOf(settings);
  const both = known?.both ?? linesKnowingBoth(holding, tree, { languages, migration });
  const alsoInput = (): AlsoInput => ({
    ...{
      groups: todo === 'remove' || shard ? [] : settings.editAlso,
      ...{ migration, settings },
      holding,
      tree,
      analysis,
      languages,
    },
    textsWith: (word) => textsHolding(found.texts, [word], search),
  });
  const compiled = async (some: AlsoEdits, { edits: calls }: Analysis): Promise<AlsoEdits> => {
    if (settings.types === 'off' || !some.edits.some(({ file }) => isTypedFile(file, tree))) return some;
    await enter('types', found.selected.size);
    const { refusedByCompiler } = await import('../types/also.js');
    return withoutRefused(some, refusedByCompiler({ tree, calls, also: some.edits }));
  };
  const toldBefore = typeWarnings;
  const planKnowing = (knowsBoth: NonNullable<SourceTree['knowsBoth']>) => plan(settings, new Map(), { ...tree, knowsBoth });
  // Answers may leave calls, and what is beside them with these.
  const freed = ask ? undefined : await freeHeldBack(alsoInput(), planKnowing, compiled);
  if (freed) analysis = freed.analysis;
  else typeWarnings = toldBefore;
  if (ask && analysis.edits.length > 0) {
    // Nobody should answer questions about files that are refused in the end.
    const files = [...new Set(analysis.edits.map(({ file }) => file))].filter((file) => tree.textOf(file) !== '');
    if (mode === 'write') refuse(files, found, { allowDirty, partly });
    await enter('ask', files.length);
    ({ analysis, settings } = await chooseSites({ ask, cwd: found.cwd, textOf: tree.textOf, settings, analysis, plan }));
  }
  warnings.push(...(known?.warnings ?? typeWarnings));
  warnings.push(...sdkWarnings(analysis, sdks), ...idleFix(analysis, settings));
  if (todo !== 'remove')
    warnings.push(...idleRules(chosen.budgets ?? [], { files: found.project, sites: analysis.sites, root: found.root }));
  const owns = shard ? ownsFile(analysis, found.root, shard) : () => true;
  analysis = analysisIn(analysis, owns);
  if (todo) analysis = { ...analysis, edits: [...analysis.edits, ...todoEdits(todo, analysis, tree, notebookReader(languages))] };
  const beside = await compiled(alsoEdits(alsoInput()), analysis);
  const also = freed?.tie(beside) ?? beside;
  warnings.push(...idleAlso(analysis, alsoInput().groups));
  analysis = { ...analysis, edits: [...analysis.edits, ...also.edits], unattributed: unattributedBeside(analysis, also) };
  if (!known && !alsoInput().groups.includes('mocks')) analysis = withSuggestions(alsoInput());
  await enter('verify', new Set(analysis.edits.map(({ file }) => file)).size);
  const verified = known ?? verify(analysis, tree, settings, (source, own) => stages.analyse(source, own, new Map(), languages));
  analysis = verified.analysis;
  const errors: RunError[] = [...verified.errors];
  // The report quotes them.
  for (const file of known?.files ?? []) tree.read(file);
  if (!known)
    warnings.push(...(kept?.keep({ analysis, errors: verified.errors, warnings: typeWarnings, holding: holding.sources, both }) ?? []));
  const planned = [...textsAfter(analysis.edits, tree)]
    .map(([file, after]): ChangedFile => ({ file, before: tree.textOf(file), after }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
  let changed = planned;

  if (mode === 'write' && planned.length > 0) {
    await enter('write', planned.length);
    const own = todo === 'remove' ? writtenByRuns(planned, found) : new Set();
    refuse(
      planned.filter(({ file, before }) => before !== '' && !own.has(file)).map(({ file }) => file),
      found,
      { allowDirty, partly },
    );
    const { root, git } = found;
    if (!git) warnings.push('Not a Git repository: only `opus47-migrate undo` can undo this run.');
    const { written, failed, dropped } = await writeJournaled({ root, git, edits: analysis.edits, textOf: tree.textOf, signal });
    changed = written;
    errors.push(...failed.map(({ file, message }) => ({ file, start: null, message: `could not be written: ${message}` })));
    errors.push(...leftAlone(analysis, dropped, failed));
    analysis = withoutSites(analysis, dropped);
  }

  const written = new Set(mode === 'write' ? changed.map(({ file }) => file) : []);
  let report = buildReport({
    cwd: found.cwd,
    analysis,
    textOf: tree.textOf,
    run: {
      mode,
      paths: paths.length ? [...paths] : ['.'],
      options: { ...settings, ...withoutPlace(selection), ...(shard && { shard: shardText(shard) }) },
      durationMs: Math.round(performance.now() - started),
      startedAt: startedAt.toISOString(),
      ...originOf(found),
    },
    version: version(),
    filesScanned: [...found.selected].filter(owns).length,
    files: planned.map(({ file }) => ({ file, written: written.has(file) })),
    filesChanged: changed.length,
    errors: [...errors, ...unreadable(tree, analysis).filter(({ file }) => owns(file))],
    warnings,
    alsoCheck: linesToCheck(
      holding,
      tree,
      { root: found.root, from: settings.from, analysis, written: mode === 'write', both },
      also,
    ).filter(({ file }) => owns(file)),
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

/** What a person does about the SDK, once for the run. */
function sdkWarnings({ sites }: Analysis, sdks: SdkVersions): string[] {
  const tooOld = sites.filter(({ reason }) => reason === 'sdk-too-old');
  const commands = [...new Set(tooOld.map(({ file }) => sdks.installFor(file)))];
  return commands.length ? [`To install an SDK that supports task budgets: ${commands.join('; ')}`] : [];
}

/** Says that `--fix-sampling` has had nothing to do. */
export function idleFix({ sites }: Analysis, { fixSampling }: Settings): string[] {
  const isFixed = sites.some(({ notes }) => notes.some(({ code }) => code === 'sampling-fixed'));
  return fixSampling && !isFixed ? ['--fix-sampling found no call that fails because of its sampling parameters.'] : [];
}

const NOTHING: Analysis = { sites: [], edits: [], unattributed: [], errors: [], unusedIgnores: [], parsed: 0 };

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

/** One error for each site that was given up because of a file that could not be written. */
function leftAlone({ sites }: Analysis, dropped: ReadonlySet<string>, failed: readonly { file: string }[]): RunError[] {
  const broken = new Set(failed.map(({ file }) => file));
  return sites
    .filter(({ id, file }) => dropped.has(id) && !broken.has(file))
    .map(({ file, start }) => ({
      file,
      start,
      message: 'This call was not migrated: it needs an edit in a file that could not be written.',
    }));
}

/** Selected files that could not be searched, and that the analysis therefore says nothing of. */
const unreadable = (tree: DiskTree, { errors }: Analysis): RunError[] =>
  tree
    .unreadable()
    .filter(({ file }) => tree.selected.has(file) && !errors.some((error) => error.file === file))
    .map((problem) => ({ ...problem, start: null }));
