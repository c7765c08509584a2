/** Objects spread into the params that may bring a property along which the site writes too. */
import type { Container } from '../src/migrating.js';
import { outcomes, type Read, type Value } from '../src/values.js';

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
