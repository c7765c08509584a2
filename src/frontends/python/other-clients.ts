/** Calls through libraries that wrap the API in options of their own. */

import type { Attempt } from '../../run/failures.js';
import { type Library, libraryFor, usesLibrary } from '../../sdk/libraries.js';
import { librarySite } from '../../sites/library-calls.js';
import { type Context, exprOf } from './context.js';
import { argumentsValue } from './evaluate.js';
import type { FoundSite } from './find.js';
import { specifiersIn } from './import-lines.js';
import { changeOf } from './later-changes.js';
import type { Module } from './modules.js';
import { resolveName } from './names.js';
import { argumentsOf, calleeOf, isCall, type Node, walk } from './node.js';

/** A look at the text, before the file is parsed: an import of one of the libraries. */
export const mayCallOthers = (text: string): boolean => [...specifiersIn(text)].some((specifier) => usesLibrary('python', specifier));

export function findOtherClients(module: Module, ctx: Context, attempt: Attempt): FoundSite[] {
  const found: FoundSite[] = [];
  walk(module.root, (node) => {
    const site = isCall(node) ? attempt(exprOf(module, node), () => otherCall(node, module, ctx)) : undefined;
    if (site) found.push(site);
  });
  return found;
}

function otherCall(node: Node, module: Module, ctx: Context): FoundSite | undefined {
  const row = libraryOf(node, module, ctx);
  if (!row || argumentsOf(node).type !== 'argument_list') return undefined;
  const site = librarySite({
    row,
    expr: exprOf(module, node),
    callee: calleeOf(node).text,
    options: argumentsValue(argumentsOf(node), module, ctx),
    optionsExpr: exprOf(module, argumentsOf(node)),
    madeBy: () => undefined,
    text: ({ file, start, end }) => ctx.modules.textOf(file).slice(start, end),
    changed: (changing) => {
      const change = changeOf({ node, module }, changing, ctx);
      return change && exprOf(change.module, change.node.parent ?? change.node);
    },
  });
  return site && { ...site, module, node };
}

function libraryOf(call: Node, module: Module, ctx: Context): Library | undefined {
  const found = resolveName(calleeOf(call), module, ctx);
  return found.kind === 'external' ? libraryFor('python', found.specifier, found.name) : undefined;
}
