/** Parts of texts that were taken apart. */
import type { Expr, Open } from './values.js';

/** What stands at a place of what a text was taken apart into; a negative one is counted from the end. */
export const pieceOf = ({ why }: Open, { from, by }: NonNullable<Open['pieces']>, place: number, at: Expr): Open => ({
  kind: 'open',
  expr: at,
  why,
  made: { from, by: (text) => (typeof text === 'string' ? by(text)?.at(place) : undefined) },
});
