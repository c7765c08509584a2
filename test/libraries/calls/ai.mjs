import { createAnthropic } from '@ai-sdk/anthropic';
import { generateText, streamText } from 'ai';

const anthropic = createAnthropic({ apiKey: 'key', baseURL: `${process.env.ANTHROPIC_URL}/v1` });
const withHeader = createAnthropic({
  apiKey: 'key',
  baseURL: `${process.env.ANTHROPIC_URL}/v1`,
  headers: { 'anthropic-beta': 'context-1m-2025-08-07' },
});
const prompt = 'Say it.';
const providerOptions = { anthropic: { thinking: { type: 'enabled', budgetTokens: 60_000 }, cacheControl: { type: 'ephemeral' } } };

export const limited = () =>
  generateText({
    model: anthropic('claude-opus-4-6'),
    maxOutputTokens: 4_000,
    temperature: 0.5,
    topP: 0.9,
    topK: 10,
    maxRetries: 0,
    prompt,
    providerOptions: { anthropic: { thinking: { type: 'enabled', budgetTokens: 12_000 } }, openai: { reasoningEffort: 'low' } },
  });

export const unlimited = () => generateText({ model: anthropic.languageModel('claude-opus-4-6'), maxRetries: 0, prompt, providerOptions });

export const clamped = () =>
  generateText({
    model: anthropic('claude-opus-4-6'),
    maxOutputTokens: 120_000,
    maxRetries: 0,
    prompt,
    headers: { 'anthropic-beta': 'context-1m-2025-08-07' },
    providerOptions,
  });

export const chosen = async () => {
  for (const deep of [true, false])
    await generateText({
      model: anthropic('claude-opus-4-6'),
      maxRetries: 0,
      prompt,
      providerOptions: { anthropic: { thinking: deep ? { type: 'enabled', budgetTokens: 50_000 } : { type: 'disabled' } } },
    });
};

export const streamed = () => streamText({ model: anthropic('claude-opus-4-6'), maxRetries: 0, prompt, providerOptions }).text;

export const headed = () => generateText({ model: withHeader('claude-opus-4-6'), maxRetries: 0, prompt, providerOptions });
