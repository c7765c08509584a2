/** What calls functions later: timers and promises. */
import { isCallable } from '../../../flow/collections.js';
import { entityOf } from '../../../flow/entities.js';
import type { Given, Machine } from '../../../flow/machine.js';
import { pend } from '../../../flow/pending.js';
import { leavesOf } from '../../../flow/shape.js';
import type { Expr, Value } from '../../../values/values.js';
import { type Call, first } from './builtin-texts.js';

/** A function that is called with what follows it, once or again, when other code has run. */
export function later(skip: number): Call {
  return (m, _, args, at) => {
    const fn = first(args, at);
    if (!isCallable(fn)) return undefined;
    const given: Given = { args: args.slice(skip).map((value) => ({ value, spread: false, expr: at })), keywords: null };
    m.maybe(() => m.call(fn, given, undefined), at, false);
    for (const leaf of leavesOf(fn, 8) ?? []) {
      const entity = entityOf(leaf);
      if (entity?.kind === 'function') m.calledLater({ ...entity, args: [...(entity.args ?? []), ...args.slice(skip)] });
    }
    return m.open(at, 'call');
  };
}

/** Calls a function that a promise calls when it is done. */
export function continued(m: Machine, fn: Value, values: readonly Value[], at: Expr): Value {
  const run = (): Value => m.call(fn, { args: values.map((value) => ({ value, spread: false, expr: at })), keywords: null }, undefined);
  // What follows may go on before that, where it does not wait for the promise.
  const value = m.maybe(run, at, false);
  pend(m, run, at);
  return value;
}

/** What a promise gives, or a function that is called where it fails. */
export function recovered(m: Machine, value: Value, handler: Value, at: Expr): Value {
  if (!isCallable(handler)) return value;
  const other = m.maybe(() => continued(m, handler, [m.open(at, 'expression')], at), at, false);
  return { kind: 'union', expr: at, key: `caught ${m.newId()}`, options: [value, other] };
}
