/** The beta in an `anthropic-beta` header: one more name in its text, or a header of the request's own. */

import type { MigratingSite } from '../src/rewrite/migrating.js';
import type { Operation } from '../src/rewrite/operations.js';
import { Unexpressible } from '../src/rewrite/unexpressible.js';
import { BETAS } from '../src/sdk/models.js';
import { betaHeaderKey, betaHeaders, betasIn, namedByCallers } from '../src/sites/beta-headers.js';
import { outcomes, property } from '../src/values/outcomes.js';
import { type Expr, exprKey, isMissing, lastEntry, type Outcome, type Value } from '../src/values/values.js';

/** True where every request is sent with the header, so that `betas` would never arrive. */
export const isAlwaysSent = (headers: Value): boolean =>
  outcomes(headers).every(({ leaf }) => {
    const key = leaf.kind === 'object' ? betaHeaderKey(leaf) : undefined;
    return leaf.kind === 'object' && key !== undefined && outcomes(property(leaf, key)).every((one) => !isMissing(one));
  });

/**
 * Headers that cannot be read as an object (`new Headers({ … })`), alone or spread into one.
 * @param within what they are made in, where that names the header.
 * @throws Unexpressible where what makes them, or is called on them, names the header.
 */
export function mustNotName(site: MigratingSite, headers: Value, within?: Expr, seen = new Set<Value>()): void {
  const { language } = site.ground;
  const name = /anthropic-beta/i;
  for (const { leaf, trail } of outcomes(headers)) {
    const [set] = trail.flatMap(
      (step) => (step.kind === 'read' && step.declaration && language.callNaming?.(step.declaration, name)) || [],
    );
    const naming = trail.find((step) => (step === leaf || step.kind === 'read') && name.test(language.text(step.expr)))?.expr ?? within;
    if (leaf.kind === 'open' && (set || naming)) throw new Unexpressible('beta-header-unknown', set ?? naming);
    if (leaf.kind !== 'object' || seen.has(leaf)) continue;
    seen.add(leaf);
    const isNamed = betaHeaderKey(leaf) !== undefined;
    for (const entry of leaf.entries) if (entry.kind === 'spread') mustNotName(site, entry.value(), isNamed ? undefined : naming, seen);
  }
}

/** Each text that the header can have gets one more name. */
export function extendHeader(site: MigratingSite, header: Value): Operation[] {
  const found = outcomes(header);
  return found.flatMap((outcome) => {
    const { leaf, trail } = outcome;
    if (leaf.kind === 'literal' && leaf.value === undefined) return [];
    if (leaf.kind !== 'literal' || typeof leaf.value !== 'string') throw new Unexpressible('beta-header-unknown', leaf.expr);
    const named = betasIn(leaf.value);
    if (named.includes(BETAS.taskBudgets) && named.length === leaf.value.split(',').length) return [];
    const names = [...named.filter((name) => name !== BETAS.taskBudgets), BETAS.taskBudgets];
    const text = site.syntax.string((named.includes(BETAS.taskBudgets) ? named : names).join(','), leaf.expr);
    const place = site.place(trail, 'header');
    if (place) return [{ op: 'replace', expr: place, text }];
    if (found.length > 1) throw new Unexpressible('shared-params', leaf.expr, undefined, undefined, 'header');
    return [ownHeader(site, outcome, text)];
  });
}

/** The header of an object that stays, said again at the site. */
function ownHeader(site: MigratingSite, { leaf }: Outcome, text: string): Operation {
  const { options, optionsExpr } = site.site.headers;
  const { language } = site.ground;
  const [only, ...rest] = options ? outcomes(property(options, 'headers')) : [];
  const key = only?.leaf.kind === 'object' && rest.length === 0 ? betaHeaderKey(only.leaf) : undefined;
  if (!only || !optionsExpr || key === undefined) throw new Unexpressible('shared-params', leaf.expr);
  const read = only.trail.find((step) => step.kind === 'read' && !step.part);
  if (language.isMadeInto?.(only.leaf.expr)) throw new Unexpressible('shared-params', leaf.expr);
  if (read && site.canEdit(read.expr)) return { op: 'wrap', expr: read.expr, key, text };
  if (!language.isSimple(optionsExpr) || !site.canEdit(optionsExpr)) throw new Unexpressible('shared-params', leaf.expr);
  const old = site.syntax.spread(site.syntax.memberOrNothing(language.text(optionsExpr), 'headers'), true);
  return { op: 'wrap', expr: optionsExpr, key: 'headers', text: site.syntax.object([old, [key, text]], optionsExpr) };
}

/**
 * The beta, behind those of the client's own header, which the request's replaces.
 * @throws Unexpressible where the clients that the call may go through, or the ways that one is made, send different ones.
 */
export function carriedOver(site: MigratingSite): string[] {
  const { client, clients = [client] } = site.site.headers;
  const sent = clients.flatMap((configs) => sentBy(configs, site.site.expr));
  const [first] = sent;
  const named = sent.find(({ betas }) => betas.length > 0);
  if (named && sent.some(({ betas }) => betas.join() !== first?.betas.join())) throw new Unexpressible('beta-header-unknown', named.at);
  return [...(named?.betas ?? []), BETAS.taskBudgets];
}

/** The betas that a header may send, and what says so. */
interface Sent {
  betas: string[];
  at: Expr;
}

/** What one client may send of its own: its innermost options that name the header decide. */
function sentBy(configs: readonly Value[], call: Expr): Sent[] {
  for (const config of [...configs].reverse()) {
    const sent = headersIn(property(config, 'defaultHeaders'));
    if (sent.some(({ betas }) => betas.length > 0)) return sent;
  }
  return [{ betas: [], at: call }];
}

/** Whoever hands over what the code here does not show says what it is. */
function headersIn(headers: Value, seen: ReadonlySet<string> = new Set()): Sent[] {
  return outcomes(headers).flatMap((outcome): Sent[] => {
    const { leaf } = outcome;
    const none = { betas: [], at: leaf.expr };
    if (leaf.kind === 'open' && leaf.candidates && !leaf.expands && !seen.has(exprKey(leaf.expr))) {
      const passed = leaf.candidates().flatMap((candidate) => headersIn(candidate, new Set(seen).add(exprKey(leaf.expr))));
      return passed.length > 0 ? passed : [none];
    }
    const key = leaf.kind === 'object' ? betaHeaderKey(leaf) : undefined;
    if (leaf.kind !== 'object' || key === undefined) return [none];
    return outcomes(property(leaf, key), outcome.assume).map(({ leaf: text }) => {
      if (text.kind === 'open') throw new Unexpressible('beta-header-unknown', text.expr);
      return {
        betas: text.kind === 'literal' && typeof text.value === 'string' ? betasIn(text.value).filter(isOther) : [],
        at: text.expr,
      };
    });
  });
}

const isOther = (name: string): boolean => name !== BETAS.taskBudgets;

/** A header where the request has none: into its `headers`, or with them. */
export function addHeader(site: MigratingSite, headers: Value | undefined): Operation[] {
  const { options } = site.site.headers;
  if (!headers || !options) throw new Unexpressible('beta-header-unknown', site.site.expr);
  return outcomes(headers).map((outcome): Operation => {
    const { leaf } = outcome;
    if (leaf.kind === 'literal' && leaf.absent) {
      const [init, ...others] = outcomes(options);
      if (init?.leaf.kind !== 'object' || others.length || !site.isLiteral(init.leaf) || !site.canEdit(init.leaf.expr, 'insert'))
        throw new Unexpressible('shared-params', options.expr);
      const after = init.leaf.entries.find((entry) => entry.kind === 'property' && /^(?:method|url)$/.test(entry.key));
      const object = site.syntax.object([[NAME, textOf(site, leaf)]], init.leaf.expr);
      return { op: 'insert', object: init.leaf.expr, after: after?.expr ?? null, key: 'headers', text: object };
    }
    return headerInto(site, headers, outcome);
  });
}

const NAME = 'anthropic-beta';

const textOf = (site: MigratingSite, { expr }: Value): string => site.syntax.string(carriedOver(site).join(','), expr);

/** The header in an object that has none. @param headers what the object is one outcome of. */
function headerInto(site: MigratingSite, headers: Value, { leaf, trail }: Outcome): Operation {
  // An object that was made of pairs, say, may have the header by a name that cannot be told.
  const isKnown = leaf.kind === 'object' && leaf.entries.every((entry) => entry.kind !== 'computed');
  // One that is taken away later would be, with the beta in it.
  const isNamed = leaf.kind === 'object' && betaHeaderKey(leaf) !== undefined;
  if (leaf.kind !== 'object' || !isKnown || isNamed) throw new Unexpressible('beta-header-unknown', headers.expr);
  // What another library takes the headers for is not known.
  const isOwn = site.canEdit(leaf.expr, 'insert') && (!site.site.library || site.canEdit(leaf.expr, 'header'));
  if (site.isLiteral(leaf) && !leaf.readonly && isOwn) {
    return { op: 'insert', object: leaf.expr, after: lastEntry(leaf)?.expr ?? null, key: NAME, text: textOf(site, leaf) };
  }
  const read = trail.find((step) => step.kind === 'read' && !step.part);
  if (!read || !site.canEdit(read.expr) || site.ground.language.isMadeInto?.(leaf.expr))
    throw new Unexpressible('shared-params', leaf.expr);
  return { op: 'wrap', expr: read.expr, key: NAME, text: textOf(site, leaf) };
}

/** One more name in headers that are there. @throws Unexpressible where they cannot be read. */
export function inHeaders(site: MigratingSite, headers: Value): Operation[] {
  mustNotName(site, headers);
  const handed = namedByCallers(headers);
  if (handed) throw new Unexpressible('beta-header-unknown', handed.expr);
  const named = betaHeaders(headers);
  if (named.length > 0 && !isAlwaysSent(headers)) throw new Unexpressible('beta-header-unknown', headers.expr);
  if (named.length > 0) return named.flatMap((header) => extendHeader(site, header));
  return outcomes(headers).map((outcome) => headerInto(site, headers, outcome));
}
