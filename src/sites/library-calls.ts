/** A call of another library as a site: its options under the API's names, and whether what it says can be rewritten. */
import type { Library, Names, Part, Rule } from '../sdk/library.js';
import { outcomes, property } from '../values/outcomes.js';
import { type Entry, type Expr, isMissing, type Outcome, type Value } from '../values/values.js';
import { otherBaseUrl } from './base-url.js';
import { isWrittenThinking, thinkingState } from './facts.js';
import {
  changedLater,
  inEnvironment,
  isSetByMakers,
  isSetByWrappers,
  notThought,
  overruled,
  sentBeside,
  sentByMakers,
  sentByWrappers,
  setForAll,
} from './library-kept.js';
import { isForeign, isMadeFor, modelView, settingsOf } from './library-models.js';
import { at, isNever, type LibraryUse, type Maker } from './library-use.js';
import { createView, type View } from './library-view.js';
import type { SiteOfFile } from './sites.js';
import { unsentSite } from './unsent.js';
import { calleeInLine } from './wording.js';

/** A call by one row: its site, whether it has a thinking budget, and whether the row's rule may be about its model. */
interface Reading {
  site: SiteOfFile;
  isSet: boolean;
  isProved: boolean;
}

/** The site by the one of a library's rows that is about the call's model; undefined for a call that sets no thinking and is none of those that are rewritten. */
export function siteAmong(rows: readonly Library[], use: Omit<LibraryUse, 'row'>): SiteOfFile | undefined {
  const found = rows.flatMap((row) => withOwnName(row, use)).flatMap((row) => readBy({ ...use, row }) ?? []);
  const { site } =
    found.find(({ isSet, isProved }) => isSet && isProved) ??
    found.find(({ isSet }) => isSet) ??
    found.find(({ isProved }) => isProved) ??
    {};
  return site;
}

/** A row, and the same for options by the name that the provider of the model was given; a call that has both is left to a person. */
function withOwnName(row: Library, use: Omit<LibraryUse, 'row'>): Library[] {
  const { provider, rule, path } = row;
  if (!provider?.named || !rule) return [row];
  const { option, from } = provider.named;
  const models = row.models.flatMap((name) => outcomes(property(at(use.options, row.root), name)));
  const given = models.flatMap(({ leaf }) => {
    const options = leaf.kind === 'open' ? use.madeBy(leaf)?.options : undefined;
    return options ? outcomes(property(options, option)).filter((one) => !isMissing(one)) : [];
  });
  const names = new Set(given.map(({ leaf }) => (leaf.kind === 'literal' ? String(leaf.value).split('.')[0] : undefined)));
  const usual = path.at(-1) as string;
  const [name, ...others] = [...names].filter((one) => one !== usual);
  if (names.size === 0 || (name === undefined && !names.has(undefined))) return [row];
  // What it is called cannot be told, or depends.
  if (name === undefined || others.length > 0 || names.has(undefined)) return [{ ...row, provider: { ...provider, past: [option] } }];
  return [
    { ...row, rule: { ...rule, apart: [...(rule.apart ?? []), name] } },
    { ...row, path: [...path.slice(0, -1), name], rule: { ...rule, from, apart: [...(rule.apart ?? []), usual] } },
  ];
}

function readBy(use: LibraryUse): Reading | undefined {
  const { row, expr, callee } = use;
  const root = row.wraps ? withSettings(at(use.options, row.root), use) : at(use.options, row.root);
  const model = row.models.find((name) => !isNever(property(root, name))) ?? row.models[0];
  if (model === undefined) return undefined;
  const made = new Map<Value, Maker>();
  const wrappers = new Set<Value>();
  const models = modelView(use, made, wrappers);
  const tokens = tokensIn(row, root);
  const { params, isSet } = paramsOf(row, root, { model, tokens }, models, expr);
  // Without settings of its own it is a part of what it is handed to.
  if (!isSet && (!row.rule || row.rule.handedTo)) return undefined;
  if (use.own && !paramsOf(row, at(use.own, row.root), { model, tokens }, models, expr).isSet) return undefined;
  if (!isSet && use.isUnder?.()) return undefined;
  const says = `${row.name} (${row.advice})`;
  const site = unsentSite(expr, params, { kind: 'other-client', api: calleeInLine(callee), receiver: callee, library: { says, row } });
  const given = property(params, 'model');
  // An agent has a model of its own where none is given.
  const isKnown = !(row.isAgent && outcomes(given).every(isMissing));
  const isProved = isKnown && outcomes(given).every((outcome) => isForeign(outcome) || isMadeFor(outcome, row, made));
  if (!isSet && (isSetByMakers(use, made) || isSetByWrappers(use, wrappers))) return undefined;
  if (!row.rule || !isProved) return { site, isSet, isProved: false };
  const request = { kind: 'call', params, expr: use.optionsExpr ?? expr } as const;
  const past =
    sentBeside(use, root, row.rule) ??
    inEnvironment(root, row.rule) ??
    notThought(use, root, tokens, params) ??
    overruled(use) ??
    sentByMakers(use, made) ??
    sentByWrappers(use, wrappers) ??
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

/** The options of a wrapper, with the settings that it gives each call. */
function withSettings(root: Value, use: LibraryUse): Value {
  const { wrapper } = use.row;
  const settings = wrapper ? settingsOf(property(root, wrapper.middleware), use) : undefined;
  if (!wrapper || settings === undefined || settings === 'unknown') return root;
  const entries = [spreadOf(root, root.expr), propertyOf(wrapper.holder, settings)];
  return { kind: 'object', expr: root.expr, readonly: true, entries };
}

const baseUrlsIn = (root: Value, { baseUrls = [] }: Rule): Value[] => baseUrls.map((way) => at(root, way));

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
const tokensIn = ({ tokens, thinking, path }: Library, root: Value): string | undefined =>
  thinking.thinking === undefined || outcomes(property(root, thinking.thinking)).some(isMissing)
    ? tokens?.find((name) => isBudget(property(at(root, path), name)))
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
