/** `omit`, what the SDK has for a keyword that is not given. Every version that knows `output_config` has it, and checkers of types take it. */
import type { TextEdit } from '../../../rewrite/edits.js';
import { indentAt, lineEnd, startsLine } from '../../layout.js';
import { importOf } from '../modules/imports.js';
import type { Module } from '../modules/modules.js';
import { around, calleeOf, isCall, memberName, type Node, unwrap } from '../syntax/node.js';

interface Omit {
  /** How the file names it. */
  name: string;
  /** The imported name beside which it must be imported first. */
  beside?: Node;
}

/** How a call of the SDK can name it; undefined where it cannot. */
export function omitAt(list: Node, { scopes }: Module): Omit | undefined {
  const callee = list.parent && isCall(list.parent) ? unwrap(calleeOf(list.parent)) : undefined;
  if (!callee || !/^(?:create|stream|parse|tool_runner)$/.test(memberName(callee) ?? '')) return undefined;
  let beside: Node | undefined;
  for (const binding of scopes.module.bindings.values()) {
    const found = importOf(binding);
    // What is imported under a condition (`if TYPE_CHECKING:`) may not be there.
    if (binding.definitions.some(({ node }) => around(node, ({ type }) => type === 'if_statement'))) continue;
    if (found?.specifier !== 'anthropic' || scopes.lookUp(binding.name, list) !== binding) continue;
    if (found.name === 'omit') return { name: binding.name };
    if (found.name === '*') return { name: `${binding.name}.omit` };
    const [only, ...others] = binding.definitions;
    if (/^(?:Async)?Anthropic/.test(found.name) && only && others.length === 0) beside ??= only.node;
  }
  return beside && !scopes.lookUp('omit', list) ? { name: 'omit', beside } : undefined;
}

/** Imports it beside another name: on a line of its own where that has one. */
export function importOmit(beside: Node, { text }: Module): TextEdit {
  const { start, end } = beside;
  return startsLine(text, start)
    ? { start, end: start, text: `omit,${lineEnd(text)}${indentAt(text, start)}` }
    : { start: end, end, text: ', omit' };
}
