import { expect, test } from 'vitest';
import { nextSteps, nextText } from '../../src/report/next.js';
import { penOf } from '../../src/report/pen.js';
import { report, site } from '../support/report.js';

const plain = penOf({ colour: false, width: undefined, folder: undefined });
const waiting = (file: string) =>
  site({
    file,
    status: 'review',
    reason: 'shared-params',
    message: 'It is also used by code that must not change.',
    blocker: { file: 'src/open.ts', line: 9 },
  });
const open = site({
  file: 'src/open.ts',
  line: 9,
  status: 'review',
  reason: 'model-unknown',
  message: 'The model cannot be determined.',
  related: [{ file: 'src/c.ts', line: 4, message: 'passes Opus 4.6' }],
});
const alone = site({ file: 'src/alone.ts', status: 'review', reason: 'model-mixed', message: 'Split the call.' });

test('the place that frees most calls comes first, with what is to be done there', () => {
  const steps = nextSteps(report([alone, waiting('src/a.ts'), open, waiting('src/b.ts'), site()]));
  expect(steps.map(({ file, line, reason, calls }) => [file, line, reason, calls.length])).toEqual([
    ['src/open.ts', 9, 'model-unknown', 3],
    ['src/alone.ts', 7, 'model-mixed', 1],
  ]);
  expect(nextText(steps, plain)).toBe(`1. src/open.ts:9  model-unknown  frees 3 calls
   The model cannot be determined. If the callers in the project are all that there are, --closed-world says so.
   waiting: src/a.ts:7, src/b.ts:7
2. src/alone.ts:7  model-mixed  frees 1 call
   Split the call.
`);
});

test('what was said already is not said again', () => {
  const other = { ...alone, file: 'src/other.ts' };
  expect(nextText(nextSteps(report([alone, other])), plain)).toBe(`1. src/alone.ts:7  model-mixed  frees 1 call
   Split the call.
2. src/other.ts:7  model-mixed  frees 1 call
   As for 1.
`);
});

test('calls that wait for a line which is no call of the list stand under that line', () => {
  const held = (line: number) =>
    site({
      line,
      status: 'review',
      reason: 'types-unresolved',
      message: 'A class is checked.',
      blocker: { file: 'src/text.ts', line: 5 },
    });
  expect(nextSteps(report([held(3), held(30)]))).toMatchObject([
    { file: 'src/text.ts', line: 5, reason: 'types-unresolved', calls: [{}, {}] },
  ]);
});

test('what the baseline accepts, and what migrates, is nothing to decide', () => {
  expect(nextSteps(report([{ ...alone, accepted: true }, site()]))).toEqual([]);
  expect(nextText([], plain)).toBe('No call needs review.\n');
});
