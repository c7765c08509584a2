/** Object literals. */
import type * as t from '@babel/types';
import type { Expression, ObjectEntry, ObjectExpression } from '../../../ir/expressions.js';
import type { Expr } from '../../../values/values.js';
import { keyName, type Node } from '../syntax/ast.js';
import { type Around, type Lowering, PLAIN } from './context.js';
import { peel } from './wrappers.js';

/** `{ a: 1, b, get c() {…}, ...d }`. */
export function objectExpression(node: t.ObjectExpression, around: Around, lowering: Lowering): ObjectExpression {
  const made: ObjectExpression = { k: 'object', ...lowering.place(node), entries: [] };
  lowering.module.objects.push(made);
  for (const part of node.properties) {
    made.entries.push(...entries(part, around, lowering));
    // A value under `as const` pins the type of the object, too.
    if (part.type === 'ObjectProperty' && peel(part.value, around, lowering.input).written !== undefined)
      if (peel(part.value, around, lowering.input).around.pinned) made.pinned = true;
  }
  return made;
}

function entries(part: t.ObjectExpression['properties'][number], around: Around, lowering: Lowering): ObjectEntry[] {
  const expr = lowering.place(part);
  if (part.type === 'SpreadElement') return [{ kind: 'spread', expr, value: lowering.expression(part.argument) }];
  const key = keyOf(part.key, part.computed, lowering);
  const name = typeof key === 'string' ? key : undefined;
  if (part.type === 'ObjectProperty' && isPrototype(part, key)) return inherited(part, expr, lowering);
  if (part.type === 'ObjectProperty')
    return [{ kind: 'property', key, expr, value: lowering.expression(part.value, around, name), shorthand: part.shorthand }];
  const kind = part.kind === 'get' ? 'getter' : part.kind === 'set' ? 'setter' : 'method';
  const fn = lowering.functionNode(part, { kind, name, owner: null, receiver: 'instance' });
  if (kind === 'method') return [{ kind: 'property', key, expr, value: { k: 'function', ...expr, fn }, shorthand: false }];
  return [{ kind, key, expr, fn }];
}

/** True for `__proto__: base`, which gives the object what its base has. */
const isPrototype = ({ computed, shorthand, value }: t.ObjectProperty, key: string | Expression): boolean =>
  key === '__proto__' && !computed && !shorthand && value.type !== 'NullLiteral';

/** What an object has by its base can be read in it, and is not there where the object is copied or sent: either may be meant. */
function inherited({ value }: t.ObjectProperty, expr: Expr, lowering: Lowering): ObjectEntry[] {
  const unknown: Expression = { k: 'open', ...expr, parts: [], why: 'unknown' };
  return [
    { kind: 'spread', expr, value: lowering.expression(value) },
    { kind: 'property', key: unknown, expr, value: unknown, shorthand: false },
  ];
}

/** The key of a property, a member or a pattern: its text, or what gives it. */
export function keyOf(key: Node, computed: boolean | undefined, lowering: Lowering): string | Expression {
  if (key.type === 'BigIntLiteral') return key.value;
  return keyName(key, computed === true) ?? lowering.expression(key, PLAIN);
}
