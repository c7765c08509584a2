/** What moves to a beta type, and the text edits that write it. */
import { ts } from 'ts-morph';
import { applyEdits, type TextEdit } from '../rewrite/edits.js';
import type { Imports } from './imports.js';
import { type Reader, type Reference, referenceAt } from './references.js';

/**
 * `beta`: the twin in its place. `both`: the twin beside it. `adaptive`: the adaptive thinking configuration for the enabled one.
 * `expand`: a name of the user's own is left to its other readers, and what it stands for is written in its place, as the twin.
 * `expand-both`: the name, and beside it what it stands for, as the twin.
 */
export type Form = 'beta' | 'both' | 'adaptive' | 'expand' | 'expand-both';

export interface Move {
  file: string;
  /** UTF-16 offsets of the moved node in the original text, without a byte order mark. */
  start: number;
  end: number;
  form: Form;
  /** Others were moved for the same error: it may not have been needed. */
  isDoubtful: boolean;
  /** Ids of the sites whose values flow here. */
  sites: Set<string>;
}

export const moveKey = ({ file, start }: Pick<Move, 'file' | 'start'>): string => `${file}:${start}`;

/** An edit of a move; `by` are the moves that need it. */
export interface MoveEdit extends TextEdit {
  by: Move[];
}

/** Raised where a type cannot be written at a place. */
export class Unwritable extends Error {
  override name = 'Unwritable';
}

/** The edits of one file's moves. `source` is the file as it was. */
export function editsOfMoves(source: ts.SourceFile, moves: readonly Move[], reader: Reader, imports: Imports): MoveEdit[] {
  const write = () => moves.flatMap((move) => editsOf(source, move, reader, imports));
  // What an import may be called depends on all its uses: the first round collects them.
  write();
  return [...write(), ...imports.edits()];
}

function editsOf(source: ts.SourceFile, move: Move, reader: Reader, imports: Imports): MoveEdit[] {
  const node = nodeOf(source, move);
  if (!node) throw new Unwritable();
  if (move.form === 'expand' || move.form === 'expand-both') {
    const meant = expanded(node as ts.TypeReferenceNode, reader, imports, move);
    const text = move.form === 'expand' ? meant : united(node, node.getText(source), meant);
    return [{ start: node.getStart(source), end: node.end, text, by: [move] }];
  }
  const reference = referenceAt(node, reader);
  if (!reference) throw new Unwritable();
  if (reference.kind === 'member') {
    const { node: member } = reference;
    const at = ts.isIdentifier(member) ? member.getStart(source) : source.text.lastIndexOf('[', member.getStart(source));
    const quote = source.text[member.getStart(source)] ?? "'";
    return [{ start: at, end: at, text: ts.isIdentifier(member) ? 'beta.' : `[${quote}beta${quote}]`, by: [move] }];
  }
  const twin = move.form === 'adaptive' ? reader.sdk.adaptiveOf(reference.type) : reference.twin;
  if (!twin) throw new Unwritable();
  const name = reference.node;
  if (ts.isImportTypeNode(name)) return imports.ofImportType(name, twin, move);
  const text = imports.nameFor(name, reference.type, twin, move);
  const start = name.getStart(source);
  if (move.form !== 'both') return text === name.getText(source) ? [] : [{ start, end: name.end, text, by: [move] }];
  const original = node.getText(source);
  return [
    { start: node.getStart(source), end: node.end, text: united(node, original, text + original.slice(name.end - start)), by: [move] },
  ];
}

/** A union of two, in brackets where it stands in something that binds closer. */
function united(node: ts.Node, one: string, other: string): string {
  const { parent } = node;
  const closer =
    ts.isArrayTypeNode(parent) || ts.isTypeOperatorNode(parent) || ts.isIntersectionTypeNode(parent) || ts.isIndexedAccessTypeNode(parent);
  return closer ? `(${one} | ${other})` : `${one} | ${other}`;
}

/** True where an alias is another name for a type of the SDK, or a list or a promise of it: something that can be written in its place. */
export function isMereName({ type, typeParameters }: ts.TypeAliasDeclaration, { checker, isUsers }: Reader): boolean {
  const isPlain = (node: ts.Node): boolean => {
    if (ts.isFunctionTypeNode(node) || ts.isTypeLiteralNode(node) || ts.isTypeQueryNode(node) || ts.isImportTypeNode(node)) return false;
    if (ts.isTypeReferenceNode(node)) {
      const symbol = checker.getSymbolAtLocation(node.typeName);
      if (symbol?.declarations?.some((one) => isUsers(one.getSourceFile()) && !ts.isImportSpecifier(one) && !ts.isImportClause(one)))
        return false;
    }
    return ts.forEachChild(node, (child) => !isPlain(child)) !== true;
  };
  return !typeParameters && isPlain(type);
}

/** What an alias of the user's stands for, with the twins of the SDK's types. */
function expanded(node: ts.TypeReferenceNode, reader: Reader, imports: Imports, move: Move): string {
  const declaration = aliasOf(node, reader);
  if (!declaration || !isMereName(declaration, reader)) throw new Unwritable();
  const body = declaration.type;
  const source = body.getSourceFile();
  const from = body.getStart(source);
  const parts: TextEdit[] = [];
  const visit = (one: ts.Node): void => {
    const reference = referenceAt(one, reader);
    if (reference && (reference.kind !== 'name' || ts.isImportTypeNode(reference.node))) throw new Unwritable();
    if (reference?.kind === 'name') {
      const text = imports.nameFor(reference.node as ts.EntityName, reference.type, reference.twin, move);
      parts.push({ start: reference.node.getStart(source) - from, end: reference.node.end - from, text });
    } else ts.forEachChild(one, visit);
  };
  visit(body);
  const text = applyEdits(source.text.slice(from, body.end), parts);
  return ts.isUnionTypeNode(body) && ts.isArrayTypeNode(node.parent) ? `(${text})` : text;
}

/** The alias of the user's that a reference names. */
export function aliasOf(node: ts.TypeReferenceNode, { checker, sdk, isUsers }: Reader): ts.TypeAliasDeclaration | undefined {
  const symbol = checker.getSymbolAtLocation(node.typeName);
  const declaration = symbol && sdk.resolve(symbol).declarations?.find(ts.isTypeAliasDeclaration);
  return declaration && isUsers(declaration.getSourceFile()) ? declaration : undefined;
}

/** The node of a move, in the file as it was. */
function nodeOf(source: ts.SourceFile, { start, end }: { start: number; end: number }): ts.Node | undefined {
  let found: ts.Node | undefined;
  const visit = (node: ts.Node): void => {
    if (node.pos > start || node.end < end) return;
    if (node.getStart(source) === start && node.end === end && isMovable(node) && !found) found = node;
    ts.forEachChild(node, visit);
    for (const doc of (node as { jsDoc?: ts.Node[] }).jsDoc ?? []) visit(doc);
  };
  visit(source);
  return found;
}

const isMovable = (node: ts.Node): boolean =>
  ts.isTypeReferenceNode(node) ||
  ts.isExpressionWithTypeArguments(node) ||
  ts.isImportTypeNode(node) ||
  ts.isTypeQueryNode(node) ||
  ts.isIndexedAccessTypeNode(node);

/** The node that a reference is moved by. */
export function movedNode(reference: Reference): ts.Node {
  let { node }: { node: ts.Node } = reference;
  while (!isMovable(node)) node = node.parent;
  return node;
}
