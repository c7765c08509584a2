/** The tests that a project has itself, as processes. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { PYTHON } from './cpython.js';
import { type Files, folder, write } from './project.js';

const root = path.join(import.meta.dirname, '../..');

/** `1 passed, 0 failed`, by vitest. */
export function vitestIn(cwd: string): string {
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(cwd, 'node_modules'));
  const { VITEST: _, ...env } = process.env;
  const command = [path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--root', cwd, '--reporter', 'json'];
  const { stdout } = spawnSync(process.execPath, command, { cwd, encoding: 'utf8', env });
  fs.unlinkSync(path.join(cwd, 'node_modules'));
  const { numPassedTests, numFailedTests } = JSON.parse(stdout.slice(stdout.indexOf('{')));
  return `${numPassedTests} passed, ${numFailedTests} failed`;
}

/** Those below `tests`, by unittest. @param packages what stands for packages that are not installed. */
export function unittestIn(cwd: string, packages: Files): { green: boolean; output: string } {
  const installed = folder();
  write(installed, packages);
  const command = ['-B', '-m', 'unittest', 'discover', '-s', 'tests', '-t', '.'];
  const { status, stdout, stderr } = spawnSync(PYTHON as string, command, {
    ...{ cwd, encoding: 'utf8' },
    env: { ...process.env, PYTHONPATH: installed },
  });
  return { green: status === 0, output: stdout + stderr };
}
