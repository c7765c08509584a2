/** The project around a folder. */
import fs from 'node:fs';
import { NotFound } from '../run/errors.js';
import { Git } from './git.js';
import { slashed } from './paths.js';
import { projectRoot } from './root.js';

export interface Project {
  /** The folder asked for, with symbolic links resolved. */
  cwd: string;
  /** The git root, else the workspace root, else the folder of the nearest package.json. Absolute, with `/`. */
  root: string;
  git: Git | undefined;
}

/** @throws NotFound where there is no such folder. */
export function projectAt(folder: string): Project {
  let cwd: string;
  try {
    cwd = slashed(fs.realpathSync(folder));
  } catch {
    throw new NotFound(`${folder}: no such folder.`);
  }
  const git = Git.around(cwd);
  return { cwd, root: git?.root ?? projectRoot([cwd], cwd), git };
}
