/** Which TypeScript configuration a file belongs to, and what it says. */
import path from 'node:path';
import { ts } from 'ts-morph';

export interface ProgramConfig {
  /** The configuration's path; for a program without one, a name of its own. */
  name: string;
  /** Absolute paths, with `/`. */
  files: string[];
  options: ts.CompilerOptions;
}

/** What is assumed where no configuration covers a file. */
const DEFAULTS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  strict: true,
  esModuleInterop: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  jsx: ts.JsxEmit.Preserve,
  types: ['*'],
};

/** Finds configurations, each read once. */
export class Configs {
  private readonly parsed = new Map<string, ProgramConfig & { references: string[] }>();
  private readonly checked = new Map<string, boolean>();

  constructor(private readonly projectFiles: readonly string[]) {}

  /** The nearest configuration that covers the file, or the defaults over all files that no configuration is above of. */
  of(file: string): ProgramConfig {
    for (let folder = path.posix.dirname(file); ; folder = path.posix.dirname(folder)) {
      const found = this.candidatesIn(folder)
        .flatMap((name) => this.withReferences(name))
        .find(({ files }) => files.includes(file));
      if (found) return found;
      if (folder === path.posix.dirname(folder)) return this.defaults(file);
    }
  }

  /** Whether a JavaScript file is type-checked. */
  checks(file: string): boolean {
    const checked = this.checked.get(file);
    if (checked !== undefined) return checked;
    const first = (ts.sys.readFile(file) ?? '').match(/^(?:\s|\/\*[\s\S]*?\*\/|\/\/.*)*/)?.[0] ?? '';
    const is = first.includes('@ts-check') || (!first.includes('@ts-nocheck') && this.isCheckedByConfig(file));
    this.checked.set(file, is);
    return is;
  }

  private isCheckedByConfig(file: string): boolean {
    const config = this.of(file);
    return config.name !== 'defaults' && config.options.checkJs === true;
  }

  /** `tsconfig.json` first, then what stands beside it for tests, applications and JavaScript. */
  private candidatesIn(folder: string): string[] {
    const main = ['tsconfig.json', 'jsconfig.json'].map((name) => path.posix.join(folder, name)).filter(ts.sys.fileExists);
    if (main.length === 0) return [];
    const others = ts.sys
      .readDirectory(folder, ['.json'], undefined, ['tsconfig.*.json'], 1)
      .filter((name) => path.posix.dirname(name) === folder)
      .sort();
    return [...main, ...others];
  }

  private withReferences(name: string, seen = new Set<string>()): (ProgramConfig & { references: string[] })[] {
    if (seen.has(name) || !ts.sys.fileExists(name)) return [];
    seen.add(name);
    const config = this.parse(name);
    return [config, ...config.references.flatMap((reference) => this.withReferences(reference, seen))];
  }

  private parse(name: string): ProgramConfig & { references: string[] } {
    const known = this.parsed.get(name);
    if (known) return known;
    const { config } = ts.readConfigFile(name, ts.sys.readFile);
    const { fileNames, options, projectReferences } = ts.parseJsonConfigFileContent(
      config ?? {},
      ts.sys,
      path.posix.dirname(name),
      undefined,
      name,
    );
    const made = {
      name,
      files: fileNames,
      options: { ...olderDefaults(name, options), noEmit: true },
      references: (projectReferences ?? []).map((reference) => ts.resolveProjectReferencePath(reference)),
    };
    this.parsed.set(name, made);
    return made;
  }

  private defaults(file: string): ProgramConfig {
    const name = 'defaults';
    const known = this.parsed.get(name);
    if (known) {
      if (!known.files.includes(file)) known.files.push(file);
      return known;
    }
    const files = this.projectFiles.filter((other) => isTypeScript(other) && !this.hasConfigAbove(other));
    const made = { name, files: [...new Set([...files, file])], options: { ...DEFAULTS, noEmit: true }, references: [] };
    this.parsed.set(name, made);
    return made;
  }

  private hasConfigAbove(file: string): boolean {
    return ts.findConfigFile(path.posix.dirname(file), ts.sys.fileExists) !== undefined;
  }
}

export const isTypeScript = (file: string): boolean => /\.[cm]?tsx?$/.test(file);

/** TypeScript 6 changed defaults; a project that compiles with an older one is read with the older ones. */
function olderDefaults(configName: string, options: ts.CompilerOptions): ts.CompilerOptions {
  const installed = nearest('typescript/package.json', path.posix.dirname(configName));
  const major = Number.parseInt(JSON.parse((installed && ts.sys.readFile(installed)) || '{}').version ?? '5', 10);
  if (major >= 6) return options;
  return { ...options, strict: options.strict ?? false, types: options.types ?? ['*'] };
}

/** The nearest file of an installed package, looking upwards from a folder. */
export function nearest(inModules: string, from: string): string | undefined {
  for (let folder = from; ; folder = path.posix.dirname(folder)) {
    const name = path.posix.join(folder, 'node_modules', inModules);
    if (ts.sys.fileExists(name)) return name;
    if (folder === path.posix.dirname(folder)) return undefined;
  }
}
