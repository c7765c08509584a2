import { createAnthropic } from '@ai-sdk/anthropic';
import { Experimental_Agent as Agent, tool } from 'ai';
import { z } from 'zod';

const anthropic = createAnthropic({ apiKey: 'key', baseURL: `${process.env.ANTHROPIC_URL}/v1` });
const prompt = 'Say it.';
const clock = tool({ description: 'Tells the time.', inputSchema: z.object({}), execute: async () => 'noon' });

export const limited = () =>
  new Agent({
    model: anthropic('claude-opus-4-6'),
    maxOutputTokens: 4_000,
    temperature: 0.5,
    maxRetries: 0,
    providerOptions: { anthropic: { thinking: { type: 'enabled', budgetTokens: 12_000 } } },
  }).generate({ prompt });

const looping = new Agent({
  model: anthropic('claude-opus-4-6'),
  maxRetries: 0,
  tools: { clock },
  stopWhen: ({ steps }) => steps.length > 2,
  providerOptions: { anthropic: { thinking: { type: 'enabled', budgetTokens: 60_000 }, cacheControl: { type: 'ephemeral' } } },
});

export const looped = () => looping.generate({ messages: [{ role: 'user', content: prompt }] });

export const streamed = async () => (await looping.stream({ prompt })).text;
