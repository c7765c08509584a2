/** Texts that values are supposed to have which the code does not show: another id in the place of one, the text that tables and tests ask for. */
import { assuming } from './assumptions.js';
import { type Assumptions, exprKey, type Literal, type Open, type Outcome, type Value } from './values.js';

/** In front of what is known of a value that is supposed to be a text. */
const SUPPOSED = 'supposed:';

/** What a call gives, or any element of a list, is another value each time. */
const EACH_TIME = /^(?:\(\)|\*)$/;

/** Two readings of one value have one key. */
export const supposedKey = (value: Open | Literal): string => {
  if (value.kind === 'literal') return `${SUPPOSED}${exprKey(value.expr)}`;
  if (value.of && !EACH_TIME.test(value.of.key)) return `${supposedKey(value.of.open)}.${value.of.key}`;
  return `${SUPPOSED}${value.id ?? exprKey(value.expr)}`;
};

/** The assumptions under which a value is another text than the code shows: what a caller may pass, another id in the place of one. */
export const supposing = (assume: Assumptions, value: Open | Literal, text: string): Assumptions =>
  assuming(assuming(assume, SUPPOSED, true), supposedKey(value), text);

/** True where anything is supposed. */
export const isSupposing = (assume: Assumptions): boolean => assume.has(SUPPOSED);

/** What a value is under what is supposed; undefined where that says nothing of it. */
export function supposed(value: Open | Literal, assume: Assumptions): Literal | undefined {
  if (!isSupposing(assume)) return undefined;
  const text = assume.get(supposedKey(value));
  return typeof text === 'string' ? { kind: 'literal', expr: value.expr, value: text } : undefined;
}

/** What a text is made of: `model.toLowerCase()` is given where `model` is. */
export const sourceOf = (open: Open): Open => {
  let from = open.made?.from;
  while (from?.kind === 'read') from = from.value;
  return from?.kind === 'open' ? sourceOf(from) : open;
};

/** In front of what decides something by its text, and is not known: all that asks it on one way finds one text. */
const TAKEN = 'taken:';

/** What is not known, and the same whenever it is read; undefined for what is read off an object, given by a call, or an element. */
export function oneValue(leaf: Outcome['leaf'], trail: () => readonly Value[]): Open | undefined {
  if (leaf.kind !== 'open' || leaf.of || (leaf.id === undefined && leaf.why !== 'parameter')) return undefined;
  return trail().some((step) => step.kind === 'read' && step.holder !== undefined) ? undefined : leaf;
}

/** The text that was taken for a value which is not known; undefined where none was. */
export const textTaken = (assume: Assumptions, value: Open): string | undefined => {
  const text = assume.get(`${TAKEN}${supposedKey(value)}`);
  return typeof text === 'string' ? text : undefined;
};

/** The assumptions under which a value that is not known has a text where tables and tests ask it; it stays unknown where it is sent. */
export const taking = (assume: Assumptions, value: Open, text: string): Assumptions =>
  assuming(assume, `${TAKEN}${supposedKey(value)}`, text);

/** The same for all other texts. */
export const takingAnother = (assume: Assumptions, value: Open, text: string): Assumptions => assuming(assume, notTaken(value, text), true);

/** True where tables and tests found that the value has another text. */
export const isAnotherTaken = (assume: Assumptions, value: Open, text: string): boolean => assume.has(notTaken(value, text));

const notTaken = (value: Open, text: string): string => `${TAKEN}${supposedKey(value)} is not ${text}`;
