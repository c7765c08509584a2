/** `explain`, `--list-steps` and `completion`, as processes. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createProgram } from '../../src/cli/program.js';
import { FORMAT_NAMES } from '../../src/report/formats.js';
import { STEP_NAMES } from '../../src/rewrite/steps.js';
import { NOTES, REASONS } from '../../src/sites/reasons.js';
import { command } from '../support/command.js';
import { plain, write } from '../support/project.js';

const findings = fs.readFileSync(path.join(import.meta.dirname, '../../docs/findings.md'), 'utf8');

describe('explain', () => {
  const cwd = '.';
  test.each(['model-mixed', 'sampling-removed', 'task-budget'])('prints the entry of the docs: %s', async (name) => {
    const { status, stdout } = await command(cwd, ['explain', name]);
    expect(status).toBe(0);
    const [, paragraph = ''] = new RegExp(`### \`${name}\`\\n\\n([\\s\\S]*?)\\n(?=\\n#|$)`).exec(findings) ?? [];
    expect(paragraph.length).toBeGreaterThan(40);
    const words = paragraph
      .replaceAll(/^```(?:\w+)?$/gm, '')
      .split('\n')
      .map((line) => line.trim());
    expect(stdout.split('\n').map((line) => line.trim())).toEqual(expect.arrayContaining(words));
  });

  test('shows code, indented, in both languages, and colours a diff where there are colours', async () => {
    const plain = (await command(cwd, ['explain', 'model-unknown'])).stdout;
    expect(plain).toContain('TypeScript:\n\n     const answer');
    expect(plain).toContain('Python:\n\n     answer');
    expect(plain).not.toMatch(/```|\u001b/);
    const coloured = (await command(cwd, ['explain', 'model-unknown'], { NO_COLOR: '', FORCE_COLOR: '1' })).stdout;
    expect(coloured).toContain('    \u001b[31m-  model: process.env.CLAUDE_MODEL,\u001b[39m\n');
    expect(coloured).toContain('    \u001b[32m+  model: ');
  });

  test('lists every name without one', async () => {
    const { stdout } = await command(cwd, ['explain']);
    for (const name of [...Object.keys(REASONS), ...Object.keys(NOTES), ...STEP_NAMES]) expect(stdout).toContain(`  ${name}\n`);
  });

  test('says which name was meant', async () => {
    const { status, stderr, stdout } = await command(cwd, ['explain', 'modl-mixed']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('Did you mean model-mixed?');
  });
});

test('--list-steps has every step with what it does', async () => {
  const { status, stdout } = await command('.', ['--list-steps']);
  expect(status).toBe(0);
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => line.split(' ')[0]),
  ).toEqual(STEP_NAMES);
});

describe('completion', () => {
  const program = createProgram(FORMAT_NAMES, () => '');

  test('bash completes options, choices, commands and names', async () => {
    const { stdout } = await command('.', ['completion', 'bash']);
    const cwd = plain({ 'plan.json': '{}' });
    write(cwd, {
      'complete.sh': `${stdout}\ntry() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _opus47_migrate; echo "\${COMPREPLY[*]}"; }\n`,
    });
    const tries: Record<string, string> = {
      'opus47-migrate --format sar': 'sarif',
      'opus47-migrate --types = o': 'off',
      'opus47-migrate --min-b': '--min-budget',
      'opus47-migrate und': 'undo',
      'opus47-migrate src und': '',
      'opus47-migrate explain model-mi': 'model-mixed',
      'opus47-migrate apply pl': 'plan.json',
      'opus47-migrate apply --allow': '--allow-dirty',
      'opus47-migrate completion z': 'zsh',
    };
    const script = Object.keys(tries)
      .map((words) => `try ${words}`)
      .join('\n');
    const ran = spawnSync('bash', ['--norc', '-c', `. ./complete.sh\n${script}`], { cwd, encoding: 'utf8' });
    expect(ran.stderr).toBe('');
    expect(ran.stdout.split('\n').slice(0, -1)).toEqual(Object.values(tries));
  });

  test.each(['zsh', 'fish'])('%s has every option and command', async (shell) => {
    const { status, stdout } = await command('.', ['completion', shell]);
    expect(status).toBe(0);
    for (const { long } of program.options) expect(stdout).toContain(shell === 'fish' ? `-l ${long?.slice(2)} ` : ` ${long} `);
    for (const command of program.commands) expect(stdout).toContain(command.name());
  });

  test('names the shells there are', async () => {
    const { status, stderr } = await command('.', ['completion', 'tcsh']);
    expect(status).toBe(2);
    expect(stderr).toContain('bash, zsh, fish');
  });
});
