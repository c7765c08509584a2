/** Opus 4.7 leaves thinking text out of the response unless `display: 'summarized'` asks for it. */

import type { MigratingSite } from '../src/rewrite/migrating.js';
import type { Operation } from '../src/rewrite/operations.js';
import { Unexpressible } from '../src/rewrite/unexpressible.js';
import type { RequestFacts } from '../src/sites/facts.js';
import { constant, property } from '../src/values/outcomes.js';
import { type Entry, exprKey, lastEntry, type ObjectValue } from '../src/values/values.js';
import { chosenAmong } from './chosen.js';
import { ADAPTIVE_THINKING, type Step } from './step.js';

/** What `display` has to become: a value, null for none at all, undefined where it stays as it is. */
export function displayFor(site: MigratingSite, object: ObjectValue): string | null | undefined {
  const { display } = site.settings;
  const existing = !constant(property(object, 'display'))?.absent;
  if (display === 'none') return existing ? null : undefined;
  if (display !== 'auto') return display;
  return site.site.readsThinking && !existing ? 'summarized' : undefined;
}

export const display: Step = {
  name: 'display',
  says: 'Ask for the thinking text that the code reads',
  source: ADAPTIVE_THINKING,
  operations: (site) => {
    // In the place of a number the thinking step writes the object whole.
    if (site.settings.thinking === 'remove' || site.site.library?.tokens !== undefined) return [];
    return site.requests.flatMap((facts) => [
      ...adaptiveAlready(site, facts),
      ...facts.holders.flatMap(({ enabled }) =>
        enabled.flatMap(({ object, trail }): Operation[] => {
          const wanted = displayFor(site, object);
          if (trail.some((step) => chosenAmong(site, step))) return [];
          const place = site.place(trail, 'object');
          // Where the object is not edited in place, the thinking step writes it whole.
          if (
            wanted === undefined ||
            !place ||
            !site.isLiteral(object) ||
            place.start !== object.expr.start ||
            place.file !== object.expr.file
          )
            return [];
          const entry = object.entries.find((e): e is Extract<Entry, { kind: 'property' }> => e.kind === 'property' && e.key === 'display');
          if (wanted === null) return entry ? [{ op: 'remove', object: object.expr, entry: entry.expr }] : [];
          const text = site.syntax.string(wanted, object.expr);
          if (entry) return [{ op: 'replace', expr: entry.valueExpr, text }];
          const type = object.entries.find((e) => e.kind === 'property' && e.key === 'type');
          return [{ op: 'insert', object: object.expr, after: type?.expr ?? null, key: 'display', text: asLiteral(site, object, text) }];
        }),
      ),
    ]);
  },
};

/** Where nothing else tells the compiler that `type` is a literal, nothing tells it of `display`. */
function asLiteral(site: MigratingSite, object: ObjectValue, text: string): string {
  const { language } = site.ground;
  const type = constant(property(object, 'type'))?.expr;
  return type && !object.readonly && language.isPinned(type) && !language.isTyped(object.expr) ? site.syntax.asConst(text) : text;
}

/** Opus 4.6 gave the text of adaptive thinking too, unasked. */
function adaptiveAlready(site: MigratingSite, { paths }: RequestFacts): Operation[] {
  const done = new Map<string, Operation>();
  for (const path of paths) {
    const { leaf } = path.thinking;
    if (path.group !== 'moves' || leaf.kind !== 'object' || constant(property(leaf, 'type'))?.value !== 'adaptive') continue;
    if (site.settings.display !== 'auto' || !displayFor(site, leaf)) continue;
    if (leaf.readonly || !site.isLiteral(leaf) || !site.canEdit(leaf.expr, 'object')) throw new Unexpressible('shared-params', leaf.expr);
    const text = asLiteral(site, leaf, site.syntax.string('summarized', leaf.expr));
    done.set(exprKey(leaf.expr), { op: 'insert', object: leaf.expr, after: lastEntry(leaf)?.expr ?? null, key: 'display', text });
  }
  return [...done.values()];
}
