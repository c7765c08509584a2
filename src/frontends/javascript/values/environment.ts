/** Variables of the environment that the project sets itself. */
import type { Value } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import { startOf } from '../syntax/ast.js';
import { type Context, openAt } from './context.js';
import { statementFor } from './mutations.js';

/** What holds the variables, at the begin of a source or of a path of properties. */
export const ENVIRONMENTS = /^(?:globalThis\.)?(?:process|import\.meta|Deno|Bun)\.env\b/;

/** Where files, tests aside, set a variable, and what they set it to where that is written there: `process.env.MODEL ??= …`. */
export const settersOf = (key: string, ctx: Context): { module: Module; value: Value }[] =>
  ctx.membersNamed(key).flatMap(({ node, module }) => {
    const isOfEnvironment = ENVIRONMENTS.test(module.text.slice(startOf(node), node.end as number).replaceAll('?.', '.'));
    const statement = isOfEnvironment && !ctx.isTest(module) ? statementFor(node, module) : undefined;
    if (!statement) return [];
    const isAssigned = statement.type === 'AssignmentExpression' && statement.left === node;
    return [{ module, value: isAssigned ? ctx.evaluate(statement.right, module) : openAt(module, node, 'reassigned') }];
  });
