/** From the syntax tree of a Python file to the form that the engine reads. */
import type { Binding, ClassNode, FunctionNode, Module } from '../../../ir/ir.js';
import type { Expr } from '../../../values/values.js';
import type { Node } from '../syntax/node.js';
import type { Binding as Variable } from '../syntax/scope.js';
import { wordOf } from '../uses/read-by-name.js';
import { bindingAt, homeOf } from './bindings.js';
import { exportsOf } from './exports.js';
import { expression } from './expressions.js';
import { blockOf, type Input, type Lowering } from './lowering.js';
import { statement } from './statements.js';

/** Lowers a parsed file, whose casts are marked. */
export function lowerModule(input: Input): Module {
  const { file, text, root, scopes } = input;
  const bindings = new Map<Variable, Binding>();
  const owners = new Map<Node, FunctionNode | ClassNode>();
  const module: Module = {
    file,
    text,
    language: 'python',
    body: [],
    functions: [],
    classes: [],
    bindings: [],
    calls: [],
    objects: [],
    gets: [],
    exports: { named: new Map(), stars: [], whole: null },
    specifiers: input.specifiers,
    shown: new Set(),
    comments: input.comments,
    native: input,
  };
  const bindingOf = (variable: Variable): Binding => {
    const binding = bindings.get(variable) ?? bindingAt(variable, module);
    bindings.set(variable, binding);
    return binding;
  };
  const opened: Lowering['opened'] = (scope, owner) => owners.set(scope, owner);
  const l: Lowering = { input, module, fn: null, cls: null, bindingOf, opened, expression, statement };

  module.body = blockOf(root, l);
  for (const scope of scopes.all()) for (const variable of scope.bindings.values()) bindingOf(variable);
  for (const [{ scope }, binding] of bindings) Object.assign(binding, homeOf(scope, owners));
  module.bindings.push(...bindings.values());
  for (const list of [module.calls, module.objects, module.gets]) sortByPlace(list);
  for (const list of [module.bindings, module.functions, module.classes]) list.sort((a, b) => a.expr.start - b.expr.start);
  for (const { references, writes } of module.bindings) for (const list of [references, writes]) sortByPlace(list);
  const own = module.bindings.filter(({ native }) => native !== null && (native as Variable).scope === scopes.module);
  module.exports = exportsOf(own, input);
  module.shown = new Set(own.filter(({ name }) => wordOf(name).test(input.aside)));
  return module;
}

/** In the order of the file, what is inside before what is around it. */
const sortByPlace = (list: Expr[]): void => {
  list.sort((a, b) => a.start - b.start || a.end - b.end);
};
