/** Which TypeScript configurations a file belongs to, and what they say. */
import path from 'node:path';
import { ts } from 'ts-morph';
import { nearest } from './installed.js';

export interface ProgramConfig {
  /** The configuration's path; for a program without one, a name of its own. */
  name: string;
  /** The files that it takes in by itself. Absolute paths, with `/`. */
  files: ReadonlySet<string>;
  options: ts.CompilerOptions;
  /** Paths of the configurations that it refers to. */
  references: readonly string[];
}

interface Parsed extends ProgramConfig {
  /** The configurations that it takes options from. */
  bases: readonly string[];
  /** True where it says itself which files it takes in. */
  namesFiles: boolean;
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
  private readonly parsed = new Map<string, Parsed>();
  private readonly owners = new Map<string, ProgramConfig>();
  private readonly checked = new Map<string, boolean>();
  private programs: ProgramConfig[] | undefined;
  private uncovered: Set<string> | undefined;

  /** @param names paths of the configurations of the workspace. */
  constructor(
    private readonly projectFiles: readonly string[],
    private readonly names: readonly string[],
  ) {}

  /** The nearest configuration that covers the file, or the defaults over all files that no configuration is above of. */
  of(file: string): ProgramConfig {
    const known = this.owners.get(file);
    if (known) return known;
    const found = this.nearestOf(file) ?? this.defaults(file);
    this.owners.set(file, found);
    return found;
  }

  /** The configurations of the workspace that are programs, and not mere options for others. */
  all(): readonly ProgramConfig[] {
    if (this.programs) return this.programs;
    const all = this.names.filter(ts.sys.fileExists).map((name) => this.parse(name));
    const extenders = new Map<string, string[]>();
    for (const { name, bases } of all) for (const base of bases) extenders.set(base, [...(extenders.get(base) ?? []), name]);
    const isBase = ({ name, namesFiles }: Parsed): boolean => {
      const others = extenders.get(name) ?? [];
      if (namesFiles || others.length === 0) return false;
      return !MAIN.test(name) || others.some((other) => path.posix.dirname(other) !== path.posix.dirname(name));
    };
    this.programs = all.filter((config) => config.files.size > 0 && !isBase(config));
    return this.programs;
  }

  /** The configurations that these paths name, and those that they refer to themselves. */
  referred(references: readonly string[]): ProgramConfig[] {
    const seen = new Set<string>();
    return references.flatMap((reference) => this.withReferences(reference, seen));
  }

  /** True for a JavaScript file that is type-checked, or whose types TypeScript files may see. */
  reads(file: string): boolean {
    const checked = this.checked.get(file);
    if (checked !== undefined) return checked;
    const first = (ts.sys.readFile(file) ?? '').match(/^(?:\s|\/\*[\s\S]*?\*\/|\/\/.*)*/)?.[0] ?? '';
    const is = first.includes('@ts-check') || this.isReadByConfig(file, first.includes('@ts-nocheck'));
    this.checked.set(file, is);
    return is;
  }

  private isReadByConfig(file: string, isUnchecked: boolean): boolean {
    const { name, options, files } = this.of(file);
    if (name === 'defaults') return false;
    return (
      (options.checkJs === true && !isUnchecked) ||
      (options.allowJs === true && [...files].some((one) => isTypeScript(one) && !isDeclaration(one)))
    );
  }

  private nearestOf(file: string): ProgramConfig | undefined {
    for (let folder = path.posix.dirname(file); ; folder = path.posix.dirname(folder)) {
      const found = this.candidatesIn(folder)
        .flatMap((name) => this.withReferences(name))
        .find(({ files }) => files.has(file));
      if (found || folder === path.posix.dirname(folder)) return found;
    }
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

  private withReferences(name: string, seen = new Set<string>()): ProgramConfig[] {
    if (seen.has(name) || !ts.sys.fileExists(name)) return [];
    seen.add(name);
    const config = this.parse(name);
    return [config, ...config.references.flatMap((reference) => this.withReferences(reference, seen))];
  }

  private parse(name: string): Parsed {
    const known = this.parsed.get(name);
    if (known) return known;
    const source = ts.readJsonConfigFile(name, ts.sys.readFile);
    const { fileNames, options, projectReferences } = ts.parseJsonSourceFileConfigFileContent(
      source,
      ts.sys,
      path.posix.dirname(name),
      undefined,
      name,
    );
    const own = ts.convertToObject(source, []) as { files?: unknown; include?: unknown };
    const made: Parsed = {
      name,
      files: new Set(fileNames),
      options: { ...olderDefaults(name, options), noEmit: true },
      references: (projectReferences ?? []).map((reference) => ts.resolveProjectReferencePath(reference)),
      bases: source.extendedSourceFiles ?? [],
      namesFiles: own.files !== undefined || own.include !== undefined,
    };
    this.parsed.set(name, made);
    return made;
  }

  private defaults(file: string): ProgramConfig {
    this.uncovered ??= new Set(this.projectFiles.filter((other) => isTypeScript(other) && !this.hasConfigAbove(other)));
    this.uncovered.add(file);
    return { name: 'defaults', files: this.uncovered, options: { ...DEFAULTS, noEmit: true }, references: [] };
  }

  private hasConfigAbove(file: string): boolean {
    return ts.findConfigFile(path.posix.dirname(file), ts.sys.fileExists) !== undefined;
  }
}

const MAIN = /\/[tj]sconfig\.json$/;

export const isTypeScript = (file: string): boolean => /\.[cm]?tsx?$/.test(file);

export const isDeclaration = (file: string): boolean => /\.d\.[cm]?ts$/.test(file);

/** TypeScript 6 changed defaults; a project that compiles with an older one is read with the older ones. */
function olderDefaults(configName: string, options: ts.CompilerOptions): ts.CompilerOptions {
  const installed = nearest('typescript/package.json', path.posix.dirname(configName));
  const major = Number.parseInt(JSON.parse((installed && ts.sys.readFile(installed)) || '{}').version ?? '5', 10);
  if (major >= 6) return options;
  return { ...options, strict: options.strict ?? false, types: options.types ?? ['*'] };
}
