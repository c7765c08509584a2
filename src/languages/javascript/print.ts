/** Operations to text edits: only the characters that must change do, in the layout of the code around them. */

import type { TextEdit } from '../../edits.js';
import type { SiteEdit } from '../../engine.js';
import type { Planned } from '../../operations.js';
import type { StepName } from '../../steps.js';
import type { Expr } from '../../values.js';
import { endOf, type Node, startOf } from './ast.js';
import type { Module } from './modules.js';
import { assignment, endpoint, unassignment, wholeLines } from './print-statements.js';
import { indentAt, lineEnd, startsLine } from './syntax.js';

type Of<K extends Planned['op']> = Extract<Planned, { op: K }>;

export function printOperations(operations: readonly Planned[], moduleOf: (file: string) => Module | undefined): SiteEdit[] {
  const edits: SiteEdit[] = [];
  const emit = (file: string, by: Pick<Planned, 'kind' | 'sites'>, edit: TextEdit) =>
    edits.push({ ...edit, file, kind: by.kind, sites: by.sites });
  const objects = new Map<string, { object: Expr; inserts: Of<'insert'>[]; removes: Of<'remove'>[] }>();
  const wraps = new Map<string, Of<'wrap'>[]>();
  for (const operation of operations) {
    const module = (expr: Expr) => moduleOf(expr.file) as Module;
    switch (operation.op) {
      case 'insert':
      case 'remove': {
        const key = `${operation.object.file}:${operation.object.start}:${operation.object.end}`;
        const group = objects.get(key) ?? { object: operation.object, inserts: [], removes: [] };
        if (operation.op === 'insert') group.inserts.push(operation);
        else group.removes.push(operation);
        objects.set(key, group);
        break;
      }
      case 'wrap': {
        const key = `${operation.expr.file}:${operation.expr.start}:${operation.expr.end}`;
        wraps.set(key, [...(wraps.get(key) ?? []), operation]);
        break;
      }
      case 'replace':
        emit(operation.expr.file, operation, {
          start: operation.expr.start,
          end: operation.expr.end,
          text: shorthandKey(operation.expr, module(operation.expr)) + operation.text,
        });
        break;
      case 'list':
        for (const edit of listEdits(operation, module(operation.array))) emit(operation.array.file, operation, edit);
        break;
      case 'assign':
        for (const edit of assignment(operation, module(operation.after))) emit(operation.after.file, operation, edit);
        break;
      case 'unassign':
        emit(operation.expr.file, operation, unassignment(operation.expr, module(operation.expr)));
        break;
      case 'endpoint':
        for (const edit of endpoint(operation.anchor, module(operation.anchor.expr))) emit(operation.anchor.expr.file, operation, edit);
        break;
    }
  }
  for (const group of objects.values()) {
    const module = moduleOf(group.object.file) as Module;
    for (const { by, edit } of objectEdits(group.object, group.inserts, group.removes, module)) emit(group.object.file, by, edit);
  }
  for (const [first, ...rest] of wraps.values()) {
    if (!first) continue;
    const key = shorthandKey(first.expr, moduleOf(first.expr.file) as Module);
    const loose = /^(?:Conditional|Logical|Assignment|Sequence)Expression$/.test((first.expr.node as Node).type);
    const all = [first, ...rest];
    emit(first.expr.file, first, { start: first.expr.start, end: first.expr.start, text: `${key}{ ...${loose ? '(' : ''}` });
    for (const [index, wrap] of all.entries()) {
      const close = index === all.length - 1 ? ' }' : '';
      const open = loose && index === 0 ? ')' : '';
      emit(first.expr.file, wrap, {
        start: first.expr.end,
        end: first.expr.end,
        text: `${open}, ${wrap.key === null ? `...${wrap.text}` : `${wrap.key}: ${wrap.text}`}${close}`,
      });
    }
  }
  return edits;
}

/** `thinking` in `{ thinking }` needs its name in front of a new value. */
function shorthandKey(expr: Expr, module: Module): string {
  const parent = module.scopes.parentOf(expr.node as Node);
  if (parent?.type !== 'ObjectProperty' || !parent.shorthand || startOf(parent.value) !== expr.start) return '';
  return `${module.text.slice(expr.start, expr.end)}: `;
}

type By = { kind: StepName; sites: readonly string[] };

const entryText = (insert: Of<'insert'>): string => (insert.key === '...' ? `...${insert.text}` : `${insert.key}: ${insert.text}`);

/** All insertions and removals of one object literal. */
function objectEdits(object: Expr, inserts: Of<'insert'>[], removes: Of<'remove'>[], module: Module): { by: By; edit: TextEdit }[] {
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
      edits.push({ by: remove, edit: { start: startOf(entry), end: endOf(entry), text: list.map(entryText).join(separator) } });
      continue;
    }
    const comment = multiline ? commentBehind(endOf(entry), module) : undefined;
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

/** The end of a line comment behind an entry (and its comma), on the same line. */
function commentBehind(offset: number, module: Module): { end: number; comma: boolean } | undefined {
  const rest = module.text.slice(offset);
  const match = /^[ \t]*(,?)[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/[ \t]*(?=\r?\n))/.exec(rest);
  return match ? { end: offset + match[0].trimEnd().length, comma: match[1] === ',' } : undefined;
}

const hasComment = (text: string): boolean => /\/[/*]/.test(text);

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
  const alone = items.slice(first, last + 1).map((item) => {
    const comma = /^\s*,/.exec(text.slice(endOf(item)))?.[0].length ?? 0;
    return wholeLines(startOf(item), endOf(item) + comma, text);
  });
  // Without a comma behind the last item there is none behind what is last now.
  const trailing = /^\s*,/.test(text.slice(end));
  const comma = !next && previous && !trailing ? text.indexOf(',', endOf(previous)) : -1;
  return comma < 0 ? alone : [{ start: comma, end: comma + 1, text: '' }, ...alone];
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

function listEdits({ array, drop, add }: Of<'list'>, module: Module): TextEdit[] {
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
