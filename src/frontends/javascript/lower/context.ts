/** What the lowering of one file keeps: where it is, what it has made so far, and its parts, which need each other. */
import type * as t from '@babel/types';
import type {
  CallExpression,
  Expression,
  GetExpression,
  Item,
  LiteralExpression,
  NameExpression,
  Target,
} from '../../../ir/expressions.js';
import type { Binding, ClassNode, Exported, FunctionNode, Module, Statement } from '../../../ir/ir.js';
import type { Expr, Scalar } from '../../../values/values.js';
import { type ClassNode as ClassSyntax, endOf, type FunctionNode as FunctionSyntax, type Node, startOf } from '../syntax/ast.js';
import type { Scopes, Binding as SourceBinding } from '../syntax/scope.js';

/** A parsed file with its scopes. */
export interface LowerInput {
  file: string;
  text: string;
  ast: t.File;
  scopes: Scopes;
  /** Bindings that the markup around the code names. */
  shown: ReadonlySet<SourceBinding>;
  /** The component that the code is a script of, with spaces in the place of its scripts. */
  markup?: string | undefined;
}

/** What is known of the place that an expression stands in. */
export interface Around {
  /** An expected type reaches it. */
  typed: boolean;
  /** It stands under `as const`. */
  pinned: boolean;
}
export const PLAIN: Around = { typed: false, pinned: false };
export const TYPED: Around = { typed: true, pinned: false };

/** How a function stands in the code. */
export interface FunctionRole {
  kind: FunctionNode['kind'];
  name: string | undefined;
  owner: ClassNode | null;
  receiver: FunctionNode['receiver'];
}

/** The parts of the lowering. They need each other, so each finds the others here. */
export interface Parts {
  /** `name` is what a function or class without a name of its own is called. */
  expression(node: Node, lowering: Lowering, around?: Around, name?: string): Expression;
  /** `update`: the value of the variable is read, too. */
  target(node: Node, lowering: Lowering, update?: boolean): Target;
  /** The statements of a block: its functions come first. */
  statements(nodes: readonly Node[], lowering: Lowering): Statement[];
  functionNode(node: FunctionSyntax, role: FunctionRole, lowering: Lowering): FunctionNode;
  classNode(node: ClassSyntax, name: string | undefined, lowering: Lowering): ClassNode;
}

export class Lowering {
  /** The function around the place that is being lowered. */
  fn: FunctionNode | null = null;
  /** What `break` without a label leaves: a `switch`, or the innermost loop. */
  breaks: { label: string; count: number } | null = null;
  /** Loops around the place, in its function. */
  loops = 0;
  /** Further labels of a loop, by the one that it goes under. */
  aliases = new Map<string, string>();
  readonly functions = new Map<Node, FunctionNode>();
  readonly specifiers = new Set<string>();
  readonly exported = new Map<string, Exported>();
  readonly stars: string[] = [];
  whole: Binding | null = null;
  /** The members of the enum around the place, with the values of those above: such a name is no variable. */
  members = new Map<string, Expression | undefined>();

  constructor(
    readonly input: LowerInput,
    readonly module: Module,
    readonly bindings: ReadonlyMap<SourceBinding, Binding>,
    private readonly parts: Parts,
  ) {}

  expression(node: Node, around?: Around, name?: string): Expression {
    return this.parts.expression(node, this, around, name);
  }
  target(node: Node, update?: boolean): Target {
    return this.parts.target(node, this, update);
  }
  statements(nodes: readonly Node[]): Statement[] {
    return this.parts.statements(nodes, this);
  }
  functionNode(node: FunctionSyntax, role: FunctionRole): FunctionNode {
    return this.parts.functionNode(node, role, this);
  }
  classNode(node: ClassSyntax, name: string | undefined): ClassNode {
    return this.parts.classNode(node, name, this);
  }

  /** Lowers what stands in a function, or in a block that `break` does not leave. */
  within<T>(fn: FunctionNode | null, lower: () => T): T {
    const { fn: outer, breaks, loops, aliases } = this;
    this.fn = fn;
    this.breaks = null;
    this.loops = 0;
    this.aliases = new Map();
    const made = lower();
    this.fn = outer;
    this.breaks = breaks;
    this.loops = loops;
    this.aliases = aliases;
    return made;
  }

  place(node: Node): Expr {
    return { file: this.input.file, start: startOf(node), end: endOf(node), node };
  }
  /** The place of a name, without the type that is written behind it where it is declared. */
  namePlace(node: Node): Expr {
    const place = this.place(node);
    const declares =
      node.type === 'Identifier' && (node.typeAnnotation || node.optional) && this.input.text.startsWith(node.name, place.start);
    return declares ? { ...place, end: place.start + node.name.length } : place;
  }
  /** The type in an annotation (`: T` of a variable, a parameter, a function). */
  typePlace(annotation: Node | null | undefined): Expr | undefined {
    return annotation && 'typeAnnotation' in annotation && annotation.typeAnnotation
      ? this.place(annotation.typeAnnotation as Node)
      : undefined;
  }
  bindingOf(node: Node): Binding | null {
    const binding = this.input.scopes.bindingOf(node);
    return (binding && this.bindings.get(binding)) ?? null;
  }
  /** True for a name that the file does not declare. */
  isGlobal(node: Node, name: string): boolean {
    return node.type === 'Identifier' && node.name === name && !this.input.scopes.bindingOf(node);
  }

  literal(node: Node, value: Scalar): LiteralExpression {
    return { k: 'literal', file: this.input.file, start: startOf(node), end: endOf(node), node, value };
  }
  /** A use of a variable. */
  name(node: Node, name: string, binding: Binding | null, use: 'read' | 'write' | 'update'): NameExpression {
    const { file, start, end } = this.namePlace(node);
    const made: NameExpression = { k: 'name', file, start, end, node, name, binding, fn: this.fn };
    if (binding && use !== 'write') binding.references.push(made);
    if (binding && use !== 'read') binding.writes.push(made);
    return made;
  }
  call(node: Node, callee: Expression, args: Item[], construct: boolean, optional: boolean): CallExpression {
    const made: CallExpression = {
      k: 'call',
      file: this.input.file,
      start: startOf(node),
      end: endOf(node),
      node,
      callee,
      args,
      keywords: null,
      construct,
      optional,
      fn: this.fn,
    };
    this.module.calls.push(made);
    return made;
  }
  /** `object.key`: `property` is where the key is written. */
  get(node: Node, object: Expression, key: string | Expression, property: Node, item = false, optional = false): GetExpression {
    const made: GetExpression = {
      k: 'get',
      file: this.input.file,
      start: startOf(node),
      end: endOf(node),
      node,
      object,
      key,
      keyExpr: this.place(property),
      item,
      optional,
    };
    this.module.gets.push(made);
    return made;
  }
  /** `target = value`, as one that declares. */
  declaration(node: Node, target: Target, value: Expression, type?: Expr): Statement {
    const place = this.place(node);
    return {
      k: 'do',
      expr: place,
      value: { k: 'assign', ...place, target, value, operator: '=', declares: true, ...(type && { type }), fn: this.fn },
    };
  }

  /** A variable that stands nowhere in the code. */
  implicit(name: string, node: Node, fn: FunctionNode | null): Binding {
    const binding: Binding = {
      name,
      kind: 'implicit',
      expr: this.place(node),
      module: this.module,
      fn,
      cls: null,
      references: [],
      writes: [],
      exported: [],
      native: node,
    };
    this.module.bindings.push(binding);
    return binding;
  }
  /** The variable that `exports` and `module.exports` are. */
  exportsOf(node: Node): Binding {
    this.whole ??= this.implicit('exports', node, null);
    return this.whole;
  }
  /** What gives `exports` the object that it is in the beginning, in a file that reads it. */
  exportsBegin(): Statement[] {
    if (!this.whole?.references.length) return [];
    const node = this.whole.native as Node;
    const place = this.place(node);
    const target: NameExpression = { k: 'name', ...place, name: 'exports', binding: this.whole, fn: null };
    this.whole.writes.push(target);
    return [this.declaration(node, target, { k: 'object', ...place, entries: [], frozen: true })];
  }
  /** The variable that `arguments` is; null outside of functions that have it. */
  givenOf(node: Node): Binding | null {
    let fn = this.fn;
    while (fn?.kind === 'arrow') fn = fn.parent;
    if (!fn) return null;
    fn.given ??= this.implicit('arguments', node, fn);
    return fn.given;
  }
  /** Makes a binding readable by other files. */
  export(name: string, binding: Binding): void {
    this.exported.set(name, { kind: 'binding', binding });
    if (!binding.exported.includes(name)) binding.exported.push(name);
  }
}
