/** The contract's table, row by row: the first that fits decides. Pure. */
import type { Status } from '../report/report.js';
import type { Settings } from '../run/settings.js';
import { factsOfTarget } from '../sdk/models.js';
import type { Expr, Outcome, Value } from '../values/values.js';
import { unreadableBetaHeader } from './beta-headers.js';
import type { Facts } from './facts.js';
import { gateThatFalls } from './gates.js';
import { isOfModels, type Reason } from './reasons.js';
import { REFUSED_FIELDS, refusedField } from './refused.js';
import { obstacleToRule } from './rules.js';
import { PLATFORM_NAMES } from './sites.js';
import type { Special } from './special-words.js';

export interface Decision {
  /** `unlisted`: a call that the report does not name. */
  status: Status | 'unlisted';
  reason: Reason | null;
  /** What the reason's text names: source of an expression, or a name. */
  detail?: string;
  /** The expression that stopped it, for a reason that names source text. */
  at?: Expr;
  /** The expression that is named, where that is another one. */
  named?: Expr;
  /** Only the sampling parameters go. */
  samplingOnly?: true;
  /** Only the model's id becomes another. */
  renamesOnly?: true;
  /** Why in particular, where the reason's own words do not say it. */
  words?: Special;
}

/**
 * What a row is asked under: `guarded`, that the call will choose its thinking by the model at run time, in the parts of the request that depend on
 * it or as a whole; `rewritten`, that another id alone will not do; `lost`, a thinking budget beside the call that no call is known to read.
 */
type Judging = Settings & { guarded?: 'parts' | 'whole'; rewritten?: true; lost?: Expr };

interface Row {
  when: (facts: Facts, settings: Judging) => boolean;
  status: Decision['status'];
  reason: Reason | null;
  detail?: (facts: Facts, settings: Judging) => string | undefined;
  at?: (facts: Facts, settings: Judging) => Expr | undefined;
  named?: (facts: Facts) => Expr | undefined;
  samplingOnly?: true;
  renamesOnly?: true;
  words?: Special | ((facts: Facts, settings: Settings) => Special | undefined);
}

const leafOf = (outcome: Outcome | undefined): Expr | undefined => outcome?.leaf.expr;

/** The last expression on the way that still stands for the value: what a reader would look up. */
const nearest = (outcome: Outcome | undefined): Expr | undefined => {
  if (outcome?.leaf.kind === 'open' && outcome.leaf.why === 'changed') return outcome.leaf.expr;
  const read = outcome?.trail.findLast((step: Value) => step.kind === 'read' && (!step.part || outcome.leaf.kind === 'open'));
  // A property says more than the name of what it is read from.
  const isPart = outcome?.leaf.kind === 'open' && read?.expr.start === outcome.leaf.expr.start && read.expr.file === outcome.leaf.expr.file;
  return isPart ? leafOf(outcome) : (read?.expr ?? leafOf(outcome));
};

/** The property that is read, where something else may have changed its object: what that was does not say which property it is about. */
const propertyRead = (outcome: Outcome | undefined): Expr | undefined => {
  if (outcome?.leaf.kind !== 'open' || outcome.leaf.why !== 'changed') return undefined;
  return outcome.trail.findLast(({ kind, expr }: Value) => kind === 'read' && 'k' in expr && expr.k === 'get')?.expr;
};

/** What may have turned an object with thinking on or off after it was made. */
const changeIn = (outcome: Outcome | undefined): Expr | undefined =>
  outcome?.leaf.kind === 'object' ? outcome.leaf.entries.find(({ kind }) => kind === 'computed')?.expr : undefined;

/** True where the model can be the one to migrate from, or a variant of it. */
const isOnSource = ({ models }: Facts): boolean => models.has('moves') || models.has('variant');
const moves = (facts: Facts): boolean => isOnSource(facts) || facts.refusesToday;
const assumed = ({ modelUnknown, models }: Facts, settings: Judging): boolean =>
  settings.guarded !== undefined || (settings.assumeModel !== null && modelUnknown !== undefined && !models.has('stays'));

const openParams = (facts: Facts, settings: Judging): Outcome | undefined =>
  facts.paramsUnknown ?? (facts.hasBudget && assumed(facts, settings) ? facts.assumed.paramsUnknown : undefined);
const openThinking = (facts: Facts, settings: Judging): Outcome | undefined =>
  facts.thinkingUnknown ?? (facts.hasBudget && assumed(facts, settings) ? facts.assumed.thinkingUnknown : undefined);

/** True for a call that fails for its sampling parameters, and does not lose them by migrating. */
const keepsRefusedSampling = (facts: Facts, settings: Judging): boolean => {
  const migrates = facts.hasBudget
    ? moves(facts) || assumed(facts, settings)
    : settings.allCalls && isOnSource(facts) && !facts.models.has('stays');
  return facts.refusedSampling !== undefined && facts.thinkingUnknown === undefined && !migrates;
};

/** True for a call of which nothing changes but its id: the code takes the new form by it. */
const renames = (facts: Facts, settings: Judging): boolean => {
  const { chosen, models, prefill, modelInData, site } = facts;
  if (!chosen?.renames || models.has('variant') || prefill || modelInData || site.lookup || site.shown) return false;
  if (settings.rewritten || settings.preset !== 'published' || settings.thinking !== 'adaptive' || settings.experiment.length > 0)
    return false;
  return REFUSED_FIELDS.every((field) => refusedField(field, facts, settings) === undefined);
};

/** True for a call of which neither the model nor the thinking is known, where the engine has not seen all that it can send. */
const maySendAny = ({ site, hasBudget, thinkingOpen, models }: Facts): boolean =>
  (site.kind === 'sdk' || site.kind === 'http') && !site.followed && !hasBudget && thinkingOpen && models.has('unknown');

/** True for another library's call that no migration is about: it is looked at for what it shares with others. */
const isLibraryAside = (facts: Facts): boolean => {
  const { site, hasBudget, thinkingUnknown, paramsUnknown, refusesToday } = facts;
  if (site.kind !== 'other-client') return false;
  if (refusesToday && hasBudget) return false;
  if (!site.library?.rule || refusesToday) return !isOnSource(facts);
  return !hasBudget && (!isOnSource(facts) || (thinkingUnknown === undefined && paramsUnknown === undefined));
};

const unreadableHeader = ({ betaHeaderUnknown, site }: Facts, { guarded }: Judging): Value | undefined =>
  betaHeaderUnknown && guarded === 'whole' ? unreadableBetaHeader(site, true) : betaHeaderUnknown;

const ROWS: readonly Row[] = [
  { when: ({ site }) => site.guarded === true, status: 'unlisted', reason: null },
  { when: (facts) => facts.site.ignored && (facts.hasBudget || isOnSource(facts)), status: 'skipped', reason: 'ignored' },
  { when: isLibraryAside, status: 'unlisted', reason: null },
  {
    when: (facts, settings) => facts.site.kind === 'other-client' && obstacleToRule(facts, settings) !== undefined,
    status: 'review',
    reason: 'other-client',
    words: (facts, settings) => obstacleToRule(facts, settings)?.words,
    detail: (facts, settings) => obstacleToRule(facts, settings)?.detail,
    at: (facts, settings) => obstacleToRule(facts, settings)?.at,
  },
  { when: ({ site }) => site.kind === 'object', status: 'review', reason: 'call-unknown' },
  // A receiver that is traced to nothing is a client only by the shape of its params, or by a budget beside it that it may send.
  {
    when: (facts, { lost }) => facts.site.platform === 'untraced' && !facts.hasBudget && !(lost !== undefined && maySendAny(facts)),
    status: 'unlisted',
    reason: null,
  },
  {
    when: (facts, settings) => {
      const { sourcesPassed, outsideUnknown, hasBudget, thinkingOpen, models } = facts;
      // Whatever is in a request at run time is seen there.
      if (settings.guarded === 'whole') return false;
      if (hasBudget && outsideUnknown !== undefined) return true;
      return openParams(facts, settings) !== undefined || (sourcesPassed.length > 0 && !hasBudget && thinkingOpen && models.has('unknown'));
    },
    status: 'review',
    reason: 'params-unknown',
    at: (facts, settings) =>
      nearest(openParams(facts, settings)) ?? nearest(facts.assumed.paramsUnknown) ?? facts.site.outerExpr ?? undefined,
  },
  { when: renames, status: 'migrated', reason: null, renamesOnly: true },
  {
    when: ({ chosen }) => chosen !== undefined && !chosen.renames,
    status: 'skipped',
    reason: 'chosen-by-model',
    at: ({ chosen }) => chosen?.test.expr,
  },
  {
    when: (facts, settings) => facts.missed !== undefined && facts.models.has('unknown') && !assumed(facts, settings),
    status: 'review',
    reason: 'gate-misses-target',
    at: ({ missed }) => missed?.at,
  },
  {
    when: (facts, settings) => facts.hasBudget && facts.models.has('unknown') && !assumed(facts, settings),
    status: 'review',
    reason: 'model-unknown',
    at: ({ modelUnknown }) => nearest(modelUnknown),
    named: ({ modelUnknown }) => propertyRead(modelUnknown),
  },
  {
    when: (facts, { guarded }) => facts.hasBudget && moves(facts) && facts.models.has('stays') && !guarded,
    status: 'review',
    reason: 'model-mixed',
    detail: ({ otherModels }) => otherModels.join(', '),
  },
  {
    when: (facts) => facts.hasBudget && moves(facts) && facts.site.unproved !== undefined,
    status: 'review',
    reason: 'params-unknown',
    at: ({ site }) => site.unproved,
  },
  {
    when: (facts, settings) => settings.fixSampling && keepsRefusedSampling(facts, settings),
    status: 'migrated',
    reason: null,
    samplingOnly: true,
  },
  {
    when: keepsRefusedSampling,
    status: 'review',
    reason: 'sampling-refused',
    detail: ({ refusedSampling }) => refusedSampling?.names.join(', '),
    at: ({ refusedSampling }) => refusedSampling?.at,
  },
  {
    when: (facts, settings) => facts.hasBudget && !moves(facts) && !assumed(facts, settings) && !facts.allModels.has('moves'),
    status: 'skipped',
    reason: 'other-model',
    detail: ({ otherModels, knownModels }) => (otherModels.length ? otherModels : knownModels).join(', ') || undefined,
  },
  // Only another model of this call has the budget.
  {
    when: (facts, settings) => facts.hasBudget && !moves(facts) && !assumed(facts, settings),
    status: 'skipped',
    reason: 'no-thinking-budget',
  },
  {
    when: (facts, { lost }) => lost !== undefined && maySendAny(facts),
    status: 'review',
    reason: 'model-unknown',
    words: 'budget-beside',
    at: (_, { lost }) => lost,
  },
  { when: (facts) => !facts.hasBudget && !facts.thinkingUnknown && !isOnSource(facts), status: 'unlisted', reason: null },
  {
    when: ({ site, hasBudget, thinkingUnknown, models }) =>
      !hasBudget && !thinkingUnknown && models.has('unknown') && site.requests.some(({ outside }) => outside),
    status: 'unlisted',
    reason: null,
  },
  {
    when: (facts) => !facts.hasBudget && !facts.thinkingUnknown && facts.models.has('stays'),
    status: 'skipped',
    reason: 'no-thinking-budget',
  },
  {
    when: ({ hasBudget, thinkingUnknown }, { allCalls }) => !hasBudget && !thinkingUnknown && !allCalls,
    status: 'skipped',
    reason: 'no-thinking-budget',
  },
  {
    when: (facts, settings) => settings.guarded !== 'whole' && openThinking(facts, settings) !== undefined,
    status: 'review',
    reason: 'thinking-unknown',
    words: (facts, settings) => {
      const leaf = openThinking(facts, settings)?.leaf;
      return leaf?.kind === 'open' && leaf.why === 'sent-over' ? 'sent-over' : undefined;
    },
    at: (facts, settings) => {
      const thinking = openThinking(facts, settings);
      return changeIn(thinking) ?? nearest(thinking);
    },
  },
  { when: ({ models }) => models.has('variant'), status: 'review', reason: 'model-variant', detail: ({ variant }) => variant },
  {
    when: ({ site, hasBudget }, { taskBudget }) => taskBudget && hasBudget && /^(?:bedrock|vertex|foundry)$/.test(site.platform),
    status: 'review',
    reason: 'platform-without-task-budgets',
    detail: ({ site }) => PLATFORM_NAMES[site.platform],
  },
  {
    // A model that is chosen at run time took it before, or refused it.
    when: (facts, { targetModel, guarded }) =>
      facts.prefill !== undefined && (guarded === undefined || isOnSource(facts)) && factsOfTarget(targetModel).prefill === 'refused',
    status: 'review',
    reason: 'assistant-prefill',
    at: ({ prefill }) => leafOf(prefill),
  },
  ...REFUSED_FIELDS.map(
    (field): Row => ({
      when: (facts, settings) => refusedField(field, facts, settings) !== undefined,
      status: 'review',
      reason: field,
      at: (facts, settings) => leafOf(refusedField(field, facts, settings)),
    }),
  ),
  {
    when: (facts, settings) =>
      settings.taskBudget && facts.hasBudget && facts.site.method !== 'countTokens' && unreadableHeader(facts, settings) !== undefined,
    status: 'review',
    reason: 'beta-header-unknown',
    at: (facts, settings) => unreadableHeader(facts, settings)?.expr,
  },
  {
    when: ({ effects, site }, { taskBudget, guarded }) =>
      guarded !== 'whole' && taskBudget && site.method !== 'countTokens' && effects !== undefined,
    status: 'review',
    reason: 'condition-has-effects',
    words: ({ effects }) => (effects?.mayHaveRun ? 'may-have-run' : undefined),
    at: ({ effects }) => effects?.mayHaveRun ?? effects?.expr,
  },
  // `shared-params` stands here in the contract's order: what else makes it so, only the plan of all edits can tell.
  {
    when: (facts, { targetModel }) => !facts.site.followed && gateThatFalls(facts, targetModel) !== undefined,
    status: 'review',
    reason: 'shared-params',
    words: 'decided-by-id',
    at: (facts, { targetModel }) => gateThatFalls(facts, targetModel)?.expr,
  },
  {
    when: ({ site, models, hasBudget }) => hasBudget && models.has('moves') && site.lookup !== undefined,
    status: 'review',
    reason: 'shared-params',
    words: 'decided-by-id',
    at: ({ site }) => site.lookup,
  },
  { when: ({ site }) => site.shown !== undefined, status: 'review', reason: 'shared-params', at: ({ site }) => site.shown },
  {
    when: ({ modelInData }) => modelInData !== undefined,
    status: 'review',
    reason: 'model-in-data',
    detail: ({ modelInData }) => modelInData?.leaf.expr.file.split('/').pop(),
    at: ({ modelInData }) => leafOf(modelInData),
  },
  {
    when: ({ site, hasBudget, tooOld }, { taskBudget, types }) =>
      taskBudget && hasBudget && types !== 'off' && site.method !== 'countTokens' && tooOld !== undefined,
    status: 'review',
    reason: 'sdk-too-old',
    detail: ({ tooOld }) => `anthropic ${tooOld}`,
  },
  {
    when: ({ site, hasBudget }, { taskBudget }) =>
      taskBudget && hasBudget && !site.beta && site.method !== 'countTokens' && site.classCheck !== undefined,
    status: 'review',
    reason: 'types-unresolved',
    words: 'class-check',
    at: ({ site }) => site.classCheck,
  },
  {
    when: ({ site, hasBudget }, { taskBudget }) =>
      taskBudget && hasBudget && !site.beta && site.method !== 'countTokens' && site.without !== undefined,
    status: 'review',
    reason: 'types-unresolved',
    words: 'without-beta',
    at: ({ site }) => site.without,
  },
  {
    when: ({ site, hasBudget }, { taskBudget }) =>
      taskBudget && hasBudget && !site.beta && site.method !== 'countTokens' && site.replaced !== undefined,
    status: 'review',
    reason: 'types-unresolved',
    words: 'method-replaced',
    at: ({ site }) => site.replaced,
  },
];

/** Reasons for which it is not known what else a request holds: handed over whole, it shows at run time. */
const OF_REQUESTS: ReadonlySet<Reason | null> = new Set<Reason>(['params-unknown', 'thinking-unknown']);

/** What would become of a call that waits for its model alone if it chose its thinking by the model at run time; undefined for any other. */
export function decideGuarded(facts: Facts, { reason }: Decision, settings: Settings): Decision | undefined {
  if (facts.site.kind === 'other-client' || !(isOfModels(reason) || (facts.hasBudget && OF_REQUESTS.has(reason)))) return undefined;
  const parts = decide(facts, { ...settings, guarded: 'parts' });
  return parts.status === 'migrated' ? parts : decide(facts, { ...settings, guarded: 'whole' });
}

/** What becomes of a call for which another id alone does not do. */
export const decideRewritten = (facts: Facts, settings: Settings): Decision => decide(facts, { ...settings, rewritten: true });

/** What becomes of a call beside a thinking budget that no call is known to read. */
export const decideBeside = (facts: Facts, lost: Expr, settings: Settings): Decision => decide(facts, { ...settings, lost });

/** Status and reason of a site, before sharing and types are looked at. */
export function decide(facts: Facts, settings: Judging): Decision {
  const row = ROWS.find(({ when }) => when(facts, settings));
  if (!row) return { status: 'migrated', reason: null };
  const detail = row.detail?.(facts, settings);
  const at = row.at?.(facts, settings);
  const named = row.named?.(facts);
  const { status, reason, samplingOnly, renamesOnly } = row;
  const words = typeof row.words === 'function' ? row.words(facts, settings) : row.words;
  return {
    status,
    reason,
    ...(samplingOnly && { samplingOnly }),
    ...(renamesOnly && { renamesOnly }),
    ...(words && { words }),
    ...(detail !== undefined && { detail }),
    ...(at && { at }),
    ...(named && { named }),
  };
}
