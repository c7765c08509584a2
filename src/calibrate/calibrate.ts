/** From logged tasks to a calibration. Pure: the same log gives the same report. */
import { API_MINIMUM_TASK_BUDGET } from '../sdk/models.js';
import type { Arm, Calibration, Consumption, Group } from './calibration.js';
import { confidenceIn, detectable, findCliff, type Scores } from './cliff.js';
import { bootstrapMean, mean, quantile, type Random, random, wilson } from './statistics.js';
import type { LoggedTask } from './usage-log.js';
import { verdictOf } from './verdict.js';

export interface CalibrateOptions {
  threshold: number;
  by: 'site' | 'category';
}

/** Scored tasks below which a budget is not compared: the announcement asks for 50 to 100. */
const MIN_TASKS = 50;
/** The announcement's advice: production budgets lie 20 % above the cliff. */
const MARGIN = 0.2;

/** One group for each site (or site and category) with a task budget, in the order of their names. */
export function calibrate(tasks: readonly LoggedTask[], options: CalibrateOptions): Group[] {
  const groups = new Map<string, LoggedTask[]>();
  for (const task of tasks) {
    const key = JSON.stringify(options.by === 'site' ? [task.site] : [task.site, task.category]);
    groups.set(key, [...(groups.get(key) ?? []), task]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, own], index) => groupOf(own, options, random(index + 1), JSON.parse(key) as [string, string?]));
}

function groupOf(
  logged: readonly LoggedTask[],
  { threshold, by }: CalibrateOptions,
  draw: Random,
  [site, category = null]: [string, (string | null)?],
): Group {
  const { tasks, model, asides } = comparable(logged);
  const budgets = [...new Set(tasks.map(({ budget }) => budget))].sort((a, b) => a - b);
  const at = (budget: number) => tasks.filter((task) => task.budget === budget);
  const arms = budgets.map((budget) => armOf(budget, at(budget), draw));
  const enough = arms.filter(({ missing }) => missing === 0);
  const scores = enough.map(({ budget }): Scores => ({ budget, scores: scoresOf(at(budget)) }));
  const found = scores.length > 1 ? findCliff(scores, threshold) : undefined;
  const cliff = found ? { ...found, ...confidenceIn(found, scores, threshold, draw) } : null;
  const wanted = cliff && scaled(cliff.budget, 1 + MARGIN);
  const recommended =
    wanted === null ? null : { budget: Math.max(API_MINIMUM_TASK_BUDGET, wanted), floored: wanted < API_MINIMUM_TASK_BUDGET };
  const facts = {
    site,
    category: by === 'category' ? category : null,
    model,
    tasks: tasks.length,
    arms,
    missing: arms.reduce((sum, { missing }) => sum + missing, 0),
    cliff,
    detectable: scores.length ? detectable(scores) : null,
    recommended,
    saving: recommended && {
      budget: { today: Math.round(mean(tasks.map(({ budget }) => budget))), after: recommended.budget },
      spent: { today: Math.round(mean(tasks.map(({ spent }) => spent))), after: Math.round(spentAt(recommended.budget, arms)) },
    },
  };
  const { verdict, message, advice } = verdictOf(facts, threshold);
  return { ...facts, verdict, message, asides: [...asides, ...advice] };
}

type WithBudget = LoggedTask & { budget: number };

/** The tasks that can be compared: with a budget, at their end, on the model that the site has now. */
function comparable(logged: readonly LoggedTask[]): { tasks: WithBudget[]; model: string | null; asides: string[] } {
  const budgeted = logged.filter((task): task is WithBudget => task.budget !== null);
  const ended = budgeted.filter(({ ok }) => ok);
  const model = ended.at(-1)?.model ?? null;
  const tasks = ended.filter((task) => task.model === model);
  const asides = [
    [logged.length - budgeted.length, 'without a task budget'],
    [budgeted.length - ended.length, 'cut off or ended by an error'],
    [ended.length - tasks.length, `on another model than ${model}`],
  ] as const;
  return {
    tasks,
    model,
    asides: asides.flatMap(([count, why]) => (count ? [`${count} ${count === 1 ? 'task' : 'tasks'} ${why}: not compared.`] : [])),
  };
}

function armOf(budget: number, tasks: readonly LoggedTask[], draw: Random): Arm {
  const scores = scoresOf(tasks);
  const share = (fits: (task: LoggedTask) => boolean) => tasks.filter(fits).length / tasks.length;
  return {
    budget,
    tasks: tasks.length,
    scored: scores.length,
    missing: Math.max(0, MIN_TASKS - scores.length),
    spent: consumption(tasks.map(({ spent }) => spent)),
    over: share(({ spent }) => spent > budget),
    truncated: share(({ stopReason }) => stopReason === 'max_tokens'),
    ms: Math.round(
      quantile(
        tasks.map(({ ms }) => ms),
        0.5,
      ),
    ),
    quality: scores.length ? qualityOf(scores, draw) : null,
  };
}

const scoresOf = (tasks: readonly LoggedTask[]): number[] => tasks.flatMap(({ quality }) => (quality === null ? [] : [quality]));

/** Passed or failed has an exact interval; for anything between, the sample speaks for itself. */
function qualityOf(scores: readonly number[], draw: Random): NonNullable<Arm['quality']> {
  const passed = scores.filter((score) => score === 1).length;
  const isPassFail = scores.every((score) => score === 0 || score === 1);
  return {
    mean: mean(scores),
    ...(isPassFail ? wilson(passed, scores.length) : bootstrapMean(scores, draw)),
    method: isPassFail ? 'wilson' : 'bootstrap',
  };
}

const consumption = (spent: readonly number[]): Consumption => {
  const at = (share: number) => Math.round(quantile(spent, share));
  return { mean: Math.round(mean(spent)), p50: at(0.5), p90: at(0.9), p99: at(0.99) };
};

/** Mean consumption at a budget, on the line between the tested budgets around it; beyond them, the nearest one's. */
function spentAt(budget: number, arms: readonly Arm[]): number {
  const above = arms.find((arm) => arm.budget >= budget) ?? (arms.at(-1) as Arm);
  const below = arms.findLast((arm) => arm.budget <= budget) ?? above;
  if (above.budget === below.budget) return above.spent.mean;
  const way = (budget - below.budget) / (above.budget - below.budget);
  return below.spent.mean + way * (above.spent.mean - below.spent.mean);
}

/** A whole number of tokens, without the noise of binary fractions. */
const scaled = (tokens: number, factor: number): number => Math.round(Number((tokens * factor).toFixed(6)));

/** The whole report. */
export function calibrationOf(
  { tasks, problems, logs, version }: Pick<Calibration, 'problems' | 'logs'> & { tasks: readonly LoggedTask[]; version: string },
  options: CalibrateOptions,
): Calibration {
  return {
    schemaVersion: 1,
    tool: { name: 'opus47-migrate', version },
    options: { ...options, margin: MARGIN, minTasks: MIN_TASKS, floor: API_MINIMUM_TASK_BUDGET },
    logs,
    groups: calibrate(tasks, options),
    problems,
  };
}
