/** What a report asks somebody to look at, for formats that annotate code: one finding for each site that is not done or left alone. */

import { REASONS, type Reason } from '../sites/reasons.js';
import { pageLink } from './links.js';
import type { Report, ReportedError, ReportedSite } from './report.js';

/** The rule of calls that migrate; calls for a person have their reason as their rule. */
export const MIGRATES = 'no-thinking-budget';
export type Rule = typeof MIGRATES | Reason;

/** `error`: migrates, and has not yet; `warning`: needs a person; `note`: has been migrated. */
export type Level = 'error' | 'warning' | 'note';

export interface Finding {
  level: Level;
  rule: Rule;
  message: string;
  site: ReportedSite;
}

/** In the report's order. What is left alone, and what the baseline accepts, is none. */
export function findingsOf({ sites, run }: Report): Finding[] {
  return sites.flatMap((site): Finding[] => {
    if (site.status === 'skipped' || site.accepted) return [];
    if (site.status === 'review') return [{ level: 'warning', rule: site.reason ?? 'call-unknown', message: site.message, site }];
    const notes = site.notes.filter(({ code }) => code !== 'floored').map(({ message }) => ` ${message}`);
    const message = `${run.mode === 'write' ? 'Migrated to Opus 4.7.' : 'This call is written for Opus 4.6.'} ${site.message}${notes.join('')}`;
    return [{ level: run.mode === 'write' ? 'note' : 'error', rule: MIGRATES, message, site }];
  });
}

/** Places elsewhere that matter to a call, as one sentence; for formats with no place of their own for them. */
export const relatedText = ({ related }: ReportedSite): string =>
  related.length ? ` See ${related.map(({ file, line, message }) => `${file}:${line} (${message})`).join(', ')}.` : '';

/** What a rule means, for formats that list their rules. */
export const aboutRule = (rule: Rule): string =>
  rule === MIGRATES
    ? 'The call asks Opus 4.6 for thinking with a budget. Opus 4.7 refuses thinking budgets; it takes adaptive thinking and a task budget.'
    : REASONS[rule].about;

/** What somebody does about it. */
export const todoFor = (rule: Rule): string =>
  rule === MIGRATES ? 'Run `npx opus47-migrate`, which makes the edit, or shows it with --dry-run.' : REASONS[rule].todo;

export const ruleLink = (rule: Rule): string => pageLink(rule === MIGRATES ? 'rewrite.md' : `findings.md#${rule}`);

/** An error of the run as one line. */
export const errorText = ({ file, line, message }: ReportedError): string =>
  file === null ? message : `${file}${line === null ? '' : `:${line}`}: ${message}`;
