/**
 * Every case of `fixtures/types.md`, under both majors of the SDK: what a user has compiles, the run gives what the case says, and that compiles.
 * All cases are one project and one run, so that a case that stops must not hold back another.
 */
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunResult, run } from '../../src/run/run.js';
import { renderFindings } from '../support/findings.js';
import { afterOf, type Case, inputOf, nameOf, TYPED, topics } from '../support/fixtures.js';
import { diffOf } from '../support/golden.js';
import { folder, read, write } from '../support/project.js';
import { install, SDKS, typeErrors } from '../support/typed.js';
import { expectations } from '../support/update.js';

const typed = topics().filter(({ name }) => name === TYPED);
const cases = typed.flatMap((topic) => topic.cases.map((one): [string, Case] => [path.basename(nameOf(one)), one]));
const expected = expectations(typed);

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

describe.each(SDKS)('%s', (sdk) => {
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
});
