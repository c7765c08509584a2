import { describe, expect, test } from 'vitest';
import { expectFindings, projectOf, snapshotsOf } from './disk.js';
import { caseNamed } from './fixtures.js';
import { cli, git, read, snapshot, write } from './project.js';

/** Tries a fixture through the real command, on the disk and in git. */
export function describeOnDisk(name: string): void {
  describe(name, () => {
    const one = caseNamed(name);
    const { before, after } = snapshotsOf(one);
    const start = () => {
      const cwd = projectOf(one);
      write(cwd, { '.git/settings.json': JSON.stringify({ ...one.options, types: 'off' }) });
      const command = (...args: string[]) => cli(cwd, ['--config', '.git/settings.json', ...args, ...one.paths]);
      return { cwd, command };
    };

    test('a dry run writes nothing, and prints a diff that git applies', () => {
      const { cwd, command } = start();
      const { stdout, status } = command('--dry-run');
      expect(status).toBe(0);
      expect(snapshot(cwd)).toEqual(before);
      write(cwd, { '.git/changes.diff': stdout });
      if (stdout) git(cwd, 'apply', '.git/changes.diff');
      expect(snapshot(cwd)).toEqual(after);
    });

    test('a run writes what is expected, once, and undo takes it back', () => {
      const { cwd, command } = start();
      expect(command('--report', '.git/report.json').status).toBe(0);
      expect(snapshot(cwd)).toEqual(after);
      expectFindings(one, JSON.parse(read(cwd, '.git/report.json')), true);
      git(cwd, 'add', '-A');
      expect(command('--check').status).toBe(0);
      if (one.diff) expect(cli(cwd, ['undo']).status).toBe(0);
      expect(snapshot(cwd)).toEqual(before);
    });
  });
}
