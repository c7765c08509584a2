/** What code takes for granted of a response, where it gets there by streams, methods and loops; and what is no response. */
import { describe, expect, test } from 'vitest';
import { runInMemory } from '../support/golden.js';

const CODES = /^(?:reads-by-position|stop-reason-unhandled)$/;

/** The notes of the only call: their codes, with the places that they name. */
async function notes(file: string, source: string): Promise<string[]> {
  const { report } = await runInMemory({ [file]: source });
  expect(report.sites.map(({ status }) => status)).toEqual(['migrated']);
  return report.sites.flatMap((site) =>
    site.notes.filter(({ code }) => CODES.test(code)).map(({ code, message }) => `${code} ${/\((\S+:\d+)\)/.exec(message)?.[1]}`),
  );
}

describe('JavaScript', () => {
  const PARAMS = "{ model: 'claude-opus-4-6', max_tokens: 64000, thinking: { type: 'enabled', budget_tokens: 40000 }, messages }";
  const notesOf = (body: string, more = '', method = 'create') =>
    notes(
      'a.ts',
      `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
export async function ask(messages: any) {
  const reply: any = await client.messages.${method}(${PARAMS});
  ${body}
}
${more}`,
    );

  test.each([
    ['return reply.content[1];', ['reads-by-position a.ts:5']],
    ['return textOf(reply);', ['reads-by-position a.ts:7'], 'const textOf = (message: any) => message.content[1].text;'],
    [
      'return new Chat().text(reply);',
      ['reads-by-position a.ts:7'],
      'class Chat { text({ content }: any) { return content.at(1).text; } }',
    ],
    ['const { content: [, answer] } = reply; return answer;', ['reads-by-position a.ts:5']],
    ["if (reply.content[1].type === 'text') return 1;", ['reads-by-position a.ts:5']],
    [
      "if (reply.stop_reason === 'tool_use') return 1; else if (reply.stop_reason === 'end_turn') ask(messages);",
      ['stop-reason-unhandled a.ts:5'],
    ],
    ["switch (reply.stop_reason) { case 'end_turn': ask(messages); break; case 'max_tokens': ask([]); }", ['stop-reason-unhandled a.ts:5']],
  ])('%s', async (body, expected, more = '') => expect(await notesOf(body, more)).toEqual(expected));

  test.each([
    ['return messages.content[1];'],
    ['return { content: [1, 2] }.content[1];'],
    ['return reply.content.map((block: any) => block.text)[1];'],
    ["return reply.content[0].type === 'thinking' ? reply.content[1] : reply.content[0];"],
    ['return reply.content[reply.content.length - 1];'],
    ['for (const block of reply.content) if (block.content) return block.content[1];'],
    ["if (reply.stop_reason === 'tool_use') ask(messages);"],
    ["if (reply.stop_reason === 'end_turn') return 1; else if (reply.stop_reason === 'tool_use') return 2; throw new Error();"],
    ["switch (messages.stop_reason) { case 'end_turn': ask(messages); break; case 'max_tokens': ask([]); }"],
    ["switch (reply.role) { case 'end_turn': ask(messages); break; case 'max_tokens': ask([]); }"],
  ])('nothing of %s', async (body) => expect(await notesOf(body)).toEqual([]));

  test('events and messages of streams', async () => {
    const events =
      "for await (const event of reply) if (event.delta) switch (event.delta.stop_reason) { case 'end_turn': return; case 'max_tokens': ask([]); }";
    expect(await notesOf(events, '', 'stream')).toEqual(['stop-reason-unhandled a.ts:5']);
    expect(await notesOf('const final = await reply.finalMessage(); return final.content[1];', '', 'stream')).toEqual([
      'reads-by-position a.ts:5',
    ]);
  });
});

describe('Python', () => {
  const PARAMS = 'model="claude-opus-4-6", max_tokens=64000, thinking={"type": "enabled", "budget_tokens": 40000}, messages=messages';
  const notesOf = (body: string, more = '') =>
    notes(
      'a.py',
      `import anthropic

client = anthropic.Anthropic()


def ask(messages):
    reply = client.messages.create(${PARAMS})
    ${body.split('\n').join('\n    ')}

${more}`,
    );

  test.each([
    ['return reply.content[1]', ['reads-by-position a.py:8']],
    ['return text_of(reply)', ['reads-by-position a.py:11'], 'def text_of(message):\n    return message.content[1].text'],
    ['(_, answer) = reply.content\nreturn answer', ['reads-by-position a.py:8']],
    ['return reply.model_dump()["content"][1]', ['reads-by-position a.py:8']],
    [
      'if reply.stop_reason == "tool_use":\n    return 1\nelif reply.stop_reason == "end_turn":\n    ask(messages)',
      ['stop-reason-unhandled a.py:8'],
    ],
    [
      'match reply.stop_reason:\n    case "end_turn":\n        ask(messages)\n    case "max_tokens":\n        ask([])',
      ['stop-reason-unhandled a.py:8'],
    ],
  ])('%s', async (body, expected, more = '') => expect(await notesOf(body, more)).toEqual(expected));

  test.each([
    ['return messages[0]["content"][1]'],
    ['return [block.text for block in reply.content][1]'],
    ['return reply.content[1] if reply.content[0].type == "thinking" else reply.content[0]'],
    ['return reply.content[-1]'],
    ['*_, last = reply.content\nreturn last'],
    ['for block in reply.content:\n    print(block.content[1])'],
    ['if reply.stop_reason == "tool_use":\n    ask(messages)'],
    ['if reply.stop_reason == "end_turn":\n    return 1\nelif reply.stop_reason == "tool_use":\n    return 2\nraise ValueError'],
    ['if messages.stop_reason == "end_turn":\n    return 1\nelif messages.stop_reason == "tool_use":\n    ask([])'],
    [
      'match reply.stop_reason:\n    case "end_turn":\n        ask(messages)\n    case "max_tokens":\n        ask([])\n    case other:\n        print(other)',
    ],
  ])('nothing of %s', async (body) => expect(await notesOf(body)).toEqual([]));
});
