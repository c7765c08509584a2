/** Where the value of a declaration goes, use by use: to the calls that were read, into lookups, or out of sight. */
import { type Declaration, type Expr, outcomes } from '../../values.js';
import type { Leads } from '../language.js';
import { isCall, isMember, isWrapper, memberName, type Node, unwrap } from './ast.js';
import { type Context, exprOf } from './context.js';
import type { Module } from './modules.js';
import { isHarmless, isHarmlessCall, isText } from './places.js';
import type { Binding } from './scope.js';

/** `{ [Model.Deep]: 50_000 }`: its keys change with what names them. */
const isKeyedByNames = (table: Node, module: Module, ctx: Context): boolean =>
  outcomes(ctx.evaluate(table, module)).every(
    ({ leaf }) =>
      leaf.kind === 'object' &&
      leaf.entries.every(({ expr }) => {
        const node = expr.node as Node;
        return node.type === 'ObjectProperty' && node.computed;
      }),
  );

const isKey = (parent: Node, node: Node): boolean => parent.type === 'ObjectProperty' && parent.computed && parent.key === node;

/** True for an entry of a table out of which nothing is taken but by a key: nobody sees the keys. */
function isOnlyIndexed(entry: Node, module: Module, ctx: Context): boolean {
  const object = module.scopes.parentOf(entry);
  const declarator = object && module.scopes.parentOf(object);
  const binding = declarator?.type === 'VariableDeclarator' ? module.scopes.bindingOf(declarator.id as Node) : undefined;
  return (
    binding !== undefined &&
    ctx.referencesTo(binding, module).every((use) => {
      const parent = use.module.scopes.parentOf(use.node);
      return parent !== undefined && isMember(parent) && parent.object === use.node;
    })
  );
}

const STRING_TESTS = /^(?:includes|startsWith|endsWith|match|localeCompare)$/;
const LOOKUPS = /^(?:get|delete|indexOf)$/;

/** The strongest of all uses: a lookup by the value (`BUDGETS[MODEL]`, `BUDGETS.get(MODEL)`), else one that is not followed. */
export function leadsOf(declaration: Declaration, isRead: (expr: Expr) => boolean, ctx: Context): Leads | undefined {
  const home = ctx.modules.get(declaration.file);
  const binding = declaration.binding as Binding | null;
  if (!home || !binding) return undefined;
  const all = ctx.referencesTo(binding, home).map(({ node, module }) => useOfValue(node, module, isRead, ctx));
  return all.find((leads) => leads === 'lookup') ?? all.find((leads) => leads !== undefined);
}

function useOfValue(reference: Node, module: Module, isRead: (expr: Expr) => boolean, ctx: Context): Leads | undefined {
  for (let node = reference; ; ) {
    const parent = module.scopes.parentOf(node);
    if (!parent) return undefined;
    if (isMember(parent)) {
      if (parent.object !== node) return node !== reference && isKeyedByNames(parent.object, module, ctx) ? undefined : 'lookup';
      if (STRING_TESTS.test(memberName(parent) ?? '')) return undefined;
    } else if (isCall(parent) && parent.callee !== node) {
      const callee = unwrap(parent.callee);
      if (parent.arguments[0] === node && isMember(callee) && LOOKUPS.test(memberName(callee) ?? '')) return 'lookup';
      if (isRead(exprOf(module, node)) || isHarmlessCall(callee)) return undefined;
      if (!isText(callee)) return 'away';
    } else if (isRead(exprOf(module, node)) || (isKey(parent, node) && isOnlyIndexed(parent, module, ctx))) return undefined;
    else if (!isCall(parent) && !isWrapper(parent) && parent.type !== 'TemplateLiteral')
      return isHarmless(parent, node) ? undefined : 'away';
    node = parent;
  }
}
