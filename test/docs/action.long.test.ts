/** The GitHub Action and the recipes for CI: their schemas, what they may do, and the action's own steps, run as the runner would. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
// @ts-expect-error a script without types
import { comment as commentOf } from '../../scripts/action/comment.mjs';
import { CALL, folder, git, read, repository, snapshot } from '../support/project.js';

const comment = commentOf as (report: string, diff: string) => string;
const root = path.join(import.meta.dirname, '../..');
const { version: VERSION } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
const schemaOf = (name: string) => {
  const file = createRequire(import.meta.url).resolve(`schemastore/schemas/json/${name}.json`);
  return new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
    JSON.parse(fs.readFileSync(file, 'utf8')) as object,
  );
};

interface Step {
  id?: string;
  uses?: string;
  run?: string;
  env?: Record<string, string>;
  with?: Record<string, string>;
}
interface Workflow {
  on: unknown;
  permissions: Record<string, string>;
  jobs: Record<string, { steps: Step[]; permissions?: unknown }>;
}
const action = parse(fs.readFileSync(path.join(root, 'action.yml'), 'utf8')) as {
  inputs: Record<string, { default: string }>;
  runs: { steps: Step[] };
};
const page = fs.readFileSync(path.join(root, 'docs/ci.md'), 'utf8');
const yamls = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(([, text = '']) => parse(text) as Record<string, unknown>);
const workflows = yamls.filter((one) => 'jobs' in one) as unknown as Workflow[];

describe('recipes', () => {
  test('are workflows as GitHub’s schema says', () => {
    expect(workflows).toHaveLength(5);
    const validate = schemaOf('github-workflow');
    for (const workflow of workflows) expect(validate(workflow), JSON.stringify(validate.errors)).toBe(true);
  });

  test('run with the least rights, and no code of a stranger with secrets', () => {
    const writable: Record<string, string> = {};
    for (const { on, permissions, jobs } of workflows) {
      expect(JSON.stringify(on)).not.toContain('pull_request_target');
      expect(permissions.contents).toBe('read');
      for (const [name, right] of Object.entries(permissions)) if (right === 'write') writable[name] = right;
      for (const { steps } of Object.values(jobs))
        for (const step of steps) {
          expect(step.run ?? '').not.toContain('${{');
          if (step.uses?.startsWith('actions/checkout')) expect(step.with?.['persist-credentials']).toBe(false);
        }
    }
    expect(Object.keys(writable).sort()).toEqual(['pull-requests', 'security-events']);
  });

  test('give the action inputs that it has', () => {
    const steps = workflows.flatMap(({ jobs }) => Object.values(jobs).flatMap((job) => job.steps));
    const used = steps.filter(({ uses }) => uses?.startsWith('opus47-migrate/'));
    expect(used.length).toBeGreaterThan(1);
    for (const step of used) for (const input of Object.keys(step.with ?? {})) expect(Object.keys(action.inputs)).toContain(input);
  });

  test('have commands that work', () => {
    const gitlab = yamls.find((one) => 'opus47-migrate' in one) as {
      'opus47-migrate': { script: string[]; artifacts: { reports: object } };
    };
    const [, shell = ''] = /## Any shell\n\n```sh\n(.*?)```/s.exec(page) ?? [];
    const lines = [
      ...workflows.flatMap(({ jobs }) => Object.values(jobs).flatMap((job) => job.steps.map(({ run }) => run ?? ''))),
      ...gitlab['opus47-migrate'].script,
      shell,
    ].filter((line) => line.includes('npx'));
    expect(lines).toHaveLength(6);
    const cwd = repository({ 'src/a.ts': CALL });
    const statuses = lines.map(
      (line) => spawnSync('bash', ['-e', '-c', line], { cwd, encoding: 'utf8', env: environment({ SHARD: '1/1' }) }).status,
    );
    expect(statuses).toEqual([0, 0, 0, 0, 1, 1]);
    const written = Object.keys(snapshot(cwd)).filter((file) => file !== 'src/a.ts');
    expect(written.sort()).toEqual([
      'findings.rdjson',
      'gl-code-quality-report.json',
      'migration.html',
      'opus47.md',
      'opus47.sarif',
      'opus47.xml',
      'part-1.json',
    ]);
    for (const file of Object.values(gitlab['opus47-migrate'].artifacts.reports)) expect(written).toContain(file);
  });
});

test('the batch specification has what it needs, and a command that works', () => {
  const spec = yamls.find((one) => 'changesetTemplate' in one) as unknown as {
    on: object[];
    steps: { run: string; container: string }[];
    changesetTemplate: object;
  };
  expect(spec).toMatchObject({
    version: 2,
    name: expect.any(String),
    on: [{ repositoriesMatchingQuery: expect.stringContaining('budget_tokens') }],
  });
  expect(Object.keys(spec.changesetTemplate)).toEqual(['title', 'body', 'branch', 'commit', 'published']);
  const cwd = repository({ 'src/a.ts': CALL });
  const line = (spec.steps[0]?.run ?? '').replace('npm ci --ignore-scripts || true; ', '');
  expect(spawnSync('bash', ['-e', '-c', line], { cwd, encoding: 'utf8', env: environment() }).status).toBe(0);
  expect(read(cwd, 'src/a.ts')).toContain('claude-opus-4-7');
});

function environment(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const bin = folder();
  const npx = `#!/bin/sh\n[ "$1" = --yes ] || exit 99\ncase "$2" in opus47-migrate | opus47-migrate@${VERSION}) ;; *) exit 98 ;; esac\nshift 2\nexec "${process.execPath}" "${root}/bin/opus47-migrate.js" "$@"\n`;
  fs.writeFileSync(path.join(bin, 'npx'), npx, { mode: 0o755 });
  return { ...process.env, PATH: `${bin}:${process.env.PATH}`, NO_COLOR: '1', ...more };
}

describe('the action', () => {
  test('is as GitHub’s schema says, and puts no input into a script', () => {
    const validate = schemaOf('github-action');
    expect(validate(action), JSON.stringify(validate.errors)).toBe(true);
    for (const { run } of action.runs.steps) expect(run).not.toContain('${{');
    const given = Object.values(action.runs.steps[0]?.env ?? {});
    for (const input of Object.keys(action.inputs).filter((name) => name !== 'working-directory'))
      expect(given).toContain(`\${{ inputs.${input} }}`);
  });

  /** Runs the step with inputs, as the runner does. */
  function run(cwd: string, inputs: Record<string, string>) {
    const temp = folder();
    const output = path.join(temp, 'output');
    const values = Object.fromEntries(
      Object.entries(action.runs.steps[0]?.env ?? {}).map(([name, text]) => {
        const [, input = ''] = /inputs\.([\w-]+)/.exec(text) ?? [];
        return [name, inputs[input] ?? String(action.inputs[input]?.default)];
      }),
    );
    const summary = path.join(temp, 'summary');
    const env = environment({
      ...values,
      RUNNER_TEMP: temp,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_ACTION_PATH: root,
    });
    const { status, stdout, stderr } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', action.runs.steps[0]?.run ?? ''], {
      cwd,
      encoding: 'utf8',
      env,
    });
    const text = (file: string) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');
    const outputs = Object.fromEntries(
      text(output)
        .split('\n')
        .flatMap((line) => (line ? [line.split(/=(.*)/s) as [string, string]] : [])),
    );
    return { status, stdout, stderr, outputs, summary: text(summary) };
  }

  test('checks, with annotations and a summary', () => {
    const cwd = repository({ 'src/a.ts': CALL, 'lib/b.ts': CALL });
    const { status, stdout, summary } = run(cwd, { paths: 'src\n' });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::error file=src\/a\.ts,line=6/);
    expect(stdout).not.toContain('lib/b.ts');
    expect(summary).toContain('src/a.ts:6');
    expect(run(cwd, { paths: 'src\nlib', format: 'json', report: 'out.json' }).status).toBe(1);
    expect((JSON.parse(read(cwd, 'out.json')) as { sites: unknown[] }).sites).toHaveLength(2);
  });

  test('runs the release that it belongs to, or the one that is named', () => {
    const cwd = repository({ 'src/a.ts': CALL });
    // The `npx` of these tests refuses any other version.
    expect(run(cwd, {}).status).toBe(1);
    expect(run(cwd, { version: VERSION }).status).toBe(1);
    expect(run(cwd, { version: '99.0.0' }).status).toBe(98);
  });

  test('annotates files of the repository from a working directory below it', () => {
    const cwd = repository({ 'packages/api/src/a.ts': CALL });
    expect(run(path.join(cwd, 'packages/api'), { paths: 'src' }).stdout).toMatch(/^::error file=packages\/api\/src\/a\.ts,line=6/);
  });

  test('shows the diff and a comment', () => {
    const cwd = repository({ 'src/a.ts': CALL });
    const { status, outputs } = run(cwd, { mode: 'dry-run', ratio: '0.5', 'min-budget': '21000' });
    expect(status).toBe(0);
    expect(read(cwd, 'src/a.ts')).toBe(CALL);
    expect(fs.readFileSync(outputs.comment ?? '', 'utf8')).toContain('```diff\n--- a/src/a.ts');
    git(cwd, 'apply', outputs.diff ?? '');
    expect(read(cwd, 'src/a.ts')).toContain('total: 21000');
  });

  test('migrates with write', () => {
    const cwd = repository({ 'src/a.ts': CALL });
    expect(run(cwd, { mode: 'write' }).status).toBe(0);
    expect(read(cwd, 'src/a.ts')).toContain('client.beta.messages');
  });

  test('strict is for a check alone: write writes, and dry-run makes its comment', () => {
    const unknown = CALL.replace("'claude-opus-4-6'", 'process.env.MODEL');
    const cwd = repository({ 'src/a.ts': unknown, 'src/b.ts': CALL });
    expect(run(cwd, { mode: 'dry-run', strict: 'true' })).toMatchObject({ status: 0, outputs: { comment: expect.any(String) } });
    expect(run(cwd, { mode: 'write', strict: 'true' }).status).toBe(0);
    expect(read(cwd, 'src/b.ts')).toContain('client.beta.messages');
    expect(run(cwd, { strict: 'true' }).status).toBe(1);
    expect(run(cwd, {}).status).toBe(0);
  });

  test.each([
    [{ paths: '$(touch hacked)\n`touch hacked`' }],
    [{ paths: 'src; touch hacked' }],
    [{ ratio: '0.5; touch hacked' }],
    [{ version: 'latest; touch hacked' }],
    [{ version: '../evil' }],
    [{ mode: 'check; touch hacked' }],
    [{ paths: '--update-baseline' }],
    [{ since: '--output=hacked' }],
  ])('takes inputs as data: %j', (inputs) => {
    const cwd = repository({ 'src/a.ts': CALL });
    expect(run(cwd, inputs).status).toBe(2);
    expect(Object.keys(snapshot(cwd))).toEqual(['src/a.ts']);
  });
});

describe('the comment', () => {
  const report = '# Opus 4.7 migration\n\n1 call would migrate.\n';

  test('holds a diff that cannot end its fence', () => {
    const diff = '--- a/x.ts\n+++ b/x.ts\n@@ -1 +1 @@\n-`````\n+</details> @someone \u202e\r\n';
    const text = comment(report, diff);
    const [, fence = ''] = /\n(`+)diff\n/.exec(text) ?? [];
    expect(fence).toBe('``````');
    expect(text.split(fence)).toHaveLength(3);
    expect(text.indexOf('@someone')).toBeLessThan(text.lastIndexOf(fence));
    expect(text).not.toMatch(/[\u202e\r]/);
  });

  test('is no longer than GitHub takes, and still closes what it opens', () => {
    const long = comment(report, `+${'x'.repeat(99)}\n`.repeat(2000));
    expect(long.length).toBeLessThanOrEqual(65_536);
    expect(long.length).toBeGreaterThan(60_000);
    expect(long).toContain('The diff is cut here');
    expect(long.trimEnd().endsWith('</details>')).toBe(true);
    expect(comment('x'.repeat(70_000), '+a\n').length).toBeLessThan(200);
    expect(comment('x'.repeat(70_000), '').length).toBeLessThan(200);
    expect(comment(report, '')).not.toContain('<details>');
  });
});
