/** Runs what has to run for every call of the Messages API to be seen with what it gets. */
import type { Engine } from '../flow/engine.js';
import type { CallExpression, FunctionNode, Module } from '../ir/ir.js';
import type { Visits } from './visits.js';

const LAST_NAMES = /^(?:create|stream|parse|countTokens|count_tokens|toolRunner|tool_runner|thread)$/;

/** Calls that may be of the Messages API, by their names alone. */
export const candidatesIn = (module: Module): CallExpression[] =>
  module.calls.filter(({ callee }) => callee.k === 'name' || (callee.k === 'get' && typeof callee.key === 'string' && LAST_NAMES.test(callee.key)));

/** The function or method that a place belongs to and that is not inside another one; undefined for the file itself. */
export function outermost(fn: FunctionNode | null): FunctionNode | undefined {
  let at = fn ?? undefined;
  while (at?.parent) at = at.parent;
  return at;
}

export function explore(engine: Engine, modules: readonly Module[], visits: Visits): void {
  for (const module of modules) engine.ensureLoaded(module);
  const roots = new Set<FunctionNode>();
  for (const module of modules)
    for (const call of candidatesIn(module)) {
      const root = outermost(call.fn);
      if (root) roots.add(root);
    }
  for (const root of roots) engine.runRoot(root);
  for (const root of roots) callersOf(root).forEach((caller) => engine.runRoot(caller));
  void visits;
}

/** Functions of the same file that name another one. */
const callersOf = (fn: FunctionNode): FunctionNode[] =>
  fn.binding ? fn.binding.references.flatMap(({ fn: home }) => outermost(home) ?? []).filter((one) => one !== fn) : [];
