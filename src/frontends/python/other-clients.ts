/** Opus 4.6 with a thinking budget through another library: a person moves it to that library's own option. */

import type { Attempt } from '../../run/failures.js';
import { thinkingState } from '../../sites/facts.js';
import { unsentSite } from '../../sites/unsent.js';
import { outcomes, property, type Value } from '../../values/values.js';
import { type Context, exprOf } from './context.js';
import { argumentsValue } from './evaluate.js';
import type { FoundSite } from './find.js';
import type { Module } from './modules.js';
import { resolveName } from './names.js';
import { argumentsOf, calleeOf, isCall, type Node, walk } from './node.js';

interface Library {
  packages: RegExp;
  /** In messages: the library, and the option it has. */
  name: string;
  model: readonly string[];
  /** Options that take a thinking object. */
  thinking: readonly string[];
  /** Options that take a number of tokens. */
  tokens?: readonly string[];
}

const LIBRARIES: readonly Library[] = [
  {
    packages: /^langchain/,
    name: 'LangChain (betas and output_config; read what the installed version takes)',
    model: ['model', 'model_name'],
    thinking: ['thinking'],
  },
  { packages: /^litellm\b/, name: 'LiteLLM (read what the installed version passes on)', model: ['model'], thinking: ['thinking'] },
  {
    packages: /^claude_(?:agent|code)_sdk\b/,
    name: 'the Claude Agent SDK (task_budget={"total": …}, instead of a thinking budget)',
    model: ['model'],
    thinking: ['thinking'],
    tokens: ['max_thinking_tokens'],
  },
];

export function findOtherClients(module: Module, ctx: Context, attempt: Attempt): FoundSite[] {
  if (![...module.specifiers].some((specifier) => LIBRARIES.some(({ packages }) => packages.test(specifier)))) return [];
  const found: FoundSite[] = [];
  walk(module.root, (node) => {
    const site = isCall(node) ? attempt(exprOf(module, node), () => otherCall(node, module, ctx)) : undefined;
    if (site) found.push(site);
  });
  return found;
}

function otherCall(node: Node, module: Module, ctx: Context): FoundSite | undefined {
  const library = libraryOf(node, module, ctx);
  if (!library || argumentsOf(node).type !== 'argument_list') return undefined;
  const expr = exprOf(module, node);
  const given = argumentsValue(argumentsOf(node), module, ctx);
  const name = library.model.find((one) => given.entries.some((entry) => entry.kind === 'property' && entry.key === one));
  const isGiven = (option: string) => {
    const value = property(given, option);
    return !(value.kind === 'literal' && value.absent);
  };
  const tokens = library.tokens?.find(isGiven);
  const option = library.thinking.find(isGiven) ?? tokens;
  if (name === undefined || option === undefined) return undefined;
  const thinking = property(given, option);
  const value: Value =
    option === tokens
      ? {
          kind: 'object',
          expr,
          readonly: true,
          entries: [entryOf('type', { kind: 'literal', expr, value: 'enabled' }), entryOf('budget_tokens', thinking)],
        }
      : thinking;
  if (outcomes(value).every((outcome) => thinkingState(outcome) === 'none')) return undefined;
  const params: Value = {
    kind: 'object',
    expr,
    readonly: true,
    entries: [entryOf('model', unprefixed(property(given, name))), entryOf('thinking', value)],
  };
  const { text } = calleeOf(node);
  const site = unsentSite(expr, params, { kind: 'other-client', api: text, receiver: text, library: library.name });
  return { ...site, module, node };
}

const entryOf = (key: string, value: Value) =>
  ({ kind: 'property', key, expr: value.expr, valueExpr: value.expr, shorthand: false, value: () => value }) as const;

/** `anthropic/claude-opus-4-6` is that model to a library for several providers. */
function unprefixed(value: Value): Value {
  if (value.kind === 'read') return { ...value, value: unprefixed(value.value) };
  return value.kind === 'literal' && typeof value.value === 'string'
    ? { ...value, value: value.value.replace(/^anthropic[/:]/, '') }
    : value;
}

function libraryOf(call: Node, module: Module, ctx: Context): Library | undefined {
  const found = resolveName(calleeOf(call), module, ctx);
  return found.kind === 'external' ? LIBRARIES.find(({ packages }) => packages.test(found.specifier)) : undefined;
}
