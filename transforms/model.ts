/** The target model, in the place where the old id is written and in the platform's form of it. */

import { Unexpressible } from '../src/rewrite/migrating.js';
import { type Operation, slotOf } from '../src/rewrite/operations.js';
import { twinOf } from '../src/sdk/models.js';
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
        const operation = site.replaceLeaf(trail, text) ?? site.override(request, trail, 'model', text);
        done.set(slotOf(operation), operation);
      }
    }
    return [...done.values()];
  },
};
