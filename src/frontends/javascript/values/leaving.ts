/** Where functions are left: with a value, without one, or at their end. */
import type * as t from '@babel/types';
import { isClass, isFunction, type Node, walk } from '../syntax/ast.js';

/** True where a function may be left without a value: at its end, or by a `return` alone. */
export const mayGiveNothing = (body: t.BlockStatement): boolean =>
  !body.body.some(leaves) || holdsReturn(body, ({ argument }) => !argument);

/** True for a statement in which the function may be left. */
export const returns = (statement: Node): boolean => holdsReturn(statement, () => true);

function holdsReturn(statement: Node, isMeant: (one: t.ReturnStatement) => boolean): boolean {
  let found = false;
  walk(statement, (node) => {
    if (node.type === 'ReturnStatement' && isMeant(node)) found = true;
    return !found && !isFunction(node) && !isClass(node);
  });
  return found;
}

/** True for a statement behind which nothing of its block runs. */
function leaves(statement: Node): boolean {
  switch (statement.type) {
    case 'ReturnStatement':
    case 'ThrowStatement':
      return true;
    case 'BlockStatement':
      return statement.body.some(leaves);
    case 'IfStatement':
      return !!statement.alternate && leaves(statement.consequent) && leaves(statement.alternate);
    case 'TryStatement':
      if (statement.finalizer && leaves(statement.finalizer)) return true;
      return leaves(statement.block) && (!statement.handler || leaves(statement.handler.body));
    case 'SwitchStatement':
      return statement.cases.some(({ test }) => !test) && statement.cases.every(isLeft);
    default:
      return false;
  }
}

/** True for a case that ends the function, or goes on into the next one. */
const isLeft = ({ consequent }: t.SwitchCase, index: number, all: readonly t.SwitchCase[]): boolean =>
  consequent.some(leaves) || (consequent.length === 0 && index < all.length - 1);
