/** What a language gives to the rest: call sites, answers about places, and edits for operations. */
import type { Planned } from '../rewrite/operations.js';
import type { SiteEdit, Spot } from '../run/engine.js';
import type { Experiments } from '../run/experiment.js';
import type { Guards } from '../run/guard.js';
import type { CallSite } from '../sites/sites.js';
import type { Declaration, Expr } from '../values/values.js';

export interface Found {
  sites: CallSite[];
  /** Thinking budgets written in parsed files: the object literal, and the place of the budget. */
  budgets: { object: Expr; spot: Spot }[];
  ignores: { spot: Spot; used: boolean }[];
  errors: { file: string; start: number | null; message: string }[];
  parsed: number;
}

/** How code is written in the language, near a place whose habits it follows. */
export interface Syntax {
  string(value: string, near: Expr): string;
  /** Whole numbers; `separators` groups digits in threes. */
  number(value: number, separators: boolean): string;
  /** An object from names and value texts; with the layout of `like` where that is an object. */
  object(entries: readonly (readonly [string, string])[], at: Expr, like?: Expr): string;
  /** An entry that puts all of an object into another one, for use in `object`; with `maybeMissing` the object need not be there. */
  spread(text: string, maybeMissing?: boolean): readonly [string, string];
  /** An entry that puts a property of an object, where it has one, into another object; with `maybeNone` it may have nothing as its value, with `isUnknown` a checker of types knows no object there. */
  spreadProperty(object: string, key: string, maybeNone: boolean, isUnknown: boolean): readonly [string, string];
  array(items: readonly string[]): string;
  /** All items of a list, for use in `array`. */
  items(list: string): string;
  /** A list that may be missing. */
  orEmptyList(text: string): string;
  conditional(test: string, then: string, otherwise: string): string;
  /** A value that stands for a property that is not there; `like` is what the user writes for one. */
  nothing(key: 'thinking' | 'output_config' | 'betas', like?: Expr): string;
  /**
   * `max(floor, round(expression * ratio))`; no floor for 0.
   * @throws Unexpressible where those functions are something else at the place.
   */
  scaled(expression: string, ratio: number, floor: number, at: Expr): string;
  /** The text of a property that is there, or that is assigned to. */
  member(object: string, key: string): string;
  /** The text of a property, or of nothing where it is missing; with `maybeMissing` the object itself need not be there. */
  memberOrNothing(object: string, key: string, maybeMissing?: boolean): string;
  /** A test whether a text is another one than a literal. */
  differs(text: string, from: string): string;
  /** `text` kept at its literal type, where the language has that. */
  asConst(text: string): string;
}

/** `lookup`: something is found by the value, its type lists the texts that it may be, or another library is handed it for a request; `away`: what becomes of it cannot be told. */
export type Leads = 'lookup' | 'away';
export interface LeadsFound {
  /** Undefined where the value is only looked at. */
  leads: Leads | undefined;
  /** The place that finds something by the value. */
  decider?: Expr;
}
export type Reflected = 'known' | 'perhaps';

export interface Language {
  find(): Found;
  syntax: Syntax;
  /** Modules that hold the budgets of an experiment. */
  experiments: Experiments;
  /** Modules that choose thinking by the model at run time. */
  guards: Guards;
  /** The source of an expression, or of a part of one, without comments: they stay where they are. */
  text(expr: Expr): string;
  /** True for a literal written out in a source file, as opposed to what a call or a namespace gives. */
  isWritten(expr: Expr): boolean;
  /** True for a list that is written out, which may get one more element. */
  isList(expr: Expr): boolean;
  /** True where every name in the expression means the same at the other place. */
  meansTheSame(expr: Expr, at: Expr): boolean;
  /** True where a name is assigned once, with a value or a copy of one: where a checker of types would refuse to spread what the value has not, or has as something unknown. */
  isNameOf?(name: Expr, value: Expr): boolean;
  /** A name or a path of properties: reading it twice does no harm. */
  isSimple(expr: Expr): boolean;
  /** Evaluating it twice does no harm and gives the same answer. */
  isPure(expr: Expr): boolean;
  /** True where a property in it may be an accessor: code runs wherever it is read. */
  readsAccessor(expr: Expr): boolean;
  /** True where nobody misses that an expression is evaluated no more. */
  isDroppable(expr: Expr): boolean;
  /** The same for what writes an entry of an object. */
  isDroppableWrite(expr: Expr): boolean;
  /** True where the compiler knows from around the place what it expects there: a literal keeps its type without help. */
  isTyped(at: Expr): boolean;
  /** True where an optional property may be left out, but must not be given a value that stands for none. */
  refusesUndefined?(at: Expr): boolean;
  /** An empty object that takes its type from nothing: with an entry in it, a checker of types would refuse what is put in later. */
  isUntyped?(expr: Expr): boolean;
  /** True if an expression has one value for all requests: it is made of constants, the environment, and what is set up once. */
  isFixed(expr: Expr): boolean;
  /** The statement in front of which a name can be given what an argument of the call is, and a name that is free there. */
  roomBefore(call: Expr, name: string): { statement: Expr; name: string } | undefined;
  /** The parts of a sum; none for anything else. */
  addends(expr: Expr): Expr[];
  /** A value whose literal type is pinned (`'enabled' as const`), or an object that holds one. */
  isPinned(expr: Expr): boolean;
  /** A use of a declaration, outside the calls that were read, that needs one of the properties that go; undefined where there is none. */
  heldBy(declaration: Declaration, gone: ReadonlySet<string>, isRead: (expr: Expr) => boolean): Expr | undefined;
  /** Where what a declaration gives goes beside the calls that were read. `value` is what would be edited. */
  leadsOf(declaration: Declaration, value: Expr, isRead: (expr: Expr) => boolean, target: string): LeadsFound;
  /** True where something beside the calls that were read takes what a declaration gives; a log does not. */
  isReadElsewhere(declaration: Declaration, isRead: (expr: Expr) => boolean): boolean;
  /** True for a parameter of a function that gets its arguments only where the code shows it. */
  isPassedInSight(expr: Expr): boolean;
  /** False for an object that no literal makes (`structuredClone(BASE)`), into which nothing can be written. */
  takesEntries?(object: Expr): boolean;
  /** True for a parameter that is a number by its declared type, or has a type that nobody checks. */
  isNumber?(declared: Expr): boolean;
  /** True for what is made of options (`new Headers({ … })`), and for such a literal: it cannot be spread as a plain object can. */
  isMadeInto?(object: Expr): boolean;
  /** True for a thinking object whose budget code reads, which would miss it. */
  isBudgetRead?(expr: Expr): boolean;
  /** Code that would decide otherwise if an expression gave another model id. */
  deciderOf?(expr: Expr, becomes: (id: string) => string): Expr | undefined;
  /**
   * Whether a type of a package can be named at a place: it is imported there already, or can be; `taken` where its name is something else, or
   * nothing is imported from the package. Undefined where nobody checks types.
   */
  typeImport?(at: Expr, name: string, specifier: string): 'known' | 'new' | 'taken' | undefined;
  /**
   * The texts that a test compares with, in it and in what it names, where nothing but tests reads them.
   * @param isRun false where the call that is decided by the test was traced on its own.
   */
  textsAsked(test: Expr, isRun: boolean): Expr[];
  /** A call of a method on what is declared that names such a text (`headers.set('anthropic-beta', …)`). */
  callNaming?(declaration: Declaration, text: RegExp): Expr | undefined;
  /** False for what only its own file, or a function in it, has a name for: no `settings.MODEL` elsewhere gives it. */
  isReachedByName(declaration: Declaration): boolean;
  /** False where no value of one file can get to another: they are not connected by imports. */
  isConnected?(file: string, other: string): boolean;
  /** How sure it is that a declaration is read without its name, as one of all fields or constants that there are. */
  reflected?(declaration: Declaration): Reflected | undefined;
  /** A call whose endpoint cannot move because that of another, whose responses are treated with its own, does not. `moved` are ids. */
  untied?(moved: ReadonlySet<string>): { site: CallSite; at: Expr } | undefined;
  /** A class of the old endpoint that stays in annotations which a moved call's values may meet. `moved` are ids. */
  namesThatStay?(site: CallSite, moved: ReadonlySet<string>): readonly Expr[];
  /** Text edits for the operations, and for the declarations that they leave without a reader. */
  print(operations: readonly Planned[]): SiteEdit[];
}
