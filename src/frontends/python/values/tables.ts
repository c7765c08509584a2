/** Dictionaries by whose keys something is found. */
import { OPUS_4_7, readModel, roleOf } from '../../../sdk/models.js';
import { constant, outcomes } from '../../../values/outcomes.js';
import type { Value } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import { field, type Node, parts } from '../syntax/node.js';
import { type Followed, isItself, isOld, knowsOldOnly, textsWrittenIn, writtenAs } from '../uses/deciders.js';
import type { Context, Located } from './context.js';

interface Key {
  text: string;
  /** Where the text is written. */
  leaf: NonNullable<ReturnType<typeof constant>>;
}

/** The keys of a dictionary that is written out, there or where its name is declared; undefined where some cannot be told. */
function keysOf(table: Node, module: Module, ctx: Context): Key[] | undefined {
  const { written, home } = writtenAs(table, module, ctx);
  if (written?.type !== 'dictionary') return undefined;
  const keys: Key[] = [];
  for (const part of parts(written)) {
    const key = field(part, 'key');
    const leaf = key && constant(ctx.evaluate(key, home));
    if (!leaf) return undefined;
    keys.push({ text: String(leaf.value), leaf });
  }
  return keys;
}

/** True for a table that has the value itself as its only key of the old family, so that both move along. */
export function movesAlong(table: Node, module: Module, value: Followed, ctx: Context): boolean {
  const keys = keysOf(table, module, ctx);
  if (!keys?.some(({ leaf }) => isItself(leaf, value))) return false;
  return keys.every(({ leaf, text }) => isItself(leaf, value) || (!isOld(text, value) && text !== value.to));
}

/** True for a table that finds nothing, or something else, for the new text. */
export const decidesByKey = (table: Node, module: Module, value: Followed, ctx: Context): boolean =>
  !movesAlong(table, module, value, ctx) &&
  (!value.answered || knowsOldModelOnly(table, module, ctx) || knowsOldOnly(textsBehind(table, module, value, ctx), value));

/** The texts of the list out of which a table is made: `{one.id: one for one in MODELS}`. */
function textsBehind(table: Node, module: Module, value: Followed, ctx: Context): string[] {
  const { written, home } = writtenAs(table, module, ctx);
  const clause = written?.type === 'dictionary_comprehension' ? parts(written).find(({ type }) => type === 'for_in_clause') : undefined;
  const list = clause && field(clause, 'right');
  return list ? textsWrittenIn(list, home, value, ctx) : [];
}

/** `MODEL in TABLE`, where the table has the value as its key. */
export function isKeyOf(at: Node, comparison: Node, module: Module, value: Followed, ctx: Context): boolean {
  const operands = parts(comparison);
  const table = operands[operands.indexOf(at) + 1];
  return table !== undefined && /\bin\b/.test(module.text.slice(at.end, table.start)) && movesAlong(table, module, value, ctx);
}

/** True for a table, or a list, with an entry for the old model that has none for the one which takes its place. */
export const knowsOldModelOnly = (table: Node, module: Module, ctx: Context): boolean =>
  isOfOldOnly(keysOf(table, module, ctx)?.map(({ text }) => text) ?? textsOf(ctx.evaluate(table, module)), ctx);

/** True for an enum with a member for the old model, and none for what takes its place. */
export function isEnumOfOld({ module, node: owner }: Located, ctx: Context): boolean {
  const members = [...(module.scopes.scopeOf(owner)?.bindings.values() ?? [])].flatMap(({ definitions }) => definitions);
  const texts = members.flatMap(({ node }) => {
    const right = field(node, 'right');
    const known = right && constant(ctx.evaluate(right, module))?.value;
    return typeof known === 'string' ? [known] : [];
  });
  return isOfOldOnly(texts, ctx);
}

function isOfOldOnly(texts: readonly string[], { modules }: Context): boolean {
  const migration = modules.migration ?? OPUS_4_7;
  const target = readModel(migration.to);
  const models = texts.map((text) => ({ text, read: readModel(text) }));
  const isTarget = ({ text, read }: (typeof models)[number]) =>
    target.kind === 'known' ? read.kind === 'known' && read.family === target.family : text === migration.to;
  return models.some(({ read }) => roleOf(read, migration) === 'moves') && !models.some(isTarget);
}

/** The names of all entries of a dictionary, or all items of a list; nothing where one of them cannot be told. */
function textsOf(value: Value): string[] {
  const texts: string[] = [];
  for (const { leaf } of outcomes(value)) {
    const parts =
      leaf.kind === 'object'
        ? leaf.entries.map((entry) => (entry.kind === 'spread' ? textsOf(entry.value()) : entry.kind === 'computed' ? [] : [entry.key]))
        : leaf.kind === 'array'
          ? leaf.elements.map((element) => (element.kind === 'spread' ? textsOf(element.value()) : textIn(element.value())))
          : [];
    if (parts.length === 0 || parts.some((part) => part.length === 0 || part[0]?.startsWith('\0'))) return [];
    texts.push(...parts.flat());
  }
  return texts;
}

function textIn(value: Value): string[] {
  const known = constant(value)?.value;
  return typeof known === 'string' ? [known] : [];
}
