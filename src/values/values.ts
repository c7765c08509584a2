/**
 * What a value in the user's code can be, in no language's words.
 * A `Value` is symbolic: it keeps where each part is written, so that the part can be edited there.
 */

/** An expression in a file; offsets are UTF-16 units. `node` belongs to the language and nobody else looks at it. */
export interface Expr {
  file: string;
  start: number;
  end: number;
  node: unknown;
}

export type Scalar = string | number | boolean | null | undefined;

export interface Literal {
  kind: 'literal';
  expr: Expr;
  value: Scalar;
  /** True for a property that is not there at all. */
  absent?: boolean;
}

export interface ObjectValue {
  kind: 'object';
  expr: Expr;
  entries: Entry[];
  /** `as const`, `Object.freeze`: nothing may be added to its type. */
  readonly: boolean;
}

export interface ArrayValue {
  kind: 'array';
  expr: Expr;
  elements: Element[];
  /** Written as a literal with all its elements known to be there (not made by a map or filled by push). */
  literal: boolean;
  /** What may stand last where the list was changed in place: nothing where that cannot be told. The last element, where it is missing or undefined. */
  last?: () => Element[] | undefined;
}

/** One of two values, by a test. With `fallback`, `yes` is taken unless it is missing (`a ?? b`, a default). */
export interface Choice {
  kind: 'choice';
  expr: Expr;
  test: Test;
  fallback: boolean;
  yes: Value;
  no: Value;
}

/** One of several values; what decides is not known. */
export interface Union {
  kind: 'union';
  expr: Expr;
  options: Value[];
  /** The property that this is about: another one of the same object may go another way. */
  part?: string;
  /** Unions with one key go one way together (what one run of a loop made of several variables). */
  key?: string;
  /** A value that decides, where it is known: the text of each option; another text is the last one, where there is one more. */
  by?: { value: Value; texts: readonly string[] } | undefined;
}

/** An object or list by the place and the moment that made it, while it can still change: what is in it has to be asked of the heap. */
export interface Ref {
  kind: 'ref';
  expr: Expr;
  id: number;
}

/** A value read through a name or a property: replacing `expr` changes this reader alone. */
export interface Read {
  kind: 'read';
  expr: Expr;
  value: Value;
  /** The declaration that is read through; null for a property written in an object. */
  declaration: Declaration | null;
  /** `expr` is what holds the value (a spread object, a const that a property is read from): replacing it would replace more. */
  part?: boolean;
  /** The object and entry where the property is written. */
  holder?: { object: ObjectValue; entry: Entry };
}

export type OpenWhy = 'environment' | 'parameter' | 'call' | 'import' | 'reassigned' | 'changed' | 'expression' | 'too-deep';

/** A value that the code does not show. */
export interface Open {
  kind: 'open';
  expr: Expr;
  why: OpenWhy;
  /** What callers in the project pass for it. */
  candidates?: () => readonly Value[];
  /** The candidates belong to the set of values (a default parameter), and do not merely hint at it. */
  expands?: boolean;
  /** By its declared type: the properties that it can have. Any, where it is missing. */
  mayHave?: (key: string) => boolean;
  /** Two of them with one identity are one value. */
  id?: number;
  /** The value that it is a part of (`response.content`), or was made of. */
  of?: { open: Open; key: string };
  /** What it is to the engine: a function, a class, something of another package. */
  entity?: unknown;
  /** Its declared type, where that says more: of the language that declares it. */
  type?: unknown;
  /** Its declared type names all that it can be (`keyof typeof TABLE`, `'low' | 'high'`). */
  named?: boolean;
  /** What it would be, were what it is made of known (`model.toLowerCase()`); undefined where that says nothing of it. */
  made?: { from: Value; by: (from: Scalar) => Scalar };
}

export type Value = Literal | ObjectValue | ArrayValue | Choice | Union | Read | Open | Ref;

/** The answer of a call that was put into an object; `from` tells apart the calls that gave it. */
interface Kept {
  value: Value;
  from: string;
}

export type Entry =
  /** `written` is the value with the casts around it, where there are any; `keyed` what gives a key that is no text of the entry's own. */
  | { kind: 'property'; key: string; expr: Expr; valueExpr: Expr; written?: Expr; shorthand: boolean; value: () => Value; keyed?: Value }
  /** `alias`: it is put into the object later, by another name than the object's own. */
  | { kind: 'spread'; expr: Expr; argument: Expr; value: () => Value; alias?: boolean }
  /** A property whose name is not known; with `key`, what something else may have made of that one. */
  | { kind: 'computed'; expr: Expr; key?: string; kept?: Kept }
  /** `object.key = value` after the object was made. `target` is the source of `object`, `conditions` what guards it. */
  | {
      kind: 'write';
      key: string;
      expr: Expr;
      target: Expr;
      valueExpr: Expr;
      value: () => Value;
      conditions: { test: Test; holds: boolean }[];
      /** The unions that say whether it happened, where no condition does: in a loop, behind what may have thrown. */
      maybe?: readonly { key: string; option: number }[];
      /** It is written by another name than the object's own. */
      alias?: boolean;
      /** The write goes to a property of the property's value (`params.thinking.budget_tokens = …`). */
      nested?: boolean;
    };

export type Element = { kind: 'element'; value: () => Value } | { kind: 'spread'; value: () => Value };

/** What a declaration is to its readers. */
export interface Declaration {
  /** Unique in the run: file and offset. */
  key: string;
  name: string;
  file: string;
  start: number;
  exported: boolean;
  /** The language's own record of it. */
  binding: unknown;
}

/** A condition. Two tests with one key have one outcome. */
export interface Test {
  key: string;
  /** Its text; `hidden` where it has none of its own that could be written again (a `case`). */
  expr: Expr;
  hidden?: boolean;
  negated: boolean;
  /** Evaluating it twice does no harm and gives the same answer. */
  pure: boolean;
  /** A comparison of a value with strings that can be decided once the value is known. */
  compare?: {
    subject: Value;
    /** Undefined where the text alone does not tell. */
    accepts: (value: Scalar) => boolean | undefined;
    /** What the subject is compared with, where that is a value of its own. */
    against?: Value;
    /** The outcome where the subject is an object, a list, a function; both, where it is missing. */
    ofObject?: boolean;
    /** The one text or number that it has to be. */
    equals?: Scalar;
  };
  /** Where the test itself stands, if its text is a name or a call that gives its answer. */
  stands?: Expr[];
  /** What else the outcome depends on: the tests that it is made of, and the values that are read in it. */
  reads?: () => TestReads;
  /** The tests that it is made of: all of them, or any, have to hold. */
  parts?: { all: boolean; tests: Test[] };
  /** It asks whether this value is there at all (before `negated` is looked at). */
  asks?: Value;
}

export interface TestReads {
  tests: Test[];
  values: Value[];
}

/** What has been assumed about tests and unions on the way to an outcome, and what values are supposed to be. */
export type Assumptions = ReadonlyMap<string, boolean | number | string>;

export interface Outcome {
  leaf: Literal | ObjectValue | ArrayValue | Open | Ref;
  /** From the site to the leaf, the leaf last. */
  trail: Value[];
  assume: Assumptions;
  /** The leaf is the open side of a default: something else is taken where it is missing. */
  overridable: boolean;
}

const MOST_OUTCOMES = 200;
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
/** In front of what is known of a value that is supposed to be a text. */
const SUPPOSED = 'supposed:';

/** Two readings of one value have one key. */
const supposedKey = (value: Open | Literal): string => {
  if (value.kind === 'literal') return `${SUPPOSED}${exprKey(value.expr)}`;
  // What a call gives, or any element of a list, is another value each time.
  if (value.of && !/^(?:\(\)|\*)$/.test(value.of.key)) return `${supposedKey(value.of.open)}.${value.of.key}`;
  return `${SUPPOSED}${value.id ?? exprKey(value.expr)}`;
};

/** The assumptions under which a value is another text than the code shows: what a caller may pass, another id in the place of one. */
export const supposing = (assume: Assumptions, value: Open | Literal, text: string): Assumptions =>
  new Map(assume).set(SUPPOSED, true).set(supposedKey(value), text);

/** What a value is under what is supposed; undefined where that says nothing of it. */
function supposed(value: Open | Literal, assume: Assumptions): Literal | undefined {
  if (!assume.has(SUPPOSED)) return undefined;
  const text = assume.get(supposedKey(value));
  return typeof text === 'string' ? { kind: 'literal', expr: value.expr, value: text } : undefined;
}

function assuming(assume: Assumptions, key: string, outcome: boolean | number): Assumptions {
  return assume.get(key) === outcome ? assume : new Map(assume).set(key, outcome);
}

function without(assume: Assumptions, ...keys: readonly string[]): Assumptions {
  if (!keys.some((key) => assume.has(key))) return assume;
  const rest = new Map(assume);
  for (const key of keys) rest.delete(key);
  return rest;
}

export const exprKey = (expr: Expr): string => `${expr.file}:${expr.start}:${expr.end}`;

/** True for an expression that is a part of another one's text, or all of it. */
export const isWithin = (inner: Expr, outer: Expr): boolean =>
  inner.file === outer.file && inner.start >= outer.start && inner.end <= outer.end;

/** The key under which it is assumed which option a union is. */
export const unionKey = ({ expr, part, key }: Union): string => key ?? `union:${exprKey(expr)}:${part ?? ''}`;

export const absent = (expr: Expr): Literal => ({ kind: 'literal', expr, value: undefined, absent: true });

/** True for an outcome that is no value: `undefined`, `null`, or a property that is not there. */
export const isMissing = (outcome: Outcome): boolean =>
  outcome.leaf.kind === 'literal' && (outcome.leaf.value === undefined || outcome.leaf.value === null);

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
export function outcomes(value: Value, assume: Assumptions = new Map(), depth = 0, steps: Steps = newSteps()): Outcome[] {
  const found = expand(value, assume, depth, steps);
  if (found.length <= MOST_OUTCOMES) return found;
  const leaf: Open = { kind: 'open', expr: value.expr, why: 'too-deep' };
  return [{ leaf, trail: [value, leaf], assume, overridable: false }];
}

function expand(value: Value, assume: Assumptions, depth: number, steps: Steps): Outcome[] {
  if (depth > MOST_DEPTH || steps.left-- <= 0)
    return [{ leaf: { kind: 'open', expr: value.expr, why: 'too-deep' }, trail: [value], assume, overridable: false }];
  const through = (inner: Value, under: Assumptions): Outcome[] =>
    outcomes(inner, under, depth + 1, steps).map((outcome) => ({ ...outcome, trail: [value, ...outcome.trail] }));
  switch (value.kind) {
    case 'read':
      return through(value.value, assume);
    case 'union': {
      const { by } = value;
      if (by)
        return outcomes(by.value, assume, depth + 1, steps).flatMap(({ leaf, assume: under }) =>
          through(leaf.kind === 'literal' ? optionFor(value, by.texts, leaf) : { ...value, by: undefined }, under),
        );
      const key = unionKey(value);
      const chosen = assume.get(key);
      return value.options.flatMap((option, index) =>
        chosen === undefined || chosen === index ? through(option, assuming(assume, key, index)) : [],
      );
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
          const key = `${GIVEN}${exprKey(value.expr)}${supposedKey(leaf)}`;
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
      if (text) return [{ leaf: text, trail: [value, text], assume, overridable: false }];
      const self: Outcome = { leaf: value, trail: [value], assume, overridable: value.why === 'environment' };
      if (value.made) {
        const { from, by } = value.made;
        return outcomes(from, assume, depth + 1, steps).map((outcome) => {
          const known = outcome.leaf.kind === 'literal' ? by(outcome.leaf.value) : undefined;
          if (known === undefined) return { ...self, assume: outcome.assume };
          const leaf: Literal = { kind: 'literal', expr: value.expr, value: known };
          return { leaf, trail: [value, leaf], assume: outcome.assume, overridable: false };
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
      const leaf = supposed(value, assume) ?? value;
      return [{ leaf, trail: [leaf], assume, overridable: false }];
    }
    default:
      return [{ leaf: value, trail: [value], assume, overridable: false }];
  }
}

/** What a union is, given what decides. */
const optionFor = ({ options, expr }: Union, texts: readonly string[], { value }: Literal): Value =>
  options[texts.includes(String(value)) ? texts.indexOf(String(value)) : texts.length] ?? absent(expr);

/** How many functions a value is followed through that hand it on. */
const MOST_HANDS = 3;

/** What callers in turn pass where a caller hands on what it was given. */
function handedOn(outcome: Outcome, depth: number, steps: Steps): Outcome[] {
  const { leaf, assume } = outcome;
  if (leaf.kind !== 'open' || leaf.expands || !leaf.candidates) return [];
  const hands = Number(assume.get(HANDS) ?? 0);
  if (hands >= MOST_HANDS) return [];
  return leaf
    .candidates()
    .flatMap((candidate) => outcomes(candidate, assuming(assume, HANDS, hands + 1), depth + 1, steps))
    .flatMap((inner) => [inner, ...handedOn(inner, depth + 1, steps)])
    .map((inner) => ({ ...inner, trail: [...outcome.trail, ...inner.trail], assume: assuming(inner.assume, HANDS, hands) }));
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
  const { subject, accepts, ofObject } = test.compare;
  return outcomes(subject, start, depth + 1, steps).flatMap(({ leaf, assume: under }) => {
    if (leaf.kind === 'literal') return decided(under, accepts(leaf.value));
    return decided(under, leaf.kind === 'open' ? undefined : ofObject);
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
      if (value.mayHave && !value.mayHave(key)) return absent(at);
      const { candidates, mayHave, id, entity, type, named, ...open } = value;
      return {
        ...open,
        ...((id !== undefined || value.of) && { of: { open: value, key } }),
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
      if (isAbsent(inside)) continue;
      if (isPresent(inside)) return read;
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
      return { kind: 'union', expr: at, options: [value, otherwise], part: key };
    default:
      return value;
  }
  return { kind: 'union', expr: at, options: [value, otherwise], part: key };
}

function isAbsent(value: Value): boolean {
  if (value.kind === 'read') return isAbsent(value.value);
  if (value.kind === 'choice') return isAbsent(value.yes) && isAbsent(value.no);
  if (value.kind === 'union') return value.options.every(isAbsent);
  return value.kind === 'literal' && value.absent === true;
}

function isPresent(value: Value): boolean {
  if (value.kind === 'read') return isPresent(value.value);
  if (value.kind === 'choice') return isPresent(value.no) && (value.fallback || isPresent(value.yes));
  if (value.kind === 'union') return value.options.every(isPresent);
  return value.kind !== 'open' && !(value.kind === 'literal' && value.absent === true);
}

/** The one literal that a value always has, or undefined where it has several or cannot be told. */
export function constant(value: Value): Literal | undefined {
  const [first, ...rest] = outcomes(value);
  if (first?.leaf.kind !== 'literal') return undefined;
  const { leaf } = first;
  return rest.every((other) => other.leaf.kind === 'literal' && other.leaf.value === leaf.value) ? leaf : undefined;
}

/** The last entry that is written in the literal itself. */
export const lastEntry = ({ expr, entries }: ObjectValue): Entry | undefined =>
  entries.findLast(
    (entry) => entry.kind !== 'write' && entry.expr.file === expr.file && expr.start <= entry.expr.start && entry.expr.end <= expr.end,
  );

/** A value without the reads around it. */
export function unread(value: Value): Exclude<Value, Read> {
  return value.kind === 'read' ? unread(value.value) : value;
}
