/** Calls through libraries that wrap the API in options of their own: found and named, never edited. */

import type * as t from '@babel/types';
import type { Attempt } from '../../run/failures.js';
import { unsentSite } from '../../sites/unsent.js';
import { outcomes, property, type Value } from '../../values/values.js';
import { type Call, isCall, isMember, type Node, unwrap, walk } from './ast.js';
import { type Context, exprOf, textOf } from './context.js';
import type { FoundSite } from './find.js';
import { resolveName } from './functions.js';
import type { Module } from './modules.js';

interface Library {
  /** In messages: the library, and the option it has. */
  name: string;
  packages: RegExp;
  /** The model id and the thinking option of a call; undefined where the call sets no thinking. */
  read: (args: Value[], ctx: { node: Node; module: Module; ctx: Context }) => { model: Value; thinking: Value } | undefined;
}

const isSet = (value: Value): boolean =>
  outcomes(value).some(({ leaf }) => leaf.kind !== 'literal' || (leaf.value !== undefined && leaf.value !== null && leaf.value !== 0));

/** Facts about each library's own option: the table "Other clients' own option" of the docs section. */
const LIBRARIES: Library[] = [
  {
    name: 'the Vercel AI SDK (providerOptions.anthropic.taskBudget: { type: "tokens", total }, with thinking: { type: "adaptive" })',
    packages: /^(?:ai|@ai-sdk\/.*)$/,
    read: ([options], at) => {
      if (!options) return undefined;
      const thinking = property(property(property(options, 'providerOptions'), 'anthropic'), 'thinking');
      return isBudget(thinking, 'budgetTokens') ? { model: modelArgument(property(options, 'model'), at), thinking } : undefined;
    },
  },
  {
    name: 'LangChain (outputConfig or invocation options; read the installed version’s types)',
    packages: /^@langchain\/anthropic$/,
    read: ([options]) => {
      if (!options) return undefined;
      const thinking = property(options, 'thinking');
      const model = property(options, 'model');
      return isBudget(thinking, 'budget_tokens') ? { model: isSet(model) ? model : property(options, 'modelName'), thinking } : undefined;
    },
  },
  {
    name: 'the Claude Agent SDK (taskBudget: { total }, instead of maxThinkingTokens)',
    packages: /^@anthropic-ai\/(?:claude-agent-sdk|claude-code)$/,
    read: ([first]) => {
      if (!first) return undefined;
      const options = property(first, 'options');
      const thinking = property(options, 'maxThinkingTokens');
      return isSet(thinking) ? { model: property(options, 'model'), thinking } : undefined;
    },
  },
];

function isBudget(thinking: Value, key: string): boolean {
  return outcomes(thinking).some(({ leaf }) => leaf.kind === 'object' && isSet(property(leaf, key)));
}

/** `anthropic('claude-opus-4-6')`: the id is the argument of the provider's call. */
function modelArgument(model: Value, { ctx }: { ctx: Context }): Value {
  for (const { leaf } of outcomes(model)) {
    const node = leaf.expr.node as Node | undefined;
    const home = ctx.modules.get(leaf.expr.file);
    if (leaf.kind === 'open' && node && home && isCall(node) && node.arguments[0]) return ctx.evaluate(node.arguments[0], home);
  }
  return model;
}

export function findOtherClients(module: Module, ctx: Context, attempt: Attempt): FoundSite[] {
  if (
    !/budgetTokens|budget_tokens|maxThinkingTokens/.test(module.text) &&
    !LIBRARIES.some(({ packages }) => [...module.specifiers].some((s) => packages.test(s)))
  )
    return [];
  const found: FoundSite[] = [];
  walk(module.ast.program, (node) => {
    if (!isCall(node) && node.type !== 'NewExpression') return;
    const site = attempt(exprOf(module, node), () => otherCall(node, module, ctx));
    if (site) found.push(site);
  });
  return found;
}

function otherCall(node: Call | t.NewExpression, module: Module, ctx: Context): FoundSite | undefined {
  const library = libraryOf(node.callee, module, ctx);
  if (!library) return undefined;
  const args = node.arguments.map((argument) => ctx.evaluate(argument, module));
  const read = library.read(args, { node, module, ctx });
  if (!read) return undefined;
  const expr = exprOf(module, node);
  const params: Value = {
    kind: 'object',
    expr,
    readonly: true,
    entries: [
      { kind: 'property', key: 'model', expr, valueExpr: read.model.expr, shorthand: false, value: () => read.model },
      { kind: 'property', key: 'thinking', expr, valueExpr: read.thinking.expr, shorthand: false, value: () => read.thinking },
    ],
  };
  const text = textOf(module, node.callee);
  const site = unsentSite(expr, params, { kind: 'other-client', api: text, receiver: text, library: library.name });
  return { ...site, module, node };
}

function libraryOf(callee: Node, module: Module, ctx: Context): Library | undefined {
  let at = unwrap(callee);
  while (isMember(at)) at = unwrap(at.object);
  const found = resolveName(at, module, ctx);
  return found.kind === 'external' ? LIBRARIES.find(({ packages }) => packages.test(found.specifier)) : undefined;
}
