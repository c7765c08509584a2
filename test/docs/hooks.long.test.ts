/** What runs before a commit, in real repositories with real commits. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { LEFT_OUT_FOLDERS } from '../../src/project/exclusions.js';
import { CALL, folder, git, read, repository, write } from '../support/project.js';

const root = path.join(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);
const page = fs.readFileSync(path.join(root, 'docs/ci.md'), 'utf8');
const section = page.slice(page.indexOf('\n## Before a commit'));
const blocks = [...section.matchAll(/```(\w+)\n(.*?)```/gs)].map(([, language = '', text = '']) => ({ language, text }));
const [preCommit, , lintStaged, husky, lefthook] = blocks;

interface Hook {
  id: string;
  entry: string;
  types_or: string[];
  exclude: string;
  stages: string[];
}
const hooks = parse(fs.readFileSync(path.join(root, '.pre-commit-hooks.yaml'), 'utf8')) as Hook[];

const UNKNOWN = CALL.replace('main()', 'main(model: string)').replace("'claude-opus-4-6'", 'model');
const MIGRATED = 'export const done = true;\n';

/** The commands of a project where the tool is installed. */
function environment(): NodeJS.ProcessEnv {
  const bin = folder();
  const tool = `#!/bin/sh\nexec "${process.execPath}" "${root}/bin/opus47-migrate.js" "$@"\n`;
  fs.writeFileSync(path.join(bin, 'opus47-migrate'), tool, { mode: 0o755 });
  fs.writeFileSync(path.join(bin, 'npx'), '#!/bin/sh\nexec "$@"\n', { mode: 0o755 });
  return { ...process.env, PATH: `${bin}:${process.env.PATH}`, NO_COLOR: '1' };
}

/** Commits what is staged, through the repository's own hook. */
function commit(cwd: string): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@localhost', 'commit', '-qm', 'change'], {
    cwd,
    encoding: 'utf8',
    env: environment(),
  });
  return { status, output: stdout + stderr };
}

function withHook(cwd: string, script: string): string {
  write(cwd, { '.git/hooks/pre-commit': `#!/bin/sh\n${script}` });
  fs.chmodSync(path.join(cwd, '.git/hooks/pre-commit'), 0o755);
  return cwd;
}

const commits = (cwd: string): string[] => git(cwd, 'log', '--format=%H').trim().split('\n');
const staged = (cwd: string, file: string): string => git(cwd, 'show', `:${file}`);

describe.each([
  ['husky', husky?.text ?? ''],
  [
    'lefthook',
    (parse(lefthook?.text ?? '') as { 'pre-commit': { commands: Record<string, { run: string }> } })['pre-commit'].commands[
      'opus47-migrate'
    ]?.run ?? '',
  ],
])('the hook of %s', (_, line) => {
  test('stops a commit with a call to migrate, and lets others through', () => {
    const cwd = withHook(repository({ 'src/a.ts': MIGRATED }), line);
    write(cwd, { 'src/b.ts': CALL, 'src/c.ts': MIGRATED });
    git(cwd, 'add', '-A');
    const { status, output } = commit(cwd);
    expect(status).toBe(1);
    expect(output).toContain('src/b.ts');
    expect(commits(cwd)).toHaveLength(1);
    git(cwd, 'rm', '-q', '--cached', 'src/b.ts');
    expect(commit(cwd).status).toBe(0);
    expect(commits(cwd)).toHaveLength(2);
    expect(read(cwd, 'src/b.ts')).toBe(CALL);
  });

  test('judges what is staged, not what lies around, and touches neither', () => {
    const cwd = withHook(repository({ 'src/a.ts': MIGRATED }), line);
    write(cwd, { 'src/a.ts': CALL });
    git(cwd, 'add', '-A');
    write(cwd, { 'src/a.ts': `${MIGRATED}// not staged\n` });
    expect(commit(cwd).status).toBe(1);
    expect(staged(cwd, 'src/a.ts')).toBe(CALL);
    expect(read(cwd, 'src/a.ts')).toBe(`${MIGRATED}// not staged\n`);

    write(cwd, { 'src/a.ts': `${MIGRATED}// staged\n` });
    git(cwd, 'add', '-A');
    write(cwd, { 'src/a.ts': CALL });
    expect(commit(cwd).status).toBe(0);
    expect(read(cwd, 'src/a.ts')).toBe(CALL);
  });

  test('takes new, renamed and deleted files, and calls for a person', () => {
    const cwd = withHook(repository({ 'src/old.ts': CALL, 'src/gone.ts': CALL }), line);
    git(cwd, 'rm', '-q', 'src/gone.ts');
    expect(commit(cwd).status).toBe(0);
    git(cwd, 'mv', 'src/old.ts', 'src/näme with space.ts');
    expect(commit(cwd).status).toBe(1);
    git(cwd, 'reset', '-q', '--hard');
    write(cwd, { 'src/unknown.ts': UNKNOWN });
    git(cwd, 'add', '-A');
    const { status, output } = commit(cwd);
    expect(status).toBe(0);
    expect(output).toContain('model-unknown');
  });
});

describe('lint-staged, the real one', () => {
  const run = (cwd: string) =>
    spawnSync(process.execPath, [path.join(path.dirname(require.resolve('lint-staged/package.json')), 'bin/lint-staged.js')], {
      cwd,
      encoding: 'utf8',
      env: environment(),
    });
  const project = () => repository({ 'package.json': lintStaged?.text ?? '', 'src/a.ts': MIGRATED });

  test('fails on a staged call, and keeps the part that is not staged', () => {
    const cwd = project();
    write(cwd, { 'src/a.ts': CALL });
    git(cwd, 'add', '-A');
    write(cwd, { 'src/a.ts': `${CALL}// not staged\n` });
    const { status, stderr, stdout } = run(cwd);
    expect(status).toBe(1);
    expect(stdout + stderr).toContain('src/a.ts');
    expect(staged(cwd, 'src/a.ts')).toBe(CALL);
    expect(read(cwd, 'src/a.ts')).toBe(`${CALL}// not staged\n`);
  });

  test('passes what is fine', () => {
    const cwd = project();
    write(cwd, { 'src/a.ts': `${MIGRATED}// more\n` });
    git(cwd, 'add', '-A');
    expect(run(cwd).status).toBe(0);
  });
});

describe('pre-commit', () => {
  test('has hooks as its schema says', () => {
    const schema = JSON.parse(fs.readFileSync(require.resolve('schemastore/schemas/json/pre-commit-hooks.json'), 'utf8')) as object;
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    // The schema is a copy from before pre-commit knew Astro, and from before it named its stages after git's hooks.
    const known = hooks.map((hook) => ({
      ...hook,
      types_or: hook.types_or.filter((type) => type !== 'astro'),
      stages: hook.stages.map((stage) => stage.replace(/^pre-(commit|push)$/, '$1')),
    }));
    expect(validate(known), JSON.stringify(validate.errors)).toBe(true);
    const { repos } = parse(preCommit?.text ?? '') as { repos: { hooks: { id: string }[] }[] };
    for (const { id } of repos.flatMap((repo) => repo.hooks)) expect(hooks.map((hook) => hook.id)).toContain(id);
  });

  test('leaves out what the tool leaves out by default', () => {
    for (const { exclude } of hooks)
      for (const name of LEFT_OUT_FOLDERS) expect(new RegExp(exclude).test(`packages/a/${name}/b.js`), name).toBe(true);
    expect(new RegExp(hooks[0]?.exclude ?? '').test('src/outer/building.js')).toBe(false);
  });

  /** As pre-commit does: the entry, then the names of the staged files; what is not staged is put away. */
  const runHook = (cwd: string, id: string, files: string[]) => {
    const [command = '', ...args] = hooks.find((hook) => hook.id === id)?.entry.split(' ') ?? [];
    return spawnSync(command, [...args, ...files], { cwd, encoding: 'utf8', env: environment() });
  };

  test('checks the named files alone', () => {
    const cwd = repository({ 'src/a.ts': CALL, 'src/b.ts': MIGRATED, 'src/c d.ts': CALL });
    expect(runHook(cwd, 'opus47-migrate-check', ['src/b.ts']).status).toBe(0);
    const { status, stdout, stderr } = runHook(cwd, 'opus47-migrate-check', ['src/b.ts', 'src/c d.ts']);
    expect(status).toBe(1);
    expect(stdout).toContain('src/c d.ts');
    expect(stdout + stderr).not.toContain('src/a.ts');
  });

  test('migrates the named files, whose changes git holds in the index', () => {
    const cwd = repository({ 'src/a.ts': MIGRATED });
    write(cwd, { 'src/a.ts': CALL, 'src/b.ts': CALL });
    git(cwd, 'add', '-A');
    expect(runHook(cwd, 'opus47-migrate', ['src/a.ts']).status).toBe(0);
    expect(read(cwd, 'src/a.ts')).toContain('client.beta.messages.create');
    expect(read(cwd, 'src/b.ts')).toBe(CALL);
    expect(staged(cwd, 'src/a.ts')).toBe(CALL);
  });
});
