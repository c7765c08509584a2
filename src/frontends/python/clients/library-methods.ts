/** Calls of methods of what a library's call made, with options on top of those that it was made with: `agent.run(…, model_settings=…)`. */

import { isLibraryMethod, methodsFor } from '../../../sdk/libraries.js';
import type { Library } from '../../../sdk/library.js';
import { outcomes, property } from '../../../values/outcomes.js';
import { type Entry, isMissing, type ObjectValue, type Value } from '../../../values/values.js';
import { basesOf, classNamed } from '../classes/hierarchy.js';
import type { Module } from '../modules/modules.js';
import { resolveName } from '../modules/names.js';
import {
  argumentsOf,
  around,
  calleeOf,
  field,
  isCall,
  isClass,
  isMember,
  isName,
  memberName,
  type Node,
  objectOf,
  parts,
  unwrap,
} from '../syntax/node.js';
import { type Context, exprOf, type Located } from '../values/context.js';
import { argumentsValue } from '../values/evaluate.js';

/** Such a call. */
export interface MethodCall {
  rows: readonly [Library, ...Library[]];
  /** The calls that may have made what it is called on. */
  made: readonly Located[];
  /** False where it may be called on something else, too. */
  isSure: boolean;
}

/** What a call is a method of; undefined for any other call. */
export function methodCall(call: Node, module: Module, ctx: Context): MethodCall | undefined {
  let at = unwrap(calleeOf(call));
  let method: string | undefined;
  while (isMember(at)) {
    const name = memberName(at) as string;
    method = method === undefined ? name : `${name}.${method}`;
    at = unwrap(objectOf(at));
    if (!isLibraryMethod('python', method)) continue;
    const found = outcomes(ctx.evaluate(at, module)).map(({ leaf }) => makerBehind(leaf, method as string, ctx));
    const [first] = found.flatMap((one) => one ?? []);
    if (!first) continue;
    const isSame = (one: typeof first | undefined): one is typeof first => one?.rows[0] === first.rows[0];
    return { rows: first.rows, made: found.filter(isSame).map(({ made }) => made), isSure: found.every(isSame) };
  }
  return undefined;
}

function makerBehind({ expr }: Value, method: string, ctx: Context): { rows: MethodCall['rows']; made: Located } | undefined {
  const node = expr.node as Node | undefined;
  const module = ctx.modules.get(expr.file);
  if (!node || !module || !isCall(node)) return undefined;
  const from = exportOf(node, module, ctx);
  const [row, ...others] = from ? methodsFor('python', from.specifier, from.name, method) : [];
  return row && { rows: [row, ...others], made: { node, module } };
}

/** What a package gives under a name. */
export interface Exported {
  specifier: string;
  name: string;
}

/** What a call's callee is exported as: `Agent[Deps, Answer](…)` is a call of `Agent`. */
export function exportOf(call: Node, module: Module, ctx: Context): Exported | undefined {
  const callee = unwrap(calleeOf(call));
  const found = resolveName(callee.type === 'subscript' ? objectOf(callee) : callee, module, ctx);
  return found.kind === 'external' ? found : undefined;
}

/** The same of the class that the class which is called, or which calls `super().__init__`, is one of. */
export function exportedBase(call: Node, module: Module, ctx: Context): Exported | undefined {
  const callee = unwrap(calleeOf(call));
  const isSuper = memberName(callee) === '__init__' && /^super\(/.test(objectOf(callee).text);
  const own = isSuper ? around(call, isClass) : undefined;
  const owner = own ? { node: own, module } : classNamed(callee, module, ctx);
  const bases = owner ? basesOf(owner.node).map((base) => resolveName(base, owner.module, ctx)) : [];
  return bases.find((base) => base.kind === 'external');
}

/** True where an option that holds others stands in what a call unpacks: what lies under it cannot be told apart from it. */
export function isUnpacked(given: ObjectValue, { path: [holder] }: Library): boolean {
  if (holder === undefined || given.entries.some((entry) => entry.kind === 'property' && entry.key === holder)) return false;
  return !outcomes(property(given, holder)).every(isMissing);
}

/** The options of such a call over those under it, which an option that holds others joins. */
export function withOptionsUnder(below: Value, call: Node, { path: [holder] }: Library, module: Module, ctx: Context): Value {
  const list = argumentsOf(call);
  const given = argumentsValue(list, module, ctx);
  // New keywords stand behind those that are there.
  const at = exprOf(module, parts(list).at(-1) ?? list);
  const lower: Entry = { kind: 'spread', expr: at, argument: at, value: () => below };
  const entries = given.entries.map((entry): Entry => {
    if (holder === undefined || entry.kind !== 'property' || entry.key !== holder) return entry;
    const spread = (value: Value): Entry => ({ kind: 'spread', expr: value.expr, argument: value.expr, value: () => value });
    const joined = (): Value => ({
      kind: 'object',
      expr: entry.valueExpr,
      readonly: true,
      entries: [spread(property(below, holder)), spread(entry.value())],
    });
    return { ...entry, value: joined };
  });
  return { ...given, entries: [lower, ...entries] };
}

/** True where all that is done with what a call makes is such calls with thinking of their own: they have its options to themselves. */
export function servesMethods({ node, module }: Located, row: Library, ctx: Context): boolean {
  const uses = usesOf(node, module, ctx);
  return uses !== undefined && uses.length > 0 && uses.every((use) => isServed(use, row, ctx));
}

/** Where the one name is read that what a node makes is given, or else the node itself; undefined where it goes elsewhere. */
function usesOf(node: Node, module: Module, ctx: Context): readonly Located[] | undefined {
  const { parent } = node;
  if (parent && isMember(parent)) return [{ node, module }];
  const target = parent?.type === 'assignment' && node.field === 'right' ? field(parent, 'left') : undefined;
  const binding = target && isName(target) ? module.scopes.bindingOf(target) : undefined;
  if (binding?.definitions.length !== 1 || isLookedUp(binding.name, ctx)) return undefined;
  return ctx.referencesTo(binding, module).filter((use) => use.node !== target && use.node.parent?.type !== 'import_from_statement');
}

/** True where something is looked up by that name: `getattr(agents, "planner")`. */
function isLookedUp(name: string, { modules }: Context): boolean {
  const lookup = new RegExp(`\\bgetattr\\s*\\([^()\\n]*["']${name}["']`);
  return modules.filesNaming(name).some((file) => lookup.test(modules.textOf(file)));
}

function isServed({ node, module }: Located, row: Library, ctx: Context): boolean {
  const { parent } = node;
  const method = parent && isMember(parent) && objectOf(parent) === node ? (memberName(parent) ?? '') : undefined;
  if (method === undefined) return false;
  if (row.aside?.test(method)) return true;
  const call = parent?.parent;
  if (!row.methods?.test(method) || !call || !isCall(call) || calleeOf(call) !== parent) return false;
  const given = argumentsValue(argumentsOf(call), module, ctx);
  const [holder] = row.path;
  const settings = holder === undefined ? given : property(given, holder);
  const { thinking = 'thinking' } = row.thinking;
  return outcomes(property(settings, thinking)).every((one) => !isMissing(one) && one.leaf.kind !== 'open');
}
