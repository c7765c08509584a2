/** Paths out of a file (a plan, a journal), before anything is read or written there. */
import fs from 'node:fs';
import path from 'node:path';
import { isNeverLookedAt, isSideFile, mayHoldCode } from './exclusions.js';
import { below, isInside, slashed } from './paths.js';
import { isNoFile, whyUnreadable } from './screen.js';

/** Why a relative path is not one of a source file, or of configuration, in a project; undefined where it is. */
export function pathProblem(relative: string): string | undefined {
  if (/[\\\0]|^[A-Za-z]:/.test(relative) || path.isAbsolute(relative)) return 'is not a path relative to the project, with /';
  if (relative.split('/').some((part) => ['', '.', '..'].includes(part))) return 'is not a plain path below the project';
  return isFit(relative) ? undefined : 'is no source file of a project';
}

// Some file systems take .GIT for .git.
const isFit = (relative: string): boolean => (mayHoldCode(relative) || isSideFile(relative)) && !isNeverLookedAt(relative.toLowerCase());

export const NOT_THERE = 'is not there';

/**
 * The bytes of a file of the project, or why there are none. `relative` has no `pathProblem`.
 * @param mayBeMissing gives no bytes for a file that is not there.
 */
export function readTrusted(root: string, relative: string, mayBeMissing: boolean): { bytes: Buffer } | { problem: string } {
  try {
    const real = slashed(fs.realpathSync(path.join(root, relative)));
    if (!isInside(root, real) || !isFit(below(root, real)))
      return { problem: 'is a link to something that is no source file of the project' };
    return { bytes: fs.readFileSync(real) };
  } catch (error) {
    if (!isNoFile(error)) return { problem: whyUnreadable(error) };
    return mayBeMissing && isFolderInside(root, path.dirname(path.join(root, relative)))
      ? { bytes: Buffer.alloc(0) }
      : { problem: NOT_THERE };
  }
}

/** A folder may be a link out of the project. */
function isFolderInside(root: string, folder: string): boolean {
  try {
    return isInside(root, slashed(fs.realpathSync(folder)));
  } catch {
    return false;
  }
}
