/** Where an object that is given to a call is in what the call gives back: `zip(jobs, names)`, `dict(base)`, `next(found)`. */

import type { Module } from '../modules/modules.js';
import { callBehind, isBuiltin, nameOfExternal } from '../modules/names.js';
import { lastNameOf } from '../sites/loops.js';
import { calleeOf, field, isKeyword, isName, memberName, type Node, positional, unwrap } from '../syntax/node.js';
import type { Context } from '../values/context.js';

/** Any entry or item. */
export const ANY = null;

/** Where an object is in an expression: entries by their names, items by their places, outermost first; nothing where it is the expression. */
export type Path = readonly (string | null)[];

/** A new collection, or a way through one, with the same things in it. */
const SAME =
  /^(?:(?:list|tuple|set|frozenset|sorted|reversed|iter|aiter|filter|dict)|copy\.copy|itertools\.(?:chain|cycle|islice|tee|takewhile|dropwhile|filterfalse)|(?:collections|typing)\.\w+|types\.MappingProxyType|random\.(?:sample|choices))$/;
/** One of the things in what is given, or of what is given. */
const ONE = /^(?:next|anext|max|min|random\.choice)$/;
/** The thing itself, to be changed or used. */
const ITSELF = /^(?:collections\.ChainMap|contextlib\.nullcontext)$/;
const METHODS_SAME = /^(?:copy|values|__iter__)$/;
const METHODS_ONE = /^(?:get|pop|popleft|popitem|setdefault|get_nowait|__getitem__)$/;

/** The name of an entry that an expression is; any where that is not written out. */
export const nameOf = (node: Node | undefined): string | null =>
  node && /^(?:["']\w+["']|\d+)$/.test(node.text) ? node.text.replace(/^["']|["']$/g, '') : ANY;

/** True where two names may mean the same entry. */
export const mayBe = (key: string | null | undefined, wanted: string | null | undefined): boolean =>
  key === undefined || key === ANY || wanted === ANY || wanted === undefined || key === wanted;

/** The path in what a call gives of an object that is in an argument; undefined where it is not in there. */
export function pathInResult(call: Node, argument: Node, path: Path, module: Module, ctx: Context): Path | undefined {
  const callee = unwrap(calleeOf(call));
  const isOwn = isName(callee) && isBuiltin(callee.text, callee, module, ctx);
  const name = nameOfExternal(callee, module, ctx) ?? (isOwn ? callee.text : undefined);
  if (name === undefined) return memberName(callee) === 'setdefault' && positional(call)[1] === argument ? path : undefined;
  const index = positional(call).indexOf(argument);
  const inside = path.slice(1);
  if (name === 'dict' && isKeyword(argument)) return [field(argument, 'name')?.text ?? ANY, ...path];
  if (ITSELF.test(name)) return index === 0 ? path : undefined;
  if (name === 'zip') return path.length ? [ANY, String(index), ...inside] : undefined;
  if (name === 'enumerate') return path.length ? [ANY, '1', ...inside] : undefined;
  if (ONE.test(name)) return index > 0 || positional(call).length > 1 ? (path.length ? inside : path) : path.length ? inside : undefined;
  return SAME.test(name) && path.length ? path : undefined;
}

/** Hands the things in what it is given, one by one, to a function beside. */
const FOR_EACH = /^(?:map|imap|starmap|filter|filterfalse|takewhile|dropwhile|sorted|sort|max|min|reduce|groupby)$/;

/** Hands a tuple of arguments to a function beside. */
const STARTS = /^(?:Thread|Process|Timer|apply|apply_async)$/;

/** The path of the same object in the parameter that takes the argument. */
export function pathInParameter(id: Node, call: Node, argument: Node, path: Path): Path {
  const name = isKeyword(argument) ? (field(argument, 'name')?.text ?? ANY) : ANY;
  const isApart = FOR_EACH.test(lastNameOf(call)) || (/^(?:args|kwargs)$/.test(name ?? '') && STARTS.test(lastNameOf(call)));
  const given = isApart ? path.slice(1) : path;
  if (id.parent?.type === 'list_splat_pattern') return [ANY, ...given];
  return id.parent?.type === 'dictionary_splat_pattern' ? [name, ...given] : given;
}

/** The path in what a method puts the argument into; undefined where it does not keep the object. */
export function pathInContainer(call: Node, argument: Node, path: Path): Path | undefined {
  const name = lastNameOf(call);
  if (isKeyword(argument)) return [field(argument, 'name')?.text ?? ANY, ...path];
  if (/^(?:update|extend)$/.test(name)) return path.length ? path : undefined;
  const [first, ...others] = positional(call);
  return [/^(?:setdefault|__setitem__|set)$/.test(name) && others.length ? nameOf(first) : ANY, ...path];
}

/** The same for what a method is called on: `requests.get("params")`, `configs.items()`. */
export function pathInMethod(call: Node, path: Path): Path | undefined {
  if (path.length === 0) return undefined;
  const name = memberName(unwrap(calleeOf(call))) ?? '';
  if (name === 'items') return [ANY, '1', ...path.slice(1)];
  if (METHODS_SAME.test(name)) return path;
  return METHODS_ONE.test(name) && mayBe(nameOf(positional(call)[0]), path[0]) ? path.slice(1) : undefined;
}

/** The attribute that an argument becomes in what a package makes: `SimpleNamespace(params=params)`, a class of `namedtuple`. */
export function fieldTaking(call: Node, argument: Node, module: Module, ctx: Context): string[] {
  const callee = unwrap(calleeOf(call));
  const name = isKeyword(argument) ? field(argument, 'name')?.text : undefined;
  const isNamespace = nameOfExternal(callee, module, ctx) === 'types.SimpleNamespace';
  const maker = isNamespace ? undefined : callBehind(callee, module, ctx);
  const isTuple = maker !== undefined && nameOfExternal(calleeOf(maker.node), maker.module, ctx) === 'collections.namedtuple';
  if (name !== undefined) return isNamespace || isTuple ? [name] : [];
  const names = isTuple ? positional(maker.node)[1]?.text.match(/\w+/g) : undefined;
  return names?.slice(positional(call).indexOf(argument)).slice(0, 1) ?? [];
}
