/** Values taken apart and put together again, with what they are read through. */
import { type Expr, isAbsent, type Literal, type Read, type Value } from '../values/values.js';
import type { Leaf } from './machine.js';

/** A value of more parts cannot be told any more. */
const MOST_PARTS = 2_000;

/** A value with other leaves. @param part the result is a part of what each name on the way stands for, and not the whole. */
export const mapLeaves = (value: Value, change: (leaf: Leaf) => Value, part = false): Value =>
  rebuilt(value, change, (read, inner) => (inner === read.value ? read : { ...read, value: inner, ...(part && { part: true }) }));

/** A value without the names that it is read through. */
export const unnamed = (value: Value): Value =>
  rebuilt(
    value,
    (leaf) => leaf,
    (_, inner) => inner,
  );

/** A value made anew, from its leaves on. What several options share is looked at once: there may be many more ways to it than parts. */
function rebuilt(value: Value, change: (leaf: Leaf) => Value, read: (one: Read, inner: Value) => Value): Value {
  const done = new Map<Value, Value>();
  let parts = 0;
  const of = (one: Value): Value => {
    let found = done.get(one);
    if (!found) {
      found = ++parts > MOST_PARTS ? { kind: 'open', expr: one.expr, why: 'too-deep' } : changed(one);
      done.set(one, found);
    }
    return found;
  };
  const changed = (one: Value): Value => {
    switch (one.kind) {
      case 'read':
        return read(one, of(one.value));
      case 'choice': {
        const [yes, no] = [of(one.yes), of(one.no)];
        return yes === one.yes && no === one.no ? one : { ...one, yes, no };
      }
      case 'union': {
        const options = one.options.map(of);
        return options.every((option, index) => option === one.options[index]) ? one : { ...one, options };
      }
      default:
        return change(one);
    }
  };
  return of(value);
}

/** Every leaf of a value, whatever conditions lead there; undefined where there are more than so many. */
export function leavesOf(value: Value, most = 64): Leaf[] | undefined {
  const found: Leaf[] = [];
  const seen = new Set<Value>();
  const stack: Value[] = [value];
  for (let at = stack.pop(); at; at = stack.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    if (at.kind === 'read') stack.push(at.value);
    else if (at.kind === 'choice') stack.push(at.no, at.yes);
    else if (at.kind === 'union') stack.push(...at.options.toReversed());
    else found.push(at);
    if (found.length > most || stack.length > 10 * most) return undefined;
  }
  return found;
}

/** The text, number, … that a value always is; undefined where it has several or cannot be told. */
export function literalOf(value: Value): Literal | undefined {
  const leaves = leavesOf(value, 8);
  const [first] = leaves ?? [];
  if (first?.kind !== 'literal') return undefined;
  return leaves?.every((leaf) => leaf.kind === 'literal' && leaf.value === first.value) ? first : undefined;
}

/** The one object or unknown thing that a value is; undefined where it has several. */
export function onlyLeaf(value: Value): Leaf | undefined {
  const leaves = leavesOf(value, 2);
  return leaves?.length === 1 ? leaves[0] : undefined;
}

export const literal = (expr: Expr, value: Literal['value']): Literal => ({ kind: 'literal', expr, value });

/** What a value is where another one is not there. */
export function orElse(value: Value, otherwise: () => Value): Value {
  return mapLeaves(value, (leaf) => (isAbsent(leaf) ? otherwise() : leaf));
}

/** Marks an entry whose value is one of all that another object has. */
export const eachOf = (value: Value): { each?: true } => (isEach(value) ? { each: true } : {});

const isEach = (value: Value, depth = 0): boolean => {
  if (depth > 6) return false;
  if (value.kind === 'read') return value.each === true || isEach(value.value, depth + 1);
  return value.kind === 'choice' && (isEach(value.yes, depth + 1) || isEach(value.no, depth + 1));
};
