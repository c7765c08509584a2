/** Where the project writes to members of objects: assignments, `setattr`, and whatever changes an object's `__dict__`. */

import type { Module } from '../modules/modules.js';
import { ownerOfSelf, resolveName } from '../modules/names.js';
import { stringValue } from '../syntax/literals.js';
import {
  argumentsOf,
  calleeOf,
  field,
  isCall,
  isMember,
  isName,
  memberName,
  type Node,
  objectOf,
  parts,
  positional,
  unwrap,
} from '../syntax/node.js';
import { namesIn } from '../types/type-names.js';
import type { Context, Located } from '../values/context.js';
import { calledFunctions, returnsOf } from '../values/functions.js';
import { changes, statementFor } from './mutations.js';

/** A write to a member: `x.name = …`. Without a value it cannot be told what is written. */
export interface Write extends Located {
  receiver: Node;
  /** The class whose `self` or `cls` the receiver is. */
  owner: Located | undefined;
  value: Node | undefined;
}

/** A write to a member whose name is a value: `setattr(x, name, …)`. */
export interface LooseWrite extends Located {
  receiver: Node;
  /** Undefined where any member may be meant. */
  name: string | undefined;
  /** What is written; undefined where the code does not show it. */
  value: Node | undefined;
}

/** The write that a member is the target of; undefined where it is only read. */
export function writeAt({ module, node }: Located): Write | undefined {
  const receiver = objectOf(node);
  const statement = statementFor(node);
  if (!statement) return undefined;
  const write = { module, receiver, owner: ownerOfSelf(unwrap(receiver), module), value: undefined };
  if (statement !== node.parent) return { ...write, node };
  if (statement.type === 'augmented_assignment') return { ...write, node: statement };
  if (statement.type !== 'assignment') return { ...write, node };
  const value = field(statement, 'right');
  // A declaration alone gives nothing.
  return value && { ...write, node: statement, value };
}

/** `mock.patch.object(config, "MODEL", …)`, by which code that is no test sets something for a while, too. */
const PATCHES = /(?:^|\.)patch\.object$/;

/** The write that a call, or the use of `__dict__`, may be. */
export function looseWriteAt({ module, node }: Located): LooseWrite | undefined {
  if (isMember(node) && memberName(node) === '__dict__')
    return changes(node) ? { module, node, receiver: objectOf(node), name: undefined, value: undefined } : undefined;
  if (!isCall(node)) return undefined;
  const callee = unwrap(calleeOf(node));
  const [first, second, third] = positional(node);
  if (isName(callee) && callee.text === 'vars' && first)
    return changes(node) ? { module, node, receiver: first, name: undefined, value: undefined } : undefined;
  if ((isName(callee) && callee.text === 'setattr' && first) || (PATCHES.test(callee.text) && first && second))
    return { module, node, receiver: first, name: second && stringValue(second), value: third };
  if (memberName(callee) !== '__setattr__' || !first) return undefined;
  // `object.__setattr__(self, name, …)`, `super().__setattr__(name, …)`.
  const holder = unwrap(objectOf(callee));
  const isBound = parts(argumentsOf(node)).length < 3;
  const name = isBound ? first : second;
  return { module, node, receiver: isBound ? holder : first, name: name && stringValue(name), value: isBound ? second : third };
}

/** How many questions may hang on each other. */
const MOST_RUNNING = 8;

/** Makes the question of one run whether an expression may be anything: false where it is plainly something of another package, or a module. */
export function createMayBeAny(ctx: () => Context): Context['mayBeAny'] {
  const memo = new Map<Node, boolean>();
  const running = new Set<Node>();
  return (node, module) => {
    const inner = unwrap(node);
    const known = memo.get(inner);
    if (known !== undefined) return known;
    if (running.has(inner) || running.size >= MOST_RUNNING) return true;
    running.add(inner);
    try {
      const answer = isOfAnyKind(inner, module, ctx());
      memo.set(inner, answer);
      return answer;
    } finally {
      running.delete(inner);
    }
  };
}

function isOfAnyKind(inner: Node, module: Module, ctx: Context): boolean {
  if (/^(?:dictionary|list|set|string|integer|lambda)/.test(inner.type)) return false;
  if (isCall(inner)) {
    const callee = unwrap(calleeOf(inner));
    const found = resolveName(callee, module, ctx);
    if (found.kind === 'external') return !/^[A-Z]/.test(found.name) && positional(inner).some((one) => isOfProject(one, module, ctx));
    if (isMember(callee)) return ctx.mayBeAny(objectOf(callee), module);
    const functions = calledFunctions(callee, module, ctx);
    return functions.length === 0 || functions.some((fn) => returnsOf(fn).some((value) => ctx.mayBeAny(value, fn.module)));
  }
  const found = resolveName(inner, module, ctx);
  if (found.kind === 'external' || found.kind === 'module' || found.kind === 'folder') return false;
  if (found.kind !== 'binding') return true;
  return found.binding.definitions.some(({ kind, node: one }) => {
    const annotation = field(one, 'type');
    const named = annotation ? namesIn(annotation) : [];
    if (named.length) return named.some((name) => isLoose(name, found.module, ctx));
    const right = kind === 'assign' ? field(one, 'right') : undefined;
    return right ? right.type !== 'none' && ctx.mayBeAny(right, found.module) : !/^(?:class|function|import)$/.test(kind);
  });
}

/** False for a literal, and for what another package names: `re.IGNORECASE`. */
const isOfProject = (node: Node, module: Module, ctx: Context): boolean =>
  !/^(?:string|integer|true|false|none)$/.test(node.type) && resolveName(node, module, ctx).kind !== 'external';

/** A type that says nothing of the class of what it is for. */
const isLoose = (name: Node, module: Module, ctx: Context): boolean => {
  const found = resolveName(name, module, ctx);
  if (found.kind === 'external') return /^(?:Any|Self|TypeVar)$/.test(found.name);
  return found.kind === 'binding' || !/^(?:str|int|float|bool|dict|list|tuple|set|bytes|Dict|List|Tuple)$/.test(name.text);
};
