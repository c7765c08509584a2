import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderHtml } from '../../src/report/html/index.js';
import { renderMarkdown } from '../../src/report/markdown.js';
import { renderErrors, renderRows, renderTerminal } from '../../src/report/terminal.js';
import { report, reportOf, site } from '../support/report.js';

const plain = { colour: false, detail: 'sites' } as const;

test('functions whose callers in sight were taken to be all are listed once, with --verbose', () => {
  const closed = [{ file: 'src/send.ts', line: 4, name: 'send', why: 'private-package' as const }];
  const both = report([site({ closed }), site({ line: 30, closed }), site({ line: 40 })]);
  const says = 'No callers but those in the project: send (src/send.ts:4; a private package does not publish it).';
  expect(renderTerminal(both, { ...plain, detail: 'everything' }).split(says)).toHaveLength(2);
  expect(renderTerminal(both, plain)).not.toContain('No callers but');
  expect(renderTerminal(report([site()]), { ...plain, detail: 'everything' })).not.toContain('No callers but');
});

test('the calls with place, old and new budget, then those that need review, then one summary line', () => {
  const mixed = site({
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
    report([site(), expression, mixed], {
      unattributed: [1, 2, 3, 4, 5].map((line) => ({ file: 'x.ts', line, why: 'no call' })),
      alsoCheck: [{ file: '.env', line: 2, kind: 'environment' }],
    }),
    plain,
  );
  expect(text).toBe(`Migrated
  ✔ src/a.ts:7   messages.create  10,000 → 20,000 (minimum)
  ✔ src/a.ts:30  messages.create  varies → Math.round(n * 0.55)

Needs review
  ? src/b.ts:7  model-mixed
      Split the call.
      src/c.ts:4 passes Opus 4.6

Thinking budgets outside any listed call: x.ts:1, x.ts:2, x.ts:3 and 2 more.
The old model ID also appears in
  environment: .env:2.
Known budgets: 10,000 → 20,000 tokens; the 20,000 minimum applies to 1.
  single: 10,000 → 20,000 tokens in 2 calls (1 computed).
  Larger than before: 10,000 → 20,000 (×2) in 1 call.
2 calls migrated in 2 files, 1 needs review (3 files scanned).
`);
});

test('calls that wait for another one are counted once', () => {
  const blocker = { file: 'src/c.ts', line: 4 };
  const waits = (line: number) => site({ status: 'review', reason: 'shared-params', file: 'src/b.ts', line, blocker });
  const open = site({ status: 'review', reason: 'model-unknown', ...blocker });
  expect(renderTerminal(report([waits(1), waits(2), open]), plain)).toContain('\n2 calls wait for src/c.ts:4.\n');
  // A line that is no call is no call to wait for.
  expect(renderTerminal(report([waits(1)]), plain)).not.toContain('waits for');
});

test('a declaration that keeps the old ID is named once, with what still reads it', () => {
  const own = (line: number, reader: string, perhaps = false) =>
    site({ line, model: { from: 'a', to: 'b', at: null, kept: { name: 'MODELS', reader: { file: reader, line: 4 }, perhaps } } });
  const given = report([own(1, 'src/router.ts'), own(2, 'src/router.ts'), own(3, 'src/open.ts', true)]);
  for (const text of [renderTerminal(given, plain), renderMarkdown(given), renderHtml(given)]) {
    expect(text).toContain('2 calls get their own ID because src/router.ts:4 still reads MODELS.');
    expect(text).toContain('1 call gets its own ID because src/open.ts:4 may still read MODELS.');
  }
  expect(renderTerminal(report([site()]), plain)).not.toContain('own ID');
});

test('other lines with the old ID come by kind, as many as fit', () => {
  const kinds = ['config', 'gate', 'gate', 'gate', 'gate'] as const;
  const alsoCheck = kinds.map((kind, line) => ({ file: 'src/some/where.ts', line, kind }));
  const linesAt = (width: number | undefined, over = {}) => {
    const lines = renderTerminal(report([], { alsoCheck }), { ...plain, ...over, width }).split('\n');
    return lines.filter((line) => line.includes('where.ts'));
  };
  expect(linesAt(undefined)).toEqual([
    '  gate: src/some/where.ts:1, src/some/where.ts:2, src/some/where.ts:3 and 1 more.',
    '  config: src/some/where.ts:0.',
  ]);
  expect(linesAt(81)[0]).toBe('  gate: src/some/where.ts:1, src/some/where.ts:2, src/some/where.ts:3 and 1 more.');
  expect(linesAt(80)[0]).toBe('  gate: src/some/where.ts:1, src/some/where.ts:2 and 2 more.');
  expect(linesAt(40)[0]).toBe('  gate: src/some/where.ts:1 and 3 more.');
  expect(linesAt(20)[0]).toBe('  gate: src/some/where.ts:1 and 3 more.');
  expect(linesAt(40, { detail: 'everything' })[0]).toMatch(/where\.ts:4\.$/);
});

test('the minimum that applied is named, unless calls have different ones', () => {
  const floored = (to: number, line = 7) =>
    site({ line, budget: { from: 10_000, ratio: 0.55, computed: 5500, to, floored: true, expression: null, at: null } });
  expect(renderTerminal(report([floored(24_000)]), plain)).toContain('tokens; the 24,000 minimum applies to 1.\n');
  expect(renderTerminal(report([floored(24_000), floored(30_000, 9)]), plain)).toContain('tokens; the minimum applies to 1.\n');
});

test('no line stands below a sum that is not there', () => {
  const budget = { from: null, ratio: 0.55, computed: null, to: null, floored: false, at: null, expression: 'thinkingFor(model, n)' };
  const summary = { ...report([]).summary, migrated: 1, floored: 0, budgetBefore: 0, budgetAfter: 0 };
  expect(
    renderTerminal(report([site({ budget, notes: [] })], { summary }), plain)
      .split('\n')
      .slice(2),
  ).toEqual(['', '1 call migrated in 2 files, 0 need review (3 files scanned).', '']);
});

test('errors alone, for --quiet', () => {
  const broken = report([site()], { warnings: ['w'], errors: [{ file: 'x.ts', line: 3, column: 1, message: 'does not parse' }] });
  expect(renderErrors(broken, plain)).toBe('error x.ts:3: does not parse\n');
  expect(renderErrors(report([site()], { warnings: ['w'] }), plain)).toBe('');
});

test('nothing to migrate is said so', () => {
  const over = { summary: { ...report([]).summary, floored: 0, budgetBefore: 0, budgetAfter: 0 } };
  expect(renderTerminal(report([], over), plain)).toBe('Nothing to migrate. 3 files scanned.\n');
  const left = [site({ status: 'review', reason: 'model-mixed' }), site({ status: 'skipped', reason: 'ignored' })];
  const text = renderTerminal(report(left, { summary: { ...over.summary, review: 1, skipped: 1 } }), plain);
  expect(text).toContain('\nNothing to migrate. 1 call needs review, 1 skipped (3 files scanned).\n');
});

const needs = (line: number, over: Parameters<typeof site>[0] = {}) =>
  site({ status: 'review', reason: 'model-unknown', file: 'src/b.ts', line, message: 'The model is `a`. Find out which.', ...over });

test('a note that several calls share is said once, but for --verbose', () => {
  const notes = [{ code: 'model-overridable', message: '`MODEL` can still choose another model.' }] as const;
  const calls = report([site({ notes: [...notes] }), site({ line: 20 }), site({ line: 30, notes: [...notes] })]);
  expect(renderRows(calls, plain)).toBe(`Migrated
  ✔ src/a.ts:7   messages.create  10,000 → 20,000 (minimum)
      model-overridable: \`MODEL\` can still choose another model.
  ✔ src/a.ts:20  messages.create  10,000 → 20,000 (minimum)
  ✔ src/a.ts:30  messages.create  10,000 → 20,000 (minimum)
      model-overridable: as for src/a.ts:7.

`);
  expect(renderRows(calls, { ...plain, detail: 'everything' })).not.toContain('as for');
});

test('what does not fit beside a call or a title comes below it, and no word is broken', () => {
  const budget = { from: null, ratio: 0.55, computed: null, to: null, floored: false, at: null, expression: 'Math.round(n * 0.55)' };
  const calls = report([site({ budget }), site({ line: 30, file: 'src/a/long/way/down.ts' })], {
    unattributed: [{ file: 'src/some/where/else.ts', line: 12, why: 'no call' }],
  });
  const lines = renderTerminal(calls, { ...plain, width: 60 }).split('\n');
  expect(lines.slice(0, 5)).toEqual([
    'Migrated',
    '  ✔ src/a.ts:7                 messages.create',
    '      varies → Math.round(n * 0.55)',
    '  ✔ src/a/long/way/down.ts:30  messages.create',
    '      10,000 → 20,000 (minimum)',
  ]);
  expect(lines.slice(6, 8)).toEqual(['Thinking budgets outside any listed call:', '  src/some/where/else.ts:12.']);
  expect(renderTerminal(calls, { ...plain, width: 80 })).toContain('any listed call: src/some/where/else.ts:12.\n');
});

test('a message that several calls share is said once', () => {
  const text = renderRows(report([needs(1), needs(9, { message: 'Other.' }), needs(5)]), plain);
  expect(text).toBe(`Needs review
  ? src/b.ts:1  model-unknown
  ? src/b.ts:5  model-unknown
      The model is \`a\`. Find out which.

  ? src/b.ts:9  model-unknown
      Other.

`);
});

test('beyond 20 rows, what needs review comes by reason, and what to do is said once', () => {
  const mixed = Array.from({ length: 18 }, (_, index) => needs(index + 1, { message: `The model is \`${index % 2}\`. Find out which.` }));
  const others = [1, 2, 3].map((line) => needs(line, { file: 'c.ts', reason: 'call-unknown', message: 'No call. Find it.' }));
  const lines = renderRows(report([...others, ...mixed]), plain).split('\n');
  expect(lines.slice(0, 5)).toEqual([
    'Needs review',
    '  model-unknown (18 calls)',
    '    Find out which.',
    '    ? src/b.ts:1',
    '    ? src/b.ts:3',
  ]);
  expect(lines).toContain('        The model is `1`.');
  expect(lines.slice(-7)).toEqual([
    '  call-unknown (3 calls)',
    '    No call. Find it.',
    '    ? c.ts:1',
    '    ? c.ts:2',
    '    ? c.ts:3',
    '',
    '',
  ]);
});

test('beyond 20 migrated calls, each note is said once', () => {
  const notes = [{ code: 'model-overridable' as const, message: 'Check it.' }];
  const sites = Array.from({ length: 21 }, (_, index) => site({ line: index + 1, notes }));
  const text = renderRows(report(sites), plain);
  expect(text.match(/Check it\./g)).toHaveLength(1);
  expect(text).toContain('    model-overridable: Check it. (21 calls)\n      src/a.ts:1, src/a.ts:2, src/a.ts:3 and 18 more.\n');
  expect(renderRows(report(sites), { colour: false, detail: 'everything' }).match(/Check it\./g)).toHaveLength(21);
});

test('lines are wrapped at the width, and paths never broken', () => {
  const long = needs(7, { message: `${'word '.repeat(30)}src/a/very/long/path/that/does/not/fit/in/forty/columns.ts:7 日本語 end.` });
  const lines = renderRows(report([long]), { ...plain, width: 60 }).split('\n');
  expect(lines.filter((line) => line.length > 60)).toEqual(['      src/a/very/long/path/that/does/not/fit/in/forty/columns.ts:7']);
  expect(lines.join('\n')).toContain('src/a/very/long/path/that/does/not/fit/in/forty/columns.ts:7');
  expect(lines.filter((line) => line.startsWith('      ')).length).toBeGreaterThan(3);
  expect(renderRows(report([long]), plain).split('\n')).toHaveLength(5);
});

test('places are links where the terminal takes them', () => {
  const text = renderRows(report([site({ file: 'src/a b.ts' })]), { ...plain, folder: '/work/shop' });
  expect(text).toContain('\u001b]8;;file:///work/shop/src/a%20b.ts#7\u001b\\src/a b.ts:7\u001b]8;;\u001b\\');
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
        alsoCheck: [1, 2, 3, 4].map((line) => ({ file: '.env', line, kind: 'environment' as const })),
      },
    ),
    { colour: false, detail: 'everything' },
  );
  expect(text).toContain('floored: The budget is the floor.');
  expect(text).toContain('model at src/models.ts:3');
  expect(text).toContain('  - src/a.ts:9  ignored\n      A comment keeps it.');
  expect(text).toContain('call-unknown (accepted by the baseline)');
  expect(text).toContain('.env:1, .env:2, .env:3, .env:4.');
  expect(text).toContain('0 need review, 1 accepted by the baseline, 1 skipped');
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
