/** Object literals with a thinking budget: requests that no known call reads, and budgets that belong to no site. */
import type * as t from '@babel/types';
import type { SourceTree } from '../../../run/engine.js';
import type { Attempt } from '../../../run/failures.js';
import { SENDS } from '../../../sdk/clients.js';
import type { Migration } from '../../../sdk/models.js';
import { requestSite } from '../../../sites/unsent.js';
import type { Tracer } from '../clients/clients.js';
import { TEST_FILE } from '../mocks/mocks.js';
import type { Module } from '../modules/modules.js';
import { isCall, isMember, isWrapper, keyName, memberName, type Node, unwrap } from '../syntax/ast.js';
import { type Context, exprOf } from '../values/context.js';
import { objectValue } from '../values/evaluate.js';
import type { FoundSite } from './find.js';

/** Every object literal of a file that names a thinking budget. */
export function budgetObjects(module: Module): Node[] {
  if (!/budget_tokens|budgetTokens/.test(module.text)) return [];
  return module.scopes.ofType('ObjectExpression').filter((node) => hasKey(node, 'budget_tokens') || isOfLibrary(node));
}

/** `{ type: 'enabled', budgetTokens: 10_000 }`, as other libraries call it: the name alone may be an option of the user's own. */
const isOfLibrary = (node: t.ObjectExpression): boolean => hasKey(node, 'budgetTokens') && hasKey(node, 'type');

const hasKey = ({ properties }: t.ObjectExpression, key: string): boolean =>
  properties.some((part) => part.type !== 'SpreadElement' && keyName(part.key, part.computed) === key);

/** Object literals with the model that migrates and a thinking budget; whether a call reads them, the caller knows. */
export function requestObjects(
  module: Module,
  ctx: Context,
  tracer: Tracer,
  { root, migration }: SourceTree,
  attempt: Attempt,
): FoundSite[] {
  const found: FoundSite[] = [];
  if (TEST_FILE.test(module.file.slice(root.length + 1))) return found;
  for (const node of module.scopes.ofType('ObjectExpression')) {
    if (!hasKey(node, 'thinking') || !hasKey(node, 'model')) continue;
    const site = attempt(exprOf(module, node), () => requestObject(node, module, ctx, tracer, migration));
    if (site) found.push(site);
  }
  return found;
}

function requestObject(
  node: t.ObjectExpression,
  module: Module,
  ctx: Context,
  tracer: Tracer,
  migration: Migration | undefined,
): FoundSite | undefined {
  const site = requestSite(exprOf(module, node), objectValue(node, module, ctx), migration);
  return site && !goesElsewhere(node, module, tracer) ? { ...site, module, node } : undefined;
}

/** Handed to a lookalike, a mock or an assertion: nothing is sent. */
function goesElsewhere(node: Node, module: Module, tracer: Tracer): boolean {
  const { parentOf } = module.scopes;
  for (let at = parentOf(node), below = node; at; below = at, at = parentOf(at)) {
    if (isCall(at)) {
      if (at.callee === below) return false;
      const callee = unwrap(at.callee);
      const name = isMember(callee) ? (memberName(callee) ?? '') : callee.type === 'Identifier' ? callee.name : '';
      if (/^(?:expect|assert|deepEqual|deepStrictEqual|equal|strictEqual|to[A-Z]\w*|calledWith|mock\w*|fn)$/.test(name)) return true;
      // What is put into a queue, or handed to a helper, may be sent all the same.
      if (!SENDS.test(name)) return false;
      const traces = tracer.trace(at.callee, module);
      return traces.some(({ path, root }) => root.kind === 'else' && path.length > 0);
    }
    if (!isWrapper(at) && at.type !== 'ObjectProperty' && at.type !== 'ObjectExpression' && at.type !== 'ArrayExpression') return false;
  }
  return false;
}
