/**
 * The one form that every language is lowered to. A node is an `Expr`: it keeps its range in the file and the syntax node it was made of, because
 * edits go where values are written. A construct that has no form here is an `open` expression that holds its parts, never a silent skip.
 */
import type { Expr } from '../values/values.js';
import type { CallExpression, Expression, GetExpression, NameExpression, ObjectExpression, Target } from './expressions.js';

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
  /** It has an `await` of its own, behind which it goes on later. */
  waits?: true;
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
  /** Only instances of the classes below are made. */
  abstract?: true;
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
  /** Each round of a loop has one of its own, which functions that are made in it keep (`const`, `let`). */
  perRound?: true;
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
