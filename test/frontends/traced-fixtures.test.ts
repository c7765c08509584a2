/** The cases of `fixtures/*.md` where nothing is run: no call migrates that would not if it were, and what is written is the same. */
import { describe, expect, test, vi } from 'vitest';
import { parseFindings } from '../support/findings.js';
import { type Case, inputOf, isPython, nameOf, untypedCases } from '../support/fixtures.js';
import { expectationOf, runInMemory } from '../support/golden.js';

vi.mock('../../src/flow/limits.js', async (original) => ({ ...(await original<object>()), MOST_FILES: 0, SMALL_FILES: 0 }));

/** Cases where something else is written that is right as well. */
const ALSO_RIGHT: Record<string, string> = {
  'display/what-is-passed-on-holds-no-thinking-text': 'the callbacks of all callers are read, and none of them reads thinking',
  'gates/tests-that-get-to-know-the-target-typescript': 'a request is handed over whole where its test does not get to know the target',
  'guard/callers-with-models-of-their-own-typescript': 'the old model of a caller is served as it was',
  'model/changed-by-a-helper': 'the call gets the new ID, for the helper is taken for a reader of the old one',
  'task-budget/output-config-that-is-a-copy': 'the object that is copied gets the task budget, for nothing else reads it',
  'thinking/set-on-what-is-passed': 'the calls name the beta, and not what they have in common',
};

const cases = untypedCases()
  .filter((one) => !isPython(one))
  .map((one): [string, Case] => [nameOf(one), one]);

/** The calls of a `findings` block that migrate. */
const migratedIn = (findings: string): string[] =>
  parseFindings(findings)
    .sites.filter(({ status }) => status === 'migrated')
    .map(({ at, api, scope }) => `${at} ${api} ${scope}`);

describe.each(cases)('%s', (name, one) => {
  test('migrates no more, and nothing in another way', async () => {
    const outcome = await runInMemory(inputOf(one), one.options, one.paths);
    expect(outcome.report.errors).toEqual([]);
    const traced = expectationOf(one, outcome);
    const migrated = migratedIn(traced.findings);
    const whole = migratedIn(one.findings);
    expect(migrated.filter((call) => !whole.includes(call))).toEqual([]);
    // What one call leaves as it is may stand in the way of what another one would write.
    if (migrated.length === whole.length && !(name in ALSO_RIGHT)) expect(traced.diff).toBe(one.diff);
  });
});

test('what is right as well is something else', async () => {
  for (const [, one] of cases.filter(([name]) => name in ALSO_RIGHT)) {
    const traced = expectationOf(one, await runInMemory(inputOf(one), one.options, one.paths));
    expect(traced.diff).not.toBe(one.diff);
  }
  expect(Object.keys(ALSO_RIGHT).filter((name) => !cases.some(([other]) => other === name))).toEqual([]);
});
