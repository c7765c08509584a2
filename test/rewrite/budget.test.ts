/** Which budget a call gets by the rules of the configuration and the command line. */
import { expect, test } from 'vitest';
import { budgetSettings } from '../../src/rewrite/budget.js';
import { type BudgetRule, withDefaults } from '../../src/run/settings.js';

const AGENT = { path: 'src/a.ts', id: 'src/a.ts#plan:1', kind: 'agentic' } as const;
const of = (budgets: BudgetRule[], one: Parameters<typeof budgetSettings>[1] = AGENT, more = {}) =>
  budgetSettings({ ...withDefaults({ budgets }), ...more }, one, (glob, value) => glob === value);

test('without a rule it is the ratio and the minimum of the run', () => {
  expect(of([])).toEqual({ ratio: 0.55, minBudget: 20_000, taskBudget: true });
});

test('a rule is for a kind, a path and a site, all of them where it names several', () => {
  expect(of([{ kind: 'agentic', total: 60_000 }]).total).toBe(60_000);
  expect(of([{ kind: 'single', total: 60_000 }]).total).toBeUndefined();
  expect(of([{ kind: 'agentic', files: 'src/b.ts', total: 60_000 }]).total).toBeUndefined();
  expect(of([{ kind: 'agentic', files: 'src/a.ts', site: AGENT.id, total: 60_000 }]).total).toBe(60_000);
  expect(of([{ kind: 'single', total: 60_000 }], { ...AGENT, kind: undefined }).total).toBeUndefined();
});

test('the last one wins: a share over a number, a number over none, none over both', () => {
  const total = { total: 60_000 };
  const none = { taskBudget: false };
  expect(of([total, { ratio: 0.6 }])).toEqual({ ratio: 0.6, minBudget: 20_000, taskBudget: true });
  expect(of([{ ratio: 0.6 }, total])).toEqual({ ratio: 0.6, minBudget: 20_000, taskBudget: true, total: 60_000 });
  expect(of([total, none]).taskBudget).toBe(false);
  expect(of([none, total])).toMatchObject({ taskBudget: true, total: 60_000 });
  expect(of([none, { ratio: 0.6 }]).taskBudget).toBe(true);
  expect(of([none, { minBudget: 30_000 }]).taskBudget).toBe(false);
  expect(of([none, { taskBudget: true }]).taskBudget).toBe(true);
  expect(of([total, { minBudget: 30_000 }])).toMatchObject({ total: 60_000, minBudget: 30_000 });
});

test('no rule gives a budget where the run writes none', () => {
  expect(of([{ total: 60_000 }], AGENT, { taskBudget: false }).taskBudget).toBe(false);
});
