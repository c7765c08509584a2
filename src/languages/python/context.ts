/** What the parts of the value analysis share: the modules, frames of entered functions, and each other. */
import type { Entry, Expr, Value } from '../../values.js';
import type { Module, Modules } from './modules.js';
import type { Node } from './node.js';
import type { Binding } from './scope.js';

/** The arguments of one entered call. */
export interface Frame {
  params: Map<Binding, Value>;
  depth: number;
  memo: Map<Node, Value>;
}

export interface Located {
  module: Module;
  node: Node;
}

export interface Context {
  modules: Modules;
  evaluate(node: Node, module: Module, frame?: Frame): Value;
  /** What may be changed, by another name than its own, in what a node makes. */
  changesTo(made: Node): readonly Entry[];
  /** Every use of a binding, in its own file and through imports. */
  referencesTo(binding: Binding, module: Module): Located[];
  /** Every `….name` in the project. */
  membersNamed(name: string): Located[];
  /** Every class in the project whose bases name this one. */
  subclassesOf(owner: Located): Located[];
}

export const exprOf = (module: { file: string }, node: Node): Expr => ({ file: module.file, start: node.start, end: node.end, node });

export const openAt = (module: { file: string }, node: Node, why: Extract<Value, { kind: 'open' }>['why'] = 'expression'): Value => ({
  kind: 'open',
  expr: exprOf(module, node),
  why,
});
