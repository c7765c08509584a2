/** Functions and their parameters. */
import type * as t from '@babel/types';
import type { FunctionNode, Param } from '../../../ir/ir.js';
import type { FunctionNode as FunctionSyntax, Node } from '../syntax/ast.js';
import { type FunctionRole, type Lowering, PLAIN } from './context.js';

/** A function with its body. */
export function functionNode(node: FunctionSyntax, role: FunctionRole, lowering: Lowering): FunctionNode {
  const returns = lowering.typePlace(node.returnType);
  const ownName = (node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression') && node.id;
  const fn: FunctionNode = {
    ...role,
    expr: lowering.place(node),
    module: lowering.module,
    params: [],
    body: [],
    async: node.async === true,
    generator: node.type !== 'ArrowFunctionExpression' && node.generator === true,
    parent: lowering.fn,
    decorators: decorators(node, lowering),
    binding: ownName ? lowering.bindingOf(ownName) : null,
    ...(returns && { returns }),
  };
  lowering.functions.set(node, fn);
  lowering.module.functions.push(fn);
  const params = (node.params as Node[]).filter((param) => !isReceiver(param));
  const decorated = params.map((param) => decorators(param, lowering));
  lowering.within(fn, () => {
    fn.params = params.map((param, index) => {
      const made = parameter(param, lowering);
      return decorated[index]?.length ? { ...made, decorators: decorated[index] } : made;
    });
    if (node.body.type === 'BlockStatement') fn.body = lowering.statements(node.body.body);
    else {
      const value = lowering.expression(node.body, { typed: Boolean(node.returnType), pinned: false });
      fn.body = [{ k: 'return', expr: lowering.place(node.body), value }];
    }
  });
  return fn;
}

/** TypeScript's and Flow's `this` parameter: a type alone. */
const isReceiver = (param: Node): boolean => param.type === 'Identifier' && param.name === 'this';

/** The decorators of a class, a member or a parameter. */
export function decorators(node: Node, lowering: Lowering): FunctionNode['decorators'] {
  const found = 'decorators' in node ? (node.decorators as t.Decorator[] | null | undefined) : undefined;
  return (found ?? []).map((decorator) => lowering.expression(decorator.expression));
}

function parameter(param: Node, lowering: Lowering): Param {
  const inner = param.type === 'TSParameterProperty' ? param.parameter : param;
  const rest = inner.type === 'RestElement';
  const left = inner.type === 'AssignmentPattern' ? inner.left : rest ? inner.argument : inner;
  const name = left.type === 'Identifier' ? left.name : undefined;
  const type = lowering.typePlace((left as t.Identifier).typeAnnotation) ?? lowering.typePlace((inner as t.RestElement).typeAnnotation);
  const target = lowering.target(left);
  return {
    target,
    name,
    expr: lowering.place(param),
    ...(inner.type === 'AssignmentPattern' && { fallback: lowering.expression(inner.right, PLAIN, name) }),
    rest: rest ? 'list' : null,
    by: 'position',
    field: param.type === 'TSParameterProperty',
    ...(type && { type }),
  };
}
