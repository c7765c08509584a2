/** One run over a project in memory, as the command makes it, and what a fixture says of it. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { languagesIn } from '../../src/frontends/languages.js';
import { buildReport } from '../../src/report/build.js';
import { renderDiff } from '../../src/report/diff.js';
import { lineIndex } from '../../src/report/lines.js';
import type { Report } from '../../src/report/report.js';
import { linesToCheck } from '../../src/run/also-check.js';
import { alsoEdits, idleAlso, unattributedBeside } from '../../src/run/also-edits.js';
import { linesKnowingBoth } from '../../src/run/also-finder.js';
import { freeHeldBack } from '../../src/run/also-plan.js';
import { analyse } from '../../src/run/analyse.js';
import type { Analysis, Spot } from '../../src/run/engine.js';
import { idleFix } from '../../src/run/idle.js';
import type { ChangedFile } from '../../src/run/run.js';
import { type Chosen, migrationOf, withDefaults } from '../../src/run/settings.js';
import { checkSettings, checkTogether, doubtsAbout } from '../../src/run/settings-check.js';
import { textsAfter, verify } from '../../src/run/verify.js';
import { listedSpellingsOf } from '../../src/sdk/models.js';
import { type FoundSite, renderFindings } from './findings.js';
import { blockAfter, type Case } from './fixtures.js';
import { type MemoryTree, memoryTree } from './memory.js';

export interface Outcome {
  report: Report;
  sites: FoundSite[];
  analysis: Analysis;
  /** The files that change, sorted by their paths. */
  changed: ChangedFile[];
  root: string;
}

/**
 * A run of the files given, without the compiler.
 * @param options settings alone: which files are looked at is `paths`.
 */
export async function runInMemory(
  files: Readonly<Record<string, string>>,
  options: Chosen = {},
  paths: readonly string[] = [],
): Promise<Outcome> {
  const configs = Object.entries(files).filter(([name]) => /(?:^|\/)[jt]sconfig[^/]*\.json$/.test(name));
  if (configs.length === 0) return runOver(memoryTree(files, paths), options, paths);
  // Those are read by a library that knows the disk alone.
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'opus47-')));
  try {
    for (const [name, text] of configs) {
      fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      fs.writeFileSync(path.join(root, name), text);
    }
    return await runOver(memoryTree(files, paths, root), options, paths);
  } finally {
    fs.rmSync(root, { recursive: true });
  }
}

async function runOver(tree: MemoryTree, options: Chosen, paths: readonly string[]): Promise<Outcome> {
  checkSettings(options);
  const settings = withDefaults({ ...options, types: 'off' });
  checkTogether(settings);
  const languages = await languagesIn(tree, (tree.interests ?? []).flat(2));
  const judge: typeof analyse = (source, own, stops) => analyse(source, own, stops, languages);
  const first = judge(tree, settings);
  const holding = {
    sources: tree.containing(listedSpellingsOf(settings.from), (file) => tree.selected.has(file)),
    texts: tree.texts.map((file) => ({ file, text: tree.textOf(file) })),
  };
  const input = {
    ...{ groups: settings.editAlso, migration: migrationOf(settings), settings, holding, tree, languages, around: new Set<string>() },
    textsWith: (word: string) => holding.texts.filter(({ text }) => text.includes(word)),
  };
  const both = linesKnowingBoth(holding, tree, input);
  const freed = await freeHeldBack(
    { ...input, analysis: first },
    async (knowsBoth) => judge({ ...tree, knowsBoth }, settings),
    async (also) => also,
  );
  const judged = freed?.analysis ?? first;
  const beside = alsoEdits({ ...input, analysis: judged });
  const also = freed?.tie(beside) ?? beside;
  const { analysis, errors } = verify(
    { ...judged, edits: [...judged.edits, ...also.edits], unattributed: unattributedBeside(judged, also) },
    tree,
    settings,
    judge,
  );
  const changed = [...textsAfter(analysis.edits, tree)].map(([file, after]) => ({ file, before: tree.textOf(file), after }));
  const report = buildReport({
    ...{ cwd: tree.root, analysis, textOf: tree.textOf, version: '0', filesScanned: tree.selected.size, filesChanged: changed.length },
    run: { mode: 'dry-run', paths: [...paths], options: {}, durationMs: 0, startedAt: '', project: '', commit: null, folder: null },
    files: changed.map(({ file }) => ({ file, written: false })),
    errors,
    warnings: [...doubtsAbout(settings), ...idleFix(analysis, settings), ...idleAlso(analysis, settings.editAlso)],
    alsoCheck: linesToCheck(holding, tree, { root: tree.root, migration: migrationOf(settings), analysis, written: false, both }, also),
    elsewhere: [],
    leftOut: linesIn(tree, tree.leftOut, 'budget_tokens').filter(({ file }, index, all) => all[index - 1]?.file !== file),
  });
  const sites = withStops(report, analysis, tree);
  return { report, sites, analysis, changed: changed.sort((a, b) => (a.file < b.file ? -1 : 1)), root: tree.root };
}

const linesIn = (tree: MemoryTree, files: readonly string[], needle: string): { file: string; line: number }[] =>
  files.flatMap((file) =>
    tree
      .textOf(file)
      .split('\n')
      .flatMap((line, index) => (line.includes(needle) ? [{ file, line: index + 1 }] : [])),
  );

/** The sites of a report, with the places that stopped the tool and that notes are about. */
function withStops({ sites }: Report, analysis: Analysis, tree: MemoryTree): FoundSite[] {
  const placeOf = ({ file, start }: Spot) => ({ file: file.slice(tree.root.length + 1), line: lineIndex(tree.textOf(file))(start).line });
  const own = new Map(analysis.sites.map((site) => [site.id, site]));
  return sites.map((site) => {
    const { stoppedAt, notes = [] } = own.get(site.id) ?? {};
    const withPlaces = site.notes.map((note, index) => {
      const { at, detail } = notes[index] ?? {};
      return { ...note, detail, at: at && placeOf(at) };
    });
    return { ...site, stoppedAt: stoppedAt && placeOf(stoppedAt), notes: withPlaces };
  });
}

/** What a fixture says of a run. */
export const expectationOf = (
  one: Pick<Case, 'files' | 'findings'>,
  { report, sites, changed, root }: Outcome,
): Pick<Case, 'findings' | 'diff'> => ({
  findings: renderFindings({ ...report, sites }, one.findings),
  diff: diffOf(one, changed, root),
});

/** The diff of the blocks of a fixture. */
export const diffOf = (one: Pick<Case, 'files'>, changed: readonly ChangedFile[], root: string): string =>
  renderDiff(
    changed.map(({ file, before, after }) => {
      const name = file.slice(root.length + 1);
      return { file, before: before && blockAfter(one, name, before), after: after && blockAfter(one, name, after) };
    }),
    root,
  );
