import { ChatAnthropic } from '@langchain/anthropic';
import { initChatModel } from 'langchain';

const own = { apiKey: 'key', anthropicApiUrl: process.env.ANTHROPIC_URL, maxRetries: 0 };

export const bound = () =>
  new ChatAnthropic({ ...own, model: 'claude-opus-4-6', maxTokens: 16_000, thinking: { type: 'enabled', budget_tokens: 12_000 } })
    .withConfig({ runName: 'plan', tags: ['a'] })
    .invoke('Say it.');

export const named = async () =>
  (
    await initChatModel('claude-opus-4-6', {
      ...own,
      modelProvider: 'anthropic',
      maxTokens: 16_000,
      temperature: 1,
      thinking: { type: 'enabled', budget_tokens: 12_000 },
    })
  ).invoke('Say it.');

export const prefixed = async () =>
  (
    await initChatModel('anthropic:claude-opus-4-6', { ...own, maxTokens: 16_000, thinking: { type: 'enabled', budget_tokens: 12_000 } })
  ).invoke('Say it.');
