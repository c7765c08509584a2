/** Which definitions with classes of the API in them other files use, and what those files may bring in. */

import { lineOf } from '../classes/hierarchy.js';
import type { Tracer } from '../clients/clients.js';
import { importedFiles } from '../gather/file-graph.js';
import type { Module } from '../modules/modules.js';
import { decoratorsOf, frameOf, resolveBinding } from '../modules/names.js';
import { around, calleeOf, field, holds, isCall, isClass, isFunction, type Node, objectOf, statementOf, walk } from '../syntax/node.js';
import type { Binding } from '../syntax/scope.js';
import type { Context, Located } from '../values/context.js';
import { calledFunctions, isBound, parametersOf } from '../values/functions.js';
import { handsNothingOut } from '../values/given.js';
import type { ClassName } from './class-names.js';
import type { Use } from './class-uses.js';
import { annotationOf, isAnnotation } from './type-names.js';

export interface UsedName {
  one: ClassName;
  use: Use;
}

/** The other files whose code reads what the classes are declared for: signatures, fields, variables, aliases, imports. */
export function readersOutside(module: Module, used: readonly UsedName[], tracer: Tracer, ctx: Context): Set<Module> {
  const found = new Set<Module>();
  const take = (all: readonly Located[]) => {
    for (const { module: home } of all) if (home !== module) found.add(home);
  };
  const bindings = new Set<Binding>();
  for (const { one } of used) {
    if (one.binding && !one.binding.scope.parent) bindings.add(one.binding);
    const holder = around(one.id, (node) => isFunction(node) || isClass(node) || node.type === 'assignment');
    const body = holder && isFunction(holder) ? field(holder, 'body') : undefined;
    if (!holder || (body && holds(body, one.id))) continue;
    if (holder.type === 'function_definition' && isBound(holder)) take(methodUses(holder, module, ctx));
    else if (holder.type === 'assignment') takeTarget(holder);
    else takeName(field(holder, 'name'));
  }
  for (const binding of bindings) take(ctx.referencesTo(binding, module));
  return found;

  function takeName(id: Node | undefined): void {
    const binding = id && module.scopes.bindingOf(id);
    if (binding && !binding.scope.parent) bindings.add(binding);
  }

  /** A variable of the file, a field of a class. */
  function takeTarget(assignment: Node): void {
    const left = field(assignment, 'left');
    const frame = frameOf(assignment);
    if (!left) return;
    if (isClass(frame)) {
      takeName(field(frame, 'name'));
      take(fieldUses(left.text, module, tracer, ctx));
    } else if (left.type === 'attribute') take(fieldUses(field(left, 'attribute')?.text ?? '', module, tracer, ctx));
    else takeName(left);
  }
}

/** Uses of an attribute, but for those of clients, and of objects that are known to be of other files' classes. */
const fieldUses = (name: string, module: Module, tracer: Tracer, ctx: Context): Located[] =>
  ctx.membersNamed(name).filter((use) => {
    const owners = ctx.instancesOf(objectOf(use.node), use.module);
    if (owners.length === 0) return tracer.trace(objectOf(use.node), use.module).every(({ root }) => root.kind !== 'client');
    return owners.some((owner) => lineOf(owner, ctx).some((one) => one.module === module));
  });

function methodUses(fn: Node, module: Module, ctx: Context): Located[] {
  const name = field(fn, 'name')?.text ?? '';
  if (/^__\w+__$/.test(name)) {
    const owner = field(frameOf(fn.parent?.type === 'decorated_definition' ? fn.parent : fn), 'name');
    const binding = owner && module.scopes.bindingOf(owner);
    return binding ? ctx.referencesTo(binding, module) : [];
  }
  return ctx.membersNamed(name).filter((member) => {
    const called = calledFunctions(member.node, member.module, ctx);
    return called.length === 0 || called.some(({ node }) => node === fn);
  });
}

/** True where what tells something by its class in a way that is not seen can be used by other code than the file's own calls. */
export function isHandedOut(module: Module, used: readonly UsedName[], ctx: Context): boolean {
  const hidden = used.filter(({ use }) => use.decides && !use.subjects).map(({ one }) => one);
  const tops = new Set(hidden.map(({ id }) => topOf(id)));
  return [...tops].some((top) => {
    const definition = top.type === 'decorated_definition' ? field(top, 'definition') : top;
    const id = definition && field(definition, 'name');
    const binding = id && module.scopes.bindingOf(id);
    if (!binding) return false;
    const isPlain = ({ module: home, node }: Located): boolean => home === module && (isCallee(node) || isAnnotation(node));
    return !ctx.referencesTo(binding, module).every(isPlain) || isRegistered(top, hidden);
  });
}

function topOf(node: Node): Node {
  let at = statementOf(node);
  while (at.parent && at.parent.type !== 'module') at = at.parent;
  return at;
}

const isCallee = (node: Node): boolean => node.parent !== null && isCall(node.parent) && calleeOf(node.parent) === node;

/** A function that a decorator hands to somebody, who may call it with a response: a parameter says nothing else, or names the class. */
function isRegistered(definition: Node, names: readonly ClassName[]): boolean {
  let found = false;
  walk(definition, (node) => {
    if (node.type !== 'function_definition' || decoratorsOf(node).every(handsNothingOut)) return !found;
    const own = parametersOf(node).filter(({ text }) => !/^(?:self|cls)$/.test(text));
    found ||= own.some((param) => {
      const type = annotationOf(param);
      return !type || names.some(({ id }) => holds(type, id));
    });
    return !found;
  });
  return found;
}

/** True where something of another file that may give responses is used here. */
export function bringsIn(module: Module, tracer: Tracer, ctx: Context): boolean {
  if (module.stars.length > 0) return true;
  const bindings = module.scopes.all().flatMap((scope) => [...scope.bindings.values()]);
  return bindings.some((binding) => {
    const [imported] = binding.definitions.filter(({ kind }) => kind === 'import');
    if (!imported) return false;
    const found = resolveBinding(binding, module, ctx);
    if (found.kind === 'module') return mentionsAnthropic(found.module, ctx);
    if (found.kind !== 'binding' || found.module === module || !mentionsAnthropic(found.module, ctx)) return false;
    const isData = found.binding.definitions.every(({ kind, node }) => {
      const right = kind === 'assign' ? field(node, 'right') : undefined;
      return right !== undefined && !isCall(right);
    });
    return !isData && tracer.trace(imported.id, module).every(({ root }) => root.kind !== 'client');
  });
}

/** True for a file that uses the package, or a file that does. */
export function mentionsAnthropic(module: Module, ctx: Context, seen = new Set<Module>()): boolean {
  if (seen.has(module)) return false;
  seen.add(module);
  return /\banthropic\b/.test(module.text) || importedFiles(module, ctx).some((next) => mentionsAnthropic(next, ctx, seen));
}
