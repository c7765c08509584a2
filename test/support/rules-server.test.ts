/** The server of the tests refuses for each model what the table says that it refuses, and nothing more. */
import { describe, expect, test } from 'vitest';
import { EFFORT_LEVELS, FAMILIES, factsAbout } from '../../src/sdk/models.js';
import { refusal } from './rules-server.js';

const BETA = ['task-budgets-2026-03-13'];

describe.each(FAMILIES)('%s', (model) => {
  const facts = factsAbout(model);
  const messages = [{ role: 'user' }];
  const takes = (body: object) => refusal({ model, max_tokens: 64_000, messages, ...body }, BETA) === null;

  test('takes what it takes, and refuses the rest', () => {
    expect(takes({})).toBe(true);
    expect({
      budget: takes({ thinking: { type: 'enabled', budget_tokens: 2_000 } }),
      adaptive: takes({ thinking: { type: 'adaptive' } }),
      disabled: takes({ thinking: { type: 'disabled' } }),
      betweenTools: takes({ thinking: { type: 'between_tools' } }),
      sampling: takes({ temperature: 0.5 }),
      taskBudget: takes({ output_config: { task_budget: { type: 'tokens', total: 20_000 } } }),
      forced: takes({ tool_choice: { type: 'any' } }),
      prefill: takes({ messages: [...messages, { role: 'assistant' }] }),
      fast: takes({ speed: 'fast' }),
      efforts: EFFORT_LEVELS.filter((effort) => takes({ output_config: { effort } })),
    }).toEqual({
      budget: facts.thinkingBudget !== 'refused',
      adaptive: facts.adaptive,
      disabled: facts.disabled !== 'refused',
      betweenTools: facts.betweenTools,
      sampling: facts.sampling === 'accepted',
      taskBudget: facts.taskBudget !== null,
      forced: facts.forcedTool !== 'refused',
      prefill: facts.prefill === 'accepted',
      fast: facts.speed !== 'refused',
      efforts: facts.effort?.levels ?? [],
    });
  });

  test('refuses what it takes only beside other things', () => {
    const thinking = { type: facts.adaptive ? 'adaptive' : 'enabled', ...(facts.adaptive ? {} : { budget_tokens: 2_000 }) };
    expect(takes({ thinking, tool_choice: { type: 'tool' } })).toBe(facts.forcedTool === 'accepted' || facts.forcedTool === 'unknown');
    expect(takes({ thinking: { type: 'disabled' }, output_config: { effort: 'max' } })).toBe(
      facts.disabled === 'accepted' && facts.effort?.levels.includes('max') === true,
    );
    expect(refusal({ model, output_config: { task_budget: { type: 'tokens', total: 20_000 } } }, [])).not.toBeNull();
    expect(takes({ output_config: { task_budget: { type: 'tokens', total: 19_999 } } })).toBe(false);
  });
});
