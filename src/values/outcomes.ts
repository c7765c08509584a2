/** What a value can be under assumptions, and what a property of it is. */
import { assuming, without } from './assumptions.js';
import { pieceOf } from './pieces.js';
import { type Reached, trailOf, type Way } from './reached.js';
import { isAnotherTaken, isSupposing, oneValue, sourceOf, supposed, supposedKey, taking, takingAnother, textTaken } from './supposed.js';
import {
  type ArrayValue,
  type Assumptions,
  absent,
  type Entry,
  type Expr,
  exprKey,
  isAbsent,
  isMissing,
  type Literal,
  type ObjectValue,
  type Open,
  type Outcome,
  type Ref,
  type Scalar,
  type Test,
  type Union,
  unionKey,
  type Value,
} from './values.js';

/** Of more outcomes than these is made an open one. */
export const MOST_OUTCOMES = 200;

const MOST_DEPTH = 60;

const MOST_STEPS = 10_000;

/** The key under which the assumptions count hands; no test has it. */
const HANDS = 'hands';

/** In front of the key of a test that is being decided. */
const DECIDING = 'deciding:';

/** In front of the place of a parameter whose callers are being asked. */
const PASSING = 'passing:';

/** In front of what is known of a parameter that has a default. */
const GIVEN = 'given:';

/** How many more values one question may look at: values that are made of each other have no end. */
export interface Steps {
  left: number;
}

/** The steps of a question, which may ask for the outcomes of many values. */
export const newSteps = (values = 1): Steps => ({ left: values * MOST_STEPS });

function once<T>(find: () => T): () => T {
  let found: { answer: T } | undefined;
  return () => {
    found ??= { answer: find() };
    return found.answer;
  };
}

/** Every outcome that a value can have under the assumptions; too many become one open outcome. */
export const outcomes = (value: Value, assume: Assumptions = new Map(), depth = 0, steps: Steps = newSteps()): Outcome[] =>
  reach(value, assume, depth, steps).map(({ way, ...outcome }) => ({ ...outcome, trail: trailOf(way) }));

/** @param from the way to the value. */
function reach(value: Value, assume: Assumptions, depth: number, steps: Steps, from?: Way): Reached[] {
  const found = expand(value, assume, depth, steps, from);
  if (found.length <= MOST_OUTCOMES) return found;
  const leaf: Open = { kind: 'open', expr: value.expr, why: 'too-deep' };
  return [{ leaf, way: { value: leaf, from: { value, from } }, assume, overridable: false }];
}

function expand(value: Value, assume: Assumptions, depth: number, steps: Steps, from: Way | undefined): Reached[] {
  const way: Way = { value, from };
  if (depth > MOST_DEPTH || steps.left-- <= 0)
    return [{ leaf: { kind: 'open', expr: value.expr, why: 'too-deep' }, way, assume, overridable: false }];
  const through = (inner: Value, under: Assumptions): Reached[] => reach(inner, under, depth + 1, steps, way);
  switch (value.kind) {
    case 'read':
      return through(value.value, assume);
    case 'union': {
      const { by } = value;
      if (!by) return eachOption(value, assume).flatMap(([option, under]) => through(option, under));
      return reach(by.value, assume, depth + 1, steps).flatMap((outcome) => {
        const { leaf, assume: under } = outcome;
        if (leaf.kind === 'literal') return through(optionFor(value, by.texts, leaf.value), under);
        const key = oneOf(outcome);
        const text = key && textTaken(under, key);
        if (text !== undefined) return through(optionFor(value, by.texts, text), under);
        return eachOption(value, under, key).flatMap(([option, taken]) => through(option, taken));
      });
    }
    case 'choice':
      if (value.fallback) {
        return through(value.yes, assume).flatMap((outcome) => {
          if (isMissing(outcome)) return through(value.no, outcome.assume);
          const { leaf } = outcome;
          if (leaf.kind !== 'open') return [outcome];
          const given = { ...outcome, overridable: true };
          if (leaf.why !== 'parameter') return [given, ...through(value.no, outcome.assume)];
          // What a caller leaves out is left out wherever this default is taken for it.
          const key = `${GIVEN}${exprKey(value.expr)}${supposedKey(sourceOf(leaf))}`;
          const known = outcome.assume.get(key);
          return [
            ...(known === false ? [] : [{ ...given, assume: assuming(outcome.assume, key, true) }]),
            ...(known === true ? [] : through(value.no, assuming(outcome.assume, key, false))),
          ];
        });
      }
      return decideTest(value.test, assume, depth + 1, steps).flatMap((side) => through(side.holds ? value.yes : value.no, side.assume));
    case 'open': {
      const text = supposed(value, assume);
      if (text) return [{ leaf: text, way: { value: text, from: way }, assume, overridable: false }];
      const self: Reached = { leaf: value, way, assume, overridable: value.why === 'environment' };
      if (value.made) {
        const { from: source, by } = value.made;
        return reach(source, assume, depth + 1, steps).map((outcome) => {
          const known = outcome.leaf.kind === 'literal' ? by(outcome.leaf.value) : undefined;
          if (known === undefined) return { ...self, assume: outcome.assume };
          const leaf: Literal = { kind: 'literal', expr: value.expr, value: known };
          return { leaf, way: { value: leaf, from: way }, assume: outcome.assume, overridable: false };
        });
      }
      const passing = `${PASSING}${exprKey(value.expr)}`;
      // A function that calls itself hands on what it was given: that is among the values already.
      if (!value.expands || !value.candidates || assume.has(passing)) return [self];
      const under = assuming(assume, passing, true);
      const passed = value
        .candidates()
        .flatMap((candidate) => through(candidate, under).flatMap((outcome) => [outcome, ...handedOn(outcome, depth, steps)]))
        .map((outcome) => ({ ...outcome, assume: without(outcome.assume, passing), overridable: true }));
      return [self, ...passed.filter((outcome) => !isMissing(outcome))];
    }
    case 'literal': {
      const leaf = supposed(value, assume) ?? remade(value, assume, depth, steps) ?? value;
      return [{ leaf, way: { value: leaf, from }, assume, overridable: false }];
    }
    default:
      return [{ leaf: value, way, assume, overridable: false }];
  }
}

const oneOf = ({ leaf, way }: Reached): Open | undefined => oneValue(leaf, () => trailOf(way));

/** A text that is made of one that is supposed to be another. */
function remade(value: Literal, assume: Assumptions, depth: number, steps: Steps): Literal | undefined {
  if (!value.made || !isSupposing(assume)) return undefined;
  // What else it may be is not known, and made into no text.
  const [only, ...others] = reach(value.made.from, assume, depth + 1, steps).filter(({ leaf }) => leaf.kind === 'literal');
  const made = only?.leaf.kind === 'literal' && others.length === 0 ? value.made.by(only.leaf.value) : undefined;
  return made === undefined ? undefined : { kind: 'literal', expr: value.expr, value: made };
}

/** The options of a union that the assumptions leave, each with what it assumes; `key` is a value that decides and is not known, which is taken for the text of the option. */
export function eachOption(union: Union, assume: Assumptions, key?: Open): [Value, Assumptions][] {
  const name = unionKey(union);
  const chosen = assume.get(name);
  return union.options.flatMap((option, index): [Value, Assumptions][] => {
    const text = key && union.by?.texts[index];
    if ((chosen !== undefined && chosen !== index) || (key && text !== undefined && isAnotherTaken(assume, key, text))) return [];
    const under = assuming(assume, name, index);
    return [[option, key && text !== undefined ? taking(under, key, text) : under]];
  });
}

/** What a union is, given what decides. */
const optionFor = ({ options, expr }: Union, texts: readonly string[], value: Scalar): Value =>
  options[texts.includes(String(value)) ? texts.indexOf(String(value)) : texts.length] ?? absent(expr);

/** True where a value that can be that literal is read through one of the expressions, given by their keys. */
export const readsThrough = (value: Value, literal: Literal, through: ReadonlySet<string>): boolean =>
  outcomes(value).some(({ leaf, trail }) => {
    if (leaf.kind === 'array') return leaf.elements.some((element) => readsThrough(element.value(), literal, through));
    return exprKey(leaf.expr) === exprKey(literal.expr) && trail.some((step) => through.has(exprKey(step.expr)));
  });

/** How many functions a value is followed through that hand it on. */
const MOST_HANDS = 3;

/** What callers in turn pass where a caller hands on what it was given. */
function handedOn({ leaf, assume, way }: Reached, depth: number, steps: Steps): Reached[] {
  if (leaf.kind !== 'open' || leaf.expands || !leaf.candidates) return [];
  const hands = Number(assume.get(HANDS) ?? 0);
  if (hands >= MOST_HANDS) return [];
  return leaf
    .candidates()
    .flatMap((candidate) => reach(candidate, assuming(assume, HANDS, hands + 1), depth + 1, steps, way))
    .flatMap((inner) => [inner, ...handedOn(inner, depth + 1, steps)])
    .map((inner) => ({ ...inner, assume: assuming(inner.assume, HANDS, hands) }));
}

/** Both sides of a test, or the one that the assumptions (or the compared value) leave; a test whose subject depends on it has both. */
export function decideTest(
  test: Test,
  assume: Assumptions,
  depth = 0,
  steps: Steps = newSteps(),
): { holds: boolean; assume: Assumptions }[] {
  const known = assume.get(test.key);
  if (typeof known === 'boolean') return [{ holds: known !== test.negated, assume }];
  const side = (under: Assumptions, raw: boolean) => ({ holds: raw !== test.negated, assume: assuming(under, test.key, raw) });
  const fork = (under: Assumptions) => [true, false].map((raw) => side(under, raw));
  const deciding = `${DECIDING}${test.key}`;
  if (assume.has(deciding) || depth > MOST_DEPTH || steps.left-- <= 0) return fork(assume);
  // What was found on one side of the test itself was found in another evaluation of it.
  const decided = (under: Assumptions, raw?: boolean) => {
    const clean = without(under, deciding, test.key);
    return raw === undefined ? fork(clean) : [side(clean, raw)];
  };
  const start = assuming(assume, deciding, true);
  if (test.parts) {
    const { all, tests } = test.parts;
    let open: Assumptions[] = [start];
    const found: { holds: boolean; assume: Assumptions }[] = [];
    for (const part of tests) {
      const next: Assumptions[] = [];
      for (const under of open)
        for (const one of decideTest(part, under, depth + 1, steps)) {
          if (one.holds === all) next.push(one.assume);
          else found.push(...decided(one.assume, !all));
        }
      open = next.slice(0, MOST_OUTCOMES);
    }
    return [...found, ...open.flatMap((under) => decided(under, all))];
  }
  if (!test.compare) return fork(assume);
  const { subject, accepts, ofObject, equals } = test.compare;
  return reach(subject, start, depth + 1, steps).flatMap((outcome) => {
    const { leaf, assume: under } = outcome;
    if (leaf.kind === 'literal') return decided(under, accepts(leaf.value));
    if (leaf.kind !== 'open') return decided(under, ofObject);
    const one = oneOf(outcome);
    const text = one && textTaken(under, one);
    if (text !== undefined) return decided(under, accepts(text));
    if (!one || typeof equals !== 'string') return decided(under);
    if (isAnotherTaken(under, one, equals)) return decided(under, false);
    return [...decided(taking(under, one, equals), true), ...decided(takingAnother(under, one, equals), false)];
  });
}

/** How far one question about properties has gone, and what knows the objects that can still change. */
interface Walk {
  depth: number;
  steps: Steps;
  heap?: Heap | undefined;
}

/** What is in an object at this moment. */
export interface Heap {
  contentOf(ref: Ref): ObjectValue | ArrayValue | Open;
}

const deeper = (walk: Walk): Walk => ({ ...walk, depth: walk.depth + 1 });

/** The value of a property of a value; what may or may not have it becomes a choice. `heap` is needed where objects can still change. */
export const property = (value: Value, key: string, at: Expr = value.expr, heap?: Heap): Value =>
  propertyOf(value, key, at, { depth: 0, steps: newSteps(), heap });

function propertyOf(value: Value, key: string, at: Expr, walk: Walk): Value {
  if (walk.depth > MOST_DEPTH || walk.steps.left-- <= 0) return { kind: 'open', expr: at, why: 'too-deep' };
  const of = (inner: Value) => propertyOf(inner, key, at, deeper(walk));
  switch (value.kind) {
    case 'object':
      return inEntries(value, value.entries.length - 1, key, at, walk);
    case 'ref':
      return walk.heap ? of(walk.heap.contentOf(value)) : { kind: 'open', expr: at, why: 'changed' };
    case 'read':
      return { ...value, value: of(value.value), part: true };
    case 'choice':
      return { ...value, yes: of(value.yes), no: of(value.no) };
    case 'union':
      return { ...value, options: value.options.map(of) };
    case 'open': {
      if (value.falsy || (value.mayHave && !value.mayHave(key))) return absent(at);
      if (value.pieces && /^-?\d+$/.test(key)) return pieceOf(value, value.pieces, Number(key), at);
      const { candidates, mayHave, id, entity, type, named, made, pieces, ...open } = value;
      return {
        ...open,
        of: { open: value, key },
        ...(candidates && { candidates: once(() => candidates().map((candidate) => property(candidate, key))) }),
      };
    }
    case 'array': {
      const element = /^\d+$/.test(key) ? value.elements[Number(key)] : undefined;
      const plain = value.literal && !value.elements.some((e) => e.kind === 'spread');
      if (element?.kind === 'element' && plain) return element.value();
      return plain ? absent(at) : { kind: 'open', expr: at, why: 'expression' };
    }
    case 'literal':
      return absent(at);
  }
}

function inEntries(object: ObjectValue, last: number, key: string, at: Expr, walk: Walk): Value {
  for (let index = last; index >= 0; index--) {
    const entry = object.entries[index] as Entry;
    const before = () => inEntries(object, index - 1, key, at, deeper(walk));
    if (entry.kind === 'property' && entry.key === key) {
      return { kind: 'read', expr: entry.valueExpr, value: entry.value(), declaration: null, holder: { object, entry } };
    }
    if (entry.kind === 'write' && entry.key === key) {
      const written: Value = { kind: 'read', expr: entry.valueExpr, value: entry.value(), declaration: null, holder: { object, entry } };
      if (entry.conditions.length === 0 && !entry.maybe?.length) return written;
      const otherwise = before();
      const happened = (entry.maybe ?? []).reduceRight<Value>(
        (value, { key: union, option }) => ({ kind: 'union', expr: entry.expr, key: union, options: optionsAt(option, value, otherwise) }),
        written,
      );
      return entry.conditions.reduceRight<Value>(
        (value, { test, holds }) => ({
          kind: 'choice',
          expr: entry.expr,
          test,
          fallback: false,
          yes: holds ? value : otherwise,
          no: holds ? otherwise : value,
        }),
        happened,
      );
    }
    if (entry.kind === 'spread') {
      const inside = propertyOf(entry.value(), key, entry.argument, deeper(walk));
      const read: Value = { kind: 'read', expr: entry.argument, value: inside, declaration: null, part: true, holder: { object, entry } };
      if (isNever(inside)) continue;
      if (isPresent(inside)) return read;
      // What somebody puts into an object that is there already is no default of those who made it.
      if (entry.later && outcomes(inside).some(({ leaf }) => leaf.kind === 'open' && leaf.why === 'parameter'))
        return { kind: 'union', expr: entry.argument, options: [read, before()], part: key };
      return withDefault(read, before(), entry.argument, key, walk.steps);
    }
    if (entry.kind === 'computed' && (entry.key ?? key) === key) {
      const unknown: Open = { kind: 'open', expr: entry.expr, why: 'changed' };
      return { kind: 'union', expr: entry.expr, options: [unknown, before()], part: key };
    }
  }
  return absent(at);
}

/** Options of a union in which one thing happens in one of them alone. */
const optionsAt = (option: number, happens: Value, otherwise: Value): Value[] => {
  const options = Array.from({ length: Math.max(option + 1, 2) }, () => otherwise);
  options[option] = happens;
  return options;
};

/** A property that may be missing on one side of its conditions: what is missing is taken from `otherwise`. */
function withDefault(value: Value, otherwise: Value, at: Expr, key: string, steps: Steps): Value {
  const of = (inner: Value) => withDefault(inner, otherwise, at, key, steps);
  if (steps.left-- <= 0) return { kind: 'union', expr: at, options: [value, otherwise], part: key };
  switch (value.kind) {
    case 'read':
      return { ...value, value: of(value.value) };
    case 'choice':
      if (value.fallback) break;
      return { ...value, yes: of(value.yes), no: of(value.no) };
    case 'union':
      return { ...value, options: value.options.map(of) };
    case 'literal':
      return value.absent ? otherwise : value;
    case 'open':
      // Callers that leave it out get the default, as with any other one.
      if (value.why === 'parameter' && isPresent(otherwise)) {
        const test = { key: `default:${exprKey(at)}.${key}`, expr: at, negated: false, pure: true, hidden: true };
        return { kind: 'choice', expr: at, test, fallback: true, yes: { ...value, expands: true }, no: otherwise };
      }
      return { kind: 'union', expr: at, options: [value, otherwise], part: key };
    default:
      return value;
  }
  return { kind: 'union', expr: at, options: [value, otherwise], part: key };
}

function isNever(value: Value): boolean {
  if (value.kind === 'read') return isNever(value.value);
  if (value.kind === 'choice') return isNever(value.yes) && isNever(value.no);
  if (value.kind === 'union') return value.options.every(isNever);
  return isAbsent(value);
}

function isPresent(value: Value): boolean {
  if (value.kind === 'read') return isPresent(value.value);
  if (value.kind === 'choice') return isPresent(value.no) && (value.fallback || isPresent(value.yes));
  if (value.kind === 'union') return value.options.every(isPresent);
  return value.kind !== 'open' && !isAbsent(value);
}

/** The one literal that a value always has, or undefined where it has several or cannot be told. */
export function constant(value: Value): Literal | undefined {
  const [first, ...rest] = outcomes(value);
  if (first?.leaf.kind !== 'literal') return undefined;
  const { leaf } = first;
  return rest.every((other) => other.leaf.kind === 'literal' && other.leaf.value === leaf.value) ? leaf : undefined;
}
