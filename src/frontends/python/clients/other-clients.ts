/** Calls through libraries that wrap the API in options of their own. */

import type { Attempt } from '../../../run/failures.js';
import { libraryFor, usesLibrary } from '../../../sdk/libraries.js';
import type { Library } from '../../../sdk/library.js';
import { librarySite, type Maker } from '../../../sites/library-calls.js';
import type { Entry, Value } from '../../../values/values.js';
import { specifiersIn } from '../gather/import-lines.js';
import type { Module } from '../modules/modules.js';
import { resolveName } from '../modules/names.js';
import type { FoundSite } from '../sites/find.js';
import { argumentsOf, calleeOf, isCall, keyword, type Node, objectOf, parts, positional, unwrap, walk } from '../syntax/node.js';
import { changeOf, isWritten } from '../uses/later-changes.js';
import { type Context, exprOf, type Located } from '../values/context.js';
import { argumentsValue, propertyOf } from '../values/evaluate.js';

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
  const named = argumentsValue(argumentsOf(node), module, ctx);
  const { placed, isAll } = placedArguments(node, row, module, ctx);
  const site = librarySite({
    // What is given by place and has no name may be anything.
    row: isAll ? row : withoutRule(row),
    expr: exprOf(module, node),
    callee: calleeOf(node).text,
    options: { ...named, entries: [...placed, ...named.entries] },
    optionsExpr: exprOf(module, argumentsOf(node)),
    madeBy: (value) => makerOf(value, row, ctx),
    text: ({ file, start, end }) => ctx.modules.textOf(file).slice(start, end),
    changed: (changing) => {
      const change = changeOf({ node, module }, changing, ctx);
      return change && exprOf(change.module, change.node.parent ?? change.node);
    },
    settings: (names) => {
      const set = names.flatMap((name) => ctx.membersNamed(name)).find((member) => isSetOf(member, row, ctx));
      return set && exprOf(set.module, set.node);
    },
  });
  return site && { ...site, module, node };
}

/** True where a variable of the library's modules is set, or what it holds is changed. */
function isSetOf({ node, module }: Located, { packages }: Library, ctx: Context): boolean {
  const of = isWritten(node) ? resolveName(objectOf(node), module, ctx) : undefined;
  return of?.kind === 'external' && of.name === '*' && packages.test(of.specifier);
}

const withoutRule = ({ rule: _, ...row }: Library): Library => row;

/** The arguments given by place, by the names of the options that they are, and whether all of them have one. */
function placedArguments(
  call: Node,
  { positional: names = [] }: Library,
  module: Module,
  ctx: Context,
): { placed: Entry[]; isAll: boolean } {
  const given = positional(call);
  return {
    placed: given.slice(0, names.length).map((argument, index) => propertyOf(names[index] as string, argument, argument, module, ctx)),
    isAll: given.length <= names.length && parts(argumentsOf(call)).every(({ type }) => type !== 'list_splat'),
  };
}

/** The call of a package behind a value that the code does not show. */
function makerOf({ expr }: Value, { provider }: Library, ctx: Context): Maker | undefined {
  const node = expr.node as Node | undefined;
  const module = ctx.modules.get(expr.file);
  if (!module || !node || !isCall(node)) return undefined;
  const from = resolveName(calleeOf(node), module, ctx);
  const id = positional(node)[0] ?? (provider?.id === undefined ? undefined : keyword(node, provider.id));
  if (from.kind !== 'external' || !id) return undefined;
  return { from, isFactory: false, id: ctx.evaluate(id, module), options: argumentsValue(argumentsOf(node), module, ctx) };
}

function libraryOf(call: Node, module: Module, ctx: Context): Library | undefined {
  const callee = unwrap(calleeOf(call));
  // `Agent[Deps, Answer](…)` is a call of `Agent`.
  const found = resolveName(callee.type === 'subscript' ? objectOf(callee) : callee, module, ctx);
  return found.kind === 'external' ? libraryFor('python', found.specifier, found.name) : undefined;
}
