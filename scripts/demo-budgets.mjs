// Shows the way from the migration to production budgets: an experiment, a log of its tasks (made up here), and what calibrate makes of it.
import { withDemo } from './demo-project.mjs';

/** Tasks at a site: `passed` of 100 at each budget. */
const tasks = (site, count, passed) =>
  Object.entries(passed).flatMap(([budget, rate]) =>
    Array.from({ length: count }, (_, number) => ({
      v: 1,
      task: `${site} ${budget} ${number}`,
      site,
      category: null,
      at: new Date(Date.UTC(2026, 10, 2) + number * 60_000).toISOString(),
      model: 'claude-opus-4-7',
      budget: Number(budget),
      requests: 3,
      tokens: { input: 2400, output: 9000 + 137 * number, thinking: 6000 + 101 * number, cacheRead: 0, cacheWrite: 0 },
      spent: 11_000 + 173 * number,
      stopReason: 'end_turn',
      ms: 30_000 + 210 * number,
      // Spread over the tasks, so that the shares hold for any number of them.
      quality: Number((number * 37) % 100 < rate),
      ok: true,
    })),
  );

withDemo(({ tool, cat, write, commit }) => {
  tool('src', '--experiment', '0.5,0.6,0.75,0.9', '--quiet');
  cat('src/task-budget-experiment.ts');
  commit('Budgets on trial');
  const log = [
    ...tasks('src/chat.ts#chat:1', 100, { 25000: 71, 30000: 93, 37500: 94, 45000: 94 }),
    ...tasks('src/reply.ts#draftReply:1', 20, { 20000: 90, 24000: 90, 30000: 90, 36000: 90 }),
  ];
  write('usage.jsonl', log.map((record) => `${JSON.stringify(record)}\n`).join(''));
  tool('calibrate', 'usage.jsonl');
  tool('calibrate', 'usage.jsonl', '--apply', '--dry-run');
});
