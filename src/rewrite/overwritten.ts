/** New properties of a shared object that would take the place of what a call writes itself, beside a spread of that object. */
import { type Entry, type Expr, exprKey, outcomes, type Value } from '../values/values.js';
import type { MigratingSite } from './migrating.js';
import type { Planned } from './operations.js';

const MOST_DEPTH = 8;

/** The object of such an insertion; undefined where there is none. */
export function overwritingObject(operations: readonly Planned[], sites: readonly MigratingSite[]): Expr | undefined {
  for (const operation of operations) {
    if (operation.op !== 'insert') continue;
    const { object, key, sites: ids } = operation;
    for (const { site, requests } of sites) {
      if (ids.includes(site.id)) continue;
      if (requests.some(({ request }) => isOverwritten(request.params, key, object))) return object;
    }
  }
  return undefined;
}

/** True where a property is written in front of a spread of an object; in Python, where arguments must not come twice, anywhere beside it. */
function isOverwritten(params: Value, key: string, object: Expr, depth = 0): boolean {
  return outcomes(params).some(({ leaf }) => {
    if (leaf.kind !== 'object') return false;
    const own = leaf.entries.findIndex((entry) => entry.kind !== 'spread' && entry.key === key);
    const behind = leaf.expr.file.endsWith('.py') ? leaf.entries : leaf.entries.slice(own + 1);
    if (own >= 0 && behind.some((entry) => spreads(entry, object))) return true;
    return (
      depth < MOST_DEPTH && leaf.entries.some((entry) => entry.kind === 'spread' && isOverwritten(entry.value(), key, object, depth + 1))
    );
  });
}

const spreads = (entry: Entry, object: Expr, depth = 0): boolean =>
  entry.kind === 'spread' &&
  depth < MOST_DEPTH &&
  outcomes(entry.value()).some(
    ({ leaf }) =>
      leaf.kind === 'object' && (exprKey(leaf.expr) === exprKey(object) || leaf.entries.some((inner) => spreads(inner, object, depth + 1))),
  );
