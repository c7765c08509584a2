/** The curves of a group: quality over the budget, and consumption against it. The table beside them has every number. */
import { html, Markup } from '../../report/html/markup.js';
import { short, ticksFor } from '../../report/html/ticks.js';
import { tokens } from '../../report/text.js';
import type { Group } from '../calibration.js';
import { percent, quality } from '../words.js';

const WIDTH = 560;
const HEIGHT = 284;
/** Room for the axes' labels, in the units of the drawing. */
const ROOM = { left: 52, right: 16, top: 48, bottom: 40 };

interface Frame {
  x: (budget: number) => number;
  y: (value: number) => number;
  axes: Markup;
}

/** Axes from 0 to the last tick, with a grid. */
function frame(xs: readonly number[], ys: readonly number[], label: (y: number) => string, title: string): Frame {
  const x = (value: number) => ROOM.left + (value / (xs.at(-1) || 1)) * (WIDTH - ROOM.left - ROOM.right);
  const y = (value: number) => HEIGHT - ROOM.bottom - (value / (ys.at(-1) || 1)) * (HEIGHT - ROOM.top - ROOM.bottom);
  const bottom = HEIGHT - ROOM.bottom;
  const axes = html`${ys.map(
    (tick) =>
      html`<line class="grid" x1="${ROOM.left}" x2="${WIDTH - ROOM.right}" y1="${at(y(tick))}" y2="${at(y(tick))}"/><text x="${ROOM.left - 8}" y="${at(y(tick) + 4)}" text-anchor="end">${label(tick)}</text>`,
  )}${xs.map((tick) => html`<line class="grid" x1="${at(x(tick))}" x2="${at(x(tick))}" y1="${bottom}" y2="${bottom + 4}"/><text x="${at(x(tick))}" y="${bottom + 17}" text-anchor="middle">${short(tick)}</text>`)}
<text class="name" x="${at((WIDTH + ROOM.left) / 2)}" y="${HEIGHT - 6}" text-anchor="middle">task budget, tokens</text><text class="name" x="${ROOM.left - 44}" y="14">${title}</text>`;
  return { x, y, axes };
}

const at = (value: number): string => String(Number(value.toFixed(1)));

const drawing = (label: string, content: Markup): Markup =>
  html`<svg class="curve" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}">${content}</svg>`;

const ticksOf = ({ arms, recommended }: Group): number[] =>
  ticksFor(Math.max(...arms.map(({ budget }) => budget), recommended?.budget ?? 0));

/** The cliff and the production budget, as upright lines with their names. */
function marks({ cliff, recommended }: Group, { x }: Frame): Markup {
  const upright = (kind: string, budget: number, words: string, row: number) => {
    const end = x(budget) > WIDTH * 0.7;
    return html`<line class="${kind}" x1="${at(x(budget))}" x2="${at(x(budget))}" y1="${ROOM.top - 4 - row * 13}" y2="${HEIGHT - ROOM.bottom}"/><text class="${kind}" x="${at(x(budget) + (end ? -5 : 5))}" y="${ROOM.top - 6 - row * 13}" text-anchor="${end ? 'end' : 'start'}">${words} ${tokens(budget)}</text>`;
  };
  return html`${cliff && upright('cliff', cliff.budget, 'cliff', 1)}${recommended && upright('production', recommended.budget, 'production', 0)}`;
}

/** Undefined where no task has a quality. */
export function qualityCurve(group: Group, threshold: number): Markup | undefined {
  const { arms, cliff } = group;
  const scored = arms.flatMap(({ quality: found, ...arm }) => (found ? [{ ...arm, found }] : []));
  if (scored.length === 0) return undefined;
  const drawn = frame(ticksOf(group), [0, 0.2, 0.4, 0.6, 0.8, 1], (tick) => tick.toFixed(1), 'quality');
  const { x, y } = drawn;
  const good =
    cliff &&
    html`<rect class="good" x="${ROOM.left}" width="${WIDTH - ROOM.left - ROOM.right}" y="${at(y(cliff.best))}" height="${at(y(Math.max(0, cliff.best - threshold)) - y(cliff.best))}"/><line class="best" x1="${ROOM.left}" x2="${WIDTH - ROOM.right}" y1="${at(y(cliff.best))}" y2="${at(y(cliff.best))}"/>`;
  const path = scored.map(({ budget, found }) => `${at(x(budget))},${at(y(found.mean))}`).join(' ');
  const points = scored.map(({ budget, found, missing }) => {
    const [middle, low, high] = [at(x(budget)), at(y(found.low)), at(y(found.high))];
    const cap = (level: string) =>
      html`<line class="bar" x1="${at(x(budget) - 4)}" x2="${at(x(budget) + 4)}" y1="${level}" y2="${level}"/>`;
    return html`<g><title>${tokens(budget)}: ${quality(found.mean)} (${quality(found.low)} to ${quality(found.high)})</title><line class="bar" x1="${middle}" x2="${middle}" y1="${low}" y2="${high}"/>${cap(low)}${cap(high)}<circle class="${missing ? 'old' : 'new'}" cx="${middle}" cy="${at(y(found.mean))}" r="4.5"/></g>`;
  });
  const label = `Quality by task budget: ${scored.map(({ budget, found }) => `${quality(found.mean)} at ${tokens(budget)}`).join(', ')}.`;
  return drawing(label, html`${good}${drawn.axes}${marks(group, drawn)}<polyline class="way" points="${path}"/>${points}`);
}

/** Half of the tasks, nine of ten, and 99 of 100, with the line on which a task spends its whole budget. */
export function consumptionCurve(group: Group): Markup {
  const { arms } = group;
  const xs = ticksOf(group);
  const drawn = frame(xs, ticksFor(Math.max(...arms.map(({ spent }) => spent.p99))), short, 'tokens spent');
  const { x, y } = drawn;
  const ends = Math.min(xs.at(-1) ?? 0, ticksFor(Math.max(...arms.map(({ spent }) => spent.p99))).at(-1) ?? 0);
  const line = (kind: 'p50' | 'p90' | 'p99') =>
    html`<polyline class="${kind}" points="${arms.map(({ budget, spent }) => `${at(x(budget))},${at(y(spent[kind]))}`).join(' ')}"/>${arms.map(({ budget, spent }) => html`<circle class="${kind}" cx="${at(x(budget))}" cy="${at(y(spent[kind]))}" r="3.5"><title>${tokens(budget)}: ${kind} ${tokens(spent[kind])}, ${percent(spent[kind] / budget)} of the budget</title></circle>`)}`;
  const label = `Tokens spent by task budget: ${arms.map(({ budget, spent }) => `at ${tokens(budget)} half of the tasks up to ${tokens(spent.p50)}, 99 % up to ${tokens(spent.p99)}`).join('; ')}.`;
  return drawing(
    label,
    html`${drawn.axes}<line class="whole" x1="${at(x(0))}" y1="${at(y(0))}" x2="${at(x(ends))}" y2="${at(y(ends))}"/>${line('p99')}${line('p90')}${line('p50')}`,
  );
}

const swatch = (kind: string, dot: boolean): Markup =>
  new Markup(
    `<svg width="22" height="12" aria-hidden="true"><line class="${kind}" x1="0" x2="22" y1="6" y2="6"/>${dot ? `<circle class="${kind}" cx="11" cy="6" r="3.5"/>` : ''}</svg>`,
  );

export const CONSUMPTION_LEGEND = html`<p class="legend"><span>${swatch('p50', true)} p50</span><span>${swatch('p90', true)} p90</span><span>${swatch('p99', true)} p99</span><span>${swatch('whole', false)} the whole budget</span></p>`;

export const QUALITY_LEGEND = html`<p class="legend"><span><svg width="14" height="14" aria-hidden="true"><circle class="new" cx="7" cy="7" r="4.5"/></svg> mean with 95 % interval</span><span><svg width="14" height="14" aria-hidden="true"><circle class="old" cx="7" cy="7" r="4.5"/></svg> too few tasks, not compared</span><span><svg width="22" height="12" aria-hidden="true"><rect class="good" x="0" y="0" width="22" height="12"/><line class="best" x1="0" x2="22" y1="1" y2="1"/></svg> best quality, down to the threshold</span></p>`;
