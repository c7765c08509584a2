/** One program of the user's, before and after the edits, and what the compiler says of each. */
import { Project, ts } from 'ts-morph';
import type { ProgramConfig } from './configs.js';
import type { Offsets } from './offsets.js';
import type { Reader } from './references.js';
import { SdkTypes } from './sdk.js';

export interface Problem {
  file: string;
  /** UTF-16 offset and length in the text as it is now. */
  start: number;
  length: number;
  code: number;
  message: string;
}

/** The text of a project file without its byte order mark, which the compiler does not count. */
export const withoutMark = (text: string): string => (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);

export class CheckedProgram {
  readonly before: ts.Program;
  private readonly project: Project;
  private readonly known = new Map<string, Problem[]>();
  /** What the compiler says of `after`; a file that no change has reached since then is not asked again. */
  private readonly found = new Map<string, Problem[]>();
  private changed = new Set<string>();
  private readonly readers = new WeakMap<ts.Program, Reader>();
  private readonly importers = new WeakMap<ts.Program, ReadonlyMap<string, string[]>>();
  private current: ts.Program;

  /**
   * @param textOf the original text of a file that may be edited.
   * @param made files that the edits make; they are there from the start.
   */
  constructor(
    readonly config: ProgramConfig,
    private readonly textOf: (file: string) => string | undefined,
    edited: readonly string[],
    private readonly sdkRoots: readonly string[],
    made: ReadonlyMap<string, string> = new Map(),
  ) {
    this.project = new Project({
      compilerOptions: config.options,
      skipAddingFilesFromTsConfig: true,
      skipFileDependencyResolution: true,
    });
    for (const file of config.files) this.project.addSourceFileAtPathIfExists(file);
    for (const file of edited) if (config.files.includes(file)) this.write(file, textOf(file) ?? '');
    for (const [file, text] of made) this.write(file, text);
    this.before = this.project.getProgram().compilerObject;
    this.current = this.before;
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
    const known = this.readers.get(program);
    if (known) return known;
    const checker = program.getTypeChecker();
    const made: Reader = {
      checker,
      sdk: new SdkTypes(program, checker, this.sdkRoots),
      isUsers: (file) => !file.fileName.includes('/node_modules/') && !program.isSourceFileDefaultLibrary(file),
      sourceFile: (name) => program.getSourceFile(name),
    };
    this.readers.set(program, made);
    return made;
  }

  has(file: string): boolean {
    return this.before.getSourceFile(file) !== undefined;
  }

  /** Makes `after` the program with these texts; all other files have their original ones. */
  update(texts: ReadonlyMap<string, string>): void {
    const wanted = new Map([...this.changed].map((file) => [file, this.textOf(file) ?? '']));
    for (const [file, text] of texts) if (this.has(file)) wanted.set(file, text);
    const written = [...wanted].filter(([file, text]) => this.write(file, text)).map(([file]) => file);
    this.changed = new Set([...texts.keys()].filter((file) => this.has(file)));
    if (written.length === 0) return;
    this.current = this.project.getProgram().compilerObject;
    for (const file of this.affectedBy(written)) this.found.delete(file);
  }

  /** True where the file had another text. */
  private write(file: string, text: string): boolean {
    const body = withoutMark(text);
    if (this.project.getSourceFile(file)?.getFullText() === body) return false;
    this.project.createSourceFile(file, body, { overwrite: true });
    return true;
  }

  /** The user's files that can see one of these, directly or through others, and these themselves. */
  affectedBy(files: Iterable<string>): string[] {
    const maps = [...new Set([this.before, this.current])].map((program) => this.importersIn(program));
    const found = new Set<string>();
    const visit = (file: string) => {
      if (found.has(file) || !this.has(file)) return;
      found.add(file);
      for (const importers of maps) for (const importer of importers.get(file) ?? []) visit(importer);
    };
    for (const file of files) {
      visit(file);
      const source = this.before.getSourceFile(file);
      if (source && !ts.isExternalModule(source)) for (const other of this.userFiles(this.before)) found.add(other.fileName);
    }
    return [...found];
  }

  private importersIn(program: ts.Program): ReadonlyMap<string, string[]> {
    const known = this.importers.get(program);
    if (known) return known;
    const made = new Map<string, string[]>();
    const checker = program.getTypeChecker();
    for (const file of this.userFiles(program))
      for (const imported of importedBy(file, checker)) made.set(imported, [...(made.get(imported) ?? []), file.fileName]);
    this.importers.set(program, made);
    return made;
  }

  private userFiles = (program: ts.Program): ts.SourceFile[] => program.getSourceFiles().filter(this.readerOf(program).isUsers);

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

function remembered<T>(known: Map<string, T>, key: string, make: () => T): T {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

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
    .map(({ start = 0, length = 0, code, messageText }) => ({
      file,
      start,
      length,
      code,
      message: ts.flattenDiagnosticMessageText(messageText, '\n').split('\n')[0] ?? '',
    }));
}

/** Files that a file names in an import of any form. */
function importedBy(file: ts.SourceFile, checker: ts.TypeChecker): string[] {
  // The compiler keeps the specifiers of all forms (import, export, import(), require) in one list, outside its declared interface.
  const { imports = [] } = file as { imports?: readonly ts.StringLiteralLike[] };
  return imports.flatMap(
    (specifier) => checker.getSymbolAtLocation(specifier)?.declarations?.map((one) => one.getSourceFile().fileName) ?? [],
  );
}
