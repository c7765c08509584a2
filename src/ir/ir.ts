/**
 * The one form that every language is lowered to. A node is an `Expr`: it keeps its range in the file and the syntax node it was made of, because
 * edits go where values are written. A construct that has no form here is an `open` expression that holds its parts, never a silent skip.
 */
import type { Expr, Scalar } from '../values/values.js';

export type Expression =
  | LiteralExpression
  | NameExpression
  | SelfExpression
  | TextExpression
  | ObjectExpression
  | ListExpression
  | EachExpression
  | GetExpression
  | CallExpression
  | AssignExpression
  | DeleteExpression
  | ConditionalExpression
  | LogicalExpression
  | NotExpression
  | CompareExpression
  | FunctionExpression
  | ClassExpression
  | AwaitExpression
  | YieldExpression
  | SequenceExpression
  | ModuleExpression
  | CastExpression
  | OpenExpression;

/**
 * What every expression has. `file`, `start`, `end` (UTF-16 offsets) and `node` are those of the expression itself, without parentheses, casts and
 * comments around it.
 */
interface Base extends Expr {
  /** The expression with its parentheses and casts (`(x as T)!`), where there are any: what has to be replaced to replace all of it. */
  written?: Expr;
  /** Its literal type is pinned, or it is an object that holds such a value. */
  pinned?: boolean;
  /** Nothing may be added to it: it stands under `as const`, or in a data file. */
  frozen?: boolean;
  /** The compiler knows from around the place what it expects there, so that a literal keeps its type without help. */
  typed?: boolean;
}

/** `value` is undefined for JavaScript's `undefined` and `void 0`, null for `null` and `None`. Numbers too large for a double are `open`. */
export interface LiteralExpression extends Base {
  k: 'literal';
  value: Scalar;
}

/** A variable; `binding` is null for a global that the file does not declare (`console`, `process`, `print`). */
export interface NameExpression extends Base {
  k: 'name';
  name: string;
  binding: Binding | null;
  /** The function around it; null at the top level of the file. */
  fn: FunctionNode | null;
}

/** `this` or, with `base`, `super` (Python: `super()`), in the class around it. Python's `self` is a parameter like any other. */
export interface SelfExpression extends Base {
  k: 'self';
  base: boolean;
  fn: FunctionNode | null;
}

/** A template, an f-string, a concatenation: its parts in order. `a + b` is a text where one side is a text, else `open`. */
export interface TextExpression extends Base {
  k: 'text';
  parts: Expression[];
}

/** An object literal, a dict display, keyword arguments. */
export interface ObjectExpression extends Base {
  k: 'object';
  entries: ObjectEntry[];
  /** Keyword arguments of a call: `node` is the argument list. */
  keywords?: boolean;
}

export type ObjectEntry =
  /** `expr` is the whole entry, `key` a text or what gives it. `shorthand`: `{ model }`. A method is a property whose value is a function. */
  | { kind: 'property'; key: string | Expression; expr: Expr; value: Expression; shorthand: boolean }
  | { kind: 'getter' | 'setter'; key: string | Expression; expr: Expr; fn: FunctionNode }
  | { kind: 'spread'; expr: Expr; value: Expression };

/** An array, list, tuple or set display. */
export interface ListExpression extends Base {
  k: 'list';
  of: 'list' | 'tuple' | 'set';
  items: Item[];
}

/** An element, an argument; with `spread`, all elements of a value. `expr` is the whole of it. */
export interface Item {
  expr: Expr;
  value: Expression;
  spread: boolean;
}

/** A comprehension: `value` (and `key`, for a dict) for each element, loops from the outside in. */
export interface EachExpression extends Base {
  k: 'each';
  of: 'list' | 'set' | 'object' | 'generator';
  loops: { target: Target; iterable: Expression; conditions: Expression[] }[];
  key?: Expression;
  value: Expression;
}

/** `object.key`, `object['key']`, `object[expression]`. */
export interface GetExpression extends Base {
  k: 'get';
  object: Expression;
  /** A text where it is written as a name or as one literal, else what gives it. Private names keep their `#`. */
  key: string | Expression;
  /** The place of the key alone: `messages` in `client.messages`. */
  keyExpr: Expr;
  /** Written in brackets. In Python an item (`d["k"]`) is another thing than an attribute. */
  item: boolean;
  /** `object?.key`. */
  optional: boolean;
}

export interface CallExpression extends Base {
  k: 'call';
  callee: Expression;
  args: Item[];
  /** Python's `name=value` and `**mapping`, in their order. */
  keywords: ObjectExpression | null;
  /** `new C()`. */
  construct: boolean;
  optional: boolean;
  fn: FunctionNode | null;
}

/** An assignment, also one that declares. `expr` is the whole assignment (`a = b`), for a declaration the declarator. */
export interface AssignExpression extends Base {
  k: 'assign';
  target: Target;
  value: Expression;
  /** `or`, `and`, `nullish`: the assignment is skipped where the target already is (is not, is given); `other`: `+=` and the like. */
  operator: '=' | 'or' | 'and' | 'nullish' | 'other';
  /** Of `other`: the operator in front of the `=` (`|` of `d |= {…}`). */
  arithmetic?: string;
  /** `const x = …`, a first binding by `with … as x`, `import x = …`. */
  declares: boolean;
  /** The declared type, where one is written. */
  type?: Expr;
  fn: FunctionNode | null;
}

/** Where a value goes. */
export type Target =
  | NameExpression
  | GetExpression
  /** `{ a, b: c = d, ...rest }`; Python's mapping patterns. */
  | {
      k: 'object-pattern';
      expr: Expr;
      entries: { key: string | Expression; expr: Expr; target: Target; fallback?: Expression }[];
      rest?: Target;
    }
  /** `[a, , b = c, ...rest]`, `a, *b = …`. `rest` may stand in the middle in Python: `after` targets follow it. */
  | { k: 'list-pattern'; expr: Expr; items: ({ target: Target; fallback?: Expression } | null)[]; rest?: Target; after?: Target[] }
  /** A target that the language lets one write and that has no form here. */
  | { k: 'open-target'; expr: Expr; parts: Expression[] };

/** `delete o.k`, `del d["k"]`, `del x`. */
export interface DeleteExpression extends Base {
  k: 'delete';
  target: NameExpression | GetExpression;
}

export interface ConditionalExpression extends Base {
  k: 'conditional';
  test: Expression;
  yes: Expression;
  no: Expression;
}

export interface LogicalExpression extends Base {
  k: 'logical';
  operator: 'and' | 'or' | 'nullish';
  left: Expression;
  right: Expression;
}

export interface NotExpression extends Base {
  k: 'not';
  value: Expression;
}

/** A comparison of two values. `eq` is `==`, `===`, `is`; `ne` the opposite; `in` is membership (`x in y`); `instance` is `instanceof`. */
export interface CompareExpression extends Base {
  k: 'compare';
  operator: 'eq' | 'ne' | 'in' | 'not-in' | 'instance' | 'order';
  left: Expression;
  right: Expression;
}

export interface FunctionExpression extends Base {
  k: 'function';
  fn: FunctionNode;
}

export interface ClassExpression extends Base {
  k: 'class';
  cls: ClassNode;
}

export interface AwaitExpression extends Base {
  k: 'await';
  value: Expression;
}

/** `all`: `yield* x`, `yield from x`. */
export interface YieldExpression extends Base {
  k: 'yield';
  value: Expression | null;
  all: boolean;
}

export interface SequenceExpression extends Base {
  k: 'sequence';
  items: Expression[];
}

/** A module as a value: `require('x')`, `import('x')`, `import * as x`, `import x.y`. */
export interface ModuleExpression extends Base {
  k: 'module';
  specifier: string;
}

/** A cast that the engine has to know of: `cast(Message, x)` in Python. TypeScript's casts are left to the compiler and are `written` alone. */
export interface CastExpression extends Base {
  k: 'cast';
  type: Expr;
  value: Expression;
}

/** Anything else: its parts are evaluated, and what it gives is unknown. `env`: it reads the environment or a configuration. */
export interface OpenExpression extends Base {
  k: 'open';
  parts: Expression[];
  /** What it is, for messages and for what may be done to it: `arithmetic`, `markup`, … `type` is `typeof x`, `type(x)`. */
  why: 'arithmetic' | 'markup' | 'tagged' | 'type' | 'unknown';
  /** Of arithmetic: the operator as written, applied to the parts from the left (`10 * 1024`, `PREFIX + name`). One part: an operator before it. */
  operator?: string;
}

export type Statement =
  | { k: 'do'; expr: Expr; value: Expression }
  | { k: 'return'; expr: Expr; value: Expression | null }
  /** `throw`, `raise`; `break` and `continue`, out of the loop or block with the label (the innermost loop where it is null). */
  | { k: 'throw'; expr: Expr; value: Expression | null }
  | { k: 'break' | 'continue'; expr: Expr; label: string | null }
  | { k: 'if'; expr: Expr; test: Expression; yes: Statement[]; no: Statement[] }
  /** `for (target of iterable)`; `while (test)`, where both are missing. `otherwise` runs where no `break` left the loop. */
  | {
      k: 'loop';
      expr: Expr;
      label: string | null;
      /** `keys`: `for … in` of JavaScript. */
      over: { target: Target; iterable: Expression; keys: boolean } | null;
      test: Expression | null;
      /** `do … while`: the body runs before the test. */
      bodyFirst: boolean;
      /** What `for (;;update)` does behind the body, `continue` included. */
      update: Expression | null;
      body: Statement[];
      otherwise: Statement[];
    }
  /** Statements that `break` with the label leaves: a labelled block, a `switch`. */
  | { k: 'block'; expr: Expr; label: string; body: Statement[] }
  | {
      k: 'try';
      expr: Expr;
      body: Statement[];
      handlers: { expr: Expr; target: Target | null; body: Statement[] }[];
      otherwise: Statement[];
      last: Statement[];
    };

/** A function, method, getter, arrow, lambda. */
export interface FunctionNode {
  kind: 'function' | 'arrow' | 'method' | 'getter' | 'setter' | 'constructor' | 'lambda';
  /** The name in its declaration, key or the variable it is given to; undefined where there is none. */
  name: string | undefined;
  expr: Expr;
  module: Module;
  params: Param[];
  body: Statement[];
  async: boolean;
  generator: boolean;
  /** The function around it; null at the top level of the file. */
  parent: FunctionNode | null;
  /** The class whose member it is. */
  owner: ClassNode | null;
  /** It is there to be overridden: what it gives is not known. */
  abstract?: boolean;
  /** `staticmethod`, `classmethod`, `static`. */
  receiver: 'instance' | 'class' | 'none';
  /** From the outside in. Those that the front end knows to keep the function as it is (`@override`) are left out. */
  decorators: Expression[];
  /** The variable that it is declared as. */
  binding: Binding | null;
  /** The variable that holds all that it is called with (`arguments`), where it reads that. */
  given?: Binding;
  /** The declared type of what it returns. */
  returns?: Expr;
}

export interface Param {
  target: Target;
  /** Its name, where it is a plain one. */
  name: string | undefined;
  expr: Expr;
  fallback?: Expression;
  /** `...rest`, `*args`: the positional rest; `**kwargs`: the rest by name. */
  rest: 'list' | 'keywords' | null;
  /** It can be given by position, by name. */
  by: 'position' | 'name' | 'both';
  /** `constructor(private x)`: also a field of that name. */
  field: boolean;
  /** `constructor(@Inject(TOKEN) client)`. */
  decorators?: Expression[];
  type?: Expr;
}

export interface ClassNode {
  name: string | undefined;
  expr: Expr;
  module: Module;
  bases: Expression[];
  /** Arguments by name in the class head (`metaclass=…`, `frozen=True`). */
  keywords: ObjectExpression | null;
  members: Member[];
  /** What stands in the body beside members, in order: static blocks, statements. */
  body: Statement[];
  decorators: Expression[];
  binding: Binding | null;
  fn: FunctionNode | null;
}

export type Member =
  | { kind: 'method' | 'getter' | 'setter'; key: string | Expression; expr: Expr; static: boolean; fn: FunctionNode }
  /** `value` is null where the field is declared alone. What a decorator makes of the field is not known. */
  | {
      kind: 'field';
      key: string | Expression;
      expr: Expr;
      static: boolean;
      value: Expression | null;
      decorators?: Expression[];
      type?: Expr;
      /** The variable of the class body that it is, too (Python): what follows in the body reads it by its name. */
      binding?: Binding;
    };

/** A variable of a file. */
export interface Binding {
  name: string;
  kind: 'const' | 'let' | 'param' | 'function' | 'class' | 'import' | 'catch' | 'enum' | 'type' | 'implicit';
  /** The identifier of its (first) declaration. */
  expr: Expr;
  module: Module;
  /** The function whose variable it is; null for one of the file. */
  fn: FunctionNode | null;
  /** A variable of a class body (Python). */
  cls: ClassNode | null;
  /** Every use that reads it, in the order of the file; uses in types alone are left out. */
  references: NameExpression[];
  /** Every assignment to it, its declaration included, in the order of the file. */
  writes: NameExpression[];
  /** What it is imported as. */
  from?: { specifier: string; name: string /** `import * as x`, `import x.y`. */; whole: boolean };
  /** Names under which other files can read it. */
  exported: string[];
  /** The declared type, where one is written. */
  type?: Expr;
  /** The front end's own record of it. */
  native: unknown;
}

/** A file. */
export interface Module {
  file: string;
  text: string;
  language: 'javascript' | 'python';
  body: Statement[];
  /** Every function of the file, in its order. */
  functions: FunctionNode[];
  classes: ClassNode[];
  /** Every variable, those of functions too. */
  bindings: Binding[];
  /** Calls, object literals and `get`s of the file, for a first look without evaluation. */
  calls: CallExpression[];
  objects: ObjectExpression[];
  gets: GetExpression[];
  exports: ModuleExports;
  /** Every specifier that the file imports, requires or re-exports from. */
  specifiers: ReadonlySet<string>;
  /** What stands around the code (the markup of a component, the commands of a notebook) and may read and write its variables: those named there. */
  shown: ReadonlySet<Binding>;
  comments: { start: number; end: number; text: string }[];
  /** The front end's own record of it. */
  native: unknown;
}

export interface ModuleExports {
  /** By the name under which other files read it. */
  named: ReadonlyMap<string, Exported>;
  /** `export * from`, `from x import *`, in their order. */
  stars: readonly string[];
  /** The names that `import *` takes along, where the file lists them (`__all__`); null where its list cannot be read: any name. */
  all?: ReadonlySet<string> | null;
  /** The variable that stands for CommonJS's `module.exports`, where the file uses it; `exports` is the same. */
  whole: Binding | null;
}

export type Exported =
  | { kind: 'binding'; binding: Binding }
  /** `export default <expression>`: assigned to a binding of its own when the file runs. */
  | { kind: 'from'; specifier: string; name: string }
  | { kind: 'namespace'; specifier: string };

/** What a specifier means in a file. */
export type Resolved =
  | { kind: 'module'; module: Module }
  /** A data file: what it holds, as a literal. */
  | { kind: 'data'; value: Expression }
  /** A package outside the project, by its name as written. */
  | { kind: 'external'; specifier: string }
  | { kind: 'unknown' };
