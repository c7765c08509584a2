/** Operations to text edits: only the characters that must change do, in the layout of the code around them. */
import type { TextEdit } from '../../../rewrite/edits.js';
import type { Planned } from '../../../rewrite/operations.js';
import type { SiteEdit } from '../../../run/engine.js';
import { outcomes, property } from '../../../values/outcomes.js';
import { type Expr, isAbsent } from '../../../values/values.js';
import { type CommentStyle, type Span, withComments } from '../../comments.js';
import { indentAt, lineEnd } from '../../layout.js';
import { entryEdits, stringEdits } from '../../lists.js';
import type { Module } from '../modules/modules.js';
import { stringValue } from '../syntax/literals.js';
import { argumentsOf, calleeOf, field, isCall, isKeyword, isSplat, type Node, parts, positional, statementOf } from '../syntax/node.js';
import { hasOwnLine, withoutStatements } from '../syntax/statements.js';
import { type EntrySyntax, itemsOf, maybe } from '../syntax/syntax.js';
import type { Context } from '../values/context.js';
import { importOmit, omitAt } from './omit.js';

type Of<K extends Planned['op']> = Extract<Planned, { op: K }>;
type By = Pick<Planned, 'kind' | 'sites'>;
type Emit = (file: string, by: By, edit: TextEdit) => void;

export const COMMENTS: CommentStyle = { line: /#[^\r\n]*/, joint: /\\\r?\n/ };

export function printOperations(operations: readonly Planned[], ctx: Context, syntax: EntrySyntax): SiteEdit[] {
  const edits: SiteEdit[] = [];
  const home = (expr: { file: string }) => ctx.modules.get(expr.file) as Module;
  const emit: Emit = (file, { kind, sites }, edit) => edits.push({ ...edit, file, kind, sites });
  const objects = new Map<string, { object: Expr; inserts: Of<'insert'>[]; removes: Of<'remove'>[] }>();
  const wraps = new Map<string, Of<'wrap'>[]>();
  const gone = new Map<Node, Of<'unassign'>>();
  const keyOf = ({ file, start, end }: Expr) => `${file}:${start}:${end}`;
  const into = (object: Expr) => {
    const group = objects.get(keyOf(object)) ?? { object, inserts: [], removes: [] };
    objects.set(keyOf(object), group);
    return group;
  };
  for (const operation of operations) {
    switch (operation.op) {
      case 'insert':
        into(operation.object).inserts.push(operation);
        break;
      case 'remove':
        into(operation.object).removes.push(operation);
        break;
      case 'wrap':
        // Keyword arguments need nothing around them.
        if (isArguments(operation.expr) && operation.key !== null) {
          const { expr, key, text, kind, sites } = operation;
          into(expr).inserts.push({ op: 'insert', object: expr, after: lastItem(expr), key, text, kind, sites });
        } else wraps.set(keyOf(operation.expr), [...(wraps.get(keyOf(operation.expr)) ?? []), operation]);
        break;
      case 'replace':
        emit(operation.expr.file, operation, { start: operation.expr.start, end: operation.expr.end, text: operation.text });
        break;
      case 'enclose': {
        const { expr, open, close } = operation;
        emit(expr.file, operation, { start: expr.start + 1, end: expr.start + 1, text: open });
        emit(expr.file, operation, { start: expr.end - 1, end: expr.end - 1, text: close });
        break;
      }
      case 'list':
        for (const edit of listEdits(operation, home(operation.array), syntax)) emit(operation.array.file, operation, edit);
        break;
      case 'assign':
        emit(operation.after.file, operation, assignment(operation, home(operation.after), syntax));
        break;
      case 'declare': {
        const { file, start } = operation.before;
        const { text } = home(operation.before);
        const between = hasOwnLine(operation.before.node as Node, text) ? lineEnd(text) + indentAt(text, start) : '; ';
        emit(file, operation, { start, end: start, text: `${operation.name} = ${operation.text}${between}` });
        break;
      }
      case 'unassign':
        gone.set(statementOf(operation.expr.node as Node), operation);
        break;
      case 'endpoint': {
        const node = operation.anchor.expr.node as Node;
        const name = field(node, 'attribute');
        // `getattr(client, "messages")`
        const end = name ? name.start : (positional(node)[0] as Node).end;
        emit(operation.anchor.expr.file, operation, { start: end, end, text: name ? 'beta.' : '.beta' });
        break;
      }
    }
  }
  // What is put behind the last entry of an object comes behind what closes a wrapped value of it.
  for (const group of wraps.values()) wrapEdits(group, home, ctx, syntax, emit);
  const omits = new Map<Node, By & { file: string }>();
  for (const { object, inserts, removes } of objects.values()) {
    objectEdits(object, inserts, removes, home(object), ctx, syntax, emit);
    for (const { text, kind, sites } of inserts) {
      const beside = maybe(text) && isArguments(object) ? omitAt(object.node as Node, home(object))?.beside : undefined;
      if (beside) omits.set(beside, { kind, file: object.file, sites: [...(omits.get(beside)?.sites ?? []), ...sites] });
    }
  }
  for (const [beside, by] of omits) emit(by.file, by, importOmit(beside, home(by)));
  for (const file of new Set([...gone.values()].map(({ expr }) => expr.file))) {
    const own = [...gone.keys()].filter((statement) => gone.get(statement)?.expr.file === file);
    for (const { edit, statements } of withoutStatements(own, home({ file }).text)) {
      const by = statements.flatMap((statement) => gone.get(statement) ?? []);
      emit(file, { kind: (by[0] as By).kind, sites: [...new Set(by.flatMap(({ sites }) => sites))] }, edit);
    }
  }
  return edits.map((edit) => {
    const module = ctx.modules.get(edit.file) as Module;
    return { ...edit, text: withComments(edit, module.text, module.comments, COMMENTS) };
  });
}

const isArguments = (expr: Expr): boolean => (expr.node as Node).type === 'argument_list';
const spanOf = ({ start, end }: Span): Span => ({ start, end });

function lastItem(list: Expr): Expr | null {
  const node = itemsOf(list.node as Node).at(-1);
  return node ? { file: list.file, start: node.start, end: node.end, node } : null;
}

/** All insertions and removals of one dictionary or call. */
function objectEdits(
  object: Expr,
  inserts: readonly Of<'insert'>[],
  removes: readonly Of<'remove'>[],
  module: Module,
  ctx: Context,
  syntax: EntrySyntax,
  emit: Emit,
): void {
  const node = object.node as Node;
  const list = isCall(node) ? argumentsOf(node) : node;
  const isCallList = list.type === 'argument_list';
  const items = parts(list);
  // A keyword that a splat has, too, is an error: the splat gets another value instead.
  const clashing = (insert: Of<'insert'>): Node | undefined =>
    isCallList ? items.findLast((item) => item.type === 'dictionary_splat' && mayHave(item, insert.key, module, ctx)) : undefined;
  // What is given by name stands behind what is given by position.
  const last = isCallList ? items.findLast((item) => !isKeyword(item) && !isSplat(item)) : undefined;
  const first = last && { file: object.file, start: last.start, end: last.end, node: last };
  const plain = inserts
    .filter((insert) => !clashing(insert))
    .map((insert) => (insert.after === null && first ? { ...insert, after: first } : insert));
  for (const splat of new Set(inserts.flatMap((insert) => clashing(insert) ?? []))) {
    const own = inserts.filter((insert) => clashing(insert) === splat);
    const [argument] = parts(splat);
    const [one] = own;
    if (!argument || !one) continue;
    emit(object.file, one, { start: argument.start, end: argument.start, text: argument.type === 'boolean_operator' ? '{**(' : '{**' });
    const close = argument.type === 'boolean_operator' ? ')' : '';
    const entries = own.map((insert) => syntax.entry(insert.key, insert.text, object)).join(', ');
    const sites = [...new Set(own.flatMap(({ sites: all }) => all))];
    emit(object.file, { kind: one.kind, sites }, { start: argument.end, end: argument.end, text: `${close}, ${entries}}` });
  }
  const entry = (insert: Of<'insert'>) => (isCallList ? syntax.keyword : syntax.entry)(insert.key, insert.text, object);
  const span = { start: list.start, end: list.end };
  for (const { by, edit } of entryEdits(
    { text: module.text, comments: COMMENTS, span, items: items.map(spanOf), entry, padding: '' },
    plain,
    removes,
  ))
    emit(object.file, by, edit);
}

/** False only where the value is known not to have the entry. */
function mayHave(splat: Node, key: string, module: Module, ctx: Context): boolean {
  const [argument] = parts(splat);
  if (!argument) return true;
  const whole = outcomes(ctx.evaluate(argument, module));
  // What the endpoint did not take so far, nobody passed.
  const list = splat.parent;
  const isBeta = list?.parent && isCall(list.parent) && /\bbeta\b/.test(calleeOf(list.parent).text);
  if (key === 'betas' && !isBeta && whole.every(({ leaf }) => leaf.kind === 'open')) return false;
  return outcomes(property(ctx.evaluate(argument, module), key)).some(({ leaf }) => !isAbsent(leaf));
}

/** `{**params, "key": …}`. */
function wrapEdits(group: readonly Of<'wrap'>[], home: (expr: Expr) => Module, ctx: Context, syntax: EntrySyntax, emit: Emit): void {
  const [first] = group;
  if (!first) return;
  const { expr } = first;
  const node = expr.node as Node;
  // `None` and what stands for a value that is not given cannot be spread.
  const isObject = outcomes(ctx.evaluate(node, home(expr))).every(({ leaf }) => leaf.kind === 'object');
  const isOperation = /^(?:conditional_expression|boolean_operator|binary_operator|lambda)$/.test(node.type);
  const [before, after] = isObject ? (isOperation ? ['(', ')'] : ['', '']) : isOperation ? ['((', ') or {})'] : ['(', ' or {})'];
  emit(expr.file, first, { start: expr.start, end: expr.start, text: `{**${before}` });
  for (const [index, wrap] of group.entries()) {
    const open = index === 0 ? after : '';
    const close = index === group.length - 1 ? '}' : '';
    emit(expr.file, wrap, { start: expr.end, end: expr.end, text: `${open}, ${syntax.entry(wrap.key ?? '...', wrap.text, expr)}${close}` });
  }
}

function listEdits(operation: Of<'list'>, { text }: Module, syntax: EntrySyntax): TextEdit[] {
  const { array } = operation;
  const items = parts(array.node as Node);
  const list = { text, comments: COMMENTS, span: spanOf(array), items };
  return stringEdits(operation, list, stringValue, (value, like) =>
    syntax.string(value, like ? { file: array.file, start: like.start, end: like.end, node: like } : array),
  );
}

/** `kwargs["output_config"] = …` after `kwargs["thinking"] = …`. */
function assignment({ after, target, key, text: value }: Of<'assign'>, { text }: Module, syntax: EntrySyntax): TextEdit {
  const code = `${text.slice(target.start, target.end)}[${syntax.string(key, target)}] = ${value}`;
  const statement = statementOf(after.node as Node);
  const { end, start } = statement;
  const between = hasOwnLine(statement, text) ? lineEnd(text) + indentAt(text, start) : '; ';
  // Behind other statements, and the comment, of its line.
  const rest = between === '; ' ? 0 : (/^[ \t]*(?:#[^\r\n]*)?(?=\r?\n|$)/.exec(text.slice(end))?.[0].length ?? -1);
  return rest < 0 ? { start: end, end, text: `; ${code}` } : { start: end + rest, end: end + rest, text: between + code };
}
