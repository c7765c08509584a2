/** What built declarations of the workspace are built from: a program that reads them is judged as it will be after the next build. */
import path from 'node:path';
import { ts } from 'ts-morph';
import type { SourceTree } from '../run/engine.js';
import { type Configs, isDeclaration, type ProgramConfig } from './configs.js';
import { type Outputs, remembered } from './host.js';

/** Build output of bundlers and of builds that no configuration describes: its source lies in `src` beside it, or in the package folder. */
const BUILT = /^(?:dist|build|lib|out|esm|cjs)\/(?:(?:types|dts|esm|cjs|es)\/)?/;

export class WorkspaceOutputs implements Outputs {
  private readonly known = new Map<string, string | undefined>();
  private described: ReadonlyMap<string, string> | undefined;
  private readonly packages: ReadonlySet<string>;

  constructor(
    private readonly configs: Configs,
    private readonly tree: Pick<SourceTree, 'root' | 'manifests' | 'isFile'>,
  ) {
    this.packages = new Set(tree.manifests.map((manifest) => path.posix.dirname(manifest)));
  }

  sourceOf(declaration: string): { file: string; config: ProgramConfig } | undefined {
    if (!declaration.startsWith(`${this.tree.root}/`) || declaration.includes('/node_modules/')) return undefined;
    const file = remembered(this.known, declaration, () => {
      this.described ??= new Map(this.configs.all().flatMap(outputsOf));
      return this.described.get(declaration) ?? this.byMap(declaration) ?? this.byPlace(declaration);
    });
    return file === undefined ? undefined : { file, config: this.configs.of(file) };
  }

  ownerAmong(file: string, references: readonly string[]): ProgramConfig | undefined {
    return this.configs.referred(references).find(({ files }) => files.has(file));
  }

  /** By the declaration map beside it. */
  private byMap(declaration: string): string | undefined {
    const text = ts.sys.readFile(`${declaration}.map`);
    if (text === undefined) return undefined;
    try {
      const { sources = [], sourceRoot = '' } = JSON.parse(text) as { sources?: string[]; sourceRoot?: string };
      const [only, ...others] = sources;
      // A bundle's declarations come from many files.
      if (only === undefined || others.length > 0) return undefined;
      const file = path.posix.resolve(path.posix.dirname(declaration), sourceRoot, only);
      return this.isSource(file) ? file : undefined;
    } catch {
      // A map that is none says nothing.
      return undefined;
    }
  }

  private byPlace(declaration: string): string | undefined {
    let folder = path.posix.dirname(declaration);
    while (!this.packages.has(folder)) {
      if (folder === this.tree.root || folder === path.posix.dirname(folder)) return undefined;
      folder = path.posix.dirname(folder);
    }
    const inside = declaration.slice(folder.length + 1);
    if (!BUILT.test(inside)) return undefined;
    return ['src/', '']
      .map((place) => path.posix.join(folder, inside.replace(BUILT, place)))
      .flatMap((name) => sourceNames(name))
      .find((name) => this.isSource(name));
  }

  private isSource = (file: string): boolean => /\.[cm]?tsx?$/.test(file) && !isDeclaration(file) && this.tree.isFile(file);
}

const sourceNames = (declaration: string): string[] => {
  const [, stem = '', kind = ''] = /^(.*)\.d\.([cm]?)ts$/.exec(declaration) ?? [];
  return kind ? [`${stem}.${kind}ts`] : [`${stem}.ts`, `${stem}.tsx`];
};

/** The declarations that a configuration writes into a folder of their own, with their sources. */
function outputsOf({ name, files, options }: ProgramConfig): [declaration: string, source: string][] {
  const into = options.declarationDir ?? options.outDir;
  if (into === undefined) return [];
  const sources = [...files].filter((file) => !isDeclaration(file) && !file.endsWith('.json'));
  const home = path.posix.dirname(name);
  // Which folder the output repeats depends on the compiler's version, too: from 6 on it is the configuration's.
  const roots = options.rootDir === undefined ? [home, ...(options.composite ? [] : [commonFolder(sources)])] : [options.rootDir];
  return roots.flatMap((root) =>
    sources
      .filter((file) => file.startsWith(`${root}/`))
      .map((file): [string, string] => [path.posix.join(into, file.slice(root.length + 1).replace(/\.([cm]?)[jt]sx?$/, '.d.$1ts')), file]),
  );
}

function commonFolder(files: readonly string[]): string {
  let [common, ...others] = files.map((file) => path.posix.dirname(file));
  for (const folder of others) while (common && folder !== common && !folder.startsWith(`${common}/`)) common = path.posix.dirname(common);
  return common ?? '/';
}
