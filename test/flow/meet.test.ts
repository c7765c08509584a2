import { describe, expect, test } from 'vitest';
import type { ObjectCell, Stored } from '../../src/flow/heap.js';
import type { Exit, Machine } from '../../src/flow/machine.js';
import { leaveBy } from '../../src/flow/meet.js';
import { leavesOf, literal } from '../../src/flow/shape.js';
import { State } from '../../src/flow/state.js';
import type { Entry, Expr } from '../../src/values/values.js';

const at: Expr = { file: 'a.ts', start: 0, end: 1, node: null };
const VARIABLE = 1;
const OBJECT = 2;

function machine(): { m: Machine; spent: () => number } {
  let [id, spent] = [0, 0];
  const m = {
    newId: () => ++id,
    spend: (steps: number) => {
      spent += steps;
    },
  };
  return { m: m as unknown as Machine, spent: () => spent };
}

const entry = (key: string): Entry => ({
  kind: 'write',
  key,
  expr: at,
  target: at,
  valueExpr: at,
  value: () => literal(at, key),
  conditions: [],
});

/** Leaves code once in front of each of so many statements, each of which sets a variable and adds a property. */
function leaveOften(times: number): { exits: Exit[]; spent: number } {
  const { m, spent } = machine();
  const exits: Exit[] = [];
  let state = State.create<Stored>(new Map());
  const object: ObjectCell = { kind: 'object', expr: at, entries: [], readonly: false };
  state.set(OBJECT, object);
  for (let time = 0; time < times; time++) {
    leaveBy(m, exits, { state, path: null }, at);
    state = state.fork();
    state.set(VARIABLE, { kind: 'variable', value: literal(at, `value ${time}`) });
    const { entries } = state.get(OBJECT) as ObjectCell;
    state.set(OBJECT, { ...object, entries: [...entries, entry(`key${time}`)] });
  }
  leaveBy(m, exits, { state, path: null }, at);
  return { exits, spent: spent() };
}

describe('leaving code by an exception', () => {
  test('keeps every value that a variable may have, however many places there are', () => {
    const { exits } = leaveOften(60);
    const found = exits.flatMap(({ state }) => {
      const stored = state.get(VARIABLE);
      return stored?.kind === 'variable' ? (leavesOf(stored.value) ?? []) : [];
    });
    const texts = new Set(found.map((leaf) => (leaf.kind === 'literal' ? leaf.value : undefined)));
    expect([...texts]).toHaveLength(60);
  });

  test('keeps a property that is added late as one that may be there', () => {
    const cell = leaveOften(60).exits.at(-1)?.state.get(OBJECT) as ObjectCell;
    const last = cell.entries.at(-1);
    expect(last).toMatchObject({ kind: 'write', key: 'key59' });
    expect(last?.kind === 'write' && last.maybe).toHaveLength(1);
    expect(cell.entries).toHaveLength(60);
  });

  test('costs as much for each further place', () => {
    const [few, many] = [leaveOften(100).spent, leaveOften(200).spent];
    expect(many).toBeLessThan(2.5 * few);
  });

  test('tells places apart only where something has changed', () => {
    const { m } = machine();
    const exits: Exit[] = [];
    const state = State.create<Stored>(new Map());
    for (let time = 0; time < 40; time++) leaveBy(m, exits, { state: state.fork(), path: null }, at);
    expect(exits).toHaveLength(1);
  });
});
