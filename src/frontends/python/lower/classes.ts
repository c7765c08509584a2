/** Classes: their members, and what else their bodies do. */
import type { Expression } from '../../../ir/expressions.js';
import type { ClassNode, Member, Statement } from '../../../ir/ir.js';
import { field, isClass, isFunction, isKeyword, isName, type Node, parts } from '../syntax/node.js';
import { annotation, runsIn } from './annotations.js';
import { assignTo } from './assignments.js';
import { keywords } from './calls.js';
import { roleOf } from './decorators.js';
import { define } from './functions.js';
import { done, exprAt, type Lowering, nameAt, openAt } from './lowering.js';
import { items } from './targets.js';

export function classStatement(node: Node, l: Lowering): Statement[] {
  const made = classExpression(node, l);
  const statement = node.parent?.type === 'decorated_definition' ? node.parent : node;
  return [done(statement, assignTo(node, nameAt(field(node, 'name') as Node, l, 'writes'), made, l), l)];
}

function classExpression(node: Node, l: Lowering): Expression {
  const { module, fn } = l;
  const id = field(node, 'name') as Node;
  const { decorators } = roleOf(node, l);
  const list = field(node, 'superclasses');
  const bases = list ? parts(list).filter((base) => !isKeyword(base) && base.type !== 'dictionary_splat') : [];
  const variable = l.input.scopes.bindingOf(id);
  const cls: ClassNode = {
    name: id.text,
    expr: exprAt(l, node),
    module,
    bases: items(bases, l).map(({ value, spread, expr }) => (spread ? openAt(expr.node as Node, [value], l) : value)),
    keywords: list ? keywords(list, l) : null,
    members: [],
    body: [],
    decorators,
    binding: variable ? l.bindingOf(variable) : null,
    fn,
  };
  module.classes.push(cls);
  l.opened(node, cls);
  const inside: Lowering = { ...l, cls };
  for (const statement of parts(field(node, 'body') as Node)) {
    const member = memberAt(statement, cls, inside);
    if (member) cls.members.push(member);
    else if (member === undefined) cls.body.push(...l.statement(statement, inside));
  }
  return { k: 'class', ...exprAt(l, node), cls };
}

/** What a statement of a class body makes a member of the class; null where it is done with, undefined for any other statement. */
function memberAt(statement: Node, cls: ClassNode, l: Lowering): Member | null | undefined {
  const definition = statement.type === 'decorated_definition' ? field(statement, 'definition') : statement;
  if (!definition) return undefined;
  if (isFunction(definition)) return methodAt(statement, definition, cls, l);
  if (isClass(definition)) {
    const id = field(definition, 'name') as Node;
    const { binding } = nameAt(id, l, 'writes');
    const value = classExpression(definition, l);
    return { kind: 'field', key: id.text, expr: exprAt(l, statement), static: true, value, ...(binding && { binding }) };
  }
  const [assignment] = statement.type === 'expression_statement' ? parts(statement) : [];
  const left = assignment?.type === 'assignment' ? field(assignment, 'left') : undefined;
  const right = assignment && field(assignment, 'right');
  if (!assignment || !left || !isName(left) || (right && /assignment$/.test(right.type))) return undefined;
  cls.body.push(...runsIn([field(assignment, 'type')], l).map((value) => done(statement, value, l)));
  const type = annotation(assignment, l);
  const value = right ? l.expression(right, l) : null;
  if (value?.k === 'function') value.fn.name ??= left.text;
  const binding = value ? nameAt(left, l, 'writes').binding : null;
  return {
    kind: 'field',
    key: left.text,
    expr: exprAt(l, assignment),
    static: true,
    value,
    ...(type && { type }),
    ...(binding && { binding }),
  };
}

function methodAt(statement: Node, definition: Node, cls: ClassNode, l: Lowering): Member | null {
  const { fn, role, before } = define(definition, l);
  cls.body.push(...before.map((value) => done(statement, value, l)));
  if (role.deleter) cls.body.push(done(statement, { k: 'function', ...exprAt(l, definition), fn }, l));
  if (role.deleter || role.overload) return null;
  const id = field(definition, 'name') as Node;
  nameAt(id, l, 'writes');
  const { kind } = fn;
  return {
    kind: kind === 'getter' || kind === 'setter' ? kind : 'method',
    key: id.text,
    expr: exprAt(l, statement),
    static: fn.receiver !== 'instance',
    fn,
  };
}
