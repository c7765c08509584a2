/** The changes of a report as suggestions: one piece of text for each place, so that a reviewer can take it with one click. */
import { linesOf, type Position, textBetween } from './positions.js';
import type { Report, ReportedChange, ReportedSite } from './report.js';

export interface Suggestion {
  site: ReportedSite;
  file: string;
  start: Position;
  /** Exclusive. */
  end: Position;
  text: string;
  /** The source lines around it, for columns in bytes. */
  lines: ReadonlyMap<number, string>;
}

/** Changes of one site that have fewer lines between them than this become one suggestion. */
const NEAR = 4;

/**
 * Each change of the run in exactly one suggestion; all of them together are what the run does. A change that several sites share is with the
 * first of them. A site none of whose changes can be shown (a key stands in the lines) has none.
 */
export function suggestionsOf({ sites, run }: Report): Suggestion[] {
  if (run.mode === 'write') return [];
  const taken = new Set<string>();
  const all = sites.flatMap((site) =>
    site.changes.flatMap((change) => {
      const key = keyOf(change);
      if (taken.has(key)) return [];
      taken.add(key);
      return [{ site, change }];
    }),
  );
  const files = new Set(all.map(({ change }) => change.file));
  const groups = [...files].flatMap((file) => together(all.filter(({ change }) => change.file === file)));
  return groups.flatMap(({ site, changes }) => suggestion(site, changes) ?? []);
}

const keyOf = ({ file, line, column, endLine, endColumn, after }: ReportedChange): string =>
  JSON.stringify([file, line, column, endLine, endColumn, after]);

/** Neighbours of one site, with no change of another between them. */
function together(changes: readonly { site: ReportedSite; change: ReportedChange }[]): { site: ReportedSite; changes: ReportedChange[] }[] {
  const groups: { site: ReportedSite; changes: ReportedChange[] }[] = [];
  const sorted = [...changes].sort((a, b) => a.change.line - b.change.line || a.change.column - b.change.column);
  for (const { site, change } of sorted) {
    const last = groups.at(-1);
    const end = last?.changes.at(-1)?.endLine ?? 0;
    if (last?.site === site && change.line - end <= NEAR) last.changes.push(change);
    else groups.push({ site, changes: [change] });
  }
  return groups;
}

function suggestion(site: ReportedSite, changes: readonly ReportedChange[]): Suggestion | undefined {
  const [first] = changes;
  const last = changes.at(-1);
  if (!first || !last) return undefined;
  const lines = linesOf(site, first.file);
  let text = '';
  let at: Position = first;
  for (const change of changes) {
    const between = textBetween(lines, at, change);
    if (between === undefined || textBetween(lines, change, endOf(change)) === undefined) return undefined;
    text += between + change.after;
    at = endOf(change);
  }
  return { site, file: first.file, start: { line: first.line, column: first.column }, end: endOf(last), text, lines };
}

const endOf = ({ endLine, endColumn }: ReportedChange): Position => ({ line: endLine, column: endColumn });
