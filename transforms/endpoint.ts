/** Task budgets exist on the beta endpoint alone: `messages.X` becomes `beta.messages.X`. */

import type { Operation } from '../src/rewrite/operations.js';
import { Unexpressible } from '../src/rewrite/unexpressible.js';
import type { EndpointAnchor } from '../src/sites/sites.js';
import { type Step, TASK_BUDGETS } from './step.js';

export const endpoint: Step = {
  name: 'endpoint',
  says: 'Call the beta endpoint, which takes task budgets',
  source: TASK_BUDGETS,
  operations: (site) => {
    const { anchors, kind, expr } = site.site;
    if (kind !== 'sdk' || !site.getsTaskBudget) return [];
    const written = new Set<EndpointAnchor['own']>();
    return anchors.flatMap<Operation>((anchor) => {
      if (anchor.held || !site.canEdit(anchor.expr)) {
        const { own } = anchor;
        // One text for the callee stands for all places that name the endpoint on the way to it.
        if (own && written.has(own)) return [];
        written.add(own);
        if (own && site.canEdit(own.expr)) return { op: 'replace', ...own };
        throw new Unexpressible('shared-params', anchor.expr, site.ground.language.text(anchor.expr).split('\n')[0] ?? expr.file);
      }
      return { op: 'endpoint', anchor };
    });
  },
};
