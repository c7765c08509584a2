import { createAnthropic } from '@ai-sdk/anthropic';
import { Agent } from '@mastra/core/agent';

const anthropic = createAnthropic({ apiKey: 'key', baseURL: `${process.env.ANTHROPIC_URL}/v1` });
const own = { id: 'a', name: 'a', instructions: 'Be brief.' };

export const limited = () =>
  new Agent({
    ...own,
    model: anthropic('claude-opus-4-6'),
    defaultOptions: {
      providerOptions: { anthropic: { thinking: { type: 'enabled', budgetTokens: 12_000 } } },
      modelSettings: { maxOutputTokens: 4_000, temperature: 0.5, maxRetries: 0 },
    },
  }).generate('Say it.');

const agent = new Agent({
  ...own,
  model: anthropic('claude-opus-4-6'),
  defaultOptions: {
    providerOptions: { anthropic: { thinking: { type: 'enabled', budgetTokens: 60_000 }, cacheControl: { type: 'ephemeral' } } },
  },
});

export const streamed = async () => (await agent.stream('Say it.', { maxSteps: 2 })).text;

export const unlimited = () => agent.generate('Say it.');
