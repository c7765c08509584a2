/** Sites that no call of an Anthropic client or of HTTP sends: requests without a call, and calls of other libraries. */
import type { Migration } from '../sdk/models.js';
import { absent, type Expr, type Value } from '../values/values.js';
import { pathsOf } from './facts.js';
import type { SiteOfFile } from './sites.js';

/** What such sites have in common: one request at a place, with no endpoint and no headers that are ours. */
export const unsentSite = (expr: Expr, params: Value, given: Pick<SiteOfFile, 'kind' | 'api' | 'receiver' | 'library'>): SiteOfFile => ({
  ...given,
  file: expr.file,
  expr,
  method: 'create',
  beta: false,
  platform: 'untraced',
  anchors: [],
  requests: [{ kind: 'call', params, expr }],
  outer: absent(expr),
  outerExpr: null,
  headers: { options: undefined, optionsExpr: undefined, client: [] },
});

/** An object with a thinking budget for the model that migrates; undefined for another one. */
export function requestSite(expr: Expr, params: Value, migration: Migration | undefined): SiteOfFile | undefined {
  const paths = pathsOf({ kind: 'call', params, expr }, migration);
  const moves = paths.some((path) => path.state === 'budget' && ['moves', 'variant'].includes(path.group));
  return moves ? unsentSite(expr, params, { kind: 'object', api: null, receiver: '' }) : undefined;
}
