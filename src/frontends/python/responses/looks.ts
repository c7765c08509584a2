/** Calls that do nothing with their arguments but to look at them. */

import type { Module } from '../modules/modules.js';
import { functionOf, resolveName } from '../modules/names.js';
import { calleeOf, memberName, type Node, unwrap } from '../syntax/node.js';
import type { Context } from '../values/context.js';

const LOOKS =
  /^(?:log|logger|logging|debug|info|warning|warn|error|exception|critical|print|pprint|len|bool|isinstance|issubclass|type|id|callable)$/i;
/** What they give is a text, which may be used as data again. */
const TEXTS = /^(?:repr|str|dumps|format|pformat|safe_dump|dump_json)$/;

/** `look`: logged or tested; `text`: made a text that has uses of its own; undefined for any other call, and for the project's functions. */
export function onlyDoes(call: Node, module: Module, ctx: Context): 'look' | 'text' | undefined {
  const callee = unwrap(calleeOf(call));
  const name = memberName(callee) ?? callee.text;
  const does = LOOKS.test(name) ? 'look' : TEXTS.test(name) ? 'text' : undefined;
  return does && !functionOf(resolveName(callee, module, ctx)) ? does : undefined;
}
