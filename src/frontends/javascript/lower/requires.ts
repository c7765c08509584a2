/** Modules as values, in the words of CommonJS and of dynamic imports. */
import type * as t from '@babel/types';
import type { Expression } from '../../../ir/expressions.js';
import { isMember, keyName, memberName, type Node } from '../syntax/ast.js';
import type { Lowering } from './context.js';

/** `module.exports`. */
export const isModuleExports = (node: Node, lowering: Lowering): boolean =>
  isMember(node) && memberName(node) === 'exports' && lowering.isGlobal(node.object, 'module');

/** The specifier of `require('x')` or `import('x')`. */
export function loadedModule(node: Node): string | undefined {
  if (node.type !== 'CallExpression' && node.type !== 'OptionalCallExpression') return undefined;
  const [first] = node.arguments;
  const loads = node.callee.type === 'Import' || (node.callee.type === 'Identifier' && node.callee.name === 'require');
  return loads && first ? textOf(first) : undefined;
}

const textOf = (node: Node): string | undefined =>
  node.type === 'StringLiteral' || node.type === 'TemplateLiteral' ? keyName(node, true) : undefined;

/** `require('x')`, `import(x)`. What else is evaluated with it comes before. */
export function loaded(node: t.CallExpression | t.OptionalCallExpression | t.ImportExpression, lowering: Lowering): Expression {
  const place = lowering.place(node);
  const [source, ...others] = node.type === 'ImportExpression' ? [node.source, node.options] : node.arguments;
  const specifier = source && textOf(source);
  const before: Expression[] = [];
  // A `require` that the file declares (`createRequire(import.meta.url)`) is used here.
  if ('callee' in node && lowering.bindingOf(node.callee)) before.push(lowering.expression(node.callee));
  if (source && specifier === undefined) before.push(lowering.expression(source));
  for (const other of others) if (other) before.push(lowering.expression(other));
  if (specifier === undefined) return { k: 'open', ...place, parts: before, why: 'unknown' };
  lowering.specifiers.add(specifier);
  const module: Expression = { k: 'module', ...place, specifier };
  return before.length ? { k: 'sequence', ...place, items: [...before, module] } : module;
}
