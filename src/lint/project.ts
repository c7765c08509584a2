/** The project around a linted file, as the command line would see it, with the text that the linter holds. */
import fs from 'node:fs';
import path from 'node:path';
import type { KeepsTypes, LanguageOf } from '../frontends/language-of.js';
import { type Discovered, discover } from '../project/discover.js';
import { stampOf } from '../project/fingerprint.js';
import { Git } from '../project/git.js';
import { slashed } from '../project/paths.js';
import { projectRoot } from '../project/root.js';
import { SdkVersions } from '../project/sdk-version.js';
import { createTree, type DiskTree } from '../project/tree.js';
import type { SourceTree } from '../run/engine.js';
import { analyseWithoutReaders, type WithoutReaders } from '../run/one-file.js';
import type { Settings } from '../run/settings.js';
import { samplingInterests } from '../sites/sampling-refused.js';

/** How long a look at the disk holds, in milliseconds: an editor sees what was saved a moment ago. */
const FRESH = 2_000;
/** A look that took long holds for this many times as long: a run over many files looks a few times, whatever the project's size. */
const OFTEN = 20;

/** Files as they are at one time, and what was found out about them. */
interface Seen {
  tree: SourceTree;
  /** By settings and languages. */
  analyses: Map<string, WithoutReaders>;
  types: Map<number, KeepsTypes>;
}

interface Known extends Seen {
  tree: DiskTree;
  /** What the files looked like when they were last looked at; undefined where one cannot be looked at. */
  stamp: string | undefined;
  until: number;
  /** The last text that was not on the disk. */
  unsaved?: Seen & { file: string; text: string };
}

export interface LintedFile {
  tree: SourceTree;
  /** The file's path in the tree. */
  file: string;
  analyse(settings: Settings, languages: readonly LanguageOf[]): WithoutReaders;
  keepsTypes(languages: readonly LanguageOf[]): KeepsTypes;
}

export class Projects {
  private readonly known = new Map<string, Known>();

  /** Undefined for a file that is not on the disk; `excluded` for one that is not among the sources of its project. */
  projectOf(filename: string, text: string): LintedFile | 'excluded' | undefined {
    if (!path.isAbsolute(filename) || !fs.existsSync(filename)) return undefined;
    const file = slashed(fs.realpathSync(filename));
    const known = this.lookAround(file);
    if (!known.tree.selected.has(file)) return 'excluded';
    // A linter hands over text without a byte order mark: such a file is looked at on its own, so that offsets agree.
    const seen = known.tree.read(file) === text ? known : unsavedIn(known, file, text);
    return {
      tree: seen.tree,
      file,
      analyse: (settings, languages) => analysed(seen, settings, languages),
      keepsTypes: (languages) => onceFor(seen.types, languages.length, () => typesIn(seen.tree, languages)),
    };
  }

  private lookAround(file: string): Known {
    const began = Date.now();
    for (const known of this.known.values()) if (known.until > began && known.tree.selected.has(file)) return known;
    const folder = path.posix.dirname(file);
    // The whole project is asked for: a file or folder that is named would be taken in whatever it is.
    const found = discover({
      cwd: Git.around(folder)?.root ?? projectRoot([folder], folder),
      paths: [],
      include: [],
      exclude: [],
      ignore: true,
      staged: false,
      since: null,
      errorOnUnmatchedPattern: false,
      docs: false,
    });
    const stamp = stampOf(found);
    const before = this.known.get(found.root);
    const known = before && stamp !== undefined && before.stamp === stamp ? before : { ...seenIn(treeOf(found)), stamp, until: 0 };
    known.until = Date.now() + FRESH + OFTEN * (Date.now() - began);
    this.known.set(found.root, known);
    return known;
  }
}

/** All files may be edited here, as in a run over the whole project: only so is an edit the one that such a run makes. */
function treeOf({ root, project, listed }: Discovered): DiskTree {
  const sdks = new SdkVersions(root);
  return createTree({
    root,
    project,
    selected: new Set(project),
    interests: samplingInterests(sdks.in(listed)).interests,
    sdkOf: (file) => sdks.of(file),
    versionOf: (file, name) => sdks.ofPackage(file, name),
  });
}

const seenIn = <Tree extends SourceTree>(tree: Tree) => ({ tree, analyses: new Map(), types: new Map() });

/** An editor asks several times about one text. */
function unsavedIn(known: Known, file: string, text: string): Seen {
  if (known.unsaved?.file !== file || known.unsaved.text !== text)
    known.unsaved = { ...seenIn(known.tree.over(new Map([[file, text]]))), file, text };
  return known.unsaved;
}

const analysed = ({ tree, analyses }: Seen, settings: Settings, languages: readonly LanguageOf[]): WithoutReaders =>
  onceFor(analyses, JSON.stringify([settings, languages.length]), () => analyseWithoutReaders(tree, settings, languages));

/** Whether calls keep their types, as the language says that knows types. */
export const typesIn = (tree: SourceTree, languages: readonly LanguageOf[]): KeepsTypes =>
  languages.find(({ keepsTypes }) => keepsTypes !== undefined)?.keepsTypes?.(tree) ?? (() => false);

function onceFor<Key, Answer>(known: Map<Key, Answer>, key: Key, answer: () => Answer): Answer {
  const found = known.get(key) ?? answer();
  known.set(key, found);
  return found;
}
