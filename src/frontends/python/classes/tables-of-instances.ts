/** Dictionaries and lists that hold objects: `TIERS = {"deep": Tier("…", 32000)}`. */
import { constant } from '../../../values/outcomes.js';
import { changes, isListChange } from '../changes/mutations.js';
import { standIns } from '../changes/stand-ins.js';
import type { Module } from '../modules/modules.js';
import { resolveName } from '../modules/names.js';
import { field, isSplat, type Node, parts } from '../syntax/node.js';
import { hookCall } from '../uses/hooks.js';
import type { Context, Located } from '../values/context.js';

/** What such a table holds at an index, or any of it where the index is not known; nothing where something is put in later. */
export function itemsAt(table: Node, index: Node | undefined, module: Module, ctx: Context): Located[] {
  const found = resolveName(table, module, ctx);
  const [only, ...others] = found.kind === 'binding' ? found.binding.definitions : [];
  const named = only?.kind === 'assign' && others.length === 0 ? field(only.node, 'right') : undefined;
  const home = named && found.kind === 'binding' ? found.module : module;
  const written = named ?? table;
  const items = isSettled({ node: written, module: home }, ctx) ? parts(written) : [];
  const sought = index && constant(ctx.evaluate(index, module))?.value;
  const keys = items.map((item, place) => {
    if (written.type !== 'dictionary') return isSplat(item) ? undefined : place;
    const key = field(item, 'key');
    return key && constant(ctx.evaluate(key, home))?.value;
  });
  const isKnown = sought !== undefined && keys.every((key) => key !== undefined) && keys.includes(sought);
  const held = isKnown ? items.filter((_, place) => keys[place] === sought) : items;
  return held.map((item) => ({ node: field(item, 'value') ?? item, module: home }));
}

/** True for a table that is written out, and in which nobody puts anything else. */
const isSettled = (table: Located, ctx: Context): boolean =>
  /^(?:dictionary|list|tuple)$/.test(table.node.type) &&
  standIns(table, ctx)?.every(({ node, module }) => !changes(node) && !isListChange(node) && !hookCall(node, module, ctx)) === true;
