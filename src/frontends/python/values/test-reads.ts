/** What a test in Python depends on. */
import type { TestReads } from '../../../values/values.js';
import { testReads } from '../../test-reads.js';
import type { Module } from '../modules/modules.js';
import { isCall, isFunction, isMember, isName, type Node, parts, walk } from '../syntax/node.js';
import { testOf } from './conditions.js';
import type { Context, Frame } from './context.js';

const TESTS = /^(?:comparison_operator|boolean_operator|not_operator)$/;

export const readsOf = (node: Node, module: Module, ctx: Context, frame?: Frame): TestReads =>
  testReads<Node, Module, Frame>(
    node,
    module,
    {
      sides: (test) => (test.type === 'boolean_operator' ? parts(test) : undefined),
      walk,
      isFunction,
      isTest: ({ type }) => TESTS.test(type),
      isRead,
      madeBy: ({ expr }) => {
        const made = expr.node as Node;
        const home = ctx.modules.get(expr.file);
        return home && !isName(made) && !isFunction(made) ? { node: made, module: home } : undefined;
      },
      testOf: (test, home, under) => testOf(test, home, ctx, under),
      evaluate: ctx.evaluate,
    },
    frame,
  );

const isRead = (node: Node): boolean =>
  isMember(node) ||
  isCall(node) ||
  node.type === 'subscript' ||
  (isName(node) &&
    !(node.parent?.type === 'attribute' && node.field === 'attribute') &&
    !(node.parent?.type === 'keyword_argument' && node.field === 'name'));
