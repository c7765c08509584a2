/** The target model, in the place where the old id is written and in the platform's form of it. */

import type { MigratingSite } from '../src/rewrite/migrating.js';
import { type Operation, slotOf } from '../src/rewrite/operations.js';
import { testsOn } from '../src/rewrite/trails.js';
import { Unexpressible } from '../src/rewrite/unexpressible.js';
import { twinOf } from '../src/sdk/models.js';
import { isMadeModel } from '../src/sites/library-models.js';
import { type Expr, exprKey, isWithin, type Literal, type Value } from '../src/values/values.js';
import { MIGRATION_GUIDE, type Step } from './step.js';

export const model: Step = {
  name: 'model',
  says: 'Name the new model',
  source: MIGRATION_GUIDE,
  operations: (site) => {
    const done = new Map<string, Operation>();
    const idsAt = idsByPlace(site);
    for (const { request, paths } of site.requests) {
      for (const path of paths) {
        const { leaf, trail } = path.model;
        if (path.group !== 'moves' || leaf.kind !== 'literal') continue;
        const several = idsAt.get(exprKey(leaf.expr));
        const text = several
          ? partly(site, leaf.expr, several)
          : site.syntax.string(twinOf(String(leaf.value), site.settings.targetModel), leaf.expr);
        const { beside } = site.site;
        if (beside && !site.canEdit(leaf.expr)) throw new Unexpressible('shared-params', beside, String(leaf.value));
        // One text may be read on several ways, each with a place of its own.
        const operation = trail.some(isMadeModel)
          ? inMaker(site, trail, text)
          : (site.replaceLeaf(trail, text) ??
            site.override(request, trail, 'model', several && !site.site.library?.row?.prefix ? text : ownText(site, leaf)));
        // Names in the text have to mean the same where it is written.
        if (several && 'expr' in operation && !site.ground.language.meansTheSame(leaf.expr, operation.expr))
          throw new Unexpressible('shared-params', leaf.expr);
        const slot = slotOf(operation);
        const other = done.get(slot);
        // A copy of an expression that names the old id twice, each time with the new one in one of both places.
        if (other?.op === 'replace' && operation.op === 'replace' && other.text !== operation.text)
          throw new Unexpressible('shared-params', leaf.expr);
        done.set(slot, operation);
      }
    }
    return [...done.values()];
  },
};

/** The new id as the call itself says it. */
function ownText({ site: { library }, settings, syntax }: MigratingSite, { value, expr }: Literal): string {
  const id = twinOf(String(value), settings.targetModel);
  return syntax.string(library?.row?.prefix ? id.replace(library.row.prefix, '') : id, expr);
}

/** The ids that each expression gives, where they have several twins: a part of the text is chosen (`${prefix}claude-opus-4-6`). */
function idsByPlace(site: MigratingSite): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { leaf } of site.requests.flatMap(({ paths }) => paths.map(({ model: one }) => one)))
    if (leaf.kind === 'literal') found.set(exprKey(leaf.expr), [...(found.get(exprKey(leaf.expr)) ?? []), String(leaf.value)]);
  const twins = (ids: readonly string[]) => new Set(ids.map((id) => twinOf(id, site.settings.targetModel)));
  return new Map([...found].filter(([, ids]) => twins(ids).size > 1));
}

/** What looks like an ID, in the source of an expression. */
const ID = /[\w.:@-]*claude-[\w.:@-]+/g;

/**
 * The source of an expression that gives several ids, with the new one in the part that they share.
 * @throws Unexpressible where they share no such part.
 */
function partly({ ground: { language }, settings: { targetModel } }: MigratingSite, expr: Expr, ids: readonly string[]): string {
  const source = language.text(expr);
  const [part, ...more] = source.match(ID) ?? [];
  const becomes = (part !== undefined && more.length === 0 && twinOf(part, targetModel)) || undefined;
  const isShared =
    becomes && ids.every((id) => id.split(part as string).length === 2 && id.replace(part as string, becomes) === twinOf(id, targetModel));
  if (!isShared) throw new Unexpressible('shared-params', expr);
  return source.replace(part as string, becomes);
}

/**
 * The id in the call that makes a model of it; where that stays, the call of the library gets one of its own.
 * @throws Unexpressible where no such call can stand there.
 */
function inMaker(site: MigratingSite, trail: readonly Value[], text: string): Operation {
  // A model may be made of a model.
  const at = trail.findIndex(isMadeModel);
  const [maker, leaf] = [trail[at], trail.at(-1)];
  const own = maker && site.replaceLeaf(trail.slice(trail.findLastIndex(isMadeModel) + 1), text);
  if (own) return own;
  const { language } = site.ground;
  const read = trail.slice(0, at).find((step) => step.kind === 'read' && !step.part);
  if (!maker || !leaf || !read || !isWithin(leaf.expr, maker.expr) || !site.canEdit(read.expr) || testsOn(trail).length > 0)
    throw new Unexpressible('shared-params', leaf?.expr);
  if (!language.meansTheSame(maker.expr, read.expr)) throw new Unexpressible('shared-params', leaf.expr);
  const before = language.text({ ...maker.expr, end: leaf.expr.start });
  const after = language.text({ ...maker.expr, start: leaf.expr.end });
  return { op: 'replace', expr: read.expr, text: before + text + after };
}
