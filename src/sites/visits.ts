/** What calls of the Messages API get, each time that one of them runs. */
import { assumed, since } from '../flow/conditions.js';
import { entityOf } from '../flow/entities.js';
import { freeze } from '../flow/freeze.js';
import type { Call, Hooks, Machine, Use } from '../flow/machine.js';
import { leavesOf, literal, mapLeaves } from '../flow/shape.js';
import type { CallExpression } from '../ir/expressions.js';
import type { FunctionNode, Module } from '../ir/ir.js';
import { SENDS } from '../sdk/clients.js';
import { readModel } from '../sdk/models.js';
import { type Assumptions, type Entry, type Expr, exprKey, type Open, type Test, type Value } from '../values/values.js';
import { createDeciders, type Deciders } from './deciders.js';
import { type HttpRequest, httpRequest } from './http.js';
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
  /** The tests that were passed, from the outside in. */
  conditions: { test: Test; holds: boolean }[];
  /** The functions that were running, from the inside out. */
  stack: FunctionNode[];
  /** The outermost of them, where nobody in sight called it; undefined where a file calls it as it is loaded. */
  root: FunctionNode | undefined;
}

/** A raw HTTP request of the Messages API. */
export interface HttpVisit {
  call: CallExpression;
  module: Module;
  request: HttpRequest;
  assume: Assumptions;
  stack: FunctionNode[];
}

export interface Visits extends Hooks {
  readonly http: ReadonlyMap<CallExpression, HttpVisit[]>;
  readonly byCall: ReadonlyMap<CallExpression, Visit[]>;
  responseOf(call: CallExpression): Response;
  /** The request of whose answer a value is the model. */
  answeredBy(model: Open): Expr | undefined;
  readonly deciders: Deciders;
  /** Objects whose thinking budget code reads, by their places. */
  readonly budgetReads: ReadonlySet<string>;
  keep(call: CallExpression, visits: Visit[]): void;
  /** Takes no more calls: what runs from now on only tells what becomes of values. */
  close(): void;
  /** Runs code for what it leaves behind alone. */
  aside(run: () => void): void;
  /** Functions of the project's own that a call may call in a client's place. */
  standInsOf(call: CallExpression): readonly FunctionNode[];
}

/** So much work of the engine's counts what is made of one run of a call later. */
const WORK_OF_VISIT = 100;

/** @param machine the engine that the visits are told by. */
export function createVisits(machine: () => Machine): Visits {
  const byCall = new Map<CallExpression, Visit[]>();
  const http = new Map<CallExpression, HttpVisit[]>();
  /** Calls that fetch what batches gave. */
  const results = new Set<CallExpression>();
  const responses = createResponses(
    (call) => [byCall, http, results].some((calls) => calls.has(call as CallExpression)),
    (value) => machine().snapshotDeep(value),
  );
  const budgetReads = new Set<string>();
  const standIns = new Map<CallExpression, Set<FunctionNode>>();
  const deciders = createDeciders((value) => machine().snapshotDeep(value));
  let isClosed = false;
  const called = (call: Call): undefined => {
    if (isClosed) return undefined;
    const { module } = call.frame;
    const recognised = recognise(call.callee, module.language);
    if (!recognised) {
      if (fetchesResults(call.callee)) results.add(call.expr);
      for (const runner of runnersSetBy(call.callee))
        byCall.get(runner)?.push(...(byCall.get(runner) ?? []).slice(0, 1).map((visit) => ({ ...visit, params: paramsSet(call) })));
      const request = httpRequest(call);
      if (request) {
        const visit = { call: call.expr, module, request, assume: assumed(call.exit.path), stack: stackOf(call) };
        http.set(call.expr, [...(http.get(call.expr) ?? []), visit]);
      }
      return undefined;
    }
    const { state, path } = call.exit;
    const frozen = (value: Value | undefined): Value | undefined => value && freeze(value, state);
    const [first, second] = call.given.args;
    const visit: Visit = {
      call: call.expr,
      module,
      recognised,
      through: call.through,
      params: frozen(module.language === 'python' ? (call.given.keywords ?? undefined) : first && asSent(machine(), first.value)),
      options: frozen(second?.value),
      configs: recognised.configs.map((config) => freeze(config, state)),
      assume: assumed(path),
      conditions: since(path, null).flatMap((one) => (one.kind === 'test' ? [{ test: one.test, holds: one.holds }] : [])),
      stack: stackOf(call),
      root: rootOf(call),
    };
    machine().spend(WORK_OF_VISIT);
    const known = byCall.get(call.expr);
    if (known) known.push(visit);
    else byCall.set(call.expr, [visit]);
    return undefined;
  };
  return {
    byCall,
    http,
    deciders,
    budgetReads,
    called,
    invoked(call, { fn }) {
      const { callee } = call;
      if (callee.k !== 'get' || typeof callee.key !== 'string' || !SENDS.test(callee.key)) return;
      const known = standIns.get(call);
      if (known) known.add(fn);
      else standIns.set(call, new Set([fn]));
    },
    namesModel: (value) => typeof value === 'string' && readModel(value).kind !== 'foreign',
    standInsOf: (call) => [...(standIns.get(call) ?? [])],
    close() {
      isClosed = true;
    },
    aside(run) {
      const before = isClosed;
      isClosed = true;
      try {
        run();
      } finally {
        isClosed = before;
      }
    },
    keep: (call, kept) => void byCall.set(call, kept),
    answeredBy: responses.answeredBy,
    responseOf(call) {
      const own = responses.of(call);
      const isBatch = byCall.get(call)?.some(({ recognised }) => recognised.method === 'batches.create');
      if (!isBatch) return own;
      const all = [own, ...[...results].map((one) => responses.of(one))];
      return {
        readsThinking: all.some(({ readsThinking }) => readsThinking),
        classes: all.flatMap(({ classes }) => classes),
        models: all.flatMap(({ models }) => models),
      };
    },
    used(value: Value, use: Use) {
      const { path, identity } = machine();
      if (value.kind === 'ref' && use.kind === 'property') {
        if (use.with && 'kind' in use.with && use.with.kind === 'literal' && use.with.value === 'budget_tokens')
          budgetReads.add(exprKey(value.expr));
        return;
      }
      responses.used(value, use, assumed(path), identity);
      deciders.used(value, use);
    },
  };
}

/** The params, any property of which may be another one where a `toJSON` of their own gives what is sent. */
const asSent = (m: Machine, params: Value): Value =>
  mapLeaves(params, (leaf) => {
    const { expr } = leaf;
    const own = leaf.kind === 'ref' ? m.get(leaf, literal(expr, 'toJSON'), expr, { keyExpr: expr, item: false }) : undefined;
    const isMade = own && (leavesOf(own) ?? []).some((one) => entityOf(one)?.kind === 'function');
    if (!isMade) return leaf;
    const entries: Entry[] = [
      { kind: 'spread', expr, argument: expr, value: () => leaf },
      { kind: 'computed', expr },
    ];
    return { kind: 'object', expr, entries, readonly: true };
  });

/** The functions that are running, from the inside out. */
function stackOf(call: Call): FunctionNode[] {
  const stack: FunctionNode[] = [];
  for (let frame: Call['frame'] | null = call.frame; frame; frame = frame.up) if (frame.fn) stack.push(frame.fn);
  return stack;
}

/** The outermost function, if it runs as one that nobody in sight calls. */
function rootOf(call: Call): FunctionNode | undefined {
  let outermost: Call['frame'] | undefined;
  for (let frame: Call['frame'] | null = call.frame; frame; frame = frame.up) if (frame.fn) outermost = frame;
  return outermost?.call === undefined ? (outermost?.fn ?? undefined) : undefined;
}

/** The tool runner whose params a call changes: `runner.setMessagesParams((params) => ({ ...params, model }))`. */
function runnersSetBy(callee: Open): CallExpression[] {
  const entity = entityOf(callee);
  if (entity?.kind !== 'external' || keysOf(callee).at(-1) !== 'setMessagesParams') return [];
  return entity.steps.flatMap((step) => (step.kind === 'call' ? [step.expr as CallExpression] : []));
}

const paramsSet = ({ expr }: Call): Open => ({ kind: 'open', expr, why: 'changed' });

/** `messages.batches.results(…)`: which batch it is for the id does not say. */
function fetchesResults(callee: Open): boolean {
  const keys = keysOf(callee);
  return keys.at(-1) === 'results' && keys.at(-2) === 'batches';
}
