/** One call in the HTML report: a row to scan, and what is behind it. */
import type { Place, ReportedSite, Status } from '../report.js';
import { budgetText, tokens } from '../text.js';
import { renderSnippet } from './diff.js';
import { html, Markup } from './markup.js';

/**
 * @param index makes the anchor; ids of sites hold the user's text.
 * @param words what each status is called.
 */
export function renderSite(site: ReportedSite, index: number, words: Record<Status, string>): Markup {
  const { status, file, line, api, kind, budget, reason, notes, message, related, snippets, accepted } = site;
  return html`<details class="site ${status}" id="call-${index}" data-status="${status}" data-folder="${folderOf(file)}">
<summary><span class="status">${words[status]}</span> <span class="where"><span class="path">${file}</span>:${line}</span> <code class="api">${api}</code>
<span class="gist">${status === 'migrated' ? html`<span class="budget">${budgetText(budget && { ...budget, floored: false })}</span>${budget?.floored ? html` <span class="tag">minimum</span>` : null}${kind === 'agentic' ? html` <span class="tag">${kind}</span>` : null}` : html`<span class="tag">${reason}</span>${accepted ? html` <span class="tag">accepted</span>` : null}`}</span></summary>
<div class="body"><p class="message">${sentence(message)}</p>
${facts(site)}
${notes.length ? html`<ul class="notes">${notes.map(({ code, message: text }) => html`<li><code>${code}</code> ${sentence(text)}</li>`)}</ul>` : null}
${notes.flatMap(({ code, suggested = [] }) => (suggested.length ? [html`<p class="message">Suggested for <code>${code}</code>, not done:</p>`, ...suggested.map(renderSnippet)] : []))}
${related.length ? html`<ul class="notes">${related.map((spot) => html`<li>${place(spot)} ${sentence(spot.message)}</li>`)}</ul>` : null}
${snippets.map(renderSnippet)}
<p class="id">id <code>${site.id}</code></p></div></details>`;
}

function facts({ model, budget, kind, why }: ReportedSite): Markup | null {
  const rows: [string, Markup][] = [];
  if (model?.from != null) {
    const to = model.to !== null && model.to !== model.from ? html` → <code>${model.to}</code>` : null;
    rows.push(['Model', html`<code>${model.from}</code>${to}${origin(model.at)}`]);
  }
  if (kind) rows.push(['Kind', html`${kind}<span class="muted">: ${why}</span>`]);
  if (budget)
    rows.push([
      'Thinking budget',
      html`${budget.from === null ? 'chosen at run time' : `${tokens(budget.from)} tokens`}${origin(budget.at)}`,
    ]);
  if (budget && (budget.to !== null || budget.expression !== null)) rows.push(['Task budget', how(budget)]);
  if (rows.length === 0) return null;
  return html`<dl>${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** The way from the thinking budget to the task budget. */
function how({ from, ratio, computed, to, floored, expression }: NonNullable<ReportedSite['budget']>): Markup {
  if (expression !== null) return html`<code>${expression}</code>${to === null ? null : ` (${tokens(to)} tokens here)`}`;
  if (to === null) return html`kept as it is`;
  const rule = from !== null && computed !== null && (floored || computed === to);
  const way = rule ? ` = ${tokens(from)} × ${ratio}${floored ? ` = ${tokens(computed)}, below the minimum` : ''}` : ', fixed by a rule';
  return html`${tokens(to)} tokens<span class="muted">${way}</span>`;
}

const origin = (at: Place | null): Markup | null => (at ? html`<span class="muted">, written at ${place(at)}</span>` : null);

export const place = ({ file, line }: Place): Markup => html`<span class="where"><span class="path">${file}</span>:${line}</span>`;

/** What stands between backticks is code. */
export const sentence = (text: string): Markup => {
  const parts = text.split('`');
  if (parts.length % 2 === 0) return html`${text}`;
  return new Markup(parts.map((part, index) => (index % 2 ? html`<code>${part}</code>` : html`${part}`).text).join(''));
};

export const folderOf = (file: string): string => file.slice(0, Math.max(file.lastIndexOf('/'), 0)) || '.';
