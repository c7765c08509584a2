/** Adaptive thinking in place of a budget: Opus 4.7 answers 400 to `type: 'enabled'`, and turns thinking off where it is left out. */
import type { Holder, RequestFacts } from '../src/facts.js';
import { type MigratingSite, testsOn, Unexpressible } from '../src/migrating.js';
import type { Operation } from '../src/operations.js';
import { constant, type Entry, type Expr, type ObjectValue, property } from '../src/values.js';
import { displayFor } from './display.js';
import { ADAPTIVE_THINKING, type Step } from './step.js';
import { hasTaskBudget } from './task-budget.js';

export const thinking: Step = {
  name: 'thinking',
  says: 'Let the model decide how much to think',
  source: ADAPTIVE_THINKING,
  operations: (site) =>
    site.requests.flatMap((facts) =>
      facts.holders.flatMap((holder) =>
        site.settings.thinking === 'remove'
          ? removed(site, facts, holder)
          : holder.enabled.flatMap((enabled) => adaptive(site, facts, holder, enabled)),
      ),
    ),
};

type Enabled = Holder['enabled'][number];

function adaptive(site: MigratingSite, { request }: RequestFacts, holder: Holder, { object, trail }: Enabled): Operation[] {
  const place = site.place(trail, 'object');
  if (place && isSame(place, object.expr)) return inPlace(site, object, place);
  const text = ownText(site, object);
  const replaced = place || holder.enabled.length === 1 ? site.replaceLeaf(trail, text, 'object') : undefined;
  if (replaced) return [replaced];
  if (testsOn(trail).length) throw new Unexpressible('shared-params', object.expr);
  const whole = [...holder.before, ...trail];
  return [site.override(request, whole, 'thinking', text)];
}

const isSame = (a: Expr, b: Expr): boolean => a.file === b.file && a.start === b.start && a.end === b.end;

/** `type` gets its new value and the budget goes; every other field stays. */
function inPlace(site: MigratingSite, object: ObjectValue, at: Expr): Operation[] {
  const entry = (key: string) =>
    object.entries.find((e): e is Extract<Entry, { kind: 'property' }> => e.kind === 'property' && e.key === key);
  const type = entry('type');
  const budget = entry('budget_tokens');
  const kind = constant(property(object, 'type'));
  if (!type || !budget || !kind) return [{ op: 'replace', expr: at, text: ownText(site, object) }];
  const literal = site.ground.language.text(type.valueExpr);
  const value = site.syntax.string('adaptive', kind.expr);
  // A const or a cast of the user's may stand for 'enabled'; the literal inside a cast is all that changes.
  const place = literal.startsWith(literal[0] ?? '') && isSame(kind.expr, type.valueExpr) ? kind.expr : type.valueExpr;
  return [
    { op: 'replace', expr: place, text: value },
    { op: 'remove', object: object.expr, entry: budget.expr },
  ];
}

/** The adaptive object written anew, with the other fields whose values are literals. */
function ownText(site: MigratingSite, object: ObjectValue): string {
  const fields: [string, string][] = [['type', site.syntax.string('adaptive', object.expr)]];
  const display = displayFor(site, object);
  for (const entry of object.entries) {
    if (entry.kind !== 'property') throw new Unexpressible('shared-params', entry.expr);
    if (entry.key === 'type' || entry.key === 'budget_tokens' || (entry.key === 'display' && display !== undefined)) continue;
    if (!constant(entry.value())) throw new Unexpressible('shared-params', entry.expr);
    fields.push([entry.key, site.ground.language.text(entry.valueExpr)]);
  }
  if (display) fields.push(['display', site.syntax.string(display, object.expr)]);
  return site.syntax.object(fields, object.expr);
}

/** The announced form has no `thinking`: the property goes, or the branch that enables it. */
function removed(site: MigratingSite, facts: RequestFacts, holder: Holder): Operation[] {
  const { entry, object, value } = holder;
  // The assignment becomes the one of the task budget.
  if (entry.kind === 'write' && site.getsTaskBudget && !hasTaskBudget(facts)) return [];
  const always = holder.enabled.length === 1 && testsOn(holder.enabled[0]?.trail ?? []).length === 0 && value.kind !== 'choice';
  if (always && site.canEdit(object.expr, 'object')) {
    return [entry.kind === 'write' ? { op: 'unassign', expr: entry.expr } : { op: 'remove', object: object.expr, entry: entry.expr }];
  }
  return holder.enabled.map(({ trail, object: enabled }) => {
    const place = site.place(trail, 'object');
    if (!place) throw new Unexpressible('shared-params', enabled.expr);
    return { op: 'replace', expr: place, text: site.syntax.nothing };
  });
}
