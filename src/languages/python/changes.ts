/** Changes to dictionaries that do not go by the name they were given: `other = params; other["model"] = …`, `add_thinking(params)`. */
import { type Entry, exprKey, type Outcome, outcomes, type Value } from '../../values.js';
import { type Context, exprOf } from './context.js';
import { createEvaluate } from './evaluate.js';
import { calledFunctions } from './functions.js';
import type { Module } from './modules.js';
import { type Change, changesIn, rootOf } from './mutations.js';
import { calleeOf, holds, isCall, isName, type Node, unwrap } from './node.js';
import { guardsOf } from './order.js';

type Changes = Context['changesTo'];

/** How far what callers pass is followed: a dictionary may go through several functions. */
const MOST_HOPS = 6;

/**
 * Makes the index of one run: what may be changed in what an expression makes, where the order of the statements around its own name does
 * not tell. Built at first use, with values as they are without it.
 */
export function createChanges(ctx: () => Context): Changes {
  let index: Map<Node, Entry[]> | undefined;
  const build = (): Map<Node, Entry[]> => {
    const found = new Map<Node, Entry[]>();
    const plain: Context = { ...ctx(), changesTo: () => [] };
    plain.evaluate = createEvaluate(() => plain);
    for (const module of plain.modules.parsed()) {
      for (const change of changesIn(module)) {
        for (const made of origins(plain.evaluate(change.target, module), plain)) {
          if (goesByItsName(change, made, module, plain)) continue;
          const entry: Entry = { kind: 'computed', expr: exprOf(module, change.statement) };
          const entries = change.keys?.map((key): Entry => ({ ...entry, key })) ?? [entry];
          found.set(made, [...(found.get(made) ?? []), ...entries]);
        }
      }
    }
    return found;
  };
  return (made) => {
    index ??= build();
    return index.get(made) ?? [];
  };
}

/** The nodes that make the dictionaries a value can be: literals, and calls that give a new one each time. */
function origins(value: Value, ctx: Context, seen = new Set<string>(), hops = 0): Set<Node> {
  const found = new Set<Node>();
  for (const outcome of outcomes(value)) {
    const { leaf } = outcome;
    if (leaf.kind === 'open' && leaf.candidates && hops < MOST_HOPS && !seen.has(exprKey(leaf.expr))) {
      seen.add(exprKey(leaf.expr));
      for (const candidate of leaf.candidates()) for (const node of origins(candidate, ctx, seen, hops + 1)) found.add(node);
    }
    if (leaf.kind !== 'object') continue;
    const [first] = leaf.entries;
    // What was not made here, with what is written to it here.
    if (first?.kind === 'spread' && exprKey(first.expr) === exprKey(leaf.expr)) {
      for (const node of origins(first.value(), ctx, seen, hops)) found.add(node);
      continue;
    }
    const made = freshBy(outcome, ctx) ?? (leaf.expr.node as Node);
    if (made) found.add(made);
  }
  return found;
}

/** The call that made a dictionary of its own: a copy, or what a function writes out. Null for a part of such a one, undefined for any other. */
function freshBy({ trail, leaf }: Outcome, ctx: Context): Node | null | undefined {
  for (const step of trail) {
    if (step.kind !== 'read') continue;
    const node = unwrap(step.expr.node as Node);
    const module = ctx.modules.get(step.expr.file);
    if (!isCall(node) || !module) continue;
    const called = calledFunctions(calleeOf(node), module, ctx);
    const isInside = called.some((fn) => leaf.expr.file === fn.module.file && holds(fn.node, leaf.expr));
    if (called.length > 0 && !isInside) continue;
    return step.part ? null : node;
  }
  return undefined;
}

/** True where the change is written to the name that the dictionary was given when it was made: what is read through the name sees it. */
function goesByItsName({ target }: Change, made: Node, module: Module, ctx: Context): boolean {
  const { root, depth } = rootOf(target);
  const binding = isName(root) && depth <= 1 ? module.scopes.bindingOf(root) : undefined;
  return (
    binding?.definitions.some(({ kind, node }) => {
      const right = kind === 'assign' ? node.children.find(({ field }) => field === 'right') : undefined;
      return right !== undefined && holds(right, made) && guardsOf(node, root, module, ctx) !== undefined;
    }) ?? false
  );
}
