/**
 * What each rule of `src/sdk/libraries-javascript.ts` and `-python.ts` writes, sent by the real library to a server with the API's rules: the oldest version of each major
 * that a rule names, and a newer one. `OPUS47_LIBRARY_PYTHONS` names interpreters whose environments have such versions of one library or more; `.ci/run` makes them.
 */
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { folder, write } from '../support/project.js';
import { type Request, startRulesServer } from '../support/rules-server.js';

const source = path.join(import.meta.dirname, '../libraries');
const bin = path.join(import.meta.dirname, '../../bin/opus47-migrate.js');
const { workspaces } = JSON.parse(fs.readFileSync(path.join(source, 'package.json'), 'utf8')) as { workspaces: string[] };
const pythons = (process.env.OPUS47_LIBRARY_PYTHONS ?? '').split(path.delimiter).filter(Boolean);
if (pythons.length === 0) console.warn('skipped: the libraries for Python (OPUS47_LIBRARY_PYTHONS names no interpreter)');

/** In the order of the names of the calls. */
const BUDGETS = {
  'agent-sdk': [33_000, 20_000],
  ai: [27_500, undefined, 33_000, 33_000, 20_000, 33_000, 33_000],
  'ai-agents': [20_000, 33_000, 33_000, 33_000],
  'ai-loops': [20_000, 33_000, 33_000, 33_000],
  'ai-bedrock': [undefined, undefined, undefined],
  'ai-vertex': [undefined, undefined, undefined, undefined],
  'ai-named': [20_000, 33_000, 33_000],
  'ai-objects': [33_000, 33_000],
  'ai-wrapped': [33_000, 20_000, 20_000],
  claude_agent_sdk: [27_500, 33_000, undefined, 27_500, 20_000],
  init_chat_model: [20_000, 20_000, 20_000, 33_000, undefined, 27_500, 27_500],
  langchain: [20_000, undefined, 20_000, 20_000, 27_500],
  langchain_bound: [20_000, 27_500, 20_000, 27_500, 20_000, 20_000, 20_000],
  'langchain-other': [20_000, 20_000, 20_000],
  llama_index: [33_000, undefined, 27_500, 20_000, 27_500, 20_000],
  litellm: [33_000, undefined, 27_500, 20_000, 27_500, 20_000],
  mastra: [20_000, 33_000, 33_000],
  pydantic_ai: [20_000, undefined, 20_000, 20_000, 33_000, 27_500, 27_500, 27_500],
  pydantic_ai_runs: [20_000, 27_500, 33_000, 27_500, 20_000, 20_000],
} as const;

/** The ids of calls that go to platforms without task budgets, before and after. */
const ON_PLATFORMS: Readonly<Record<string, readonly [string, string]>> = {
  'ai-bedrock': ['us.anthropic.claude-opus-4-6-v1', 'us.anthropic.claude-opus-4-7'],
  'ai-vertex': ['claude-opus-4-6', 'claude-opus-4-7'],
};

/**
 * Version 5 of the AI SDK forces a tool for objects, which no model takes together with thinking: such calls fail before and after. Its agents have
 * another name, and its providers read no options by a name of their own.
 */
function callsOf(workspace: string): (keyof typeof BUDGETS)[] {
  if (workspace.startsWith('agent-')) return ['agent-sdk'];
  if (workspace.startsWith('mastra')) return ['mastra'];
  if (!workspace.startsWith('ai-')) return ['langchain', 'langchain-other'];
  const all = ['ai', 'ai-agents', 'ai-bedrock', 'ai-vertex', 'ai-wrapped'] as const;
  return workspace === 'ai-5' ? [...all] : [...all, 'ai-loops', 'ai-named', 'ai-objects'];
}

const textOf = (name: string): string => fs.readFileSync(path.join(source, name), 'utf8');

/** What a program sends, and what it prints. */
async function sent(command: string, args: readonly string[], cwd: string): Promise<{ requests: Request[]; output: string }> {
  const server = await startRulesServer();
  try {
    const env = { ...process.env, ANTHROPIC_URL: server.url, PYTHONDONTWRITEBYTECODE: '1' };
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stderr.resume();
    for await (const chunk of child.stdout) output += chunk;
    // Claude Code asks for more than answers.
    return {
      requests: server.requests.filter(({ path: asked, body }) => body.model !== undefined && !asked.endsWith('/count_tokens')),
      output,
    };
  } finally {
    await server.close();
  }
}

function migrate(cwd: string, file: string, options: readonly string[] = []): void {
  const { status, stderr } = spawnSync(process.execPath, [bin, file, '--allow-dirty', ...options], { cwd, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
}

/** The parts of a request that a migration is not about. */
function rest({ body }: Request): object {
  const { model, thinking, output_config: config, temperature, top_p, top_k, ...other } = body;
  const { task_budget: _, ...own } = config ?? {};
  return { ...other, config: own };
}

const budgetOf = ({ body }: Request): unknown => (body.output_config?.task_budget as { total?: number } | undefined)?.total;

/**
 * Both accepted, the later one under the rules of Opus 4.7; the rest is as it was.
 * @param options `sendsAlways`: the beta is sent without a task budget too, which the API takes; `models`: the ids before and after.
 */
function expectMoved(
  before: readonly Request[],
  after: readonly Request[],
  budgets: readonly (number | undefined)[],
  {
    sendsAlways = false,
    models = ['claude-opus-4-6', 'claude-opus-4-7'],
  }: { sendsAlways?: boolean; models?: readonly [string, string] } = {},
): void {
  expect([...before, ...after].flatMap(({ refused }) => refused ?? [])).toEqual([]);
  expect(before.map(({ body }) => body.model)).toEqual(budgets.map(() => models[0]));
  expect(after.map(({ body }) => body.model)).toEqual(budgets.map(() => models[1]));
  expect(after.map(budgetOf)).toEqual(budgets);
  for (const [index, request] of after.entries()) {
    const old = before[index] as Request;
    const isThinking = old.body.thinking?.type === 'enabled';
    expect(request.body.thinking).toEqual(isThinking ? { type: 'adaptive', display: 'summarized' } : old.body.thinking);
    expect(rest(request)).toEqual(rest(old));
    const betas = old.betas.filter(Boolean);
    const added = budgets[index] !== undefined || sendsAlways ? ['task-budgets-2026-03-13'] : [];
    expect(request.betas.filter(Boolean).sort()).toEqual([...betas, ...added].sort());
  }
}

/**
 * The same for Claude Code, which sends adaptive thinking for any budget, an effort of its own for each model, and what it knows of the machine:
 * who asks, and when.
 */
function expectAgentMoved(before: readonly Request[], after: readonly Request[], budgets: readonly (number | undefined)[]): void {
  expect([...before, ...after].flatMap(({ refused }) => refused ?? [])).toEqual([]);
  expect(before.map(({ body }) => body.model)).toEqual(budgets.map(() => 'claude-opus-4-6'));
  expect(after.map(({ body }) => body.model)).toEqual(budgets.map(() => 'claude-opus-4-7'));
  expect(after.map(budgetOf)).toEqual(budgets);
  expect(before[0]?.body.output_config?.effort).toBe('high');
  expect(after[0]?.body.output_config?.effort).toBe('high');
  const asked = ({ body }: Request) => [body.max_tokens, body.stream, body.tools?.map(({ name }) => name), body.tool_choice];
  expect(after.map(asked)).toEqual(before.map(asked));
  for (const [index, { body, betas }] of after.entries()) {
    const isThinking = before[index]?.body.thinking?.type === 'adaptive';
    expect(isThinking).toBe(budgets[index] !== undefined);
    expect(body.thinking).toEqual(isThinking ? { type: 'adaptive', display: 'summarized' } : before[index]?.body.thinking);
    expect(betas.includes('task-budgets-2026-03-13')).toBe(isThinking);
  }
}

describe('JavaScript', () => {
  const root = folder({ keep: true });
  beforeAll(() => {
    fs.cpSync(source, root, { recursive: true });
    const { status, stderr } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: root, encoding: 'utf8' });
    expect(status, stderr).toBe(0);
  });
  afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

  test.each(workspaces)('%s sends what is written', async (workspace) => {
    const cwd = path.join(root, workspace);
    for (const name of callsOf(workspace)) {
      const file = `${name}.mjs`;
      write(cwd, { [file]: textOf(`calls/${file}`) });
      const run = () => sent(process.execPath, [path.join(root, 'run.mjs'), path.join(cwd, file)], cwd);
      const before = await run();
      const models = ON_PLATFORMS[name];
      migrate(cwd, file, models && ['--no-task-budget']);
      const after = await run();
      expect([before.output, after.output]).toEqual(['', '']);
      if (name === 'agent-sdk') expectAgentMoved(before.requests, after.requests, BUDGETS[name]);
      else expectMoved(before.requests, after.requests, BUDGETS[name], { ...(models && { models }) });
    }
  });
});

/** The calls of each package for Python. */
const CALLS = {
  'claude-agent-sdk': ['claude_agent_sdk'],
  langchain: ['init_chat_model'],
  'langchain-anthropic': ['langchain', 'langchain_bound'],
  litellm: ['litellm'],
  'llama-index-llms-anthropic': ['llama_index'],
  'pydantic-ai-slim': ['pydantic_ai', 'pydantic_ai_runs'],
} as const;

/** What an environment has, as pip lists it. */
const installedFor = (python: string): string =>
  spawnSync(python, ['-m', 'pip', 'freeze', '--disable-pip-version-check'], { encoding: 'utf8' }).stdout;

const proofs = pythons.flatMap((python) => {
  const installed = installedFor(python);
  return Object.entries(CALLS).flatMap(([name, all]) => {
    const version = new RegExp(`^${name}==(.*)$`, 'm').exec(installed)?.[1];
    return version === undefined ? [] : all.map((calls) => ({ name, version, calls, python, installed }));
  });
});

describe.skipIf(proofs.length === 0)('Python', () => {
  test('each package has an environment', () =>
    expect([...new Set(proofs.map(({ name }) => name))].sort()).toEqual(Object.keys(CALLS).sort()));

  test.each(proofs.map((proof) => [`${proof.name} ${proof.version} (${proof.calls})`, proof] as const))(
    '%s sends what is written',
    async (_, { calls, python, installed }) => {
      const cwd = folder();
      write(cwd, { 'calls.py': textOf(`calls/${calls}.py`), 'requirements.txt': installed });
      const run = () => sent(python, ['-W', 'ignore', path.join(source, 'run.py'), path.join(cwd, 'calls.py')], cwd);
      const before = await run();
      migrate(cwd, 'calls.py');
      const after = await run();
      expect([before.output, after.output]).toEqual(['', '']);
      if (calls === 'claude_agent_sdk') expectAgentMoved(before.requests, after.requests, BUDGETS[calls]);
      else expectMoved(before.requests, after.requests, BUDGETS[calls], { sendsAlways: calls === 'litellm' });
    },
  );
});
