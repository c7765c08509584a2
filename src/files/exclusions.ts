/** Which files count: source extensions, what is left out by default, and the user's own globs. */
import picomatch from 'picomatch';

export const SOURCE = /\.[cm]?[jt]sx?$/;

/** Folders of dependencies, build output and environments. Dot-folders are left out too. */
export const LEFT_OUT_FOLDERS = [
  'node_modules',
  'dist',
  'build',
  'out',
  'coverage',
  'vendor',
  'venv',
  'env',
  'site-packages',
  '__pycache__',
] as const;
const FOLDERS = new Set<string>(LEFT_OUT_FOLDERS);
const LEFT_OUT_FILES = /\.min\.[^/]+$|\.d\.[cm]?ts$/;

/** True for a path, relative to the folder the user named, that is left out by default. */
export function isLeftOut(relative: string): boolean {
  const parts = relative.split('/');
  const name = parts.pop() ?? '';
  return LEFT_OUT_FILES.test(name) || parts.some((part) => FOLDERS.has(part) || (part.startsWith('.') && part !== '.' && part !== '..'));
}

/** Folders that hold no code of the project, whatever is asked for. */
export const isNeverLookedAt = (relative: string): boolean => /(?:^|\/)(?:node_modules|\.git)\//.test(relative);

/** Configuration and data where a model id may stand: listed, never edited. */
const SIDE_FILES =
  /(?:^|\/)(?:\.env[^/]*|[^/]*\.(?:ya?ml|json|jsonc|json5|toml|tf|tfvars|ini|cfg|conf|properties)|(?:[^/]*\.)?Dockerfile[^/]*|docker-compose[^/]*|Containerfile)$/;
const LOCK_FILES = /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock)$/;
export const isSideFile = (relative: string): boolean => SIDE_FILES.test(relative) && !LOCK_FILES.test(relative);

/** A matcher for globs; one without a slash matches a name in any folder. */
export function matcher(globs: readonly string[]): (relative: string) => boolean {
  if (globs.length === 0) return () => false;
  const tests = globs.map((glob) =>
    picomatch(glob.replace(/^\.\//, '').replace(/\/$/, '/**'), { dot: true, basename: !glob.includes('/') }),
  );
  const folders = globs.filter((glob) => !/[*?[{]/.test(glob)).map((glob) => `${glob.replace(/^\.\//, '').replace(/\/$/, '')}/`);
  return (relative) => tests.some((test) => test(relative)) || folders.some((folder) => relative.startsWith(folder));
}

export const isGlob = (text: string): boolean => picomatch.scan(text).isGlob;
