/** Entries of data that stand beside those of the new model. */
import { expect, test } from 'vitest';
import { hasTwinLine } from '../../src/also/twin-lines.js';
import { mentionsOf, OPUS_4_7, twinOfText } from '../../src/sdk/models.js';

const both = (text: string): boolean => {
  const lines = text.split('\n');
  const mentions = mentionsOf(OPUS_4_7.from);
  return hasTwinLine(
    lines,
    lines.findIndex((line) => line.search(mentions) >= 0),
    mentions,
    (id) => twinOfText(id, OPUS_4_7),
  );
};

test.each([
  ['{\n  "claude-opus-4-6": 5,\n  "claude-opus-4-7": 5\n}', true],
  ['claude-opus-4-7:\n  input: 5\n\nclaude-opus-4-6:\n  input: 5', true],
  ['- "us.anthropic.claude-opus-4-6-v1"\n- "us.anthropic.claude-opus-4-7"', true],
  ['[claude-opus-4-6]\nrpm = 5\n[claude-opus-4-7]\nrpm = 5', true],
  ['model: claude-opus-4-6\nnext: claude-opus-4-7', false],
  ['model: claude-opus-4-6\nmodel: claude-opus-4-7', false],
  ['a:\n  claude-opus-4-6: 1\nb:\n  claude-opus-4-7: 1', false],
  ['- claude-opus-4-6\n- claude-opus-4-7-mini', false],
  ['- claude-opus-4-6-fast\n- claude-opus-4-7', false],
  ['"claude-opus-4-6": "claude-opus-4-7"', false],
])('%j', (text, expected) => {
  expect(both(text)).toBe(expected);
});
