/** What the parts of the lowering share: the file, the function and class around a place, and the records of what has been lowered. */
import type {
  CallExpression,
  Expression,
  GetExpression,
  NameExpression,
  ObjectExpression,
  OpenExpression,
} from '../../../ir/expressions.js';
import type { Binding, ClassNode, FunctionNode, Module, Statement } from '../../../ir/ir.js';
import type { Expr } from '../../../values/values.js';
import type { Module as PythonModule } from '../modules/modules.js';
import { type Node, parts } from '../syntax/node.js';
import type { Binding as Variable } from '../syntax/scope.js';

/** A parsed file, as `modules.ts` keeps it. */
export type Input = Pick<PythonModule, 'file' | 'text' | 'root' | 'scopes' | 'comments' | 'aside' | 'specifiers' | 'stars'>;

export interface Lowering {
  readonly input: Input;
  /** The module that is being made. */
  readonly module: Module;
  /** The function around the place. */
  readonly fn: FunctionNode | null;
  /** The class whose body the place stands in, outside of its methods. */
  readonly cls: ClassNode | null;
  /** The binding of a variable. */
  bindingOf(variable: Variable): Binding;
  /** Remembers which function or class a scope belongs to. */
  opened(scope: Node, owner: FunctionNode | ClassNode): void;
  expression(node: Node, at: Lowering): Expression;
  statement(node: Node, at: Lowering): Statement[];
}

export const exprAt = ({ module }: Lowering, node: Node): Expr => ({ file: module.file, start: node.start, end: node.end, node });

export function nameAt(id: Node, l: Lowering, use: 'reads' | 'writes'): NameExpression {
  const variable = l.input.scopes.bindingOf(id);
  const binding = variable ? l.bindingOf(variable) : null;
  const name: NameExpression = { k: 'name', ...exprAt(l, id), name: id.text, binding, fn: l.fn };
  if (binding) (use === 'reads' ? binding.references : binding.writes).push(name);
  return name;
}

export function openAt(node: Node, parts: Expression[], l: Lowering, why: OpenExpression['why'] = 'unknown'): OpenExpression {
  return { k: 'open', ...exprAt(l, node), parts, why };
}

export const literalAt = (node: Node, value: string | number | boolean | null, l: Lowering): Expression => ({
  k: 'literal',
  ...exprAt(l, node),
  value,
});

export function getAt(node: Node, about: Omit<GetExpression, 'k' | 'optional' | keyof Expr>, l: Lowering): GetExpression {
  const get: GetExpression = { k: 'get', ...exprAt(l, node), ...about, optional: false };
  l.module.gets.push(get);
  return get;
}

export function callAt(node: Node, about: Pick<CallExpression, 'callee' | 'args' | 'keywords'>, l: Lowering): CallExpression {
  const call: CallExpression = { k: 'call', ...exprAt(l, node), ...about, construct: false, optional: false, fn: l.fn };
  l.module.calls.push(call);
  return call;
}

export function objectAt(node: Node, entries: ObjectExpression['entries'], l: Lowering): ObjectExpression {
  const object: ObjectExpression = { k: 'object', ...exprAt(l, node), entries };
  l.module.objects.push(object);
  return object;
}

export const blockOf = (block: Node | undefined, l: Lowering): Statement[] =>
  block ? parts(block).flatMap((statement) => l.statement(statement, l)) : [];

/** Remembers what is written around an expression: its parentheses, a cast. */
export function writtenAs(node: Node, inner: Expression, l: Lowering): Expression {
  const whole = exprAt(l, node);
  for (let at: Expression | undefined = inner; at; at = at.k === 'cast' ? at.value : undefined) at.written = whole;
  return inner;
}

/** Does something for its effect. */
export const done = (statement: Node, value: Expression, l: Lowering): Statement => ({ k: 'do', expr: exprAt(l, statement), value });

/**
 * An expression that is evaluated once and used several times: what gives its value for the first use, and what gives it for each later one.
 * A name stands for itself, anything else is kept in a variable that the file does not show.
 */
export function usedAgain(value: Expression, l: Lowering): { first: Expression; later: () => Expression } {
  if (value.k === 'name' || value.k === 'literal') return { first: value, later: () => value };
  const { file, start, end, node } = value;
  const expr: Expr = { file, start, end, node };
  const binding: Binding = {
    name: `(${l.module.text.slice(start, end).replace(/\s+/g, ' ').slice(0, 40)})`,
    kind: 'implicit',
    expr,
    module: l.module,
    fn: l.fn,
    cls: null,
    references: [],
    writes: [],
    exported: [],
    native: null,
  };
  l.module.bindings.push(binding);
  const use = (uses: NameExpression[]): NameExpression => {
    const name: NameExpression = { k: 'name', ...expr, name: binding.name, binding, fn: l.fn };
    uses.push(name);
    return name;
  };
  const target = use(binding.writes);
  return {
    first: { k: 'assign', ...expr, target, value, operator: '=', declares: true, fn: l.fn },
    later: () => use(binding.references),
  };
}
