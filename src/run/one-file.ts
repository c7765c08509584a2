/** Analysis of one source text on its own, for runners that hand over one file at a time. */
import type { LanguageOf } from '../frontends/language-of.js';
import { JAVASCRIPT } from '../frontends/languages.js';
import { analyse } from './analyse.js';
import type { AnalysedSite, Analysis, SiteEdit, SourceTree } from './engine.js';
import { InvalidSetting } from './errors.js';
import type { Settings } from './settings.js';

/** A tree of one file. `alone`: what it exports has readers that cannot be seen. */
export function oneFileTree(source: string, filename: string, alone: boolean): SourceTree {
  const file = absolute(filename);
  return {
    root: file.slice(0, file.lastIndexOf('/')),
    selected: new Set([file]),
    alone,
    files: () => [file],
    manifests: [],
    configs: [],
    containing: (needles, among) => ((!among || among(file)) && needles.some((needle) => source.includes(needle)) ? [file] : []),
    read: (path) => (path === file ? source : undefined),
    isFile: (path) => path === file,
  };
}

const absolute = (filename: string): string => (filename.startsWith('/') ? filename : `/${filename}`);

export interface WithoutReaders {
  analysis: Analysis;
  /** Sites that migrate, but only with what is known of the readers of exported declarations: the command line handles them. */
  needProject: { site: AnalysedSite /** Other files that the command line edits for it. */; files: readonly string[] }[];
}

/** @throws InvalidSetting for an experiment, and for guards that come or go: each needs a project. */
export function refuseModules({ experiment, guard, unguard }: Settings): void {
  if (experiment.length === 0 && !guard && !unguard) return;
  throw new InvalidSetting(
    `\`${guard ? 'guard' : unguard ? 'unguard' : 'experiment'}\` writes or removes a module beside the calls, and only one file is available here. Use the command line.`,
  );
}

/** Keeps the sites whose edits are the same whether or not unseen files read what these export. */
export function analyseWithoutReaders(
  tree: SourceTree,
  settings: Settings,
  languages: readonly LanguageOf[] = [JAVASCRIPT],
): WithoutReaders {
  const project = analyse({ ...tree, alone: false }, settings, new Map(), languages);
  const alone = { ...tree, alone: true };
  const stops = new Map<string, { reason: 'shared-params' }>();
  const needProject: WithoutReaders['needProject'] = [];
  for (;;) {
    const analysis = analyse(alone, settings, stops, languages);
    const different = project.sites.filter(
      (site) =>
        site.status === 'migrated' &&
        // Whether a guard may go, the project as a whole tells.
        !site.notes.some(({ code }) => code === 'guard-removed') &&
        !stops.has(site.id) &&
        (!isMigrated(site, analysis) || textOf(site, analysis.edits) !== textOf(site, project.edits)),
    );
    if (different.length === 0) return { analysis: { ...analysis, sites: analysis.sites.filter(({ id }) => !stops.has(id)) }, needProject };
    for (const site of different) {
      const own = project.edits.filter(({ sites }) => sites.includes(site.id)).map(({ file }) => file);
      needProject.push({ site, files: [...new Set(own)].filter((file) => file !== site.file) });
      stops.set(site.id, { reason: 'shared-params' });
    }
  }
}

const isMigrated = ({ id }: AnalysedSite, { sites }: Analysis): boolean =>
  sites.some((site) => site.id === id && site.status === 'migrated');

const textOf = (site: AnalysedSite, edits: readonly SiteEdit[]): string =>
  JSON.stringify(edits.filter((edit) => edit.sites.includes(site.id)).map(({ start, end, text }) => [start, end, text]));
