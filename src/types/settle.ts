/** Moves annotations until the compiler has nothing new to say, or nothing helps any more. */
import { ts } from 'ts-morph';
import type { SiteEdit } from '../run/engine.js';
import { Draft, type Found, type Ground, type Place } from './draft.js';
import { alternatives, isBeta, isPlain, isPlainValue } from './flavours.js';
import { type Form, type Move, movedNode, moveKey } from './moves.js';
import { sitesBehind } from './provenance.js';
import { type Reached, type Reader, referencesIn, typeNodeOf } from './references.js';
import { nodeAt, type Suspect, suspectsOf } from './suspects.js';

const MOST_ROUNDS = 60;

/**
 * What is tried against an error, in this order. `certain`: what meets the annotation is beta. `widen`: a plain value meets an annotation
 * that was moved for another one. `possible`: what meets it is not known to be plain.
 */
const TRIALS = ['certain', 'widen', 'possible'] as const;
type Trial = (typeof TRIALS)[number];

export interface Settled {
  edits: SiteEdit[];
  /** Sites that still have an error that was not there before. */
  failed: Map<string, { message: string; file: string; start: number }>;
  learned: Learned;
}

/** What an attempt has found out, for the next one. */
export interface Learned {
  moves: ReadonlyMap<string, Move>;
  /** Aliases that stay, by file and place. */
  pinned: ReadonlySet<string>;
}

/**
 * One attempt: which moves the edits of these sites need.
 * @param learned what an attempt with more sites has found; what it moved for those that are gone is forgotten.
 */
export function settle(siteEdits: readonly SiteEdit[], sites: readonly Place[], ground: Ground, learned?: Learned): Settled {
  return new Settling(new Draft(siteEdits, sites, ground), learned).run();
}

class Settling {
  private readonly pinned: Set<string>;

  constructor(
    private readonly draft: Draft,
    learned: Learned | undefined,
  ) {
    this.pinned = new Set(learned?.pinned);
    const ids = new Set(draft.sites.map(({ id }) => id));
    for (const [key, move] of learned?.moves ?? []) if ([...move.sites].every((site) => ids.has(site))) draft.moves.set(key, move);
  }

  run(): Settled {
    this.draft.check();
    this.moveTakersOfResults();
    for (let round = 0; ; round++) {
      const problems = this.draft.check();
      const helped = round < MOST_ROUNDS && inFiles(problems).filter((near) => this.helpAny(near)).length > 0;
      if (problems.length === 0) this.lessen();
      if (!helped) return this.outcome(problems);
    }
  }

  /** An error often brings others along in its file: what is certain comes first, and the rest is looked at again after it. */
  private helpAny(problems: readonly Found[]): boolean {
    return TRIALS.some((trial) => problems.filter((found) => this.help(found, trial)).length > 0);
  }

  /** What names the type of a call's result where the call stands says the new type, even where the old one would still do. */
  private moveTakersOfResults(): void {
    for (const { id, file, start, end } of this.draft.sites) {
      const program = this.draft.programOf(file);
      const source = program?.after.getSourceFile(file);
      if (!program || !source) continue;
      const reader = program.readerAfter;
      const offsets = this.draft.offsetsOf(file);
      const from = offsets.after(start - this.draft.mark(file));
      const call = nodeAt(source, from, offsets.after(end - this.draft.mark(file)) - from);
      const given = symbolsOf(reader.checker.getTypeAtLocation(call));
      for (const annotation of takersOf(call))
        for (const reached of referencesIn(annotation, reader))
          if (reached.reference.kind === 'name' && given.has(reached.reference.twin.symbol)) this.move(reached, [id], reader, false);
    }
  }

  /** Takes back what was moved without need: one at a time, but at once where no file sees two of them. */
  private lessen(): void {
    const { moves, ground } = this.draft;
    for (let left = [...moves.values()].filter(({ isDoubtful }) => isDoubtful).reverse(); left.length > 0; ) {
      const seenBy = new Map<string, Move>();
      const later: Move[] = [];
      for (const move of left) {
        const reach = ground.programs.flatMap((program) => [...program.importersOf([move.file])]);
        if (reach.some((file) => seenBy.has(file))) later.push(move);
        else for (const file of reach) seenBy.set(file, move);
      }
      const tried = new Set(seenBy.values());
      for (const move of tried) moves.delete(moveKey(move));
      const needed = new Set(this.draft.check().map(({ problem }) => seenBy.get(problem.file)));
      for (const move of tried) {
        move.isDoubtful = false;
        if (needed.has(move)) moves.set(moveKey(move), move);
      }
      left = later;
    }
    this.draft.check();
  }

  /** Adds or changes moves because of an error; false where nothing is left to try. */
  private help(found: Found, trial: Trial): boolean {
    const reader = found.program.readerAfter;
    const at = nodeOf(found);
    const sites = this.sitesOf(found, at);
    for (const group of suspectsOf(at, reader)) {
      if (trial === 'widen') {
        if (group.filter((suspect) => this.widen(suspect, reader)).length > 0) return true;
        continue;
      }
      const meant = group.filter(({ other, side }) => {
        if (trial === 'certain') return isBeta(other, reader);
        return side === 'takes' ? !isPlainValue(other, reader) : !isPlain(other, reader);
      });
      const reached = meant.flatMap((suspect) =>
        this.reachedFrom(suspect, reader).map((one) => ({ ...one, value: suspect.other ?? reader.checker.getTypeAtLocation(at) })),
      );
      const isDoubtful = reached.length > 1;
      const added = [
        ...reached.filter((one) => this.move(one, sites, reader, isDoubtful)),
        ...reached.flatMap((one) => guardsOf(one, reader)).filter((one) => this.move(one, sites, reader, false)),
      ];
      if (added.length > 0) return true;
    }
    return false;
  }

  private reachedFrom({ annotation, side, other }: Suspect, reader: Reader): Reached[] {
    return referencesIn(annotation, reader, side === 'takes' ? other : undefined);
  }

  /** Moves a reference, or the alias by which it is reached where that one has to stay. */
  private move(reached: Reached & { value?: ts.Type | undefined }, sites: readonly string[], reader: Reader, isDoubtful: boolean): boolean {
    const { reference, through } = reached;
    const held = through.findLast((alias) => this.pinned.has(this.draft.declarationKey(alias, reader) ?? ''));
    const place = this.draft.placeOf(held ?? movedNode(reference));
    if (!place || !this.draft.ground.isSelected(place.file) || this.draft.refused.has(moveKey(place))) return false;
    const known = this.draft.moves.get(moveKey(place));
    if (known) {
      known.isDoubtful &&= isDoubtful;
      return false;
    }
    const form: Form = held ? 'expand' : isAdaptiveNow(reached, reader) ? 'adaptive' : 'beta';
    this.draft.moves.set(moveKey(place), { ...place, form, isDoubtful, sites: new Set(sites) });
    return true;
  }

  /** Where a plain value meets an annotation that was moved for another one, both have to fit. */
  private widen({ annotation, side, other }: Suspect, reader: Reader): boolean {
    if (side !== 'takes' || !alternatives(other).some((one) => isPlain(one, reader))) return false;
    const start = annotation.getStart();
    const offsets = this.draft.offsetsOf(annotation.getSourceFile().fileName);
    const file = annotation.getSourceFile().fileName;
    let widened = false;
    for (const move of this.draft.movesReached(annotation, reader)) {
      if (move.form === 'both' || move.form === 'expand-both') continue;
      const alias = this.draft.aliasAround(move);
      if (alias && !(move.file === file && offsets.before(start) === move.start)) {
        this.draft.moves.delete(moveKey(move));
        this.pinned.add(alias);
      } else {
        move.form = move.form === 'expand' ? 'expand-both' : 'both';
      }
      widened = true;
    }
    return widened;
  }

  /** The sites that an error comes from: along what it names, else by what was moved near it, else all that it may be. */
  private sitesOf({ program, problem }: Found, at: ts.Node): string[] {
    const reader = program.readerAfter;
    const behind = sitesBehind(at, reader, (file, start, end) => this.draft.sitesIn(file, start, end));
    if (behind.length > 0) return behind;
    const moved = suspectsOf(at, reader).flatMap((group) => group.flatMap(({ annotation }) => this.draft.movesReached(annotation, reader)));
    if (moved.length > 0) return [...new Set(moved.flatMap(({ sites }) => [...sites]))];
    const here = this.draft.sites.filter(({ file }) => file === problem.file);
    const seen = this.draft.sites.filter(({ file }) => program.has(file));
    return (here.length > 0 ? here : seen).map(({ id }) => id);
  }

  private outcome(problems: readonly Found[]): Settled {
    const failed: Settled['failed'] = new Map();
    for (const found of problems) {
      const { file, message, start } = found.problem;
      const before = this.draft.offsetsOf(file).before(start);
      for (const id of this.sitesOf(found, nodeOf(found))) {
        if (failed.has(id)) continue;
        const site = this.draft.sites.find((one) => one.id === id);
        // What is wrong in new text is said of the call.
        if (before === undefined && site) failed.set(id, { message, file: site.file, start: site.start });
        else failed.set(id, { message, file, start: (before ?? 0) + this.draft.mark(file) });
      }
    }
    return { edits: this.draft.typeEdits(), failed, learned: { moves: this.draft.moves, pinned: this.pinned } };
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
  if (ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node)) return [typeNodeOf(node) ?? []].flat();
  const returns = ts.isReturnStatement(node) ? ts.findAncestor(node, ts.isFunctionLike) : ts.isArrowFunction(node) ? node : undefined;
  return [(returns && typeNodeOf(returns)) ?? []].flat();
}

/** The symbols that a type is named by: its own, and those of its arguments and members. */
function symbolsOf(type: ts.Type, found = new Set<ts.Symbol>()): Set<ts.Symbol> {
  for (const symbol of [type.aliasSymbol, type.symbol]) if (symbol) found.add(symbol);
  if (type.isUnionOrIntersection()) for (const one of type.types) symbolsOf(one, found);
  for (const one of (type as Partial<ts.TypeReference>).typeArguments ?? type.aliasTypeArguments ?? [])
    if (one !== type) symbolsOf(one, found);
  return found;
}

const inFiles = (problems: readonly Found[]): Found[][] => {
  const files = [...new Set(problems.map(({ problem }) => problem.file))];
  return files.map((file) => problems.filter(({ problem }) => problem.file === file));
};

/** What was described as enabled thinking is adaptive now, unless it is the beta type of the same. */
function isAdaptiveNow({ reference, value }: Reached & { value?: ts.Type | undefined }, { checker, sdk }: Reader): boolean {
  if (reference.kind !== 'name' || !sdk.adaptiveOf(reference.type)) return false;
  return !value || !checker.isTypeAssignableTo(value, checker.getDeclaredTypeOfSymbol(reference.twin.symbol));
}

const nodeOf = ({ program, problem: { file, start, length } }: Found): ts.Node =>
  nodeAt(program.after.getSourceFile(file) as ts.SourceFile, start, length);
