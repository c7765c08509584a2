/** A run that has something to look at, from its files to what is written: analyse, check types, verify, write. */
import type { AlsoLine } from '../also/kinds.js';
import { notebookReader } from '../frontends/language-of.js';
import { mayHoldPython } from '../frontends/needles.js';
import { lazily } from '../frontends/once.js';
import { typeStops } from '../hosts/types.js';
import type { Discovered, Selection } from '../project/discover.js';
import { writeJournaled } from '../project/journaled.js';
import { SdkVersions } from '../project/sdk-version.js';
import type { Search } from '../project/search.js';
import { textsHolding } from '../project/side-files.js';
import { createTree, type DiskTree } from '../project/tree.js';
import { RULED } from '../sdk/libraries.js';
import { samplingInterests } from '../sites/sampling-refused.js';
import { isTypedFile, mayBeTyped } from '../types/applies.js';
import { holdingId, linesToCheck } from './also-check.js';
import { type AlsoEdits, type AlsoInput, alsoEdits, idleAlso, unattributedBeside, withoutRefused } from './also-edits.js';
import { linesKnowingBoth } from './also-finder.js';
import { withSuggestions } from './also-mocks.js';
import { freeHeldBack } from './also-plan.js';
import type { analyse } from './analyse.js';
import type { Analysis, SourceTree, Stops } from './engine.js';
import { idleSettings, NOTHING } from './idle.js';
import { refuse, writtenByRuns } from './refuse.js';
import type { ChangedFile, Mode, Progress, RunOptions, Stages } from './run.js';
import { type Chosen, migrationOf, type Settings } from './settings.js';
import { analysisIn, ownsFile, type Shard } from './shard.js';
import { type TodoMode, todoEdits } from './todo.js';
import { MARK } from './todo-text.js';
import { type RunError, textsAfter, verify, withoutSites } from './verify.js';

/** What a run has found out, and what it is to do. */
export interface Work extends Pick<RunOptions, 'ask' | 'signal'> {
  stages: Stages;
  found: Discovered;
  selection: Selection;
  search: Search;
  /** What else makes a file matter. */
  needles: readonly string[];
  settings: Settings;
  /** The settings without the defaults. */
  chosen: Chosen;
  usesCache: boolean;
  cacheLocation: string | null;
  mode: Mode;
  allowDirty: boolean;
  todo: TodoMode | null;
  shard: Shard | null;
  /** Files that are staged in part, and their staged bytes. */
  partly: readonly string[];
  index: ReadonlyMap<string, Buffer> | undefined;
  /** Tells of a stage, and stops a run that is to end. */
  enter: (stage: Progress['stage'], files: number) => Promise<void>;
}

export interface Outcome {
  analysis: Analysis;
  /** As somebody who was asked has changed them. */
  settings: Settings;
  errors: RunError[];
  warnings: string[];
  /** What is to change, and what has changed. */
  planned: ChangedFile[];
  changed: ChangedFile[];
  alsoCheck: AlsoLine[];
  /** True for a file of this shard. */
  owns: (file: string) => boolean;
  /** The text that a file had when it was read. */
  textOf: (file: string) => string;
}

export async function work(input: Work): Promise<Outcome> {
  const { stages, found, selection, search, needles, chosen, usesCache, cacheLocation, mode, allowDirty } = input;
  const { todo, shard, partly, index, ask, signal, enter } = input;
  let { settings } = input;
  const sdks = new SdkVersions(found.root);
  const installed = lazily(() => sdks.in(found.listed));
  const versionOf: SourceTree['versionOf'] = (file, name) => sdks.ofPackage(file, name);
  const tree = createTree({
    ...{ root: found.root, selected: found.selected, search, index, sdkOf: (file: string) => sdks.of(file), versionOf },
    get project() {
      return found.project;
    },
    get manifests() {
      return found.manifests;
    },
    get configs() {
      return found.configs;
    },
    get interests() {
      return samplingInterests(installed()).interests;
    },
  });
  const kept = usesCache
    ? (await import('./cache.js')).openCache(
        { ...found, index },
        { location: cacheLocation, settings: [settings, installed(), sdks.packagesIn(found.listed, RULED)], selection },
      )
    : undefined;
  const migration = migrationOf(settings);
  const known = kept?.known;
  const loadAnalysis = async () => stages.analyse ?? (await import('./analyse.js')).analyse;
  const loadLanguages = async () =>
    (await import('../frontends/languages.js')).languagesIn(tree, [
      ...needles,
      ...samplingInterests(installed()).needles,
      ...(todo ? [MARK] : []),
    ]);

  const languages = known ? [] : await loadLanguages();
  let typeWarnings: string[] = [];
  const plan = async (chosenSettings: Settings, stops: Stops, source: SourceTree = tree): Promise<Analysis> => {
    let all = stops;
    const own = await loadAnalysis();
    const judge: typeof analyse = (...[files, asked, more = new Map()]) => own(files, asked, new Map([...all, ...more]), languages);
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
  const both = known?.both ?? linesKnowingBoth(holding, tree, { languages, migration });
  const alsoInput = (): AlsoInput => ({
    ...{
      groups: todo === 'remove' || shard ? [] : settings.editAlso,
      ...{ migration, settings },
      holding,
      around: found.around,
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
  // Whoever is asked may guard a call, too.
  if (ask && analysis.sites.some(({ guardable }) => guardable)) {
    settings = { ...settings, guard: true };
    analysis = await plan(settings, new Map());
  }
  if (ask && analysis.edits.length > 0) {
    // Nobody should answer questions about files that are refused in the end.
    const files = [...new Set(analysis.edits.map(({ file }) => file))].filter((file) => tree.textOf(file) !== '');
    if (mode === 'write') refuse(files, found, { allowDirty, partly });
    await enter('ask', files.length);
    const { chooseSites } = await import('./choose.js');
    ({ analysis, settings } = await chooseSites({ ask, cwd: found.cwd, textOf: tree.textOf, settings, analysis, plan }));
  }
  const warnings = [...(known?.warnings ?? typeWarnings)];
  warnings.push(...sdkWarnings(analysis, sdks), ...idleSettings(analysis, settings, todo === 'remove' ? {} : chosen, found));
  const owns = shard ? ownsFile(analysis, found.root, shard) : () => true;
  analysis = analysisIn(analysis, owns);
  if (todo) analysis = { ...analysis, edits: [...analysis.edits, ...todoEdits(todo, analysis, tree, notebookReader(languages))] };
  const beside = await compiled(alsoEdits(alsoInput()), analysis);
  const also = freed?.tie(beside) ?? beside;
  warnings.push(...idleAlso(analysis, alsoInput().groups));
  analysis = { ...analysis, edits: [...analysis.edits, ...also.edits], unattributed: unattributedBeside(analysis, also) };
  if (!known && !alsoInput().groups.includes('mocks')) analysis = withSuggestions(alsoInput());
  await enter('verify', new Set(analysis.edits.map(({ file }) => file)).size);
  const verifyNow = async () => {
    const own = await loadAnalysis();
    return verify(analysis, tree, settings, (source, asked) => own(source, asked, new Map(), languages));
  };
  const verified = known ?? (await verifyNow());
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

  return {
    ...{ analysis, settings, warnings, planned, changed, owns, textOf: tree.textOf },
    errors: [...errors, ...unreadable(tree, analysis).filter(({ file }) => owns(file))],
    alsoCheck: linesToCheck(holding, tree, { root: found.root, migration, analysis, written: mode === 'write', both }, also).filter(
      ({ file }) => owns(file),
    ),
  };
}

/** What a person does about the SDK, once for the run. */
function sdkWarnings({ sites }: Analysis, sdks: SdkVersions): string[] {
  const tooOld = sites.filter(({ reason }) => reason === 'sdk-too-old');
  const commands = [...new Set(tooOld.map(({ file }) => sdks.installFor(file)))];
  return commands.length ? [`To install an SDK that supports task budgets: ${commands.join('; ')}`] : [];
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
