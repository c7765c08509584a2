/** What a person reads on a terminal: per file the sites, then what needs a person, then one summary line. */
import { styleText } from 'node:util';
import type { Report, ReportedSite } from './report.js';
import { budgetSummary, budgetText, byFile, summaryText } from './text.js';

type Style = Parameters<typeof styleText>[0];

/** Control characters of user text, made visible: a file name must not move the cursor. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const visible = (text: string): string => text.replace(CONTROL, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

export interface TerminalOptions {
  colour: boolean;
  /** Lists skipped sites and every note as well. */
  verbose: boolean;
}

/** Notes that the summary line says once for all sites. */
const SAID_ONCE = new Set(['floored', 'announced-form']);

export function renderTerminal(report: Report, { colour, verbose }: TerminalOptions): string {
  const paint = (style: Style, text: string) => (colour ? styleText(style, text, { validateStream: false }) : text);
  const lines: string[] = [];
  const migrated = report.sites.filter(({ status }) => status === 'migrated');
  const review = report.sites.filter(({ status, accepted }) => status === 'review' && !accepted);
  const skipped = report.sites.filter(({ status }) => status === 'skipped');

  for (const [file, sites] of byFile(migrated)) {
    lines.push(paint('bold', visible(file)));
    for (const site of sites) {
      lines.push(
        `  ${paint('green', '✔')} ${String(site.line).padStart(4)}  ${visible(site.api ?? '')}  ${visible(budgetText(site.budget, '→'))}`.trimEnd(),
      );
      for (const note of site.notes)
        if (verbose || !SAID_ONCE.has(note.code)) lines.push(paint('dim', `         ${note.code}: ${visible(note.message)}`));
      if (verbose)
        for (const change of site.changes) lines.push(paint('dim', `         ${change.kind} ${visible(change.file)}:${change.line}`));
    }
    lines.push('');
  }
  if (review.length) {
    lines.push(paint('bold', 'Needs a person'));
    for (const site of review) lines.push(...reviewLines(site, paint));
    lines.push('');
  }
  if (verbose && skipped.length) {
    lines.push(paint('bold', 'Left alone'));
    for (const site of skipped) lines.push(`  ${visible(site.file)}:${site.line}  ${site.reason ?? ''}  ${visible(site.message)}`);
    lines.push('');
  }
  for (const error of report.errors) {
    const place = error.file === null ? '' : `${visible(error.file)}${error.line === null ? '' : `:${error.line}`}: `;
    lines.push(`${paint('red', 'error')} ${place}${visible(error.message)}`);
  }
  for (const warning of report.warnings) lines.push(`${paint('yellow', 'warning')} ${visible(warning)}`);
  if (report.unattributed.length) lines.push(placesLine('Thinking budgets outside any listed call', report.unattributed, verbose));
  if (report.alsoCheck.length) lines.push(placesLine('The old model id also stands in', report.alsoCheck, verbose));
  const budgets = budgetSummary(report);
  if (budgets) lines.push(budgets);
  lines.push(paint('bold', summaryText(report)));
  return `${lines.join('\n')}\n`;
}

function reviewLines(site: ReportedSite, paint: (style: Style, text: string) => string): string[] {
  return [
    `  ${paint('yellow', '?')} ${visible(site.file)}:${site.line}  ${paint('yellow', site.reason ?? '')}`,
    `      ${visible(site.message)}`,
    ...site.related.map(({ file, line, message }) => paint('dim', `      ${visible(file)}:${line} ${message}`)),
  ];
}

const SHOWN = 3;

function placesLine(title: string, places: readonly { file: string; line: number }[], verbose: boolean): string {
  const shown = places.slice(0, verbose ? places.length : SHOWN).map(({ file, line }) => `${visible(file)}:${line}`);
  const rest = places.length - shown.length;
  return `${title}: ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`;
}
