/** Statements around blocks: `with`, `try`. */
import type { Expression } from '../../../ir/expressions.js';
import type { Statement } from '../../../ir/ir.js';
import { calleeOf, field, isCall, type Node, parts } from '../syntax/node.js';
import { assignTo } from './assignments.js';
import { blockOf, done, exprAt, type Lowering } from './lowering.js';
import { meaningOf } from './meaning.js';
import { target } from './targets.js';

/** A target gets what the context expression gives; what `__enter__` makes of it is not looked at. */
export function withStatement(node: Node, l: Lowering): Statement[] {
  const clause = parts(node).find(({ type }) => type === 'with_clause') as Node;
  const items = parts(clause).map((item) => inParentheses(field(item, 'value') as Node));
  const entered = items.map((item): Statement => {
    const alias = field(item, 'alias');
    const value = l.expression(alias ? (parts(item)[0] as Node) : item, l);
    return done(item, alias ? assignTo(item, target(alias, l), value, l) : value, l);
  });
  const body = blockOf(field(node, 'body'), l);
  if (!items.some((item) => swallows(item, l))) return [...entered, ...body];
  const expr = exprAt(l, node);
  return [...entered, { k: 'try', expr, body, handlers: [{ expr, target: null, body: [] }], otherwise: [], last: [] }];
}

/** `with (a as b):` */
function inParentheses(node: Node): Node {
  const [inner] = node.type === 'parenthesized_expression' ? parts(node) : [];
  const item = inner && inParentheses(inner);
  return item?.type === 'as_pattern' ? item : node;
}

/** True for what lets the code behind the block run after an exception. */
function swallows(item: Node, l: Lowering): boolean {
  const value = item.type === 'as_pattern' ? parts(item)[0] : item;
  const meaning = value && isCall(value) ? meaningOf(calleeOf(value), l.input.scopes) : undefined;
  return meaning !== undefined && /^(?:contextlib\.suppress|pytest\.raises)$/.test(meaning);
}

export function tryStatement(node: Node, l: Lowering): Extract<Statement, { k: 'try' }> {
  const clauses = parts(node);
  const blockIn = (type: string): Statement[] =>
    blockOf(
      clauses
        .filter((clause) => clause.type === type)
        .flatMap(parts)
        .find(isBlock),
      l,
    );
  return {
    k: 'try',
    expr: exprAt(l, node),
    body: blockOf(field(node, 'body'), l),
    handlers: clauses.filter(({ type }) => type === 'except_clause').map((clause) => handler(clause, l)),
    otherwise: blockIn('else_clause'),
    last: blockIn('finally_clause'),
  };
}

const isBlock = ({ type }: Node): boolean => type === 'block';

type Handler = Extract<Statement, { k: 'try' }>['handlers'][number];

/** The classes that it takes are named first in its body. */
function handler(clause: Node, l: Lowering): Handler {
  const values = parts(clause).filter((part) => !isBlock(part) && part.field !== 'alias');
  let alias = field(clause, 'alias');
  const classes: Expression[] = values.map((value) => {
    const inner = value.type === 'as_pattern' ? field(value, 'alias') : undefined;
    alias ??= inner;
    return l.expression(inner ? (parts(value)[0] as Node) : value, l);
  });
  return {
    expr: exprAt(l, clause),
    target: alias ? target(alias, l) : null,
    body: [...classes.map((one) => done(clause, one, l)), ...blockOf(parts(clause).find(isBlock), l)],
  };
}
