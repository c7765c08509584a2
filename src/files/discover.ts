/** From paths and globs to files: what a run handles, and what it may look at. Paths are absolute, with `/`. */
import fs from 'node:fs';
import path from 'node:path';
import { NotFound, UserError } from '../errors.js';
import { isGlob, isLeftOut, isNeverLookedAt, isSideFile, matcher, SOURCE } from './exclusions.js';
import { Git } from './git.js';
import { walkFolder } from './walk.js';

export interface Selection {
  cwd: string;
  /** Files, folders or globs; the working directory where there is none. */
  paths: readonly string[];
  include: readonly string[];
  exclude: readonly string[];
  /** False takes in what .gitignore and the default exclusions leave out. */
  ignore: boolean;
  staged: boolean;
  since: string | null;
  errorOnUnmatchedPattern: boolean;
}

export interface Discovered {
  root: string;
  git: Git | undefined;
  /** Files whose sites are handled and which may be written. */
  selected: Set<string>;
  /** Every source file of the project. */
  project: string[];
  /** Configuration and data files in the selection. */
  side: string[];
  /** Source files in the selection that the default exclusions leave out. */
  leftOut: string[];
}

const slashed = (file: string): string => file.replaceAll(path.sep, '/');

/** @throws NotFound for a path or glob that matches nothing; UserError for git options outside git. */
export function discover(selection: Selection): Discovered {
  const cwd = slashed(fs.realpathSync(selection.cwd));
  const targets = (selection.paths.length ? selection.paths : ['.']).map((given) => target(given, cwd));
  const first = targets.find(({ stat }) => stat) ?? targets[0];
  const start = first?.stat?.isDirectory() ? first.path : first?.stat ? path.posix.dirname(first.path) : cwd;
  const git = Git.around(start);
  const root = git ? slashed(fs.realpathSync(git.root)) : projectRoot(start);
  if (!git && (selection.staged || selection.since !== null))
    throw new UserError(`${selection.staged ? '--staged' : '--since'} needs a git repository, and ${start} is in none.`);
  const outside = targets.find(({ stat, path: given }) => stat && given !== root && !given.startsWith(`${root === '/' ? '' : root}/`));
  if (outside)
    throw new UserError(`${outside.given} lies outside the project at ${root}. Run the tool there, or name paths of one project.`);

  const relative = (file: string) => file.slice(root.length + 1);
  const listed =
    git && selection.ignore
      ? git.files()
      : walkFolder(root, { gitignore: selection.ignore, enter: (folder) => !isNeverLookedAt(`${folder}/`) });
  const all = listed.filter((file) => !isNeverLookedAt(relative(file)));
  const include = selection.include.length ? matcher(selection.include) : () => true;
  const exclude = matcher(selection.exclude);
  const only = selection.staged
    ? new Set(git?.staged())
    : selection.since !== null
      ? new Set(git?.changedSince(selection.since))
      : undefined;

  const selected = new Set<string>();
  const side = new Set<string>();
  const leftOut = new Set<string>();
  for (const { given, path: place, stat, glob } of targets) {
    const isFile = stat?.isFile() ?? false;
    const from = stat?.isDirectory() ? place : glob ? glob.base || cwd : path.posix.dirname(place);
    const fits = isFile
      ? (file: string) => file === place
      : stat
        ? (file: string) => place === root || file.startsWith(`${place}/`)
        : (file: string) => glob?.matches(file) ?? false;
    const candidates = isFile && !all.includes(place) ? [place] : all;
    let matched = stat?.isDirectory() ?? false;
    for (const file of candidates) {
      if (!fits(file)) continue;
      matched = true;
      const fromCwd = slashed(path.posix.relative(cwd, file));
      if (!include(fromCwd) || exclude(fromCwd) || (only && !only.has(file))) continue;
      if (SOURCE.test(file)) {
        if (isFile || !selection.ignore || !isLeftOut(file.slice(from.length + 1))) selected.add(file);
        else leftOut.add(file);
      } else if (isSideFile(file) && !isLeftOut(relative(file).replace(/(^|\/)\.env/, '$1env-file'))) side.add(file);
    }
    if (!matched && selection.errorOnUnmatchedPattern)
      throw new NotFound(
        `${given}: no such file or folder, and no file matches it as a glob. Check the spelling, or use --no-error-on-unmatched-pattern.`,
      );
  }
  for (const file of selected) leftOut.delete(file);
  const project = [
    ...new Set([...all.filter((file) => SOURCE.test(file) && (!isLeftOut(relative(file)) || selected.has(file))), ...selected]),
  ];
  return { root, git, selected, project, side: [...side].sort(), leftOut: [...leftOut].sort() };
}

interface Target {
  given: string;
  path: string;
  stat: fs.Stats | undefined;
  glob: { base: string; matches: (file: string) => boolean } | undefined;
}

function target(given: string, cwd: string): Target {
  const full = path.posix.resolve(cwd, slashed(given));
  let stat: fs.Stats | undefined;
  try {
    stat = fs.statSync(full);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ELOOP') throw new UserError(`${given} is a symbolic link that leads to itself.`);
  }
  if (stat) return { given, path: slashed(fs.realpathSync(full)), stat, glob: undefined };
  if (!isGlob(given)) return { given, path: full, stat: undefined, glob: undefined };
  const test = matcher([slashed(given)]);
  const base = path.posix.resolve(
    cwd,
    slashed(given)
      .split('/')
      .filter((part, i, all) => !all.slice(0, i + 1).some((p) => isGlob(p)) && part)
      .join('/'),
  );
  return { given, path: full, stat: undefined, glob: { base, matches: (file) => test(slashed(path.posix.relative(cwd, file))) } };
}

/** Outside git: the workspace root, else the nearest package.json, else the folder itself. */
function projectRoot(start: string): string {
  let nearest: string | undefined;
  for (let folder = start; ; folder = path.posix.dirname(folder)) {
    if (fs.existsSync(path.posix.join(folder, 'pnpm-workspace.yaml'))) return folder;
    const manifest = path.posix.join(folder, 'package.json');
    if (fs.existsSync(manifest)) {
      nearest ??= folder;
      try {
        if ((JSON.parse(fs.readFileSync(manifest, 'utf8')) as { workspaces?: unknown }).workspaces) return folder;
      } catch {
        // A package.json that is no JSON is the package manager's to complain about.
      }
    }
    if (folder === path.posix.dirname(folder)) return nearest ?? start;
  }
}
