/** The `anthropic-beta` header in the options of a call and of its client. */
import { BETAS, isFastMode } from '../sdk/models.js';
import { constant, outcomes, property } from '../values/outcomes.js';
import { type Element, type Expr, exprKey, isAbsent, type ObjectValue, type Value } from '../values/values.js';
import type { CallSite } from './sites.js';

/** The value of the `anthropic-beta` header in a headers object, whatever its case; of the first one that has it. */
export const betaHeader = (headers: Value): Value | undefined => betaHeaders(headers)[0];

/** The values of the `anthropic-beta` header in every object that the headers can be. */
export function betaHeaders(headers: Value): Value[] {
  const found = new Map<string, Value>();
  for (const { leaf } of outcomes(headers)) {
    const key = leaf.kind === 'object' ? betaHeaderKey(leaf) : undefined;
    if (leaf.kind !== 'object' || key === undefined) continue;
    // One object may hold another header at each time that it is sent.
    const value = property(leaf, key);
    found.set([leaf, ...outcomes(value).map((one) => one.leaf)].map(({ expr }) => exprKey(expr)).join(), value);
  }
  return [...found.values()];
}

/** The name of the header as an object writes it; undefined where it has none. */
export function betaHeaderKey(object: ObjectValue, seen = new Set<Value>()): string | undefined {
  if (seen.has(object)) return undefined;
  seen.add(object);
  for (const entry of object.entries) {
    if ((entry.kind === 'property' || entry.kind === 'write') && entry.key.toLowerCase() === 'anthropic-beta') return entry.key;
    if (entry.kind !== 'spread') continue;
    for (const { leaf } of outcomes(entry.value())) {
      const inside = leaf.kind === 'object' ? betaHeaderKey(leaf, seen) : undefined;
      if (inside !== undefined) return inside;
    }
  }
  return undefined;
}

/** The options of a client whose default headers name betas, which ones cannot be told. @param expr where they are set. */
export const withUnknownBetas = (expr: Expr): Value =>
  objectWith('defaultHeaders', objectWith('anthropic-beta', { kind: 'open', expr, why: 'call' }));

const objectWith = (key: string, value: Value): ObjectValue => {
  const { expr } = value;
  return {
    kind: 'object',
    expr,
    readonly: true,
    entries: [{ kind: 'property', key, expr, valueExpr: expr, shorthand: false, value: () => value }],
  };
};

/** The betas named in a header's text. */
export const betasIn = (header: string): string[] =>
  header
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== BETAS.interleavedThinking && !isFastMode(name));

/** @param isHandedOver for a request that shows its own headers at run time. */
export function unreadableBetaHeader(site: CallSite, isHandedOver = false): Value | undefined {
  const own = isHandedOver && site.headers.inParams ? undefined : site.headers.options;
  const places = [own && property(own, 'headers'), ...site.headers.client.map((config) => property(config, 'defaultHeaders'))];
  for (const headers of places) {
    const value = headers && (betaHeaders(headers).find((one) => !isReadable(one)) ?? pairsWithBeta(headers));
    if (value) return value;
  }
  const handed = site.headers.options && namedByCallers(property(site.headers.options, 'headers'));
  if (handed) return handed;
  // Raw HTTP has no other place for the beta than headers that can be read.
  if (site.kind === 'http' && site.method !== 'countTokens') {
    const headers = site.headers.options && property(site.headers.options, 'headers');
    const takesOne = (value: Value) => outcomes(value).every(({ leaf }) => leaf.kind === 'object' || isAbsent(leaf));
    if (!headers || !takesOne(headers)) return headers ?? site.outer;
  }
  return undefined;
}

/** Headers that the code does not show, and for which callers of the project, whose objects are not edited, hand over one that names the header. */
export function namedByCallers(headers: Value, seen = new Set<string>()): Value | undefined {
  for (const { leaf } of outcomes(headers)) {
    if (seen.has(exprKey(leaf.expr))) continue;
    seen.add(exprKey(leaf.expr));
    if (leaf.kind === 'open' && !leaf.expands && leaf.candidates?.().some((one) => betaHeader(one) !== undefined)) return leaf;
    const spread = leaf.kind === 'object' ? leaf.entries.filter((entry) => entry.kind === 'spread') : [];
    for (const entry of spread) {
      const found = namedByCallers(entry.value(), seen);
      if (found) return found;
    }
  }
  return undefined;
}

const isReadable = (value: Value): boolean => outcomes(value).every(({ leaf }) => leaf.kind === 'literal');

/** A list of pairs that names the header, or may. */
function pairsWithBeta(headers: Value): Value | undefined {
  return outcomes(headers).find(({ leaf }) => leaf.kind === 'array' && !(leaf.literal && leaf.elements.every(isOtherHeader)))?.leaf;
}

const isOtherHeader = (element: Element): boolean =>
  element.kind === 'element' &&
  outcomes(element.value()).every(({ leaf }) => {
    const [name] = leaf.kind === 'array' && leaf.literal ? leaf.elements : [];
    const known = name?.kind === 'element' ? constant(name.value())?.value : undefined;
    return typeof known === 'string' && known.toLowerCase() !== 'anthropic-beta';
  });
