import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type ApplyResult, applyPlan } from '../../src/run/apply.js';
import { DirtyFiles, Interrupted } from '../../src/run/errors.js';
import { sha256 } from '../../src/run/hash.js';
import { createPlan, type MigrationPlan } from '../../src/run/plan-file.js';
import { run } from '../../src/run/run.js';
import { command } from '../support/command.js';
import { TIED } from '../support/models.js';
import { CALL, folder, git, plain, read, repository, snapshot, write } from '../support/project.js';

async function planned(files = TIED, make = repository) {
  const cwd = make(files);
  return { cwd, plan: createPlan(await run(['.'], { cwd, mode: 'dry-run' })) };
}
const written = async (files = TIED) => {
  const cwd = repository(files);
  await run(['.'], { cwd });
  return snapshot(cwd);
};
const told = (cwd: string, { refused }: ApplyResult) =>
  Object.fromEntries(refused.map(({ file, message }) => [path.relative(cwd, file), message]));

test('gives the bytes that a run gives', async () => {
  const { cwd, plan } = await planned();
  const { changed, done, refused } = await applyPlan(plan, { cwd });
  expect(snapshot(cwd)).toEqual(await written());
  expect({ changed: changed.length, done, refused }).toEqual({ changed: 4, done: [], refused: [] });
});

test('finds the project from a folder in it, and outside git too', async () => {
  const { cwd, plan } = await planned({ 'package.json': '{}', ...TIED }, plain);
  await applyPlan(plan, { cwd: path.join(cwd, 'src') });
  expect(read(cwd, 'src/own.ts')).toContain('beta.messages');
});

test('a dry run writes nothing and gives the same changes', async () => {
  const { cwd, plan } = await planned();
  const before = snapshot(cwd);
  const { changed } = await applyPlan(plan, { cwd, mode: 'dry-run' });
  expect(snapshot(cwd)).toEqual(before);
  expect((await applyPlan(plan, { cwd })).changed).toEqual(changed);
});

test('a second time, all is done already', async () => {
  const { cwd, plan } = await planned();
  await applyPlan(plan, { cwd });
  const { changed, done, refused } = await applyPlan(plan, { cwd });
  expect({ changed, done: done.length, refused }).toEqual({ changed: [], done: 4, refused: [] });
});

describe('a file that differs from the plan’s', () => {
  test('is refused with all that its calls need elsewhere; the others are written', async () => {
    const { cwd, plan } = await planned();
    write(cwd, { 'src/b.ts': `${TIED['src/b.ts']}// changed\n` });
    const before = snapshot(cwd);
    const result = await applyPlan(plan, { cwd });
    // a.ts and b.ts share the constant in models.ts.
    expect(snapshot(cwd)).toEqual({ ...before, 'src/own.ts': (await written())['src/own.ts'] });
    expect(told(cwd, result)).toEqual({
      'src/b.ts': expect.stringContaining('changed since'),
      'src/a.ts': expect.stringContaining('shares a call'),
      'src/models.ts': expect.stringContaining('shares a call'),
    });
  });

  test('is refused where it is gone, by whatever name', async () => {
    const { cwd, plan } = await planned();
    fs.rmSync(path.join(cwd, 'src/own.ts'));
    expect(told(cwd, await applyPlan(plan, { cwd }))).toEqual({ 'src/own.ts': 'is not there' });
  });

  test('in another project none is found, and nothing is written', async () => {
    const { plan } = await planned();
    const cwd = repository({ 'x.ts': CALL });
    expect((await applyPlan(plan, { cwd })).refused).toHaveLength(4);
  });

  test('a link to what is no source file of the project is refused', async () => {
    const { cwd, plan } = await planned({ 'own.ts': CALL });
    const outside = path.join(folder(), 'own.ts');
    fs.writeFileSync(outside, CALL);
    for (const target of [outside, path.join(cwd, '.git/own.ts')]) {
      fs.writeFileSync(target, CALL);
      fs.rmSync(path.join(cwd, 'own.ts'));
      fs.symlinkSync(target, path.join(cwd, 'own.ts'));
      expect(told(cwd, await applyPlan(plan, { cwd, allowDirty: true }))).toEqual({ 'own.ts': expect.stringContaining('link') });
      expect(fs.readFileSync(target, 'utf8')).toBe(CALL);
    }
  });
});

describe('a plan that was tampered with', () => {
  test.each([
    '../x.ts',
    '/etc/x.ts',
    'src/../../x.ts',
    './x.ts',
    'src//x.ts',
    'C:/x.ts',
    'src\\x.ts',
    '.git/x.ts',
    '.GIT/hooks/x.js',
    'node_modules/p/x.js',
    'package.json',
    '.git/config',
    'x.sh',
    '',
  ])('is refused as a whole for the path %j', async (bad) => {
    const { cwd, plan } = await planned();
    const [first] = plan.files;
    const before = snapshot(cwd);
    const changed = { ...plan, files: [...plan.files, { ...first, path: bad }] } as MigrationPlan;
    await expect(applyPlan(changed, { cwd })).rejects.toThrow('The plan is refused: ');
    expect(snapshot(cwd)).toEqual(before);
  });

  test('is refused for the file whose new text is not the promised one', async () => {
    const { cwd, plan } = await planned({ 'own.ts': CALL });
    const [file] = plan.files;
    for (const edit of file?.edits ?? []) edit.text = 'evil()';
    expect(told(cwd, await applyPlan(plan, { cwd }))).toEqual({ 'own.ts': expect.stringContaining('promises') });
    expect(read(cwd, 'own.ts')).toBe(CALL);
  });
});

test('dirty files are refused before anything is written, unless allowed', async () => {
  const { cwd } = await planned();
  write(cwd, { 'src/own.ts': `// not in git\n${CALL}` });
  const plan = createPlan(await run(['.'], { cwd, mode: 'dry-run' }));
  const before = snapshot(cwd);
  await expect(applyPlan(plan, { cwd })).rejects.toThrow(DirtyFiles);
  expect(snapshot(cwd)).toEqual(before);
  expect((await applyPlan(plan, { cwd, allowDirty: true })).changed).toHaveLength(4);
});

test('an interrupt leaves every file as it was', async () => {
  const { cwd, plan } = await planned();
  const before = snapshot(cwd);
  const abort = new AbortController();
  await expect(applyPlan(plan, { cwd, signal: abort.signal, onWrite: () => abort.abort() })).rejects.toThrow(Interrupted);
  expect(snapshot(cwd)).toEqual(before);
});

describe('on the command line', () => {
  test('plan, look, apply', async () => {
    const cwd = repository(TIED);
    const before = snapshot(cwd);
    expect(await command(cwd, ['src', '--plan', '../plan.json'.replace('../', '.git/')])).toMatchObject({ status: 0, stdout: '' });
    expect(snapshot(cwd)).toEqual(before);
    const look = await command(cwd, ['apply', '.git/plan.json', '-n']);
    expect(look.stdout).toBe((await command(cwd, ['src', '--dry-run'])).stdout);
    expect(snapshot(cwd)).toEqual(before);
    const { status, stdout, stderr } = await command(path.join(cwd, 'src'), ['apply', '../.git/plan.json']);
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '4 files written.\n' });
    git(cwd, 'add', '-A');
    expect((await command(cwd, ['--check'])).status).toBe(0);
  });

  test('with what was refused, by name, and code 2', async () => {
    const cwd = repository(TIED);
    await command(cwd, ['--plan', '.git/plan.json']);
    write(cwd, { 'src/a.ts': '' });
    const { status, stderr } = await command(path.join(cwd, 'src'), ['apply', '../.git/plan.json']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^refused a\.ts: has changed since the plan was made\n/);
    expect(stderr).toMatch(/\n1 file written, 3 files refused\.\n$/);
  });

  test('--plan goes with --dry-run, --check and reports, and --plan alone writes nothing else', async () => {
    const cwd = repository({ 'a.ts': CALL });
    const { status, stdout } = await command(cwd, ['--plan', '.git/p.json', '--dry-run', '--check', '--report', '.git/r.json']);
    expect(status).toBe(1);
    expect(stdout).toContain('+++ b/a.ts');
    expect(JSON.parse(read(cwd, '.git/p.json'))).toMatchObject({ planVersion: 1, files: [{ path: 'a.ts', before: sha256(CALL) }] });
  });

  test('a plan that is not there', async () => {
    expect(await command(folder(), ['apply', 'plan.json'])).toMatchObject({ status: 2, stderr: expect.stringContaining('no such plan') });
  });
});
