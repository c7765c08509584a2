/** Code that chooses by the model already, by a test that does not know the target: it sends a thinking budget for it, which the target refuses. */
import { FAMILIES, type Family, factsAbout, factsOfTarget, familyNamed, type Migration } from '../sdk/models.js';
import type { Expr, Test } from '../values/values.js';
import { modelsOf, placesOf, supposed, testsIn, turnsTo } from './chosen.js';
import type { Path, RequestFacts } from './facts.js';
import type { Request } from './sites.js';

export interface Missed {
  /** The test, or the part of it, that has another outcome for the target. */
  at: Expr;
  /** A model for which the code takes the new form. */
  knows: Family;
  /** Where the ids are tested. */
  gates: Expr[];
}

/** The first test of a call that takes the new form for some model and the old one for the target. */
export function missedByTest(
  requests: readonly RequestFacts[],
  migration: Migration,
  pathsOf: (request: Request) => Path[],
): Missed | undefined {
  for (const one of requests) {
    const { open, ids } = modelsOf(one);
    if (open.length === 0) continue;
    const onTarget = supposed(one.request, [...open, ...ids], migration.to).flatMap(pathsOf);
    if (!onTarget.some(({ state }) => state === 'budget')) continue;
    for (const knows of adaptiveNear(migration.to)) {
      const isSent = supposed(one.request, [...open, ...ids], knows).length > 0;
      const test = isSent ? turnsTo(one, knows, migration, pathsOf) : undefined;
      if (test) return { at: deciding(test, knows, migration.to), knows, gates: placesOf(test) };
    }
  }
  return undefined;
}

function deciding(test: Test, knows: string, target: string): Expr {
  const { expr, stands } = testsIn(test).find(({ compare }) => compare && compare.accepts(knows) !== compare.accepts(target)) ?? test;
  return stands?.at(-1) ?? expr;
}

/** The models that think adaptively, those of the target's line first, and of these the nearest ones. */
function adaptiveNear(target: string): Family[] {
  const { line } = factsOfTarget(target);
  const own = familyNamed(target);
  const distance = (family: Family): number =>
    (own ? Math.abs(FAMILIES.indexOf(family) - FAMILIES.indexOf(own)) : 0) + (factsAbout(family).line === line ? 0 : FAMILIES.length);
  return FAMILIES.filter((family) => factsAbout(family).adaptive).sort((a, b) => distance(a) - distance(b));
}
