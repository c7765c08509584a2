/** Does the code that handles a response read thinking text? The value is followed through names, attributes, loops and functions. */

import { callsOf } from './callers.js';
import type { Context, Located } from './context.js';
import { calledFunctions, isBound, parametersOf } from './functions.js';
import { stringValue } from './literals.js';
import type { Module } from './modules.js';
import { resolveName } from './names.js';
import {
  argumentsOf,
  around,
  calleeOf,
  field,
  isCall,
  isFunction,
  isMember,
  isName,
  memberName,
  type Node,
  objectOf,
  parts,
  walk,
  wrapperOf,
} from './node.js';
import { type Binding, parameterName } from './scope.js';

const MOST_STEPS = 2_000;
const THROUGH =
  /^(?:conditional_expression|boolean_operator|list|tuple|expression_list|subscript|dictionary|pair|list_splat|as_pattern|with_item|for_in_clause|list_comprehension|generator_expression|named_expression)$/;

export function readsThinkingText(call: Node, module: Module, ctx: Context): boolean {
  const seen = new Set<Node>();
  const waiting: Located[] = [{ module, node: call }];
  const follow = (binding: Binding | undefined, home: Module) => {
    if (binding) waiting.push(...ctx.referencesTo(binding, home));
  };
  const names = (target: Node, home: Module) =>
    walk(target, (node) => {
      if (isName(node)) follow(home.scopes.bindingOf(node), home);
    });
  for (let at = waiting.pop(); at && seen.size < MOST_STEPS; at = waiting.pop()) {
    const { node, module: home } = at;
    const { parent } = node;
    if (!parent || seen.has(node)) continue;
    seen.add(node);
    const wrapper = wrapperOf(node);
    if (wrapper || THROUGH.test(parent.type)) waiting.push({ module: home, node: wrapper ?? parent });
    if (isMember(parent) && objectOf(parent) === node) {
      if (memberName(parent) === 'thinking' || (memberName(parent) === 'get' && namesThinking(parent.parent))) return true;
      waiting.push({ module: home, node: parent });
    } else if (parent.type === 'subscript' && objectOf(parent) === node && namesThinking(parent)) return true;
    else if (isCall(parent) && (calleeOf(parent) === node || argumentsOf(parent) === node)) waiting.push({ module: home, node: parent });
    else if (parent.type === 'assignment' && field(parent, 'right') === node) {
      const left = field(parent, 'left');
      if (left && isMember(left)) waiting.push(...ctx.membersNamed(memberName(left) ?? ''));
      else if (left) names(left, home);
    } else if (/^(?:for_statement|for_in_clause)$/.test(parent.type) && field(parent, 'right') === node) {
      const left = field(parent, 'left');
      if (left) names(left, home);
    } else if (parent.type === 'as_pattern') {
      const alias = field(parent, 'alias');
      if (alias) names(alias, home);
    } else if (parent.type === 'comparison_operator' && /["']thinking_delta["']/.test(parent.text)) return true;
    else if (parent.type === 'match_statement' && /["']thinking_delta["']|ThinkingBlock|\bthinking=/.test(parent.text)) return true;
    else if (parent.type === 'argument_list' || parent.type === 'keyword_argument') {
      const found = argument(node, home, ctx);
      if (found === 'thinking') return true;
      if (found === 'result') waiting.push({ module: home, node: around(node, isCall) as Node });
      else if (found) follow(found.binding, found.module);
    } else if (parent.type === 'return_statement' || parent.type === 'yield' || (parent.type === 'lambda' && parent.parent)) {
      for (let fn: Node | null = parent; fn; fn = fn.parent) {
        if (!isFunction(fn)) continue;
        waiting.push(...callsOf({ module: home, node: fn }, ctx));
        break;
      }
    }
  }
  return false;
}

/** `block["thinking"]` and `block.get("thinking")`. */
function namesThinking(node: Node | null): boolean {
  if (!node) return false;
  const key = isCall(node) ? parts(argumentsOf(node))[0] : field(node, 'subscript');
  return key !== undefined && stringValue(key) === 'thinking';
}

/** What gives back what it is given, or what is in it, or what that gives when it is called. */
const HANDS_ON =
  /^(?:json\.loads?|orjson\.loads|urllib\.request\.urlopen|contextlib\.a?closing|itertools\.chain|copy\.(?:deep)?copy|asyncio\.(?:as_completed|create_task|ensure_future|gather|run|shield|wait_for))$/;
const METHODS_HAND_ON = /^(?:create_task|enter_(?:async_)?context|run_in_executor|run_sync|run_until_complete)$/;
const BUILTINS = /^(?:a?iter|a?next|dict|enumerate|filter|list|reversed|sorted|tuple|zip)$/;

function handsOn(callee: Node, module: Module, ctx: Context): boolean {
  const found = resolveName(callee, module, ctx);
  if (found.kind === 'external') return HANDS_ON.test(`${found.specifier}.${found.name}`) || METHODS_HAND_ON.test(found.name);
  return found.kind === 'unknown' && (isName(callee) ? BUILTINS.test(callee.text) : METHODS_HAND_ON.test(memberName(callee) ?? ''));
}

/** The parameter that an argument becomes; `thinking` where it is `getattr(block, "thinking")`, `result` where the call gives it back. */
function argument(
  node: Node,
  module: Module,
  ctx: Context,
): { binding: Binding | undefined; module: Module } | 'thinking' | 'result' | undefined {
  const keyword = node.parent?.type === 'keyword_argument' ? node.parent : undefined;
  const call = (keyword ?? node).parent?.parent;
  if (!call || !isCall(call)) return undefined;
  if (calleeOf(call).text === 'getattr' && /["']thinking["']/.test(argumentsOf(call).text)) return 'thinking';
  if (handsOn(calleeOf(call), module, ctx)) return 'result';
  const [fn] = calledFunctions(calleeOf(call), module, ctx);
  if (!fn) return undefined;
  const name = keyword && field(keyword, 'name')?.text;
  const index = parts(argumentsOf(call)).indexOf(node) + (isBound(fn.node) ? 1 : 0);
  const parameters = parametersOf(fn.node);
  const param = name === undefined ? parameters[index] : parameters.find((one) => parameterName(one)?.text === name);
  const id = param && parameterName(param);
  return { binding: id && fn.module.scopes.bindingOf(id), module: fn.module };
}
