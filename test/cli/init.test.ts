/** `init`: walked through a pseudo-terminal, and without one. */
import fs from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { configSchema } from '../../src/run/config-fields.js';
import { version } from '../../src/run/version.js';
import { command } from '../support/command.js';
import { CALL, cli, type Files, git, plain, read, repository, snapshot, write } from '../support/project.js';
import { hasTerminal, openTerminal } from '../support/terminal.js';

const FILE = 'opus47.config.json';
const shell = `"${process.execPath}" "${path.join(import.meta.dirname, '../../bin/opus47-migrate.js')}"`;
const PUBLISHED = `https://unpkg.com/opus47-migrate@${version()}/config.schema.json`;

const AGENT = CALL.replace("messages: [{ role: 'user', content: 'ping' }],", '$&\n    tools,').replace('main()', 'main(tools)');
const PROJECT: Files = { 'src/agent.js': AGENT, 'src/one.js': CALL, '.env': 'MODEL=claude-opus-4-6\n' };

describe('without a terminal', () => {
  test('it says so and does not wait', () => {
    const cwd = repository(PROJECT);
    const { status, stdout, stderr } = cli(cwd, ['init'], {}, '');
    expect({ status, stdout, stderr }).toEqual({
      status: 2,
      stdout: '',
      stderr: 'opus47-migrate: init needs a terminal. Without one, use --yes for the defaults.\n',
    });
    expect(fs.existsSync(path.join(cwd, FILE))).toBe(false);
  });

  test.each(['--yes', '-y'])('%s takes the defaults, and shows what comes next', async (flag) => {
    const cwd = repository(PROJECT);
    const { status, stdout, stderr } = await command(cwd, ['init', flag]);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(JSON.parse(read(cwd, FILE))).toEqual({ $schema: PUBLISHED });
    expect(stderr).toContain('2 calls would migrate in 2 files');
    expect(stderr).toMatch(/ {2}(?:npx )?opus47-migrate --dry-run +see the changes as a diff\n/);
    expect(stderr).toMatch(/ {2}(?:npx )?opus47-migrate +migrate 2 calls\n/);
    expect(stderr).toMatch(/ {2}(?:npx )?opus47-migrate undo +restore every file of that run\n/);
    expect(stderr).not.toContain('Commit');
    expect((await command(cwd, [])).status).toBe(0);
    expect(read(cwd, 'src/one.js')).toContain('claude-opus-4-7');
    expect((await command(cwd, ['undo'])).status).toBe(0);
    expect(read(cwd, 'src/one.js')).toBe(CALL);
  });

  test.each<[string, Files, string]>([
    ['its own file', { [FILE]: '{ "ratio": 0.6 }' }, FILE],
    ['a field of the manifest', { 'package.json': '{ "opus47-migrate": { "ratio": 0.6 } }' }, 'package.json'],
  ])('%s is not replaced', async (_, files, name) => {
    const cwd = repository({ ...PROJECT, ...files });
    const before = snapshot(cwd);
    const { status, stderr } = await command(cwd, ['init', '--yes']);
    expect(status).toBe(2);
    expect(stderr).toContain(`${name} configures this folder already`);
    expect(snapshot(cwd)).toEqual(before);
  });

  test('where no call has a budget, there is nothing to configure', async () => {
    const cwd = plain({ 'a.js': 'export const a = 1;\n' });
    expect(await command(cwd, ['init', '--yes'])).toMatchObject({
      status: 0,
      stderr: 'No call with a thinking budget was found here: there is nothing to configure.\n',
    });
    expect(snapshot(cwd)).toEqual({ 'a.js': 'export const a = 1;\n' });
  });

  test('files that a run would refuse are told before, and the installed schema is named', async () => {
    const cwd = repository({ ...PROJECT, 'packages/a/b.js': CALL });
    write(cwd, { 'packages/a/b.js': `${CALL}// new\n`, 'node_modules/opus47-migrate/config.schema.json': '{}' });
    const inFolder = await command(path.join(cwd, 'packages/a'), ['init', '--yes']);
    expect(inFolder.stderr).toContain('a run refuses 1 file that has uncommitted changes.');
    expect(JSON.parse(read(cwd, `packages/a/${FILE}`))).toEqual({ $schema: '../../node_modules/opus47-migrate/config.schema.json' });
    await command(cwd, ['init', '--yes']);
    expect(JSON.parse(read(cwd, FILE))).toEqual({ $schema: './node_modules/opus47-migrate/config.schema.json' });
  });

  test('an SDK that is too old comes first, with the command of the project’s package manager', async () => {
    const cwd = repository({
      'a.ts': CALL,
      'tsconfig.json': '{}',
      'pnpm-lock.yaml': '',
      'package.json': '{ "dependencies": { "@anthropic-ai/sdk": "0.80.0" } }',
      '.gitignore': 'node_modules\n',
    });
    write(cwd, {
      'node_modules/@anthropic-ai/sdk/package.json': '{ "name": "@anthropic-ai/sdk", "version": "0.80.0", "types": "index.d.ts" }',
      'node_modules/@anthropic-ai/sdk/index.d.ts': 'export default class Anthropic { messages: any }\n',
    });
    const { status, stderr } = await command(cwd, ['init', '--yes']);
    expect(status, stderr).toBe(0);
    expect(stderr).toContain('  pnpm add "@anthropic-ai/sdk@>=0.90.0 <1"   install an SDK that has task budgets\n');
    expect(stderr).toMatch(/opus47-migrate +migrate 1 call\n/);
    expect(stderr).not.toContain('list the calls that need review');
  });
});

describe.skipIf(!hasTerminal)('on a terminal', () => {
  test('a first run, from the questions to undo', async () => {
    const cwd = repository({ ...PROJECT, 'src/old.js': CALL.replace('opus-4-6', 'sonnet-4-5') });
    const before = snapshot(cwd);
    const terminal = openTerminal(cwd, `${shell} init`);
    await terminal.until(/Which model is to migrate\?\n.*● Opus 4\.6: 2 calls\n.*○ Sonnet 4\.5: 1 call\n/);
    terminal.press('Enter');
    await terminal.until(/1 call of an agent.*\n.*● 55 % of the thinking budget, at least 20,000 tokens \(it gets the minimum\)\n/);
    terminal.press('Down');
    await terminal.until(/● another number/);
    terminal.press('Enter');
    await terminal.until(/Task budget\n.*60,000 or 0\.5/);
    terminal.press('-l', '5000');
    terminal.press('Enter');
    await terminal.until(/Enter tokens \(a whole number, 20000 or more\)/);
    terminal.press('BSpace', 'BSpace', 'BSpace', 'BSpace');
    terminal.press('-l', '64_000');
    terminal.press('Enter');
    await terminal.until(/1 call of one request each.*\n.*● 55 %/);
    terminal.press('Enter');
    await terminal.until(/Other lines know the old model.*\n.*config: /);
    expect(snapshot(cwd)).toEqual(before);
    terminal.press('Space');
    await terminal.until(/◼ config: /);
    terminal.press('Enter');
    const end = await terminal.until(/ENDED/);
    expect(end).toContain('ENDED 0');
    expect(end).toContain(`${FILE} was written:`);
    const config = JSON.parse(read(cwd, FILE));
    expect(config).toEqual({ $schema: PUBLISHED, budgets: [{ kind: 'agentic', total: 64_000 }], editAlso: ['config'] });
    expect(new Ajv({ keywords: ['allowComments', 'allowTrailingCommas'] }).validate(configSchema(), config)).toBe(true);

    expect(end).toMatch(/^ {2}(?:npx )?opus47-migrate +migrate 2 calls$/m);
    expect((await command(cwd, [])).status).toBe(0);
    expect(read(cwd, 'src/agent.js')).toContain('total: 64000');
    expect(read(cwd, 'src/one.js')).toContain('total: 20000');
    expect((await command(cwd, ['undo'])).status).toBe(0);
    expect(snapshot(cwd)).toEqual({ ...before, [FILE]: read(cwd, FILE) });
  });

  test('another model leads to another look at the project', async () => {
    const cwd = repository({ 'src/old.js': AGENT.replace('opus-4-6', 'sonnet-4-5') });
    const terminal = openTerminal(cwd, `${shell} init`);
    await terminal.until(/Which model is to migrate\?\n.*● Sonnet 4\.5: 1 call/);
    terminal.press('Enter');
    await terminal.until(/Which model takes the place of Sonnet 4\.5\?[\s\S]*● Sonnet 5\.5\n/);
    terminal.press('Enter');
    await terminal.until(/1 call would migrate[\s\S]*1 call of an agent/);
    terminal.press('Enter');
    await terminal.until(/ENDED 0/);
    expect(JSON.parse(read(cwd, FILE))).toMatchObject({ from: 'sonnet-4-5', to: 'claude-sonnet-5-5' });
  });

  test('Ctrl-C leaves nothing behind', async () => {
    const cwd = repository(PROJECT);
    const before = snapshot(cwd);
    const terminal = openTerminal(cwd, `${shell} init`);
    await terminal.until(/1 call of an agent/);
    terminal.press('Enter');
    await terminal.until(/1 call of one request each/);
    terminal.press('C-c');
    expect(await terminal.until(/ENDED/)).toMatch(/interrupted: no file was changed\nENDED 130/);
    expect(snapshot(cwd)).toEqual(before);
    expect(git(cwd, 'status', '--porcelain')).toBe('');
  });

  test('a configuration is updated only where that is agreed to; what was not asked about stays', async () => {
    const own = '{\n  // Ours.\n  "exclude": ["examples/**"],\n  "targetModel": "claude-opus-5"\n}\n';
    const cwd = repository({ 'src/one.js': CALL, [FILE]: own });
    const first = openTerminal(cwd, `${shell} init`);
    await first.until(/is here already\. Update it\? Settings that are not asked about stay, its comments do not\.[\s\S]*● No/);
    first.press('Enter');
    expect(await first.until(/ENDED/)).toMatch(/Nothing was written\.\nENDED 0/);
    expect(read(cwd, FILE)).toBe(own);
    const second = openTerminal(cwd, `${shell} init`);
    await second.until(/● No/);
    second.press('y');
    await second.until(/1 call of one request each/);
    second.press('Enter');
    await second.until(/ENDED 0/);
    expect(JSON.parse(read(cwd, FILE))).toEqual({ $schema: PUBLISHED, exclude: ['examples/**'], to: 'claude-opus-5' });
  });
});
