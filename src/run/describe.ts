/** What the analysis says of one call: its row, with its places. */
import { budgetsOf } from '../../transforms/budgets.js';
import { guardedBudget } from '../../transforms/guard.js';
import type { Language } from '../frontends/language.js';
import type { Budget } from '../rewrite/budget.js';
import type { MigratingSite } from '../rewrite/migrating.js';
import type { Plan } from '../rewrite/plan.js';
import { nameOf, twinOf } from '../sdk/models.js';
import type { Decision } from '../sites/decide.js';
import type { Facts } from '../sites/facts.js';
import { notesOf, refusedToday, replacedMethod } from '../sites/notes.js';
import { keptDeclaration } from '../sites/own-id.js';
import { isOfModels, type Reason } from '../sites/reasons.js';
import type { CallSite } from '../sites/sites.js';
import { oneLine } from '../sites/wording.js';
import { outcomes } from '../values/outcomes.js';
import { type Expr, exprKey, type Outcome } from '../values/values.js';
import type { AnalysedSite, BlockingCall, Spot, Stops } from './engine.js';
import type { Settings } from './settings.js';

/** Why a call is not guarded: what would become of it, or why its file cannot ask the module. */
export type Unguarded = Pick<Decision, 'reason' | 'at' | 'detail' | 'words'> | { problem: string };

/** The expressions that outcomes end with, once each: a function that calls itself leads to the same ones again. */
const endsOf = (found: readonly Outcome[]): Expr[] => [...new Map(found.map(({ leaf: { expr } }) => [exprKey(expr), expr])).values()];

export const spot = (expr: Expr): Spot => ({ file: expr.file, start: expr.start });

/** The row of a call, before the type stage. */
export function describe(
  facts: Facts,
  decision: Decision,
  migrating: MigratingSite | undefined,
  stop: ReturnType<Stops['get']>,
  {
    language,
    moved,
    settings,
    blockedBy,
    guardable,
    unguarded,
    gate,
  }: {
    language: Language;
    moved: ReadonlySet<string>;
    settings: Settings;
    blockedBy: BlockingCall | undefined;
    guardable: boolean;
    unguarded: Unguarded | undefined;
    gate: Facts['missed'];
  },
): AnalysedSite {
  const { site } = facts;
  const textsIn = (test: Expr) => language.textsAsked(test, site.followed === true).map((text) => ({ ...spot(text), end: text.end }));
  const migrated = migrating !== undefined;
  const budgets = safeBudgets(migrating);
  const elsewhere =
    decision.at && (decision.at.file !== site.file || decision.at.start < site.expr.start || decision.at.start > site.expr.end);
  const detail = stop?.detail ?? decision.detail ?? (decision.at && oneLine(language.text(decision.named ?? decision.at)));
  const stoppedAt = stop?.stoppedAt ?? (decision.at && (elsewhere || decision.at.start > site.expr.start) ? spot(decision.at) : undefined);
  return {
    id: site.id,
    file: site.file,
    start: site.expr.start,
    end: site.expr.end,
    api: site.api,
    ...(site.library && { ofLibrary: true }),
    status: migrated ? 'migrated' : stop ? statusOf(stop) : decision.status === 'unlisted' ? 'skipped' : decision.status,
    reason: migrated ? null : (stop?.reason ?? decision.reason),
    detail,
    stoppedAt,
    ...(decision.words && !stop && { words: decision.words }),
    ...(blockedBy && !stop && { blockedBy }),
    ...(guardable && !stop && { guardable }),
    ...(unguarded && !migrated && !stop && { unguarded: whyUnguarded(unguarded, language) }),
    ...(gate && !stop && decision.reason === 'gate-misses-target' && { gate: { knows: gate.knows, texts: gate.gates.flatMap(textsIn) } }),
    kind: kindFor(facts),
    model: modelOf(facts, migrating),
    kept: keptBy(migrating),
    ...(site.closed?.length && { closed: site.closed.map(({ name, why, expr }) => ({ ...spot(expr), name, why })) }),
    budget: budgetOf(budgets, migrating),
    notes: migrating
      ? notesOf(migrating, budgets, site.kind === 'sdk' ? language.namesThatStay?.(site, moved) : [])
      : decision.reason === 'other-model'
        ? refusedToday(facts)
        : decision.reason === 'types-unresolved'
          ? replacedMethod(decision, facts, language)
          : [],
    related:
      migrated && !facts.modelUnknown
        ? []
        : endsOf(facts.sourcesPassed).map((expr) => ({ ...spot(expr), message: `passes ${nameOf(settings.from)}` })),
  };
}

function whyUnguarded(why: Unguarded, language: Language): AnalysedSite['unguarded'] {
  if ('problem' in why) return why;
  const { reason, at, detail, words } = why;
  // Of what stands elsewhere or depends on more than the model there is nothing to say in a word.
  if (reason === null || reason === 'shared-params' || isOfModels(reason)) return undefined;
  return { reason, detail: detail ?? (at && oneLine(language.text(at))), words };
}

/** The call that a stopped one waits for: of calls that wait for each other the first that has a reason of its own. */
export function blocking(
  site: CallSite,
  { stopped }: Plan,
  decisions: ReadonlyMap<CallSite, Decision>,
  stops: ReadonlyMap<string, { reason: Reason }>,
): BlockingCall | undefined {
  const passed = new Set([site]);
  let by = stopped.get(site)?.by;
  for (let next = by && stopped.get(by)?.by; by && next && !passed.has(next); next = stopped.get(by)?.by) {
    passed.add(by);
    by = next;
  }
  const decision = by && decisions.get(by);
  if (!by || !decision || decision.status === 'unlisted') return undefined;
  const stop = stops.get(by.id);
  return {
    ...spot(by.expr),
    ...(stop ? { status: statusOf(stop), reason: stop.reason } : { status: decision.status, reason: decision.reason }),
  };
}

/** What a person chose to leave needs no person any more. */
const statusOf = ({ reason }: { reason: Reason }): 'skipped' | 'review' => (reason === 'declined' ? 'skipped' : 'review');

function safeBudgets(migrating: MigratingSite | undefined): Budget[] {
  if (!migrating?.getsTaskBudget) return [];
  if (migrating.guard) return [guardedBudget(migrating)];
  return migrating.requests.every(({ request }) => outcomes(request.params).length > 0) ? budgetsOf(migrating) : [];
}

const kindFor = ({ kind }: Facts): AnalysedSite['kind'] =>
  kind ? { is: kind.kind, why: kind.why, ...(kind.at && { at: spot(kind.at) }) } : null;

function modelOf(facts: Facts, migrating: MigratingSite | undefined): AnalysedSite['model'] {
  const paths = facts.requests.flatMap(({ paths: all }) =>
    all.filter((path) => path.model.leaf.kind === 'literal' && typeof path.model.leaf.value === 'string'),
  );
  const chosen = paths.find((path) => path.group === 'moves') ?? paths[0];
  if (chosen?.model.leaf.kind !== 'literal') return null;
  const from = String(chosen.model.leaf.value);
  const to = migrating ? (chosen.group === 'moves' && !migrating.samplingOnly ? twinOf(from, migrating.settings.targetModel) : from) : null;
  return { from, to, at: spot(chosen.model.leaf.expr) };
}

function keptBy(migrating: MigratingSite | undefined): AnalysedSite['kept'] {
  const kept = migrating && !migrating.samplingOnly ? keptDeclaration(migrating) : undefined;
  return kept && { ...kept, reader: spot(kept.reader) };
}

function budgetOf(budgets: readonly Budget[], migrating: MigratingSite | undefined): AnalysedSite['budget'] {
  const [first] = budgets;
  if (!migrating || !first) return null;
  const same = <K extends 'from' | 'computed' | 'to' | 'expression'>(key: K): Budget[K] | null =>
    budgets.every((budget) => budget[key] === first[key]) ? first[key] : null;
  return {
    from: same('from'),
    ratio: first.ratio,
    computed: same('computed'),
    to: same('to'),
    floored: budgets.some(({ floored }) => floored),
    expression: same('expression'),
    at: spot(first.at),
    ...(budgets.some(({ text }) => text !== first.text) && { several: true }),
  };
}
