/** From an import specifier to a file of the project: relative paths, tsconfig paths, package imports, self-references, workspace packages. */
import { createRequire } from 'node:module';
import path from 'node:path';
import type { createPathsMatcher, getTsconfig } from 'get-tsconfig';
import type { resolveExports, resolveImports } from 'resolve-pkg-maps';
import type { SourceTree } from '../../../run/engine.js';

const need = createRequire(import.meta.url);

/** Extensions tried for a specifier without one, in TypeScript's order. */
const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json'];
/** What a JavaScript extension in a specifier can mean in a TypeScript project. */
const SOURCES: Record<string, readonly string[]> = {
  '.js': ['.ts', '.tsx', '.js', '.jsx'],
  '.jsx': ['.tsx', '.jsx'],
  '.mjs': ['.mts', '.mjs'],
  '.cjs': ['.cts', '.cjs'],
};
const CONDITIONS = ['source', 'development', 'types', 'import', 'require', 'node', 'default'];
/** Folders of build output, whose sources lie in `src` beside them or in the package folder itself. */
const OUTPUT = /^(?:\.\/)?(?:dist|build|lib|out|esm|cjs)\//;

export interface PackageJson {
  name?: string;
  private?: boolean;
  type?: string;
  main?: string;
  module?: string;
  types?: string;
  typings?: string;
  source?: string;
  bin?: string | Record<string, string>;
  exports?: Parameters<typeof resolveExports>[0];
  imports?: Parameters<typeof resolveImports>[0];
}

export type Resolver = (specifier: string, from: string) => string | undefined;

/** Makes the resolver of one run. It gives a file of the project or a JSON file beside it, never one of node_modules. */
export function createResolver(tree: SourceTree): Resolver {
  const matchers = new Map<string, ((specifier: string) => string[]) | null>();
  const packages = new Map<string, PackageJson | null>();
  const found = new Map<string, Map<string, string | undefined>>();
  const ofFile = new Map<string, Map<string, string | undefined>>();
  let workspaces: Map<string, string> | undefined;

  const asFile = (base: string): string | undefined => {
    const extension = path.extname(base);
    const exact = SOURCES[extension] ? SOURCES[extension].map((e) => base.slice(0, -extension.length) + e) : [];
    const candidates = [
      ...exact,
      ...(extension ? [base] : []),
      ...EXTENSIONS.map((e) => base + e),
      ...EXTENSIONS.map((e) => path.posix.join(base, `index${e}`)),
    ];
    return candidates.find((file) => !file.includes('/node_modules/') && tree.isFile(file));
  };
  const packageJson = (folder: string): PackageJson | null => {
    let known = packages.get(folder);
    if (known === undefined) {
      known = readManifest(tree, path.posix.join(folder, 'package.json'));
      packages.set(folder, known);
    }
    return known;
  };
  const matcherFor = (file: string) => {
    const folder = path.posix.dirname(file);
    const known = matchers.get(folder);
    if (known !== undefined) return known;
    const made = pathsMatcher(file, tree.root);
    matchers.set(folder, made);
    return made;
  };
  const workspacePackages = (): Map<string, string> => {
    if (workspaces) return workspaces;
    workspaces = new Map();
    const depth = (file: string): number => file.split('/').length;
    for (const manifest of [...tree.manifests].sort((a, b) => depth(a) - depth(b))) {
      const folder = path.posix.dirname(manifest);
      const name = packageJson(folder)?.name;
      // A test's copy of a package lies deeper than the package.
      if (name && !workspaces.has(name)) workspaces.set(name, folder);
    }
    return workspaces;
  };
  const inPackage = (folder: string, json: PackageJson, subpath: string): string | undefined => {
    const targets: string[] = [];
    if (json.exports) {
      try {
        targets.push(
          ...(need('resolve-pkg-maps') as { resolveExports: typeof resolveExports }).resolveExports(json.exports, subpath, CONDITIONS),
        );
      } catch {
        // A subpath that the package does not export: its source may still be imported by a path below.
      }
    }
    if (!subpath)
      targets.push(...[json.source, json.types, json.module, json.main].filter((target) => target !== undefined), 'src/index', 'index');
    else targets.push(subpath, `src/${subpath}`);
    for (const target of targets) {
      for (const source of sourcesOf(target)) {
        const file = asFile(path.posix.join(folder, source));
        if (file) return file;
      }
    }
    return undefined;
  };
  const resolve = (specifier: string, from: string): string | undefined => {
    if (specifier.startsWith('.')) return asFile(path.posix.join(path.posix.dirname(from), specifier));
    if (specifier.startsWith('/')) return asFile(specifier);
    if (specifier.startsWith('node:')) return undefined;
    for (const candidate of matcherFor(from)?.(specifier) ?? []) {
      const file = asFile(candidate.replaceAll('\\', '/'));
      if (file) return file;
    }
    if (specifier.startsWith('#')) {
      const around = packageAround(tree, from);
      if (!around?.json.imports) return undefined;
      try {
        const targets = (need('resolve-pkg-maps') as { resolveImports: typeof resolveImports }).resolveImports(
          around.json.imports,
          specifier,
          CONDITIONS,
        );
        for (const target of targets) {
          const file = inPackage(around.folder, {}, target);
          if (file) return file;
        }
      } catch {
        return undefined;
      }
      return undefined;
    }
    const [scope = '', second, ...rest] = specifier.split('/');
    const name = scope.startsWith('@') ? `${scope}/${second}` : scope;
    const subpath = scope.startsWith('@') ? rest.join('/') : [second, ...rest].filter((part) => part !== undefined).join('/');
    const folder = workspacePackages().get(name);
    const json = folder && packageJson(folder);
    return json ? inPackage(folder, json, subpath) : undefined;
  };

  /** What specifiers mean in the folder of a file. */
  const knownFrom = (from: string): Map<string, string | undefined> => {
    const folder = path.posix.dirname(from);
    const known = found.get(folder) ?? new Map();
    found.set(folder, known);
    ofFile.set(from, known);
    return known;
  };
  return (specifier, from) => {
    const known = ofFile.get(from) ?? knownFrom(from);
    let file = known.get(specifier);
    if (file === undefined && !known.has(specifier)) {
      file = resolve(specifier, from);
      known.set(specifier, file);
    }
    return file;
  };
}

/** Where the source of a file that a package names may lie, relative to the package: what is built is not in the project. */
export function sourcesOf(target: string): string[] {
  const bare = target.replace(/^\.\//, '').replace(/\.d\.([cm]?)ts$/, '.$1js');
  return isOutput(target) ? [bare.replace(OUTPUT, 'src/'), bare.replace(OUTPUT, ''), bare] : [bare];
}

/** True for a file that a build makes. */
export const isOutput = (target: string): boolean => OUTPUT.test(target);

export interface PackageAround {
  folder: string;
  json: PackageJson;
}

/** The nearest package around a file; undefined where there is none in the project. */
export function packageAround(tree: Pick<SourceTree, 'root' | 'read'>, file: string): PackageAround | undefined {
  for (let folder = path.posix.dirname(file); folder.startsWith(tree.root); folder = path.posix.dirname(folder)) {
    const json = readManifest(tree, path.posix.join(folder, 'package.json'));
    if (json) return { folder, json };
    if (folder === path.posix.dirname(folder)) break;
  }
  return undefined;
}

function readManifest(tree: Pick<SourceTree, 'read'>, file: string): PackageJson | null {
  try {
    const text = tree.read(file);
    return text === undefined ? null : (JSON.parse(text) as PackageJson);
  } catch {
    // A manifest that cannot be read or parsed names no package.
    return null;
  }
}

/** The `paths` and `baseUrl` of the nearest tsconfig.json or jsconfig.json inside the project. */
function pathsMatcher(file: string, root: string): ((specifier: string) => string[]) | null {
  const tools = need('get-tsconfig') as { getTsconfig: typeof getTsconfig; createPathsMatcher: typeof createPathsMatcher };
  for (const name of ['tsconfig.json', 'jsconfig.json']) {
    try {
      const config = tools.getTsconfig(path.dirname(file), name);
      const matcher = config?.path.startsWith(root) ? tools.createPathsMatcher(config) : null;
      if (matcher) return matcher;
    } catch {
      // A broken or missing base configuration: imports through it stay unresolved.
    }
  }
  return null;
}
