import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linesLeft } from '../../src/also/lines.js';
import { applyEdits, type TextEdit } from '../../src/rewrite/edits.js';
import { mentionsOf } from '../../src/sdk/models.js';

const ID = 'claude-opus-4-6';
const mentions = mentionsOf(ID);
const left = (text: string, over: Partial<Parameters<typeof linesLeft>[1]> = {}) =>
  linesLeft(text, { mentions, edits: [], sites: [], written: false, ...over }).map(({ line }) => line);
const replace = (text: string, what: string, by: string): TextEdit => {
  const start = text.indexOf(what);
  return { start, end: start + what.length, text: by };
};

describe('the lines of a text', () => {
  test('each once, by their numbers', () => expect(left(`a\n${ID} ${ID}\r\n\n${ID}`)).toEqual([2, 4]));
  test('none', () => expect(left('claude-opus-4-7')).toEqual([]));

  test('without those of listed sites, first and last line included', () => {
    const text = `${ID}\ncall({\n  ${ID}\n}) // ${ID}\n${ID}`;
    expect(left(text, { sites: [{ start: text.indexOf('call'), end: text.indexOf('})') + 2 }] })).toEqual([1, 5]);
  });
});

describe('after edits', () => {
  const text = `one\nconst A = '${ID}';\nconst B = '${ID}';\n`;
  const edits = [replace(text, 'one', 'one\ntwo\nthree'), replace(text, ID, 'claude-opus-4-7')];

  test('a dry run has the lines of the text that lies there', () => expect(left(text, { edits })).toEqual([3]));
  test('a run that wrote has those of the new text', () => expect(left(text, { edits, written: true })).toEqual([5]));
  test('what an edit writes is meant', () => expect(left(text, { edits: [replace(text, 'one', `// was ${ID}`)] })).toEqual([2, 3]));
  test('a line that holds another one is left', () => {
    const list = `['${ID}', '${ID}']`;
    expect(left(list, { edits: [replace(list, ID, 'claude-opus-4-7')] })).toEqual([1]);
  });

  test('what a run lists after it wrote is what the new text holds', () => {
    const part = fc.constantFrom(ID, 'x', '\n', '\n\n', "'claude-opus-4-7'");
    fc.assert(
      fc.property(fc.array(fc.record({ part, by: fc.option(fc.constantFrom('y', '\n', '', 'a\nb')) }), { maxLength: 20 }), (parts) => {
        let text = '';
        const edits: TextEdit[] = [];
        for (const { part, by } of parts) {
          if (by !== null) edits.push({ start: text.length, end: text.length + part.length, text: ` ${by} ` });
          text += by === null ? ` ${part} `.slice(0) : part;
        }
        expect(left(text, { edits, written: true })).toEqual(left(applyEdits(text, edits)));
      }),
    );
  });
});
