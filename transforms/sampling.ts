/** `temperature`, `top_p` and `top_k` go, and `speed: 'fast'`: the target answers 400 to them. */

import type { MigratingSite } from '../src/rewrite/migrating.js';
import type { Operation } from '../src/rewrite/operations.js';
import { writesEach } from '../src/rewrite/trails.js';
import { Unexpressible } from '../src/rewrite/unexpressible.js';
import { SAMPLING, SPEED } from '../src/sdk/models.js';
import type { ModelGroup, RequestFacts } from '../src/sites/facts.js';
import { constant, outcomes, property } from '../src/values/outcomes.js';
import { passedFor } from '../src/values/said.js';
import { type Assumptions, type Expr, exprKey, isWithin, type ObjectValue, type Value } from '../src/values/values.js';
import { MIGRATION_GUIDE, type Step, unassigned } from './step.js';

const NAMES = new Set<string>(SAMPLING);
/** What asks for the speed that every request has. */
const STANDARD = new Set<unknown>(['standard', null, undefined]);

export const sampling: Step = {
  name: 'sampling',
  says: 'Remove temperature, top_p and top_k',
  source: MIGRATION_GUIDE,
  operations: (site) => {
    const seen = new Set<ObjectValue>();
    const declared = site.requests.flatMap(({ request }) => objectsOf(request.params).flatMap((object) => declaredIn(object, seen)))[0];
    if (declared) throw new Unexpressible('params-unknown', declared);
    return entriesOf(site).map(({ object, entry, whole }): Operation => {
      // Another model of this call still takes the parameter.
      const stays = othersTakeThem(site) && (whole || site.requests.some((facts) => isSent(facts, entry, (group) => group === 'stays')));
      if (stays || entry.kind === 'computed' || writesEach(entry) || !site.canEdit(object.expr, 'sampling'))
        throw new Unexpressible('shared-params', entry.expr, site.ground.language.text(entry.expr).split('\n')[0]);
      if (entry.kind === 'write') return unassigned(site, entry.expr);
      if (whole && isGivenLater(whole)) return unassigned(site, whole.entry.expr);
      site.droppable(whole?.entry.expr ?? entry.expr);
      return { op: 'remove', object: (whole?.object ?? object).expr, entry: (whole?.entry ?? entry).expr };
    });
  },
};

type Entries = ObjectValue['entries'][number];
interface Found {
  object: ObjectValue;
  entry: Entries;
  /** The spread, or what spreads it in later, to remove instead, where nothing else is spread in. */
  whole?: { object: ObjectValue; entry: Entries };
}

/** The names of the parameters that a site would lose. */
export const samplingNames = (site: MigratingSite): string[] => [
  ...new Set(entriesOf(site).flatMap(({ entry }) => (entry.kind !== 'spread' && entry.key !== undefined ? [entry.key] : []))),
];

/** True where another model that the call can have takes sampling parameters. */
const othersTakeThem = ({ facts: { allModels, refusedSampling } }: MigratingSite): boolean =>
  allModels.has('stays') && refusedSampling === undefined;

function entriesOf(site: MigratingSite): Found[] {
  return site.requests.flatMap((facts) => {
    const { params } = facts.request;
    return [...entriesIn(params, site), ...extraBodyEntries(params, site)].filter(({ entry }) => !isOff(site, facts, entry));
  });
}

/** The same in `extra_body`, which Python's SDK puts into the request: the whole of it goes where nothing else is in it. */
function extraBodyEntries(params: Value, site: MigratingSite): Found[] {
  return bodiesIn(params).flatMap(({ object, entry: whole }): Found[] => {
    const inside = objectsOf(whole.value());
    const isInline = inside.every(({ expr }) => isWithin(expr, whole.expr));
    const isOnly =
      isInline && inside.every(({ entries }) => entries.every((entry) => entry.kind === 'property' && goes(entry, site.losesSpeed)));
    return inside
      .flatMap((body) => entriesIn(body, site))
      .map((found) => ({ ...found, ...(isOnly && { whole: { object, entry: whole } }) }));
  });
}

/** Every entry that gives an `extra_body`: of the params, of what is spread into them, or put there later. */
function bodiesIn(params: Value, seen = new Set<ObjectValue>()): { object: ObjectValue; entry: Exclude<Entries, { kind: 'computed' }> }[] {
  return objectsOf(params).flatMap((object) => {
    if (seen.has(object)) return [];
    seen.add(object);
    return object.entries.flatMap((entry) => {
      if (entry.kind === 'spread') return bodiesIn(entry.value(), seen);
      return entry.kind !== 'computed' && entry.key === 'extra_body' ? [{ object, entry }] : [];
    });
  });
}

/** True for what is spread in by a statement after the literal. */
const isGivenLater = ({ object, entry }: { object: ObjectValue; entry: Entries }): boolean => !isWithin(entry.expr, object.expr);

/** True for a spread of a literal; for one given later, where the statement does nothing else. */
const canGo = (object: ObjectValue, entry: Entries, site: MigratingSite): boolean =>
  !isGivenLater({ object, entry }) ||
  (site.ground.language.isDroppableWrite(entry.expr) &&
    object.entries.every((other) => other === entry || !(isWithin(other.expr, entry.expr) || isWithin(entry.expr, other.expr))));

/** True where only another model of the call gets the parameter (`temperature: deep ? undefined : 0.2`). */
const isOff = (site: MigratingSite, facts: RequestFacts, entry: Entries): boolean =>
  othersTakeThem(site) && !isSent(facts, entry, (group) => group !== 'stays');

/** True where a request to one of the models can get its sampling parameter from this entry, were it not for later ones. */
const isSent = ({ request, paths }: RequestFacts, entry: Entries, isOne: (group: ModelGroup) => boolean): boolean =>
  paths.some((path) => isOne(path.group) && gives(request.params, entry, path.model.assume));

/** @param seen objects that are spread in many times are looked at once. */
const gives = (value: Value, entry: Entries, assume: Assumptions, seen = new Set<ObjectValue>()): boolean =>
  [value, ...passedFor(value)]
    .flatMap((one) => outcomes(one, assume))
    .some(
      ({ leaf, assume: under }) =>
        leaf.kind === 'object' &&
        !seen.has(leaf) &&
        seen.add(leaf) &&
        leaf.entries.some((own) => {
          if (own.kind === 'spread') return gives(own.value(), entry, under, under.size > assume.size ? new Set() : seen);
          if (own.kind === 'computed' || exprKey(own.expr) !== exprKey(entry.expr)) return false;
          const given = outcomes(property({ ...leaf, entries: [own] }, own.key), under);
          return given.some((one) => one.leaf.kind !== 'literal' || one.leaf.value !== undefined);
        }),
    );

/** Every entry that gives a sampling parameter, in the params and in what is spread into them, by whoever passes it. */
function entriesIn(params: Value, site: MigratingSite): Found[] {
  const found = new Map<string, Found>();
  const seen = new Set<ObjectValue>();
  for (const object of objectsOf(params)) collect(object, { found, seen, site });
  return [...found.values()];
}

/** What is spread in and, by its declared type, may bring a sampling parameter along that no caller in sight shows. */
function declaredIn(object: ObjectValue, seen: Set<ObjectValue>): Expr[] {
  if (seen.has(object)) return [];
  seen.add(object);
  return object.entries.flatMap((entry) =>
    entry.kind === 'spread'
      ? outcomes(entry.value()).flatMap(({ leaf }) => {
          if (leaf.kind === 'object') return declaredIn(leaf, seen);
          return leaf.kind === 'open' && SAMPLING.some((name) => leaf.mayHave?.(name)) ? [entry.argument] : [];
        })
      : [],
  );
}

function goes(entry: Exclude<Entries, { kind: 'spread' }>, speed: boolean): boolean {
  if (entry.key !== SPEED) return entry.key !== undefined && NAMES.has(entry.key);
  if (!speed || entry.kind === 'computed') return speed;
  return outcomes(entry.value()).some(({ leaf }) => leaf.kind !== 'literal' || !STANDARD.has(leaf.value));
}

const objectsOf = (value: Value): ObjectValue[] =>
  [value, ...passedFor(value)].flatMap((one) => outcomes(one).flatMap(({ leaf }) => (leaf.kind === 'object' ? [leaf] : [])));

/** `delete params.top_p` sends nothing, and stays. */
const isDeletion = (entry: Entries): boolean => entry.kind === 'write' && constant(entry.value())?.absent === true;

interface Collected {
  found: Map<string, Found>;
  seen: Set<ObjectValue>;
  site: MigratingSite;
}

function collect(object: ObjectValue, all: Collected, around?: Found['whole']): void {
  const { found, seen, site } = all;
  const speed = site.losesSpeed;
  if (!around && seen.has(object)) return;
  if (!around) seen.add(object);
  for (const entry of object.entries) {
    if (entry.kind !== 'spread' && goes(entry, speed) && !isDeletion(entry)) {
      const { expr } = around?.entry ?? entry;
      found.set(exprKey(expr), { object, entry, ...(around && { whole: around }) });
    }
    if (entry.kind !== 'spread') continue;
    const inside = objectsOf(entry.value());
    const inline = canGo(object, entry, site) && inside.every((inner) => isWithin(inner.expr, entry.expr));
    const only = inline && inside.every((inner) => inner.entries.every((e) => e.kind === 'property' && goes(e, speed)));
    for (const inner of inside) collect(inner, all, only ? (around ?? { object, entry }) : undefined);
  }
}
