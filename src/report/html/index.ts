/** The report as one page: no network, no other file, and nothing of the user's text is markup or script. */
import { EFFORT_SOURCE, effortTable } from '../../rewrite/effort-text.js';
import type { Report, Status } from '../report.js';
import { budgetSummary, ownIdTexts, repositoriesText, summaryText, tokens } from '../text.js';
import { renderCalls, renderRest, STATUSES, statusWords } from './calls.js';
import { renderChart } from './chart.js';
import { renderCosts } from './costs.js';
import { html, type Markup } from './markup.js';
import { renderPage } from './page.js';
import { SCRIPT } from './script.js';

const MODE_WORDS: Record<Report['run']['mode'], string> = { write: 'Migration', 'dry-run': 'Dry run', check: 'Check' };

export function renderHtml(report: Report): string {
  const { run, summary } = report;
  const words = statusWords(report);
  return renderPage({
    title: `Opus 4.7 migration of ${run.project}: ${tokens(summary.migrated)} ${words.migrated}, ${tokens(summary.review)} to review`,
    skipTo: { id: 'calls', name: 'calls' },
    header: html`<h1>Opus 4.7 migration</h1>
${origin(report)}`,
    main: html`<p class="lead">${summaryText(report)} ${budgetSummary(report)} ${ownIdTexts(report).join(' ')} ${repositoriesText(report)}</p>
${tiles(report)}
${renderCosts(report)}
${renderChart(report)}
${toolbar(report)}
<section id="calls" aria-label="Calls">${renderCalls(report)}</section>
<p id="none" class="card" hidden>No call matches. <button type="button" id="clear">Show all</button></p>
${effort(report)}${renderRest(report)}`,
    script: SCRIPT,
  });
}

/** What was run, on what, when, and at which commit. */
function origin({ run, tool }: Report): Markup {
  const facts = [
    html`${MODE_WORDS[run.mode]} of <b>${run.project}</b>`,
    ...(run.repositories || run.paths.join() === '.' ? [] : [html`<span class="path">${run.paths.join(' ')}</span>`]),
    html`<time datetime="${run.startedAt}">${dateText(run.startedAt)}</time>`,
    ...(run.commit === null ? [] : [html`commit <code>${run.commit.slice(0, 10)}</code>`]),
    html`${tool.name} ${tool.version}`,
  ];
  return html`<ul class="origin">${facts.map((fact) => html`<li>${fact}</li>`)}</ul>`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `28 Nov 2026, 12:30 UTC`. */
function dateText(iso: string): string {
  const [, year, month, day, time] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d)/.exec(iso) ?? [];
  return year ? `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}, ${time} UTC` : iso;
}

function tiles(report: Report): Markup {
  const { summary } = report;
  const words = statusWords(report);
  const all: [string, number, string][] = [
    ['review', summary.review, summary.review === 1 ? 'needs review' : 'need review'],
    ['migrated', summary.migrated, `${words.migrated} in ${tokens(summary.filesChanged)} file${summary.filesChanged === 1 ? '' : 's'}`],
    ['skipped', summary.skipped, words.skipped],
    [summary.errors ? 'error' : 'none', summary.errors, summary.errors === 1 ? 'error' : 'errors'],
  ];
  return html`<ul class="tiles">${all.map(([kind, count, about]) => html`<li class="${kind}"><strong>${tokens(count)}</strong> ${about}</li>`)}</ul>`;
}

function toolbar(report: Report): Markup | null {
  const { sites } = report;
  const words = statusWords(report);
  if (sites.length === 0) return null;
  const count = (status: Status): number => sites.filter((site) => site.status === status).length;
  return html`<form class="toolbar" role="search" hidden><input type="search" id="search" placeholder="Search file, code, reason …" aria-label="Search the calls" autocomplete="off" spellcheck="false">
<fieldset><legend class="sr">Show</legend>${STATUSES.map((status) => html`<label class="chip ${status}"><input type="checkbox" name="status" value="${status}" checked> ${words[status]} ${tokens(count(status))}</label>`)}</fieldset>
<fieldset><legend class="sr">Group by</legend><label class="chip"><input type="radio" name="group" value="status" checked> by status</label><label class="chip"><input type="radio" name="group" value="folder"> by folder</label></fieldset>
<button type="button" id="expand">Expand all</button><button type="button" id="theme" aria-label="Color scheme">Auto</button>
<output id="count" aria-live="polite">${tokens(sites.length)} calls</output>
<span class="keys"><kbd>/</kbd> search <kbd>j</kbd> <kbd>k</kbd> next, previous <kbd>e</kbd> expand</span></form>`;
}

/** The table behind `--effort shift`. */
function effort({ run }: Report): Markup | null {
  const table = effortTable(run.options);
  if (!table) return null;
  return html`<section class="card rest"><h2>Effort</h2><p>${EFFORT_SOURCE}</p>
<table><thead><tr><th scope="col">Opus 4.6</th><th scope="col">Opus 4.7</th><th scope="col">evidence</th></tr></thead>
<tbody>${table.map(({ from, to, evidence }) => html`<tr><td>${from}</td><td>${to}</td><td>${evidence}</td></tr>`)}</tbody></table></section>`;
}
