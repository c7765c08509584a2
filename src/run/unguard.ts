/** The way back from guards: a use of the generated module becomes what it gives every model that takes task budgets, and the module goes with its last use. */
import type { Language } from '../frontends/language.js';
import { indentAt, reindented } from '../frontends/layout.js';
import { hostOf } from '../hosts/names.js';
import { below } from '../project/paths.js';
import { scale } from '../rewrite/budget.js';
import { applyEdits, touches } from '../rewrite/edits.js';
import type { Planned } from '../rewrite/operations.js';
import { Unexpressible } from '../rewrite/unexpressible.js';
import { BETAS, factsOfTarget, readModel, SAMPLING, takesBudgets } from '../sdk/models.js';
import type { Reason } from '../sites/reasons.js';
import type { CallSite } from '../sites/sites.js';
import { oneLine } from '../sites/wording.js';
import { outcomes } from '../values/outcomes.js';
import { type Expr, isWithin } from '../values/values.js';
import type { AnalysedSite, Analysis, SiteEdit, SourceTree, Spot, Stops } from './engine.js';
import type { GuardAsked, GuardNumbers, GuardUse } from './guard.js';
import type { Settings } from './settings.js';

/** The uses of one call, or one that stands by itself; or a module that no call uses. */
interface Row extends Pick<AnalysedSite, 'id' | 'file' | 'start' | 'end' | 'api'> {
  module: string;
  uses: readonly GuardUse[];
  site: CallSite | undefined;
}

/** What a use becomes, or why it stays. */
type Verdict = { operations: Planned[]; budget: AnalysedSite['budget'] } | { why: string; at?: Spot } | { stop: Stop };
type Stop = { reason: Reason; detail?: string; stoppedAt?: Spot };

interface Input {
  language: Language;
  /** The calls that take their thinking from such a module. */
  guarded: readonly CallSite[];
  tree: SourceTree;
  settings: Settings;
  stops: Stops;
  /** The edits of the calls that migrate. */
  others: readonly SiteEdit[];
}

const NONE = { sites: [], edits: [] };

/**
 * Without `--unguard`, only the uses whose models are all known to take task budgets go; with it, all but those of which one is known to take
 * thinking budgets, and what stays is listed.
 */
export function unguard(input: Input): Pick<Analysis, 'sites' | 'edits'> {
  const { language, tree, settings, stops, others } = input;
  // New guards may import the module that would go.
  if (tree.alone || settings.guard) return NONE;
  const rows = rowsOf(input);
  const all = settings.unguard;
  const verdicts = new Map<Row, Verdict>();
  for (const row of rows) {
    if (!tree.selected.has(row.file)) continue;
    const stop = row.site?.ignored ? { reason: 'ignored' as const } : stops.get(row.id);
    const verdict: Verdict = stop ? { stop } : verdictOn(row, input);
    if (all || 'operations' in verdict || ('stop' in verdict && !row.site?.ignored)) verdicts.set(row, verdict);
  }
  const planned = (): SiteEdit[] => language.print([...verdicts.values()].flatMap((one) => ('operations' in one ? one.operations : [])));
  let edits = planned();
  const clash = (): Row | undefined =>
    [...verdicts].find(
      ([row, verdict]) =>
        'operations' in verdict &&
        edits.some(
          (edit) =>
            edit.sites.includes(row.id) &&
            others.some((other) => other.file === edit.file && (touches(edit, other) || touches(other, edit))),
        ),
    )?.[0];
  for (let row = clash(); row; row = clash()) {
    verdicts.set(row, { why: 'a call that migrates edits the same place' });
    edits = planned();
  }
  const gone = modulesLeft(rows, verdicts, edits, input);
  return {
    sites: [...[...verdicts].map(([row, verdict]) => rowSite(row, verdict, input)), ...gone.sites],
    edits: [...edits, ...gone.edits],
  };
}

/** The uses, each with the call that it is for: what stands in one call changes together. */
function rowsOf({ language, guarded, tree }: Input): Row[] {
  const rows = new Map<string, Row & { uses: GuardUse[] }>();
  const counts = new Map<string, number>();
  for (const use of language.guards.uses()) {
    const { file, start, end } = use.expr;
    const site = guarded.filter(({ expr }) => isWithin(use.expr, expr)).at(-1);
    const name = `${below(tree.root, hostOf(file))}#${use.within}:guard`;
    const key = site?.id ?? `${name}${start}`;
    const known = rows.get(key);
    if (known) {
      known.uses.push(use);
      continue;
    }
    if (!site) counts.set(name, (counts.get(name) ?? 0) + 1);
    const place = site ? { start: site.expr.start, end: site.expr.end, api: site.api } : { start, end, api: null };
    rows.set(key, { id: site?.id ?? `${name}${counts.get(name)}`, file, ...place, module: use.module, uses: [use], site });
  }
  return [...rows.values()];
}

function verdictOn({ uses, id, module }: Row, input: Input): Verdict {
  const { language, settings } = input;
  const numbers = language.guards.numbersOf(module, nameless(settings.targetModel));
  const found = uses.map((use): Verdict => {
    const { asked, whole } = use;
    if (whole) return { why: 'a whole request is handed to it', at: spot(use.expr) };
    if (!asked) return { why: 'its code is not as the tool writes it', at: spot(use.expr) };
    const problem = problemWith(asked, input);
    if (problem) return problem;
    if (!numbers) return { why: 'the module was edited, or knows no task budget of the target', at: { file: module, start: 0 } };
    try {
      const { properties, budget } = plainForm(asked, numbers, use, input);
      return { operations: [{ ...asked.instead(properties), kind: 'guard', sites: [id] }], budget };
    } catch (error) {
      if (!(error instanceof Unexpressible)) throw error;
      return { why: 'the names that its budget needs are taken', at: spot(use.expr) };
    }
  });
  const stays = found.find((one) => 'why' in one);
  if (stays) return stays;
  const plain = found.flatMap((one) => ('operations' in one ? [one] : []));
  const [first] = plain;
  const budget = first?.budget ? { ...first.budget, ...(plain.length > 1 && { several: true }) } : null;
  return { operations: plain.flatMap(({ operations }) => operations), budget };
}

/** The family of the target, as the tables of a module list it. */
function nameless(target: string): string {
  const kind = readModel(target);
  return kind.kind === 'known' ? kind.family : target;
}

/** Why a use has to stay whatever becomes of it. */
function problemWith({ model, models, rest, budget }: GuardAsked, { language, settings }: Input): { why: string; at?: Spot } | undefined {
  const found = outcomes(models).map(({ leaf, overridable }) => ({
    leaf,
    id: leaf.kind === 'literal' && !overridable ? leaf.value : undefined,
  }));
  for (const { leaf, id } of found) {
    if (typeof id !== 'string') continue;
    if (takesBudgets(id)) return { why: `its model can be \`${id}\`, which takes thinking budgets`, at: spot(leaf.expr) };
    if (readModel(id).kind === 'known' && factsOfTarget(id).taskBudget === null)
      return { why: `its model can be \`${id}\`, which takes no task budgets`, at: spot(leaf.expr) };
  }
  if (!settings.unguard && !found.every(({ id }) => typeof id === 'string' && readModel(id).kind === 'known'))
    return { why: 'its model is not known' };
  const lost = [model, ...rest.filter(({ key }) => isSampling(key)).map(({ expr }) => expr)].find((expr) => !language.isDroppable(expr));
  if (lost) return { why: `\`${oneLine(language.text(lost))}\` does something when it is evaluated`, at: spot(lost) };
  return language.isPure(budget) || isNumber(language.text(budget))
    ? undefined
    : { why: 'its budget is more than a value', at: spot(budget) };
}

const isSampling = (key: string): boolean => SAMPLING.some((name) => name === key);
const isNumber = (text: string): boolean => /^[\d_]+$/.test(text);

/** What the module gives a model that takes task budgets. */
function plainForm(asked: GuardAsked, { ratio, minBudget }: GuardNumbers, { expr }: GuardUse, { language, settings, tree }: Input) {
  const { syntax } = language;
  const { budget, rest, pinned } = asked;
  const handed = (key: string) => rest.find((one) => one.key === key);
  const textOf = (key: string): string | undefined => {
    const entry = handed(key);
    return entry && language.text(entry.expr);
  };
  const string = (text: string) => syntax.string(text, expr);
  const display = textOf('display');
  const thinking = syntax.object([['type', pinned(string('adaptive'))], ...(display ? [['display', pinned(display)] as const] : [])], expr);
  const text = language.text(budget);
  const from = isNumber(text) ? Number(text.replaceAll('_', '')) : null;
  const computed = from === null ? null : scale(from, ratio);
  const to = computed === null ? null : Math.max(minBudget, computed);
  const total = to === null ? syntax.scaled(text, ratio, minBudget, budget) : syntax.number(to, text.includes('_'));
  const task = syntax.object(
    [
      ['type', pinned(string('tokens'))],
      ['total', total],
    ],
    expr,
  );
  const added = <T>(value: T): T | undefined => (settings.taskBudget ? value : undefined);
  const beta = string(BETAS.taskBudgets);
  const betas = added(within(handed('betas'), beta) ?? syntax.array([...listed(textOf('betas')), beta])) ?? textOf('betas');
  const own = syntax.object([['task_budget', task]], expr);
  const config =
    added(within(handed('output_config'), own.slice(1, -1).trim()) ?? merged(textOf('output_config'), own)) ?? textOf('output_config');
  const properties: [string, string][] = [['thinking', thinking]];
  if (betas) properties.push(['betas', betas]);
  if (config) properties.push(['output_config', config]);
  const numbers = { from, ratio, computed, to, floored: computed !== null && computed < minBudget, at: spot(budget) };
  return { properties, budget: settings.taskBudget ? { ...numbers, expression: to === null ? total : null } : null };

  function listed(list: string | undefined): string[] {
    return list === undefined ? [] : [syntax.items(syntax.orEmptyList(list))];
  }

  function merged(config: string | undefined, task_budget: string): string {
    return config === undefined ? task_budget : syntax.object([syntax.spread(config, true), ['task_budget', task]], expr);
  }

  /** One entry more in a list or an object that is written out. */
  function within(entry: GuardAsked['rest'][number] | undefined, more: string): string | undefined {
    if (!entry?.written) return undefined;
    const source = tree.read(expr.file) ?? '';
    const found = reindented(language.text(entry.expr), indentAt(source, entry.expr.start), indentAt(source, expr.start));
    const [, open = '', inside = '', comma = '', space = '', close = ''] = /^(.)(.*?)(,?)(\s*)(.)$/s.exec(found) ?? [];
    if (inside.trim() === '') return `${open}${space}${more}${space}${close}`;
    const line = space.includes('\n') ? /\r?\n[ \t]*(?=\S)/.exec(inside)?.[0] : undefined;
    return `${open}${inside},${line ?? ' '}${more}${line === undefined ? '' : comma}${space}${close}`;
  }
}

const spot = (expr: Expr): Spot => ({ file: expr.file, start: expr.start });

/** The modules that nothing names any more go; with `--unguard`, each that stays without a use says who names it. */
function modulesLeft(
  rows: readonly Row[],
  verdicts: ReadonlyMap<Row, Verdict>,
  edits: readonly SiteEdit[],
  { language, tree, settings, stops }: Input,
): Pick<Analysis, 'sites' | 'edits'> {
  const { guards } = language;
  const found: Pick<Analysis, 'sites' | 'edits'> = { sites: [], edits: [] };
  for (const file of tree.files().filter((one) => guards.isModule(one) && tree.selected.has(one))) {
    const own = rows.filter(({ module }) => module === file);
    const stay = own.some((row) => !('operations' in (verdicts.get(row) ?? {})));
    if (stay || (own.length === 0 && !settings.unguard)) continue;
    const id = `${below(tree.root, file)}#top-level:guard`;
    const row: Row = { id, file, start: 0, end: 0, api: null, module: file, uses: [], site: undefined };
    const mention = mentionOf(file, edits, { language, tree });
    if (mention && settings.unguard)
      found.sites.push(site(row, { reason: 'guard-stays', detail: 'the module is named elsewhere', stoppedAt: mention }));
    if (mention || stops.has(id)) continue;
    if (own.length === 0) found.sites.push(site(row, { notes: [{ code: 'guard-removed' }] }));
    const sites = own.length > 0 ? own.map((one) => one.id) : [id];
    found.edits.push({ file, start: 0, end: (tree.read(file) ?? '').length, text: '', kind: 'guard', sites });
  }
  return found;
}

/** Where the module is still named when the edits are done, in a file that does not import another one. */
function mentionOf(module: string, edits: readonly SiteEdit[], { language, tree }: Pick<Input, 'language' | 'tree'>): Spot | undefined {
  const { guards } = language;
  for (const file of [...tree.containing([guards.name]), ...tree.manifests, ...tree.configs]) {
    if (file === module) continue;
    const text = tree.read(file) ?? '';
    const after = applyEdits(
      text,
      edits.filter((edit) => edit.file === file),
    );
    if (!after.includes(guards.name)) continue;
    const other = guards.importedBy(file);
    if (other === undefined || other === module) return { file, start: text.indexOf(guards.name) };
  }
  return undefined;
}

function rowSite(row: Row, verdict: Verdict, { language }: Input): AnalysedSite {
  if ('stop' in verdict) {
    const { reason } = verdict.stop;
    return site(row, { ...verdict.stop, status: reason === 'declined' || reason === 'ignored' ? 'skipped' : 'review' });
  }
  if ('why' in verdict) return site(row, { reason: 'guard-stays', detail: verdict.why, stoppedAt: verdict.at });
  const detail = row.uses.map(({ asked }) => asked && oneLine(language.text(asked.model)))[0];
  return site(row, { budget: verdict.budget, notes: [{ code: 'guard-removed', detail }] });
}

const site = ({ id, file, start, end, api }: Row, found: Partial<AnalysedSite>): AnalysedSite => ({
  ...{ id, file, start, end, api, reason: null, kind: null, model: null, budget: null, notes: [], related: [] },
  ...found,
  status: found.status ?? (found.reason ? 'review' : 'migrated'),
});
