/** Why the rewrite of a site cannot be written. */
import type { Reason } from '../sites/reasons.js';
import type { Special } from '../sites/special-words.js';
import type { Expr, Test } from '../values/values.js';

/** What is edited: a text, an object, its entries, its sampling parameters, or the text of a header that others may send, too. */
export type EditKind = 'value' | 'object' | 'insert' | 'sampling' | 'header';

/** The rewrite of a site cannot be written with edits at the places that may be edited. */
export class Unexpressible extends Error {
  override name = 'Unexpressible';
  constructor(
    readonly reason: Reason,
    readonly at?: Expr,
    readonly detail?: string,
    readonly words?: Special,
    /** The edit of `at` that was asked for, where no other could be. */
    readonly kind?: EditKind,
  ) {
    super(reason);
  }
}

/** Why a test cannot be asked once more. */
export const askedTwice = ({ expr, mayHaveRun }: Test): Unexpressible =>
  new Unexpressible('condition-has-effects', mayHaveRun ?? expr, undefined, mayHaveRun && 'may-have-run');
