/** Expressions of the IR: what has a value, and where values go. */
import type { Expr, Scalar } from '../values/values.js';
import type { Binding, ClassNode, FunctionNode } from './ir.js';

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
