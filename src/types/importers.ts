/** Which files of the workspace import which, read off their text: what no program is loaded for yet. */
import path from 'node:path';
import { ts } from 'ts-morph';
import { createResolver } from '../frontends/javascript/modules/resolve.js';
import type { SourceTree } from '../run/engine.js';
import type { Configs } from './configs.js';
import { type Outputs, remembered } from './host.js';

const SPECIFIER = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*(['"])([^'"\n]+)\1|<reference\s+path\s*=\s*(['"])([^'"\n]+)\3/g;

export class Importers {
  /** By the place that an import leads to, without its extension. */
  private readonly ofFile = new Map<string, Set<string>>();
  /** By the name of a package of the workspace. */
  private readonly ofPackage = new Map<string, Set<string>>();
  /** Folder of each package, with its name. */
  private readonly packages: ReadonlyMap<string, string>;

  constructor(
    configs: Configs,
    private readonly outputs: Outputs,
    tree: SourceTree,
  ) {
    this.packages = new Map(tree.manifests.flatMap((manifest) => [[path.posix.dirname(manifest), nameIn(manifest)]]));
    const names = new Set(this.packages.values());
    const resolve = createResolver(tree);
    for (const file of new Set(configs.all().flatMap(({ files }) => [...files])))
      for (const specifier of specifiersIn(file)) {
        const name = specifier.startsWith('.') ? undefined : packageOf(specifier);
        if (name !== undefined && names.has(name)) add(this.ofPackage, name, file);
        const place = name === undefined ? path.posix.join(path.posix.dirname(file), specifier) : resolve(specifier, file);
        if (place !== undefined) add(this.ofFile, this.sourceStem(place), file);
      }
  }

  /** Files that may import one of these. */
  of(files: Iterable<string>): Set<string> {
    const found = new Set<string>();
    for (const file of files) {
      const home = this.packageAround(file);
      for (const importer of [...(this.ofFile.get(stemOf(file)) ?? []), ...(this.ofPackage.get(home ?? '') ?? [])]) found.add(importer);
    }
    return found;
  }

  private sourceStem(place: string): string {
    const stem = stemOf(place);
    const source = [`${stem}.d.ts`, `${stem}/index.d.ts`].map((name) => this.outputs.sourceOf(name)).find((one) => one !== undefined);
    return source ? stemOf(source.file) : stem;
  }

  private packageAround(file: string): string | undefined {
    for (let folder = path.posix.dirname(file); ; folder = path.posix.dirname(folder)) {
      const name = this.packages.get(folder);
      if (name !== undefined || folder === path.posix.dirname(folder)) return name;
    }
  }
}

function specifiersIn(file: string): string[] {
  const text = ts.sys.readFile(file) ?? '';
  return [...text.matchAll(SPECIFIER)].map(([, , imported, , referred]) => imported ?? referred ?? '');
}

function nameIn(manifest: string): string {
  try {
    return String((JSON.parse(ts.sys.readFile(manifest) ?? '{}') as { name?: string }).name ?? '');
  } catch {
    // A manifest that is no JSON names no package.
    return '';
  }
}

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

const stemOf = (file: string): string => file.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '').replace(/\/index$/, '');

const add = (map: Map<string, Set<string>>, key: string, file: string): unknown => remembered(map, key, () => new Set()).add(file);
