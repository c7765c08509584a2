import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { calibrate } from '../../src/calibrate/calibrate.js';
import { readLogs } from '../../src/calibrate/usage-log.js';
import type { UsageRecord } from '../../src/usage/index.js';
import { simulate } from '../support/study.js';

const OPTIONS = { threshold: 0.05, by: 'site' } as const;
const BUDGETS = [20_000, 30_000, 40_000, 60_000];

/** 100 tasks at each budget, of which so many pass. */
function passing(counts: readonly number[], budgets: readonly number[] = BUDGETS.slice(0, counts.length), tasks = 100): UsageRecord[] {
  const made = simulate({ budgets, quality: () => 1, noise: 'pass-fail', tasks, seed: 1 });
  return made.map((task, index) => ({ ...task, quality: Number(index % tasks < (counts[Math.floor(index / tasks)] ?? 0)) }));
}

describe('what is found', () => {
  test('a cliff: its budget, the production budget 20 % above it, and what it saves', () => {
    const [group] = calibrate(passing([40, 60, 91, 92]), OPTIONS);
    expect(group).toMatchObject({
      site: 'src/agent.ts#plan:1',
      category: null,
      model: 'claude-opus-4-7',
      tasks: 400,
      verdict: 'cliff',
      cliff: { budget: 40_000, best: 0.915, plateauFrom: 40_000, range: { low: 40_000 } },
      recommended: { budget: 48_000, floored: false },
      missing: 0,
      saving: { budget: { today: 37_500, after: 48_000 } },
    });
    expect(group?.cliff?.agreement).toBeGreaterThan(0.8);
    expect(group?.message).toBe(
      'Quality falls off below 40,000 (best: 0.92, threshold: 0.05). Production budget: 48,000, 20 % above that.',
    );
    const [, , third, fourth] = group?.arms ?? [];
    expect(third).toMatchObject({ budget: 40_000, tasks: 100, scored: 100, missing: 0, quality: { mean: 0.91, method: 'wilson' } });
    const way = (48_000 - 40_000) / 20_000;
    const expected = (third?.spent.mean ?? 0) + way * ((fourth?.spent.mean ?? 0) - (third?.spent.mean ?? 0));
    expect(group?.saving?.spent.after).toBe(Math.round(expected));
  });

  test('quality that is worse by no more than the threshold is good enough, and the threshold is the user’s', () => {
    const tasks = passing([500, 760, 800, 800], BUDGETS, 1000);
    expect(calibrate(tasks, OPTIONS)[0]?.cliff?.budget).toBe(30_000);
    expect(calibrate(tasks, { ...OPTIONS, threshold: 0.01 })[0]?.cliff?.budget).toBe(40_000);
  });

  test('no cliff among the tested budgets', () => {
    expect(calibrate(passing([90, 91, 90, 92]), OPTIONS)[0]).toMatchObject({
      verdict: 'no-cliff',
      cliff: { budget: 20_000 },
      recommended: { budget: 24_000 },
    });
    const high = calibrate(passing([90, 91], [40_000, 50_000]), OPTIONS)[0];
    expect(high).toMatchObject({ verdict: 'no-cliff', recommended: { budget: 48_000 } });
    expect(high?.message).toContain('Lower ones may do too: test them.');
  });

  test('quality that still rises', () => {
    const [group] = calibrate(passing([20, 40, 60, 90]), OPTIONS);
    expect(group).toMatchObject({ verdict: 'rising', recommended: { budget: 72_000 } });
    expect(group?.message).toContain('larger ones may be better still');
  });

  test('never under the API’s minimum, where budgets of the announced form were tested', () => {
    const [group] = calibrate(passing([20, 90, 90], [5000, 6000, 8000]), OPTIONS);
    expect(group).toMatchObject({ cliff: { budget: 6000 }, recommended: { budget: 20_000, floored: true } });
    expect(group?.message).toContain('20,000, the API’s minimum');
  });

  test('one lucky budget does not set the mark', () => {
    expect(calibrate(passing([80, 80, 80, 87]), OPTIONS)[0]?.cliff).toMatchObject({ budget: 20_000, best: 0.8175 });
  });
});

describe('what cannot be found', () => {
  test.each([
    [
      '49 scored tasks at a budget',
      passing([40, 45], [20_000, 30_000], 49),
      'not-enough-data',
      '1 scored task missing at 20,000, 1 scored task missing at 30,000',
    ],
    ['one budget', passing([90], [20_000]), 'one-budget', 'One budget alone has no cliff'],
    ['no quality', passing([90, 90]).map((task) => ({ ...task, quality: null })), 'no-quality', 'No task has a quality'],
    ['no budget', passing([90, 90]).map((task) => ({ ...task, budget: null })), 'not-enough-data', 'No task with a task budget'],
  ])('%s', (_, tasks, verdict, words) => {
    const [group] = calibrate(tasks, OPTIONS);
    expect(group).toMatchObject({ verdict, cliff: null, recommended: null, saving: null });
    expect(group?.message).toContain(words);
  });

  test('a budget with too few tasks is left out of the comparison, and said', () => {
    const tasks = passing([60, 90, 91]).concat(passing([10], [80_000], 20));
    const [group] = calibrate(tasks, OPTIONS);
    expect(group).toMatchObject({ verdict: 'cliff', cliff: { budget: 30_000 }, missing: 30 });
    expect(group?.asides).toContain('80,000 is not compared: 30 scored tasks missing.');
  });

  test('tasks that say nothing of the budget are left out, and said', () => {
    const [first, second, third, ...rest] = passing([400, 900], [20_000, 30_000], 1000) as [
      UsageRecord,
      UsageRecord,
      UsageRecord,
      ...UsageRecord[],
    ];
    const old = { ...third, at: '2026-01-01T00:00:00.000Z', model: 'claude-opus-4-6' };
    const [group] = calibrate([old, { ...first, budget: null }, { ...second, ok: false }, ...rest], OPTIONS);
    expect(group?.tasks).toBe(rest.length);
    expect(group?.asides).toEqual([
      '1 task without a task budget: not compared.',
      '1 task cut off or ended by an error: not compared.',
      '1 task on another model than claude-opus-4-7: not compared.',
    ]);
  });
});

test('groups are sites, or sites and categories', () => {
  const tasks = [
    ...passing([60, 90]),
    ...simulate({ budgets: [20_000], quality: () => 1, noise: 0, tasks: 3, seed: 2, site: 'src/a.ts#b:1' }),
  ];
  expect(calibrate(tasks, OPTIONS).map(({ site, category, tasks: count }) => [site, category, count])).toEqual([
    ['src/a.ts#b:1', null, 3],
    ['src/agent.ts#plan:1', null, 200],
  ]);
  expect(calibrate(tasks, { ...OPTIONS, by: 'category' }).map(({ category, tasks: count }) => [category, count])).toEqual([
    ['review', 1],
    ['search', 2],
    ['review', 100],
    ['search', 100],
  ]);
});

test('the same log gives the same report', () => {
  const tasks = simulate({ budgets: BUDGETS, quality: (index) => 0.5 + index / 10, noise: 0.2, tasks: 60, seed: 5 });
  expect(calibrate(tasks, OPTIONS)).toEqual(calibrate(tasks, OPTIONS));
});

describe('reading logs', () => {
  const [task] = passing([1], [20_000], 1) as [UsageRecord];
  const line = JSON.stringify(task);

  test('a task counts once, and a later word on its quality is taken in, whichever file it is in', () => {
    const verdict = JSON.stringify({ v: 1, task: task.task, quality: 0.25 });
    const { tasks, problems } = readLogs([
      { file: 'a.jsonl', text: `${verdict}\n${line}\r\n\n` },
      { file: 'b.jsonl', text: line },
    ]);
    expect(tasks).toEqual([{ ...task, quality: 0.25 }]);
    expect(problems).toEqual([]);
  });

  test.each([
    ['{"v":1', 'is not JSON'],
    ['[]', 'is not an object'],
    ['{"task":"t"}', 'has no version (`v`), as the lines of a usage log have'],
    ['{"v":2,"task":"t"}', 'has the version 2, and this tool reads 1'],
    [JSON.stringify({ ...task, budget: '20000' }), 'has no valid `budget`'],
    [JSON.stringify({ ...task, quality: 5 }), 'has no valid `quality`'],
    [JSON.stringify({ ...task, at: 'yesterday' }), 'has no valid `at`'],
    ['{"v":1,"task":"t","quality":true}', 'has no valid `quality`'],
  ])('%s is told and left out', (wrong, message) => {
    const { tasks, problems } = readLogs([{ file: 'a.jsonl', text: `${line}\n${wrong}\n` }]);
    expect(tasks).toHaveLength(1);
    expect(problems).toEqual([{ file: 'a.jsonl', line: 2, message }]);
  });
});

test('the documented format is the one that is read, field by field', () => {
  const page = fs.readFileSync(path.join(import.meta.dirname, '../../docs/right-sizing.md'), 'utf8');
  const section = page.slice(page.indexOf('### The format of a log'));
  const [, text = ''] = /```json\n(.*?)```/s.exec(section) ?? [];
  const { tasks, problems } = readLogs([{ file: 'docs', text }]);
  expect(problems).toEqual([]);
  expect(tasks).toMatchObject([{ task: 'a1', quality: 1 }]);
  const fields = [...section.slice(0, section.indexOf('```')).matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
  const [task] = passing([1], [20_000], 1) as [UsageRecord];
  expect(fields.sort()).toEqual(Object.keys(task).sort());
  expect(Object.keys(tasks[0] ?? {}).sort()).toEqual(fields);
});
