/** Objects spread into the params that may bring a property along which the site writes too. */
import type { Container } from '../src/migrating.js';
import { type Literal, outcomes, type Read, type Value } from '../src/values.js';

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
  if (rest.length || only?.leaf.kind !== 'literal' || only.leaf.absent || !isNothing(only.leaf)) return undefined;
  const read = only.trail.find((step): step is Read => step.kind === 'read' && !step.part && step.holder !== undefined);
  return read?.value.kind === 'literal' ? read : undefined;
}

const isNothing = ({ value }: Literal): boolean => value === undefined || value === null;
