/** Where a project ends that is in no git repository. */
import path from 'node:path';
import { exists, readText } from './plain.js';

/** The workspace root, else the folder of the nearest package.json, else the folder itself. Absolute, with `/`. */
export function projectRoot(start: string): string {
  let nearest: string | undefined;
  for (let folder = start; ; folder = path.posix.dirname(folder)) {
    if (exists(path.posix.join(folder, 'pnpm-workspace.yaml'))) return folder;
    const manifest = readText(path.posix.join(folder, 'package.json'));
    if (manifest !== undefined) {
      nearest ??= folder;
      if (hasWorkspaces(manifest)) return folder;
    }
    if (folder === path.posix.dirname(folder)) return nearest ?? start;
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
