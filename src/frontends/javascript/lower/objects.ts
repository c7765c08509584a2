/** Object literals. */
import type * as t from '@babel/types';
import type { Expression, ObjectEntry, ObjectExpression } from '../../../ir/expressions.js';
import { keyName, type Node } from '../syntax/ast.js';
import { type Around, type Lowering, PLAIN } from './context.js';
import { peel } from './wrappers.js';

/** `{ a: 1, b, get c() {…}, ...d }`. */
export function objectExpression(node: t.ObjectExpression, around: Around, lowering: Lowering): ObjectExpression {
  const made: ObjectExpression = { k: 'object', ...lowering.place(node), entries: [] };
  lowering.module.objects.push(made);
  for (const part of node.properties) {
    made.entries.push(entry(part, around, lowering));
    // A value under `as const` pins the type of the object, too.
    if (part.type === 'ObjectProperty' && peel(part.value, around, lowering.input).written !== undefined)
      if (peel(part.value, around, lowering.input).around.pinned) made.pinned = true;
  }
  return made;
}

function entry(part: t.ObjectExpression['properties'][number], around: Around, lowering: Lowering): ObjectEntry {
  const expr = lowering.place(part);
  if (part.type === 'SpreadElement') return { kind: 'spread', expr, value: lowering.expression(part.argument) };
  const key = entryKey(part, lowering);
  const name = typeof key === 'string' ? key : undefined;
  if (part.type === 'ObjectProperty')
    return { kind: 'property', key, expr, value: lowering.expression(part.value, around, name), shorthand: part.shorthand };
  const kind = part.kind === 'get' ? 'getter' : part.kind === 'set' ? 'setter' : 'method';
  const fn = lowering.functionNode(part, { kind, name, owner: null, receiver: 'instance' });
  if (kind === 'method') return { kind: 'property', key, expr, value: { k: 'function', ...expr, fn }, shorthand: false };
  return { kind, key, expr, fn };
}

/** `__proto__: base` gives the object what its base has: a property of any name. */
function entryKey(part: t.ObjectProperty | t.ObjectMethod, lowering: Lowering): string | Expression {
  const key = keyOf(part.key, part.computed, lowering);
  const inherits =
    key === '__proto__' && part.type === 'ObjectProperty' && !part.computed && !part.shorthand && part.value.type !== 'NullLiteral';
  return inherits ? { k: 'open', ...lowering.place(part.key), parts: [], why: 'unknown' } : key;
}

/** The key of a property, a member or a pattern: its text, or what gives it. */
export function keyOf(key: Node, computed: boolean | undefined, lowering: Lowering): string | Expression {
  if (key.type === 'BigIntLiteral') return key.value;
  return keyName(key, computed === true) ?? lowering.expression(key, PLAIN);
}
