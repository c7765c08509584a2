/** Where what a library's constructor made is changed, or called with options that stand in for its own. */

import type * as t from '@babel/types';
import { type Changing, laterChange } from '../../../sites/later-changes.js';
import { outcomes, property } from '../../../values/outcomes.js';
import { isMissing } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import { type Call, isCall, isFunction, isMember, isWrapper, keyName, memberName, type Node, unwrap } from '../syntax/ast.js';
import type { Context } from '../values/context.js';
import { calledFunction, callsOf, functionAround, type Located, resolveName } from '../values/functions.js';
import { constructorOf } from '../values/stand-ins.js';

/** The first place in sight where it is changed. */
export const changeOf = (made: Located, changing: Changing, ctx: Context): Located | undefined =>
  laterChange(
    made,
    (place) => isChange(place, changing, ctx),
    (place) => next(place, changing, ctx),
  );

/** True where the node, which holds the thing, is changed by what is right around it. */
function isChange({ node, module }: Located, { options, methods, calledWith }: Changing, ctx: Context): boolean {
  const parent = module.scopes.parentOf(node);
  if (!parent) return false;
  if ((isCall(parent) || parent.type === 'NewExpression') && parent.arguments.some((argument) => argument === node)) {
    const isSetter = isMember(parent.callee) && /^(?:assign|set|definePropert(?:y|ies))$/.test(memberName(parent.callee) ?? '');
    if (isSetter && parent.arguments[0] === node) return true;
    const isOut = resolveName(parent.callee, module, ctx).kind === 'external';
    return isOut && parent.arguments.some((argument) => argument !== node && isNamedIn(argument, options));
  }
  if (!isMember(parent) || parent.object !== node) return false;
  const name = memberName(parent);
  const call = module.scopes.parentOf(parent);
  if (call && isCall(call) && call.callee === parent) {
    if (name !== undefined && methods?.test(name)) return true;
    if (name !== undefined && calledWith?.methods.test(name) && mayBeGiven(call, calledWith.at, options, module, ctx)) return true;
    return call.arguments.slice(1).some((argument) => isNamedIn(argument, options));
  }
  return (name === undefined || options.has(name)) && isWritten(parent, module);
}

/** True for a property that is written, or one in it. */
function isWritten(member: Node, module: Module): boolean {
  const parent = module.scopes.parentOf(member);
  if (!parent) return false;
  if (isMember(parent) && parent.object === member) return isWritten(parent, module);
  if (isWrapper(parent)) return isWritten(parent, module);
  if (parent.type === 'AssignmentExpression') return parent.left === member;
  return parent.type === 'UpdateExpression' || (parent.type === 'UnaryExpression' && parent.operator === 'delete');
}

/** True for an object with one of the options in it. */
function isNamedIn(argument: Node, options: ReadonlySet<string>): boolean {
  const inner = unwrap(argument);
  if (inner.type !== 'ObjectExpression') return false;
  return inner.properties.some((entry) => {
    if (entry.type === 'SpreadElement') return false;
    const key = keyName(entry.key, entry.computed);
    return key !== undefined && options.has(key);
  });
}

/** True for a call whose argument at that place has one of the options, or of which that cannot be told. */
function mayBeGiven(call: Call, at: number, options: ReadonlySet<string>, module: Module, ctx: Context): boolean {
  const argument = call.arguments[at];
  if (call.arguments.slice(0, at + 1).some(({ type }) => type === 'SpreadElement')) return true;
  // `this` is what a function is bound to.
  return argument !== undefined && argument.type !== 'ThisExpression' && mayHold(argument, options, module, ctx);
}

/** True for an argument that has one of the options, or of which that cannot be told. */
function mayHold(argument: Node, options: ReadonlySet<string>, module: Module, ctx: Context): boolean {
  const given = ctx.evaluate(argument, module);
  return [...options].some((name) => !outcomes(property(given, name)).every(isMissing));
}

/** The expressions that the thing goes on to. */
function next({ node, module }: Located, changing: Changing, ctx: Context): Located[] {
  const parent = module.scopes.parentOf(node);
  if (!parent) return [];
  if (isWrapper(parent) || /^(?:Await|Conditional|Logical)Expression$/.test(parent.type)) return [{ node: parent, module }];
  if (isMember(parent) && parent.object === node) {
    const call = module.scopes.parentOf(parent);
    const isSame = /^(?:bind|with)/.test(memberName(parent) ?? '') && call && isCall(call) && call.callee === parent;
    return isSame ? [{ node: call, module }] : [];
  }
  switch (parent.type) {
    case 'VariableDeclarator':
      return parent.init === node ? into(parent.id, module, ctx) : [];
    case 'AssignmentExpression':
      return parent.right === node ? [...into(parent.left, module, ctx), { node: parent, module }] : [];
    case 'AssignmentPattern':
      return parent.right === node ? into(parent.left, module, ctx) : [];
    case 'ClassProperty':
      return parent.value === node ? membersOf(keyName(parent.key, parent.computed), ctx) : [];
    case 'ObjectProperty':
      if (parent.value !== node) return [];
      return [...membersOf(keyName(parent.key, parent.computed), ctx), ...possibleReceivers(changing, ctx)];
    case 'ArrayExpression':
      return possibleReceivers(changing, ctx);
    case 'ExportDefaultDeclaration':
      return [...ctx.importsOf(node)];
    case 'ReturnStatement':
    case 'ArrowFunctionExpression': {
      const fn = isFunction(parent) ? parent : functionAround(node, module);
      return fn && (parent.type === 'ReturnStatement' || parent.body === node) ? [...callsOf({ module, node: fn }, ctx)] : [];
    }
    default:
      return isCall(parent) || parent.type === 'NewExpression' ? passed(node, parent as Call, module, changing, ctx) : [];
  }
}

function passed(node: Node, call: Call | t.NewExpression, module: Module, changing: Changing, ctx: Context): Located[] {
  const index = call.arguments.indexOf(node as (typeof call.arguments)[number]);
  if (index < 0) return [];
  const isMade = call.type === 'NewExpression' || call.callee.type === 'Super';
  const fn = isMade ? constructorOf(call.callee, module, ctx) : calledFunction(call.callee, module, ctx);
  const param = fn?.node.params[index];
  return fn && param ? into(param, fn.module, ctx) : possibleReceivers(changing, ctx);
}

/** What the thing may be where it is taken out of a collection, or given back by what took it: all that has such a method called, and is nothing else. */
function possibleReceivers({ methods, calledWith }: Changing, ctx: Context): Located[] {
  const isOne = (name: string): boolean => [methods, calledWith?.methods].some((known) => known?.test(name));
  return ctx.modules.parsed().flatMap((module) =>
    module.scopes.ofType('MemberExpression', 'OptionalMemberExpression').flatMap((member) => {
      const call = module.scopes.parentOf(member);
      const isCalled = call !== undefined && isCall(call) && call.callee === member && isOne(memberName(member) ?? '');
      return isCalled && !isSomethingElse(member.object, module, ctx) ? [{ node: member.object, module }] : [];
    }),
  );
}

/** True for what a package exports or makes, for `this`, for what is made right there, and for a constant that is one of these. */
function isSomethingElse(node: Node, module: Module, ctx: Context): boolean {
  const plain = unwrap(node);
  const inner = plain.type === 'AwaitExpression' ? unwrap(plain.argument) : plain;
  if (/^(?:This|New)Expression$|^Super$/.test(inner.type)) return true;
  const found = resolveName(isCall(inner) ? inner.callee : inner, module, ctx);
  if (found.kind === 'external') return true;
  if (isCall(inner) || found.kind !== 'binding' || found.binding.node.type !== 'VariableDeclarator') return false;
  const { init, id } = found.binding.node;
  const isPlain = init != null && id === found.binding.id && found.binding.writes.length === 0 && unwrap(init).type !== 'Identifier';
  return isPlain && isSomethingElse(init, found.module, ctx);
}

/** Every use of what a pattern names. */
function into(target: Node, module: Module, ctx: Context): Located[] {
  const inner =
    target.type === 'AssignmentPattern' ? target.left : target.type === 'TSParameterProperty' ? target.parameter : unwrap(target);
  if (isMember(inner)) return membersOf(memberName(inner), ctx);
  const binding = inner.type === 'Identifier' ? module.scopes.bindingOf(inner) : undefined;
  const uses = binding ? [...ctx.referencesTo(binding, module), ...takenFrom(module, binding.name, ctx)] : [];
  return target.type === 'TSParameterProperty' && binding ? [...uses, ...membersOf(binding.name, ctx)] : uses;
}

/** Every use of what is taken by its name out of a file as a whole: `const { agent } = agents`. */
export const takenFrom = (module: Module, name: string, ctx: Context): Located[] =>
  ctx.namespacesOf(module).flatMap(({ module: home, node }) => {
    const parent = home.scopes.parentOf(node);
    const pattern = parent?.type === 'VariableDeclarator' && parent.init === node ? parent.id : undefined;
    if (pattern?.type !== 'ObjectPattern') return [];
    return pattern.properties.flatMap((part) =>
      part.type === 'ObjectProperty' && keyName(part.key, part.computed) === name ? into(part.value, home, ctx) : [],
    );
  });

const membersOf = (name: string | undefined, ctx: Context): Located[] => (name === undefined ? [] : [...ctx.membersNamed(name)]);
