/** Watches an Anthropic client: every task becomes one line of the log, and the caller notices nothing. */
import { inTask } from './arms.js';
import { type About, createMeter, type Meter } from './meter.js';
import { type Quality, type QualityRecord, scoreOf } from './record.js';
import { observed } from './reply.js';
import { type Sink, type UsageLog, usageLog } from './sink.js';

export interface TrackOptions {
  /** The call site's id in the migration report: `src/agent.ts#plan:1`. */
  site: string;
  /** A file that gets JSON lines, a function that takes the records, or a `usageLog` that several clients share. */
  log: string | Sink | UsageLog;
  /** The application's own kind of task, where budgets are to be told apart by it. */
  category?: string;
}

/** A task while it runs. */
export interface Task {
  readonly id: string;
  /** How well it went: 0 to 1, or whether it passed. The last word counts. @throws RangeError for another number. */
  score(quality: Quality): void;
}

export interface TaskOptions {
  /** Unique among all tasks; made up where there is none. */
  id?: string;
  /** In the place of the client's. */
  category?: string;
}

export interface AsTask<C> {
  /**
   * Runs work whose requests through the client it is given are one task, one line of the log: a loop of one's own, several agents,
   * or a call with its quality. Gives back what the work gives, and throws what it throws.
   */
  asTask<T>(work: (client: C, task: Task) => T | Promise<T>, options?: TaskOptions): Promise<T>;
}

type Fetch = (url: string, init?: RequestInit) => Promise<Response>;
type Call = (...args: unknown[]) => unknown;
type Messages = Partial<Record<'create' | 'parse' | 'stream' | 'toolRunner', Call>>;

/** What is used of a client, in whichever version of the SDK. */
interface Surface {
  withOptions(options: Record<string, unknown>): Surface;
  fetch: Fetch;
  messages?: Messages;
  beta?: { messages?: Messages };
}

/**
 * A client like the one given, whose tasks are logged: each `create`, `stream` and `parse` is a task, each `toolRunner` with all its turns
 * is one, and `asTask` makes one of whatever it runs. Batches, token counts and message threads outside `asTask` are passed through.
 * @param client an Anthropic client, of any version that knows task budgets; it stays as it is. A test's mock works, and is not logged.
 */
export function trackTaskBudget<C extends object>(client: C, { log, ...about }: TrackOptions): C & AsTask<C> {
  const lines = typeof log === 'object' ? log : usageLog(log);
  const original = client as unknown as Surface;
  const { withOptions } = original;
  const isClient = typeof withOptions === 'function';
  const tracked = isClient ? original.withOptions({}) : original;
  if (isClient) logCalls(original, tracked, about, lines);
  const asTask: AsTask<C>['asTask'] = async (work, { id, category = about.category } = {}) => {
    const meter = createMeter({ site: about.site, category, id });
    let quality: number | null = null;
    let ok = false;
    const score = (given: Quality): void => {
      quality = scoreOf(given);
    };
    try {
      const own = isClient ? metered(original, meter) : original;
      const result = await inTask(meter.id, () => work(own as unknown as C, { id: meter.id, score }));
      ok = true;
      return result;
    } finally {
      write(lines, meter, quality, ok);
    }
  };
  return Object.assign(tracked as unknown as C, {
    asTask,
    ...(isClient && {
      withOptions: (options: Record<string, unknown>) => trackTaskBudget(withOptions.call(original, options), { ...about, log: lines }),
    }),
  });
}

/** Says later how well a task went, in the same log. @throws RangeError for a score outside 0 to 1. */
export function scoreTask(log: UsageLog, task: string, quality: Quality): void {
  const line: QualityRecord = { v: 1, task, quality: scoreOf(quality) };
  log.write(line);
}

/** A task without an answer leaves no line: it says nothing of budgets. */
function write(lines: UsageLog, meter: Meter, quality: number | null, ok: boolean): void {
  try {
    if (meter.requests() > 0) lines.write(meter.record(quality, ok));
  } catch {
    // A log of the application's own that throws: the result of the task goes first.
  }
}

const resourcesOf = (client: Surface): Messages[] => [client.messages, client.beta?.messages].filter((one) => one !== undefined);

/** Puts calls that are tasks of their own in the place of the tracked client's. */
function logCalls(original: Surface, tracked: Surface, about: About, lines: UsageLog): void {
  for (const [index, messages] of resourcesOf(tracked).entries()) {
    const call = (name: keyof Messages, meter: Meter, answered: () => void, args: unknown[]): unknown =>
      resourcesOf(metered(original, meter, answered))[index]?.[name]?.(...args);
    for (const name of ['create', 'parse', 'stream'] as const) {
      if (!messages[name]) continue;
      messages[name] = (...args) => {
        const meter = createMeter(about);
        return call(name, meter, () => write(lines, meter, null, true), args);
      };
    }
    if (!messages.toolRunner) continue;
    messages.toolRunner = (...args) => {
      const meter = createMeter(about);
      const runner = call('toolRunner', meter, () => {}, args) as AsyncIterable<unknown>;
      return atItsEnd(runner, (ok) => write(lines, meter, null, ok));
    };
  }
}

/** A client of its own for one task, the same in everything but that the meter sees its requests and responses. */
function metered(client: Surface, meter: Meter, answered: () => void = () => {}): Surface {
  const fetch: Fetch = async (url, init) => {
    const take = meter.sent();
    const response = await client.fetch.call(undefined, url, init);
    if (!/\/v1\/messages(?:\?|$)/.test(String(url))) return response;
    return observed(response, (reply) => {
      take(reply);
      answered();
    });
  };
  const own = client.withOptions({ fetch });
  // A subclass may have a constructor that passes no options on.
  if (own.fetch !== fetch) own.fetch = fetch;
  for (const messages of resourcesOf(own)) {
    const { create } = messages;
    messages.create = (...args) => {
      meter.asked(args[0]);
      return create?.apply(messages, args);
    };
  }
  return own;
}

/** The runner, which tells once when its loop is over: run to the end, left early, or ended by an error. */
function atItsEnd<R extends AsyncIterable<unknown>>(runner: R, over: (ok: boolean) => void): R {
  const turns = { [Symbol.asyncIterator]: runner[Symbol.asyncIterator].bind(runner) };
  let told = false;
  runner[Symbol.asyncIterator] = async function* () {
    let ok = true;
    try {
      yield* turns;
    } catch (error) {
      ok = false;
      throw error;
    } finally {
      if (!told) over(ok);
      told = true;
    }
  };
  return runner;
}
