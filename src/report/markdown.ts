/** The report for a pull request: counts, changed sites with old and new budget, then what needs a person. */
import type { Report, ReportedSite } from './report.js';
import { budgetSummary, budgetText, summaryText } from './text.js';

/** Text of the user's, so that it cannot end a table cell, mention anybody, link, or start markup. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\r\n\u2028\u2029]+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]()#+!|~]/g, (char) => `&#${char.charCodeAt(0)};`)
    .replaceAll('@', '&#64;')
    .replace(/:\/\//g, '&#58;//')
    .replace(/\bwww\./gi, 'www&#46;');
}

const place = (file: string, line: number): string => `${escapeMarkdown(file)}:${line}`;
const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`;

export function renderMarkdown(report: Report): string {
  const { summary } = report;
  const of = (status: ReportedSite['status']) => report.sites.filter((site) => site.status === status);
  const lines = ['# Opus 4.7 migration', '', escapeMarkdown(summaryText(report)), ''];
  lines.push(row('migrated', 'needs a person', 'left alone', 'errors', 'files changed'), row('---:', '---:', '---:', '---:', '---:'));
  lines.push(row(...[summary.migrated, summary.review, summary.skipped, summary.errors, summary.filesChanged].map(String)), '');
  const budgets = budgetSummary(report);
  if (budgets) lines.push(escapeMarkdown(budgets), '');

  const migrated = of('migrated');
  if (migrated.length) {
    lines.push(
      '## Changed',
      '',
      row('call', 'where', 'model', 'thinking budget → task budget', 'notes'),
      row('---', '---', '---', '---', '---'),
    );
    for (const site of migrated) {
      const notes = site.notes.filter(({ code }) => code !== 'floored').map(({ code }) => code);
      lines.push(
        row(
          escapeMarkdown(site.api ?? ''),
          place(site.file, site.line),
          escapeMarkdown(site.model?.to ?? ''),
          escapeMarkdown(budgetText(site.budget, '→')),
          notes.join(', '),
        ),
      );
    }
    lines.push('');
    const noted = migrated.flatMap((site) =>
      site.notes
        .filter(({ code }) => code !== 'floored')
        .map((note) => `- ${place(site.file, site.line)} **${note.code}** ${escapeMarkdown(note.message)}`),
    );
    if (noted.length) lines.push('### Notes', '', ...noted, '');
  }
  const review = of('review');
  if (review.length) {
    lines.push('## Needs a person', '');
    for (const site of review) {
      lines.push(
        `### ${place(site.file, site.line)}`,
        '',
        `**${site.reason}**${site.accepted ? ' (accepted by the baseline)' : ''}: ${escapeMarkdown(site.message)}`,
        '',
      );
      for (const { file, line, message } of site.related) lines.push(`- ${place(file, line)} ${escapeMarkdown(message)}`);
      if (site.related.length) lines.push('');
    }
  }
  const skipped = of('skipped');
  if (skipped.length) {
    lines.push(
      '## Left alone',
      '',
      ...skipped.map((site) => `- ${place(site.file, site.line)} **${site.reason}** ${escapeMarkdown(site.message)}`),
      '',
    );
  }
  lines.push(
    ...section(
      'Thinking budgets outside any listed call',
      report.unattributed.map(({ file, line, why }) => `- ${place(file, line)} ${escapeMarkdown(why)}`),
    ),
  );
  lines.push(
    ...section(
      'The old model id also stands in',
      report.alsoCheck.map(({ file, line }) => `- ${place(file, line)}`),
    ),
  );
  lines.push(
    ...section(
      'Warnings',
      report.warnings.map((warning) => `- ${escapeMarkdown(warning)}`),
    ),
  );
  lines.push(
    ...section(
      'Errors',
      report.errors.map(({ file, line, message }) => `- ${file === null ? '' : `${place(file, line ?? 1)} `}${escapeMarkdown(message)}`),
    ),
  );
  return `${lines.join('\n').trimEnd()}\n`;
}

const section = (title: string, items: readonly string[]): string[] => (items.length ? [`## ${title}`, '', ...items, ''] : []);
