/** What the parts of the value analysis share: the modules, frames of entered functions, and each other. */
import type { Entry, Expr, Open, Value } from '../../../values/values.js';
import type { LooseWrite, Write } from '../changes/member-writes.js';
import type { Source } from '../classes/attributes.js';
import type { Instance } from '../classes/instances.js';
import type { Module, Modules } from '../modules/modules.js';
import type { Node } from '../syntax/node.js';
import type { Binding } from '../syntax/scope.js';

/** The arguments of one entered call. */
export interface Frame {
  params: Map<Binding, Value>;
  depth: number;
  memo: Map<Node, Value>;
  /** How many more functions may be entered from the call that was entered first: functions that call each other have no end. */
  left: { calls: number };
}

export interface Located {
  module: Module;
  node: Node;
}

/** A call of a class, or of an object of it. */
export interface InstanceCall extends Located {
  owner: Located;
  kind: Instance['kind'];
}

export interface Context {
  modules: Modules;
  /** True where the callers in the project are taken to be all that there are. */
  readonly closedWorld: boolean;
  /** Gives the answer that the same question about the same node had before. */
  remember<T>(question: string, node: Node, answer: () => T): T;
  evaluate(node: Node, module: Module, frame?: Frame): Value;
  /** What may be changed, by another name than its own, in what a node makes. */
  changesTo(made: Node, module: Module): readonly Entry[];
  /** The names that the project gives to what `partial` makes. */
  partials(): ReadonlySet<string>;
  /** False for a name that no text of the project gives a meaning: behind a dot it is another package's. */
  mayBeOurs(name: string): boolean;
  /** Every use of a binding, in its own file and through imports. */
  referencesTo(binding: Binding, module: Module): Located[];
  /** Every `….name` in the project. */
  membersNamed(name: string): Located[];
  /** Every call in the project, or in one file, of something with that last name. */
  callsNamed(name: string, within?: Module): readonly Located[];
  /** Every call in the project of a class, or of an object of one; without a class, all of those. */
  callsOn(owner: Located | undefined): readonly InstanceCall[];
  /** Every call in the project that may copy an object and change fields of it. */
  copies(): readonly Located[];
  /** Every assignment in the project to a member of that name. */
  writesTo(name: string): readonly Write[];
  /** Everything in the project that may write a member of that name, where the name is a value. */
  looseWrites(name: string): readonly LooseWrite[];
  /** Every call in the project that makes a class with this one as a base: `type(name, bases, members)`. */
  classesMade(base: Node): readonly Located[];
  /** Everything that gives an attribute its value, where classes are looked up in this order; `ofClass` leaves out what is written to objects. */
  sourcesOf(line: readonly Located[], name: string, ofClass: boolean): readonly Source[];
  /** Every class in the project whose bases name this one. */
  subclassesOf(owner: Located): Located[];
  /** False for what is plainly something of another package, or a module. */
  mayBeAny(node: Node, module: Module): boolean;
  /** The classes that a value may be an instance of, or that it may be; none where it may be something else. */
  instancesOf(node: Node, module: Module): readonly Instance[];
}

/** Makes the memory of one run. */
export function createMemory(): Context['remember'] {
  const questions = new Map<string, Map<Node, unknown>>();
  return <T>(question: string, node: Node, answer: () => T): T => {
    const known = questions.get(question) ?? new Map<Node, unknown>();
    questions.set(question, known);
    if (known.has(node)) return known.get(node) as T;
    const found = answer();
    known.set(node, found);
    return found;
  };
}

export const exprOf = (module: { file: string }, node: Node): Expr => ({ file: module.file, start: node.start, end: node.end, node });

export const openAt = (module: { file: string }, node: Node, why: Open['why'] = 'expression'): Open => ({
  kind: 'open',
  expr: exprOf(module, node),
  why,
});
