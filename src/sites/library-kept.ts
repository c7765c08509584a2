/** What keeps a call of another library from being rewritten by its rule. */
import type { Library, Rule } from '../sdk/library.js';
import { outcomes, property } from '../values/outcomes.js';
import { type Entry, type Expr, exprKey, isMissing, type Outcome, type Value } from '../values/values.js';
import { settingsOf } from './library-models.js';
import { at, isNever, type LibraryUse, type Maker } from './library-use.js';
import type { LibraryCall } from './sites.js';
import { oneLine } from './wording.js';

/** What keeps a call from being rewritten: a place, and words for it. */
type Kept = NonNullable<LibraryCall['past']>;

/** The first option that keeps a call from being rewritten, beside the model or beside the thinking. */
export function sentBeside(use: LibraryUse, root: Value, { past = [], apart = [], only: texts = {}, limits }: Rule): Kept | undefined {
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
export function inEnvironment(root: Value, { environment }: Rule): Kept | undefined {
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
export function notThought({ row }: LibraryUse, root: Value, tokens: string | undefined, params: Value): Kept | undefined {
  const { thinking = 'thinking' } = row.thinking;
  const own = property(at(root, row.path), thinking);
  if (tokens !== undefined)
    return isNever(own) ? undefined : { at: own.expr, why: `\`${thinking}\` may take the place of its \`${tokens}\`` };
  const none = outcomes(property(property(params, 'thinking'), 'budget_tokens')).find(
    ({ leaf }) => leaf.kind === 'literal' && leaf.value === 0,
  );
  return none && { at: none.leaf.expr, why: 'its thinking budget is 0' };
}

/** Thinking of the constructor's that counts before that of the call. */
export function overruled({ row, under }: LibraryUse): Kept | undefined {
  const { thinking = 'thinking' } = row.thinking;
  const own = under && row.rule?.ownFirst ? property(at(under, row.root), thinking) : undefined;
  return own && !isNever(own) ? { at: own.expr, why: `\`${thinking}\` of what it is called on counts before its own` } : undefined;
}

/** An option of what makes the model. */
export const sentByMakers = (use: LibraryUse, made: ReadonlyMap<Value, Maker>): Kept | undefined =>
  [...made.values()].flatMap(({ options }) =>
    (use.row.provider?.past ?? []).flatMap((name) => (options && sentPast(name, property(options, name), use)) ?? []),
  )[0];

/** True where what makes the model sets thinking: that is a call of its own. */
export const isSetByMakers = (
  {
    row: {
      provider,
      thinking: { thinking },
    },
  }: LibraryUse,
  made: ReadonlyMap<Value, Maker>,
): boolean =>
  provider?.settings !== undefined &&
  thinking !== undefined &&
  [...made.values()].some(({ options }) => options && !isNever(property(property(options, provider.settings as string), thinking)));

/** True where what wraps the model has settings with thinking: that is a call of its own. */
export const isSetByWrappers = (use: LibraryUse, wrappers: ReadonlySet<Value>): boolean =>
  wrapped(use, wrappers).some(({ settings }) => settings !== undefined && settings !== 'unknown' && !isNever(at(settings, use.row.path)));

/** What is done with each call of a model that is wrapped. */
export function sentByWrappers(use: LibraryUse, wrappers: ReadonlySet<Value>): Kept | undefined {
  const names = [...optionNames(use.row)];
  const kept = wrapped(use, wrappers).find(
    ({ settings }) => settings === 'unknown' || (settings && names.some((name) => !isNever(property(settings, name)))),
  );
  return kept && { at: kept.at, why: `\`${use.row.wrapper?.middleware}\` of its model may change what is sent` };
}

const wrapped = (use: LibraryUse, wrappers: ReadonlySet<Value>): { settings: ReturnType<typeof settingsOf>; at: Expr }[] => {
  const { wrapper } = use.row;
  return [...wrappers].map((options) => {
    const middleware = property(options, wrapper?.middleware ?? '');
    return { settings: settingsOf(middleware, use), at: middleware.expr };
  });
};

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
export function setForAll({ row, text, settings }: LibraryUse): Kept | undefined {
  const at = row.rule?.settings && settings?.(row.rule.settings);
  return at && { at, why: `\`${oneLine(text(at))}\` changes what is sent` };
}

/** A change of what the call makes, or code that reads what the rewrite takes from it. */
export function changedLater({ row, text, changed }: LibraryUse, root: Value, isSet: boolean): Kept | undefined {
  const { changedBy: methods, calledWith: taking, calledAt = 0, handedTo, standIns, within = [] } = row.rule ?? {};
  if (!isSet || !(methods || taking || standIns || handedTo)) return undefined;
  const calledWith = taking && { methods: taking, at: calledAt };
  const { packages, methods: apart } = row;
  const at = changed({
    options: optionNames(row),
    within: new Set([...row.path, ...within]),
    packages,
    ...(methods && { methods }),
    ...(calledWith && { calledWith }),
    ...(handedTo && { handedTo }),
    ...(apart && { apart }),
    ...(standIns && { standIns }),
  });
  const said = (expr: Expr) => `\`${oneLine(/\.\w+$/.exec(text(expr))?.[0] ?? text(expr))}\``;
  if (at) return { at, why: `${said(at)} changes what is sent` };
  const reads = new Set(replaced(row).filter((name) => outcomes(property(root, name)).some((one) => !isMissing(one))));
  const reader = changed({ options: new Set(), packages, reads, ids: new Set(row.models), ...(apart && { apart }) });
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
    ...(rule?.within ?? []),
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
