/** Whether settings make sense: for the configuration file, the programmatic API and the warnings of a run. */

import { nearestName } from '../cli/nearest.js';
import {
  API_MINIMUM_TASK_BUDGET,
  factsAbout,
  factsOfTarget,
  familyNamed,
  idNamed,
  nameOf,
  OPUS_4_7,
  readModel,
  SOURCES,
  shortName,
  TARGETS,
} from '../sdk/models.js';
import { InvalidSetting } from './errors.js';
import { type BudgetRule, CHOICES, type Chosen, type Settings, takesTaskBudgets } from './settings.js';

/** What is wrong with a value, as the end of a sentence that starts with its name; undefined where nothing is. */
export type Check = (value: unknown) => string | undefined;

export const isBoolean: Check = (value) => (typeof value === 'boolean' ? undefined : 'must be true or false');
export const isText: Check = (value) => (typeof value === 'string' && value !== '' ? undefined : 'must be a string');
export const isTexts: Check = (value) =>
  Array.isArray(value) && value.every((item) => isText(item) === undefined) ? undefined : 'must be a list of strings';
const isTokens: Check = (value) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? undefined : 'must be a whole number of tokens, 0 or more';
const oneOf =
  (choices: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && choices.includes(value) ? undefined : `must be one of ${choices.join(', ')}`;
const isRatio: Check = (value) =>
  typeof value === 'number' && value > 0 && value <= 1 ? undefined : 'must be a number above 0 and at most 1';

/** The models that a user may name, shortest first where two mean the same. */
const names = (families: readonly Parameters<typeof shortName>[0][]): string => families.map(shortName).join(', ');

export const isSource: Check = (value) => {
  const family = typeof value === 'string' ? familyNamed(value) : undefined;
  return family && SOURCES.includes(family) ? undefined : `must be a model that takes thinking budgets: ${names(SOURCES)}`;
};
/** Any id: a gateway or a deployment has names of its own. */
export const isTarget: Check = (value) => {
  const known = typeof value === 'string' ? readModel(idNamed(value)) : undefined;
  if (known?.kind === 'known' && factsAbout(known.family).thinkingBudget !== 'refused')
    return `must be a model that takes adaptive thinking in place of budgets: ${names(TARGETS)}`;
  return isText(value);
};

const RULE: Record<keyof BudgetRule, Check> = { files: isText, site: isText, ratio: isRatio, minBudget: isTokens, total: isTokens };

export const SETTING_CHECKS: Record<keyof Chosen, Check> = {
  preset: oneOf(CHOICES.preset),
  ratio: isRatio,
  minBudget: isTokens,
  from: isSource,
  to: isTarget,
  targetModel: isTarget,
  thinking: oneOf(CHOICES.thinking),
  display: oneOf(CHOICES.display),
  effort: oneOf(CHOICES.effort),
  taskBudget: isBoolean,
  assumeModel: (value) => (value === null ? undefined : oneOf(CHOICES.assumeModel)(value)),
  allCalls: isBoolean,
  fixSampling: isBoolean,
  types: oneOf(CHOICES.types),
  budgets: (value) =>
    Array.isArray(value)
      ? value.map((rule, index) => problemIn(rule, RULE, `entry ${index + 1}: `)).find((problem) => problem !== undefined)
      : 'must be a list of rules',
  experiment: (value) => {
    if (!Array.isArray(value) || value.some((ratio) => isRatio(ratio) !== undefined))
      return 'must be a list of numbers above 0 and at most 1';
    return value.length === 0 || new Set(value).size > 1 ? undefined : 'must name at least two ratios';
  },
};

/** The first problem of an object, with the nearest known key for one that is not known. */
export function problemIn(value: unknown, checks: Readonly<Record<string, Check>>, where = ''): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return `${where}must be an object`;
  for (const [key, given] of Object.entries(value)) {
    const check = Object.hasOwn(checks, key) ? checks[key] : undefined;
    if (!check) {
      const near = nearestName(key, Object.keys(checks));
      return `${where}\`${key}\` is not known${near ? `; did you mean \`${near}\`?` : `. Known: ${Object.keys(checks).join(', ')}`}`;
    }
    const problem = check(given);
    if (problem) return `${where}\`${key}\` ${problem}`;
  }
  return undefined;
}

/** @throws InvalidSetting that names the setting. Undefined values stand for the default. */
export function checkSettings(chosen: object): void {
  const given = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
  const { to, targetModel = to } = given as Chosen;
  const problem =
    problemIn(given, SETTING_CHECKS) ??
    (to === undefined || to === targetModel ? undefined : '`to` and `targetModel` name different models');
  if (problem) throw new InvalidSetting(`${problem}.`);
}

/** @throws InvalidSetting for settings that exclude each other. */
export function checkTogether({ experiment, taskBudget, preset, assumeModel, from, effort, targetModel }: Settings): void {
  if (assumeModel !== null && familyNamed(assumeModel) !== from)
    throw new InvalidSetting(`\`assumeModel\` must be the model to migrate from: ${shortName(from)}. Use --from for another one.`);
  const levels = factsOfTarget(targetModel).effort?.levels ?? [];
  if (effort !== 'keep' && effort !== 'shift' && !levels.includes(effort))
    throw new InvalidSetting(`\`effort\`: ${nameOf(targetModel)} takes ${levels.join(', ') || 'no level'}.`);
  if (experiment.length > 0 && (!taskBudget || preset !== 'published'))
    throw new InvalidSetting('`experiment` compares task budgets that the API accepts: remove --no-task-budget and --preset announced.');
}

/** What settings say and seldom mean, or need beside them, one sentence each. */
export function doubtsAbout(settings: Settings): string[] {
  const { budgets, preset, taskBudget, experiment } = settings;
  const apiCares = preset === 'published' && taskBudget;
  const needed = experiment.length ? ['the generated module imports opus47-migrate/usage: run `npm install opus47-migrate`.'] : [];
  const doubtful = budgets.flatMap(({ ratio, minBudget, total }, index) => {
    const doubts: string[] = [];
    if (total === undefined && ratio !== undefined && (ratio < 0.5 || ratio > 0.6))
      doubts.push(`a ratio of ${ratio} is outside the range of 0.5 to 0.6 that the announcement suggests.`);
    const least = total ?? minBudget;
    if (apiCares && least !== undefined && least < API_MINIMUM_TASK_BUDGET)
      doubts.push(
        `the API refuses task budgets under ${API_MINIMUM_TASK_BUDGET.toLocaleString('en-US')} tokens, and this allows ${least}.`,
      );
    return doubts.map((doubt) => `budgets, entry ${index + 1}: ${doubt}`);
  });
  return [...needed, ...doubtsAboutModels(settings), ...doubtful];
}

function doubtsAboutModels({ from, targetModel, effort, thinking, preset }: Settings): string[] {
  const to = factsOfTarget(targetModel);
  const name = nameOf(targetModel);
  return [
    ...(readModel(targetModel).kind === 'known'
      ? []
      : [`${targetModel} is not a known model: it is assumed to accept what ${nameOf(OPUS_4_7.to)} accepts.`]),
    ...(takesTaskBudgets({ targetModel }) ? [] : [`${name} has no task budgets: none is written.`]),
    ...(effort === 'shift' && (from !== OPUS_4_7.from || name !== nameOf(OPUS_4_7.to))
      ? [`the announcement’s table of effort levels is about ${nameOf(OPUS_4_7.from)} and ${nameOf(OPUS_4_7.to)}.`]
      : []),
    ...(thinking === 'remove' && preset === 'published' && to.thinksByDefault ? [`${name} thinks if \`thinking\` is omitted.`] : []),
  ];
}
