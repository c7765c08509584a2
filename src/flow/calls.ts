/** Calls: of the project's own functions, which run; of classes; of the language's own; of what cannot be seen. */
import type { CallExpression, ObjectExpression } from '../ir/expressions.js';
import { changeBy } from '../sdk/changing.js';
import type { Expr, Open, Ref, Value } from '../values/values.js';
import { optionPath } from './alternatives.js';
import { answersIn, isAnswer } from './answers.js';
import { type ExternalEntity, entityOf, type FunctionEntity } from './entities.js';
import { LISTENS, throughEvents, throughOwnEvents } from './events.js';
import { external } from './imports.js';
import type { Given, Leaf, Machine } from './machine.js';
import { runNamesakes } from './receivers.js';
import { leavesOf, literal, literalOf } from './shape.js';

export function callExpression(m: Machine, e: CallExpression): Value {
  if (e.callee.k === 'self' && e.callee.base) return m.callSuper(m.given(e.args, e.keywords), e);
  if (e.callee.k !== 'get') {
    const callee = m.evaluate(e.callee);
    return m.call(callee, m.given(e.args, e.keywords), e);
  }
  const receiver = m.evaluate(e.callee.object);
  const key = typeof e.callee.key === 'string' ? literal(e.callee.keyExpr, e.callee.key) : m.evaluate(e.callee.key);
  const callee = m.get(receiver, key, e.callee, { keyExpr: e.callee.keyExpr, item: e.callee.item });
  return m.call(callee, m.given(e.args, e.keywords), e, receiver);
}

export function given(m: Machine, args: CallExpression['args'], keywords: ObjectExpression | null): Given {
  return {
    args: args.map(({ value, spread, expr }) => ({ value: m.evaluate(value), spread, expr })),
    keywords: keywords ? m.evaluate(keywords) : null,
  };
}

/** @param receiver what the callee was read from, which is `this` in a function that is not bound. */
export function call(m: Machine, callee: Value, args: Given, e: CallExpression | undefined, receiver?: Value): Value {
  return m.each(callee, e ?? callee.expr, (leaf) => callLeaf(m, leaf, callee, args, e, receiver));
}

function callLeaf(m: Machine, leaf: Leaf, through: Value, args: Given, e: CallExpression | undefined, receiver: Value | undefined): Value {
  const at = e ?? leaf.expr;
  const entity = entityOf(leaf);
  switch (entity?.kind) {
    case 'function':
      if (e) m.hooks.invoked(e, entity, m.frame);
      if (e) throughOwnEvents(m, entity, args, at);
      return m.invoke(entity, args, entity.self ?? receiver, e, through.kind === 'read' ? through.expr : undefined);
    case 'class':
      // A component that is a class is made by code out of sight, and what it shows is not followed.
      if (e && !e.construct && m.frame.module.language === 'javascript') handOver(m, args, at, m.open(at, 'call'), false);
      return m.construct(entity, withBound(entity.args, args), at);
    case 'builtin': {
      const language = m.language(m.frame.module);
      return (
        language.callBuiltin(m, entity.name, entity.self, args, e) ?? (leaf.kind === 'open' ? unknown(m, leaf, through, args, e) : leaf)
      );
    }
    default:
  }
  if (leaf.kind === 'ref') {
    const cell = m.cellOf(leaf);
    const method =
      cell?.kind === 'object' && cell.cls ? m.language(m.frame.module).member(m, cell.cls, '__call__', leaf, at, false) : undefined;
    if (method) return m.call(method, args, e);
  }
  if (leaf.kind !== 'open') {
    // A method that is not known may change what it is called on.
    for (const own of (receiver && leavesOf(receiver, 8)) ?? []) {
      const cell = own.kind === 'ref' ? m.cellOf(own) : undefined;
      if (own.kind === 'ref' && cell && !hasMethod(m, own, e)) m.setCell(own, changed(cell, at));
    }
    handOver(m, args, at, undefined, false);
    return m.open(at, 'call');
  }
  return unknown(m, leaf, through, args, e);
}

/** True for one of several receivers (`clients[name].ask()`) that has the method by its class: it is another one that has none. */
function hasMethod(m: Machine, on: Ref, e: CallExpression | undefined): boolean {
  const { callee } = e ?? {};
  const cell = m.cellOf(on);
  if (callee?.k !== 'get' || typeof callee.key !== 'string' || cell?.kind !== 'object' || !cell.cls) return false;
  const member = m.language(m.frame.module).member(m, cell.cls, callee.key, on, callee, false);
  return member !== undefined && (leavesOf(member, 8) ?? []).every((leaf) => entityOf(leaf)?.kind === 'function');
}

const withBound = (bound: readonly Value[] | undefined, given: Given): Given =>
  bound ? { ...given, args: [...bound.map((value) => ({ value, spread: false, expr: value.expr })), ...given.args] } : given;

/** Functions of the language that change what they are handed in ways that are not known here. */
const CHANGING = /^(?:Object|Reflect|Array|Atomics)\./;

const pathOf = ({ specifier, steps }: ExternalEntity): string =>
  specifier === '' ? steps.map((step) => (step.kind === 'get' ? step.key : '()')).join('.') : '';

/** A call of what another package has, or of what cannot be told. */
function unknown(m: Machine, callee: Open, through: Value, args: Given, e: CallExpression | undefined): Value {
  const at = e ?? callee.expr;
  const entity = entityOf(callee);
  if (entity?.kind === 'external' && entity.specifier === '' && entity.steps.every(({ kind }) => kind === 'get')) {
    const name = entity.steps.map((step) => (step.kind === 'get' ? step.key : '')).join('.');
    const known = m.language(m.frame.module).callBuiltin(m, name, callee, args, e);
    if (known) return known;
  }
  const called = entity?.kind === 'external' ? throughEvents(m, entity, args, at) : [];
  const told = e && m.hooks.called({ expr: e, callee, through, given: args, frame: m.frame, exit: m.exit() });
  // A function that was handed in may change what it is given; one of another package is taken not to.
  const isOurs = entity?.kind === 'external' && !CHANGING.test(pathOf(entity));
  const namesakes = e && !entity ? runNamesakes(m, args, e) : [];
  const handed = entity?.kind === 'external' ? m.language(m.frame.module).handing(m, entity, args, at) : args;
  const results = [...called, ...namesakes, ...handOver(m, handed, at, callee, !isOurs)];
  if (entity?.kind === 'external') changeFirst(m, entity, args, at);
  if (told) return told;
  const value: Value =
    entity?.kind === 'external'
      ? external(m, at, {
          ...entity,
          steps: [
            ...entity.steps,
            {
              kind: 'call',
              expr: at,
              args: args.args.map(({ value: one }) => one),
              keywords: args.keywords,
              construct: e?.construct ?? false,
              state: m.exit().state,
            },
          ],
        })
      : m.open(at, 'call', { of: { open: callee, key: '()' } });
  // A text that the language makes of an answer holds what that holds.
  const [answer] = entity?.kind === 'external' && entity.specifier === '' ? args.args.flatMap(({ value: one }) => answersIn(m, one)) : [];
  if (answer && value.kind === 'open') return { ...value, of: { open: answer, key: '*' } };
  // What it is handed it may hand back.
  return results.length ? { kind: 'union', expr: at, key: `back ${m.newId()}`, options: [...results, value] } : value;
}

/** What a function of a package does to its first argument: `_.set(params, 'model', other)`. */
function changeFirst(m: Machine, { specifier, steps }: ExternalEntity, { args: [first, path, value] }: Given, at: Expr): void {
  const names = steps.flatMap((step) => (step.kind === 'get' ? step.key : []));
  const change = first && names.length === steps.length ? changeBy(specifier, names) : undefined;
  if (!first || !change) return;
  const key = change === 'property' ? path && literalOf(path.value)?.value : undefined;
  if (typeof key !== 'string') return void m.leave(first.value, at, true);
  const [head = ''] = key.split(/[.[]/, 1);
  const given = (head === key && value?.value) || m.open(at, 'changed');
  m.set(first.value, literal(at, head), given, { expr: at, target: first.expr, valueExpr: value?.expr ?? at, item: true });
}

/** Hands arguments to something out of sight; gives what the functions among them give. */
function handOver(m: Machine, { args, keywords }: Given, at: Expr, callee: Open | undefined, mayChange: boolean): Value[] {
  const results: Value[] = [];
  const values = [...args.map(({ value, expr }) => ({ value, expr })), ...(keywords ? [{ value: keywords, expr: at }] : [])];
  const handed = answersFor(m, args, callee, at);
  for (const { value, expr } of values) {
    m.hooks.used(value, { kind: 'given', expr, ...(callee && { with: callee }), frame: m.frame });
    const given = m.leave(value, expr, mayChange, handed, callee);
    if (callee && ANSWERS.test(lastKey(callee) ?? ''))
      for (const answer of given) {
        m.hooks.used(answer, { kind: 'given', expr, with: callee, frame: m.frame });
        m.leave(answer, expr, false, undefined, callee);
      }
    results.push(...given);
  }
  return results;
}

/** What answers a request of somebody else with what its callback gives: `app.post('/chat', …)`. */
const ANSWERS = /^(?:get|post|put|patch|delete|all|use|route|handle|query|mutation|subscription|action|handler|loader|resolver)$/;

/** Events of a stream whose listeners get texts and no blocks. */
const TEXT_EVENTS = /^(?:text|citation|inputJson|error|abort|connect|end)$/;

/** What functions among the arguments are called with: parts of an answer that goes the same way, or that they listen to. */
function answersFor(m: Machine, args: Given['args'], callee: Open | undefined, at: Expr): Value | undefined {
  const answers = args.flatMap(({ value }) => (leavesOf(value, 8) ?? []).filter((leaf) => leaf.kind === 'open' && isAnswer(leaf)));
  const last = callee && lastKey(callee);
  const event = args[0] && literalOf(args[0].value)?.value;
  if (callee && last !== undefined && LISTENS.test(last) && isAnswer(callee) && !TEXT_EVENTS.test(String(event))) {
    answers.push(callee);
    if (args[0]) m.hooks.used(callee, { kind: 'property', expr: at, with: args[0].value, frame: m.frame });
  }
  const parts = answers.map((answer) => m.elementsOf(answer, at));
  return parts.length > 1 ? { kind: 'union', expr: at, key: `answer ${m.newId()}`, options: parts } : parts[0];
}

function lastKey(callee: Open): string | undefined {
  const entity = entityOf(callee);
  const step = entity?.kind === 'external' ? entity.steps.at(-1) : undefined;
  return step ? (step.kind === 'get' ? step.key : undefined) : callee.of?.key;
}

/** How deep functions may be nested in what is handed over. */
const MOST_DEPTH = 4;

/**
 * What somebody out of sight may do with a value: call its functions, with anything, and change its objects. Gives what the functions give.
 * @param mayChange false for those that are taken to leave objects as they are.
 */
export function leave(
  m: Machine,
  value: Value,
  at: Expr,
  mayChange: boolean,
  handed?: Value,
  callee?: Open,
  depth = 0,
  seen: Set<number> = new Set(),
): Value[] {
  const results: Value[] = [];
  if (depth > MOST_DEPTH) return results;
  for (const leaf of leavesOf(value, 32) ?? []) {
    m.spend(1);
    const entity = entityOf(leaf);
    if (entity?.kind === 'function') results.push(...calledBack(m, entity, at, handed, callee));
    const isKnown = leaf.kind === 'ref' && seen.has(leaf.id);
    if (leaf.kind !== 'ref' || isKnown) continue;
    seen.add(leaf.id);
    const cell = m.cellOf(leaf);
    if (!cell) continue;
    const inner =
      cell.kind === 'list'
        ? cell.elements.map((element) => element.value())
        : cell.entries.flatMap((entry) => (entry.kind === 'computed' ? [] : [entry.value()]));
    for (const one of inner) {
      if (callee) m.hooks.used(one, { kind: 'given', expr: at, with: callee, frame: m.frame });
      leave(m, one, at, mayChange, handed, callee, depth + 1, seen);
    }
    if (mayChange) m.setCell(leaf, changed(cell, at));
  }
  return results;
}

const changed = (cell: NonNullable<ReturnType<Machine['cellOf']>>, at: Expr): NonNullable<ReturnType<Machine['cellOf']>> =>
  cell.kind === 'list' ? { ...cell, literal: false } : { ...cell, entries: [...cell.entries, { kind: 'computed', expr: at }] };

/** A function that somebody out of sight calls: now, and perhaps later, when things have changed. */
function calledBack(m: Machine, fn: FunctionEntity, at: Expr, handed: Value | undefined, callee: Open | undefined): Value[] {
  if (m.isRunning(fn.fn)) return [];
  m.calledLater(fn);
  const key = `called ${m.newId()}`;
  const base = m.exit();
  const by = callee && !entityOf(callee) && !isAnswer(callee) ? callee : undefined;
  const given = handed ? { ...fn, args: [...(fn.args ?? []), handed] } : fn;
  const ran = m.underCondition({ kind: 'option', key, option: 1, of: 2, expr: at }, base, () => m.invokeOpen(given, by));
  const ends = [{ state: base.state, path: optionPath(m, base, key, 0, at) }, ...(ran.live ? [ran.exit] : [])];
  m.meet(ends, base, at);
  const { value } = ran;
  return ran.live && leavesOf(value)?.some((leaf) => leaf.kind !== 'literal') ? [value] : [];
}
