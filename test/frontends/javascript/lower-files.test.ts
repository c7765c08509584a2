import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Expression } from '../../../src/ir/expressions.js';
import type { Statement } from '../../../src/ir/ir.js';
import { lowered, problemsIn } from '../../support/lowered.js';

const fixtures = path.join(import.meta.dirname, '../../../fixtures');

/** Sources of the fixtures, by their paths; in Markdown, its blocks. What a migration makes of them is left out. */
function sources(): (readonly [file: string, text: string])[] {
  return fs
    .readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
    .filter((name) => !/node_modules|\boutput\b/.test(name) && /\.(?:[cm]?[jt]sx?|md)$/.test(name) && !/\.d\.[cm]?ts$/.test(name))
    .flatMap((name) => {
      const text = fs.readFileSync(path.join(fixtures, name), 'utf8');
      if (!name.endsWith('.md')) return [[name, text] as const];
      const blocks = [...text.matchAll(/^```([cm]?[jt]sx?)\b[^\n]*\n(.*?)^```/gms)];
      return blocks.map(({ 1: kind, 2: code, index }) => [`${name}:${index}.${kind}`, code ?? ''] as const);
    });
}

test('every source of the fixtures keeps its names, calls, objects and functions', () => {
  const problems: string[] = [];
  let count = 0;
  for (const [file, text] of sources()) {
    let module: ReturnType<typeof lowered>;
    try {
      module = lowered(text, file);
    } catch (error) {
      if ((error as Error).name !== 'SyntaxProblem') throw error;
      continue;
    }
    count++;
    problems.push(...problemsIn(module).map((problem) => `${file}: ${problem}`));
  }
  expect(problems).toEqual([]);
  expect(count).toBeGreaterThan(300);
});

describe('long chains', () => {
  const LENGTH = 1200;
  const repeat = (text: (index: number) => string, between = ''): string =>
    Array.from({ length: LENGTH }, (_, index) => text(index)).join(between);
  const first = (source: string): Statement => lowered(source).module.body.at(-1) as Statement;
  const value = (source: string): Expression => {
    const statement = first(source);
    if (statement.k !== 'do') throw new Error('No expression.');
    return statement.value;
  };
  const depth = (start: Expression, next: (at: Expression) => Expression | undefined): number => {
    let count = 0;
    for (let at = next(start); at; at = next(at)) count++;
    return count;
  };

  test('a sum is one expression, and so is a text', () => {
    expect(value(repeat((index) => `a${index}`, ' + '))).toMatchObject({ k: 'open', operator: '+', parts: { length: LENGTH } });
    expect(value(`'' + ${repeat((index) => `a${index}`, ' + ')}`)).toMatchObject({ k: 'text', parts: { length: LENGTH + 1 } });
  });

  test.each<[string, string, (at: Expression) => Expression | undefined]>([
    ['sums and differences', `a${repeat(() => ' + a - b')}`, (at) => (at.k === 'open' ? at.parts[0] : undefined)],
    ['alternatives', repeat(() => 'a', ' || '), (at) => (at.k === 'logical' ? at.left : undefined)],
    ['members', `a${repeat(() => '.b!')}`, (at) => (at.k === 'get' ? at.object : undefined)],
    ['calls', `a${repeat(() => '()')}`, (at) => (at.k === 'call' ? at.callee : undefined)],
    ['negations', `${repeat(() => '!')}a`, (at) => (at.k === 'not' ? at.value : undefined)],
    ['assignments', `${repeat(() => 'a = ')}b`, (at) => (at.k === 'assign' ? at.value : undefined)],
  ])('%s', (_, source, next) => expect(depth(value(source), next)).toBeGreaterThanOrEqual(LENGTH - 1));

  test('conditions', () => {
    let count = 0;
    let at: Statement | undefined = first(repeat((index) => `if (a === ${index}) b();`, ' else '));
    for (; at?.k === 'if'; at = at.no[0]) count++;
    expect(count).toBe(LENGTH);
  });
});
