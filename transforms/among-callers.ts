/** What other callers pass through the literals that a task budget is put into. */
import type { MigratingSite } from '../src/rewrite/migrating.js';
import type { Container } from '../src/rewrite/trails.js';
import type { Holder, RequestFacts } from '../src/sites/facts.js';
import { outcomes, property } from '../src/values/outcomes.js';
import { type Expr, exprKey, isMissing, type ObjectValue, type Value } from '../src/values/values.js';

/**
 * A request without a budget that is made of the same literals (by a method that a class below overrides, by a caller with other options): the task
 * budget would go with it, but where it reads the same thinking and its condition takes the other side.
 * @param container the literal that takes the task budget; undefined where that may be any on the way to the thinking.
 */
export function passesWithout(site: MigratingSite, holder: Holder, container: Container | undefined): Expr | undefined {
  const places = new Set((container ? [container] : site.containersOf(holder)).map(({ object }) => exprKey(object.expr)));
  const found = site.facts.requests.find(
    ({ request, holders }) =>
      request.kind === 'call' &&
      holders.length === 0 &&
      objectsIn(request.params).some(({ expr }) => places.has(exprKey(expr))) &&
      !outcomes(property(request.params, 'thinking'), request.assume).every(({ trail }) =>
        trail.some((step) => step.kind === 'read' && step.holder && exprKey(step.holder.entry.expr) === exprKey(holder.entry.expr)),
      ),
  );
  return found?.request.expr;
}

/** An `output_config` that another caller passes through the literal that gets a new one: that would take its place. */
export function passedByOthers(site: MigratingSite, facts: RequestFacts, container: Container | undefined): Expr | undefined {
  const place = container && exprKey(container.object.expr);
  for (const { request } of site.facts.requests) {
    if (request === facts.request || !objectsIn(request.params).some(({ expr }) => exprKey(expr) === place)) continue;
    const found = outcomes(property(request.params, 'output_config'), request.assume).find((one) => !isMissing(one));
    if (found) return found.leaf.expr;
  }
  return undefined;
}

/** The objects that params are made of. */
function objectsIn(value: Value, depth = 0): ObjectValue[] {
  return outcomes(value).flatMap(({ leaf }) =>
    leaf.kind === 'object'
      ? [leaf, ...(depth < 8 ? leaf.entries.flatMap((entry) => (entry.kind === 'spread' ? objectsIn(entry.value(), depth + 1) : [])) : [])]
      : [],
  );
}
