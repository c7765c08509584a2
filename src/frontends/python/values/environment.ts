/** Variables of the environment. */

import { constant } from '../../../values/outcomes.js';
import type { Open, Value } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import { resolveName } from '../modules/names.js';
import { stringValue } from '../syntax/literals.js';
import type { Node } from '../syntax/node.js';
import { type Context, exprOf, type Frame } from './context.js';
import { putUnder } from './put-in.js';

/** True for `os.environ`, however it was imported. */
export function isEnvironment(node: Node, module: Module, ctx: Context): boolean {
  const found = resolveName(node, module, ctx);
  return found.kind === 'external' && found.specifier === 'os' && found.name === 'environ';
}

/** What the project itself sets a variable to: `os.environ["MODEL"] = …`, `os.environ.setdefault("MODEL", …)`. */
export const setByProject = (name: string, module: Module, ctx: Context): Value[] =>
  putUnder((one, home) => isEnvironment(one, home, ctx), 'environ', name, module.root, ctx);

/** A variable, with what is taken where it is not set; what the project sets it to belongs to what it can be. */
export function variableValue(
  node: Node,
  name: Node | undefined,
  fallback: Node | undefined,
  module: Module,
  ctx: Context,
  frame?: Frame,
): Value {
  const expr = exprOf(module, node);
  const key = name && (stringValue(name) ?? constant(ctx.evaluate(name, module, frame))?.value);
  const put = typeof key !== 'string' ? [] : setByProject(key, module, ctx);
  const open: Open = { kind: 'open', expr, why: 'environment', ...(put.length > 0 && { candidates: () => put, expands: true }) };
  if (!fallback) return open;
  const test = { key: `default:${expr.file}:${expr.start}`, expr, negated: false, pure: false };
  return { kind: 'choice', expr, test, fallback: true, yes: open, no: ctx.evaluate(fallback, module, frame) };
}
