/** Which version of a package a folder has installed, locks or declares, by what its package managers leave there. */
import path from 'node:path';
import type { Sdk } from '../sdk/versions.js';

type Language = Sdk['language'];

/** How files are read. */
export interface Reader {
  /** The text of a file; undefined where there is none. */
  read(file: string): string | undefined;
  /** The names in a folder; none where it is not there. */
  entries(folder: string): readonly string[];
}

/** The version that is installed in a folder. @param name as the registry has it. */
export const installedVersion = (language: Language, folder: string, name: string, disk: Reader): string | undefined =>
  INSTALLED[language](folder, name, disk);

export type Declared = Pick<Sdk, 'version' | 'exact'>;

/** The version that a folder locks, else the oldest that its manifest allows. */
export const declaredVersion = (language: Language, folder: string, name: string, disk: Reader): Declared | undefined =>
  DECLARED[language](folder, name, disk);

export function manifestsIn(folder: string, language: Sdk['language'], { read, entries }: Reader): string[] {
  const names =
    language === 'javascript'
      ? ['package.json']
      : entries(folder).filter((name) => /^(?:requirements.*\.txt|pyproject\.toml|setup\.(?:py|cfg)|Pipfile)$/.test(name));
  return names.flatMap((name) => read(path.posix.join(folder, name)) ?? []);
}

const INSTALLED: Record<Language, (folder: string, name: string, disk: Reader) => string | undefined> = {
  javascript: (folder, name, { read }) => versionIn(read(path.posix.join(folder, 'node_modules', name, 'package.json'))),
  python: (folder, name, { entries }) => {
    // The folder's name has underscores, whatever the registry's has.
    const found = new RegExp(`^${pythonName(name)}-(\\d[\\w.]*)\\.dist-info$`, 'i');
    for (const environment of ['.venv', 'venv', 'env'])
      for (const packages of sitePackages(path.posix.join(folder, environment), entries)) {
        const version = entries(packages).flatMap((entry) => found.exec(entry)?.[1] ?? [])[0];
        if (version !== undefined) return version;
      }
    return undefined;
  },
};

/** The source of a pattern for a name of npm's. */
const npmName = (name: string): string => name.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
/** The same for Python, where `-`, `_` and `.` stand for each other. */
const pythonName = (name: string): string => name.replace(/[-_.]/g, '[-_.]');

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

/** Where each lock file of npm's world names the version of a package; pnpm, yarn and bun may hold several. */
const LOCKED: readonly (readonly [file: string, pattern: (name: string) => string])[] = [
  ['package-lock.json', (name) => `"node_modules/${name}":\\s*\\{\\s*"version":\\s*"([^"]+)"`],
  ['npm-shrinkwrap.json', (name) => `"node_modules/${name}":\\s*\\{\\s*"version":\\s*"([^"]+)"`],
  ['pnpm-lock.yaml', (name) => `^ {2}'?/?${name}[@/](\\d[\\w.-]*)`],
  ['yarn.lock', (name) => `^"?${name}@[^\\n]*:\\r?\\n\\s+version:?\\s+"?(\\d[^"\\s]*)`],
  ['bun.lock', (name) => `"${name}":\\s*\\["${name}@(\\d[^"]*)"`],
];

function lockedByNpm(folder: string, name: string, { read }: Reader): string | undefined {
  for (const [file, pattern] of LOCKED) {
    const text = read(path.posix.join(folder, file));
    if (text === undefined) continue;
    const [only, ...others] = new Set([...text.matchAll(new RegExp(pattern(npmName(name)), 'gm'))].map((found) => found[1]));
    return others.length === 0 ? only : undefined;
  }
  return undefined;
}

const DECLARED: Record<Language, (folder: string, name: string, disk: Reader) => Declared | undefined> = {
  javascript(folder, name, disk) {
    const locked = lockedByNpm(folder, name, disk);
    if (locked !== undefined) return { version: locked, exact: true };
    const manifest = disk.read(path.posix.join(folder, 'package.json'));
    const range = manifest && new RegExp(`"${npmName(name)}"\\s*:\\s*"([^"]*)"`).exec(manifest)?.[1];
    // An alias, a tag or a workspace says nothing.
    const version = range && /^[\^~>=v\s]*(\d+(?:\.\d+){0,2})/.exec(range)?.[1];
    return version ? { version, exact: false } : undefined;
  },
  python(folder, name, disk) {
    const text = (file: string) => disk.read(path.posix.join(folder, file)) ?? '';
    const named = pythonName(name);
    for (const file of ['uv.lock', 'poetry.lock', 'pdm.lock']) {
      const locked = new RegExp(`^name = "${named}"\\r?\\nversion = "([^"]+)"`, 'm').exec(text(file))?.[1];
      if (locked !== undefined) return { version: locked, exact: true };
    }
    const pinned = new RegExp(`"${named}":\\s*\\{[^}]*"version":\\s*"==([^"]+)"`).exec(text('Pipfile.lock'))?.[1];
    if (pinned !== undefined) return { version: pinned, exact: true };
    for (const manifest of manifestsIn(folder, 'python', disk)) {
      const said = requirement(named).exec(manifest);
      const version = said?.[2];
      if (said && version !== undefined) return { version, exact: said[1] === '==' };
    }
    return undefined;
  },
};

/** `anthropic==2.1.0`, `"anthropic[bedrock]>=1,<2"`, `anthropic = "^1.2"`; the first specifier counts, and one that only limits says nothing. */
const requirement = (named: string): RegExp =>
  new RegExp(
    `(?:^|["'\\s])${named}(?:\\[[^\\]]*\\])?(?:\\s*=\\s*["'{](?:[^"'\\n]*version\\s*=\\s*["'])?)?\\s*(==|~=|>=|>|\\^|~)\\s*v?(\\d[\\d.]*)`,
    'm',
  );
