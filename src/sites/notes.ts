/** What a person should know about a site, beside its status. */

import { hasTaskBudget } from '../../transforms/budgets.js';
import { displayFor } from '../../transforms/display.js';
import { levelsOf } from '../../transforms/effort.js';
import { chosenBy } from '../../transforms/guard.js';
import { samplingNames } from '../../transforms/sampling.js';
import type { Language } from '../frontends/language.js';
import type { Budget } from '../rewrite/budget.js';
import { effortText } from '../rewrite/effort-text.js';
import type { MigratingSite } from '../rewrite/migrating.js';
import type { AnalysedSite } from '../run/engine.js';
import type { Part } from '../sdk/library.js';
import { API_MINIMUM_TASK_BUDGET, BETAS, EFFORT_EQUIVALENCE, factsAbout, factsOfTarget, MOST_OUTPUT, SPEED } from '../sdk/models.js';
import { constant, outcomes, property } from '../values/outcomes.js';
import type { Expr, Outcome, Value } from '../values/values.js';
import { betaHeader, betaHeaderKey } from './beta-headers.js';
import { budgetNotes } from './budget-notes.js';
import type { Decision } from './decide.js';
import type { Facts } from './facts.js';
import { effortsIn, forcedToolIn } from './refused.js';
import { oneLine } from './wording.js';

type Notes = AnalysedSite['notes'];

/**
 * Notes of a migrated site.
 * @param classNames classes of the old endpoint that stay where the call's values may meet them.
 */
export function notesOf(migrating: MigratingSite, budgets: readonly Budget[], classNames: readonly Expr[] = []): Notes {
  const { facts, settings, site, ground } = migrating;
  const notes: Notes = [];
  const { language } = ground;
  const removed = migrating.guard ? [] : samplingNames(migrating);
  if (migrating.samplingOnly) return [{ code: 'sampling-fixed', detail: removed.join(', ') }];
  const { chosen: choice } = facts;
  if (migrating.renamesOnly && choice) {
    const { expr } = choice.test;
    return [{ code: 'chosen-by-its-id', detail: oneLine(language.text(expr)), at: { file: expr.file, start: expr.start } }];
  }
  const text = (value: Value) => oneLine(language.text(value.expr));
  // What was assumed to be the old model stays as it is written.
  const chosen = facts.overridable ?? facts.modelUnknown;
  if (migrating.guard) {
    const model = chosenBy(migrating);
    notes.push({ code: 'model-guarded', detail: model ? oneLine(language.text(model)) : 'model' });
  } else if (chosen) {
    const { trail, leaf } = chosen;
    const read = trail.find((step) => step.kind === 'read' && !(site.library && step.part)) ?? leaf;
    notes.push({ code: 'model-overridable', detail: text(read), at: { file: leaf.expr.file, start: leaf.expr.start } });
  }
  notes.push(...decidedElsewhere(migrating));
  notes.push(...refusedToday(facts));
  if (facts.hasBudget) notes.push(...limits(migrating));
  notes.push(...budgetNotes(migrating, budgets));
  const sampling = removed.filter((name) => name !== SPEED);
  if (sampling.length) notes.push({ code: 'sampling-removed', detail: sampling.map((name) => migrating.nameOf(name as Part)).join(', ') });
  if (removed.includes(SPEED)) notes.push({ code: 'speed-removed' });
  if (settings.thinking !== 'remove' && site.readsThinking && settings.display === 'auto') {
    const objects = migrating.requests.flatMap(({ paths }) =>
      paths.flatMap(({ thinking: { leaf } }) => (leaf.kind === 'object' ? [leaf] : [])),
    );
    if (objects.some((object) => constant(property(object, 'type'))?.value !== 'disabled' && displayFor(migrating, object) !== undefined))
      notes.push({ code: 'thinking-display' });
  }
  if (migrating.getsTaskBudget) {
    if (budgets.some(({ floored }) => floored)) notes.push({ code: 'floored', detail: String(migrating.budgetSettings.minBudget) });
    if (site.baseUrl !== undefined) notes.push({ code: 'custom-base-url', detail: oneLine(site.baseUrl) });
    if (!site.beta)
      for (const name of classNames)
        notes.push({ code: 'annotation-stays', detail: language.text(name), at: { file: name.file, start: name.start } });
    const open = overridingHeaders(facts);
    if (open) notes.push({ code: 'beta-header-overridable', detail: text(open) });
    for (const request of migrating.requests)
      if (hasTaskBudget(request)) notes.push(...invalidTaskBudget(request.request.params, language));
  }
  if (settings.effort === 'shift') {
    const levels = new Set(levelsOf(migrating));
    const moved = EFFORT_EQUIVALENCE.filter(({ from }) => levels.has(from));
    if (moved.length) notes.push({ code: 'effort-shifted', detail: moved.map(effortText).join(', ') });
  }
  notes.push(...newDefaults(migrating), ...batchOutput(migrating), ...expectedOfAnswers(migrating));
  const { trial } = migrating.budgetSettings;
  if (trial && 'arms' in trial)
    notes.push({ code: 'budget-on-trial', detail: trial.arms.map((arm) => arm.toLocaleString('en-US')).join(', ') });
  else if (trial) notes.push({ code: 'not-on-trial', detail: trial.leftOut });
  if (site.platform === 'untraced') notes.push({ code: 'receiver-untraced', detail: oneLine(site.receiver) });
  if (settings.preset === 'announced') notes.push({ code: 'announced-form' });
  if (site.mock) notes.push({ code: 'mock-may-need-moving', at: site.mock });
  return notes;
}

/** The place for which a model's declaration stays, where the call got the new id itself. */
function decidedElsewhere(migrating: MigratingSite): Notes {
  const { language } = migrating.ground;
  for (const { model } of migrating.requests.flatMap(({ paths }) => paths.filter((path) => path.group === 'moves'))) {
    const at = migrating.deciderOf(model.leaf.expr);
    if (at) return [{ code: 'id-decides-elsewhere', detail: oneLine(language.text(at)), at: { file: at.file, start: at.start } }];
  }
  return [];
}

/** The method that a call would bypass on the beta endpoint, where that is what stopped it. */
export function replacedMethod({ at }: Pick<Decision, 'at'>, { site: { replaced } }: Facts, language: Language): Notes {
  if (!replaced || at !== replaced) return [];
  return [{ code: 'create-replaced', detail: oneLine(language.text(replaced)), at: { file: replaced.file, start: replaced.start } }];
}

/** A model that refuses thinking budgets is called with one. */
export function refusedToday(facts: Facts): Notes {
  for (const { paths } of facts.requests) {
    for (const path of paths) {
      if (path.state !== 'budget' || path.modelKind.kind !== 'known') continue;
      if (factsAbout(path.modelKind.family).thinkingBudget !== 'refused') continue;
      return [{ code: 'refused-today', detail: String(path.model.leaf.kind === 'literal' ? path.model.leaf.value : '') }];
    }
  }
  return [];
}

/** What the target does unasked, and the source did not. */
function newDefaults({ requests, settings }: MigratingSite): Notes {
  const [source, target] = [factsAbout(settings.from), factsOfTarget(settings.targetModel)];
  const moving = requests.filter(({ paths }) => paths.some((path) => path.group === 'moves'));
  const says = (outcome: Outcome) => outcome.leaf.kind !== 'literal' || Boolean(outcome.leaf.value);
  const notes: Notes = [];
  if (target.thinksByDefault && !source.thinksByDefault && moving.some(({ paths }) => paths.some(isSilent)))
    notes.push({ code: 'thinks-by-default' });
  const level = target.effort?.default;
  const isKept = settings.effort === 'keep' || settings.effort === 'shift';
  if (level && source.effort && level !== source.effort.default && isKept && moving.some((request) => !effortsIn(request).every(says)))
    notes.push({ code: 'effort-default', detail: level });
  return notes;
}

/** What the code that handles the response takes for granted, and the new model need not do. */
function expectedOfAnswers({ requests, site, settings, ground: { language } }: MigratingSite): Notes {
  const paths = requests.flatMap((request) => request.paths);
  const had = paths.some(({ state, group }) => state === 'budget' && group !== 'stays');
  const moving = paths.filter(({ group }) => group === 'moves');
  const begins = factsOfTarget(settings.targetModel).thinksByDefault && !factsAbout(settings.from).thinksByDefault && moving.some(isSilent);
  const breaking = site.shape.positions.filter(({ needsThinking }) => (needsThinking ? had : begins));
  const noted = (code: Notes[number]['code'], { file, start }: Expr, detail: string): Notes[number] => ({
    code,
    detail,
    at: { file, start },
  });
  return [
    ...firstOf(breaking.map(({ expr }) => noted('reads-by-position', expr, oneLine(language.text(expr))))),
    ...firstOf(site.shape.stops.map(({ expr, missing }) => noted('stop-reason-unhandled', expr, missing.join(', ')))),
  ];
}

/** In the order of the code, and what follows on its like once. */
function firstOf(notes: Notes): Notes {
  const order = ({ at }: Notes[number]) => at?.start ?? 0;
  const sorted = notes.toSorted((a, b) =>
    a.at?.file === b.at?.file ? order(a) - order(b) : (a.at?.file ?? '') < (b.at?.file ?? '') ? -1 : 1,
  );
  const isLike = (a: Notes[number], b: Notes[number] | undefined) =>
    a.code === 'reads-by-position' && a.detail === b?.detail && a.at?.file === b?.at?.file;
  return sorted.filter((note, index) => !isLike(note, sorted[index - 1])).slice(0, MOST_PLACES);
}

/** How many places of one kind are noted for a call. */
const MOST_PLACES = 3;

/** True where nothing is said about thinking. */
const isSilent = ({ thinking: { leaf } }: MigratingSite['requests'][number]['paths'][number]): boolean =>
  leaf.kind === 'literal' && !leaf.value;

/** A batch that asks for all the output that it could have. */
function batchOutput({ site, requests, facts, settings }: MigratingSite): Notes {
  if (site.method !== 'batches.create' || !settings.taskBudget || sentBetas(facts).includes(BETAS.batchOutput)) return [];
  const asked = requests.map(({ request }) => constant(property(request.params, 'max_tokens'))?.value);
  const most = Math.max(...asked.map((tokens) => (typeof tokens === 'number' ? tokens : 0)));
  return most >= MOST_OUTPUT ? [{ code: 'batch-output', detail: most.toLocaleString('en-US') }] : [];
}

function limits(migrating: MigratingSite): Notes {
  const notes: Notes = [];
  for (const { request, holders, paths } of migrating.requests) {
    if (!paths.some((path) => path.state === 'budget' && path.group !== 'stays')) continue;
    const most = constant(property(request.params, 'max_tokens'))?.value;
    const budgets = holders.flatMap(({ enabled }) => enabled.map(({ budget }) => constant(budget)?.value));
    const interleaved = sentBetas(migrating.facts).includes(BETAS.interleavedThinking);
    if (
      typeof most === 'number' &&
      !interleaved &&
      !migrating.site.library?.rule?.addsBudget &&
      budgets.some((budget) => typeof budget === 'number' && budget >= most) &&
      !notes.some(({ code }) => code === 'budget-exceeds-max-tokens')
    ) {
      notes.push({ code: 'budget-exceeds-max-tokens', detail: String(most) });
    }
    const { library } = migrating.site;
    if (library?.rule?.forcesTool)
      notes.push({ code: 'forced-tool-choice', detail: `${library.row?.name} forces a tool for ${library.rule.forcesTool}` });
    if (forcedToolIn({ request }) && !notes.some(({ code }) => code === 'forced-tool-choice')) notes.push({ code: 'forced-tool-choice' });
  }
  return notes;
}

/** Every beta that the call sends today, by whichever way. */
function sentBetas({ site: { outer, headers } }: Facts): string[] {
  const listed = outcomes(property(outer, 'betas')).flatMap(({ leaf }) => (leaf.kind === 'array' ? leaf.elements : []));
  const names = listed.flatMap((element) => (element.kind === 'element' ? [String(constant(element.value())?.value)] : []));
  const sent = [
    headers.options && betaHeader(property(headers.options, 'headers')),
    ...headers.client.map((config) => betaHeader(property(config, 'defaultHeaders'))),
  ];
  const named = sent
    .flatMap((header) => (header ? outcomes(header) : []))
    .flatMap(({ leaf }) => (leaf.kind === 'literal' ? String(leaf.value) : []));
  return [...names, ...named.flatMap((header) => header.split(',').map((name) => name.trim()))];
}

/** Request options or default headers that cannot be read, whole or in a part that may hold the header. */
function overridingHeaders({ site, requests }: Facts): Value | undefined {
  const { options, client } = site.headers;
  // What a library is given as headers goes with the beta in one object.
  const extra = site.library?.rule?.needsHeader ? requests.map(({ request }) => unreadPart(property(request.params, 'extra_headers'))) : [];
  const [given] = extra.filter((unread) => unread !== undefined);
  if (given) return given;
  if (options) {
    for (const { leaf } of outcomes(options)) if (leaf.kind === 'open') return leaf;
    const unread = unreadPart(property(options, 'headers'));
    if (unread) return unread;
  }
  for (const config of client) {
    const unread = unreadPart(property(config, 'defaultHeaders'));
    if (unread) return unread;
  }
  return undefined;
}

function unreadPart(headers: Value, seen = new Set<Value>()): Value | undefined {
  for (const { leaf } of outcomes(headers)) {
    if (leaf.kind === 'open') return leaf;
    if (leaf.kind !== 'object' || seen.has(leaf) || betaHeaderKey(leaf) !== undefined) continue;
    seen.add(leaf);
    for (const entry of leaf.entries) {
      if (entry.kind === 'computed') return { kind: 'open', expr: entry.expr, why: 'expression' };
      const unread = entry.kind === 'spread' ? unreadPart(entry.value(), seen) : undefined;
      if (unread) return unread;
    }
  }
  return undefined;
}

function invalidTaskBudget(params: Value, language: Language): Notes {
  const existing = property(property(params, 'output_config'), 'task_budget');
  for (const { leaf } of outcomes(existing)) {
    if (leaf.kind === 'literal' && typeof leaf.value === 'number') return [{ code: 'task-budget-invalid', detail: String(leaf.value) }];
    if (leaf.kind !== 'object') continue;
    const total = constant(property(leaf, 'total'))?.value;
    if (typeof total === 'number' && total < API_MINIMUM_TASK_BUDGET) return [{ code: 'task-budget-invalid', detail: String(total) }];
    if (constant(property(leaf, 'total'))?.absent) return [{ code: 'task-budget-invalid', detail: oneLine(language.text(leaf.expr)) }];
  }
  return [];
}
