/** Does loading a file do something beside defining its exports? Then an import of it has to stay. */
import type * as t from '@babel/types';
import { isMember, memberName, type Node } from '../syntax/ast.js';
import { isPure } from '../values/conditions.js';
import type { Module } from './modules.js';

/** True for a file with statements that run when it is loaded (`dotenv.config()`, `import './polyfill'`). Initialisers do not count. */
export const hasLoadEffect = ({ ast }: Module): boolean => ast.program.body.some(acts);

function acts(statement: t.Statement): boolean {
  switch (statement.type) {
    case 'ImportDeclaration':
      return statement.specifiers.length === 0;
    case 'ExpressionStatement':
      return !isPure(exportedValue(statement.expression));
    case 'BlockStatement':
      return statement.body.some(acts);
    case 'IfStatement':
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'SwitchStatement':
    case 'TryStatement':
    case 'ThrowStatement':
      return true;
    default:
      return false;
  }
}

/** What `module.exports = …` and `exports.name = …` give away; any other expression as it is. */
function exportedValue(expression: t.Expression): Node {
  if (expression.type !== 'AssignmentExpression' || !isMember(expression.left)) return expression;
  const { object } = expression.left;
  const name = isMember(object) ? memberName(object) : object.type === 'Identifier' ? object.name : undefined;
  const isExports = name === 'exports' || (name === 'module' && memberName(expression.left) === 'exports');
  return isExports ? expression.right : expression;
}
