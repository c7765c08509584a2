/**
 * Guarded fixtures, executed with the real SDKs against a server with the API's rules, for every model that is known and for others: a model
 * that takes thinking budgets gets the request that it got before, and one that refuses them gets one that it takes. `OPUS47_PYTHONS` names the
 * interpreters to use.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ts } from 'ts-morph';
import { describe, expect, test } from 'vitest';
import { FAMILIES, factsAbout, readModel } from '../../src/sdk/models.js';
import { afterOf, type Case, caseNamed, inputOf } from '../support/fixtures.js';
import { plain } from '../support/project.js';
import { type Request, startRulesServer } from '../support/rules-server.js';
import { SDKS } from '../support/typed.js';

const MODELS = [...FAMILIES, 'us.anthropic.claude-opus-4-6-v1', 'claude-opus-4-6-20260205', 'claude-opus-9', 'our-deployment'];
const CASES = [
  'a-request-that-is-handed-over-whole',
  'a-model-that-is-chosen-at-run-time',
  'thinking-under-a-condition-and-params-in-a-constant',
  'models-that-a-test-tells-apart',
];
/** The cases that bring a module of their own get the one that is generated. */
const FIRST = 'a-model-that-is-chosen-at-run-time';
const home = path.join(import.meta.dirname, '../..');
const pythons = (process.env.OPUS47_PYTHONS ?? '').split(path.delimiter).filter(Boolean);
if (pythons.length === 0) console.warn('skipped: guarded Python is executed with the real SDK (OPUS47_PYTHONS names no interpreter)');

const named = (name: string, language: string): Case => caseNamed(`guard/${name}-${language}`);

/** The files of a case before or after, with the generated module. */
function filesOf(name: string, language: string, migrated: boolean): Record<string, string> {
  const one = named(name, language);
  const generated = Object.entries(afterOf(named(FIRST, language))).filter(([file]) => /claude.thinking\.\w+$/.test(file));
  return { ...(migrated ? afterOf(one) : inputOf(one)), ...Object.fromEntries(generated) };
}

/** What a program sends, and what went wrong in it. */
async function sent(command: string, driver: string, input: object): Promise<{ requests: Request[]; failures: string[] }> {
  const server = await startRulesServer();
  try {
    const env = {
      ...process.env,
      ANTHROPIC_BASE_URL: server.url,
      ANTHROPIC_API_KEY: 'key',
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONWARNINGS: 'ignore',
    };
    const child = spawn(command, [path.join(import.meta.dirname, '../support', driver)], { env, stdio: ['pipe', 'pipe', 'inherit'] });
    child.stdin.end(JSON.stringify({ ...input, models: MODELS, url: server.url }));
    let output = '';
    for await (const chunk of child.stdout) output += chunk;
    return { requests: server.requests, failures: JSON.parse(output) as string[] };
  } finally {
    await server.close();
  }
}

const takesBudgets = (model: string | undefined): boolean => {
  const read = readModel(model ?? '');
  return read.kind === 'known' ? factsAbout(read.family).thinkingBudget !== 'refused' : read.kind === 'foreign';
};

/** What has nothing to do with budgets: a model that knows no effort refuses one, and one that always thinks refuses to be kept from it. */
const OTHERWISE = /output_config\.effort|thinking\.type: disabled/;

/** True for what was refused before, too. */
const failedBefore = (failure: string, before: readonly string[]): boolean => OTHERWISE.test(failure) && before.includes(failure);

/** The promise of a guard, request by request. */
function expectGuarded(before: readonly Request[], after: readonly Request[]): void {
  expect(after.length).toBe(before.length);
  expect(after.filter(({ refused }) => refused !== null && !OTHERWISE.test(refused))).toEqual([]);
  for (const [index, { body, betas }] of before.entries()) {
    const now = after[index] as Request;
    const { model, ...rest } = body;
    // An id that stands in the code becomes the target.
    if (now.body.model !== model) {
      expect([model, now.body.model]).toEqual(['claude-opus-4-6', 'claude-opus-4-7']);
      expect(now.body.thinking).toEqual({ type: 'adaptive' });
      expect(now.body.output_config?.task_budget).toBeDefined();
    } else if (takesBudgets(model) || rest.thinking?.type !== 'enabled')
      expect({ body: now.body, betas: now.betas }).toEqual({ body, betas });
    else expect(now.body.thinking).toMatchObject({ type: 'adaptive' });
  }
}

describe.each(SDKS)('with %s', (sdk) => {
  test.each(CASES)('%s', async (name) => {
    const compiled = (migrated: boolean) => {
      const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true };
      const files = Object.entries(filesOf(name, 'typescript', migrated)).filter(([file]) => file.endsWith('.ts'));
      const folder = plain(
        Object.fromEntries(
          files.map(([file, text]) => [file.replace(/\.ts$/, '.js'), ts.transpileModule(text, { compilerOptions: options }).outputText]),
        ),
      );
      fs.mkdirSync(path.join(folder, 'node_modules/@anthropic-ai'), { recursive: true });
      fs.symlinkSync(path.join(home, 'node_modules', sdk), path.join(folder, 'node_modules/@anthropic-ai/sdk'));
      return folder;
    };
    const before = await sent(process.execPath, 'guarded.cjs', { folder: compiled(false) });
    const after = await sent(process.execPath, 'guarded.cjs', { folder: compiled(true) });
    for (const failure of before.failures) expect(failure).toMatch(/ 400 /);
    expect(after.failures.filter((failure) => !failedBefore(failure, before.failures))).toEqual([]);
    expectGuarded(before.requests, after.requests);
    expect(after.requests.length).toBeGreaterThanOrEqual(MODELS.length);
  });
});

describe.skipIf(pythons.length === 0).each(pythons.length ? pythons : ['no interpreter'])('with %s', (python) => {
  test.each(CASES)('%s', async (name) => {
    const run = (migrated: boolean) => {
      const files = filesOf(name, 'python', migrated);
      const modules = ['a', 'b'].filter((module) => `${module}.py` in files);
      return sent(python, 'guarded.py', { folder: plain(files), modules });
    };
    const [before, after] = [await run(false), await run(true)];
    for (const failure of before.failures) expect(failure).toMatch(/Error code: 400/);
    expect(after.failures.filter((failure) => !failedBefore(failure, before.failures))).toEqual([]);
    expectGuarded(before.requests, after.requests);
    expect(after.requests.length).toBeGreaterThanOrEqual(MODELS.length);
  });
});
