/** The usage helper with the real SDK, old and new, against a local server: exact sums, and nothing changed for the caller. */
import fs from 'node:fs';
import path from 'node:path';
import NewAnthropic from '@anthropic-ai/sdk';
import OldAnthropic from 'anthropic-sdk-0';
import { describe, expect, test } from 'vitest';
import { scoreTask, type TrackOptions, trackTaskBudget, type UsageRecord, usageLog } from '../../src/usage/index.js';
import { apiServer, type Scripted } from '../support/api-server.js';
import { folder } from '../support/project.js';

const BUDGET = { output_config: { task_budget: { type: 'tokens' as const, total: 40_000 } }, betas: ['task-budgets-2026-03-13' as const] };
const ASKED = { model: 'claude-opus-4-7', max_tokens: 1000, ...BUDGET, messages: [{ role: 'user' as const, content: 'secret prompt' }] };
const SITE = 'src/agent.ts#plan:1';

/** Three turns: two tool calls, then the answer; the context grows by more than what the model said. */
const LOOP: Scripted[] = [
  {
    content: [{ type: 'tool_use', id: 'tu_1', name: 'look', input: { at: 'a' } }],
    stop_reason: 'tool_use',
    usage: { input_tokens: 100, output_tokens: 40, output_tokens_details: { thinking_tokens: 25 }, cache_creation_input_tokens: 900 },
  },
  {
    content: [{ type: 'tool_use', id: 'tu_2', name: 'look', input: { at: 'b' } }],
    stop_reason: 'tool_use',
    // 1040 of it is known; 500 are the tool's result.
    usage: { input_tokens: 640, output_tokens: 60, output_tokens_details: { thinking_tokens: 10 }, cache_read_input_tokens: 900 },
  },
  { usage: { input_tokens: 720, output_tokens: 33, output_tokens_details: { thinking_tokens: 0 }, cache_read_input_tokens: 900 } },
];
const LOOP_TOKENS = { input: 1460, output: 133, thinking: 35, cacheRead: 1800, cacheWrite: 900 };
/** All output, the first result, and the 20 by which the third context exceeds 1540 + 60. */
const LOOP_SPENT = 133 + 500 + 20;

const tool = { name: 'look', input_schema: { type: 'object' as const }, run: () => 'secret result', parse: (input: unknown) => input };

async function setUp(script: Scripted[], Anthropic = NewAnthropic as typeof NewAnthropic) {
  const server = await apiServer(script);
  const plain = new Anthropic({ apiKey: 'sk-ant-secret-key', baseURL: server.baseURL, maxRetries: 2 });
  const lines: UsageRecord[] = [];
  const options: TrackOptions = { site: SITE, log: (line) => void lines.push(line as UsageRecord) };
  return { ...server, plain, client: trackTaskBudget(plain, options), lines, options };
}

/** The log is written beside the call, never before it. */
const settled = () => new Promise((done) => setTimeout(done, 5));

describe.each([
  ['1.12', NewAnthropic],
  ['0.137', OldAnthropic as unknown as typeof NewAnthropic],
])('with @anthropic-ai/sdk %s', (_, Anthropic) => {
  test('a call is a task', async () => {
    const { client, lines, received } = await setUp([{ usage: { input_tokens: 12, output_tokens: 34 } }], Anthropic);
    const message = await client.beta.messages.create(ASKED);
    expect(message.content).toEqual([{ type: 'text', text: 'secret answer' }]);
    await settled();
    expect(lines).toEqual([
      {
        v: 1,
        task: expect.stringMatching(/^[\da-f-]{36}$/),
        site: SITE,
        category: null,
        at: expect.stringMatching(/^\d{4}-.*Z$/),
        model: 'claude-opus-4-7',
        budget: 40_000,
        requests: 1,
        tokens: { input: 12, output: 34, thinking: null, cacheRead: 0, cacheWrite: 0 },
        spent: 34,
        stopReason: 'end_turn',
        ms: expect.any(Number),
        quality: null,
        ok: true,
      },
    ]);
    expect(received[0]?.headers['anthropic-beta']).toBe('task-budgets-2026-03-13');
  });

  test.each([false, true])('a tool loop is one task, summed exactly (streamed: %s)', async (stream) => {
    const { client, lines, received } = await setUp(LOOP, Anthropic);
    const runner = client.beta.messages.toolRunner({ ...ASKED, tools: [tool as never], stream } as never);
    const last = await (runner as unknown as { runUntilDone(): Promise<{ content: unknown[] }> }).runUntilDone();
    expect(last.content).toMatchObject([{ text: 'secret answer' }]);
    await settled();
    expect(received).toHaveLength(3);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      requests: 3,
      tokens: LOOP_TOKENS,
      spent: LOOP_SPENT,
      stopReason: 'end_turn',
      budget: 40_000,
      ok: true,
    });
  });

  test('a loop that is left early is logged as far as it went', async () => {
    const { client, lines } = await setUp(LOOP, Anthropic);
    for await (const message of client.beta.messages.toolRunner({ ...ASKED, tools: [tool as never] })) {
      expect(message.stop_reason).toBe('tool_use');
      break;
    }
    await settled();
    expect(lines).toMatchObject([{ requests: 1, stopReason: 'tool_use', tokens: { output: 40 }, ok: true }]);
  });

  test('a stream is a task, by whichever way it is read', async () => {
    const usage = { input_tokens: 50, output_tokens: 77, output_tokens_details: { thinking_tokens: 7 }, cache_read_input_tokens: 3 };
    const { client, lines } = await setUp([{ usage }], Anthropic);
    const helper = client.beta.messages.stream(ASKED);
    expect(await helper.finalText()).toBe('secret answer');
    const raw = await client.beta.messages.create({ ...ASKED, stream: true });
    const types: string[] = [];
    for await (const event of raw) types.push(event.type);
    expect(types.at(-1)).toBe('message_stop');
    await settled();
    const tokens = { input: 50, output: 77, thinking: 7, cacheRead: 3, cacheWrite: 0 };
    expect(lines).toMatchObject([
      { tokens, spent: 77, stopReason: 'end_turn', ok: true },
      { tokens, spent: 77, stopReason: 'end_turn', ok: true },
    ]);
  });

  test('several calls of one piece of work are one task, with its quality', async () => {
    const { client, lines } = await setUp(LOOP, Anthropic);
    const result = await client.asTask(
      async (own, task) => {
        const messages: unknown[] = [...ASKED.messages];
        for (;;) {
          const reply = await own.beta.messages.create({ ...ASKED, messages: messages as never });
          if (reply.stop_reason !== 'tool_use') break;
          messages.push({ role: 'assistant', content: reply.content }, { role: 'user', content: 'secret result' });
        }
        task.score(0.25);
        task.score(true);
        return task.id;
      },
      { id: 'order-7', category: 'refund' },
    );
    expect(result).toBe('order-7');
    await settled();
    expect(lines).toMatchObject([
      { task: 'order-7', category: 'refund', requests: 3, tokens: LOOP_TOKENS, spent: LOOP_SPENT, budget: 40_000, quality: 1, ok: true },
    ]);
  });

  test('a call on the stable endpoint has no budget; counts are not logged; a retry is not a request', async () => {
    const { client, lines, received } = await setUp([{ status: 529 }, { usage: { output_tokens: 9 } }], Anthropic);
    await client.messages.create({ model: 'claude-opus-4-7', max_tokens: 10, messages: ASKED.messages });
    expect(received).toHaveLength(2);
    expect(await client.beta.messages.countTokens({ model: 'claude-opus-4-7', messages: ASKED.messages })).toMatchObject({
      input_tokens: 7,
    });
    await settled();
    expect(lines).toMatchObject([{ budget: null, requests: 1, tokens: { output: 9 } }]);
  });

  test('errors reach the caller as they are', async () => {
    const { client, plain, lines } = await setUp([{ status: 400 }], Anthropic);
    const [own, other] = await Promise.all(
      [client, plain].map((one) =>
        one.beta.messages.create(ASKED).catch((error: unknown) => error as InstanceType<typeof Anthropic.APIError>),
      ),
    );
    expect(own).toBeInstanceOf(Anthropic.BadRequestError);
    expect((own as { message: string }).message).toBe((other as { message: string }).message);
    await expect(client.asTask(async () => Promise.reject(new Error('mine')))).rejects.toThrow('mine');
    await settled();
    expect(lines).toEqual([]);
  });

  test('a stream that is cut off, and work that fails after an answer, are not counted as done', async () => {
    const cut = await setUp([{ cutAfter: 3 }], Anthropic);
    await expect(cut.client.beta.messages.stream(ASKED).finalMessage()).rejects.toThrow();
    await settled();
    expect(cut.lines).toMatchObject([{ stopReason: null, ok: false, tokens: { input: 10 } }]);

    const { client, lines } = await setUp([{}], Anthropic);
    const work = client.asTask(async (own) => {
      await own.beta.messages.create(ASKED);
      throw new TypeError('my own');
    });
    await expect(work).rejects.toThrow(new TypeError('my own'));
    await settled();
    expect(lines).toMatchObject([{ stopReason: 'end_turn', ok: false }]);
  });

  test('a stream that is aborted stays aborted', async () => {
    const { client, lines } = await setUp([{ hangAfter: 3 }], Anthropic);
    const stream = await client.beta.messages.create({ ...ASKED, stream: true });
    for await (const event of stream) if (event.type === 'message_start') break;
    expect(stream.controller.signal.aborted).toBe(true);
    await settled();
    expect(lines).toMatchObject([{ ok: false, stopReason: null }]);
  });

  test('the raw response is the same', async () => {
    const { client, plain } = await setUp([{}], Anthropic);
    const [own, other] = await Promise.all([client, plain].map((one) => one.beta.messages.create(ASKED).withResponse()));
    expect(own?.data).toEqual(other?.data);
    expect(own?.request_id).toBe('req_1');
    for (const name of ['url', 'status', 'statusText', 'redirected', 'type', 'ok'] as const)
      expect(own?.response[name]).toBe(other?.response[name]);
    expect([...(own?.response.headers.keys() ?? [])]).toEqual([...(other?.response.headers.keys() ?? [])]);
    const unread = await client.beta.messages.create(ASKED).asResponse();
    expect(await unread.json()).toMatchObject({ type: 'message' });
  });

  test('the tracked client is a client, and the original stays untouched', async () => {
    const { client, plain, lines } = await setUp([{}], Anthropic);
    expect(client).toBeInstanceOf(Anthropic);
    expect(plain).not.toHaveProperty('asTask');
    await plain.beta.messages.create(ASKED);
    await client.withOptions({ maxRetries: 0 }).beta.messages.create(ASKED);
    await settled();
    expect(lines).toHaveLength(1);
  });
});

test('a client of a subclass that passes no options on is tracked all the same', async () => {
  const { baseURL } = await apiServer([{}]);
  class Own extends NewAnthropic {
    constructor() {
      super({ apiKey: 'k', baseURL });
    }
  }
  const lines: unknown[] = [];
  await trackTaskBudget(new Own(), { site: SITE, log: (line) => void lines.push(line) }).beta.messages.create(ASKED);
  await settled();
  expect(lines).toMatchObject([{ requests: 1 }]);
});

test('a mock in the place of a client works, and is not logged', async () => {
  const create = async () => 'mocked';
  const lines: unknown[] = [];
  const client = trackTaskBudget({ beta: { messages: { create } } }, { site: SITE, log: (line) => void lines.push(line) });
  expect(await client.beta.messages.create()).toBe('mocked');
  expect(await client.asTask((own) => own.beta.messages.create())).toBe('mocked');
  await settled();
  expect(lines).toEqual([]);
});

test('a file gets one line for each task, with nothing of what was said and no key; verdicts may come later', async () => {
  const { plain, received } = await setUp(LOOP);
  const file = path.join(folder(), 'usage.jsonl');
  const log = usageLog(file);
  const client = trackTaskBudget(plain, { site: SITE, log });
  const tasks = [1, 2, 3].map((number) =>
    client.asTask((own) => own.beta.messages.create({ ...ASKED, metadata: { user_id: 'secret user' } }), { id: `t${number}` }),
  );
  await Promise.all(tasks);
  scoreTask(log, 't2', 0.5);
  await log.flush();
  const text = fs.readFileSync(file, 'utf8');
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines).toHaveLength(4);
  expect(lines.at(-1)).toEqual({ v: 1, task: 't2', quality: 0.5 });
  expect(received).toHaveLength(3);
  expect(text).not.toContain('secret');
  expect(() => scoreTask(log, 't1', 2)).toThrow(RangeError);
});

describe('a log that fails', () => {
  test.each([
    [
      'throws',
      () => {
        throw new Error('disk gone');
      },
    ],
    ['rejects', () => Promise.reject(new Error('disk gone'))],
  ])('and %s is reported once, dropped, and changes nothing for the caller', async (_, sink) => {
    const { plain } = await setUp([{ usage: { output_tokens: 3 } }]);
    const problems: string[] = [];
    let asked = 0;
    const log = usageLog(
      () => {
        asked += 1;
        return sink();
      },
      (problem) => void problems.push(problem),
    );
    const client = trackTaskBudget(plain, { site: SITE, log });
    for (let turn = 0; turn < 3; turn++) expect((await client.beta.messages.create(ASKED)).usage.output_tokens).toBe(3);
    expect(await client.asTask(async () => 'mine')).toBe('mine');
    await log.flush();
    expect(problems).toEqual(['the usage log failed and is given up: disk gone']);
    expect(asked).toBe(1);
  });

  test('a file that cannot be written', async () => {
    const { plain } = await setUp([{}]);
    const problems: string[] = [];
    const log = usageLog(path.join(folder(), 'missing', 'usage.jsonl'), (problem) => void problems.push(problem));
    await trackTaskBudget(plain, { site: SITE, log }).beta.messages.create(ASKED);
    await log.flush();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('ENOENT');
  });

  test('a log that never answers holds nothing up', async () => {
    const { plain } = await setUp([{}]);
    const client = trackTaskBudget(plain, { site: SITE, log: () => new Promise(() => {}) });
    for (let turn = 0; turn < 3; turn++) expect(await client.beta.messages.create(ASKED)).toMatchObject({ type: 'message' });
  });

  test('a log of the application’s own that throws, and a report that throws', async () => {
    const { plain } = await setUp([{}]);
    const throwing = () => {
      throw new Error('no');
    };
    const own = trackTaskBudget(plain, { site: SITE, log: { write: throwing, flush: async () => {} } });
    expect(await own.asTask((client) => client.beta.messages.create(ASKED))).toMatchObject({ type: 'message' });
    const log = usageLog(throwing, throwing);
    await trackTaskBudget(plain, { site: SITE, log }).beta.messages.create(ASKED);
    await log.flush();
  });
});
