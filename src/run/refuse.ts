/** Which files a run must not write: what git could not bring back, and what is staged in part. */
import path from 'node:path';
import type { Discovered } from '../project/discover.js';
import { findJournal } from '../project/journal.js';
import { stateFolders } from '../project/state.js';
import { stateOf } from '../project/unfinished.js';
import { DirtyFiles, PartlyStaged } from './errors.js';
import type { ChangedFile } from './run.js';

/** @throws PartlyStaged, DirtyFiles before anything is written. */
export function refuse(
  files: readonly string[],
  { git, cwd }: Pick<Discovered, 'git' | 'cwd'>,
  { allowDirty, partly }: { allowDirty: boolean; partly: readonly string[] },
): void {
  const relative = (file: string) => path.posix.relative(cwd, file);
  const mixed = files.filter((file) => partly.includes(file));
  if (mixed.length) throw new PartlyStaged(mixed.map(relative));
  const dirty = allowDirty || !git ? [] : git.differing(files);
  if (dirty.length) throw new DirtyFiles(dirty.map(relative));
}

/**
 * The files whose uncommitted changes are nothing but what a run wrote: comments whose removal gives the bytes of the index, or all that the
 * last run left there.
 */
export function writtenByRuns(changed: readonly ChangedFile[], { git, root }: Pick<Discovered, 'git' | 'root'>): Set<string> {
  if (!git) return new Set();
  const indexed = git.indexed(changed.map(({ file }) => file));
  const last = findJournal(stateFolders(root, git))?.journal.files ?? [];
  const journaled = new Map(last.map((one) => [path.posix.join(root, one.path), one]));
  const own = changed.filter(({ file, after }) => {
    const entry = journaled.get(file);
    return indexed.get(file)?.equals(Buffer.from(after)) || (entry && stateOf(root, entry) === 'after');
  });
  return new Set(own.map(({ file }) => file));
}
