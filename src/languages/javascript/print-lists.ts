/** Edits of object and array literals and of other lists: entries in and out, with their commas, comments and lines. */
import type { TextEdit } from '../../edits.js';
import type { Planned } from '../../operations.js';
import type { StepName } from '../../steps.js';
import type { Expr } from '../../values.js';
import { endOf, type Node, startOf } from './ast.js';
import { commaAfter, commentBehind, hasComment } from './comments.js';
import type { Module } from './modules.js';
import { wholeLines } from './print-statements.js';
import { indentAt, lineEnd, startsLine } from './syntax.js';

type Of<K extends Planned['op']> = Extract<Planned, { op: K }>;
type By = { kind: StepName; sites: readonly string[] };

const entryText = (insert: Of<'insert'>): string => (insert.key === '...' ? `...${insert.text}` : `${insert.key}: ${insert.text}`);

/** All insertions and removals of one object literal. */
export function objectEdits(object: Expr, inserts: Of<'insert'>[], removes: Of<'remove'>[], module: Module): { by: By; edit: TextEdit }[] {
  const { properties } = object.node as { properties: Node[] };
  const { text } = module;
  const edits: { by: By; edit: TextEdit }[] = [];
  const removed = new Map(removes.map((remove) => [remove.entry.start, remove]));
  const last = new Map<number | null, Of<'insert'>[]>();
  for (const insert of inserts) {
    const key = insert.after && properties.some((p) => startOf(p) === insert.after?.start) ? insert.after.start : null;
    last.set(key, [...(last.get(key) ?? []), insert]);
  }
  const replaced = new Set<number>();
  for (const [after, list] of last) {
    const index = properties.findIndex((p) => startOf(p) === after);
    const entry = properties[index];
    if (!entry) {
      const first = properties[0];
      const between = first && startsLine(text, startOf(first)) ? lineEnd(text) + indentAt(text, startOf(first)) : ' ';
      const at = first ? startOf(first) : object.start + 1;
      for (const insert of list)
        edits.push({
          by: insert,
          edit: {
            start: at,
            end: at,
            text: first ? `${entryText(insert)},${between}` : ` ${entryText(insert)}${insert === list.at(-1) ? ' ' : ','}`,
          },
        });
      if (!first && endOf(object.node as Node) - object.start > 2 && text.slice(object.start + 1, object.end - 1).trim() === '')
        edits.push({ by: list[0] as By, edit: { start: object.start + 1, end: object.end - 1, text: '' } });
      continue;
    }
    const remove = removed.get(startOf(entry));
    const multiline = startsLine(text, startOf(entry));
    const separator = multiline ? `,${lineEnd(text)}${indentAt(text, startOf(entry))}` : ', ';
    if (remove) {
      // The new entries take the place of the one that goes.
      replaced.add(startOf(entry));
      const sites = [...new Set([remove, ...list].flatMap((one) => one.sites))];
      const edit = { start: startOf(entry), end: endOf(entry), text: list.map(entryText).join(separator) };
      edits.push({ by: { kind: remove.kind, sites }, edit });
      continue;
    }
    const comment = multiline ? commentBehind(endOf(entry), text) : undefined;
    if (!comment) {
      for (const insert of list)
        edits.push({ by: insert, edit: { start: endOf(entry), end: endOf(entry), text: separator + entryText(insert) } });
      continue;
    }
    // A comment behind the entry stays on its line.
    const isLast = index === properties.length - 1 && !comment.comma;
    if (isLast) edits.push({ by: list[0] as By, edit: { start: endOf(entry), end: endOf(entry), text: ',' } });
    for (const insert of list) {
      const comma = isLast && insert === list.at(-1) ? '' : ',';
      edits.push({
        by: insert,
        edit: { start: comment.end, end: comment.end, text: lineEnd(text) + indentAt(text, startOf(entry)) + entryText(insert) + comma },
      });
    }
  }
  const inside = { start: object.start + 1, end: object.end - 1 };
  if (
    properties.length > 0 &&
    inserts.length === 0 &&
    removed.size === properties.length &&
    !hasComment(outside(properties, inside, text))
  ) {
    const sites = [...new Set(removes.flatMap((remove) => remove.sites))];
    return [{ by: { kind: (removes[0] as By).kind, sites }, edit: { ...inside, text: '' } }];
  }
  for (let index = 0; index < properties.length; index++) {
    const goes = (i: number) =>
      properties[i] !== undefined && removed.has(startOf(properties[i] as Node)) && !replaced.has(startOf(properties[i] as Node));
    if (!goes(index)) continue;
    let end = index;
    while (goes(end + 1)) end++;
    const by = removed.get(startOf(properties[index] as Node)) as By;
    const sites = [...new Set(properties.slice(index, end + 1).flatMap((p) => removed.get(startOf(p))?.sites ?? []))];
    for (const edit of removalOf(properties, index, end, module)) edits.push({ by: { kind: by.kind, sites }, edit });
    index = end;
  }
  return edits;
}

/** Takes the items from `first` to `last` out of a list, with one of the commas around them; comments stay. */
export function removalOf(items: readonly Node[], first: number, last: number, module: Module): TextEdit[] {
  const { text } = module;
  const start = startOf(items[first] as Node);
  const end = endOf(items[last] as Node);
  const next = items[last + 1];
  const previous = items[first - 1];
  if (!hasComment(gaps(items.slice(first, last + 1), text))) {
    if (next && !hasComment(text.slice(end, startOf(next)))) return [{ start, end: startOf(next), text: '' }];
    if (!next && previous && !hasComment(text.slice(endOf(previous), start))) return [{ start: endOf(previous), end, text: '' }];
  }
  const alone = items.slice(first, last + 1).flatMap((item) => {
    const comma = commaAfter(endOf(item), text);
    const adjacent = comma !== undefined && text.slice(endOf(item), comma).trim() === '';
    const whole = wholeLines(startOf(item), adjacent ? comma + 1 : endOf(item), text);
    return comma === undefined || adjacent ? [whole] : [whole, { start: comma, end: comma + 1, text: '' }];
  });
  // Without a comma behind the last item there is none behind what is last now.
  const comma = !next && previous && commaAfter(end, text) === undefined ? commaAfter(endOf(previous), text) : undefined;
  return comma === undefined ? alone : [{ start: comma, end: comma + 1, text: '' }, ...alone];
}

/** What of a literal stands around its items. */
const outside = (items: readonly Node[], { start, end }: { start: number; end: number }, text: string): string =>
  text.slice(start, startOf(items[0] as Node)) + gaps(items, text) + text.slice(endOf(items.at(-1) as Node), end);

/** What stands between items. */
const gaps = (items: readonly Node[], text: string): string =>
  items
    .slice(1)
    .map((item, index) => text.slice(endOf(items[index] as Node), startOf(item)))
    .join('');

export function listEdits({ array, drop, add }: Of<'list'>, module: Module): TextEdit[] {
  const elements = (array.node as { elements: (Node | null)[] }).elements.filter((element) => element !== null);
  const { text } = module;
  const dropped = (node: Node) => node.type === 'StringLiteral' && drop.includes(node.value);
  const quote = text[elements.find((e) => e.type === 'StringLiteral')?.start ?? -1] ?? "'";
  const added = add.map((value) => quote + value + quote);
  const last = elements.at(-1);
  const edits: TextEdit[] = [];
  if (!last) return [{ start: array.start + 1, end: array.end - 1, text: added.join(', ') }];
  const replaceLast = dropped(last) && added.length > 0;
  for (let index = 0; index < elements.length; index++) {
    const element = elements[index] as Node;
    if (!dropped(element) || (replaceLast && element === last)) continue;
    let end = index;
    while (elements[end + 1] && dropped(elements[end + 1] as Node) && !(replaceLast && elements[end + 1] === last)) end++;
    edits.push(...removalOf(elements, index, end, module));
    index = end;
  }
  if (replaceLast) edits.push({ start: startOf(last), end: endOf(last), text: added.join(', ') });
  else if (added.length) {
    const separator = startsLine(text, startOf(last)) ? `,${lineEnd(text)}${indentAt(text, startOf(last))}` : ', ';
    edits.push({ start: endOf(last), end: endOf(last), text: separator + added.join(separator) });
  }
  return edits;
}
