/** Statements. */
import type { Expression } from '../../../ir/expressions.js';
import type { Statement } from '../../../ir/ir.js';
import { field, type Node, parts } from '../syntax/node.js';
import { aliasName } from '../syntax/scope.js';
import { runsIn } from './annotations.js';
import { assignTo } from './assignments.js';
import { tryStatement, withStatement } from './blocks.js';
import { classStatement } from './classes.js';
import { functionStatement } from './functions.js';
import { importStatement } from './imports.js';
import { blockOf, done, exprAt, type Lowering, nameAt, openAt } from './lowering.js';
import { matchStatement } from './match.js';
import { items, target } from './targets.js';

export function statement(node: Node, l: Lowering): Statement[] {
  const expr = exprAt(l, node);
  switch (node.type) {
    case 'expression_statement':
      return expressionStatement(node, l);
    case 'return_statement': {
      const [value] = parts(node);
      return [{ k: 'return', expr, value: value ? l.expression(value, l) : null }];
    }
    case 'if_statement':
      return [ifStatement(node, l)];
    case 'for_statement': {
      const iterable = l.expression(field(node, 'right') as Node, l);
      const over = { target: target(field(node, 'left') as Node, l), iterable, keys: false };
      return [{ ...loopOf(node, l), over }];
    }
    case 'while_statement': {
      const test = l.expression(field(node, 'condition') as Node, l);
      return [{ ...loopOf(node, l), test }];
    }
    case 'break_statement':
      return [{ k: 'break', expr, label: null }];
    case 'continue_statement':
      return [{ k: 'continue', expr, label: null }];
    case 'try_statement':
      return [tryStatement(node, l)];
    case 'with_statement':
      return withStatement(node, l);
    case 'match_statement':
      return matchStatement(node, l);
    case 'function_definition':
      return functionStatement(node, l);
    case 'class_definition':
      return classStatement(node, l);
    case 'decorated_definition':
      return l.statement(field(node, 'definition') as Node, l);
    case 'import_statement':
    case 'import_from_statement':
      return importStatement(node, l);
    case 'raise_statement': {
      const [value, cause] = parts(node).map((part) => l.expression(part, l));
      return [{ k: 'throw', expr, value: value && cause ? openAt(node, [value, cause], l) : (value ?? null) }];
    }
    case 'assert_statement': {
      const [test, message] = parts(node).map((part) => l.expression(part, l)) as [Expression, Expression?];
      const fails: Expression = { k: 'not', file: test.file, start: test.start, end: test.end, node: test.node, value: test };
      return [{ k: 'if', expr, test: fails, yes: [{ k: 'throw', expr, value: message ?? null }], no: [] }];
    }
    case 'delete_statement':
      return parts(node)
        .flatMap((part) => deleted(part, l))
        .map((value) => done(node, value, l));
    case 'type_alias_statement':
      return [typeAlias(node, l)];
    // They say what names mean, and do nothing.
    case 'global_statement':
    case 'nonlocal_statement':
    case 'future_import_statement':
    case 'pass_statement':
      return [];
    default:
      // Statements of Python 2, and what a later version of Python may bring.
      return [
        done(
          node,
          openAt(
            node,
            parts(node).map((part) => l.expression(part, l)),
            l,
          ),
          l,
        ),
      ];
  }
}

function expressionStatement(node: Node, l: Lowering): Statement[] {
  const [only, ...others] = parts(node) as [Node, ...Node[]];
  const isTuple = others.length > 0 || node.children.some((child) => child.text === ',');
  if (isTuple) return [done(node, { k: 'list', ...exprAt(l, node), of: 'tuple', items: items(parts(node), l) }, l)];
  if (only.type !== 'assignment') return [done(node, l.expression(only, l), l)];
  const before = runsIn([field(only, 'type')], l);
  const values = field(only, 'right') ? [...before, l.expression(only, l)] : [...before, ...declared(field(only, 'left') as Node, l)];
  return values.map((value) => done(node, value, l));
}

/** What is evaluated by a declaration without a value: `self.x: int`. */
const declared = (left: Node, l: Lowering): Expression[] =>
  /^(?:attribute|subscript)$/.test(left.type)
    ? parts(left)
        .filter((part) => part.field !== 'attribute')
        .map((part) => l.expression(part, l))
    : [];

/** Not recursive: there may be any number of `elif`. */
function ifStatement(node: Node, l: Lowering): Statement {
  const sides = node.children.filter((child) => child.field === 'alternative');
  const [first, ...others] = [node, ...sides.filter(({ type }) => type === 'elif_clause')].map((side) => ({
    k: 'if' as const,
    expr: exprAt(l, side),
    test: l.expression(field(side, 'condition') as Node, l),
    yes: blockOf(field(side, 'consequence'), l),
    no: [] as Statement[],
  }));
  let last = first as Extract<Statement, { k: 'if' }>;
  for (const other of others) {
    last.no = [other];
    last = other;
  }
  last.no = otherwise(
    sides.find(({ type }) => type === 'else_clause'),
    l,
  );
  return first as Statement;
}

const otherwise = (clause: Node | undefined, l: Lowering): Statement[] => (clause ? blockOf(field(clause, 'body'), l) : []);

const loopOf = (node: Node, l: Lowering): Extract<Statement, { k: 'loop' }> => ({
  k: 'loop',
  expr: exprAt(l, node),
  label: null,
  over: null,
  test: null,
  bodyFirst: false,
  update: null,
  body: blockOf(field(node, 'body'), l),
  otherwise: otherwise(field(node, 'alternative'), l),
});

function deleted(node: Node, l: Lowering): Expression[] {
  switch (node.type) {
    case 'identifier':
    case 'attribute':
    case 'subscript': {
      const to = target(node, l);
      return to.k === 'name' || to.k === 'get' ? [{ k: 'delete', ...exprAt(l, node), target: to }] : [];
    }
    case 'tuple':
    case 'list':
    case 'expression_list':
    case 'parenthesized_expression':
      return parts(node).flatMap((part) => deleted(part, l));
    default:
      return [l.expression(node, l)];
  }
}

/** `type X = T`: a variable whose value is a type. */
function typeAlias(node: Node, l: Lowering): Statement {
  const [left, right] = [field(node, 'left'), field(node, 'right')];
  const name = aliasName(node);
  const value = openAt(right ?? node, name ? runsIn([left, right], l) : parts(node).map((part) => l.expression(part, l)), l);
  return done(node, name ? assignTo(node, nameAt(name, l, 'writes'), value, l) : value, l);
}
