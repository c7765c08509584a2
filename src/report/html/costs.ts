/** What changes in cost terms: totals by kind, what grows, and what somebody has to look at. */
import { COSTS_ABOUT, costsOf, grownText, KIND_COLUMNS, kindCells, MOST_PLACES } from '../costs.js';
import type { Report, ReportedSite } from '../report.js';
import { tokens } from '../text.js';
import { html, type Markup } from './markup.js';
import { place } from './site.js';

export function renderCosts(report: Report): Markup | null {
  const costs = costsOf(report);
  if (!costs) return null;
  const { kinds, grown, concerns } = costs;
  const items = [
    ...grown.map((pair) => html`<li>Larger than before, ${grownText(pair)}: ${places(pair.sites)}</li>`),
    ...concerns.map(({ says, todo, sites }) => html`<li>${says}: ${places(sites)}. ${todo}</li>`),
  ];
  const head = KIND_COLUMNS.map((name) => html`<th scope="col">${name}</th>`);
  const rows = kinds.map((one) => html`<tr><th scope="row">${one.kind}</th>${kindCells(one).map((cell) => html`<td>${cell}</td>`)}</tr>`);
  const table = html`<table class="kinds"><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`;
  return html`<section class="card rest" aria-labelledby="costs"><h2 id="costs">Budgets by kind</h2><p>${COSTS_ABOUT}</p>${table}${items.length > 0 ? html`<ul>${items}</ul>` : null}</section>`;
}

function places(sites: readonly ReportedSite[]): Markup {
  const rest = sites.length - MOST_PLACES;
  const named = sites.slice(0, MOST_PLACES).map((site, index) => html`${index > 0 ? ', ' : null}${place(site)}`);
  return html`${named}${rest > 0 ? ` and ${tokens(rest)} more` : null}`;
}
