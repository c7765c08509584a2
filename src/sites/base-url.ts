/** Where a client is sent to. */
import { outcomes } from '../values/outcomes.js';
import type { Expr, Value } from '../values/values.js';

const OWN = /^https:\/\/api\.anthropic\.com(?:\/v1)?\/?$/;

/** What gives the base URL of a client, unless it is Anthropic's own. Open options say nothing about it; an open value of it does. */
export function otherBaseUrl(baseUrl: Value): Expr | undefined {
  const found = outcomes(baseUrl).find(({ leaf, trail }) => {
    if (leaf.kind === 'literal') return typeof leaf.value === 'string' && !OWN.test(leaf.value);
    return leaf.kind !== 'open' || trail.some((step) => step.kind === 'read' && !step.part && step.holder);
  });
  return found?.leaf.expr;
}
