/** Which version of the SDK the files of a project get: what is installed, else what is locked, else the oldest that a manifest allows. */
import fs from 'node:fs';
import path from 'node:path';
import { installCommand, LOCK_FILES, type Manager, PACKAGES, type Sdk } from '../sdk/versions.js';
import { declaredVersion, installedVersion, manifestsIn, type Reader } from './package-version.js';
import { below, isInside } from './paths.js';
import { readText } from './plain.js';

/** Files whose presence makes a folder one that may say which version. */
const SAYS =
  /(?:^|\/)(?:package\.json|pyproject\.toml|requirements[^/]*\.txt|setup\.(?:py|cfg)|Pipfile|(?:uv|poetry|pdm|Pipfile|yarn|bun)\.lock|package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml)$/;

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

  /** The version of another package that a file's imports get. @param name as the registry has it. */
  ofPackage(file: string, name: string): Pick<Sdk, 'version' | 'exact'> | undefined {
    return this.inFolder(path.posix.dirname(file), languageOf(file), name);
  }

  /** The SDKs of all folders that may say something. @param files of the project, whatever their kinds. */
  in(files: readonly string[]): Sdk[] {
    return this.foldersOf(files).flatMap((folder) =>
      [this.inFolder(folder, 'javascript') ?? [], this.inFolder(folder, 'python') ?? []].flat(),
    );
  }

  /** The versions of other packages, in all folders that may say something. */
  packagesIn(files: readonly string[], packages: readonly { language: Sdk['language']; name: string }[]): Sdk[] {
    return this.foldersOf(files).flatMap((folder) => packages.flatMap(({ language, name }) => this.inFolder(folder, language, name) ?? []));
  }

  private foldersOf(files: readonly string[]): string[] {
    return [...new Set([this.root, ...files.filter((file) => SAYS.test(file)).map((file) => path.posix.dirname(file))])];
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

  private inFolder(folder: string, language: Sdk['language'], name: string = PACKAGES[language]): Sdk | undefined {
    const key = `${language} ${name} ${folder}`;
    if (!this.known.has(key)) this.known.set(key, this.look(folder, language, name));
    return this.known.get(key);
  }

  private look(folder: string, language: Sdk['language'], name: string): Sdk | undefined {
    const up = path.posix.dirname(folder);
    const isTop = folder === up || (folder === this.root && language === 'python');
    const installed = installedVersion(language, folder, name, this.disk);
    if (installed !== undefined) return { language, version: installed, exact: true, folder };
    // What is installed further up is what an import gets, whatever is declared on the way there.
    const above = isTop ? undefined : this.inFolder(up, language, name);
    if (above?.exact) return above;
    const declared = isInside(this.root, folder) ? declaredVersion(language, folder, name, this.disk) : undefined;
    return declared ? { language, ...declared, folder } : above;
  }
}

const languageOf = (file: string): Sdk['language'] => (/\.(?:py|ipynb)$/.test(file) ? 'python' : 'javascript');

const NAMED: Record<Sdk['language'], RegExp> = {
  javascript: new RegExp(`"${PACKAGES.javascript}"`),
  python: new RegExp(`(?:^|["'\\s])${PACKAGES.python}(?![\\w.-])`, 'm'),
};

function managerAt(start: string, root: string, language: Sdk['language'], { entries }: Reader): Manager {
  for (let folder = start; ; folder = path.posix.dirname(folder)) {
    const names = entries(folder);
    const lock = LOCK_FILES[language].find(([name]) => names.includes(name));
    if (lock) return lock[1];
    if (folder === root || folder === path.posix.dirname(folder)) return language === 'python' ? 'pip' : 'npm';
  }
}
