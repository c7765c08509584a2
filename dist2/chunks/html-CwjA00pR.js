import { c as Markup, l as html, n as ticksFor, o as sentence, s as renderPage, t as short } from "./ticks-D71pyur2.js";
import { f as tokens } from "./text-CsLCt7rj.js";
import { a as percent, c as summaryText, i as nameOf, l as totalSaving, o as quality, r as leftOut, s as savingText, t as COLUMNS } from "./table-Q0ou_pCw.js";
// dist/src/calibrate/html/curves.js
const WIDTH = 560;
const HEIGHT = 284;
const ROOM = {
	left: 52,
	right: 16,
	top: 48,
	bottom: 40
};
function frame(xs, ys, label, title) {
	const x = (value) => ROOM.left + value / (xs.at(-1) || 1) * (WIDTH - ROOM.left - ROOM.right);
	const y = (value) => HEIGHT - ROOM.bottom - value / (ys.at(-1) || 1) * (HEIGHT - ROOM.top - ROOM.bottom);
	const bottom = HEIGHT - ROOM.bottom;
	return {
		x,
		y,
		axes: html`${ys.map((tick) => html`<line class="grid" x1="${ROOM.left}" x2="${WIDTH - ROOM.right}" y1="${at(y(tick))}" y2="${at(y(tick))}"/><text x="${ROOM.left - 8}" y="${at(y(tick) + 4)}" text-anchor="end">${label(tick)}</text>`)}${xs.map((tick) => html`<line class="grid" x1="${at(x(tick))}" x2="${at(x(tick))}" y1="${bottom}" y2="${bottom + 4}"/><text x="${at(x(tick))}" y="${bottom + 17}" text-anchor="middle">${short(tick)}</text>`)}
<text class="name" x="${at((WIDTH + ROOM.left) / 2)}" y="${278}" text-anchor="middle">task budget, tokens</text><text class="name" x="${ROOM.left - 44}" y="14">${title}</text>`
	};
}
const at = (value) => String(Number(value.toFixed(1)));
const drawing = (label, content) => html`<svg class="curve" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}">${content}</svg>`;
const ticksOf = ({ arms, recommended }) => ticksFor(Math.max(...arms.map(({ budget }) => budget), recommended?.budget ?? 0));
function marks({ cliff, recommended }, { x }) {
	const upright = (kind, budget, words, row) => {
		const end = x(budget) > WIDTH * .7;
		return html`<line class="${kind}" x1="${at(x(budget))}" x2="${at(x(budget))}" y1="${ROOM.top - 4 - row * 13}" y2="${HEIGHT - ROOM.bottom}"/><text class="${kind}" x="${at(x(budget) + (end ? -5 : 5))}" y="${ROOM.top - 6 - row * 13}" text-anchor="${end ? "end" : "start"}">${words} ${tokens(budget)}</text>`;
	};
	return html`${cliff && upright("cliff", cliff.budget, "cliff", 1)}${recommended && upright("production", recommended.budget, "production", 0)}`;
}
function qualityCurve(group, threshold) {
	const { arms, cliff } = group;
	const scored = arms.flatMap(({ quality: found, ...arm }) => found ? [{
		...arm,
		found
	}] : []);
	if (scored.length === 0) return void 0;
	const drawn = frame(ticksOf(group), [
		0,
		.2,
		.4,
		.6,
		.8,
		1
	], (tick) => tick.toFixed(1), "quality");
	const { x, y } = drawn;
	const good = cliff && html`<rect class="good" x="${ROOM.left}" width="${WIDTH - ROOM.left - ROOM.right}" y="${at(y(cliff.best))}" height="${at(y(Math.max(0, cliff.best - threshold)) - y(cliff.best))}"/><line class="best" x1="${ROOM.left}" x2="${WIDTH - ROOM.right}" y1="${at(y(cliff.best))}" y2="${at(y(cliff.best))}"/>`;
	const path = scored.map(({ budget, found }) => `${at(x(budget))},${at(y(found.mean))}`).join(" ");
	const points = scored.map(({ budget, found, missing }) => {
		const [middle, low, high] = [
			at(x(budget)),
			at(y(found.low)),
			at(y(found.high))
		];
		const cap = (level) => html`<line class="bar" x1="${at(x(budget) - 4)}" x2="${at(x(budget) + 4)}" y1="${level}" y2="${level}"/>`;
		return html`<g><title>${tokens(budget)}: ${quality(found.mean)} (${quality(found.low)} to ${quality(found.high)})</title><line class="bar" x1="${middle}" x2="${middle}" y1="${low}" y2="${high}"/>${cap(low)}${cap(high)}<circle class="${missing ? "old" : "new"}" cx="${middle}" cy="${at(y(found.mean))}" r="4.5"/></g>`;
	});
	const label = `Quality by task budget: ${scored.map(({ budget, found }) => `${quality(found.mean)} at ${tokens(budget)}`).join(", ")}.`;
	return drawing(label, html`${good}${drawn.axes}${marks(group, drawn)}<polyline class="way" points="${path}"/>${points}`);
}
function consumptionCurve(group) {
	const { arms } = group;
	const xs = ticksOf(group);
	const drawn = frame(xs, ticksFor(Math.max(...arms.map(({ spent }) => spent.p99))), short, "tokens spent");
	const { x, y } = drawn;
	const ends = Math.min(xs.at(-1) ?? 0, ticksFor(Math.max(...arms.map(({ spent }) => spent.p99))).at(-1) ?? 0);
	const line = (kind) => html`<polyline class="${kind}" points="${arms.map(({ budget, spent }) => `${at(x(budget))},${at(y(spent[kind]))}`).join(" ")}"/>${arms.map(({ budget, spent }) => html`<circle class="${kind}" cx="${at(x(budget))}" cy="${at(y(spent[kind]))}" r="3.5"><title>${tokens(budget)}: ${kind} ${tokens(spent[kind])}, ${percent(spent[kind] / budget)} of the budget</title></circle>`)}`;
	const label = `Tokens spent by task budget: ${arms.map(({ budget, spent }) => `at ${tokens(budget)} half of the tasks up to ${tokens(spent.p50)}, 99 % up to ${tokens(spent.p99)}`).join("; ")}.`;
	return drawing(label, html`${drawn.axes}<line class="whole" x1="${at(x(0))}" y1="${at(y(0))}" x2="${at(x(ends))}" y2="${at(y(ends))}"/>${line("p99")}${line("p90")}${line("p50")}`);
}
const swatch = (kind, dot) => new Markup(`<svg width="22" height="12" aria-hidden="true"><line class="${kind}" x1="0" x2="22" y1="6" y2="6"/>${dot ? `<circle class="${kind}" cx="11" cy="6" r="3.5"/>` : ""}</svg>`);
const CONSUMPTION_LEGEND = html`<p class="legend"><span>${swatch("p50", true)} p50</span><span>${swatch("p90", true)} p90</span><span>${swatch("p99", true)} p99</span><span>${swatch("whole", false)} the whole budget</span></p>`;
const QUALITY_LEGEND = html`<p class="legend"><span><svg width="14" height="14" aria-hidden="true"><circle class="new" cx="7" cy="7" r="4.5"/></svg> mean with 95 % interval</span><span><svg width="14" height="14" aria-hidden="true"><circle class="old" cx="7" cy="7" r="4.5"/></svg> too few tasks, not compared</span><span><svg width="22" height="12" aria-hidden="true"><rect class="good" x="0" y="0" width="22" height="12"/><line class="best" x1="0" x2="22" y1="1" y2="1"/></svg> best quality, down to the threshold</span></p>`;
// dist/src/calibrate/html/style.js
const CALIBRATION_STYLE = `
.group-card h2 { font-size: 17px; margin-bottom: 4px; overflow-wrap: anywhere; }
.group-card .message { margin: 8px 0; max-width: 85ch; font-weight: 600; }
.found .message { color: var(--migrated); }
.open .message { color: var(--review); }
.curves { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(420px, 100%), 1fr)); gap: 24px; margin: 16px 0; }
.curves figure { margin: 0; min-width: 0; max-width: 640px; }
.curve { display: block; width: 100%; height: auto; font-variant-numeric: tabular-nums; }
.curve text { fill: var(--muted); font-size: 12px; }
.curve text.name { fill: var(--text); }
.good { fill: var(--ins); }
.best { stroke: var(--migrated); stroke-width: 1.5; }
.bar { stroke: var(--accent); stroke-width: 1.5; }
.curve polyline { fill: none; }
line.cliff { stroke: var(--review); stroke-width: 1.5; stroke-dasharray: 5 4; }
.curve text.cliff { fill: var(--review); }
line.production { stroke: var(--migrated); stroke-width: 2; }
.curve text.production { fill: var(--migrated); }
.whole { stroke: var(--old); stroke-width: 1.5; stroke-dasharray: 2 4; }
polyline.p50, line.p50 { stroke: var(--accent); stroke-width: 2; }
circle.p50 { fill: var(--accent); }
polyline.p90, line.p90 { stroke: var(--accent); stroke-width: 1.5; stroke-dasharray: 7 4; }
circle.p90 { fill: var(--card); stroke: var(--accent); stroke-width: 1.5; }
polyline.p99, line.p99 { stroke: var(--review); stroke-width: 1.5; stroke-dasharray: 2 3; }
circle.p99 { fill: var(--card); stroke: var(--review); stroke-width: 1.5; }
.scroll { overflow-x: auto; }
.numbers { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 13px; }
.numbers th, .numbers td { padding: 5px 9px; text-align: right; white-space: nowrap; border-bottom: 1px solid var(--line); font-weight: 400; }
.numbers thead th { color: var(--muted); }
.numbers tr.at-cliff th, .numbers tr.at-cliff td { font-weight: 650; }
.asides { margin: 12px 0 0; padding-left: 20px; color: var(--muted); font-size: 13px; }
.group-card p { margin: 6px 0; }
.tiles .found strong { color: var(--migrated); }
.tiles .open strong { color: var(--review); }
@media screen and (max-width: 700px) { .curve text { font-size: 17px; } }
`;
// dist/src/calibrate/html/index.js
function renderHtml(calibration) {
	const { tool, groups, logs, options } = calibration;
	return renderPage({
		title: `Task budgets: ${summaryText(calibration)}`,
		skipTo: {
			id: "groups",
			name: "sites"
		},
		style: CALIBRATION_STYLE,
		header: html`<h1>Task budgets</h1>
<p class="muted">from ${logs.map(({ file }, index) => html`${index ? ", " : ""}<span class="path">${file}</span>`)} with ${tool.name} ${tool.version}</p>`,
		main: html`<p class="lead">${summaryText(calibration)}</p>
${tiles(calibration)}
<section id="groups" aria-label="Sites">${groups.map((group) => renderGroup(group, options.threshold))}</section>
${problems(calibration)}
${method(calibration)}`
	});
}
function tiles(calibration) {
	const { groups } = calibration;
	const total = totalSaving(calibration);
	const found = groups.filter(({ recommended }) => recommended).length;
	return html`<ul class="tiles"><li class="found"><strong>${tokens(found)}</strong> ${found === 1 ? "production budget" : "production budgets"} found</li>
<li class="${found < groups.length ? "open" : "none"}"><strong>${tokens(groups.length - found)}</strong> not yet</li>
<li><strong>${tokens(groups.reduce((sum, { tasks }) => sum + tasks, 0))}</strong> tasks</li>
${total && html`<li><strong>${tokens(total.today)} → ${tokens(total.after)}</strong> tokens a task, where a budget is found</li>`}</ul>`;
}
function renderGroup(group, threshold) {
	const { arms, message, asides, model, tasks, recommended, cliff } = group;
	const curve = qualityCurve(group, threshold);
	const saving = savingText(group);
	return html`<section class="card group-card ${recommended ? "found" : "open"}"><h2><span class="path">${nameOf(group)}</span></h2>
<p class="muted">${tokens(tasks)} ${tasks === 1 ? "task" : "tasks"}${model === null ? null : ` on ${model}`}</p>
<p class="message">${sentence(message)}</p>
${saving && html`<p>${saving}</p>`}
${arms.length ? html`<div class="curves">${curve && html`<figure>${curve}${QUALITY_LEGEND}</figure>`}<figure>${consumptionCurve(group)}${CONSUMPTION_LEGEND}</figure></div>
<div class="scroll" role="group" aria-label="Numbers of ${nameOf(group)}" tabindex="0"><table class="numbers"><thead><tr>${COLUMNS.map(({ head }) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${arms.map((arm) => row(arm, cliff?.budget === arm.budget))}</tbody></table></div>` : null}
${asides.length ? html`<ul class="asides">${asides.map((aside) => html`<li>${aside}</li>`)}</ul>` : null}</section>`;
}
function row(arm, isCliff) {
	const [first = html``, ...cells] = COLUMNS.map(({ text, share }) => html`${text(arm)}${share && html` <span class="muted">${share(arm)}</span>`}`);
	return html`<tr class="${isCliff ? "at-cliff" : "tested"}"><th scope="row">${first}${isCliff ? " (cliff)" : null}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`;
}
function problems(calibration) {
	const all = leftOut(calibration);
	if (all.length === 0) return null;
	return html`<section class="card rest"><h2>Lines left out <span class="muted">${tokens(calibration.problems.length)}</span></h2><ul>${all.map(({ file, line, message }) => html`<li><span class="path">${file}</span>:${line} ${message}</li>`)}</ul></section>`;
}
function method({ options: { threshold, minTasks, margin, floor } }) {
	return html`<section class="card"><h2>How this was found</h2><ol>
<li>Only tasks that came to their end count, and a budget needs ${tokens(minTasks)} scored tasks. Intervals are Wilson’s for passed or failed, and a bootstrap for scores.</li>
<li>The best quality: from the largest budget down, a budget is pooled with the larger ones while a one-sided Welch test at 5 % does not find it worse than they are.</li>
<li>The cliff: the lowest budget that is pooled so, or whose mean quality is at most ${threshold} below the best. Its certainty: how many of 1,000 resamples of the tasks give the same one.</li>
<li>The production budget: the cliff and ${percent(margin)}, and never under the API’s minimum of ${tokens(floor)} tokens.</li>
<li>Cut off: the share of tasks that <code>max_tokens</code> ended. Time: the median wall time of a task.</li>
<li>Tokens spent are an estimate of what counts against a task budget: all output, and what tool results add to the context. History that is sent again does not count.</li></ol></section>`;
}
export { renderHtml };
