/** A plan: the edits of a run, to be looked at first and written later. It holds ranges, inserted text and hashes, and none of the old text. */
import { applyEdits } from '../rewrite/edits.js';
import { STEP_NAMES } from '../rewrite/steps.js';
import type { SiteEdit } from './engine.js';
import { UserError } from './errors.js';
import { sha256 } from './hash.js';
import { version } from './version.js';

export interface PlannedEdit {
  /** UTF-16 offsets into the file's text, byte order mark included; `end` is exclusive. */
  start: number;
  end: number;
  text: string;
  kind: SiteEdit['kind'];
  /** Ids of the sites that need the edit; what shares one is written together or not at all. */
  sites: string[];
}

export interface PlannedFile {
  /** Relative to the project root (the git root, else the workspace or package root), with `/`. */
  path: string;
  /** SHA-256 of the file's bytes, as they have to be and as they will be. */
  before: string;
  after: string;
  edits: PlannedEdit[];
}

export interface MigrationPlan {
  planVersion: 1;
  tool: { name: 'opus47-migrate'; version: string };
  files: PlannedFile[];
}

/** The plan of a dry run: what `run` gave as `root`, `edits` and `changed`. */
export function createPlan({
  root,
  edits,
  changed,
}: {
  root: string;
  edits: readonly SiteEdit[];
  changed: readonly { file: string; before: string; after: string }[];
}): MigrationPlan {
  return {
    planVersion: 1,
    tool: { name: 'opus47-migrate', version: version() },
    files: changed.map(({ file, before, after }) => ({
      path: file.slice(root.length + 1),
      before: sha256(before),
      after: sha256(after),
      edits: edits
        .filter((edit) => edit.file === file)
        .map(({ start, end, text, kind, sites }) => ({ start, end, text, kind, sites: [...sites] })),
    })),
  };
}

export const renderPlan = (plan: MigrationPlan): string => `${JSON.stringify(plan, null, 2)}\n`;

/**
 * Reads a plan. Its paths are not looked at here.
 * @param name the file's name, for messages.
 * @throws UserError for a text that is no plan.
 */
export function parsePlan(text: string | undefined, name: string): MigrationPlan {
  if (text === undefined) throw new UserError(`${name}: no such plan. Make one with \`opus47-migrate --plan ${name}\`.`);
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new UserError(`${name}: not a plan (invalid JSON). Make one with \`opus47-migrate --plan <file>\`.`);
  }
  const { planVersion, files } = isRecord(data) ? data : {};
  if (planVersion !== 1) throw new UserError(`${name}: not a plan of this version of the tool. Make a new one with --plan.`);
  if (!Array.isArray(files) || !files.every(isFile) || new Set(files.map(({ path }) => path)).size !== files.length)
    throw new UserError(`${name}: the plan is damaged. Make a new one with --plan.`);
  return data as MigrationPlan;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string';
const isOffset = (value: unknown): boolean => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

const isFile = (value: unknown): value is PlannedFile =>
  isRecord(value) &&
  isText(value.path) &&
  isText(value.before) &&
  isText(value.after) &&
  Array.isArray(value.edits) &&
  value.edits.every(isEdit);

const isEdit = (value: unknown): boolean =>
  isRecord(value) &&
  isOffset(value.start) &&
  isOffset(value.end) &&
  isText(value.text) &&
  (STEP_NAMES as readonly unknown[]).includes(value.kind) &&
  Array.isArray(value.sites) &&
  value.sites.length > 0 &&
  value.sites.every(isText);

/** Why the edits do not make the text that the plan promises; undefined where they do. */
export function problemWith({ edits, after }: PlannedFile, text: string): string | undefined {
  try {
    return sha256(applyEdits(text, edits)) === after ? undefined : 'its edits do not give what the plan promises';
  } catch {
    return 'its edits do not fit together';
  }
}
