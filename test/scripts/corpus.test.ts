import { expect, test } from 'vitest';
// @ts-expect-error a script without types
import { countsOf, END, START, tableOf, withTable } from '../../scripts/corpus-table.mjs';

const site = (status: string, reason: string | null, line = 1) => ({ status, reason, file: 'src/a.js', line });
const report = (...sites: ReturnType<typeof site>[]) => ({ sites, unattributed: [{}] });

test('calls without a budget are not counted', () => {
  expect(countsOf(report(site('migrated', null), site('skipped', 'no-thinking-budget'), site('review', 'model-unknown')))).toEqual({
    calls: 2,
    migrated: 1,
    skipped: 0,
    review: 1,
    beside: 1,
  });
});

test('a row for each package, their sum, and what is left by reason', () => {
  const open = report(site('review', 'model-unknown', 7), site('review', 'params-unknown', 8), site('review', 'params-unknown', 9));
  const table = tableOf([
    { name: 'one@1.0.0', plain: open, guarded: open },
    { name: 'two==2.0', plain: report(site('review', 'model-unknown')), guarded: report(site('migrated', null)) },
    { name: 'three==3.0', failed: 'no report' },
    { name: 'four==4.0', failed: 'no report' },
  ]);
  expect(table.split('\n').filter((line: string) => !/^\| (?:package|left|---)/.test(line))).toEqual([
    '| one@1.0.0 | 3 | 0 | 0 | 3 | 0 % | 0 | 0 | 3 | 0 % | 1 |',
    '| two==2.0 | 1 | 0 | 0 | 1 | 0 % | 1 | 0 | 0 | 100 % | 1 |',
    '| all | 4 | 0 | 0 | 4 | 0 % | 1 | 0 | 3 | 25 % | 2 |',
    '',
    '| [params-unknown](findings.md#params-unknown) | 2 | one@1.0.0: src/a.js:8 |',
    '| [model-unknown](findings.md#model-unknown) | 1 | one@1.0.0: src/a.js:7 |',
    '',
    'Not counted (no report): three==3.0, four==4.0.',
  ]);
});

test('the table takes the place of the one before', () => {
  const page = `before\n${START}\nold\n${END}\nafter\n`;
  expect(withTable(page, 'new')).toBe(`before\n${START}\nnew\n${END}\nafter\n`);
  expect(withTable(withTable(page, 'new'), 'new')).toBe(withTable(page, 'new'));
  expect(() => withTable('no marks', 'new')).toThrow();
});
