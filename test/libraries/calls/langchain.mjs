import { ChatAnthropic } from '@langchain/anthropic';

const own = { apiKey: 'key', anthropicApiUrl: process.env.ANTHROPIC_URL, maxRetries: 0 };

export const plain = () =>
  new ChatAnthropic({ ...own, model: 'claude-opus-4-6', maxTokens: 16_000, thinking: { type: 'enabled', budget_tokens: 12_000 } }).invoke(
    'Say it.',
  );

export const named = () =>
  new ChatAnthropic({ ...own, modelName: 'claude-opus-4-6', temperature: 1, thinking: { type: 'enabled', budget_tokens: 10_000 } }).invoke(
    'Say it.',
  );

export const chosen = async () => {
  for (const deep of [true, false])
    await new ChatAnthropic({
      ...own,
      model: 'claude-opus-4-6',
      maxTokens: 16_000,
      thinking: deep ? { type: 'enabled', budget_tokens: 12_000 } : undefined,
    }).invoke('Say it.');
};

export const streamed = async () => {
  const model = new ChatAnthropic({
    ...own,
    model: 'claude-opus-4-6',
    maxTokens: 64_000,
    thinking: { type: 'enabled', budget_tokens: 50_000 },
    betas: ['context-1m-2025-08-07'],
    clientOptions: { defaultHeaders: { 'x-team': 'a' } },
  });
  for await (const part of await model.stream('Say it.')) part.id;
};
