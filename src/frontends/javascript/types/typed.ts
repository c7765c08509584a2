/** Whether a call can be migrated in a typed file without asking the compiler: nothing with a type of the SDK's meets what changes. */
import { viewEmbedded } from '../../../hosts/view.js';
import type { SiteEdit, SourceTree } from '../../../run/engine.js';
import type { KeepsTypes, TypedSite } from '../../language-of.js';
import { lazily } from '../../once.js';
import { gather } from '../gather/gather.js';
import type { Module, ParsedFiles } from '../modules/modules.js';
import { hasKeywordType, hasTypesInComments, ResultFlow } from '../responses/result-flow.js';
import { endOf, isCall, isFunction, type Node, startOf, walk } from '../syntax/ast.js';
import type { Context } from '../values/context.js';
import { createContext } from '../values/create-context.js';
import { functionAround } from '../values/functions.js';

/** Answers for all calls of a tree. @param known files that an analysis has parsed. */
export function createKeepsTypes(tree: SourceTree, known?: ParsedFiles): KeepsTypes {
  const context = lazily(() => {
    const { ctx } = createContext(viewEmbedded(tree), known);
    gather(tree, ctx.modules);
    return ctx;
  });
  return (site, edits) => keepsTypes(site, edits, tree, context());
}

function keepsTypes(site: TypedSite, edits: readonly SiteEdit[], tree: SourceTree, ctx: Context): boolean {
  const module = ctx.modules.get(site.file);
  const call = module && callAt(site, module);
  if (!module || !call || hasTypesInComments(module)) return false;
  const moves = site.api !== 'http' && !site.api?.startsWith('beta.');
  if (moves && !new ResultFlow(ctx, tree.alone).stays(call, module)) return false;
  return edits.every((edit) => isUntyped(edit, module, call));
}

function callAt({ start, end }: { start: number; end: number }, module: Module): Node | undefined {
  let call: Node | undefined;
  walk(module.ast, (node) => {
    if (startOf(node) === start && endOf(node) === end && isCall(node)) call ??= node;
  });
  return call;
}

/** Whether the expression that an edit lies in has no annotation: on itself, its variable, its field, or the function that returns it. */
function isUntyped(edit: SiteEdit, module: Module, call: Node): boolean {
  let innermost: Node = module.ast.program;
  walk(module.ast.program, (node) => {
    if (startOf(node) > edit.start || endOf(node) < edit.end) return false;
    innermost = node;
    return true;
  });
  for (let at: Node | null | undefined = innermost; at && at !== call; at = module.scopes.parentOf(at)) {
    if (at.type === 'TSSatisfiesExpression' || at.type === 'TypeCastExpression') return false;
    if ((at.type === 'TSAsExpression' || at.type === 'TSTypeAssertion') && !isPlainAssertion(at)) return false;
    if (at.type === 'VariableDeclarator') return hasKeywordType(at.id);
    if (at.type === 'ClassProperty' || at.type === 'ClassPrivateProperty') return !at.typeAnnotation;
    const home = at.type === 'ReturnStatement' ? functionAround(at, module) : at;
    if (home && isFunction(home) && home.returnType) return false;
    if (at.type.endsWith('Statement')) return true;
  }
  return true;
}

/** `as const`, and a string that is given the type of a model. */
const isPlainAssertion = (node: Extract<Node, { type: 'TSAsExpression' | 'TSTypeAssertion' }>): boolean =>
  node.expression.type === 'StringLiteral' ||
  (node.typeAnnotation.type === 'TSTypeReference' &&
    node.typeAnnotation.typeName.type === 'Identifier' &&
    node.typeAnnotation.typeName.name === 'const');
