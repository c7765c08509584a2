/** Words that more than one format uses. */
import type { Report, ReportedBudget, ReportedSite } from './report.js';

export const tokens = (count: number): string => count.toLocaleString('en-US');

/** `10,000 -> 20,000 (floor)`, or the expression written. */
export function budgetText(budget: ReportedBudget | null, arrow: string): string {
  if (!budget) return '';
  const from = budget.from === null ? 'expression' : tokens(budget.from);
  const to = budget.expression ?? (budget.to === null ? 'kept' : tokens(budget.to));
  return `${from} ${arrow} ${to}${budget.floored ? ' (floor)' : ''}`;
}

const plural = (count: number, one: string, many = `${one}s`): string => `${tokens(count)} ${count === 1 ? one : many}`;

/** One sentence for the whole run. */
export function summaryText({ summary, run }: Report): string {
  const verb = run.mode === 'write' ? 'migrated' : 'would migrate';
  const parts = [
    `${plural(summary.migrated, 'call')} ${verb} in ${plural(summary.filesChanged, 'file')}`,
    `${tokens(summary.review)} need a person`,
    `${tokens(summary.skipped)} left alone`,
    ...(summary.errors ? [plural(summary.errors, 'error')] : []),
  ];
  return `${parts.join(', ')} (${plural(summary.filesScanned, 'file')} looked at).`;
}

/** What became of the budgets, said once. */
export function budgetSummary({ summary, run }: Report): string | undefined {
  if (summary.migrated === 0 || summary.budgetAfter === 0) return undefined;
  const floored = summary.floored ? ` ${tokens(summary.floored)} of them raised to the floor.` : '';
  return `Budgets that are known: ${tokens(summary.budgetBefore)} thinking tokens ${run.mode === 'write' ? 'became' : 'would become'} ${tokens(summary.budgetAfter)} task tokens.${floored}`;
}

export const byFile = (sites: readonly ReportedSite[]): Map<string, ReportedSite[]> => {
  const files = new Map<string, ReportedSite[]>();
  for (const site of sites) files.set(site.file, [...(files.get(site.file) ?? []), site]);
  return files;
};
