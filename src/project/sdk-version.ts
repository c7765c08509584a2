/** Which version of the SDK the files of a project get: what is installed, else what is locked, else the oldest that a manifest allows. */
import fs from 'node:fs';
import path from 'node:path';
import { installCommand, LOCK_FILES, type Manager, PACKAGES, type Sdk } from '../sdk/versions.js';
import { below, isInside } from './paths.js';
import { readText } from './plain.js';

/** Files whose presence makes a folder one that may say which version. */
const SAYS = /(?:^|\/)(?:package\.json|pyproject\.toml|requirements[^/]*\.txt|setup\.(?:py|cfg)|Pipfile|(?:uv|poetry|pdm|Pipfile)\.lock)$/;

/** How files are read. */
export interface Reader {
  /** The text of a file; undefined where there is none. */
  read(file: string): string | undefined;
  /** The names in a folder; none where it is not there. */
  entries(folder: string): readonly string[];
}

const DISK: Reader = {
  read: readText,
  entries(folder) {
    try {
      return fs.readdirSync(folder);
    } catch {
      // Most folders have no environment in them.
      return [];
    }
  },
};

/** Asked for many files; each folder is looked at once. */
export class SdkVersions {
  private readonly known = new Map<string, Sdk | undefined>();

  /** @param root the project's; manifests further up are none of its. */
  constructor(
    private readonly root: string,
    private readonly disk: Reader = DISK,
  ) {}

  /** The SDK that a file gets; undefined where nothing says. */
  of(file: string): Sdk | undefined {
    return this.inFolder(path.posix.dirname(file), languageOf(file));
  }

  /** The SDKs of all folders that may say something. @param files of the project, whatever their kinds. */
  in(files: readonly string[]): Sdk[] {
    const folders = new Set([this.root, ...files.filter((file) => SAYS.test(file)).map((file) => path.posix.dirname(file))]);
    return [...folders].flatMap((folder) => [this.inFolder(folder, 'javascript') ?? [], this.inFolder(folder, 'python') ?? []].flat());
  }

  /** The command that installs a version which takes task budgets, with the folder to run it in where that is not the root. */
  installFor(file: string): string {
    const language = languageOf(file);
    const home = this.homeOf(path.posix.dirname(file), language);
    const command = installCommand(language, managerAt(home, this.root, language, this.disk));
    return home === this.root ? command : `${command} (in ${below(this.root, home)})`;
  }

  /** The nearest folder whose manifest names the SDK; the project's where none does. */
  private homeOf(start: string, language: Sdk['language']): string {
    for (let folder = start; isInside(this.root, folder) && folder !== this.root; folder = path.posix.dirname(folder))
      if (manifestsIn(folder, language, this.disk).some((text) => NAMED[language].test(text))) return folder;
    return this.root;
  }

  private inFolder(folder: string, language: Sdk['language']): Sdk | undefined {
    const key = `${language} ${folder}`;
    if (!this.known.has(key)) this.known.set(key, this.look(folder, language));
    return this.known.get(key);
  }

  private look(folder: string, language: Sdk['language']): Sdk | undefined {
    const up = path.posix.dirname(folder);
    const isTop = folder === up || (folder === this.root && language === 'python');
    const installed = INSTALLED[language](folder, this.disk);
    if (installed !== undefined) return { language, version: installed, exact: true, folder };
    // What is installed further up is what an import gets, whatever is declared on the way there.
    const above = isTop ? undefined : this.inFolder(up, language);
    if (above?.exact) return above;
    const declared = isInside(this.root, folder) ? DECLARED[language](folder, this.disk) : undefined;
    return declared ? { language, ...declared, folder } : above;
  }
}

const languageOf = (file: string): Sdk['language'] => (/\.(?:py|ipynb)$/.test(file) ? 'python' : 'javascript');

const NAMED: Record<Sdk['language'], RegExp> = {
  javascript: new RegExp(`"${PACKAGES.javascript}"`),
  python: new RegExp(`(?:^|["'\\s])${PACKAGES.python}(?![\\w.-])`, 'm'),
};

function manifestsIn(folder: string, language: Sdk['language'], { read, entries }: Reader): string[] {
  const names =
    language === 'javascript'
      ? ['package.json']
      : entries(folder).filter((name) => /^(?:requirements.*\.txt|pyproject\.toml|setup\.(?:py|cfg)|Pipfile)$/.test(name));
  return names.flatMap((name) => read(path.posix.join(folder, name)) ?? []);
}

function managerAt(start: string, root: string, language: Sdk['language'], { entries }: Reader): Manager {
  for (let folder = start; ; folder = path.posix.dirname(folder)) {
    const names = entries(folder);
    const lock = LOCK_FILES[language].find(([name]) => names.includes(name));
    if (lock) return lock[1];
    if (folder === root || folder === path.posix.dirname(folder)) return language === 'python' ? 'pip' : 'npm';
  }
}

const INSTALLED: Record<Sdk['language'], (folder: string, disk: Reader) => string | undefined> = {
  javascript: (folder, { read }) => versionIn(read(path.posix.join(folder, 'node_modules', PACKAGES.javascript, 'package.json'))),
  python: (folder, { entries }) => {
    for (const name of ['.venv', 'venv', 'env'])
      for (const packages of sitePackages(path.posix.join(folder, name), entries)) {
        const found = entries(packages).map((entry) => /^anthropic-(\d[\w.]*)\.dist-info$/.exec(entry)?.[1]);
        const version = found.find((one) => one !== undefined);
        if (version !== undefined) return version;
      }
    return undefined;
  },
};

const sitePackages = (environment: string, entries: Reader['entries']): string[] => [
  path.posix.join(environment, 'Lib/site-packages'),
  ...entries(path.posix.join(environment, 'lib'))
    .filter((name) => name.startsWith('python'))
    .map((name) => path.posix.join(environment, 'lib', name, 'site-packages')),
];

function versionIn(manifest: string | undefined): string | undefined {
  try {
    const version = manifest === undefined ? undefined : (JSON.parse(manifest) as { version?: unknown }).version;
    return typeof version === 'string' ? version : undefined;
  } catch {
    return undefined;
  }
}

type Declared = Pick<Sdk, 'version' | 'exact'>;

const DECLARED: Record<Sdk['language'], (folder: string, disk: Reader) => Declared | undefined> = {
  javascript(folder, { read }) {
    const manifest = read(path.posix.join(folder, 'package.json'));
    const range = manifest && new RegExp(`"${PACKAGES.javascript}"\\s*:\\s*"([^"]*)"`).exec(manifest)?.[1];
    // An alias, a tag or a workspace says nothing.
    const version = range && /^[\^~>=v\s]*(\d+(?:\.\d+){0,2})/.exec(range)?.[1];
    return version ? { version, exact: false } : undefined;
  },
  python(folder, disk) {
    const text = (name: string) => disk.read(path.posix.join(folder, name)) ?? '';
    for (const name of ['uv.lock', 'poetry.lock', 'pdm.lock']) {
      const locked = /^name = "anthropic"\r?\nversion = "([^"]+)"/m.exec(text(name))?.[1];
      if (locked !== undefined) return { version: locked, exact: true };
    }
    const pinned = /"anthropic":\s*\{[^}]*"version":\s*"==([^"]+)"/.exec(text('Pipfile.lock'))?.[1];
    if (pinned !== undefined) return { version: pinned, exact: true };
    for (const manifest of manifestsIn(folder, 'python', disk)) {
      const said = REQUIREMENT.exec(manifest);
      const version = said?.[2];
      if (said && version !== undefined) return { version, exact: said[1] === '==' };
    }
    return undefined;
  },
};

/** `anthropic==2.1.0`, `"anthropic[bedrock]>=1,<2"`, `anthropic = "^1.2"`; the first specifier counts, and one that only limits says nothing. */
const REQUIREMENT =
  /(?:^|["'\s])anthropic(?:\[[^\]]*\])?(?:\s*=\s*["'{](?:[^"'\n]*version\s*=\s*["'])?)?\s*(==|~=|>=|>|\^|~)\s*v?(\d[\d.]*)/m;
