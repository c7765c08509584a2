/** The questions of `init`: a new one is one entry here. Each says what its answer means as configuration. */
import type { EditGroup } from '../also/groups.js';
import { count, tokens } from '../report/text.js';
import { BUDGET_FORMS, type BudgetGiven, budgetMeant } from '../run/budget-text.js';
import { type BudgetRule, type CallKind, type Chosen, mayGuard, type Settings, withDefaults } from '../run/settings.js';
import type { Survey } from '../run/survey.js';
import { type Family, factsAbout, nameOf, OPUS_4_7, readModel, shortName, TARGETS } from '../sdk/models.js';

export interface Choice<T extends string> {
  value: T;
  label: string;
  hint?: string;
}

/** How a person is asked; each gives the answer, or throws Interrupted for Ctrl-C and Escape. */
export interface Prompts {
  choose<T extends string>(message: string, choices: readonly Choice<T>[], initial: T): Promise<T>;
  chooseSome<T extends string>(message: string, choices: readonly Choice<T>[], initial: readonly T[]): Promise<T[]>;
  /** @param problem what is wrong with an answer, as a sentence; undefined where nothing is. */
  enter(message: string, placeholder: string, problem: (answer: string) => string | undefined): Promise<string>;
  agree(message: string): Promise<boolean>;
}

/** Nobody is asked: what is offered first is taken, and nothing is agreed to. */
export const DEFAULTS: Prompts = {
  choose: async (_, __, initial) => initial,
  chooseSome: async (_, __, initial) => [...initial],
  enter: async (_, placeholder) => placeholder,
  agree: async () => false,
};

/** What is known when a question comes. */
export interface Asking {
  prompts: Prompts;
  survey: Survey;
  /** The configuration so far, the answers included; `to` names the target. */
  chosen: Chosen;
  /** The commands that install an SDK which takes task budgets. */
  installs: readonly string[];
}

/** Asks, if there is something to ask about. @returns what the answer changes of the configuration. */
export type InitQuestion = (asking: Asking) => Promise<Chosen>;

/** Which calls; another answer than before needs another look at the project. */
export const MODEL_QUESTIONS: readonly InitQuestion[] = [askSource, askTarget];
export const QUESTIONS: readonly InitQuestion[] = [askSdk, askGuard, askBudget('agentic'), askBudget('single'), askAlso];

async function askSource({ prompts, survey: { models }, chosen }: Asking): Promise<Chosen> {
  const { from } = withDefaults(chosen);
  if (models.every(({ family }) => family === from)) return {};
  const initial = models.find(({ family }) => family === from) ?? models[0];
  if (!initial) return {};
  const choices = models.map(({ family, calls }) => {
    const { retires } = factsAbout(family);
    return { value: family, label: `${nameOf(family)}: ${count(calls, 'call')}`, ...(retires && { hint: `retires ${retires}` }) };
  });
  const answer = await prompts.choose('Thinking budgets of several models are in use. Which model is to migrate?', choices, initial.family);
  return answer === from ? {} : { from: shortName(answer) };
}

/** What the name of the tool says needs no question. */
async function askTarget({ prompts, chosen }: Asking): Promise<Chosen> {
  const { from, targetModel } = withDefaults(chosen);
  const target = readModel(targetModel);
  // An ID of the user's own, as a deployment has, is no choice of this list.
  if (from === OPUS_4_7.from || target.kind !== 'known') return {};
  const isOfLine = (family: Family) => factsAbout(family).line === factsAbout(from).line;
  const isChosen = chosen.to !== undefined || isOfLine(target.family);
  const initial = isChosen ? target.family : (TARGETS.find(isOfLine) ?? target.family);
  const choices = TARGETS.map((family) => ({
    value: family,
    label: nameOf(family),
    ...(factsAbout(family).taskBudget === null && { hint: 'no task budgets' }),
  }));
  const answer = await prompts.choose(`Which model takes the place of ${nameOf(from)}?`, choices, initial);
  return { to: answer };
}

async function askSdk({ prompts, survey: { tooOld }, installs }: Asking): Promise<Chosen> {
  if (tooOld.length === 0) return {};
  const answer = await prompts.choose(
    `The installed SDK has no task budgets, so ${count(tooOld.length, 'call')} would need review.`,
    [
      { value: 'install', label: 'install a newer one first', hint: installs.join('; ') },
      { value: 'without', label: 'write no task budgets', hint: 'model, thinking and sampling alone' },
    ],
    'install',
  );
  return answer === 'without' ? { taskBudget: false } : {};
}

async function askGuard({ prompts, survey: { undecided }, chosen }: Asking): Promise<Chosen> {
  const settings = withDefaults(chosen);
  if (undecided === 0 || !mayGuard(settings)) return {};
  const { guard } = settings;
  const answer = await prompts.choose(
    `The model of ${count(undecided, 'call')} is chosen at run time. What becomes of ${undecided === 1 ? 'it' : 'them'}?`,
    [
      { value: 'review', label: 'leave for review' },
      {
        value: 'guard',
        label: 'choose thinking by the model, at run time',
        hint: 'a small module is added where no test tells the models apart',
      },
    ],
    guard ? 'guard' : 'review',
  );
  return answer === 'guard' || guard ? { guard: answer === 'guard' } : {};
}

const ABOUT: Record<CallKind, (calls: string) => string> = {
  agentic: (calls) => `${calls} of an agent: a task budget covers the whole loop. How large?`,
  single: (calls) => `${calls} of one request each. How large is the task budget?`,
};

const isForAll = ({ files, site }: BudgetRule): boolean => files === undefined && site === undefined;

function askBudget(kind: CallKind): InitQuestion {
  return async ({ prompts, survey: { kinds }, chosen }) => {
    const settings = withDefaults(chosen);
    const { calls, floored } = kinds[kind];
    if (!settings.taskBudget || calls === 0) return {};
    const budgets = chosen.budgets ?? [];
    const current = budgets.find((rule) => rule.kind === kind && isForAll(rule));
    const answer = await prompts.choose(
      ABOUT[kind](count(calls, 'call')),
      [
        ...(current ? [{ value: 'current' as const, label: 'as configured', hint: givenText(current) }] : []),
        { value: 'share', label: shareText(settings), ...(floored > 0 && { hint: `${flooredText(floored, calls)} the minimum` }) },
        { value: 'other', label: 'another number, or another share' },
        { value: 'none', label: 'none for these calls' },
      ],
      current ? 'current' : 'share',
    );
    if (answer === 'current') return {};
    const given = answer === 'share' ? undefined : answer === 'none' ? { taskBudget: false } : await enterBudget(prompts);
    const others = budgets.filter((rule) => rule !== current);
    // The last rule that fits wins: those for single paths and calls stay behind.
    return given || current ? { budgets: given ? [{ kind, ...given }, ...others] : others } : {};
  };
}

const shareText = ({ ratio, minBudget }: Settings): string =>
  `${tokens(Math.round(ratio * 1000) / 10)} % of the thinking budget${minBudget > 0 ? `, at least ${tokens(minBudget)} tokens` : ''}`;

const flooredText = (floored: number, calls: number): string =>
  floored < calls ? `${tokens(floored)} of them get${floored === 1 ? 's' : ''}` : calls === 1 ? 'it gets' : 'all of them get';

function givenText({ total, ratio, minBudget, taskBudget }: BudgetRule): string {
  if (taskBudget === false) return 'none';
  if (total !== undefined) return `${tokens(total)} tokens`;
  const parts = [
    ...(ratio === undefined ? [] : [`a share of ${ratio}`]),
    ...(minBudget === undefined ? [] : [`at least ${tokens(minBudget)}`]),
  ];
  return parts.join(', ');
}

async function enterBudget(prompts: Prompts): Promise<BudgetGiven | undefined> {
  const meant = (answer: string) => budgetMeant(answer.trim().replaceAll(/(?<=\d),(?=\d{3})/g, ''));
  const answer = await prompts.enter('Task budget', '60,000 or 0.5', (text) => (meant(text) ? undefined : `Enter ${BUDGET_FORMS}.`));
  return meant(answer);
}

const GROUPS: Record<EditGroup, string> = {
  gates: 'comparisons, `case`, `startsWith` and the like accept the new ID, too',
  tables: 'tables of prices and limits get a row for it',
  lists: 'lists, sets and types get it, too',
  config: 'configuration that only migrated calls read gets it in place of the old one',
  mocks: 'hand-written clients of tests get `beta`',
};

async function askAlso({ prompts, survey: { also, migrated }, chosen }: Asking): Promise<Chosen> {
  if (also.length === 0 || migrated === 0) return {};
  const before = withDefaults(chosen).editAlso;
  const isAsked = (group: EditGroup) => also.some((one) => one.group === group);
  const answer = await prompts.chooseSome(
    'Other lines know the old model. Which may be edited, too?',
    also.map(({ group, lines, example }) => ({
      value: group,
      label: `${group}: ${GROUPS[group]}`,
      hint: `${count(lines, 'line')}, such as ${example}`,
    })),
    before.filter(isAsked),
  );
  const editAlso = [...before.filter((group) => !isAsked(group)), ...answer];
  return editAlso.length > 0 || before.length > 0 ? { editAlso } : {};
}
