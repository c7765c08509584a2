import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderTerminal } from '../../src/report/terminal.js';
import { report, reportOf, site } from '../support/report.js';

const plain = { colour: false, detail: 'sites' } as const;

test('per file the sites with line, old and new budget, then review rows, then one summary line', () => {
  const needs = site({
    status: 'review',
    reason: 'model-mixed',
    file: 'src/b.ts',
    message: 'Split the call.',
    related: [{ file: 'src/c.ts', line: 4, message: 'passes Opus 4.6' }],
  });
  const expression = site({
    line: 30,
    budget: { from: null, ratio: 0.55, computed: null, to: null, floored: false, at: null, expression: 'Math.round(n * 0.55)' },
  });
  const text = renderTerminal(
    report([site(), expression, needs], {
      unattributed: [1, 2, 3, 4, 5].map((line) => ({ file: 'x.ts', line, why: 'no call' })),
      alsoCheck: [{ file: '.env', line: 2 }],
    }),
    plain,
  );
  expect(text).toBe(`src/a.ts
  ✔    7  messages.create  10,000 → 20,000 (floor)
  ✔   30  messages.create  expression → Math.round(n * 0.55)

Needs a person
  ? src/b.ts:7  model-mixed
      Split the call.
      src/c.ts:4 passes Opus 4.6

Thinking budgets outside any listed call: x.ts:1, x.ts:2, x.ts:3 and 2 more.
The old model id also stands in: .env:2.
Budgets that are known: 10,000 thinking tokens became 20,000 task tokens. 1 of them raised to the floor.
2 calls migrated in 2 files, 1 needs a person, 0 left alone (3 files looked at).
`);
});

test('the summary alone keeps the errors', () => {
  const text = renderTerminal(
    report([site()], { warnings: ['w'], errors: [{ file: 'x.ts', line: 3, column: 1, message: 'does not parse' }] }),
    { colour: false, detail: 'summary' },
  );
  expect(text).toBe(`error x.ts:3: does not parse
Budgets that are known: 10,000 thinking tokens became 20,000 task tokens. 1 of them raised to the floor.
1 call migrated in 2 files, 0 need a person, 0 left alone, 1 error (3 files looked at).
`);
});

test('everything means skipped sites, every note, every change and every place', () => {
  const text = renderTerminal(
    report(
      [
        site(),
        site({ status: 'skipped', reason: 'ignored', line: 9, message: 'A comment keeps it.' }),
        site({ status: 'review', reason: 'call-unknown', accepted: true, line: 11 }),
      ],
      {
        alsoCheck: [1, 2, 3, 4].map((line) => ({ file: '.env', line })),
      },
    ),
    { colour: false, detail: 'everything' },
  );
  expect(text).toContain('floored: The budget was raised to the floor.');
  expect(text).toContain('model at src/models.ts:3');
  expect(text).toContain('  - src/a.ts:9  ignored\n      A comment keeps it.');
  expect(text).toContain('call-unknown (accepted by the baseline)');
  expect(text).toContain('.env:1, .env:2, .env:3, .env:4.');
  expect(text).toContain('0 need a person, 1 accepted by the baseline, 1 left alone');
});

test('what a dry run would do is said so', () => {
  const base = report();
  expect(renderTerminal({ ...base, run: { ...base.run, mode: 'dry-run' } }, plain)).toContain('1 call would migrate in 2 files');
});

test('colour is asked for, not guessed', () => {
  const introducer = '\u001b[';
  expect(renderTerminal(report(), plain)).not.toContain(introducer);
  expect(renderTerminal(report(), { ...plain, colour: true })).toContain(introducer);
});

test('no text of the user can move the cursor, start a line or turn the text', () => {
  const lines = renderTerminal(reportOf('plain'), { colour: false, detail: 'everything' }).split('\n').length;
  const unit = fc.constantFrom('\u001b[2K', '\r', '\n', '\t', '\u0007', '\u009b', '\u202e', '\u2066', '\u2028', 'a', ' ', '\u0000');
  fc.assert(
    fc.property(fc.string({ unit, minLength: 1 }), (hostile) => {
      const text = renderTerminal(reportOf(`x${hostile}`), { colour: false, detail: 'everything' });
      expect(text.split('\n')).toHaveLength(lines);
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/);
    }),
  );
});
