/** What a person reads on a terminal: the calls that migrate, those that need review, then warnings, budgets and one summary line. */
import { effortTable, effortText } from '../rewrite/effort-text.js';
import { byFate, byKind, FATE_TITLES } from './also.js';
import { costsOf, grownText, kindText } from './costs.js';
import { type Pen, penOf, type Screen, widthOf } from './pen.js';
import type { Place, Report, ReportedSite } from './report.js';
import { MOST_ROWS, reviewLines } from './terminal-review.js';
import {
  budgetSummary,
  budgetText,
  closedText,
  count,
  didMigrate,
  grouped,
  ownIdTexts,
  repositoriesText,
  SAID_ONCE,
  summaryText,
  visible,
  waitingTexts,
} from './text.js';

export interface TerminalOptions extends Screen {
  /** `everything` lists skipped calls, every note and every change as well. */
  detail: 'sites' | 'everything';
}

const ended = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

/** The same for a file: without colour, and with everything. */
export const renderText = (report: Report): string => renderTerminal(report, { colour: false, detail: 'everything' });

export const renderTerminal = (report: Report, options: TerminalOptions): string =>
  renderRows(report, options) + renderSummary(report, options);

/** The list of calls. */
export function renderRows({ sites, run }: Report, options: TerminalOptions): string {
  const pen = penOf(options);
  const all = options.detail === 'everything';
  const review = sites.filter(({ status, accepted }) => status === 'review' && !accepted);
  return ended([
    ...migratedLines(
      sites.filter(({ status }) => status === 'migrated'),
      didMigrate(run) ? 'Migrated' : 'Would migrate',
      pen,
      all,
    ),
    ...(review.length ? [pen.paint('bold', 'Needs review'), ...reviewLines(review, pen), ''] : []),
    ...(all
      ? skippedLines(
          sites.filter(({ status, accepted }) => status === 'skipped' || accepted),
          pen,
        )
      : []),
  ]);
}

/** Errors, one line each. */
export const renderErrors = ({ errors }: Report, options: TerminalOptions): string => ended(errorLines(errors, penOf(options)));

/** Errors, what belongs to no call, and what became of the whole. */
export function renderSummary(report: Report, options: TerminalOptions): string {
  const pen = penOf(options);
  const { run, warnings, unattributed, errors } = report;
  const all = options.detail === 'everything';
  const effort = effortTable(run.options);
  const budgets = budgetSummary(report);
  const repositories = repositoriesText(report);
  const closed = all ? closedText(report) : undefined;
  return ended([
    ...errorLines(errors, pen),
    ...warnings.flatMap((warning) => labelled('warning', 'yellow', warning, pen)),
    ...(effort ? pen.text(`Effort, Opus 4.6 to Opus 4.7: ${effort.map(effortText).join('; ')}. low stays.`, 0) : []),
    ...placesLine('Thinking budgets outside any listed call', unattributed, pen, all),
    ...alsoLines(report, pen, options),
    ...(closed ? pen.text(closed, 0) : []),
    ...[...waitingTexts(report), ...ownIdTexts(report)].flatMap((text) => pen.text(text, 0)),
    ...(budgets ? pen.text(budgets, 0) : []),
    ...costLines(report, pen, all, budgets !== undefined),
    ...(repositories ? pen.text(repositories, 0) : []),
    ...pen.text(summaryText(report), 0).map((line) => pen.paint('bold', line)),
  ]);
}

/** What the budgets mean in cost terms, one line each. @param isSummed whether the sum of those that are known stands above. */
function costLines(report: Report, pen: Pen, all: boolean, isSummed: boolean): string[] {
  const costs = costsOf(report);
  if (!costs) return [];
  const { kinds, grown, concerns } = costs;
  const indent = isSummed ? 2 : 0;
  const rest = grown.length - MOST_PAIRS;
  const pairs = `${grown.slice(0, MOST_PAIRS).map(grownText).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  return [
    ...(isSummed ? pen.text(`${kinds.map(kindText).join('; ')}.`, 2) : []),
    ...(grown.length > 0 ? pen.text(`Larger than before: ${pairs}.`, indent) : []),
    ...concerns.flatMap(({ says, sites }) => placesLine(says, sites, pen, all, indent)),
  ];
}

const errorLines = (errors: Report['errors'], pen: Pen): string[] =>
  errors.flatMap(({ file, line, message }) => {
    const place = file === null ? '' : line === null ? `${visible(file)}: ` : `${pen.at({ file, line })}: `;
    return place ? [`${pen.paint('red', 'error')} ${place}${visible(message)}`] : labelled('error', 'red', message, pen);
  });

const labelled = (label: string, style: 'red' | 'yellow', text: string, pen: Pen): string[] =>
  pen.text(`${label} ${text}`, 0).map((line, index) => (index === 0 ? pen.paint(style, label) + line.slice(label.length) : line));

function migratedLines(sites: readonly ReportedSite[], title: string, pen: Pen, all: boolean): string[] {
  if (sites.length === 0) return [];
  const isLong = !all && sites.length > MOST_ROWS;
  const places = Math.min(48, Math.max(...sites.map(({ file, line }) => widthOf(visible(`${file}:${line}`)))));
  const calls = Math.max(...sites.map(({ api }) => widthOf(visible(api ?? ''))));
  const firsts = firstsOf(sites);
  const rows = sites.flatMap((site) => {
    const api = visible(site.api ?? '');
    const place = pen.at(site) + ' '.repeat(Math.max(0, places - widthOf(visible(`${site.file}:${site.line}`))));
    const facts = [...(site.budget ? [visible(budgetText(site.budget))] : []), ...(site.kind === 'agentic' ? [site.kind] : [])].join(', ');
    const head = `${pen.paint('green', '✔')} ${place}  ${api}`;
    const columns = ROW_MARGIN + places + 2 + calls + 2 + widthOf(facts);
    const row = pen.fits(columns)
      ? [`  ${head}${' '.repeat(calls - widthOf(api))}  ${facts}`.trimEnd()]
      : [`  ${head}`, ...(facts ? pen.text(facts) : [])];
    return isLong ? row : [...row, ...detailLines(site, firsts, pen, all)];
  });
  return [pen.paint('bold', title), ...rows, ...(isLong ? noteLines(sites, pen) : []), ''];
}

const textOfNote = ({ code, message }: ReportedSite['notes'][number]): string => `${code}: ${message}`;

/** The first call that has a note, by the note's text. */
const firstsOf = (sites: readonly ReportedSite[]): ReadonlyMap<string, ReportedSite> =>
  new Map([...sites].reverse().flatMap((site) => site.notes.map((note) => [textOfNote(note), site] as const)));

/** What a call has to say; a note that an earlier call has said refers to that one, unless everything is wanted. */
function detailLines(site: ReportedSite, firsts: ReadonlyMap<string, ReportedSite>, pen: Pen, all: boolean): string[] {
  const notes = site.notes.filter(({ code }) => all || !SAID_ONCE.has(code));
  return [
    ...(all && site.kind && site.why !== null ? pen.text(`${site.kind}: ${site.why}`) : []),
    ...notes.flatMap((note) => {
      const first = firsts.get(textOfNote(note)) ?? site;
      return all || first === site ? pen.text(textOfNote(note)) : [`      ${note.code}: as for ${pen.at(first)}.`];
    }),
    ...(all ? site.changes.map((change) => `      ${change.kind} at ${pen.at(change)}`) : []),
  ].map((line) => pen.paint('dim', line));
}

/** Each note once, with the calls that have it. */
function noteLines(sites: readonly ReportedSite[], pen: Pen): string[] {
  const groups = grouped(
    sites.flatMap((site) => site.notes.filter(({ code }) => !SAID_ONCE.has(code)).map((note) => ({ site, note }))),
    ({ note }) => textOfNote(note),
  );
  const lines = [...groups].flatMap(([text, all]) => [
    ...pen.text(`${text} (${count(all.length, 'call')})`, 4),
    ...placesLine(
      '',
      all.map(({ site }) => site),
      pen,
      false,
      6,
    ),
  ]);
  return lines.length ? ['', pen.paint('bold', '  Notes'), ...lines.map((line) => pen.paint('dim', line))] : [];
}

function skippedLines(sites: readonly ReportedSite[], pen: Pen): string[] {
  if (sites.length === 0) return [];
  const rows = sites.flatMap((site) => [
    `  - ${pen.at(site)}  ${site.reason}${site.accepted ? ' (accepted by the baseline)' : ''}`,
    ...pen.text(site.message),
  ]);
  return [pen.paint('bold', 'Skipped'), ...rows, ''];
}

/** A line for each kind. */
function alsoLines({ alsoCheck, run }: Report, pen: Pen, { detail }: TerminalOptions): string[] {
  const row = (name: string, places: readonly Place[]): string[] => placesLine(name, places, pen, detail === 'everything', 2);
  const section = (title: string, rows: readonly string[]): string[] => (rows.length > 0 ? [title, ...rows] : []);
  const kinds = (lines: Report['alsoCheck']): string[] => byKind(lines).flatMap(({ kind, shown }) => row(kind, shown));
  const { edited, left, others } = byFate(alsoCheck);
  return [
    ...section(FATE_TITLES.edited(didMigrate(run)), kinds(edited)),
    ...section(
      FATE_TITLES.left,
      [...left].flatMap(([why, places]) => row(visible(why), places)),
    ),
    ...section(FATE_TITLES.others, kinds(others)),
  ];
}

/** `a.ts:1, b.ts:2 and 3 more.` */
const restOf = <P extends Place>(places: readonly P[], most: number, textOf: (place: P) => string): string => {
  const rest = places.length - most;
  return `${places.slice(0, most).map(textOf).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`;
};

/** Columns before the place of a call that migrates. */
const ROW_MARGIN = 4;
/** How many places such a line names. */
const SHOWN = 3;
/** How many pairs of old and new budgets it names. */
const MOST_PAIRS = 3;

/** `title: a.ts:1, b.ts:2 and 3 more.`, with as many places as fit, and at least one; below the title if only there one fits. */
function placesLine(title: string, places: readonly Place[], pen: Pen, all: boolean, indent = 0): string[] {
  if (places.length === 0) return [];
  const margin = ' '.repeat(indent);
  const head = `${margin}${title && `${title}: `}`;
  const fits = (start: string, most: number) =>
    pen.fits(widthOf(start + restOf(places, most, ({ file, line }) => visible(`${file}:${line}`))));
  const most = all ? places.length : ([SHOWN, SHOWN - 1].find((most) => fits(head, most)) ?? 1);
  const list = restOf(places, most, pen.at);
  const below = `${margin}  `;
  return title && !fits(head, most) && fits(below, most) ? [head.trimEnd(), below + list] : [head + list];
}
