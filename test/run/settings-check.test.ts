import { describe, expect, test } from 'vitest';
import { InvalidSetting } from '../../src/run/errors.js';
import { PRESETS, withDefaults } from '../../src/run/settings.js';
import { checkSettings, doubtsAbout } from '../../src/run/settings-check.js';

describe('settings', () => {
  test('of both presets are fine, and undefined ones stand for the default', () => {
    for (const preset of Object.values(PRESETS)) expect(() => checkSettings(preset)).not.toThrow();
    expect(() => checkSettings({ ratio: undefined })).not.toThrow();
  });

  test.each([[{ ratio: 0 }], [{ ratio: 2 }], [{ minBudget: Number.POSITIVE_INFINITY }], [{ ratioo: 0.5 }]])('%j is refused', (settings) => {
    expect(() => checkSettings(settings)).toThrow(InvalidSetting);
  });
});

describe('doubts about budget rules', () => {
  const doubts = (rule: object, over: object = {}) => doubtsAbout(withDefaults({ budgets: [{}, rule], ...over }));

  test.each([
    [{ ratio: 0.4 }, 'budgets, entry 2: a ratio of 0.4 is outside'],
    [{ ratio: 0.7, total: undefined }, 'budgets, entry 2: a ratio of 0.7 is outside'],
    [{ minBudget: 0 }, 'budgets, entry 2: the API refuses task budgets under 20,000 tokens, and this allows 0.'],
    [{ total: 5000 }, 'budgets, entry 2: the API refuses task budgets under 20,000 tokens, and this allows 5000.'],
  ])('%j', (rule, message) => expect(doubts(rule)).toEqual([expect.stringContaining(message)]));

  test('one for a whole kind is called so: it may come from an option', () => {
    expect(doubts({ kind: 'agentic', ratio: 0.9 })).toEqual([
      expect.stringContaining('budgets of agentic calls: a ratio of 0.9 is outside'),
    ]);
    expect(doubts({ kind: 'agentic', files: 'a', ratio: 0.9 })).toEqual([expect.stringContaining('budgets, entry 2: ')]);
  });

  test.each([[{ ratio: 0.5 }], [{ ratio: 0.6 }], [{ minBudget: 20_000 }], [{ total: 20_000, ratio: 0.1 }], [{}]])('none about %j', (rule) =>
    expect(doubts(rule)).toEqual([]),
  );

  test('none about a floor that the written form does not know', () => {
    expect(doubts({ minBudget: 0 }, { preset: 'announced' })).toEqual([]);
    expect(doubts({ minBudget: 0 }, { taskBudget: false })).toEqual([]);
  });
});
