/** Changes to dictionaries that do not go by the name they were given: `other = params; other["model"] = …`, `add_thinking(params)`. */
import type { Entry, Expr } from '../../../values/values.js';
import { changed } from '../../entries.js';
import { askedOnce } from '../../once.js';
import { holds, isName, type Node, unwrap } from '../syntax/node.js';
import { hookCall } from '../uses/hooks.js';
import { type Context, exprOf, type Located } from '../values/context.js';
import { type Change, changeOf, changes, keyOf, outermost, rootOf } from './mutations.js';
import { guardsOf } from './order.js';
import { standIns } from './stand-ins.js';

/** Makes the question of one run: what may be changed in what an expression makes, where its own name does not show it. */
export function createChanges(ctx: () => Context): Context['changesTo'] {
  // A change that hangs on itself is none.
  const once = askedOnce<Node, Entry[]>([]);
  return (made, module) => once(made, () => changesOf({ node: made, module }, ctx()));
}

function changesOf(made: Located, ctx: Context): Entry[] {
  const all = standIns(made, ctx);
  if (!all) return [{ kind: 'computed', expr: exprOf(made.module, made.node) }];
  return all.flatMap((one): Entry[] => {
    const change = changeOf(one.node);
    const hook = change ? undefined : hookCall(one.node, one.module, ctx);
    if ((!change && !hook) || goesByItsName(one, made, ctx)) return [];
    return hook ? changed(undefined, exprOf(one.module, hook)) : changed(change?.keys, exprOf(one.module, (change as Change).statement));
  });
}

/** The changes in place to an object: by it, by another name of it, by a function that it is given to; undefined where they cannot be told. */
export const changesTo = (object: Located, ctx: Context): { keys: string[] | undefined; at: Expr }[] | undefined =>
  ctx.remember('changes-to', object.node, () =>
    standIns(object, ctx)?.flatMap(({ node, module }) => {
      const hook = hookCall(node, module, ctx);
      if (hook) return [{ keys: undefined, at: exprOf(module, hook) }];
      if (!changes(node)) return [];
      const holder = outermost(node).parent ?? node;
      const inner = changeOf(node) ? undefined : holder.type === 'subscript' ? keyOf(holder) : undefined;
      return [
        {
          keys: changeOf(node)?.keys ?? (inner === undefined ? undefined : [inner]),
          at: exprOf(module, changeOf(node)?.statement ?? node),
        },
      ];
    }),
  );

/** True where the change is written to the name that the dictionary was given when it was made: what is read through the name sees it. */
function goesByItsName({ node, module }: Located, made: Located, ctx: Context): boolean {
  const { root, depth } = rootOf(node);
  const binding = isName(root) && depth <= 1 && module === made.module ? module.scopes.bindingOf(root) : undefined;
  return (
    binding?.definitions.some(({ kind, node: one }) => {
      const right = kind === 'assign' ? one.children.find(({ field }) => field === 'right') : undefined;
      // What is written to an item of a list, its name does not show.
      // What has several names at once is not read through one of them.
      const isShared = right?.type === 'assignment' || one.parent?.type === 'assignment';
      const shows = right !== undefined && !isShared && (depth === 0 || !/^(?:list|tuple)$/.test(unwrap(right).type));
      return shows && holds(right, made.node) && guardsOf(one, root, module, ctx) !== undefined;
    }) ?? false
  );
}
