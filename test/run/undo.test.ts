import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { NotFound } from '../../src/run/errors.js';
import { run } from '../../src/run/run.js';
import { undo } from '../../src/run/undo.js';
import { command } from '../support/command.js';
import { TIED } from '../support/models.js';
import { CALL, folder, git, plain, read, repository, snapshot, write } from '../support/project.js';

const bin = path.join(import.meta.dirname, '../../bin/opus47-migrate.js');
const mode = (file: string): string => (fs.statSync(file).mode & 0o777).toString(8);

let state: string;
beforeEach(() => {
  state = folder();
  vi.stubEnv('XDG_STATE_HOME', state);
  return () => vi.unstubAllEnvs();
});

describe('after a run', () => {
  test('every file has its exact bytes and mode again, and the journal is gone', async () => {
    const cwd = repository(TIED);
    fs.chmodSync(path.join(cwd, 'src/own.ts'), 0o755);
    git(cwd, 'commit', '-qam', 'mode');
    const before = snapshot(cwd);
    await run(['.'], { cwd });
    expect(snapshot(cwd)).not.toEqual(before);
    const { changed, refused, unfinished } = await undo({ cwd: path.join(cwd, 'src') });
    expect(snapshot(cwd)).toEqual(before);
    expect({ changed: changed.length, refused, unfinished }).toEqual({ changed: 4, refused: [], unfinished: false });
    expect(mode(path.join(cwd, 'src/own.ts'))).toBe('755');
    expect(git(cwd, 'status', '--short')).toBe('');
    await expect(undo({ cwd })).rejects.toThrow(NotFound);
  });

  test('only the newest run goes back', async () => {
    const cwd = repository(TIED);
    await run(['src/own.ts'], { cwd });
    const between = snapshot(cwd);
    await run(['src'], { cwd });
    expect((await undo({ cwd })).earlier).toMatch(/^20/);
    expect(snapshot(cwd)).toEqual(between);
    await expect(undo({ cwd })).rejects.toThrow('only the last run can be undone');
  });

  test('one that changed nothing, or only looked, is not remembered', async () => {
    const cwd = repository(TIED);
    const before = snapshot(cwd);
    await run(['.'], { cwd });
    await run(['.'], { cwd });
    await run(['.'], { cwd, mode: 'check' });
    await undo({ cwd });
    expect(snapshot(cwd)).toEqual(before);
  });

  test('a dry run shows what would go back', async () => {
    const cwd = repository(TIED);
    const { changed } = await run(['.'], { cwd });
    const after = snapshot(cwd);
    const shown = await undo({ cwd, mode: 'dry-run' });
    expect(shown.changed).toEqual(changed.map(({ file, before, after }) => ({ file, before: after, after: before })));
    expect(snapshot(cwd)).toEqual(after);
    expect((await undo({ cwd })).changed).toHaveLength(4);
  });

  test('a file changed since is refused with those it shares calls with, and can go back later', async () => {
    const cwd = repository(TIED);
    const before = snapshot(cwd);
    await run(['.'], { cwd });
    const after = snapshot(cwd);
    write(cwd, { 'src/models.ts': `${read(cwd, 'src/models.ts')}// mine\n` });
    const { changed, refused } = await undo({ cwd });
    expect(changed.map(({ file }) => path.relative(cwd, file))).toEqual(['src/own.ts']);
    expect(refused.map(({ file, message }) => `${path.relative(cwd, file)} ${message}`).sort()).toEqual([
      expect.stringMatching('^src/a.ts .*shares a call'),
      expect.stringMatching('^src/b.ts .*shares a call'),
      'src/models.ts has changed since the run',
    ]);
    write(cwd, { 'src/models.ts': Buffer.from(after['src/models.ts'] ?? '', 'latin1') });
    expect((await undo({ cwd })).changed).toHaveLength(3);
    expect(snapshot(cwd)).toEqual(before);
  });

  test('a file that is gone is refused, unless forced', async () => {
    const cwd = repository({ 'a.ts': CALL });
    await run(['.'], { cwd });
    fs.rmSync(path.join(cwd, 'a.ts'));
    expect(await undo({ cwd })).toMatchObject({ refused: [{ file: path.join(cwd, 'a.ts'), message: 'is not there' }], forcible: true });
    const { changed, overwritten } = await undo({ cwd, force: true });
    expect({ changed: changed.length, overwritten }).toEqual({ changed: 1, overwritten: [path.join(cwd, 'a.ts')] });
    expect(read(cwd, 'a.ts')).toBe(CALL);
  });

  test('files that were formatted since go back if forced, all of them', async () => {
    const cwd = repository(TIED);
    const before = snapshot(cwd);
    await run(['.'], { cwd });
    for (const name of ['src/models.ts', 'src/own.ts']) write(cwd, { [name]: `${read(cwd, name)}\n` });
    const formatted = snapshot(cwd);
    const looked = await undo({ cwd, force: true, mode: 'dry-run' });
    expect({ changed: looked.changed.length, refused: looked.refused }).toEqual({ changed: 4, refused: [] });
    expect(snapshot(cwd)).toEqual(formatted);
    const { refused, overwritten } = await undo({ cwd, force: true });
    expect(refused).toEqual([]);
    expect(overwritten.map((file) => path.relative(cwd, file)).sort()).toEqual(['src/models.ts', 'src/own.ts']);
    expect(snapshot(cwd)).toEqual(before);
  });

  test('what is a link out of the project by now is refused, even if forced', async () => {
    const cwd = repository({ 'a.ts': CALL });
    await run(['.'], { cwd });
    const outside = path.join(folder(), 'a.ts');
    fs.writeFileSync(outside, 'mine');
    fs.rmSync(path.join(cwd, 'a.ts'));
    fs.symlinkSync(outside, path.join(cwd, 'a.ts'));
    expect(await undo({ cwd, force: true })).toMatchObject({ changed: [], refused: [{ message: expect.stringContaining('link') }] });
    expect(fs.readFileSync(outside, 'utf8')).toBe('mine');
  });
});

describe('the journal', () => {
  const places = (cwd: string) =>
    [
      path.join(cwd, '.git/opus47-migrate'),
      path.join(cwd, 'node_modules/.cache/opus47-migrate'),
      ...fs.readdirSync(state).map((name) => path.join(state, name, fs.readdirSync(path.join(state, name))[0] ?? '')),
    ].filter((place) => fs.existsSync(path.join(place, 'last-run.json')));

  test.each([
    ['the git folder', () => repository({ ...TIED, 'node_modules/x/index.js': '' }), '.git/opus47-migrate'],
    [
      'the cache below node_modules',
      () => plain({ ...TIED, 'package.json': '{}', 'node_modules/x/index.js': '' }),
      'node_modules/.cache/opus47-migrate',
    ],
    ['the user’s state folder', () => plain({ ...TIED, 'package.json': '{}' }), undefined],
  ])('lies in %s, for the user alone', async (_, make, expected) => {
    const cwd = make();
    const before = snapshot(cwd);
    await run(['.'], { cwd });
    const [place = '', ...others] = places(cwd);
    expect(others).toEqual([]);
    if (expected) expect(path.relative(cwd, place)).toBe(expected);
    else expect(place.startsWith(state)).toBe(true);
    expect(mode(path.join(place, 'last-run.json'))).toBe('600');
    expect(mode(place)).toBe('700');
    await undo({ cwd });
    expect(snapshot(cwd)).toEqual(before);
    expect(fs.readdirSync(place)).toEqual([]);
  });

  test('lies in the git folder of the working tree', async () => {
    const main = repository(TIED);
    const cwd = path.join(folder(), 'tree');
    git(main, 'worktree', 'add', '-q', cwd);
    await run(['.'], { cwd });
    await expect(undo({ cwd: main })).rejects.toThrow(NotFound);
    expect((await undo({ cwd })).changed).toHaveLength(4);
  });

  test('that cannot be written stops the run before anything is changed', async () => {
    const cwd = repository({ 'a.ts': CALL });
    write(cwd, { '.git/opus47-migrate': 'a file' });
    vi.stubEnv('XDG_STATE_HOME', path.join(cwd, 'a.ts'));
    await expect(run(['.'], { cwd })).rejects.toThrow(/nothing was changed[\s\S]*XDG_STATE_HOME/);
    expect(read(cwd, 'a.ts')).toBe(CALL);
  });

  test('that cannot be written in the first place is written in the next', async () => {
    const cwd = repository({ 'a.ts': CALL });
    write(cwd, { '.git/opus47-migrate': 'a file' });
    await run(['.'], { cwd });
    await undo({ cwd });
    expect(read(cwd, 'a.ts')).toBe(CALL);
  });

  test.each(['{', '{"journalVersion":2}', '{"journalVersion":1,"files":[{}]}'])('%s is refused with what to do', async (text) => {
    const cwd = repository({ 'a.ts': CALL });
    write(cwd, { '.git/opus47-migrate/last-run.json': text });
    await expect(undo({ cwd })).rejects.toThrow('not a journal');
  });

  test('with a path out of the project is refused', async () => {
    const cwd = repository({ 'a.ts': CALL });
    await run(['.'], { cwd });
    const place = '.git/opus47-migrate/last-run.json';
    write(cwd, { [place]: read(cwd, place).replace('"a.ts"', '"../a.ts"') });
    await expect(undo({ cwd })).rejects.toThrow('damaged');
  });
});

describe('a run that was killed', () => {
  /** Runs the command, and has the process killed right before its n-th replacement of a source file. */
  function killed(cwd: string, replacement: number): void {
    const preload = path.join(folder(), 'kill.mjs');
    fs.writeFileSync(
      preload,
      `import fs from 'node:fs';
       const { renameSync } = fs;
       let count = 0;
       fs.renameSync = (from, to) => {
         if (String(to).endsWith('.ts') && ++count === ${replacement}) process.kill(process.pid, 'SIGKILL');
         renameSync(from, to);
       };`,
    );
    const { signal } = spawnSync(process.execPath, ['--import', preload, bin], { cwd });
    expect(signal).toBe('SIGKILL');
  }

  test.each([1, 2, 3, 4])('before file %i of 4 is put back whole, and nothing is left beside it', async (replacement) => {
    const cwd = repository(TIED);
    const before = snapshot(cwd);
    killed(cwd, replacement);
    expect(Object.keys(snapshot(cwd)).some((name) => name.endsWith('.tmp'))).toBe(true);
    const { changed, refused, unfinished } = await undo({ cwd });
    expect({ changed: changed.length, refused, unfinished }).toEqual({ changed: replacement - 1, refused: [], unfinished: true });
    expect(snapshot(cwd)).toEqual(before);
    await expect(undo({ cwd })).rejects.toThrow(NotFound);
  });

  test('in the middle: the next run refuses to write, until undo', async () => {
    const cwd = repository(TIED);
    killed(cwd, 3);
    const mixed = snapshot(cwd);
    await expect(run(['.'], { cwd, allowDirty: true })).rejects.toThrow('opus47-migrate undo');
    expect(snapshot(cwd)).toEqual(mixed);
    await run(['.'], { cwd, mode: 'check' });
    await undo({ cwd });
    expect((await run(['.'], { cwd })).changed).toHaveLength(4);
  });

  test('in the middle, and put back by git: the next run goes on', async () => {
    const cwd = repository(TIED);
    const before = snapshot(cwd);
    killed(cwd, 3);
    git(cwd, 'checkout', '-q', '.');
    expect((await run(['.'], { cwd })).changed).toHaveLength(4);
    expect(Object.keys(snapshot(cwd)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    await undo({ cwd });
    expect(snapshot(cwd)).toEqual(before);
  });

  test('does not hide the run before it', async () => {
    const cwd = repository(TIED);
    await run(['src/own.ts'], { cwd });
    const between = snapshot(cwd);
    killed(cwd, 1);
    await undo({ cwd });
    expect(snapshot(cwd)).toEqual(between);
    await undo({ cwd });
    expect(read(cwd, 'src/own.ts')).toBe(CALL);
  });

  test('undo that was killed itself is finished by the next', async () => {
    const cwd = repository(TIED);
    const before = snapshot(cwd);
    await run(['.'], { cwd });
    write(cwd, { 'src/a.ts': Buffer.from(before['src/a.ts'] ?? '', 'latin1') });
    expect((await undo({ cwd })).changed).toHaveLength(3);
    expect(snapshot(cwd)).toEqual(before);
  });

  test('while another one writes, neither a run nor undo goes on', async () => {
    const cwd = repository(TIED);
    killed(cwd, 2);
    const place = '.git/opus47-migrate/pending.json';
    write(cwd, { [place]: read(cwd, place).replace(/"pid": \d+/, `"pid": ${process.ppid}`) });
    await expect(undo({ cwd })).rejects.toThrow('is writing');
    await expect(run(['.'], { cwd, allowDirty: true })).rejects.toThrow('is writing');
  });
});

describe('on the command line', () => {
  test('undo, and nothing more to undo', async () => {
    const cwd = repository(TIED);
    const before = snapshot(cwd);
    await command(cwd, []);
    expect((await command(cwd, ['undo', '--dry-run'])).stdout).toContain('+++ b/src/own.ts');
    const { status, stdout, stderr } = await command(folder(), ['undo', cwd]);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toMatch(/^4 files restored \(the run of \d{4}-.*\)\.\n$/);
    expect(snapshot(cwd)).toEqual(before);
    expect(await command(cwd, ['undo'])).toMatchObject({ status: 2, stderr: expect.stringContaining('Nothing to undo') });
  });

  test('takes back an applied plan', async () => {
    const cwd = repository(TIED);
    const before = snapshot(cwd);
    await command(cwd, ['--plan', '.git/p.json']);
    await command(cwd, ['apply', '.git/p.json']);
    await command(cwd, ['undo']);
    expect(snapshot(cwd)).toEqual(before);
  });

  test('what was refused, by name, and code 2', async () => {
    const cwd = repository({ 'a.ts': CALL });
    await command(cwd, []);
    write(cwd, { 'a.ts': 'mine' });
    expect(await command(cwd, ['undo'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('refused a.ts: has changed since the run'),
    });
    expect((await command(cwd, ['undo'])).stderr).toMatch(
      /0 files restored .*, 1 file refused\.\nTo restore the refused files as well, .*opus47-migrate undo --force/,
    );
    expect(await command(cwd, ['undo', '-f', '-d'])).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('a.ts would lose its changes'),
    });
    expect(read(cwd, 'a.ts')).toBe('mine');
    expect(await command(cwd, ['undo', '--force'])).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('a.ts has lost its changes'),
    });
    expect(read(cwd, 'a.ts')).toBe(CALL);
  });

  test('which run stays: only the last one goes back', async () => {
    const cwd = repository({ 'a.ts': CALL, 'b.ts': CALL });
    await command(cwd, ['a.ts']);
    await command(cwd, ['b.ts']);
    expect((await command(cwd, ['undo'])).stderr).toMatch(
      /1 file restored .*\nOnly the last run can be undone: what the run of 20.* wrote stays\.\n$/,
    );
    expect(await command(cwd, ['undo'])).toMatchObject({ status: 2, stderr: expect.stringContaining('only the last run can be undone') });
  });

  test('an option before a command is refused, so that it cannot be missed', async () => {
    const cwd = repository({ 'a.ts': CALL });
    await command(cwd, []);
    expect(await command(cwd, ['--dry-run', 'undo'])).toMatchObject({ status: 2, stderr: expect.stringContaining('after its name') });
    expect(read(cwd, 'a.ts')).not.toBe(CALL);
  });

  test('a folder with a command’s name is named with ./ or after --', async () => {
    const cwd = repository({ 'undo/a.ts': CALL, 'b.ts': CALL });
    for (const args of [['./undo'], ['--', 'undo']]) expect((await command(cwd, ['-d', ...args])).stdout).toContain('+++ b/undo/a.ts');
  });
});
