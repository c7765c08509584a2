/** Groups of files that are too large to be run whole: what a call can be reached by is run all the same. */
import { expect, test, vi } from 'vitest';
import { analyse } from '../../src/run/analyse.js';
import { withDefaults } from '../../src/run/settings.js';
import { memoryTree } from '../support/memory.js';

vi.mock('../../src/flow/limits.js', async (original) => ({ ...(await original<object>()), MOST_FILES: 20, SMALL_FILES: 5 }));

const LLM = `import Anthropic from '@anthropic-ai/sdk';
import { log } from './log.js';
export class Llm {
  client = new Anthropic();
  constructor(options = {}) { this.model = options.model ?? 'claude-opus-4-6'; log.info(this.model); }
  ask(messages) {
    return this.client.messages.create({ model: this.model, max_tokens: 64000, thinking: { type: 'enabled', budget_tokens: 50000 }, messages });
  }
}
`;
/** Makes the class by a table, which takes a run to see. */
const caller = (model: string) => `import { Llm } from './llm.js';
const KINDS = { llm: Llm };
export const run = (kind, messages) => new KINDS[kind]({ model: '${model}' }).ask(messages);
`;
const LOG = `import pino from 'pino';
export const log = pino({ level: process.env.LEVEL ?? 'info' });
`;
/** Files that name a model, and have nothing to do with the class but the log. */
const others = Object.fromEntries(
  Array.from({ length: 40 }, (_, index) => [
    `src/f${index}.js`,
    `import { log } from './log.js';
let count = 0;
export function handle(item) { log.info({ count: ++count, not: 'claude-opus-4-6' }); return item; }
`,
  ]),
);
const judged = (files: Record<string, string>) =>
  analyse(memoryTree(files), withDefaults()).sites.flatMap(({ file, status, reason }) =>
    file.endsWith('llm.js') ? [[status, reason]] : [],
  );

test('a caller with another model is seen beside files that only share a log', () => {
  const files = { 'src/llm.js': LLM, 'src/log.js': LOG, 'src/run.js': caller('claude-sonnet-4-6'), ...others };
  expect(judged(files)).toEqual([['review', 'model-mixed']]);
});

test('its neighbour with Opus 4.6 migrates', () => {
  const files = { 'src/llm.js': LLM, 'src/log.js': LOG, 'src/run.js': caller('claude-opus-4-6'), ...others };
  expect(judged(files)).toEqual([['migrated', null]]);
});

test('components that share a log with the class keep it from being run no more', () => {
  const page = `<script setup>\nimport { log } from './log.js';\nlog.info('claude-opus-4-6');\n</script>\n`;
  const files = { 'src/llm.js': LLM, 'src/log.js': LOG, 'src/run.js': caller('claude-sonnet-4-6'), 'src/Page.vue': page };
  expect(judged(files)).toEqual([['review', 'model-mixed']]);
});
