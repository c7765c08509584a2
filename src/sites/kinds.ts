/** Whether a call is one request, or a part of an agent's loop: a task budget covers the whole of it. */
import type { CallKind } from '../run/settings.js';
import { outcomes, property } from '../values/outcomes.js';
import { type Expr, isMissing } from '../values/values.js';
import type { CallSite } from './sites.js';

export interface KindOfCall {
  kind: CallKind;
  /** Why, as a sentence. */
  why: string;
  /** The loop that feeds the response back, where that is why. */
  at?: Expr;
}

/** What a call is, and why; undefined for what sends no request that can have a task budget. */
export function kindOf(site: CallSite): KindOfCall | undefined {
  if (site.kind === 'object' || (site.kind === 'other-client' && !site.library?.rule) || site.method === 'countTokens') return undefined;
  if (site.library?.row?.isAgent) return { kind: 'agentic', why: 'It runs an agent.' };
  if (site.method === 'toolRunner') return { kind: 'agentic', why: 'It goes through the tool runner.' };
  if (hasTools(site)) return { kind: 'agentic', why: 'It has tools.' };
  const at = site.loop;
  if (at) return { kind: 'agentic', why: 'It is called in a loop that feeds its response back.', at };
  return { kind: 'single', why: 'It has no tools, and no loop feeds its response back.' };
}

/** True if a request can have `tools`; an object that cannot be told, or an empty list, says nothing of them. */
const hasTools = ({ requests }: CallSite): boolean =>
  requests.some(({ params, assume }) =>
    outcomes(property(params, 'tools'), assume).some((outcome) => {
      const { leaf, trail } = outcome;
      if (isMissing(outcome) || (leaf.kind === 'array' && leaf.literal && leaf.elements.length === 0)) return false;
      return leaf.kind !== 'open' || trail.some((step) => step.kind === 'read' && !step.part && step.holder !== undefined);
    }),
  );
