/** Names that are read by what they are called: `locals()["temp"]`, `eval("temp")`, a doctest, `patch("app.main.LIMIT")`. */
import type { Context } from './context.js';
import type { Module } from './modules.js';
import { calleeOf, isCall, isMember, isName, memberName, type Node, walk } from './node.js';
import type { Binding } from './scope.js';

/** True where something in sight may read a variable without naming it in code. */
export function isReadByName(binding: Binding, module: Module, ctx: Context): boolean {
  const { name, scope } = binding;
  if (readsAll(scope.node, module)) return true;
  return !scope.parent && ctx.modules.parsed().some((other) => isNamedIn(other, name));
}

const READERS = /^(?:locals|globals|vars|dir|eval|exec)$/;

/** `locals()` and its like, anywhere in a function or file. */
function readsAll(root: Node, { scopes }: Module): boolean {
  let reads = false;
  walk(root, (node) => {
    const callee = isCall(node) ? calleeOf(node) : undefined;
    if (callee && isName(callee) && READERS.test(callee.text) && !scopes.bindingOf(callee)) reads = true;
    if (isMember(node) && /^f_(?:locals|globals)$/.test(memberName(node) ?? '')) reads = true;
    return !reads;
  });
  return reads;
}

/** A string that is the name, or a path to it, or a doctest with it. */
function isNamedIn({ root, text }: Module, name: string): boolean {
  if (!text.includes(name)) return false;
  const path = new RegExp(`(?:^|\\.)${name}$`);
  const word = new RegExp(`(?<![\\w.])${name}(?!\\w)`);
  let named = false;
  walk(root, (node) => {
    if (node.type === 'string_content' && (path.test(node.text) || (node.text.includes('>>>') && word.test(node.text)))) named = true;
    return !named;
  });
  return named;
}
