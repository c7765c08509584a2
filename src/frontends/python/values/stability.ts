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
  const here = around(node, isFunction);
  const count = (about: string, of: Node, changes: () => readonly Located[]) =>
    counts.push(countBelow(runsFor(about, of, changes, here, module, ctx), place));
  const seen = new Set<Node>([node]);
  const look = (root: Node, home: Module) =>
    walk(root, (inner) => {
      const name = memberName(inner);
      if (isMember(inner) && name !== undefined) count(`member ${name}`, module.root, () => changedMembers(name, module, ctx));
      const binding = isName(inner) ? home.scopes.bindingOf(inner) : undefined;
      if (binding) {
        const changes = () => binding.references.filter(isChanged).map((one) => ({ module: home, node: one }));
        count(`name in ${module.file}`, binding.definitions[0]?.id ?? inner, changes);
      }
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

/** Places in one file where something changes, in their order, and the names of the functions by which it does. */
interface Runs {
  starts: number[];
  through: ReadonlySet<string>;
}

/** The places for an expression of a function: what that function changes by itself, its callers do not change once more. */
function runsFor(
  about: string,
  of: Node,
  changes: () => readonly Located[],
  here: Node | undefined,
  module: Module,
  ctx: Context,
): readonly number[] {
  const all = ctx.remember(`runs of ${about}`, of, () => runsOf(changes(), undefined, module, ctx));
  const name = here && field(here, 'name')?.text;
  if (!here || name === undefined || !all.through.has(name)) return all.starts;
  return ctx.remember(`runs of ${about} outside ${here.start}`, of, () => runsOf(changes(), here, module, ctx)).starts;
}

/** The changes in a file, and the calls in it by the names of functions that make one; a constructor changes what it makes. */
function runsOf(changes: readonly Located[], here: Node | undefined, module: Module, ctx: Context): Runs {
  const found = new Set<Node>();
  const through = new Set<string>();
  const queue = [...changes];
  for (const one of queue) {
    if (one.module === module) found.add(one.node);
    const fn = around(one.node, isFunction);
    const name = fn && fn !== here ? field(fn, 'name')?.text : undefined;
    if (name === undefined || name === '__init__' || through.has(name)) continue;
    through.add(name);
    for (const call of ctx.callsNamed(name)) queue.push(call);
  }
  return { starts: [...found].map(({ start }) => start).sort((a, b) => a - b), through };
}

/** How many of the sorted numbers are below one. */
function countBelow(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** True for an expression that is a target, or whose entries or items change right there. */
export const isChanged = (node: Node): boolean => statementFor(node) !== undefined || isListChange(node);
