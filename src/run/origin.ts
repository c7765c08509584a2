/** Where a run took place, for the head of a report. */
import path from 'node:path';
import type { Git } from '../project/git.js';
import { readText } from '../project/plain.js';

export interface Origin {
  /** The project's name: of its package.json, else of its folder. */
  project: string;
  /** The commit that is checked out; null outside of Git, and before the first one. */
  commit: string | null;
  /** The working directory relative to the root of the repository, with `/`; empty at the root, null outside of Git. */
  folder: string | null;
}

/** @param place folders are absolute, with `/`. */
export function originOf({ cwd, root, git }: { cwd: string; root: string; git: Git | undefined }): Origin {
  return {
    project: manifestName(root) ?? path.posix.basename(root),
    commit: git?.commit() ?? null,
    folder: git ? path.posix.relative(git.root, cwd) : null,
  };
}

function manifestName(root: string): string | undefined {
  try {
    const { name } = JSON.parse(readText(path.posix.join(root, 'package.json')) ?? '{}') as { name?: unknown };
    return typeof name === 'string' && name !== '' ? name : undefined;
  } catch {
    // A package.json that is no JSON is the package manager's to complain about.
    return undefined;
  }
}
