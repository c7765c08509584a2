/** Lists of the parts of a text, above all of one that is not known: `model.split('/').pop()`. */
import { leavesOf, literalOf } from '../../../flow/shape.js';
import { property } from '../../../values/outcomes.js';
import type { Open } from '../../../values/values.js';
import { type Call, first, NOTHING, regexpOf, splitKnown } from './builtin-texts.js';

/** A list of the parts of a text, by what separates them. */
const split: Call = (m, self, args, at) => {
  const [by, ...more] = args.map((arg) => regexpOf(arg) ?? literalOf(arg)?.value);
  const isKnown = more.length === 0 && (typeof by === 'string' || by instanceof RegExp);
  if (!isKnown) return undefined;
  if (!leavesOf(self, 12)?.every((leaf) => leaf.kind === 'open')) return splitKnown(m, self, by, at);
  return m.each(self, at, (leaf) => m.open(at, 'expression', { pieces: { from: leaf, by: (text) => text.split(by) } }));
};

/** What stands first or last in what a text was taken apart into, and is taken out of it. */
const takenPiece =
  (place: 0 | -1): Call =>
  (m, self, _, at) => {
    const piece = m.cellOf(self as Open) ? m.open(at, 'changed') : property(self, String(place), at);
    changedPieces(m, self, [], at, NOTHING);
    return piece;
  };

/** Where the parts stand is not known any more. */
const changedPieces: Call = (m, self, _, at) => {
  m.setCell(self as Open, { kind: 'object', expr: self.expr, entries: [{ kind: 'computed', expr: at }], readonly: true });
  return m.open(at, 'expression');
};

const pieceAt: Call = (m, self, args, at) => {
  const place = literalOf(first(args, at))?.value;
  return typeof place === 'number' && !m.cellOf(self as Open) ? property(self, String(place), at) : m.open(at, 'expression');
};

/** What these lists have as methods of their own. */
export const OF_PIECES = /^(?:at|pop|shift|unshift|push|splice|sort|reverse|fill|copyWithin)$/;

export const PIECES: Record<string, Call> = {
  'text.split': split,
  'pieces.at': pieceAt,
  'pieces.pop': takenPiece(-1),
  'pieces.shift': takenPiece(0),
  'pieces.unshift': changedPieces,
  'pieces.push': changedPieces,
  'pieces.splice': changedPieces,
  'pieces.sort': changedPieces,
  'pieces.reverse': changedPieces,
  'pieces.fill': changedPieces,
  'pieces.copyWithin': changedPieces,
};
