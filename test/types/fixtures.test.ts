/**
 * Every folder `fixtures/types/<case>`, under both majors of the SDK: `input/` compiles, the run gives `output/`, and that compiles.
 * All cases are one project and one run, so that a case that stops must not hold back another.
 */
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunResult, run } from '../../src/run/run.js';
import { folder, read } from '../support/project.js';
import { install, SDKS, typeErrors } from '../support/typed.js';

const root = path.join(import.meta.dirname, '../../fixtures/types');
const cases = fs.readdirSync(root);

interface Findings {
  sites: { at: string; status: string; reason?: string }[];
}

const filesIn = (name: string): string[] =>
  fs.existsSync(name) ? fs.readdirSync(name, { recursive: true, encoding: 'utf8' }).filter((file) => /\.\w+$/.test(file)) : [];

describe.each(SDKS)('%s', (sdk) => {
  let cwd: string;
  let result: RunResult;
  let before: string[];
  let after: string[];

  beforeAll(async () => {
    cwd = folder({ keep: true });
    for (const name of cases) fs.cpSync(path.join(root, name, 'input'), path.join(cwd, name), { recursive: true });
    install(cwd, sdk);
    before = typeErrors(cwd);
    result = await run(['.'], { cwd });
    after = typeErrors(cwd);
  }, 120_000);
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

  test.each(cases)('%s', (name) => {
    const findings = JSON.parse(fs.readFileSync(path.join(root, name, 'findings.json'), 'utf8')) as Findings;
    const sites = result.report.sites.filter(({ file }) => file.startsWith(`${name}/`));
    expect(
      sites.map(({ file, line, status, reason }) => ({ at: `${file.slice(name.length + 1)}:${line}`, status, ...(reason && { reason }) })),
    ).toEqual(findings.sites);
    for (const file of filesIn(path.join(root, name, 'input'))) {
      const output = path.join(root, name, 'output', file);
      const expected = fs.existsSync(output) ? output : path.join(root, name, 'input', file);
      expect(read(cwd, `${name}/${file}`), file).toBe(fs.readFileSync(expected, 'utf8'));
    }
  });
});
