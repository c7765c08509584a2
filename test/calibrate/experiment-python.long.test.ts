/** `--experiment` and back in Python: several budgets in the code, logged by CPython, then the one that proved itself. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { PYTHON } from '../support/cpython.js';
import { cli, type Files, git, read, repository, snapshot, write } from '../support/project.js';
import { simulate } from '../support/study.js';

const ARMS = [32_000, 35_200, 38_400];
const MODULE = 'src/task_budget_experiment.py';

const CALL = (name: string) => `def ${name}(text):
    return client.messages.create(
        model="claude-opus-4-6",
        max_tokens=90000,
        thinking={"type": "enabled", "budget_tokens": 64000},
        messages=[{"role": "user", "content": text}],
    )
`;
const AGENT = `"""Plans."""
import anthropic

client = anthropic.Anthropic()


${CALL('plan')}`;

/** Stands in for the package: every answer says which budget it was asked with. */
const STUB = `from types import SimpleNamespace


class Anthropic:
    def __init__(self):
        self.beta = self
        self.messages = self
        self.total = 0

    def create(self, output_config, **rest):
        self.total += 100
        usage = SimpleNamespace(
            input_tokens=self.total, output_tokens=60, cache_read_input_tokens=None, cache_creation_input_tokens=None
        )
        budget = output_config["task_budget"]["total"]
        return SimpleNamespace(model=rest["model"], usage=usage, stop_reason="end_turn", budget=budget)
`;

function onTrial(files: Files): string {
  const cwd = repository({ '.gitignore': '*.jsonl\n__pycache__\n', ...files });
  const { status, stderr } = cli(cwd, ['--experiment', '0.5,0.55,0.6']);
  expect(status, stderr).toBe(0);
  git(cwd, 'add', '-A');
  git(cwd, 'commit', '-qm', 'on trial');
  return cwd;
}

if (!PYTHON) console.warn('skipped: CPython runs the module of an experiment (there is no Python here)');

const apply = (cwd: string, site: string, ...args: string[]) => {
  const log = simulate({ budgets: ARMS, quality: (index) => (index ? 0.9 : 0.5), noise: 'pass-fail', tasks: 100, seed: 1, site });
  write(cwd, { 'usage.jsonl': log.map((record) => `${JSON.stringify(record)}\n`).join('') });
  return cli(cwd, ['calibrate', 'usage.jsonl', '--apply', ...args]);
};

describe('a Python project in an experiment', () => {
  test.skipIf(!PYTHON)('sends one of the budgets in all requests of a task, each of them in some, and logs what calibrate reads', () => {
    const cwd = onTrial({ 'src/agent.py': AGENT });
    write(cwd, {
      'src/anthropic/__init__.py': STUB,
      'src/main.py': `import agent
from task_budget_experiment import Task

for number in range(60):
    with Task("src/agent.py#plan:1", "usage.jsonl", id=f"order-{number}") as task:
        first, second = task.add(agent.plan("a")), task.add(agent.plan("b"))
        assert first.budget == second.budget == task.budget
        task.score(number % 2 == 0)
try:
    with Task("src/agent.py#plan:1", "usage.jsonl", id="broken"):
        raise KeyError
except KeyError:
    pass
`,
    });
    const { status, stderr } = spawnSync(PYTHON as string, ['src/main.py'], { cwd, encoding: 'utf8' });
    expect(status, stderr).toBe(0);
    const log = read(cwd, 'usage.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(log).toHaveLength(61);
    expect(new Set(log.slice(0, 60).map(({ budget }) => budget))).toEqual(new Set(ARMS));
    expect(log[0]).toMatchObject({ task: 'order-0', requests: 2, quality: 1, ok: true, stopReason: 'end_turn', model: 'claude-opus-4-7' });
    // 100 tokens more of input than before, 60 of them the last answer.
    expect(log[0]).toMatchObject({ spent: 160, tokens: { input: 300, output: 120, thinking: null } });
    expect(log[60]).toMatchObject({ task: 'broken', requests: 0, quality: null, ok: false, model: null });
    const { stdout } = cli(cwd, ['calibrate', 'usage.jsonl']);
    expect(stdout).toContain('src/agent.py#plan:1  60 tasks on claude-opus-4-7');
  });

  test('is found again without its module being parsed as a call', () => {
    const cwd = onTrial({ 'src/agent.py': AGENT });
    expect(read(cwd, 'src/agent.py')).toMatch(/import anthropic\nfrom task_budget_experiment import task_budget_for\n/);
    expect(cli(cwd, ['--check', '--experiment', '0.5,0.6']).status).toBe(0);
  });

  test('calibrate puts the budget back as a number and removes the module; undo brings both back', () => {
    const cwd = onTrial({ 'src/agent.py': AGENT });
    const before = snapshot(cwd);
    const { stderr } = apply(cwd, 'src/agent.py#plan:1');
    expect(stderr).toContain('1 budget changed in 2 files.');
    expect(fs.existsSync(path.join(cwd, MODULE))).toBe(false);
    expect(read(cwd, 'src/agent.py')).toContain('"total": 42240');
    expect(read(cwd, 'src/agent.py')).not.toContain('task_budget_for');
    expect(cli(cwd, ['undo']).status).toBe(0);
    expect(snapshot(cwd)).toEqual({ ...before, 'usage.jsonl': expect.any(String) });
  });

  test('calls join the module that is there, and those that need more tasks stay in it', () => {
    const cwd = onTrial({ 'src/agent.py': AGENT });
    write(cwd, { 'src/other.py': AGENT.replace('plan', 'review') });
    git(cwd, 'add', '-A');
    git(cwd, 'commit', '-qm', 'another');
    expect(cli(cwd, ['--experiment', '0.5,0.6']).status).toBe(0);
    expect(read(cwd, MODULE)).toContain(
      'ARMS: dict[str, list[int]] = {\n    "src/agent.py#plan:1": [32000, 35200, 38400],\n    "src/other.py#review:1": [32000, 38400],\n}\n',
    );
    git(cwd, 'add', '-A');
    git(cwd, 'commit', '-qm', 'on trial, too');
    expect(apply(cwd, 'src/agent.py#plan:1').stderr).toContain('1 budget changed in 2 files.');
    expect(read(cwd, MODULE)).toContain('ARMS: dict[str, list[int]] = {\n    "src/other.py#review:1": [32000, 38400],\n}\n');
  });

  test.each([
    ['a script', { 'src/agent.py': AGENT }, 'src/agent.py', 'from task_budget_experiment import'],
    ['a package', { 'app/__init__.py': '', 'app/agent.py': AGENT }, 'app/agent.py', 'from app.task_budget_experiment import'],
    [
      'a package that names its own modules by dots',
      { 'app/__init__.py': '', 'app/agent.py': `from .settings import X\n${AGENT}`, 'app/settings.py': 'X = 1\n' },
      'app/agent.py',
      'from .task_budget_experiment import',
    ],
    [
      'a package whose modules are named from above it',
      { 'app/agent.py': `from lib.app.settings import X\n${AGENT}`, 'lib/app/settings.py': 'X = 1\n', 'lib/app/agent.py': AGENT },
      'app/agent.py',
      'from task_budget_experiment import',
    ],
  ])('imports the module as %s does', (_, files, name, expected) => {
    const cwd = onTrial(files);
    expect(read(cwd, name)).toContain(`${expected} task_budget_for\n`);
  });

  test.each([
    ['has a function of that name', `def task_budget_for(x):\n    return x\n\n\n${AGENT}`, 'its file has a task_budget_for of its own'],
    ['is of no one number', AGENT.replace('64000', 'int(text)'), 'its thinking budget is not a single known number'],
    ['has a small budget', AGENT.replace('64000', '8000'), 'every ratio gives 20,000 tokens'],
  ])('says why a call is not part of the experiment that %s', (_, source, why) => {
    const cwd = repository({ 'src/agent.py': source });
    const { stdout, stderr } = cli(cwd, ['--dry-run', '--experiment', '0.5,0.55,0.6']);
    expect(stdout + stderr).toContain(`not-on-trial: This call is not part of the experiment: ${why}.`);
    expect(stdout).not.toContain('task_budget_experiment');
  });
});
