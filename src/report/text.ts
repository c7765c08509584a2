/** Words that more than one format uses. */
import type { Report, ReportedBudget, ReportedSite } from './report.js';

/** A count of tokens, or of anything, with separators. A locale's own would have to be loaded first, which takes long. */
export const tokens = (count: number): string => String(count).replace(/(?<!\.\d*)\B(?=(?:\d{3})+(?!\d))/g, ',');

/**
 * Control characters of the user's text, line breaks included, made visible: a file name must not move the cursor, start a line, or turn
 * the direction of what follows.
 */
export const visible = (text: string): string =>
  text.replace(
    /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** `10,000 → 20,000 (floor)`, or the expression written. */
export function budgetText(budget: ReportedBudget | null): string {
  if (!budget) return '';
  const from = budget.from === null ? 'expression' : tokens(budget.from);
  const to = budget.expression ?? (budget.to === null ? 'kept' : tokens(budget.to));
  return `${from} → ${to}${budget.floored ? ' (floor)' : ''}`;
}

const plural = (count: number, one: string): string => `${tokens(count)} ${one}${count === 1 ? '' : 's'}`;

/** One sentence for the whole run. */
export function summaryText({ summary, run, sites }: Report): string {
  const accepted = sites.filter((site) => site.accepted).length;
  const open = summary.review - accepted;
  // Files may also be changed by comments alone.
  const files = new Set(sites.flatMap(({ status, changes }) => (status === 'migrated' ? changes.map(({ file }) => file) : []))).size;
  const parts = [
    `${plural(summary.migrated, 'call')} ${run.mode === 'write' ? 'migrated' : 'would migrate'} in ${plural(files, 'file')}`,
    `${tokens(open)} ${open === 1 ? 'needs' : 'need'} a person`,
    ...(accepted ? [`${tokens(accepted)} accepted by the baseline`] : []),
    `${tokens(summary.skipped)} left alone`,
    ...(summary.errors ? [plural(summary.errors, 'error')] : []),
  ];
  return `${parts.join(', ')} (${plural(summary.filesScanned, 'file')} looked at).`;
}

/** What became of the budgets, said once; undefined where none is known. */
export function budgetSummary({ summary, run }: Report): string | undefined {
  if (summary.migrated === 0 || summary.budgetAfter === 0) return undefined;
  const floored = summary.floored ? ` ${tokens(summary.floored)} of them raised to the floor.` : '';
  return `Budgets that are known: ${tokens(summary.budgetBefore)} thinking tokens ${run.mode === 'write' ? 'became' : 'would become'} ${tokens(summary.budgetAfter)} task tokens.${floored}`;
}

/** Sites by file, both in the report's order. */
export function byFile(sites: readonly ReportedSite[]): Map<string, ReportedSite[]> {
  const files = new Map<string, ReportedSite[]>();
  for (const site of sites) files.set(site.file, [...(files.get(site.file) ?? []), site]);
  return files;
}
