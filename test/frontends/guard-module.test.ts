/** The modules that `--guard` writes: their text, and what they answer in Node.js and Python for every model that is known, and for others. */
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { ModuleSystem } from '../../src/frontends/javascript/edits/importing.js';
import { guardModuleText as javascript } from '../../src/frontends/javascript/generated/guard-module.js';
import { guardModuleText as python } from '../../src/frontends/python/generated/guard-module.js';
import { FAMILIES, factsAbout } from '../../src/sdk/models.js';
import { PYTHON } from '../support/cpython.js';
import { plain } from '../support/project.js';
import { install, SDKS, typeErrors } from '../support/typed.js';

const NUMBERS = { ratio: 0.55, minBudget: 20_000 };
const ENABLED = { thinking: { type: 'enabled', budget_tokens: 64_000 } };
const ADAPTIVE = { thinking: { type: 'adaptive' } };
const BETA = 'task-budgets-2026-03-13';
const TASK_BUDGET = { ...ADAPTIVE, output_config: { task_budget: { type: 'tokens', total: 35_200 } }, betas: [BETA] };

type Answer = typeof ENABLED | typeof ADAPTIVE | typeof TASK_BUDGET;

/** What a request to a model has to say. */
function expected(family: (typeof FAMILIES)[number]): Answer {
  const { thinkingBudget, taskBudget } = factsAbout(family);
  if (thinkingBudget !== 'refused') return ENABLED;
  return taskBudget === null ? ADAPTIVE : TASK_BUDGET;
}

const dotted = (family: string) => family.replace(/(?<=[a-z]-\d)-(?=\d$)/, '.');
const ANSWERS: [string, Answer][] = [
  ...FAMILIES.flatMap((family): [string, Answer][] =>
    [
      family,
      `${family}-20260205`,
      `${family}@20260205`,
      `us.anthropic.${family}-v1:0`,
      `arn:aws:bedrock:us-east-1:1:inference-profile/eu.anthropic.${family}-v1`,
      `anthropic/${dotted(family)}`,
      `${family}-latest`,
      `${family}[1m]`,
    ].map((id) => [id, expected(family)]),
  ),
  // Of newer models it is known that they refuse thinking budgets, and not that they take task budgets.
  ['claude-opus-6', ADAPTIVE],
  ['claude-opus-5-6', ADAPTIVE],
  ['claude-sonnet-10-20290101', ADAPTIVE],
  ['claude-something-1', ADAPTIVE],
  // These names say nothing.
  ['gpt-4o', ENABLED],
  ['our-deployment', ENABLED],
  ['my-claude-prod', ENABLED],
  ['prod-claude-sonnet-4-5', ENABLED],
  ['prod-claude-opus-4-7', ENABLED],
  ['team/claude-opus-4-7', ENABLED],
  ['anthropic.deployments.claude-opus-4-7', ENABLED],
  ['', ENABLED],
];
const REST = { temperature: 0.5, top_k: 5, output_config: { effort: 'high' }, betas: ['files-api-2025-04-14'], display: 'summarized' };
const { display: _, ...SENT } = REST;
const WITH_REST: [string, object][] = [
  ['claude-opus-4-6', { ...ENABLED, ...SENT }],
  [
    'claude-opus-4-7',
    {
      thinking: { type: 'adaptive', display: 'summarized' },
      output_config: { effort: 'high', task_budget: { type: 'tokens', total: 20_000 } },
      betas: [...SENT.betas, BETA],
    },
  ],
  ['claude-sonnet-5', { thinking: { type: 'adaptive', display: 'summarized' }, output_config: SENT.output_config, betas: SENT.betas }],
];
const BUDGETS = { plain: 64_000, rest: 10_000 };

const ENABLED_WHOLE = { type: 'enabled', budget_tokens: 64_000 };
const WHOLE_BUDGET = { task_budget: { type: 'tokens', total: 35_200 } };
const OWN_BUDGET = { task_budget: { type: 'tokens', total: 30_000 } };
interface Options {
  display?: string;
  taskBudget?: boolean;
}
/** Whole requests, what is said with them, and what is to be sent. */
const WHOLE: [Record<string, unknown>, Options, Record<string, unknown>][] = [
  ...['claude-opus-4-6', 'claude-haiku-4-5', 'our-deployment'].map((model): (typeof WHOLE)[number] => {
    const request = { model, max_tokens: 9, thinking: ENABLED_WHOLE, temperature: 0.5, betas: ['x'] };
    return [request, { display: 'summarized' }, request];
  }),
  [
    { model: 'claude-opus-4-7', max_tokens: 9, thinking: ENABLED_WHOLE, top_k: 5, betas: ['x'], output_config: { effort: 'high' } },
    { display: 'summarized' },
    {
      model: 'claude-opus-4-7',
      max_tokens: 9,
      thinking: { type: 'adaptive', display: 'summarized' },
      betas: ['x', BETA],
      output_config: { effort: 'high', ...WHOLE_BUDGET },
    },
  ],
  // Without thinking, the sampling parameters go alone.
  [{ model: 'claude-opus-4-8', temperature: 0.5, top_p: 0.9 }, {}, { model: 'claude-opus-4-8' }],
  [
    { model: 'claude-opus-5', temperature: 1, thinking: { type: 'adaptive' } },
    { display: 'summarized' },
    { model: 'claude-opus-5', thinking: { type: 'adaptive' } },
  ],
  // A task budget that is there stays, and so does what is asked for of the thinking.
  [
    { model: 'claude-opus-4-7', thinking: { ...ENABLED_WHOLE, display: 'omitted' }, output_config: OWN_BUDGET, betas: [BETA] },
    { display: 'summarized' },
    { model: 'claude-opus-4-7', thinking: { type: 'adaptive', display: 'omitted' }, output_config: OWN_BUDGET, betas: [BETA] },
  ],
  [
    { model: 'claude-opus-4-7', thinking: ENABLED_WHOLE },
    { taskBudget: false },
    { model: 'claude-opus-4-7', thinking: { type: 'adaptive' } },
  ],
];
/** What JavaScript keeps in the options of the request is an argument in Python. */
const HEADED: typeof WHOLE = [
  [
    { model: 'claude-opus-4-7', thinking: ENABLED_WHOLE, extra_headers: { 'Anthropic-Beta': 'x', y: 'z' } },
    {},
    {
      model: 'claude-opus-4-7',
      thinking: { type: 'adaptive' },
      extra_headers: { 'Anthropic-Beta': `x,${BETA}`, y: 'z' },
      output_config: WHOLE_BUDGET,
      betas: [BETA],
    },
  ],
];

function answered(command: string, args: readonly string[], cwd: string): unknown {
  const input = JSON.stringify({ plain: ANSWERS.map(([id]) => id), rest: WITH_REST.map(([id]) => id), REST, BUDGETS, WHOLE, HEADED });
  const { stdout, stderr } = spawnSync(command, args, {
    cwd,
    input,
    encoding: 'utf8',
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}
const ALL = {
  plain: ANSWERS.map(([, answer]) => answer),
  rest: WITH_REST.map(([id, answer]) =>
    id === 'claude-opus-4-6' ? { ...answer, thinking: { type: 'enabled', budget_tokens: 10_000 } } : answer,
  ),
  whole: WHOLE.map(([, , sent]) => sent),
};

const ASK = `
const { plain, rest, REST, BUDGETS, WHOLE } = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
const answer = ({ thinkingFor, requestFor }) =>
  console.log(JSON.stringify({
    plain: plain.map((id) => thinkingFor(id, BUDGETS.plain)),
    rest: rest.map((id) => thinkingFor(id, BUDGETS.rest, REST)),
    whole: WHOLE.map(([request, options]) => requestFor(request, options)),
  }));
`;

describe.each([
  ['esm', 'claude-thinking.mjs', "import('./claude-thinking.mjs').then(answer);"],
  ['commonjs', 'claude-thinking.cjs', "answer(require('./claude-thinking.cjs'));"],
  ['typescript', 'claude-thinking.ts', undefined],
] as const)('the %s module', (system: ModuleSystem, file, load) => {
  const text = javascript(system, NUMBERS, '\n');

  test('has the expected text', async () => {
    await expect(text).toMatchFileSnapshot(`guard-modules/${file}.txt`);
    expect(javascript(system, NUMBERS, '\r\n')).toBe(text.replaceAll('\n', '\r\n'));
  });

  test('answers by the model', async () => {
    const { ts } = await import('ts-morph');
    const compiled = ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
    const cwd = plain(load === undefined ? { 'claude-thinking.cjs': compiled.outputText } : { [file]: text });
    expect(answered(process.execPath, ['-e', ASK + (load ?? "answer(require('./claude-thinking.cjs'));")], cwd)).toEqual(ALL);
  });
});

const TYPED = `import Anthropic from '@anthropic-ai/sdk';
import { requestFor, thinkingFor } from './claude-thinking';

const client = new Anthropic();
const messages: Anthropic.MessageParam[] = [{ role: 'user', content: 'ping' }];

export const ask = async (model: string, tokens: number): Promise<Anthropic.Beta.BetaMessage> =>
  client.beta.messages.create({ model, max_tokens: 90_000, ...thinkingFor(model, tokens), messages });
export const asked = (model: Anthropic.Model) =>
  client.beta.messages.stream({
    model,
    max_tokens: 90_000,
    ...thinkingFor(model, 10_000, { betas: ['files-api-2025-04-14'], output_config: { effort: 'high' }, display: 'summarized', temperature: 1 }),
    messages,
  });
export async function* streamed(model: string): AsyncGenerator<Anthropic.Beta.BetaRawMessageStreamEvent> {
  yield* await client.beta.messages.create({ model, max_tokens: 90_000, ...thinkingFor(model, 10_000), messages, stream: true });
}
type Thinking = Anthropic.ThinkingConfigParam | undefined;
export const whole = async (model: string, thinking: Thinking): Promise<Anthropic.Beta.BetaMessage> =>
  client.beta.messages.create(requestFor({ model, max_tokens: 90_000, messages, ...(thinking ? { thinking } : {}) }));
export async function* wholeStreamed(model: string): AsyncGenerator<Anthropic.Beta.BetaRawMessageStreamEvent> {
  const thinking = { type: 'enabled' as const, budget_tokens: 9_000 };
  yield* await client.beta.messages.create(requestFor({ model, max_tokens: 90_000, thinking, messages, stream: true }, { display: 'summarized' }));
}
export const params = (given: Anthropic.MessageCreateParamsNonStreaming) => client.beta.messages.create(requestFor(given), { timeout: 1000 });
export const counted = (model: string) =>
  client.messages.countTokens(requestFor({ model, thinking: { type: 'enabled', budget_tokens: 9_000 }, messages }, { taskBudget: false }));
`;

test.each(SDKS)('the TypeScript module, and calls that use it, compile with %s', (sdk) => {
  const cwd = plain({ 'a.ts': TYPED, 'claude-thinking.ts': javascript('typescript', NUMBERS, '\n') });
  install(cwd, sdk, {
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    noPropertyAccessFromIndexSignature: true,
  });
  expect(typeErrors(cwd)).toEqual([]);
});

test.each([
  ['esm', TYPED],
  ['commonjs', TYPED],
] as const)('the %s module has the types of its comments', (system, calls) => {
  const js = javascript(system, NUMBERS, '\n');
  const cwd = plain({ 'a.ts': calls, 'claude-thinking.js': js });
  install(cwd, SDKS[0], { allowJs: true, checkJs: true });
  expect(typeErrors(cwd)).toEqual([]);
});

describe('the Python module', () => {
  const text = python(NUMBERS, '\n');

  test('has the expected text', async () => {
    await expect(text).toMatchFileSnapshot('guard-modules/claude_thinking.py.txt');
    expect(python(NUMBERS, '\r\n')).toBe(text.replaceAll('\n', '\r\n'));
  });

  test.skipIf(PYTHON === undefined)('answers by the model', () => {
    const cwd = plain({ 'claude_thinking.py': text });
    const ask = [
      'import json, sys',
      'from claude_thinking import request_for, thinking_for',
      'asked = json.load(sys.stdin)',
      'plain = [thinking_for(id, asked["BUDGETS"]["plain"]) for id in asked["plain"]]',
      'rest = [thinking_for(id, asked["BUDGETS"]["rest"], **asked["REST"]) for id in asked["rest"]]',
      'said = lambda options: {{"taskBudget": "task_budget"}.get(name, name): value for name, value in options.items()}',
      'whole = [request_for(**said(options), **request) for request, options, _ in asked["WHOLE"] + asked["HEADED"]]',
      'print(json.dumps({"plain": plain, "rest": rest, "whole": whole}))',
    ];
    const all = { ...ALL, whole: [...ALL.whole, ...HEADED.map(([, , sent]) => sent)] };
    expect(answered(PYTHON as string, ['-c', ask.join('\n')], cwd)).toEqual(all);
  });
});
