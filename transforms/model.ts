/** The target model, in the place where the old id is written and in the platform's form of it. */

import { type MigratingSite, Unexpressible } from '../src/rewrite/migrating.js';
import { type Operation, slotOf } from '../src/rewrite/operations.js';
import { testsOn } from '../src/rewrite/trails.js';
import { twinOf } from '../src/sdk/models.js';
import { isMadeModel } from '../src/sites/library-calls.js';
import { isWithin, type Value } from '../src/values/values.js';
import { MIGRATION_GUIDE, type Step } from './step.js';

export const model: Step = {
  name: 'model',
  says: 'Name the new model',
  source: MIGRATION_GUIDE,
  operations: (site) => {
    const done = new Map<string, Operation>();
    for (const { request, paths } of site.requests) {
      for (const path of paths) {
        const { leaf, trail } = path.model;
        if (path.group !== 'moves' || leaf.kind !== 'literal') continue;
        const text = site.syntax.string(twinOf(String(leaf.value), site.settings.targetModel), leaf.expr);
        const { beside } = site.site;
        if (beside && !site.canEdit(leaf.expr)) throw new Unexpressible('shared-params', beside, String(leaf.value));
        // One text may be read on several ways, each with a place of its own.
        const operation = trail.some(isMadeModel)
          ? inMaker(site, trail, text)
          : (site.replaceLeaf(trail, text) ?? site.override(request, trail, 'model', text));
        done.set(slotOf(operation), operation);
      }
    }
    return [...done.values()];
  },
};

/**
 * The id in the call that makes a model of it; where that stays, the call of the library gets one of its own.
 * @throws Unexpressible where no such call can stand there.
 */
function inMaker(site: MigratingSite, trail: readonly Value[], text: string): Operation {
  const at = trail.findLastIndex(isMadeModel);
  const [maker, leaf] = [trail[at], trail.at(-1)];
  const own = maker && site.replaceLeaf(trail.slice(at + 1), text);
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
