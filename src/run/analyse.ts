/** One analysis: find, decide, plan. A source tree goes in; judged sites and text edits come out. */
import picomatch from 'picomatch';
import type { Found, Language } from '../frontends/language.js';
import { type LanguageOf, notebookReader } from '../frontends/language-of.js';
import { filesOf, JAVASCRIPT } from '../frontends/languages.js';
import { hostOf } from '../hosts/names.js';
import { inHosts, viewEmbedded } from '../hosts/view.js';
import { type BudgetSettings, budgetSettings } from '../rewrite/budget.js';
import type { MigratingSite } from '../rewrite/migrating.js';
import { makePlan } from '../rewrite/plan.js';
import { spellingsOf } from '../sdk/models.js';
import { sendsNewForm } from '../sites/chosen.js';
import { type Decision, decide, decideBeside, decideGuarded, decideRewritten } from '../sites/decide.js';
import { type Facts, factsOf, pathsOf } from '../sites/facts.js';
import { Readers } from '../sites/readers.js';
import type { CallSite } from '../sites/sites.js';
import { type Expr, exprKey, isWithin } from '../values/values.js';
import { blocking, describe, spot, type Unguarded } from './describe.js';
import type { Analysis, SourceTree, Stops } from './engine.js';
import { experimentEdits, trialOf } from './experiment.js';
import { Failures } from './failures.js';
import { extendGates, waysOf, withExtended } from './gate-edits.js';
import { guardEdits, guardModules } from './guard.js';
import { movedBy, planEdits } from './plan-edits.js';
import { mayGuard, migrationOf, type Settings } from './settings.js';
import { unguard } from './unguard.js';

/**
 * Judges every call site of the selected files and plans their edits.
 * @param stops sites to leave alone although they could migrate; what they share with others is planned anew.
 * @param languages those that the tree may hold; see `languagesIn`.
 */
export function analyse(
  tree: SourceTree,
  settings: Settings,
  stops: Stops = new Map(),
  languages: readonly LanguageOf[] = [JAVASCRIPT],
): Analysis {
  const first = analyseOnce(tree, settings, stops, languages, new Set());
  if (!settings.guard) return first;
  const again = (source: SourceTree) => analyseOnce(source, settings, stops, languages, new Set());
  const extended = extendGates(first, { tree, languages, migration: migrationOf(settings), again });
  // A test that cannot be told of the target stays, and the call is guarded as any other is.
  const left = first.sites.filter(({ id, gate }) => gate && !extended.has(id)).map(({ id }) => id);
  const { sites, edits, ...rest } = left.length > 0 ? analyseOnce(tree, settings, stops, languages, new Set(left)) : first;
  return {
    ...rest,
    sites: sites.map((site) => withExtended(site, extended.get(site.id))),
    edits: [...edits, ...new Set([...extended.values()].flat())],
  };
}

/** @param closed ids of calls whose tests do not get to know the target. */
function analyseOnce(
  tree: SourceTree,
  settings: Settings,
  stops: Stops,
  languages: readonly LanguageOf[],
  closed: ReadonlySet<string>,
): Analysis {
  const migration = migrationOf(settings);
  const gates: Gates = { places: [], closed };
  const analyseOne = (language: Language, files: SourceTree) => analyseIn(language, files, settings, stops, gates);
  const interests = [...(tree.interests ?? []), [spellingsOf(migration.from)]];
  const { closedWorld } = settings;
  // A test that chooses the new form for the target knows it.
  const knowsBoth: SourceTree['knowsBoth'] = (place) =>
    (tree.knowsBoth?.(place) ?? false) || gates.places.some((gate) => isWithin({ ...place, node: undefined }, gate));
  return { ...inLanguages({ ...tree, migration, interests, closedWorld, knowsBoth }, languages, analyseOne), migration };
}

/** Where tests choose between a thinking budget and the new form, for calls of which only the id becomes another. */
interface Gates {
  places: readonly Expr[];
  /** Ids of calls whose tests of the model stay as they are. */
  readonly closed: ReadonlySet<string>;
}

/**
 * One analysis of each language's files, code inside other files included.
 * @param more what a file of interest may hold beside what the languages look for.
 */
export function inLanguages(
  tree: SourceTree,
  languages: readonly LanguageOf[],
  analyseOne: (language: Language, files: SourceTree) => Analysis,
  more: readonly string[] = [],
): Analysis {
  const view = viewEmbedded(tree, notebookReader(languages));
  const analyses = languages.map((one) => {
    const files = filesOf(view, one, more);
    return analyseOne(one.create(files), files);
  });
  return inHosts(together(analyses), view);
}

/** No value flows from one language into another. */
const together = (all: readonly Analysis[]): Analysis => ({
  sites: all.flatMap(({ sites }) => sites),
  idsRead: all.flatMap(({ idsRead = [] }) => idsRead),
  ways: new Map(all.flatMap(({ ways = [] }) => [...ways])),
  edits: all.flatMap(({ edits }) => edits),
  unattributed: all.flatMap(({ unattributed: found }) => found),
  errors: all.flatMap(({ errors }) => errors),
  unusedIgnores: all.flatMap(({ unusedIgnores }) => unusedIgnores),
  parsed: all.reduce((sum, { parsed }) => sum + parsed, 0),
});

function analyseIn(language: Language, tree: SourceTree, settings: Settings, stops: Stops, gates: Gates): Analysis {
  const found = language.find();
  const failures = new Failures();
  const { attempt } = failures;
  const fits = (glob: string, value: string) => picomatch.isMatch(value, glob, { dot: true });
  const ruled = ({ site, kind }: Facts): BudgetSettings =>
    budgetSettings(settings, { path: hostOf(site.file).slice(tree.root.length + 1), id: site.id, kind: kind?.kind }, fits);
  const judged = withProvenChoices(
    found.sites.flatMap((site) => attempt(site.expr, () => judge(site, settings, tree, ruled)) ?? []),
    settings,
    ruled,
  );
  const decisions = new Map<CallSite, Decision>(judged.map(({ facts: { site }, decision }) => [site, decision]));
  const readersOf = (all: readonly Facts[]) => new Readers(all, (site, collect) => attempt(site.expr, collect));
  let facts = withoutReadObjects(
    judged.map((one) => one.facts),
    readersOf,
  );
  const readers = readersOf(facts);
  const isListed = ({ site }: Facts): boolean => site.selected && decisions.get(site)?.status !== 'unlisted';
  const isGuarded = ({ site }: Facts): boolean => site.guarded === true;
  const lost = lostBudgets(
    found,
    facts.filter((one) => isListed(one) || isGuarded(one)),
    readers,
    tree,
    language,
  );
  // A call of a file with such a budget must not go unnamed if it may send it.
  const besides: Facts[] = [];
  const unguarded = new Map<CallSite, Unguarded>(
    judged.flatMap(({ facts: { site }, guarded }) => (settings.guard && guarded?.status === 'review' ? [[site, guarded]] : [])),
  );
  for (const one of facts.filter(({ site }) => decisions.get(site)?.status === 'unlisted')) {
    const beside = nearestTo(one.site.expr, lost);
    if (!beside) continue;
    const own = { ...settings, taskBudget: ruled(one).taskBudget };
    const decision = decideBeside(one, beside, own);
    decisions.set(one.site, decision);
    // Handed over whole, the request shows at run time whether it has that budget.
    const sent = { ...one, hasBudget: true };
    if (decision.words !== 'budget-beside' || one.site.platform === 'untraced') continue;
    const guarded = decideGuarded(sent, decision, own);
    if (guarded?.status === 'migrated') besides.push(sent);
    else if (settings.guard && guarded) unguarded.set(one.site, guarded);
  }
  if (settings.guard) facts = facts.map((one) => besides.find(({ site }) => site === one.site) ?? one);
  // The modules stay where they are when sites are stopped later.
  const isExtended = ({ site, missed }: Facts): boolean => settings.guard && missed !== undefined && !gates.closed.has(site.id);
  const guardable = [
    ...judged.flatMap(({ facts: one, guarded }) => (guarded?.status === 'migrated' && !isExtended(one) ? [one] : [])),
    ...besides,
  ];
  const modulesFor = (all: readonly Facts[]) =>
    guardModules(
      all.map(({ site }) => site),
      language,
    );
  const guards = new Map(settings.guard ? modulesFor(guardable) : []);
  const migrates = (site: CallSite) => decisions.get(site)?.status === 'migrated' || guards.has(site);
  const migratingNow = () => facts.filter(({ site }) => migrates(site) && site.selected && !stops.has(site.id));
  let migrating = migratingNow();
  const ratios = settings.experiment;
  // The module stays where it is when sites are stopped later.
  const module =
    ratios.length > 0
      ? language.experiments.moduleFor(
          facts.filter(({ site }) => decisions.get(site)?.status === 'migrated' && site.selected).map(({ site }) => site.file),
        )
      : undefined;
  const samplingOnly = (site: CallSite): boolean => decisions.get(site)?.samplingOnly ?? false;
  const renamesOnly = (site: CallSite): boolean => decisions.get(site)?.renamesOnly ?? false;
  const inputs = {
    all: facts,
    samplingOnly,
    renamesOnly,
    language,
    settings,
    readers,
    selected: tree.selected,
    alone: tree.alone,
    guards,
    budgetSettings: (one: Facts): BudgetSettings => {
      const budget = ruled(one);
      const trial = module && !samplingOnly(one.site) ? trialOf(one, { ratios, module, language, budget }) : undefined;
      return trial ? { ...budget, trial } : budget;
    },
  };
  const renamed = () => migrating.filter(({ site }) => renamesOnly(site) && planned.plan.stopped.has(site));
  const planAll = () => {
    gates.places = migrating.flatMap(({ site, chosen }) => (renamesOnly(site) ? (chosen?.gates ?? []) : []));
    return planEdits(migrating, inputs, tree, failures);
  };
  let planned = planAll();
  // A call whose id must stay for another reader is rewritten as any other is, or needs review.
  for (let left = renamed(); left.length > 0; left = renamed()) {
    for (const one of left) decisions.set(one.site, decideRewritten(one, { ...settings, taskBudget: ruled(one).taskBudget }));
    migrating = migratingNow();
    planned = planAll();
  }
  // Calls whose requests cannot be told apart where they are written wait for their model, too.
  const apart = migrating.filter(({ site }) => planned.plan.stopped.get(site)?.reason === 'model-mixed' && !guards.has(site));
  guardable.push(...apart);
  if (settings.guard && apart.length > 0) {
    for (const { site } of apart) decisions.set(site, { status: 'review', reason: 'model-mixed', ...planned.plan.stopped.get(site) });
    for (const [site, own] of modulesFor(guardable)) guards.set(site, own);
    planned = planAll();
  }
  // What a guard would finish is planned for itself: all else stays as it is.
  const isOffered = !settings.guard && !tree.alone && guardable.length > 0 && mayGuard(settings);
  const finished = isOffered
    ? makePlan({ ...inputs, facts: guardable, guards: modulesFor(guardable) }).sites
    : new Map<CallSite, MigratingSite>();
  const describeAll = ({ plan, edits }: ReturnType<typeof planEdits>) => {
    for (const [site, { by: _, ...why }] of plan.stopped) {
      // What cannot be guarded waits for its model, as before.
      const module = guards.get(site);
      if (module) {
        plan.stopped.delete(site);
        const problem = language.guards.problemWith(site.file, module, 'request');
        unguarded.set(site, problem === undefined ? why : { problem });
      } else decisions.set(site, { status: 'review', ...why });
    }
    const decisionOf = (site: CallSite): Decision =>
      guards.has(site) && plan.sites.has(site) ? { status: 'migrated', reason: null } : (decisions.get(site) as Decision);
    const moved = movedBy(plan);
    const listed = facts.filter((one) => isListed(one) && !failures.has(one.site.expr));
    const sites = listed.flatMap(
      (one) =>
        attempt(one.site.expr, () =>
          describe(one, decisionOf(one.site), plan.sites.get(one.site), stops.get(one.site.id), {
            language,
            moved,
            settings,
            blockedBy: blocking(one.site, plan, decisions, stops),
            guardable: finished.has(one.site),
            unguarded: unguarded.get(one.site),
            gate: isExtended(one) ? one.missed : undefined,
          }),
        ) ?? [],
    );
    return { sites, listed, edits: [...edits, ...experimentEdits(plan.sites, module, language), ...guardEdits(plan, settings, language)] };
  };
  let result = describeAll(planned);
  // A site that cannot be described is not migrated either.
  while (result.sites.length < result.listed.length) result = describeAll(planEdits(migrating, inputs, tree, failures));
  const { listed } = result;
  const guarded = facts.flatMap(({ site }) => (site.guarded ? [site] : []));
  const plain = unguard({ language, guarded, tree, settings, stops, others: result.edits });
  const [sites, edits] = [
    [...result.sites, ...plain.sites],
    [...result.edits, ...plain.edits],
  ];
  const moved = new Set(sites.filter(({ status }) => status === 'migrated').map(({ id }) => id));
  return {
    sites,
    edits,
    ...(settings.guard && {
      ways: waysOf(
        judged.map(({ facts: one }) => one),
        migrationOf(settings),
      ),
    }),
    idsRead: facts.filter(({ site }) => !moved.has(site.id)).flatMap(idsReadBy),
    unattributed: unattributed(found, lostBudgets(found, [...listed, ...facts.filter(isGuarded)], readers, tree, language), decisions),
    errors: [...found.errors, ...failures.all],
    unusedIgnores: found.ignores.filter(({ used, spot }) => !used && tree.selected.has(spot.file)).map(({ spot }) => spot),
    parsed: found.parsed,
  };
}

interface Judged {
  facts: Facts;
  decision: Decision;
  /** What would become of it with a guard, where one might finish it. */
  guarded: Decision | undefined;
}

/** What is sent for the old model alone leaves the target to the code around it: another call of the function must send it the new form. */
function withProvenChoices(judged: readonly Judged[], settings: Settings, ruled: (facts: Facts) => BudgetSettings): Judged[] {
  const migration = migrationOf(settings);
  const functionOf = ({ facts: { site } }: Judged): string => site.id.replace(/:\d+$/, '');
  return judged.map((one) => {
    const { facts } = one;
    if (!facts.chosen?.isElsewhere) return one;
    const isProven = judged.some(
      (other) =>
        other !== one &&
        functionOf(other) === functionOf(one) &&
        sendsNewForm(other.facts.requests, migration, (request) => pathsOf(request, migration)),
    );
    return isProven ? one : judgedBy({ ...facts, chosen: undefined }, settings, ruled);
  });
}

function judge(site: CallSite, settings: Settings, tree: SourceTree, ruled: (facts: Facts) => BudgetSettings): Judged {
  const { rule } = site.library ?? {};
  const packages = rule ? [rule.package, ...(rule.aliases ?? [])] : [];
  const installed = packages.flatMap((name) => tree.versionOf?.(site.file, name) ?? [])[0];
  const facts = factsOf(site, migrationOf(settings), tree.sdkOf?.(site.file), installed);
  return judgedBy(facts, settings, ruled);
}

function judgedBy(facts: Facts, settings: Settings, ruled: (facts: Facts) => BudgetSettings): Judged {
  const own = { ...settings, taskBudget: ruled(facts).taskBudget };
  const decision = decide(facts, own);
  return { facts, decision, guarded: facts.site.selected ? decideGuarded(facts, decision, own) : undefined };
}

/** Objects that a known call reads, or whose own thinking it is handed, are that call's, and no sites of their own. */
function withoutReadObjects(facts: readonly Facts[], readersOf: (all: readonly Facts[]) => Readers): Facts[] {
  const calls = readersOf(facts.filter(({ site }) => site.kind !== 'object'));
  const isRead = ({ site: { expr }, requests }: Facts): boolean =>
    calls.isRead(expr) || enabledIn(requests).some((inner) => inner.start > expr.start && inner.end <= expr.end && calls.isRead(inner));
  return facts.filter((one) => one.site.kind !== 'object' || !isRead(one));
}

const enabledIn = (requests: Facts['requests']): Expr[] =>
  requests.flatMap(({ holders }) => holders.flatMap(({ enabled }) => enabled.map(({ object }) => object.expr)));

/** The texts that give a call its model, in the order of the files, each once. */
const idsReadBy = ({ site, requests }: Facts): NonNullable<Analysis['idsRead']> => {
  const leaves = requests.flatMap(({ paths }) => paths.map(({ model }) => model.leaf));
  const texts = new Map(leaves.flatMap((leaf) => (leaf.kind === 'literal' ? [[exprKey(leaf.expr), leaf.expr] as const] : [])));
  return [...texts.values()]
    .sort((a, b) => (a.file === b.file ? a.start - b.start : a.file < b.file ? -1 : 1))
    .map((expr) => ({ ...spot(expr), end: expr.end, by: spot(site.expr) }));
};

/** Those of the lost budgets that no row names. */
function unattributed(found: Found, lost: readonly Expr[], decisions: ReadonlyMap<CallSite, Decision>): Analysis['unattributed'] {
  const named = new Set([...decisions.values()].map(({ at }) => at));
  const left = new Set(lost.filter((object) => !named.has(object)));
  return found.budgets
    .filter(({ object }) => left.has(object))
    .map(({ spot: at }) => ({ ...at, why: 'a thinking budget that belongs to no call the tool can see' }));
}

/** The expression of the same file that is nearest to another one, or in it. */
function nearestTo({ file, start, end }: Expr, all: readonly Expr[]): Expr | undefined {
  const distance = (one: Expr): number => Math.max(0, start - one.start, one.end - end);
  return all.filter((one) => one.file === file).sort((a, b) => distance(a) - distance(b))[0];
}

/** The objects with a thinking budget that no listed call reads or holds. */
function lostBudgets(found: Found, listed: readonly Facts[], readers: Readers, tree: SourceTree, language: Language): Expr[] {
  const sites = new Set(listed.map(({ site }) => site));
  return found.budgets
    .map(({ object }) => object)
    .filter(({ file }) => tree.selected.has(file) && !language.guards.isModule(file))
    .filter(
      (object) =>
        ![...readers.of(object)].some((site) => sites.has(site)) &&
        !listed.some(({ site }) => site.file === object.file && site.expr.start <= object.start && site.expr.end >= object.end),
    );
}
