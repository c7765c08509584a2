/** Thinking budgets that were followed to no call: a call of their file that may send one must not go unnamed. */
import type { Expr } from '../values/values.js';
import type { Decision } from './decide.js';
import type { Facts } from './facts.js';

/** True for a call of which neither the model nor the thinking is known, where the engine has not seen all that it can send. */
const maySendAny = ({ site, hasBudget, thinkingOpen, models }: Facts): boolean =>
  (site.kind === 'sdk' || site.kind === 'http') && !site.followed && !hasBudget && thinkingOpen && models.has('unknown');

/**
 * What becomes of a call that was not to be listed, where its file holds a budget that no listed call reads.
 * @param lost the objects with such budgets.
 */
export function decideBesideLost(facts: Facts, decision: Decision, lost: readonly Expr[]): Decision {
  if (decision.status !== 'unlisted' || !maySendAny(facts)) return decision;
  const { file, start, end } = facts.site.expr;
  const distance = (object: Expr): number => Math.max(0, start - object.start, object.end - end);
  const [at] = lost.filter((object) => object.file === file).sort((a, b) => distance(a) - distance(b));
  return at ? { status: 'review', reason: 'model-unknown', words: 'budget-beside', at } : decision;
}
