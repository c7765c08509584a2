/** One JSON object a line, for programs that work through a report row by row: the run first, then what needs review, then the rest. */
import type { Report, ReportedSite, Status } from './report.js';

const ORDER: readonly Status[] = ['review', 'migrated', 'skipped'];

export function renderJsonl(report: Report): string {
  const { tool, run, summary, sites, unattributed, alsoCheck, warnings, errors } = report;
  const rows = [
    { type: 'run', tool, run, summary },
    ...ORDER.flatMap((status) => sites.filter((site) => site.status === status)).map(callOf),
    ...errors.map((error) => ({ type: 'error', ...error })),
    ...unattributed.map((row) => ({ type: 'unattributed', ...row })),
    ...alsoCheck.map((row) => ({ type: 'also-check', ...row })),
    ...warnings.map((message) => ({ type: 'warning', message })),
  ];
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

/** What a reader looks for comes first. */
const callOf = ({ status, reason, file, line, message, ...rest }: ReportedSite) => ({
  type: 'call',
  status,
  reason,
  file,
  line,
  message,
  ...rest,
});
