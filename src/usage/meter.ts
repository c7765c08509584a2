/** Adds up the requests of one task and makes its line. */
import { randomUUID } from 'node:crypto';
import type { TokenCounts, UsageRecord } from './record.js';
import type { Reply } from './reply.js';

export interface Meter {
  readonly id: string;
  /** Learns the params of a request that is about to be sent. */
  asked(params: unknown): void;
  /** Called when a request goes out. @returns what takes its reply. */
  sent(): (reply: Reply | undefined) => void;
  /** How many requests were answered so far. */
  requests(): number;
  /** The line of the task as it is now. */
  record(quality: number | null, ok: boolean): UsageRecord;
}

export interface About {
  site: string;
  /** The application's own kind of task. */
  category?: string | undefined;
  /** The application's own id, unique among all tasks; made up where there is none. */
  id?: string | undefined;
}

/** What the model had before it when it answered, and what it said: the history of a request that follows. */
interface Context {
  before: number;
  output: number;
}

export function createMeter({ site, category, id = randomUUID() }: About): Meter {
  const at = new Date();
  const started = performance.now();
  const tokens: TokenCounts = { input: 0, output: 0, thinking: null, cacheRead: 0, cacheWrite: 0 };
  let model: string | null = null;
  let budget: number | null = null;
  let requests = 0;
  let stopReason: string | null = null;
  let cutOff = false;
  let grown = 0;
  let last: Context | undefined;

  const add = ({ usage, ...reply }: Reply, previous: Context | undefined): void => {
    requests += 1;
    model = reply.model ?? model;
    stopReason = reply.stopReason;
    cutOff = reply.stopReason === null;
    tokens.input += usage.input;
    tokens.output += usage.output;
    tokens.cacheRead += usage.cacheRead;
    tokens.cacheWrite += usage.cacheWrite;
    if (usage.thinking !== null) tokens.thinking = (tokens.thinking ?? 0) + usage.thinking;
    const before = usage.input + usage.cacheRead + usage.cacheWrite;
    if (previous) grown += Math.max(0, before - previous.before - previous.output);
    last = { before, output: usage.output };
  };

  return {
    id,
    asked: (params) => {
      budget ??= budgetIn(params);
    },
    sent() {
      const previous = last;
      return (reply) => {
        if (reply) add(reply, previous);
      };
    },
    requests: () => requests,
    record: (quality, ok) => ({
      v: 1,
      task: id,
      site,
      category: category ?? null,
      at: at.toISOString(),
      model,
      budget,
      requests,
      tokens: { ...tokens },
      spent: tokens.output + grown,
      stopReason,
      ms: Math.round(performance.now() - started),
      quality,
      ok: ok && !cutOff,
    }),
  };
}

/** The task budget of a request's params, in the published form or the announced one. */
function budgetIn(params: unknown): number | null {
  const config = (params as { output_config?: { task_budget?: unknown } | null } | null | undefined)?.output_config;
  const budget = config?.task_budget;
  const total = typeof budget === 'object' && budget !== null ? (budget as { total?: unknown }).total : budget;
  return typeof total === 'number' ? total : null;
}
