/** Whether settings make sense: for the configuration file, the programmatic API and the warnings of a run. */
import { API_MINIMUM_TASK_BUDGET, factsOfTarget, familyNamed, nameOf, OPUS_4_7, readModel, shortName } from '../sdk/models.js';
import { problemsIn, told } from './checks.js';
import { checksOf, SETTINGS_FIELDS } from './config-fields.js';
import { InvalidSetting } from './errors.js';
import { allowsGuards, type Chosen, type Settings, takesTaskBudgets } from './settings.js';

const SETTING_CHECKS = checksOf(SETTINGS_FIELDS);

/** @throws InvalidSetting that names the setting. Undefined values stand for the default. */
export function checkSettings(chosen: object): void {
  const given = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
  const { to, targetModel = to } = given as Chosen;
  const problems = problemsIn(given, SETTING_CHECKS);
  if (problems.length === 0 && to !== undefined && to !== targetModel) problems.push('`to` and `targetModel` name different models');
  if (problems.length > 0) throw new InvalidSetting(told('', problems));
}

/** @throws InvalidSetting for settings that exclude each other. */
export function checkTogether(settings: Settings): void {
  const { experiment, guard, taskBudget, preset, assumeModel, from, effort, targetModel } = settings;
  if (assumeModel !== null && familyNamed(assumeModel) !== from)
    throw new InvalidSetting(`\`assumeModel\` must be the model to migrate from: ${shortName(from)}. Use --from for another one.`);
  const levels = factsOfTarget(targetModel).effort?.levels ?? [];
  if (effort !== 'keep' && effort !== 'shift' && !levels.includes(effort))
    throw new InvalidSetting(`\`effort\`: ${nameOf(targetModel)} takes ${levels.join(', ') || 'no level'}.`);
  if (experiment.length > 0 && (!taskBudget || preset !== 'published'))
    throw new InvalidSetting('`experiment` compares task budgets that the API accepts: remove --no-task-budget and --preset announced.');
  if (guard && settings.unguard) throw new InvalidSetting('`guard` writes what `unguard` removes: choose one of them.');
  if (!guard) return;
  if (!allowsGuards(settings))
    throw new InvalidSetting(
      '`guard` writes what each model takes: remove --preset announced, --thinking, --effort, --experiment and --assume-model.',
    );
  if (readModel(targetModel).kind !== 'known')
    throw new InvalidSetting(`\`guard\` chooses by the model, and ${targetModel} is not a known one. Give --to a model ID.`);
}

/** What settings say and seldom mean, or need beside them, one sentence each. */
export function doubtsAbout(settings: Settings): string[] {
  const { budgets, preset, taskBudget, experiment } = settings;
  const apiCares = preset === 'published' && taskBudget;
  const needed = experiment.length ? ['the generated module imports opus47-migrate/usage: run `npm install opus47-migrate`.'] : [];
  const doubtful = budgets.flatMap(({ ratio, minBudget, total, kind, files, site }, index) => {
    const doubts: string[] = [];
    if (total === undefined && ratio !== undefined && (ratio < 0.5 || ratio > 0.6))
      doubts.push(`a ratio of ${ratio} is outside the range of 0.5 to 0.6 that the announcement suggests.`);
    const least = total ?? minBudget;
    if (apiCares && least !== undefined && least < API_MINIMUM_TASK_BUDGET)
      doubts.push(
        `the API refuses task budgets under ${API_MINIMUM_TASK_BUDGET.toLocaleString('en-US')} tokens, and this allows ${least}.`,
      );
    // One for a whole kind may come from an option.
    const isForAll = kind !== undefined && files === undefined && site === undefined;
    return doubts.map((doubt) => `${isForAll ? `budgets of ${kind} calls` : `budgets, entry ${index + 1}`}: ${doubt}`);
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
