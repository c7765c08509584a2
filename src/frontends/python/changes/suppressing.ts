/** What ends an exception, so that the code goes on behind a block that did not run to its end: handlers, and managers of `with`. */
import { methodsOf } from '../classes/attributes.js';
import type { Module } from '../modules/modules.js';
import { aliasOf, decoratorsOf, resolveName } from '../modules/names.js';
import { calleeOf, field, isCall, memberName, type Node, parts, unwrap, walk } from '../syntax/node.js';
import type { Context } from '../values/context.js';
import { calledFunctions, isGenerator, returnsOf } from '../values/functions.js';

/** How many functions may hand a manager on. */
const MOST_HANDS = 4;

const LEAVES = /^(?:raise_statement|return_statement|continue_statement|break_statement)$/;

/** A handler behind which the code goes on, although the block did not run to its end. */
export function goesOn(handler: Node): boolean {
  if (!/^except/.test(handler.type)) return false;
  const last = handler.children
    .findLast(({ type }) => type === 'block')
    ?.children.findLast(({ named, type }) => named && type !== 'comment');
  return (
    !last ||
    !(LEAVES.test(last.type) || /^(?:sys\.)?(?:exit|quit|_exit|abort)\(/.test(last.text) || /^(?:pytest\.)?(?:fail|skip)\(/.test(last.text))
  );
}

const SUPPRESSES = /^(?:suppress|raises|assertRaises\w*)$/;

/** True where a manager of a `with` statement may end an exception. */
export function maySuppress(statement: Node, module: Module, ctx: Context): boolean {
  const clause = statement.children.find(({ type }) => type === 'with_clause');
  return parts(clause ?? statement).some((item) => {
    const value = field(item, 'value') ?? item;
    return isSuppressing(value.type === 'as_pattern' ? (parts(value)[0] as Node) : value, module, ctx);
  });
}

function isSuppressing(manager: Node, module: Module, ctx: Context, hands = 0): boolean {
  const inner = unwrap(manager);
  const exits = ctx.instancesOf(inner, module).flatMap((one) => ['__exit__', '__aexit__'].flatMap((name) => methodsOf(one, name, ctx)));
  if (exits.some((fn) => returnsOf(fn).some(({ type }) => !/^(?:false|none)$/.test(type)))) return true;
  if (!isCall(inner) || hands > MOST_HANDS) return false;
  const callee = unwrap(calleeOf(inner));
  if (isNamedSo(callee, module, ctx)) return true;
  return calledFunctions(callee, module, ctx).some((fn) =>
    isGenerator(fn.node) && decoratorsOf(fn.node).length > 0
      ? goesOnBehindYield(fn.node)
      : returnsOf(fn).some((value) => isSuppressing(value, fn.module, ctx, hands + 1)),
  );
}

/** `contextlib.suppress`, `self.assertRaises`, by another name, too. */
function isNamedSo(callee: Node, module: Module, ctx: Context): boolean {
  const found = resolveName(callee, module, ctx);
  const alias = aliasOf(found);
  const named = alias ? resolveName(alias.node, alias.module, ctx) : found;
  return SUPPRESSES.test(named.kind === 'external' ? named.name : (memberName(callee) ?? ''));
}

/** True for a generator that waits in a `try` whose handler lets the code go on. */
function goesOnBehindYield(fn: Node): boolean {
  let found = false;
  walk(fn, (node) => {
    const body = node.type === 'try_statement' ? field(node, 'body') : undefined;
    found ||= body !== undefined && node.children.some(goesOn) && isGenerator(body);
    return !found;
  });
  return found;
}
