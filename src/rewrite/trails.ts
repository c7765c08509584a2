/** What stands between the params of a request and a value of it: containers, tests, one of several values. */
import type { Holder } from '../sites/facts.js';
import { outcomes, property } from '../values/outcomes.js';
import {
  type Entry,
  type Expr,
  exprKey,
  isAbsent,
  isWithin,
  type ObjectValue,
  type Outcome,
  type Test,
  unionKey,
  unread,
  type Value,
} from '../values/values.js';

/** A container of params, from the call inwards: the object literal and the entry that leads on. */
export interface Container {
  object: ObjectValue;
  /** The entry that new ones follow; null puts them first. */
  after: Entry | null;
  /** Tests between this container and what was asked for. */
  tests: { test: Test; holds: boolean }[];
  /** The same of values that are one of several, which no test tells. */
  options: Option[];
}

/** A container with nothing between it and what was asked for. */
export const plainContainer = (object: ObjectValue, after: Entry | null): Container => ({ object, after, tests: [], options: [] });

/** Which one of several values was taken, by the key of the union and its index there. */
export interface Option {
  key: string;
  index: number;
}

/** From a request's params to the property, which tells the side of a test right in front of it. */
export const leadingTo = ({ before, read }: Holder): Value[] => [...before, read];

/** The tests passed on a trail, with the side that was taken. */
export function testsOn(trail: readonly Value[]): { test: Test; holds: boolean }[] {
  return trail.flatMap((step, index) => {
    if (step.kind !== 'choice' || step.fallback || index === trail.length - 1) return [];
    return [{ test: step.test, holds: (trail[index + 1] === step.yes) !== false }];
  });
}

/** The values taken on a trail, each one of several. */
export const optionsOn = (trail: readonly Value[]): Option[] =>
  trail.flatMap((step, index) => {
    const next = trail[index + 1];
    return step.kind === 'union' && step.options.length > 1 && next ? [{ key: unionKey(step), index: step.options.indexOf(next) }] : [];
  });

const between = (trail: readonly Value[]): Pick<Container, 'tests' | 'options'> => ({
  tests: testsOn(trail),
  options: optionsOn(trail),
});

/** The objects on a trail into which what leads on is spread, outermost first. */
export const containersOn = (trail: readonly Value[]): Container[] =>
  trail.flatMap((step, index) => {
    if (step.kind !== 'read' || step.holder?.entry.kind !== 'spread') return [];
    return [{ object: step.holder.object, after: step.holder.entry, ...between(trail.slice(index + 1)) }];
  });

/** True for an object that has a property by that name, or may have it. */
export const mayHave = (object: ObjectValue, name: string): boolean => outcomes(property(object, name)).some(({ leaf }) => !isAbsent(leaf));

/** True for a spread that stands outside of the literal (`Object.assign({}, BASE)`): what the literal has it overwrites. */
export const isPutInLater = ({ expr }: ObjectValue, after: Entry | null): boolean =>
  after?.kind === 'spread' && !(after.expr.file === expr.file && after.expr.start >= expr.start && after.expr.end <= expr.end);

/** New properties stand after the entry that leads on; a later assignment is no entry of the literal, so they stand beside what is always there. */
export function anchorEntry({ object, after }: Container): Expr | null {
  if (!after) return null;
  if (after.kind !== 'write' && object.entries.includes(after)) return after.expr;
  const own = object.entries.filter((entry) => entry.kind === 'property');
  return (own.find((entry) => entry.key === 'max_tokens') ?? own.find((entry) => entry.key === 'model') ?? own.at(-1))?.expr ?? null;
}

/** True for a statement that writes one property after another (`for (const [key, value] of …) target[key] = value`): it cannot be changed for one. */
export const writesEach = (entry: Entry): boolean => entry.kind === 'write' && entry.each === true && entry.keyed !== undefined;

/** True for an argument that is given by its place: it cannot be given by name as well. */
export const isPlaced = (entry: Entry | undefined): boolean =>
  entry?.kind === 'property' && !entry.shorthand && exprKey(entry.expr) === exprKey(entry.valueExpr);

/** True for a default on the way to a leaf, in place of which something else may be given: a text for the leaf alone would have no room for that. */
export const losesChoice = (trail: readonly Value[], kept?: Expr): boolean =>
  trail.some((step, index) => {
    if (step.kind !== 'choice' || !step.fallback || trail[index + 1] !== step.no) return false;
    const { expr } = unread(step.yes);
    const isKept = kept !== undefined && isWithin(expr, kept);
    return !isKept && outcomes(step.yes).some(({ leaf }) => leaf.kind === 'open');
  });

export function hasOneLeaf(value: Value): boolean {
  const keys = new Set(outcomes(value).map(({ leaf }) => exprKey(leaf.expr)));
  return keys.size === 1;
}

/** True for a text, and for a variable of the environment. */
export const isConstantInRun = ({ leaf }: Outcome): boolean => leaf.kind !== 'open' || leaf.why === 'environment';

/** True for a test that has the same answer when it is asked again. */
export function isRepeatable({ pure, compare, asks }: Test): boolean {
  const subject = compare?.subject ?? asks;
  return pure || (subject !== undefined && outcomes(subject).every(isConstantInRun));
}
