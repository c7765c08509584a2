/** The shell recipes of the pages, run as they stand: `npx opus47-migrate` is the command of this checkout. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { TIED } from '../support/models.js';
import { CALL, folder, git, repository, snapshot } from '../support/project.js';
import { simulate } from '../support/study.js';
import { hasTerminal, openTerminal } from '../support/terminal.js';

const root = path.join(import.meta.dirname, '../..');
const pageOf = (name: string): string => fs.readFileSync(path.join(root, name), 'utf8');

/** The lines of the first shell block below a heading of a page, comments taken off. */
function recipe(name: string, heading: string): string[] {
  const page = pageOf(name);
  const at = page.search(new RegExp(`^#+ ${heading}$`, 'm'));
  expect(at, `${name}: ${heading}`).toBeGreaterThanOrEqual(0);
  const section = page.slice(at);
  const [, block = ''] = /```sh\n(.*?)```/s.exec(section) ?? [];
  return linesOf(block);
}

function linesOf(block: string): string[] {
  return block.split('\n').flatMap((line) => line.replace(/\s+# .*$/, '').trim() || []);
}

function shell(cwd: string, line: string): { status: number | null; stdout: string; stderr: string } {
  const bin = folder();
  fs.writeFileSync(
    path.join(bin, 'npx'),
    `#!/bin/sh\n[ "$1" != --yes ] || shift\n[ "$1" = opus47-migrate ] || exit 99\nshift\nexec "${process.execPath}" "${root}/bin/opus47-migrate.js" "$@"\n`,
    { mode: 0o755 },
  );
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH}`, NO_COLOR: '1' };
  const { status, stdout, stderr } = spawnSync('sh', ['-c', line], { cwd, encoding: 'utf8', env });
  return { status, stdout, stderr };
}

test('Quick start', () => {
  const cwd = repository(TIED);
  const before = snapshot(cwd);
  const [look = '', migrate = '', ...more] = recipe('README.md', 'Quick start');
  expect(more).toEqual([]);
  expect(shell(cwd, look)).toMatchObject({ status: 0, stdout: expect.stringContaining("export const MODEL = 'claude-opus-4-7'") });
  expect(snapshot(cwd)).toEqual(before);
  expect(shell(cwd, migrate)).toMatchObject({ status: 0, stdout: '' });
  expect(snapshot(cwd)['report.html']).toContain('src/own.ts');
  expect(shell(cwd, 'npx opus47-migrate undo').status).toBe(0);
  expect(snapshot(cwd)).toMatchObject(before);
});

test('Review first, undo later', () => {
  const cwd = repository(TIED);
  const before = snapshot(cwd);
  const [, plan = '', apply = '', undo = '', ...more] = recipe('README.md', 'Review first, undo later');
  expect(more).toEqual([]);
  expect(shell(cwd, plan).status).toBe(0);
  expect(shell(cwd, apply).status).toBe(0);
  expect(snapshot(cwd)['src/own.ts']).toContain('client.beta.messages.create');
  expect(shell(cwd, undo).status).toBe(0);
  expect(snapshot(cwd)).toMatchObject(before);
});

test('In CI', () => {
  const cwd = repository(TIED);
  const [strict = '', since = '', ...more] = recipe('README.md', 'In CI');
  expect(more).toEqual([]);
  git(cwd, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
  expect([shell(cwd, strict).status, shell(cwd, since).status]).toEqual([1, 0]);
});

test('Plan, apply, undo', () => {
  const cwd = repository(TIED);
  const before = snapshot(cwd);
  const [plan = '', look = '', apply = '', undo = '', ...more] = recipe('docs/plan-undo.md', 'Plan, apply, undo');
  expect(more).toEqual([]);
  expect(shell(cwd, plan)).toMatchObject({ status: 0, stdout: '' });
  const planned = snapshot(cwd);
  expect(planned).toMatchObject(before);
  expect(shell(cwd, look).stdout).toContain("MODEL = 'claude-opus-4-7'");
  expect(snapshot(cwd)).toEqual(planned);
  expect(shell(cwd, apply).stderr).toBe('4 files written.\n');
  expect(shell(cwd, undo).stderr).toContain('4 files restored');
  expect(snapshot(cwd)).toEqual(planned);
});

test('The page', () => {
  const cwd = repository(TIED);
  const [line = '', ...more] = recipe('docs/reports.md', 'The page');
  expect(more).toEqual([]);
  expect(shell(cwd, line).status).toBe(0);
  expect(snapshot(cwd)['report.html']).toContain('src/own.ts');
  expect(snapshot(cwd)['changes.diff']).toContain('+++ b/src/own.ts');
});

test('What to decide first', () => {
  const reading = `import Anthropic from '@anthropic-ai/sdk';
import { THINKING } from './own';
export const ask = (model: string) => new Anthropic().messages.create({ model, max_tokens: 64000, thinking: THINKING, messages: [] });
`;
  const own = `import Anthropic from '@anthropic-ai/sdk';
export const THINKING = { type: 'enabled' as const, budget_tokens: 8000 };
export const ask = () => new Anthropic().messages.create({ model: 'claude-opus-4-6', max_tokens: 64000, thinking: THINKING, messages: [] });
`;
  const cwd = repository({ 'src/own.ts': own, 'src/open.ts': reading });
  const before = snapshot(cwd);
  const [text = '', json = '', ...more] = recipe('docs/reports.md', 'What to decide first');
  expect(more).toEqual([]);
  expect(shell(cwd, text).stdout).toMatch(/^1\. src\/open\.ts:3 {2}model-unknown {2}frees \d call/);
  expect(JSON.parse(shell(cwd, json).stdout)[0]).toMatchObject({ file: 'src/open.ts', line: 3, reason: 'model-unknown' });
  expect(snapshot(cwd)).toEqual(before);
});

test('Hand over what is left', () => {
  const unknown = CALL.replace('main()', 'main(model: string)').replace("'claude-opus-4-6'", 'model');
  const cwd = repository({ 'src/a.ts': CALL, 'src/b.ts': unknown });
  const [hand = '', remove = '', ...more] = recipe('docs/reports.md', 'Hand over what is left');
  expect(more).toEqual([]);
  expect(shell(cwd, hand).status).toBe(0);
  expect(snapshot(cwd)['src/b.ts']).toContain('// TODO(opus47-migrate): model-unknown: The model cannot be determined from `model`.');
  expect(snapshot(cwd)['left.md']).toContain('### `src/b.ts:6`');
  git(cwd, 'add', '-A');
  expect(shell(cwd, remove).status).toBe(0);
  expect(snapshot(cwd)['src/b.ts']).toBe(unknown);
});

test.skipIf(!hasTerminal)('A guided first run', async () => {
  const cwd = repository(TIED);
  const [line = '', ...more] = recipe('docs/plan-undo.md', 'A guided first run');
  expect(more).toEqual([]);
  const terminal = openTerminal(cwd, line.replace('npx opus47-migrate', `"${process.execPath}" "${root}/bin/opus47-migrate.js"`));
  await terminal.until(/3 calls of one request each/);
  terminal.press('Enter');
  expect(await terminal.until(/ENDED/)).toContain('opus47.config.json was written');
  expect(Object.keys(snapshot(cwd))).toContain('opus47.config.json');
});

test.skipIf(!hasTerminal)('Call by call', async () => {
  const cwd = repository(TIED);
  const [line = '', ...more] = recipe('docs/plan-undo.md', 'Call by call');
  expect(more).toEqual([]);
  const terminal = openTerminal(cwd, line.replace('npx opus47-migrate', `"${process.execPath}" "${root}/bin/opus47-migrate.js"`));
  for (let calls = 3; calls > 0; calls--) {
    await terminal.until(new RegExp(`${calls} calls? left\\n(?:.*\\n)*.*a {2}apply\\n(?:.*\\n)*.*quit: skip this call and the rest\\n`));
    terminal.press('a');
  }
  expect(await terminal.until(/ENDED/)).toContain('3 calls migrated in 4 files');
});

test('Components and documents', () => {
  const cwd = repository({ 'src/App.vue': `<script>\n${CALL}</script>\n`, 'README.md': `\`\`\`ts\n${CALL}\`\`\`\n` });
  const [line = '', ...more] = recipe('docs/components.md', 'Components and documents');
  expect(more).toEqual([]);
  const { status, stdout } = shell(cwd, line);
  expect(status).toBe(0);
  expect(stdout).toContain('+++ b/src/App.vue');
  expect(stdout).toContain('+++ b/README.md');
});

test('Editors and pipes', () => {
  const source = CALL.replace('return client', 'await client');
  const cwd = repository({ 'src/a.ts': source });
  const [pipe = '', explain = '', steps = '', completion = '', ...more] = recipe('docs/eslint.md', 'Editors and pipes');
  expect(more).toEqual([]);
  expect(shell(cwd, pipe)).toMatchObject({ status: 0, stdout: '', stderr: '' });
  expect(snapshot(cwd)['src/a.ts']).toBe(source);
  expect(snapshot(cwd)['a.migrated.ts']).toContain('client.beta.messages.create');
  expect(shell(cwd, explain).stdout).toContain('What to do: ');
  expect(shell(cwd, steps).stdout).toContain('task-budget');
  expect(shell(cwd, completion).status).toBe(0);
  expect(shell(cwd, 'bash -n opus47-migrate.bash')).toMatchObject({ status: 0, stderr: '' });
});

test('One overview', () => {
  const cwd = folder();
  // One that has something to migrate, one that has nothing, and one whose run ends before there is a report.
  const repositories = { shop: { 'a.ts': CALL }, crm: { 'b.ts': 'export {};\n' }, billing: { 'opus47.config.json': '{ "ratoi": 1 }' } };
  for (const [name, files] of Object.entries(repositories)) fs.renameSync(repository(files), path.join(cwd, name));
  const { status, stderr } = shell(cwd, recipe('docs/ci.md', 'One overview').join('\n'));
  expect(status).toBe(0);
  expect(stderr.match(/^.*: no report$/gm)).toEqual(['billing: no report']);
  expect(snapshot(cwd)['overview.md']).toContain('Paths begin with the name of their repository: crm, shop.');
});

test('ESLint', () => {
  const source = CALL.replace('return client', 'await client');
  const configs = [...pageOf('docs/eslint.md').matchAll(/```js\n(.*?)```/gs)].map(([, config = '']) => config);
  expect(configs).toHaveLength(2);
  expect(pageOf('README.md')).toContain(configs[0]);
  for (const [index, file] of ['src/a.js', 'src/a.ts'].entries()) {
    // CommonJS, as `npm init` leaves a package.
    const cwd = repository({ [file]: source, 'eslint.config.mjs': configs[index] ?? '', 'package.json': '{ "type": "commonjs" }' });
    fs.mkdirSync(path.join(cwd, 'node_modules'));
    fs.symlinkSync(root, path.join(cwd, 'node_modules/opus47-migrate'));
    fs.symlinkSync(path.join(root, 'node_modules/@typescript-eslint'), path.join(cwd, 'node_modules/@typescript-eslint'));
    const eslint = (name: string, ...args: string[]) =>
      spawnSync(process.execPath, [path.join(root, `node_modules/${name}/bin/eslint.js`), ...args, 'src'], { cwd, encoding: 'utf8' });
    for (const name of ['eslint', 'eslint-10']) {
      const { status, stdout } = eslint(name);
      expect(status).toBe(1);
      expect(stdout).toContain('opus47-migrate/no-thinking-budget');
    }
    expect(eslint('eslint-10', '--fix')).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(snapshot(cwd)[file]).toContain('client.beta.messages.create');
  }
});

test('the skill for coding agents, line by line', () => {
  const skill = pageOf('skills/opus47-migrate/SKILL.md');
  const [, front = ''] = /^---\n(.*?)\n---\n/s.exec(skill) ?? [];
  const { name, description } = parse(front) as { name: string; description: string };
  expect(name).toBe('opus47-migrate');
  expect(description.length).toBeLessThanOrEqual(1024);
  const unknown = CALL.replace("'claude-opus-4-6'", 'process.env.MODEL');
  const cwd = repository({ 'src/a.ts': CALL, 'src/b.ts': unknown });
  const [plan = '', look = '', apply = '', again = '', prove = '', ...more] = [...skill.matchAll(/```sh\n(.*?)```/gs)].flatMap(
    ([, block = '']) => linesOf(block),
  );
  expect(more).toEqual([]);
  expect(shell(cwd, plan).status).toBe(0);
  expect(shell(cwd, look).stdout).toContain('+++ b/src/a.ts');
  expect(shell(cwd, apply).status).toBe(0);
  const rows = (): { type: string; status?: string; reason?: string; file?: string }[] =>
    (snapshot(cwd)['rows.jsonl'] ?? '')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string });
  expect(rows()[1]).toMatchObject({ type: 'call', status: 'review', reason: 'model-unknown', file: 'src/b.ts', blocker: { line: 7 } });
  expect(shell(cwd, `npx opus47-migrate explain ${rows()[1]?.reason}`).stdout).toContain("process.env.CLAUDE_MODEL ?? 'claude-opus-4-6'");
  expect(shell(cwd, prove).status).toBe(1);
  fs.writeFileSync(path.join(cwd, 'src/b.ts'), unknown.replace('process.env.MODEL', "process.env.MODEL ?? 'claude-opus-4-6'"));
  expect(shell(cwd, again).status).toBe(0);
  expect(rows().some(({ status }) => status === 'review')).toBe(false);
  expect(shell(cwd, prove).status).toBe(0);
});

describe('From migrated to right-sized', () => {
  const section = pageOf('docs/right-sizing.md');
  const blocks = (language: string): string[] =>
    [...section.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(([, block = '']) => block);

  test('as the demo walks it', () => {
    const { stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'scripts/demo-budgets.mjs')], { encoding: 'utf8' });
    for (const block of [...blocks('text'), ...blocks('ts').slice(0, 1), ...blocks('diff').map((one) => one.replaceAll(/^[-+]/gm, ''))])
      for (const line of block.split('\n').filter((one) => one.trim() && !one.startsWith('//') && !one.includes("type: 'enabled'")))
        expect(stdout + stderr).toContain(line.replaceAll(/^ {4}/g, '').trim());
    expect(stdout).toContain("output_config: { task_budget: { type: 'tokens', total: 36_000 } }");
  });

  test('line by line', () => {
    const cwd = repository({ 'src/agent.ts': CALL.replace('main()', 'plan()').replace('10000', '80_000') });
    const [, trial = '', table = '', page = '', look = '', apply = '', ...more] = blocks('sh').flatMap(linesOf);
    expect(more).toEqual([]);
    expect(shell(cwd, trial).status).toBe(0);
    git(cwd, 'add', '-A');
    git(cwd, 'commit', '-qm', 'on trial');
    const quality = (index: number) => 0.9 - 0.25 * Math.max(0, 1 - index);
    const log = simulate({ budgets: [40_000, 48_000, 60_000, 72_000], quality, noise: 'pass-fail', tasks: 100, seed: 1 });
    fs.writeFileSync(path.join(cwd, 'usage.jsonl'), log.map((line) => `${JSON.stringify(line)}\n`).join(''));
    expect(shell(cwd, table).stdout).toContain('Production budget: 57,600');
    expect(shell(cwd, page).status).toBe(0);
    expect(snapshot(cwd)['budgets.html']).toContain('<svg');
    expect(shell(cwd, look).stdout).toContain('+++ /dev/null');
    expect(shell(cwd, apply).status).toBe(0);
    expect(snapshot(cwd)['src/agent.ts']).toContain('total: 57600');
    expect(Object.keys(snapshot(cwd))).not.toContain('src/task-budget-experiment.ts');
  });
});
