/** From judged sites to operations that fit together: a declaration is edited only if all its readers migrate, and no two sites disagree. */
import { GUARD_STEPS, STEPS } from '../../transforms/index.js';
import type { Language, LeadsFound } from '../frontends/language.js';
import type { GeneratedModule } from '../run/generated-module.js';
import type { Settings } from '../run/settings.js';
import type { Decision } from '../sites/decide.js';
import type { Facts } from '../sites/facts.js';
import { gateThatSplits } from '../sites/gates.js';
import { createOpenValues } from '../sites/open-calls.js';
import type { Readers } from '../sites/readers.js';
import type { Reason } from '../sites/reasons.js';
import type { CallSite } from '../sites/sites.js';
import { oneLine } from '../sites/wording.js';
import { exprKey } from '../values/values.js';
import type { BudgetSettings } from './budget.js';
import { type Ground, MigratingSite } from './migrating.js';
import { contentOf, type Planned, printed, slotOf, targetOf } from './operations.js';
import { overwriting } from './overwritten.js';
import { sharedWithStaying } from './staying.js';
import { Unexpressible } from './unexpressible.js';

export interface Stopped extends Pick<Decision, 'at' | 'words' | 'detail'> {
  reason: Reason;
  /** The call that stays as it is. */
  by?: CallSite;
}

export interface Plan {
  operations: Planned[];
  sites: Map<CallSite, MigratingSite>;
  /** Sites whose rewrite cannot be expressed, and why. */
  stopped: Map<CallSite, Stopped>;
  /** Sites whose rewrite threw. */
  failed: Map<CallSite, unknown>;
}

interface Inputs {
  facts: readonly Facts[];
  /** True for those among them that lose their sampling parameters, and nothing else. */
  samplingOnly: (site: CallSite) => boolean;
  /** True for those of which nothing changes but the model's id. */
  renamesOnly: (site: CallSite) => boolean;
  /** The calls that do not migrate, too. */
  all: readonly Facts[];
  language: Language;
  settings: Settings;
  readers: Readers;
  selected: ReadonlySet<string>;
  alone: boolean;
  budgetSettings: (facts: Facts) => BudgetSettings;
  /** The modules of those among them that choose by their model at run time. */
  guards: ReadonlyMap<CallSite, GeneratedModule>;
}

/** Plans the sites in `facts`; each round has one site or one editable place less, so it ends. */
export function makePlan({
  facts,
  samplingOnly,
  renamesOnly,
  all,
  language,
  settings,
  readers,
  selected,
  alone,
  budgetSettings,
  guards,
}: Inputs): Plan {
  const [fixing, active] = [new Set<CallSite>(), new Set<CallSite>()];
  for (const { site } of facts) (samplingOnly(site) ? fixing : active).add(site);
  const renaming = new Set(facts.flatMap(({ site }) => (renamesOnly(site) ? [site] : [])));
  const chosen = new Map(facts.map((one) => [one.site, budgetSettings(one)]));
  const plain = new Set(facts.flatMap(({ site }) => (chosen.get(site)?.taskBudget === false ? [site] : [])));
  const pinned = new Set<string>();
  const stopped: Plan['stopped'] = new Map();
  const failed: Plan['failed'] = new Map();
  const openValues = createOpenValues(all, language);
  const known = new Map<string, LeadsFound>();
  const leadsOf: Ground['leadsOf'] = (declaration, value) => {
    const key = `${declaration.key}|${exprKey(value)}`;
    const found = known.get(key) ?? language.leadsOf(declaration, value, (use) => readers.isRead(use), settings.targetModel);
    known.set(key, found);
    return found;
  };
  const leave = (site: CallSite) => {
    active.delete(site);
    fixing.delete(site);
  };
  for (;;) {
    const ground: Ground = {
      ...{ language, settings, readers, active, fixing, renaming, plain, pinned, selected, alone, leadsOf },
      open: openValues(active),
    };
    const sites = new Map(
      facts
        .filter(({ site }) => active.has(site) || fixing.has(site))
        .map((one) => [one.site, new MigratingSite(one, ground, chosen.get(one.site) as BudgetSettings, guards.get(one.site))]),
    );
    const bySlot = new Map<string, Planned>();
    let again = false;
    for (const [site, migrating] of sites) {
      const wanted = attempted(migrating);
      if ('error' in wanted) {
        failed.set(site, wanted.error);
        leave(site);
        again = true;
        break;
      }
      if ('reason' in wanted) {
        stopped.set(site, wanted);
        leave(site);
        again = true;
        break;
      }
      for (const operation of wanted) {
        const known = bySlot.get(slotOf(operation));
        if (!known) bySlot.set(slotOf(operation), operation);
        else if (contentOf(known) === contentOf(operation))
          bySlot.set(slotOf(operation), { ...known, sites: [...new Set([...known.sites, ...operation.sites])] });
        else {
          pinned.add(exprKey(targetOf(operation)));
          again = true;
        }
      }
    }
    const lost = again ? undefined : overwriting([...bySlot.values()], [...sites.values()]);
    if (lost) {
      const { place, by } = lost;
      again = true;
      if (!pinned.has(exprKey(place))) pinned.add(exprKey(place));
      else {
        stopped.set(by.site, { reason: 'shared-params', at: place, words: 'not-expressible' });
        leave(by.site);
      }
    }
    if (!again) return { operations: [...bySlot.values()].map(printed), sites, stopped, failed };
  }
}

/** Names what holds the call back, where that is another call or a reader of what it shares. */
function whyStopped({ reason, detail, at, words, kind }: Unexpressible, migrating: MigratingSite): Stopped {
  const obstacle = reason === 'shared-params' && at ? migrating.obstacleTo(at, kind && [kind]) : undefined;
  const text = detail ?? (at && oneLine(migrating.ground.language.text(at)));
  const shown = { reason, ...(text !== undefined && { detail: text }), ...(at && { at }), ...(words && { words }) };
  if (obstacle?.site && obstacle.site !== migrating.site) return { ...shown, by: obstacle.site };
  // Nothing that is known of holds it back: what it means cannot be said at the place where the call needs it.
  if (!obstacle && reason === 'shared-params' && at) return { ...shown, words: 'not-expressible' };
  if (!obstacle?.at) return shown;
  return obstacle.decides ? { reason, at: obstacle.at, words: 'decided-by-id' } : { ...shown, at: obstacle.at };
}

/** @throws Unexpressible where a test would see another id than the one that is sent: the id has to become another where it is written. */
function idsMustMove({ facts }: MigratingSite, operations: readonly Planned[]): void {
  const moving = facts.requests.flatMap(({ paths }) => paths.filter(({ group }) => group === 'moves'));
  const edited = new Set(operations.flatMap((one) => (one.op === 'replace' ? [exprKey(one.expr)] : [])));
  const staying = moving.find(({ model: { leaf } }) => !edited.has(exprKey(leaf.expr)));
  if (staying) throw new Unexpressible('shared-params', staying.model.leaf.expr);
}

/** Why a call stays that would get an id of its own where a test on the way still compares with the old one. */
function splitBy(site: MigratingSite, operations: readonly Planned[]): Stopped | undefined {
  const edited = new Set(operations.flatMap((one) => (one.op === 'replace' && one.kind === 'model' ? [exprKey(one.expr)] : [])));
  const test = gateThatSplits(site.facts, edited);
  if (!test) return undefined;
  const ids = site.facts.requests.flatMap(({ paths }) =>
    paths.filter(({ group }) => group === 'moves').map(({ model }) => model.leaf.expr),
  );
  const by = ids.flatMap((id) => site.obstacleTo(id)?.site ?? [])[0];
  return { reason: 'shared-params', at: test.expr, words: 'decided-by-id', ...(by && by !== site.site && { by }) };
}

function attempted(site: MigratingSite): Planned[] | Stopped | { error: unknown } {
  try {
    const only = site.samplingOnly ? 'sampling' : site.renamesOnly ? 'model' : undefined;
    const steps = site.guard ? GUARD_STEPS : STEPS.filter(({ name }) => only === undefined || name === only);
    const operations = steps.flatMap((step) =>
      step.operations(site).map((operation): Planned => ({ ...operation, kind: step.name, sites: [site.site.id] })),
    );
    if (site.renamesOnly) idsMustMove(site, operations);
    const split = splitBy(site, operations);
    if (split) return split;
    const sentOn = site.ground.open.models.find(({ value }) => site.site.answers?.(value));
    if (sentOn) {
      const { expr, site: by } = sentOn;
      return { reason: 'shared-params', at: expr, words: 'model-sent-on', detail: oneLine(site.ground.language.text(expr)), by };
    }
    // What is chosen by the model at run time suits the requests that stay, too.
    const shared = site.guard ? undefined : sharedWithStaying(site, operations);
    if (!shared) return operations;
    const { apartModels } = site.facts;
    if (apartModels.length > 0) return { reason: 'model-mixed', detail: apartModels.join(', ') };
    return { reason: 'shared-params', at: shared.by, detail: oneLine(site.ground.language.text(shared.place)) };
  } catch (error) {
    if (!(error instanceof Unexpressible)) return { error };
    try {
      return whyStopped(error, site);
    } catch (inner) {
      return { error: inner };
    }
  }
}
