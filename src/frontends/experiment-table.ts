/** The table of an experiment's module: a row of budgets for each call site, as JavaScript and Python both write it. */
import type { SiteEdit } from '../run/engine.js';
import type { Participant } from '../run/experiment.js';
import type { CommentStyle, Span } from './comments.js';
import { entryEdits } from './lists.js';

/** Where the table is written in a file. */
export interface Table {
  file: string;
  text: string;
  comments: CommentStyle;
  /** With the brackets. */
  span: Span;
  rows: readonly (Span & { id: string })[];
}

/** A site's row. */
const row = ({ id, arms }: Pick<Participant, 'id' | 'arms'>, quote: string): string =>
  `${quote}${id.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`).replaceAll('\n', '\\n')}${quote}: [${arms.join(', ')}]`;

/** The rows of a new table. */
export const rowsOf = (sites: readonly Participant[], quote: string): string[] =>
  [...sites].sort((a, b) => (a.id < b.id ? -1 : 1)).map((site) => row(site, quote));

type Inserts = Parameters<typeof entryEdits>[1];
type Removes = Parameters<typeof entryEdits>[2];

function editsOf({ file, text, comments, span, rows }: Table, inserts: Inserts, removes: Removes): SiteEdit[] {
  const list = { text, comments, span, items: rows, padding: ' ', entry: (insert: Inserts[number]) => insert.text };
  return entryEdits(list, inserts, removes).map(({ by: { kind, sites }, edit }) => ({ ...edit, kind, sites, file }));
}

const place = ({ file }: Table, { start, end }: Span) => ({ file, start, end, node: undefined });

/** Rows for these sites: those that are there get the sites' budgets, and the others are added. */
export function withRows(table: Table, sites: readonly Participant[], quote: string): SiteEdit[] {
  const { file, span, rows } = table;
  const last = rows.at(-1);
  const edits: SiteEdit[] = [];
  const inserts: Inserts[number][] = [];
  for (const site of sites) {
    const old = rows.find(({ id }) => id === site.id);
    const by = { kind: 'task-budget', sites: [site.id] } as const;
    const text = row(site, quote);
    if (old) edits.push({ ...by, file, start: old.start, end: old.end, text });
    else inserts.push({ ...by, op: 'insert', object: place(table, span), after: last ? place(table, last) : null, key: site.id, text });
  }
  return [...edits, ...editsOf(table, inserts, [])];
}

/** The table without the rows of sites that ask for their budgets no more. */
function withoutRows(table: Table, kept: ReadonlySet<string>, sites: readonly string[]): SiteEdit[] {
  const gone = table.rows.filter(({ id }) => !kept.has(id));
  const removes = gone.map((one) => ({
    op: 'remove' as const,
    object: place(table, table.span),
    entry: place(table, one),
    kind: 'task-budget' as const,
    sites,
  }));
  return editsOf(table, [], removes);
}

/** What a call that asks for a budget is to the table. */
export interface Asked extends Span {
  id: string;
  /** The file of the call. */
  file: string;
  /** The module that it asks. Absolute path. */
  module: string;
}

/** Takes out of the tables what is asked for no more, once these calls are replaced; a module goes with the last one. */
export function removals(
  replaced: readonly { expr: Span & { file: string }; site: string }[],
  all: readonly Asked[],
  tableIn: (module: string) => Table | undefined,
): SiteEdit[] {
  const goes = ({ file, start, end }: Asked) => replaced.some(({ expr }) => expr.file === file && expr.start === start && expr.end === end);
  const sites = [...new Set(replaced.map(({ site }) => site))];
  return [...new Set(replaced.length ? all.map(({ module }) => module) : [])].flatMap((module): SiteEdit[] => {
    const table = tableIn(module);
    if (!table) return [];
    const kept = new Set(all.filter((one) => one.module === module && !goes(one)).map(({ id }) => id));
    if (kept.size > 0) return withoutRows(table, kept, sites);
    return [{ file: module, kind: 'task-budget', sites, start: 0, end: table.text.length, text: '' }];
  });
}
