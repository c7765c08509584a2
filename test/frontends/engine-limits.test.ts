/** Programs whose values multiply when they run: their calls are found all the same, each on its own. */
import { expect, test } from 'vitest';
import { analyse } from '../../src/run/analyse.js';
import { withDefaults } from '../../src/run/settings.js';
import { memoryTree } from '../support/memory.js';

const defaults = Array.from({ length: 14 }, (_, index) => `{ id: 'm${index}', limit: ${index} }`).join(', ');
const MULTIPLIES = `
const DEFAULTS = [${defaults}];
export function merge(data) {
  const known = DEFAULTS.map((model) => { const old = data.models.find((one) => one.id === model.id); return old ? Object.assign(old, model) : model; });
  const others = data.models.filter((one) => !known.some((two) => two.id === one.id));
  return [...known, ...others];
}`;
const CALL = `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
export const ask = (messages) => client.messages.create({ model: 'claude-opus-4-6', max_tokens: 64000, thinking: { type: 'enabled', budget_tokens: 50000 }, messages });
`;

test('a call beside code that multiplies values migrates', () => {
  const { sites, errors } = analyse(memoryTree({ 'src/a.js': CALL + MULTIPLIES }), withDefaults());
  expect(errors).toEqual([]);
  expect(sites.map(({ status }) => status)).toEqual(['migrated']);
});

test('where the run is given up, an unknown model is not taken for a known one', () => {
  const source =
    CALL.replace('(messages)', '(messages, data)').replace("model: 'claude-opus-4-6'", 'model: merge(data)[0].id') + MULTIPLIES;
  const { sites } = analyse(memoryTree({ 'src/a.js': source }), withDefaults());
  expect(sites.map(({ status, reason }) => [status, reason])).toEqual([['review', 'model-unknown']]);
});
