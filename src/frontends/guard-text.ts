/** Whether the code of a generated module of `--guard` is still what the tool wrote, whoever formatted it since. */
import type { GuardNumbers } from '../run/guard.js';

/** The lists of models are the user's to edit: what a module asks is the same. */
const TABLES = /(WITH_(?:THINKING|TASK)_BUDGETS(?::readonlystring\[\])?=)\[?((?:"[\w.-]+",?)+)\]?/g;
const NUMBERS = /RATIO=([\d.]+)(?:(?!LEAST_TASK_BUDGET).)*LEAST_TASK_BUDGET=(\d+)/;

/** Without what formatters change: white space, quotes, semicolons, commas at the end, parentheses. */
const bare = (text: string): string =>
  text
    .replace(/\s+/g, '')
    .replace(/'/g, '"')
    .replace(/;|(?<=\d)_(?=\d)/g, '')
    .replace(/,(?=[)\]}])/g, '')
    .replace(/[()]/g, '');

const withoutTables = (text: string): string => text.replace(TABLES, '$1');

/**
 * The numbers that a module reckons with, where its code is one of those that are written with them, and it gives the model a task budget.
 * @param texts what the tool writes with these numbers, in each form
 */
export function numbersIn(text: string, model: string, texts: (numbers: GuardNumbers) => readonly string[]): GuardNumbers | undefined {
  const own = bare(text);
  const found = NUMBERS.exec(own);
  const listed = [...own.matchAll(TABLES)].at(-1)?.[2] ?? '';
  if (!found || !listed.split(',').includes(`"${model}"`)) return undefined;
  const numbers = { ratio: Number(found[1]), minBudget: Number(found[2]) };
  return texts(numbers).some((one) => withoutTables(bare(one)) === withoutTables(own)) ? numbers : undefined;
}
