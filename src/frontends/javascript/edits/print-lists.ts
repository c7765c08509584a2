/** Edits of object and array literals and of other lists of JavaScript. */
import type { TextEdit } from '../../../rewrite/edits.js';
import type { Planned } from '../../../rewrite/operations.js';
import type { StepName } from '../../../rewrite/steps.js';
import type { Expr } from '../../../values/values.js';
import type { Span } from '../../comments.js';
import { entryEdits, removalOf as removalFrom, stringEdits } from '../../lists.js';
import type { Module } from '../modules/modules.js';
import { endOf, type Node, startOf } from '../syntax/ast.js';
import { COMMENTS } from '../syntax/comments.js';
import type { ObjectSyntax } from '../syntax/syntax.js';

type Of<K extends Planned['op']> = Extract<Planned, { op: K }>;

const spanOf = (node: Node): Span => ({ start: startOf(node), end: endOf(node) });

/** All insertions and removals of one object literal. */
export function objectEdits(
  object: Expr,
  inserts: Of<'insert'>[],
  removes: Of<'remove'>[],
  { text }: Module,
  syntax: ObjectSyntax,
): { by: { kind: StepName; sites: readonly string[] }; edit: TextEdit }[] {
  const { properties } = object.node as { properties: Node[] };
  const entry = (insert: Of<'insert'>) => syntax.entry(insert.key, insert.text, object);
  return entryEdits({ text, comments: COMMENTS, span: object, items: properties.map(spanOf), entry, padding: ' ' }, inserts, removes);
}

/** Takes the items from `first` to `last` out of a list, with one of the commas around them; comments stay. */
export const removalOf = (items: readonly Node[], first: number, last: number, { text }: Module): TextEdit[] =>
  removalFrom(items.map(spanOf), first, last, text, COMMENTS);

export function listEdits(operation: Of<'list'>, { text }: Module): TextEdit[] {
  const { elements } = operation.array.node as { elements: (Node | null)[] };
  const items = elements.flatMap((node) => (node ? [{ node, ...spanOf(node) }] : []));
  return stringEdits(
    operation,
    { text, comments: COMMENTS, span: operation.array, items },
    ({ node }) => (node.type === 'StringLiteral' ? node.value : undefined),
    (value, like) => {
      const quote = (like && text[like.start]) ?? "'";
      return quote + value + quote;
    },
  );
}
