/** Whether an expression has one value at two places: attributes, entries and lists may be changed in between. */

import { isListChange, statementFor } from '../changes/mutations.js';
import type { Module } from '../modules/modules.js';
import { isMember, isName, memberName, type Node, walk } from '../syntax/node.js';
import type { Context } from './context.js';

/** How often what an expression names was changed, in the order of the file, before a place; the same at two places where nothing is in between. */
export function changesBefore(node: Node, place: number, module: Module, ctx: Context): string {
  const counts: number[] = [];
  const count = (uses: readonly Node[]) => counts.push(uses.filter(({ start }) => start < place).length);
  walk(node, (inner) => {
    const name = memberName(inner);
    if (isMember(inner) && name !== undefined) count(changedMembers(name, module, ctx));
    const binding = isName(inner) ? module.scopes.bindingOf(inner) : undefined;
    if (binding) count(binding.references.filter(isChanged));
  });
  return counts.join();
}

const changedMembers = (name: string, module: Module, ctx: Context): Node[] =>
  ctx.remember(`changed ${name}`, module.root, () =>
    ctx.membersNamed(name).flatMap((one) => (one.module === module && isChanged(one.node) ? [one.node] : [])),
  );

/** True for an expression that is a target, or whose entries or items change right there. */
export const isChanged = (node: Node): boolean => statementFor(node) !== undefined || isListChange(node);
