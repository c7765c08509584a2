/** Which version of a library takes what a rule writes, and which row a call has. */
import { expect, test } from 'vitest';
import { isRecentEnough, librariesFor, neededRange } from '../../src/sdk/libraries.js';

const rule = { package: '@ai-sdk/anthropic', from: ['2.0.112', '3.0.70', '4.0.0'] };

test.each([
  ['1.9.0', false],
  ['2.0.111', false],
  ['2.0.112', true],
  ['3.0.69', false],
  ['3.0.140', true],
  ['4.0.0', true],
  ['5.0.0', true],
])('%s: %s', (version, isEnough) => expect(isRecentEnough(rule, version)).toBe(isEnough));

test('the range stays in the major version that is there', () => {
  expect(neededRange(rule, '3.0.1')).toBe('@ai-sdk/anthropic >=3.0.70');
  expect(neededRange(rule, '1.0.0')).toBe('@ai-sdk/anthropic ^2.0.112 || ^3.0.70 || >=4.0.0');
  expect(neededRange({ package: 'langchain-anthropic', from: ['1.4.1'] })).toBe('langchain-anthropic >=1.4.1');
});

test('a function that no rule names has the row of its library', () => {
  expect(librariesFor('javascript', 'ai', 'generateText')[0]?.rule?.package).toBe('@ai-sdk/anthropic');
  expect(librariesFor('javascript', 'ai', 'ToolLoopAgent')[0]?.rule?.calledWith).toBeDefined();
  expect(librariesFor('javascript', 'ai', 'embed')[0]).toMatchObject({ name: 'the Vercel AI SDK' });
  expect(librariesFor('javascript', 'ai', 'embed')[0]?.rule).toBeUndefined();
  expect(librariesFor('python', 'langchain_anthropic', 'ChatAnthropic')[0]?.rule?.from).toEqual(['1.4.1']);
  expect(librariesFor('python', 'langchain.chat_models', 'init_chat_model')[0]?.rule?.package).toBe('langchain-anthropic');
  expect(librariesFor('python', 'claude_agent_sdk', 'AgentDefinition')[0]?.rule).toBeUndefined();
  expect(librariesFor('python', 'langchain_aws', 'ChatBedrock')[0]?.rule).toBeUndefined();
  expect(librariesFor('javascript', '@langchain/anthropic', 'convertPromptToAnthropic')[0]).toBeUndefined();
  expect(librariesFor('javascript', 'react', 'useState')[0]).toBeUndefined();
});
