import { createAnthropic } from '@ai-sdk/anthropic';
import { generateObject, streamObject } from 'ai';
import { z } from 'zod';

const anthropic = createAnthropic({ apiKey: 'key', baseURL: `${process.env.ANTHROPIC_URL}/v1` });
const prompt = 'Say it.';
const schema = z.object({ a: z.number() });
const providerOptions = { anthropic: { thinking: { type: 'enabled', budgetTokens: 60_000 }, cacheControl: { type: 'ephemeral' } } };

export const object = () => generateObject({ model: anthropic('claude-opus-4-6'), maxRetries: 0, prompt, schema, providerOptions });

export const streamedObject = () =>
  streamObject({ model: anthropic('claude-opus-4-6'), maxRetries: 0, prompt, schema, providerOptions }).object;
