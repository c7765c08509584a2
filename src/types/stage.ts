/** The type stage: a project that compiled before the migration compiles after it. Loaded only where a typed file migrates. */
import path from 'node:path';
import { byFile } from '../project/write.js';
import { applyEdits } from '../rewrite/edits.js';
import type { analyse, Stops } from '../run/analyse.js';
import type { AnalysedSite, Analysis, SourceTree } from '../run/engine.js';
import type { Settings } from '../run/settings.js';
import { Configs, isTypeScript } from './configs.js';
import { CheckedProgram } from './program.js';
import { FIRST_WITH_TASK_BUDGETS, type InstalledSdk, installedSdk, isTooOld, SDK } from './sdk.js';
import { type Learned, settle } from './settle.js';

interface Input {
  tree: SourceTree;
  analysis: Analysis;
  settings: Settings;
  /** Judges and plans anew, without the sites that the compiler has stopped. */
  analyse: typeof analyse;
}

export interface Typed {
  analysis: Analysis;
  warnings: string[];
}

/**
 * Adds the type moves that the planned edits need, as edits of the kind `type`.
 * A site that cannot be finished comes back as `review`, without any of its edits; what it shared with others is planned anew.
 */
export async function moveTypes({ tree, analysis: planned, settings, analyse: again }: Input): Promise<Typed> {
  const stops = new Map<
    string,
    { reason: 'sdk-too-old' | 'types-unresolved'; detail: string; stoppedAt?: { file: string; start: number } }
  >();
  const sdks = new Sdks();
  const configs = new Configs(tree.files());
  const programs = new Map<string, CheckedProgram>();
  const warnings: string[] = [];
  let analysis = planned;

  const old = settings.taskBudget ? typedSites(analysis, configs).filter(({ file }) => isTooOld(sdks.of(file)?.version ?? '9')) : [];
  if (old.length > 0) {
    const versions = [...new Set(old.map(({ file }) => sdks.of(file)?.version))].join(', ');
    warnings.push(
      `${SDK} ${versions} is installed, and its types do not know task budgets: install ${FIRST_WITH_TASK_BUDGETS} or newer, or use --no-task-budget, or --types off to write all the same.`,
    );
    for (const { id, file } of old) stops.set(id, { reason: 'sdk-too-old', detail: sdks.of(file)?.version ?? '' });
    analysis = again(tree, settings, stops);
  }

  let learned: Learned | undefined;
  for (;;) {
    const typed = typedSites(analysis, configs);
    const unchecked = typed.filter(({ file }) => !sdks.of(file));
    const files = new Set(typed.filter(({ file }) => sdks.of(file)).map(({ file }) => file));
    const ids = new Set(typed.filter(({ file }) => files.has(file)).map(({ id }) => id));
    const edits = analysis.edits.filter(({ sites }) => sites.some((site) => ids.has(site)));
    for (const { file } of edits) if (isTypeScript(file)) files.add(file);
    const made = new Map([...byFile(edits)].flatMap(([file, own]) => (isNew(tree, file) ? [[file, applyEdits('', own)] as const] : [])));
    for (const file of files) {
      if (made.has(file)) continue;
      const config = configs.of(file);
      if (!programs.has(config.name))
        programs.set(config.name, new CheckedProgram(config, (name) => textOf(tree, name), [...files], sdks.roots(), made));
    }
    const settled = settle(
      edits,
      analysis.sites.filter(({ id }) => ids.has(id)),
      {
        programs: [...programs.values()],
        textOf: (file) => textOf(tree, file),
        isSelected: (file) => tree.selected.has(file),
      },
      learned,
    );
    const { edits: moved, failed } = settled;
    learned = settled.learned;
    if (failed.size === 0) return { analysis: withNotes({ ...analysis, edits: [...analysis.edits, ...moved] }, unchecked), warnings };
    for (const [id, { message, file, start }] of failed)
      stops.set(id, { reason: 'types-unresolved', detail: message, stoppedAt: { file, start } });
    analysis = again(tree, settings, stops satisfies Stops);
  }
}

/** The SDK that each folder gets, looked up once. */
class Sdks {
  private readonly known = new Map<string, InstalledSdk | undefined>();

  of(file: string): InstalledSdk | undefined {
    const folder = path.posix.dirname(file);
    if (!this.known.has(folder)) this.known.set(folder, installedSdk(folder));
    return this.known.get(folder);
  }

  roots(): string[] {
    return [...new Set([...this.known.values()].flatMap((sdk) => (sdk ? [sdk.root] : [])))];
  }
}

const isNew = (tree: SourceTree, file: string): boolean => textOf(tree, file) === undefined;

function textOf(tree: SourceTree, file: string): string | undefined {
  try {
    return tree.read(file);
  } catch {
    return undefined;
  }
}

/** Migrated sites in files that the compiler checks. */
const typedSites = ({ sites }: Analysis, configs: Configs): AnalysedSite[] =>
  sites.filter(({ status, file }) => status === 'migrated' && (isTypeScript(file) || configs.checks(file)));

function withNotes(analysis: Analysis, unchecked: readonly AnalysedSite[]): Analysis {
  const ids = new Set(unchecked.map(({ id }) => id));
  return {
    ...analysis,
    sites: analysis.sites.map((site) =>
      ids.has(site.id) ? { ...site, notes: [...site.notes, { code: 'types-not-checked', detail: `${SDK} is not installed` }] } : site,
    ),
  };
}
