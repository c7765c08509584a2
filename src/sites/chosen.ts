/** Code that chooses by the model already: what it sends is asked for with the old id and with the new one. */
import { factsOfTarget, type Migration, SAMPLING, UNKNOWN_ID } from '../sdk/models.js';
import { decideTest, outcomes, property } from '../values/outcomes.js';
import { supposing } from '../values/supposed.js';
import { type Assumptions, type Expr, exprKey, isMissing, type Literal, type Open, type Outcome, type Test } from '../values/values.js';
import type { Path, RequestFacts } from './facts.js';
import type { Request } from './sites.js';

/** Every way a request can look. */
type PathsOf = (request: Request) => Path[];

/** How code chooses between a thinking budget and the new form. */
export interface Chosen {
  test: Test;
  /** It knows the target by its name, and what names the old model is its id alone: that one becomes the target, and nothing else changes. */
  renames: boolean;
  /** Where the ids are tested. */
  gates: Expr[];
  /** Nothing is sent here but for the old model: whether the target gets the new form another call has to show. */
  isElsewhere?: true;
}

/** Whether the requests of a call take the new form by themselves on the target; undefined where one of them may not. */
export function chosenByModel(requests: readonly RequestFacts[], migration: Migration, pathsOf: PathsOf): Chosen | undefined {
  const choices = new Map(requests.map((one) => [one, choiceIn(one, migration, pathsOf)]));
  const chosen = [...choices].flatMap(([{ request }, choice]) => (choice ? [request] : []));
  const isSettled = (one: RequestFacts): boolean =>
    choices.get(one) !== undefined ||
    one.paths.every(({ state, group }) => state === 'none' || group === 'stays') ||
    chosen.some((general) => isCaseOf(one.request, general));
  if (!requests.every(isSettled)) return undefined;
  const found = [...choices.values()].filter((choice) => choice !== undefined);
  const [first] = found;
  return first && { ...first, renames: found.some(({ renames }) => renames), gates: found.flatMap(({ gates }) => gates) };
}

/** True for what a caller in sight makes of functions that were run with whatever they may be given. */
function isCaseOf({ within: own = [] }: Request, { within: general = [] }: Request): boolean {
  const root = general.at(-1);
  // What is around an inner function, and the object of a method, differ from caller to caller.
  const isGeneral = root !== undefined && root.parent === null && root.owner === null;
  return isGeneral && own.length > general.length && general.every((fn, at) => fn === own[at]);
}

/** True for a call that sends the target the new form, whatever it sends other models. */
export const sendsNewForm = (requests: readonly RequestFacts[], migration: Migration, pathsOf: PathsOf): boolean =>
  requests.some((one) => {
    const { open, ids } = modelsOf(one);
    const now = supposed(one.request, [...open, ...ids], migration.to).flatMap(pathsOf);
    return now.length > 0 && now.every(({ state, thinking }) => state === 'none' && isAdaptive(thinking));
  });

const MOST_DEPTH = 6;
/** Why a value is not known that may be another one where it is tested. */
const MOVING = /^(?:reassigned|changed|too-deep)$/;

function choiceIn(one: RequestFacts, migration: Migration, pathsOf: PathsOf): Chosen | undefined {
  const { request, paths } = one;
  const { open, ids } = modelsOf(one);
  const models = [...open, ...ids];
  const turned = turnsTo(one, migration.to, migration, pathsOf);
  if (!turned) return undefined;
  // A test that any other id passes may be meant for something else than the target.
  const isNamed = turnedIn(request, paths, base(request, models, UNKNOWN_ID)) === undefined;
  const isElsewhere = !isNamed && supposed(request, models, migration.to).length === 0;
  // What is not known beside the new id stays as it is.
  const isSettled = supposed(request, ids, migration.to)
    .flatMap(pathsOf)
    .every(({ state, group }) => state === 'none' || group !== 'takes-new-form');
  if (ids.length > 0 && !(isNamed && isSettled)) return undefined;
  return { test: turned, renames: ids.length > 0, gates: placesOf(turned), ...(isElsewhere && { isElsewhere }) };
}

/** What tests of the model can be asked with another id for. */
export function modelsOf({ paths }: Pick<RequestFacts, 'paths'>): { open: Open[]; ids: Literal[] } {
  return {
    open: paths.flatMap(({ model: { leaf } }) => (leaf.kind === 'open' && !MOVING.test(leaf.why) ? [leaf, ...sourcesOf(leaf)] : [])),
    ids: paths.flatMap(({ group, model: { leaf } }) => (group === 'moves' && leaf.kind === 'literal' ? [leaf] : [])),
  };
}

/** What a model is made of that is no more than another spelling of an ID: `f"anthropic/{model}"`, `model.removeprefix("anthropic/")`. */
function sourcesOf({ made }: Open, depth = 0): Open[] {
  if (!made || depth > MOST_DEPTH) return [];
  return outcomes(made.from).flatMap(({ leaf }) =>
    leaf.kind === 'open' && !MOVING.test(leaf.why) ? [leaf, ...sourcesOf(leaf, depth + 1)] : [],
  );
}

/** The test by which a request takes the new form, as the target takes it, if its model is that one; undefined where it may not. */
export function turnsTo(one: RequestFacts, id: string, migration: Migration, pathsOf: PathsOf): Test | undefined {
  const { request, paths } = one;
  const { open, ids } = modelsOf(one);
  const models = [...open, ...ids];
  const isAbout = ({ state, group, model: { leaf } }: Path): boolean =>
    state === 'none' || group === 'stays' || models.some((model) => model === leaf);
  if (models.length === 0 || request.kind === 'fallback' || !paths.every(isAbout)) return undefined;
  const turned = turnedIn(request, paths, base(request, models, id));
  if (!turned) return undefined;
  const old = supposed(request, open, migration.from).flatMap(pathsOf);
  const now = supposed(request, models, id).flatMap(pathsOf);
  if (!now.every(({ state }) => state === 'none')) return undefined;
  // Without a thinking budget, thinking would be off: that is the new form where the old one has none either.
  const wasOff = new Set(
    old.flatMap((path) => (path.state === 'none' && !isAdaptive(path.thinking) ? [exprKey(path.thinking.leaf.expr)] : [])),
  );
  const isNew =
    now.every(({ thinking }) => isAdaptive(thinking) || wasOff.has(exprKey(thinking.leaf.expr))) &&
    (now.length === 0 || now.some(({ thinking }) => isAdaptive(thinking)));
  return isNew && !samplesIn(request, now, migration.to) ? turned : undefined;
}

/** A test and those that it is made of. */
export function testsIn(test: Test, depth = 0): Test[] {
  if (depth > MOST_DEPTH) return [];
  const { parts, compare } = test;
  const within = compare ? outcomes(compare.subject).flatMap(({ trail }) => trail) : [];
  const inner = [...(parts?.tests ?? []), ...within.flatMap((step) => (step.kind === 'choice' && !step.fallback ? [step.test] : []))];
  return [test, ...inner.flatMap((one) => testsIn(one, depth + 1))];
}

/** Where a test and those that it is made of stand. */
export const placesOf = (test: Test): Expr[] => testsIn(test).flatMap(({ expr, stands = [] }) => [expr, ...stands]);

/** What is known before the tests on the way to the call are asked: the options that no test decides, and what the model is supposed to be. */
const base = ({ assume }: Request, models: readonly (Open | Literal)[], id: string): Assumptions =>
  models.reduce<Assumptions>(
    (all, model) => supposing(all, model, id),
    new Map([...(assume ?? [])].filter(([, side]) => typeof side === 'number')),
  );

/** The request as it is sent if its model is that one; none where it is not sent. */
export function supposed(request: Request, models: readonly (Open | Literal)[], id: string): Request[] {
  const sent = (request.conditions ?? []).reduce<Assumptions[]>(
    (all, { test, holds }) =>
      all.flatMap((assume) => decideTest(test, assume).flatMap((side) => (side.holds === holds ? [side.assume] : []))),
    [base(request, models, id)],
  );
  return sent.map((assume) => ({ ...request, assume }));
}

const isAdaptive = ({ leaf, assume }: Outcome): boolean =>
  leaf.kind === 'object' &&
  outcomes(property(leaf, 'type'), assume).every(({ leaf: type }) => type.kind === 'literal' && type.value === 'adaptive');

/** The test on the way to a thinking budget, or to the call, that has its other side on the target. */
function turnedIn({ conditions = [] }: Request, paths: readonly Path[], assume: Assumptions): Test | undefined {
  const onTrails = paths.flatMap(({ state, thinking: { trail } }) =>
    state === 'none'
      ? []
      : trail.flatMap((step, at) =>
          step.kind === 'choice' && !step.fallback && at + 1 < trail.length ? [{ test: step.test, holds: trail[at + 1] === step.yes }] : [],
        ),
  );
  return [...conditions, ...onTrails].find(({ test, holds }) => decideTest(test, assume).every((side) => side.holds !== holds))?.test;
}

/** True where the request has sampling parameters that the target refuses. */
const samplesIn = ({ params }: Request, paths: readonly Path[], target: string): boolean =>
  factsOfTarget(target).sampling === 'refused' &&
  SAMPLING.some((key) => paths.some(({ thinking: { assume } }) => !outcomes(property(params, key), assume).every(isMissing)));
