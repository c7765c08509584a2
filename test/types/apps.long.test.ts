/**
 * Whole applications, under both majors of the SDK: they compile before and after with nothing done by hand, and what they send, with the
 * real SDK, is accepted after the migration. With the model's name alone changed it is refused.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ts } from 'ts-morph';
import { describe, expect, test } from 'vitest';
import { run } from '../../src/run/run.js';
import { folder, snapshot } from '../support/project.js';
import { type Request, startRulesServer } from '../support/rules-server.js';
import { install, SDKS, typeErrors } from '../support/typed.js';

const root = path.join(import.meta.dirname, '../../fixtures/apps');

function copyOf(app: string, sdk: (typeof SDKS)[number]): string {
  const cwd = folder();
  fs.cpSync(path.join(root, app), cwd, { recursive: true });
  install(cwd, sdk);
  return cwd;
}

/** Runs `main` of an application against the rules; gives its requests and what it printed. */
async function execute(cwd: string): Promise<{ requests: Request[]; printed: string }> {
  const out = path.join(cwd, 'out');
  for (const [name, text] of Object.entries(snapshot(path.join(cwd, 'src')))) {
    const target = path.join(out, name.replace(/\.ts$/, '.js'));
    fs.mkdirSync(path.dirname(target), { recursive: true });
    const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
    fs.writeFileSync(target, ts.transpileModule(text, { compilerOptions }).outputText);
  }
  fs.writeFileSync(path.join(out, 'package.json'), '{"type":"module"}');
  const server = await startRulesServer();
  const code = `import { main } from './main.js'; main().then((lines) => console.log(lines.join('\\n')), (error) => console.log('failed:', error.message));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    cwd: out,
    env: { ...process.env, ANTHROPIC_BASE_URL: server.url, ANTHROPIC_API_KEY: 'test-key' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += chunk;
  });
  child.stderr.on('data', (chunk) => {
    printed += chunk;
  });
  await new Promise((done) => child.on('close', done));
  await server.close();
  fs.rmSync(out, { recursive: true });
  return { requests: server.requests, printed };
}

const refused = (requests: readonly Request[]) => requests.flatMap(({ refused: why }) => why ?? []);

describe.each(SDKS)('%s', (sdk) => {
  test.each([
    ['agent', 4],
    ['web', 4],
    ['batch', 3],
  ])('%s', async (app, count) => {
    const cwd = copyOf(app, sdk);
    expect(typeErrors(cwd)).toEqual([]);
    const { report } = await run(['.'], { cwd });
    expect(report.sites.filter(({ status }) => status === 'review')).toEqual([]);
    expect(typeErrors(cwd)).toEqual([]);

    const { requests, printed } = await execute(cwd);
    expect(refused(requests), printed).toEqual([]);
    expect(requests.length, printed).toBeGreaterThanOrEqual(count);
    expect(printed).not.toMatch(/failed|error/i);
    expect(requests.some(({ betas }) => betas.includes('task-budgets-2026-03-13'))).toBe(true);
  });
});

test.each(['agent', 'web', 'batch'])('%s is refused with the model alone changed', async (app) => {
  const cwd = copyOf(app, SDKS[0]);
  for (const name of Object.keys(snapshot(path.join(cwd, 'src')))) {
    const file = path.join(cwd, 'src', name);
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replaceAll('claude-opus-4-6', 'claude-opus-4-7'));
  }
  const { requests } = await execute(cwd);
  expect(refused(requests).length).toBeGreaterThan(0);
  const opus = requests.filter(({ body }) => (body.requests?.[0]?.params ?? body).model === 'claude-opus-4-7');
  expect(opus.every((request) => request.refused !== null)).toBe(true);
});
