/** The cases of `fixtures/types.md` as one project, with the compiler and an SDK. */
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunResult, run } from '../../src/run/run.js';
import { renderFindings } from './findings.js';
import { afterOf, type Case, inputOf, nameOf, TYPED, topics } from './fixtures.js';
import { diffOf } from './golden.js';
import { folder, read, write } from './project.js';
import { install, type SDKS, typeErrors } from './typed.js';
import { expectations } from './update.js';

const typed = topics().filter(({ name }) => name === TYPED);
const cases = typed.flatMap((topic) => topic.cases.map((one): [string, Case] => [path.basename(nameOf(one)), one]));

/** What the findings of a case say of one run over all. */
function expectationOf(name: string, one: Case, { report, changed }: RunResult, cwd: string): Pick<Case, 'findings' | 'diff'> {
  const isOwn = ({ file }: { file: string }) => file.startsWith(`${name}/`);
  const own = {
    sites: report.sites.filter(isOwn),
    unattributed: report.unattributed.filter(isOwn),
    alsoCheck: report.alsoCheck.filter(isOwn),
    warnings: [],
  };
  const root = path.join(cwd, name);
  const findings = renderFindings(JSON.parse(JSON.stringify(own).replaceAll(`${name}/`, '')), one.findings);
  return {
    findings,
    diff: diffOf(
      one,
      changed.filter(({ file }) => file.startsWith(`${root}/`)),
      root,
    ),
  };
}

/**
 * Tests that what a user has compiles, that the run gives what the case says, and that this compiles.
 * All cases are one project and one run, so that a case that stops must not hold back another.
 */
export function testTypedFixtures(sdk: (typeof SDKS)[number]): void {
  const expected = expectations(typed);
  let cwd: string;
  let result: RunResult;
  let before: string[];
  let after: string[];

  beforeAll(async () => {
    cwd = folder({ keep: true });
    for (const [name, one] of cases) write(path.join(cwd, name), inputOf(one));
    install(cwd, sdk);
    before = typeErrors(cwd);
    result = await run(['.'], { cwd });
    after = typeErrors(cwd);
  });
  afterAll(() => fs.rmSync(cwd, { recursive: true, force: true }));

  test('compiles before and after', () => {
    expect(before).toEqual([]);
    expect(after).toEqual([]);
    expect(result.report.errors).toEqual([]);
  });

  test('says that the type moves are changes of the kind `type`', () => {
    const { changes } = result.report.sites.find(({ file }) => file === 'typeof-create/a.ts') ?? {};
    const types = changes?.filter(({ kind }) => kind === 'type').map(({ file, line, after: text }) => `${file}:${line} ${text}`);
    expect(types).toEqual(['typeof-create/a.ts:5 beta.', 'typeof-create/a.ts:6 beta.']);
  });

  test('has nothing left to do', async () => {
    const { report } = await run(['.'], { cwd, mode: 'check' });
    expect(report.summary.migrated).toBe(0);
  });

  test.each(cases)('%s', (name, one) => {
    expected(one, expectationOf(name, one, result, cwd));
    if (!process.env.UPDATE_FIXTURES)
      for (const [file, text] of Object.entries(afterOf(one))) expect(read(cwd, `${name}/${file}`)).toBe(text);
  });
}
