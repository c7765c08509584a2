/** One source through the command, as an editor or a pipe drives it. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { command } from '../support/command.js';
import { CALL, cli, git, plain, read, repository, snapshot } from '../support/project.js';

const stdin = async (cwd: string, text: string, ...args: string[]) =>
  await command(cwd, ['--stdin-filename', 'src/a.ts', ...args], {}, text);
const BIN = path.join(import.meta.dirname, '../../bin/opus47-migrate.js');
const MODEL = CALL.replace('main()', 'main(model: string)').replace("'claude-opus-4-6'", 'model');

describe('--stdin-filename', () => {
  test('prints what a run would write, and writes nothing', async () => {
    const cwd = repository({ 'src/a.ts': CALL });
    const before = snapshot(cwd);
    const { status, stdout, stderr } = await stdin(cwd, CALL);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(cli(cwd, ['--stdin-filename', 'src/a.ts'], {}, CALL)).toEqual({ status, stdout, stderr });
    expect(snapshot(cwd)).toEqual(before);
    await command(cwd, ['--types', 'off']);
    expect(stdout).toBe(read(cwd, 'src/a.ts'));
    expect((await stdin(cwd, stdout)).stdout).toBe(stdout);
  });

  test('takes the text that comes, whatever is saved, and the settings of the project', async () => {
    const cwd = repository({ 'src/a.ts': 'export {};\n', 'opus47.config.json': '{ "minBudget": 22000 }' });
    expect((await stdin(cwd, CALL)).stdout).toContain('total: 22000');
    expect((await stdin(cwd, CALL, '--min-budget', '21000')).stdout).toContain('total: 21000');
  });

  test('keeps the byte order mark, line ends and a missing last one', async () => {
    const source = `\uFEFF${CALL.replace('return client', 'await client').trimEnd().replaceAll('\n', '\r\n')}`;
    const { stdout } = await stdin(plain({}), source);
    expect(stdout.startsWith('\uFEFFimport')).toBe(true);
    expect(stdout).toContain('client.beta.messages');
    expect(stdout.replaceAll('\r\n', '')).not.toContain('\n');
    expect(stdout.endsWith('}')).toBe(true);
  });

  test('hands back bytes that are no UTF-8 as they came', () => {
    const source = Buffer.from("# -*- coding: latin-1 -*-\nx = 'caf\xe9'\n", 'latin1');
    const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, '--stdin-filename', 'a.py'], { cwd: plain({}), input: source });
    expect(stdout).toEqual(source);
    expect(status).toBe(2);
    expect(String(stderr)).toContain('a.py: stdin is not valid UTF-8');
  });

  test('prints the diff with --dry-run, and nothing with --check', async () => {
    const cwd = repository({ 'src/a.ts': CALL });
    const { stdout } = await stdin(cwd, CALL, '--dry-run');
    expect(stdout).toContain('--- a/src/a.ts\n+++ b/src/a.ts\n');
    expect(() => git(cwd, 'apply', '--check', '-')).toThrow();
    expect(await stdin(cwd, CALL, '--check')).toMatchObject({ status: 1, stdout: '' });
    expect(await stdin(cwd, 'const a = 1;\n', '--check')).toMatchObject({ status: 0, stdout: '' });
  });

  test('says on stderr what a person has to decide, and exits as the command does', async () => {
    const { status, stdout, stderr } = await stdin(plain({}), MODEL);
    expect({ status, stdout }).toEqual({ status: 0, stdout: MODEL });
    expect(stderr).toContain('src/a.ts:6: model-unknown: ');
    expect((await stdin(plain({}), MODEL, '--check')).status).toBe(0);
    expect((await stdin(plain({}), MODEL, '--check', '--strict')).status).toBe(1);
  });

  test('leaves to the command what takes the compiler, but for --types off', async () => {
    const source = CALL.replace('main()', 'main(): Promise<Anthropic.Message>');
    const cwd = repository({ 'src/a.ts': source });
    const { stdout, stderr } = await stdin(cwd, source);
    expect(stdout).toBe(source);
    expect(stderr).toBe(
      'src/a.ts:6: this call would migrate, but types around it may have to change, which needs the compiler: run npx opus47-migrate .\n',
    );
    expect(await stdin(cwd, source, '--types', 'off')).toMatchObject({
      stderr: '',
      stdout: expect.stringContaining('client.beta.messages'),
    });
  });

  test('says that a name comes from a file that is not seen', async () => {
    const source = `import { MODEL } from './models.js';\n${CALL.replace("'claude-opus-4-6'", 'MODEL')}`;
    expect((await stdin(plain({}), source)).stderr).toBe(
      'src/a.ts:7: model-unknown: `MODEL` is defined in another file, ./models.js, which is not analysed here. Run npx opus47-migrate src/a.ts.\n',
    );
  });

  test('leaves to the command what other files share', async () => {
    const cwd = repository({ 'src/models.ts': "export const MODEL = 'claude-opus-4-6';\n" });
    const source = `import { MODEL } from './models';\n${CALL.replace("'claude-opus-4-6'", 'MODEL')}`;
    const project = repository({ 'src/models.ts': read(cwd, 'src/models.ts'), 'src/a.ts': source });
    const { stdout, stderr } = await stdin(project, source);
    expect(stdout).toBe(source);
    expect(stderr).toBe(
      'src/a.ts:7: this call would migrate, but what must change with it is defined in src/models.ts: run npx opus47-migrate src/a.ts src/models.ts\n',
    );
  });

  test('gives back what does not parse, with an error', async () => {
    const broken = `${CALL}const = 1;\n`;
    const { status, stdout, stderr } = await stdin(plain({}), broken);
    expect({ status, stdout }).toEqual({ status: 2, stdout: broken });
    expect(stderr).toMatch(/^src\/a\.ts:\d+: /);
  });

  test('takes Python and notebooks', async () => {
    const python = `import anthropic
from app.config import BUDGET

MODEL = "claude-opus-4-6"
client = anthropic.Anthropic()
client.messages.create(model=MODEL, max_tokens=64000, thinking={"type": "enabled", "budget_tokens": BUDGET}, messages=[])
`;
    const notebook = JSON.stringify({ cells: [{ cell_type: 'code', source: python }] }, null, 1);
    const config = 'BUDGET = 40_000\n';
    for (const [name, text] of [
      ['src/a.py', python],
      ['src/a.ipynb', notebook],
    ] as const) {
      const cwd = repository({ 'src/app/config.py': config, [name]: text });
      const through = async (source: string, ...args: string[]) => await command(cwd, ['--stdin-filename', name, ...args], {}, source);
      const { status, stdout, stderr } = await through(text);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect((await through(text, '--check')).status).toBe(1);
      expect((await through(text.replace('"claude-opus-4-6"', 'input()').replace('\\"claude-opus-4-6\\"', 'input()'))).stderr).toContain(
        'model-unknown: ',
      );
      expect(await through(`${text}(`)).toMatchObject({ status: 2, stdout: `${text}(` });
      const alone = await command(plain({}), ['--stdin-filename', name], {}, text.replace('BUDGET}', '40_000}'));
      expect(alone.stdout).toContain('22_000');
      await command(cwd, []);
      expect(stdout).toBe(read(cwd, name));
      expect(stdout).toContain('claude-opus-4-7');
    }
  });

  test('leaves to the command what other Python files share', async () => {
    const call =
      'import anthropic\nfrom config import MODEL\nanthropic.Anthropic().messages.create(model=MODEL, max_tokens=64000, thinking={"type": "enabled", "budget_tokens": 40000}, messages=[])\n';
    const cwd = repository({ 'a.py': call, 'config.py': 'MODEL = "claude-opus-4-6"\n' });
    const { stdout, stderr } = await command(cwd, ['--stdin-filename', 'a.py'], {}, call);
    expect(stdout).toBe(call);
    expect(stderr).toBe(
      'a.py:3: this call would migrate, but what must change with it is defined in config.py: run npx opus47-migrate a.py config.py\n',
    );
  });

  test.each([
    [['--format', 'json'], "cannot be used with option '--format <name>'"],
    [['--staged'], "cannot be used with option '--staged'"],
    [['src'], 'reads one source from stdin and takes no paths'],
  ])('refuses %j', async (args, message) => {
    const { status, stdout, stderr } = await stdin(plain({ 'src/a.ts': CALL }), CALL, ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});
