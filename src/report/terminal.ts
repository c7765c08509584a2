/** What a person reads on a terminal: per file the sites, then what needs a person, then one summary line. */
import { styleText } from 'node:util';
import { effortTable, effortText } from '../rewrite/effort-text.js';
import type { Place, Report, ReportedSite } from './report.js';
import { budgetSummary, budgetText, byFile, summaryText, visible } from './text.js';

export interface TerminalOptions {
  colour: boolean;
  /** `everything` lists skipped sites, every note and every change as well; `summary` says errors and totals only. */
  detail: 'summary' | 'sites' | 'everything';
}

type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

/** Notes that the summary line says once for all sites. */
const SAID_ONCE = new Set(['floored', 'announced-form']);

/** The same for a file: without colour, and with everything. */
export const renderText = (report: Report): string => renderTerminal(report, { colour: false, detail: 'everything' });

export function renderTerminal(report: Report, { colour, detail }: TerminalOptions): string {
  const paint: Paint = (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text);
  const all = detail === 'everything';
  const budgets = budgetSummary(report);
  const lines = [
    ...(detail === 'summary' ? [] : siteLines(report, paint, all)),
    ...report.errors.map(({ file, line, message }) => {
      const place = file === null ? '' : `${visible(file)}${line === null ? '' : `:${line}`}: `;
      return `${paint('red', 'error')} ${place}${visible(message)}`;
    }),
    ...(detail === 'summary' ? [] : projectLines(report, paint, all)),
    ...(budgets ? [budgets] : []),
    paint('bold', summaryText(report)),
  ];
  return `${lines.join('\n')}\n`;
}

function siteLines({ sites }: Report, paint: Paint, all: boolean): string[] {
  const lines: string[] = [];
  const migrated = sites.filter(({ status }) => status === 'migrated');
  const review = sites.filter(({ status, accepted }) => status === 'review' && !accepted);
  const rest = sites.filter(({ status, accepted }) => status === 'skipped' || accepted);
  for (const [file, own] of byFile(migrated)) {
    lines.push(paint('bold', visible(file)), ...own.flatMap((site) => migratedLines(site, paint, all)), '');
  }
  if (review.length) lines.push(paint('bold', 'Needs a person'), ...review.flatMap((site) => reviewLines(site, paint)), '');
  if (all && rest.length) {
    lines.push(paint('bold', 'Left alone'));
    for (const site of rest) {
      const why = `${site.reason}${site.accepted ? ' (accepted by the baseline)' : ''}`;
      lines.push(`  - ${at(site)}  ${why}`, `      ${visible(site.message)}`);
    }
    lines.push('');
  }
  return lines;
}

function migratedLines(site: ReportedSite, paint: Paint, all: boolean): string[] {
  const budget = visible(budgetText(site.budget));
  return [
    `  ${paint('green', '✔')} ${String(site.line).padStart(4)}  ${visible(site.api ?? '')}  ${budget}`.trimEnd(),
    ...site.notes
      .filter(({ code }) => all || !SAID_ONCE.has(code))
      .map((note) => paint('dim', `          ${note.code}: ${visible(note.message)}`)),
    ...(all ? site.changes.map((change) => paint('dim', `          ${change.kind} at ${at(change)}`)) : []),
  ];
}

function reviewLines(site: ReportedSite, paint: Paint): string[] {
  return [
    `  ${paint('yellow', '?')} ${at(site)}  ${paint('yellow', site.reason ?? '')}`,
    `      ${visible(site.message)}`,
    ...site.related.map((place) => paint('dim', `      ${at(place)} ${visible(place.message)}`)),
  ];
}

/** Warnings, and one line each for what belongs to no call. */
function projectLines({ run, warnings, unattributed, alsoCheck }: Report, paint: Paint, all: boolean): string[] {
  const effort = effortTable(run.options);
  return [
    ...warnings.map((warning) => `${paint('yellow', 'warning')} ${visible(warning)}`),
    ...(effort ? [`Effort, Opus 4.6 to Opus 4.7: ${effort.map(effortText).join('; ')}. low stays.`] : []),
    ...placesLine('Thinking budgets outside any listed call', unattributed, all),
    ...placesLine('The old model id also stands in', alsoCheck, all),
  ];
}

/** How many places such a line names. */
const SHOWN = 3;

function placesLine(title: string, places: readonly Place[], all: boolean): string[] {
  if (places.length === 0) return [];
  const shown = places.slice(0, all ? places.length : SHOWN);
  const rest = places.length - shown.length;
  return [`${title}: ${shown.map(at).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`];
}

const at = ({ file, line }: Place): string => `${visible(file)}:${line}`;
