/** What an object that a library's constructor made is followed to, and what changes it on the way. */

/** What changes it. */
export interface Changing {
  /** Names of options, as properties and as keys of what a call of it is given. */
  options: ReadonlySet<string>;
  /** Of those, the ones that hold others: a call that is given one changes only what stands in it. */
  within?: ReadonlySet<string>;
  /** Of those, the ones that are taken for changed where something that computes reads them: the rewrite takes them away, or makes something else of them. */
  reads?: ReadonlySet<string>;
  /** Those that give the id, where code decides something by it. */
  ids?: ReadonlySet<string>;
  /** Methods that give it with other options. */
  methods?: RegExp;
  /** Methods that may be given such options, too, and as which argument. */
  calledWith?: { methods: RegExp; at: number };
  /** Methods of other things that are handed it with such options beside it. */
  handedTo?: RegExp;
  /** Methods whose calls are looked at on their own. */
  apart?: RegExp;
  /** What sends nothing, as `specifier.name` of what makes it: an option that is given such a thing changes nothing. */
  standIns?: RegExp;
  /** The library: what it makes of the object has the same options. */
  packages: RegExp;
}

/** What is followed further than this is taken to be changed. */
const MOST_STEPS = 1_000;

/** The first place where it is changed; undefined where there is none in sight. @param next where it goes on to from a place. */
export function laterChange<P extends { node: object }>(
  made: P,
  isChange: (place: P) => boolean,
  next: (place: P) => readonly P[],
): P | undefined {
  const waiting = [made];
  const seen = new Set<object>();
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    if (seen.has(place.node)) continue;
    seen.add(place.node);
    if (seen.size > MOST_STEPS || isChange(place)) return place;
    waiting.push(...next(place));
  }
  return undefined;
}
