/** The project around a linted file, as the command line would see it, with the text that the linter holds. */
import fs from 'node:fs';
import path from 'node:path';
import type { LanguageOf } from '../frontends/language-of.js';
import { discover } from '../project/discover.js';
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

interface Known {
  tree: DiskTree;
  until: number;
  /** By settings and languages, of the files as they are on the disk. */
  analyses: Map<string, WithoutReaders>;
}

export interface LintedFile {
  tree: SourceTree;
  /** The file's path in the tree. */
  file: string;
  analyse(settings: Settings, languages: readonly LanguageOf[]): WithoutReaders;
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
    const saved = known.tree.read(file) === text;
    const tree = saved ? known.tree : known.tree.over(new Map([[file, text]]));
    return {
      tree,
      file,
      analyse: (settings, languages) =>
        saved ? this.analysed(known, settings, languages) : analyseWithoutReaders(tree, settings, languages),
    };
  }

  private analysed(known: Known, settings: Settings, languages: readonly LanguageOf[]): WithoutReaders {
    const key = JSON.stringify([settings, languages.length]);
    let analysis = known.analyses.get(key);
    if (!analysis) {
      const began = Date.now();
      analysis = analyseWithoutReaders(known.tree, settings, languages);
      known.analyses.set(key, analysis);
      known.until = Math.max(known.until, Date.now() + OFTEN * (Date.now() - began));
    }
    return analysis;
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
    // All files may be edited here, as in a run over the whole project: only so is an edit the one that such a run makes.
    const sdks = new SdkVersions(found.root);
    const tree = createTree({
      root: found.root,
      project: found.project,
      selected: new Set(found.project),
      interests: samplingInterests(sdks.in(found.listed)).interests,
      sdkOf: (file) => sdks.of(file),
      versionOf: (file, name) => sdks.ofPackage(file, name),
    });
    const known = { tree, until: Date.now() + FRESH + OFTEN * (Date.now() - began), analyses: new Map() };
    this.known.set(found.root, known);
    return known;
  }
}
