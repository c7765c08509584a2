/** What the parts of the engine share while statements run. */
import type { CallExpression, Expression } from '../ir/expressions.js';
import type { ClassNode, FunctionNode, Module, Resolved } from '../ir/ir.js';
import type { Expr, Literal, Open, Ref, Scalar, Test, Value } from '../values/values.js';
import type { Path } from './conditions.js';
import type { Engine } from './engine.js';
import type { ClassEntity, Env, ExternalEntity, FunctionEntity } from './entities.js';
import type { Stored } from './heap.js';
import type { Pending } from './pending.js';
import type { State } from './state.js';

/** A way out of a piece of code: what holds there, and under which conditions one gets there. */
export interface Exit {
  state: State<Stored>;
  path: Path | null;
  value?: Value;
  /** The last of the states that have become one in `state`. */
  latest?: State<Stored>;
}

/** One run of a function, or of a file's own statements. */
export interface Frame {
  env: Env;
  module: Module;
  fn: FunctionNode | null;
  /** Where it was called; undefined for one that nothing in sight calls. */
  call: CallExpression | undefined;
  up: Frame | null;
  depth: number;
  returns: Exit[];
  yields: Value[];
  jumps: Jumps[];
  pending: Pending[];
}

/** The loops and blocks around a statement, and the ways that `break` and `continue` take out of them. */
export interface Jumps {
  label: string | null;
  isLoop: boolean;
  breaks: Exit[];
  continues: Exit[];
}

/** Arguments of a call, evaluated. */
export interface Given {
  args: readonly { value: Value; spread: boolean; expr: Expr }[];
  /** An object of arguments by name. */
  keywords: Value | null;
}

/** What asks to be told while code runs. */
export interface Hooks {
  /** A call of something that is not the project's own; what it gives, or undefined where the engine is to say it. */
  called(call: Call): Value | undefined;
  /** A call of a function of the project's own. */
  invoked(call: CallExpression, fn: FunctionEntity, frame: Frame): void;
  /** True for the id of a model: what is called with one sends a request, or decides by it. */
  namesModel(value: Scalar): boolean;
  /** A value is used for something that the engine follows no further. */
  used(value: Value, use: Use): void;
}

/** A call of something outside of the project's own code, with what holds at this moment. */
export interface Call {
  expr: CallExpression;
  /** One thing that the callee can be: something of another package, or what cannot be told. */
  callee: Open;
  /** The callee as it is written, with all that it is read through. */
  through: Value;
  given: Given;
  frame: Frame;
  exit: Exit;
}

export type UseKind =
  /** A property of an object, or of what a call out of sight gave, is read: `with` is the key. */
  | 'property'
  /** Compared with another value, or tested by a text's method. */
  | 'compared'
  /** A key that something is looked up by. */
  | 'key'
  /** Another text is made of it: `makes` says which. */
  | 'made'
  /** Put into a text. */
  | 'text'
  /** An argument of something that is not the project's own. */
  | 'given'
  /** Stored in something that cannot be seen. */
  | 'stored'
  /** What the outermost function that runs gives back. */
  | 'returned'
  /** Tested by its class. */
  | 'class'
  /** Put where a type is declared. */
  | 'typed'
  /** Anything else: arithmetic, markup. */
  | 'other';

export interface Use {
  kind: UseKind;
  expr: Expr;
  /** What it is compared with, the table it is a key of, the callee, the type. */
  with?: Value | Expr;
  /** The test that decides by it. */
  test?: Test;
  /** What is made of one text; undefined where that cannot be told. */
  makes?: (text: Scalar) => Scalar;
  frame: Frame;
}

/** What the language of a file decides. */
export interface Language {
  readonly name: 'javascript' | 'python';
  resolve(specifier: string, from: Module): Resolved;
  /** The value of a name that no file declares. */
  global(m: Machine, name: string, expr: Expr): Value;
  /** A part of such a value, which a file reads: of the environment, it is open in another way. */
  globalPart(value: Open, entity: ExternalEntity, reader: Module): Value;
  /** What a package's function gives, where that is known better: settings that have a default. */
  packagePart(m: Machine, entity: ExternalEntity, at: Expr): Value | undefined;
  /** What is handed to a package's function, with what it calls the functions among it with. */
  handing(m: Machine, entity: ExternalEntity, given: Given, at: Expr): Given;
  /** An unknown value with what its declared type says of it. */
  typed(m: Machine, open: Open, type: Expr, module: Module): Open;
  /** A part of an unknown value, by its declared type; undefined where that says nothing. */
  typedPart(m: Machine, open: Open, key: string, at: Expr): Value | undefined;
  /** A new instance of a class of the project. */
  construct(m: Machine, cls: ClassEntity, given: Given, at: CallExpression | Expr): Value;
  /** True for a class of which code out of sight can make instances. */
  isMadeOutside(cls: ClassNode): boolean;
  /** Makes an instance what it is when nothing is known of the arguments. */
  initialiseOpen(m: Machine, cls: ClassEntity, instance: Ref): void;
  /** The value of a property of an instance (or class) that it does not hold itself. */
  member(m: Machine, cls: ClassEntity, key: string, on: Value, at: Expr, isClass: boolean): Value | undefined;
  /** The value of a property of a list, text, object that is the language's own. */
  builtin(m: Machine, on: Value, key: string, at: Expr, isItem: boolean): Value | undefined;
  /** Calls what `builtin` gave, or a function of the language; undefined where nothing is known about it. */
  callBuiltin(m: Machine, name: string, self: Value, given: Given, call: CallExpression | undefined): Value | undefined;
  /** What a decorator makes of a function or class. */
  decorate(m: Machine, inner: Value, decorator: Expression): Value;
  /** What `a += b` gives. */
  combine(m: Machine, old: Value, right: Value, e: Extract<Expression, { k: 'assign' }>): Value;
}

/** The engine, to the parts that it is made of. */
export type Machine = Engine;

export type Leaf = Literal | Ref | Open | Extract<Value, { kind: 'object' | 'array' }>;
