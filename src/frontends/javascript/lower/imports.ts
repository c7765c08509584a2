/** What a file takes from others. */
import type * as t from '@babel/types';
import type { Expression } from '../../../ir/expressions.js';
import type { Statement } from '../../../ir/ir.js';
import type { Node } from '../syntax/ast.js';
import type { Lowering } from './context.js';

/** `import … from`: what the variables are imported as. One without variables is there for what loading the file does. */
export function importDeclaration(node: t.ImportDeclaration, lowering: Lowering, out: Statement[]): void {
  const specifier = node.source.value;
  lowering.specifiers.add(specifier);
  if (node.specifiers.length === 0)
    out.push({ k: 'do', expr: lowering.place(node), value: { k: 'module', ...lowering.place(node.source), specifier } });
  for (const part of node.specifiers) {
    const binding = lowering.bindingOf(part.local);
    if (!binding) continue;
    if (part.type === 'ImportNamespaceSpecifier') binding.from = { specifier, name: '*', whole: true };
    else if (part.type === 'ImportDefaultSpecifier') binding.from = { specifier, name: 'default', whole: false };
    else {
      const { imported } = part;
      binding.from = { specifier, name: imported.type === 'Identifier' ? imported.name : imported.value, whole: false };
    }
  }
}

/** `import x = require('x')`, `import x = a.b`. */
export function importAlias(node: t.TSImportEqualsDeclaration, lowering: Lowering, out: Statement[]): void {
  const binding = lowering.bindingOf(node.id);
  const isOfFile = lowering.input.scopes.parentOf(node)?.type === 'Program';
  if (node.isExport && isOfFile && binding) lowering.export(node.id.name, binding);
  const reference = node.moduleReference;
  const specifier = reference.type === 'TSExternalModuleReference' ? reference.expression.value : undefined;
  if (specifier !== undefined) lowering.specifiers.add(specifier);
  if (specifier !== undefined && binding) binding.from = { specifier, name: '*', whole: true };
  if (node.importKind === 'type') return;
  const value: Expression =
    specifier === undefined ? entity(reference, lowering) : { k: 'module', ...lowering.place(reference), specifier };
  out.push(lowering.declaration(node, lowering.target(node.id), value));
}

/** `a.b.c`, where TypeScript writes it as a name. */
function entity(node: Node, lowering: Lowering): Expression {
  if (node.type !== 'TSQualifiedName') return lowering.expression(node);
  return lowering.get(node, entity(node.left, lowering), node.right.name, node.right);
}
