/** A calibration as one page: the curves, the numbers behind them, and what they mean. */
import { html, type Markup } from '../../report/html/markup.js';
import { renderPage } from '../../report/html/page.js';
import { sentence } from '../../report/html/site.js';
import { tokens } from '../../report/text.js';
import type { Arm, Calibration, Group } from '../calibration.js';
import { COLUMNS } from '../table.js';
import { leftOut, nameOf, percent, savingText, summaryText, totalSaving } from '../words.js';
import { CONSUMPTION_LEGEND, consumptionCurve, QUALITY_LEGEND, qualityCurve } from './curves.js';
import { CALIBRATION_STYLE } from './style.js';

export function renderHtml(calibration: Calibration): string {
  const { tool, groups, logs, options } = calibration;
  return renderPage({
    title: `Task budgets: ${summaryText(calibration)}`,
    skipTo: { id: 'groups', name: 'sites' },
    style: CALIBRATION_STYLE,
    header: html`<h1>Task budgets</h1>
<p class="muted">from ${logs.map(({ file }, index) => html`${index ? ', ' : ''}<span class="path">${file}</span>`)} with ${tool.name} ${tool.version}</p>`,
    main: html`<p class="lead">${summaryText(calibration)}</p>
${tiles(calibration)}
<section id="groups" aria-label="Sites">${groups.map((group) => renderGroup(group, options.threshold))}</section>
${problems(calibration)}
${method(calibration)}`,
  });
}

function tiles(calibration: Calibration): Markup {
  const { groups } = calibration;
  const total = totalSaving(calibration);
  const found = groups.filter(({ recommended }) => recommended).length;
  return html`<ul class="tiles"><li class="found"><strong>${tokens(found)}</strong> ${found === 1 ? 'production budget' : 'production budgets'} found</li>
<li class="${found < groups.length ? 'open' : 'none'}"><strong>${tokens(groups.length - found)}</strong> not yet</li>
<li><strong>${tokens(groups.reduce((sum, { tasks }) => sum + tasks, 0))}</strong> tasks</li>
${total && html`<li><strong>${tokens(total.today)} → ${tokens(total.after)}</strong> tokens a task, where a budget is found</li>`}</ul>`;
}

function renderGroup(group: Group, threshold: number): Markup {
  const { arms, message, asides, model, tasks, recommended, cliff } = group;
  const curve = qualityCurve(group, threshold);
  const saving = savingText(group);
  return html`<section class="card group-card ${recommended ? 'found' : 'open'}"><h2><span class="path">${nameOf(group)}</span></h2>
<p class="muted">${tokens(tasks)} ${tasks === 1 ? 'task' : 'tasks'}${model === null ? null : ` on ${model}`}</p>
<p class="message">${sentence(message)}</p>
${saving && html`<p>${saving}</p>`}
${
  arms.length
    ? html`<div class="curves">${curve && html`<figure>${curve}${QUALITY_LEGEND}</figure>`}<figure>${consumptionCurve(group)}${CONSUMPTION_LEGEND}</figure></div>
<div class="scroll" role="group" aria-label="Numbers of ${nameOf(group)}" tabindex="0"><table class="numbers"><thead><tr>${COLUMNS.map(({ head }) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${arms.map((arm) => row(arm, cliff?.budget === arm.budget))}</tbody></table></div>`
    : null
}
${asides.length ? html`<ul class="asides">${asides.map((aside) => html`<li>${aside}</li>`)}</ul>` : null}</section>`;
}

function row(arm: Arm, isCliff: boolean): Markup {
  const [first = html``, ...cells] = COLUMNS.map(
    ({ text, share }) => html`${text(arm)}${share && html` <span class="muted">${share(arm)}</span>`}`,
  );
  return html`<tr class="${isCliff ? 'at-cliff' : 'tested'}"><th scope="row">${first}${isCliff ? ' (cliff)' : null}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`;
}

function problems(calibration: Calibration): Markup | null {
  const all = leftOut(calibration);
  if (all.length === 0) return null;
  return html`<section class="card rest"><h2>Lines left out <span class="muted">${tokens(calibration.problems.length)}</span></h2><ul>${all.map(({ file, line, message }) => html`<li><span class="path">${file}</span>:${line} ${message}</li>`)}</ul></section>`;
}

/** How the cliff is found, so that nobody has to take it on trust. */
function method({ options: { threshold, minTasks, margin, floor } }: Calibration): Markup {
  return html`<section class="card"><h2>How this was found</h2><ol>
<li>Only tasks that came to their end count, and a budget needs ${tokens(minTasks)} scored tasks. Intervals are Wilson’s for passed or failed, and a bootstrap for scores.</li>
<li>The best quality: from the largest budget down, a budget is pooled with the larger ones while a one-sided Welch test at 5 % does not find it worse than they are.</li>
<li>The cliff: the lowest budget that is pooled so, or whose mean quality is at most ${threshold} below the best. Its certainty: how many of 1,000 resamples of the tasks give the same one.</li>
<li>The production budget: the cliff and ${percent(margin)}, and never under the API’s minimum of ${tokens(floor)} tokens.</li>
<li>Cut off: the share of tasks that <code>max_tokens</code> ended. Time: the median wall time of a task.</li>
<li>Tokens spent are an estimate of what counts against a task budget: all output, and what tool results add to the context. History that is sent again does not count.</li></ol></section>`;
}
