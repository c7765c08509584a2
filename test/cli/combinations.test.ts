/** Options that do nothing are refused, commands that sound like a check write nothing, and an unsupported Node does nothing at all. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMBINATIONS, impliesCheck, refuseIdle, refuseIdleSettings } from '../../src/cli/combinations.js';
import { COMMAND_NAMES } from '../../src/cli/commands.js';
import { type Asked, createProgram, type Flags } from '../../src/cli/program.js';
import { withDefaults } from '../../src/run/settings.js';
import { command } from '../support/command.js';
import { CALL, cli, folder, git, plain, read, repository, snapshot, write } from '../support/project.js';

function ask(argv: readonly string[]): Asked {
  let asked: Asked | undefined;
  const program = createProgram(
    ['json', 'github'],
    () => '1.2.3',
    (one) => {
      asked = one;
    },
  );
  program.configureOutput({ writeErr: () => {}, writeOut: () => {} }).parse([...argv], { from: 'user' });
  return asked as Asked;
}

const refuse = (argv: readonly string[]): void => {
  const { command, given } = ask(argv);
  refuseIdle(command, given);
};

describe('an option that does nothing is refused', () => {
  test.each([
    [['--cache'], "'--cache' has no effect here: a run that writes stores no results. Use it with --check or --dry-run."],
    [['--cache-location', 'c.json'], "'--cache-location <file>' has no effect here"],
    [['--cache', '--check', '--shard', '1/2'], "'--cache' cannot be used with option '--shard <i/n>'"],
    [['--cache', '--dry-run', '--interactive'], "'--cache' cannot be used with option '-i, --interactive'"],
    [['--cache', '--check', '--todo'], "'--cache' cannot be used with option '--todo'"],
    [['--interactive', '--check'], "'-i, --interactive' cannot be used with option '-c, --check'"],
    [['--interactive', '--strict'], 'a check writes nothing'],
    [['--interactive', '--baseline', 'b', '--update-baseline'], 'a check writes nothing'],
    [['--interactive', '--remove-todo'], "cannot be used with option '--remove-todo'"],
    [['--interactive', '--shard', '1/2'], "cannot be used with option '--shard <i/n>'"],
    [['--todo', '--remove-todo'], "cannot be used with option '--remove-todo'"],
    [['--remove-todo', '--ratio', '0.5'], 'it only removes comments'],
    [['--remove-todo', '--no-task-budget'], "cannot be used with option '--no-task-budget'"],
    [['--remove-todo', '--strict'], 'it only removes comments'],
    [['--allow-dirty', '--check'], 'no file of the project is written'],
    [['--allow-dirty', '--dry-run'], 'no file of the project is written'],
    [['--allow-dirty', '--plan', 'p.json'], 'no file of the project is written'],
    [['--allow-dirty', '--strict'], 'no file of the project is written'],
    [['--quiet', '--verbose'], 'one hides what the other shows'],
    [['--list-steps', '--check'], 'it only lists the steps'],
    [['--stdin-filename', 'a.ts', '--no-ignore'], "cannot be used with option '--no-ignore'"],
    [['--stdin-filename', 'a.ts', '--allow-dirty'], 'one source comes from stdin'],
    [['--stdin-filename', 'a.ts', '--jobs', '2'], 'one source comes from stdin'],
    [['apply', 'p.json', '--dry-run', '--allow-dirty'], 'no file of the project is written'],
    [['calibrate', 'l.jsonl', '--dry-run'], "'-d, --dry-run' has no effect here: only --apply writes into the code."],
    [['calibrate', 'l.jsonl', '--allow-dirty'], 'only --apply writes into the code'],
  ])('%j', (argv, message) => expect(() => refuse(argv)).toThrow(message));

  test.each([
    [[]],
    [['--cache', '--check']],
    [['--cache', '--dry-run']],
    [['--cache', '--strict']],
    [['--cache', '--plan', 'p.json']],
    [['--interactive', '--dry-run']],
    [['--interactive', '--plan', 'p.json']],
    [['--interactive', '--allow-dirty']],
    [['--todo', '--allow-dirty']],
    [['--todo', '--check', '--strict']],
    [['--remove-todo', '--dry-run', '--include', 'src/**']],
    [['--check', '--dry-run', '--strict', '--report', 'a.json', '--report', 'b.md']],
    [['--staged', '--since', 'main', '--no-ignore', '--docs', '--no-error-on-unmatched-pattern']],
    [['--stdin-filename', 'a.ts', '--check', '--strict', '--quiet', '--no-color', '--ratio', '0.5', '--config', 'c.json']],
    [['--stdin-filename', 'a.ts', '--dry-run', '--no-task-budget', '--types', 'off']],
    [['--jobs', '4', '--check']],
    [['--list-steps', '--no-color']],
    [['apply', 'p.json', '--allow-dirty']],
    [['calibrate', 'l.jsonl', '--apply', '--dry-run']],
    [['calibrate', 'l.jsonl', '--apply', '--allow-dirty']],
  ])('and taken in %j', (argv) => expect(() => refuse(argv)).not.toThrow());

  test('where a setting of the configuration makes it idle', () => {
    const given = (argv: readonly string[]) => ask(argv).given;
    expect(() => refuseIdleSettings(given(['--ratio', '0.5']), withDefaults({ taskBudget: false }))).toThrow('no task budget is written');
    expect(() => refuseIdleSettings(given(['--min-budget', '0']), withDefaults({ taskBudget: false }))).toThrow("'--min-budget <n>'");
    expect(() => refuseIdleSettings(given(['--budget-for', 'single=0.5']), withDefaults({ taskBudget: false }))).toThrow("'--budget-for");
    expect(() => refuseIdleSettings(given(['--display', 'none']), withDefaults({ thinking: 'remove' }))).toThrow(
      'the thinking property is removed',
    );
    expect(() => refuseIdleSettings(given(['--display', 'none']), withDefaults({ preset: 'announced' }))).toThrow('--preset announced');
    expect(() => refuseIdleSettings(given(['--ratio', '0.5', '--display', 'none']), withDefaults())).not.toThrow();
    expect(() => refuseIdleSettings(given([]), withDefaults({ taskBudget: false, thinking: 'remove' }))).not.toThrow();
  });

  test('by rows that name options which there are', () => {
    const program = createProgram(['json'], () => '1.2.3');
    for (const name of ['migrate', ...COMMAND_NAMES] as const) {
      const command = name === 'migrate' ? program : program.commands.find((one) => one.name() === name);
      const known = command?.options.map((option) => option.attributeName()) ?? [];
      for (const { options, needs = [], excludes = [] } of COMBINATIONS[name])
        expect(known).toEqual(expect.arrayContaining([...options, ...needs, ...excludes]));
    }
  });

  test('by the real command, which writes nothing then', () => {
    const cwd = repository({ 'a.ts': CALL });
    const { status, stdout, stderr } = cli(cwd, ['--cache']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe(
      "opus47-migrate: option '--cache' has no effect here: a run that writes stores no results. Use it with --check or --dry-run.\n",
    );
    expect(snapshot(cwd)).toEqual({ 'a.ts': CALL });
  });
});

describe('what sounds like a check writes nothing', () => {
  test.each([
    [{ strict: true }, true],
    [{ updateBaseline: true }, true],
    [{ strict: true, dryRun: true }, true],
    [{ strict: true, check: true }, false],
    [{}, false],
    [{ dryRun: true }, false],
  ])('%j', (flags, implied) => expect(impliesCheck(flags as Flags)).toBe(implied));

  test('--strict', async () => {
    const cwd = repository({ 'a.ts': CALL });
    const { status, stdout, stderr } = await command(cwd, ['--strict', '--report', 'r.json']);
    expect({ status, stdout }).toEqual({ status: 1, stdout: expect.stringContaining('Would migrate') });
    expect(stderr).toContain('1 call would migrate');
    expect(stderr).toContain('--strict implies --check: no file of the project was written.');
    expect(JSON.parse(read(cwd, 'r.json'))).toMatchObject({ run: { mode: 'check' } });
    expect(read(cwd, 'a.ts')).toBe(CALL);
    expect(await command(cwd, ['--strict', '--dry-run'])).toMatchObject({ status: 1, stdout: expect.stringContaining('+++ b/a.ts') });
    expect((await command(cwd, ['--strict', '--check'])).stderr).not.toContain('implies');
  });

  test('--update-baseline, but for the baseline', async () => {
    const cwd = repository({ 'a.ts': CALL, 'b.ts': CALL.replace("'claude-opus-4-6'", 'process.env.MODEL') });
    const { status, stderr } = await command(cwd, ['--baseline', 'known.json', '--update-baseline']);
    expect(status).toBe(1);
    expect(stderr).toContain('Baseline: known.json written, 1 call accepted. No other file of the project was written.\n');
    expect(stderr).toContain('1 call would migrate, and a baseline accepts only calls that need review: the exit code is 1.\n');
    expect(JSON.parse(read(cwd, 'known.json'))).toEqual({ version: 1, accepted: ['b.ts#main:1'] });
    expect(read(cwd, 'a.ts')).toBe(CALL);
    expect(git(cwd, 'status', '--porcelain')).toBe('?? known.json\n');
  });

  test('from stdin: nothing is printed', () => {
    expect(cli(plain({}), ['--stdin-filename', 'a.ts', '--strict'], {}, CALL)).toMatchObject({ status: 1, stdout: '' });
  });

  test('strict in the configuration does not: it is for a check, and a run may write', async () => {
    const cwd = repository({ 'a.ts': CALL, 'opus47.config.json': '{ "strict": true }' });
    expect((await command(cwd, [])).status).toBe(0);
    expect(read(cwd, 'a.ts')).not.toBe(CALL);
  });
});

describe('an unsupported Node', () => {
  /** The real command on a Node that says it is another one. */
  const on = (version: string, cwd: string, args: readonly string[] = []) => {
    const hook = path.join(folder(), 'version.mjs');
    fs.writeFileSync(
      hook,
      `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: ${JSON.stringify(version)} } });`,
    );
    return cli(cwd, args, { NODE_OPTIONS: `--import file://${hook}` });
  };

  test.each(['14.21.3', '18.20.4', '20.18.9', '21.7.3', '22.11.0', '23.11.0'])('%s writes nothing', (version) => {
    const cwd = repository({ 'a.ts': CALL });
    const { status, stdout, stderr } = on(version, cwd);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe(`opus47-migrate: Node.js ${version} is not supported, and nothing was done. Use 20.19, 22.12, 24 or newer.\n`);
    expect(snapshot(cwd)).toEqual({ 'a.ts': CALL });
    expect(on(version, cwd, ['--version']).status).toBe(2);
  });

  test.each(['20.19.0', '22.12.0', '24.0.0', '26.1.0'])('%s is none', (version) => {
    expect(on(version, plain({}), ['--version']).status).toBe(0);
  });

  test('is the one that package.json says', () => {
    const root = path.join(import.meta.dirname, '../..');
    const { engines } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as { engines: { node: string } };
    expect(engines.node).toBe('^20.19.0 || ^22.12.0 || >=24.0.0');
  });
});

describe('--report given twice', () => {
  const REPORTS = ['--report', 'out/a.json', '--report', 'b.html'];

  test('writes both in merge-reports, and one that fails keeps no other from it', async () => {
    const cwd = repository({ 'a.ts': CALL, taken: '' });
    await command(cwd, ['--check', '--report', 'part.json']);
    expect(await command(cwd, ['merge-reports', 'part.json', ...REPORTS])).toMatchObject({ status: 0, stdout: '' });
    expect(JSON.parse(read(cwd, 'out/a.json'))).toMatchObject({ summary: { migrated: 1 } });
    expect(read(cwd, 'b.html')).toContain('<!doctype html>');
    const { status, stderr } = await command(cwd, ['merge-reports', 'part.json', '--report', 'taken/a.json', '--report', 'c.md']);
    expect(status).toBe(2);
    expect(stderr).toContain('--report taken/a.json: could not be written');
    expect(read(cwd, 'c.md')).toContain('# Opus 4.7 migration');
  });

  test('writes both in calibrate, with --apply too', async () => {
    const counts = { budget: 20_000, requests: 1, spent: 100, ms: 5, quality: 1 };
    const names = { task: '1', site: 'a.ts#main:1', category: null, model: 'claude-opus-4-7', stopReason: 'end_turn' };
    const task = { v: 1, ...names, ...counts, at: '2026-01-01T00:00:00.000Z', ok: true };
    const cwd = repository({ 'a.ts': CALL, 'log.jsonl': `${JSON.stringify(task)}\n` });
    for (const args of [REPORTS, [...REPORTS, '--apply', '--dry-run']]) {
      const { status, stderr } = await command(cwd, ['calibrate', 'log.jsonl', ...args]);
      expect(status, stderr).toBe(0);
      expect(JSON.parse(read(cwd, 'out/a.json'))).toHaveProperty('groups');
      expect(read(cwd, 'b.html')).toContain('<!doctype html>');
      fs.rmSync(path.join(cwd, 'out'), { recursive: true });
      fs.rmSync(path.join(cwd, 'b.html'));
    }
    expect(await command(cwd, ['calibrate', 'log.jsonl', '--apply', '--dry-run', '--format', 'json'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('both print to stdout'),
    });
  });
});

describe('--jobs', () => {
  test.each(['0', '-1', '1.5', 'many', '', '1e99x'])('%j is refused', async (value) => {
    const { status, stderr } = await command(plain({}), [`--jobs=${value}`]);
    expect(status).toBe(2);
    expect(stderr).toContain("option '--jobs <n>' argument");
    expect(stderr).toContain('Use a whole number, 1 or more.');
  });

  test.each(['1', '3', '64'])('%s gives the same answer', async (value) => {
    const cwd = repository({ 'a.ts': CALL });
    write(cwd, { 'b.ts': CALL });
    expect(await command(cwd, ['--check', '--jobs', value, '--list-files'])).toMatchObject({ status: 1, stdout: 'a.ts\nb.ts\n' });
  });
});
