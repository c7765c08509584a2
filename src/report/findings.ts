/** What a report asks somebody to look at, for formats that annotate code: one finding for each call that is not done or skipped. */

import { REASONS, type Reason } from '../sites/reasons.js';
import { pageLink } from './links.js';
import type { Report, ReportedError, ReportedSite } from './report.js';
import { SAID_ONCE } from './text.js';

/** The rules of calls that migrate, by what became of them; calls that need review have their reason as their rule. */
const MIGRATION_RULES = ['would-migrate', 'migrated'] as const;
type MigrationRule = (typeof MIGRATION_RULES)[number];
export type Rule = MigrationRule | Reason;

/** `error`: would migrate; `warning`: needs review; `note`: has been migrated. */
export type Level = 'error' | 'warning' | 'note';

export interface Finding {
  level: Level;
  rule: Rule;
  message: string;
  site: ReportedSite;
}

/** In the report's order, without what is skipped and what the baseline accepts. */
export function findingsOf({ sites, run }: Report): Finding[] {
  return sites.flatMap((site): Finding[] => {
    if (site.status === 'skipped' || site.accepted) return [];
    if (site.status === 'review') return [{ level: 'warning', rule: site.reason ?? 'call-unknown', message: site.message, site }];
    const notes = site.notes.filter(({ code }) => !SAID_ONCE.has(code)).map(({ message }) => ` ${message}`);
    const message = `${run.mode === 'write' ? 'Migrated to Opus 4.7.' : 'This call would migrate to Opus 4.7.'} ${site.message}${notes.join('')}`;
    return [
      run.mode === 'write' ? { level: 'note', rule: 'migrated', message, site } : { level: 'error', rule: 'would-migrate', message, site },
    ];
  });
}

/** Places elsewhere that matter to a call, as one sentence; for formats with no place of their own for them. */
export const relatedText = ({ related }: ReportedSite): string =>
  related.length ? ` See ${related.map(({ file, line, message }) => `${file}:${line} (${message})`).join(', ')}.` : '';

/** False for the rules that are reasons to leave a call as it is. */
export const isMigration = (rule: Rule): rule is MigrationRule => MIGRATION_RULES.some((name) => name === rule);

/** What a rule means, for formats that list their rules. */
export const aboutRule = (rule: Rule): string =>
  isMigration(rule)
    ? 'The call asks Opus 4.6 for thinking with a budget. Opus 4.7 refuses thinking budgets; it takes adaptive thinking and a task budget.'
    : REASONS[rule].about;

/** What somebody does about it. */
export const todoFor = (rule: Rule): string =>
  isMigration(rule) ? 'Run `npx opus47-migrate`, which makes the edit, or shows it with --dry-run.' : REASONS[rule].todo;

export const ruleLink = (rule: Rule): string => pageLink(isMigration(rule) ? 'rewrite.md' : `findings.md#${rule}`);

/** An error of the run as one line. */
export const errorText = ({ file, line, message }: ReportedError): string =>
  file === null ? message : `${file}${line === null ? '' : `:${line}`}: ${message}`;
