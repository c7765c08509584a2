/** Whether one value makes sense; the messages are ends of sentences. */
import { nearestName } from '../cli/nearest.js';
import { factsAbout, familyNamed, idNamed, readModel, SOURCES, shortName, TARGETS } from '../sdk/models.js';

/** What is wrong with a value, as the end of a sentence that starts with its name; undefined where nothing is. */
export type Check = (value: unknown) => string | undefined;

export const isBoolean: Check = (value) => (typeof value === 'boolean' ? undefined : 'must be true or false');
export const isText: Check = (value) => (typeof value === 'string' && value !== '' ? undefined : 'must be a string');
export const isTexts: Check = (value) =>
  Array.isArray(value) && value.every((item) => isText(item) === undefined) ? undefined : 'must be a list of strings';
export const isTokens: Check = (value) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? undefined : 'must be a whole number of tokens, 0 or more';
export const oneOf =
  (choices: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && choices.includes(value) ? undefined : `must be one of ${choices.join(', ')}`;
export const isRatio: Check = (value) =>
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

/** The problems of an object, one a key, with the nearest known key for one that is not known. */
export function problemsIn(value: unknown, checks: Readonly<Record<string, Check>>): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return ['must be an object'];
  return Object.entries(value).flatMap(([key, given]) => {
    const check = Object.hasOwn(checks, key) ? checks[key] : undefined;
    if (!check) {
      const near = nearestName(key, Object.keys(checks));
      return [`\`${key}\` is not known${near ? ` (did you mean \`${near}\`?)` : `. Known: ${Object.keys(checks).join(', ')}`}`];
    }
    const problem = check(given);
    return problem ? [`\`${key}\` ${problem}`] : [];
  });
}

/** Problems as sentences: one behind what it is about, several below it. */
export const told = (about: string, problems: readonly string[]): string =>
  problems.length === 1
    ? `${about && `${about}: `}${problems[0]}.`
    : `${about || 'settings'}: ${problems.length} problems:\n${problems.map((problem) => `  ${problem}.`).join('\n')}`;
