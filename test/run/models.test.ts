/** `--from` and `--to`: what may be named, and what follows from it. */
import { describe, expect, test } from 'vitest';
import { checkConfig } from '../../src/run/config.js';
import { InvalidSetting } from '../../src/run/errors.js';
import { run } from '../../src/run/run.js';
import { CHOICES, migrationOf, withDefaults } from '../../src/run/settings.js';
import { checkSettings, checkTogether, doubtsAbout } from '../../src/run/settings-check.js';
import { command } from '../support/command.js';
import { CALL, read, repository } from '../support/project.js';

describe('settings', () => {
  test('a source is named in several ways, and the target in two', () => {
    for (const from of ['opus-4-5', 'claude-opus-4-5', 'claude-opus-4.5', 'claude-opus-4-5-20251101'])
      expect(withDefaults({ from }).from).toBe('claude-opus-4-5');
    expect(migrationOf(withDefaults({ to: 'claude-opus-5' }))).toEqual({ from: 'claude-opus-4-6', to: 'claude-opus-5' });
    expect(withDefaults({ to: 'claude-opus-5' })).toEqual(withDefaults({ targetModel: 'claude-opus-5' }));
    expect(withDefaults({ to: 'opus-5-5' }).targetModel).toBe('claude-opus-5-5');
    expect(withDefaults({ to: 'my-opus-5-5' }).targetModel).toBe('my-opus-5-5');
    expect(checkConfig({ from: 'haiku-4-5', to: 'claude-opus-5' }, 'c')).toEqual({ from: 'haiku-4-5', targetModel: 'claude-opus-5' });
  });

  test('no task budget is written for a target that takes none', () => {
    expect(withDefaults({ to: 'claude-sonnet-5', taskBudget: true }).taskBudget).toBe(false);
    expect(withDefaults({ to: 'claude-sonnet-5-5' }).taskBudget).toBe(true);
    expect(withDefaults({ to: 'my-deployment' }).taskBudget).toBe(true);
  });

  test.each([
    [{ from: 'claude-opus-4-7' }, '`from` must be a model that takes thinking budgets: opus-4-6, '],
    [{ from: 'gpt-5' }, '`from` must be'],
    [{ from: 'opus' }, '`from` must be'],
    [{ to: 'claude-opus-4-6' }, '`to` must be a model that takes adaptive thinking in place of budgets: opus-5-5, '],
    [{ targetModel: 'claude-sonnet-4-5' }, '`targetModel` must be'],
    [{ to: 'opus-4-6' }, '`to` must be a model'],
    [{ to: '' }, '`to` must be a string'],
    [{ to: 'claude-opus-5', targetModel: 'claude-opus-4-8' }, '`to` and `targetModel` name different models'],
  ])('%j is refused', (chosen, message) => {
    expect(() => checkSettings(chosen)).toThrow(message);
    expect(() => checkConfig(chosen, 'c')).toThrow(InvalidSetting);
  });

  test('the model that is assumed is the one that migrates', () => {
    expect(() => checkTogether(withDefaults({ assumeModel: 'sonnet-4-5' }))).toThrow('must be the model to migrate from: opus-4-6.');
    expect(() => checkTogether(withDefaults({ assumeModel: 'sonnet-4-5', from: 'claude-sonnet-4-5' }))).not.toThrow();
    expect(CHOICES.assumeModel).toEqual(expect.arrayContaining(['opus-4-6', 'opus-4-5', 'sonnet-4-6', 'sonnet-4-5', 'haiku-4-5']));
    expect(CHOICES.assumeModel).not.toContain('3-7-sonnet');
  });

  test('what is seldom meant is told', () => {
    expect(doubtsAbout(withDefaults())).toEqual([]);
    expect(doubtsAbout(withDefaults({ preset: 'announced' }))).toEqual([]);
    expect(doubtsAbout(withDefaults({ to: 'my-deployment' }))).toEqual([
      'my-deployment is not a known model: it is assumed to accept what Opus 4.7 accepts.',
    ]);
    expect(doubtsAbout(withDefaults({ to: 'claude-sonnet-5' }))).toEqual(['Sonnet 5 has no task budgets: none is written.']);
    expect(doubtsAbout(withDefaults({ to: 'claude-opus-5', effort: 'shift' }))).toEqual([
      'the announcement’s table of effort levels is about Opus 4.6 and Opus 4.7.',
    ]);
    expect(doubtsAbout(withDefaults({ to: 'claude-opus-5', thinking: 'remove' }))).toEqual(['Opus 5 thinks if `thinking` is omitted.']);
  });
});

describe('the command', () => {
  const SONNET = CALL.replace('claude-opus-4-6', 'claude-sonnet-4-5');

  test('migrates from and to what is named', async () => {
    const cwd = repository({ 'a.ts': SONNET, 'b.ts': CALL });
    const { status, stderr } = await command(cwd, [
      '--from',
      'sonnet-4-5',
      '--to',
      'claude-sonnet-5-5',
      '--types',
      'off',
      '--report',
      'r.json',
    ]);
    expect(status, stderr).toBe(0);
    expect(read(cwd, 'a.ts')).toContain("model: 'claude-sonnet-5-5'");
    expect(read(cwd, 'b.ts')).toBe(CALL);
    expect(JSON.parse(read(cwd, 'r.json'))).toMatchObject({
      run: { options: { from: 'claude-sonnet-4-5', targetModel: 'claude-sonnet-5-5' } },
      sites: [{ status: 'migrated' }, { status: 'skipped', reason: 'other-model' }],
    });
  });

  test('--target-model is another name for --to', async () => {
    const diff = async (flag: string) => (await command(repository({ 'a.ts': CALL }), ['-d', flag, 'claude-opus-5'])).stdout;
    expect(await diff('--target-model')).toContain("+    model: 'claude-opus-5'");
    expect(await diff('--target-model')).toBe(await diff('--to'));
  });

  test('a call without a budget is found by the name of the source alone', async () => {
    const short =
      "import A from '@anthropic-ai/sdk';\nnew A().messages.create({ model: 'claude-haiku-4-5', max_tokens: 1, messages: [] });\n";
    const cwd = repository({
      'a.js': short,
      'b.py': 'import anthropic\nanthropic.Anthropic().messages.create(model="claude-haiku-4-5", max_tokens=1, messages=[])\n',
    });
    expect(await command(cwd, ['--check', '--from', 'haiku-4-5', '--all-calls', '--list-files'])).toMatchObject({
      status: 1,
      stdout: 'a.js\nb.py\n',
    });
    expect(await command(cwd, ['--check', '--all-calls', '--list-files'])).toMatchObject({ status: 0, stdout: '' });
  });

  test.each([
    [['--from', 'opus-4-7'], '`from` must be a model that takes thinking budgets'],
    [['--to', 'opus-4-6', '--to', 'claude-opus-4-6'], '`targetModel` must be a model that takes adaptive thinking'],
    [['--to', 'claude-opus-5', '--target-model', 'claude-opus-5'], "cannot be used with option '--target-model <id>'"],
    [['--to', 'claude-sonnet-5', '--ratio', '0.5'], 'or a target that takes none'],
    [['--assume-model', 'sonnet-4-5'], 'must be the model to migrate from'],
  ])('%j is refused', async (args, message) => {
    const cwd = repository({ 'a.ts': CALL });
    const { status, stderr } = await command(cwd, args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(read(cwd, 'a.ts')).toBe(CALL);
  });
});

test('configuration is searched for the source', async () => {
  const cwd = repository({ 'a.ts': "import { MODEL } from './models.js';\nexport const x = MODEL;\n", '.env': 'M=claude-haiku-4-5\n' });
  const { report } = await run(['.'], { cwd, mode: 'check', from: 'haiku-4-5' });
  expect(report.alsoCheck).toEqual([{ file: '.env', line: 1, kind: 'environment' }]);
});
