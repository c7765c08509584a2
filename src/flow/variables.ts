/** Variables: which run of a function has them, and what they hold. */
import type { Binding } from '../ir/ir.js';
import type { Expr, Value } from '../values/values.js';
import type { Env } from './entities.js';
import { imported } from './imports.js';
import type { Machine } from './machine.js';
import { literal } from './shape.js';

export function envOf(m: Machine, binding: Binding): Env | undefined {
  for (let env: Env | null = m.frame.env; env; env = env.parent)
    if (env.fn === binding.fn && env.module === binding.module && (!env.round || env.cells.has(binding))) return env;
  return undefined;
}

function cellFor(m: Machine, binding: Binding): number | undefined {
  const env = envOf(m, binding) ?? (binding.fn === null ? m.ensureLoaded(binding.module) : undefined);
  if (!env) return undefined;
  let cell = env.cells.get(binding);
  if (cell === undefined) {
    cell = m.newId();
    env.cells.set(binding, cell);
  }
  return cell;
}

export function read(m: Machine, binding: Binding, at: Expr): Value {
  if (binding.from) return imported(m, binding, at);
  const cell = cellFor(m, binding);
  const stored = cell === undefined ? undefined : m.state.get(cell);
  if (stored?.kind !== 'variable') {
    const hoisted = binding.kind === 'let' ? literal(at, undefined) : undefined;
    return hoisted ?? m.open(at, 'expression');
  }
  // What stands nowhere in the code (`exports`, `arguments`) is no declaration.
  const declaration = binding.kind === 'implicit' ? null : m.records.declarationOf(binding);
  return { kind: 'read', expr: at, value: stored.value, declaration };
}

export function write(m: Machine, binding: Binding, value: Value): void {
  const cell = cellFor(m, binding);
  if (cell !== undefined) m.state.set(cell, { kind: 'variable', value });
}

/** Gives a variable that is declared once more a place of its own: functions that were made in the round before keep theirs. */
export function declareAgain(m: Machine, binding: Binding): void {
  const env = binding.perRound ? envOf(m, binding) : undefined;
  const cell = env?.cells.get(binding);
  const { env: inner } = m.frame;
  if (!env?.kept || cell === undefined || m.state.get(cell) === undefined || inner.fn !== binding.fn) return;
  const { kept: _, ...rest } = inner;
  m.frame.env = { ...rest, id: m.newId(), parent: inner, cells: new Map([[binding, m.newId()]]), round: true };
}
