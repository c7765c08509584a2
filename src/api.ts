/** The programmatic API: `run` for projects, `migrate` for one source text. The CLI uses nothing else. */
import { analyse } from './analyse.js';
import { applyEdits } from './edits.js';
import type { AnalysedSite, SiteEdit, SourceTree } from './engine.js';
import { type Settings, withDefaults } from './settings.js';

export interface MigrateOptions extends Partial<Settings> {
  /** Decides the syntax by its extension; relative or absolute. */
  filename: string;
}

export interface MigrateResult {
  /** The source after the migration; the same text where nothing changes. */
  code: string;
  sites: AnalysedSite[];
  /** UTF-16 offsets into the source that was given. */
  edits: SiteEdit[];
  /** A source that does not parse gives one error and no sites. */
  errors: { start: number | null; message: string }[];
}

/**
 * Migrates one source text. Only this file is seen: what it imports is unknown, and what it exports has unknown readers and stays.
 */
export function migrate(source: string, { filename, ...chosen }: MigrateOptions): MigrateResult {
  const settings = withDefaults(chosen);
  const file = filename.startsWith('/') ? filename : `/${filename}`;
  const root = file.slice(0, file.lastIndexOf('/'));
  const tree: SourceTree = {
    root,
    selected: new Set([file]),
    alone: true,
    files: () => [file],
    containing: (needles) => (needles.some((needle) => source.includes(needle)) ? [file] : []),
    read: (path) => (path === file ? source : undefined),
    isFile: (path) => path === file,
  };
  const { sites, edits, errors } = analyse(tree, settings);
  return { code: applyEdits(source, edits), sites, edits, errors: errors.map(({ start, message }) => ({ start, message })) };
}
