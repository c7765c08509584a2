/** Words that more than one format uses. */
import type { Note } from '../sites/reasons.js';
import type { Closing } from '../sites/sites.js';
import type { Report, ReportedBudget, ReportedKept, ReportedSite } from './report.js';

/** A count of tokens, or of anything, with separators. A locale's own would have to be loaded first, which takes long. */
export const tokens = (count: number): string => String(count).replace(/(?<!\.\d*)\B(?=(?:\d{3})+(?!\d))/g, ',');

/**
 * Control characters of the user's text, line breaks included, made visible: a file name must not move the cursor, start a line, or turn
 * the direction of what follows.
 */
export const visible = (text: string): string =>
  text.replace(
    /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Notes that the summary, or a warning, says once for all calls. */
export const SAID_ONCE: ReadonlySet<string> = new Set<Note>(['floored', 'announced-form', 'types-not-checked']);

/** `10,000 → 20,000 (minimum)`, or the expression written for a budget that varies. */
export function budgetText(budget: ReportedBudget | null): string {
  if (!budget) return '';
  const from = budget.from === null ? 'varies' : tokens(budget.from);
  const to = budget.expression ?? (budget.to === null ? 'kept' : tokens(budget.to));
  return `${from} → ${to}${budget.floored && budget.to !== null ? ' (minimum)' : ''}`;
}

/** `1 call`, `1,000 calls`. */
export const count = (number: number, one: string): string => `${tokens(number)} ${one}${number === 1 ? '' : 's'}`;

/** True if the calls are migrated, false if they would be. */
export const didMigrate = ({ mode }: Report['run']): boolean => mode === 'write';

/** One sentence for the whole run. */
export function summaryText({ summary, run, sites }: Report): string {
  const accepted = sites.filter((site) => site.accepted).length;
  const open = summary.review - accepted;
  const scanned = `${count(summary.filesScanned, 'file')} scanned`;
  const more = [
    ...(accepted ? [`${tokens(accepted)} accepted by the baseline`] : []),
    ...(summary.skipped ? [`${tokens(summary.skipped)} skipped`] : []),
    ...(summary.errors ? [count(summary.errors, 'error')] : []),
  ];
  if (summary.migrated === 0) {
    const rest = [...(open ? [`${count(open, 'call')} ${open === 1 ? 'needs' : 'need'} review`] : []), ...more];
    return `Nothing to migrate. ${rest.length ? `${rest.join(', ')} (${scanned}).` : `${scanned}.`}`;
  }
  // Files may also be changed by comments alone.
  const files = new Set(sites.flatMap(({ status, changes }) => (status === 'migrated' ? changes.map(({ file }) => file) : []))).size;
  const parts = [
    `${count(summary.migrated, 'call')} ${didMigrate(run) ? 'migrated' : 'would migrate'} in ${count(files, 'file')}`,
    `${tokens(open)} ${open === 1 ? 'needs' : 'need'} review`,
    ...more,
  ];
  return `${parts.join(', ')} (${scanned}).`;
}

/** What paths mean in a report of several repositories; undefined in others. */
export const repositoriesText = ({ run: { repositories } }: Report): string | undefined =>
  repositories && `Paths begin with the name of their repository: ${repositories.map(visible).join(', ')}.`;

/** What several calls wait for, said once: `4 calls wait for app/dispatch.py:7.` */
export function waitingTexts({ sites }: Report): string[] {
  const review = sites.filter(({ status, accepted }) => status === 'review' && !accepted);
  const rows = new Set(review.map(({ file, line }) => `${file}:${line}`));
  const waiting = review.filter(
    ({ reason, blocker }) => reason === 'shared-params' && blocker && rows.has(`${blocker.file}:${blocker.line}`),
  );
  return [...grouped(waiting, ({ blocker }) => `${blocker?.file}:${blocker?.line}`)].map(
    ([place, calls]) => `${count(calls.length, 'call')} ${calls.length === 1 ? 'waits' : 'wait'} for ${visible(place)}.`,
  );
}

const CLOSED_BY: Record<Closing, string> = {
  'private-package': 'a private package does not publish it',
  'private-name': 'its name begins with an underscore',
  'closed-world': '--closed-world',
};

/** Whose callers in sight were taken to be all that there are, in one line; undefined for none. */
export function closedText({ sites }: Report): string | undefined {
  const all = sites.flatMap(({ closed = [] }) => closed);
  const names = grouped(all, ({ file, line, name, why }) => `${name} (${file}:${line}; ${CLOSED_BY[why]})`);
  return names.size === 0 ? undefined : `No callers but those in the project: ${[...names.keys()].map(visible).join(', ')}.`;
}

/** Why calls get an ID at a place of their own, said once: `7 calls get their own ID because src/router.ts:4 still reads MODELS.` */
export function ownIdTexts({ sites }: Report): string[] {
  const own = sites.flatMap(({ model }) => (model?.kept ? [model.kept] : []));
  return [...grouped(own, ({ name, reader }) => `${reader.file}:${reader.line} ${name}`).values()].map((all) => {
    const [{ name, reader, perhaps }] = all as [ReportedKept, ...ReportedKept[]];
    const gets = all.length === 1 ? 'gets its' : 'get their';
    const reads = perhaps ? 'may still read' : 'still reads';
    return `${count(all.length, 'call')} ${gets} own ID because ${visible(`${reader.file}:${reader.line}`)} ${reads} ${visible(name)}.`;
  });
}

/** What became of the budgets, said once; undefined where none is known. */
export function budgetSummary({ summary, sites }: Report): string | undefined {
  if (summary.migrated === 0 || summary.budgetAfter === 0) return undefined;
  // A rule of the configuration may give calls a minimum of their own.
  const minimums = new Set(sites.flatMap(({ status, budget }) => (status === 'migrated' && budget?.floored ? [budget.to] : [])));
  const [only] = minimums.size === 1 ? minimums : [];
  const minimum = only == null ? 'minimum' : `${tokens(only)} minimum`;
  const floored = summary.floored ? `; the ${minimum} applies to ${tokens(summary.floored)}` : '';
  return `Known budgets: ${tokens(summary.budgetBefore)} → ${tokens(summary.budgetAfter)} tokens${floored}.`;
}

/** Things by a key, both in the order in which they come. */
export function grouped<T>(things: readonly T[], keyOf: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const known = groups.get(key);
    if (known) known.push(thing);
    else groups.set(key, [thing]);
  }
  return groups;
}

/** Sites by file, both in the report's order. */
export const byFile = (sites: readonly ReportedSite[]): Map<string, ReportedSite[]> => grouped(sites, ({ file }) => file);
