/** Where several ways through the code meet, and where an exception leaves it. */
import type { Expr, Value } from '../values/values.js';
import { type Condition, since, together, type Ways, waysOf } from './conditions.js';
import { type Cell, cellsTogether, perhapsAdded, type Stored, withoutWrites } from './heap.js';
import { MOST_CUTS } from './limits.js';
import type { Exit, Machine } from './machine.js';
import { literal } from './shape.js';
import type { State } from './state.js';

const NONE: ReadonlySet<number> = new Set();

/** Adds a state in which an exception leaves the code, to those before it. */
export function leaveBy(m: Machine, exits: Exit[], exit: Exit, at: Expr): void {
  const last = exits.at(-1);
  if (last && latestOf(last).equals(exit.state)) return;
  if (!last || exits.length < MOST_CUTS) exits.push(exit);
  else exits[exits.length - 1] = { ...last, state: withLater(m, last, exit.state, at), latest: exit.state };
}

const latestOf = ({ state, latest }: Exit): State<Stored> => latest ?? state;

/** A state that may be the one of an exit, or a later one, whatever led to them. */
function withLater(m: Machine, exit: Exit, later: State<Stored>, at: Expr): State<Stored> {
  const key = `way ${m.newId()}`;
  const ways: Ways = { kind: 'option', key, expr: at, options: [0, 1].map((index) => ({ kind: 'way', index })) };
  const latest = latestOf(exit);
  const state = exit.state.fork();
  const changed = later.changedSince(latest);
  m.spend(changed.size);
  for (const cell of changed) {
    const [known, before, now] = [exit.state, latest, later].map((one) => one.get(cell));
    if (!now || known === now) continue;
    const added = known && before ? perhapsAdded(known, before, now, key) : undefined;
    state.set(cell, added ?? oneOf(known ? [known, now] : [now], [known, now], ways, at));
  }
  return state;
}

/**
 * Goes on where several ways meet: what differs becomes a choice. Gives what the ways give.
 * @param dead cells that are new since `base`, and that nothing can ask for from here on.
 */
export function meet(m: Machine, exits: readonly Exit[], base: Exit, at: Expr, dead: ReadonlySet<number> = NONE): Value | undefined {
  const [first] = exits;
  m.live = first !== undefined;
  if (!first) return undefined;
  if (exits.length === 1) {
    m.state = first.state.fork();
    m.state.drop(dead);
    m.path = first.path;
    return first.value;
  }
  const conditions = exits.map(({ path }) => since(path, base.path));
  const ways = waysOf(conditions, at, () => `way ${m.newId()}`);
  const state = base.state.fork();
  const changed = new Set(exits.flatMap((exit) => [...exit.state.changedSince(base.state)]));
  for (const cell of dead) changed.delete(cell);
  m.spend(changed.size);
  for (const cell of changed) {
    const held = exits.map((exit) => exit.state.get(cell));
    const known = held.filter((stored) => stored !== undefined);
    const [one] = known;
    if (!one) continue;
    if (known.length === held.length && known.every((stored) => stored === one)) {
      if (base.state.get(cell) !== one) state.set(cell, one);
      continue;
    }
    m.spend(exits.length);
    state.set(cell, oneOf(known, held, ways, at));
  }
  m.state = state;
  m.path = commonPath(exits, conditions, base);
  if (exits.every(({ value }) => value !== undefined)) return together(ways, at, (index) => exits[index]?.value ?? literal(at, undefined));
  return undefined;
}

function oneOf(known: readonly Stored[], held: readonly (Stored | undefined)[], ways: Ways, at: Expr): Stored {
  const [one] = known;
  if (one?.kind === 'variable') {
    const valueIn = (stored: Stored | undefined): Value => (stored?.kind === 'variable' ? stored.value : literal(at, undefined));
    return { kind: 'variable', value: together(ways, at, (index) => valueIn(held[index])) };
  }
  // An object that one way alone has made is as that way left it.
  const cells = held.map((stored) => (stored && stored.kind !== 'variable' ? stored : undefined));
  const made = cells.find((cell) => cell !== undefined) as Cell;
  // What is written to something of somebody else's (`ref.current = …`) is not there on the other ways.
  const otherwise = withoutWrites(made);
  const isWhole = otherwise !== undefined || cells.every((cell) => cell !== undefined);
  return isWhole ? cellsTogether(ways, (index) => cells[index] ?? otherwise ?? made) : made;
}

/** What all ways have in common behind where they parted. */
function commonPath(exits: readonly Exit[], conditions: readonly (readonly Condition[])[], base: Exit): Exit['path'] {
  let depth = 0;
  const [first] = conditions;
  const isSame = (a: Condition | undefined, b: Condition | undefined): boolean =>
    a !== undefined &&
    b !== undefined &&
    a.key === b.key &&
    (a.kind === 'test'
      ? b.kind === 'test' && a.holds === b.holds && a.test.negated === b.test.negated
      : b.kind === 'option' && a.option === b.option);
  while (first && conditions.every((list) => isSame(list[depth], first[depth]))) depth++;
  let path = exits[0]?.path ?? null;
  for (let drop = (first?.length ?? 0) - depth; drop > 0 && path; drop--) path = path.up;
  return depth === 0 ? base.path : path;
}
