import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inTask } from '../../src/usage/arms.js';
import { currentTask, pickArm } from '../../src/usage/index.js';

const ARMS = [20_000, 30_000, 40_000];
const SITE = 'src/agent.ts#plan:1';

test('a task gets the same budget however often it asks, in any process', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.array(fc.nat(), { minLength: 1 }), (task, site, arms) => {
      expect(pickArm(arms, site, task)).toBe(pickArm([...arms], site, task));
      expect(arms).toContain(pickArm(arms, site, task));
    }),
  );
  // Written down: another hash would mix the arms of a running experiment.
  expect(['a', 'b', 'c', 'order-7'].map((task) => pickArm(ARMS, SITE, task))).toMatchInlineSnapshot(`
    [
      30000,
      30000,
      30000,
      30000,
    ]
  `);
});

test('tasks spread evenly over the arms, and each site on its own', () => {
  const ids = Array.from({ length: 3000 }, (_, index) => `order-${index}`);
  const picked = ids.map((id) => pickArm(ARMS, SITE, id));
  const counts = ARMS.map((arm) => picked.filter((one) => one === arm).length);
  // Chi-square with 2 degrees of freedom: 13.8 is exceeded by chance once in a thousand times; the ids are fixed, so the answer is too.
  const chiSquare = counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
  expect(chiSquare).toBeLessThan(13.8);
  const elsewhere = ids.map((id) => pickArm(ARMS, 'src/other.ts#plan:1', id));
  const same = picked.filter((arm, index) => arm === elsewhere[index]).length;
  expect(same / ids.length).toBeGreaterThan(0.28);
  expect(same / ids.length).toBeLessThan(0.39);
});

test('inside a task its id decides, across awaits; outside every question is a task of its own', async () => {
  expect(currentTask()).toBeUndefined();
  const inside = await inTask('order-7', async () => {
    await new Promise((done) => setTimeout(done, 1));
    return [currentTask(), pickArm(ARMS, SITE), pickArm(ARMS, SITE)];
  });
  const arm = pickArm(ARMS, SITE, 'order-7');
  expect(inside).toEqual(['order-7', arm, arm]);
  const seen = new Set(Array.from({ length: 200 }, () => pickArm(ARMS, SITE)));
  expect(seen.size).toBe(3);
  expect(() => pickArm([], SITE)).toThrow(RangeError);
});

test('the helper imports nothing of the migration and no package', () => {
  const folder = path.join(import.meta.dirname, '../../src/usage');
  for (const file of fs.readdirSync(folder)) {
    const text = fs.readFileSync(path.join(folder, file), 'utf8');
    for (const [, from = ''] of text.matchAll(/(?:from|import\() ?'([^']+)'/g)) expect(from).toMatch(/^(?:\.\/[\w-]+\.js|node:[\w/]+)$/);
  }
});
