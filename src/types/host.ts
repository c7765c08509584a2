/** What the compiler reads: files, parsed once for all programs, and modules, where built output stands for its source. */
import path from 'node:path';
import { Project, ts } from 'ts-morph';
import { isDeclaration, type ProgramConfig } from './configs.js';

/** Finds what a built declaration file of the workspace is built from. */
export interface Outputs {
  /** The source, and the configuration that it is compiled with; undefined for a file that is nothing's output. */
  sourceOf(declaration: string): { file: string; config: ProgramConfig } | undefined;
  /** The configuration of a file that another one refers to, and that it therefore sees by its declarations alone. */
  ownerAmong(file: string, references: readonly string[]): ProgramConfig | undefined;
}

/** Source files and look-ups on the disk, kept for all programs of a run. */
export class CompilerFiles {
  /** Knows the compiler's own library, which is on no disk. */
  private readonly library = new Project({ skipAddingFilesFromTsConfig: true }).getModuleResolutionHost();
  private readonly parsed = new Map<string, { text: string; source: ts.SourceFile }>();
  private readonly known = { file: new Map<string, boolean>(), folder: new Map<string, boolean>(), real: new Map<string, string>() };

  /** @param texts what stands in for the files on the disk: those that the edits make, too. */
  constructor(
    readonly outputs: Outputs,
    private readonly texts: (file: string) => string | undefined,
  ) {}

  /** @param kind what else a parsed file depends on. */
  parse(file: string, text: string, options: ts.CreateSourceFileOptions, kind: string): ts.SourceFile {
    const key = `${kind}\0${options.impliedNodeFormat ?? ''}\0${file}`;
    const known = this.parsed.get(key);
    if (known?.text === text) return known.source;
    // The binder sets the parents of all nodes; those of the user's files may be asked for before.
    const source = ts.createSourceFile(file, text, options, !file.includes('/node_modules/'));
    this.parsed.set(key, { text, source });
    return source;
  }

  read(file: string): string | undefined {
    const own = this.texts(file);
    if (own !== undefined) return withoutMark(own);
    return file.startsWith(LIBRARY) ? this.library.readFile?.(file) : ts.sys.readFile(file);
  }

  isFile = (file: string): boolean =>
    remembered(
      this.known.file,
      file,
      () =>
        this.texts(file) !== undefined ||
        (file.startsWith(LIBRARY) && this.library.fileExists(file)) ||
        ts.sys.fileExists(file) ||
        (isDeclaration(file) && this.outputs.sourceOf(this.realPath(file)) !== undefined),
    );

  /** A folder of the workspace that is not there may be one that is not built yet. */
  isFolder = (folder: string): boolean =>
    remembered(this.known.folder, folder, () => ts.sys.directoryExists(folder) || !/\/node_modules(?:\/|$)/.test(this.realPath(folder)));

  /** Where a path leads, be its last parts there or not. */
  realPath = (file: string): string =>
    remembered(this.known.real, file, () => {
      if (ts.sys.fileExists(file) || ts.sys.directoryExists(file)) return ts.sys.realpath?.(file) ?? file;
      const folder = path.posix.dirname(file);
      return folder === file ? file : path.posix.join(this.realPath(folder), path.posix.basename(file));
    });
}

const LIBRARY = '/node_modules/typescript/lib/';

/** The text of a project file without its byte order mark, which the compiler does not count. */
export const withoutMark = (text: string): string => (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);

/** A value by its key, made when it is first asked for. */
export function remembered<K, T>(
  known: { has(key: K): boolean; get(key: K): T | undefined; set(key: K, value: T): unknown },
  key: K,
  make: () => T,
): T {
  if (known.has(key)) return known.get(key) as T;
  const value = make();
  known.set(key, value);
  return value;
}

/** The compiler's host for one configuration. */
export class ProgramHost {
  /** Texts of edited files. */
  texts: ReadonlyMap<string, string> = new Map();
  /** Files that the program sees by their declarations alone, with the configuration that they are compiled with. */
  private readonly behind = new Map<string, ProgramConfig>();
  private readonly caches = new Map<string, ts.ModuleResolutionCache>();
  private readonly kind: string;

  constructor(
    private readonly config: ProgramConfig,
    private readonly files: CompilerFiles,
  ) {
    this.kind = kindOf(config.options);
  }

  /** True for a file in whose place the real compiler reads declarations: what is wrong in it is its own program's to say. */
  isBehind = (file: string): boolean => this.behind.has(file);

  readonly host: ts.CompilerHost = {
    getSourceFile: (file, options) => {
      const own = this.texts.get(file);
      const text = own === undefined ? this.files.read(file) : withoutMark(own);
      if (text === undefined) return undefined;
      return this.files.parse(file, text, typeof options === 'object' ? options : { languageVersion: options }, this.kind);
    },
    // Comments hold no types outside of JavaScript.
    jsDocParsingMode: ts.JSDocParsingMode.ParseForTypeErrors,
    getDefaultLibFileName: (options) => LIBRARY + ts.getDefaultLibFileName(options),
    getDefaultLibLocation: () => LIBRARY.slice(0, -1),
    getCurrentDirectory: () => path.posix.dirname(this.config.name),
    getCanonicalFileName: canonical,
    useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
    getNewLine: () => '\n',
    writeFile: () => {},
    fileExists: (file) => this.files.isFile(file),
    directoryExists: (folder) => this.files.isFolder(folder),
    readFile: (file) => this.files.read(file),
    realpath: (file) => this.files.realPath(file),
    getDirectories: (folder) => ts.sys.getDirectories(folder),
    resolveModuleNameLiterals: (literals, from, _redirected, _options, source) =>
      literals.map((literal) => this.resolve(literal, from, source)),
  };

  private resolve(literal: ts.StringLiteralLike, from: string, source: ts.SourceFile): ts.ResolvedModuleWithFailedLookupLocations {
    const owner = this.behind.get(from) ?? this.config;
    const mode = ts.getModeForUsageLocation(source, literal, owner.options);
    const found = ts.resolveModuleName(literal.text, from, owner.options, this.host, this.cacheOf(owner), undefined, mode);
    const { resolvedModule } = found;
    if (!resolvedModule) return found;
    const behind = this.sourceBehind(resolvedModule.resolvedFileName, owner, this.behind.has(from));
    if (!behind) return found;
    if (!this.config.files.has(behind.file)) this.behind.set(behind.file, behind.config);
    const { file: resolvedFileName } = behind;
    // Declarations need no `jsx`, whatever they are built from.
    const extension = path.posix.extname(resolvedFileName).replace('.tsx', '.ts');
    return { ...found, resolvedModule: { resolvedFileName, extension, isExternalLibraryImport: false } } as typeof found;
  }

  /** What is read in the place of a resolved file that stands behind declarations. */
  private sourceBehind(file: string, owner: ProgramConfig, isBehind: boolean): { file: string; config: ProgramConfig } | undefined {
    if (isDeclaration(file)) return this.files.outputs.sourceOf(file);
    if (file.includes('/node_modules/')) return undefined;
    const config = isBehind && owner.files.has(file) ? owner : this.files.outputs.ownerAmong(file, owner.references);
    return config ? { file, config } : isBehind ? { file, config: owner } : undefined;
  }

  private cacheOf(owner: ProgramConfig): ts.ModuleResolutionCache {
    return remembered(this.caches, owner.name, () =>
      ts.createModuleResolutionCache(path.posix.dirname(owner.name), canonical, owner.options),
    );
  }
}

const canonical = (name: string): string => (ts.sys.useCaseSensitiveFileNames ? name : name.toLowerCase());

/** Options that no parsed file depends on. */
const ASIDE =
  /^(?:configFilePath|outDir|outFile|rootDir|declarationDir|tsBuildInfoFile|baseUrl|pathsBasePath|sourceRoot|mapRoot|declaration|declarationMap|sourceMap|composite|incremental|noEmit|emitDeclarationOnly|noUnused\w+)$/;

/** The options that parsing and binding a file depend on, as text: programs that agree in them share their files. */
const kindOf = (options: ts.CompilerOptions): string =>
  JSON.stringify(
    Object.entries(options)
      .filter(([name, value]) => typeof value !== 'object' && !ASIDE.test(name))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
