/** What a test in JavaScript depends on. */
import type { TestReads } from '../../../values/values.js';
import { testReads } from '../../test-reads.js';
import type { Module } from '../modules/modules.js';
import { isFunction, isMember, type Node, unwrap, walk } from '../syntax/ast.js';
import { testOf } from './conditions.js';
import type { Context, Frame } from './context.js';

export const readsOf = (node: Node, module: Module, ctx: Context, frame?: Frame): TestReads =>
  testReads<Node, Module, Frame>(
    node,
    module,
    {
      sides: (test) => (test.type === 'LogicalExpression' ? [test.left, test.right] : undefined),
      walk,
      isFunction,
      isTest,
      isRead,
      madeBy: ({ expr }) => {
        const made = unwrap(expr.node as Node);
        const home = ctx.modules.get(expr.file);
        return home && made.type !== 'Identifier' && !isFunction(made) ? { node: made, module: home } : undefined;
      },
      testOf: (test, home, under) => testOf(test, home, ctx, under),
      evaluate: ctx.evaluate,
    },
    frame,
  );

const isTest = (node: Node): boolean =>
  node.type === 'LogicalExpression' ||
  (node.type === 'BinaryExpression' && /^[!=]==?$/.test(node.operator)) ||
  (node.type === 'UnaryExpression' && node.operator === '!');

const isRead = (node: Node, module: Module): boolean =>
  isMember(node) ||
  node.type === 'CallExpression' ||
  node.type === 'OptionalCallExpression' ||
  (node.type === 'Identifier' && module.scopes.bindingOf(node) !== undefined);
