/** Every case of JavaScript, run in the parts between which requests can pass: findings and edits are those of all files together. */
import { expect, test, vi } from 'vitest';
import { partsByReach } from '../../src/frontends/javascript/gather/parts-by-reach.js';
import { inputOf, isPython, nameOf, untypedCases } from '../support/fixtures.js';
import { expectationOf, runInMemory } from '../support/golden.js';

vi.mock('../../src/frontends/javascript/gather/groups.js', async (original) => {
  const groups = await original<typeof import('../../src/frontends/javascript/gather/groups.js')>();
  const runInGroups: typeof groups.runInGroups = (files, ctx, { run }) => {
    const parts = partsByReach(files, ctx);
    return (parts.length > 0 ? parts : [files]).flatMap((part) => run(part) ?? []);
  };
  return { ...groups, runInGroups };
});

const cases = untypedCases().filter((one) => !isPython(one));

test.each(cases.map((one) => ({ name: nameOf(one), one })))('$name', async ({ one }) => {
  const outcome = await runInMemory(inputOf(one), one.options, one.paths);
  expect(expectationOf(one, outcome)).toEqual({ findings: one.findings, diff: one.diff });
});
