/** `extra_body`: what the SDK sends over the arguments of a call. */
import { thinkingState } from '../../../sites/facts.js';
import { outcomes, property } from '../../../values/outcomes.js';
import { saidOf } from '../../../values/said.js';
import { type Entry, exprKey, type ObjectValue, type Value } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import type { Node } from '../syntax/node.js';
import { openAt } from '../values/context.js';

const SENT = /^(?:model|thinking|output_config|max_tokens|temperature|top_p|top_k|messages|requests)$/;
const SAMPLING = /^(?:temperature|top_p|top_k)$/;

/** What `extra_body` says goes over what the call says: where both may concern the same, the call is left to a person. */
export function withExtraBody(params: ObjectValue, module: Module, list: Node): ObjectValue {
  const mayThink = outcomes(property(params, 'thinking')).some((outcome) => thinkingState(outcome) !== 'none');
  const isHarmless = mayThink ? saysNothing : says('output_config', 'max_tokens', 'messages');
  const clash = saidOf(property(params, 'extra_body')).find((value) => !outcomes(value).every(({ leaf }) => isHarmless(leaf)));
  if (!clash) return params;
  const { expr } = clash;
  const isShown = outcomes(clash).every(({ leaf }) => leaf.kind === 'literal' || isKnownBody(leaf));
  const value = () => openAt(module, list, isShown ? 'sent-over' : undefined);
  const thinking: Entry = { kind: 'property', key: 'thinking', expr, valueExpr: expr, shorthand: false, value };
  return { ...params, entries: [...params.entries, thinking] };
}

/** True for a body that says nothing of what the migration is about, or names sampling parameters itself, which go like those of the call. */
const saysNothing = (leaf: Value): boolean => says()(leaf);

/** The same for a body that may say these things, too: a call without a thinking budget keeps them as they are. */
const says =
  (...more: string[]): ((leaf: Value, within?: Within) => boolean) =>
  (leaf, within = new Set()) => {
    if (leaf.kind === 'literal') return leaf.value === undefined || leaf.value === null;
    if (within.has(exprKey(leaf.expr))) return true;
    const isFine = (key: string): boolean => !SENT.test(key) || more.includes(key) || (within.size === 0 && SAMPLING.test(key));
    return (
      isKnownBody(leaf) &&
      leaf.entries.every((entry) =>
        entry.kind === 'spread'
          ? outcomes(entry.value()).every((inner) => says(...more)(inner.leaf, inside(within, leaf)))
          : entry.kind !== 'computed' && isFine(entry.key),
      )
    );
  };

/** The bodies that one is spread into: one that spreads itself adds nothing. */
type Within = ReadonlySet<string>;
const inside = (within: Within, { expr }: Value): Within => new Set(within).add(exprKey(expr));

/** True for a body of which every name is known. */
const isKnownBody = (leaf: Value, within: Within = new Set()): leaf is ObjectValue =>
  leaf.kind === 'object' &&
  leaf.entries.every((entry) =>
    entry.kind === 'spread'
      ? outcomes(entry.value()).every(({ leaf: inner }) => within.has(exprKey(inner.expr)) || isKnownBody(inner, inside(within, leaf)))
      : entry.kind !== 'computed' && !entry.key.startsWith('\0'),
  );
