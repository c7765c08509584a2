/** Where a project ends that is in no git repository. Paths are absolute, with `/`. */
import os from 'node:os';
import path from 'node:path';
import { isInside } from './paths.js';
import { exists, readText } from './plain.js';

/** The workspace root, else the folder of the nearest package.json, else the working directory. */
export function projectRoot(starts: readonly string[], cwd: string): string {
  const roots = starts.map((start) => manifestRoot(start) ?? (isFitToWalk(cwd) && isInside(cwd, start) ? cwd : start));
  const [first = cwd, ...others] = roots;
  if (others.every((root) => isInside(first, root))) return first;
  const common = roots.reduce((folder, root) => {
    let shared = folder;
    while (!isInside(shared, root)) shared = path.posix.dirname(shared);
    return shared;
  });
  // Projects side by side are looked at together where the user stands around them; what lies further up is not theirs to walk.
  return isFitToWalk(common) && isInside(cwd, common) ? common : first;
}

/** A whole disk or home folder is nobody's project. */
const isFitToWalk = (folder: string): boolean => folder !== '/' && folder !== os.homedir();

function manifestRoot(start: string): string | undefined {
  let nearest: string | undefined;
  for (let folder = start; ; folder = path.posix.dirname(folder)) {
    if (exists(path.posix.join(folder, 'pnpm-workspace.yaml'))) return folder;
    const manifest = isFitToWalk(folder) ? readText(path.posix.join(folder, 'package.json')) : undefined;
    if (manifest !== undefined) {
      nearest ??= folder;
      if (hasWorkspaces(manifest)) return folder;
    }
    if (folder === path.posix.dirname(folder)) return nearest;
  }
}

function hasWorkspaces(manifest: string): boolean {
  try {
    return Boolean((JSON.parse(manifest) as { workspaces?: unknown } | null)?.workspaces);
  } catch {
    // A package.json that is no JSON is the package manager's to complain about.
    return false;
  }
}
