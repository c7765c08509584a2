/** Code that decides something by a model id: what it reads cannot get another id without another decision. */
import type { Use } from '../flow/machine.js';
import { leavesOf } from '../flow/shape.js';
import { readModel, takesBudgets } from '../sdk/models.js';
import { outcomes, property, readsThrough } from '../values/outcomes.js';
import { type Entry, type Expr, exprKey, type Literal, type Scalar, type Test, type Value } from '../values/values.js';
import type { AnsweredModel } from './responses.js';

/** So many places that decide by one expression are remembered. */
const MOST_READERS = 50;

interface Decider {
  id: Literal;
  at: Expr;
  test: Test | undefined;
  /** It is what the test asks about, and not what that is compared with. */
  isSubject: boolean;
  /** It is worked with as a number is. */
  isCounted: boolean;
  /** What it is compared with. */
  other: Value | undefined;
  /** The table that is asked for it. */
  table: Value | undefined;
  /** What is made of it. */
  makes: Use['makes'];
  /** It names an entry of a table, which is looked up by this. */
  sought?: Value;
  /** What is made of it before it decides (`MODEL.slice(-3) === '4-6'`). */
  first: (id: Scalar) => Scalar;
}

/** A text of the old family that a value can be, or is made of. */
interface Source {
  id: Literal;
  trail: readonly Value[];
  first: (id: Scalar) => Scalar;
}

/** So often may texts be made of texts. */
const MOST_MAKING = 4;

function sourcesOf(value: Value, depth = 0): Source[] {
  return outcomes(value).flatMap(({ leaf, trail }): Source[] => {
    if (leaf.kind !== 'literal') return [];
    const own: Source[] = isMoving(leaf) ? [{ id: leaf, trail, first: (id) => id }] : [];
    const { made } = leaf;
    if (!made || depth >= MOST_MAKING) return own;
    // What is made of an id may be the id itself (`MODEL.toLowerCase()`).
    return [...own, ...sourcesOf(made.from, depth + 1).map((one) => ({ ...one, first: (id: Scalar) => made.by(one.first(id)) }))];
  });
}

export interface Deciders {
  used(value: Value, use: Use): void;
  /** Where something would be decided otherwise if the expression gave the other id; undefined where nothing would. */
  of(expr: Expr, becomes: (id: string) => string, knowsBoth: (place: Expr) => boolean): Expr | undefined;
}

const USES: ReadonlySet<Use['kind']> = new Set(['compared', 'key', 'made', 'other']);

export function createDeciders(snapshot: (value: Value) => Value): Deciders {
  const readers = new Map<string, Decider[]>();
  const keep = (decider: Decider, trail: readonly Value[]): void => {
    for (const key of new Set(trail.map((step) => exprKey(step.expr)))) {
      const all = readers.get(key) ?? [];
      if (all.length < MOST_READERS) readers.set(key, [...all, decider]);
    }
  };
  /** The texts that the entries of a table got their keys from: by another text than is looked up nothing is found. */
  const named = (sought: Value, table: Value, use: Use): void => {
    for (const leaf of leavesOf(table) ?? [])
      for (const entry of leaf.kind === 'object' ? leaf.entries : []) {
        if (entry.kind !== 'write' || !entry.keyed) continue;
        for (const { id, trail, first } of sourcesOf(entry.keyed))
          keep(
            {
              id,
              first,
              sought,
              at: use.expr,
              test: undefined,
              isCounted: false,
              isSubject: false,
              other: undefined,
              table: undefined,
              makes: undefined,
            },
            trail,
          );
      }
  };
  return {
    used(value, use) {
      if (!USES.has(use.kind)) return;
      const leaves = leavesOf(value, 24);
      if (!leaves?.some((leaf) => leaf.kind === 'literal' && (isMoving(leaf) || leaf.made))) return;
      const other = use.with && 'kind' in use.with ? use.with : undefined;
      if (use.kind === 'key' && other) named(value, snapshot(other), use);
      for (const { id, trail, first } of sourcesOf(value)) {
        if (use.kind === 'other' && first(id.value) === id.value) continue;
        const known = other && snapshot(other);
        const decider: Decider = {
          id,
          first,
          at: use.expr,
          test: use.test,
          isCounted: use.kind === 'other',
          isSubject: use.test?.compare?.subject === value,
          other: use.kind === 'key' ? undefined : known,
          table: use.kind === 'key' ? known : undefined,
          makes: use.makes,
        };
        keep(decider, trail);
      }
    },
    of: (expr, becomes, knowsBoth) =>
      readers
        .get(exprKey(expr))
        ?.find((decider) => flips(decider, expr, becomes) && !isKnown([decider.at], [decider.table, decider.other], knowsBoth))?.at,
  };
}

/** True where one of the places, or all that one of the values can be, will know both ids. */
export const isKnown = (places: readonly Expr[], values: readonly (Value | undefined)[], knowsBoth: (place: Expr) => boolean): boolean =>
  places.some(knowsBoth) ||
  values.some((value) => {
    const leaves = value && leavesOf(value);
    return leaves !== undefined && leaves.length > 0 && leaves.every(({ expr }) => knowsBoth(expr));
  });

const isMoving = ({ value }: Literal): boolean => typeof value === 'string' && takesBudgets(value);

function flips(
  { id, test, table, other, isSubject, isCounted, makes, first, sought }: Decider,
  edited: Expr,
  becomes: (id: string) => string,
): boolean {
  const [old, now] = [first(id.value), first(becomes(String(id.value)))];
  if (sought)
    return old !== now && textsIn(sought).some(({ value }) => value === old) && !readsThrough(sought, id, new Set([exprKey(edited)]));
  if (makes) return makesOther(String(id.value), makes(old), makes(now), becomes);
  if (Object.is(old, now)) return false;
  if (isCounted) return true;
  const moves = (leaf: Value): boolean => leaf.kind === 'object' && leaf.entries.some((entry) => isKeyedBy(entry, id));
  if (table)
    return (
      leavesOf(table)?.some((leaf) => leaf.kind !== 'object' || (!moves(leaf) && has(leaf, String(old)) !== has(leaf, String(now)))) ?? true
    );
  const { compare } = test ?? {};
  if (!compare || compare.against) return false;
  // What it is compared with gets the new id at the same time, where both are read through what is edited.
  if (other && readsThrough(other, id, new Set([exprKey(edited)]))) return false;
  if (isSubject) return compare.accepts(old) !== compare.accepts(now);
  // Something unknown compared with the id, an answer's model say, decides nothing by the old one.
  return textsIn(compare.subject).some(({ value }) => value === old);
}

/** True where what is made of the new id is not the twin of what is made of the old one: `MODEL.replace('opus', 'sonnet')`, `${MODEL}-20260101`. */
function makesOther(id: string, old: Scalar, now: Scalar, becomes: (id: string) => string): boolean {
  const made = typeof old === 'string' ? readModel(old) : undefined;
  if (made?.kind !== 'known') return made?.kind === 'unknown' && now !== old;
  const source = readModel(id);
  if (source.kind !== 'known' || source.family !== made.family) return now !== old;
  return made.isVersion && now !== becomes(String(old));
}

/** True where code that is handed the id of a response does for the old one what it would not do for its twin. */
export function decidesByAnswer({ table, test }: AnsweredModel, old: string, now: string): boolean {
  if (table)
    return (
      leavesOf(table)?.some((leaf) => leaf.kind === 'object' && !leaf.entries.some(isKeyedByValue) && has(leaf, old) && !has(leaf, now)) ??
      false
    );
  const { compare } = test ?? {};
  return compare !== undefined && !compare.against && !compare.ofObject && compare.accepts(old) !== compare.accepts(now);
}

/** Its key may change with what names it. */
const isKeyedByValue = (entry: Entry): boolean => keyOf(entry) !== undefined;

/** What gives the key of an entry, where that is no text of its own. */
const keyOf = (entry: Entry): Value | undefined => (entry.kind === 'property' || entry.kind === 'write' ? entry.keyed : undefined);

/** `{ [Model.Deep]: 5 }`: the key of the table becomes another with the id. */
const isKeyedBy = (entry: Entry, id: Literal): boolean => {
  const key = keyOf(entry);
  return key !== undefined && textsIn(key).some((text) => exprKey(text.expr) === exprKey(id.expr));
};

/** The texts that a value can be, and those in a list. */
const textsIn = (value: Value): Literal[] =>
  outcomes(value).flatMap(({ leaf }) =>
    leaf.kind === 'literal' ? [leaf] : leaf.kind === 'array' ? leaf.elements.flatMap((element) => textsIn(element.value())) : [],
  );

const has = (object: Value, key: string): boolean =>
  outcomes(property(object, key)).some(({ leaf }) => leaf.kind !== 'literal' || !leaf.absent);
