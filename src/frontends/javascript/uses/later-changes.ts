/** Where what a library's constructor made is changed, or called with options that stand in for its own. */

import { type Changing, laterChange } from '../../../sites/later-changes.js';
import { outcomes, property } from '../../../values/outcomes.js';
import { isMissing } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import { type Call, isCall, isFunction, isMember, isWrapper, keyName, memberName, type Node, unwrap } from '../syntax/ast.js';
import type { Context } from '../values/context.js';
import { calledFunction, callsOf, functionAround, type Located } from '../values/functions.js';

/** The first place in sight where it is changed. */
export const changeOf = (made: Located, changing: Changing, ctx: Context): Located | undefined =>
  laterChange(
    made,
    (place) => isChange(place, changing, ctx),
    (place) => next(place, ctx),
  );

/** True where the node, which holds the thing, is changed by what is right around it. */
function isChange({ node, module }: Located, { options, methods, calledWith }: Changing, ctx: Context): boolean {
  const parent = module.scopes.parentOf(node);
  if (!parent) return false;
  if (isCall(parent) && parent.arguments[0] === node)
    return isMember(parent.callee) && /^(?:assign|set|definePropert(?:y|ies))$/.test(memberName(parent.callee) ?? '');
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
  if (!argument) return false;
  const given = ctx.evaluate(argument, module);
  return [...options].some((name) => !outcomes(property(given, name)).every(isMissing));
}

/** The expressions that the thing goes on to. */
function next({ node, module }: Located, ctx: Context): Located[] {
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
    case 'ObjectProperty':
    case 'ClassProperty':
      return parent.value === node ? membersOf(keyName(parent.key, parent.computed), ctx) : [];
    case 'ReturnStatement':
    case 'ArrowFunctionExpression': {
      const fn = isFunction(parent) ? parent : functionAround(node, module);
      return fn && (parent.type === 'ReturnStatement' || parent.body === node) ? [...callsOf({ module, node: fn }, ctx)] : [];
    }
    default:
      return isCall(parent) || parent.type === 'NewExpression' ? passed(node, parent as Call, module, ctx) : [];
  }
}

function passed(node: Node, call: Call, module: Module, ctx: Context): Located[] {
  const index = call.arguments.indexOf(node as (typeof call.arguments)[number]);
  const fn = index < 0 ? undefined : calledFunction(call.callee, module, ctx);
  const param = fn?.node.params[index];
  return fn && param ? into(param, fn.module, ctx) : [];
}

/** Every use of what a pattern names. */
function into(target: Node, module: Module, ctx: Context): Located[] {
  const inner =
    target.type === 'AssignmentPattern' ? target.left : target.type === 'TSParameterProperty' ? target.parameter : unwrap(target);
  if (isMember(inner)) return membersOf(memberName(inner), ctx);
  const binding = inner.type === 'Identifier' ? module.scopes.bindingOf(inner) : undefined;
  const uses = binding ? ctx.referencesTo(binding, module) : [];
  return target.type === 'TSParameterProperty' && binding ? [...uses, ...membersOf(binding.name, ctx)] : uses;
}

const membersOf = (name: string | undefined, ctx: Context): Located[] => (name === undefined ? [] : ctx.membersNamed(name));
