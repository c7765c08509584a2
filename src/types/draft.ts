/** The edits as far as they are known: applied in memory, shown to the compiler, and traced back. */
import { ts } from 'ts-morph';
import { applyEdits, OverlappingEdits } from '../rewrite/edits.js';
import type { SiteEdit } from '../run/engine.js';
import { withoutMark } from './host.js';
import { Imports } from './imports.js';
import { aliasOf, editsOfMoves, isMereName, type Move, type MoveEdit, moveKey, Unwritable } from './moves.js';
import { Offsets } from './offsets.js';
import type { CheckedProgram, Problem } from './program.js';
import type { Reader } from './references.js';
import { nodeAt } from './suspects.js';

/** The files of a run, as the stage needs them. Offsets are those of the whole text. */
export interface Ground {
  programs: readonly CheckedProgram[];
  textOf: (file: string) => string | undefined;
  /** Whether a file may be written. */
  isSelected: (file: string) => boolean;
}

/** What of a call site matters here: where its call is, in the original text. */
export interface Place {
  id: string;
  file: string;
  start: number;
  end: number;
}

/** A problem, and the program that has it. */
export interface Found {
  program: CheckedProgram;
  problem: Problem;
}

export class Draft {
  readonly moves = new Map<string, Move>();
  /** Moves that were tried and could not be written. */
  readonly refused = new Set<string>();
  private moveEdits: (MoveEdit & { file: string })[] = [];
  private offsets = new Map<string, Offsets>();

  constructor(
    private readonly siteEdits: readonly SiteEdit[],
    readonly sites: readonly Place[],
    readonly ground: Ground,
  ) {}

  /** Applies all edits and asks the compiler. */
  check(): Found[] {
    this.write();
    const byFile = this.editsByFile();
    const texts = new Map([...byFile].map(([file, edits]) => [file, applyEdits(this.ground.textOf(file) ?? '', edits)]));
    this.offsets = new Map([...byFile].map(([file, edits]) => [file, new Offsets(edits.map((edit) => this.bodily(file, edit)))]));
    const seen = new Set<string>();
    return this.ground.programs.flatMap((program) => {
      program.update(texts);
      const checked = [...program.affected()].filter((file) => program.checks(file));
      return checked.flatMap((file) =>
        program.newProblems(file, this.offsetsOf(file)).flatMap((problem) => {
          const key = `${file}:${problem.start}:${problem.code}`;
          if (seen.has(key)) return [];
          seen.add(key);
          return [{ program, problem }];
        }),
      );
    });
  }

  private write(): void {
    this.moveEdits = [];
    const files = new Set([...this.moves.values()].map(({ file }) => file));
    for (const file of files) {
      const program = this.programOf(file) as CheckedProgram;
      const source = program.before.getSourceFile(file) as ts.SourceFile;
      const reader = program.readerBefore;
      for (;;) {
        const own = [...this.moves.values()].filter((move) => move.file === file);
        const failing = this.tryToWrite(file, source, own, reader, program);
        if (!failing) break;
        for (const move of failing) {
          this.moves.delete(moveKey(move));
          this.refused.add(moveKey(move));
        }
      }
    }
  }

  /** Gives back the moves that cannot be written, if there are any. */
  private tryToWrite(file: string, source: ts.SourceFile, own: Move[], reader: Reader, program: CheckedProgram): Move[] | undefined {
    const { options } = program.config;
    const like = source.statements.filter(ts.isImportDeclaration).map(({ moduleSpecifier }) => moduleSpecifier)[0];
    const mode = like && ts.isStringLiteral(like) ? ts.getModeForUsageLocation(source, like, options) : source.impliedNodeFormat;
    const resolve = (specifier: string, from: string) =>
      ts.resolveModuleName(specifier, from, options, ts.sys, undefined, undefined, mode).resolvedModule?.resolvedFileName;
    const attempt = (moves: Move[]) =>
      editsOfMoves(source, moves, reader, new Imports(source, reader, resolve)).map((edit) => ({
        ...edit,
        ...this.wholly(file, edit),
        file,
      }));
    const fits = (edits: MoveEdit[]) => {
      const others = this.siteEdits.filter((edit) => edit.file === file);
      try {
        applyEdits(this.ground.textOf(file) ?? '', [...others, ...edits]);
        return true;
      } catch (error) {
        if (error instanceof OverlappingEdits) return false;
        throw error;
      }
    };
    try {
      const edits = attempt(own);
      if (fits(edits)) {
        this.moveEdits.push(...edits);
        return undefined;
      }
    } catch (error) {
      if (!(error instanceof Unwritable)) throw error;
    }
    const failing = own.filter((move) => {
      try {
        return !fits(attempt([move]));
      } catch (error) {
        if (error instanceof Unwritable) return true;
        throw error;
      }
    });
    return failing.length > 0 ? failing : own;
  }

  /** A program that checks a file, or else one that sees it. */
  programOf(file: string): CheckedProgram | undefined {
    const { programs } = this.ground;
    return programs.find((one) => one.checks(file)) ?? programs.find((one) => one.has(file));
  }

  /** Moves whose places an annotation reaches, in the edited text. */
  movesReached(annotation: ts.Node, reader: Reader): Move[] {
    const found: Move[] = [];
    const seen = new Set<ts.Node>();
    const visit = (node: ts.Node): void => {
      if (seen.has(node)) return;
      seen.add(node);
      const file = node.getSourceFile().fileName;
      for (const move of this.moves.values()) {
        if (move.file !== file || found.includes(move)) continue;
        const start = this.offsetsOf(file).after(move.start);
        if (start >= node.getStart() && start < node.end) found.push(move);
      }
      const inner = (one: ts.Node): void => {
        if (ts.isTypeReferenceNode(one)) {
          const symbol = reader.checker.getSymbolAtLocation(one.typeName);
          for (const declaration of (symbol && reader.sdk.resolve(symbol).declarations) ?? [])
            if (reader.isUsers(declaration.getSourceFile())) visit(declaration);
        }
        ts.forEachChild(one, inner);
      };
      inner(node);
    };
    visit(annotation);
    return found;
  }

  /** The alias that merely gives a name to a moved type, by file and place in the original text: it can be left to its other readers. */
  aliasAround(move: Move): string | undefined {
    const program = this.programOf(move.file);
    const source = program?.before.getSourceFile(move.file);
    const alias = source && ts.findAncestor(nodeAt(source, move.start, move.end - move.start), ts.isTypeAliasDeclaration);
    return program && alias && isMereName(alias, program.readerBefore) ? `${move.file}:${alias.getStart(source)}` : undefined;
  }

  declarationKey(node: ts.TypeReferenceNode, reader: Reader): string | undefined {
    const alias = aliasOf(node, reader);
    const place = alias && this.offsetsOf(alias.getSourceFile().fileName).before(alias.getStart());
    return alias && place !== undefined ? `${alias.getSourceFile().fileName}:${place}` : undefined;
  }

  /** Where a node of the edited text is in the original one; undefined within what an edit wrote. */
  placeOf(node: ts.Node): { file: string; start: number; end: number } | undefined {
    const file = node.getSourceFile().fileName;
    const offsets = this.offsetsOf(file);
    const start = offsets.before(node.getStart());
    const last = offsets.before(node.end - 1);
    return start === undefined || last === undefined ? undefined : { file, start, end: last + 1 };
  }

  /** Ids of the sites that have a part in a range of the edited text. */
  sitesIn(file: string, start: number, end: number): string[] {
    const offsets = this.offsetsOf(file);
    const touches = (from: number, to: number) => offsets.after(from) < end && offsets.after(to) > start;
    const shift = this.mark(file);
    return [
      ...this.sites.filter((site) => site.file === file && touches(site.start - shift, site.end - shift)).map(({ id }) => id),
      ...this.siteEdits.filter((edit) => edit.file === file && touches(edit.start - shift, edit.end - shift)).flatMap((edit) => edit.sites),
      ...[...this.moves.values()].filter((move) => move.file === file && touches(move.start, move.end)).flatMap((move) => [...move.sites]),
    ];
  }

  /** The moves as edits of the run. */
  typeEdits(): SiteEdit[] {
    return this.moveEdits.map(({ file, start, end, text, by }): SiteEdit => {
      const sites = [...new Set(by.flatMap((move) => [...move.sites]))];
      return { file, start, end, text, kind: 'type', sites };
    });
  }

  private editsByFile(): Map<string, (SiteEdit | MoveEdit)[]> {
    const byFile = new Map<string, (SiteEdit | MoveEdit)[]>();
    for (const edit of [...this.siteEdits, ...this.moveEdits]) byFile.set(edit.file, [...(byFile.get(edit.file) ?? []), edit]);
    return byFile;
  }

  offsetsOf(file: string): Offsets {
    return this.offsets.get(file) ?? new Offsets([]);
  }

  /** What a byte order mark adds to the compiler's offsets. */
  mark(file: string): number {
    const text = this.ground.textOf(file) ?? '';
    return text.length - withoutMark(text).length;
  }

  private bodily<E extends { start: number; end: number; text: string }>(file: string, edit: E): E {
    const shift = this.mark(file);
    return { ...edit, start: edit.start - shift, end: edit.end - shift };
  }

  private wholly(file: string, edit: { start: number; end: number; text: string }): { start: number; end: number; text: string } {
    const shift = this.mark(file);
    return { start: edit.start + shift, end: edit.end + shift, text: edit.text };
  }
}
