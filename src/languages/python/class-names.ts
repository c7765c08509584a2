/** Where a file names classes of `anthropic.types`: in annotations, in checks, in imports. */
import type { Context } from './context.js';
import type { Module } from './modules.js';
import { resolveName } from './names.js';
import { around, calleeOf, isCall, isMember, isName, type Node, positional, walk } from './node.js';
import { isCommon, isResponseModule, type Twin, twinOf } from './twins.js';

/** A class by the name and module that it is imported by. */
export interface ClassName {
  /** The identifier, or the last one of a path. */
  id: Node;
  /** True for a path such as `types.Message`. */
  isPath: boolean;
  module: string;
  name: string;
  twin: Twin | undefined;
}

const IMPORTS = /^(?:import_statement|import_from_statement|future_import_statement)$/;

/** Every use of such a class outside of imports. */
export function classNamesIn(module: Module, ctx: Context): ClassName[] {
  if (!/\banthropic\b/.test(module.text)) return [];
  const found: ClassName[] = [];
  walk(module.root, (node) => {
    if (IMPORTS.test(node.type)) return false;
    if (node.type === 'dotted_name') {
      const ids = node.children.filter(isName);
      const [first] = ids;
      const resolved = first && resolveName(first, module, ctx);
      if (resolved?.kind !== 'external') return false;
      const path = [resolved.specifier, ...(resolved.name === '*' ? [] : [resolved.name]), ...ids.slice(1).map(({ text }) => text)];
      take(ids.at(-1) as Node, ids.length > 1, path.slice(0, -1).join('.'), path.at(-1) as string);
      return false;
    }
    if (!isName(node) && !isMember(node)) return true;
    const resolved = resolveName(node, module, ctx);
    if (resolved.kind !== 'external') return true;
    take(isMember(node) ? (node.children.findLast(isName) as Node) : node, isMember(node), resolved.specifier, resolved.name);
    return false;
  });
  return found;

  function take(id: Node, isPath: boolean, specifier: string, name: string): void {
    const one = named(specifier, name);
    if (one) found.push({ id, isPath, ...one });
  }
}

/** A class of the endpoint that is left; undefined for anything else. */
export function named(module: string, name: string): Pick<ClassName, 'module' | 'name' | 'twin'> | undefined {
  const twin = twinOf(module, name);
  return twin || (isResponseModule(module) && /^[A-Z]/.test(name) && !isCommon(name)) ? { module, name, twin } : undefined;
}

/** True where a class decides what happens when the code runs: `isinstance(block, TextBlock)`, `case TextBlock():`. */
export function isCheck({ id }: ClassName): boolean {
  if (around(id, ({ type }) => type === 'class_pattern')) return true;
  const call = around(id, (node) => isCall(node) && /^(?:isinstance|issubclass)$/.test(calleeOf(node).text));
  const checked = call && positional(call)[1];
  return checked !== undefined && checked.start <= id.start && checked.end >= id.end;
}

/** True where another class in its place changes nothing but types: annotations, checks, aliases of types, dictionaries made by name. */
export function isReplaceable(one: ClassName): boolean {
  if (isCheck(one)) return true;
  let at = one.isPath ? (one.id.parent as Node) : one.id;
  const { parent } = at;
  if (parent && isCall(parent) && calleeOf(parent) === at) return /Params?(?:NonStreaming|Streaming)?$|^Request$/.test(one.name);
  if (isAnnotation(at)) return true;
  while (at.parent && PARTS_OF_TYPES.test(at.parent.type)) at = at.parent;
  const outer = at.parent;
  if (outer?.type === 'assignment') return outer.children.some((child) => child.field === 'right' && child === at);
  // `cast(Message, value)`
  return (
    outer?.type === 'argument_list' &&
    outer.parent !== null &&
    /(?:^|\.)cast$/.test(calleeOf(outer.parent).text) &&
    positional(outer.parent)[0] === at
  );
}

const PARTS_OF_TYPES = /^(?:subscript|binary_operator|union_type|generic_type|type_parameter|member_type|list|tuple)$/;

/** True for an annotation, and for a part of one. */
export function isAnnotation(node: Node): boolean {
  let at = node;
  while (at.parent && PARTS_OF_TYPES.test(at.parent.type)) at = at.parent;
  return at.type === 'type' || at.parent?.type === 'type';
}
