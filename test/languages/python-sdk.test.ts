/**
 * The migrated fixtures, executed with the real `anthropic` package against a server with the API's rules. `OPUS47_PYTHONS` names the
 * interpreters to use, each of an environment with a version of the package; `.ci/run` makes them.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { plain } from '../support/project.js';
import { type Request, startRulesServer } from '../support/rules-server.js';

const root = path.join(import.meta.dirname, '../../fixtures/python/migrated');
const driver = path.join(import.meta.dirname, '../support/call-everything.py');
const pythons = (process.env.OPUS47_PYTHONS ?? '').split(path.delimiter).filter(Boolean);
if (pythons.length === 0) console.warn('skipped: the migrated Python is executed with the real SDK (OPUS47_PYTHONS names no interpreter)');

/** Everything that the fixtures send, and what went wrong. */
async function sent(python: string, migrated: boolean): Promise<{ requests: Request[]; failures: Record<string, string> }> {
  const home = plain({});
  const folders = fs.readdirSync(root).map((name) => {
    const folder = path.join(home, name);
    fs.cpSync(path.join(root, name, 'input'), folder, { recursive: true });
    if (migrated) fs.cpSync(path.join(root, name, 'output'), folder, { recursive: true });
    return folder;
  });
  const server = await startRulesServer();
  try {
    const env = { ...process.env, ANTHROPIC_BASE_URL: server.url, ANTHROPIC_API_KEY: 'key', PYTHONDONTWRITEBYTECODE: '1' };
    const child = spawn(python, ['-W', 'ignore', driver], { env, stdio: ['pipe', 'pipe', 'inherit'] });
    child.stdin.end(JSON.stringify(folders));
    let output = '';
    for await (const chunk of child.stdout) output += chunk;
    const failures = JSON.parse(output) as Record<string, string>;
    const named = Object.fromEntries(Object.entries(failures).map(([folder, why]) => [path.basename(folder), why]));
    return { requests: server.requests, failures: named };
  } finally {
    await server.close();
  }
}

describe.skipIf(pythons.length === 0).each(pythons.length ? pythons : ['no interpreter'])('with %s', (python) => {
  test('every request is accepted after the migration, and none is lost', async () => {
    const before = await sent(python, false);
    const after = await sent(python, true);
    // Newer versions of the package do not take sampling parameters at all.
    for (const why of Object.values(before.failures))
      expect(why).toMatch(/enabled is not supported|unexpected keyword argument '(?:temperature|top_p)'/);
    expect(before.failures).toHaveProperty('refused-today');
    expect(after.failures).toEqual({});
    expect(after.requests.filter(({ refused }) => refused !== null)).toEqual([]);
    expect(after.requests.length).toBeGreaterThanOrEqual(before.requests.length);
    expect(after.requests.filter(({ body }) => body.output_config?.task_budget).length).toBeGreaterThan(15);
  });
});
