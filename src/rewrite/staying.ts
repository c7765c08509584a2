/** Requests of migrating calls that stay as they are, as other callers make them: what they share with those that migrate must fit both. */
import { SAMPLING, SPEED } from '../sdk/models.js';
import { type Holder, type RequestFacts, samplingOf } from '../sites/facts.js';
import { outcomes, property } from '../values/outcomes.js';
import { type Expr, exprKey, isWithin, type ObjectValue, type Outcome, type Value } from '../values/values.js';
import type { MigratingSite } from './migrating.js';
import { type Planned, targetOf } from './operations.js';
import { testsOn } from './trails.js';

const KEYS = ['model', 'thinking', 'output_config', ...SAMPLING, SPEED];

/** A place that an operation would change for a request that stays, too, and what says that this stays. */
interface Shared {
  place: Expr;
  by: Expr;
}

/** The first such place; undefined where there is none. */
export function sharedWithStaying(site: MigratingSite, operations: readonly Planned[]): Shared | undefined {
  const staying = site.facts.requests.filter((facts) => facts.request.kind === 'call' && !site.requests.includes(facts));
  if (staying.length === 0) return undefined;
  const read = staying.map((facts) => ({ facts, places: placesOf(facts) }));
  const holders = site.requests.flatMap((facts) => facts.holders);
  for (const operation of operations) {
    if (operation.op === 'endpoint' || operation.kind === 'betas' || operation.kind === 'endpoint') continue;
    const target = targetOf(operation);
    const sharing = read.filter(({ places }) => places.has(exprKey(target))).map(({ facts }) => facts);
    if (sharing.length === 0) continue;
    const isFine =
      operation.kind === 'model'
        ? operation.op === 'replace' && sharing.every(movesAlong)
        : operation.kind === 'task-budget' && isUnderItsCondition(holders);
    const [other] = sharing;
    if (!isFine && other) return { place: target, by: other.paths[0]?.model.leaf.expr ?? other.request.expr };
  }
  return undefined;
}

/** What a request reads: objects, entries, and every name and value on the way. */
function placesOf({ request }: RequestFacts): Set<string> {
  const found = new Set<string>([exprKey(request.expr)]);
  const take = ({ trail }: Outcome): void => {
    for (const step of trail) {
      found.add(exprKey(step.expr));
      if (step.kind !== 'read' || !step.holder) continue;
      found.add(exprKey(step.holder.object.expr));
      found.add(exprKey(step.holder.entry.expr));
    }
  };
  for (const outcome of outcomes(request.params, request.assume)) take(outcome);
  for (const object of spreadInto(request.params)) found.add(exprKey(object.expr));
  for (const key of KEYS) for (const outcome of outcomes(property(request.params, key), request.assume)) take(outcome);
  return found;
}

/** The objects whose properties a request gets by a spread: what is added to them reaches it, too. */
function spreadInto(value: Value, seen = new Set<ObjectValue>()): Set<ObjectValue> {
  for (const { leaf } of outcomes(value)) {
    if (leaf.kind !== 'object') continue;
    for (const entry of leaf.entries) {
      if (entry.kind !== 'spread') continue;
      for (const { leaf: inner } of outcomes(entry.value())) {
        if (inner.kind !== 'object' || seen.has(inner)) continue;
        seen.add(inner);
        spreadInto(inner, seen);
      }
    }
  }
  return seen;
}

/** A request without thinking of the model that migrates takes the target as well, if it has nothing that is refused there. */
const movesAlong = ({ request, paths }: RequestFacts): boolean =>
  samplingOf(request).length === 0 && paths.every(({ group, state }) => group === 'moves' && state === 'none');

/** True where the thinking is written, under a condition, where callers share it: who gets none of it has no task budget either. */
const isUnderItsCondition = (holders: readonly Holder[]): boolean =>
  holders.every(({ entry, enabled }) =>
    enabled.every(({ object, trail }) => testsOn(trail).length > 0 && isWithin(object.expr, entry.expr)),
  );
