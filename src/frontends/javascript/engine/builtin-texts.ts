/** What texts, patterns and numbers do, and what is made of texts. */
import * as lists from '../../../flow/collections.js';
import { entityOf, entityValue } from '../../../flow/entities.js';
import type { Given, Machine } from '../../../flow/machine.js';
import { leavesOf, literal, literalOf, mapLeaves, onlyLeaf } from '../../../flow/shape.js';
import { textTest } from '../../../flow/tests.js';
import { absent, type Entry, type Expr, type Literal, type Scalar, type Value } from '../../../values/values.js';
import { element } from './builtins.js';

export type Call = (m: Machine, self: Value, args: readonly Value[], at: Expr, given: Given) => Value | undefined;

export const first = (args: readonly Value[], at: Expr): Value => args[0] ?? absent(at);

/** A text made of a text in a way that is known. */
export const textOf =
  (change: (text: string, args: readonly unknown[]) => unknown): Call =>
  (m, self, args, at) => {
    const texts = leavesOf(self, 12);
    const given = args.map((arg) => literalOf(arg)?.value);
    const isKnown = given.every((value) => value !== undefined) && texts?.every((leaf) => leaf.kind === 'literal' || leaf.kind === 'open');
    if (!isKnown) return m.open(at, 'expression');
    const by = (text: Scalar): Scalar => {
      const changed = typeof text === 'string' ? change(text, given) : undefined;
      return typeof changed === 'string' || typeof changed === 'number' ? changed : undefined;
    };
    m.hooks.used(self, { kind: 'made', expr: at, makes: by, frame: m.frame });
    return m.each(self, at, (leaf) => {
      if (leaf.kind === 'open') return m.open(at, leaf.why, { made: { from: leaf, by } });
      const changed = leaf.kind === 'literal' ? by(leaf.value) : undefined;
      return changed === undefined ? m.open(at, 'expression') : madeOf(at, changed, self, by);
    });
  };

const madeOf = (at: Expr, value: Scalar, from: Value, by: (text: Scalar) => Scalar): Literal => ({
  ...literal(at, value),
  made: { from, by },
});

/** A list of the parts that a known text has. */
function partsOf(m: Machine, from: Value, text: string, parts: (text: string) => readonly (string | undefined)[], at: Expr): Value {
  const elements = parts(text).map((part, index) => element(madeOf(at, part, from, (one) => parts(String(one))[index])));
  return m.newList({ expr: at, elements, literal: true, of: 'list' });
}

/** The parts of a text between a separator that is known. */
export const split: Call = (m, self, args, at) => {
  const separator = args[0] && literalOf(args[0])?.value;
  if (typeof separator !== 'string' || args.length > 1) return m.open(at, 'expression');
  return m.each(self, at, (leaf) => {
    if (leaf.kind !== 'literal' || typeof leaf.value !== 'string') return m.open(at, leaf.kind === 'open' ? leaf.why : 'expression');
    return partsOf(m, self, leaf.value, (text) => text.split(separator), at);
  });
};

export const ask =
  (name: string, answer: (text: string, argument: string) => boolean): Call =>
  (m, self, args, at) =>
    lists.askText(m, at, name, self, args[0], answer);

/** Whether a text has what a pattern looks for; undefined for a pattern that cannot be told. */
export function matched(m: Machine, pattern: Value, text: Value, at: Expr): Value | undefined {
  const regexp = regexpOf(pattern);
  return regexp && textTest(m, at, `matches ${String(regexp)}`, text, (one) => one.search(regexp) >= 0);
}

function regexpOf(pattern: Value): RegExp | undefined {
  const entity = entityOf(onlyLeaf(pattern) ?? pattern);
  const source = entity?.kind === 'builtin' && entity.name === 'pattern' ? literalOf(entity.self)?.value : undefined;
  if (typeof source !== 'string') return undefined;
  return new RegExp(source.slice(1, source.lastIndexOf('/')), source.slice(source.lastIndexOf('/') + 1));
}

/** A list of what is found in a text; `null` where nothing is. */
export const matchIn = (m: Machine, pattern: Value, text: Value, at: Expr): Value => {
  const test = matched(m, pattern, text, at);
  if (!test) return m.open(at, 'expression');
  const known = literalOf(text)?.value;
  const regexp = regexpOf(pattern);
  const found = () =>
    regexp && !regexp.global && typeof known === 'string'
      ? partsOf(m, text, known, (one) => [...(regexp.exec(one) ?? [])], at)
      : m.newList({ expr: at, elements: [element(m.open(at, 'expression'))], literal: false, of: 'list' });
  return mapLeaves(test, (leaf) => (leaf.kind === 'literal' && leaf.value === false ? literal(at, null) : found()));
};

/** A pattern whose source and flags are known. */
export const patternOf: Call = (m, _, args, at) => {
  const [source, flags = literal(at, '')] = args;
  const [known, how] = [source && literalOf(source)?.value, literalOf(flags)?.value];
  if (typeof known !== 'string' || typeof how !== 'string') return undefined;
  try {
    new RegExp(known, how);
  } catch {
    return undefined;
  }
  return entityValue(at, { kind: 'builtin', name: 'pattern', self: literal(at, `/${known}/${how}`) }, m.newId());
};

/** What a text that is known holds as JSON. */
export function parsed(m: Machine, text: Value | undefined, at: Expr): Value | undefined {
  const known = text && literalOf(text)?.value;
  if (typeof known !== 'string') return undefined;
  const valueFor = (data: unknown): Value => {
    if (Array.isArray(data)) {
      const items = data.map(valueFor);
      return m.newList({ expr: at, elements: items.map(element), literal: true, of: 'list' });
    }
    if (typeof data !== 'object' || data === null) return literal(at, data as string | number | boolean | null);
    const entries = Object.entries(data).map(([key, part]): Entry => {
      const value = valueFor(part);
      return { kind: 'property', key, expr: at, valueExpr: at, shorthand: false, value: () => value };
    });
    return m.newObject({ expr: at, entries, readonly: true });
  };
  try {
    return valueFor(JSON.parse(known));
  } catch {
    return undefined;
  }
}

export function numberOf(m: Machine, _: Value, args: readonly Value[], at: Expr): Value {
  const known = literalOf(first(args, at))?.value;
  if (typeof known === 'number' || typeof known === 'string')
    return madeOf(at, Number.parseFloat(String(known)), first(args, at), (one) => Number.parseFloat(String(one)));
  return m.open(
    at,
    leavesOf(first(args, at))?.some((leaf) => leaf.kind === 'open' && leaf.why === 'environment') ? 'environment' : 'expression',
  );
}

export function joined(m: Machine, list: Value, separator: Value | undefined, at: Expr): Value {
  const parts = lists.knownElements(m, list)?.map((one) => literalOf(one)?.value);
  const between = separator ? literalOf(separator)?.value : ',';
  if (!parts || parts.some((part) => part === undefined) || typeof between !== 'string') return m.open(at, 'expression');
  return literal(at, parts.map(String).join(between));
}
