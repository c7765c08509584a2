/** Classes of the project: what they inherit from, in which order, and what inherits from them. */

import type { Module } from '../modules/modules.js';
import { classOf, decoratorsOf, resolveName } from '../modules/names.js';
import { field, isClass, isFunction, isName, type Node, objectOf, parts, unwrap } from '../syntax/node.js';
import type { Context, Located } from '../values/context.js';

/** How many names may stand for one class, or classes below each other, before it counts as unknown. */
const MOST_DEPTH = 20;

/** The expressions that a class names as its bases. */
export const basesOf = (node: Node): Node[] => {
  const list = field(node, 'superclasses');
  return list ? parts(list).filter(({ type }) => type !== 'keyword_argument') : [];
};

/** The project class that an expression names: itself, by another name, or with type arguments. */
export const classNamed = (node: Node, module: Module, ctx: Context): Located | undefined =>
  ctx.remember('class', unwrap(node), () => classIn(node, module, ctx));

function classIn(node: Node, module: Module, ctx: Context, depth = 0): Located | undefined {
  const inner = unwrap(node);
  if (depth > MOST_DEPTH) return undefined;
  if (inner.type === 'subscript') return classIn(objectOf(inner), module, ctx, depth + 1);
  const found = resolveName(inner, module, ctx);
  const direct = classOf(found);
  if (direct || found.kind !== 'binding') return direct;
  const [only, ...others] = found.binding.definitions;
  const right = only?.kind === 'assign' && others.length === 0 ? field(only.node, 'right') : undefined;
  return right && /^(?:identifier|attribute|subscript)$/.test(right.type) ? classIn(right, found.module, ctx, depth + 1) : undefined;
}

export const superclassesOf = ({ module, node }: Located, ctx: Context): readonly Located[] =>
  ctx.remember('superclasses', node, () => basesOf(node).flatMap((base) => classNamed(base, module, ctx) ?? []));

/** The first class in Python's order that gives a name in its body. */
export const giverOf = (owner: Located, name: string, ctx: Context): Located | undefined =>
  lineOf(owner, ctx).find(({ module, node }) => module.scopes.scopeOf(node)?.bindings.has(name));

/** The class and its bases in the order in which Python looks for attributes; where that order is none, bases after what names them. */
export const lineOf = (owner: Located, ctx: Context): readonly Located[] =>
  ctx.remember('line', owner.node, () => {
    const merged = linearised(owner, ctx, new Set());
    return merged ?? [...new Map(inDepth(owner, ctx, new Set()).map((one) => [one.node, one])).values()];
  });

function linearised(owner: Located, ctx: Context, above: ReadonlySet<Node>): Located[] | undefined {
  if (above.has(owner.node) || above.size > MOST_DEPTH) return undefined;
  const bases = superclassesOf(owner, ctx);
  const inside = new Set(above).add(owner.node);
  const lines: (readonly Located[])[] = [];
  for (const base of bases) {
    const line = linearised(base, ctx, inside);
    if (!line) return undefined;
    lines.push(line);
  }
  lines.push(bases);
  const merged = [owner];
  for (let rest = lines.filter((line) => line.length); rest.length; rest = rest.filter((line) => line.length)) {
    const next = rest
      .map(([head]) => head as Located)
      .find((head) => rest.every((line) => !line.slice(1).some(({ node }) => node === head.node)));
    if (!next) return undefined;
    merged.push(next);
    rest = rest.map((line) => line.filter(({ node }) => node !== next.node));
  }
  return merged;
}

function inDepth(owner: Located, ctx: Context, seen: Set<Node>): Located[] {
  if (seen.has(owner.node)) return [];
  seen.add(owner.node);
  return [owner, ...superclassesOf(owner, ctx).flatMap((base) => inDepth(base, ctx, seen))];
}

/** The class and every class of the project below it. */
export const familyOf = (owner: Located, ctx: Context): readonly Located[] =>
  ctx.remember('family', owner.node, () => {
    const found = new Map([[owner.node, owner]]);
    for (const one of found.values()) for (const sub of ctx.subclassesOf(one)) if (!found.has(sub.node)) found.set(sub.node, sub);
    return [...found.values()];
  });

/** True for two classes of which one is, or inherits from, the other, or which one class inherits from. */
export function areRelated(a: Located, b: Located, ctx: Context): boolean {
  const family = new Set(familyOf(a, ctx).map(({ node }) => node));
  return familyOf(b, ctx).some(({ node }) => family.has(node)) || lineOf(b, ctx).some(({ node }) => node === a.node);
}

/** A class whose constructor takes the fields that it declares. */
export const isDataClass = (node: Node): boolean =>
  decoratorsOf(node).some(({ text }) => /(?:^|\.)(?:dataclass|define|frozen|attrs|s)\b/.test(text)) ||
  basesOf(node).some(({ text }) => /(?:^|\.)(?:BaseModel|BaseSettings|NamedTuple|Struct|SQLModel)\b/.test(text));

/** A class whose instances give their fields by place, too. */
export const isNamedTuple = (node: Node): boolean => basesOf(node).some(({ text }) => /(?:^|\.)NamedTuple$/.test(text));

/** True for a class whose instances are whatever has the same members. */
export const isProtocol = (node: Node): boolean => basesOf(node).some(({ text }) => /(?:^|\.)Protocol\b/.test(text));

export const isPropertyOf = (fn: Node): boolean => decoratorsOf(fn).some(({ text }) => /(?:^|\.)(?:\w*_)?property$/.test(text));

/** A function that is there to be overridden: it gives nothing. */
export function isAbstract(fn: Node): boolean {
  if (decoratorsOf(fn).some(({ text }) => /(?:^|\.)abstract\w+$/.test(text))) return true;
  const body = field(fn, 'body');
  const [last, ...before] = body ? parts(body).reverse() : [];
  const isLeft = last?.type === 'raise_statement' || (last !== undefined && last.text === '...');
  return isLeft && before.every((one) => one.type === 'expression_statement');
}

/** The function around a node. */
export function functionAround(node: Node): Node | undefined {
  for (let at = node.parent; at; at = at.parent) if (isFunction(at)) return at;
  return undefined;
}

/** `super()` and `super(Class, self)`: the class behind which the search for a member goes on. */
export function superOf(call: Node, module: Module, ctx: Context): Located | undefined {
  const callee = field(call, 'function');
  if (call.type !== 'call' || !callee || !isName(callee) || callee.text !== 'super' || module.scopes.bindingOf(callee)) return undefined;
  const [first] = parts(field(call, 'arguments') ?? call);
  if (first) return classNamed(first, module, ctx);
  for (let at = call.parent; at; at = at.parent) if (isClass(at)) return { module, node: at };
  return undefined;
}
