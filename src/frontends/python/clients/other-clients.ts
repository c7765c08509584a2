/** Calls through libraries that wrap the API in options of their own. */

import { isPlaced } from '../../../rewrite/trails.js';
import type { Attempt } from '../../../run/failures.js';
import { librariesFor, rowsOnTop, usesLibrary } from '../../../sdk/libraries.js';
import type { Library } from '../../../sdk/library.js';
import type { Changing } from '../../../sites/later-changes.js';
import { siteAmong } from '../../../sites/library-calls.js';
import type { LibraryUse, Maker } from '../../../sites/library-use.js';
import type { SiteOfFile } from '../../../sites/sites.js';
import type { Entry, Expr, ObjectValue, Value } from '../../../values/values.js';
import { specifiersIn } from '../gather/import-lines.js';
import type { Module } from '../modules/modules.js';
import { resolveName } from '../modules/names.js';
import type { FoundSite } from '../sites/find.js';
import { argumentsOf, calleeOf, isCall, keyword, type Node, objectOf, parts, positional, walk } from '../syntax/node.js';
import { changeOf, isWritten } from '../uses/later-changes.js';
import { type Context, exprOf, type Located } from '../values/context.js';
import { argumentsValue, propertyOf } from '../values/evaluate.js';
import { type Exported, exportedBase, exportOf, isUnpacked, methodCall, servesMethods, withOptionsUnder } from './library-methods.js';

/** A look at the text, before the file is parsed: an import of one of the libraries, or a thinking budget, for what another file made with one. */
export const mayCallOthers = (text: string): boolean =>
  text.includes('budget_tokens') || [...specifiersIn(text)].some((specifier) => usesLibrary('python', specifier));

export function findOtherClients(module: Module, ctx: Context, attempt: Attempt): FoundSite[] {
  const found: FoundSite[] = [];
  walk(module.root, (node) => {
    const site = isCall(node) ? attempt(exprOf(module, node), () => otherCall(node, module, ctx)) : undefined;
    if (site) found.push(site);
  });
  return found;
}

function otherCall(node: Node, module: Module, ctx: Context): FoundSite | undefined {
  if (argumentsOf(node).type !== 'argument_list') return undefined;
  const from = exportOf(node, module, ctx);
  const rows = from ? librariesFor('python', from.specifier, from.name) : [];
  const base = from ? undefined : exportedBase(node, module, ctx);
  // A class of the project's own may do more with its options.
  const heirs = base ? librariesFor('python', base.specifier, base.name).map(withoutRule) : [];
  const site =
    from && rows.length > 0
      ? madeCall(node, from, rows, module, ctx)
      : base && heirs.length > 0
        ? madeCall(node, base, heirs, module, ctx)
        : calledOnMade(node, module, ctx);
  return site && { ...site, module, node };
}

/** A call with all of its options. */
function madeCall(node: Node, from: Exported, rows: readonly Library[], module: Module, ctx: Context): SiteOfFile | undefined {
  const [first] = rows as readonly [Library, ...Library[]];
  const { options, isAll } = optionsOf(node, first, module, ctx);
  // What is given by place and has no name may be anything.
  return siteAmong(isAll ? rows : rows.map(withoutRule), {
    options,
    ...readingOf(node, first, module, ctx),
    changed: (changing) => changedAt({ node, module }, changing, ctx),
    isUnder: () => rowsOnTop('python', from.specifier, from.name).some((row) => servesMethods({ node, module }, row, ctx)),
  });
}

/** A call of a method of what another call made. */
function calledOnMade(node: Node, module: Module, ctx: Context): SiteOfFile | undefined {
  const found = methodCall(node, module, ctx);
  if (!found) return undefined;
  const { rows, made, isSure } = found;
  const [row] = rows;
  const under = made.map((one) => optionsOf(one.node, row, one.module, ctx));
  const own = argumentsValue(argumentsOf(node), module, ctx);
  const isKnown = isSure && under.every(({ isAll }) => isAll) && !isUnpacked(own, row);
  const below = oneOf(
    under.map(({ options }) => byName(options)),
    exprOf(module, node),
  );
  return siteAmong(isKnown ? rows : rows.map(withoutRule), {
    options: withOptionsUnder(below, node, row, module, ctx),
    under: below,
    own,
    ...readingOf(node, row, module, ctx),
    changed: (changing) => {
      const { apart: _, ...later } = changing;
      return made.flatMap((one) => changedAt(one, changing, ctx) ?? [])[0] ?? changedAt({ node, module }, later, ctx);
    },
  });
}

const oneOf = (options: readonly Value[], expr: Expr): Value =>
  options.length === 1 ? (options[0] as Value) : { kind: 'union', expr, options: [...options] };

/** Options that are given by place, as if they were given by name: to another call they can be. */
const byName = (options: ObjectValue): ObjectValue => ({
  ...options,
  entries: options.entries.map((entry) => (isPlaced(entry) ? { ...entry, expr: options.expr } : entry)),
});

/** What both kinds of call are read with. */
function readingOf(node: Node, row: Library, module: Module, ctx: Context): Omit<LibraryUse, 'row' | 'options' | 'changed'> {
  return {
    expr: exprOf(module, node),
    callee: calleeOf(node).text,
    optionsExpr: exprOf(module, argumentsOf(node)),
    madeBy: (value) => makerOf(value, row, ctx),
    text: ({ file, start, end }) => ctx.modules.textOf(file).slice(start, end),
    settings: (names) => {
      const set = names.flatMap((name) => ctx.membersNamed(name)).find((member) => isSetOf(member, row, ctx));
      return set && exprOf(set.module, set.node);
    },
  };
}

function changedAt(place: Located, changing: Changing, ctx: Context): Expr | undefined {
  const change = changeOf(place, changing, ctx);
  return change && exprOf(change.module, change.node.parent ?? change.node);
}

/** The arguments of a call by their names, and whether all have one. */
function optionsOf(node: Node, row: Library, module: Module, ctx: Context): { options: ObjectValue; isAll: boolean } {
  const named = argumentsValue(argumentsOf(node), module, ctx);
  const { placed, isAll } = placedArguments(node, row, module, ctx);
  return { options: { ...named, entries: [...placed, ...named.entries] }, isAll };
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
