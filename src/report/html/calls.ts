/** The calls of a page: what needs review first, by reason and by the line that stopped them; the rest by folder. */
import { REASONS } from '../../sites/reasons.js';
import { byFate, byKind, FATE_TITLES, MOST_ON_A_PAGE } from '../also.js';
import type { Place, Report, ReportedSite, Status } from '../report.js';
import { didMigrate, grouped, tokens } from '../text.js';
import { html, type Markup } from './markup.js';
import { folderOf, place, renderSite, sentence } from './site.js';

export const STATUSES: readonly Status[] = ['review', 'migrated', 'skipped'];

/** What the page calls a status; `migrated` depends on whether anything was written. */
export const statusWords = ({ run }: Report): Record<Status, string> => ({
  review: 'needs review',
  migrated: run.mode === 'write' ? 'migrated' : 'would migrate',
  skipped: 'skipped',
});

const TITLES: Record<Status, (report: Report) => string> = {
  review: () => 'Needs review',
  migrated: ({ run }) => (run.mode === 'write' ? 'Migrated' : 'Would migrate'),
  skipped: () => 'Skipped',
};

/** Calls that belong together, below a heading. */
interface Part {
  /** Null for calls that have nothing in common. */
  heading: Markup | null;
  sites: ReportedSite[];
}

export function renderCalls(report: Report): Markup[] {
  const words = statusWords(report);
  const number = new Map(report.sites.map((site, index) => [site, index + 1]));
  const show = (site: ReportedSite) => renderSite(site, number.get(site) ?? 0, words);
  return STATUSES.flatMap((status) => {
    const own = report.sites.filter((site) => site.status === status);
    if (own.length === 0) return [];
    const parts = status === 'review' ? byBlocker(own) : byFolder(own);
    return [
      html`<section class="group"><h2><span>${TITLES[status](report)}</span> ${count(own.length)}</h2>${parts.map(
        ({ heading, sites }) =>
          html`<div class="part">${heading && html`<h3>${heading} ${count(sites.length)}</h3>`}${sites.map(show)}</div>`,
      )}</section>`,
    ];
  });
}

const count = (number: number): Markup => html`<span class="muted">${tokens(number)}</span>`;

/** Calls that one line stops come together, the largest parts first: deciding there frees all of them. */
function byBlocker(sites: readonly ReportedSite[]): Part[] {
  const blockers = grouped(sites, ({ reason, blocker }) => `${reason} ${blocker?.file}:${blocker?.line}`);
  const key = (site: ReportedSite): string => {
    const together = blockers.get(`${site.reason} ${site.blocker?.file}:${site.blocker?.line}`)?.length ?? 0;
    return site.blocker && together > 1 ? `${site.reason} ${site.blocker.file}:${site.blocker.line}` : `${site.reason}`;
  };
  const groups = [...grouped(sites, key)].sort(([a, left], [b, right]) => right.length - left.length || (a < b ? -1 : 1));
  const alone = groups.filter(([, own]) => own.length === 1).flatMap(([, own]) => own);
  return [
    ...groups.filter(([, own]) => own.length > 1).map(([name, own]) => ({ heading: headingOf(name, own), sites: own })),
    ...(alone.length ? [{ heading: null, sites: alone }] : []),
  ];
}

function headingOf(name: string, [first]: readonly ReportedSite[]): Markup {
  if (!first || first.reason === null) return html`${name}`;
  const stopped = name !== first.reason && first.blocker ? html` <span class="muted">blocked by</span> ${place(first.blocker)}` : null;
  return html`<code title="${REASONS[first.reason].about}">${first.reason}</code>${stopped}`;
}

function byFolder(sites: readonly ReportedSite[]): Part[] {
  const folders = [...grouped(sites, ({ file }) => folderOf(file))].sort(([a], [b]) => (a < b ? -1 : 1));
  return folders.map(([folder, own]) => ({
    heading: folders.length > 1 ? html`<span class="path">${folder}</span>` : null,
    sites: own,
  }));
}

function alsoLines({ alsoCheck, run }: Report): Markup {
  const places = (spots: readonly Place[]) => spots.map((spot, index) => html`${index > 0 ? ', ' : null}${place(spot)}`);
  const kinds = (lines: Report['alsoCheck']) =>
    byKind(lines, MOST_ON_A_PAGE).map(
      ({ kind, shown, more }) => html`<li><code>${kind}</code> ${places(shown)}${more ? ` and ${tokens(more)} more` : null}</li>`,
    );
  const section = (title: string, lines: number, items: readonly Markup[]) =>
    lines > 0 ? html`<section class="card rest"><h2>${title} ${count(lines)}</h2><ul>${items}</ul></section>` : null;
  const { edited, left, others } = byFate(alsoCheck);
  const reasons = [...left].map(([why, lines]) => html`<li>${sentence(why)}: ${places(lines)}</li>`);
  return html`${section(FATE_TITLES.edited(didMigrate(run)), edited.length, kinds(edited))}${section(
    FATE_TITLES.left,
    [...left.values()].flat().length,
    reasons,
  )}${section(FATE_TITLES.others, others.length, kinds(others))}`;
}

/** What belongs to no call. */
export function renderRest(report: Report): Markup {
  const { unattributed, warnings, errors } = report;
  const list = (title: string, items: readonly Markup[]) =>
    items.length
      ? html`<section class="card rest"><h2>${title} ${count(items.length)}</h2><ul>${items.map((item) => html`<li>${item}</li>`)}</ul></section>`
      : null;
  return html`${list(
    'Errors',
    errors.map(
      ({ file, line, message }) =>
        html`${file === null ? null : line === null ? html`<span class="path">${file}</span>: ` : html`${place({ file, line })}: `}${sentence(message)}`,
    ),
  )}${list('Warnings', warnings.map(sentence))}${list(
    'Thinking budgets outside of any listed call',
    unattributed.map((spot) => html`${place(spot)} ${sentence(spot.why)}`),
  )}${alsoLines(report)}`;
}
