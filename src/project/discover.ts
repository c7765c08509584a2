/** From paths and globs to files: what a run handles, and what it may look at. Paths are absolute, with `/`. */
import fs from 'node:fs';
import path from 'node:path';
import { lazily } from '../frontends/once.js';
import { NotFound, UserError } from '../run/errors.js';
import { isNeverLookedAt, isSideFile, isSource, leavesOut, matcher, mayHoldCode, mayNameModels } from './exclusions.js';
import { Git } from './git.js';
import { leftOut as leftOutSentence, type Named, unmatched, whyNothing } from './left-out.js';
import { below, isInside, slashed } from './paths.js';
import { projectAt } from './project.js';
import { sourcesIn } from './repositories.js';
import { projectRoot } from './root.js';
import { readTarget, type Target } from './target.js';
import { walkFolder } from './walk.js';

/** `tsconfig.json`, `tsconfig.build.json`, `tsconfig-esm.json`, `app.tsconfig.json`, `jsconfig.json`. */
const TYPE_CONFIG = /[/.-][tj]sconfig(?:[.-][^/]*)?\.json$/;

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
  /** Takes in the code blocks of Markdown. */
  docs: boolean;
}

export interface Discovered {
  /** The working directory, with symbolic links resolved. */
  cwd: string;
  root: string;
  git: Git | undefined;
  /** Files whose sites are handled and which may be written. */
  selected: Set<string>;
  /** True where the selection was known without a list of all files: what needs one makes it when it is first asked for. */
  isNamed: boolean;
  /** Every source file of the project. */
  readonly project: string[];
  /** Every file of the project, whatever its kind. */
  readonly listed: readonly string[];
  /** Every package.json among them. */
  readonly manifests: string[];
  /** Every tsconfig.json, tsconfig.build.json, jsconfig.json among them. */
  readonly configs: string[];
  /** Configuration and data files in the selection. */
  side: string[];
  /** Text files in the selection that may name a model, and are not `selected`: those, sources that are left out, and every other kind. */
  texts: string[];
  /** Those of `side` and `texts` that are only looked at: they stand in folders around the selection, and code below reads them. */
  around: ReadonlySet<string>;
  /** Source files in the selection that the default exclusions leave out. */
  leftOut: string[];
  /** Source files in the selection that another git repository inside of this one holds. */
  elsewhere: string[];
  /** Sentences about what the user named and does not get. */
  warnings: string[];
}

/** What git tracks, before all files are known: a search of it may begin. */
export interface Tracked {
  root: string;
  git: Git;
  /** Source files. */
  sources: readonly string[];
  /** What else may be searched for names of models. */
  texts: readonly string[];
}

/**
 * @param begin told of the files that git tracks.
 * @throws NotFound for a path or glob that matches nothing; UserError for paths outside the project and for git options outside git.
 */
export function discover(selection: Selection, begin: (tracked: Tracked) => void = () => {}): Discovered {
  const cwd = slashed(fs.realpathSync(selection.cwd));
  const targets = (selection.paths.length ? selection.paths : ['.']).map((given) => readTarget(given, cwd));
  refuseLinksOut(targets, cwd);
  const { root, git } = projectOf(targets, cwd, selection);
  const counts = selection.docs ? mayHoldCode : isSource;
  const isLeftOut = leavesOut();
  const namesModels = mayNameModels();
  const isText = (file: string): boolean => namesModels(below(root, file));
  const isProject = (file: string): boolean => counts(file) && !isLeftOut(below(root, file));
  // Of what git chooses there is little.
  const isChosen = (file: string): boolean => !selection.staged && selection.since === null && targets.some(({ matches }) => matches(file));
  const lists = lazily(() => {
    const found = listFiles(root, git, selection, isProject, (sources, tracked, ours) =>
      begin({ root, git: ours, sources, texts: tracked.filter((file) => !isProject(file) && isChosen(file) && isText(file)) }),
    );
    found.all.push(...targets.flatMap((target) => dependenciesIn(target, root)));
    return { ...found, inProject: new Set(found.project) };
  });
  const manifests = lazily(() => lists().all.filter((file) => file.endsWith('/package.json')));
  const configs = lazily(() => lists().all.filter((file) => TYPE_CONFIG.test(file)));
  const { byGit, wanted } = filterOf(selection, cwd, git);

  /** @param matching the files that a target means. @param isOurs true for the project's sources. */
  const pick = (matching: (target: Target) => readonly string[], isOurs: (file: string) => boolean) => {
    const [selected, side, texts, leftOut] = [new Set<string>(), new Set<string>(), new Set<string>(), new Set<string>()];
    const take = (file: string, named: string): boolean => {
      if (!wanted(file)) return false;
      const own = isOurs(file);
      // What is not left out below the root is not left out below any folder.
      if (!own && isText(file)) texts.add(file);
      if (own) selected.add(file);
      else if (!counts(file)) {
        if (!isSideFile(below(root, file))) return false;
        side.add(file);
        return file === named;
      } else if (file === named || !selection.ignore || !isLeftOut(below(named, file))) selected.add(file);
      else {
        leftOut.add(file);
        return false;
      }
      return true;
    };
    const named: Named[] = [];
    for (const target of targets) {
      const matches = target.kind === 'missing' ? [] : matching(target);
      let taken = 0;
      for (const file of matches) if (take(file, target.path)) taken++;
      named.push({ target, matches, taken });
    }
    return { selected, side, texts, leftOut, named };
  };
  // Files that are named, or that git names, are known before all files are.
  const quick = namedFiles(targets, selection.ignore ? byGit : [], root);
  const first = quick && pick(quick, isProject);
  const isQuick = first?.named.every(({ target: { kind }, taken }) => kind === 'file' || taken > 0) ?? false;
  const picked =
    first && isQuick
      ? first
      : pick(
          ({ kind, path: place, matches }) => (kind === 'file' ? [place] : lists().all.filter(matches)),
          (file) => lists().inProject.has(file),
        );
  const { selected, side, texts, leftOut } = picked;
  const isThere = ({ target: { kind }, matches }: Named): boolean => matches.length > 0 || kind === 'folder';
  const named = picked.named.filter(isThere);
  const missing = picked.named.find((one) => !isThere(one));
  if (missing && selection.errorOnUnmatchedPattern)
    throw new NotFound(
      `${missing.target.given}: no such file or folder, and no match as a glob. Check the spelling, or use --no-error-on-unmatched-pattern.`,
    );
  function takeSide(file: string): void {
    side.add(file);
    texts.add(file);
  }
  function settingsAround(): string[] {
    const folders = foldersAround(
      named.map(({ target }) => target),
      root,
    );
    const isHere = new Set(folders);
    const listed = folders.length === 0 ? [] : lists().all.filter((file) => isHere.has(path.posix.dirname(file)));
    return [...listed.filter((file) => isSideFile(below(root, file))), ...environmentFiles(folders)];
  }
  // What git names is taken wherever it lies.
  for (const { target } of isQuick ? [] : named) {
    if (target.kind !== 'folder') continue;
    for (const file of environmentFiles([target.path, ...packagesIn(target, manifests())])) if (wanted(file)) takeSide(file);
  }
  const around = new Set(isQuick ? [] : settingsAround().filter((file) => wanted(file) && !side.has(file)));
  for (const file of around) takeSide(file);
  for (const file of selected) for (const set of [leftOut, texts]) set.delete(file);
  const project = lazily(() => {
    const { project: listed, inProject } = lists();
    return [...listed, ...[...selected].filter((file) => !inProject.has(file))];
  });

  const { submodules, clones } = isQuick ? NO_REPOSITORIES : lists();
  const others = sourcesIn([...submodules, ...clones], (file, folder) => counts(file) && !isLeftOut(below(folder, file)));
  const elsewhere = [...others.values()].flat().filter((file) => wanted(file) && targets.some(({ matches }) => matches(file)));
  const namesOf = (folders: readonly string[]) =>
    folders.filter((folder) => elsewhere.some((file) => isInside(folder, file))).map((folder) => path.posix.relative(cwd, folder));
  const near = isQuick
    ? unmatched(
        selection.include,
        cwd,
        named.flatMap(({ matches }) => matches),
      )
    : undefined;
  const warnings = [
    ...whyNothing(named, {
      repositories: [...submodules, ...clones],
      isIgnored: (folder) => selection.ignore && (git ? folder !== root && git.ignores(folder) : fs.readdirSync(folder).length > 0),
      isSource: counts,
      isDocument: mayHoldCode,
      wanted,
      gitChooses: byGit.length > 0,
    }),
    ...(near?.length === 0 ? [] : unmatched(selection.include, cwd, [...lists().all, ...elsewhere])),
    ...leftOutSentence(namesOf(submodules), 'submodule'),
    ...leftOutSentence(namesOf(clones), 'clone'),
  ];
  return {
    cwd,
    root,
    git,
    selected,
    isNamed: isQuick,
    get project() {
      return project();
    },
    get listed() {
      return lists().all;
    },
    get manifests() {
      return manifests();
    },
    get configs() {
      return configs();
    },
    side: [...side].sort(),
    texts: [...texts].sort(),
    around,
    leftOut: [...leftOut].sort(),
    elsewhere,
    warnings,
  };
}

const NO_REPOSITORIES = { submodules: [], clones: [] } as const;

/**
 * The files that each target means, where that takes no list of all: they are named, or git names those that it chooses. Undefined where a list
 * is needed, as it is for what lies in another repository.
 */
function namedFiles(
  targets: readonly Target[],
  byGit: readonly ReadonlySet<string>[],
  root: string,
): ((target: Target) => readonly string[]) | undefined {
  const [chosen] = byGit;
  const among = chosen && [...chosen].filter((file) => !isNeverLookedAt(below(root, file)) && !isFolder(file));
  const isKnown = ({ kind, path: place }: Target): boolean => (kind === 'file' ? !isElsewhere(place, root) : among !== undefined);
  if (!targets.every(isKnown)) return undefined;
  return ({ kind, path: place, matches }) => (kind === 'file' ? [place] : (among ?? []).filter(matches));
}

/** True for a file in a repository inside of the project's. */
function isElsewhere(file: string, root: string): boolean {
  for (let folder = path.posix.dirname(file); folder !== root && isInside(root, folder); folder = path.posix.dirname(folder))
    if (fs.existsSync(path.posix.join(folder, '.git'))) return true;
  return false;
}

const isFolder = (file: string): boolean => fs.statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** The files of a folder of dependencies that the user names, nested dependencies aside: no list of the project's files has them. */
function dependenciesIn({ kind, path: folder }: Target, root: string): string[] {
  if ((kind !== 'folder' && kind !== 'glob') || !isInside(root, folder) || !isNeverLookedAt(`${below(root, folder)}/`)) return [];
  return walkFolder(folder, { gitignore: false, enter: (relative) => !isNeverLookedAt(`${relative}/`) });
}

/** A name below the working directory promises a place in its project: a link that leads elsewhere is not written through. */
function refuseLinksOut(targets: readonly Target[], cwd: string): void {
  for (const { given, kind, path: place } of targets) {
    if (kind === 'missing' || isInside(cwd, place) || !isInside(cwd, path.posix.resolve(cwd, slashed(given)))) continue;
    const { root } = projectAt(cwd);
    if (!isInside(root, place))
      throw new UserError(`${given} is a link to ${place}, outside the project at ${root}. Name the target itself.`);
  }
}

function projectOf(targets: readonly Target[], cwd: string, { staged, since }: Selection): Pick<Discovered, 'root' | 'git'> {
  const starts = targets.flatMap(({ kind, path: place }) =>
    kind === 'missing' ? [] : kind === 'file' ? [path.posix.dirname(place)] : [place],
  );
  const [start = cwd] = starts;
  const git = Git.around(start);
  if (!git && (staged || since !== null))
    throw new UserError(`${staged ? '--staged' : '--since'} needs a Git repository: ${start} is not in one.`);
  const root = git?.root ?? projectRoot(starts, cwd);
  const outside = targets.find(({ kind, path: place }) => kind !== 'missing' && !isInside(root, place));
  if (outside) throw new UserError(`${outside.given} is outside the project at ${root}. Run the tool there, or name paths of one project.`);
  return { root, git };
}

/** Every file, whatever its kind, but those of dependencies and of other repositories; and those among them that are the project's. */
function listFiles(
  root: string,
  git: Git | undefined,
  { ignore }: Selection,
  isProject: (file: string) => boolean,
  begin: (sources: readonly string[], tracked: readonly string[], git: Git) => void,
): { all: string[]; project: string[]; submodules: string[]; clones: string[] } {
  const ours = (files: readonly string[]): string[] => files.filter((file) => !isNeverLookedAt(below(root, file)));
  if (!git || !ignore) {
    const all = ours(walkFolder(root, { gitignore: ignore, enter: (folder) => !isNeverLookedAt(`${folder}/`) }));
    return { all, project: all.filter(isProject), submodules: [], clones: [] };
  }
  const { files, repositories: submodules } = git.index();
  const tracked = ours(files);
  const project = tracked.filter(isProject);
  begin(project, tracked, git);
  // This takes long, and the search goes on meanwhile.
  const { files: others, repositories: clones } = git.others();
  const untracked = ours(others);
  return { all: [...tracked, ...untracked], project: [...project, ...untracked.filter(isProject)], submodules, clones };
}

/** What the options leave, and the files that git chooses, by the option that asks for them. */
function filterOf(
  { include, exclude, staged, since }: Selection,
  cwd: string,
  git: Git | undefined,
): { byGit: ReadonlySet<string>[]; wanted: (file: string) => boolean } {
  const tests: ((file: string) => boolean)[] = [];
  if (include.length) tests.push(matcher(include, cwd));
  if (exclude.length) {
    const excluded = matcher(exclude, cwd);
    tests.push((file) => !excluded(file));
  }
  const byGit = [staged && git?.staged(), since !== null && git?.changedSince(since)].flatMap((files) => (files ? [new Set(files)] : []));
  for (const only of byGit) tests.push((file) => only.has(file));
  return { byGit, wanted: (file) => tests.every((test) => test(file)) };
}

/** `.env` files stand in .gitignore nearly always, and hold the model id often: those beside a package.json are looked at all the same. */
function environmentFiles(folders: readonly string[]): string[] {
  return [...new Set(folders)].flatMap((folder) => {
    try {
      return fs
        .readdirSync(folder)
        .filter((name) => name.startsWith('.env'))
        .map((name) => path.posix.join(folder, name));
    } catch {
      // A folder that may not be read is left out, as git does.
      return [];
    }
  });
}

const packagesIn = (target: Target, manifests: readonly string[]): string[] =>
  manifests.filter(target.matches).map((file) => path.posix.dirname(file));

/** The folders above those that are named, up to the root: what is set there holds below. */
function foldersAround(targets: readonly Target[], root: string): string[] {
  const folders = new Set<string>();
  for (const { kind, path: place } of targets)
    for (let folder = place; kind === 'folder' && folder !== root && isInside(root, folder); ) {
      folder = path.posix.dirname(folder);
      folders.add(folder);
    }
  return [...folders];
}
