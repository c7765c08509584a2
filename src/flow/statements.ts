/** Statements in their order, and the ways that lead out of them. */
import type { Expression } from '../ir/expressions.js';
import type { Statement } from '../ir/ir.js';
import type { Element, Expr, Test, Value } from '../values/values.js';
import { keysOf } from './collections.js';
import { type Condition, NOTHING, under } from './conditions.js';
import type { ObjectCell, Stored } from './heap.js';
import type { Exit, Jumps, Machine } from './machine.js';
import { leaveBy } from './meet.js';
import { literal } from './shape.js';
import type { State } from './state.js';

/** A list of more known elements is run through as one of unknown length. */
const MOST_UNROLLED = 12;

export function run(m: Machine, statements: readonly Statement[]): void {
  for (const statement of statements) {
    if (!m.live) return;
    // What holds here also holds where an exception of the statement is caught.
    const ways = m.tries.at(-1);
    if (ways) leaveBy(m, ways, m.exit(), statement.expr);
    m.spend(1);
    runOne(m, statement);
  }
}

function runOne(m: Machine, s: Statement): void {
  switch (s.k) {
    case 'do':
      m.evaluate(s.value);
      return;
    case 'return':
      m.frame.returns.push(m.exit(s.value ? m.evaluate(s.value) : literal(s.expr, undefined)));
      m.live = false;
      return;
    case 'throw':
      if (s.value) m.evaluate(s.value);
      leaveBy(m, m.tries.at(-1) ?? m.uncaught, m.exit(), s.expr);
      m.live = false;
      return;
    case 'break':
    case 'continue': {
      const target = m.frame.jumps.findLast(({ label, isLoop }) => (s.label === null ? isLoop : label === s.label));
      (s.k === 'break' ? target?.breaks : target?.continues)?.push(m.exit());
      m.live = false;
      return;
    }
    case 'if': {
      const nothing = literal(s.expr, undefined);
      m.branch(
        s.test,
        () => {
          m.run(s.yes);
          return nothing;
        },
        () => {
          m.run(s.no);
          return nothing;
        },
        s.expr,
      );
      return;
    }
    case 'loop':
      loop(m, s);
      return;
    case 'block':
      block(m, s);
      return;
    case 'try':
      attempt(m, s);
  }
}

function block(m: Machine, s: Extract<Statement, { k: 'block' }>): void {
  const base = m.exit();
  const jumps = enter(m, s.label, false);
  m.run(s.body);
  m.frame.jumps.pop();
  m.meet([...(m.live ? [m.exit()] : []), ...jumps.breaks], base, s.expr);
}

function enter(m: Machine, label: string | null, isLoop: boolean): Jumps {
  const jumps: Jumps = { label, isLoop, breaks: [], continues: [] };
  m.frame.jumps.push(jumps);
  return jumps;
}

type Loop = Extract<Statement, { k: 'loop' }>;

function loop(m: Machine, s: Loop): void {
  const iterable = s.over && m.evaluate(s.over.iterable);
  const known = iterable && s.over && !s.over.keys ? knownElements(m, iterable) : undefined;
  const base = m.exit();
  const jumps = enter(m, s.label, true);
  if (known) unrolled(m, s, known, jumps);
  else repeated(m, s, iterable, jumps, base);
  m.frame.jumps.pop();
  if (m.live && s.otherwise.length > 0) m.run(s.otherwise);
  m.meet([...(m.live ? [m.exit()] : []), ...jumps.breaks], base, s.expr);
}

/** The elements of a list whose length is known. */
function knownElements(m: Machine, iterable: Value): Value[] | undefined {
  const list = m.listIn(iterable);
  if (!list?.literal || list.elements.length > MOST_UNROLLED) return undefined;
  const isElement = (element: Element): boolean => element.kind === 'element';
  return list.elements.every(isElement) ? list.elements.map((element) => element.value()) : undefined;
}

function unrolled(m: Machine, s: Loop, elements: readonly Value[], jumps: Jumps): void {
  for (const element of elements) {
    if (!m.live) return;
    const base = m.exit();
    if (s.over) m.declare(s.over.target, element, s.over.iterable, true);
    m.run(s.body);
    endOfRound(m, s, jumps, base);
  }
}

function endOfRound(m: Machine, s: Loop, jumps: Jumps, base: Exit): void {
  m.meet([...(m.live ? [m.exit()] : []), ...jumps.continues.splice(0)], base, s.expr);
  if (m.live && s.update) m.evaluate(s.update);
}

/** A loop of unknown length: not at all, once, or more often, where the second time stands for all that follow; the third, where that changes something else. */
function repeated(m: Machine, s: Loop, iterable: Value | null, jumps: Jumps, base: Exit): void {
  const key = `loop ${m.newId()}`;
  const option = (index: number): Condition => ({ kind: 'option', key, option: index, of: 4, expr: s.expr });
  const ends: Exit[] = [];
  const states = [base.state];
  for (const index of [0, 1, 2, 3]) {
    if (index === 3 && !changesMore(states)) break;
    if (index > 0) {
      if (!m.live) break;
      m.path = under(base.path, option(index));
      const start = m.exit();
      if (s.over) {
        const element = s.over.keys
          ? keysOf(m, iterable ?? literal(s.expr, undefined), s.over.iterable)
          : m.elementsOf(iterable ?? literal(s.expr, undefined), s.over.iterable);
        m.declare(s.over.target, element, s.over.iterable, true);
      }
      if (index > 1 || !s.bodyFirst) goesOn(m, s);
      if (!m.live) break;
      m.run(s.body);
      endOfRound(m, s, jumps, start);
      if (!m.live) break;
    } else if (s.bodyFirst) continue;
    const before = m.exit();
    if (index > 0) states.push(before.state);
    if (isLeft(m, s)) ends.push({ state: before.state, path: under(base.path, option(index)) });
    m.state = before.state.fork();
  }
  m.meet(ends, base, s.expr);
}

/** True where the second round has changed something that the first has not: a variable, or a property of an object. */
function changesMore([base, first, second]: readonly State<Stored>[]): boolean {
  if (!base || !first || !second) return false;
  const before = first.changedSince(base);
  return [...second.changedSince(first)].some((cell) => {
    const [old, once, twice] = [base, first, second].map((state) => state.get(cell));
    if (old?.kind !== 'object' || once?.kind !== 'object' || twice?.kind !== 'object') return old !== undefined && !before.has(cell);
    const known = new Set(keysSince(old, once));
    return keysSince(once, twice).some((key) => !known.has(key));
  });
}

/** The properties that have been written since; undefined for one that cannot be told. */
const keysSince = (before: ObjectCell, { entries }: ObjectCell): (string | undefined)[] =>
  entries.filter((entry) => !before.entries.includes(entry)).map((entry) => (entry.kind === 'write' ? entry.key : undefined));

/** Takes the test of a loop to hold; the run ends here where it cannot. */
function goesOn(m: Machine, s: Loop): void {
  if (!s.test) return;
  const test = m.testOf(s.test);
  const sides = m.sidesOf(test);
  if (!sides.includes(true)) m.live = false;
  else if (sides.length > 1) m.path = under(m.path, { kind: 'test', key: test.key, test, holds: true });
}

/** True where the loop may end here by itself. */
function isLeft(m: Machine, s: Loop): boolean {
  if (s.over) return true;
  if (!s.test) return false;
  return m.sidesOf(m.testOf(s.test)).includes(false);
}

function attempt(m: Machine, s: Extract<Statement, { k: 'try' }>): void {
  const base = m.exit();
  const key = `try ${m.newId()}`;
  const of = s.handlers.length + 1;
  const pending = pendingExits(m);
  const before = pending.map((list) => list.length);
  m.path = under(base.path, { kind: 'option', key, option: 0, of, expr: s.expr });
  const cuts: Exit[] = [];
  m.tries.push(cuts);
  m.run(s.body);
  m.tries.pop();
  if (m.live && s.otherwise.length > 0) m.run(s.otherwise);
  const ends = m.live ? [m.exit()] : [];
  const caught = [{ state: base.state, path: base.path }, ...cuts];
  s.handlers.forEach((handler, index) => {
    const path = under(base.path, { kind: 'option', key, option: index + 1, of, expr: s.expr });
    const from = `${key} at`;
    m.meet(
      caught.map(({ state }, option) => ({
        state,
        path: under(path, { kind: 'option', key: from, option, of: caught.length, expr: handler.expr }),
      })),
      { state: base.state, path },
      handler.expr,
    );
    if (handler.target) m.declare(handler.target, m.open(handler.expr, 'expression'), handler.expr, true);
    m.run(handler.body);
    if (m.live) ends.push(m.exit());
  });
  // What an exception that nothing here catches leaves behind reaches the handlers around.
  const around = m.tries.at(-1);
  if (around) for (const exit of cuts) leaveBy(m, around, exit, s.expr);
  if (s.last.length > 0) {
    const left = pending.map((list, index) => list.splice(before[index] ?? 0));
    left.forEach((exits, index) => {
      for (const exit of exits) {
        m.meet([exit], exit, s.expr);
        m.run(s.last);
        if (m.live) pending[index]?.push({ ...m.exit(), ...(exit.value && { value: exit.value }) });
      }
    });
  }
  m.meet(ends, base, s.expr);
  if (m.live) m.run(s.last);
}

/** The lists of exits that code inside may add to. */
const pendingExits = (m: Machine): Exit[][] => [m.frame.returns, ...m.frame.jumps.flatMap(({ breaks, continues }) => [breaks, continues])];

/** Runs one of two pieces of code, by a test. */
export function branch(m: Machine, expression: Expression, yes: () => Value, no: () => Value, at: Expr): Value {
  const test = m.testOf(expression);
  const sides = m.sidesOf(test);
  if (sides.length < 2) return sides[0] === false ? no() : yes();
  return fork(m, test, (holds) => (holds ? yes() : no()), at);
}

/** Runs a piece of code for both sides of a test. */
export function fork(m: Machine, test: Test, run: (holds: boolean) => Value, at: Expr): Value {
  const base = m.exit();
  const ends = [true, false].flatMap((holds) => {
    const { exit, live, value } = m.underCondition({ kind: 'test', key: test.key, test, holds }, base, () => run(holds));
    return live ? [{ ...exit, value }] : [];
  });
  return m.meet(ends, base, at) ?? m.nothing(at);
}

/** What one side of a test gives, where the values in it decide it; the test stays with it. */
export function decided(m: Machine, test: Test, holds: boolean, value: Value, other: Expr, at: Expr): Value {
  const isByValue = m.decide(test, NOTHING).length === 1 && test.expr.start !== test.expr.end;
  if (!isByValue || isConstant(test)) return value;
  const nothing = literal(other, undefined);
  return { kind: 'choice', expr: at, test, fallback: false, yes: holds ? value : nothing, no: holds ? nothing : value };
}

/** True for a test of something that is written out in it. */
const isConstant = ({ compare, parts }: Test): boolean =>
  compare ? compare.subject.kind === 'literal' : (parts?.tests.every(isConstant) ?? true);
