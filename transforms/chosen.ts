/** A thinking object that is picked out of several with different budgets, by an expression that can be read again: `LEVELS[level]`. */
import { scale } from '../src/rewrite/budget.js';
import type { MigratingSite } from '../src/rewrite/migrating.js';
import { constant, property } from '../src/values/outcomes.js';
import { isAbsent, type ObjectValue, type Read, unread, type Value } from '../src/values/values.js';

/** One of several thinking objects: they stay, and the site reads the budget off them. */
interface Chosen {
  read: Read;
  objects: ObjectValue[];
  /** There may be none under a key that nobody knows. */
  maybeMissing: boolean;
}

/** The read that picks one of several thinking objects. */
export function chosenAmong(site: MigratingSite, value: Value): Chosen | undefined {
  if (value.kind !== 'read' || value.part || value.value.kind !== 'union') return undefined;
  const options = value.value.options.map(unread);
  const objects = options.filter(isPlainBudget);
  const others = options.filter((option) => !isPlainBudget(option));
  const maybeMissing = others.length > 0;
  const { language } = site.ground;
  if (objects.length === 0 || !others.every(isAbsent) || (maybeMissing && language.refusesUndefined?.(value.expr))) return undefined;
  if (!maybeMissing && haveOneTaskBudget(site, objects)) return undefined;
  return language.isSimple(value.expr) && site.canEdit(value.expr) ? { read: value, objects, maybeMissing } : undefined;
}

/** What is written in the place of the object, or of what is made of it, where there is one. */
export function whereChosen(site: MigratingSite, { read, maybeMissing }: Chosen, text: string, nothing: string): string {
  return maybeMissing ? site.syntax.conditional(site.ground.language.text(read.expr), text, nothing) : text;
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
