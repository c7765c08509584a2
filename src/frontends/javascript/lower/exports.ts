/** What a file gives to others. */
import type * as t from '@babel/types';
import type { Statement } from '../../../ir/ir.js';
import type { Node } from '../syntax/ast.js';
import { identifiersOf } from '../syntax/scope.js';
import type { Lowering } from './context.js';
import { classDeclaration, defaultTarget } from './declarations.js';

const nameOf = (node: t.Identifier | t.StringLiteral): string => (node.type === 'Identifier' ? node.name : node.value);

/** The names of `export { … }`, `export … from`, and of an exported declaration. */
export function exportedBy(node: t.ExportNamedDeclaration, lowering: Lowering): void {
  const specifier = node.source?.value;
  if (specifier !== undefined) lowering.specifiers.add(specifier);
  for (const part of node.specifiers) {
    const name = nameOf(part.exported);
    if (specifier === undefined) {
      const binding = part.type === 'ExportSpecifier' ? lowering.bindingOf(part.local) : null;
      if (binding) lowering.export(name, binding);
    } else if (part.type === 'ExportNamespaceSpecifier') lowering.exported.set(name, { kind: 'namespace', specifier });
    else {
      const imported = part.type === 'ExportSpecifier' ? nameOf(part.local as t.Identifier | t.StringLiteral) : 'default';
      lowering.exported.set(name, { kind: 'from', specifier, name: imported });
    }
  }
  if (!node.declaration) return;
  for (const id of declaredNames(node.declaration)) {
    const binding = lowering.bindingOf(id);
    if (binding) lowering.export(id.name, binding);
  }
}

/** The identifiers that a declaration declares. */
export function declaredNames(declaration: Node): t.Identifier[] {
  if (declaration.type === 'VariableDeclaration') return declaration.declarations.flatMap(({ id }) => identifiersOf(id));
  const id = 'id' in declaration ? (declaration.id as Node | null) : undefined;
  return id?.type === 'Identifier' ? [id] : [];
}

/** `export default …`. A function that it declares came first in the file. */
export function exportDefault(node: t.ExportDefaultDeclaration, lowering: Lowering, out: Statement[]): void {
  const { declaration } = node;
  const id = 'id' in declaration ? declaration.id : undefined;
  const named = /Declaration$|^TSDeclareFunction$|^DeclareFunction$/.test(declaration.type);
  if (named && id?.type === 'Identifier') {
    const binding = lowering.bindingOf(id);
    if (binding) lowering.export('default', binding);
  }
  if (declaration.type === 'ClassDeclaration') {
    if (!declaration.declare) out.push(classDeclaration(declaration, node, lowering));
  } else if (!named) {
    const value = lowering.expression(declaration, undefined, 'default');
    out.push(lowering.declaration(node, defaultTarget(node, lowering), value));
  }
}
