/** Dictionaries with a thinking budget: requests that no known call reads, and budgets that belong to no site. */
import type { SourceTree } from '../../../run/engine.js';
import type { Attempt } from '../../../run/failures.js';
import { SENDS } from '../../../sdk/clients.js';
import { requestSite } from '../../../sites/unsent.js';
import type { ObjectValue } from '../../../values/values.js';
import type { Tracer } from '../clients/clients.js';
import type { Module } from '../modules/modules.js';
import { stringValue } from '../syntax/literals.js';
import { argumentsOf, calleeOf, field, isCall, isName, memberName, type Node, parts, unwrap, walk } from '../syntax/node.js';
import { dictCall } from '../values/calls.js';
import { type Context, exprOf } from '../values/context.js';
import { argumentsValue, dictionary } from '../values/evaluate.js';
import type { FoundSite } from './find.js';

/** Paths below the root that hold tests. */
export const TEST_FILE = /(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest)\.py$|(?:^|\/)tests?\//;

/** Looks at the text, before the file is parsed. */
export const mayHoldBudget = (text: string): boolean => text.includes('budget_tokens');
export const mayHoldRequest = (text: string): boolean => text.includes('thinking') && text.includes('model');

/** Every dictionary, or call by keywords, of a file that names a thinking budget. */
export function budgetObjects(module: Module): Node[] {
  const found: Node[] = [];
  walk(module.root, (node) => {
    if (hasKey(node, 'budget_tokens')) found.push(node);
  });
  return found;
}

/** True for a dictionary or a call with an entry of that name. */
function hasKey(node: Node, key: string): boolean {
  if (node.type === 'dictionary')
    return parts(node).some((part) => {
      const name = field(part, 'key');
      return name !== undefined && stringValue(name) === key;
    });
  return (
    isCall(node) && argumentsOf(node).type === 'argument_list' && parts(argumentsOf(node)).some((part) => field(part, 'name')?.text === key)
  );
}

/** Requests with the model that migrates and a thinking budget; whether a call reads them, the caller knows. */
export function requestObjects(
  module: Module,
  ctx: Context,
  tracer: Tracer,
  { root, migration }: SourceTree,
  attempt: Attempt,
): FoundSite[] {
  const found: FoundSite[] = [];
  if (TEST_FILE.test(module.file.slice(root.length + 1))) return found;
  walk(module.root, (node) => {
    if (!hasKey(node, 'thinking') || !hasKey(node, 'model')) return;
    const expr = exprOf(module, node);
    const site = attempt(expr, () =>
      goesElsewhere(node, module, tracer) ? undefined : requestSite(expr, paramsOf(node, module, ctx), migration),
    );
    if (site) found.push({ ...site, module, node });
  });
  return found;
}

function paramsOf(node: Node, module: Module, ctx: Context): ObjectValue {
  if (!isCall(node)) return dictionary(node, module, ctx);
  return calleeOf(node).text === 'dict'
    ? dictCall(node, module, ctx)
    : { ...argumentsValue(argumentsOf(node), module, ctx), expr: exprOf(module, node) };
}

/** Handed to a lookalike, a mock or an assertion: nothing is sent. */
function goesElsewhere(node: Node, module: Module, tracer: Tracer): boolean {
  if (isCall(node) && calleeIsElse(node, module, tracer)) return true;
  for (let at = node.parent; at; at = at.parent) {
    if (isCall(at)) {
      const callee = unwrap(calleeOf(at));
      const name = memberName(callee) ?? (isName(callee) ? callee.text : '');
      return /^(?:assert\w*|Mock|MagicMock|AsyncMock|patch)$/.test(name) || calleeIsElse(at, module, tracer);
    }
    if (!/^(?:pair|dictionary|list|tuple|argument_list|keyword_argument|dictionary_splat|parenthesized_expression)$/.test(at.type))
      return false;
  }
  return false;
}

/** What is put into a queue, or handed to a helper, may be sent all the same. */
const calleeIsElse = (call: Node, module: Module, tracer: Tracer): boolean =>
  SENDS.test(memberName(unwrap(calleeOf(call))) ?? '') &&
  tracer
    .trace(calleeOf(call), module)
    .some(({ path, root }) => root.kind === 'else' && (path.length > 0 || /\.messages\.\w+$/.test(calleeOf(call).text)));
