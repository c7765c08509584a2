/** `calibrate --apply`: production budgets into code that was migrated, through the real command. */
import { describe, expect, test } from 'vitest';
import { command } from '../support/command.js';
import { CALL, git, read, repository, write } from '../support/project.js';
import { simulate } from '../support/study.js';

const quality = (index: number) => 0.9 - 0.25 * Math.max(0, 2 - index);
/** Calls for a production budget of 48,000 tokens. */
const logOf = (...sites: string[]): string =>
  sites
    .flatMap((site) => simulate({ budgets: [20_000, 30_000, 40_000, 50_000], quality, noise: 'pass-fail', tasks: 100, seed: 1, site }))
    .map((record) => `${JSON.stringify(record)}\n`)
    .join('');

/** A project whose calls are migrated and committed. */
async function migrated(files: Record<string, string>, log: string): Promise<string> {
  const cwd = repository({ '.gitignore': 'usage.jsonl\n', ...files });
  await command(cwd, ['--types', 'off']);
  git(cwd, 'commit', '-qam', 'migrated');
  write(cwd, { 'usage.jsonl': log });
  return cwd;
}

const apply = async (cwd: string, ...args: string[]) => await command(cwd, ['calibrate', 'usage.jsonl', '--apply', ...args]);

describe('--apply', () => {
  test('writes the production budget, once, and can be undone', async () => {
    const cwd = await migrated({ 'src/a.ts': CALL, 'src/b.ts': CALL }, logOf('src/a.ts#main:1'));
    const before = read(cwd, 'src/a.ts');
    const { status, stdout, stderr } = await apply(cwd);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toContain('Production budget: 48,000');
    expect(stderr).toContain('src/a.ts:6  20,000 → 48,000\n1 budget changed in 1 file.');
    expect(read(cwd, 'src/a.ts')).toBe(before.replace('20000', '48000'));
    git(cwd, 'commit', '-qam', 'calibrated');
    expect((await apply(cwd)).stderr).toContain('0 budgets changed in 0 files.');
    expect((await command(cwd, ['undo'])).status).toBe(0);
    expect(read(cwd, 'src/a.ts')).toBe(before);
  });

  test('shows the diff with --dry-run', async () => {
    const cwd = await migrated({ 'src/a.ts': CALL }, logOf('src/a.ts#main:1'));
    const { stdout } = await apply(cwd, '-d');
    write(cwd, { 'a.diff': stdout });
    git(cwd, 'apply', 'a.diff');
    expect(read(cwd, 'src/a.ts')).toContain('total: 48000');
  });

  test('refuses files with changes that git does not hold', async () => {
    const cwd = await migrated({ 'src/a.ts': CALL }, logOf('src/a.ts#main:1'));
    const changed = `${read(cwd, 'src/a.ts')}// mine\n`;
    write(cwd, { 'src/a.ts': changed });
    const { status, stderr } = await apply(cwd);
    expect(status).toBe(2);
    expect(stderr).toContain('src/a.ts');
    expect(read(cwd, 'src/a.ts')).toBe(changed);
    expect((await apply(cwd, '--allow-dirty')).status).toBe(0);
    expect(read(cwd, 'src/a.ts')).toBe(changed.replace('20000', '48000'));
  });

  const shared = `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
const params = { model: 'claude-opus-4-6', max_tokens: 16000, thinking: { type: 'enabled' as const, budget_tokens: 10000 } };
export const one = () => client.messages.create({ ...params, messages: [] });
export const two = () => client.messages.create({ ...params, messages: [] });
`;

  test('leaves a budget that other calls have too, unless they are to get the same', async () => {
    const cwd = await migrated({ 'src/a.ts': shared }, logOf('src/a.ts#one:1'));
    const before = read(cwd, 'src/a.ts');
    expect((await apply(cwd)).stderr).toContain('left src/a.ts#one:1: its budget is also that of src/a.ts#two:1');
    expect(read(cwd, 'src/a.ts')).toBe(before);
    write(cwd, { 'usage.jsonl': logOf('src/a.ts#one:1', 'src/a.ts#two:1') });
    expect((await apply(cwd)).status).toBe(0);
    expect(read(cwd, 'src/a.ts')).toBe(before.replace('total: 20000', 'total: 48000'));
  });

  test('names what it leaves: a computed budget, none, a call that is gone', async () => {
    const computed = CALL.replace('main()', 'main(steps: number)').replace('10000', 'steps * 2000');
    const cwd = await migrated(
      { 'src/computed.ts': computed, 'src/none.ts': CALL.replace(/ {4}thinking.*\n/, '').replace('4-6', '4-7') },
      logOf('src/computed.ts#main:1', 'src/none.ts#main:1', 'src/gone.ts#main:1'),
    );
    const { status, stderr } = await apply(cwd);
    expect(status).toBe(0);
    expect(stderr).toMatch(/left src\/computed\.ts#main:1: its budget is computed: .*Math\.max/);
    expect(stderr).toContain('left src/none.ts#main:1: ');
    expect(stderr).toContain('left src/gone.ts#main:1: no such call is left in the code');
    expect(git(cwd, 'status', '--porcelain')).toBe('');
  });

  test('replaces the name of a constant, not its value', async () => {
    const named = CALL.replace('export async', 'const TOTAL = 25_000;\nexport const total = TOTAL;\n\nexport async');
    const cwd = await migrated({ 'src/a.ts': named }, logOf('src/a.ts#main:1'));
    write(cwd, { 'src/a.ts': read(cwd, 'src/a.ts').replace('total: 20_000', 'total: TOTAL').replace('total: 20000', 'total: TOTAL') });
    git(cwd, 'commit', '-qam', 'named');
    expect((await apply(cwd)).status).toBe(0);
    expect(read(cwd, 'src/a.ts')).toMatch(/const TOTAL = 25_000;[\s\S]*total: 48_?000/);
  });

  test('writes budgets in Python, notebooks and components too', async () => {
    const python = `import anthropic

client = anthropic.Anthropic()


def main():
    return client.messages.create(
        model="claude-opus-4-6",
        max_tokens=64_000,
        thinking={"type": "enabled", "budget_tokens": 30_000},
        messages=[],
    )
`;
    const notebook = JSON.stringify({ cells: [{ cell_type: 'code', source: python.split(/(?<=\n)/) }] }, null, 1);
    const cwd = await migrated(
      { 'src/a.py': python, 'src/b.ipynb': notebook, 'src/A.vue': `<script lang="ts">\n${CALL}</script>\n` },
      logOf('src/a.py#main:1', 'src/b.ipynb#main:1', 'src/A.vue#main:1'),
    );
    const before = { python: read(cwd, 'src/a.py'), notebook: read(cwd, 'src/b.ipynb'), vue: read(cwd, 'src/A.vue') };
    expect((await apply(cwd)).stderr).toContain('3 budgets changed in 3 files.');
    expect(read(cwd, 'src/b.ipynb')).toBe(before.notebook.replace('"total\\": 20_000', '"total\\": 48_000'));
    expect(read(cwd, 'src/a.py')).toBe(before.python.replace('"total": 20_000', '"total": 48_000'));
    expect(read(cwd, 'src/A.vue')).toBe(before.vue.replace('total: 20000', 'total: 48000'));
  });

  test('needs one budget for each site', async () => {
    const cwd = await migrated({ 'src/a.ts': CALL }, logOf('src/a.ts#main:1'));
    const { status, stderr } = await apply(cwd, '--by', 'category');
    expect(status).toBe(2);
    expect(stderr).toContain('--apply needs one budget per call');
  });
});
