/** What values are to the engine beside texts, objects and lists. They stand in the `entity` of an open value. */
import type { Binding, ClassNode, FunctionNode, Module } from '../ir/ir.js';
import type { Expr, Open, Value } from '../values/values.js';
import type { Stored } from './heap.js';
import type { State } from './state.js';

/** The variables of one run of a function (or file), and those around it. */
export interface Env {
  id: number;
  /** Null for a file's. */
  fn: FunctionNode | null;
  module: Module;
  parent: Env | null;
  cells: Map<Binding, number>;
  /** True for those alone that a round of a loop has for itself, in front of those of the function. */
  round?: true;
  /** True where a function or class was made there, which may read the variables after the run. */
  kept?: true;
  /** `this`, or the class in a static method; undefined in a plain function. */
  self?: Value;
  /** The class whose member runs, for `super`. */
  home?: ClassEntity;
}

/** Marks the variables as such that a function or class in them may read later, and those around them. */
export function keep(env: Env): void {
  for (let at: Env | null = env; at && !at.kept; at = at.parent) at.kept = true;
}

export interface FunctionEntity {
  kind: 'function';
  fn: FunctionNode;
  env: Env;
  /** What it is bound to. */
  self?: Value;
  home?: ClassEntity;
  /** Arguments given before the call (`bind`, `partial`). */
  args?: readonly Value[];
  keywords?: Value;
}

export interface ClassEntity {
  kind: 'class';
  cls: ClassNode;
  env: Env;
  /** The object that holds its static members. */
  statics: number;
  bases: Value[];
  /** Arguments given before it is made (`Client.bind(null, options)`). */
  args?: readonly Value[];
  /** The object whose properties instances have beside their own: what is written to `C.prototype`. */
  proto: number;
}

/** A step from a package (or the language's globals) to a value: a property of it, or what a call of it gives; `typed`: only a type says that there is one. */
export type Step =
  | { kind: 'get'; key: string; expr: Expr; keyExpr: Expr; how: 'member' | 'pattern' | 'import' }
  | { kind: 'call'; expr: Expr; args: readonly Value[]; keywords: Value | null; construct: boolean; typed?: boolean; state: State<Stored> };

/** A value of another package; `specifier` is empty for the language's own globals. */
export interface ExternalEntity {
  kind: 'external';
  specifier: string;
  steps: readonly Step[];
  /** The value that the last call on the way gave. */
  base?: number;
  /** The element on the way that is any of a list: another one each time. */
  element?: number;
}

export interface ModuleEntity {
  kind: 'module';
  module: Module;
}

/** A method of lists, objects, texts, or a function of the language that the engine knows; `self` is what it is called on. */
export interface BuiltinEntity {
  kind: 'builtin';
  name: string;
  self: Value;
}

export type Entity = FunctionEntity | ClassEntity | ExternalEntity | ModuleEntity | BuiltinEntity;

export const entityOf = (value: Value): Entity | undefined => (value.kind === 'open' ? (value.entity as Entity | undefined) : undefined);

export const entityValue = (expr: Expr, entity: Entity, id?: number): Open => ({
  kind: 'open',
  expr,
  why: 'expression',
  entity,
  ...(id !== undefined && { id }),
});

/** What tells things of other packages apart that code may write to: the call that gave it, and the names from there. */
export function outsideKey({ specifier, steps, base }: ExternalEntity): string {
  const names = steps.slice(steps.findLastIndex(({ kind }) => kind === 'call') + 1);
  return `@${base ?? specifier}.${names.map((step) => (step.kind === 'get' ? step.key : '')).join('.')}`;
}
