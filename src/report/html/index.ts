/** The report as one page: no network, no other file, and nothing of the user's text is markup or script. */
import { EFFORT_SOURCE, effortTable } from '../../rewrite/effort-text.js';
import type { Report, ReportedSite, Status } from '../report.js';
import { budgetSummary, summaryText, tokens } from '../text.js';
import { renderChart } from './chart.js';
import { html, type Markup } from './markup.js';
import { renderPage } from './page.js';
import { SCRIPT } from './script.js';
import { folderOf, place, renderSite, STATUS_WORDS, sentence } from './site.js';

const STATUSES: readonly Status[] = ['migrated', 'review', 'skipped'];
const MODE_WORDS: Record<Report['run']['mode'], string> = { write: 'written', 'dry-run': 'dry run', check: 'check' };

export function renderHtml(report: Report): string {
  const { tool, run, summary, sites } = report;
  return renderPage({
    title: `Opus 4.7 migration: ${tokens(summary.migrated)} migrated, ${tokens(summary.review)} to review`,
    skipTo: { id: 'calls', name: 'calls' },
    header: html`<h1>Opus 4.7 migration</h1>
<p class="muted">${MODE_WORDS[run.mode]} of <span class="path">${run.paths.join(' ')}</span> with ${tool.name} ${tool.version}</p>`,
    main: html`<p class="lead">${summaryText(report)} ${budgetSummary(report)}</p>
${tiles(report)}
${renderChart(report)}
${toolbar(report)}
<section id="calls" aria-label="Calls">${byFolder(sites)}</section>
<p id="none" class="card" hidden>No call matches. <button type="button" id="clear">Show all</button></p>
${effort(report)}${rest(report)}`,
    script: SCRIPT,
  });
}

function tiles({ summary }: Report): Markup {
  const all: [string, number, string][] = [
    ['migrated', summary.migrated, `in ${tokens(summary.filesChanged)} file${summary.filesChanged === 1 ? '' : 's'}`],
    ['review', summary.review, 'needs a person'],
    ['skipped', summary.skipped, 'left alone'],
    [summary.errors ? 'error' : 'none', summary.errors, summary.errors === 1 ? 'error' : 'errors'],
  ];
  return html`<ul class="tiles">${all.map(([kind, count, words]) => html`<li class="${kind}"><strong>${tokens(count)}</strong> ${kind === 'migrated' ? `migrated ${words}` : words}</li>`)}</ul>`;
}

function toolbar({ sites }: Report): Markup | null {
  if (sites.length === 0) return null;
  const count = (status: Status): number => sites.filter((site) => site.status === status).length;
  return html`<form class="toolbar" role="search" hidden><input type="search" id="search" placeholder="Search file, code, reason …" aria-label="Search the calls" autocomplete="off" spellcheck="false">
<fieldset><legend class="sr">Show</legend>${STATUSES.map((status) => html`<label class="chip ${status}"><input type="checkbox" name="status" value="${status}" checked> ${STATUS_WORDS[status]} ${tokens(count(status))}</label>`)}</fieldset>
<fieldset><legend class="sr">Group by</legend><label class="chip"><input type="radio" name="group" value="folder" checked> by folder</label><label class="chip"><input type="radio" name="group" value="status"> by status</label></fieldset>
<button type="button" id="expand">Expand all</button><button type="button" id="theme" aria-label="Colour scheme">Auto</button>
<output id="count" aria-live="polite">${tokens(sites.length)} calls</output>
<span class="keys"><kbd>/</kbd> search <kbd>j</kbd> <kbd>k</kbd> next, previous <kbd>e</kbd> expand</span></form>`;
}

function byFolder(sites: readonly ReportedSite[]): Markup[] {
  const folders = new Map<string, Markup[]>();
  sites.forEach((site, index) => {
    const folder = folderOf(site.file);
    folders.set(folder, [...(folders.get(folder) ?? []), renderSite(site, index + 1)]);
  });
  return [...folders]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([folder, own]) =>
        html`<section class="group"><h2><span class="path">${folder}</span> <span class="muted">${tokens(own.length)}</span></h2>${own}</section>`,
    );
}

/** The table behind `--effort shift`. */
function effort({ run }: Report): Markup | null {
  const table = effortTable(run.options);
  if (!table) return null;
  return html`<section class="card rest"><h2>Effort</h2><p>${EFFORT_SOURCE}</p>
<table><thead><tr><th scope="col">Opus 4.6</th><th scope="col">Opus 4.7</th><th scope="col">evidence</th></tr></thead>
<tbody>${table.map(({ from, to, evidence }) => html`<tr><td>${from}</td><td>${to}</td><td>${evidence}</td></tr>`)}</tbody></table></section>`;
}

/** What belongs to no call. */
function rest({ unattributed, alsoCheck, warnings, errors }: Report): Markup {
  const list = (title: string, items: readonly Markup[]) =>
    items.length
      ? html`<section class="card rest"><h2>${title} <span class="muted">${tokens(items.length)}</span></h2><ul>${items.map((item) => html`<li>${item}</li>`)}</ul></section>`
      : null;
  return html`${list(
    'Errors',
    errors.map(
      ({ file, line, message }) =>
        html`${file === null ? null : line === null ? html`<span class="path">${file}</span>: ` : html`${place({ file, line })}: `}${sentence(message)}`,
    ),
  )}${list('Warnings', warnings.map(sentence))}${list(
    'Thinking budgets outside any listed call',
    unattributed.map((spot) => html`${place(spot)} ${sentence(spot.why)}`),
  )}${list('The old model id also stands in', alsoCheck.map(place))}`;
}
