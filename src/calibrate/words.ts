/** Words and numbers that more than one format of a calibration uses. */
import { count, grouped, tokens } from '../report/text.js';
import type { Calibration, Group } from './calibration.js';

/** A quality with two digits. */
export const quality = (value: number): string => value.toFixed(2);

/** A share in whole percent. */
export const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** The group's name: its site, and its category where tasks are told apart by it. */
export const nameOf = ({ site, category }: Pick<Group, 'site' | 'category'>): string =>
  category === null ? site : `${site} (${category})`;

/** What the production budget would change, per task; undefined where there is none. */
export function savingText({ saving }: Group): string | undefined {
  if (!saving) return undefined;
  const { spent, budget } = saving;
  const change = spent.today === 0 ? 0 : (spent.after - spent.today) / spent.today;
  const way = Math.round(change * 100) === 0 ? 'about the same' : `${percent(Math.abs(change))} ${change < 0 ? 'less' : 'more'}`;
  return `A task spends ${tokens(spent.today)} tokens on average today, at budgets of ${tokens(budget.today)} on average; it would spend about ${tokens(spent.after)} (${way}).`;
}

/** One sentence for all groups. */
export function summaryText({ groups, problems }: Calibration): string {
  const count = (fits: (group: Group) => boolean) => groups.filter(fits).length;
  const found = count(({ recommended }) => recommended !== null);
  const short = count(({ verdict }) => verdict === 'not-enough-data');
  const other = groups.length - found - short;
  const parts = [
    `${tokens(found)} ${found === 1 ? 'production budget' : 'production budgets'}`,
    `${tokens(short)} with not enough data`,
    ...(other ? [`${tokens(other)} without a comparison`] : []),
    ...(problems.length ? [`${tokens(problems.length)} ${problems.length === 1 ? 'line' : 'lines'} left out`] : []),
  ];
  return `${parts.join(', ')}.`;
}

/** The lines that were left out, one row for each file: where the first of them is, and what is wrong with it. */
export const leftOut = ({ problems }: Pick<Calibration, 'problems'>): { file: string; line: number; message: string }[] =>
  [...grouped(problems, ({ file }) => file).values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const { file, line, message } = first;
    const more = others.length ? ` (and ${count(others.length, 'more line')} of this file)` : '';
    return [{ file, line, message: `this line ${message}${more}.` }];
  });

/** Mean consumption of a task over all groups with a production budget, weighted by their tasks; undefined where there is none. */
export function totalSaving({ groups }: Calibration): { today: number; after: number } | undefined {
  const known = groups.flatMap(({ tasks, saving }) => (saving ? [{ tasks, ...saving.spent }] : []));
  const all = known.reduce((sum, { tasks }) => sum + tasks, 0);
  if (all === 0) return undefined;
  const over = (key: 'today' | 'after') => Math.round(known.reduce((sum, group) => sum + group.tasks * group[key], 0) / all);
  return { today: over('today'), after: over('after') };
}
