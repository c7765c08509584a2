/** The type stage: a project that compiled before the migration compiles after it. Loaded only where a typed file migrates. */
import { byFile } from '../project/write.js';
import { applyEdits } from '../rewrite/edits.js';
import type { analyse } from '../run/analyse.js';
import type { AnalysedSite, Analysis, SourceTree, Stops } from '../run/engine.js';
import type { Settings } from '../run/settings.js';
import { isTooOldForTaskBudgets } from '../sdk/versions.js';
import { Configs, isTypeScript } from './configs.js';
import { Sdks } from './installed.js';
import { Programs } from './programs.js';
import { type Learned, settle } from './settle.js';
import { unchecked } from './unchecked.js';

interface Input {
  tree: SourceTree;
  analysis: Analysis;
  settings: Settings;
  /** Judges and plans anew, without the sites that the compiler has stopped. */
  analyse: typeof analyse;
}

/** True where the types that are installed do not know task budgets. */
const isTooOld = (sdk: { version: string } | undefined): boolean =>
  sdk !== undefined && isTooOldForTaskBudgets({ ...sdk, language: 'javascript', exact: true });

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
  const configs = new Configs(tree.files(), tree.configs);
  let analysis = planned;

  const old = settings.taskBudget
    ? typedSites(analysis, configs).filter(({ file, budget, ofLibrary }) => budget !== null && !ofLibrary && isTooOld(sdks.of(file)))
    : [];
  if (old.length > 0) {
    for (const { id, file } of old) stops.set(id, { reason: 'sdk-too-old', detail: sdks.of(file)?.version ?? '' });
    analysis = again(tree, settings, stops);
  }

  const made = new Map(
    [...byFile(analysis.edits)].flatMap(([file, own]) => (isNew(tree, file) ? [[file, applyEdits('', own)] as const] : [])),
  );
  const edited = new Set<string>();
  const programs = new Programs(tree, configs, sdks, (file) => (edited.has(file) ? textOf(tree, file) : undefined), made);
  let learned: Learned | undefined;
  for (;;) {
    const typed = typedSites(analysis, configs);
    const files = new Set(typed.filter(({ file }) => sdks.of(file)).map(({ file }) => file));
    const ids = new Set(typed.filter(({ file }) => files.has(file)).map(({ id }) => id));
    const edits = analysis.edits.filter(({ sites }) => sites.some((site) => ids.has(site)));
    for (const { file } of edits) if (isTypeScript(file) || configs.reads(file)) files.add(file);
    for (const file of files) edited.add(file);
    programs.hold(files);
    const attempt = () =>
      settle(
        edits,
        analysis.sites.filter(({ id }) => ids.has(id)),
        { programs: programs.all, textOf: (file) => textOf(tree, file), isSelected: (file) => tree.selected.has(file) },
        learned,
      );
    let settled = attempt();
    while (settled.failed.size === 0 && programs.follow(settled.edits.map(({ file }) => file))) {
      learned = settled.learned;
      settled = attempt();
    }
    const { edits: moved, failed } = settled;
    learned = settled.learned;
    if (failed.size === 0)
      return unchecked(
        { ...analysis, edits: [...analysis.edits, ...moved] },
        typed.filter(({ file }) => !sdks.of(file)),
      );
    for (const [id, { message, file, start }] of failed)
      stops.set(id, { reason: 'types-unresolved', detail: message.replace(/\.$/, ''), stoppedAt: { file, start } });
    analysis = again(tree, settings, stops satisfies Stops);
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

/** Migrated sites in files that the compiler reads. */
const typedSites = ({ sites }: Analysis, configs: Configs): AnalysedSite[] =>
  sites.filter(({ status, file }) => status === 'migrated' && (isTypeScript(file) || configs.reads(file)));
