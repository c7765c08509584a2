/** The task budgets that migrated calls have, and the edits that give them others. */

import { BUDGET_FUNCTION } from '../frontends/javascript/generated/experiment-module.js';
import type { Language } from '../frontends/language.js';
import { JAVASCRIPT } from '../frontends/languages.js';
import type { Planned } from '../rewrite/operations.js';
import { type analyse, inLanguages } from '../run/analyse.js';
import type { AnalysedSite, Analysis, SourceTree } from '../run/engine.js';
import { factsOf } from '../sites/facts.js';
import type { CallSite } from '../sites/sites.js';
import { outcomes, property } from '../values/outcomes.js';
import { type Expr, exprKey, type Read } from '../values/values.js';

type Replacement = Extract<Planned, { op: 'replace' }>;

/** Why the budget of a site was left, by the site's id. */
export type LeftBudgets = Map<string, string>;

/** What tells a file of a migrated call: it names neither the old model nor a thinking budget. */
export const BUDGET_NEEDLES = ['task_budget', BUDGET_FUNCTION];

/**
 * An analysis that changes budgets and nothing else: sites whose budget changes are `migrated`, and no others are listed.
 * @param wanted task budgets in tokens by site id.
 * @param left gets the sites that keep their budget although another one is wanted.
 */
export function budgetAnalysis(wanted: ReadonlyMap<string, number>, left: LeftBudgets): typeof analyse {
  return (tree, _settings, _stops, languages = [JAVASCRIPT]) => {
    const seen = new Set<string>();
    left.clear();
    const judge = (language: Language, files: SourceTree) => budgetsIn(language, files, { wanted, left, seen });
    const analysis = inLanguages(tree, languages, judge, BUDGET_NEEDLES);
    for (const id of wanted.keys()) if (!seen.has(id)) left.set(id, 'no such call is left in the code');
    return analysis;
  };
}

function budgetsIn(
  language: Language,
  tree: SourceTree,
  { wanted, left, seen }: { wanted: ReadonlyMap<string, number>; left: LeftBudgets; seen: Set<string> },
): Analysis {
  const found = language.find();
  const places = found.sites.flatMap((site) =>
    factsOf(site).requests.map(({ request }) => ({ site, ...budgetOf(request.params, language) })),
  );
  for (const { site } of places) seen.add(site.id);
  const readers = new Map<string, Set<CallSite>>();
  for (const { site, at } of places) if (at) readers.set(exprKey(at), new Set([...(readers.get(exprKey(at)) ?? []), site]));
  const operations = places.flatMap(({ site, at, now, why }): Replacement[] => {
    const budget = wanted.get(site.id);
    if (budget === undefined || budget === now) return [];
    const others = at ? [...(readers.get(exprKey(at)) ?? [])].filter((other) => wanted.get(other.id) !== budget) : [];
    const reason = why ?? (site.selected ? undefined : 'its file is not among the given paths') ?? sharedWith(others);
    if (reason !== undefined || !at) {
      left.set(site.id, reason ?? 'it has no task budget');
      return [];
    }
    const like = now === undefined ? tree.read(at.file) : language.text(at);
    const text = language.syntax.number(budget, /\d_\d/.test(like ?? ''));
    return [
      { op: 'replace', expr: at, text, kind: 'task-budget', sites: [...(readers.get(exprKey(at)) ?? [])].map(({ id }) => id).sort() },
    ];
  });
  const edits = language.print([...new Map(operations.map((operation) => [JSON.stringify(operation.sites), operation])).values()]);
  const decided = places.flatMap(({ asked, at, site }) =>
    asked !== undefined && at && operations.some(({ expr }) => expr === at) ? [{ expr: at, site: site.id }] : [],
  );
  edits.push(...language.experiments.removals(decided));
  const changed = new Set(edits.flatMap(({ sites }) => sites));
  return {
    sites: found.sites
      .filter(({ id }) => changed.has(id))
      .map((site) =>
        described(
          site,
          wanted.get(site.id) ?? 0,
          places.find((one) => one.site === site),
        ),
      ),
    edits,
    unattributed: [],
    errors: found.errors,
    unusedIgnores: [],
    parsed: found.parsed,
  } satisfies Analysis;
}

const sharedWith = (others: readonly CallSite[]): string | undefined =>
  others.length ? `its budget is also that of ${others.map(({ id }) => id).join(', ')}` : undefined;

interface Place {
  /** The number to replace. */
  at?: Expr;
  now?: number;
  /** Why it cannot be replaced. */
  why?: string;
  /** The site that an experiment knows it as. */
  asked?: string;
}

/** Where the one number that a request's budget is, or the call that picks it, stands in it. A constant keeps its other readers: its name is replaced, not its value. */
function budgetOf(params: Parameters<typeof property>[0], language: Language): Place {
  const total = property(property(property(params, 'output_config'), 'task_budget'), 'total');
  const [only, ...more] = outcomes(total);
  if (!only || (only.leaf.kind === 'literal' && only.leaf.absent)) return { why: 'it has no task budget' };
  const { leaf } = only;
  const written = only.trail.find((step): step is Read => step.kind === 'read' && !step.part)?.expr;
  const asked = written && language.experiments.askedFor(written);
  const isElsewhere = more.some(({ trail }) => !trail.some(({ expr }) => written && exprKey(expr) === exprKey(written)));
  if (asked !== undefined && !isElsewhere) return { at: written as Expr, asked };
  if (more.length > 0) return { why: 'it has several budgets, by a condition' };
  if (leaf.kind !== 'literal' || typeof leaf.value !== 'number') return { why: `its budget is computed: ${language.text(total.expr)}` };
  return written && language.isWritten(written) ? { at: written, now: leaf.value } : { why: 'its budget is not written in this code' };
}

function described(site: CallSite, budget: number, place: Place | undefined): AnalysedSite {
  return {
    id: site.id,
    file: site.file,
    start: site.expr.start,
    end: site.expr.end,
    api: site.api,
    status: 'migrated',
    reason: null,
    kind: null,
    model: null,
    budget: { from: place?.now ?? null, ratio: 1, computed: budget, to: budget, floored: false, expression: null, at: null },
    notes: [],
    related: [],
  };
}
