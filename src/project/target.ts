/** What one path or glob of the user's means. */
import fs from 'node:fs';
import path from 'node:path';
import { UserError } from '../run/errors.js';
import { globFolder, isGlob, matcher } from './exclusions.js';
import { isInside, slashed } from './paths.js';

export interface Target {
  /** As the user wrote it. */
  given: string;
  kind: 'file' | 'folder' | 'glob' | 'missing';
  /** Absolute, with symbolic links resolved; the folder that its leading parts name for a glob. */
  path: string;
  matches: (file: string) => boolean;
}

/** A path that exists is what it names, even where its name reads like a glob (`app/[slug]/page.tsx`). */
export function readTarget(given: string, cwd: string): Target {
  const full = path.posix.resolve(cwd, slashed(given));
  let stat: fs.Stats | undefined;
  try {
    stat = fs.statSync(full);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ELOOP') throw new UserError(`${given} is a symbolic link to itself.`);
    if (code === 'EACCES') throw new UserError(`${given}: permission denied.`);
  }
  if (stat?.isDirectory()) {
    const folder = slashed(fs.realpathSync(full));
    return { given, kind: 'folder', path: folder, matches: (file) => isInside(folder, file) };
  }
  if (stat?.isFile()) {
    const real = slashed(fs.realpathSync(full));
    return { given, kind: 'file', path: real, matches: (file) => file === real };
  }
  if (!stat && isGlob(given))
    return { given, kind: 'glob', path: realFolder(globFolder(given, cwd)), matches: matcher([anchored(given)], cwd) };
  return { given, kind: 'missing', path: full, matches: () => false };
}

/** `*.ts` on the command line means this folder's, as a shell would have it. */
const anchored = (glob: string): string => (glob.includes('/') ? glob : `./${glob}`);

function realFolder(folder: string): string {
  try {
    return slashed(fs.realpathSync(folder));
  } catch {
    return folder;
  }
}
