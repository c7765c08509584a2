/** What the numbers mean, in words. */

import { tokens } from '../report/text.js';
import { API_MINIMUM_TASK_BUDGET } from '../sdk/models.js';
import type { Group, Verdict } from './calibration.js';

type Facts = Omit<Group, 'verdict' | 'message' | 'asides'>;

export interface Said {
  verdict: Verdict;
  message: string;
  /** What would make the answer better. */
  advice: string[];
}

const plural = (count: number, one: string): string => `${tokens(count)} ${one}${count === 1 ? '' : 's'}`;
const points = (quality: number): string => Number(quality.toFixed(2)).toString();

/** Below this share of agreeing resamples the cliff is said to be uncertain. */
const SURE = 0.8;

export function verdictOf(facts: Facts, threshold: number): Said {
  const { arms, cliff, recommended } = facts;
  const compared = arms.filter(({ missing }) => missing === 0);
  const said = (verdict: Verdict, message: string): Said => ({ verdict, message, advice: adviceFor(facts, threshold) });
  if (!cliff || !recommended) return { ...said(...nothingYet(facts, compared.length)), advice: [] };
  const lowest = compared[0]?.budget ?? cliff.budget;
  const production = recommended.floored
    ? `Production budget: ${tokens(recommended.budget)}, the API’s minimum.`
    : `Production budget: ${tokens(recommended.budget)}, 20 % above that.`;
  if (cliff.budget === lowest)
    return said(
      'no-cliff',
      `No cliff: ${tokens(lowest)}, the lowest budget compared, keeps the best quality (${points(cliff.best)}).${lowest <= API_MINIMUM_TASK_BUDGET ? '' : ' Lower ones may do too: test them.'} ${production}`,
    );
  if (cliff.budget === compared.at(-1)?.budget)
    return said(
      'rising',
      `Only ${tokens(cliff.budget)}, the largest budget compared, keeps the best quality (${points(cliff.best)}); larger ones may be better still: test them. ${production}`,
    );
  return said(
    'cliff',
    `Quality falls off below ${tokens(cliff.budget)} (best: ${points(cliff.best)}, threshold: ${points(threshold)}). ${production}`,
  );
}

function nothingYet({ arms, tasks }: Facts, compared: number): [Verdict, string] {
  if (tasks === 0) return ['not-enough-data', 'No task with a task budget came to its end.'];
  if (arms.every(({ scored }) => scored === 0))
    return [
      'no-quality',
      'No task has a quality: consumption alone does not show what a budget costs. Score tasks with `task.score()` or `scoreTask()`.',
    ];
  const short = arms.filter(({ missing }) => missing > 0);
  if (short.length > 0 && (compared === 0 || arms.length > 1))
    return [
      'not-enough-data',
      `Not enough data: ${short.map(({ budget, missing }) => `${plural(missing, 'scored task')} missing at ${tokens(budget)}`).join(', ')}.`,
    ];
  return ['one-budget', 'One budget alone has no cliff: log tasks at several budgets.'];
}

function adviceFor({ arms, cliff, detectable }: Facts, threshold: number): string[] {
  const short = arms.filter(({ missing }) => missing > 0);
  return [
    ...short.map(({ budget, missing }) => `${tokens(budget)} is not compared: ${plural(missing, 'scored task')} missing.`),
    ...(cliff && cliff.agreement < SURE
      ? [
          `The cliff is uncertain: ${Math.round(cliff.agreement * 100)} % of resamples agree, 90 % lie from ${tokens(cliff.range.low)} to ${tokens(cliff.range.high)}. More tasks would settle it.`,
        ]
      : []),
    ...(detectable !== null && detectable > 2 * threshold
      ? [
          `These tasks show a loss of ${points(detectable)} four times out of five, and a smaller one less often; the threshold is ${points(threshold)}.`,
        ]
      : []),
  ];
}
