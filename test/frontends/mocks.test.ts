/** Tests are looked into for mocks only when a file that they reach is asked about, and once. */
import { describe, expect, test } from 'vitest';
import { findMocks } from '../../src/frontends/mocks.js';

interface Module {
  file: string;
  imports: Module[];
}

const client: Module = { file: 'client.py', imports: [] };
const other: Module = { file: 'other.py', imports: [] };
const mocking: Module = { file: 'tests/test_client.py', imports: [client] };
const plain: Module = { file: 'tests/test_other.py', imports: [other] };

function finder() {
  const looked: string[] = [];
  const replacement = (module: Module) => {
    looked.push(module.file);
    return module === mocking ? 7 : undefined;
  };
  return {
    looked,
    find: findMocks(
      () => [plain, mocking],
      replacement,
      ({ imports }) => imports,
    ),
  };
}

describe('findMocks', () => {
  test('looks into no test before it is asked', () => {
    expect(finder().looked).toEqual([]);
  });

  test('finds the test that reaches the file, without a look into the others', () => {
    const { find, looked } = finder();
    expect(find(client)).toEqual({ file: 'tests/test_client.py', start: 7 });
    expect(looked).toEqual(['tests/test_client.py']);
  });

  test('looks into a test once', () => {
    const { find, looked } = finder();
    expect(find(other)).toBeUndefined();
    expect(find(other)).toBeUndefined();
    expect(looked).toEqual(['tests/test_other.py']);
  });
});
