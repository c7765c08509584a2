/** A guarded call whose request is not all in sight: the module is handed the request whole, and gives it what its model takes. */
import type { MigratingSite } from '../src/rewrite/migrating.js';
import type { Operation } from '../src/rewrite/operations.js';
import { Unexpressible } from '../src/rewrite/unexpressible.js';
import { constant, outcomes, property } from '../src/values/outcomes.js';
import type { Expr } from '../src/values/values.js';
import { displayFor } from './display.js';
import { ELSEWHERE, hasOwnNumbers, headersMustNotName, METHODS } from './guard-form.js';
import { modelOperations } from './guard-model.js';

/** What is handed to the module, and what stands around it. */
export interface Handed {
  params: Expr;
  open: string;
  close: string;
}

/** @throws Unexpressible for a call that sends something else, or of which something else depends on the model. */
export function handed(site: MigratingSite): Handed {
  const { site: call, requests, hasBudget } = site.facts;
  const { guards } = site.ground.language;
  const isCounted = call.method === 'countTokens';
  const { getsTaskBudget } = site;
  const leave = (at: Expr = call.expr): never => {
    throw new Unexpressible('shared-params', at);
  };
  const isSent = call.kind === 'sdk' && (isCounted || METHODS.has(call.method)) && requests.every(({ request }) => request.kind === 'call');
  if (!isSent || !hasBudget || (getsTaskBudget && !hasOwnNumbers(site))) return leave();
  const params = guards.paramsOf(call.expr) ?? leave();
  for (const { request } of requests) for (const key of ELSEWHERE) if (mayBeWritten(request.params, key)) return leave();
  const display = displayOf(site);
  if (display !== undefined && requests.some(({ paths }) => paths.some(isSilent))) return leave();
  if (getsTaskBudget) headersMustNotName(site, true);
  const text = display === undefined || isCounted ? undefined : site.syntax.string(display, params);
  const [open, close] = guards.around(text, getsTaskBudget);
  return { params, open, close };
}

/** @throws Unexpressible for what cannot be handed over. */
export function handing(site: MigratingSite): Operation[] {
  const { params, open, close } = handed(site);
  const { language } = site.ground;
  if (!site.guard || language.guards.problemWith(site.site.file, site.guard, 'request') !== undefined)
    throw new Unexpressible('shared-params', params);
  return [...modelOperations(site), { op: 'enclose', expr: params, open, close }];
}

/** The expression that gives a request its model, where it is in sight. */
export const modelOf = ({ facts }: MigratingSite): Expr | undefined =>
  facts.requests
    .flatMap(({ paths }) => paths.flatMap(({ model }) => model.trail))
    .flatMap((step) =>
      step.kind === 'read' && step.holder?.entry.kind === 'property' && step.holder.entry.key === 'model'
        ? step.holder.entry.valueExpr
        : [],
    )[0];

/** True for a property that an object in sight has: what cannot be seen is the model's own business, as it was. */
const mayBeWritten = (params: Parameters<typeof property>[0], key: string): boolean =>
  outcomes(property(params, key)).some(({ leaf, trail }) =>
    leaf.kind === 'literal'
      ? !leaf.absent
      : trail.some((step) => step.kind === 'read' && step.holder?.entry.kind === 'property' && step.holder.entry.key === key),
  );

/** What the code wants to be shown of the thinking of newer models. */
function displayOf(site: MigratingSite): string | undefined {
  const enabled = site.facts.requests.flatMap(({ holders }) => holders.flatMap((holder) => holder.enabled));
  const wanted = new Set(enabled.map(({ object }) => displayFor(site, object)).filter((one) => typeof one === 'string'));
  return wanted.size > 0 ? [...wanted][0] : undefined;
}

/** Adaptive thinking of the old model, which gave its text unasked. */
const isSilent = ({ group, thinking: { leaf } }: MigratingSite['facts']['requests'][number]['paths'][number]): boolean =>
  group === 'moves' && leaf.kind === 'object' && constant(property(leaf, 'type'))?.value === 'adaptive';
