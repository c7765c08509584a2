import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { query } from '@anthropic-ai/claude-agent-sdk';

const home = fs.mkdtempSync(path.join(os.tmpdir(), 'agent-'));
const env = {
  PATH: process.env.PATH,
  HOME: home,
  CLAUDE_CONFIG_DIR: home,
  ANTHROPIC_BASE_URL: process.env.ANTHROPIC_URL,
  ANTHROPIC_API_KEY: 'key',
  CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
};
const own = { env, maxTurns: 1, settingSources: [], persistSession: false };
const prompt = 'Say it.';

/** Reads all that an agent says. */
async function end(agent) {
  for await (const message of agent) if (message.type === 'result' && message.is_error) throw new Error(message.result);
}

export const budget = () =>
  end(
    query({ prompt, options: { ...own, model: 'claude-opus-4-6', effort: 'high', thinking: { type: 'enabled', budgetTokens: 60_000 } } }),
  );

export const tokens = () => end(query({ prompt, options: { ...own, model: 'claude-opus-4-6', maxThinkingTokens: 10_000 } }));
