/** The calls that need review, on a terminal: what several have in common is said once. */
import type { Pen } from './pen.js';
import type { ReportedSite } from './report.js';
import { count, grouped } from './text.js';

/** More rows than this are grouped. */
export const MOST_ROWS = 20;

export const reviewLines = (sites: readonly ReportedSite[], pen: Pen): string[] =>
  sites.length > MOST_ROWS
    ? byReason(sites, pen)
    : apart(
        together(sites, ({ reason, message }) => `${reason} ${message}`),
        (own) => lines(own, pen),
      );

/** An empty line tells a group of several calls from its neighbours: what is below its last call is about all of them. */
const apart = (groups: readonly ReportedSite[][], linesOf: (own: ReportedSite[]) => string[]): string[] =>
  groups.flatMap((own, index) => {
    const isGap = index > 0 && (own.length > 1 || (groups[index - 1]?.length ?? 0) > 1);
    return [...(isGap ? [''] : []), ...linesOf(own)];
  });

/** Calls with the same message come together, where the first of them stands. */
const together = (sites: readonly ReportedSite[], keyOf: (site: ReportedSite) => string): ReportedSite[][] => [
  ...grouped(sites, keyOf).values(),
];

const lines = (sites: readonly ReportedSite[], pen: Pen): string[] => [
  ...sites.map((site) => `  ${pen.paint('yellow', '?')} ${pen.at(site)}  ${pen.paint('yellow', site.reason ?? '')}`),
  ...pen.text(sites[0]?.message ?? ''),
  ...relatedLines(sites, pen, 6),
];

const relatedLines = (sites: readonly ReportedSite[], pen: Pen, indent: number): string[] => [
  ...new Set(
    sites.flatMap(({ related }) =>
      related.map((place) => pen.paint('dim', `${' '.repeat(indent)}${pen.at(place)} ${pen.text(place.message, 0).join(' ')}`)),
    ),
  ),
];

/** The largest group first. What to do is said once for a reason, at its head. */
function byReason(sites: readonly ReportedSite[], pen: Pen): string[] {
  const groups = together(sites, ({ reason }) => reason ?? '').sort((a, b) => b.length - a.length);
  return groups
    .flatMap((own) => {
      const todo = commonEnd(own.map(({ message }) => message));
      const says = (site: ReportedSite) => site.message.slice(0, site.message.length - todo.length).trim();
      return [
        `  ${pen.paint('yellow', own[0]?.reason ?? '')} (${count(own.length, 'call')})`,
        ...(todo ? pen.text(todo, 4) : []),
        ...apart(together(own, says), (same) => [
          ...same.map((site) => `    ${pen.paint('yellow', '?')} ${pen.at(site)}`),
          ...(same[0] && says(same[0]) ? pen.text(says(same[0]), 8) : []),
          ...relatedLines(same, pen, 8),
        ]),
        '',
      ];
    })
    .slice(0, -1);
}

/** The sentences that all of the messages end with. */
function commonEnd(messages: readonly string[]): string {
  const [first = '', ...rest] = messages;
  const starts = [0, ...[...first.matchAll(/[.:!?] (?=[A-Z])/g)].map(({ index }) => index + 2)];
  const start = starts.find((at) => rest.every((message) => message.endsWith(first.slice(at))));
  return start === undefined ? '' : first.slice(start);
}
