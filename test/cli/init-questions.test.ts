/** The questions of `init`: when they come, what they offer, and what an answer means as configuration. */
import { describe, expect, test } from 'vitest';
import { DEFAULTS, type InitQuestion, MODEL_QUESTIONS, type Prompts, QUESTIONS } from '../../src/cli/init-questions.js';
import type { Chosen } from '../../src/run/settings.js';
import { checkSettings } from '../../src/run/settings-check.js';
import { type Survey, surveyOf } from '../../src/run/survey.js';
import { runInMemory } from '../support/golden.js';

const NOTHING: Survey = {
  models: [],
  kinds: { agentic: { calls: 0, floored: 0 }, single: { calls: 0, floored: 0 } },
  migrated: 0,
  review: 0,
  also: [],
  undecided: 0,
  tooOld: [],
};

/** Answers in their order: the value of a choice, several of them, or a text; `undefined` takes what is offered first. */
function scripted(answers: readonly (string | readonly string[] | undefined)[]) {
  const left = [...answers];
  const asked: { message: string; labels: string[]; initial: unknown }[] = [];
  const labels = (choices: readonly { label: string; hint?: string }[]) =>
    choices.map(({ label, hint }) => (hint ? `${label} (${hint})` : label));
  const prompts: Prompts = {
    async choose(message, choices, initial) {
      asked.push({ message, labels: labels(choices), initial });
      const answer = left.shift();
      const chosen = answer === undefined ? initial : choices.find(({ value }) => value === answer)?.value;
      if (chosen === undefined) throw new Error(`${answer} is not offered: ${labels(choices).join(', ')}`);
      return chosen;
    },
    async chooseSome(message, choices, initial) {
      asked.push({ message, labels: labels(choices), initial });
      const answer = left.shift();
      return answer === undefined ? [...initial] : choices.flatMap(({ value }) => (answer.includes(value) ? [value] : []));
    },
    async enter(message, placeholder, problem) {
      asked.push({ message, labels: [placeholder], initial: undefined });
      const answer = String(left.shift());
      if (problem(answer) !== undefined) throw new Error(problem(answer));
      return answer;
    },
    agree: async () => true,
  };
  return { prompts, asked, left };
}

/** What the answers make of a configuration. */
async function answersTo(
  questions: readonly InitQuestion[],
  over: Partial<Survey>,
  answers: Parameters<typeof scripted>[0] = [],
  before: Chosen = {},
  installs: readonly string[] = [],
) {
  const { prompts, asked, left } = scripted(answers);
  let chosen = before;
  for (const question of questions)
    chosen = { ...chosen, ...(await question({ prompts, survey: { ...NOTHING, ...over }, chosen, installs })) };
  checkSettings(chosen);
  expect(left).toEqual([]);
  return { chosen, asked };
}

const CALL = (model: string, more = '') =>
  `client.messages.create({ model: '${model}', max_tokens: 16000, thinking: { type: 'enabled', budget_tokens: 10000 }, messages: [], ${more}});\n`;

test('a survey counts what a check has found', async () => {
  const { report } = await runInMemory({
    'src/a.js': `import Anthropic from '@anthropic-ai/sdk';\nconst client = new Anthropic();\n${[
      CALL('claude-opus-4-6', 'tools: [{ name: "read" }]'),
      CALL('claude-opus-4-6'),
      CALL('claude-sonnet-4-5'),
      CALL('claude-opus-5'),
      CALL('gpt-5'),
      "client.messages.create({ model: 'claude-opus-4-6', max_tokens: 1, messages: [] });\n",
    ].join('')}export const ask = (model) => ${CALL("x' + model + '")}`,
    '.env': 'MODEL=claude-opus-4-6\nOTHER=claude-opus-4-6\n',
    'docs/a.md': 'We use claude-opus-4-6.\n',
    'src/gate.js': "export const isNew = (model) => model === 'claude-opus-4-6';\n",
  });
  expect(surveyOf(report)).toEqual({
    models: [
      { family: 'claude-opus-4-6', calls: 2 },
      { family: 'claude-sonnet-4-5', calls: 1 },
    ],
    kinds: { agentic: { calls: 1, floored: 1 }, single: { calls: 3, floored: 2 } },
    migrated: 3,
    review: 1,
    also: [
      { group: 'config', lines: 2, example: '.env:1' },
      { group: 'gates', lines: 1, example: 'src/gate.js:1' },
    ],
    undecided: 1,
    tooOld: [],
  });
});

describe('which model', () => {
  const both: Partial<Survey> = {
    models: [
      { family: 'claude-sonnet-4-5', calls: 3 },
      { family: 'claude-opus-4-6', calls: 1 },
    ],
  };

  test('is not asked where it is the one that the tool is named for, nor where there is none', async () => {
    expect(await answersTo(MODEL_QUESTIONS, { models: [{ family: 'claude-opus-4-6', calls: 2 }] })).toEqual({ chosen: {}, asked: [] });
    expect(await answersTo(MODEL_QUESTIONS, {})).toEqual({ chosen: {}, asked: [] });
  });

  test('is asked where there are others; the one that the tool is named for comes first to mind', async () => {
    const { chosen, asked } = await answersTo(MODEL_QUESTIONS, both);
    expect(chosen).toEqual({});
    expect(asked).toEqual([
      {
        message: 'Thinking budgets of several models are in use. Which model is to migrate?',
        labels: ['Sonnet 4.5: 3 calls (retires 2026-11-30)', 'Opus 4.6: 1 call'],
        initial: 'claude-opus-4-6',
      },
    ]);
  });

  test('another one needs a target; the newest of its line is offered first', async () => {
    const { chosen, asked } = await answersTo(MODEL_QUESTIONS, both, ['claude-sonnet-4-5', undefined]);
    expect(chosen).toEqual({ from: 'sonnet-4-5', to: 'claude-sonnet-5-5' });
    expect(asked[1]).toMatchObject({ message: 'Which model takes the place of Sonnet 4.5?', initial: 'claude-sonnet-5-5' });
    expect(asked[1]?.labels).toContain('Sonnet 5 (no task budgets)');
    const older = await answersTo(MODEL_QUESTIONS, { models: [{ family: 'claude-opus-4-5', calls: 1 }] }, [undefined, undefined]);
    expect(older.chosen).toEqual({ from: 'opus-4-5', to: 'claude-opus-4-7' });
  });

  test('what is configured is kept where it is taken', async () => {
    const before: Chosen = { from: 'sonnet-4-5', to: 'claude-opus-5' };
    expect((await answersTo(MODEL_QUESTIONS, both, [undefined, undefined], before)).chosen).toEqual(before);
    const own: Chosen = { from: 'sonnet-4-5', to: 'our-deployment' };
    expect(await answersTo(MODEL_QUESTIONS, both, [undefined], own)).toMatchObject({ chosen: own, asked: [{}] });
    expect((await answersTo(MODEL_QUESTIONS, both, ['claude-opus-4-6'], before)).chosen).toEqual({ from: 'opus-4-6', to: 'claude-opus-5' });
  });
});

describe('budgets', () => {
  const agents: Partial<Survey> = { kinds: { agentic: { calls: 3, floored: 2 }, single: { calls: 0, floored: 0 } } };
  const singles: Partial<Survey> = { kinds: { agentic: { calls: 0, floored: 0 }, single: { calls: 1, floored: 1 } } };

  test('each kind that is there is asked about, and the share is offered first', async () => {
    const { chosen, asked } = await answersTo(QUESTIONS, agents);
    expect(chosen).toEqual({});
    expect(asked).toEqual([
      {
        message: '3 calls of an agent: a task budget covers the whole loop. How large?',
        labels: [
          '55 % of the thinking budget, at least 20,000 tokens (2 of them get the minimum)',
          'another number, or another share',
          'none for these calls',
        ],
        initial: 'share',
      },
    ]);
    expect((await answersTo(QUESTIONS, singles)).asked).toMatchObject([
      {
        message: '1 call of one request each. How large is the task budget?',
        labels: [expect.stringContaining('(it gets the minimum)'), '', ''].map((one) => one || expect.anything()),
      },
    ]);
  });

  test.each<[string, Chosen['budgets']]>([
    ['60,000', [{ kind: 'agentic', total: 60_000 }]],
    [' 60_000 ', [{ kind: 'agentic', total: 60_000 }]],
    ['0.7', [{ kind: 'agentic', ratio: 0.7 }]],
    ['none', [{ kind: 'agentic', taskBudget: false }]],
  ])('%s is a budget', async (text, budgets) => {
    expect((await answersTo(QUESTIONS, agents, ['other', text])).chosen).toEqual({ budgets });
  });

  test.each(['', '5000', '60,00', '0,5', '1.5', 'many', '-1'])('%j is none', async (text) => {
    await expect(answersTo(QUESTIONS, agents, ['other', text])).rejects.toThrow('Enter tokens (a whole number, 20000 or more)');
  });

  test('a rule for a path or a call stays, and wins', async () => {
    const special = { kind: 'agentic', files: 'src/**', total: 90_000 } as const;
    const before: Chosen = { budgets: [special, { kind: 'agentic', total: 30_000 }] };
    const { chosen, asked } = await answersTo(QUESTIONS, agents, [undefined], before);
    expect(chosen).toEqual(before);
    expect(asked[0]?.labels[0]).toBe('as configured (30,000 tokens)');
    expect((await answersTo(QUESTIONS, agents, ['none'], before)).chosen).toEqual({
      budgets: [{ kind: 'agentic', taskBudget: false }, special],
    });
    expect((await answersTo(QUESTIONS, agents, ['share'], before)).chosen).toEqual({ budgets: [special] });
  });

  test('are not asked about where none is written', async () => {
    expect((await answersTo(QUESTIONS, agents, [], { taskBudget: false })).asked).toEqual([]);
    expect((await answersTo(QUESTIONS, agents, [], { from: 'sonnet-4-5', to: 'claude-sonnet-5' })).asked).toEqual([]);
  });
});

describe('an SDK that is too old', () => {
  const old = {
    tooOld: [{}, {}] as unknown as Survey['tooOld'],
    kinds: { agentic: { calls: 2, floored: 0 }, single: { calls: 0, floored: 0 } },
  };
  const installs = ['npm install "@anthropic-ai/sdk@>=0.90.0 <1"'];

  test('is to be replaced, by the command that does', async () => {
    const { chosen, asked } = await answersTo(QUESTIONS, old, [undefined, undefined], {}, installs);
    expect(chosen).toEqual({});
    expect(asked[0]).toEqual({
      message: 'The installed SDK has no task budgets, so 2 calls would need review.',
      labels: [`install a newer one first (${installs[0]})`, 'write no task budgets (model, thinking and sampling alone)'],
      initial: 'install',
    });
  });

  test('may stay without task budgets, whose size is then no question', async () => {
    const { chosen, asked } = await answersTo(QUESTIONS, old, ['without'], {}, installs);
    expect(chosen).toEqual({ taskBudget: false });
    expect(asked).toHaveLength(1);
  });
});

describe('calls whose model is chosen at run time', () => {
  test('stay for review unless a guard is asked for', async () => {
    const { chosen, asked } = await answersTo(QUESTIONS, { undecided: 2 });
    expect(chosen).toEqual({});
    expect(asked).toMatchObject([{ message: 'The model of 2 calls is chosen at run time. What becomes of them?', initial: 'review' }]);
    expect((await answersTo(QUESTIONS, { undecided: 1 }, ['guard'])).chosen).toEqual({ guard: true });
  });

  test('keep the guard of the configuration, or lose it', async () => {
    expect((await answersTo(QUESTIONS, { undecided: 2 }, [undefined], { guard: true })).chosen).toEqual({ guard: true });
    expect((await answersTo(QUESTIONS, { undecided: 2 }, ['review'], { guard: true })).chosen).toEqual({ guard: false });
  });

  test('are not asked about where a guard could not be written, nor where there are none', async () => {
    expect((await answersTo(QUESTIONS, { undecided: 2 }, [], { preset: 'announced' })).asked).toEqual([]);
    expect((await answersTo(QUESTIONS, {})).asked).toEqual([]);
  });
});

describe('what else knows the model', () => {
  const also: Partial<Survey> = { migrated: 1, also: [{ group: 'config', lines: 2, example: '.env:1' }] };

  test('is edited where that is asked for alone', async () => {
    const { chosen, asked } = await answersTo(QUESTIONS, also);
    expect(chosen).toEqual({});
    expect(asked).toMatchObject([{ message: expect.stringContaining('Other lines know the old model.'), initial: [] }]);
    expect(asked[0]?.labels).toEqual([expect.stringMatching(/^config: .* \(2 lines, such as \.env:1\)$/)]);
    expect((await answersTo(QUESTIONS, also, [['config']])).chosen).toEqual({ editAlso: ['config'] });
  });

  test('keeps what is configured and was not asked about', async () => {
    const before: Chosen = { editAlso: ['mocks', 'config'] };
    expect((await answersTo(QUESTIONS, also, [undefined], before)).chosen).toEqual({ editAlso: ['mocks', 'config'] });
    expect((await answersTo(QUESTIONS, also, [[]], before)).chosen).toEqual({ editAlso: ['mocks'] });
    expect((await answersTo(QUESTIONS, also, [[]], { editAlso: ['config'] })).chosen).toEqual({ editAlso: [] });
  });

  test('is no question where no call migrates', async () => {
    expect((await answersTo(QUESTIONS, { ...also, migrated: 0 })).asked).toEqual([]);
  });
});

test('without questions, the first offer is taken and nothing is agreed to', async () => {
  const survey: Partial<Survey> = {
    models: [{ family: 'claude-sonnet-4-5', calls: 1 }],
    kinds: { agentic: { calls: 1, floored: 1 }, single: { calls: 1, floored: 1 } },
    migrated: 2,
    also: [{ group: 'gates', lines: 1, example: 'a.js:1' }],
  };
  let chosen: Chosen = {};
  for (const question of [...MODEL_QUESTIONS, ...QUESTIONS])
    chosen = { ...chosen, ...(await question({ prompts: DEFAULTS, survey: { ...NOTHING, ...survey }, chosen, installs: [] })) };
  expect(chosen).toEqual({ from: 'sonnet-4-5', to: 'claude-sonnet-5-5' });
  expect(await DEFAULTS.agree('Replace it?')).toBe(false);
});
