/** Whether an expression has one value at two places: attributes, entries and lists may be changed in between. */

import { isListChange, statementFor } from '../changes/mutations.js';
import { isPropertyOf } from '../classes/hierarchy.js';
import type { Module } from '../modules/modules.js';
import { around, field, isFunction, isMember, isName, memberName, type Node, walk } from '../syntax/node.js';
import type { Context, Located } from './context.js';
import { calledFunctions } from './functions.js';

/** How often what an expression names was changed, in the order of the file, before a place; the same at two places where nothing is in between. */
export function changesBefore(node: Node, place: number, module: Module, ctx: Context): string {
  const counts: number[] = [];
  const count = (changes: readonly Located[]) => {
    const here = around(node, isFunction);
    counts.push(runsOf(changes, here, module, ctx).filter(({ start }) => start < place).length);
  };
  const seen = new Set<Node>([node]);
  const look = (root: Node, home: Module) =>
    walk(root, (inner) => {
      const name = memberName(inner);
      if (isMember(inner) && name !== undefined) count(changedMembers(name, module, ctx));
      const binding = isName(inner) ? home.scopes.bindingOf(inner) : undefined;
      if (binding) count(binding.references.filter(isChanged).map((one) => ({ module: home, node: one })));
      // A property answers by what it reads.
      for (const fn of isMember(inner) ? calledFunctions(inner, home, ctx) : [])
        if (isPropertyOf(fn.node) && !seen.has(fn.node)) {
          seen.add(fn.node);
          look(fn.node, fn.module);
        }
    });
  look(node, module);
  return counts.join();
}

const changedMembers = (name: string, module: Module, ctx: Context): readonly Located[] =>
  ctx.remember(`changed ${name}`, module.root, () => ctx.membersNamed(name).filter(({ node }) => isChanged(node)));

/** The changes in a file, and the calls in it by the names of functions that make one; a constructor changes what it makes. */
function runsOf(changes: readonly Located[], here: Node | undefined, module: Module, ctx: Context): Node[] {
  const found = new Set<Node>();
  const seen = new Set<string>();
  const queue = [...changes];
  for (const one of queue) {
    if (one.module === module) found.add(one.node);
    const fn = around(one.node, isFunction);
    const name = fn && fn !== here ? field(fn, 'name')?.text : undefined;
    if (name === undefined || name === '__init__' || seen.has(name)) continue;
    seen.add(name);
    queue.push(...ctx.callsNamed(name));
  }
  return [...found];
}

/** True for an expression that is a target, or whose entries or items change right there. */
export const isChanged = (node: Node): boolean => statementFor(node) !== undefined || isListChange(node);
