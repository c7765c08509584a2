/** A call of another library as a language reads it, and what the judgement of it asks of values. */
import type { Library } from '../sdk/library.js';
import { outcomes, property } from '../values/outcomes.js';
import { type Expr, isAbsent, type Value } from '../values/values.js';
import type { Changing } from './later-changes.js';

/** A call, as a language reads it. */
export interface LibraryUse {
  row: Library;
  expr: Expr;
  /** Source text of the callee. */
  callee: string;
  /** The argument that holds the options, or the arguments given by name. */
  options: Value;
  /** Where it stands; undefined where there is none. */
  optionsExpr?: Expr;
  /** The options that the call itself is given, where others lie under them: it is looked at where these set thinking. */
  own?: Value;
  /** Those under them. */
  under?: Value;
  /** True where what the call makes serves such calls alone, which set thinking. */
  isUnder?: () => boolean;
  /** What makes a value that the code does not show; undefined where no call does. */
  madeBy: (value: Value) => Maker | undefined;
  /** Source text of an expression. */
  text: (expr: Expr) => string;
  /** Where what the call makes is changed later; undefined where it is not, as far as can be seen. */
  changed: (changing: Changing) => Expr | undefined;
  /** Where a variable of the library's is set, of those named. */
  settings?: (names: readonly string[]) => Expr | undefined;
}

/** A call that makes something of an id. */
export interface Maker {
  /** The package and the exported name behind the callee; undefined where it is none of a package. */
  from?: { specifier: string; name: string };
  /** True where the export is called for what is called with the id: `createAnthropic()('…')`. */
  isFactory: boolean;
  /** The method that takes the id: `anthropic.languageModel('…')`. */
  method?: string;
  id: Value;
  /** What the factory is given. */
  options?: Value;
}

/** What stands at the end of a way of properties. */
export const at = (root: Value, way: readonly string[]): Value => way.reduce((value, key) => property(value, key), root);

/** True for what is never there. */
export const isNever = (value: Value): boolean => outcomes(value).every(({ leaf }) => isAbsent(leaf));
