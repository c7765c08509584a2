/** What one file sets in the exports of another. */

import type { Module } from '../modules/modules.js';
import { type Member, memberName } from '../syntax/ast.js';
import type { Context } from '../values/context.js';
import { resolveName } from '../values/functions.js';
import { statementFor } from '../values/mutations.js';

/** True for `config.model` of a file that exports it where some file sets that, `require('./config').model = …`. */
export function isSetOutside(node: Member, module: Module, ctx: Context): boolean {
  const key = memberName(node);
  const whole = resolveName(node.object, module, ctx);
  if (key === undefined || whole.kind !== 'module') return false;
  return ctx.membersNamed(key).some((one) => {
    const other = statementFor(one.node, one.module) ? resolveName(one.node.object, one.module, ctx) : undefined;
    return other?.kind === 'module' && other.module === whole.module;
  });
}
