/**
 * Every case of `fixtures/*.md`, in memory: it gives what the case says, a second run changes nothing, and, in some of each topic (all of them:
 * fixtures-stay.long.test.ts), so does a first one where the model is one that stays. `UPDATE_FIXTURES=1` writes what the runs give. Cases of `types.md` need the compiler: types/fixtures.test.ts.
 */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseSource } from '../src/frontends/javascript/syntax/parse.js';
import { STEP_NAMES } from '../src/rewrite/steps.js';
import { NOTES, REASONS } from '../src/sites/reasons.js';
import { parseFindings } from './support/findings.js';
import { afterOf, type Case, inputOf, isPython, nameOf, outputOf, TYPED, topics } from './support/fixtures.js';
import { expectationOf, runInMemory } from './support/golden.js';
import { expectNothingOnOther } from './support/other-model.js';
import { sampleOf } from './support/sample.js';
import { expectations } from './support/update.js';

const all = topics();
const untyped = all.filter(({ name }) => name !== TYPED);
const expected = expectations(untyped);
const cases = untyped.flatMap((topic) => topic.cases.map((one): [string, Case] => [nameOf(one), one]));
const sampled = new Set(
  sampleOf(
    cases.map(([, one]) => one),
    8,
  ),
);

describe.each(cases)('%s', (_, one) => {
  test('gives the expected findings and edits', async () => {
    const outcome = await runInMemory(inputOf(one), one.options, one.paths);
    expect(outcome.report.errors).toEqual([]);
    expected(one, expectationOf(one, outcome));
  });

  // What is being rewritten may not fit its case yet.
  test.skipIf(process.env.UPDATE_FIXTURES)('is done after one run', async () => {
    for (const [file, text] of Object.entries(outputOf(one)))
      if (text !== undefined && /\.[cm]?[jt]sx?$/.test(file)) expect(() => parseSource(text, file)).not.toThrow();
    const { report } = await runInMemory(afterOf(one), one.options, one.paths);
    expect(report.errors).toEqual([]);
    expect(report.sites.filter(({ status }) => status === 'migrated')).toEqual([]);
  });

  if (sampled.has(one)) test('changes nothing where the model is one that stays', () => expectNothingOnOther(one));
});

/** What a case cannot show, for it takes a user, another SDK or an option of its own, and the tests that show it. */
const ELSEWHERE: Record<string, string> = {
  declined: 'run/choose.test.ts',
  'sdk-too-old': 'types/stage.long.test.ts',
  'types-not-checked': 'types/stage.long.test.ts',
  todo: 'run/todo.test.ts',
  type: 'types/fixtures.test.ts',
  'annotation-stays': 'frontends/python-sdk.long.test.ts',
  'id-decides-elsewhere': 'frontends/python.test.ts',
  'create-replaced': 'frontends/python.test.ts',
};
const isElsewhere = (code: string): boolean =>
  code in ELSEWHERE && fs.readFileSync(path.join(import.meta.dirname, ELSEWHERE[code] as string), 'utf8').includes(code);

describe('the cases of JavaScript and TypeScript together', () => {
  const own = all.flatMap((topic) => topic.cases).filter((one) => !isPython(one));
  const found = own.map(({ topic, findings, diff }) => ({ topic, sites: parseFindings(findings).sites, changes: diff !== '' }));
  const sites = found.flatMap((one) => one.sites);

  test('have every reason', () => {
    const reasons = new Set(sites.map(({ reason }) => reason));
    expect(Object.keys(REASONS).filter((reason) => !reasons.has(reason) && !isElsewhere(reason))).toEqual([]);
  });

  test('have every note', () => {
    const notes = new Set(sites.flatMap((site) => site.notes.map(({ code }) => code)));
    expect(Object.keys(NOTES).filter((note) => !notes.has(note) && !isElsewhere(note))).toEqual([]);
  });

  test('have every step', () => {
    const steps = new Set(sites.flatMap((site) => site.steps));
    expect(STEP_NAMES.filter((step) => !steps.has(step) && !isElsewhere(step))).toEqual([]);
  });

  test('hold as many calls that stay as calls that move', () => {
    const untypedOnes = found.filter(({ topic }) => topic !== TYPED);
    const stays = untypedOnes.filter((one) => {
      const moved = one.sites.filter(({ status }) => status === 'migrated').length;
      return !one.changes || one.sites.length - moved >= moved;
    });
    expect(stays.length).toBeGreaterThanOrEqual(Math.floor(untypedOnes.length / 4));
  });
});
