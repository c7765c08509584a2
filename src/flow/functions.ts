/** Functions of the project: their arguments, their statements, what they give back. */
import type { CallExpression } from '../ir/expressions.js';
import type { FunctionNode, Param } from '../ir/ir.js';
import { property } from '../values/outcomes.js';
import { absent, type Entry, type Expr, isAbsent, type Open, type Value } from '../values/values.js';
import { orDefaultModel } from './constructor-defaults.js';
import type { Env, FunctionEntity } from './entities.js';
import type { Frame, Given, Machine } from './machine.js';
import { handUp, pend } from './pending.js';
import { leavesOf, literal, mapLeaves } from './shape.js';
import { snapshot } from './snapshot.js';
import { isStaticallyMissing, orDefault } from './tests.js';
import { typedOpen, typedOpenIn, typedReturn } from './typed.js';

/** Calls are followed so deep into each other. */
const MOST_FRAMES = 14;
/** A function is followed into itself so often. */
const MOST_TURNS = 2;

/**
 * Runs a function with arguments.
 * @param by the name by which it was handed to what calls it, where no call is written.
 */
export function invoke(
  m: Machine,
  entity: FunctionEntity,
  given: Given,
  self: Value | undefined,
  call: CallExpression | undefined,
  by?: Expr,
): Value {
  const { fn } = entity;
  const at = call ?? fn.expr;
  const all: Given = {
    args: [...(entity.args ?? []).map((value) => ({ value, spread: false, expr: value.expr })), ...given.args],
    keywords: merged(m, entity.keywords, given.keywords, at),
  };
  m.records.recordCall(m, fn, all);
  if (m.frame.depth >= MOST_FRAMES || m.turnsOf(fn) >= MOST_TURNS) {
    return m.open(at, 'too-deep');
  }
  const run = (): Value => enter(m, entity, self, call, (env) => bind(m, fn, all, self, env));
  const value = m.watched(run);
  if (fn.waits || fn.generator) pend(m, run, at);
  const declaration = m.records.declarationOfFunction(fn);
  if (call) return { kind: 'read', expr: call, value, declaration };
  // Called by another function (`names.map(build)`, `build.apply(null, args)`), it has other callers still.
  return declaration ? { kind: 'read', expr: by ?? at, value, declaration, part: true } : value;
}

/**
 * Runs a function with arguments that cannot be told: somebody out of sight calls it.
 * @param by the value that calls it, where that is unknown because nobody has filled it in yet: the arguments are its own.
 */
export function invokeOpen(m: Machine, entity: FunctionEntity, by?: Open): Value {
  return enter(m, entity, entity.self, undefined, (env) => {
    const known = [...(entity.args ?? [])];
    const taken: Value[] = [];
    for (const param of entity.fn.params.slice(entity.self && takesSelf(entity.fn) ? 1 : 0)) {
      const value = (param.rest === null ? known.shift() : undefined) ?? openParam(m, param, entity.fn, by);
      if (param.rest === null) taken.push(value);
      m.declare(param.target, value, param.expr, true);
      if (param.field && env.self) m.setField(env.self, param, value);
    }
    if (entity.self && takesSelf(entity.fn)) bindFirst(m, entity.fn, entity.self);
    keepGiven(m, entity.fn, { known: taken, more: m.open(entity.fn.expr, 'parameter') });
  });
}

/** The list of all arguments, for a function that reads it. */
function keepGiven(m: Machine, fn: FunctionNode, { known, more }: Arguments): void {
  if (!fn.given) return;
  const elements = [
    ...known.map((value) => ({ kind: 'element' as const, value: () => value })),
    ...(more ? [{ kind: 'spread' as const, value: () => more }] : []),
  ];
  m.write(fn.given, m.newList({ expr: fn.expr, elements, literal: !more, of: 'list' }));
}

/** In Python what a method is called on is its first parameter. */
export const takesSelf = (fn: FunctionNode): boolean => fn.module.language === 'python' && fn.owner !== null && fn.receiver !== 'none';

function bindFirst(m: Machine, fn: FunctionNode, self: Value): void {
  const [first] = fn.params;
  if (first) m.declare(first.target, self, first.expr, true);
}

/** A parameter of which nothing is known but its default and its type. */
function openParam(m: Machine, param: Param, fn: FunctionNode, by?: Open): Value {
  const unknown = m.open(param.expr, 'parameter', {
    candidates: () => m.records.passedFor(param),
    ...(by && { of: { open: by, key: '*' } }),
  });
  if (param.rest === 'list')
    return m.newList({ expr: param.expr, elements: [{ kind: 'spread', value: () => unknown }], literal: false, of: 'list' });
  const open = typedOpen(m, unknown, param.type, fn.module);
  if (param.rest === 'keywords')
    return m.newObject({
      expr: param.expr,
      entries: [{ kind: 'spread', expr: param.expr, argument: param.expr, value: () => open }],
      readonly: false,
      map: true,
    });
  if (!param.fallback) return open;
  const otherwise = m.evaluate(param.fallback);
  return orDefault(m, open, otherwise, param.expr);
}

function enter(
  m: Machine,
  { fn, env: outer, home, self: bound }: FunctionEntity,
  self: Value | undefined,
  call: CallExpression | undefined,
  bindAll: (env: Env) => void,
): Value {
  const at = call ?? fn.expr;
  const isArrow = fn.kind === 'arrow' || fn.kind === 'lambda';
  const own = isArrow ? outer.self : (self ?? bound);
  const env: Env = {
    id: m.newId(),
    fn,
    module: fn.module,
    parent: outer,
    cells: new Map(),
    ...(own && { self: own }),
    ...((home ?? outer.home) && { home: home ?? outer.home }),
  } as Env;
  const frame: Frame = {
    env,
    module: fn.module,
    fn,
    call,
    up: m.frame,
    depth: m.frame.depth + 1,
    returns: [],
    yields: [],
    jumps: [],
    pending: [],
  };
  const base = m.exit();
  const before = m.frame;
  m.frame = frame;
  try {
    bindAll(env);
    m.run(fn.body);
    const end = literal(at, undefined);
    const exits = [...frame.returns, ...(m.live ? [m.exit(end)] : [])];
    const value = m.meet(exits, base, at, env.kept ? new Set() : new Set(env.cells.values())) ?? m.open(at, 'expression');
    typedReturn(m, value, fn);
    if (!fn.generator) return value;
    return m.newList({
      expr: at,
      elements: frame.yields.map((one) => ({ kind: 'element', value: () => one })),
      literal: false,
      of: 'list',
    });
  } finally {
    m.frame = before;
    handUp(frame, before);
  }
}

/** Arguments by name that were given at two moments. */
function merged(m: Machine, first: Value | undefined, second: Value | null, at: Expr): Value | null {
  if (!first) return second;
  if (!second) return first;
  const spread = (value: Value): Entry => ({ kind: 'spread', expr: value.expr, argument: value.expr, value: () => snapshot(m, value) });
  return m.newObject({ expr: at, entries: [spread(first), spread(second)], readonly: false, map: true });
}

/** Gives every parameter its argument. */
function bind(m: Machine, fn: FunctionNode, given: Given, self: Value | undefined, env: Env): void {
  const args = positional(m, given, fn);
  keepGiven(m, fn, args);
  const params = [...fn.params];
  if (takesSelf(fn)) {
    const first = params.shift();
    if (first) m.declare(first.target, self ?? m.open(first.expr, 'parameter'), first.expr, true);
  }
  const named = given.keywords ? snapshot(m, given.keywords) : null;
  const taken = new Set<string>();
  let next = 0;
  for (const param of params) {
    const value = valueFor(param);
    m.declare(param.target, value, param.expr, true);
    if (param.field && env.self) m.setField(env.self, param, value);
  }

  function valueFor(param: Param): Value {
    if (param.rest === 'list') {
      const rest = args.known.slice(next);
      next = args.known.length;
      const more = args.more;
      return m.newList({
        expr: param.expr,
        elements: [
          ...rest.map((value) => ({ kind: 'element' as const, value: () => value })),
          ...(more ? [{ kind: 'spread' as const, value: () => more }] : []),
        ],
        literal: !more,
        of: 'list',
      });
    }
    if (param.rest === 'keywords') return restOf(m, named, taken, param.expr);
    let value: Value | undefined;
    if (param.by !== 'name' && next < args.known.length) value = args.known[next++];
    else if (param.by !== 'name' && args.more) value = m.elementsOf(args.more, param.expr);
    if (param.name !== undefined && param.by !== 'position' && named) {
      taken.add(param.name);
      const byName = property(named, param.name, param.expr, m.heap);
      value ??= isAbsentOnly(byName) ? undefined : byName;
    }
    const fallback = () => (param.fallback ? m.evaluate(param.fallback) : absentParam(m, param, fn));
    if (value === undefined) return fallback();
    if (!param.fallback) return typedOpenIn(m, value, param.type, fn.module);
    // In JavaScript `undefined` takes the default as well.
    const missing = fn.module.language === 'javascript' ? isStaticallyMissing(value) : isAbsentPart(value);
    if (missing === true) return fallback();
    if (missing === false) return orDefaultModel(m, value, param.fallback, param.expr);
    return orDefault(m, value, fallback(), param.expr);
  }
}

const absentParam = (m: Machine, param: Param, fn: FunctionNode): Value =>
  fn.module.language === 'javascript' ? absent(param.expr) : m.open(param.expr, 'parameter');

/** True for a value that is never there. */
export const isAbsentOnly = (value: Value): boolean => leavesOf(value)?.every(isAbsent) ?? false;

/** Whether an argument by name is left out: it depends where only some objects that are spread have it. */
function isAbsentPart(value: Value): boolean | undefined {
  const leaves = leavesOf(value) ?? [];
  const gone = leaves.filter(isAbsent);
  if (gone.length === 0) return false;
  return gone.length === leaves.length ? true : undefined;
}

interface Arguments {
  known: readonly Value[];
  /** What follows those that are known. */
  more: Value | undefined;
}

/** The arguments by position, up to the first that stands for an unknown number of them. */
function positional(m: Machine, given: Given, fn: FunctionNode): Arguments {
  const known: Value[] = [];
  for (const [index, { value, spread, expr }] of given.args.entries()) {
    if (!spread) {
      known.push(value);
      continue;
    }
    const list = m.listIn(value);
    if (list?.literal && list.elements.every(({ kind }) => kind === 'element')) {
      known.push(...list.elements.map((element) => element.value()));
      continue;
    }
    const rest = given.args.slice(index).map((one): Value => (one.spread ? m.elementsOf(one.value, expr) : one.value));
    const [only] = rest;
    const element: Value = rest.length === 1 && only ? only : { kind: 'union', expr, options: rest, key: `rest ${m.newId()}` };
    return { known, more: m.newList({ expr: fn.expr, elements: [{ kind: 'element', value: () => element }], literal: false, of: 'list' }) };
  }
  return { known, more: undefined };
}

/** What is given by name and no parameter has taken. */
function restOf(m: Machine, named: Value | null, taken: ReadonlySet<string>, at: Expr): Value {
  const isLeft = (entry: Entry): boolean => entry.kind === 'spread' || entry.kind === 'computed' || !taken.has(entry.key);
  const hidden = [...taken].map(
    (key): Entry => ({ kind: 'write', key, expr: at, target: at, valueExpr: at, value: () => absent(at), conditions: [] }),
  );
  if (!named) return m.newObject({ expr: at, entries: [], readonly: false, map: true });
  const entries: Entry[] = [];
  let whole: Expr = at;
  mapLeaves(named, (leaf) => {
    if (leaf.kind === 'object') {
      whole = leaf.expr;
      entries.push(...leaf.entries.filter(isLeft));
    } else entries.push({ kind: 'spread', expr: leaf.expr, argument: leaf.expr, value: () => leaf });
    return leaf;
  });
  const hasSpread = entries.some(({ kind }) => kind === 'spread');
  return m.newObject({ expr: whole, entries: [...entries, ...(hasSpread ? hidden : [])], readonly: false, map: true });
}
