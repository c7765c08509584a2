/** What the decorators of a function make of it, as far as Python and its library say. */
import type { Expression } from '../../../ir/expressions.js';
import type { FunctionNode } from '../../../ir/ir.js';
import { decoratorsOf } from '../modules/names.js';
import { field, isMember, type Node } from '../syntax/node.js';
import type { Lowering } from './lowering.js';
import { meaningOf } from './meaning.js';

export interface Role {
  kind?: 'getter' | 'setter';
  receiver?: FunctionNode['receiver'];
  abstract?: boolean;
  /** A declaration of one of its types alone: another function of its name does the work. */
  overload?: boolean;
  /** `@x.deleter`: nothing calls it by its name. */
  deleter?: boolean;
  /** Those that may make anything of the function. */
  decorators: Expression[];
}

const ROLES: [RegExp, Omit<Role, 'decorators'>][] = [
  [/^abc\.abstractproperty$/, { kind: 'getter', abstract: true }],
  [/(?:^|\.)(?:\w*_)?property$/, { kind: 'getter' }],
  [/^abc\.abstractmethod$/, { abstract: true }],
  [/^abc\.abstractstaticmethod$/, { receiver: 'none', abstract: true }],
  [/^abc\.abstractclassmethod$/, { receiver: 'class', abstract: true }],
  [/^staticmethod$/, { receiver: 'none' }],
  [/^classmethod$/, { receiver: 'class' }],
  [/^typing(?:_extensions)?\.overload$/, { overload: true }],
  [/^typing(?:_extensions)?\.(?:override|final|runtime_checkable|no_type_check)$/, {}],
];

const ACCESSORS: Record<string, Omit<Role, 'decorators'>> = {
  getter: { kind: 'getter' },
  setter: { kind: 'setter' },
  deleter: { deleter: true },
};

/** Lowers the decorators of a function or class, from the outside in. */
export function roleOf(node: Node, l: Lowering): Role {
  const role: Role = { decorators: [] };
  for (const decorator of decoratorsOf(node)) {
    const value = l.expression(decorator, l);
    const known = knownRole(decorator, l);
    // Outside of classes nothing makes a property of a function.
    if (known && (l.cls || !(known.kind || known.receiver))) Object.assign(role, known);
    else role.decorators.push(value);
  }
  return role;
}

function knownRole(decorator: Node, l: Lowering): Omit<Role, 'decorators'> | undefined {
  const meaning = meaningOf(decorator, l.input.scopes);
  const role = meaning === undefined ? undefined : ROLES.find(([pattern]) => pattern.test(meaning));
  if (role) return role[1];
  // `@model.setter`, where `model` is a property of the class.
  return l.cls && isMember(decorator) ? ACCESSORS[field(decorator, 'attribute')?.text ?? ''] : undefined;
}
