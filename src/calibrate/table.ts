/** The numbers of each budget as text, once for the terminal and the page. */
import { tokens } from '../report/text.js';
import type { Arm } from './calibration.js';
import { percent, quality } from './words.js';

interface Column {
  head: string;
  text: (arm: Arm) => string;
  /** Beside a number of tokens, its share of the budget. */
  share?: (arm: Arm) => string;
  /** True for what a terminal has no room for. */
  wide?: true;
}

const spent = (key: 'p50' | 'p90' | 'p99'): Column => ({
  head: key,
  text: (arm) => tokens(arm.spent[key]),
  share: (arm) => percent(arm.spent[key] / arm.budget),
});

export const COLUMNS: readonly Column[] = [
  { head: 'budget', text: ({ budget }) => tokens(budget) },
  { head: 'tasks', text: ({ scored, tasks }) => (scored === tasks ? tokens(tasks) : `${tokens(scored)} scored of ${tokens(tasks)}`) },
  { head: 'quality', text: ({ quality: found }) => (found ? quality(found.mean) : '–') },
  { head: '95 % interval', text: ({ quality: found }) => (found ? `${quality(found.low)} to ${quality(found.high)}` : '–') },
  spent('p50'),
  spent('p90'),
  spent('p99'),
  { head: 'over budget', text: ({ over }) => percent(over) },
  { head: 'mean', text: (arm) => tokens(arm.spent.mean), wide: true },
  { head: 'cut off', text: ({ truncated }) => percent(truncated), wide: true },
  { head: 'time', text: ({ ms }) => `${tokens(Number((ms / 1000).toFixed(1)))} s`, wide: true },
];

/** The columns that fit on a terminal. */
export const NARROW_COLUMNS = COLUMNS.filter(({ wide }) => !wide);
