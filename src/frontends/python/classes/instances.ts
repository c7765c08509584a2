/** Which class of the project a value is an instance of, or which one it is. */

import type { Module } from '../modules/modules.js';
import { decoratorsOf, ownerOfSelf, resolveName } from '../modules/names.js';
import { calleeOf, field, isCall, isMember, isName, memberName, type Node, objectOf, parts, positional, unwrap } from '../syntax/node.js';
import { parameterName } from '../syntax/scope.js';
import { annotationOf, classOfType } from '../types/type-names.js';
import { callsOf } from '../uses/callers.js';
import type { Context, Located } from '../values/context.js';
import { calledFunctions, returnsOf } from '../values/functions.js';
import { argumentNode, defaultOf } from '../values/parameters.js';
import { isGetter, linesOf, sourcesIn } from './attributes.js';
import { classNamed, isProtocol, superOf } from './hierarchy.js';
import { itemsAt } from './tables-of-instances.js';

/**
 * A class, and the call that made the instance where that is known.
 * `class` is the class itself, `cls` it or one below it; `self`, `some` and `super` are instances of it or of one below it; `made` is an
 * instance of it and of no other.
 */
export interface Instance extends Located {
  kind: 'class' | 'cls' | 'self' | 'super' | 'made' | 'some';
  call?: Located | undefined;
  /** The call that made it of another instance, with other values for some fields. */
  copy?: Located | undefined;
}

/** How many questions may hang on each other before the answer counts as unknown. */
const MOST_RUNNING = 40;

/** Makes the look-up of one run. It gives nothing where a value may be something else than what is found. */
export function createInstances(ctx: () => Context): Context['instancesOf'] {
  const memo = new Map<Node, Instance[]>();
  const running = new Set<Node>();
  return (node, module) => {
    const inner = unwrap(node);
    const known = memo.get(inner);
    if (known) return known;
    if (running.has(inner) || running.size > MOST_RUNNING) return [];
    running.add(inner);
    try {
      const found = distinct(find(inner, module, ctx()));
      memo.set(inner, found);
      return found;
    } finally {
      running.delete(inner);
    }
  };
}

const distinct = (found: readonly Instance[]): Instance[] => [
  ...new Map(
    found.map((one) => [`${one.module.file}:${one.node.start}:${one.kind}:${one.call?.node.start}:${one.copy?.node.start}`, one]),
  ).values(),
];

/** All that are found, if all are; nothing where there is nothing to look at. */
const each = <T>(items: readonly T[], look: (item: T) => readonly Instance[]): Instance[] => {
  const found = items.map(look);
  return found.every((some) => some.length) ? found.flat() : [];
};

const some = (found: Located | undefined): Instance[] =>
  found && !isProtocol(found.node) ? [{ module: found.module, node: found.node, kind: 'some' }] : [];

function find(node: Node, module: Module, ctx: Context): Instance[] {
  const self = ownerOfSelf(node, module);
  if (self) return [{ ...self, kind: standsForClass(node, module) ? 'cls' : 'self' }];
  if (isCall(node)) return called(node, module, ctx);
  if (node.type === 'conditional_expression' || node.type === 'boolean_operator') {
    const all = parts(node).filter(({ type }) => type !== 'none');
    const [first, condition, ...others] = all;
    const sides = node.type === 'conditional_expression' ? (condition && parts(node).length === 3 ? [first as Node, ...others] : []) : all;
    return sides.length ? each(sides, (side) => ctx.instancesOf(side, module)) : [];
  }
  if (node.type === 'subscript' && !classNamed(node, module, ctx)) {
    const [index] = parts(node).filter((part) => part.field === 'subscript');
    return each(itemsAt(objectOf(node), index, module, ctx), (item) => ctx.instancesOf(item.node, item.module));
  }
  const named = classNamed(node, module, ctx);
  if (named) return [{ ...named, kind: 'class' }];
  const found = resolveName(node, module, ctx);
  if (found.kind === 'binding') return defined(found.binding.definitions, found.module, ctx);
  const name = memberName(node);
  if (name === undefined || !isMember(node)) return [];
  const owners = ctx.instancesOf(objectOf(node), module);
  return name === '__class__' ? owners.map(classOfInstance) : each(owners, (owner) => inAttribute(owner, name, ctx));
}

/** True for the first parameter of a method of the class and not of an instance. */
function standsForClass(node: Node, module: Module): boolean {
  const fn = module.scopes.bindingOf(node)?.scope.node;
  if (!fn) return false;
  return (
    decoratorsOf(fn).some(({ text }) => /(?:^|\.)classmethod$/.test(text)) ||
    /^__(?:new|init_subclass|class_getitem)__$/.test(field(fn, 'name')?.text ?? '')
  );
}

const classOfInstance = ({ module, node, kind }: Instance): Instance => ({
  module,
  node,
  kind: kind === 'made' || kind === 'class' ? 'class' : 'cls',
});

function defined(all: readonly { kind: string; node: Node }[], module: Module, ctx: Context): Instance[] {
  const typed = all.flatMap(({ node }) => {
    const annotation = annotationOf(node);
    return some(annotation && classOfType(annotation, module, ctx));
  });
  const definitions = all.filter(({ kind, node }) => kind !== 'declare' && field(node, 'right')?.type !== 'none');
  const found = each(definitions, ({ kind, node }) => {
    if (kind === 'param') return typed.length ? [] : ofParameter(node, module, ctx);
    const value = kind === 'assign' ? field(node, 'right') : kind === 'with' ? parts(node)[0] : undefined;
    const from = value ? ctx.instancesOf(value, module) : [];
    return kind === 'with' ? from.filter((one) => one.kind !== 'class') : from;
  });
  return found.length ? found : typed;
}

/** What stands as the default of a parameter, and what callers pass for it. */
function ofParameter(param: Node, module: Module, ctx: Context): Instance[] {
  const fallback = defaultOf(param);
  const id = parameterName(param);
  const binding = id && module.scopes.bindingOf(id);
  const fn = binding?.scope.node;
  // Who makes objects is only known when all of this is.
  if (!fallback || !fn || fallback.type === 'none' || /^__(?:init|call|new)__$/.test(field(fn, 'name')?.text ?? '')) return [];
  const passed = callsOf({ module, node: fn }, ctx).flatMap((call) => {
    const node = argumentNode(call, param, fn, ctx);
    return node ? [{ module: call.module, node }] : [];
  });
  const found = each([{ module, node: fallback }, ...passed], (one) => ctx.instancesOf(one.node, one.module));
  return found.map(({ module: home, node, kind }) => ({ module: home, node, kind: kind === 'class' ? 'cls' : 'some' }));
}

/** Makes an instance of the one that it is given, with other values for some fields. */
const COPIES = /^(?:dataclasses\.replace|attrs?\.(?:evolve|assoc)|copy\.(?:copy|deepcopy|replace))$/;
const METHODS_COPY = /^(?:_replace|model_copy|copy|__copy__|__replace__)$/;

function called(call: Node, module: Module, ctx: Context): Instance[] {
  const above = superOf(call, module, ctx);
  if (above) return [{ ...above, kind: 'super' }];
  const callee = unwrap(calleeOf(call));
  const [first] = positional(call);
  // `super().__new__(cls)`.
  if (memberName(callee) === '__new__' && first) return ctx.instancesOf(first, module).flatMap((one) => some(one));
  const made = ctx.instancesOf(callee, module).flatMap((one): Instance[] => {
    if (one.kind === 'class') return [{ module: one.module, node: one.node, kind: 'made', call: { module, node: call } }];
    return one.kind === 'cls' ? [{ module: one.module, node: one.node, kind: 'some' }] : [];
  });
  if (made.length) return made;
  const found = resolveName(callee, module, ctx);
  if (isName(callee) && found.kind === 'unknown' && callee.text === 'type' && first)
    return ctx.instancesOf(first, module).map(classOfInstance);
  if (found.kind === 'external')
    return first && COPIES.test(`${found.specifier}.${found.name}`) ? copies(ctx.instancesOf(first, module), call, module) : [];
  const functions = calledFunctions(callee, module, ctx);
  if (functions.length === 0 && isMember(callee) && memberName(callee) === 'get' && first)
    return each(itemsAt(objectOf(callee), first, module, ctx), (item) => ctx.instancesOf(item.node, item.module));
  if (functions.length === 0 && isMember(callee) && METHODS_COPY.test(memberName(callee) ?? ''))
    return copies(ctx.instancesOf(objectOf(callee), module), call, module);
  return each(functions, (fn) => returnedInstances(fn, callee, module, ctx));
}

const copies = (from: readonly Instance[], call: Node, module: Module): Instance[] =>
  from.filter(({ kind }) => kind !== 'class' && kind !== 'cls').map((one) => ({ ...one, copy: { module, node: call } }));

function returnedInstances(fn: Located, callee: Node, module: Module, ctx: Context): Instance[] {
  const values = returnsOf(fn).filter(({ type }) => type !== 'none');
  const found = each(values, (value) => {
    const from = ctx.instancesOf(value, fn.module);
    // A method that gives back its own object gives the one that it was called on.
    const isSelf = from.some(({ kind }) => kind === 'self') && isMember(callee);
    return isSelf ? ctx.instancesOf(objectOf(callee), module) : from;
  });
  if (found.length) return found;
  const type = field(fn.node, 'return_type');
  return some(type && classOfType(type, fn.module, ctx));
}

/** What an attribute holds, by what is assigned to it or by its annotation. */
function inAttribute(owner: Instance, name: string, ctx: Context): Instance[] {
  const all = linesOf(owner, ctx).map((line) => sourcesIn(line, name, ctx, owner.kind === 'super'));
  return each(
    all.filter((sources) => sources.length > 0),
    (sources) => {
      const typed = sources.flatMap(({ node, module }) => {
        const annotation = annotationOf(node);
        return some(annotation && classOfType(annotation, module, ctx));
      });
      const values = sources.filter(({ how, node }) => how !== 'declared' && field(node, 'right')?.type !== 'none');
      const found = each(values, (source) => {
        if (source.how === 'class') return [{ module: source.module, node: source.node, kind: 'class' }];
        if (isGetter(source)) return returnedInstances(source, source.node, source.module, ctx);
        const right = source.how === 'unseen' ? undefined : field(source.node, 'right');
        return right ? ctx.instancesOf(right, source.module) : [];
      });
      return found.length ? found : typed;
    },
  );
}
