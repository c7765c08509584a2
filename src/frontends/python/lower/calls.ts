/** Calls, what is passed to them, and those that are something else: `cast(T, x)`, `super()`. */
import type { CallExpression, CastExpression, Expression, ObjectExpression } from '../../../ir/expressions.js';
import { argumentsOf, calleeOf, field, isKeyword, isName, type Node, parts, positional } from '../syntax/node.js';
import { callAt, exprAt, type Lowering, objectAt, writtenAs } from './lowering.js';
import { items } from './targets.js';

export function call(node: Node, callee: Expression, l: Lowering): CallExpression {
  const list = argumentsOf(node);
  // `sum(x for x in y)`.
  const all = list.type === 'argument_list' ? parts(list) : [list];
  return callAt(
    node,
    {
      callee,
      args: items(
        all.filter((one) => !isByName(one)),
        l,
      ),
      keywords: keywords(list, l),
    },
    l,
  );
}

const isByName = (argument: Node): boolean => isKeyword(argument) || argument.type === 'dictionary_splat';

/** Arguments by name as the object that they are to what is called. */
export function keywords(list: Node, l: Lowering): ObjectExpression | null {
  const all = list.type === 'argument_list' ? parts(list).filter(isByName) : [];
  if (all.length === 0) return null;
  const object = objectAt(list, [], l);
  object.keywords = true;
  for (const one of all) {
    const [name, value] = [field(one, 'name'), field(one, 'value')];
    const [whole] = parts(one);
    if (name && value) {
      object.entries.push({ kind: 'property', key: name.text, expr: exprAt(l, one), value: l.expression(value, l), shorthand: false });
    } else if (whole) object.entries.push({ kind: 'spread', expr: exprAt(l, one), value: l.expression(whole, l) });
  }
  return object;
}

/** `cast(T, x)`. The function itself is a use of its import, and nothing else. */
export function cast(node: Node, l: Lowering): CastExpression {
  l.expression(calleeOf(node), l);
  const [type, value] = positional(node) as [Node, Node];
  return { k: 'cast', ...exprAt(l, node), type: exprAt(l, type), value: writtenAs(node, l.expression(value, l), l) };
}

/** True for `super()` and, in the class itself, `super(Class, self)`. */
export function isSuper(node: Node, { input, fn }: Lowering): boolean {
  const callee = calleeOf(node);
  if (callee.text !== 'super' || input.scopes.bindingOf(callee)) return false;
  const [first] = positional(node);
  if (!first) return true;
  let method = fn;
  while (method && !method.owner) method = method.parent;
  return isName(first) && first.text === method?.owner?.name;
}

export function superCall(node: Node, l: Lowering): Expression {
  const self: Expression = { k: 'self', ...exprAt(l, node), base: true, fn: l.fn };
  const given = items(parts(argumentsOf(node)), l);
  return given.length === 0 ? self : { k: 'sequence', ...exprAt(l, node), items: [...given.map(({ value }) => value), self] };
}
