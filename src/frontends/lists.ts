/** Edits of what is written as a list (objects, arrays, arguments, imports): items in and out, with their commas, comments and lines. */
import type { TextEdit } from '../rewrite/edits.js';
import type { Planned } from '../rewrite/operations.js';
import type { StepName } from '../rewrite/steps.js';
import { type CommentStyle, commaAfter, commentBehind, hasComment, type Span } from './comments.js';
import { indentAt, lineEnd, startsLine, wholeLines } from './layout.js';

type Of<K extends Planned['op']> = Extract<Planned, { op: K }>;
type By = { kind: StepName; sites: readonly string[] };

/** A list in a source text. */
export interface List {
  text: string;
  comments: CommentStyle;
  /** With the brackets. */
  span: Span;
  items: readonly Span[];
  /** How a new item is written. */
  entry: (insert: Of<'insert'>) => string;
  /** Between its brackets and a single item: white space or nothing. */
  padding: string;
}

/** All insertions and removals of one list. */
export function entryEdits(list: List, inserts: readonly Of<'insert'>[], removes: readonly Of<'remove'>[]): { by: By; edit: TextEdit }[] {
  const { text, comments, span, items, entry: entryText, padding } = list;
  const edits: { by: By; edit: TextEdit }[] = [];
  const removed = new Map(removes.map((remove) => [remove.entry.start, remove]));
  const groups = new Map<number | null, Of<'insert'>[]>();
  for (const insert of inserts) {
    const key = insert.after && items.some((p) => p.start === insert.after?.start) ? insert.after.start : null;
    groups.set(key, [...(groups.get(key) ?? []), insert]);
  }
  const replaced = new Set<number>();
  const followed = new Set<number>();
  for (const [after, group] of groups) {
    const index = items.findIndex((p) => p.start === after);
    const entry = items[index];
    if (!entry) {
      const first = items[0];
      const between = first && startsLine(text, first.start) ? lineEnd(text) + indentAt(text, first.start) : ' ';
      const at = first ? first.start : span.start + 1;
      for (const insert of group) {
        const alone = `${insert === group[0] ? padding : ' '}${entryText(insert)}${insert === group.at(-1) ? padding : ','}`;
        edits.push({ by: insert, edit: { start: at, end: at, text: first ? `${entryText(insert)},${between}` : alone } });
      }
      if (!first && span.end - span.start > 2 && text.slice(span.start + 1, span.end - 1).trim() === '')
        edits.push({ by: group[0] as By, edit: { start: span.start + 1, end: span.end - 1, text: '' } });
      continue;
    }
    const remove = removed.get(entry.start);
    const multiline = startsLine(text, entry.start);
    const separator = multiline ? `,${lineEnd(text)}${indentAt(text, entry.start)}` : ', ';
    if (remove) {
      // The new entries take the place of the one that goes.
      replaced.add(entry.start);
      const sites = [...new Set([remove, ...group].flatMap((one) => one.sites))];
      const edit = { start: entry.start, end: entry.end, text: group.map(entryText).join(separator) };
      edits.push({ by: { kind: remove.kind, sites }, edit });
      continue;
    }
    const comment = multiline ? commentBehind(entry.end, text, comments) : undefined;
    if (!comment) {
      for (const insert of group)
        edits.push({ by: insert, edit: { start: entry.end, end: entry.end, text: separator + entryText(insert) } });
      continue;
    }
    // A comment behind the entry stays on its line, and its comma stands before the new entries.
    followed.add(entry.start);
    const later = comment.comma ? undefined : commaAfter(entry.end, text, comments);
    const rest = items.slice(index + 1);
    const closes =
      rest.every(({ start }) => removed.has(start) && !groups.has(start)) &&
      commaAfter((items.at(-1) as Span).end, text, comments) === undefined;
    if (!comment.comma) edits.push({ by: group[0] as By, edit: { start: entry.end, end: entry.end, text: ',' } });
    for (const insert of group) {
      // A comma in front of the next entry follows the new ones now.
      const comma = (closes || later !== undefined) && insert === group.at(-1) ? '' : ',';
      edits.push({
        by: insert,
        edit: { start: comment.end, end: comment.end, text: lineEnd(text) + indentAt(text, entry.start) + entryText(insert) + comma },
      });
    }
  }
  const inside = { start: span.start + 1, end: span.end - 1 };
  if (items.length > 0 && inserts.length === 0 && removed.size === items.length && !hasComment(outside(list, inside), comments)) {
    const sites = [...new Set(removes.flatMap((remove) => remove.sites))];
    return [{ by: { kind: (removes[0] as By).kind, sites }, edit: { ...inside, text: '' } }];
  }
  for (let index = 0; index < items.length; index++) {
    const goes = (i: number) => {
      const item = items[i];
      return item !== undefined && removed.has(item.start) && !replaced.has(item.start);
    };
    if (!goes(index)) continue;
    let end = index;
    while (goes(end + 1)) end++;
    const by = removed.get((items[index] as Span).start) as By;
    const sites = [...new Set(items.slice(index, end + 1).flatMap((p) => removed.get(p.start)?.sites ?? []))];
    const previous = items[index - 1];
    const needsComma = previous !== undefined && followed.has(previous.start);
    for (const edit of removalOf(items, index, end, text, comments, needsComma)) edits.push({ by: { kind: by.kind, sites }, edit });
    index = end;
  }
  return edits;
}

/**
 * Takes the items from `first` to `last` out of a list, with one of the commas around them; comments stay.
 * @param needsComma the comma in front of them stays, because something is inserted behind it.
 */
export function removalOf(
  items: readonly Span[],
  first: number,
  last: number,
  text: string,
  comments: CommentStyle,
  needsComma = false,
): TextEdit[] {
  const { start } = items[first] as Span;
  const { end } = items[last] as Span;
  const next = items[last + 1];
  const previous = items[first - 1];
  if (!hasComment(gaps(items.slice(first, last + 1), text), comments)) {
    if (next && !hasComment(text.slice(end, next.start), comments)) return [{ start, end: next.start, text: '' }];
    if (!next && previous && !hasComment(text.slice(previous.end, start), comments)) return [{ start: previous.end, end, text: '' }];
  }
  const alone = items.slice(first, last + 1).flatMap((item) => {
    const comma = commaAfter(item.end, text, comments);
    const adjacent = comma !== undefined && text.slice(item.end, comma).trim() === '';
    const whole = wholeLines(item.start, adjacent ? comma + 1 : item.end, text);
    return comma === undefined || adjacent ? [whole] : [whole, { start: comma, end: comma + 1, text: '' }];
  });
  // Without a comma behind the last item there is none behind what is last now.
  const comma =
    !next && previous && !needsComma && commaAfter(end, text, comments) === undefined
      ? commaAfter(previous.end, text, comments)
      : undefined;
  return comma === undefined ? alone : [{ start: comma, end: comma + 1, text: '' }, ...alone];
}

/** What of a list stands around its items. */
const outside = ({ items, text }: List, { start, end }: Span): string =>
  text.slice(start, items[0]?.start) + gaps(items, text) + text.slice(items.at(-1)?.end, end);

/** What stands between items. */
const gaps = (items: readonly Span[], text: string): string =>
  items
    .slice(1)
    .map((item, index) => text.slice((items[index] as Span).end, item.start))
    .join('');

/** Strings out of and into an array; `read` gives the string that an item is. */
export function stringEdits<I extends Span>(
  { drop, add }: Pick<Of<'list'>, 'drop' | 'add'>,
  { text, comments, span, items }: Omit<List, 'items' | 'entry' | 'padding'> & { items: readonly I[] },
  read: (item: I) => string | undefined,
  write: (value: string, like: I | undefined) => string,
): TextEdit[] {
  const dropped = (item: I | undefined): boolean => {
    const value = item && read(item);
    return value !== undefined && drop.includes(value);
  };
  const like = items.find((item) => read(item) !== undefined);
  const added = add.map((value) => write(value, like));
  const last = items.at(-1);
  const edits: TextEdit[] = [];
  if (!last) return [{ start: span.start + 1, end: span.end - 1, text: added.join(', ') }];
  const replaceLast = dropped(last) && added.length > 0;
  for (let index = 0; index < items.length; index++) {
    const item = items[index] as I;
    if (!dropped(item) || (replaceLast && item === last)) continue;
    let end = index;
    while (dropped(items[end + 1]) && !(replaceLast && items[end + 1] === last)) end++;
    edits.push(...removalOf(items, index, end, text, comments));
    index = end;
  }
  if (replaceLast) edits.push({ start: last.start, end: last.end, text: added.join(', ') });
  else if (added.length) {
    const separator = startsLine(text, last.start) ? `,${lineEnd(text)}${indentAt(text, last.start)}` : ', ';
    edits.push({ start: last.end, end: last.end, text: separator + added.join(separator) });
  }
  return edits;
}
