/** Analysis of one source text on its own, for runners that hand over one file at a time. */
import { analyse } from './analyse.js';
import type { AnalysedSite, Analysis, SiteEdit, SourceTree } from './engine.js';
import type { Settings } from './settings.js';

/** A tree of one file. `alone`: what it exports has readers that cannot be seen. */
export function oneFileTree(source: string, filename: string, alone: boolean): SourceTree {
  const file = absolute(filename);
  return {
    root: file.slice(0, file.lastIndexOf('/')),
    selected: new Set([file]),
    alone,
    files: () => [file],
    containing: (needles) => (needles.some((needle) => source.includes(needle)) ? [file] : []),
    read: (path) => (path === file ? source : undefined),
    isFile: (path) => path === file,
  };
}

const absolute = (filename: string): string => (filename.startsWith('/') ? filename : `/${filename}`);

export interface OneFileResult {
  analysis: Analysis;
  /** Sites that migrate, but whose edits need more than this file: the command line handles them. */
  needProject: AnalysedSite[];
}

/** Keeps the sites whose edits are the same whether or not other files read what this one exports. */
export function analyseOneFile(source: string, filename: string, settings: Settings): OneFileResult {
  const project = analyse(oneFileTree(source, filename, false), settings);
  const tree = oneFileTree(source, filename, true);
  const stops = new Map<string, { reason: 'shared-params' }>();
  const needProject: AnalysedSite[] = [];
  for (;;) {
    const analysis = analyse(tree, settings, stops);
    const different = analysis.sites.filter(
      (site) => site.status === 'migrated' && textOf(site, analysis.edits) !== textOf(site, project.edits),
    );
    if (different.length === 0) return { analysis: { ...analysis, sites: analysis.sites.filter(({ id }) => !stops.has(id)) }, needProject };
    for (const site of different) {
      needProject.push(site);
      stops.set(site.id, { reason: 'shared-params' });
    }
  }
}

const textOf = (site: AnalysedSite, edits: readonly SiteEdit[]): string =>
  JSON.stringify(edits.filter((edit) => edit.sites.includes(site.id)).map(({ start, end, text }) => [start, end, text]));
