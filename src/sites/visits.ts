/** What calls of the Messages API get, each time that one of them runs. */
import { assumed } from '../flow/conditions.js';
import { freeze } from '../flow/freeze.js';
import type { Call, Hooks, Use } from '../flow/machine.js';
import type { CallExpression, FunctionNode, Module } from '../ir/ir.js';
import type { Assumptions, Value } from '../values/values.js';
import { type Recognised, recognise } from './recognise.js';

/** One run of a call. */
export interface Visit {
  call: CallExpression;
  module: Module;
  recognised: Recognised;
  /** The callee with what it is read through. */
  through: Value;
  /** The first argument, or those given by name. */
  params: Value | undefined;
  /** The second argument. */
  options: Value | undefined;
  configs: Value[];
  assume: Assumptions;
  /** The functions that were running, from the inside out; the last one was called by nobody in sight. */
  stack: FunctionNode[];
}

export interface Visits extends Hooks {
  readonly byCall: ReadonlyMap<CallExpression, Visit[]>;
  readonly uses: { value: Value; use: Use }[];
  keep(call: CallExpression, visits: Visit[]): void;
}

export function createVisits(): Visits {
  const byCall = new Map<CallExpression, Visit[]>();
  const uses: Visits['uses'] = [];
  const called = (call: Call): undefined => {
    const { module } = call.frame;
    const recognised = recognise(call.callee, module.language);
    if (!recognised) return undefined;
    const { state, path } = call.exit;
    const frozen = (value: Value | undefined): Value | undefined => value && freeze(value, state);
    const [first, second] = call.given.args;
    const stack: FunctionNode[] = [];
    for (let frame: Call['frame'] | null = call.frame; frame; frame = frame.up) if (frame.fn) stack.push(frame.fn);
    const visit: Visit = {
      call: call.expr,
      module,
      recognised,
      through: call.through,
      params: frozen(module.language === 'python' ? (call.given.keywords ?? undefined) : first?.value),
      options: frozen(second?.value),
      configs: recognised.configs.map((config) => freeze(config, state)),
      assume: assumed(path),
      stack,
    };
    byCall.set(call.expr, [...(byCall.get(call.expr) ?? []), visit]);
    return undefined;
  };
  return { byCall, uses, keep: (call, kept) => void byCall.set(call, kept), called, used: (value, use) => void uses.push({ value, use }) };
}
