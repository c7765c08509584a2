/** Where an expression that replaces another one needs parentheses. */
import type { Node } from '../syntax/ast.js';

export const isParenthesized = (node: Node): boolean => node.extra?.parenthesized === true;

/** False where a chain of `||` or `&&` can stand as it is. */
export function needsParens(node: Node, around: Node | undefined, joint: '||' | '&&'): boolean {
  switch (around?.type) {
    case 'LogicalExpression':
      return around.operator !== joint && !(joint === '&&' && around.operator === '||');
    case 'CallExpression':
    case 'OptionalCallExpression':
    case 'NewExpression':
      return around.callee === node;
    case 'AssignmentExpression':
    case 'AssignmentPattern':
      return around.right !== node;
    case 'ReturnStatement':
    case 'IfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'ForStatement':
    case 'ExpressionStatement':
    case 'VariableDeclarator':
    case 'ArrowFunctionExpression':
    case 'ConditionalExpression':
    case 'ArrayExpression':
    case 'ObjectProperty':
    case 'ClassProperty':
    case 'TemplateLiteral':
    case 'JSXExpressionContainer':
    case 'ExportDefaultDeclaration':
    case 'SwitchStatement':
      return false;
    default:
      return true;
  }
}
