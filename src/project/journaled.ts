/** Writing that `undo` can take back. */
import type { Git } from './git.js';
import { createJournal, findJournal } from './journal.js';
import { stateFolders } from './state.js';
import { refuseUnfinished, stateOf } from './unfinished.js';
import { type WriteRequest, type WriteResult, writeSites } from './write.js';

/**
 * Writes the edits of whole sites, the journal first.
 * @throws UserError where another run writes, or was killed while it wrote, or the journal cannot be written; nothing is changed then.
 * @throws Interrupted as `writeSites` does.
 */
export async function writeJournaled({
  root,
  git,
  ...request
}: Omit<WriteRequest, 'journal'> & { git: Git | undefined }): Promise<WriteResult> {
  const folders = stateFolders(root, git);
  refuseUnfinished(root, folders);
  const last = findJournal(folders)?.journal;
  const earlier = last?.files.some((file) => stateOf(root, file) !== 'before') ? last.startedAt : undefined;
  return writeSites({ ...request, root, journal: createJournal(root, folders, request.edits, earlier) });
}
