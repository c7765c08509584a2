/** What other files see of a file: its declarations. Where they stay as they were, nothing that imports it must be looked at again. */
import { ts } from 'ts-morph';
import { isDeclaration } from './configs.js';
import { remembered } from './host.js';

interface Shape {
  text: string;
  /** What the declarations import, as they name it. */
  imports: readonly string[];
}

/** The declarations of one program's files. */
export class Shapes {
  private readonly known = new Map<string, Shape | undefined>();

  constructor(private readonly program: ts.Program) {}

  /** Undefined where the declarations cannot be written. */
  of(file: string): Shape | undefined {
    return remembered(this.known, file, () => {
      const source = this.program.getSourceFile(file);
      const text = source && (isDeclaration(file) ? source.text : this.declarationsOf(source));
      return text === undefined ? undefined : { text, imports: ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName) };
    });
  }

  private declarationsOf(source: ts.SourceFile): string | undefined {
    let text: string | undefined;
    const write: ts.WriteFileCallback = (name, written) => {
      if (isDeclaration(name)) text = written;
    };
    const { diagnostics } = (this.program.emit as Emit)(source, write, undefined, true, undefined, true);
    return diagnostics.length > 0 ? undefined : text;
  }
}

/** `emit`, with the last parameter that the compiler's own incremental build passes: declarations whatever the options say. */
type Emit = (
  source: ts.SourceFile,
  write: ts.WriteFileCallback,
  token: undefined,
  onlyDeclarations: true,
  transformers: undefined,
  force: true,
) => ts.EmitResult;

/**
 * Which files are other ones for those that import them.
 * @param edited files that have another text.
 * @param importersOf the files that import a file, with the way in which they name it.
 */
export function changedShapes(
  edited: Iterable<string>,
  before: Shapes,
  after: Shapes,
  importersOf: (file: string) => readonly { file: string; specifier: string }[],
): Set<string> {
  const isAnother = (file: string): boolean => {
    const [old, now] = [before.of(file), after.of(file)];
    return !old || !now || old.text !== now.text;
  };
  const changed = new Set([...edited].filter(isAnother));
  for (const file of changed)
    for (const importer of importersOf(file)) {
      if (changed.has(importer.file)) continue;
      const names = after.of(importer.file)?.imports ?? [importer.specifier];
      if (names.some((name) => namesSame(name, importer.specifier, file)) || isAnother(importer.file)) changed.add(importer.file);
    }
  return changed;
}

/** Whether declarations name a file: as their source does, or in a way of the compiler's own. */
const namesSame = (name: string, specifier: string, file: string): boolean => name === specifier || stemOf(name) === stemOf(file);

const stemOf = (name: string): string =>
  name
    .replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '')
    .replace(/\/index$/, '')
    .split('/')
    .at(-1) ?? name;
