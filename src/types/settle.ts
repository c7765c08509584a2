/** Moves annotations until the compiler has nothing new to say, or nothing helps any more. */
import { ts } from 'ts-morph';
import { applyEdits, OverlappingEdits } from '../edits.js';
import type { SiteEdit } from '../engine.js';
import { Imports } from './imports.js';
import { aliasOf, editsOfMoves, type Form, type Move, type MoveEdit, movedNode, moveKey, Unwritable } from './moves.js';
import { Offsets } from './offsets.js';
import { type CheckedProgram, type Problem, withoutMark } from './program.js';
import { sitesBehind } from './provenance.js';
import { flavourOf, type Reached, type Reader, referencesIn } from './references.js';
import { nodeAt, type Suspect, suspectsOf } from './suspects.js';

const MOST_ROUNDS = 60;

export interface Settled {
  edits: SiteEdit[];
  /** Sites that still have an error that was not there before. */
  failed: Map<string, { message: string; file: string; start: number }>;
}

/** The files of a run, as the stage needs them. Offsets are those of the whole text. */
export interface Ground {
  programs: readonly CheckedProgram[];
  textOf: (file: string) => string | undefined;
  /** Whether a file may be written. */
  isSelected: (file: string) => boolean;
}

/** One attempt: which moves the edits of these sites need. */
export function settle(
  siteEdits: readonly SiteEdit[],
  sites: readonly { id: string; file: string; start: number; end: number }[],
  ground: Ground,
): Settled {
  return new Settling(siteEdits, sites, ground).run();
}

class Settling {
  private readonly moves = new Map<string, Move>();
  private readonly pinned = new Set<string>();
  /** Moves that were tried and could not be written. */
  private readonly refused = new Set<string>();
  private moveEdits: (MoveEdit & { file: string })[] = [];
  private offsets = new Map<string, Offsets>();

  constructor(
    private readonly siteEdits: readonly SiteEdit[],
    private readonly sites: readonly { id: string; file: string; start: number; end: number }[],
    private readonly ground: Ground,
  ) {}

  run(): Settled {
    this.check();
    this.moveTakersOfResults();
    for (let round = 0; ; round++) {
      const problems = this.check();
      let helped = false;
      if (round < MOST_ROUNDS) for (const { program, problem } of problems) helped = this.help(program, problem) || helped;
      if (problems.length === 0) this.lessen();
      if (!helped) return this.outcome(problems);
    }
  }

  /** Applies all edits and asks the compiler. */
  private check(): { program: CheckedProgram; problem: Problem }[] {
    this.write();
    const byFile = this.editsByFile();
    const texts = new Map([...byFile].map(([file, edits]) => [file, applyEdits(this.ground.textOf(file) ?? '', edits)]));
    this.offsets = new Map([...byFile].map(([file, edits]) => [file, new Offsets(edits.map((edit) => this.bodily(file, edit)))]));
    const seen = new Set<string>();
    return this.ground.programs.flatMap((program) => {
      program.update(texts);
      return program.affectedBy(texts.keys()).flatMap((file) =>
        program.newProblems(file, this.offsetsOf(file)).flatMap((problem) => {
          const key = `${file}:${problem.start}:${problem.code}`;
          if (seen.has(key)) return [];
          seen.add(key);
          return [{ program, problem }];
        }),
      );
    });
  }

  /** What names the type of a call's result where the call stands says the new type, even where the old one would still do. */
  private moveTakersOfResults(): void {
    for (const { id, file, start, end } of this.sites) {
      const program = this.ground.programs.find((one) => one.has(file));
      const source = program?.after.getSourceFile(file);
      if (!program || !source) continue;
      const reader = program.readerAfter;
      const offsets = this.offsetsOf(file);
      const from = offsets.after(start - this.mark(file));
      const call = nodeAt(source, from, offsets.after(end - this.mark(file)) - from);
      const given = symbolsOf(reader.checker.getTypeAtLocation(call));
      for (const annotation of takersOf(call))
        for (const reached of referencesIn(annotation, reader))
          if (reached.reference.kind === 'name' && given.has(reached.reference.twin.symbol)) this.move(reached, [id], reader, false);
    }
  }

  /** Takes back, one by one, what was moved without need. */
  private lessen(): void {
    const doubtful = [...this.moves].filter(([, { isDoubtful }]) => isDoubtful).reverse();
    if (doubtful.length === 0) return;
    for (const [key, move] of doubtful) {
      this.moves.delete(key);
      if (this.check().length > 0) this.moves.set(key, move);
    }
    this.check();
  }

  private write(): void {
    this.moveEdits = [];
    const files = new Set([...this.moves.values()].map(({ file }) => file));
    for (const file of files) {
      const program = this.ground.programs.find((one) => one.has(file)) as CheckedProgram;
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
    const resolve = (specifier: string, from: string) =>
      ts.resolveModuleName(specifier, from, program.config.options, ts.sys).resolvedModule?.resolvedFileName;
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

  /** Adds or changes moves because of an error; false where nothing is left to try. */
  private help(program: CheckedProgram, problem: Problem): boolean {
    const reader = program.readerAfter;
    const source = program.after.getSourceFile(problem.file);
    if (!source) return false;
    const at = nodeAt(source, problem.start, problem.length);
    const sites = this.sitesOf(problem, at, reader);
    for (const group of suspectsOf(at, reader)) {
      const reached = group.flatMap((suspect) => this.reachedFrom(suspect, reader).map((one) => ({ suspect, one })));
      const fresh = reached.filter(({ suspect }) => this.mayMove(suspect, reader));
      const guards = fresh.flatMap(({ one }) => guardsOf(one, reader));
      const isDoubtful = fresh.length > 1 || fresh.some(({ suspect }) => !suspect.other);
      const added = [
        ...fresh.filter(({ one }) => this.move(one, sites, reader, isDoubtful)),
        ...guards.filter((one) => this.move(one, sites, reader, false)),
      ];
      if (added.length > 0) return true;
      const widened = group.map((suspect) => this.widen(suspect, sites, reader)).filter(Boolean);
      if (widened.length > 0) return true;
    }
    return false;
  }

  private reachedFrom({ annotation, side, other }: Suspect, reader: Reader): Reached[] {
    return referencesIn(annotation, reader, side === 'takes' ? other : undefined);
  }

  /** Plain values do not ask their takers to move; what gives a value moves where its taker is beta. */
  private mayMove({ other }: Suspect, reader: Reader): boolean {
    if (!other) return true;
    const { beta, plain } = flavourOf(other, reader);
    return beta || !plain;
  }

  /** Moves a reference, or the alias by which it is reached where that one has to stay. */
  private move({ reference, through }: Reached, sites: readonly string[], reader: Reader, isDoubtful: boolean): boolean {
    const held = through.findLast((alias) => this.pinned.has(this.declarationKey(alias, reader) ?? ''));
    const place = this.placeOf(held ?? movedNode(reference));
    if (!place || !this.ground.isSelected(place.file) || this.refused.has(moveKey(place))) return false;
    const known = this.moves.get(moveKey(place));
    if (known) {
      known.isDoubtful &&= isDoubtful;
      if (known.form !== 'adaptive') return false;
      known.form = 'beta';
      return true;
    }
    const isEnabled = reference.kind === 'name' && reference.type.path.at(-1) === 'ThinkingConfigEnabled';
    const form: Form = held ? 'expand' : isEnabled ? 'adaptive' : 'beta';
    this.moves.set(moveKey(place), { ...place, form, isDoubtful, sites: new Set(sites) });
    return true;
  }

  /** Where a plain value meets an annotation that was moved for another one, both have to fit. */
  private widen({ annotation, side, other }: Suspect, sites: readonly string[], reader: Reader): boolean {
    if (side !== 'takes' || !other) return false;
    const { beta, plain } = flavourOf(other, reader);
    if (beta || !plain) return false;
    const start = annotation.getStart();
    const offsets = this.offsetsOf(annotation.getSourceFile().fileName);
    const file = annotation.getSourceFile().fileName;
    let widened = false;
    for (const move of this.movesReached(annotation, reader)) {
      if (move.form === 'both' || move.form === 'expand-both') continue;
      const alias = this.aliasAround(move);
      if (alias && !(move.file === file && offsets.before(start) === move.start)) {
        this.moves.delete(moveKey(move));
        this.pinned.add(alias);
      } else {
        move.form = move.form === 'expand' ? 'expand-both' : 'both';
        for (const site of sites) move.sites.add(site);
      }
      widened = true;
    }
    return widened;
  }

  /** Moves whose places an annotation reaches, in the edited text. */
  private movesReached(annotation: ts.Node, reader: Reader): Move[] {
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

  /** The alias whose body holds a move, by file and place in the original text. */
  private aliasAround(move: Move): string | undefined {
    const program = this.ground.programs.find((one) => one.has(move.file));
    const source = program?.before.getSourceFile(move.file);
    const alias = source && ts.findAncestor(nodeAt(source, move.start, move.end - move.start), ts.isTypeAliasDeclaration);
    return alias && `${move.file}:${alias.getStart(source)}`;
  }

  private declarationKey(node: ts.TypeReferenceNode, reader: Reader): string | undefined {
    const alias = aliasOf(node, reader);
    const place = alias && this.offsetsOf(alias.getSourceFile().fileName).before(alias.getStart());
    return alias && place !== undefined ? `${alias.getSourceFile().fileName}:${place}` : undefined;
  }

  /** Where a node of the edited text is in the original one; undefined within what an edit wrote. */
  private placeOf(node: ts.Node): { file: string; start: number; end: number } | undefined {
    const file = node.getSourceFile().fileName;
    const offsets = this.offsetsOf(file);
    const start = offsets.before(node.getStart());
    const last = offsets.before(node.end - 1);
    return start === undefined || last === undefined ? undefined : { file, start, end: last + 1 };
  }

  private sitesOf(problem: Problem, at: ts.Node, reader: Reader): string[] {
    const behind = sitesBehind(at, reader, (file, start, end) => this.sitesIn(file, start, end));
    if (behind.length > 0) return behind;
    const here = this.sites.filter(({ file }) => file === problem.file);
    return (here.length > 0 ? here : this.sites).map(({ id }) => id);
  }

  private sitesIn(file: string, start: number, end: number): string[] {
    const offsets = this.offsetsOf(file);
    const touches = (from: number, to: number) => offsets.after(from) < end && offsets.after(to) > start;
    const shift = this.mark(file);
    return [
      ...this.sites.filter((site) => site.file === file && touches(site.start - shift, site.end - shift)).map(({ id }) => id),
      ...this.siteEdits.filter((edit) => edit.file === file && touches(edit.start - shift, edit.end - shift)).flatMap((edit) => edit.sites),
      ...[...this.moves.values()].filter((move) => move.file === file && touches(move.start, move.end)).flatMap((move) => [...move.sites]),
    ];
  }

  private outcome(problems: { program: CheckedProgram; problem: Problem }[]): Settled {
    const failed: Settled['failed'] = new Map();
    for (const { program, problem } of problems) {
      const reader = program.readerAfter;
      const source = program.after.getSourceFile(problem.file) as ts.SourceFile;
      const at = nodeAt(source, problem.start, problem.length);
      const start = (this.offsetsOf(problem.file).before(problem.start) ?? 0) + this.mark(problem.file);
      for (const site of this.sitesOf(problem, at, reader))
        if (!failed.has(site)) failed.set(site, { message: problem.message, file: problem.file, start });
    }
    const edits = this.moveEdits.map(({ file, start, end, text, by }): SiteEdit => {
      const sites = [...new Set(by.flatMap((move) => [...move.sites]))];
      return { file, start, end, text, kind: 'type', sites };
    });
    return { edits, failed };
  }

  private editsByFile(): Map<string, (SiteEdit | MoveEdit)[]> {
    const byFile = new Map<string, (SiteEdit | MoveEdit)[]>();
    for (const edit of [...this.siteEdits, ...this.moveEdits]) byFile.set(edit.file, [...(byFile.get(edit.file) ?? []), edit]);
    return byFile;
  }

  private offsetsOf(file: string): Offsets {
    return this.offsets.get(file) ?? new Offsets([]);
  }

  private mark(file: string): number {
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

/** What a type guard tells moves along with what it is told of. */
function guardsOf({ reference }: Reached, reader: Reader): Reached[] {
  const parameter = ts.findAncestor(movedNode(reference), ts.isParameter);
  const predicate = parameter && ts.isFunctionLike(parameter.parent) && parameter.parent.type;
  return predicate && ts.isTypePredicateNode(predicate) && predicate.type ? referencesIn(predicate.type, reader) : [];
}

/** The annotations that a call's result meets where the call stands. */
function takersOf(call: ts.Node): ts.TypeNode[] {
  let node = call.parent;
  while (ts.isAwaitExpression(node) || ts.isParenthesizedExpression(node)) node = node.parent;
  if (ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node)) return node.type ? [node.type] : [];
  const returns = ts.isReturnStatement(node) ? ts.findAncestor(node, ts.isFunctionLike) : ts.isArrowFunction(node) ? node : undefined;
  return returns?.type ? [returns.type] : [];
}

/** The symbols that a type is named by: its own, and those of its arguments and members. */
function symbolsOf(type: ts.Type, found = new Set<ts.Symbol>()): Set<ts.Symbol> {
  for (const symbol of [type.aliasSymbol, type.symbol]) if (symbol) found.add(symbol);
  if (type.isUnionOrIntersection()) for (const one of type.types) symbolsOf(one, found);
  for (const one of (type as Partial<ts.TypeReference>).typeArguments ?? type.aliasTypeArguments ?? [])
    if (one !== type) symbolsOf(one, found);
  return found;
}
