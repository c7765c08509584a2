/** What a run that was killed while it wrote has left behind. */
import fs from 'node:fs';
import path from 'node:path';
import { UserError } from '../run/errors.js';
import { NO_TEXT, sha256 } from '../run/hash.js';
import { completePending, type Found, findJournal, type JournalFile, updateJournal } from './journal.js';
import { isNoFile } from './screen.js';

/** `after`: as the run wrote it; `before`: as it was; `other`: changed since. A file that is not there is as one without text. */
export type FileState = 'before' | 'after' | 'other';

export function stateOf(root: string, { path: name, before, after }: JournalFile): FileState {
  let hash: string;
  try {
    hash = sha256(fs.readFileSync(path.join(root, name)));
  } catch (error) {
    if (!isNoFile(error)) return 'other';
    hash = NO_TEXT;
  }
  return after.includes(hash) ? 'after' : hash === sha256(before) ? 'before' : 'other';
}

/**
 * Called before a run writes.
 * @throws UserError where another run is writing right now, or one was killed and its files are still mixed.
 */
export function refuseUnfinished(root: string, folders: readonly string[]): void {
  const found = findJournal(folders);
  if (!found?.pending) return;
  refuseRunning(found);
  const states = found.journal.files.map((file) => stateOf(root, file));
  if (states.includes('after') && !states.every((state) => state === 'after'))
    throw new UserError(
      'An earlier run was interrupted while writing, and only some of its files are changed. Run `opus47-migrate undo` first.',
    );
  removeLeftovers(root, found);
  if (states.includes('after')) completePending(found);
  else updateJournal(found, []);
}

/** @throws UserError where the process that writes the journal is alive. */
export function refuseRunning({ journal: { pid }, place, pending }: Found): void {
  if (!pending || pid === process.pid || !isAlive(pid)) return;
  throw new UserError(
    `Another run is writing in this project (process ${pid}). Wait until it ends. If that process is something else, remove ${place}.`,
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Removes the temporary files that a killed run left beside the files of its journal. */
export function removeLeftovers(root: string, { journal: { pid, files }, pending }: Found): void {
  if (!pending) return;
  const folders = new Set(files.map(({ path: name }) => path.dirname(realOf(path.join(root, name)))));
  for (const folder of folders) {
    for (const name of namesIn(folder)) {
      if (name.startsWith(`.opus47-${pid}-`) && name.endsWith('.tmp')) fs.rmSync(path.join(folder, name), { force: true });
    }
  }
}

function realOf(file: string): string {
  try {
    return fs.realpathSync(file);
  } catch {
    return file;
  }
}

function namesIn(folder: string): string[] {
  try {
    return fs.readdirSync(folder);
  } catch {
    return [];
  }
}
