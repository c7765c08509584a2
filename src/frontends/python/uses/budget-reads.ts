/** Thinking objects whose budget code reads, by whatever name it has them. */
import { outcomes } from '../../../values/outcomes.js';
import { type Expr, exprKey } from '../../../values/values.js';
import { statementFor } from '../changes/mutations.js';
import { stringValue } from '../syntax/literals.js';
import { calleeOf, field, isCall, isMember, memberName, type Node, objectOf, parts, positional, walk } from '../syntax/node.js';
import type { Context, Located } from '../values/context.js';

const KEY = 'budget_tokens';

/** Makes the look-up of one run: what is read is found once, for all objects. */
export function createBudgetReads(ctx: Context): (thinking: Expr) => boolean {
  let read: Set<string> | undefined;
  return (thinking) => {
    read ??= new Set(
      readObjects(ctx).flatMap(({ module, node }) => outcomes(ctx.evaluate(node, module)).map(({ leaf }) => exprKey(leaf.expr))),
    );
    return read.has(exprKey(thinking));
  };
}

/** What stands before `["budget_tokens"]` where that is read, and before `.get("budget_tokens")` and `.pop("budget_tokens")`. */
function readObjects({ modules }: Context): Located[] {
  return modules.naming(KEY).flatMap((module) => {
    const found: Located[] = [];
    walk(module.root, (node) => {
      if (isBudget(node)) found.push({ module, node: isCall(node) ? objectOf(calleeOf(node)) : objectOf(node) });
    });
    return found;
  });
}

function isBudget(node: Node): boolean {
  if (node.type === 'subscript') {
    const [key] = parts(node).filter((part) => part.field === 'subscript');
    const statement = statementFor(node);
    const isTarget = statement !== undefined && statement.type !== 'augmented_assignment' && field(statement, 'right') !== node;
    return key !== undefined && stringValue(key) === KEY && !isTarget;
  }
  if (!isCall(node)) return false;
  const callee = calleeOf(node);
  const [key] = isMember(callee) && /^(?:get|pop)$/.test(memberName(callee) ?? '') ? positional(node) : [];
  return key !== undefined && stringValue(key) === KEY;
}
