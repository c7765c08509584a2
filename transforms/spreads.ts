/** Objects spread into the params that may bring a property along which the site writes too. */

import { type Container, type MigratingSite, Unexpressible } from '../src/rewrite/migrating.js';
import type { Holder } from '../src/sites/facts.js';
import { exprKey, isMissing, type Outcome, outcomes, type Read, type Value } from '../src/values/values.js';

export const isSpread = (step: Value): step is Read => step.kind === 'read' && step.part === true && step.holder?.entry.kind === 'spread';

/** The spread of an object whose properties cannot be told. */
export const openSpread = (value: Value): Read | undefined =>
  outcomes(value)
    .filter(({ leaf }) => leaf.kind === 'open')
    .flatMap(({ trail }) => trail.find(isSpread) ?? [])[0];

/** Containers in which a new property stands behind the spread: what stands later in a literal wins. */
export function behindSpread(containers: readonly Container[], { holder }: Read): Container[] {
  return containers.map((container) => {
    const later = (container.after?.expr.start ?? 0) < (holder?.entry.expr.start ?? 0);
    return holder && later && container.object.expr.start === holder.object.expr.start ? { ...container, after: holder.entry } : container;
  });
}

/** The place where a property is given nothing in so many words (`betas: undefined`): another one would only be a second. */
export function writtenUnset(value: Value): Read | undefined {
  const [only, ...rest] = outcomes(value);
  if (rest.length || only?.leaf.kind !== 'literal' || only.leaf.absent || !isMissing(only)) return undefined;
  const read = only.trail.find((step): step is Read => step.kind === 'read' && !step.part && step.holder !== undefined);
  return read?.value.kind === 'literal' ? read : undefined;
}

/** The property in the code that gives an outcome. */
export const ownRead = ({ trail }: Outcome): Read | undefined =>
  trail.find((step): step is Read => step.kind === 'read' && !step.part && step.holder !== undefined);

/** True where a property is written for a request, whatever its value; an object spread in that cannot be told is no such place. */
export const isWritten = (outcome: Outcome): boolean => !isMissing(outcome) && ownRead(outcome) !== undefined;

/** The one property that gives all outcomes; undefined where there are several, or none for some. */
export function commonRead(found: readonly Outcome[]): Read | undefined {
  const [first, ...rest] = found.map(ownRead);
  return first && rest.every((read) => read && exprKey(read.expr) === exprKey(first.expr)) ? first : undefined;
}

/** A budget that is picked for each task must not be written where it is evaluated once, when the file is loaded. */
export function evaluatedPerCall(site: MigratingSite, containers: Container[]): Container[] {
  const { trial } = site.budgetSettings;
  const { experiments } = site.ground.language;
  return trial && 'arms' in trial ? containers.filter(({ object }) => experiments.isPerCall(object.expr, site.site.expr)) : containers;
}

/** Where a new property goes beside `thinking`: nowhere else where other ways of the request have one already, which it would replace. */
export function containersFor(site: MigratingSite, holder: Holder, existing: Value): Container[] {
  const containers = evaluatedPerCall(site, site.containersOf(holder));
  if (!outcomes(existing).some(isWritten)) return containers;
  const own = site.taking(containers.slice(-1));
  if (!own) throw new Unexpressible('shared-params', existing.expr);
  return [own];
}
