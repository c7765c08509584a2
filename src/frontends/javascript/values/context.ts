/** What the parts of the value analysis share: the modules, frames of entered functions, and each other. */
import type { Entry, Expr, Value } from '../../../values/values.js';
import type { Module, Modules } from '../modules/modules.js';
import { type Call, type ClassNode, endOf, type FunctionNode, type Member, type Node, startOf } from '../syntax/ast.js';
import type { Binding } from '../syntax/scope.js';
import type { Reachable } from '../uses/reachable.js';
import type { OwnWrites } from './classes.js';

/** The arguments of one entered call. */
export interface Frame {
  params: Map<Binding, Value>;
  depth: number;
  memo: Map<Node, Value>;
  /** How many more calls may be entered for the expression that the first one stands in. */
  calls: { left: number };
}

/** A use of a binding in some file. */
export interface Reference {
  module: Module;
  node: Node;
}

export interface Context {
  modules: Modules;
  /** True for a file of tests. */
  isTest(module: { file: string }): boolean;
  evaluate(node: Node, module: Module, frame?: Frame): Value;
  /** The files of the project that run for one of them. */
  filesRunFor(module: Module): readonly Module[];
  /** Every use of a binding, in its own file and through imports. */
  referencesTo(binding: Binding, module: Module): Reference[];
  /** Every use, in other files, of what a file exports as a whole: `export default …`, `module.exports = …`. */
  importsOf(whole: Node): Reference[];
  /** The names that other files give to what one declares. */
  importersOf(binding: Binding): readonly { module: Module; binding: Binding }[];
  /** Every use of a file as a whole: `import * as file`, `const file = require(…)`. */
  namespacesOf(module: Module): Reference[];
  /** True where the binding can be read by other files. */
  isExported(binding: Binding, module: Module): boolean;
  /** Specifier and name behind an import binding. */
  importOf(binding: Binding): { specifier: string; name: string } | undefined;
  /** Every member access in the project whose property has that name. */
  membersNamed(name: string): readonly { module: Module; node: Member }[];
  /** Every call of a function in the project; a call of a class is one of its constructor. */
  callersOf(fn: { module: Module; node: FunctionNode }): readonly { module: Module; node: Call }[];
  /** What callers in the project pass for a parameter. */
  argumentsFor(parameter: Binding, module: Module): readonly Value[];
  /** What may be changed, by another name than its own, in what a node makes. */
  changesTo(made: Node, module: Module): readonly Entry[];
  /** What code out of sight can call. */
  readonly reachable: Reachable;
  /** The classes of the project that name this one as their base. */
  subclassesOf(base: ClassNode): { module: Module; node: ClassNode }[];
  /** What the code of a class writes to `this`. */
  ownWrites(owner: ClassNode): OwnWrites;
  /** The class of the project whose member an access is; undefined where that is not known. */
  classOfMember(member: Member, module: Module): { module: Module; node: ClassNode } | undefined;
  /** The project class that an expression is an instance of, or the class itself where it names one. */
  classOfInstance(node: Node, module: Module): { module: Module; node: ClassNode } | undefined;
}

export const exprOf = (module: { file: string }, node: Node): Expr => ({ file: module.file, start: startOf(node), end: endOf(node), node });

export const openAt = (module: { file: string }, node: Node, why: Extract<Value, { kind: 'open' }>['why'] = 'expression'): Value => ({
  kind: 'open',
  expr: exprOf(module, node),
  why,
});

export const textOf = (module: Module, node: Node): string => module.text.slice(startOf(node), endOf(node));
