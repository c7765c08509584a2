/** Where the tool keeps what it has to remember about a project. */
import os from 'node:os';
import path from 'node:path';
import { sha256 } from '../run/hash.js';
import type { Git } from './git.js';
import { exists } from './plain.js';

const NAME = 'opus47-migrate';

/** The folders that may hold it, the first choice first: the git folder, the cache below node_modules, the user's state folder. */
export function stateFolders(
  root: string,
  git: Git | undefined,
  { env, platform, home }: { env: NodeJS.ProcessEnv; platform: NodeJS.Platform; home: string } = {
    env: process.env,
    platform: process.platform,
    home: os.homedir(),
  },
): string[] {
  const modules = path.join(root, 'node_modules');
  return [
    ...(git ? [path.join(git.folder(), NAME)] : []),
    ...(exists(modules) ? [path.join(modules, '.cache', NAME)] : []),
    path.join(userState(env, platform, home), NAME, sha256(root).slice(0, 16)),
  ];
}

/** What earlier searches found out: it lies nowhere but in the git folder. */
export const indexFile = (git: Git): string => path.join(git.folder(), NAME, 'search-index');

/** As each system has it. https://specifications.freedesktop.org/basedir-spec/latest/ */
function userState(env: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string): string {
  const { XDG_STATE_HOME: xdg, LOCALAPPDATA: local } = env;
  // The specification wants relative paths to be ignored.
  if (xdg && path.isAbsolute(xdg)) return xdg;
  if (platform === 'win32') return local || path.join(home, 'AppData', 'Local');
  return platform === 'darwin' ? path.join(home, 'Library', 'Application Support') : path.join(home, '.local', 'state');
}
