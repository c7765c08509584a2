/** Declarations that something beside the calls takes as it is: a header that others send, too. */
import type { Declaration, Expr } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import { onlyDoes } from '../responses/looks.js';
import { stringValue } from '../syntax/literals.js';
import { calleeOf, field, isCall, type Node, objectOf, parts, wrapperOf } from '../syntax/node.js';
import type { Binding } from '../syntax/scope.js';
import { type Context, exprOf, type Located } from '../values/context.js';
import type { FieldOfClass } from '../values/members.js';

const PIECES = /^(?:interpolation|string|concatenated_string)$/;
/** Where a name is given its value, or stands in an import. */
const NAMED = /^(?:(?:augmented_)?assignment|import_\w+|aliased_import|dotted_name|global_statement|expression_statement)$/;

/** True where a use is neither one of the calls that were read nor a line of a log. */
export function isReadElsewhere(declaration: Declaration, isRead: (expr: Expr) => boolean, ctx: Context): boolean {
  const home = ctx.modules.get(declaration.file);
  const binding = declaration.binding as Binding | FieldOfClass | null;
  if (!home || !binding) return false;
  const uses = 'owner' in binding ? ctx.membersNamed(binding.name) : ctx.referencesTo(binding, home);
  return uses.some((use) => isElsewhere(use, isRead, ctx));
}

function isElsewhere({ node, module }: Located, isRead: (expr: Expr) => boolean, ctx: Context): boolean {
  if (isRead(exprOf(module, node))) return false;
  const wrapper = wrapperOf(node);
  if (wrapper) return isElsewhere({ node: wrapper, module }, isRead, ctx);
  const { parent } = node;
  if (!parent || (NAMED.test(parent.type) && node.field !== 'right')) return false;
  if (isTested(parent, node)) return false;
  // Who calls a function takes what it returns.
  if (isCall(parent) && calleeOf(parent) === node) return isElsewhere({ node: parent, module }, isRead, ctx);
  if (parent.type === 'subscript' && objectOf(parent) === node) return isEntryElsewhere(parent, module, isRead, ctx);
  // A text that is made of it is another one, whoever reads that.
  let whole = node;
  while (whole.parent && PIECES.test(whole.parent.type)) whole = whole.parent;
  return !isLogged(whole, module, ctx);
}

/** True where only whether there is one is asked: headers with another beta are headers still. */
function isTested(parent: Node, node: Node): boolean {
  switch (parent.type) {
    case 'not_operator':
      return true;
    case 'if_statement':
    case 'elif_clause':
    case 'while_statement':
      return field(parent, 'condition') === node;
    case 'conditional_expression':
      return parts(parent)[1] === node;
    case 'boolean_operator':
      return field(parent, 'operator')?.type === 'and' && field(parent, 'left') === node;
    case 'comparison_operator':
      return parts(parent).some(({ type }) => type === 'none');
    default:
      return false;
  }
}

/** `HEADERS["x-trace"]` is another header. */
function isEntryElsewhere(entry: Node, module: Module, isRead: (expr: Expr) => boolean, ctx: Context): boolean {
  const { parent } = entry;
  if (isRead(exprOf(module, entry)) || (parent && isRead(exprOf(module, parent)))) return false;
  const index = field(entry, 'subscript');
  const key = index && stringValue(index);
  return (key === undefined || key.toLowerCase() === 'anthropic-beta') && !isLogged(entry, module, ctx);
}

const isLogged = ({ parent }: Node, module: Module, ctx: Context): boolean =>
  parent?.type === 'argument_list' && parent.parent !== null && isCall(parent.parent) && onlyDoes(parent.parent, module, ctx) === 'look';
