/** Changes to objects that do not go by the name they were given: `const other = params; other.model = …`, `addThinking(params)`. */
import type { Entry } from '../../../values/values.js';
import { changed } from '../../entries.js';
import { askedOnce } from '../../once.js';
import type { Module } from '../modules/modules.js';
import { endOf, isMember, type Node, startOf, unwrap } from '../syntax/ast.js';
import { type Context, exprOf, type Reference } from './context.js';
import { changeOf } from './mutations.js';
import { standIns } from './stand-ins.js';

/** Makes the question of one run: what may be changed in what an expression makes, where its own name does not show it. */
export function createChanges(ctx: () => Context): Context['changesTo'] {
  // A change that hangs on itself is none.
  const once = askedOnce<Node, Entry[]>([]);
  return (made, module) => once(made, () => changesOf({ node: made, module }, ctx()));
}

function changesOf(made: Reference, ctx: Context): Entry[] {
  const all = standIns(made, ctx);
  if (!all) return [{ kind: 'computed', expr: exprOf(made.module, made.node) }];
  return all.flatMap(({ node, module }) => {
    const change = changeOf(node, module);
    return !change || goesByItsName(node, module, made) ? [] : changed(change.keys, exprOf(module, change.statement));
  });
}

/** True where the change is written to the name that the object was given when it was made: what is read through the name sees it. */
export function goesByItsName(node: Node, module: Module, made: Reference): boolean {
  const inner = unwrap(node);
  const root = isMember(inner) ? unwrap(inner.object) : inner;
  const declared = root.type === 'Identifier' && module === made.module ? module.scopes.bindingOf(root)?.node : undefined;
  const init = declared?.type === 'VariableDeclarator' ? declared.init : undefined;
  return !!init && startOf(init) <= startOf(made.node) && endOf(made.node) <= endOf(init);
}
