/** Where values go: names, members, and patterns that take a value apart. */
import type * as t from '@babel/types';
import type { Expression, Target } from '../../../ir/expressions.js';
import { isMember, type Node } from '../syntax/ast.js';
import { type Lowering, PLAIN } from './context.js';
import { keyOf } from './objects.js';
import { isModuleExports } from './requires.js';
import { peel } from './wrappers.js';

/** A target of an assignment; `update`: its value is read, too. */
export function target(node: Node, lowering: Lowering, update = false): Target {
  const peeled = peel(node, PLAIN, lowering.input);
  const inner = peeled.node;
  const written = peeled.written ? { written: peeled.written } : {};
  const use = update ? 'update' : 'write';
  if (isModuleExports(inner, lowering))
    return Object.assign(lowering.name(inner, 'module.exports', lowering.exportsOf(inner), use), written);
  switch (inner.type) {
    case 'Identifier': {
      const isExports = lowering.isGlobal(inner, 'exports');
      const name = lowering.name(inner, inner.name, isExports ? lowering.exportsOf(inner) : lowering.bindingOf(inner), use);
      return Object.assign(name, written);
    }
    case 'ObjectPattern':
      return objectPattern(inner, lowering);
    case 'ArrayPattern':
      return listPattern(inner, lowering);
    default: {
      const made = lowering.expression(node);
      return made.k === 'get' && isMember(inner) ? made : { k: 'open-target', expr: lowering.place(node), parts: [made] };
    }
  }
}

/** A target and what it takes where there is no value. */
function withFallback(node: Node, lowering: Lowering): { target: Target; fallback?: Expression } {
  if (node.type !== 'AssignmentPattern') return { target: lowering.target(node) };
  const name = node.left.type === 'Identifier' ? node.left.name : undefined;
  const to = lowering.target(node.left);
  return { target: to, fallback: lowering.expression(node.right, PLAIN, name) };
}

function objectPattern(node: t.ObjectPattern, lowering: Lowering): Target {
  const made: Extract<Target, { k: 'object-pattern' }> = { k: 'object-pattern', expr: lowering.place(node), entries: [] };
  for (const part of node.properties) {
    if (part.type === 'RestElement') made.rest = lowering.target(part.argument);
    else {
      const key = keyOf(part.key, part.computed, lowering);
      made.entries.push({ key, expr: lowering.place(part), ...withFallback(part.value, lowering) });
    }
  }
  return made;
}

function listPattern(node: t.ArrayPattern, lowering: Lowering): Target {
  const made: Extract<Target, { k: 'list-pattern' }> = { k: 'list-pattern', expr: lowering.place(node), items: [] };
  for (const part of node.elements) {
    if (part?.type === 'RestElement') made.rest = lowering.target(part.argument);
    else made.items.push(part ? withFallback(part, lowering) : null);
  }
  return made;
}
