import { createAnthropic } from '@ai-sdk/anthropic';
import { defaultSettingsMiddleware, extractReasoningMiddleware, generateText, streamText, wrapLanguageModel } from 'ai';

const anthropic = createAnthropic({ apiKey: 'key', baseURL: `${process.env.ANTHROPIC_URL}/v1` });
const prompt = 'Say it.';

const limited = wrapLanguageModel({
  model: anthropic('claude-opus-4-6'),
  middleware: defaultSettingsMiddleware({
    settings: {
      maxOutputTokens: 4_000,
      temperature: 0.5,
      providerOptions: { anthropic: { thinking: { type: 'enabled', budgetTokens: 12_000 } } },
    },
  }),
});
const unlimited = wrapLanguageModel({
  model: anthropic('claude-opus-4-6'),
  middleware: [
    extractReasoningMiddleware({ tagName: 'think' }),
    defaultSettingsMiddleware({
      settings: {
        providerOptions: { anthropic: { thinking: { type: 'enabled', budgetTokens: 60_000 }, cacheControl: { type: 'ephemeral' } } },
      },
    }),
  ],
});
const plain = wrapLanguageModel({ model: anthropic('claude-opus-4-6'), middleware: extractReasoningMiddleware({ tagName: 'think' }) });

export const withSettings = () => generateText({ model: limited, maxRetries: 0, prompt });

export const streamed = () => streamText({ model: unlimited, maxRetries: 0, messages: [{ role: 'user', content: prompt }] }).text;

export const withOwn = () =>
  generateText({
    model: plain,
    maxOutputTokens: 4_000,
    maxRetries: 0,
    prompt,
    providerOptions: { anthropic: { thinking: { type: 'enabled', budgetTokens: 12_000 } } },
  });
