/** Which files count: source extensions, what is left out by default, and the user's own globs. */
import path from 'node:path';
import picomatch from 'picomatch';
import { COMPONENT, MARKDOWN, NOTEBOOK } from '../hosts/names.js';
import { below, isInside, slashed } from './paths.js';

const CODE = /\.(?:[cm]?[jt]sx?|py)$/;

/** Code, and components and notebooks with code in them. */
export const isSource = (file: string): boolean => CODE.test(file) || COMPONENT.test(file) || NOTEBOOK.test(file);

/** Also Markdown, whose code is looked at where it is asked for. */
export const mayHoldCode = (file: string): boolean => isSource(file) || MARKDOWN.test(file);

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

/** A test of paths, relative to the folder the user named: true for what is left out by default. It remembers folders. */
export function leavesOut(): (relative: string) => boolean {
  const known = new Map<string, boolean>();
  const isFolderOut = (folder: string): boolean => {
    let out = known.get(folder);
    if (out === undefined) {
      out = folder.split('/').some((part) => FOLDERS.has(part) || part.startsWith('.'));
      known.set(folder, out);
    }
    return out;
  };
  return (relative) => {
    const end = relative.lastIndexOf('/');
    return (end > 0 && isFolderOut(relative.slice(0, end))) || LEFT_OUT_FILES.test(relative);
  };
}

/** Folders that hold no code of the project, whatever is asked for. */
export const isNeverLookedAt = (relative: string): boolean => /(?:^|\/)(?:node_modules|\.git|\.ipynb_checkpoints)\//.test(relative);

/** Configuration and data where a model id may stand: listed, and edited where that is asked for. */
const SIDE_FILES =
  /(?:^|\/)(?:\.env[^/]*|[^/]*\.(?:ya?ml|json|jsonc|json5|toml|tf|tfvars|ini|cfg|conf|properties)|(?:[^/]*\.)?Dockerfile[^/]*|docker-compose[^/]*|Containerfile)$/;
const LOCK_FILES = /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock)$/;

/** Workflows and other configuration in dot-folders count; dependencies and build output do not. */
export const isSideFile = (relative: string): boolean =>
  SIDE_FILES.test(relative) &&
  !LOCK_FILES.test(relative) &&
  !relative
    .split('/')
    .slice(0, -1)
    .some((part) => FOLDERS.has(part));

/** What a build, a package manager or an editor fills, beside the folders above. */
const CACHES = new Set([
  ...[
    '.git',
    '.next',
    '.nuxt',
    '.svelte-kit',
    '.output',
    '.turbo',
    '.cache',
    '.parcel-cache',
    '.vercel',
    '.serverless',
    '.terraform',
    '.gradle',
  ],
  ...[
    '.venv',
    '.tox',
    '.nox',
    '.mypy_cache',
    '.pytest_cache',
    '.ruff_cache',
    '.ipynb_checkpoints',
    '.yarn',
    '.pnpm-store',
    '.idea',
    '.nyc_output',
  ],
]);
/** By their names no text, or text that nobody maintains. */
const NO_TEXT =
  /\.(?:png|jpe?g|gif|webp|avif|ico|icns|bmp|tiff?|svg|psd|pdf|docx?|xlsx?|pptx?|zip|t?gz|tar|bz2|xz|zst|7z|rar|jar|war|class|o|a|so|dylib|dll|exe|bin|dat|wasm|node|pyc|whl|mp[34]|m4a|mov|avi|webm|wav|ogg|flac|ttf|otf|woff2?|eot|sqlite3?|db|parquet|arrow|npy|npz|pkl|pt|onnx|safetensors|gguf|pem|key|crt|p12|map|lock|lockb)$/i;
/** Written by tools, this one's configuration included. */
const NO_SOURCE = /\.min\.[^/.]+$|(?:^|\/)(?:go\.sum|\.pnp\.[^/]+|opus47\.config\.jsonc?)$/;
/** Prose about what was, and what nobody may change. */
const HISTORY =
  /(?:^|\/)(?:\.changeset\/[^/]+|(?:changelog|changes|history|releases?|release[-_]notes|news|licen[cs]e|notice|copying|authors|contributors)(?:[-.][^/]*)?(?:\.(?:md|mdx|markdown|rst|txt|adoc)|(?<!\.[^/]*)))$/i;

/**
 * A test of paths relative to the root: true for text in which somebody may have written a model id. Images, archives, lock files, build output,
 * histories and licences are none. It remembers folders.
 */
export function mayNameModels(): (relative: string) => boolean {
  const known = new Map<string, boolean>();
  return (relative) => {
    if (NO_TEXT.test(relative) || NO_SOURCE.test(relative) || HISTORY.test(relative) || LOCK_FILES.test(relative)) return false;
    const folder = relative.slice(0, Math.max(0, relative.lastIndexOf('/')));
    let ours = known.get(folder);
    if (ours === undefined) {
      ours = !folder.split('/').some((part) => FOLDERS.has(part) || CACHES.has(part));
      known.set(folder, ours);
    }
    return ours;
  };
}

export const isGlob = (text: string): boolean => picomatch.scan(text).isGlob;

/**
 * A matcher of absolute paths for globs that are relative to a folder. One without a slash matches a file or folder of that
 * name anywhere; one that names a folder matches what is in it.
 */
export function matcher(globs: readonly string[], folder: string): (file: string) => boolean {
  const tests = globs.map((glob) => matchOne(slashed(glob), folder));
  return (file) => tests.some((test) => test(file));
}

function matchOne(glob: string, folder: string): (file: string) => boolean {
  if (!glob.replace(/\/$/, '').includes('/') && glob !== '..' && glob !== '.') {
    const test = picomatch(glob.replace(/\/$/, ''), { dot: true });
    return (file) =>
      path.posix
        .relative(folder, file)
        .split('/')
        .some((part) => test(part));
  }
  const { base, rest } = anchor(glob, folder);
  const test = picomatch(rest === '' ? '**' : [rest, `${rest}/**`], { dot: true });
  return (file) => isInside(base, file) && test(below(base, file));
}

/** Takes the leading `./`, `../` and `/` off a glob, so that no character of the folder's own path is read as a pattern. */
function anchor(glob: string, folder: string): { base: string; rest: string } {
  let base = glob.startsWith('/') ? '/' : folder;
  let rest = glob.replace(/^\/+/, '').replace(/\/+$/, '');
  for (let step = /^(\.{1,2})(?:\/+|$)/.exec(rest); step; step = /^(\.{1,2})(?:\/+|$)/.exec(rest)) {
    if (step[1] === '..') base = path.posix.dirname(base);
    rest = rest.slice(step[0].length);
  }
  return { base, rest };
}

/** The folder that a glob's leading parts without a pattern name. Absolute. */
export function globFolder(glob: string, folder: string): string {
  const { base, rest } = anchor(slashed(glob), folder);
  const parts = rest.split('/');
  const first = parts.findIndex((part) => isGlob(part));
  return path.posix.join(base, ...parts.slice(0, first < 0 ? -1 : first));
}
