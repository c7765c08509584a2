/** Code that is run at once and in fact goes on later: what follows an `await`, what a generator does, what a promise is told to do. */
import type { Expr, Value } from '../values/values.js';
import type { Stored } from './heap.js';
import { MOST_ALTERNATIVES } from './limits.js';
import type { Frame, Machine } from './machine.js';
import type { State } from './state.js';

/** Code that is not done yet, with what held when it had been run. */
export interface Pending {
  run: () => Value;
  at: Expr;
  since: State<Stored>;
}

/** Notes code that has just been run, and that may find something else when the code around it waits. */
export function pend(m: Machine, run: () => Value, at: Expr): void {
  if (!m.isSettling && m.frame.pending.length < MOST_ALTERNATIVES) m.frame.pending.push({ run, at, since: m.exit().state });
}

/** What a function leaves pending goes on while its caller does. */
export function handUp(from: Frame, to: Frame): void {
  to.pending.push(...from.pending.slice(0, MOST_ALTERNATIVES - to.pending.length));
}

/** Runs what is pending once more, where something has changed that was there before. */
export function settle(m: Machine): void {
  const all = m.frame.pending.splice(0);
  if (!m.live) return;
  for (const { run, at, since } of all) {
    if (!hasChanged(m, since)) continue;
    m.needTime();
    m.isSettling = true;
    m.maybe(run, at, false);
    m.isSettling = false;
  }
}

function hasChanged(m: Machine, since: State<Stored>): boolean {
  const { state } = m.exit();
  for (const cell of state.changedSince(since)) {
    const old = since.get(cell);
    if (old !== undefined && old !== state.get(cell)) return true;
  }
  return false;
}
