/** Checks of a response by its class: the beta endpoint answers with classes of its own, for which such a check fails in silence. */
import type { Expr } from '../../values.js';
import { type Context, exprOf } from './context.js';
import type { Module } from './modules.js';
import { resolveName } from './names.js';
import { calleeOf, isCall, isMember, isName, type Node, positional, walk } from './node.js';

/** The first `isinstance(block, TextBlock)` or `case TextBlock()` with a class of `anthropic.types` in a file. */
export function classCheckIn(module: Module, ctx: Context): Expr | undefined {
  if (!/\banthropic\b/.test(module.text)) return undefined;
  let found: Expr | undefined;
  walk(module.root, (node) => {
    const checked = checkedClasses(node);
    if (checked && namesResponseClass(checked, module, ctx)) found ??= exprOf(module, node);
    return found === undefined;
  });
  return found;
}

/** What an expression or pattern compares a class with. */
function checkedClasses(node: Node): Node | undefined {
  if (node.type === 'class_pattern') return node.children.find(({ named }) => named);
  return isCall(node) && /^(?:isinstance|issubclass)$/.test(calleeOf(node).text) ? positional(node)[1] : undefined;
}

function namesResponseClass(checked: Node, module: Module, ctx: Context): boolean {
  let found = false;
  walk(checked, (node) => {
    if (node.type === 'dotted_name') {
      const [first, ...rest] = node.children.filter(isName);
      const resolved = first && resolveName(first, module, ctx);
      if (resolved?.kind === 'external')
        found ||= isResponseClass([resolved.specifier, resolved.name, ...rest.map(({ text }) => text)].join('.'));
      return false;
    }
    if (!isName(node) && !isMember(node)) return !found;
    const resolved = resolveName(node, module, ctx);
    if (resolved.kind === 'external') found ||= isResponseClass(`${resolved.specifier}.${resolved.name}`);
    return false;
  });
  return found;
}

const isResponseClass = (path: string): boolean =>
  /^anthropic\.(?:types|lib\.streaming)\b/.test(path) && !/\.beta\b|\.Beta|Params?$/.test(path);
