// Imports the modules of each folder and calls every function that they export, with arguments by the names of the parameters. What is
// sent goes to the server of the test, below a path that begins with the folder's name. Prints what threw, by the folder.
import { AsyncLocalStorage } from 'node:async_hooks';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parseExpression } from '@babel/parser';

/** A call that takes longer waits for something that never comes. */
const LONGEST = 5_000;
/** So many folders run at a time. */
const MOST_AT_ONCE = 8;
/** A folder that sends more goes on for ever. */
const MOST_REQUESTS = 200;
const server = process.env.ANTHROPIC_BASE_URL;
const current = new AsyncLocalStorage();

// What one folder sets in the environment is for it alone.
const around = process.env;
const ownOf = () => {
  const run = current.getStore() ?? {};
  run.variables ??= new Map();
  return run.variables;
};
process.env = new Proxy(around, {
  get: (_, name) => (ownOf().has(name) ? ownOf().get(name) : around[name]),
  has: (_, name) => (ownOf().has(name) ? ownOf().get(name) !== undefined : name in around),
  set: (_, name, value) => {
    ownOf().set(name, String(value));
    return true;
  },
  deleteProperty: (_, name) => {
    ownOf().set(name, undefined);
    return true;
  },
});

const send = globalThis.fetch;
globalThis.fetch = async (input, init) => {
  const run = current.getStore();
  if (!run || run.ended || ++run.sent > MOST_REQUESTS) throw new Error('nothing more is sent');
  // Anything else, such as an upload, is none of the Messages API.
  if (typeof init?.body !== 'string' || !init.body.startsWith('{')) throw new Error('no request for a message');
  const { pathname } = new URL(typeof input === 'string' || input instanceof URL ? input : input.url);
  return send(`${server}/${run.name}${pathname}`, init);
};
const { default: Anthropic } = await import('@anthropic-ai/sdk');
// Long requests without streaming are refused by the SDK itself.
Anthropic.prototype.calculateNonstreamingTimeout = () => 60_000;
const exit = process.exit.bind(process);
process.exit = () => {
  throw new Error('a fixture ends the process');
};
process.on('unhandledRejection', () => {});
process.on('uncaughtException', () => {});
for (const name of ['log', 'info', 'warn', 'error', 'debug']) console[name] = () => {};

const MESSAGES = () => [{ role: 'user', content: 'hi' }];
const VALUES = {
  messages: MESSAGES,
  history: MESSAGES,
  tools: () => [{ name: 'read', input_schema: { type: 'object' } }],
  client: () => new Anthropic(),
  questions: () => ['one', 'two'],
  prompts: () => ['one', 'two'],
  requests: () => [],
  budget: () => 20_000,
  budget_tokens: () => 20_000,
  tokens: () => 20_000,
  temperature: () => 1,
  options: () => ({}),
  extra: () => ({}),
  rest: () => ({}),
  level: () => 'high',
  effort: () => 'high',
};
/** Taken as yes in one round, and as no in another. */
const CHOICES = /^(?:deep|warm|long|big|fast|wide|cheap|beta|cond|thinking|show)$/;

function valueFor(param, isYes) {
  switch (param.type) {
    case 'Identifier':
      if (CHOICES.test(param.name)) return isYes;
      return Object.hasOwn(VALUES, param.name) ? VALUES[param.name]() : 'x';
    case 'ObjectPattern':
      return Object.fromEntries(
        param.properties.flatMap((one) =>
          one.type === 'ObjectProperty' && one.key.name ? [[one.key.name, valueFor(one.value, isYes)]] : [],
        ),
      );
    default:
      // A default is taken.
      return undefined;
  }
}

function paramsOf(fn) {
  const source = Function.prototype.toString.call(fn);
  try {
    return parseExpression(`(${source})`).params ?? [];
  } catch {
    // A method has no `function` before its name.
    return parseExpression(`({${source}})`).properties[0]?.params ?? [];
  }
}

async function settle(result) {
  const value = await result;
  if (value && typeof value === 'object' && typeof value.finalMessage === 'function') await value.finalMessage();
  else if (value && typeof value === 'object' && Symbol.asyncIterator in value) for await (const _ of value);
}

/** @throws Error for what never ends. */
async function inTime(work) {
  const abort = new AbortController();
  const late = setTimeout(LONGEST, undefined, { signal: abort.signal }).then(() => Promise.reject(new Error('it does not end')));
  late.catch(() => {});
  return await Promise.race([work, late]).finally(() => abort.abort());
}

async function callAll(folder, files, run) {
  for (const file of files) {
    const module = await inTime(import(pathToFileURL(path.join(folder, file)).href));
    for (const [name, exported] of Object.entries(module)) {
      if (typeof exported !== 'function' || /^class\b/.test(Function.prototype.toString.call(exported))) continue;
      const params = paramsOf(exported);
      const rounds = params.some((one) =>
        JSON.stringify(one)
          .match(/"name":"(\w+)"/g)
          ?.some((text) => CHOICES.test(text.slice(8, -1))),
      )
        ? [true, false]
        : [true];
      for (const isYes of rounds)
        try {
          await inTime(settle(exported(...params.map((one) => valueFor(one, isYes)))));
        } catch (error) {
          run.failures.push(`${file} ${name}: ${error instanceof Error ? error.message : String(error)}`);
        }
    }
  }
}

const failures = {};
async function execute({ folder, files }) {
  const run = { name: path.basename(folder), sent: 0, ended: false, failures: [] };
  await current
    .run(run, () => callAll(folder, files, run))
    .catch((error) => run.failures.push(`not loaded: ${error instanceof Error ? error.message : String(error)}`));
  run.ended = true;
  if (run.failures.length > 0) failures[run.name] = run.failures;
}

// What waits for something that never comes holds up nobody else.
const jobs = JSON.parse(fs.readFileSync(0, 'utf8'))[Symbol.iterator]();
await Promise.all(
  Array.from({ length: MOST_AT_ONCE }, async () => {
    for (const job of jobs) await execute(job);
  }),
);
await new Promise((done) => process.stdout.write(JSON.stringify(failures), done));
exit(0);
