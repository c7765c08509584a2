/**
 * The journal of the newest run: the exact bytes that its files had, so that `undo` can put them back, even after the run was killed in the
 * middle. It is on the disk before the first file is replaced.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { SiteEdit } from '../run/engine.js';
import { UserError } from '../run/errors.js';
import { sha256 } from '../run/hash.js';
import { below } from './paths.js';
import { reasonOf } from './replace.js';
import { fileGroups } from './write.js';

export interface JournalFile {
  /** Relative to the project root, with `/`. */
  path: string;
  /** The text before the run, none for a file that it made; files that are written are UTF-8, so it gives the exact bytes. */
  before: string;
  /** SHA-256 of what the run wrote, or may have written where it was killed. */
  after: string[];
  /** Files of one group were changed together, and go back together. */
  group: number;
}

export interface Journal {
  journalVersion: 1;
  /** The process that wrote. */
  pid: number;
  /** ISO 8601. */
  startedAt: string;
  /** When the run began whose journal this one replaced, where its files were not as before by then; ISO 8601. */
  earlier?: string;
  files: JournalFile[];
}

export interface Change {
  /** Absolute path. */
  file: string;
  before: string;
  after: string;
}

/** What a run tells its journal. */
export interface JournalWriter {
  /** Called before anything is put in a file's place. @throws UserError where the journal cannot be written. */
  record(changes: readonly Change[]): void;
  /** Called when every file is as it will stay. */
  finish(written: readonly Change[]): void;
}

/** A run that is writing, or was killed while it wrote. */
const PENDING = 'pending.json';
/** The last run that came to its end. */
const LAST = 'last-run.json';

export type Found = { journal: Journal; place: string; pending: boolean };

/** The journal to go by: the one of a run that was killed comes first. Undefined where no run is remembered. */
export function findJournal(folders: readonly string[]): Found | undefined {
  for (const name of [PENDING, LAST]) {
    for (const folder of folders) {
      const place = path.join(folder, name);
      const journal = read(place);
      if (journal) return { journal, place, pending: name === PENDING };
    }
  }
  return undefined;
}

function read(place: string): Journal | undefined {
  let text: string;
  try {
    text = fs.readFileSync(place, 'utf8');
  } catch {
    // What cannot be read here was not written by this user either.
    return undefined;
  }
  const problem = new UserError(`${place} is not a journal of this version of the tool. Restore the files with Git, and remove it.`);
  let data: Partial<Journal> | null;
  try {
    data = JSON.parse(text) as Partial<Journal> | null;
  } catch {
    throw problem;
  }
  if (data?.journalVersion !== 1 || !Array.isArray(data.files) || !data.files.every(isFile)) throw problem;
  return data as Journal;
}

const isFile = (value: unknown): value is JournalFile => {
  const { path: name, before, after, group } = (value ?? {}) as Partial<JournalFile>;
  return typeof name === 'string' && typeof before === 'string' && Array.isArray(after) && typeof group === 'number';
};

/** Rewrites a journal, or removes it where no file is left in it. */
export function updateJournal({ journal, place }: Found, files: readonly JournalFile[]): void {
  if (files.length === 0) fs.rmSync(place, { force: true });
  else store(place, { ...journal, files: [...files] });
}

/** A run that was killed after its last file counts as one that came to its end. */
export const completePending = ({ place }: Found): void => fs.renameSync(place, path.join(path.dirname(place), LAST));

/**
 * The journal of this process, for the edits that it is about to write, in the first of the folders that takes it.
 * @param earlier when the run began that can be undone no longer once this one has written.
 */
export function createJournal(root: string, folders: readonly string[], edits: readonly SiteEdit[], earlier?: string): JournalWriter {
  const groups = fileGroups(edits);
  const files = new Map<string, JournalFile>();
  const startedAt = new Date().toISOString();
  let folder: string | undefined;
  const journal = (): Journal => ({
    journalVersion: 1,
    pid: process.pid,
    startedAt,
    ...(earlier !== undefined && { earlier }),
    files: [...files.values()],
  });
  return {
    record(changes) {
      let news = false;
      for (const { file, before, after } of changes) {
        const name = below(root, file);
        const entry = files.get(name) ?? { path: name, before, after: [], group: groups.get(file) ?? 0 };
        const hash = sha256(after);
        if (entry.after.includes(hash)) continue;
        files.set(name, { ...entry, after: [...entry.after, hash] });
        news = true;
      }
      if (news) folder = storeInFirst(folder === undefined ? folders : [folder], PENDING, journal());
    },
    finish(written) {
      if (folder === undefined) return;
      const pending = path.join(folder, PENDING);
      const kept = written.flatMap(({ file, after }) => {
        const entry = files.get(below(root, file));
        return entry ? [{ ...entry, after: [sha256(after)] }] : [];
      });
      try {
        if (kept.length === 0) return fs.rmSync(pending, { force: true });
        if (kept.length < files.size) store(pending, { ...journal(), files: kept });
        fs.renameSync(pending, path.join(folder, LAST));
        // Only the newest run is remembered, wherever an older one was.
        for (const other of folders) if (other !== folder) fs.rmSync(path.join(other, LAST), { force: true });
      } catch {
        // The files are as they should be, and the pending journal serves `undo` as well.
      }
    },
  };
}

function storeInFirst(folders: readonly string[], name: string, journal: Journal): string {
  const problems: string[] = [];
  for (const folder of folders) {
    try {
      fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
      store(path.join(folder, name), journal);
      return folder;
    } catch (error) {
      problems.push(`${folder}: ${reasonOf(error)}`);
    }
  }
  throw new UserError(
    `The journal for undo cannot be written, so nothing was changed:\n${problems.map((problem) => `  ${problem}`).join('\n')}\nSet XDG_STATE_HOME to a writable folder.`,
  );
}

/** Whole or not at all, synced, and readable by the user alone: it holds source text. */
function store(place: string, journal: Journal): void {
  const fresh = `${place}.tmp`;
  fs.rmSync(fresh, { force: true });
  const handle = fs.openSync(fresh, 'wx', 0o600);
  try {
    fs.writeFileSync(handle, `${JSON.stringify(journal, null, 1)}\n`);
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
  fs.renameSync(fresh, place);
  syncFolder(path.dirname(place));
}

/** Makes the new name last through a power failure, where the system can. */
function syncFolder(folder: string): void {
  try {
    const handle = fs.openSync(folder, 'r');
    try {
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
  } catch {
    // Windows has no such thing.
  }
}
