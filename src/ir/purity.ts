/** What evaluating an expression does beside giving a value. */
import type { Expression } from './expressions.js';

/** The expressions right below one. */
export function childrenOf(e: Expression): Expression[] {
  const given = (items: readonly { value: Expression }[]): Expression[] => items.map(({ value }) => value);
  const key = (one: string | Expression): Expression[] => (typeof one === 'string' ? [] : [one]);
  switch (e.k) {
    case 'text':
    case 'open':
      return e.parts;
    case 'sequence':
      return e.items;
    case 'object':
      return e.entries.flatMap((entry) =>
        entry.kind === 'spread' ? [entry.value] : [...key(entry.key), ...(entry.kind === 'property' ? [entry.value] : [])],
      );
    case 'list':
      return given(e.items);
    case 'each':
      return [...e.loops.flatMap(({ iterable, conditions }) => [iterable, ...conditions]), ...(e.key ? [e.key] : []), e.value];
    case 'get':
      return [e.object, ...key(e.key)];
    case 'call':
      return [e.callee, ...given(e.args), ...(e.keywords ? [e.keywords] : [])];
    case 'assign':
      return [...(e.target.k === 'get' ? [e.target.object, ...key(e.target.key)] : []), e.value];
    case 'delete':
      return [e.target];
    case 'conditional':
      return [e.test, e.yes, e.no];
    case 'logical':
    case 'compare':
      return [e.left, e.right];
    case 'not':
    case 'await':
    case 'cast':
      return [e.value];
    case 'yield':
      return e.value ? [e.value] : [];
    default:
      return [];
  }
}

const EFFECTS = new Set<Expression['k']>(['call', 'assign', 'delete', 'await', 'yield']);

/** True where evaluating the expression twice does no harm and gives the same answer. A call might do any, whatever its name. */
export const isPure = (e: Expression): boolean => every(e, (one) => !EFFECTS.has(one.k) && !(one.k === 'open' && one.why === 'tagged'));

/** Functions inside are not looked into: they do not run here. */
function every(root: Expression, holds: (e: Expression) => boolean): boolean {
  const stack = [root];
  for (let e = stack.pop(); e; e = stack.pop()) {
    if (!holds(e)) return false;
    for (const child of childrenOf(e)) stack.push(child);
  }
  return true;
}
