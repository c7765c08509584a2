/** The beta header, in the one place that reaches the request: `betas`, or the header that would replace it. */

import type { MigratingSite } from '../src/rewrite/migrating.js';
import type { Operation } from '../src/rewrite/operations.js';
import { type Container, plainContainer } from '../src/rewrite/trails.js';
import { Unexpressible } from '../src/rewrite/unexpressible.js';
import { BETAS, isFastMode } from '../src/sdk/models.js';
import { betaHeaders } from '../src/sites/beta-headers.js';
import { beside } from '../src/sites/facts.js';
import type { Request } from '../src/sites/sites.js';
import { constant, outcomes, property } from '../src/values/outcomes.js';
import {
  type ArrayValue,
  type Expr,
  exprKey,
  isMissing,
  isWithin,
  lastEntry,
  type ObjectValue,
  type Outcome,
  type Read,
  type Value,
} from '../src/values/values.js';
import { addHeader, carriedOver, extendHeader, inHeaders, isAlwaysSent, mustNotName } from './beta-header.js';
import { behindSpread, containersFor, isWritten, missingSide, namingSpread, openSpreads, ownRead, writtenUnset } from './spreads.js';
import { type Step, TASK_BUDGETS } from './step.js';

export const betas: Step = {
  name: 'betas',
  says: 'Send the beta that task budgets need',
  source: TASK_BUDGETS,
  operations: (site) => {
    if (!site.getsTaskBudget) return slowedDown(site);
    // Most libraries with a rule send the beta by themselves.
    const { library } = site.site;
    if (library) return library.rule?.needsHeader ? inExtraHeaders(site) : [];
    const { headers, kind } = site.site;
    const sent = headers.options && property(headers.options, 'headers');
    const given = [sent, ...site.site.headers.client.map((config) => property(config, 'defaultHeaders'))];
    for (const value of given) if (value) mustNotName(site, value);
    const extended = sent ? sentWith(site, sent).flatMap((header) => extendHeader(site, header)) : [];
    const always = sent !== undefined && isAlwaysSent(sent);
    if (kind !== 'http') return always ? extended : [...extended, ...inParams(site)];
    if (extended.length && !always) throw new Unexpressible('beta-header-unknown', sent?.expr);
    return always ? extended : addHeader(site, sent);
  },
};

/** The beta headers that the requests which change are sent with: callers whose requests stay hand over their own. */
const sentWith = (site: MigratingSite, sent: Value): Value[] =>
  site.requests.flatMap(({ request: { options } }) => betaHeaders(options ? property(options, 'headers') : sent));

/**
 * Into the option for headers of a library that does not send the beta by itself.
 * @throws Unexpressible where another model would be sent the header, too, by whichever provider it has.
 */
function inExtraHeaders(site: MigratingSite): Operation[] {
  if (site.facts.allModels.has('stays'))
    throw site.leftToLibrary(site.site.expr, 'and another model of this call would be sent the header');
  return site.requests.flatMap(({ request, holders }) => {
    const headers = property(request.params, 'extra_headers');
    const found = outcomes(headers);
    if (!found.every(({ leaf }) => leaf.kind === 'literal' && leaf.absent)) return inHeaders(site, headers);
    const text = (container: Container | null) => {
      const at = container?.object.expr ?? request.expr;
      return site.syntax.object([['anthropic-beta', site.syntax.string(BETAS.taskBudgets, at)]], at);
    };
    return holders.map((holder) => site.insert(request, containersFor(site, holder, headers), 'extra_headers', text));
  });
}

function inParams(site: MigratingSite): Operation[] {
  const existing = property(site.site.outer, 'betas');
  const calls = site.site.method === 'batches.create' ? [] : site.requests.filter(({ request }) => request.kind === 'call');
  const holding = calls.flatMap(({ holders }) => holders);
  const found = distinct(holding.length ? holding.flatMap((holder) => beside(holder, existing)) : outcomes(existing));
  if (found.some((one) => isWritten(one) || missingSide(one))) {
    const each = found.map((one) => ({
      one,
      operations: isMissing(one) ? fillIn(site, one) : isWritten(one) ? extendList(site, one.leaf, one.trail) : [],
    }));
    const atWrapper = sharedWithStaying(
      site,
      each.flatMap(({ operations }) => operations),
    );
    if (atWrapper) throw new Unexpressible('shared-params', atWrapper);
    // What is read at the call and gets one more name there needs none where it comes from.
    const atCall = each.flatMap(({ operations }) => operations.filter(({ op }) => op === 'replace'));
    const comesFrom = ({ trail }: Outcome, by: Operation) =>
      'expr' in by && trail.some((step) => step.kind === 'read' && exprKey(step.expr) === exprKey(by.expr));
    return each.flatMap(({ one, operations }) =>
      operations.filter((operation) => operation.op === 'replace' || !atCall.some((by) => comesFrom(one, by))),
    );
  }
  const spreads = site.site.beta ? openSpreads(existing) : [];
  if (spreads.length > 0) return [besideSpread(site, spreads)];
  const { outer, outerExpr, expr } = site.site;
  const names = carriedOver(site);
  const text = (container: Container | null) =>
    site.syntax.array(names.map((name) => site.syntax.string(name, container?.object.expr ?? outerExpr ?? expr)));
  const unset = writtenUnset(existing);
  if (unset && site.canEdit(unset.expr)) return [{ op: 'replace', expr: unset.expr, text: text(null) }];
  if (site.site.method === 'batches.create') {
    const request = { kind: 'call' as const, params: outer, expr: outerExpr ?? expr };
    return [site.insert(request, outermost(outer, true), 'betas', text)];
  }
  return site.requests
    .filter(({ request }) => request.kind === 'call')
    .concat(
      site.requests.every(({ request }) => request.kind === 'fallback')
        ? site.facts.requests.filter(({ request }) => request.kind === 'call')
        : [],
    )
    .flatMap(({ request, holders }) =>
      holders.length
        ? forHolders(
            site,
            request,
            holders.map((holder) => containersFor(site, holder, existing)),
            text,
          )
        : [site.insert(request, outermost(request.params), 'betas', text)],
    );
}

/** A list in the call itself, which the requests of callers that stay as they are go through, too. */
function sharedWithStaying(site: MigratingSite, operations: readonly Operation[]): Expr | undefined {
  const stays = site.facts.requests.some((one) => one.request.kind === 'call' && !site.requests.includes(one));
  const edited = operations.flatMap((operation) => ('expr' in operation && isWithin(operation.expr, site.site.expr) ? operation.expr : []));
  return stays ? edited[0] : undefined;
}

/** Betas beside each thinking budget; once, where one of the places is always sent: arguments must not come twice. */
function forHolders(
  site: MigratingSite,
  request: Request,
  places: readonly (readonly Container[])[],
  text: (container: Container | null) => string,
): Operation[] {
  const always = places.find((containers) => {
    const taking = site.taking(containers, 'betas');
    return taking !== undefined && isAlwaysThere(request, taking.object);
  });
  return (always ? [always] : places).map((containers) => site.insert(request, containers, 'betas', text));
}

/** True for an object that gives the request one of its properties, whatever the conditions. */
const isAlwaysThere = ({ params, assume }: Request, object: ObjectValue): boolean =>
  object.entries.some(
    (entry) =>
      entry.kind === 'property' &&
      outcomes(property(params, entry.key), assume).every(({ trail }) =>
        trail.some((step) => step.kind === 'read' && step.holder && exprKey(step.holder.object.expr) === exprKey(object.expr)),
      ),
  );

/** The betas of a spread object, and one more. */
function besideSpread(site: MigratingSite, spreads: readonly Read[]): Operation {
  const { syntax, ground } = site;
  const { outer, outerExpr, expr } = site.site;
  const [holder] = site.requests.flatMap(({ request, holders }) => (request.kind === 'call' ? holders : []));
  const at = outerExpr ?? expr;
  const naming = namingSpread(site, spreads, holder ? site.containersOf(holder) : outermost(outer), at, 'betas');
  if (!naming) throw new Unexpressible('shared-params', spreads.at(-1)?.expr);
  const { containers, spread, argument } = naming;
  const old = syntax.orEmptyList(syntax.memberOrNothing(ground.language.text(argument), 'betas', true));
  const text = syntax.array([syntax.items(old), syntax.string(BETAS.taskBudgets, spread.expr)]);
  return site.insert({ kind: 'call', params: outer, expr: at }, behindSpread(containers, spread), 'betas', () => text);
}

/** The literal that is handed to the call, for a property that belongs to no other one. */
function outermost(params: Value, first = false): Container[] {
  const [only, ...rest] = outcomes(params);
  if (only?.leaf.kind !== 'object' || rest.length) return [];
  const after = first ? null : lastEntry(only.leaf);
  return after === undefined ? [] : [plainContainer(only.leaf, after)];
}

/** A list for the side of a condition that has none: `deep ? […] : undefined`. */
function fillIn(site: MigratingSite, outcome: Outcome): Operation[] {
  const { expr } = ownRead(outcome) ?? outcome.leaf;
  const side = missingSide(outcome);
  if (!side || !site.canEdit(expr)) throw new Unexpressible('shared-params', expr);
  return [{ op: 'replace', expr: side, text: site.syntax.array([site.syntax.string(BETAS.taskBudgets, expr)]) }];
}

/** Outcomes with the same leaf count once. */
const distinct = (found: readonly Outcome[]): Outcome[] => [...new Map(found.map((one) => [exprKey(one.leaf.expr), one])).values()];

function extendList(site: MigratingSite, leaf: Value, trail: readonly Value[]): Operation[] {
  const inner = leaf.kind === 'array' && site.getsTaskBudget ? intoInnerList(site, leaf) : undefined;
  if (inner) return inner;
  if (leaf.kind === 'array' && leaf.literal) {
    const names = listed(leaf);
    const drop = names.filter((name) => isDropped(site, name));
    const add = names.includes(BETAS.taskBudgets) || !site.getsTaskBudget ? [] : [BETAS.taskBudgets];
    if (drop.length + add.length === 0) return [];
    const { isList, isWritten } = site.ground.language;
    if (isList(leaf.expr) && isWritten(leaf.expr) && site.canEdit(leaf.expr, 'insert'))
      return [{ op: 'list', array: leaf.expr, drop, add }];
    if (add.length === 0 && !drop.some(isFastMode)) return [];
  }
  const read = trail.find((step) => step.kind === 'read' && !step.part && step.holder !== undefined);
  if (!read || !site.canEdit(read.expr)) throw new Unexpressible('shared-params', leaf.expr);
  const dropped =
    leaf.kind === 'array' && leaf.literal && site.losesSpeed && listed(leaf).some(isFastMode) ? withoutFastMode(site, leaf) : undefined;
  if (dropped)
    return [{ op: 'replace', expr: read.expr, text: site.syntax.array(dropped.map((name) => site.syntax.string(name, read.expr))) }];
  const source = site.ground.language.text(read.expr);
  const list = leaf.kind === 'open' ? site.syntax.orEmptyList(source) : source;
  return [
    {
      op: 'replace',
      expr: read.expr,
      text: site.syntax.array([site.syntax.items(list), site.syntax.string(BETAS.taskBudgets, read.expr)]),
    },
  ];
}

/**
 * One more name in the list that a list is made of (`[*BASE["betas"], "x"]`), where that is sent without the other names, too: it would be
 * sent twice. Undefined where there is no such list that may be edited.
 * @throws Unexpressible where only some of such lists may be.
 */
function intoInnerList(site: MigratingSite, array: ArrayValue): Operation[] | undefined {
  const { readers, language } = site.ground;
  const inner = array.elements.flatMap((element) => (element.kind === 'spread' ? [outcomes(element.value())] : []));
  if (inner.some((found) => found.every(({ leaf }) => leaf.kind === 'array' && namesBudgets(leaf)))) return [];
  const direct = new Set(outcomes(property(site.site.outer, 'betas')).map(({ leaf }) => exprKey(leaf.expr)));
  const isSent = ({ expr }: Value): boolean => direct.has(exprKey(expr)) || [...readers.of(expr)].some((other) => other !== site.site);
  const isEdited = ({ leaf }: Outcome): boolean =>
    leaf.kind === 'array' &&
    leaf.literal &&
    !isWithin(leaf.expr, array.expr) &&
    isSent(leaf) &&
    language.isList(leaf.expr) &&
    language.isWritten(leaf.expr) &&
    site.canEdit(leaf.expr, 'insert');
  const among = inner.filter((found) => found.some(isEdited));
  const [only, ...others] = among;
  if (!only) return undefined;
  const stays = others.length > 0 ? only[0] : only.find((one) => !isEdited(one));
  if (stays) throw new Unexpressible('shared-params', stays.leaf.expr);
  return only.flatMap(({ leaf, trail }) => extendList(site, leaf, trail));
}

/** True for a list in which the beta stands, or a list that it is made of. */
const namesBudgets = (array: ArrayValue): boolean =>
  listed(array).includes(BETAS.taskBudgets) ||
  array.elements.some(
    (element) => element.kind === 'spread' && outcomes(element.value()).every(({ leaf }) => leaf.kind === 'array' && namesBudgets(leaf)),
  );

/** Adaptive thinking interleaves by itself; fast mode is gone, unless another model of the call keeps its request. */
const isDropped = (site: MigratingSite, name: string): boolean =>
  name === BETAS.interleavedThinking || (isFastMode(name) && site.losesSpeed && !site.facts.allModels.has('stays'));

/** Fast mode out of the betas of a call that gets no task budget. */
function slowedDown(site: MigratingSite): Operation[] {
  return distinct(outcomes(property(site.site.outer, 'betas'))).flatMap(({ leaf, trail }) =>
    leaf.kind === 'array' && leaf.literal && listed(leaf).some((name) => isFastMode(name) && isDropped(site, name))
      ? extendList(site, leaf, trail)
      : [],
  );
}

/** The names of a list that stays, for the site's own; undefined where one is not known. */
function withoutFastMode(site: MigratingSite, array: ArrayValue): string[] | undefined {
  const names = listed(array);
  if (names.length !== array.elements.length) return undefined;
  const kept = names.filter((name) => !isDropped(site, name) && name !== BETAS.taskBudgets);
  return [...kept, ...(site.getsTaskBudget ? [BETAS.taskBudgets] : [])];
}

function listed(array: ArrayValue): string[] {
  return array.elements.flatMap((element) => {
    const known = element.kind === 'element' ? constant(element.value())?.value : undefined;
    return typeof known === 'string' ? [known] : [];
  });
}
