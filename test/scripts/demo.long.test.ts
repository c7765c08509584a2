/** The demo project shows every status and the common reasons, and the script shows the real thing. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/report/report.js';
import { cli, folder, git } from '../support/project.js';

const root = path.join(import.meta.dirname, '../..');

function checkout(): string {
  const cwd = folder();
  fs.cpSync(path.join(root, 'fixtures/demo'), cwd, { recursive: true });
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(cwd, 'node_modules'));
  git(cwd, 'init', '-q');
  git(cwd, 'add', '-A');
  git(cwd, 'commit', '-qm', 'start');
  return cwd;
}

describe('the demo project', () => {
  let report: Report;
  beforeAll(() => {
    report = JSON.parse(cli(checkout(), ['--format', 'json']).stdout) as Report;
  });

  test('gives a report that the schema accepts', () => {
    const schema = JSON.parse(fs.readFileSync(path.join(root, 'report.schema.json'), 'utf8')) as object;
    const validate = new Ajv({ allowUnionTypes: true }).compile(schema);
    expect(validate(report) || validate.errors).toBe(true);
  });

  test('shows every status and the common reasons', () => {
    const rows = report.sites.map(({ file, status, reason, api }) => [file.replace('src/', ''), status, reason ?? api]);
    expect(rows).toEqual([
      ['audit.ts', 'skipped', 'ignored'],
      ['bedrock.ts', 'review', 'platform-without-task-budgets'],
      ['chat.ts', 'migrated', 'messages.stream'],
      ['extract.ts', 'review', 'assistant-prefill'],
      ['investigate.ts', 'migrated', 'messages.create'],
      ['legacy/weekly.cjs', 'migrated', 'http'],
      ['nightly.ts', 'migrated', 'messages.batches.create'],
      ['reply.ts', 'migrated', 'messages.create'],
      ['route.ts', 'review', 'model-mixed'],
      ['route.ts', 'review', 'model-unknown'],
      ['route.ts', 'skipped', 'other-model'],
      ['summarize.ts', 'migrated', 'messages.create'],
      ['translate.ts', 'migrated', 'generateText'],
      ['worker.py', 'migrated', 'messages.stream'],
    ]);
    expect(report.alsoCheck).toEqual([{ file: '.env', line: 1, kind: 'environment' }]);
    expect(report.errors).toEqual([]);
    expect(report.files.map(({ path: file }) => file)).toContain('src/models.ts');
  });

  test('compiles before and after', () => {
    const cwd = checkout();
    // What this one imports is not installed here.
    fs.rmSync(path.join(cwd, 'src/translate.ts'));
    const compile = () =>
      spawnSync(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', cwd], { encoding: 'utf8' }).stdout;
    expect(compile()).toBe('');
    expect(cli(cwd, ['src', '--allow-dirty']).status).toBe(0);
    expect(compile()).toBe('');
  });

  test('has nothing left to migrate afterwards', () => {
    const cwd = checkout();
    cli(cwd, []);
    expect(cli(cwd, ['--check']).status).toBe(0);
  });
});

test('README shows a piece of the real diff', () => {
  const readme = fs.readFileSync(path.join(root, 'README.md'), 'utf8');
  const [, shown = ''] = /```diff\n(.*?)```/s.exec(readme) ?? [];
  expect(shown).toBeTruthy();
  expect(cli(checkout(), ['--dry-run']).stdout).toContain(shown.trimEnd());
});

test('npm run demo prints the diff and the report', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'scripts/demo.mjs')], { encoding: 'utf8' });
  expect(status).toBe(0);
  expect(stdout).toContain('+++ b/src/summarize.ts');
  expect(stdout).toContain('Promise<Anthropic.Beta.BetaMessage>');
  expect(stdout).toContain('# Opus 4.7 migration');
  expect(stderr).toContain('8 calls migrated in 9 files, 4 need review, 2 skipped');
});
