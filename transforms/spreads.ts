/** Objects spread into the params that may bring a property along which the site writes too. */

import type { MigratingSite } from '../src/rewrite/migrating.js';
import type { Container } from '../src/rewrite/trails.js';
import { Unexpressible } from '../src/rewrite/unexpressible.js';
import type { Holder } from '../src/sites/facts.js';
import { outcomes } from '../src/values/outcomes.js';
import { type Expr, exprKey, isMissing, isWithin, type Outcome, type Read, type Value } from '../src/values/values.js';

export const isSpread = (step: Value): step is Read => step.kind === 'read' && step.part === true && step.holder?.entry.kind === 'spread';

/** The spreads, outermost first, that lead to an object whose properties cannot be told. */
export const openSpreads = (value: Value): Read[] =>
  outcomes(value)
    .filter(({ leaf }) => leaf.kind === 'open')
    .map(({ trail }) => trail.filter(isSpread))
    .find((spreads) => spreads.length > 0) ?? [];

/** A leaf that is open only because an object spread into the params is: nothing says that it has the property. */
export function isContainerOpen(value: Value, leaf: Value): boolean {
  return (
    leaf.kind === 'open' &&
    outcomes(value).every(
      (o) => o.leaf !== leaf || !o.trail.some((step) => step.kind === 'read' && !step.part && step.holder !== undefined),
    )
  );
}

/** The innermost containers in which a new property can name one of the spread objects, with that spread; none where no place can. */
export function namingSpread(
  site: MigratingSite,
  spreads: readonly Read[],
  containers: readonly Container[],
  call: Expr,
  key: string,
): { containers: readonly Container[]; spread: Read; argument: Expr } | undefined {
  for (let count = containers.length; count >= 0; count--) {
    const outer = containers.slice(0, count);
    const spread = namedAt(site, spreads, site.taking(outer, key)?.object.expr ?? call);
    if (spread?.holder?.entry.kind === 'spread') return { containers: outer, spread, argument: spread.holder.entry.argument };
  }
  return undefined;
}

/** The spread whose object can be named at a place: the one that stands there, else the outermost that means the same. */
function namedAt(site: MigratingSite, spreads: readonly Read[], object: Expr): Read | undefined {
  const { language } = site.ground;
  const named = spreads.filter(({ holder }) => {
    const argument = holder?.entry.kind === 'spread' ? holder.entry.argument : undefined;
    return argument && language.isSimple(argument) && language.meansTheSame(argument, object);
  });
  return named.find(({ holder }) => holder && exprKey(holder.object.expr) === exprKey(object)) ?? named[0];
}

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

/** The side of a condition that stands for nothing (`deep ? […] : undefined`), in the property that is written; undefined for anything else. */
export function missingSide({ leaf, trail }: Outcome): Expr | undefined {
  const read = ownRead({ trail });
  if (!read || leaf.kind !== 'literal' || leaf.absent || (leaf.value !== undefined && leaf.value !== null)) return undefined;
  // `deep && […]`: what is missing is the condition itself.
  const isTest = trail.some((step) => step.kind === 'choice' && exprKey(step.test.expr) === exprKey(leaf.expr));
  const isSide = trail.some((step) => step.kind === 'choice') && isWithin(leaf.expr, read.expr);
  return isSide && !isTest ? leaf.expr : undefined;
}

/** The property in the code that gives an outcome. */
export const ownRead = ({ trail }: Pick<Outcome, 'trail'>): Read | undefined =>
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
