/** The beta header, in the one place that reaches the request: `betas`, or the header that would replace it. */
import { betaHeader, betasIn } from '../src/facts.js';
import { type Container, type MigratingSite, Unexpressible } from '../src/migrating.js';
import { BETAS } from '../src/models.js';
import type { Operation } from '../src/operations.js';
import { type ArrayValue, constant, lastEntry, outcomes, property, type Read, type Value } from '../src/values.js';
import { addHeader, extendHeader } from './beta-header.js';
import { behindSpread, openSpread, writtenUnset } from './spreads.js';
import { type Step, TASK_BUDGETS } from './step.js';

export const betas: Step = {
  name: 'betas',
  says: 'Send the beta that task budgets need',
  source: TASK_BUDGETS,
  operations: (site) => {
    if (!site.getsTaskBudget) return [];
    const { headers, kind } = site.site;
    const sent = headers.options && property(headers.options, 'headers');
    const header = sent && betaHeader(sent);
    if (header) return extendHeader(site, header);
    if (kind === 'http') return addHeader(site, sent);
    return inParams(site);
  },
};

function inParams(site: MigratingSite): Operation[] {
  const existing = property(site.site.outer, 'betas');
  const found = outcomes(existing).filter(({ leaf }) => !(leaf.kind === 'literal' && (leaf.value === undefined || leaf.value === null)));
  const written = found.filter(({ trail }) => trail.some((step) => step.kind === 'read' && !step.part && step.holder !== undefined));
  if (written.length) return written.flatMap(({ leaf, trail }) => extendList(site, leaf, trail));
  const spread = site.site.beta ? openSpread(existing) : undefined;
  if (spread) return [besideSpread(site, spread)];
  const { outer, outerExpr, expr } = site.site;
  const names = [...carriedOver(site), BETAS.taskBudgets];
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
        ? holders.map((holder) => site.insert(request, site.containersOf(holder), 'betas', text))
        : [site.insert(request, outermost(request.params), 'betas', text)],
    );
}

/** The betas of a spread object, and one more. */
function besideSpread(site: MigratingSite, spread: Read): Operation {
  const { syntax, ground } = site;
  const [holder] = site.requests.flatMap(({ request, holders }) => (request.kind === 'call' ? holders : []));
  const from = spread.holder?.entry;
  if (from?.kind !== 'spread' || !ground.language.isSimple(from.argument)) throw new Unexpressible('shared-params', spread.expr);
  const old = syntax.orEmptyList(syntax.memberOrNothing(ground.language.text(from.argument), 'betas', true));
  const text = syntax.array([syntax.items(old), syntax.string(BETAS.taskBudgets, from.expr)]);
  const { outer, outerExpr, expr } = site.site;
  const containers = holder ? site.containersOf(holder) : outermost(outer);
  return site.insert({ kind: 'call', params: outer, expr: outerExpr ?? expr }, behindSpread(containers, spread), 'betas', () => text);
}

/** The literal that is handed to the call, for a property that belongs to no other one. */
function outermost(params: Value, first = false): Container[] {
  const [only, ...rest] = outcomes(params);
  if (only?.leaf.kind !== 'object' || rest.length) return [];
  const after = first ? null : lastEntry(only.leaf);
  return after === undefined ? [] : [{ object: only.leaf, after, tests: [] }];
}

/** Betas of the client's own header, which `betas` on a request replaces. */
function carriedOver(site: MigratingSite): string[] {
  const configs = [...site.site.headers.client].reverse();
  for (const config of configs) {
    const header = betaHeader(property(config, 'defaultHeaders'));
    const known = header && constant(header)?.value;
    if (typeof known === 'string') return betasIn(known).filter((name) => name !== BETAS.taskBudgets);
  }
  return [];
}

function extendList(site: MigratingSite, leaf: Value, trail: readonly Value[]): Operation[] {
  if (leaf.kind === 'array' && leaf.literal) {
    const names = listed(leaf);
    const drop = names.filter((name) => name === BETAS.interleavedThinking);
    const add = names.includes(BETAS.taskBudgets) ? [] : [BETAS.taskBudgets];
    if (drop.length + add.length === 0) return [];
    if (site.ground.language.isWritten(leaf.expr) && site.canEdit(leaf.expr, 'insert'))
      return [{ op: 'list', array: leaf.expr, drop, add }];
    if (add.length === 0) return [];
  }
  const read = trail.find((step) => step.kind === 'read' && !step.part && step.holder !== undefined);
  if (!read || !site.canEdit(read.expr)) throw new Unexpressible('shared-params', leaf.expr);
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

function listed(array: ArrayValue): string[] {
  return array.elements.flatMap((element) => {
    const known = element.kind === 'element' ? constant(element.value())?.value : undefined;
    return typeof known === 'string' ? [known] : [];
  });
}
