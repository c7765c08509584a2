/** Whether the code that handles a response reads thinking text, where that takes many steps to tell. */
import { expect, test } from 'vitest';
import { analyse } from '../../src/run/analyse.js';
import { withDefaults } from '../../src/run/settings.js';
import { memoryTree } from '../support/memory.js';

/** The note about the text of thinking, where there is one. */
const notes = (handling: string, call = 'client.messages.create') => {
  const source = `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
export async function ask(messages) {
  const reply = await ${call}({ model: 'claude-opus-4-6', max_tokens: 64000, thinking: { type: 'enabled', budget_tokens: 50000 }, messages });
  ${handling}
}
`;
  const { sites } = analyse(memoryTree({ 'src/a.js': source }), withDefaults());
  return sites.flatMap((site) => site.notes.map(({ code }) => code)).filter((code) => code === 'thinking-display');
};

test('what is followed past the limit may read it', () => {
  const lines = Array.from({ length: 2_100 }, (_, index) => `const part${index} = reply.content[${index}];`);
  expect(notes(lines.slice(0, 100).join('\n'))).toEqual([]);
  expect(notes([...lines, 'return reply.content[0].text;'].join('\n'))).toEqual(['thinking-display']);
});

test.each([
  ['const { type, ...rest } = reply.content[0]; return rest.thinking;', true],
  ['const key = ask.name; return reply.content[0][key];', true],
  ['for (let i = 0; i < reply.content.length; i++) log.push(reply.content[i].text);', false],
  ['return reply.content.map((block) => Object.values(block));', true],
  ['return JSON.parse(JSON.stringify(reply)).content[0].thinking;', true],
  ['return `${JSON.stringify(reply.usage)}`;', false],
  ['postMessage(`event: ${JSON.stringify(reply)}`);', true],
  ['if (reply.content[0].type === "thinking") throw new Error("none");', false],
  ['if (reply.content.some((block) => block.type === "thinking")) count();', false],
])('%s', (handling, isRead) => {
  expect(notes(handling)).toEqual(isRead ? ['thinking-display'] : []);
});

test('the body of a raw response is read as text, too', () => {
  const source = (handling: string) => `export async function ask(messages) {
  const response = await fetch('https://api.anthropic.com/v1/messages', {
    method: 'POST',
    headers: { 'x-api-key': process.env.KEY },
    body: JSON.stringify({ model: 'claude-opus-4-6', max_tokens: 64000, thinking: { type: 'enabled', budget_tokens: 50000 }, messages }),
  });
  ${handling}
}
`;
  const display = (handling: string) =>
    analyse(memoryTree({ 'src/a.js': source(handling) }), withDefaults()).sites[0]?.notes.some(({ code }) => code === 'thinking-display');
  expect(display('const raw = await response.text(); return JSON.parse(raw).content.map((one) => one.thinking);')).toBe(true);
  expect(display('const { content } = await response.json(); return content[0].thinking;')).toBe(true);
  expect(display('const { content } = await response.json(); return content[0].text;')).toBe(false);
});

test.each([
  ['return new Response(reply.toReadableStream());', false],
  ['const body = reply.toReadableStream(); return new Response(body, { status: 200 });', false],
  ['return new Response(await reply.finalText());', false],
  ['const { thinking } = JSON.parse(await new Response(reply.toReadableStream()).text()); return thinking;', true],
  ['app.get("/chat", () => new Response(reply.toReadableStream()));', true],
  ['const answer = new Response(reply.toReadableStream()); socket.send(answer);', true],
  ['class Response {} return new Response(reply.toReadableStream());', true],
])('a Response carries its body: %s', (handling, isRead) => {
  expect(notes(handling, 'client.messages.stream')).toEqual(isRead ? ['thinking-display'] : []);
});
