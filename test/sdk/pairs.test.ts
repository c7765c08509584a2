/** From every model that takes budgets to every one that does not: what is sent after the migration is what the target takes. */
import { describe, expect, test } from 'vitest';
import { migrate } from '../../src/run/api.js';
import { type Family, factsAbout, familyNamed, SOURCES, TARGETS } from '../../src/sdk/models.js';

interface Body {
  model: string;
  thinking?: { type: string; budget_tokens?: number };
  output_config?: { effort?: string; task_budget?: { type: string; total: number } };
  tool_choice?: { type: string };
  messages: { role: string }[];
  betas?: string[];
  [name: string]: unknown;
}
interface Sent {
  path: string;
  body: Body;
}

/** Why a model would answer 400, by the table. */
function refusal({ path, body }: Sent): string | undefined {
  const facts = factsAbout(familyNamed(body.model) as Family);
  const { thinking, output_config: config, tool_choice: choice } = body;
  if (thinking?.type === 'enabled' && facts.thinkingBudget === 'refused') return 'a thinking budget';
  if (thinking?.type === 'adaptive' && !facts.adaptive) return 'adaptive thinking';
  if (thinking?.type === 'disabled' && facts.disabled === 'refused') return 'disabled thinking';
  if (thinking?.type === 'disabled' && facts.disabled === 'up-to-high' && /max$|xhigh/.test(config?.effort ?? '')) return 'disabled at max';
  if (facts.sampling === 'refused' && ['temperature', 'top_p', 'top_k'].some((name) => name in body)) return 'sampling';
  if (/any|tool/.test(choice?.type ?? '') && facts.forcedTool === 'refused') return 'a forced tool';
  if (body.messages.at(-1)?.role === 'assistant' && facts.prefill === 'refused') return 'prefill';
  if (config?.effort && !facts.effort?.levels.some((level) => level === config.effort)) return 'effort';
  const budget = config?.task_budget;
  if (!budget) return undefined;
  if (facts.taskBudget === null || budget.total < facts.taskBudget) return 'a task budget';
  return path.startsWith('beta.') && body.betas?.includes('task-budgets-2026-03-13') ? undefined : 'a task budget without its beta';
}

/** Calls that the source takes, each with something that a target may refuse. */
const source = (model: string): string => `
import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
const messages = [{ role: 'user', content: 'hi' }];
const thinking = { type: 'enabled', budget_tokens: 50000 };
const on = true;
client.messages.create({ model: '${model}', max_tokens: 64000, thinking, messages });
client.messages.create({ model: '${model}', max_tokens: 64000, thinking: { type: 'enabled', budget_tokens: 50000 }, temperature: 1, messages });
client.messages.create({ model: '${model}', max_tokens: 64000, thinking: on ? { type: 'disabled' } : { type: 'enabled', budget_tokens: 2000 }, messages });
client.messages.create({ model: '${model}', max_tokens: 64000, thinking: on ? { type: 'disabled' } : { type: 'enabled', budget_tokens: 2000 }, output_config: { effort: 'max' }, messages });
client.messages.create({ model: '${model}', max_tokens: 64000, thinking: on ? undefined : { type: 'enabled', budget_tokens: 2000 }, tool_choice: { type: 'any' }, tools: [], messages });
client.messages.create({ model: '${model}', max_tokens: 64000, thinking: { type: 'enabled', budget_tokens: 2000 }, messages: [...messages, { role: 'assistant', content: '{' }] });
client.messages.create({ model: '${model}', max_tokens: 1000, top_k: 3, messages });
client.messages.create({ model: '${model}', max_tokens: 1000, thinking: { type: 'disabled' }, messages });
`;

/** Runs the program with a client that keeps what it is asked. */
function requestsOf(code: string): Sent[] {
  const sent: Sent[] = [];
  const create = (path: string) => (body: Body) => void sent.push({ path, body });
  const client = class {
    messages = { create: create('messages.create') };
    beta = { messages: { create: create('beta.messages.create') } };
  };
  new Function('Anthropic', code.replace(/^import .*$/m, ''))(client);
  return sent;
}

describe.each([false, true])('with --all-calls %s', (allCalls) => {
  test.each(SOURCES)('%s', (from) => {
    for (const to of TARGETS) {
      const { code, sites } = migrate(source(from), { filename: 'a.js', from, to, allCalls });
      const after = requestsOf(code);
      const before = requestsOf(source(from));
      expect(after).toHaveLength(before.length);
      for (const [index, one] of after.entries()) {
        const site = sites[index];
        if (site?.status === 'migrated') expect([from, to, index, refusal(one)]).toEqual([from, to, index, undefined]);
        else expect(one.body.model).toBe(from);
      }
      // What every target takes migrates for each of them, with a task budget where there are such.
      expect(sites.slice(0, 2).map(({ status }) => status)).toEqual(['migrated', 'migrated']);
      expect(after[0]?.body.output_config?.task_budget?.total).toBe(factsAbout(to).taskBudget === null ? undefined : 27_500);
      const { code: again } = migrate(code, { filename: 'a.js', from, to, allCalls });
      expect(again).toBe(code);
    }
  });
});
