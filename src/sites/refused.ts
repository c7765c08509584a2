/** Fields of a request that the source takes and the target answers 400 to, where no other text says the same: a person decides. */

import type { Settings } from '../run/settings.js';
import { EFFORT_LEVELS, type Effort, factsOfTarget, type ModelFacts } from '../sdk/models.js';
import { constant, outcomes, property } from '../values/outcomes.js';
import type { Outcome } from '../values/values.js';
import type { Facts, RequestFacts } from './facts.js';

/** By the reason of the row. */
export type RefusedField = 'tool-choice-refused' | 'thinking-disabled-refused' | 'effort-refused';
export const REFUSED_FIELDS: readonly RefusedField[] = ['tool-choice-refused', 'thinking-disabled-refused', 'effort-refused'];

/** The value that the target refuses, in a request that may go to it; undefined for none. */
export function refusedField(field: RefusedField, { requests }: Facts, settings: Settings): Outcome | undefined {
  const target = factsOfTarget(settings.targetModel);
  for (const request of requests.filter(goesToTarget)) {
    const found = FIELDS[field](request, target, settings);
    if (found) return found;
  }
  return undefined;
}

const goesToTarget = ({ paths }: RequestFacts): boolean => paths.some(({ group }) => group !== 'stays' && group !== 'takes-new-form');

const FIELDS: Record<RefusedField, (request: RequestFacts, target: ModelFacts, settings: Settings) => Outcome | undefined> = {
  'tool-choice-refused': (request, { forcedTool }) => (forcedTool === 'refused' ? forcedToolIn(request) : undefined),
  'thinking-disabled-refused': (request, target, { effort }) => {
    const isHigh = [effort, ...effortsIn(request).map(({ leaf }) => levelOf(leaf))].some((level) => level === 'xhigh' || level === 'max');
    const refused = new Set<unknown>([
      ...(target.disabled === 'refused' || (target.disabled === 'up-to-high' && isHigh) ? ['disabled'] : []),
      ...(target.betweenTools ? [] : ['between_tools']),
    ]);
    const isRefused = ({ leaf }: Outcome) => leaf.kind === 'object' && refused.has(constant(property(leaf, 'type'))?.value);
    return request.paths.find(({ group, thinking }) => group !== 'stays' && isRefused(thinking))?.thinking;
  },
  'effort-refused': (request, { effort }, { effort: wanted }) =>
    isEffort(wanted)
      ? undefined
      : effortsIn(request).find(({ leaf }) => typeof levelOf(leaf) === 'string' && !effort?.levels.includes(levelOf(leaf) as Effort)),
};

/** Where a request forces the use of a tool. */
export const forcedToolIn = ({ request }: Pick<RequestFacts, 'request'>): Outcome | undefined =>
  outcomes(property(request.params, 'tool_choice')).find(
    ({ leaf }) => leaf.kind === 'object' && /^(?:tool|any)$/.test(String(constant(property(leaf, 'type'))?.value)),
  );

/** The effort levels that a request can have. */
export const effortsIn = ({ request }: Pick<RequestFacts, 'request'>): Outcome[] =>
  outcomes(property(property(request.params, 'output_config'), 'effort'));

const levelOf = (leaf: Outcome['leaf']): unknown => (leaf.kind === 'literal' ? leaf.value : undefined);
const isEffort = (level: unknown): level is Effort => EFFORT_LEVELS.some((one) => one === level);
