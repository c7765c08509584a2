/** Declarations that something beside the calls takes as it is: a header that others send, too. */
import type { Declaration, Expr } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import { isCall, isMember, isWrapper, memberName, type Node } from '../syntax/ast.js';
import type { Binding } from '../syntax/scope.js';
import { type Context, exprOf, type Reference } from '../values/context.js';
import { isHarmlessCall } from '../values/places.js';

/** Where a name is declared, exported, or asked for its type. */
const NAMED = /^(?:Import|Export|TS)|TypeAnnotation$/;

/** True where a use is neither one of the calls that were read nor a line of a log. */
export function isReadElsewhere(declaration: Declaration, isRead: (expr: Expr) => boolean, ctx: Context): boolean {
  const home = ctx.modules.get(declaration.file);
  const binding = declaration.binding as Binding | null;
  return home !== undefined && binding !== null && ctx.referencesTo(binding, home).some((use) => isElsewhere(use, isRead));
}

function isElsewhere({ node, module }: Reference, isRead: (expr: Expr) => boolean): boolean {
  const parent = module.scopes.parentOf(node);
  if (!parent || isRead(exprOf(module, node))) return false;
  if (isWrapper(parent)) return isElsewhere({ node: parent, module }, isRead);
  if (NAMED.test(parent.type) || (parent.type === 'AssignmentExpression' && parent.left === node)) return false;
  if (isTested(parent, node)) return false;
  // Who calls a function takes what it returns.
  if (isCall(parent) && parent.callee === node) return isElsewhere({ node: parent, module }, isRead);
  if (isMember(parent) && parent.object === node) return isEntryElsewhere(parent, module, isRead);
  // A text that is made of it is another one, whoever reads that.
  let whole = node;
  for (let outer: Node | undefined = parent; outer?.type === 'TemplateLiteral'; outer = module.scopes.parentOf(outer)) whole = outer;
  return !isLogged(whole, module);
}

/** True where only whether there is one is asked: headers with another beta are headers still. */
function isTested(parent: Node, node: Node): boolean {
  switch (parent.type) {
    case 'IfStatement':
      return true;
    case 'ConditionalExpression':
      return parent.test === node;
    case 'UnaryExpression':
      return parent.operator === '!';
    case 'LogicalExpression':
      return parent.operator === '&&' && parent.left === node;
    case 'BinaryExpression':
      return /^[!=]==?$/.test(parent.operator) && [parent.left, parent.right].some(isNothing);
    default:
      return false;
  }
}

const isNothing = (node: Node): boolean => node.type === 'NullLiteral' || (node.type === 'Identifier' && node.name === 'undefined');

/** `HEADERS['x-trace']` is another header. */
function isEntryElsewhere(entry: Node, module: Module, isRead: (expr: Expr) => boolean): boolean {
  const parent = module.scopes.parentOf(entry);
  if (isRead(exprOf(module, entry)) || (parent && isRead(exprOf(module, parent)))) return false;
  const key = isMember(entry) ? memberName(entry) : undefined;
  return (key === undefined || key.toLowerCase() === 'anthropic-beta') && !isLogged(entry, module);
}

function isLogged(node: Node, module: Module): boolean {
  const call = module.scopes.parentOf(node);
  return call !== undefined && isCall(call) && call.callee !== node && isHarmlessCall(call.callee);
}
