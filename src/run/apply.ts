/** Writes what a plan says, where the sources still are what was reviewed. */
import path from 'node:path';
import { mayHoldCode } from '../project/exclusions.js';
import { writeJournaled } from '../project/journaled.js';
import { projectAt } from '../project/project.js';
import { pathProblem, readTrusted } from '../project/trusted-path.js';
import { byFile, groupsOf } from '../project/write.js';
import { applyEdits } from '../rewrite/edits.js';
import type { SiteEdit } from './engine.js';
import { DirtyFiles, UserError } from './errors.js';
import { NO_TEXT, sha256 } from './hash.js';
import { type MigrationPlan, type PlannedFile, problemWith } from './plan-file.js';
import type { ChangedFile } from './run.js';

export interface ApplyOptions {
  /** The working directory of the process where there is none. */
  cwd?: string;
  /** `write` where there is none. */
  mode?: 'write' | 'dry-run';
  /** Write even to files that git could not bring back. */
  allowDirty?: boolean;
  /** Ends the run; files written so far are put back. */
  signal?: AbortSignal;
  /** Called when all is checked and writing begins. */
  onWrite?: () => void;
}

export interface ApplyResult {
  /** The files that were written; in a dry run, those that would be. */
  changed: ChangedFile[];
  /** Absolute paths of the files that hold the plan's edits already. */
  done: string[];
  /** Files that were left, in whole or in part, and why. Absolute paths. */
  refused: { file: string; message: string }[];
}

/**
 * Applies a plan to the project around `cwd`. A file that differs from the plan's source is refused, with all edits in other files of the
 * calls that it has part in.
 * @throws DirtyFiles, UserError before anything is written; Interrupted when the signal came, with every file as it was.
 */
export async function applyPlan(
  plan: MigrationPlan,
  { cwd = process.cwd(), mode = 'write', allowDirty = false, signal, onWrite }: ApplyOptions = {},
): Promise<ApplyResult> {
  for (const file of plan.files) {
    const problem = pathProblem(file.path) ?? dataProblem(file);
    if (problem) throw new UserError(`The plan is refused: ${JSON.stringify(file.path)} ${problem}.`);
  }
  const { root, git, ...place } = projectAt(cwd);
  const { texts, done, refused } = inspect(plan, root);
  const all = plan.files.flatMap(({ path: name, edits }) => edits.map((edit) => ({ ...edit, file: path.posix.join(root, name) })));
  const edits = all.filter((edit) => !done.includes(edit.file));
  const kept = withoutFiles(edits, new Set(refused.map(({ file }) => file)));
  refused.push(...tiedFiles(edits, kept, new Set(refused.map(({ file }) => file))));

  const textOf = (file: string) => texts.get(file) ?? '';
  const own = byFile(kept);
  const planned = [...own].map(([file, some]): ChangedFile => ({ file, before: textOf(file), after: applyEdits(textOf(file), some) }));
  if (mode === 'dry-run' || planned.length === 0) return { changed: planned, done, refused };

  const dirty = allowDirty ? [] : (git?.differing([...own.keys()].filter((file) => textOf(file) !== '')) ?? []);
  if (dirty.length) throw new DirtyFiles(dirty.map((file) => path.posix.relative(place.cwd, file)));
  onWrite?.();
  const { written, failed, dropped } = await writeJournaled({ root, git, edits: kept, textOf, signal });
  const broken = new Set(failed.map(({ file }) => file));
  const rest = kept.filter(({ sites }) => !sites.some((site) => dropped.has(site)));
  return { changed: written, done, refused: [...refused, ...failed, ...tiedFiles(kept, rest, broken)] };
}

/** A plan replaces ids in configuration, and writes nothing else there. */
const dataProblem = ({ path: name, edits }: PlannedFile): string | undefined =>
  !mayHoldCode(name) && edits.some(({ kind, text }) => kind !== 'also' || !/^[\w.:/@-]+$/.test(text))
    ? 'is configuration, in which a plan only replaces model IDs'
    : undefined;

/** The texts of the files that are as the plan has them; those that hold its edits already; and those that are neither. */
function inspect({ files }: MigrationPlan, root: string) {
  const texts = new Map<string, string>();
  const done: string[] = [];
  const refused: ApplyResult['refused'] = [];
  for (const planned of files) {
    const file = path.posix.join(root, planned.path);
    const found = readTrusted(root, planned.path, [planned.before, planned.after].includes(NO_TEXT));
    const hash = 'bytes' in found ? sha256(found.bytes) : undefined;
    const text = 'bytes' in found ? found.bytes.toString() : '';
    const problem = 'problem' in found ? found.problem : hash === planned.before ? problemWith(planned, text) : CHANGED;
    if (hash === planned.after && hash !== planned.before) done.push(file);
    else if (problem === undefined) texts.set(file, text);
    else refused.push({ file, message: problem });
  }
  return { texts, done, refused };
}

const CHANGED = 'has changed since the plan was made';
const TIED = 'is not changed, or not everywhere, because it shares a call with a file that is left';

/** The edits of the sites that have none in these files, directly or through an edit that they share with others. */
function withoutFiles(edits: readonly SiteEdit[], files: ReadonlySet<string>): SiteEdit[] {
  const groups = groupsOf(edits);
  const gone = new Set(
    edits.filter(({ file }) => files.has(file)).flatMap(({ sites }) => sites.flatMap((site) => [...(groups.get(site) ?? [])])),
  );
  return edits.filter(({ sites }) => !sites.some((site) => gone.has(site)));
}

/** Files that lose edits because of others that were left. */
function tiedFiles(before: readonly SiteEdit[], after: readonly SiteEdit[], known: ReadonlySet<string>): ApplyResult['refused'] {
  const kept = new Set(after);
  return [...byFile(before)]
    .filter(([file, own]) => !known.has(file) && own.some((edit) => !kept.has(edit)))
    .map(([file]) => ({ file, message: TIED }));
}
