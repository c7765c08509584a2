/**
 * Every type of the SDK's messages that has a beta twin, under both majors: a migrated value flows into it in four ways, and the project
 * compiles afterwards. Types that no value of a migrated call has are told apart: there is nothing that could flow into them.
 */
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunResult, run } from '../../src/run/run.js';
import { type Conformance, conformanceOf } from '../support/conformance.js';
import { folder } from '../support/project.js';
import { install, SDKS, typeErrors } from '../support/typed.js';

describe.each(SDKS)('%s', (sdk) => {
  let cwd: string;
  let types: Conformance;
  let before: string[];
  let after: string[];
  let result: RunResult;

  beforeAll(async () => {
    cwd = folder({ keep: true });
    install(cwd, sdk);
    types = conformanceOf(cwd);
    for (const { name, program } of types.ways) fs.writeFileSync(path.join(cwd, `${name}.ts`), program);
    before = typeErrors(cwd);
    result = await run(['.'], { cwd });
    after = typeErrors(cwd);
  });
  afterAll(() => fs.rmSync(cwd, { recursive: true, force: true }));

  test('the programs compile before and after', () => {
    expect(before).toEqual([]);
    expect(after).toEqual([]);
  });

  test('every type that a migrated value has moves', () => {
    const stopped = result.report.sites
      .filter(({ status }) => status !== 'migrated')
      .map(({ file, message }) => [file.replace('.ts', ''), message]);
    const moved = result.report.sites.length - stopped.length;
    console.info(
      `${sdk}: ${moved} of ${types.ways.length} types move; ${types.unreached.length} more are types that no migrated value has.`,
    );
    expect(Object.fromEntries(stopped)).toEqual({});
    expect(moved).toBe(types.ways.length);
  });

  test('what is not reached is no part of what a migrated call takes or gives', () => {
    const elsewhere =
      /^(?:(?:Response)?(?:Browser|Computer|Toolset).*|ClientToolUnion|ToolUseCaller|ResponseToolUseBlockUnion|Message(?:TokensCount|CountTokensParams|BatchesPage|BatchIndividualResponse|Batch\w*Result)|DeletedMessageBatch|Batch(?:Retrieve|List|Delete|Cancel|Results)Params|MessageCreateParamsBase)$/;
    expect(types.unreached.filter((name) => !elsewhere.test(name))).toEqual([]);
  });
});
