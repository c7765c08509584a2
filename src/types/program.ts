/** One program of the user's, before and after the edits, and what the compiler says of each. */
import { ts } from 'ts-morph';
import type { ProgramConfig } from './configs.js';
import { type CompilerFiles, ProgramHost, remembered } from './host.js';
import type { Offsets } from './offsets.js';
import type { Reader } from './references.js';
import { type Pairs, SdkTypes } from './sdk.js';
import { changedShapes, Shapes } from './shapes.js';

export interface Problem {
  file: string;
  /** UTF-16 offset and length in the text as it is now. */
  start: number;
  length: number;
  code: number;
  message: string;
}

interface Importer {
  file: string;
  specifier: string;
}

export class CheckedProgram {
  readonly before: ts.Program;
  private readonly host: ProgramHost;
  private readonly known = new Map<string, Problem[]>();
  /** What the compiler says of `after`; a file that no change has reached since then is not asked again. */
  private readonly found = new Map<string, Problem[]>();
  private readonly readers = new WeakMap<ts.Program, Reader>();
  private readonly shapes = new WeakMap<ts.Program, Shapes>();
  private readonly pairs: Pairs = new Map();
  private knownImporters: ReadonlyMap<string, readonly Importer[]> | undefined;
  private current: ts.Program;

  /**
   * @param sdkRoots the folders of the SDKs that the workspace's files get.
   * @param made files that the edits make; they are there from the start.
   */
  constructor(
    readonly config: ProgramConfig,
    files: CompilerFiles,
    private readonly sdkRoots: readonly string[],
    private readonly made: readonly string[] = [],
  ) {
    this.host = new ProgramHost(config, files);
    this.before = this.programOf();
    this.current = this.before;
  }

  private programOf(oldProgram?: ts.Program): ts.Program {
    const { host } = this.host;
    const rootNames = [...this.config.files, ...this.made].filter((file) => host.fileExists(file));
    return ts.createProgram({ rootNames, options: this.config.options, host, ...(oldProgram && { oldProgram }) });
  }

  get after(): ts.Program {
    return this.current;
  }

  get readerBefore(): Reader {
    return this.readerOf(this.before);
  }

  get readerAfter(): Reader {
    return this.readerOf(this.current);
  }

  private readerOf(program: ts.Program): Reader {
    return remembered(this.readers, program, () => {
      const checker = program.getTypeChecker();
      return {
        checker,
        sdk: new SdkTypes(program, checker, this.sdkRoots, this.pairs),
        isUsers: (file) => !file.fileName.includes('/node_modules/') && !program.isSourceFileDefaultLibrary(file),
        sourceFile: (name) => program.getSourceFile(name),
      };
    });
  }

  has(file: string): boolean {
    return this.before.getSourceFile(file) !== undefined;
  }

  /**
   * True for a file whose errors are this program's: one that it takes in as it is, and not by declarations that are built from it.
   * What is wrong in a file that the edits make (a package that is not installed yet) is no fault of a site's.
   */
  checks(file: string): boolean {
    return this.has(file) && !this.host.isBehind(file) && !this.made.includes(file);
  }

  /** Makes `after` the program with these texts; all other files have their original ones. */
  update(texts: ReadonlyMap<string, string>): void {
    const wanted = new Map([...texts].filter(([file]) => this.has(file)));
    const isNew = (file: string) => wanted.get(file) !== this.host.texts.get(file);
    const written = [...new Set([...wanted.keys(), ...this.host.texts.keys()])].filter(isNew);
    if (written.length === 0) return;
    const old = this.current;
    this.host.texts = wanted;
    this.current = this.programOf(old);
    for (const file of this.reachOf(written, old)) this.found.delete(file);
  }

  /** The user's files in which the edits may show: those themselves, and those that import something that is another one now. */
  affected(): ReadonlySet<string> {
    return this.reachOf([...this.host.texts.keys()], this.before);
  }

  /** The files that are other ones now for those that import them. */
  changedShapes(): ReadonlySet<string> {
    return this.changedSince(this.before, [...this.host.texts.keys()]);
  }

  /** The files that can see one of these, directly or through others, and these themselves. */
  importersOf(files: Iterable<string>): Set<string> {
    const found = new Set([...files].filter((file) => this.has(file)));
    if ([...found].some((file) => this.isGlobal(file))) return new Set(this.userFiles.map(({ fileName }) => fileName));
    for (const file of found) for (const importer of this.importers.get(file) ?? []) found.add(importer.file);
    return found;
  }

  /** The files that may have other problems than in an earlier program, where these have another text. */
  private reachOf(written: readonly string[], earlier: ts.Program): Set<string> {
    const reached = new Set(written);
    const changed = this.changedSince(earlier, written);
    if ([...changed].some((file) => this.isGlobal(file))) return this.importersOf(changed);
    for (const file of changed) for (const importer of this.importers.get(file) ?? []) reached.add(importer.file);
    return reached;
  }

  private changedSince(earlier: ts.Program, written: readonly string[]): Set<string> {
    const shapes = [earlier, this.current].map((program) => remembered(this.shapes, program, () => new Shapes(program)));
    return changedShapes(written, shapes[0] as Shapes, shapes[1] as Shapes, (file) => this.importers.get(file) ?? []);
  }

  /** True where a file can be seen without being imported. */
  private isGlobal(file: string): boolean {
    const source = this.before.getSourceFile(file);
    return source !== undefined && (!ts.isExternalModule(source) || AUGMENTS.test(source.text));
  }

  /** What the edits import beside (the SDK, a file that they make) never changes: the imports are those of the program as it was. */
  private get importers(): ReadonlyMap<string, readonly Importer[]> {
    this.knownImporters ??= importersIn(this.userFiles, this.before.getTypeChecker());
    return this.knownImporters;
  }

  private get userFiles(): ts.SourceFile[] {
    return this.before.getSourceFiles().filter(this.readerBefore.isUsers);
  }

  /** What the compiler says of a file now and did not say before. */
  newProblems(file: string, offsets: Offsets): Problem[] {
    const old = this.problemsBefore(file).map(({ code, start }) => `${code}@${offsets.after(start)}`);
    return this.problemsAfter(file).filter(({ code, start }) => {
      const place = old.indexOf(`${code}@${start}`);
      if (place < 0) return true;
      old.splice(place, 1);
      return false;
    });
  }

  private problemsBefore = (file: string): Problem[] => remembered(this.known, file, () => problemsIn(this.before, file));

  private problemsAfter = (file: string): Problem[] => remembered(this.found, file, () => problemsIn(this.current, file));
}

const AUGMENTS = /\bdeclare\s+(?:global\b|module\s*['"])/;

function problemsIn(program: ts.Program, file: string): Problem[] {
  const source = program.getSourceFile(file);
  if (!source) return [];
  const { declaration, composite } = program.getCompilerOptions();
  return [
    ...program.getSyntacticDiagnostics(source),
    ...program.getSemanticDiagnostics(source),
    ...(declaration || composite ? program.getDeclarationDiagnostics(source) : []),
  ]
    .filter(({ category }) => category === ts.DiagnosticCategory.Error)
    .map(({ start = 0, length = 0, code, messageText }) => ({ file, start, length, code, message: sayOf(messageText) }));
}

/** The first line of a message; where that says only that no overload fits, with the reason at its end. */
function sayOf(message: string | ts.DiagnosticMessageChain): string {
  const lines = ts
    .flattenDiagnosticMessageText(message, '\n')
    .split('\n')
    .map((line) => line.trim());
  const [first = ''] = lines;
  return NO_OVERLOAD.test(first) && lines.length > 1 ? `${first} ${lines.at(-1)}` : first;
}

const NO_OVERLOAD = /^No overload matches this call\.$/;

/** For each file, those that name it in an import of any form, and how. */
function importersIn(files: readonly ts.SourceFile[], checker: ts.TypeChecker): Map<string, Importer[]> {
  const importers = new Map<string, Importer[]>();
  for (const file of files) {
    // The compiler keeps the specifiers of all forms (import, export, import(), require) in one list, outside its declared interface.
    const { imports = [] } = file as { imports?: readonly ts.StringLiteralLike[] };
    for (const literal of imports)
      for (const declaration of checker.getSymbolAtLocation(literal)?.declarations ?? []) {
        const { fileName } = declaration.getSourceFile();
        importers.set(fileName, [...(importers.get(fileName) ?? []), { file: file.fileName, specifier: literal.text }]);
      }
  }
  return importers;
}
