/** The programmatic API for one source text; `run` in run.ts is the one for projects. The CLI uses nothing else. */

import { applyEdits } from '../rewrite/edits.js';
import { analyse } from './analyse.js';
import type { AnalysedSite, SiteEdit } from './engine.js';
import { oneFileTree } from './one-file.js';
import { type Chosen, withDefaults } from './settings.js';
import { checkSettings } from './settings-check.js';

export interface MigrateOptions extends Chosen {
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
 * @throws InvalidSetting for a setting that has no such value, or does not exist.
 */
export function migrate(source: string, { filename, ...chosen }: MigrateOptions): MigrateResult {
  checkSettings(chosen);
  const { sites, edits, errors } = analyse(oneFileTree(source, filename, true), withDefaults(chosen));
  return { code: applyEdits(source, edits), sites, edits, errors: errors.map(({ start, message }) => ({ start, message })) };
}
