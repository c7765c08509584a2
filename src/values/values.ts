/**
 * What a value in the user's code can be, in no language's words.
 * A `Value` is symbolic: it keeps where each part is written, so that the part can be edited there.
 */

/** An expression in a file; offsets are UTF-16 units. `node` belongs to the language and nobody else looks at it. */
export interface Expr {
  file: string;
  start: number;
  end: number;
  node: unknown;
}

export type Scalar = string | number | boolean | null | undefined;

export interface Literal {
  kind: 'literal';
  expr: Expr;
  value: Scalar;
  /** True for a property that is not there at all. */
  absent?: boolean;
  /** What it is made of (`MODEL.slice(-3)`): another text there would give another one here. */
  made?: { from: Value; by: (from: Scalar) => Scalar };
  /** A part of what stands at `expr` (`text.split('/')`): another text there would take the place of more. */
  part?: true;
}

export interface ObjectValue {
  kind: 'object';
  expr: Expr;
  entries: Entry[];
  /** `as const`, `Object.freeze`: nothing may be added to its type. */
  readonly: boolean;
}

export interface ArrayValue {
  kind: 'array';
  expr: Expr;
  elements: Element[];
  /** Written as a literal with all its elements known to be there (not made by a map or filled by push). */
  literal: boolean;
  /** What may stand last where the list was changed in place: nothing where that cannot be told. The last element, where it is missing or undefined. */
  last?: () => Element[] | undefined;
}

/** One of two values, by a test. With `fallback`, `yes` is taken unless it is missing (`a ?? b`, a default). */
export interface Choice {
  kind: 'choice';
  expr: Expr;
  test: Test;
  fallback: boolean;
  yes: Value;
  no: Value;
}

/** One of several values; what decides is not known. */
export interface Union {
  kind: 'union';
  expr: Expr;
  options: Value[];
  /** The property that this is about: another one of the same object may go another way. */
  part?: string;
  /** Unions with one key go one way together (what one run of a loop made of several variables). */
  key?: string;
  /** A value that decides, where it is known: the text of each option; another text is the last one, where there is one more. */
  by?: { value: Value; texts: readonly string[] } | undefined;
}

/** An object or list by the place and the moment that made it, while it can still change: what is in it has to be asked of the heap. */
export interface Ref {
  kind: 'ref';
  expr: Expr;
  id: number;
}

/** A value read through a name or a property: replacing `expr` changes this reader alone. */
export interface Read {
  kind: 'read';
  expr: Expr;
  value: Value;
  /** The declaration that is read through; null for a property written in an object. */
  declaration: Declaration | null;
  /** `expr` is what holds the value (a spread object, a const that a property is read from): replacing it would replace more. */
  part?: boolean;
  /** The object and entry where the property is written. */
  holder?: { object: ObjectValue; entry: Entry };
  /** One property of an object after another is read here: it would give those that are added to it, too. */
  each?: true;
}

/** `sent-over`: the code shows it, and the SDK sends it over what the call says (`extra_body`). */
export type OpenWhy = 'environment' | 'parameter' | 'call' | 'import' | 'reassigned' | 'changed' | 'expression' | 'too-deep' | 'sent-over';

/** A value that the code does not show. */
export interface Open {
  kind: 'open';
  expr: Expr;
  why: OpenWhy;
  /** What callers in the project pass for it. */
  candidates?: () => readonly Value[];
  /** The candidates belong to the set of values (a default parameter), and do not merely hint at it. */
  expands?: boolean;
  /** By its declared type: the properties that it can have. Any, where it is missing. */
  mayHave?: (key: string) => boolean;
  /** Two of them with one identity are one value. */
  id?: number;
  /** The value that it is a part of (`response.content`), or was made of. */
  of?: { open: Open; key: string };
  /** What it is to the engine: a function, a class, something of another package. */
  entity?: unknown;
  /** Its declared type, where that says more: of the language that declares it. */
  type?: unknown;
  /** It does not count as true: for an object or a spread it is nothing. */
  falsy?: true;
  /** Texts that it may be, which are written nowhere as a whole: another text cannot stand for one of them alone. */
  texts?: readonly string[];
  /** Its declared type names all that it can be (`keyof typeof TABLE`, `'low' | 'high'`). */
  named?: boolean;
  /** What it would be, were what it is made of known (`model.toLowerCase()`); undefined where that says nothing of it. */
  made?: { from: Value; by: (from: Scalar) => Scalar };
  /** What is in it at each place, were the text known that it is a list of the parts of (`model.split('/')`). */
  pieces?: { from: Value; by: (text: string) => readonly Scalar[] | undefined };
}

export type Value = Literal | ObjectValue | ArrayValue | Choice | Union | Read | Open | Ref;

/** The answer of a call that was put into an object; `from` tells apart the calls that gave it. */
interface Kept {
  value: Value;
  from: string;
}

export type Entry =
  /**
   * `written` is the value with the casts around it, where there are any; `keyed` what gives a key that is no text of the entry's own; `declared`
   * says that `valueExpr` declares what has the value, which another text could not stand for; `each` that it is one of all that another object has.
   */
  | {
      kind: 'property';
      key: string;
      expr: Expr;
      valueExpr: Expr;
      written?: Expr;
      shorthand: boolean;
      value: () => Value;
      keyed?: Value;
      declared?: true;
      each?: true;
    }
  /** `alias`: it is put into the object later, by another name than the object's own; `later`: by code that has not made the object. */
  | { kind: 'spread'; expr: Expr; argument: Expr; value: () => Value; alias?: boolean; later?: true }
  /** A property whose name is not known; with `key`, what something else may have made of that one. */
  | { kind: 'computed'; expr: Expr; key?: string; kept?: Kept }
  /** `object.key = value` after the object was made. `target` is the source of `object`, `conditions` what guards it. */
  | {
      kind: 'write';
      key: string;
      expr: Expr;
      target: Expr;
      valueExpr: Expr;
      value: () => Value;
      conditions: { test: Test; holds: boolean }[];
      /** The unions that say whether it happened, where no condition does: in a loop, behind what may have thrown. */
      maybe?: readonly { key: string; option: number }[];
      /** It is written by another name than the object's own. */
      alias?: boolean;
      /** The write goes to a property of the property's value (`params.thinking.budget_tokens = …`). */
      nested?: boolean;
      keyed?: Value;
      each?: true;
    };

/** `sure`: it is there, although others may not be (what a filter leaves). */
export type Element = { kind: 'element'; value: () => Value; sure?: true } | { kind: 'spread'; value: () => Value };

/** What a declaration is to its readers. */
export interface Declaration {
  /** Unique in the run: file and offset. */
  key: string;
  name: string;
  file: string;
  start: number;
  exported: boolean;
  /** A parameter: other calls may give it something else. */
  parameter?: true;
  /** The language's own record of it. */
  binding: unknown;
}

/** A condition. Two tests with one key have one outcome. */
export interface Test {
  key: string;
  /** Its text; `hidden` where it has none of its own that could be written again (a `case`). */
  expr: Expr;
  hidden?: boolean;
  negated: boolean;
  /** Evaluating it twice does no harm and gives the same answer. */
  pure: boolean;
  /** A comparison of a value with strings that can be decided once the value is known. */
  compare?: {
    subject: Value;
    /** Undefined where the text alone does not tell. */
    accepts: (value: Scalar) => boolean | undefined;
    /** What the subject is compared with, where that is a value of its own. */
    against?: Value;
    /** The outcome where the subject is an object, a list, a function; both, where it is missing. */
    ofObject?: boolean;
    /** The one text or number that it has to be. */
    equals?: Scalar;
  };
  /** The statement that may have run, where the test is just that: no condition of the code says whether it has. */
  mayHaveRun?: Expr;
  /** Where the test itself stands, if its text is a name or a call that gives its answer. */
  stands?: Expr[];
  /** What else the outcome depends on: the tests that it is made of, and the values that are read in it. */
  reads?: () => TestReads;
  /** The tests that it is made of: all of them, or any, have to hold. */
  parts?: { all: boolean; tests: Test[] };
  /** It asks whether this value is there at all (before `negated` is looked at). */
  asks?: Value;
}

export interface TestReads {
  tests: Test[];
  values: Value[];
}

/** What has been assumed about tests and unions on the way to an outcome, and what values are supposed to be. */
export interface Assumptions extends Iterable<[string, Assumed]> {
  get(key: string): Assumed | undefined;
  has(key: string): boolean;
  readonly size: number;
}

export type Assumed = boolean | number | string;

export interface Outcome {
  leaf: Literal | ObjectValue | ArrayValue | Open | Ref;
  /** From the site to the leaf, the leaf last. */
  trail: Value[];
  assume: Assumptions;
  /** The leaf is the open side of a default: something else is taken where it is missing. */
  overridable: boolean;
}

export const exprKey = (expr: Expr): string => `${expr.file}:${expr.start}:${expr.end}`;

/** True for an expression that is a part of another one's text, or all of it. */
export const isWithin = (inner: Expr, outer: Expr): boolean =>
  inner.file === outer.file && inner.start >= outer.start && inner.end <= outer.end;

/** The key under which it is assumed which option a union is. */
export const unionKey = ({ expr, part, key }: Union): string => key ?? `union:${exprKey(expr)}:${part ?? ''}`;

export const absent = (expr: Expr): Literal => ({ kind: 'literal', expr, value: undefined, absent: true });

/** A test by what stands for it at another place: a name, or a call that gives its answer. */
export const askedAt = (test: Test, expr: Expr): Test => ({ ...test, expr, stands: [test.expr, ...(test.stands ?? [])] });

/** True for an outcome that is no value: `undefined`, `null`, or a property that is not there. */
export const isMissing = (outcome: Pick<Outcome, 'leaf'>): boolean =>
  outcome.leaf.kind === 'literal' && (outcome.leaf.value === undefined || outcome.leaf.value === null);

/** True for what stands for a property that is not there at all. */
export const isAbsent = (value: Value): boolean => value.kind === 'literal' && value.absent === true;

/** The last entry that is written in the literal itself. */
export const lastEntry = ({ expr, entries }: ObjectValue): Entry | undefined =>
  entries.findLast(
    (entry) => entry.kind !== 'write' && entry.expr.file === expr.file && expr.start <= entry.expr.start && entry.expr.end <= expr.end,
  );

/** A value without the reads around it. */
export function unread(value: Value): Exclude<Value, Read> {
  return value.kind === 'read' ? unread(value.value) : value;
}
