/** Answers that the request begins: a last message of the assistant's. */
import { outcomes, property } from '../values/outcomes.js';
import type { ArrayValue, Outcome, Value } from '../values/values.js';
import type { Request } from './sites.js';

/** The messages of a request whose last turn is, or may be, the assistant's; undefined where none is known to be. */
export const prefillOf = (request: Request): Outcome | undefined =>
  outcomes(property(request.params, 'messages')).find(({ leaf }) => leaf.kind === 'array' && lastTurns(leaf).some(isAssistants));

interface Turn {
  value: Value;
  /** Turns that are pushed are history, as a rule: only a text that stands there is known to begin the answer. */
  needsText: boolean;
}

/** Lists in lists that are looked into. */
const MOST_DEPTH = 4;

/** The turns that may be the last one: what is spread in at the end gives its own, and where it may be empty, what is before it. */
function lastTurns({ elements, literal, last }: ArrayValue, depth = 0): Turn[] {
  const needsText = !literal;
  const changed = last?.();
  if (changed) return changed.flatMap((one) => (one.kind === 'element' ? [{ value: one.value(), needsText }] : []));
  // One element may stand for any number of them, or for none.
  if (depth > MOST_DEPTH || (!literal && elements.length < 2)) return [];
  const turns: Turn[] = [];
  for (const element of elements.toReversed()) {
    if (element.kind === 'element') return [...turns, { value: element.value(), needsText }];
    const lists = outcomes(element.value()).flatMap(({ leaf }) => (leaf.kind === 'array' ? [leaf] : []));
    turns.push(...lists.flatMap((list) => lastTurns(list, depth + 1)));
    if (!lists.some((list) => list.literal && list.elements.length === 0)) break;
  }
  return turns;
}

const isAssistants = ({ value, needsText }: Turn): boolean =>
  outcomes(value).some(
    ({ leaf }) =>
      leaf.kind === 'object' &&
      outcomes(property(leaf, 'role')).some((role) => role.leaf.kind === 'literal' && role.leaf.value === 'assistant') &&
      (!needsText || outcomes(property(leaf, 'content')).some((content) => content.leaf.kind !== 'open')),
  );
