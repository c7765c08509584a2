import { n as effortTable, t as EFFORT_SOURCE } from "./effort-text-DZkBydiC.js";
import { c as grouped, d as summaryText, f as tokens, l as ownIdTexts, n as budgetSummary, s as didMigrate, u as repositoriesText } from "./text-CsLCt7rj.js";
import { n as REASONS } from "./reasons-DFhIx4VQ.js";
import { a as kindCells, c as byFate, i as grownText, l as byKind, n as KIND_COLUMNS, r as costsOf, s as FATE_TITLES, t as COSTS_ABOUT } from "./costs-CJjTA7f1.js";
import { a as renderSite, i as place, l as html, n as ticksFor, o as sentence, r as folderOf, s as renderPage, t as short } from "./ticks-D71pyur2.js";
// dist/src/report/html/calls.js
const STATUSES = [
	"review",
	"migrated",
	"skipped"
];
const statusWords = ({ run }) => ({
	review: "needs review",
	migrated: run.mode === "write" ? "migrated" : "would migrate",
	skipped: "skipped"
});
const TITLES = {
	review: () => "Needs review",
	migrated: ({ run }) => run.mode === "write" ? "Migrated" : "Would migrate",
	skipped: () => "Skipped"
};
function renderCalls(report) {
	const words = statusWords(report);
	const number = new Map(report.sites.map((site, index) => [site, index + 1]));
	const show = (site) => renderSite(site, number.get(site) ?? 0, words);
	return STATUSES.flatMap((status) => {
		const own = report.sites.filter((site) => site.status === status);
		if (own.length === 0) return [];
		const parts = status === "review" ? byBlocker(own) : byFolder(own);
		return [html`<section class="group"><h2><span>${TITLES[status](report)}</span> ${count(own.length)}</h2>${parts.map(({ heading, sites }) => html`<div class="part">${heading && html`<h3>${heading} ${count(sites.length)}</h3>`}${sites.map(show)}</div>`)}</section>`];
	});
}
const count = (number) => html`<span class="muted">${tokens(number)}</span>`;
function byBlocker(sites) {
	const blockers = grouped(sites, ({ reason, blocker }) => `${reason} ${blocker?.file}:${blocker?.line}`);
	const key = (site) => {
		const together = blockers.get(`${site.reason} ${site.blocker?.file}:${site.blocker?.line}`)?.length ?? 0;
		return site.blocker && together > 1 ? `${site.reason} ${site.blocker.file}:${site.blocker.line}` : `${site.reason}`;
	};
	const groups = [...grouped(sites, key)].sort(([a, left], [b, right]) => right.length - left.length || (a < b ? -1 : 1));
	const alone = groups.filter(([, own]) => own.length === 1).flatMap(([, own]) => own);
	return [...groups.filter(([, own]) => own.length > 1).map(([name, own]) => ({
		heading: headingOf(name, own),
		sites: own
	})), ...alone.length ? [{
		heading: null,
		sites: alone
	}] : []];
}
function headingOf(name, [first]) {
	if (!first || first.reason === null) return html`${name}`;
	const stopped = name !== first.reason && first.blocker ? html` <span class="muted">blocked by</span> ${place(first.blocker)}` : null;
	return html`<code title="${REASONS[first.reason].about}">${first.reason}</code>${stopped}`;
}
function byFolder(sites) {
	const folders = [...grouped(sites, ({ file }) => folderOf(file))].sort(([a], [b]) => a < b ? -1 : 1);
	return folders.map(([folder, own]) => ({
		heading: folders.length > 1 ? html`<span class="path">${folder}</span>` : null,
		sites: own
	}));
}
function alsoLines({ alsoCheck, run }) {
	const places = (spots) => spots.map((spot, index) => html`${index > 0 ? ", " : null}${place(spot)}`);
	const kinds = (lines) => byKind(lines, 100).map(({ kind, shown, more }) => html`<li><code>${kind}</code> ${places(shown)}${more ? ` and ${tokens(more)} more` : null}</li>`);
	const section = (title, lines, items) => lines > 0 ? html`<section class="card rest"><h2>${title} ${count(lines)}</h2><ul>${items}</ul></section>` : null;
	const { edited, left, others } = byFate(alsoCheck);
	const reasons = [...left].map(([why, lines]) => html`<li>${sentence(why)}: ${places(lines)}</li>`);
	return html`${section(FATE_TITLES.edited(didMigrate(run)), edited.length, kinds(edited))}${section(FATE_TITLES.left, [...left.values()].flat().length, reasons)}${section(FATE_TITLES.others, others.length, kinds(others))}`;
}
function renderRest(report) {
	const { unattributed, warnings, errors } = report;
	const list = (title, items) => items.length ? html`<section class="card rest"><h2>${title} ${count(items.length)}</h2><ul>${items.map((item) => html`<li>${item}</li>`)}</ul></section>` : null;
	return html`${list("Errors", errors.map(({ file, line, message }) => html`${file === null ? null : line === null ? html`<span class="path">${file}</span>: ` : html`${place({
		file,
		line
	})}: `}${sentence(message)}`))}${list("Warnings", warnings.map(sentence))}${list("Thinking budgets outside of any listed call", unattributed.map((spot) => html`${place(spot)} ${sentence(spot.why)}`))}${alsoLines(report)}`;
}
// dist/src/report/html/chart.js
const MOST_ROWS = 24;
function renderChart({ sites, run }) {
	const budgets = sites.flatMap(({ status, budget }) => status === "migrated" && budget ? [budget] : []);
	const pairs = pairsOf(budgets);
	if (pairs.length === 0) return null;
	const shown = pairs.slice(0, MOST_ROWS);
	const floor = typeof run.options.minBudget === "number" && run.options.minBudget > 0 ? run.options.minBudget : null;
	const ratio = typeof run.options.ratio === "number" ? run.options.ratio : null;
	const ticks = ticksFor(Math.max(...shown.flatMap(({ from, to }) => [from, to]), floor ?? 0));
	const most = ticks.at(-1) ?? 1;
	const x = (value) => `${(value / most * 96 + 2).toFixed(2)}%`;
	const floorLine = floor === null ? null : html`<line class="floor" x1="${x(floor)}" x2="${x(floor)}" y1="0" y2="100%"/>`;
	const rows = shown.map(({ from, to, computed, floored, calls }) => html`<tr>
<th scope="row">${tokens(from)} → ${tokens(to)}</th>
<td class="plot"><svg width="100%" height="26" aria-hidden="true">${ticks.map((tick) => html`<line class="grid" x1="${x(tick)}" x2="${x(tick)}" y1="0" y2="100%"/>`)}${floorLine}
<line class="way" x1="${x(from)}" x2="${x(to)}" y1="13" y2="13"/>${computed === null ? null : html`<line class="share" x1="${x(computed)}" x2="${x(computed)}" y1="7" y2="19"/>`}
<circle class="old" cx="${x(from)}" cy="13" r="5"/><circle class="new" cx="${x(to)}" cy="13" r="5"/></svg></td>
<td>${calls === 1 ? "1 call" : `${tokens(calls)} calls`}${floored ? html` <span class="tag">minimum</span>` : null}</td></tr>`);
	const rest = pairs.slice(MOST_ROWS).reduce((sum, { calls }) => sum + calls, 0);
	const open = budgets.filter(({ from, to }) => from === null || to === null).length;
	const asides = [...rest ? [`${tokens(rest)} more with larger budgets.`] : [], ...open ? [`${tokens(open)} computed at run time: their expressions are scaled.`] : []];
	return html`<section class="card" aria-labelledby="budgets"><h2 id="budgets">Budgets, before and after</h2>
<p class="legend"><span><svg width="14" height="14" aria-hidden="true"><circle class="old" cx="7" cy="7" r="5"/></svg> thinking budget</span>
<span><svg width="6" height="14" aria-hidden="true"><line class="share" x1="3" x2="3" y1="1" y2="13"/></svg> ${ratio === null ? "its share" : `${Number((ratio * 100).toFixed(2))} % of it`}</span>
<span><svg width="14" height="14" aria-hidden="true"><circle class="new" cx="7" cy="7" r="5"/></svg> task budget</span>
${floor === null ? null : html`<span><svg width="6" height="14" aria-hidden="true"><line class="floor" x1="3" x2="3" y1="0" y2="14"/></svg> minimum of ${tokens(floor)} tokens</span>`}</p>
<table class="chart"><thead class="sr"><tr><th scope="col">thinking budget and task budget, in tokens</th><th scope="col">drawn</th><th scope="col">calls</th></tr></thead><tbody>${rows}
<tr class="axis"><td></td><td class="plot"><svg width="100%" height="20" aria-hidden="true">${ticks.map((tick) => html`<text x="${x(tick)}" y="14" text-anchor="middle">${short(tick)}</text>`)}</svg></td><td></td></tr></tbody></table>
${asides.length ? html`<p class="aside">${asides.join(" ")}</p>` : null}</section>`;
}
function pairsOf(budgets) {
	const pairs = /* @__PURE__ */ new Map();
	for (const { from, to, computed, floored } of budgets) {
		if (from === null || to === null) continue;
		const key = `${from} ${to} ${computed} ${floored}`;
		const known = pairs.get(key) ?? {
			from,
			to,
			computed,
			floored,
			calls: 0
		};
		pairs.set(key, {
			...known,
			calls: known.calls + 1
		});
	}
	return [...pairs.values()].sort((a, b) => a.from - b.from || a.to - b.to);
}
// dist/src/report/html/costs.js
function renderCosts(report) {
	const costs = costsOf(report);
	if (!costs) return null;
	const { kinds, grown, concerns } = costs;
	const items = [...grown.map((pair) => html`<li>Larger than before, ${grownText(pair)}: ${places(pair.sites)}</li>`), ...concerns.map(({ says, todo, sites }) => html`<li>${says}: ${places(sites)}. ${todo}</li>`)];
	const head = KIND_COLUMNS.map((name) => html`<th scope="col">${name}</th>`);
	const rows = kinds.map((one) => html`<tr><th scope="row">${one.kind}</th>${kindCells(one).map((cell) => html`<td>${cell}</td>`)}</tr>`);
	const table = html`<table class="kinds"><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`;
	return html`<section class="card rest" aria-labelledby="costs"><h2 id="costs">Budgets by kind</h2><p>${COSTS_ABOUT}</p>${table}${items.length > 0 ? html`<ul>${items}</ul>` : null}</section>`;
}
function places(sites) {
	const rest = sites.length - 20;
	const named = sites.slice(0, 20).map((site, index) => html`${index > 0 ? ", " : null}${place(site)}`);
	return html`${named}${rest > 0 ? ` and ${tokens(rest)} more` : null}`;
}
// dist/src/report/html/script.js
const SCRIPT = `(() => {
'use strict';
const form = document.querySelector('.toolbar');
if (!form) return;
const $ = (id) => document.getElementById(id);
const calls = $('calls');
const sites = [...calls.querySelectorAll('.site')];
const texts = new Map();
const textOf = (site) => {
  if (!texts.has(site)) texts.set(site, site.textContent.toLowerCase());
  return texts.get(site);
};
/** The page as it came: by status, each call in its part. */
const byStatus = [...calls.children];
const parts = new Map(sites.map((site) => [site, site.parentElement]));
form.hidden = false;

const number = (count) => count.toLocaleString('en-US');
const shown = () => sites.filter((site) => !site.hidden);

function filter() {
  const words = $('search').value.toLowerCase().split(/\\s+/).filter(Boolean);
  const wanted = new Set([...form.querySelectorAll('[name=status]:checked')].map((box) => box.value));
  for (const site of sites) site.hidden = !wanted.has(site.dataset.status) || !words.every((word) => textOf(site).includes(word));
  for (const group of calls.querySelectorAll('.group, .part')) {
    const own = group.querySelectorAll('.site:not([hidden])').length;
    group.hidden = own === 0;
    const heading = group.querySelector(':scope > h2, :scope > h3');
    if (heading) heading.lastElementChild.textContent = number(own);
  }
  const visible = shown().length;
  $('none').hidden = visible > 0;
  $('count').textContent = visible === sites.length ? number(visible) + (visible === 1 ? ' call' : ' calls') : number(visible) + ' of ' + number(sites.length) + ' calls';
}

function group() {
  if (form.elements.group.value === 'status') {
    for (const site of sites) parts.get(site).append(site);
    calls.replaceChildren(...byStatus);
    return filter();
  }
  const folders = new Map();
  for (const site of sites) {
    const { folder } = site.dataset;
    if (!folders.has(folder)) folders.set(folder, []);
    folders.get(folder).push(site);
  }
  calls.replaceChildren(...[...folders.keys()].sort((a, b) => (a < b ? -1 : 1)).map((folder) => {
    const section = document.createElement('section');
    section.className = 'group';
    const title = document.createElement('h2');
    const name = document.createElement('span');
    name.textContent = folder;
    name.className = 'path';
    const count = document.createElement('span');
    count.className = 'muted';
    title.append(name, ' ', count);
    section.append(title, ...folders.get(folder));
    return section;
  }));
  filter();
}

function expand() {
  const open = !shown().every((site) => site.open);
  for (const site of shown()) site.open = open;
  label();
}
const label = () => {
  $('expand').textContent = shown().length && shown().every((site) => site.open) ? 'Collapse all' : 'Expand all';
};

function step(by) {
  const list = shown();
  if (!list.length) return;
  const now = list.indexOf(document.activeElement.closest('.site'));
  const next = list[now < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(Math.max(now + by, 0), list.length - 1)];
  next.querySelector('summary').focus();
  next.scrollIntoView({ block: 'nearest' });
}

const SCHEMES = [['Auto', ''], ['Light', 'light'], ['Dark', 'dark']];
$('theme').addEventListener('click', () => {
  const now = SCHEMES.findIndex(([name]) => name === $('theme').textContent);
  const [name, scheme] = SCHEMES[(now + 1) % SCHEMES.length];
  $('theme').textContent = name;
  document.documentElement.style.colorScheme = scheme;
});
$('expand').addEventListener('click', expand);
$('clear').addEventListener('click', () => {
  form.reset();
  group();
  $('search').focus();
});
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('input', (event) => (event.target.name === 'group' ? group() : filter()));
calls.addEventListener('toggle', label, true);

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target === $('search')) {
    if (event.key === 'Escape') {
      $('search').value = '';
      filter();
      $('search').blur();
    }
    return;
  }
  const keys = { '/': () => $('search').focus(), j: () => step(1), k: () => step(-1), e: expand };
  const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
  if (!act) return;
  event.preventDefault();
  act();
});

let closed = [];
addEventListener('beforeprint', () => {
  closed = shown().filter((site) => !site.open);
  for (const site of closed) site.open = true;
});
addEventListener('afterprint', () => {
  for (const site of closed) site.open = false;
});

const target = () => {
  const site = location.hash.length > 1 && $(location.hash.slice(1));
  if (site && sites.includes(site)) site.open = true;
};
addEventListener('hashchange', target);
target();
})();
`;
// dist/src/report/html/index.js
const MODE_WORDS = {
	write: "Migration",
	"dry-run": "Dry run",
	check: "Check"
};
function renderHtml(report) {
	const { run, summary } = report;
	const words = statusWords(report);
	return renderPage({
		title: `Opus 4.7 migration of ${run.project}: ${tokens(summary.migrated)} ${words.migrated}, ${tokens(summary.review)} to review`,
		skipTo: {
			id: "calls",
			name: "calls"
		},
		header: html`<h1>Opus 4.7 migration</h1>
${origin(report)}`,
		main: html`<p class="lead">${summaryText(report)} ${budgetSummary(report)} ${ownIdTexts(report).join(" ")} ${repositoriesText(report)}</p>
${tiles(report)}
${renderCosts(report)}
${renderChart(report)}
${toolbar(report)}
<section id="calls" aria-label="Calls">${renderCalls(report)}</section>
<p id="none" class="card" hidden>No call matches. <button type="button" id="clear">Show all</button></p>
${effort(report)}${renderRest(report)}`,
		script: SCRIPT
	});
}
function origin({ run, tool }) {
	const facts = [
		html`${MODE_WORDS[run.mode]} of <b>${run.project}</b>`,
		...run.repositories || run.paths.join() === "." ? [] : [html`<span class="path">${run.paths.join(" ")}</span>`],
		html`<time datetime="${run.startedAt}">${dateText(run.startedAt)}</time>`,
		...run.commit === null ? [] : [html`commit <code>${run.commit.slice(0, 10)}</code>`],
		html`${tool.name} ${tool.version}`
	];
	return html`<ul class="origin">${facts.map((fact) => html`<li>${fact}</li>`)}</ul>`;
}
const MONTHS = [
	"Jan",
	"Feb",
	"Mar",
	"Apr",
	"May",
	"Jun",
	"Jul",
	"Aug",
	"Sep",
	"Oct",
	"Nov",
	"Dec"
];
function dateText(iso) {
	const [, year, month, day, time] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d)/.exec(iso) ?? [];
	return year ? `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}, ${time} UTC` : iso;
}
function tiles(report) {
	const { summary } = report;
	const words = statusWords(report);
	const all = [
		[
			"review",
			summary.review,
			summary.review === 1 ? "needs review" : "need review"
		],
		[
			"migrated",
			summary.migrated,
			`${words.migrated} in ${tokens(summary.filesChanged)} file${summary.filesChanged === 1 ? "" : "s"}`
		],
		[
			"skipped",
			summary.skipped,
			words.skipped
		],
		[
			summary.errors ? "error" : "none",
			summary.errors,
			summary.errors === 1 ? "error" : "errors"
		]
	];
	return html`<ul class="tiles">${all.map(([kind, count, about]) => html`<li class="${kind}"><strong>${tokens(count)}</strong> ${about}</li>`)}</ul>`;
}
function toolbar(report) {
	const { sites } = report;
	const words = statusWords(report);
	if (sites.length === 0) return null;
	const count = (status) => sites.filter((site) => site.status === status).length;
	return html`<form class="toolbar" role="search" hidden><input type="search" id="search" placeholder="Search file, code, reason …" aria-label="Search the calls" autocomplete="off" spellcheck="false">
<fieldset><legend class="sr">Show</legend>${STATUSES.map((status) => html`<label class="chip ${status}"><input type="checkbox" name="status" value="${status}" checked> ${words[status]} ${tokens(count(status))}</label>`)}</fieldset>
<fieldset><legend class="sr">Group by</legend><label class="chip"><input type="radio" name="group" value="status" checked> by status</label><label class="chip"><input type="radio" name="group" value="folder"> by folder</label></fieldset>
<button type="button" id="expand">Expand all</button><button type="button" id="theme" aria-label="Color scheme">Auto</button>
<output id="count" aria-live="polite">${tokens(sites.length)} calls</output>
<span class="keys"><kbd>/</kbd> search <kbd>j</kbd> <kbd>k</kbd> next, previous <kbd>e</kbd> expand</span></form>`;
}
function effort({ run }) {
	const table = effortTable(run.options);
	if (!table) return null;
	return html`<section class="card rest"><h2>Effort</h2><p>${EFFORT_SOURCE}</p>
<table><thead><tr><th scope="col">Opus 4.6</th><th scope="col">Opus 4.7</th><th scope="col">evidence</th></tr></thead>
<tbody>${table.map(({ from, to, evidence }) => html`<tr><td>${from}</td><td>${to}</td><td>${evidence}</td></tr>`)}</tbody></table></section>`;
}
export { renderHtml };
