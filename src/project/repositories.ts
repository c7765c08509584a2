/** Git repositories inside of the project's: submodules, and clones that lie in it. Their files are another repository's to bring back. */
import { Git } from './git.js';

/** The source files of each repository, by its folder. A submodule that is not checked out has none. */
export function sourcesIn(folders: readonly string[], counts: (file: string, folder: string) => boolean): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const folder of folders) {
    const git = Git.around(folder);
    if (git?.root !== folder) continue;
    const files = [...git.tracked(), ...git.untracked()].filter((file) => counts(file, folder));
    if (files.length > 0) found.set(folder, files);
  }
  return found;
}
