import { expect, test } from 'vitest';
import { createProgram, type Flags, settingsOf, withoutHabits } from '../../src/cli/program.js';
import { CHOICES, PRESETS, withDefaults } from '../../src/run/settings.js';

const program = () =>
  createProgram(['json', 'other'], () => '1.2.3')
    .exitOverride()
    .configureOutput({ writeErr: () => {}, writeOut: () => {} });
function parse(...argv: string[]): Flags & { paths: string[] } {
  const parsed = program().parse(withoutHabits(argv), { from: 'user' });
  return { ...parsed.opts<Flags>(), paths: parsed.args };
}

test('options stand anywhere', () => {
  expect(parse('src', '--ratio', '0.5', 'lib', '-d')).toEqual(parse('-d', '--ratio=0.5', 'src', 'lib'));
  expect(parse('-dcq', 'src')).toMatchObject({ dryRun: true, check: true, quiet: true, paths: ['src'] });
});

test.each([
  [['-n'], { dryRun: true }],
  [['--dry'], { dryRun: true }],
  [['src', '-f'], { allowDirty: true, paths: ['src'] }],
  [['--force', 'src'], { allowDirty: true, paths: ['src'] }],
  [['--changed', 'main'], { since: 'main' }],
  [['--changed=main'], { since: 'main' }],
  [['-y', '--yes', '--no-interactive', 'src'], { paths: ['src'] }],
])('habit %j', (argv, expected) => expect(parse(...argv)).toMatchObject(expected));

test('what follows -- is a path', () => {
  expect(parse('-d', '--', '-n', '--yes')).toMatchObject({ dryRun: true, paths: ['-n', '--yes'] });
});

test('options that repeat add up', () => {
  expect(parse('--report', 'a.json', '--report=b.md', '--include', 'x', '--exclude', 'y', '--exclude', 'z')).toMatchObject({
    report: ['a.json', 'b.md'],
    include: ['x'],
    exclude: ['y', 'z'],
  });
});

test('every choice that is offered is taken, and nothing else', () => {
  const flags = {
    preset: '--preset',
    thinking: '--thinking',
    display: '--display',
    effort: '--effort',
    assumeModel: '--assume-model',
    types: '--types',
  } as const;
  for (const [name, flag] of Object.entries(flags) as [keyof typeof flags, string][]) {
    for (const choice of CHOICES[name]) expect(parse(flag, choice)[name]).toBe(choice);
    expect(() => parse(flag, 'nonsense')).toThrow(CHOICES[name].join(', '));
  }
  expect(parse('--format', 'other').format).toBe('other');
  expect(() => parse('--format', 'html')).toThrow('json, other');
});

test.each([
  ['--ratio', '0'],
  ['--ratio', '-1'],
  ['--ratio', '2'],
  ['--ratio', 'half'],
  ['--ratio', ''],
  ['--min-budget', '-5'],
  ['--min-budget', '1.5'],
  ['--min-budget', ''],
  ['--target-model', ''],
  ['--since', ''],
  ['--report', ''],
  ['--include', ' '],
])('%s %j is refused', (flag, value) => expect(() => parse(`${flag}=${value}`)).toThrow(flag));

test.each(['0.0001', '0.55', '1'])('a ratio of %s is taken', (value) => expect(parse('--ratio', value).ratio).toBe(Number(value)));
test('a floor may be written with separators', () => expect(parse('--min-budget', '30_000').minBudget).toBe(30_000));

test.each([
  [['agentic=60000'], [{ kind: 'agentic', total: 60_000 }]],
  [['agentic=60_000'], [{ kind: 'agentic', total: 60_000 }]],
  [['single=0.5'], [{ kind: 'single', ratio: 0.5 }]],
  [['agentic=1'], [{ kind: 'agentic', ratio: 1 }]],
  [
    ['agentic=none', 'single=20000'],
    [
      { kind: 'agentic', taskBudget: false },
      { kind: 'single', total: 20_000 },
    ],
  ],
])('--budget-for %j', (values, rules) => {
  const flags = parse(...values.flatMap((value) => ['--budget-for', value]));
  expect(flags.budgetFor).toEqual(rules);
  // The configuration's come first: the last one that fits wins.
  expect(settingsOf(flags, [{ ratio: 0.6 }]).budgets).toEqual([{ ratio: 0.6 }, ...rules]);
});

test.each([
  ['agentic', 'as in agentic=60000'],
  ['agentic=', 'as in agentic=60000'],
  ['agentic=0', 'above 0 and at most 1'],
  ['agentic=1.5', 'above 0 and at most 1'],
  ['agentic=19999', '20000 or more'],
  ['agentic=1e5', 'a whole number'],
  ['agentic=all', 'or none'],
  ['agents=60000', 'agentic=… or single=…'],
  ['60000', 'agentic=… or single=…'],
  ['=60000', 'agentic=… or single=…'],
])('--budget-for %s is refused', (value, message) => expect(() => parse('--budget-for', value)).toThrow(message));

test('--budget-for twice for one kind is refused', () => {
  expect(() => parse('--budget-for', 'single=0.5', '--budget-for', 'single=none')).toThrow('single has a budget already');
});

test.each([
  ['--dryrun', '--dry-run'],
  ['--rato=1', '--ratio'],
  ['--cheque', '--check'],
  ['--reports', '--report'],
])('%s: the message says that %s may be meant', (wrong, meant) => expect(() => parse(wrong)).toThrow(meant));

test('no option leaves the settings to preset and configuration', () => {
  expect(Object.values(settingsOf(parse())).filter((value) => value !== undefined)).toEqual([]);
  expect(withDefaults(settingsOf(parse('--preset', 'announced')))).toEqual(PRESETS.announced);
  expect(withDefaults(settingsOf(parse('--no-task-budget', '--all-calls')))).toEqual({
    ...PRESETS.published,
    taskBudget: false,
    allCalls: true,
  });
});
