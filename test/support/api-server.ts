/** A Messages API on this machine, for the real SDK: it answers each request with the next of some scripted messages. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';

export interface Scripted {
  content?: unknown[];
  stop_reason?: string;
  usage?: Record<string, unknown>;
  /** Answers with this status, and an error, in its place. */
  status?: number;
  /** Ends a stream after so many of its events, the connection with it. */
  cutAfter?: number;
  /** Says nothing more after so many events, and leaves the connection open. */
  hangAfter?: number;
}

export interface Received {
  url: string;
  headers: http.IncomingHttpHeaders;
  body: { model?: string; stream?: boolean; messages?: unknown[]; output_config?: { task_budget?: { total: number } } };
}

export interface ApiServer {
  baseURL: string;
  received: Received[];
}

const open: http.Server[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
});

const USAGE = { input_tokens: 10, output_tokens: 5, cache_read_input_tokens: 0, cache_creation_input_tokens: 0 };

/** Starts a server that is gone after the test. A request beyond the script gets the last message again. */
export async function apiServer(script: readonly Scripted[]): Promise<ApiServer> {
  const received: Received[] = [];
  const server = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString() || '{}') as Received['body'];
      const scripted = script[Math.min(received.length, script.length - 1)] ?? {};
      received.push({ url: request.url ?? '', headers: request.headers, body });
      if (request.url?.includes('count_tokens')) answer(response, 200, { input_tokens: 7 });
      else if (scripted.status !== undefined)
        answer(response, scripted.status, { type: 'error', error: { type: 'api_error', message: 'no' } });
      else if (body.stream) stream(response, messageOf(scripted, body), scripted);
      else answer(response, 200, messageOf(scripted, body));
    });
  });
  open.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

function messageOf(
  { content = [{ type: 'text', text: 'secret answer' }], stop_reason = 'end_turn', usage = {} }: Scripted,
  body: Received['body'],
) {
  return {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: body.model,
    content,
    stop_reason,
    stop_sequence: null,
    usage: { ...USAGE, ...usage },
  };
}

function answer(response: http.ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'request-id': 'req_1', 'retry-after-ms': '1' });
  response.end(JSON.stringify(value));
}

/** As the API streams: the input's usage at the start, counts so far at the end; events cut across chunks. */
function stream(response: http.ServerResponse, message: ReturnType<typeof messageOf>, { cutAfter, hangAfter }: Scripted): void {
  const { output_tokens, output_tokens_details, ...input } = message.usage as Record<string, unknown>;
  const events: Record<string, unknown>[] = [
    { type: 'message_start', message: { ...message, content: [], stop_reason: null, usage: { ...input, output_tokens: 1 } } },
    ...message.content.flatMap((block, index) => blockEvents(block as Record<string, unknown>, index)),
    { type: 'ping' },
    {
      type: 'message_delta',
      delta: { stop_reason: message.stop_reason, stop_sequence: null },
      usage: { output_tokens, output_tokens_details },
    },
    { type: 'message_stop' },
  ];
  response.writeHead(200, { 'content-type': 'text/event-stream', 'request-id': 'req_1' });
  const text = events
    .slice(0, cutAfter ?? hangAfter)
    .map((event) => `event: ${String(event.type)}\ndata: ${JSON.stringify(event)}\n\n`)
    .join('');
  for (let at = 0; at < text.length; at += 50) response.write(text.slice(at, at + 50));
  if (cutAfter !== undefined) response.write('', () => response.destroy());
  else if (hangAfter === undefined) response.end();
}

function blockEvents(block: Record<string, unknown>, index: number): Record<string, unknown>[] {
  const empty = block.type === 'tool_use' ? { ...block, input: {} } : { ...block, text: '' };
  const delta =
    block.type === 'tool_use'
      ? { type: 'input_json_delta', partial_json: JSON.stringify(block.input) }
      : { type: 'text_delta', text: block.text };
  return [
    { type: 'content_block_start', index, content_block: empty },
    { type: 'content_block_delta', index, delta },
    { type: 'content_block_stop', index },
  ];
}
