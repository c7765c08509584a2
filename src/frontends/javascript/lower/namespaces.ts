/** TypeScript's namespaces: objects that their statements fill. */
import type * as t from '@babel/types';
import type { Expression, NameExpression } from '../../../ir/expressions.js';
import type { Statement } from '../../../ir/ir.js';
import type { Lowering } from './context.js';
import { declaredNames } from './exports.js';

/** `namespace N { export const x = 1 }`: its statements, then `N = { x }`; what has the name already gets the properties. */
export function namespace(node: t.TSModuleDeclaration, lowering: Lowering, out: Statement[]): void {
  const { id } = node;
  if (node.declare || id.type !== 'Identifier') return;
  const inner: Statement[] = [];
  const ids = lowerBody(node.body, lowering, inner);
  if (inner.length === 0) return;
  for (const one of inner) out.push(one);
  const binding = lowering.bindingOf(id);
  const exported = ids.map((of) => [of, exportedValue(of, lowering)] as const);
  if (!binding?.writes.length) {
    const entries = exported.map(([of, value]) => ({
      kind: 'property' as const,
      key: of.name,
      expr: lowering.place(of),
      value,
      shorthand: true,
    }));
    const value = { k: 'object' as const, ...lowering.place(node), entries };
    out.push(lowering.declaration(node, lowering.name(id, id.name, binding, 'write'), value));
    return;
  }
  const object: NameExpression = lowering.name(id, id.name, binding, 'read');
  for (const [of, value] of exported) {
    const place = lowering.place(node);
    const target = lowering.get(node, object, of.name, of);
    out.push({
      k: 'do',
      expr: place,
      value: { k: 'assign', ...place, target, value, operator: '=', declares: false, fn: lowering.fn },
    });
  }
}

/** What the object has of an exported name; what a variable will be that others give another value is not known. */
function exportedValue(id: t.Identifier, lowering: Lowering): Expression {
  const source = lowering.input.scopes.bindingOf(id);
  const value = lowering.name(id, id.name, lowering.bindingOf(id), 'read');
  const isChanged = (source?.kind === 'let' || source?.kind === 'var') && source.writes.length > 0;
  return isChanged ? { k: 'open', ...lowering.place(id), parts: [value], why: 'unknown' } : value;
}

/** @returns the identifiers of what the body exports and that has a value. */
function lowerBody(body: t.TSModuleDeclaration['body'], lowering: Lowering, out: Statement[]): t.Identifier[] {
  // `namespace A.B {}`.
  if (body.type === 'TSModuleDeclaration') {
    namespace(body, lowering, out);
    return out.length > 0 && body.id.type === 'Identifier' ? [body.id] : [];
  }
  const exports = body.body.flatMap((node) => (node.type === 'ExportNamedDeclaration' && node.declaration ? [node.declaration] : []));
  const plain = body.body.flatMap((node) => (node.type === 'ExportNamedDeclaration' ? (node.declaration ?? []) : node));
  for (const statement of lowering.statements(plain)) out.push(statement);
  const names = exports.flatMap(declaredNames).filter((id) => lowering.bindingOf(id)?.writes.length);
  const aliases = body.body.flatMap((node) => (node.type === 'TSImportEqualsDeclaration' && node.isExport ? [node.id] : []));
  return [...new Map([...names, ...aliases].map((id) => [id.name, id])).values()];
}
