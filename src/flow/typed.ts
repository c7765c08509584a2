/** What is told of values by their types. */
import type { Expression } from '../ir/expressions.js';
import type { FunctionNode, Module } from '../ir/ir.js';
import type { Expr, Open, Value } from '../values/values.js';
import type { Machine } from './machine.js';
import { mapLeaves } from './shape.js';

export function typed(m: Machine, value: Value, type: Expr): Value {
  return mapLeaves(value, (leaf) => (leaf.kind === 'open' && !leaf.entity ? typedOpen(m, leaf, type, m.frame.module) : leaf));
}

export function typedTarget(m: Machine, value: Value, e: Extract<Expression, { k: 'assign' }>): Value {
  if (!e.type) return value;
  m.hooks.used(value, { kind: 'typed', expr: e, with: e.type, frame: m.frame });
  return typed(m, value, e.type);
}

export function typedReturn(m: Machine, value: Value, fn: FunctionNode): void {
  if (fn.returns) m.hooks.used(value, { kind: 'typed', expr: fn.expr, with: fn.returns, frame: m.frame });
}

export function typedOpenIn(m: Machine, value: Value, type: Expr | undefined, module: Module): Value {
  return type ? mapLeaves(value, (leaf) => (leaf.kind === 'open' && !leaf.entity ? typedOpen(m, leaf, type, module) : leaf)) : value;
}

export function typedOpen(m: Machine, open: Open, type: Expr | undefined, module: Module): Open {
  return type ? m.language(module).typed(m, open, type, module) : open;
}

export function typedPart(m: Machine, open: Open, key: string, at: Expr): Value | undefined {
  return open.type ? m.language(m.frame.module).typedPart(m, open, key, at) : undefined;
}
