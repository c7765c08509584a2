import { createAmazonBedrock } from '@ai-sdk/amazon-bedrock';
import { Experimental_Agent as Agent, generateText, streamText } from 'ai';

const bedrock = createAmazonBedrock({ region: 'us-east-1', apiKey: 'key', baseURL: process.env.ANTHROPIC_URL });
const prompt = 'Say it.';

export const limited = () =>
  generateText({
    model: bedrock('us.anthropic.claude-opus-4-6-v1'),
    maxOutputTokens: 4_000,
    temperature: 0.5,
    maxRetries: 0,
    prompt,
    providerOptions: { bedrock: { reasoningConfig: { type: 'enabled', budgetTokens: 12_000 } } },
  });

export const streamed = () =>
  streamText({
    model: bedrock('us.anthropic.claude-opus-4-6-v1'),
    maxOutputTokens: 4_000,
    maxRetries: 0,
    prompt,
    providerOptions: { bedrock: { reasoningConfig: { type: 'enabled', budgetTokens: 60_000 }, serviceTier: 'flex' } },
  }).text;

export const agent = () =>
  new Agent({
    model: bedrock.languageModel('us.anthropic.claude-opus-4-6-v1'),
    maxOutputTokens: 8_000,
    maxRetries: 0,
    providerOptions: { bedrock: { reasoningConfig: { type: 'enabled', budgetTokens: 2_000 } } },
  }).generate({ prompt });
