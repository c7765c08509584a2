/** From a call site to the facts that the decision table asks for: every way the request can look, model and thinking together. */
import { isRefusedToday, type Migration, type ModelKind, type ModelRole, OPUS_4_7, readModel, roleOf, SAMPLING } from '../sdk/models.js';
import { isTooOldForTaskBudgets, type Sdk } from '../sdk/versions.js';
import { newSteps, outcomes, property } from '../values/outcomes.js';
import {
  type Entry,
  type Expr,
  exprKey,
  isAbsent,
  type ObjectValue,
  type Open,
  type Outcome,
  type Read,
  type Test,
  type Value,
} from '../values/values.js';
import { unreadableBetaHeader } from './beta-headers.js';
import { type Chosen, chosenByModel } from './chosen.js';
import { type KindOfCall, kindOf } from './kinds.js';
import { type Missed, missedByTest } from './missed.js';
import { prefillOf } from './prefill.js';
import { type RefusedSampling, refusedSampling } from './sampling-refused.js';
import type { CallSite, Request } from './sites.js';

const MOST_PATHS = 400;
/** How many values of that depth one request may be asked for. */
const MOST_QUESTIONS = 10;

export type ThinkingState = 'budget' | 'none' | 'unknown';

/** One way a request can look. */
export interface Path {
  model: Outcome;
  /** What the model is: a known kind, or why it is not known. */
  modelKind: ModelKind | { kind: 'open' } | { kind: 'missing' };
  /** What the model means for the migration. */
  group: ModelGroup;
  thinking: Outcome;
  state: ThinkingState;
}

/** A place where `thinking` is written with a budget. */
export interface Holder {
  read: Read;
  object: ObjectValue;
  entry: Extract<Entry, { kind: 'property' | 'write' }>;
  /** The value of the property, its conditions included. */
  value: Value;
  /** What leads from the request's params to the object. */
  before: Value[];
  /** The enabled thinking objects in it. */
  enabled: { object: ObjectValue; outcome: Outcome; budget: Value; trail: Value[] }[];
}

/** What another property of the request can be where this place gives it its thinking budget. */
export const beside = (holder: Holder, value: Value): Outcome[] => holder.enabled.flatMap(({ outcome }) => outcomes(value, outcome.assume));

export interface RequestFacts {
  request: Request;
  paths: Path[];
  holders: Holder[];
  /** True where this request is one to migrate. */
  moves: boolean;
}

const isEmpty = ({ leaf }: Outcome): boolean => (leaf.kind === 'literal' ? !leaf.value : leaf.kind === 'open' && leaf.falsy === true);

/** What a thinking value means for the request. */
export function thinkingState(outcome: Outcome): ThinkingState {
  const { leaf } = outcome;
  if (isEmpty(outcome)) return 'none';
  if (leaf.kind !== 'object') return 'unknown';
  const types = outcomes(property(leaf, 'type'), outcome.assume).map((o) => (o.leaf.kind === 'literal' ? o.leaf.value : undefined));
  const hasBudget = outcomes(property(leaf, 'budget_tokens'), outcome.assume).some((o) => o.leaf.kind !== 'literal' || !o.leaf.absent);
  if (types.every((type) => type === 'disabled')) return 'none';
  if (types.every((type) => type === 'disabled' || type === 'adaptive' || type === 'between_tools')) return hasBudget ? 'unknown' : 'none';
  return types.every((type) => type === 'enabled') && hasBudget ? 'budget' : 'unknown';
}

/** True for thinking that was given a budget, whatever may have become of it. */
const wasBudget = ({ leaf, assume }: Outcome): boolean =>
  leaf.kind === 'object' &&
  outcomes(property(leaf, 'type'), assume).some(({ leaf: type }) => type.kind === 'literal' && type.value === 'enabled') &&
  outcomes(property(leaf, 'budget_tokens'), assume).some(({ leaf: tokens }) =>
    tokens.kind === 'literal' ? !tokens.absent : tokens.kind === 'open' && tokens.why !== 'changed',
  );

function modelKind(outcome: Outcome): Path['modelKind'] {
  const { leaf } = outcome;
  if (leaf.kind === 'open') return { kind: 'open' };
  if (leaf.kind !== 'literal' || typeof leaf.value !== 'string') return { kind: 'missing' };
  return readModel(leaf.value);
}

/** Every way a request can look; model and thinking are taken under the same assumptions. */
export function pathsOf(request: Request, migration: Migration = OPUS_4_7): Path[] {
  const model = property(request.params, 'model');
  const thinking = property(request.params, 'thinking');
  const paths: Path[] = [];
  const steps = newSteps(MOST_QUESTIONS);
  for (const thought of outcomes(thinking, request.assume)) {
    const models = outcomes(model, thought.assume, 0, steps);
    // A request without a model is refused: a look-up that may find nothing finds something.
    const named = models.filter(({ leaf }) => leaf.kind !== 'literal' || !leaf.absent);
    for (const chosen of named.length ? named : models) {
      if (paths.length >= MOST_PATHS || steps.left <= 0) return [...paths, cut(model, thought)];
      // The model may decide a test that was open before: take thinking again under what is known now.
      const again = outcomes(thinking, chosen.assume, 0, steps).filter((o) => o.leaf === thought.leaf || sameLeaf(o, thought));
      if (again.length === 0) continue;
      const kind = isOverwritten(chosen, migration) ? ({ kind: 'open' } as const) : modelKind(chosen);
      paths.push({
        model: chosen,
        modelKind: kind,
        group: groupFor(chosen, kind, migration),
        thinking: thought,
        state: thinkingState(thought),
      });
    }
  }
  return paths;
}

/** Another model than the one that migrates, which the params say, written over it by another name: whether that is meant for this call a person has to tell. */
function isOverwritten(outcome: Outcome, migration: Migration): boolean {
  const migrates = (one: Outcome): boolean => groupFor(one, modelKind(one), migration) === 'moves';
  if (migrates(outcome)) return false;
  return outcome.trail.some((step) => {
    const { entry, object } = (step.kind === 'read' && step.holder) || {};
    if (!entry || !object || (entry.kind !== 'write' && entry.kind !== 'spread') || !entry.alias) return false;
    return object.entries.some((one) => one.kind === 'property' && one.key === 'model' && outcomes(one.value()).some(migrates));
  });
}

/** What stands for the ways that are not looked at any more. */
function cut(model: Value, thinking: Outcome): Path {
  const leaf: Open = { kind: 'open', expr: model.expr, why: 'too-deep' };
  const outcome: Outcome = { leaf, trail: [model, leaf], assume: thinking.assume, overridable: false };
  return { model: outcome, modelKind: { kind: 'open' }, group: 'unknown', thinking, state: thinkingState(thinking) };
}

const sameLeaf = (a: Outcome, b: Outcome): boolean =>
  a.leaf.kind === b.leaf.kind &&
  a.leaf.expr.file === b.leaf.expr.file &&
  a.leaf.expr.start === b.leaf.expr.start &&
  a.leaf.expr.end === b.leaf.expr.end;

/** Where thinking budgets of a request are written, by the property that holds them. */
function holdersOf(request: Request): Holder[] {
  const holders = new Map<string, Holder>();
  for (const outcome of outcomes(property(request.params, 'thinking'))) {
    if (thinkingState(outcome) !== 'budget' || outcome.leaf.kind !== 'object') continue;
    const at = outcome.trail.findIndex(isThinkingRead);
    const read = outcome.trail[at] as Read | undefined;
    if (!read?.holder || (read.holder.entry.kind !== 'property' && read.holder.entry.kind !== 'write')) continue;
    const { entry, object } = read.holder;
    const key = `${entry.expr.file}:${entry.expr.start}`;
    const holder = holders.get(key) ?? {
      read,
      object,
      entry: entry as Holder['entry'],
      value: read.value,
      before: outcome.trail.slice(0, at),
      enabled: [],
    };
    if (
      !holder.enabled.some(
        (other) => other.object.expr.start === outcome.leaf.expr.start && other.object.expr.file === outcome.leaf.expr.file,
      )
    ) {
      holder.enabled.push({
        object: outcome.leaf,
        outcome,
        budget: property(outcome.leaf, 'budget_tokens'),
        trail: outcome.trail.slice(at),
      });
    }
    holders.set(key, holder);
  }
  return [...holders.values()];
}

/** What stands for no thinking where a condition gives a budget or none; undefined where there is always a budget. */
export const alternative = ({ value, enabled }: Holder): Expr | undefined =>
  outcomes(value).find(({ leaf }) => !enabled.some(({ object }) => exprKey(object.expr) === exprKey(leaf.expr)))?.leaf.expr;

const isThinkingRead = (value: Value): boolean =>
  value.kind === 'read' &&
  !value.part &&
  value.holder !== undefined &&
  (value.holder.entry.kind === 'property' || value.holder.entry.kind === 'write') &&
  value.holder.entry.key === 'thinking';

/** True where the property itself is written in the code, and comes from no object that cannot be told. */
const isOwnValue = ({ trail }: Outcome): boolean => trail.some((step) => step.kind === 'read' && !step.part && step.holder !== undefined);

/** True where `thinking` itself is written in the code, so that only its value cannot be told. */
export const isWrittenThinking = (outcome: Outcome): boolean => outcome.trail.some(isThinkingRead);

/** True where a limit was reached before all values were seen. */
const isCut = ({ leaf }: Outcome): boolean => leaf.kind === 'open' && leaf.why === 'too-deep';

export type ModelGroup = ModelRole | 'overridable';

function groupFor(model: Outcome, kind: Path['modelKind'], migration: Migration): ModelGroup {
  if (kind.kind === 'open') return model.overridable && !isCut(model) ? 'overridable' : 'unknown';
  return kind.kind === 'missing' ? 'unknown' : roleOf(kind, migration);
}

export interface Facts {
  site: CallSite;
  requests: RequestFacts[];
  /** Some way of some request has a thinking budget. */
  hasBudget: boolean;
  /** Whether it is one request or an agent's, where it has a thinking budget. */
  kind: KindOfCall | undefined;
  /** Models of the ways with a budget; of all ways where none has one. */
  models: Set<ModelGroup>;
  /** Models of all ways. */
  allModels: Set<ModelGroup>;
  /** A way with a budget, or all of them, may be on an Opus that refuses budgets today. */
  refusesToday: boolean;
  /** Some way with the model to migrate from has thinking that cannot be told. */
  thinkingUnknown: Outcome | undefined;
  /** … because the params themselves cannot be told. */
  paramsUnknown: Outcome | undefined;
  /** Some way has thinking that cannot be told, whatever its model. */
  thinkingOpen: boolean;
  /** A caller of a wrapper passes the model to migrate from for what cannot be told here. */
  sourcesPassed: Outcome[];
  /** A request whose params come from out of sight altogether, beside those that callers in sight make. */
  outsideUnknown: Outcome | undefined;
  /** Sampling parameters that are refused whatever the model. */
  refusedSampling: RefusedSampling | undefined;
  modelUnknown: Outcome | undefined;
  /** How the code takes the new form on the target by itself. */
  chosen: Chosen | undefined;
  /** A test by which the code would do that, and which does not know the target. */
  missed: Missed | undefined;
  /** The same where the unknown model is taken to be the one to migrate from; an object spread in that cannot be told may bring more than a model. */
  assumed: { thinkingUnknown: Outcome | undefined; paramsUnknown: Outcome | undefined };
  otherModels: string[];
  /** Models of requests that other callers make, which stay as they are beside those that migrate. */
  apartModels: string[];
  /** Every id that the model is known to be able to be. */
  knownModels: string[];
  variant: string | undefined;
  prefill: Outcome | undefined;
  betaHeaderUnknown: Value | undefined;
  /** A condition that would have to be evaluated twice. */
  effects: Test | undefined;
  modelInData: Outcome | undefined;
  overridable: Outcome | undefined;
  /** The version of the package that another library's call goes through. */
  installed: Pick<Sdk, 'version' | 'exact'> | undefined;
  /** The version of an SDK for Python that cannot send a task budget. */
  tooOld: string | undefined;
}

/**
 * Reads every fact off a site.
 * @param installed of the package that decides how another library's call is rewritten.
 */
export function factsOf(site: CallSite, migration: Migration = OPUS_4_7, sdk?: Sdk, installed?: Facts['installed']): Facts {
  const requests = site.requests.map((request) => ({
    request,
    paths: pathsOf(request, migration),
    holders: holdersOf(request),
    moves: false,
  }));
  const main = requests.filter(({ request }) => request.kind !== 'fallback');
  const ways = main.flatMap(({ paths }) => paths);
  const apart = new Set(main.filter(staysApart).flatMap(({ paths }) => paths));
  const isMoving = ({ state, group }: Path): boolean => state === 'budget' && group === 'moves';
  const all = ways.some(isMoving) ? ways.filter((path) => !apart.has(path)) : ways;
  const fallbackBudgets = requests
    .filter(({ request }) => request.kind === 'fallback')
    .flatMap(({ paths }) => paths.filter((path) => path.state === 'budget' && path.group !== 'stays'));
  const withBudget = [...all.filter((path) => path.state === 'budget'), ...fallbackBudgets];
  // What may stand in the place of an object with a budget may have another model.
  const changed = all.filter(({ model, state }) => state === 'unknown' && isChanged(model));
  const relevant = withBudget.length ? [...withBudget, ...changed] : all;
  const hasDefault = all.some((path) => !/^(?:overridable|unknown)$/.test(path.group));
  // What may override a default is unknown where there is no default, and where callers in sight may do so unseen.
  const group = (path: Path) => (path.group === 'overridable' && (!hasDefault || site.doubted) ? 'unknown' : path.group);
  const concerns = (path: Path) => group(path) !== 'stays' && group(path) !== 'unknown';
  // In a batch the call is one site: a request that stays as it is makes it mixed.
  const batch = site.method === 'batches.create' && withBudget.length > 0 ? all : [];
  const models = new Set([...relevant.map(group), ...batch.map(group).filter((one) => one === 'stays')]);
  const unknownThinking = all.filter((path) => path.state === 'unknown');
  const thinkingUnknown = unknownThinking.find(
    (path) => isWrittenThinking(path.thinking) && (concerns(path) || (group(path) === 'unknown' && wasBudget(path.thinking))),
  );
  const paramsUnknown = unknownThinking.find((path) => concerns(path) && !isWrittenThinking(path.thinking));
  const assumable = unknownThinking.filter((path) => path.group !== 'stays');
  const spreadModel = withBudget.find((path) => group(path) === 'unknown' && !isOwnValue(path.model));
  const stays = relevant
    .concat(batch)
    .flatMap((path) => (path.group === 'stays' && path.model.leaf.kind === 'literal' ? [String(path.model.leaf.value)] : []));
  const isOpen = /^(?:unknown|overridable|moves)$/;
  const mayBeChosen = site.kind !== 'other-client' && withBudget.length > 0 && [...models].some((one) => isOpen.test(one));
  const chosen = mayBeChosen ? chosenByModel(main, migration, (request) => pathsOf(request, migration)) : undefined;
  for (const facts of requests) facts.moves = facts.paths.some((path) => path.state === 'budget' && path.group !== 'stays');
  return {
    site,
    requests,
    hasBudget: withBudget.length > 0,
    kind: withBudget.length > 0 ? kindOf(site) : undefined,
    models,
    allModels: new Set(ways.map(({ group }) => group)),
    refusesToday: relevant.some(({ modelKind: kind }) => kind.kind === 'known' && isRefusedToday(kind, migration)),
    thinkingUnknown: thinkingUnknown?.thinking,
    paramsUnknown: paramsUnknown?.thinking,
    thinkingOpen: unknownThinking.length > 0,
    outsideUnknown: main.flatMap(({ request, paths }) =>
      request.outside && paths.every(({ state, modelKind: kind }) => state === 'unknown' && kind.kind === 'open') ? paths : [],
    )[0]?.thinking,
    sourcesPassed: sourcesPassed(main, migration),
    refusedSampling: refusedSampling(site, requests, sdk),
    modelUnknown: relevant.find((path) => group(path) === 'unknown')?.model,
    chosen,
    missed: mayBeChosen && !chosen ? missedByTest(main, migration, (request) => pathsOf(request, migration)) : undefined,
    assumed: {
      thinkingUnknown: assumable.find((path) => isWrittenThinking(path.thinking))?.thinking,
      paramsUnknown: assumable.find((path) => !isWrittenThinking(path.thinking))?.thinking ?? spreadModel?.model,
    },
    otherModels: [...new Set(stays)],
    apartModels: all.length < ways.length ? idsIn([...apart]) : [],
    knownModels: idsIn(relevant),
    variant: relevant.flatMap((path) =>
      path.group === 'variant' && path.model.leaf.kind === 'literal' ? [String(path.model.leaf.value)] : [],
    )[0],
    prefill: main.map(({ request }) => prefillOf(request)).find((found) => found !== undefined),
    betaHeaderUnknown: unreadableBetaHeader(site),
    effects: effectsOf(requests),
    modelInData: relevant.find((path) => path.group === 'moves' && path.model.leaf.expr.file.endsWith('.json'))?.model,
    overridable: relevant.find((path) => group(path) === 'overridable')?.model,
    installed,
    tooOld: site.kind === 'sdk' && sdk?.language === 'python' && isTooOldForTaskBudgets(sdk) ? sdk.version : undefined,
  };
}

/** True for the request of one caller that stays whatever becomes of those of others. */
const staysApart = ({ request, paths }: RequestFacts): boolean =>
  request.kind === 'call' && paths.some(({ state }) => state === 'budget') && paths.every(({ group }) => group === 'stays');

/** The ids that are known of the models. */
const idsIn = (paths: readonly Path[]): string[] => [
  ...new Set(paths.flatMap(({ model: { leaf } }) => (leaf.kind === 'literal' && typeof leaf.value === 'string' ? [leaf.value] : []))),
];

/** A value that cannot be told because the object that has it may have been changed, or replaced, after it was made. */
const isChanged = ({ leaf, trail }: Outcome): boolean =>
  leaf.kind === 'open' &&
  (/^(?:changed|too-deep)$/.test(leaf.why) || trail.some((step) => step.kind === 'read' && step.holder?.entry.kind === 'write'));

/** The model that migrates, among what callers pass for an open model or open params. */
function sourcesPassed(requests: RequestFacts[], migration: Migration): Outcome[] {
  const seen = new Set<Open>();
  const steps = newSteps();
  const look = (value: Value, depth: number): Outcome[] =>
    outcomes(value, undefined, 0, steps).flatMap((outcome) => {
      const { leaf } = outcome;
      if (leaf.kind === 'literal')
        return typeof leaf.value === 'string' && roleOf(readModel(leaf.value), migration) === 'moves' ? [outcome] : [];
      if (leaf.kind !== 'open' || !leaf.candidates || seen.has(leaf) || depth > 6) return [];
      seen.add(leaf);
      return leaf.candidates().flatMap((candidate) => look(candidate, depth + 1));
    });
  return requests.flatMap(({ paths }) =>
    paths
      .filter((path) => path.modelKind.kind === 'open')
      .flatMap((path) => (path.model.leaf.kind === 'open' ? look(path.model.leaf, 0) : [])),
  );
}

/** A condition between the property `thinking` and its budget that must not be evaluated twice. */
function effectsOf(requests: RequestFacts[]): Test | undefined {
  for (const { holders } of requests) {
    for (const holder of holders) {
      for (const { trail } of holder.enabled) {
        const tests = trail.flatMap((step) => (step.kind === 'choice' ? [step.test] : []));
        const impure = tests.find(({ pure }) => !pure);
        if (impure) return impure;
      }
    }
  }
  return undefined;
}

/** The sampling parameters that a request may carry, with what gives each. */
export function samplingOf(request: Request): { name: (typeof SAMPLING)[number]; value: Value }[] {
  return SAMPLING.flatMap((name) => {
    const value = property(request.params, name);
    return outcomes(value).some(({ leaf }) => leaf.kind !== 'open' && !isAbsent(leaf)) ||
      outcomes(value).some((o) => o.trail.some((s) => s.kind === 'read' && !s.part))
      ? [{ name, value }]
      : [];
  });
}
