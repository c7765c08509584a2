/** What calls of the Messages API get, each time that one of them runs. */
import { assumed } from '../flow/conditions.js';
import { freeze } from '../flow/freeze.js';
import type { Call, Hooks, Machine, Use } from '../flow/machine.js';
import type { CallExpression, FunctionNode, Module } from '../ir/ir.js';
import type { Assumptions, Open, Value } from '../values/values.js';
import { type Recognised, recognise } from './recognise.js';
import { createResponses, keysOf, type Response } from './responses.js';

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
  responseOf(call: CallExpression): Response;
  keep(call: CallExpression, visits: Visit[]): void;
}

/** @param machine the engine that the visits are told by. */
export function createVisits(machine: () => Machine): Visits {
  const byCall = new Map<CallExpression, Visit[]>();
  /** Calls that fetch what batches gave. */
  const results = new Set<CallExpression>();
  const responses = createResponses((call) => byCall.has(call as CallExpression) || results.has(call as CallExpression));
  const called = (call: Call): undefined => {
    const { module } = call.frame;
    const recognised = recognise(call.callee, module.language);
    if (!recognised) {
      if (fetchesResults(call.callee)) results.add(call.expr);
      return undefined;
    }
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
  return {
    byCall,
    called,
    keep: (call, kept) => void byCall.set(call, kept),
    responseOf(call) {
      const own = responses.of(call);
      const isBatch = byCall.get(call)?.some(({ recognised }) => recognised.method === 'batches.create');
      if (!isBatch) return own;
      const all = [own, ...[...results].map((one) => responses.of(one))];
      return { readsThinking: all.some(({ readsThinking }) => readsThinking), classes: all.flatMap(({ classes }) => classes) };
    },
    used(value: Value, use: Use) {
      const { path, identity } = machine();
      responses.used(value, use, assumed(path), identity);
    },
  };
}

/** `messages.batches.results(…)`: which batch it is for the id does not say. */
function fetchesResults(callee: Open): boolean {
  const keys = keysOf(callee);
  return keys.at(-1) === 'results' && keys.at(-2) === 'batches';
}
