import { expect, test } from 'vitest';
import { OPUS_4_7 } from '../../src/sdk/models.js';
import { NOTES, REASONS } from '../../src/sites/reasons.js';
import { atPlace, exchanged, wordsOf } from '../../src/sites/wording.js';

const SONNET = { from: 'claude-sonnet-4-5', to: 'claude-sonnet-5-5' } as const;

test('the default pair is what the prose is about', () => {
  for (const table of [REASONS, NOTES])
    for (const prose of Object.values(table)) expect(wordsOf(prose, 'x', OPUS_4_7)).toEqual({ says: prose.says('x'), todo: prose.todo });
  expect(exchanged('Opus 4.6 and Opus 4.7', { ...OPUS_4_7, to: 'claude-opus-4-7-20260313' })).toBe('Opus 4.6 and Opus 4.7');
});

test('another pair has its own names, articles included', () => {
  expect(exchanged('An Opus 4.6 call; an Opus 4.7 call; Opus 4.6.', SONNET)).toBe('A Sonnet 4.5 call; a Sonnet 5.5 call; Sonnet 4.5.');
  expect(exchanged('An Opus 4.6 call', { from: 'claude-opus-4-5', to: 'claude-opus-5' })).toBe('An Opus 4.5 call');
  expect(exchanged('--assume-model opus-4-6 migrates it', SONNET)).toBe('--assume-model sonnet-4-5 migrates it');
  for (const table of [REASONS, NOTES])
    for (const prose of Object.values(table)) {
      const { says, todo } = wordsOf(prose, 'x', SONNET);
      expect(`${says} ${todo}`).not.toMatch(/Opus 4\.[67]|opus-4-6/);
    }
});

test('what a sentence quotes stays as it is', () => {
  expect(wordsOf(REASONS['model-unknown'], "'Opus 4.6 $& $1'", SONNET).says).toBe(
    "The model cannot be determined from `'Opus 4.6 $& $1'`.",
  );
  expect(wordsOf(REASONS['model-unknown'], undefined, SONNET).says).toBe('The model cannot be determined from the code.');
});

test('a place stands at the end of what a sentence says', () => {
  expect(atPlace({ says: 'A test replaces this client.', todo: 'Look.' }, 'a.test.ts:3')).toEqual({
    says: 'A test replaces this client (a.test.ts:3).',
    todo: 'Look.',
  });
});
