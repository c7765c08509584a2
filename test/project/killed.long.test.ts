/** The real command, killed (SIGKILL) at each call that changes the disk: every file is old or new, and `undo` finishes the job. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { TIED } from '../support/models.js';
import { cli, git, read, repository, snapshot, write } from '../support/project.js';

const bin = path.join(import.meta.dirname, '../../bin/opus47-migrate.js');
/** Kills its own process right after the n-th such call. */
const preload = `data:text/javascript,${encodeURIComponent(`
import fs from 'node:fs';
let count = 0;
for (const name of ['openSync', 'writeSync', 'fsyncSync', 'linkSync', 'renameSync', 'unlinkSync']) {
  const original = fs[name];
  fs[name] = (...args) => {
    const changes = name !== 'openSync' || args[1] === 'wx';
    if (changes) count++;
    const result = original(...args);
    if (changes && count === Number(process.env.KILL_AT)) process.kill(process.pid, 'SIGKILL');
    return result;
  };
}
`)}`;
const FILES = { 'src/a.ts': TIED['src/a.ts'] ?? '', 'src/models.ts': TIED['src/models.ts'] ?? '' };
const run = (cwd: string, at: number) =>
  spawnSync(process.execPath, ['--import', preload, bin, '--types', 'off'], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, KILL_AT: String(at) },
  });

test('killed anywhere while it writes, a run is whole or can be undone', () => {
  const cwd = repository(FILES);
  const before = snapshot(cwd);
  run(cwd, 0);
  const after = snapshot(cwd);
  expect(after['src/a.ts']).not.toBe(before['src/a.ts']);
  const mixed = new Set<string>();
  let steps = 0;
  for (let killed = true; killed; steps++) {
    git(cwd, 'checkout', '-q', '.');
    const { signal } = run(cwd, steps + 1);
    killed = signal === 'SIGKILL';
    const now = snapshot(cwd);
    for (const name of Object.keys(before)) expect([before[name], after[name]], `${name} at step ${steps + 1}`).toContain(now[name]);
    mixed.add(
      Object.keys(before)
        .map((name) => (now[name] === before[name] ? 'old' : 'new'))
        .join(' '),
    );
    cli(cwd, ['undo']);
    // Killed before the journal was there, a run has changed nothing; else undo has put everything back, and left no other file.
    expect(snapshot(cwd), `step ${steps + 1}`).toEqual(before);
  }
  expect(steps).toBeGreaterThan(10);
  expect([...mixed].sort()).toEqual(['new new', 'new old', 'old old']);
});

test('a run after a killed one says what to do, and works once that is done', () => {
  const cwd = repository(FILES);
  const before = snapshot(cwd);
  let at = 1;
  const isMixed = () => read(cwd, 'src/a.ts') !== FILES['src/a.ts'] && snapshot(cwd)['src/models.ts'] === before['src/models.ts'];
  for (; at < 40 && !isMixed(); at++) {
    cli(cwd, ['undo']);
    run(cwd, at);
  }
  expect(isMixed()).toBe(true);
  const again = cli(cwd, ['--types', 'off', '--allow-dirty']);
  expect(again).toMatchObject({ status: 2, stderr: expect.stringContaining('Run `opus47-migrate undo` first') });
  expect(cli(cwd, ['undo']).status).toBe(0);
  expect(snapshot(cwd)).toEqual(before);
  write(cwd, {});
  expect(cli(cwd, ['--types', 'off']).status).toBe(0);
});
