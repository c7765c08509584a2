/** Old against new budgets: one row for each pair of them, with the floor. */
import type { Report, ReportedBudget } from '../report.js';
import { tokens } from '../text.js';
import { html, type Markup } from './markup.js';
import { short, ticksFor } from './ticks.js';

/** Rows that are drawn; the rest is counted. */
const MOST_ROWS = 24;

interface Pair {
  from: number;
  to: number;
  computed: number | null;
  floored: boolean;
  calls: number;
}

export function renderChart({ sites, run }: Report): Markup | null {
  const budgets = sites.flatMap(({ status, budget }) => (status === 'migrated' && budget ? [budget] : []));
  const pairs = pairsOf(budgets);
  if (pairs.length === 0) return null;
  const shown = pairs.slice(0, MOST_ROWS);
  const floor = typeof run.options.minBudget === 'number' && run.options.minBudget > 0 ? run.options.minBudget : null;
  const ratio = typeof run.options.ratio === 'number' ? run.options.ratio : null;
  const ticks = ticksFor(Math.max(...shown.flatMap(({ from, to }) => [from, to]), floor ?? 0));
  const most = ticks.at(-1) ?? 1;
  const x = (value: number): string => `${((value / most) * 96 + 2).toFixed(2)}%`;
  const floorLine = floor === null ? null : html`<line class="floor" x1="${x(floor)}" x2="${x(floor)}" y1="0" y2="100%"/>`;
  const rows = shown.map(
    ({ from, to, computed, floored, calls }) => html`<tr>
<th scope="row">${tokens(from)} → ${tokens(to)}</th>
<td class="plot"><svg width="100%" height="26" aria-hidden="true">${ticks.map((tick) => html`<line class="grid" x1="${x(tick)}" x2="${x(tick)}" y1="0" y2="100%"/>`)}${floorLine}
<line class="way" x1="${x(from)}" x2="${x(to)}" y1="13" y2="13"/>${computed === null ? null : html`<line class="share" x1="${x(computed)}" x2="${x(computed)}" y1="7" y2="19"/>`}
<circle class="old" cx="${x(from)}" cy="13" r="5"/><circle class="new" cx="${x(to)}" cy="13" r="5"/></svg></td>
<td>${calls === 1 ? '1 call' : `${tokens(calls)} calls`}${floored ? html` <span class="tag">minimum</span>` : null}</td></tr>`,
  );
  const rest = pairs.slice(MOST_ROWS).reduce((sum, { calls }) => sum + calls, 0);
  const open = budgets.filter(({ from, to }) => from === null || to === null).length;
  const asides = [
    ...(rest ? [`${tokens(rest)} more with larger budgets.`] : []),
    ...(open ? [`${tokens(open)} computed at run time: their expressions are scaled.`] : []),
  ];
  return html`<section class="card" aria-labelledby="budgets"><h2 id="budgets">Budgets, before and after</h2>
<p class="legend"><span><svg width="14" height="14" aria-hidden="true"><circle class="old" cx="7" cy="7" r="5"/></svg> thinking budget</span>
<span><svg width="6" height="14" aria-hidden="true"><line class="share" x1="3" x2="3" y1="1" y2="13"/></svg> ${ratio === null ? 'its share' : `${Number((ratio * 100).toFixed(2))} % of it`}</span>
<span><svg width="14" height="14" aria-hidden="true"><circle class="new" cx="7" cy="7" r="5"/></svg> task budget</span>
${floor === null ? null : html`<span><svg width="6" height="14" aria-hidden="true"><line class="floor" x1="3" x2="3" y1="0" y2="14"/></svg> minimum of ${tokens(floor)} tokens</span>`}</p>
<table class="chart"><thead class="sr"><tr><th scope="col">thinking budget and task budget, in tokens</th><th scope="col">drawn</th><th scope="col">calls</th></tr></thead><tbody>${rows}
<tr class="axis"><td></td><td class="plot"><svg width="100%" height="20" aria-hidden="true">${ticks.map((tick) => html`<text x="${x(tick)}" y="14" text-anchor="middle">${short(tick)}</text>`)}</svg></td><td></td></tr></tbody></table>
${asides.length ? html`<p class="aside">${asides.join(' ')}</p>` : null}</section>`;
}

function pairsOf(budgets: readonly ReportedBudget[]): Pair[] {
  const pairs = new Map<string, Pair>();
  for (const { from, to, computed, floored } of budgets) {
    if (from === null || to === null) continue;
    const key = `${from} ${to} ${computed} ${floored}`;
    const known = pairs.get(key) ?? { from, to, computed, floored, calls: 0 };
    pairs.set(key, { ...known, calls: known.calls + 1 });
  }
  return [...pairs.values()].sort((a, b) => a.from - b.from || a.to - b.to);
}
