/** Dictionaries by whose keys something is found. */
import { OPUS_4_7, readModel, roleOf } from '../../sdk/models.js';
import { constant } from '../../values/values.js';
import type { Context } from './context.js';
import { type Followed, isItself, isOld } from './deciders.js';
import type { Module } from './modules.js';
import { resolveName } from './names.js';
import { field, type Node, parts, unwrap } from './node.js';

interface Key {
  text: string;
  /** Where the text is written. */
  leaf: NonNullable<ReturnType<typeof constant>>;
}

/** The keys of a dictionary that is written out, there or where its name is declared; undefined where some cannot be told. */
function keysOf(table: Node, module: Module, ctx: Context): Key[] | undefined {
  const inner = unwrap(table);
  const found = inner.type === 'dictionary' ? undefined : resolveName(inner, module, ctx);
  const [only, ...others] = found?.kind === 'binding' ? found.binding.definitions.filter(({ kind }) => kind !== 'declare') : [];
  const named = only?.kind === 'assign' && others.length === 0 ? field(only.node, 'right') : undefined;
  const home = found?.kind === 'binding' ? found.module : module;
  const written = inner.type === 'dictionary' ? inner : named && unwrap(named);
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

/** `MODEL in TABLE`, where the table has the value as its key. */
export function isKeyOf(at: Node, comparison: Node, module: Module, value: Followed, ctx: Context): boolean {
  const operands = parts(comparison);
  const table = operands[operands.indexOf(at) + 1];
  return table !== undefined && /\bin\b/.test(module.text.slice(at.end, table.start)) && movesAlong(table, module, value, ctx);
}

/** True for a table with an entry for the old model that has none for any model which takes its place. */
export function knowsOldModelOnly(table: Node, module: Module, ctx: Context): boolean {
  const migration = ctx.modules.migration ?? OPUS_4_7;
  const roles = (keysOf(table, module, ctx) ?? []).map(({ text }) => roleOf(readModel(text), migration));
  return roles.includes('moves') && !roles.includes('takes-new-form');
}
