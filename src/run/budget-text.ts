/** A budget as people write it. */
import { API_MINIMUM_TASK_BUDGET } from '../sdk/models.js';
import type { BudgetRule } from './settings.js';

/** What a rule gives the calls that it is for. */
export type BudgetGiven = Pick<BudgetRule, 'ratio' | 'total' | 'taskBudget'>;

/** `60000` or `60_000` tokens, a ratio (`0.5`), or `none`; undefined for any other text, and for less than the API takes. */
export function budgetMeant(text: string): BudgetGiven | undefined {
  if (text === 'none') return { taskBudget: false };
  const number = /^[\d_.]+$/.test(text) ? Number(text.replaceAll('_', '')) : Number.NaN;
  if (number > 0 && number <= 1) return { ratio: number };
  return Number.isInteger(number) && number >= API_MINIMUM_TASK_BUDGET ? { total: number } : undefined;
}

/** What may be written, as the end of a sentence. */
export const BUDGET_FORMS = `tokens (a whole number, ${API_MINIMUM_TASK_BUDGET} or more), a ratio (above 0 and at most 1) or none`;
