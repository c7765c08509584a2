/** Which calls a guard can finish: those whose request is written out, and of which nothing else depends on the model in a way that is not certain. */
import type { MigratingSite } from '../src/rewrite/migrating.js';
import { testsOn } from '../src/rewrite/trails.js';
import { Unexpressible } from '../src/rewrite/unexpressible.js';
import { SAMPLING, SPEED } from '../src/sdk/models.js';
import { betaHeaders } from '../src/sites/beta-headers.js';
import type { Holder } from '../src/sites/facts.js';
import { outcomes, property } from '../src/values/outcomes.js';
import {
  type Choice,
  type Entry,
  type Expr,
  exprKey,
  isMissing,
  isWithin,
  type ObjectValue,
  type Outcome,
  type Value,
} from '../src/values/values.js';
import { carriedOver, mustNotName } from './beta-header.js';
import { hasTaskBudget } from './budgets.js';

export type Property = Extract<Entry, { kind: 'property' }>;

export interface Guardable {
  /** The literal; several where the function around the call was followed from several callers. */
  objects: [ObjectValue, ...ObjectValue[]];
  model: Property;
  holder: Holder;
  /** Where the thinking is written: an entry of the literal, or of one that is spread into it. */
  thinking: Property;
  /** A condition on the thinking, in its own expression. */
  condition: Choice | undefined;
  /** The thinking budget as it can be written there. */
  budget: string;
  /** What else depends on the model. */
  rest: Property[];
}

export const METHODS = new Set(['create', 'stream', 'parse', 'toolRunner']);
const LISTS = ['betas', 'output_config'] as const;
/** What would have to be chosen by the model in another way. */
export const ELSEWHERE = [SPEED, 'extra_body'] as const;

/** @throws Unexpressible for a form that is not certain. */
export function guardable(site: MigratingSite): Guardable {
  const { site: call, requests } = site.facts;
  const { language } = site.ground;
  const leave = (at: Expr = call.expr): never => {
    throw new Unexpressible('shared-params', at);
  };
  // What a condition does is done once more where it is written again.
  if (site.facts.effects !== undefined) return leave();
  if (call.kind !== 'sdk' || !METHODS.has(call.method) || !hasOwnNumbers(site)) return leave();
  if (requests.some(({ request }) => request.kind !== 'call')) return leave();
  // Where the function around the call was followed from several callers, each of them makes a request.
  const holder = theSame(requests.flatMap(({ holders }) => holders.map((one) => ({ of: one, expr: one.entry.expr })))) ?? leave();
  const enabled = requests.flatMap(({ holders }) => holders.flatMap((one) => one.enabled));
  if (!theSame(enabled.map((one) => ({ of: one, expr: one.object.expr })))) return leave();
  const isKnown = requests.every(({ paths }) =>
    paths.every(({ state, thinking }) => state === 'budget' || (state === 'none' && isMissing(thinking))),
  );
  const objects =
    literalOf(
      site,
      requests.flatMap(({ request }) => outcomes(request.params)),
    ) ?? leave();
  if (!isKnown || requests.some(hasTaskBudget) || ELSEWHERE.some((key) => !isAbsent(objects, key))) return leave();
  const model = ownEntry(objects, 'model') ?? leave();
  const { entry } = holder;
  if (entry.kind !== 'property' || !isWithin(entry.expr, objects[0].expr) || !isWithin(entry.expr, holder.object.expr)) return leave();
  if (holder.object.readonly || !language.isWritten(holder.object.expr)) return leave();
  const rest = [...LISTS, ...SAMPLING].flatMap((key) => (isAbsent(objects, key) ? [] : [restEntry(site, objects, key)]));
  const isOwn = ownEntry(objects, 'thinking') !== undefined;
  const condition = conditionIn(holder);
  // Without thinking, the rest of the request is to stay as it is.
  if (rest.length > 0 && (!isOwn || condition)) return leave();
  headersMustNotName(site);
  return { objects, model, holder, thinking: entry, condition, rest, budget: budgetAt(site, holder, objects[0].expr) };
}

/** The first of several, where all of them stand in one place; undefined where they do not. */
function theSame<T>(found: readonly { of: T; expr: Expr }[]): T | undefined {
  const [first] = found;
  return first && found.every(({ expr }) => exprKey(expr) === exprKey(first.expr)) ? first.of : undefined;
}

/** False where the module would have to know other numbers for this call. */
export const hasOwnNumbers = ({ budgetSettings: { taskBudget, total, ratio, minBudget }, settings }: MigratingSite): boolean =>
  taskBudget && total === undefined && ratio === settings.ratio && minBudget === settings.minBudget;

/** The one literal that is sent: at the call, or in a declaration that nothing else reads. */
function literalOf(site: MigratingSite, sent: readonly Outcome[]): Guardable['objects'] | undefined {
  const objects = sent.flatMap(({ leaf }) => (leaf.kind === 'object' ? spreadAlone(leaf) : [undefined]));
  const [first, ...rest] = objects.filter((object) => object !== undefined);
  if (!first || objects.some((object) => object === undefined) || rest.some(({ expr }) => exprKey(expr) !== exprKey(first.expr)))
    return undefined;
  const isOwn = isWithin(first.expr, site.site.expr) || (site.canEdit(first.expr, 'object') && site.canEdit(first.expr, 'insert'));
  return isOwn && site.isLiteral(first) && !first.readonly ? [first, ...rest] : undefined;
}

const OF_MODEL: ReadonlySet<string> = new Set(['model', 'thinking', ...LISTS, ...SAMPLING, ...ELSEWHERE]);

/** What a literal is spread from, where it says nothing itself of what depends on the model (`{ ...params, stream: true }`); else the literal. */
function spreadAlone(object: ObjectValue): (ObjectValue | undefined)[] {
  const spreads = object.entries.filter((entry) => entry.kind !== 'property');
  const [spread, ...others] = spreads;
  const says = object.entries.some((entry) => entry.kind === 'property' && OF_MODEL.has(entry.key));
  if (says || spread?.kind !== 'spread' || others.length > 0) return [object];
  return outcomes(spread.value()).map(({ leaf }) => (leaf.kind === 'object' ? leaf : undefined));
}

const isAbsent = (objects: readonly ObjectValue[], key: string): boolean =>
  objects.every((object) => outcomes(property(object, key)).every(({ leaf }) => leaf.kind === 'literal' && leaf.absent));

/** The entry of a literal that alone gives a property its value; undefined where there is none. */
function ownEntry(objects: readonly ObjectValue[], key: string): Property | undefined {
  const entries = objects.map((object) => {
    const value = property(object, key);
    const entry = value.kind === 'read' && !value.part ? value.holder?.entry : undefined;
    return entry?.kind === 'property' && isWithin(entry.expr, object.expr) ? entry : undefined;
  });
  const [first] = entries;
  return first && entries.every((entry) => entry && exprKey(entry.expr) === exprKey(first.expr)) ? first : undefined;
}

/** @throws Unexpressible for what cannot be given to the module instead. */
function restEntry(site: MigratingSite, objects: readonly ObjectValue[], key: string): Property {
  const entry = ownEntry(objects, key);
  const isList = LISTS.some((one) => one === key);
  const isReadable = entry && (!isList || outcomes(entry.value()).every(({ leaf }) => leaf.kind === 'object' || leaf.kind === 'array'));
  if (!isReadable || !site.ground.language.isPure(entry.valueExpr)) throw new Unexpressible('shared-params', site.site.expr);
  return entry;
}

export const enabledIn = ({ enabled }: Holder): ObjectValue => (enabled as [Holder['enabled'][number]])[0].object;

/**
 * The condition that the value of the property is written with: thinking or nothing.
 * @throws Unexpressible for any other condition in front of it.
 */
function conditionIn({ value, enabled, entry }: Holder): Choice | undefined {
  const [found] = enabled;
  const tests = found ? testsOn(found.trail) : [];
  if (tests.length === 0 && outcomes(value).length === 1) return undefined;
  const own = withoutReads(value);
  const isPlain = own.kind === 'choice' && !own.fallback && own.test.pure && !own.test.hidden && tests.length === 1;
  if (!isPlain || !isWithin(own.test.expr, entry.expr) || !isWithin((found as Holder['enabled'][number]).object.expr, entry.expr))
    throw new Unexpressible('shared-params', entry.expr);
  return own;
}

export const withoutReads = (value: Value): Value => (value.kind === 'read' && !value.part ? withoutReads(value.value) : value);

/** The text of the budget: as it stands in a literal at the call, or the number that an object elsewhere holds. */
function budgetAt(site: MigratingSite, holder: Holder, request: Expr): string {
  const { language } = site.ground;
  const object = enabledIn(holder);
  const { entries } = object;
  const entry = entries.find((one): one is Property => one.kind === 'property' && one.key === 'budget_tokens');
  const isPlain = entries.length === 2 && entries.every((one) => one.kind === 'property' && /^(?:type|budget_tokens)$/.test(one.key));
  if (!entry || !isPlain || !language.isWritten(object.expr)) throw new Unexpressible('shared-params', site.site.expr);
  const text = language.text(entry.written ?? entry.valueExpr);
  if (!isWithin(object.expr, request) && !/^[\d_]+$/.test(text)) throw new Unexpressible('shared-params', object.expr);
  return text;
}

/** @throws Unexpressible for headers that name betas: they would keep that of task budgets from being sent, or be lost. */
export function headersMustNotName(site: MigratingSite, isHandedOver = false): void {
  const { headers, expr } = site.site;
  // The module sees those that are handed to it.
  const options = isHandedOver && headers.inParams ? undefined : headers.options;
  const sent = options && property(options, 'headers');
  const all = [sent, ...headers.client.map((config) => property(config, 'defaultHeaders'))].filter((value) => value !== undefined);
  for (const value of all) mustNotName(site, value);
  const isLost = carriedOver(site).length > 1;
  const [named] = (isLost ? all : sent ? [sent] : []).flatMap(betaHeaders);
  const at = (named && outcomes(named)[0]?.leaf.expr) ?? expr;
  if (named || isLost) throw new Unexpressible('beta-header-unknown', at, undefined, 'header-set');
}
