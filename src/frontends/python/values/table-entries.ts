/** Expressions that stand for entries of one table under keys that nobody knows: `sessions[user]`, `sessions.setdefault(user, {})`. */
import { outermost } from '../changes/mutations.js';
import type { Module } from '../modules/modules.js';
import { calleeOf, field, isCall, isMember, isName, memberName, type Node, objectOf, parts, unwrap } from '../syntax/node.js';
import type { Context, Located } from './context.js';
import { onlyDefinition } from './places.js';

const TAKES = /^(?:get|setdefault|pop)$/;

/** All of the table that an object is taken from, with the names that they are given; nothing for any other object. */
export function besideInTable(object: Node, module: Module, ctx: Context): Located[] {
  const table = tableOf(object) ?? tableOf(givenTo(object, module) ?? object);
  return (table ? usesOf(table, module, ctx) : []).flatMap((use) => {
    const entry = entryAt(use.node);
    return entry ? [{ node: entry, module: use.module }, ...namesOf(entry, use.module, ctx)] : [];
  });
}

/** The uses of a table by its name, or of whatever attribute has its name. */
function usesOf(table: Node, module: Module, ctx: Context): readonly Located[] {
  if (isMember(table)) return ctx.membersNamed(memberName(table) ?? '');
  const binding = isName(table) ? module.scopes.bindingOf(table) : undefined;
  return binding ? ctx.referencesTo(binding, module) : [];
}

/** What a name is given, where that is one value. */
function givenTo(name: Node, module: Module): Node | undefined {
  const only = onlyDefinition(name, module);
  return only?.kind === 'assign' ? field(only.node, 'right') : undefined;
}

/** The table that an expression takes an entry from. */
function tableOf(expression: Node): Node | undefined {
  const inner = unwrap(expression);
  // `sessions.get(user) or {}`
  if (inner.type === 'boolean_operator') return tableOf(parts(inner)[0] as Node);
  if (inner.type === 'subscript') return unwrap(objectOf(inner));
  const callee = isCall(inner) ? unwrap(calleeOf(inner)) : undefined;
  return callee && isMember(callee) && TAKES.test(memberName(callee) ?? '') ? unwrap(objectOf(callee)) : undefined;
}

/** The entry that is taken from a table where a node stands for it. */
function entryAt(table: Node): Node | undefined {
  const { parent } = outermost(table);
  const taken = parent && isMember(parent) ? parent.parent : parent;
  return taken && tableOf(taken) === table ? taken : undefined;
}

/** The uses of the name that an entry is given. */
function namesOf(entry: Node, module: Module, ctx: Context): readonly Located[] {
  const { parent, field: place } = outermost(entry);
  const target = parent?.type === 'assignment' && place === 'right' ? field(parent, 'left') : undefined;
  return target && isName(target) ? usesOf(target, module, ctx) : [];
}
