import { describe, expect, test } from 'vitest';
import { exitCode } from '../../src/cli/exit-code.js';
import type { Report, ReportedSite } from '../../src/report/report.js';
import { NOTES, type Note } from '../../src/sites/reasons.js';
import { report, site } from '../support/report.js';

const clean = site({ notes: [] });
const review = site({ status: 'review', reason: 'model-unknown', notes: [] });
const skipped = site({ status: 'skipped', reason: 'other-model', notes: [] });
const error: Report['errors'][number] = { file: 'a.ts', line: 1, column: 1, message: 'does not parse' };

describe.each<[string, ReportedSite[], Report['errors'], [number, number, number, number]]>([
  ['nothing', [], [], [0, 0, 0, 0]],
  ['a migrated site', [clean], [], [0, 0, 1, 1]],
  ['a review site', [review], [], [0, 0, 0, 1]],
  ['an accepted review site', [{ ...review, accepted: true }], [], [0, 0, 0, 0]],
  ['a skipped site', [skipped], [], [0, 0, 0, 0]],
  ['an error', [], [error], [2, 2, 2, 2]],
  ['a migrated site and an error', [clean], [error], [2, 2, 1, 1]],
  ['a review site and an error', [review], [error], [2, 2, 2, 1]],
])('%s', (_, sites, errors, codes) => {
  test.each([
    ['run', { check: false, strict: false }, codes[0]],
    ['strict run', { check: false, strict: true }, codes[1]],
    ['--check', { check: true, strict: false }, codes[2]],
    ['--check --strict', { check: true, strict: true }, codes[3]],
  ])('%s', (_name, options, code) => expect(exitCode(report(sites, { errors }), options)).toBe(code));
});

test.each(Object.keys(NOTES) as Note[])('the note %s counts as review under --strict, or does not', (code) => {
  const doubtful = code === 'receiver-untraced' || code === 'custom-base-url';
  const noted = report([{ ...skipped, notes: [{ code, message: '' }] }], { errors: [] });
  expect(exitCode(noted, { check: true, strict: true })).toBe(doubtful ? 1 : 0);
  expect(exitCode(noted, { check: true, strict: false })).toBe(0);
});
