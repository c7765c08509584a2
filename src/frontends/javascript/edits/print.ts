/** Operations to text edits: only the characters that must change do, in the layout of the code around them. */

import type { TextEdit } from '../../../rewrite/edits.js';
import type { Planned } from '../../../rewrite/operations.js';
import type { SiteEdit } from '../../../run/engine.js';
import type { Expr } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import { type Node, startOf } from '../syntax/ast.js';
import { withComments } from '../syntax/comments.js';
import type { ObjectSyntax } from '../syntax/syntax.js';
import { typeImportEdit } from '../types/type-import.js';
import { listEdits, objectEdits } from './print-lists.js';
import { assignment, declaration, endpoint, unassignments } from './print-statements.js';

type Of<K extends Planned['op']> = Extract<Planned, { op: K }>;

export function printOperations(
  operations: readonly Planned[],
  moduleOf: (file: string) => Module | undefined,
  syntax: ObjectSyntax,
): SiteEdit[] {
  const edits: SiteEdit[] = [];
  const emit = (file: string, by: Pick<Planned, 'kind' | 'sites'>, edit: TextEdit) =>
    edits.push({ ...edit, file, kind: by.kind, sites: by.sites });
  const objects = new Map<string, { object: Expr; inserts: Of<'insert'>[]; removes: Of<'remove'>[] }>();
  const wraps = new Map<string, Of<'wrap'>[]>();
  const gone = unassignments(
    operations.filter((operation) => operation.op === 'unassign'),
    (file) => moduleOf(file) as Module,
  );
  for (const { by, edit } of gone) emit(edit.file, by, edit);
  const goes = (node: Node) => gone.some((statement) => statement.node === node);
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
      case 'enclose': {
        const { expr, open, close } = operation;
        emit(expr.file, operation, { start: expr.start, end: expr.start, text: open });
        emit(expr.file, operation, { start: expr.end, end: expr.end, text: close });
        break;
      }
      case 'list':
        for (const edit of listEdits(operation, module(operation.array))) emit(operation.array.file, operation, edit);
        break;
      case 'assign':
        for (const edit of assignment(operation, module(operation.after), goes)) emit(operation.after.file, operation, edit);
        break;
      case 'unassign':
        break;
      case 'declare':
        emit(operation.before.file, operation, declaration(operation, module(operation.before)));
        break;
      case 'import':
        for (const edit of typeImportEdit(module(operation.at), operation.name, operation.specifier))
          emit(operation.at.file, operation, edit);
        break;
      case 'endpoint':
        for (const edit of endpoint(operation.anchor, module(operation.anchor.expr))) emit(operation.anchor.expr.file, operation, edit);
        break;
    }
  }
  for (const group of objects.values()) {
    const module = moduleOf(group.object.file) as Module;
    for (const { by, edit } of objectEdits(group.object, group.inserts, group.removes, module, syntax)) emit(group.object.file, by, edit);
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
        text: `${open}, ${syntax.entry(wrap.key ?? '...', wrap.text, first.expr)}${close}`,
      });
    }
  }
  return edits.map((edit) => ({ ...edit, text: withComments(edit, moduleOf(edit.file) as Module) }));
}

/** `thinking` in `{ thinking }` needs its name in front of a new value. */
function shorthandKey(expr: Expr, module: Module): string {
  const parent = module.scopes.parentOf(expr.node as Node);
  if (parent?.type !== 'ObjectProperty' || !parent.shorthand || startOf(parent.value) !== expr.start) return '';
  return `${module.text.slice(expr.start, expr.end)}: `;
}
