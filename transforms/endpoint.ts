/** Task budgets exist on the beta endpoint alone: `messages.X` becomes `beta.messages.X`. */
import { Unexpressible } from '../src/rewrite/migrating.js';
import type { Operation } from '../src/rewrite/operations.js';
import { type Step, TASK_BUDGETS } from './step.js';

export const endpoint: Step = {
  name: 'endpoint',
  says: 'Call the beta endpoint, which takes task budgets',
  source: TASK_BUDGETS,
  operations: (site) => {
    const { anchors, kind, expr } = site.site;
    if (kind !== 'sdk' || !site.getsTaskBudget) return [];
    return anchors.map<Operation>((anchor) => {
      if (anchor.held || !site.canEdit(anchor.expr)) {
        if (anchor.own && site.canEdit(anchor.own.expr)) return { op: 'replace', ...anchor.own };
        throw new Unexpressible('shared-params', anchor.expr, site.ground.language.text(anchor.expr).split('\n')[0] ?? expr.file);
      }
      return { op: 'endpoint', anchor };
    });
  },
};
