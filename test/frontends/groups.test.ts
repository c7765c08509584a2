/** Trees of many files: those that imports connect are run together, whatever else there is. */
import { expect, test } from 'vitest';
import { analyse } from '../../src/run/analyse.js';
import { withDefaults } from '../../src/run/settings.js';
import { memoryTree } from '../support/memory.js';

const others = (count: number, start = '') =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `src/other/f${index}.js`,
      `${start}import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
export const ask${index} = (messages) => client.messages.create({ model: 'claude-opus-4-5', max_tokens: 64000, thinking: { type: 'enabled', budget_tokens: 50000 }, messages });
`,
    ]),
  );
const LLM = `import Anthropic from '@anthropic-ai/sdk';
export class Llm {
  client = new Anthropic();
  constructor(options = {}) { this.model = options.model ?? 'claude-opus-4-6'; }
  ask(messages) {
    return this.client.messages.create({ model: this.model, max_tokens: 64000, thinking: { type: 'enabled', budget_tokens: 50000 }, messages });
  }
}
`;
const caller = (model: string) => `import { Llm } from './llm.js';
const KINDS = { llm: Llm };
export const run = (kind, messages) => new KINDS[kind]({ model: '${model}' }).ask(messages);
`;
const judged = (files: Record<string, string>) =>
  analyse(memoryTree(files), withDefaults()).sites.flatMap(({ file, status, reason }) =>
    file.endsWith('llm.js') ? [[status, reason]] : [],
  );

test('a caller that makes a class by a table counts beside 40 files that have nothing to do with it', () => {
  const files = { 'src/llm.js': LLM, 'src/run.js': caller('claude-sonnet-4-6'), ...others(40) };
  expect(judged(files)).toEqual([['review', 'model-mixed']]);
});

test('its neighbour that passes Opus 4.6 migrates', () => {
  const files = { 'src/llm.js': LLM, 'src/run.js': caller('claude-opus-4-6'), ...others(40) };
  expect(judged(files)).toEqual([['migrated', null]]);
});

test('40 files that import one client are run together', () => {
  const files = { 'src/llm.js': LLM, 'src/run.js': caller('claude-sonnet-4-6'), ...others(40, `import '../llm.js';\n`) };
  expect(judged(files)).toEqual([['review', 'model-mixed']]);
});
