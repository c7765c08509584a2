/** Sampling parameters that are refused whatever the model: what the files around a call say decides. */
import { describe, expect, test } from 'vitest';
import { run } from '../../src/run/run.js';
import { command } from '../support/command.js';
import { CALL, type Files, git, read, repository, write } from '../support/project.js';

const WARM =
  "import Anthropic from '@anthropic-ai/sdk';\nnew Anthropic().messages.create({ model: 'claude-sonnet-4-6', max_tokens: 1, temperature: 1, messages: [] });\n";
const installed = (version: string): Files => ({
  'node_modules/@anthropic-ai/sdk/package.json': JSON.stringify({ version }),
  '.gitignore': 'node_modules\n',
});
const reasons = async (cwd: string, options: Parameters<typeof run>[1] = {}) =>
  (await run(['.'], { cwd, mode: 'check', types: 'off', ...options })).report.sites.map(({ file, reason }) => `${file} ${reason}`);

describe('the SDK that is installed decides', () => {
  test('0.x takes them, 1.x does not', async () => {
    expect(await reasons(repository({ 'a.js': WARM, ...installed('0.137.0') }))).toEqual([]);
    expect(await reasons(repository({ 'a.js': WARM, ...installed('1.14.0') }))).toEqual(['a.js sampling-refused']);
    expect(await reasons(repository({ 'a.js': WARM }))).toEqual([]);
  });

  test('in each package of a workspace', async () => {
    const declares = (range: string) => JSON.stringify({ dependencies: { '@anthropic-ai/sdk': range } });
    const cwd = repository({ 'a/package.json': declares('^0.90.0'), 'a/x.js': WARM, 'b/package.json': declares('^1.0.0'), 'b/x.js': WARM });
    expect(await reasons(cwd)).toEqual(['b/x.js sampling-refused']);
  });

  test('and a kept answer is not given when it changes', async () => {
    const cwd = repository({ 'a.js': WARM, 'b.py': '', ...installed('0.137.0') });
    const check = async () => (await command(cwd, ['--check', '--cache', '--format', 'json'])).stdout;
    expect(await check()).not.toContain('sampling-refused');
    write(cwd, installed('1.14.0'));
    expect(await check()).toContain('sampling-refused');
    expect(await check()).toContain('sampling-refused');
  });
});

describe('--fix-sampling', () => {
  test('writes, says what it did, and undo takes it back', async () => {
    const cwd = repository({ 'a.js': WARM, ...installed('1.14.0') });
    expect((await command(cwd, ['--check', '--fix-sampling'])).status).toBe(1);
    const { status, stderr } = await command(cwd, ['--fix-sampling']);
    expect(status, stderr).toBe(0);
    expect(read(cwd, 'a.js')).toBe(WARM.replace(' temperature: 1,', ''));
    expect(stderr).toContain('sampling-fixed: temperature removed');
    git(cwd, 'commit', '-qam', 'x');
    expect((await command(cwd, ['--check', '--fix-sampling', '--strict'])).status).toBe(0);
    expect((await command(cwd, ['undo'])).status).toBe(0);
    expect(read(cwd, 'a.js')).toBe(WARM);
  });

  test('mends raw requests by the version that they name', async () => {
    const raw = (version: string) =>
      `fetch('https://api.anthropic.com/v1/messages', { method: 'POST', headers: { 'anthropic-version': '${version}' }, body: JSON.stringify({ model: 'claude-sonnet-4-6', max_tokens: 1, top_k: 2, messages: [] }) });\n`;
    const cwd = repository({ 'new.js': raw('2026-10-21'), 'old.js': raw('2023-06-01') });
    await run(['.'], { cwd, fixSampling: true });
    expect(read(cwd, 'new.js')).toBe(raw('2026-10-21').replace(' top_k: 2,', ''));
    expect(read(cwd, 'old.js')).toBe(raw('2023-06-01'));
  });

  test('says so where it finds nothing', async () => {
    const cwd = repository({ 'a.js': WARM });
    const { status, stderr } = await command(cwd, ['--check', '--fix-sampling']);
    expect(status).toBe(0);
    expect(stderr).toContain('--fix-sampling found no call that fails because of its sampling parameters.');
  });
});

describe('an SDK that is too old', () => {
  test('is told with the command that installs another', async () => {
    const cwd = repository({ 'a.ts': CALL, 'pnpm-lock.yaml': '', 'package.json': '{}', ...installed('0.60.0') });
    const { stdout, stderr } = await command(cwd, ['--check']);
    expect(stdout).toContain('sdk-too-old');
    expect(stderr).toContain('To install an SDK that supports task budgets: pnpm add "@anthropic-ai/sdk@>=0.90.0 <1"');
    expect((await command(cwd, ['--check', '--types', 'off'])).stderr).not.toContain('This installs');
  });

  test('in Python too, where the call would fail', async () => {
    const call =
      'import anthropic\nanthropic.Anthropic().messages.create(model="claude-opus-4-6", max_tokens=64000, thinking={"type": "enabled", "budget_tokens": 40000}, messages=[])\n';
    const cwd = repository({ 'a.py': call, 'requirements.txt': 'anthropic==0.60.0\n' });
    expect(await reasons(cwd, { types: 'auto' })).toEqual(['a.py sdk-too-old']);
    expect(await reasons(cwd, { types: 'auto', taskBudget: false })).toEqual(['a.py null']);
    expect(await reasons(cwd, { types: 'off' })).toEqual(['a.py null']);
    write(cwd, { 'requirements.txt': 'anthropic>=0.60.0\n' });
    expect(await reasons(cwd, { types: 'auto' })).toEqual(['a.py null']);
    expect((await command(repository({ 'a.py': call, 'requirements.txt': 'anthropic==0.60.0\n' }), ['--check'])).stderr).toContain(
      'To install an SDK that supports task budgets: pip install "anthropic>=0.75.0,<1"',
    );
  });
});
