import { expect, test } from 'vitest';
import { State } from '../../src/flow/state.js';

test('a dropped cell is gone from a state, and from no other', () => {
  const state = State.create<string>(new Map());
  state.set(3, 'kept');
  state.set(2_000, 'local');
  const before = state.fork();
  state.drop([2_000, 5, 40_000]);
  expect([...state.everything()]).toEqual([[3, 'kept']]);
  expect(state.get(2_000)).toBeUndefined();
  expect(before.get(2_000)).toBe('local');
  expect([...state.changedSince(State.create(new Map()))]).toEqual([3]);
});
