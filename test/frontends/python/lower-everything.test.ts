/** What holds for every Python file: nothing of it is lost, in fixtures, in random programs, and where code is nested without end. */
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { pythonPrograms } from '../../fuzz/python-programs.js';
import { faultsOf, pythonLowering } from '../../support/lowered-python.js';

let lower: Awaited<ReturnType<typeof pythonLowering>>;
beforeAll(async () => {
  lower = await pythonLowering();
});

const FIXTURES = path.join(import.meta.dirname, '../../../fixtures');

/** Python files, and blocks of Python in documents. */
function sources(): [name: string, text: string][] {
  const files = fs.readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' });
  return files.flatMap((name): [string, string][] => {
    if (!/\.(?:py|md)$/.test(name)) return [];
    const text = fs.readFileSync(path.join(FIXTURES, name), 'utf8');
    if (name.endsWith('.py')) return [[name, text]];
    return [...text.matchAll(/^(`{3,})(?:python|py)\b[^\n]*\n([\s\S]*?)^\1/gm)].map(([, , code = ''], index) => [`${name}:${index}`, code]);
  });
}

test('fixtures', () => {
  const all = sources();
  expect(all.length).toBeGreaterThan(400);
  for (const [name, text] of all) {
    const lowered = lower(text);
    if (lowered) expect(faultsOf(lowered), name).toEqual([]);
  }
});

test('random programs', () => {
  fc.assert(
    fc.property(pythonPrograms, ({ source }) => {
      const lowered = lower(source);
      expect(lowered && faultsOf(lowered)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

const times = (count: number, part: string, between = ''): string => Array(count).fill(part).join(between);

test.each<[name: string, source: string]>([
  ['sums', `x = ${times(5000, 'a', ' + ')}`],
  ['sums of texts', `x = ${times(5000, '"a"', ' + ')}`],
  ['sums of lists', `x = ${times(5000, '[f()]', ' + ')}`],
  ['sums of dictionaries', `x = ${times(5000, '{"a": 1}', ' | ')}`],
  ['arithmetic', `x = a${times(3000, ' + a - b')}`],
  ['conditions', `x = ${times(5000, 'a', ' and ')}`],
  ['comparisons', `x = ${times(3000, 'f()', ' < ')}`],
  ['choices', `x = ${times(3000, 'a if b else ')}c`],
  ['negations', `x = ${times(5000, 'not ')}c`],
  ['chains of calls', `x = a${times(3000, '.b(1)[0]')}`],
  ['elif', `if a: pass\n${times(3000, 'elif b: c()\n')}else: d()`],
  ['cases', `match f():\n${times(2000, '  case [1, x]: c()\n')}  case _: d()`],
  ['alternatives', `match f():\n  case ${times(3000, '1', ' | ')}: c()`],
  ['parentheses', `x = ${times(1000, '(')}1${times(1000, ')')}`],
])('%s', (_, source) => {
  const lowered = lower(`${source}\n`);
  expect(lowered && faultsOf(lowered)).toEqual([]);
});

test('a fault is found', () => {
  const lowered = lower('if a:\n    f(b)\nelse:\n    g({"c": d})\n');
  const [first] = lowered?.module.body ?? [];
  if (!lowered || first?.k !== 'if') throw new Error('no condition');
  first.no = [];
  expect(faultsOf(lowered)).toEqual([
    'call not in the tree, 25: g({"c": d})',
    'global not in the tree, 25: g',
    'object not in the tree, 27: {"c": d}',
    'global not in the tree, 33: d',
  ]);
});
