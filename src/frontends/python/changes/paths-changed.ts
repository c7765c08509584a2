/** Which names, and which entries of what they stand for, a statement gives another value. */
import type { Module } from '../modules/modules.js';
import { calleeOf, field, isCall, isMember, isName, memberName, type Node, objectOf, parts, unwrap } from '../syntax/node.js';
import type { Binding } from '../syntax/scope.js';
import { changeOf, keyOf } from './mutations.js';

/** A variable, and the keys and attributes that are read through it. */
export interface Path {
  binding: Binding;
  steps: string[];
}

/** A step that may be any. */
export const ANY = '*';

/** What a statement, or a call in it, gives another value; nothing where that goes by no name. */
export function pathsChangedBy(node: Node, module: Module): Path[] {
  if (/assignment$/.test(node.type)) {
    const left = field(node, 'left');
    const path = left && pathTo(left, module);
    if (!path) return [];
    // `d |= {…}` leaves other entries as they are.
    return [node.type === 'assignment' ? path : { ...path, steps: [...path.steps, ANY] }];
  }
  if (node.type === 'delete_statement') return parts(node).flatMap((target) => pathTo(target, module) ?? []);
  const callee = isCall(node) ? unwrap(calleeOf(node)) : undefined;
  const change = callee && isMember(callee) ? changeOf(objectOf(callee)) : undefined;
  const path = change && pathTo(change.target, module);
  if (!path) return [];
  return (change.keys ?? [ANY]).map((key) => ({ ...path, steps: [...path.steps, keyStep(key)] }));
}

const keyStep = (key: string): string => (key === ANY ? ANY : `[${key}]`);

function pathTo(target: Node, module: Module): Path | undefined {
  const steps: string[] = [];
  let at = unwrap(target);
  for (; isMember(at) || at.type === 'subscript'; at = unwrap(objectOf(at))) {
    const key = isMember(at) ? undefined : keyOf(at);
    steps.unshift(isMember(at) ? `.${memberName(at)}` : key === undefined ? ANY : `[${key}]`);
  }
  const binding = isName(at) ? module.scopes.bindingOf(at) : undefined;
  return binding && { binding, steps };
}
