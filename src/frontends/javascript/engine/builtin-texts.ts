/** What texts, patterns and numbers do, and what is made of texts. */
import * as lists from '../../../flow/collections.js';
import { entityOf, entityValue } from '../../../flow/entities.js';
import type { Given, Machine } from '../../../flow/machine.js';
import { leavesOf, literal, literalOf, mapLeaves, onlyLeaf, unnamed } from '../../../flow/shape.js';
import { textTest } from '../../../flow/tests.js';
import type { CallExpression } from '../../../ir/expressions.js';
import { absent, type Entry, type Expr, type Literal, type Scalar, type Value } from '../../../values/values.js';
import { element } from './builtins.js';

export type Call = (m: Machine, self: Value, args: readonly Value[], at: Expr, given: Given, call?: CallExpression) => Value | undefined;

export const first = (args: readonly Value[], at: Expr): Value => args[0] ?? absent(at);

/** A text made of a text in a way that is known. */
const textOf =
  (change: (text: string, args: readonly (Scalar | RegExp)[]) => unknown): Call =>
  (m, self, args, at) => {
    const texts = leavesOf(self, 12);
    const given = args.map((arg) => regexpOf(arg) ?? literalOf(arg)?.value);
    const isKnown = given.every((value) => value !== undefined) && texts?.every((leaf) => leaf.kind === 'literal' || leaf.kind === 'open');
    if (!isKnown) return m.open(at, 'expression');
    const by = (text: Scalar): Scalar => {
      const changed = typeof text === 'string' ? change(text, given) : undefined;
      return typeof changed === 'string' || typeof changed === 'number' ? changed : undefined;
    };
    m.hooks.used(self, { kind: 'made', expr: at, makes: by, frame: m.frame });
    return mapLeaves(unnamed(self), (leaf) => {
      if (leaf.kind === 'open') return m.open(at, leaf.why, { made: { from: leaf, by } });
      const changed = leaf.kind === 'literal' ? by(leaf.value) : undefined;
      return changed === undefined ? m.open(at, 'expression') : madeOf(at, changed, onlyLeaf(self) ? self : leaf, by);
    });
  };

const madeOf = (at: Expr, value: Scalar, from: Value, by: (text: Scalar) => Scalar): Literal => ({
  ...literal(at, value),
  made: { from, by },
});

/** A list of the parts that a known text has. */
function partsOf(m: Machine, from: Value, text: string, parts: (text: string) => readonly (string | undefined)[], at: Expr): Value {
  const elements = parts(text).map((part, index) => element({ ...madeOf(at, part, from, (one) => parts(String(one))[index]), part: true }));
  return m.newList({ expr: at, elements, literal: true, of: 'list' });
}

/** The parts of a text that may be known, by what separates them. */
export const splitKnown = (m: Machine, self: Value, separator: string | RegExp, at: Expr): Value =>
  m.each(self, at, (leaf) => {
    if (leaf.kind !== 'literal' || typeof leaf.value !== 'string') return m.open(at, leaf.kind === 'open' ? leaf.why : 'expression');
    return partsOf(m, self, leaf.value, (text) => text.split(separator), at);
  });

const ask =
  (name: string, answer: (text: string, argument: string) => boolean): Call =>
  (m, self, args, at) =>
    lists.askText(m, at, name, self, args[0], answer);

/** The place of a value in a list, or of a part in a text. */
const placeOf =
  (name: 'indexOf' | 'lastIndexOf'): Call =>
  (m, self, args, at) => {
    const list = lists.knownElements(m, self)?.map((one) => literalOf(one));
    if (!list) return textOf((text, [part]) => (typeof part === 'string' ? text[name](part) : undefined))(m, self, args, at, NOTHING);
    if (args.length !== 1 || list.some((one) => one === undefined)) return m.open(at, 'expression');
    const keys = list.map((one) => one?.value);
    const place = (value: Scalar): number => keys[name](value);
    return m.each(first(args, at), at, (leaf) => {
      if (leaf.kind === 'open') return m.open(at, leaf.why, { made: { from: leaf, by: place } });
      return leaf.kind === 'literal' ? literal(at, place(leaf.value)) : m.open(at, 'expression');
    });
  };

export const NOTHING: Given = { args: [], keywords: null };

/** A pattern whose source is known. */
export function regexpOf(pattern: Value): RegExp | undefined {
  const entity = entityOf(onlyLeaf(pattern) ?? pattern);
  const source = entity?.kind === 'builtin' && entity.name === 'pattern' ? literalOf(entity.self)?.value : undefined;
  if (typeof source !== 'string') return undefined;
  return new RegExp(source.slice(1, source.lastIndexOf('/')), source.slice(source.lastIndexOf('/') + 1));
}

/** The same pattern, which does not remember where it found something last. */
const withoutMemory = ({ source, flags }: RegExp): RegExp => new RegExp(source, flags.replace(/[gy]/g, ''));

/** Whether a text has what a pattern looks for; undefined for a pattern that cannot be told. */
function matched(m: Machine, pattern: Value, text: Value, at: Expr): Value | undefined {
  const regexp = regexpOf(pattern);
  if (!regexp) return undefined;
  const sought = withoutMemory(regexp);
  return textTest(m, at, `matches ${String(regexp)}`, text, (one) => sought.test(one));
}

/** How many groups a pattern has: with another side that is empty it finds something everywhere. */
const groupsIn = ({ source, flags }: RegExp): number => (new RegExp(`${source}|`, flags).exec('') ?? ['']).length - 1;

/** A list of what is found in a text; `null` where nothing is. */
const matchIn = (m: Machine, pattern: Value, text: Value, at: Expr): Value => {
  const test = matched(m, pattern, text, at);
  if (!test) return m.open(at, 'expression');
  const regexp = regexpOf(pattern);
  const known = literalOf(text)?.value;
  const isKnown = regexp && !regexp.global && typeof known === 'string';
  // With the flag `g` it is what is found each time.
  const groups = regexp && !regexp.global ? groupsIn(regexp) : undefined;
  const groupAt = (place: number): Value =>
    m.open(at, 'expression', { made: { from: text, by: (one) => (typeof one === 'string' ? regexp?.exec(one)?.[place] : undefined) } });
  const elements = groups === undefined ? [m.open(at, 'expression')] : Array.from({ length: groups + 1 }, (_, place) => groupAt(place));
  const found = () =>
    isKnown
      ? partsOf(m, text, known, (one) => [...(withoutMemory(regexp).exec(one) ?? [])], at)
      : m.newList({ expr: at, elements: elements.map(element), literal: groups !== undefined, of: 'list' });
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
  const given = first(args, at);
  const known = literalOf(given)?.value;
  if (typeof known === 'number' || typeof known === 'string')
    return madeOf(at, Number.parseFloat(String(known)), given, (one) => Number.parseFloat(String(one)));
  if (isMade(given)) return numberMade(m, given, at, Number.parseFloat);
  return m.open(at, leavesOf(given)?.some((leaf) => leaf.kind === 'open' && leaf.why === 'environment') ? 'environment' : 'expression');
}

/** `Number(found[1])` is a number; anything else stays what it is. */
export const asNumber: Call = (m, _, args, at) => {
  const given = first(args, at);
  return isMade(given) ? numberMade(m, given, at, Number) : given;
};

const isMade = (value: Value): boolean => leavesOf(value)?.some((leaf) => leaf.kind === 'open' && leaf.made !== undefined) ?? false;

/** The number that is in a text that is made of another one. */
function numberMade(m: Machine, value: Value, at: Expr, read: (text: string) => number): Value {
  const by = (text: Scalar): Scalar => (typeof text === 'string' || typeof text === 'number' ? read(String(text)) : undefined);
  return m.each(value, at, (leaf) => m.open(at, 'expression', leaf.kind === 'open' ? { made: { from: leaf, by } } : {}));
}

export function joined(m: Machine, list: Value, separator: Value | undefined, at: Expr): Value {
  const parts = lists.knownElements(m, list)?.map((one) => literalOf(one)?.value);
  const between = separator ? literalOf(separator)?.value : ',';
  if (!parts || parts.some((part) => part === undefined) || typeof between !== 'string') return m.open(at, 'expression');
  return literal(at, parts.map(String).join(between));
}

/** A function may say what takes a part's place. */
const replacing =
  (replace: Call): Call =>
  (m, self, args, at, given) => {
    const [, by] = args;
    if (!by || !lists.isCallable(by)) return replace(m, self, args, at, given);
    m.maybe(() => lists.callWith(m, by, [m.open(at, 'expression')], at), at, false);
    return m.open(at, 'expression');
  };

/** What texts, and patterns, have as methods of their own. */
export const TEXTS: Record<string, Call> = {
  'text.startsWith': ask('startsWith', (text, one) => text.startsWith(one)),
  'text.endsWith': ask('endsWith', (text, one) => text.endsWith(one)),
  'text.includes': (m, self, args, at) =>
    leavesOf(self)?.some((leaf) => lists.isList(m, leaf))
      ? lists.contains(m, self, first(args, at), at)
      : ask('includes', (text, one) => text.includes(one))(m, self, args, at, NOTHING),
  'text.indexOf': placeOf('indexOf'),
  'text.lastIndexOf': placeOf('lastIndexOf'),
  'list.indexOf': placeOf('indexOf'),
  'text.match': (m, self, args, at) => matchIn(m, first(args, at), self, at),
  'pattern.test': (m, self, args, at) => matched(m, self, first(args, at), at),
  'pattern.exec': (m, self, args, at) => matchIn(m, self, first(args, at), at),
  'text.toLowerCase': textOf((text) => text.toLowerCase()),
  'text.toUpperCase': textOf((text) => text.toUpperCase()),
  'text.trim': textOf((text) => text.trim()),
  'text.toString': (_, self) => self,
  'text.slice': textOf((text, [from, to]) => text.slice(Number(from ?? 0), to === undefined ? undefined : Number(to))),
  'text.substring': textOf((text, [from, to]) => text.substring(Number(from ?? 0), to === undefined ? undefined : Number(to))),
  'text.replace': replacing(
    textOf((text, [from, to]) =>
      (typeof from === 'string' || from instanceof RegExp) && typeof to === 'string' ? text.replace(from, to) : undefined,
    ),
  ),
  'text.replaceAll': replacing(
    textOf((text, [from, to]) => (typeof from === 'string' && typeof to === 'string' ? text.replaceAll(from, to) : undefined)),
  ),
  'text.concat': textOf((text, more) => text + more.join('')),
};
