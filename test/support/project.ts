/** Projects on disk for tests: made in a temporary folder, in a git repository if asked. */
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach } from 'vitest';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

export type Files = Record<string, string | Buffer>;

/** An empty folder that is removed after the test, unless it is to be kept for several. */
export function folder({ keep = false } = {}): string {
  const created = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'opus47-')));
  if (!keep) made.push(created);
  return created;
}

export function write(root: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    fs.writeFileSync(path.join(root, name), content);
  }
}

export function git(root: string, ...args: string[]): string {
  return execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@localhost', '-c', 'core.autocrlf=false', ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: 'pipe',
  });
}

/** A project in git, everything committed. */
export function repository(files: Files): string {
  const root = folder();
  write(root, files);
  git(root, 'init', '-q');
  git(root, 'add', '-A');
  git(root, 'commit', '-qm', 'start');
  return root;
}

export function plain(files: Files): string {
  const root = folder();
  write(root, files);
  return root;
}

export const read = (root: string, name: string): string => fs.readFileSync(path.join(root, name), 'utf8');

/** Every file of a folder but git's own, by its path. */
export function snapshot(root: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of fs.readdirSync(root, { recursive: true, withFileTypes: true })) {
    const full = path.join(entry.parentPath, entry.name);
    const name = path.relative(root, full);
    if (entry.isFile() && !name.startsWith('.git/') && !name.includes('node_modules')) found[name] = fs.readFileSync(full, 'latin1');
  }
  return found;
}

const bin = path.join(import.meta.dirname, '../../bin/opus47-migrate.js');

export interface CliResult {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** The real command, as a process. */
export function cli(cwd: string, args: readonly string[], env: Record<string, string> = {}, input?: string): CliResult {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd,
    encoding: 'utf8',
    input,
    env: { ...process.env, NO_COLOR: '1', ...env },
  });
  return { status, stdout, stderr };
}

/** The plain call that most tests start from. */
export const CALL = `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();

export async function main() {
  return client.messages.create({
    model: 'claude-opus-4-6',
    max_tokens: 16000,
    thinking: { type: 'enabled', budget_tokens: 10000 },
    messages: [{ role: 'user', content: 'ping' }],
  });
}
`;
