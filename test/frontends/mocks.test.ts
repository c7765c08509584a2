/** Tests are looked into for mocks only when a file that they reach is asked about, and once. */
import { describe, expect, test } from 'vitest';
import { findMocks, originsOf, type Replacement } from '../../src/frontends/mocks.js';

interface Module {
  file: string;
  imports: Module[];
}

const base: Module = { file: 'base.py', imports: [] };
const client: Module = { file: 'client.py', imports: [base] };
const other: Module = { file: 'other.py', imports: [] };
const mocking: Module = { file: 'tests/test_client.py', imports: [client] };
const plain: Module = { file: 'tests/test_other.py', imports: [other] };

function finder(...replacements: Replacement<Module>[]) {
  const looked: string[] = [];
  return {
    looked,
    find: findMocks<Module>(
      () => [plain, mocking],
      (module) => {
        looked.push(module.file);
        return module === mocking ? replacements : [];
      },
      ({ imports }) => imports,
    ),
  };
}

const every: Replacement<Module> = { start: 7, of: 'every' };
const found = (start: number) => ({ file: 'tests/test_client.py', start });

describe('findMocks', () => {
  test('looks into no test before it is asked', () => {
    expect(finder(every).looked).toEqual([]);
  });

  test('finds the test that reaches the file, without a look into the others', () => {
    const { find, looked } = finder(every);
    expect(find({ module: client, from: new Set() })).toEqual(found(7));
    expect(looked).toEqual(['tests/test_client.py']);
  });

  test('looks into a test once', () => {
    const { find, looked } = finder(every);
    expect(find({ module: other, from: undefined })).toBeUndefined();
    expect(find({ module: other, from: undefined })).toBeUndefined();
    expect(looked).toEqual(['tests/test_other.py']);
  });

  test('takes what replaces the client of another module for no mock of this one', () => {
    const { find } = finder({ start: 3, of: other }, { start: 5, of: base });
    expect(find({ module: client, from: new Set([client, base]) })).toEqual(found(5));
    expect(find({ module: client, from: new Set([client]) })).toBeUndefined();
    expect(find({ module: client, from: undefined })).toEqual(found(5));
  });

  test('takes a stub for the mock of a client that can be handed in, or that the test replaces elsewhere', () => {
    const stub: Replacement<Module> = { start: 2, of: 'handed' };
    expect(finder(stub).find({ module: client, from: undefined })).toEqual(found(2));
    expect(finder(stub).find({ module: client, from: new Set([client]) })).toBeUndefined();
    expect(finder(stub, { start: 5, of: client }).find({ module: client, from: new Set([client]) })).toEqual(found(2));
  });

  test('runs no call of a module that is replaced as a whole', () => {
    const whole: Replacement<Module> = { start: 2, of: client, isWhole: true };
    expect(finder(whole).find({ module: client, from: undefined })).toBeUndefined();
    expect(finder({ ...whole, of: base }).find({ module: client, from: new Set([client, base]) })).toEqual(found(2));
  });
});

describe('originsOf', () => {
  test('follows names to the modules that they come through, and ends where one is handed in', () => {
    const names: Record<string, string[]> = { call: ['client'], client: ['made', 'client'], made: [] };
    const meanings = (node: string) => (names[node] ?? []).map((name) => ({ through: [base], next: [{ node: name, module: base }] }));
    expect(originsOf({ node: 'call', module: client }, meanings)).toEqual(new Set([client, base]));
    expect(originsOf({ node: 'call', module: client }, (node) => (node === 'made' ? ['handed'] : meanings(node)))).toBeUndefined();
  });
});
