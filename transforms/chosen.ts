/** A thinking object that is picked out of several with different budgets, by an expression that can be read again: `LEVELS[level]`. */
import { scale } from '../src/rewrite/budget.js';
import type { MigratingSite } from '../src/rewrite/migrating.js';
import { constant, property } from '../src/values/outcomes.js';
import { type ObjectValue, type Read, unread, type Value } from '../src/values/values.js';

/** The read that picks one of several thinking objects: they stay, and the site reads the budget off them. */
export function chosenAmong(site: MigratingSite, value: Value): { read: Read; objects: ObjectValue[] } | undefined {
  if (value.kind !== 'read' || value.part || value.value.kind !== 'union') return undefined;
  const objects = value.value.options.map(unread).filter(isPlainBudget);
  if (objects.length !== value.value.options.length || haveOneTaskBudget(site, objects)) return undefined;
  const { language } = site.ground;
  return language.isSimple(value.expr) && site.canEdit(value.expr) ? { read: value, objects } : undefined;
}

/** `{ type: 'enabled', budget_tokens: … }` and nothing else. */
const isPlainBudget = (value: Value): value is ObjectValue =>
  value.kind === 'object' &&
  value.entries.every((entry) => entry.kind === 'property' && /^(?:type|budget_tokens)$/.test(entry.key)) &&
  constant(property(value, 'type'))?.value === 'enabled' &&
  constant(property(value, 'budget_tokens'))?.absent !== true;

function haveOneTaskBudget(site: MigratingSite, objects: readonly ObjectValue[]): boolean {
  const { ratio, minBudget, total } = site.budgetSettings;
  if (total !== undefined) return true;
  const budgets = objects.map((object) => {
    const known = constant(property(object, 'budget_tokens'))?.value;
    return typeof known === 'number' ? Math.max(minBudget, scale(known, ratio)) : Number.NaN;
  });
  return budgets.every((budget) => budget === budgets[0]);
}
