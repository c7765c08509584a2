import { createAnthropic } from '@ai-sdk/anthropic';
import { generateText } from 'ai';

const own = { apiKey: 'key', baseURL: `${process.env.ANTHROPIC_URL}/v1` };
const dotted = createAnthropic({ ...own, name: 'claude.messages' });
const named = createAnthropic({ ...own, name: 'my-claude' });
const prompt = 'Say it.';

export const byOwnName = () =>
  generateText({
    model: dotted('claude-opus-4-6'),
    maxOutputTokens: 4_000,
    maxRetries: 0,
    prompt,
    providerOptions: { claude: { thinking: { type: 'enabled', budgetTokens: 12_000 } } },
  });

export const byUsualName = () =>
  generateText({
    model: named('claude-opus-4-6'),
    maxRetries: 0,
    prompt,
    providerOptions: { anthropic: { thinking: { type: 'enabled', budgetTokens: 60_000 } } },
  });

export const undotted = () =>
  generateText({
    model: named('claude-opus-4-6'),
    maxRetries: 0,
    prompt,
    providerOptions: { 'my-claude': { thinking: { type: 'enabled', budgetTokens: 60_000 }, cacheControl: { type: 'ephemeral' } } },
  });
