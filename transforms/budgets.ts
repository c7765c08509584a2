/** The number or expression of a task budget, as it is written and as it is reported. */
import { type Budget, budgetExpression, taskBudget } from '../src/rewrite/budget.js';
import type { MigratingSite } from '../src/rewrite/migrating.js';
import { Unexpressible } from '../src/rewrite/unexpressible.js';
import type { Holder, RequestFacts } from '../src/sites/facts.js';
import { constant, outcomes, property } from '../src/values/outcomes.js';
import { type Expr, type ObjectValue, unread, type Value } from '../src/values/values.js';
import { chosenAmong } from './chosen.js';

/** True where the request has a task budget already: it is kept as it is. */
export function hasTaskBudget({ request }: Pick<RequestFacts, 'request'>): boolean {
  return outcomes(property(property(request.params, 'output_config'), 'task_budget')).some(
    ({ leaf }) => leaf.kind === 'object' || (leaf.kind === 'literal' && leaf.value !== undefined && leaf.value !== null),
  );
}

/** The budgets of a site, one for each thinking object that it can have. */
export function budgetsOf(site: MigratingSite): Budget[] {
  return site.requests.flatMap((facts) =>
    facts.holders.flatMap((holder) => {
      const { request } = facts;
      const { entry } = holder;
      const at = entry.kind === 'write' ? entry.expr : (site.taking(site.containersOf(holder))?.object.expr ?? request.expr);
      const kept = keptBudget(facts);
      return holder.enabled.map(({ budget, object, trail }) =>
        kept
          ? { ...kept, from: tokensOf(budget), ratio: site.budgetSettings.ratio, at: unread(budget).expr }
          : budgetIn(site, holder, object, at, chosenText(site, trail)),
      );
    }),
  );
}

/** The task budget that a request has already, in the form in which budgets are reported. */
function keptBudget(facts: RequestFacts): Omit<Budget, 'from' | 'ratio' | 'at'> | undefined {
  if (!hasTaskBudget(facts)) return undefined;
  const existing = property(property(facts.request.params, 'output_config'), 'task_budget');
  const to = tokensOf(property(existing, 'total')) ?? tokensOf(existing);
  return { text: '', computed: null, to, floored: false, expression: null };
}

function tokensOf(value: Value): number | null {
  const known = constant(value)?.value;
  return typeof known === 'number' ? known : null;
}

/** The source text that reads the budget off the thinking object that is chosen at run time. */
export function chosenText(site: MigratingSite, trail: readonly Value[]): string | undefined {
  const chosen = trail.map((step) => chosenAmong(site, step)).find((found) => found !== undefined);
  return chosen && site.syntax.member(site.ground.language.text(chosen.read.expr), site.nameOf('budget_tokens'));
}

/** @throws Unexpressible for a budget that cannot be written at `at`. */
function budgetIn(site: MigratingSite, holder: Holder, object: ObjectValue, at: Expr, through?: string): Budget {
  const budget = property(object, 'budget_tokens');
  try {
    return taskBudget(site, budget, at, site.budgetSettings, through ?? readAgain(site, holder, object, at));
  } catch (error) {
    if (error instanceof RangeError) throw new Unexpressible('shared-params', budget.expr);
    throw error;
  }
}

/** Where the object stays and its budget must not be evaluated twice: the source text that reads it off the object. */
function readAgain(site: MigratingSite, holder: Holder, object: ObjectValue, at: Expr): string | undefined {
  const { language } = site.ground;
  const trail = holder.enabled.find((enabled) => enabled.object === object)?.trail ?? [];
  const place = site.place(trail, 'object');
  const written = budgetExpression(site, property(object, 'budget_tokens'), at);
  if (!written || language.isPure(written) || (place && place.file === object.expr.file && place.start === object.expr.start))
    return undefined;
  const read = trail.findLast((step) => step.kind === 'read' && !step.part && language.isSimple(step.expr));
  if (!read || !language.meansTheSame(read.expr, at)) throw new Unexpressible('shared-params', written);
  return site.syntax.member(language.text(read.expr), site.nameOf('budget_tokens'));
}

export function budgetText(site: MigratingSite, holder: Holder, enabled: ObjectValue, at: Expr, through?: string): string {
  const { text } = budgetIn(site, holder, enabled, at, through);
  if (site.settings.preset === 'announced') return text;
  if (site.site.library?.rule?.untyped) return site.syntax.object([['total', text]], at);
  const { language } = site.ground;
  const pinned = language.isPinned(constant(property(enabled, 'type'))?.expr ?? enabled.expr) || language.isPinned(at);
  const tokens = site.syntax.string('tokens', enabled.expr);
  return site.syntax.object(
    [
      ['type', pinned && !language.isTyped(at) ? site.syntax.asConst(tokens) : tokens],
      ['total', text],
    ],
    at,
  );
}
