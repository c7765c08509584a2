/** Calls through libraries that wrap the API in options of their own. */
import type * as t from '@babel/types';
import type { Attempt } from '../../../run/failures.js';
import { librariesFor, usesLibrary } from '../../../sdk/libraries.js';
import type { Library } from '../../../sdk/library.js';
import { siteAmong } from '../../../sites/library-calls.js';
import type { Maker } from '../../../sites/library-use.js';
import { absent, type Entry, type Value } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import type { FoundSite } from '../sites/find.js';
import { CALLS, type Call, isCall, isMember, memberName, type Node, unwrap } from '../syntax/ast.js';
import { changeOf } from '../uses/later-changes.js';
import { classAround } from '../values/classes.js';
import { type Context, exprOf, openAt, textOf } from '../values/context.js';
import { classOf, type Located, resolveName } from '../values/functions.js';
import { goesBeyond, methodCall } from './library-methods.js';

export function findOtherClients(module: Module, ctx: Context, attempt: Attempt): FoundSite[] {
  if (![...module.specifiers].some((specifier) => usesLibrary('javascript', specifier)) && !NAMES.test(module.text)) return [];
  const found: FoundSite[] = [];
  for (const node of module.scopes.ofType(...CALLS, 'NewExpression')) {
    const site = attempt(exprOf(module, node), () => otherCall(node, module, ctx));
    if (site) found.push(site);
  }
  return found;
}

/** Another file of the project may hand on what a library exports. */
const NAMES = /budgetTokens|budget_tokens|maxThinkingTokens|reasoning/;

function otherCall(node: Call | t.NewExpression, module: Module, ctx: Context): FoundSite | undefined {
  const rows = librariesOf(node.callee, module, ctx);
  if (rows.length === 0) return node.type === 'NewExpression' ? undefined : calledOnMade(node, module, ctx);
  const expr = exprOf(module, node);
  const at = rows[0]?.argument ?? 0;
  const isSpread = node.arguments.slice(0, at + 1).some(({ type }) => type === 'SpreadElement');
  const argument = node.arguments[at];
  const named = isSpread ? openAt(module, node) : argument ? ctx.evaluate(argument, module) : absent(expr);
  const options = isSpread ? named : withPlaced(named, node, rows[0]?.positional ?? [], module, ctx);
  const site = siteAmong(rows, {
    expr,
    callee: textOf(module, node.callee),
    options,
    ...(argument && !isSpread && { optionsExpr: exprOf(module, unwrap(argument)) }),
    madeBy: (value) => makerOf(value, ctx),
    text: ({ file, start, end }) => (ctx.modules.get(file) ?? module).text.slice(start, end),
    changed: (changing) => {
      const change = goesBeyond({ node, module }, changing, ctx) ?? changeOf({ node, module }, changing, ctx);
      return change && exprOf(change.module, change.module.scopes.parentOf(change.node) ?? change.node);
    },
  });
  return site && { ...site, module, node };
}

/** A call of a method of what a constructor made: it is listed. */
function calledOnMade(node: Call, module: Module, ctx: Context): FoundSite | undefined {
  const found = methodCall(node, module, ctx);
  const argument = node.arguments[found?.rows[0]?.argument ?? 0];
  if (!found || !argument || argument.type === 'SpreadElement') return undefined;
  const expr = exprOf(module, node);
  const own = ctx.evaluate(argument, module);
  const spread = (value: Value): Entry => ({ kind: 'spread', expr: value.expr, argument: value.expr, value: () => value });
  const entries = [...(found.under ? [spread(found.under)] : []), spread(own)];
  const site = siteAmong(found.rows, {
    expr,
    callee: textOf(module, node.callee),
    options: { kind: 'object', expr, readonly: true, entries },
    own,
    madeBy: (value) => makerOf(value, ctx),
    text: ({ file, start, end }) => (ctx.modules.get(file) ?? module).text.slice(start, end),
    changed: () => undefined,
  });
  return site && { ...site, module, node };
}

/** Options with those in front that are given by place. */
function withPlaced(named: Value, node: Call | t.NewExpression, names: readonly string[], module: Module, ctx: Context): Value {
  if (names.length === 0) return named;
  const expr = exprOf(module, node);
  const placed = names.flatMap((key, index): Entry[] => {
    const argument = node.arguments[index];
    if (!argument) return [];
    const at = exprOf(module, argument);
    return [{ kind: 'property', key, expr: at, valueExpr: at, shorthand: false, value: () => ctx.evaluate(argument, module) }];
  });
  const spread: Entry = { kind: 'spread', expr: named.expr, argument: named.expr, value: () => named };
  return { kind: 'object', expr, readonly: true, entries: [spread, ...placed] };
}

function librariesOf(callee: Node, module: Module, ctx: Context): readonly Library[] {
  const own = resolveName(callee, module, ctx);
  if (own.kind === 'external') return librariesFor('javascript', own.specifier, own.name);
  const owner = callee.type === 'Super' ? classAround(callee, module) : classOf(own);
  const base = owner?.node.superClass && resolveName(owner.node.superClass, owner.module, ctx);
  // A class of the project's own may do more with its options.
  if (base?.kind === 'external') return librariesFor('javascript', base.specifier, base.name).map(({ rule: _, ...row }) => row);
  let at = unwrap(callee);
  while (isMember(at)) at = unwrap(at.object);
  const found = resolveName(at, module, ctx);
  // A method of what a library exports is no function of the library's own.
  return found.kind === 'external' ? librariesFor('javascript', found.specifier, `${found.name}.`) : [];
}

/** The call behind a value that the code does not show. */
function makerOf(value: Value, ctx: Context): Maker | undefined {
  const node = value.expr.node as Node | undefined;
  const module = ctx.modules.get(value.expr.file);
  const [id] = node && isCall(node) ? node.arguments : [];
  if (!module || !node || !isCall(node) || !id) return undefined;
  const callee = unwrap(node.callee);
  const name = isMember(callee) ? memberName(callee) : undefined;
  const direct = resolveName(callee, module, ctx);
  const isMethod = isMember(callee) && direct.kind !== 'external';
  const made = { id: ctx.evaluate(id, module), ...(isMethod && { method: name ?? '' }) };
  const source = isMethod ? madeAs(callee.object, module, ctx) : madeAs(callee, module, ctx);
  return source ? { ...made, ...source } : { ...made, isFactory: false };
}

/** What a package exports, or what a call of it gives, behind a name. */
function madeAs(node: Node, module: Module, ctx: Context): Pick<Maker, 'from' | 'isFactory' | 'options'> | undefined {
  const inner = unwrap(node);
  if (isCall(inner)) {
    const found = resolveName(inner.callee, module, ctx);
    const [options] = inner.arguments;
    return found.kind === 'external'
      ? { from: found, isFactory: true, ...(options && { options: ctx.evaluate(options, module) }) }
      : undefined;
  }
  const found = resolveName(inner, module, ctx);
  if (found.kind === 'external') return { from: found, isFactory: false };
  const init = initOf(found);
  return init && isCall(unwrap(init.node)) ? madeAs(init.node, init.module, ctx) : undefined;
}

/** What a constant is set to. */
function initOf(found: ReturnType<typeof resolveName>): Located | undefined {
  if (found.kind === 'expression') return { module: found.module, node: found.node };
  if (found.kind !== 'binding' || found.binding.writes.length > 0) return undefined;
  const { node, id } = found.binding;
  return node.type === 'VariableDeclarator' && node.id === id && node.init ? { module: found.module, node: node.init } : undefined;
}
