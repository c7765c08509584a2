/** The command: what goes where, and the exit codes. */
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { command } from '../support/command.js';
import { CALL, cli, folder, git, plain, read, repository, snapshot, write } from '../support/project.js';

const UNKNOWN = CALL.replace('main()', 'main(model: string)').replace("'claude-opus-4-6'", 'model');
const PYTHON = `import anthropic
client = anthropic.Anthropic()
client.messages.create(model="claude-opus-4-6", max_tokens=64000, thinking={"type": "enabled", "budget_tokens": 50000}, messages=[])
`;
const bin = path.join(import.meta.dirname, '../../bin/opus47-migrate.js');

describe('a run', () => {
  test('migrates, says what it did on stderr, prints nothing', async () => {
    const cwd = repository({ 'src/a.ts': CALL });
    const { status, stdout, stderr } = await command(cwd, ['src']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(read(cwd, 'src/a.ts')).toContain('client.beta.messages.create');
    expect(stderr).toContain('10,000 → 20,000 (minimum)');
    expect(stderr).toContain('1 call migrated in 1 file, 0 need review');
    expect(stderr).not.toContain('\u001b');
  });

  test('does nothing the second time', async () => {
    const cwd = repository({ 'a.ts': CALL });
    await command(cwd, []);
    const after = snapshot(cwd);
    expect((await command(cwd, ['--allow-dirty'])).stderr).toContain('Nothing to migrate');
    expect(snapshot(cwd)).toEqual(after);
  });

  test('nothing to do is no error', async () => {
    expect((await command(repository({ 'readme.md': 'x' }), [])).status).toBe(0);
  });

  test('--quiet leaves errors alone, --verbose tells everything', async () => {
    const cwd = repository({ 'a.ts': CALL, 'b.ts': UNKNOWN });
    expect(await command(cwd, ['--check', '-q', '--ratio', '0.4'])).toEqual({ status: 1, stdout: '', stderr: '' });
    expect((await command(cwd, ['--check', '--verbose'])).stdout).toContain('endpoint at a.ts:6');
    write(cwd, { 'c.ts': `${CALL}(` });
    expect((await command(cwd, ['-q', '--check'])).stderr).toMatch(/^error c\.ts:\d+: .*\n$/);
  });

  test('does not wait for a terminal', async () => {
    const cwd = repository({ 'a.ts': CALL });
    const child = spawn(process.execPath, [bin], { cwd, stdio: ['pipe', 'ignore', 'ignore'] });
    expect(await new Promise((done) => child.on('exit', done))).toBe(0);
    child.stdin.destroy();
  });
});

describe('--dry-run', () => {
  const files = {
    'src/a.ts': CALL,
    'src/with space.ts': CALL.replaceAll('\n', '\r\n'),
    'src/línea.ts': CALL.trimEnd(),
    'src/bom.ts': `\ufeff${CALL}`,
  };

  test.each(['.', 'src'])('prints a patch, and nothing else, that equals a write (from %s)', async (below) => {
    const dry = repository(files);
    const cwd = path.join(dry, below);
    const { status, stdout, stderr } = await command(cwd, ['--dry-run']);
    expect(status).toBe(0);
    expect(snapshot(dry)).toEqual(snapshot(repository(files)));
    expect(stdout.startsWith('--- a/')).toBe(true);
    expect(stdout.split('\n').every((line) => /^(---|\+\+\+|@@| |-|\+|\\|$)/.test(line))).toBe(true);
    expect(stderr).toContain('4 calls would migrate in 4 files');
    execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd, input: stdout });

    const written = repository(files);
    await command(written, []);
    expect(snapshot(dry)).toEqual(snapshot(written));
  });

  test('with --check: the diff and the exit code', async () => {
    const { status, stdout } = await command(repository({ 'a.ts': CALL }), ['-d', '-c']);
    expect(status).toBe(1);
    expect(stdout).toContain('+++ b/a.ts');
  });

  test('with nothing to change prints nothing', async () => {
    expect(await command(repository({ 'a.ts': '' }), ['-d'])).toMatchObject({ status: 0, stdout: '' });
  });

  test('warns of a key that the diff shows, and only then', async () => {
    const keyed = CALL.replace('new Anthropic()', "new Anthropic({ apiKey: 'sk-ant-api03-abcdef' })");
    const cwd = repository({ 'a.ts': keyed });
    const { stdout, stderr } = await command(cwd, ['-d']);
    expect(stdout).toContain('sk-ant-api03-abcdef');
    expect(stderr).toMatch(/warning: .*sk-ant-/);
    expect(stderr).not.toContain('sk-ant-api03');
    expect((await command(repository({ 'a.ts': CALL }), ['-d'])).stderr).not.toContain('warning:');
  });
});

describe('--check', () => {
  test.each([
    ['something to migrate', { 'a.ts': CALL }, [], 1],
    ['a review site', { 'a.ts': UNKNOWN }, [], 0],
    ['a review site, strictly', { 'a.ts': UNKNOWN }, ['--strict'], 1],
    ['nothing', { 'a.ts': '' }, ['--strict'], 0],
    ['a file that does not parse', { 'a.ts': `${CALL}(` }, [], 2],
    ['a file that does not parse, and something to migrate', { 'a.ts': `${CALL}(`, 'b.ts': CALL }, [], 1],
  ])('%s', async (_, files, args, status) => {
    const cwd = repository(files);
    const before = snapshot(cwd);
    expect((await command(cwd, ['--check', ...args])).status).toBe(status);
    expect((await command(cwd, ['--check', ...args, '--format', 'json', '-q', '--no-color'])).status).toBe(status);
    expect(snapshot(cwd)).toEqual(before);
  });
});

describe('what stdout gets', () => {
  test('the list of --check, unless something else goes there', async () => {
    const cwd = repository({ 'a.ts': CALL, 'b.ts': UNKNOWN });
    const { stdout, stderr } = await command(cwd, ['--check']);
    expect(stdout).toContain('Would migrate\n  ✔ a.ts:6  messages.create  10,000 → 20,000 (minimum)\n');
    expect(stdout).toContain('  ? b.ts:6  model-unknown\n');
    expect(stderr).toMatch(
      /^warning Types were not checked: .*\nKnown budgets: .*\n {2}single: .*\n {2}Larger than before: .*\n1 call would migrate in 1 file, 1 needs review \(2 files scanned\)\.\n$/,
    );
    expect(await command(cwd, ['--check', '--list-files'])).toMatchObject({
      stdout: 'a.ts\n',
      stderr: expect.stringContaining('Would migrate'),
    });
  });
});

describe('closing lines', () => {
  const closing = async (cwd: string, args: string[]) =>
    (await command(cwd, args, { npm_command: 'exec' })).stderr.split('\n').slice(-6).join('\n');

  test('name the reports, the way back and the formatter', async () => {
    const manifest = '{ "devDependencies": { "prettier": "3" } }';
    const cwd = repository({ 'package.json': manifest, 'src/a b.ts': CALL, 'c.py': PYTHON, 'pyproject.toml': '[tool.ruff]\n' });
    expect(await closing(cwd, ['--report', 'r.json'])).toContain(
      "\nReport: r.json\nUndo: npx opus47-migrate undo\nFormat: npx prettier --write 'src/a b.ts'\nFormat: ruff format c.py\n",
    );
  });

  test('name notebooks for ruff, and the pipe for the list', async () => {
    const source = PYTHON.split(/(?<=\n)/);
    const cell = { cell_type: 'code', source, metadata: {}, outputs: [], execution_count: null };
    const notebook = JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 }, null, 1);
    const files = { 'a.ipynb': `${notebook}\n`, 'c.py': PYTHON, 'pyproject.toml': '[tool.ruff]\n' };
    expect(await closing(repository(files), [])).toContain('\nFormat: ruff format a.ipynb c.py\n');
    const { stdout, stderr } = await command(repository(files), ['--list-files']);
    expect(stdout).toBe('a.ipynb\nc.py\n');
    expect(stderr).toMatch(/\nFormat: pipe the list into xargs ruff format\n$/);
  });

  test('name the command that a launcher runs the tool by', async () => {
    const { stderr } = await command(repository({ 'a.ts': CALL }), [], {
      OPUS47_MIGRATE_COMMAND: 'uvx opus47-migrate',
      npm_command: 'exec',
    });
    expect(stderr).toContain('\nUndo: uvx opus47-migrate undo\n');
  });

  test('format many files by what Git says', async () => {
    const files = Object.fromEntries([1, 2, 3, 4, 5].map((index) => [`${index}.ts`, CALL]));
    const cwd = repository({ ...files, 'biome.json': '{}' });
    expect(await closing(cwd, [])).toMatch(
      /Format: git diff -z --name-only --relative -- '\*\.\[jt\]s' .* \| xargs -0 npx biome format --write\n$/,
    );
    expect(await closing(repository({ 'a.ts': CALL }), [])).not.toContain('Format');
  });

  test('say how to apply a plan, and nothing of undo', async () => {
    const text = await closing(repository({ 'a.ts': CALL }), ['--plan', 'p.json']);
    expect(text).toContain('\nPlan: p.json (apply it with npx opus47-migrate apply p.json)\n');
    expect(text).not.toContain('Undo');
  });
});

describe('the help', () => {
  test('fits a screen; --all shows every option', async () => {
    const cwd = folder();
    const short = (await command(cwd, ['--help'])).stdout.split('\n');
    expect(short.length).toBeLessThanOrEqual(40);
    expect(short.filter((line) => line.length > 80)).toEqual([]);
    expect(short.join('\n')).not.toContain('--cache-location');
    for (const args of [
      ['--help', '--all'],
      ['help', '--all'],
    ])
      expect((await command(cwd, args)).stdout).toContain('--cache-location');
    expect((await command(cwd, ['help', 'undo'])).stdout).toBe((await command(cwd, ['undo', '--help'])).stdout);
    expect((await command(cwd, ['-v'])).stdout).toBe((await command(cwd, ['--version'])).stdout);
  });

  test('a command that is misspelled is named', async () => {
    expect(await command(folder(), ['aply', 'plan.json'])).toMatchObject({
      status: 2,
      stderr: 'opus47-migrate: aply: no such file or folder. Did you mean the command apply?\n',
    });
    expect(await command(folder(), ['help', 'aply'])).toMatchObject({
      status: 2,
      stderr: 'opus47-migrate: help aply: no such command. Did you mean apply?\n',
    });
    expect((await command(folder(), ['help', 'nothing'])).stderr).toBe(
      'opus47-migrate: help nothing: no such command. `opus47-migrate --help` lists them.\n',
    );
  });

  test('--write and --fix are the default, and not beside what writes nothing', async () => {
    for (const flag of ['--write', '--fix']) {
      const cwd = repository({ 'a.ts': CALL });
      expect(await command(cwd, [flag, '--check'])).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('one writes, and the other does not'),
      });
      expect((await command(cwd, [flag])).status).toBe(0);
      expect(read(cwd, 'a.ts')).toContain('client.beta.messages.create');
    }
  });

  test('undo -q says nothing unless something is wrong', async () => {
    const cwd = repository({ 'a.ts': CALL });
    await command(cwd, []);
    expect(await command(cwd, ['undo', '-q'])).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(read(cwd, 'a.ts')).toBe(CALL);
    expect(await command(cwd, ['undo', '-q'])).toMatchObject({ status: 2, stderr: expect.stringContaining('Nothing to undo') });
  });
});

describe('reports', () => {
  test('go to files by extension, with their folders', async () => {
    const cwd = repository({ 'a.ts': CALL });
    await command(cwd, ['--check', '--report', 'out/r.json', '--report=r.md']);
    expect(JSON.parse(read(cwd, 'out/r.json'))).toMatchObject({ schemaVersion: 1, run: { mode: 'check' }, summary: { migrated: 1 } });
    expect(read(cwd, 'r.md')).toContain('# Opus 4.7 migration');
  });

  test('--format says it where the extension does not, and prints without --report', async () => {
    const cwd = repository({ 'a.ts': CALL });
    await command(cwd, ['--check', '--report', 'r.txt', '--format', 'json']);
    expect(JSON.parse(read(cwd, 'r.txt'))).toMatchObject({ schemaVersion: 1 });
    expect(JSON.parse((await command(cwd, ['--check', '--format', 'json'])).stdout)).toMatchObject({ schemaVersion: 1 });
  });

  test('one that cannot be written ends with 2, after the run and its words', async () => {
    const cwd = repository({ 'a.ts': CALL, taken: '' });
    const { status, stderr } = await command(cwd, ['--report', 'taken/r.json', '--report', 'r.md']);
    expect(status).toBe(2);
    expect(stderr).toContain('1 call migrated');
    expect(stderr).toMatch(/--report taken\/r.json: could not be written/);
    expect(fs.existsSync(path.join(cwd, 'r.md'))).toBe(true);
  });

  test('hold no key', async () => {
    const cwd = repository({ 'a.ts': CALL.replace('    messages:', "    temperature: key('sk-ant-api03-abcdef'),\n    messages:") });
    const { stdout } = await command(cwd, ['--check', '--format', 'json']);
    expect(stdout).toContain('sk-ant-…');
    expect(stdout).not.toContain('sk-ant-api03');
  });
});

describe('--list-files', () => {
  test('prints what changed, for a formatter', async () => {
    const cwd = repository({ 'a.ts': CALL, 'b.ts': '', 'c/d.ts': CALL });
    expect(await command(cwd, ['--check', '--list-files'])).toMatchObject({ status: 1, stdout: 'a.ts\nc/d.ts\n' });
    expect(await command(cwd, ['--list-files'])).toMatchObject({ status: 0, stdout: 'a.ts\nc/d.ts\n' });
    git(cwd, 'add', '-A');
    expect((await command(cwd, ['--list-files'])).stdout).toBe('');
  });
});

describe('wrong usage ends with 2, says why, and writes nothing', () => {
  test.each([
    [['--nope'], 'unknown option'],
    [['--dryrun'], 'Did you mean --dry-run?'],
    [['--ratio', '2'], 'above 0 and at most 1'],
    [['--ratio'], 'argument missing'],
    [['--format', 'pdf'], 'Allowed choices'],
    [['--dry-run', '--format', 'json'], '--dry-run and --format both print to stdout'],
    [['--dry-run', '--list-files'], 'both print to stdout'],
    [['--list-files', '--format', 'json'], 'both print to stdout'],
    [['--report', 'r.unknown'], 'unknown extension'],
    [['--update-baseline'], 'needs --baseline'],
    [['--baseline', 'nowhere.json'], 'no such baseline'],
    [['--config', 'nowhere.json'], 'no such file'],
    [['nowhere'], 'nowhere: no such file or folder'],
    [['nowhere/**'], 'nowhere/**: no such file or folder'],
    [['--since', 'nowhere'], '--since nowhere'],
    [['--assume-model', 'opus-4'], 'Allowed choices'],
  ])('%j', async (args, message) => {
    const cwd = repository({ 'a.ts': CALL });
    const { status, stdout, stderr } = await command(cwd, args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(snapshot(cwd)).toEqual({ 'a.ts': CALL });
  });

  test('--no-error-on-unmatched-pattern', async () => {
    expect((await command(repository({ 'readme.md': '' }), ['nowhere', '--no-error-on-unmatched-pattern'])).status).toBe(0);
  });

  test('git options outside git', async () => {
    const { status, stderr } = await command(plain({ 'a.ts': CALL }), ['--staged']);
    expect(status).toBe(2);
    expect(stderr).toContain('--staged needs a Git repository');
  });

  test('dirty files are all named, and --force writes them', async () => {
    const cwd = repository({ 'a.ts': CALL, 'b.ts': CALL });
    write(cwd, { 'a.ts': `${CALL}\n`, 'b.ts': `${CALL}\n`, 'c.ts': CALL });
    const { status, stderr } = await command(cwd, []);
    expect(status).toBe(2);
    for (const file of ['a.ts', 'b.ts', 'c.ts']) expect(stderr).toContain(`  ${file}\n`);
    expect((await command(cwd, ['--force'])).status).toBe(0);
  });
});

describe('warnings', () => {
  test.each([
    [['--ratio', '0.4'], /ratio of 0.4/],
    [['--ratio', '0.61'], /ratio of 0.61/],
    [['--min-budget', '0'], /API refuses task budgets under 20,000/],
    [['--min-budget', '5000'], /API refuses task budgets under 20,000/],
    [['--preset', 'announced'], /refuse the announced form/],
  ])('%j', async (args, expected) => {
    const { status, stderr } = await command(repository({ 'a.ts': CALL }), ['-d', ...args]);
    expect(status).toBe(0);
    expect(stderr).toMatch(expected);
  });

  test.each([[[]], [['--ratio', '0.5']], [['--ratio', '0.6']], [['--min-budget', '20000']]])('none for %j', async (args) => {
    expect((await command(repository({ 'a.ts': CALL }), ['-d', ...args])).stderr).not.toContain('warning:');
  });

  test('outside git, that git cannot undo it', async () => {
    expect((await command(plain({ 'a.ts': CALL }), [])).stderr).toContain('Not a Git repository');
  });
});

describe('configuration and baseline', () => {
  test('options win over the configuration, the configuration over the defaults', async () => {
    const cwd = repository({ 'a.ts': CALL, 'opus47.config.json': '{ "minBudget": 30000, "ratio": 0.6 }' });
    expect((await command(cwd, ['-d'])).stdout).toContain('total: 30000');
    expect((await command(cwd, ['-d', '--min-budget', '40000'])).stdout).toContain('total: 40000');
  });

  test('--budget-for wins over rules of the configuration', async () => {
    const budgets = [
      { kind: 'single', total: 30_000 },
      { files: 'a.ts', total: 40_000 },
    ];
    const cwd = repository({ 'a.ts': CALL, 'opus47.config.json': JSON.stringify({ budgets }) });
    expect((await command(cwd, ['-d', '--types', 'off', '--budget-for', 'agentic=50000'])).stdout).toContain('total: 40000');
    expect((await command(cwd, ['-d', '--types', 'off', '--budget-for', 'single=50000'])).stdout).toContain('total: 50000');
    const none = (await command(cwd, ['-d', '--types', 'off', '--budget-for', 'single=none'])).stdout;
    expect(none).toContain("+    thinking: { type: 'adaptive' },\n     messages:");
    expect(none).not.toContain('beta');
  });

  test('a rule for budgets that matches nothing is told', async () => {
    const budgets = [
      { files: 'scr/**' },
      { site: 'a.ts#mian:*' },
      { site: 'gone.ts#main:1' },
      { files: '*.ts', site: '*#main:1' },
      { ratio: 0.5 },
      { files: 'a.ts', kind: 'agentic' },
      { files: 'a.ts', kind: 'single' },
      { kind: 'agentic' },
      { site: 'a.ts#*', taskBudget: false },
    ];
    const cwd = repository({ 'a.ts': CALL, 'opus47.config.json': JSON.stringify({ budgets }) });
    const warnings = (await command(cwd, ['--check'])).stderr.match(/^warning budgets.*$/gm);
    expect(warnings).toEqual([
      'warning budgets, entry 1: `files` (scr/**) matches no file; it is relative to the root of the project.',
      'warning budgets, entry 2: `site` (a.ts#mian:*) matches no call; the report has the IDs.',
      'warning budgets, entry 3: `site` (gone.ts#main:1) matches no file; the report has the IDs.',
      'warning budgets, entry 6: no call that it names is `agentic`.',
    ]);
    await command(cwd, ['--types', 'off']);
    expect((await command(cwd, ['--check'])).stderr).not.toContain('matches no call');
  });

  test('a configuration that --config names is about the working directory', async () => {
    const cwd = repository({ 'app/a.ts': CALL, 'app/b.ts': CALL, 'policy/c.json': '{ "exclude": ["./b.ts"], "baseline": "known.json" }' });
    const { stdout } = await command(path.join(cwd, 'app'), ['--config', '../policy/c.json', '--update-baseline', '--types', 'off']);
    expect(stdout).toContain('a.ts:');
    expect(stdout).not.toContain('b.ts:');
    expect(fs.existsSync(path.join(cwd, 'app/known.json'))).toBe(true);
  });

  test('a baseline accepts what is known, wherever it is named', async () => {
    const cwd = repository({ 'a.ts': UNKNOWN, 'opus47.config.json': '{ "strict": true, "baseline": "known.json" }' });
    const written = await command(cwd, ['--update-baseline']);
    expect(written.status).toBe(0);
    expect(written.stderr).toMatch(/Baseline: known\.json written, 1 call accepted\. No other file of the project was written\.\n$/);
    const { status, stderr } = await command(cwd, ['--check']);
    expect(status).toBe(0);
    expect(stderr).toContain('Nothing to migrate. 1 accepted by the baseline');
    write(cwd, { 'b.ts': UNKNOWN });
    expect((await command(cwd, ['--check'])).status).toBe(1);
  });
});

describe('the process', () => {
  test.each([
    ['what it writes', ['--report', 'r.md'], 0],
    ['a diff', ['--dry-run'], 0],
    ['what is left to do', ['--check'], 1],
    ['wrong usage', ['--nope'], 2],
    ['a path that is not there', ['nowhere'], 2],
  ])('says and ends as the command does here: %s', async (_, args, status) => {
    const [one, other] = [repository({ 'a.ts': CALL }), repository({ 'a.ts': CALL })] as const;
    const result = cli(one, args);
    expect(result.status).toBe(status);
    expect(await command(other, args)).toEqual(result);
    expect(read(other, 'a.ts')).toBe(read(one, 'a.ts'));
  });

  /** The files of the tool that a run loads. */
  function loadedBy(cwd: string, args: string[]): string[] {
    const coverage = folder();
    expect(cli(cwd, args, { NODE_V8_COVERAGE: coverage })).toMatchObject({ status: 0 });
    return fs
      .readdirSync(coverage)
      .flatMap((file) => (JSON.parse(fs.readFileSync(path.join(coverage, file), 'utf8')) as { result: { url: string }[] }).result)
      .flatMap(({ url }) => (/^file:.*\/dist\//.test(url) ? fileURLToPath(url) : []));
  }

  test('--help loads the options alone, --version not even these', () => {
    for (const [flag, most] of Object.entries({ '--help': 60_000, '--version': 3_000 })) {
      const sizes = loadedBy(folder(), [flag]).map((file) => fs.statSync(file).size);
      expect(sizes.length).toBeGreaterThan(0);
      expect(sizes.reduce((all, size) => all + size)).toBeLessThan(most);
    }
  });

  test('a run loads few files, and of Python nothing where there is none', () => {
    const loaded = loadedBy(repository({ 'a.ts': CALL }), ['--dry-run']).map((file) => path.basename(file));
    expect(loaded).toContain('main.js');
    expect(loaded.length).toBeLessThan(75);
    expect(loaded).not.toContain('python.js');
    const python = 'import anthropic\nc = anthropic.Anthropic()\nc.messages.create(thinking={"type": "enabled", "budget_tokens": 9000})\n';
    const other = loadedBy(repository({ 'a.py': python }), ['--dry-run']).map((file) => path.basename(file));
    expect(other).toContain('python.js');
  });

  test('a reader that stops reading is no error', () => {
    const calls = Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`f${index}.ts`, CALL]));
    const script = `"${process.execPath}" "${bin}" --dry-run --types off 2>/dev/null | head -n 1 >/dev/null; echo "\${PIPESTATUS[0]}"`;
    expect(execFileSync('bash', ['-c', script], { cwd: repository(calls), encoding: 'utf8' })).toBe('0\n');
  });

  test('an interrupt while writing puts every file back and ends with 130', () => {
    const cwd = repository({ 'a.ts': CALL, 'b.ts': CALL, 'c.ts': CALL });
    const before = snapshot(cwd);
    const hook = path.join(folder(), 'interrupt.mjs');
    fs.writeFileSync(
      hook,
      `import fs from 'node:fs';
       const { renameSync } = fs;
       let count = 0;
       fs.renameSync = (...args) => {
         renameSync(...args);
         if (++count === 2) process.kill(process.pid, 'SIGINT');
       };`,
    );
    const { status, stderr } = cli(cwd, [], { NODE_OPTIONS: `--import file://${hook}` });
    expect(status).toBe(130);
    expect(stderr).toContain('interrupted');
    expect(snapshot(cwd)).toEqual(before);
  });

  test('an error of its own keeps its stack and ends with 2', () => {
    const hook = path.join(folder(), 'break.mjs');
    fs.writeFileSync(hook, `globalThis.AbortController = class { constructor() { throw new Error('broken on purpose'); } };`);
    const { status, stderr } = cli(repository({ 'a.ts': CALL }), [], { NODE_OPTIONS: `--import file://${hook}` });
    expect(status).toBe(2);
    expect(stderr).toMatch(/internal error, please report it\nError: broken on purpose\n\s+at /);
  });
});
