/** A parsed file in the form that the engine reads. */
import type { Binding, FunctionNode, Module } from '../../../ir/ir.js';
import type { Expr } from '../../../values/values.js';
import { isFunction, type Node } from '../syntax/ast.js';
import type { BindingKind, Scope, Scopes, Binding as SourceBinding } from '../syntax/scope.js';
import { classNode } from './classes.js';
import { componentStatements } from './component.js';
import { type LowerInput, Lowering, type Parts } from './context.js';
import { expression } from './expressions.js';
import { functionNode } from './functions.js';
import { target } from './patterns.js';
import { statements } from './statements.js';

export type { LowerInput } from './context.js';

const PARTS: Parts = { expression, target, statements, functionNode, classNode };

/** Lowers a file of JavaScript, TypeScript or Flow. */
export function lowerModule(input: LowerInput): Module {
  const { file, text, ast, scopes } = input;
  const bindings = new Map<SourceBinding, Binding>();
  const module: Module = {
    file,
    text,
    language: 'javascript',
    body: [],
    functions: [],
    classes: [],
    bindings: [],
    calls: [],
    objects: [],
    gets: [],
    exports: { named: new Map(), stars: [], whole: null },
    specifiers: new Set(),
    shown: new Set(),
    comments: (ast.comments ?? []).map(({ start, end }) => ({
      start: start as number,
      end: end as number,
      text: text.slice(start as number, end as number),
    })),
    native: input,
  };
  const lowering = new Lowering(input, module, bindings, PARTS);
  const declare = (all: Scopes, own: Lowering): void => {
    for (const scope of all.all())
      for (const binding of scope.bindings.values()) {
        if (binding.name === 'this') continue;
        const made = bindingOf(binding, own);
        bindings.set(binding, made);
        module.bindings.push(made);
      }
  };
  declare(scopes, lowering);
  const functions = new Map<Node, FunctionNode>();
  const markup = componentStatements(input, (other, nodes) => {
    const inner = new Lowering(other, module, bindings, PARTS);
    declare(other.scopes, inner);
    const made = inner.statements(nodes);
    for (const [node, fn] of inner.functions) functions.set(node, fn);
    return made;
  });
  const body = lowering.statements(ast.program.body);
  module.body = [...lowering.exportsBegin(), ...markup, ...body];
  for (const [node, fn] of lowering.functions) functions.set(node, fn);
  for (const [source, binding] of bindings) binding.fn = functionOf(source.scope, functions);
  inOrder(module);
  module.exports = { named: lowering.exported, stars: lowering.stars, whole: lowering.whole };
  module.specifiers = lowering.specifiers;
  module.shown = new Set([...input.shown].flatMap((binding) => bindings.get(binding) ?? []));
  return module;
}

const KINDS: Record<BindingKind, Binding['kind']> = {
  const: 'const',
  let: 'let',
  var: 'let',
  function: 'function',
  class: 'class',
  param: 'param',
  import: 'import',
  enum: 'enum',
  namespace: 'const',
  type: 'type',
  catch: 'catch',
};

function bindingOf(binding: SourceBinding, lowering: Lowering): Binding {
  const type = lowering.typePlace(binding.id.typeAnnotation);
  return {
    name: binding.name,
    kind: KINDS[binding.kind],
    ...((binding.kind === 'const' || binding.kind === 'let') && { perRound: true }),
    expr: lowering.namePlace(binding.id),
    module: lowering.module,
    fn: null,
    cls: null,
    references: [],
    writes: [],
    exported: [],
    ...(type && { type }),
    native: binding,
  };
}

/** The function whose variables stand in a scope. */
function functionOf(scope: Scope, functions: ReadonlyMap<Node, FunctionNode>): FunctionNode | null {
  for (let at: Scope | null = scope; at; at = at.parent) if (isFunction(at.node)) return functions.get(at.node) ?? null;
  return null;
}

/** Brings what was found into the order of the file: functions are lowered before what stands above them. */
function inOrder(module: Module): void {
  const inner = (a: Expr, b: Expr) => a.start - b.start || a.end - b.end;
  const outer = (a: { expr: Expr }, b: { expr: Expr }) => a.expr.start - b.expr.start || b.expr.end - a.expr.end;
  module.functions.sort(outer);
  module.classes.sort(outer);
  module.bindings.sort(outer);
  module.calls.sort(inner);
  module.objects.sort(inner);
  module.gets.sort(inner);
  for (const { references, writes } of module.bindings) {
    references.sort(inner);
    writes.sort(inner);
  }
}
