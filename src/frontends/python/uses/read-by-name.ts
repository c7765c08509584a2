/** Names that are read by what they are called: `locals()["temp"]`, `eval("temp")`, a doctest, `patch("app.main.LIMIT")`. */

import type { Module } from '../modules/modules.js';
import { frameOf } from '../modules/names.js';
import { argumentsOf, calleeOf, isCall, isMember, isName, memberName, type Node, parts, walk } from '../syntax/node.js';
import type { Binding } from '../syntax/scope.js';
import type { Context } from '../values/context.js';

/** True where something in sight may read a variable without naming it in code. */
export function isReadByName({ name, scope }: Binding, module: Module, ctx: Context): boolean {
  if (readsAll(scope.node, module)) return true;
  if (scope.parent) return false;
  return wordOf(name).test(module.aside) || ctx.modules.naming(name).some((other) => isNamedIn(other, name));
}

/** Finds a name that stands for itself, and not behind a dot. */
export const wordOf = (name: string): RegExp => new RegExp(`(?<![\\w.])${name}(?!\\w)`);

const OF_FUNCTIONS = /^(?:locals|vars|dir|eval|exec|f_locals)$/;
const OF_MODULES = /^(?:globals|eval|exec|f_globals)$/;

/** `locals()` and its like in a function; `globals()` and its like in a file. */
function readsAll(root: Node, module: Module): boolean {
  const isModule = !root.parent;
  let reads = false;
  walk(root, (node) => {
    const name = isMember(node) ? memberName(node) : isCall(node) && isName(calleeOf(node)) ? calleeOf(node).text : undefined;
    if (name === undefined || (isCall(node) && module.scopes.bindingOf(calleeOf(node)))) return !reads;
    // With an argument they ask for something else.
    const isOfAnother = /^(?:vars|dir)$/.test(name) && isCall(node) && parts(argumentsOf(node)).length > 0;
    if (OF_MODULES.test(name) && isModule) reads = true;
    if (OF_FUNCTIONS.test(name) && !isOfAnother && (!isModule || frameOf(node) === root)) reads = true;
    return !reads;
  });
  return reads;
}

/** A string that is the name, or a path to it, or a doctest with it. */
function isNamedIn({ root, text }: Module, name: string): boolean {
  if (!text.includes(name)) return false;
  const path = new RegExp(`(?:^|\\.)${name}$`);
  const word = wordOf(name);
  let named = false;
  walk(root, (node) => {
    if (node.type === 'string_content' && (path.test(node.text) || (node.text.includes('>>>') && word.test(node.text)))) named = true;
    return !named;
  });
  return named;
}
