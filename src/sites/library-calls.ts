/** A call of another library as a site: its options under the API's names, and whether what it says can be rewritten. */
import type { Library, Names, Part, Rule } from '../sdk/library.js';
import { readModel } from '../sdk/models.js';
import { outcomes, property } from '../values/outcomes.js';
import { type Entry, type Expr, exprKey, isAbsent, isMissing, type Outcome, type Value } from '../values/values.js';
import { otherBaseUrl } from './base-url.js';
import { isWrittenThinking, thinkingState } from './facts.js';
import type { Changing } from './later-changes.js';
import { createView, type View } from './library-view.js';
import type { LibraryCall, SiteOfFile } from './sites.js';
import { unsentSite } from './unsent.js';
import { oneLine } from './wording.js';

/** A call, as a language reads it. */
export interface LibraryUse {
  row: Library;
  expr: Expr;
  /** Source text of the callee. */
  callee: string;
  /** The argument that holds the options, or the arguments given by name. */
  options: Value;
  /** Where it stands; undefined where there is none. */
  optionsExpr?: Expr;
  /** What makes a value that the code does not show; undefined where no call does. */
  madeBy: (value: Value) => Maker | undefined;
  /** Source text of an expression. */
  text: (expr: Expr) => string;
  /** Where what the call makes is changed later; undefined where it is not, as far as can be seen. */
  changed: (changing: Changing) => Expr | undefined;
  /** Where a variable of the library's is set, of those named. */
  settings?: (names: readonly string[]) => Expr | undefined;
}

/** A call that makes something of an id. */
export interface Maker {
  /** The package and the exported name behind the callee; undefined where it is none of a package. */
  from?: { specifier: string; name: string };
  /** True where the export is called for what is called with the id: `createAnthropic()('…')`. */
  isFactory: boolean;
  /** The method that takes the id: `anthropic.languageModel('…')`. */
  method?: string;
  id: Value;
  /** What the factory is given. */
  options?: Value;
}

/** In front of the keys of unions that stand for what a call makes of an id. */
const MADE = 'made ';

/** True for a model that a library makes of the id behind it. */
export const isMadeModel = (step: Value): boolean => step.kind === 'union' && step.key?.startsWith(MADE) === true;

/** A call by one row: its site, whether it has a thinking budget, and whether the row's rule may be about its model. */
interface Reading {
  site: SiteOfFile;
  isSet: boolean;
  isProved: boolean;
}

/** The site; undefined for a call that sets no thinking and is none of those that are rewritten. */
export const librarySite = (use: LibraryUse): SiteOfFile | undefined => siteAmong([use.row], use);

/** The site by the one of a library's rows that is about the call's model. */
export function siteAmong(rows: readonly Library[], use: Omit<LibraryUse, 'row'>): SiteOfFile | undefined {
  const found = rows.flatMap((row) => readBy({ ...use, row }) ?? []);
  const { site } =
    found.find(({ isSet, isProved }) => isSet && isProved) ??
    found.find(({ isSet }) => isSet) ??
    found.find(({ isProved }) => isProved) ??
    {};
  return site;
}

function readBy(use: LibraryUse): Reading | undefined {
  const { row, expr, callee } = use;
  const root = at(use.options, row.root);
  const model = row.models.find((name) => !isNever(property(root, name))) ?? row.models[0];
  if (model === undefined) return undefined;
  const made = new Map<Value, Maker>();
  const models = modelView(use, made);
  const tokens = tokensIn(row, root);
  const { params, isSet } = paramsOf(row, root, { model, tokens }, models, expr);
  if (!isSet && !row.rule) return undefined;
  const says = `${row.name} (${row.advice})`;
  const site = unsentSite(expr, params, { kind: 'other-client', api: callee, receiver: callee, library: { says, row } });
  const given = property(params, 'model');
  // An agent has a model of its own where none is given.
  const isKnown = !(row.isAgent && outcomes(given).every(isMissing));
  const isProved = isKnown && outcomes(given).every((outcome) => isForeign(outcome) || isMadeFor(outcome, row, made));
  if (!row.rule || !isProved) return { site, isSet, isProved: false };
  const request = { kind: 'call', params, expr: use.optionsExpr ?? expr } as const;
  const past =
    sentBeside(use, root, row.rule) ??
    inEnvironment(root, row.rule) ??
    notThought(use, root, tokens, params) ??
    sentByMakers(use, made) ??
    setForAll(use) ??
    changedLater(use, root, isSet);
  const library = {
    says,
    row,
    rule: row.rule,
    ...(tokens !== undefined && { tokens }),
    ...(past && { past: { at: past.at, why: `${says}, and ${past.why}` } }),
  };
  const baseUrl = [
    ...baseUrlsIn(root, row.rule),
    ...[...made.values()].flatMap(({ options }) => (options ? [at(options, row.provider?.baseUrl ?? [])] : [])),
  ]
    .map(otherBaseUrl)
    .find((url) => url !== undefined);
  const platform = row.platform ?? 'first-party';
  return {
    site: { ...site, platform, requests: [request], library, ...(baseUrl && { baseUrl: use.text(baseUrl) }) },
    isSet,
    isProved,
  };
}

const baseUrlsIn = (root: Value, { baseUrls = [] }: Rule): Value[] => baseUrls.map((way) => at(root, way));

/** What stands at the end of a way of properties. */
const at = (root: Value, way: readonly string[]): Value => way.reduce((value, key) => property(value, key), root);

/** What keeps a call from being rewritten: a place, and words for it. */
type Kept = NonNullable<LibraryCall['past']>;

/** The first option that keeps a call from being rewritten, beside the model or beside the thinking. */
function sentBeside(use: LibraryUse, root: Value, { past = [], apart = [], only: texts = {}, limits }: Rule): Kept | undefined {
  const ways = [use.row.path, use.row.beside ?? []];
  const holders = [root, ...ways.flatMap((way) => way.map((_, index) => at(root, way.slice(0, index + 1))))];
  const found = (names: readonly string[]) => names.flatMap((name) => holders.map((holder) => [name, property(holder, name)] as const));
  const [kept] = [
    ...found(past).flatMap(([name, option]) => sentPast(name, option, use) ?? []),
    ...found(apart).flatMap(([name, option]) => sentApart(name, option, use) ?? []),
    ...found(Object.keys(texts)).flatMap(([name, option]) => sentApart(name, option, use, texts[name]) ?? []),
  ];
  const [, second] = use.row.models.filter((name) =>
    outcomes(property(root, name)).some((one) => one.leaf.kind !== 'open' && !isMissing(one)),
  );
  if (!kept && second !== undefined) return { at: property(root, second).expr, why: `\`${second}\` gives a model, too` };
  if (kept || !limits?.every((name) => holders.every((holder) => outcomes(property(holder, name)).some(isMissing)))) return kept;
  return { at: use.expr, why: `without \`${limits[0]}\` it makes a limit of the thinking budget` };
}

/** An option with which no rewrite was proved, unless it is missing, or has the text that was proved. */
function sentApart(name: string, option: Value, { text }: LibraryUse, proved?: string): Kept | undefined {
  const isProved = ({ leaf }: Outcome): boolean => proved !== undefined && leaf.kind === 'literal' && leaf.value === proved;
  const found = outcomes(option).find((one) => !isMissing(one) && !isProved(one));
  return found && { at: found.leaf.expr, why: `with \`${name}\` (${oneLine(text(found.leaf.expr))}) the rewrite was not tried` };
}

/** A variable in the environment that is handed on, with which nothing was proved. */
function inEnvironment(root: Value, { environment }: Rule): Kept | undefined {
  if (!environment) return undefined;
  const named = (value: Value): Entry | undefined =>
    outcomes(value)
      .flatMap(({ leaf }) => (leaf.kind === 'object' ? leaf.entries : []))
      .map((entry) => (entry.kind === 'spread' ? named(entry.value()) : environment.test(entry.key ?? '') ? entry : undefined))
      .find((entry) => entry !== undefined);
  const found = named(property(root, 'env'));
  return found && { at: found.expr, why: `with \`${'key' in found ? found.key : 'env'}\` in its \`env\` the rewrite was not tried` };
}

/** Thinking that may be off: with a budget of 0, or where one option takes the place of another, or does not. */
function notThought({ row }: LibraryUse, root: Value, tokens: string | undefined, params: Value): Kept | undefined {
  const { thinking = 'thinking' } = row.thinking;
  const own = property(at(root, row.path), thinking);
  if (tokens !== undefined)
    return isNever(own) ? undefined : { at: own.expr, why: `\`${thinking}\` may take the place of its \`${tokens}\`` };
  const none = outcomes(property(property(params, 'thinking'), 'budget_tokens')).find(
    ({ leaf }) => leaf.kind === 'literal' && leaf.value === 0,
  );
  return none && { at: none.leaf.expr, why: 'its thinking budget is 0' };
}

/** An option of what makes the model. */
const sentByMakers = (use: LibraryUse, made: ReadonlyMap<Value, Maker>): Kept | undefined =>
  [...made.values()].flatMap(({ options }) =>
    (use.row.provider?.past ?? []).flatMap((name) => (options && sentPast(name, property(options, name), use)) ?? []),
  )[0];

/** An option that may send more than the rule knows, or what may hold it. */
function sentPast(name: string, option: Value, { text }: LibraryUse): Kept | undefined {
  const found = outcomes(option).find((one) => !isHarmless(one));
  if (!found) return undefined;
  const isOwn = found.trail.some((step) => step.kind === 'read' && !step.part && step.holder !== undefined);
  const at = isOwn ? option.expr : found.leaf.expr;
  const given = oneLine(text(at));
  return { at, why: `\`${isOwn ? name : (/^[\w$.]+/.exec(given)?.[0] ?? given)}\` may send more than the rewrite covers` };
}

/** A variable of the library's that every call of it heeds. */
function setForAll({ row, text, settings }: LibraryUse): Kept | undefined {
  const at = row.rule?.settings && settings?.(row.rule.settings);
  return at && { at, why: `\`${oneLine(text(at))}\` changes what is sent` };
}

/** A change of what the call makes, or code that reads what the rewrite takes from it. */
function changedLater({ row, text, changed }: LibraryUse, root: Value, isSet: boolean): Kept | undefined {
  const { changedBy: methods, calledWith: taking, calledAt = 0 } = row.rule ?? {};
  if (!isSet || !(methods || taking)) return undefined;
  const calledWith = taking && { methods: taking, at: calledAt };
  const { packages } = row;
  const at = changed({ options: optionNames(row), packages, ...(methods && { methods }), ...(calledWith && { calledWith }) });
  const said = (expr: Expr) => `\`${oneLine(/\.\w+$/.exec(text(expr))?.[0] ?? text(expr))}\``;
  if (at) return { at, why: `${said(at)} changes what is sent` };
  const reads = new Set(replaced(row).filter((name) => outcomes(property(root, name)).some((one) => !isMissing(one))));
  const reader = changed({ options: new Set(), packages, reads, ids: new Set(row.models) });
  return reader && { at: reader, why: `${said(reader)}, which the rewrite changes, is read` };
}

/** The names of the options that the rewrite takes away or makes something else of. */
const replaced = ({ names, thinking, tokens = [], path }: Library): string[] =>
  [names.temperature, names.top_p, names.top_k, thinking.thinking, ...tokens, ...path.slice(0, 1)].filter((name) => name !== undefined);

/** The names of the options that a rule is about; messages are given with each call. */
function optionNames({
  names: { messages: _, ...names },
  thinking,
  tokens,
  models,
  path,
  beside = [],
  rule,
}: Library): ReadonlySet<string> {
  return new Set([
    ...Object.values(names),
    ...Object.values(thinking),
    ...(tokens ?? []),
    ...models,
    ...path,
    ...beside,
    ...(rule?.past ?? []),
    ...(rule?.apart ?? []),
    ...(rule?.atCall ?? []),
  ]);
}

/** Headers and parameters that a rule is about, and clients that may send any. */
const SENT =
  /^(?:anthropic-beta|(?:anthropic_)?(?:betas|thinking|task_budget)|model|output_?config|(?:extra_)?body|temperature|top_?[pk]|max_?tokens|(?:anthropic|http)_client)$/i;

/** True for what names no header and no parameter that a rule is about. `within` are the objects around it: one that spreads itself adds nothing. */
function isHarmless({ leaf }: Outcome, within: ReadonlySet<string> = new Set()): boolean {
  if (leaf.kind === 'literal') return true;
  if (leaf.kind !== 'object') return false;
  const own = exprKey(leaf.expr);
  if (within.has(own)) return true;
  const inside = new Set(within).add(own);
  return leaf.entries.every((entry) => {
    if (entry.kind === 'computed') return false;
    const given = outcomes(entry.value());
    const areHarmless = () => given.every((one) => isHarmless(one, inside));
    if (entry.kind === 'spread') return areHarmless();
    const isRead = given.every((one) => one.leaf.kind !== 'open' && one.leaf.kind !== 'object') || areHarmless();
    return !SENT.test(entry.key) && !entry.key.startsWith('\0') && (isRead || !/headers|kwargs/i.test(entry.key));
  });
}

const isNever = (value: Value): boolean => outcomes(value).every(({ leaf }) => isAbsent(leaf));

/** True for what is known to be no model of Anthropic's, or is not known. */
const isForeign = ({ leaf }: Outcome): boolean =>
  leaf.kind !== 'literal' || typeof leaf.value !== 'string' || readModel(leaf.value).kind === 'foreign';

/** True for an id that the library's own provider makes a model of, or one that is sent to Anthropic as it is, where that is needed. */
const isMadeFor = ({ leaf, trail }: Outcome, { provider, ids }: Library, made: ReadonlyMap<Value, Maker>): boolean =>
  trail.some((step) => made.has(step)) ||
  (trail.some(isMadeModel) || !ids ? provider === undefined : leaf.kind === 'literal' && ids.test(String(leaf.value)));

/** The ids that models are made of in place of the models. @param made gets what a provider of the row makes. */
function modelView({ row, madeBy }: LibraryUse, made: Map<Value, Maker>): View {
  const known = new WeakMap<Value, Value>();
  const isOwn = ({ from, isFactory, method }: Maker): boolean => {
    const { provider } = row;
    if (!provider || !from?.specifier || !provider.packages.test(from.specifier)) return false;
    const names = isFactory ? provider.factory : provider.value;
    return names?.test(from.name) === true && (method === undefined || provider.methods?.test(method) === true);
  };
  const shown = (value: Value): Value => {
    switch (value.kind) {
      case 'read':
        return { ...value, value: of(value.value) };
      case 'choice':
        return { ...value, yes: of(value.yes), no: of(value.no) };
      case 'union':
        return { ...value, options: value.options.map(of) };
      case 'open': {
        const maker = row.makesModels ? madeBy(value) : undefined;
        if (maker) {
          const model: Value = { kind: 'union', expr: value.expr, key: MADE + exprKey(value.expr), options: [maker.id] };
          if (isOwn(maker)) made.set(model, maker);
          return model;
        }
        const { candidates } = value;
        return candidates ? { ...value, candidates: () => candidates().map(of) } : value;
      }
      default:
        return value;
    }
  };
  const of = (value: Value): Value => {
    let found = known.get(value);
    if (!found) {
      found = shown(value);
      known.set(value, found);
    }
    return found;
  };
  return { of };
}

/** The parameters under the API's names, and whether they have a thinking budget. */
function paramsOf(
  row: Library,
  root: Value,
  { model, tokens }: { model: string; tokens: string | undefined },
  models: View,
  expr: Expr,
): { params: Value; isSet: boolean } {
  const beside: Names = { ...(row.beside ? {} : row.names), model };
  const inside = {
    model: models,
    thinking: tokens === undefined ? createView({ names: only(row.thinking, IN_THINKING) }) : AS_THINKING,
    ...(row.rule?.flat && { output_config: TASK_BUDGET }),
  };
  const around = { ...only(row.thinking, BESIDE_THINKING), ...(tokens !== undefined && { thinking: tokens }) };
  if (row.path.length === 0) {
    const params = createView({ names: { ...beside, ...around }, inside }).of(root);
    return { params, isSet: setsThinking(params) };
  }
  const options = createView({ names: beside, inside }).of(root);
  const holder = createView({ names: around, inside }).of(at(root, row.path));
  const apart = row.beside ? [createView({ names: row.names }).of(at(root, row.beside))] : [];
  const entries = [options, ...apart, holder].map((one) => spreadOf(one, expr));
  const params: Value = { kind: 'object', expr, readonly: true, entries };
  return { params, isSet: setsThinking(params) };
}

/** The option that gives thinking a number of tokens, where none gives it whole, or may not. */
const tokensIn = ({ tokens, thinking }: Library, root: Value): string | undefined =>
  thinking.thinking === undefined || outcomes(property(root, thinking.thinking)).some(isMissing)
    ? tokens?.find((name) => isBudget(property(root, name)))
    : undefined;

const IN_THINKING = ['type', 'budget_tokens'] as const;
const BESIDE_THINKING = ['thinking', 'output_config', 'speed', 'max_tokens', 'temperature', 'top_p', 'top_k'] as const;

const only = (names: Names, parts: readonly Part[]): Names =>
  Object.fromEntries(parts.flatMap((part) => (names[part] === undefined ? [] : [[part, names[part]]])));

/** A task budget as the one thing that an `output_config` holds. */
const TASK_BUDGET: View = {
  of: (value) => {
    const { expr } = value;
    return isNever(value) ? value : { kind: 'object', expr, readonly: true, entries: [propertyOf('task_budget', value)] };
  },
};

const propertyOf = (key: string, value: Value): Entry => ({
  kind: 'property',
  key,
  expr: value.expr,
  valueExpr: value.expr,
  shorthand: false,
  value: () => value,
});

const spreadOf = (value: Value, expr: Expr): Entry => ({ kind: 'spread', expr, argument: value.expr, value: () => value });

/** Shows a number of tokens as thinking with that budget; 0 and a missing number are no thinking. */
const AS_THINKING: View = {
  of: (value) => {
    const { expr } = value;
    if (outcomes(value).every((one) => !isTokens(one))) return { kind: 'literal', expr, value: undefined };
    if (value.kind === 'choice') return { ...value, yes: AS_THINKING.of(value.yes), no: AS_THINKING.of(value.no) };
    const entries = [propertyOf('type', { kind: 'literal', expr, value: 'enabled' }), propertyOf('budget_tokens', value)];
    return { kind: 'object', expr, readonly: true, entries };
  },
};

const isTokens = (one: Outcome): boolean => !isMissing(one) && !(one.leaf.kind === 'literal' && one.leaf.value === 0);

const isBudget = (tokens: Value): boolean => outcomes(tokens).some(isTokens);

const setsThinking = (params: Value): boolean =>
  outcomes(property(params, 'thinking')).some((outcome) => {
    const state = thinkingState(outcome);
    return state === 'budget' || (state === 'unknown' && isWrittenThinking(outcome));
  });
