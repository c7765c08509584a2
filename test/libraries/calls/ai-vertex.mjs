import { createVertexAnthropic } from '@ai-sdk/google-vertex/anthropic';
import { Experimental_Agent as Agent, generateText, streamText } from 'ai';

const authClient = { getAccessToken: async () => ({ token: 'key' }) };
const vertex = createVertexAnthropic({
  baseURL: process.env.ANTHROPIC_URL,
  generateAuthToken: async () => 'key',
  googleAuthOptions: { authClient },
});
const prompt = 'Say it.';
const providerOptions = { anthropic: { thinking: { type: 'enabled', budgetTokens: 60_000 }, cacheControl: { type: 'ephemeral' } } };

export const limited = () =>
  generateText({
    model: vertex('claude-opus-4-6'),
    maxOutputTokens: 4_000,
    temperature: 0.5,
    maxRetries: 0,
    prompt,
    providerOptions: { anthropic: { thinking: { type: 'enabled', budgetTokens: 12_000 } } },
  });

export const unlimited = () => generateText({ model: vertex.languageModel('claude-opus-4-6'), maxRetries: 0, prompt, providerOptions });

export const streamed = () => streamText({ model: vertex('claude-opus-4-6'), maxRetries: 0, prompt, providerOptions }).text;

export const agent = () => new Agent({ model: vertex('claude-opus-4-6'), maxRetries: 0, providerOptions }).generate({ prompt });
