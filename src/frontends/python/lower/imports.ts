/** Imports: each name is assigned when its statement runs. */
import type { Expression, GetExpression, ModuleExpression } from '../../../ir/expressions.js';
import type { Statement } from '../../../ir/ir.js';
import { moduleName } from '../modules/imports.js';
import { field, type Node, parts } from '../syntax/node.js';
import { importItems } from '../syntax/scope.js';
import { assignTo } from './assignments.js';
import { done, exprAt, type Lowering, nameAt } from './lowering.js';

export function importStatement(node: Node, l: Lowering): Statement[] {
  const isFrom = node.type === 'import_from_statement';
  const assigned = (item: Node, id: Node, value: Expression): Statement => done(node, assignTo(item, nameAt(id, l, 'writes'), value, l), l);
  const statements = importItems(node).flatMap(({ id, node: item, path, alias }): Statement[] => {
    if (isFrom) return [assigned(item, id, imported(node, item, path, l))];
    const [top = path] = path.split('.');
    if (alias || top === path) return [assigned(item, id, moduleAt(item, path, l))];
    // `import a.b` loads both and binds `a`.
    return [done(node, moduleAt(item, path, l), l), assigned(item, id, moduleAt(id, top, l))];
  });
  const star = parts(node).find(({ type }) => type === 'wildcard_import');
  return star ? [...statements, done(node, moduleAt(star, moduleName(node), l), l)] : statements;
}

const moduleAt = (node: Node, specifier: string, l: Lowering): ModuleExpression => ({ k: 'module', ...exprAt(l, node), specifier });

/** What `from a import b` gives: it is no read of a member that the code writes. */
function imported(statement: Node, item: Node, key: string, l: Lowering): GetExpression {
  const name = item.type === 'aliased_import' ? (field(item, 'name') as Node) : item;
  const object = moduleAt(field(statement, 'module_name') as Node, moduleName(statement), l);
  return { k: 'get', ...exprAt(l, item), object, key, keyExpr: exprAt(l, name), item: false, optional: false };
}
