/** Adaptive thinking in place of a budget: Opus 4.7 answers 400 to `type: 'enabled'`, and turns thinking off where it is left out. */

import type { MigratingSite } from '../src/rewrite/migrating.js';
import type { Operation } from '../src/rewrite/operations.js';
import { testsOn } from '../src/rewrite/trails.js';
import { Unexpressible } from '../src/rewrite/unexpressible.js';
import { alternative, type Holder, type RequestFacts } from '../src/sites/facts.js';
import { constant, outcomes, property } from '../src/values/outcomes.js';
import { type Entry, type Expr, exprKey, type ObjectValue, type Outcome } from '../src/values/values.js';
import { hasTaskBudget } from './budgets.js';
import { chosenAmong, whereChosen } from './chosen.js';
import { displayFor } from './display.js';
import { ADAPTIVE_THINKING, type Step, unassigned } from './step.js';
import { becomesTaskBudget } from './task-budget.js';

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

function adaptive(site: MigratingSite, facts: RequestFacts, holder: Holder, { object, trail }: Enabled): Operation[] {
  const { request } = facts;
  const { tokens } = site.site.library ?? {};
  if (tokens !== undefined) return insteadOfTokens(site, facts, holder, tokens);
  const chosen = trail.map((step) => chosenAmong(site, step)).find((found) => found !== undefined);
  if (chosen) {
    const { expr } = chosen.read;
    const text = whereChosen(site, chosen, ownText(site, object, expr), site.syntax.nothing('thinking', alternative(holder)));
    return [{ op: 'replace', expr, text }];
  }
  const place = site.place(trail, 'object');
  if (place && isSame(place, object.expr)) return inPlace(site, facts, holder, object, place);
  const text = ownText(site, object, place ?? request.expr);
  const replaced = place || holder.enabled.length === 1 ? site.replaceLeaf(trail, text, 'object') : undefined;
  if (replaced) return [replaced];
  if (testsOn(trail).length) throw new Unexpressible('shared-params', object.expr);
  const whole = [...holder.before, ...trail];
  return [site.override(request, whole, 'thinking', text)];
}

/**
 * Adaptive thinking where a number of tokens is given.
 * @throws Unexpressible where that is not always given, may be 0, which turns thinking off, or the object is not the call's own.
 */
function insteadOfTokens(site: MigratingSite, { request }: RequestFacts, holder: Holder, tokens: string): Operation[] {
  const { entry, object, value, enabled } = holder;
  const { language } = site.ground;
  const [only] = enabled;
  // In Python the arguments themselves may be the object.
  const isHere = exprKey(object.expr) === exprKey(request.expr);
  const isOwn = entry.kind === 'property' && (isHere || !object.readonly) && site.canEdit(object.expr, 'object');
  const takes = isHere || (site.isLiteral(object) && language.isTyped(entry.valueExpr));
  const isKnown = only !== undefined && outcomes(only.budget).every(isSomeNumber);
  if (!isKnown || !isOwn || !takes || value.kind !== 'object')
    throw site.leftToLibrary(
      entry.expr,
      `and its \`${tokens}\` depends on a condition, is not known, or stands where it cannot be replaced`,
    );
  site.droppable(entry.valueExpr);
  const text = ownText(site, only.object, entry.valueExpr);
  return [
    { op: 'remove', object: object.expr, entry: entry.expr },
    { op: 'insert', object: object.expr, after: entry.expr, key: 'thinking', text },
  ];
}

const isSomeNumber = ({ leaf }: Outcome): boolean => leaf.kind === 'literal' && typeof leaf.value === 'number' && leaf.value > 0;

const isSame = (a: Expr, b: Expr): boolean => a.file === b.file && a.start === b.start && a.end === b.end;

/** `type` gets its new value and the budget goes, wherever they are written; every other field stays. */
function inPlace(site: MigratingSite, facts: RequestFacts, holder: Holder, object: ObjectValue, at: Expr): Operation[] {
  const written = (key: string) =>
    object.entries.filter((e): e is Written => (e.kind === 'property' || e.kind === 'write') && e.key === key);
  const types = written('type').map((entry) => ({ entry, kind: constant(entry.value()) }));
  const budgets = written('budget_tokens');
  if (types.length === 0 || budgets.length === 0 || types.some(({ kind }) => kind?.value !== 'enabled')) {
    if (object.entries.some(({ kind }) => kind === 'write')) throw new Unexpressible('shared-params', object.expr);
    return [{ op: 'replace', expr: at, text: ownText(site, object, at) }];
  }
  // An object that a call makes has no entries that could be removed.
  const isMade = !site.isLiteral(object) && budgets.some(({ kind }) => kind === 'property');
  if (isMade) return [{ op: 'replace', expr: site.droppable(at), text: ownText(site, object, at) }];
  return [
    ...types.map(({ entry, kind }): Operation => {
      const near = kind?.expr ?? entry.valueExpr;
      // A const or a cast of the user's may stand for 'enabled'; the literal inside a cast is all that changes.
      return { op: 'replace', expr: isSame(near, entry.valueExpr) ? near : entry.valueExpr, text: site.syntax.string('adaptive', near) };
    }),
    ...budgets
      .filter((entry) => !becomesTaskBudget(site, facts, holder, entry.expr))
      .map((entry): Operation => {
        // Where it becomes no task budget, it goes.
        if (!site.getsTaskBudget || hasTaskBudget(facts)) site.droppable(entry.valueExpr);
        return withoutEntry(site, object, entry);
      }),
  ];
}

type Written = Extract<Entry, { kind: 'property' | 'write' }>;

/** The adaptive object written anew, with the other fields whose values are literals. */
function ownText(site: MigratingSite, object: ObjectValue, at: Expr): string {
  const { language } = site.ground;
  const type = site.syntax.string('adaptive', object.expr);
  const pinned =
    language.isPinned(constant(property(object, 'type'))?.expr ?? object.expr) && !language.isTyped(at) && !isSame(at, object.expr);
  const literal = (text: string): string => (pinned ? site.syntax.asConst(text) : text);
  const fields: [string, string][] = [['type', literal(type)]];
  const display = displayFor(site, object);
  for (const entry of object.entries) {
    // What was written to an object that stays is no part of the site's own.
    const isKnown = entry.kind === 'property' || (entry.kind === 'write' && !entry.nested && /^(?:type|budget_tokens)$/.test(entry.key));
    if (!isKnown) throw new Unexpressible('shared-params', entry.expr);
    if (entry.key === 'type' || entry.key === 'budget_tokens' || (entry.key === 'display' && display !== undefined)) continue;
    if (!constant(entry.value())) throw new Unexpressible('shared-params', entry.expr);
    fields.push([entry.key, site.ground.language.text(entry.valueExpr)]);
  }
  if (display) fields.push(['display', literal(site.syntax.string(display, object.expr))]);
  return site.syntax.object(fields, object.expr);
}

/** The announced form has no `thinking`: the property goes, or the branch that enables it. */
function removed(site: MigratingSite, facts: RequestFacts, holder: Holder): Operation[] {
  const { entry, object, value } = holder;
  const earlier = entry.kind === 'write' && entry.nested ? writtenInto(site, holder) : [];
  if (becomesTaskBudget(site, facts, holder, entry.expr)) return earlier;
  const one = holder.enabled.length === 1 && testsOn(holder.enabled[0]?.trail ?? []).length === 0 && value.kind !== 'choice';
  const always = one || chosenAmong(site, value) !== undefined;
  if (always && site.canEdit(object.expr, 'object')) {
    // A budget in a literal is written again in the task budget.
    if (value.kind !== 'object') site.droppable(entry.valueExpr);
    return [...earlier, withoutEntry(site, object, entry)];
  }
  return holder.enabled.map(({ trail, object: enabled }) => {
    const place = site.place(trail, 'object');
    if (!place) throw new Unexpressible('shared-params', enabled.expr);
    return { op: 'replace', expr: place, text: site.syntax.nothing('thinking', alternative(holder)) };
  });
}

const withoutEntry = (site: MigratingSite, object: ObjectValue, entry: Written): Operation =>
  entry.kind === 'write' ? unassigned(site, entry.expr) : { op: 'remove', object: object.expr, entry: entry.expr };

/** The thinking that a nested assignment (`params.thinking.budget_tokens = …`) writes into, and what else is written to it. */
function writtenInto(site: MigratingSite, { object, entry }: Holder): Operation[] {
  const others = object.entries.filter(
    (one): one is Written => (one.kind === 'property' || one.kind === 'write') && one.key === 'thinking' && one !== entry,
  );
  const isMadeHere = others.some((one) => one.kind === 'property' || !one.nested);
  if (!isMadeHere || !site.canEdit(object.expr, 'object')) throw new Unexpressible('shared-params', entry.expr);
  return others.map((one) => withoutEntry(site, object, one));
}
