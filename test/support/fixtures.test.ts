/** The form of fixtures: what is not of it is an error, any text can stand in a block, and an update touches nothing but expectations. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockOfText, fenced, flagsFor, textOfBlock } from './fences.js';
import { parseFindings } from './findings.js';
import { afterOf, inputOf, nameOf, parseTopic, renderParts, topics, updated } from './fixtures.js';

const CASE = `# Topic

What it is about.

## A title

What it shows.

\`\`\`ts a.ts
let a = 1;
\`\`\`

\`\`\`findings
nothing found
\`\`\`
`;

test('a case is read', () => {
  const source = CASE.replace('```ts', '```json options\n{"effort":"high","paths":["src"]}\n```\n\n```ts');
  const [one] = parseTopic(source, 'topic');
  expect(one).toMatchObject({ title: 'A title', shows: 'What it shows.', options: { effort: 'high' }, paths: ['src'], diff: '' });
  expect(inputOf(one as never)).toEqual({ 'a.ts': 'let a = 1;\n' });
});

test.each([
  ['a topic without a heading', CASE.replace('# Topic\n', ''), ':2: a heading of level 1 is missing'],
  ['a topic without a sentence', CASE.replace('What it is about.\n', ''), ':1: the topic has no sentence'],
  ['a case without a sentence', CASE.replace('What it shows.\n', ''), ':5: the case has no sentence'],
  ['a second sentence', CASE.replace('What it shows.', 'What it shows.\n\nMore.'), ':5: the case has no file'],
  ['text behind the findings', `${CASE}\nMore.\n`, ':17: a heading of level 2 is missing'],
  ['a case without a file', CASE.replace(/```ts[\s\S]*?```\n\n/, ''), ':5: the case has no file'],
  ['a case without findings', CASE.slice(0, CASE.indexOf('```findings')), ':5: the case has no findings'],
  ['findings twice', `${CASE}\n\`\`\`findings\n\`\`\`\n`, ':17: nothing may stand behind the findings but the diff'],
  ['a file twice', CASE.replace('```findings', '```ts a.ts\n```\n\n```findings'), ':5: the case has a file twice'],
  ['a flag that is none', CASE.replace('ts a.ts', 'ts a.ts lf'), ':9: no flag is called lf'],
  ['a block of another language', CASE.replace('ts a.ts', 'js a.ts'), ':9: a block is marked "ts <path>"'],
  ['a block without a path', CASE.replace('ts a.ts', 'ts'), ':9: a block is marked'],
  ['a character that cannot be seen', CASE.replace('= 1', '=\u00011'), ':9: the block is not what no flag promises'],
  ['CR LF without its flag', CASE.replace('= 1;', '= 1;\r'), ':9: the block is not what no flag promises'],
  ['a fence that is not closed', CASE.trimEnd().replace(/```$/, ''), 'the fence is never closed'],
  ['a file without a last line break', CASE.trimEnd(), 'does not end with a line break'],
  ['a language that is none', CASE.replace('```ts', '### Ruby\n\n```ts'), ':9: no language is called Ruby'],
  ['a name twice', CASE + CASE.slice(CASE.indexOf('## ')), 'two cases are called topic/a-title'],
])('%s is an error', (_, source, message) => {
  expect(() => parseTopic(source, 'topic')).toThrow(message);
});

describe('blocks', () => {
  test('hold any text', () => {
    const piece = fc.constantFrom('a', '\n', '\r\n', '\r', '\uFEFF', '\t', '```', '"', '\u2028', '\u0000', '🧠', ' ');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        const flags = flagsFor(text);
        const block = blockOfText(text, flags) ?? '';
        expect(textOfBlock(block, flags)).toBe(text);
        const name = ['a.ts', ...flags].join(' ');
        const [one] = parseTopic(
          CASE.replace(/```ts[\s\S]*?```\n/, () => fenced(`ts ${name}`, block)),
          'topic',
        );
        expect(inputOf(one as never)).toEqual({ 'a.ts': text });
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['a\r\nb\r\n', ['crlf']],
    ['\uFEFFa', ['bom', 'no-newline']],
    ['a\r\nb\n', ['json']],
    ['', []],
  ])('of %j are marked %j', (text, flags) => {
    expect(flagsFor(text)).toEqual(flags);
  });
});

test('a diff that fits no file is an error', () => {
  const [one] = parseTopic(CASE, 'topic');
  const diff = (line: string) => `--- a/a.ts\n+++ b/a.ts\n@@ -1 +1 @@\n-${line}\n+let a = 2;\n`;
  expect(afterOf({ ...(one as never as { files: [] }), diff: diff('let a = 1;') })).toEqual({ 'a.ts': 'let a = 2;\n' });
  expect(() => afterOf({ ...(one as never as { files: [] }), diff: diff('let b = 1;') })).toThrow('does not apply');
});

test.each([
  ['a.ts:1 messages.create in go: done', 'no known form'],
  ['  message: it moves', 'no known form'],
  ['a.ts:1 messages.create in go: migrated', 'no message'],
  ['a.ts:1 messages.create in go: migrated\n  message: x\n  budgets: 1', 'no known form'],
  ['a.ts:1 messages.create in go: migrated\n  message: x\n  budget: 1', 'no known form'],
  ['nothing found\nwarning: x', 'no known form'],
])('findings %j are an error', (block, message) => {
  expect(() => parseFindings(`${block}\n`)).toThrow(message);
});

test('every topic is written as it would be written', () => {
  for (const topic of topics()) {
    expect(updated(topic, new Map(topic.cases.map((one) => [one, one])))).toBe(topic.source);
    for (const one of topic.cases) expect(topic.source, nameOf(one)).toContain(renderParts(one));
    for (const { findings } of topic.cases) parseFindings(findings);
  }
});

test('an update changes what is expected, and nothing else', () => {
  const source = CASE + CASE.slice(CASE.indexOf('## ')).replace('A title', 'Another');
  const topic = { name: 'topic', file: '', source, cases: parseTopic(source, 'topic') };
  const news = { findings: 'also check: .env:1\n', diff: '--- a/a.ts\n' };
  const [first, second] = topic.cases as [never, never];
  const after = updated(topic, new Map([[second, news]]));
  expect(after).toBe(source.replace(/nothing found\n```\n$/, 'also check: .env:1\n```\n\n```diff\n--- a/a.ts\n```\n'));
  const back = parseTopic(after, 'topic');
  expect(updated({ ...topic, source: after, cases: back }, new Map([[back[1] as never, second]]))).toBe(source);
  expect(back[0]).toEqual(first);
});
