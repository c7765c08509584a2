/** The source tree over the disk: files are screened by their bytes, and the few that matter are read once. */
import nodeFs from 'node:fs';
import { NOTEBOOK } from '../hosts/names.js';
import type { SourceTree } from '../run/engine.js';
import type { Sdk } from '../sdk/versions.js';
import { mayHoldCode } from './exclusions.js';
import { compileNeedles } from './needles.js';
import { isInside, slashed } from './paths.js';
import { createScreen, holds, isNoFile, MOST_BYTES, type ReadingFs, whyUnreadable } from './screen.js';
import { createSearch, type Search } from './search.js';

/** Notebooks hold pictures. */
const MOST_NOTEBOOK_BYTES = 50 << 20;

/** A candidate that cannot be looked into; the message names the reason, the caller the file. */
export class UnreadableFile extends Error {
  override name = 'UnreadableFile';
}

export interface DiskTree extends SourceTree {
  /**
   * The text of a file; undefined where there is none, and for data (a manifest, JSON) that cannot be read.
   * @throws UnreadableFile for a source file that cannot be read, is too large or is not UTF-8.
   */
  read(file: string): string | undefined;
  /** The text that an edited file had when it was read. */
  textOf(file: string): string;
  /** The same tree with the texts of some files replaced. */
  over(texts: ReadonlyMap<string, string>): SourceTree;
  /** Files that could not be searched. */
  unreadable(): { file: string; message: string }[];
}

export interface TreeOptions {
  root: string;
  readonly project: readonly string[];
  /** Every package.json of the project. */
  readonly manifests?: readonly string[];
  /** Every tsconfig.json and its kin. */
  readonly configs?: readonly string[];
  selected: ReadonlySet<string>;
  /** Bytes that stand in for those on the disk. */
  index?: ReadonlyMap<string, Buffer> | undefined;
  search?: Search;
  /** What else makes a file matter, and the SDK and the packages that it gets. */
  readonly interests?: SourceTree['interests'];
  sdkOf?: (file: string) => Sdk | undefined;
  versionOf?: SourceTree['versionOf'];
  fs?: ReadingFs;
}

/** @param options what lists files is looked at when somebody asks for files. */
export function createTree(options: TreeOptions): DiskTree {
  const { root, selected, index, sdkOf, versionOf, fs = nodeFs, search = createSearch(createScreen(fs), 1) } = options;
  const texts = new Map<string, string | UnreadableFile | undefined>();
  const files = new Map<string, boolean>();
  const searches = new Map<string, Searched>();
  const places = new Map<string, string>();
  const unreadable = new Map<string, string>();

  const statsOf = (file: string) => {
    try {
      return fs.statSync(file, { throwIfNoEntry: false });
    } catch {
      return undefined;
    }
  };
  const searchIn = (asked: readonly string[], needles: readonly string[]): Set<string> => {
    const found = new Set(
      search.find(index ? asked.filter((file) => !index.has(file)) : asked, needles, (file, error) => {
        // A file that git lists and that is gone is no file any more.
        if (!isNoFile(error)) unreadable.set(file, whyUnreadable(error));
      }),
    );
    const compiled = compileNeedles(needles);
    for (const [file, bytes] of index ?? []) if (holds(bytes, bytes.length, compiled)) found.add(file);
    return found;
  };
  /** Of the files, those that may hold one of the strings by what is known. */
  const possibleFor = (needles: readonly string[]): readonly string[] => {
    const { project } = options;
    const possible = search.possible(project, needles);
    if (!possible || !index?.size) return possible ?? project;
    const known = new Set(possible);
    return project.filter((file) => known.has(file) || index.has(file));
  };
  /** The files that hold one of the strings: each is searched once for them, when it is first asked for. */
  const holding = (needles: readonly string[], among: ((file: string) => boolean) | undefined): readonly string[] => {
    const key = needles.join('\0');
    let known = searches.get(key);
    if (!known) {
      const possible = possibleFor(needles);
      known = { possible, left: possible, found: new Set(), holding: [] };
      searches.set(key, known);
    }
    const [news, left] = among ? parted(known.left, among) : [known.left, []];
    if (news.length > 0) {
      known.left = left;
      for (const file of searchIn(news, needles)) known.found.add(file);
      known.holding = known.possible.filter((file) => known.found.has(file));
    }
    return among ? known.holding.filter(among) : known.holding;
  };
  /** Where the links of a path end. */
  const realOf = (file: string): string => {
    let real = places.get(file);
    if (real === undefined) {
      // What only the index holds has no place on the disk.
      real = statsOf(file) ? slashed(fs.realpathSync(file)) : file;
      places.set(file, real);
    }
    return real;
  };
  /** Several links to one file are that file, once; what lies outside the project is not the project's. */
  const withoutLinks = (found: readonly string[]): string[] => {
    const seen = new Set<string>();
    let known: Set<string> | undefined;
    return found.filter((file) => {
      const real = realOf(file);
      if (real === file) return true;
      known ??= new Set(options.project);
      if (known.has(real) || seen.has(real) || !isInside(root, real)) return false;
      return seen.add(real);
    });
  };
  const load = (file: string): string | UnreadableFile | undefined => {
    try {
      const staged = index?.get(file);
      const stats = staged ? undefined : fs.statSync(file, { throwIfNoEntry: false });
      if (!staged && !stats) return undefined;
      const most = NOTEBOOK.test(file) ? MOST_NOTEBOOK_BYTES : MOST_BYTES;
      if (stats && stats.size > most)
        return new UnreadableFile(`is larger than ${most >> 20} MB, too large for hand-written source; exclude it, or split it`);
      return decode(staged ?? fs.readFileSync(file));
    } catch (error) {
      if (error instanceof UnreadableFile) return error;
      return isNoFile(error) ? undefined : new UnreadableFile(whyUnreadable(error));
    }
  };
  const tree: DiskTree = {
    root,
    selected,
    asked: selected,
    alone: false,
    get interests() {
      return options.interests ?? [];
    },
    ...(sdkOf && { sdkOf }),
    ...(versionOf && { versionOf }),
    files: () => options.project,
    get manifests() {
      return options.manifests ?? [];
    },
    get configs() {
      return options.configs ?? [];
    },
    containing: (needles, among) => withoutLinks(holding(needles, among)),
    read(file) {
      if (!texts.has(file)) texts.set(file, load(file));
      const text = texts.get(file);
      if (!(text instanceof UnreadableFile)) return text;
      if (mayHoldCode(file)) throw text;
      return undefined;
    },
    textOf(file) {
      const text = texts.get(file);
      return typeof text === 'string' ? text : '';
    },
    isFile(file) {
      let is = files.get(file);
      if (is === undefined) {
        is = statsOf(file)?.isFile() ?? false;
        files.set(file, is);
      }
      return is;
    },
    unreadable: () => [...unreadable].map(([file, message]) => ({ file, message })),
    over: (changed) => ({
      ...tree,
      // What was changed is looked at again, whatever it holds now.
      containing: (needles, among) => {
        const found = new Set(tree.containing(needles, among));
        return options.project.filter((file) => found.has(file) || (changed.has(file) && (!among || among(file))));
      },
      read: (file) => changed.get(file) ?? tree.read(file),
      isChanged: (file) => changed.has(file),
    }),
  };
  return tree;
}

/** What was searched for some strings. */
interface Searched {
  possible: readonly string[];
  /** Not searched yet. */
  left: readonly string[];
  found: Set<string>;
  /** The found ones, in the order of the project. */
  holding: readonly string[];
}

/** Those that pass a test, and the others. */
function parted<T>(all: readonly T[], test: (one: T) => boolean): [T[], T[]] {
  const [passing, others]: [T[], T[]] = [[], []];
  for (const one of all) (test(one) ? passing : others).push(one);
  return [passing, others];
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UnreadableFile('is not valid UTF-8; convert it first');
  }
}
