/** From judged sites to text edits that fit together. */
import type { Language } from '../frontends/language.js';
import { applyEdits, OverlappingEdits } from '../rewrite/edits.js';
import { makePlan, type Plan } from '../rewrite/plan.js';
import type { Facts } from '../sites/facts.js';
import type { CallSite } from '../sites/sites.js';
import type { SiteEdit, SourceTree } from './engine.js';
import type { Failures } from './failures.js';

/** Two plans for one piece of text cannot both be kept: the later site is left for a person. So is one whose types cannot move. */
export function planEdits(
  facts: readonly Facts[],
  inputs: Omit<Parameters<typeof makePlan>[0], 'facts'>,
  tree: SourceTree,
  failures: Failures,
): { plan: Plan; edits: SiteEdit[] } {
  const clashing: Plan['stopped'] = new Map();
  const fail = (site: CallSite, error: unknown) => failures.add(site.expr, error);
  for (;;) {
    const plan = makePlan({ ...inputs, facts: facts.filter(({ site }) => !clashing.has(site) && !failures.has(site.expr)) });
    for (const [site, error] of plan.failed) fail(site, error);
    const untied = inputs.language.untied?.(movedBy(plan));
    if (untied && !clashing.has(untied.site)) {
      clashing.set(untied.site, { reason: 'types-unresolved', at: untied.at, words: 'class-check' });
      continue;
    }
    const edits = printed(plan, inputs.language, fail);
    if (!edits) continue;
    const clash = overlapping(edits, tree);
    const site = clash && facts.findLast(({ site: one }) => clash.sites.includes(one.id) && !clashing.has(one))?.site;
    if (!site) {
      for (const [stopped, why] of clashing) plan.stopped.set(stopped, why);
      return { plan, edits };
    }
    clashing.set(site, { reason: 'shared-params', at: site.expr });
  }
}

/** Undefined where the edits of a site cannot be printed, which fails. */
function printed({ operations, sites }: Plan, language: Language, fail: (site: CallSite, error: unknown) => void): SiteEdit[] | undefined {
  try {
    return language.print(operations);
  } catch (all) {
    for (const [site] of sites) {
      try {
        language.print(operations.filter((operation) => operation.sites.includes(site.id)));
      } catch (error) {
        fail(site, error);
        return undefined;
      }
    }
    throw all;
  }
}

/** The ids of the calls that get another endpoint. */
export const movedBy = (plan: Plan): Set<string> => new Set(plan.operations.flatMap(({ op, sites }) => (op === 'endpoint' ? sites : [])));

function overlapping(edits: readonly SiteEdit[], tree: SourceTree): { sites: string[] } | undefined {
  for (const file of new Set(edits.map((edit) => edit.file))) {
    const own = edits.filter((edit) => edit.file === file);
    try {
      applyEdits(tree.read(file) ?? '', own);
    } catch (error) {
      if (!(error instanceof OverlappingEdits)) throw error;
      return { sites: own.filter((edit) => error.concerns(edit)).flatMap((edit) => edit.sites) };
    }
  }
  return undefined;
}
