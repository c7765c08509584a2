/** A local server that answers as the Messages API does, and refuses what it refuses. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { factsAbout, type ModelFacts, readModel, SAMPLING } from '../../src/sdk/models.js';
import { asMessages, converseAnswer } from './platforms.js';

export interface Request {
  path: string;
  betas: string[];
  body: Body;
  /** Why the API would answer 400; null for an accepted request. */
  refused: string | null;
}

interface Body {
  model?: string;
  max_tokens?: number;
  stream?: boolean;
  thinking?: { type?: string; budget_tokens?: number };
  output_config?: { effort?: string; task_budget?: unknown };
  messages?: { role?: string }[];
  tools?: { name: string }[];
  tool_choice?: { type?: string };
  requests?: { params: Body }[];
  betas?: unknown;
  [name: string]: unknown;
}

const TASK_BUDGETS = 'task-budgets-2026-03-13';

/** The rule that a request breaks; null where it breaks none. What a model takes is what the table says of it. */
export function refusal(body: Body, betas: readonly string[]): string | null {
  if (body.requests && !Array.isArray(body.requests)) return 'requests: Input should be a list';
  if (body.requests) return body.requests.map(({ params }) => refusal(params, betas)).find((why) => why !== null) ?? null;
  const read = readModel(body.model ?? '');
  const facts = read.kind === 'known' ? factsAbout(read.family) : undefined;
  if (/-\d{8}$/.test(body.model ?? '') && facts?.thinkingBudget === 'refused') return `model: ${body.model} is not known`;
  if ('betas' in body) return 'betas: Extra inputs are not permitted';
  return (facts && refusedByModel(body, facts)) ?? refusedByAll(body, facts) ?? taskBudgetRefusal(body, facts, betas);
}

/** What some models take, and others do not. */
function refusedByModel(body: Body, facts: ModelFacts): string | undefined {
  const { thinking, tool_choice: choice, output_config: config } = body;
  const is = (type: string) => thinking?.type === type;
  const effort = config?.effort;
  if (is('enabled') && facts.thinkingBudget === 'refused') return 'thinking.type: enabled is not supported on this model';
  if (is('adaptive') && !facts.adaptive) return 'thinking.type: adaptive is not supported on this model';
  if (is('between_tools') && !facts.betweenTools) return 'thinking.type: between_tools is not supported on this model';
  if (is('disabled') && facts.disabled === 'refused') return 'thinking.type: disabled is not supported on this model';
  if (is('disabled') && facts.disabled === 'up-to-high' && /^(?:xhigh|max)$/.test(effort ?? ''))
    return 'thinking.type: disabled needs a lower effort';
  if (effort !== undefined && !facts.effort?.levels.some((level) => level === effort))
    return `output_config.effort: ${effort} is not supported on this model`;
  for (const name of SAMPLING) if (facts.sampling === 'refused' && body[name] !== undefined) return `${name}: not supported on this model`;
  if (facts.speed === 'refused' && body.speed === 'fast') return 'speed: fast is not supported on this model';
  const thinks = is('enabled') || is('adaptive');
  const isForced = /^(?:any|tool)$/.test(choice?.type ?? '');
  return isForced && (facts.forcedTool === 'refused' || (facts.forcedTool === 'without-thinking' && thinks))
    ? 'tool_choice: may not force a tool'
    : undefined;
}

/** What no model takes; a model that is not known refuses what any does. */
function refusedByAll({ thinking, messages }: Body, facts: ModelFacts | undefined): string | undefined {
  if (thinking?.type === 'enabled' && (thinking.budget_tokens ?? 0) < 1024) return 'thinking.budget_tokens: at least 1024';
  if (thinking?.type === 'adaptive' && thinking.budget_tokens !== undefined)
    return 'thinking.budget_tokens: Extra inputs are not permitted';
  const isPrefilled = messages?.at(-1)?.role === 'assistant';
  return isPrefilled && facts?.prefill !== 'accepted' ? 'messages: prefilling is not supported' : undefined;
}

function taskBudgetRefusal({ output_config: config }: Body, facts: ModelFacts | undefined, betas: readonly string[]): string | null {
  const budget = config?.task_budget;
  if (budget === undefined || budget === null) return null;
  if (!facts?.taskBudget) return 'output_config.task_budget: not supported on this model';
  if (!betas.includes(TASK_BUDGETS)) return `output_config.task_budget: needs the beta ${TASK_BUDGETS}`;
  const { type, total } = budget as { type?: string; total?: number };
  if (type !== 'tokens' || typeof total !== 'number') return 'output_config.task_budget: Input should be an object';
  return total < facts.taskBudget ? `output_config.task_budget.total: Input should be greater than or equal to ${facts.taskBudget}` : null;
}

export interface RulesServer {
  url: string;
  requests: Request[];
  close(): Promise<void>;
}

/** Starts the server on a free port of the loopback interface. */
export async function startRulesServer(): Promise<RulesServer> {
  const requests: Request[] = [];
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const path = (request.url ?? '').replace(/\?.*/, '');
    const body = asMessages(path, text ? JSON.parse(text) : {}) as Body;
    const betas = String(request.headers['anthropic-beta'] ?? '')
      .split(',')
      .map((one) => one.trim());
    const refused = refusal(body, betas);
    requests.push({ path, betas, body, refused });
    const own = converseAnswer(path);
    const json = (status: number, value: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(value));
    };
    if (refused) json(400, { type: 'error', error: { type: 'invalid_request_error', message: refused } });
    else if (own === '') response.end();
    else if (own) json(200, own);
    else if (path.endsWith('/batches')) json(200, batch(body.requests?.length ?? 0));
    else if (path.endsWith('/count_tokens')) json(200, { input_tokens: 10 });
    else if (body.stream) stream(response, body);
    else json(200, message(body));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () => new Promise((done) => server.close(() => done())),
  };
}

/** A tool is called once: when its result comes back, the answer is text. */
function message({ model, tools, messages }: Body): Record<string, unknown> {
  const [tool] = tools ?? [];
  const asks = tool && (messages?.length ?? 0) < 2;
  const content = asks ? [{ type: 'tool_use', id: 'toolu_1', name: tool.name, input: {} }] : [{ type: 'text', text: 'Done.' }];
  return {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model,
    content: [{ type: 'thinking', thinking: '', signature: 'x' }, ...content],
    stop_reason: asks ? 'tool_use' : 'end_turn',
    stop_sequence: null,
    usage: { input_tokens: 10, output_tokens: 20 },
  };
}

const batch = (processing: number) => ({
  id: 'msgbatch_1',
  type: 'message_batch',
  processing_status: 'in_progress',
  request_counts: { processing, succeeded: 0, errored: 0, canceled: 0, expired: 0 },
  created_at: '2026-01-01T00:00:00Z',
  expires_at: '2026-01-02T00:00:00Z',
  ended_at: null,
  archived_at: null,
  cancel_initiated_at: null,
  results_url: null,
});

function stream(response: http.ServerResponse, body: Body): void {
  const whole = message({ ...body, tools: [] });
  const events: Record<string, unknown>[] = [
    { type: 'message_start', message: { ...whole, content: [], stop_reason: null } },
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '', citations: null } },
    { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Done.' } },
    { type: 'content_block_stop', index: 0 },
    { type: 'message_delta', delta: { stop_reason: 'end_turn', stop_sequence: null }, usage: { output_tokens: 20 } },
    { type: 'message_stop' },
  ];
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const event of events) response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  response.end();
}
