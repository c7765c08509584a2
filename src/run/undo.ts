/** Puts back the last run, byte for byte, also where it was killed while it wrote. */
import path from 'node:path';
import { type Found, findJournal, type JournalFile, updateJournal } from '../project/journal.js';
import { projectAt } from '../project/project.js';
import { stateFolders } from '../project/state.js';
import { NOT_THERE, pathProblem, readTrusted } from '../project/trusted-path.js';
import { refuseRunning, removeLeftovers, stateOf } from '../project/unfinished.js';
import { writeSites } from '../project/write.js';
import type { SiteEdit } from './engine.js';
import { NotFound, UserError } from './errors.js';
import { NO_TEXT } from './hash.js';
import type { ChangedFile } from './run.js';

export interface UndoOptions {
  /** A folder of the project; the working directory of the process where there is none. */
  cwd?: string;
  /** `write` where there is none. */
  mode?: 'write' | 'dry-run';
  /** Puts back files that were changed or removed since, too: those changes are lost. */
  force?: boolean;
  /** Ends the run; files put back so far are as the last run wrote them again. */
  signal?: AbortSignal;
  /** Called when all is checked and writing begins. */
  onWrite?: () => void;
}

export interface UndoResult {
  /** When the run began that is put back, ISO 8601. */
  startedAt: string;
  /** True where that run was stopped while it wrote. */
  unfinished: boolean;
  /** The files that were put back; in a dry run, those that would be. */
  changed: ChangedFile[];
  /** Files that were left as they are, and why. Absolute paths. */
  refused: { file: string; message: string }[];
  /** True where `force` would put back some of the refused files. */
  forcible: boolean;
  /** Those of `changed` whose changes since that run are lost with it. Absolute paths. */
  overwritten: string[];
  /** When the run before it began, whose files `undo` cannot put back any more; null where none is known. */
  earlier: string | null;
}

/**
 * Puts back the files of the last run in the project around `cwd`. Unless `force` is set, a file that was changed since is refused, together
 * with those whose calls reach into it; they can be put back later.
 * @throws NotFound where no run is remembered; UserError while a run is writing; Interrupted when the signal came.
 */
export async function undo({ cwd = process.cwd(), mode = 'write', force = false, signal, onWrite }: UndoOptions = {}): Promise<UndoResult> {
  const { root, git } = projectAt(cwd);
  const found = findJournal(stateFolders(root, git));
  if (!found) throw new NotFound(`Nothing to undo in ${root}: only the last run can be undone, and only once.`);
  refuseRunning(found);
  const { refused, back, texts, forcible, overwritten } = sort(found, root, force);
  const { startedAt, earlier = null } = found.journal;
  const about = { startedAt, unfinished: found.pending, earlier, forcible };
  const absolute = (name: string) => path.posix.join(root, name);
  if (mode === 'dry-run') {
    const changed = back.map(({ path: name, before }) => ({
      file: absolute(name),
      before: texts.get(absolute(name)) ?? '',
      after: before,
    }));
    return { ...about, changed, refused, overwritten };
  }

  onWrite?.();
  const textOf = (file: string) => texts.get(file) ?? '';
  const edits = back.map(
    ({ path: name, before, group }): SiteEdit => ({
      file: absolute(name),
      start: 0,
      end: textOf(absolute(name)).length,
      text: before,
      kind: 'cleanup',
      sites: [`group ${group}`],
    }),
  );
  const { written, failed, dropped } = await writeSites({ root, edits, textOf, signal });
  const left = edits.filter(({ file, sites }) => dropped.has(sites[0] ?? '') && !failed.some((one) => one.file === file));
  const all = [...refused, ...failed, ...left.map(({ file }) => ({ file, message: TIED }))];
  const open = new Set(all.map(({ file }) => file));
  removeLeftovers(root, found);
  updateJournal(
    found,
    found.journal.files.filter(({ path: name }) => open.has(absolute(name))),
  );
  return { ...about, changed: written, refused: all, overwritten: overwritten.filter((file) => !open.has(file)) };
}

const CHANGED = 'has changed since the run';
const TIED = 'is left as it is, because it shares a call with a file that is refused';

/** Which files go back, with the texts they have now, and which do not. */
function sort({ journal: { files } }: Found, root: string, force: boolean) {
  const refused: UndoResult['refused'] = [];
  const overwritten: string[] = [];
  const texts = new Map<string, string>();
  const open = files.filter((file) => {
    const problem = pathProblem(file.path);
    if (problem) throw new UserError(`The journal for undo is damaged: ${JSON.stringify(file.path)} ${problem}.`);
    return stateOf(root, file) !== 'before';
  });
  const problemOf = (file: JournalFile): string | undefined => {
    const now = readTrusted(root, file.path, force || file.after.includes(NO_TEXT));
    if ('problem' in now) return now.problem;
    const absolute = path.posix.join(root, file.path);
    if (stateOf(root, file) === 'other') {
      if (!force) return CHANGED;
      overwritten.push(absolute);
    }
    texts.set(absolute, now.bytes.toString());
    return undefined;
  };
  const problems = new Map(open.map((file) => [file, problemOf(file)]));
  const held = new Set(open.filter((file) => problems.get(file) !== undefined).map(({ group }) => group));
  for (const file of open)
    if (held.has(file.group)) refused.push({ file: path.posix.join(root, file.path), message: problems.get(file) ?? TIED });
  const back = open.filter(({ group }) => !held.has(group));
  const restored = new Set(back.map((file) => path.posix.join(root, file.path)));
  const forcible = !force && [...problems.values()].some((problem) => problem === CHANGED || problem === NOT_THERE);
  return { refused, texts, back, forcible, overwritten: overwritten.filter((file) => restored.has(file)) };
}
