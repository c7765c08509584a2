/** Functions, lambdas and their parameters. */
import type { Expression } from '../../../ir/expressions.js';
import type { FunctionNode, Param, Statement } from '../../../ir/ir.js';
import { field, type Node, parts } from '../syntax/node.js';
import { parameterName } from '../syntax/scope.js';
import { annotation, runsIn } from './annotations.js';
import { assignTo } from './assignments.js';
import { type Role, roleOf } from './decorators.js';
import { blockOf, done, exprAt, type Lowering, nameAt } from './lowering.js';

interface Defined {
  fn: FunctionNode;
  role: Role;
  /** What runs in its annotations, before it is made. */
  before: Expression[];
}

const parametersOf = (node: Node): Node[] => {
  const list = field(node, 'parameters');
  return list ? parts(list) : [];
};

/** A `def`, with all that is evaluated for it. */
export function define(node: Node, l: Lowering): Defined {
  const role = roleOf(node, l);
  const id = field(node, 'name') as Node;
  const returns = field(node, 'return_type');
  const before = runsIn([...parametersOf(node).map((param) => field(param, 'type')), returns], l);
  const variable = l.input.scopes.bindingOf(id);
  const fn = functionAt(node, l, {
    kind: l.cls ? (role.kind ?? (id.text === '__init__' ? 'constructor' : 'method')) : 'function',
    name: id.text,
    async: node.children[0]?.type === 'async',
    receiver: role.receiver ?? receiverOf(id.text, l),
    decorators: role.decorators,
    binding: variable ? l.bindingOf(variable) : null,
  });
  if (returns) fn.returns = exprAt(l, returns);
  fn.body = blockOf(field(node, 'body'), { ...l, fn, cls: null });
  if (l.cls && (role.abstract || isLeftOut(field(node, 'body')))) fn.abstract = true;
  return { fn, role, before };
}

/** Python passes the class to these without being told to. */
const receiverOf = (name: string, { cls }: Lowering): FunctionNode['receiver'] =>
  !cls ? 'none' : /^__(?:new|init_subclass|class_getitem)__$/.test(name) ? 'class' : 'instance';

/** A body that says that there is none: `...`, `raise NotImplementedError`. */
function isLeftOut(body: Node | undefined): boolean {
  const [last, ...before] = body ? parts(body).reverse() : [];
  if (!last || before.some(({ type }) => type !== 'expression_statement')) return false;
  return last.text === '...' || (last.type === 'raise_statement' && /\bNotImplementedError\b/.test(last.text));
}

/** The statement that a `def` is outside of classes. */
export function functionStatement(node: Node, l: Lowering): Statement[] {
  const { fn, role, before } = define(node, l);
  const statement = node.parent?.type === 'decorated_definition' ? node.parent : node;
  const ran = before.map((value) => done(statement, value, l));
  if (role.overload) return ran;
  const made: Expression = { k: 'function', ...exprAt(l, node), fn };
  if (role.deleter) return [...ran, done(statement, made, l)];
  return [...ran, done(statement, assignTo(node, nameAt(field(node, 'name') as Node, l, 'writes'), made, l), l)];
}

export function lambda(node: Node, l: Lowering): Expression {
  const fn = functionAt(node, l, { kind: 'lambda', name: undefined, async: false, receiver: 'none', decorators: [], binding: null });
  const body = field(node, 'body') as Node;
  fn.body = [{ k: 'return', expr: exprAt(l, body), value: l.expression(body, { ...l, fn, cls: null }) }];
  return { k: 'function', ...exprAt(l, node), fn };
}

type About = Pick<FunctionNode, 'kind' | 'name' | 'async' | 'receiver' | 'decorators' | 'binding'>;

function functionAt(node: Node, l: Lowering, about: About): FunctionNode {
  const { module, cls } = l;
  const owner = about.kind === 'lambda' ? null : cls;
  const fn: FunctionNode = { ...about, expr: exprAt(l, node), module, params: [], body: [], generator: false, parent: l.fn, owner };
  module.functions.push(fn);
  l.opened(node, fn);
  fn.params = params(parametersOf(node), l, { ...l, fn, cls: null });
  return fn;
}

/** @param outside where defaults are evaluated. */
function params(nodes: readonly Node[], outside: Lowering, inside: Lowering): Param[] {
  const found: Param[] = [];
  let by: Param['by'] = 'both';
  for (const node of nodes) {
    if (node.type === 'positional_separator') for (const param of found) param.by = 'position';
    if (node.type === 'keyword_separator') by = 'name';
    if (/_separator$/.test(node.type)) continue;
    const rest = restOf(node);
    if (rest) by = 'name';
    const id = parameterName(node);
    const [fallback, type] = [field(node, 'value'), annotation(node, outside)];
    found.push({
      target: id
        ? nameAt(id, inside, 'writes')
        : {
            k: 'open-target',
            expr: exprAt(inside, node),
            parts: parts(field(node, 'name') ?? node).map((part) => outside.expression(part, outside)),
          },
      name: id?.text,
      expr: exprAt(outside, node),
      ...(fallback && { fallback: outside.expression(fallback, outside) }),
      rest,
      by,
      field: false,
      ...(type && { type }),
    });
  }
  return found;
}

/** `*args`, `**kwargs`, with a type or without. */
function restOf(node: Node): Param['rest'] {
  const [inner] = node.type === 'typed_parameter' ? parts(node) : [node];
  return inner?.type === 'list_splat_pattern' ? 'list' : inner?.type === 'dictionary_splat_pattern' ? 'keywords' : null;
}
