/** One run, top to bottom: discover, analyse, check types, verify, write, report. */
import fs from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { analyse, type Stops } from './analyse.js';
import { applyBaseline, baselineOf, readBaseline } from './baseline.js';
import type { Analysis, SiteEdit, SourceTree } from './engine.js';
import { DirtyFiles, UserError } from './errors.js';
import { type Discovered, discover, type Selection } from './files/discover.js';
import { linesHolding } from './files/side-files.js';
import { createTree, type DiskTree } from './files/tree.js';
import { groupsOf, textWithout, writeSites } from './files/write.js';
import { buildReport } from './report/build.js';
import type { Report } from './report/report.js';
import { type Settings, withDefaults } from './settings.js';
import { version } from './version.js';

export type Mode = 'write' | 'dry-run' | 'check';

/** What a run tells while it works. */
export interface Progress {
  stage: 'discover' | 'analyse' | 'types' | 'verify' | 'write';
  /** Files that the stage is about. */
  files: number;
}

export interface RunOptions extends Partial<Omit<Selection, 'cwd' | 'paths'>> {
  cwd?: string;
  mode?: Mode;
  allowDirty?: boolean;
  /** Path of the baseline file. */
  baseline?: string | null;
  updateBaseline?: boolean;
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

export interface ChangedFile {
  /** Absolute path. */
  file: string;
  before: string;
  after: string;
}

export interface RunResult {
  report: Report;
  /** Every file that the edits change, written or not. */
  changed: ChangedFile[];
}

/**
 * Finds, decides, rewrites and reports.
 * @param paths files, folders or globs, relative to `cwd`; all of `cwd` where there is none.
 * @throws UserError for what the user has to mend; nothing is written then.
 * @throws Interrupted when the signal came while writing; every file has its old bytes then.
 */
export async function run(paths: readonly string[], options: RunOptions & Partial<Settings> = {}): Promise<RunResult> {
  const started = performance.now();
  const {
    cwd = process.cwd(),
    mode = 'write',
    allowDirty = false,
    baseline = null,
    updateBaseline = false,
    signal,
    onProgress,
    include,
    exclude,
    ignore,
    staged,
    since,
    errorOnUnmatchedPattern,
    ...chosen
  } = options;
  const settings = withDefaults(chosen);
  const tell = (stage: Progress['stage'], files: number) => onProgress?.({ stage, files });

  const selection: Selection = {
    cwd,
    paths,
    include: include ?? [],
    exclude: exclude ?? [],
    ignore: ignore ?? true,
    staged: staged ?? false,
    since: since ?? null,
    errorOnUnmatchedPattern: errorOnUnmatchedPattern ?? true,
  };
  tell('discover', 0);
  const found = discover(selection);
  const accepted = baseline === null ? undefined : readBaseline(path.resolve(cwd, baseline), updateBaseline);
  if (staged && mode === 'write') refusePartiallyStaged(found, cwd);

  tell('analyse', found.selected.size);
  const index = staged ? found.git?.indexed([...found.selected]) : undefined;
  const tree = createTree({ root: found.root, project: found.project, selected: found.selected, ...(index && { index }) });
  const stops = new Map<string, StopReason>();
  const replan = () => analyse(tree, settings, stops);
  const planned = replan();

  tell('verify', new Set(planned.edits.map((edit) => edit.file)).size);
  const { analysis, errors } = verify(planned, tree, settings);
  const texts = tree.texts();
  const files = [...new Set(analysis.edits.map((edit) => edit.file))].sort();
  const changed = files.map((file): ChangedFile => {
    const before = texts.get(file) ?? '';
    return { file, before, after: textWithout(file, before, analysis.edits, new Set()) };
  });

  const warnings: string[] = [];
  let final = analysis;
  let written = new Set<string>();
  if (mode === 'write' && files.length > 0) {
    tell('write', files.length);
    if (!found.git) warnings.push(`${found.root} is in no git repository: git cannot undo this run.`);
    else if (!allowDirty) refuseDirty(found, files, cwd);
    const result = await writeSites({ root: found.root, edits: analysis.edits, texts, signal });
    written = new Set(result.written.map(({ file }) => file));
    errors.push(...result.failed.map(({ file, message }) => ({ file, start: null, message: `was not written: ${message}` })));
    final = withoutSites(analysis, result.dropped);
  }

  const options_: Record<string, unknown> = {
    ...settings,
    include: selection.include,
    exclude: selection.exclude,
    ignore: selection.ignore,
    staged: selection.staged,
    since: selection.since,
  };
  let report = buildReport({
    cwd: fs.realpathSync(cwd),
    analysis: final,
    textOf: (file) => texts.get(file) ?? tree.read(file) ?? '',
    run: { mode, paths: paths.length ? [...paths] : ['.'], options: options_, durationMs: Math.round(performance.now() - started) },
    version: version(),
    filesScanned: found.selected.size,
    files: files.map((file) => ({ file, written: written.has(file) })),
    errors: [
      ...errors,
      ...tree
        .unreadable()
        .filter(({ file }) => found.selected.has(file) && !final.errors.some((error) => error.file === file))
        .map((problem) => ({ ...problem, start: null })),
    ],
    warnings,
    alsoCheck: linesHolding(found.side, 'opus-4-6'),
    leftOut: linesHolding(found.leftOut, 'budget_tokens', true),
  });
  if (accepted && !updateBaseline) report = applyBaseline(report, accepted);
  if (baseline !== null && updateBaseline) fs.writeFileSync(path.resolve(cwd, baseline), baselineOf(report));
  return { report, changed };
}

type StopReason = NonNullable<ReturnType<Stops['get']>>;
type RunError = { file: string | null; start: number | null; message: string };

/** Applies the edits in memory and analyses again: what does not parse, or would change once more, is an error and is not kept. */
function verify(planned: Analysis, tree: DiskTree, settings: Settings): { analysis: Analysis; errors: RunError[] } {
  const errors: RunError[] = [];
  let analysis = planned;
  for (;;) {
    const texts = tree.texts();
    const files = [...new Set(analysis.edits.map((edit) => edit.file))];
    if (files.length === 0) return { analysis, errors };
    const after = new Map(files.map((file) => [file, textWithout(file, texts.get(file) ?? '', analysis.edits, new Set())]));
    const again = analyse(overlay(tree, after), settings);
    const broken = again.errors.filter(({ file }) => after.has(file) && !analysis.errors.some((error) => error.file === file));
    const unfinished = again.sites.filter((site) => site.status === 'migrated');
    const bad = new Set<string>();
    for (const { file, message } of broken) {
      errors.push({ file, start: null, message: `the migrated file ${message}; its sites were left as they were. Please report this.` });
      for (const edit of analysis.edits) if (edit.file === file) for (const site of edit.sites) bad.add(site);
    }
    if (broken.length === 0) {
      for (const { id, file } of unfinished) {
        if (!analysis.edits.some((edit) => edit.sites.includes(id))) continue;
        errors.push({
          file,
          start: null,
          message: `${id}: a second run would change this call again; it was left as it was. Please report this.`,
        });
        bad.add(id);
      }
    }
    if (bad.size === 0) return { analysis, errors };
    const groups = groupsOf(analysis.edits);
    analysis = withoutSites(analysis, new Set([...bad].flatMap((site) => [...(groups.get(site) ?? [site])])));
  }
}

const overlay = (tree: DiskTree, texts: ReadonlyMap<string, string>): SourceTree => tree.over(texts);

/** The analysis without the edits of some sites, and without the sites: the errors tell of them. */
function withoutSites(analysis: Analysis, dropped: ReadonlySet<string>): Analysis {
  if (dropped.size === 0) return analysis;
  const keeps = (edit: SiteEdit) => !edit.sites.some((site) => dropped.has(site));
  return { ...analysis, edits: analysis.edits.filter(keeps), sites: analysis.sites.filter((site) => !dropped.has(site.id)) };
}

function refuseDirty({ git }: Discovered, files: readonly string[], cwd: string): void {
  const dirty = git?.dirty(files) ?? [];
  if (dirty.length) throw new DirtyFiles(dirty.map((file) => path.relative(fs.realpathSync(cwd), file)));
}

function refusePartiallyStaged({ git, selected }: Discovered, cwd: string): void {
  const partial = git?.partiallyStaged([...selected]) ?? [];
  if (partial.length === 0) return;
  const list = partial.map((file) => `  ${path.relative(fs.realpathSync(cwd), file)}`).join('\n');
  throw new UserError(
    `These files are staged in part, so writing them would mix what is staged with what is not:\n${list}\nStage them whole, or stash the rest; --check and --dry-run judge the index without writing.`,
  );
}
