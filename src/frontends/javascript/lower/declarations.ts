/** Declarations of variables, functions and classes. */
import type * as t from '@babel/types';
import { hostOf } from '../../../hosts/names.js';
import type { Expression, Target } from '../../../ir/expressions.js';
import type { Binding, Statement } from '../../../ir/ir.js';
import { type Node, startOf } from '../syntax/ast.js';
import type { Lowering } from './context.js';

/** `const a = 1, { b } = c`: an assignment each. */
export function variables(node: t.VariableDeclaration, lowering: Lowering, out: Statement[]): void {
  if (node.declare) return;
  for (const declarator of node.declarations) {
    const { id, init } = declarator;
    const isName = id.type === 'Identifier';
    if (!init && node.kind === 'var' && !isFirst(id, lowering)) continue;
    const type = lowering.typePlace('typeAnnotation' in id ? (id.typeAnnotation as Node) : undefined);
    const given = init
      ? lowering.expression(init, { typed: isName && type !== undefined, pinned: false }, isName ? id.name : undefined)
      : lowering.literal(declarator, undefined);
    const value = isName && node.kind !== 'const' && isProp(node, id.name, lowering) ? asOpen(given, declarator, lowering) : given;
    const target = lowering.target(id);
    declareAs(target, value);
    const made = lowering.declaration(declarator, target, value, type);
    if (node.declarations.length === 1) made.expr = lowering.place(node);
    out.push(made);
  }
}

const asOpen = (value: Expression, node: Node, lowering: Lowering): Expression => ({
  k: 'open',
  ...lowering.place(node),
  parts: [value],
  why: 'unknown',
});

/** True for a prop of a Svelte component: it is what the component around says, whatever its default. */
function isProp(node: t.VariableDeclaration, name: string, { input: { scopes, markup, file } }: Lowering): boolean {
  if (markup === undefined || !hostOf(file).endsWith('.svelte')) return false;
  if (scopes.parentOf(node)?.type === 'ExportNamedDeclaration') return true;
  const locals = scopes.ofType('ExportSpecifier').map(({ local }) => local.name);
  return scopes.parentOf(node)?.type === 'Program' && locals.includes(name);
}

/** True where `var x;` makes `x` undefined: it has no value before, from above or from an earlier turn of a loop. */
function isFirst(id: Node, lowering: Lowering): boolean {
  const binding = lowering.input.scopes.bindingOf(id);
  if (!binding || lowering.loops > 0 || lowering.bindings.get(binding)?.writes.length) return false;
  return !binding.references.some((reference) => startOf(reference) < startOf(id));
}

/** A function or class without a name of its own is declared as the variable that it is given to. */
function declareAs(target: Target, value: Expression): void {
  if (target.k !== 'name') return;
  if (value.k === 'function') value.fn.binding ??= target.binding;
  if (value.k === 'class') value.cls.binding ??= target.binding;
}

/** The function that a statement declares, also one that it exports. */
export function functionIn(node: Node): t.FunctionDeclaration | undefined {
  const inner = node.type === 'ExportNamedDeclaration' || node.type === 'ExportDefaultDeclaration' ? node.declaration : node;
  return inner?.type === 'FunctionDeclaration' && !inner.declare ? inner : undefined;
}

/** `function f() {}`, in `statement`; one without a name is the default of its file. */
export function functionDeclaration(node: t.FunctionDeclaration, statement: Node, lowering: Lowering): Statement {
  const name = node.id?.name ?? 'default';
  const fn = lowering.functionNode(node, { kind: 'function', name, owner: null, receiver: 'none' });
  const target = node.id ? lowering.target(node.id) : defaultTarget(statement, lowering);
  const value: Expression = { k: 'function', ...lowering.place(node), fn };
  declareAs(target, value);
  return lowering.declaration(node.id ? node : statement, target, value);
}

/** `class C {}`, in `statement`. */
export function classDeclaration(node: t.ClassDeclaration, statement: Node, lowering: Lowering): Statement {
  const cls = lowering.classNode(node, 'default');
  const target = node.id ? lowering.target(node.id) : defaultTarget(statement, lowering);
  const value: Expression = { k: 'class', ...lowering.place(node), cls };
  declareAs(target, value);
  return lowering.declaration(node.id ? node : statement, target, value);
}

/** The variable that `export default` assigns to, at the word `default`. */
export function defaultTarget(statement: Node, lowering: Lowering): Target {
  const { text } = lowering.input;
  const binding: Binding = lowering.implicit('default', statement, null);
  const name = lowering.name(statement, 'default', binding, 'write');
  const word = /^export\s+default\b/.exec(text.slice(startOf(statement)))?.[0].length;
  if (word) Object.assign(name, { start: startOf(statement) + word - 'default'.length, end: startOf(statement) + word });
  lowering.export('default', binding);
  return name;
}
