/** `--experiment` and back, through the real command: several budgets in the code, logged with the real SDK, then the one that proved itself. */
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { pickArm, type UsageRecord } from '../../src/usage/index.js';
import { apiServer } from '../support/api-server.js';
import { CALL, cli, type Files, git, read, repository, snapshot, write } from '../support/project.js';
import { simulate } from '../support/study.js';
import { install, SDKS, typeErrors } from '../support/typed.js';

const home = path.join(import.meta.dirname, '../..');
const ARMS = [32_000, 35_200, 38_400];

/** The packages that the code of an experiment imports. */
function packages(cwd: string): void {
  fs.mkdirSync(path.join(cwd, 'node_modules/@anthropic-ai'), { recursive: true });
  fs.symlinkSync(path.join(home, 'node_modules/@anthropic-ai/sdk'), path.join(cwd, 'node_modules/@anthropic-ai/sdk'));
  fs.symlinkSync(home, path.join(cwd, 'node_modules/opus47-migrate'));
}

/** A project whose calls are in an experiment, committed. */
function onTrial(files: Files, ...args: string[]): string {
  const cwd = repository({ '.gitignore': 'node_modules\n*.jsonl\n', ...files });
  const { status, stderr } = cli(cwd, ['--types', 'off', '--experiment', '0.5,0.55,0.6', ...args]);
  expect(status, stderr).toBe(0);
  git(cwd, 'add', '-A');
  git(cwd, 'commit', '-qm', 'on trial');
  return cwd;
}

const logOf = (...sites: string[]): string =>
  sites
    .flatMap((site) => simulate({ budgets: ARMS, quality: (index) => (index ? 0.9 : 0.5), noise: 'pass-fail', tasks: 100, seed: 1, site }))
    .map((record) => `${JSON.stringify(record)}\n`)
    .join('');

const AGENT = (plan: string) => `import Anthropic from '@anthropic-ai/sdk';
import { trackTaskBudget } from 'opus47-migrate/usage';

const client = trackTaskBudget(new Anthropic({ apiKey: 'none', baseURL: process.env.API }), { site: 'src/agent.mjs#plan:1', log: 'usage.jsonl' });

${plan}

for (let number = 0; number < 30; number++)
  await client.asTask(
    async (task) => {
      await plan(task);
      await plan(task);
    },
    { id: \`order-\${number}\` },
  );
`;
const PLAN = `function plan(task) {
  return task.messages.create({
    model: 'claude-opus-4-6',
    max_tokens: 90000,
    thinking: { type: 'enabled', budget_tokens: 64000 },
    messages: [{ role: 'user', content: 'ping' }],
  });
}`;

describe('a project in an experiment', () => {
  test('sends one of the budgets in all requests of a task, and each of them in some', async () => {
    const cwd = onTrial({ 'src/agent.mjs': AGENT(PLAN) });
    packages(cwd);
    const { baseURL, received } = await apiServer([{}]);
    const agent = spawn(process.execPath, ['src/agent.mjs'], { cwd, env: { ...process.env, API: baseURL }, stdio: 'inherit' });
    expect(await new Promise((done) => agent.on('close', done))).toBe(0);
    const log = read(cwd, 'usage.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as UsageRecord);
    expect(log.map(({ task, budget }) => [task, budget])).toEqual(
      Array.from({ length: 30 }, (_, number) => [`order-${number}`, pickArm(ARMS, 'src/agent.mjs#plan:1', `order-${number}`)]),
    );
    expect(new Set(log.map(({ budget }) => budget))).toEqual(new Set(ARMS));
    const sent = received.map(({ body }) => body.output_config?.task_budget?.total);
    expect(sent).toEqual(log.flatMap(({ budget }) => [budget, budget]));
  });

  test('loads from CommonJS too', () => {
    const source = "const Anthropic = require('@anthropic-ai/sdk');\nconst client = new Anthropic({ apiKey: 'none' });\n";
    const call = "{ model: 'claude-opus-4-6', max_tokens: 90000, thinking: { type: 'enabled', budget_tokens: 64000 }, messages: [] }";
    const cwd = onTrial({
      'a.cjs': `${source}exports.go = () => client.messages.create(${call});\n`,
    });
    packages(cwd);
    const print = "console.log(require('./task-budget-experiment.cjs').taskBudgetFor('a.cjs#top-level:1'))";
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', print], { cwd, encoding: 'utf8' });
    expect(ARMS, stderr).toContain(Number(stdout));
  });

  test('compiles before and after, whatever is installed', () => {
    for (const sdk of SDKS) {
      const typed = CALL.replace('10000', '64000').replace('main()', 'main(): Promise<Anthropic.Message>');
      const cwd = repository({ '.gitignore': 'node_modules\n', 'src/a.ts': typed });
      install(cwd, sdk);
      expect(typeErrors(cwd)).toEqual([]);
      const { status, stderr } = cli(cwd, ['--experiment', '0.5,0.6', 'src']);
      expect(status, stderr).toBe(0);
      expect(read(cwd, 'src/a.ts')).toContain("total: taskBudgetFor('src/a.ts#main:1')");
      expect(read(cwd, 'src/a.ts')).toContain('Promise<Anthropic.Beta.BetaMessage>');
      fs.symlinkSync(home, path.join(cwd, 'node_modules/opus47-migrate'));
      expect(typeErrors(cwd)).toEqual([]);
    }
  });

  test('is found again without its module being parsed as a call', () => {
    const cwd = onTrial({ 'src/agent.mjs': AGENT(PLAN) });
    expect(cli(cwd, ['--check', '--experiment', '0.5,0.6']).status).toBe(0);
  });
});

describe('calibrate --apply', () => {
  const apply = (cwd: string, log: string, ...args: string[]) => {
    write(cwd, { 'usage.jsonl': log });
    return cli(cwd, ['calibrate', 'usage.jsonl', '--apply', ...args]);
  };

  test('puts the budget back as a number and removes the module; undo brings both back', () => {
    const cwd = onTrial({ 'src/agent.mjs': AGENT(PLAN) });
    const before = snapshot(cwd);
    const { status, stderr } = apply(cwd, logOf('src/agent.mjs#plan:1'));
    expect(status, stderr).toBe(0);
    expect(stderr).toContain('1 budget changed in 2 files.');
    expect(fs.existsSync(path.join(cwd, 'src/task-budget-experiment.mjs'))).toBe(false);
    const literal = Number(/total: (\d+) /.exec(read(cwd, 'src/agent.mjs'))?.[1]);
    expect(literal).toBe(Math.round(35_200 * 1.2));
    expect(read(cwd, 'src/agent.mjs')).not.toContain('taskBudgetFor');
    expect(cli(cwd, ['undo']).status).toBe(0);
    expect(snapshot(cwd)).toEqual({ ...before, 'usage.jsonl': expect.any(String) });
  });

  test('leaves the sites that need more tasks in the experiment', () => {
    const two = PLAN + PLAN.replace('plan', 'review');
    const cwd = onTrial({ 'src/agent.mjs': AGENT(two), 'src/other.mjs': AGENT(PLAN.replace('plan', 'search')) });
    const { stderr } = apply(cwd, logOf('src/agent.mjs#plan:1', 'src/other.mjs#search:1'));
    expect(stderr).toContain('2 budgets changed in 3 files.');
    expect(read(cwd, 'src/task-budget-experiment.mjs')).toMatch(/ARMS = \{\s*'src\/agent\.mjs#review:1': \[32000, 35200, 38400\],?\s*\};/);
    expect(read(cwd, 'src/agent.mjs')).toMatch(/total: 42240[\s\S]*taskBudgetFor\('src\/agent\.mjs#review:1'\)/);
    expect(read(cwd, 'src/other.mjs')).not.toContain('taskBudgetFor');
    git(cwd, 'commit', '-qam', 'some');
    apply(cwd, logOf('src/agent.mjs#review:1'));
    expect(fs.existsSync(path.join(cwd, 'src/task-budget-experiment.mjs'))).toBe(false);
  });

  test('as a diff that git takes, removal included', () => {
    const cwd = onTrial({ 'src/agent.mjs': AGENT(PLAN) });
    const { stdout } = apply(cwd, logOf('src/agent.mjs#plan:1'), '--dry-run');
    expect(stdout).toContain('+++ /dev/null');
    write(cwd, { 'apply.diff': stdout });
    git(cwd, 'apply', 'apply.diff');
    expect(fs.existsSync(path.join(cwd, 'src/task-budget-experiment.mjs'))).toBe(false);
    expect(read(cwd, 'src/agent.mjs')).toContain('total: 42240');
  });
});

describe('--experiment', () => {
  test('as a diff that git takes, and as a plan, the new module included', () => {
    const source = { 'src/agent.mjs': AGENT(PLAN) };
    const wanted = onTrial(source);
    const module = read(wanted, 'src/task-budget-experiment.mjs');
    const asDiff = repository(source);
    const { stdout } = cli(asDiff, ['--dry-run', '--experiment', '0.5,0.55,0.6']);
    expect(stdout).toContain('--- /dev/null\n+++ b/src/task-budget-experiment.mjs\n@@ -0,0 +1,');
    write(asDiff, { 'trial.diff': stdout });
    git(asDiff, 'apply', 'trial.diff');
    const asPlan = repository(source);
    expect(cli(asPlan, ['--plan', 'trial.json', '--experiment', '0.5,0.55,0.6']).status).toBe(0);
    expect(cli(asPlan, ['apply', 'trial.json']).stderr).toContain('2 files');
    for (const cwd of [asDiff, asPlan]) {
      expect(read(cwd, 'src/task-budget-experiment.mjs')).toBe(module);
      expect(read(cwd, 'src/agent.mjs')).toBe(read(wanted, 'src/agent.mjs'));
    }
    expect(cli(asPlan, ['undo']).status).toBe(0);
    expect(fs.existsSync(path.join(asPlan, 'src/task-budget-experiment.mjs'))).toBe(false);
  });

  test('writes over no file that is there by now', () => {
    const cwd = repository({ 'src/agent.mjs': AGENT(PLAN) });
    cli(cwd, ['--plan', 'trial.json', '--experiment', '0.5,0.55,0.6']);
    write(cwd, { 'src/task-budget-experiment.mjs': 'export const mine = true;\n' });
    const { status, stderr } = cli(cwd, ['apply', 'trial.json']);
    expect(status).toBe(2);
    expect(stderr).toContain('src/task-budget-experiment.mjs');
    expect(read(cwd, 'src/task-budget-experiment.mjs')).toBe('export const mine = true;\n');
    expect(read(cwd, 'src/agent.mjs')).toBe(AGENT(PLAN));
  });

  test.each([
    ['one ratio', ['--experiment', '0.5'], 'at least two ratios'],
    ['no number', ['--experiment', '0.5,half'], 'above 0 and at most 1'],
    ['a ratio above 1', ['--experiment', '0.5,1.5'], 'above 0 and at most 1'],
    ['without task budgets', ['--experiment', '0.5,0.6', '--no-task-budget'], 'remove --no-task-budget'],
    ['in the announced form', ['--experiment', '0.5,0.6', '--preset', 'announced'], 'remove --no-task-budget'],
    ['for standard input', ['--experiment', '0.5,0.6', '--stdin-filename', 'a.ts'], '--experiment'],
  ])('is refused with %s', (_, args, message) => {
    const cwd = repository({ 'a.ts': CALL });
    const { status, stderr } = cli(cwd, args, {}, CALL);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(git(cwd, 'status', '--porcelain')).toBe('');
  });
});
