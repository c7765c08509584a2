/** Calls of the project's own functions: what they return, and what their callers pass. */
import type * as t from '@babel/types';
import type { Value } from '../../../values/values.js';
import { absent } from '../../../values/values.js';
import { askedOnce } from '../../once.js';
import type { Module, Resolution } from '../modules/modules.js';
import { requiredSpecifier } from '../modules/modules.js';
import {
  type Call,
  type ClassNode,
  type FunctionNode,
  isCall,
  isClass,
  isFunction,
  isMember,
  isWrapper,
  keyName,
  memberName,
  type Node,
  unwrap,
  walk,
} from '../syntax/ast.js';
import { takeApart } from '../syntax/patterns.js';
import type { Binding } from '../syntax/scope.js';
import { callsOfStandIns } from '../uses/handed.js';
import { classAround, descendantsOf, isOverridden, memberOfClass } from './classes.js';
import { testOf } from './conditions.js';
import { type Context, exprOf, type Frame, openAt, type Reference } from './context.js';
import { mayGiveNothing, returns } from './leaving.js';
import { outermost } from './mutations.js';

export interface Located<N extends Node = Node> {
  module: Module;
  node: N;
}

/** What gives back a function that does what its argument does. */
const KEEPERS = /^(?:memoize|memo|once|cache|useCallback)$/;
const MOST_FRAMES = 8;
/** Functions that call each other many times over would be entered without end. */
const MOST_CALLS = 500;

/** The declaration behind a name or member, through imports, re-exports, namespaces and `require`. */
export function resolveName(node: Node, module: Module, ctx: Context, seen: ReadonlySet<Binding> = new Set()): Resolution {
  const inner = unwrap(node);
  const required = requiredSpecifier(inner);
  if (required !== undefined) return ctx.modules.imported(required, '*', module);
  if (inner.type === 'Identifier' || inner.type === 'JSXIdentifier') {
    const binding = module.scopes.bindingOf(inner);
    return binding ? resolveBinding(binding, module, ctx, seen) : { kind: 'unknown' };
  }
  if (isMember(inner)) {
    const name = memberName(inner);
    const whole = name === undefined ? undefined : resolveName(inner.object, module, ctx, seen);
    if (whole?.kind === 'module') return ctx.modules.exported(whole.module, name as string);
    if (whole?.kind === 'external' && whole.name === '*') return { ...whole, name: name as string };
  }
  return { kind: 'unknown' };
}

export function resolveBinding(binding: Binding, module: Module, ctx: Context, seen: ReadonlySet<Binding> = new Set()): Resolution {
  const through = importSpecifier(binding, ctx, module);
  if (through) return through;
  if (binding.node.type === 'VariableDeclarator' && binding.node.init) {
    const required = requiredSpecifier(binding.node.init);
    if (required !== undefined) {
      const name = binding.node.id === binding.id ? '*' : propertyTaken(binding.node.id, binding.id);
      if (name !== undefined) {
        const found = ctx.modules.imported(required, name, module);
        if (found.kind !== 'unknown') return found;
      }
    } else if (binding.node.id === binding.id && isMember(unwrap(binding.node.init)) && !seen.has(binding)) {
      // const Anthropic = require('…').default
      const found = resolveName(binding.node.init, module, ctx, new Set(seen).add(binding));
      if (found.kind === 'external') return found;
    }
  }
  return { kind: 'binding', module, binding };
}

function importSpecifier(binding: Binding, ctx: Context, module: Module): Resolution | undefined {
  const through = ctx.importOf(binding);
  return through && ctx.modules.imported(through.specifier, through.name, module);
}

/** The property that `{ name: id } = …` takes. */
function propertyTaken(pattern: Node, id: t.Identifier): string | undefined {
  if (pattern.type !== 'ObjectPattern') return undefined;
  for (const part of pattern.properties) {
    if (part.type !== 'ObjectProperty') continue;
    const value = part.value.type === 'AssignmentPattern' ? part.value.left : part.value;
    if (value === id)
      return part.key.type === 'Identifier' ? part.key.name : part.key.type === 'StringLiteral' ? part.key.value : undefined;
  }
  return undefined;
}

/** The function that a resolved name is; undefined for anything else. */
export function functionOf(found: Resolution): Located<FunctionNode> | undefined {
  if (found.kind === 'expression') {
    const node = unwrap(found.node);
    return isFunction(node) ? { module: found.module, node } : undefined;
  }
  if (found.kind !== 'binding' || found.binding.writes.length > 0) return undefined;
  const { node, id } = found.binding;
  if (isFunction(node) && found.binding.kind === 'function') return { module: found.module, node };
  if (node.type !== 'VariableDeclarator' || node.id !== id || !node.init) return undefined;
  const init = unwrap(node.init);
  if (isFunction(init)) return { module: found.module, node: init };
  // useCallback(fn), memoize(fn): the function that is handed in is the one that runs.
  const [first] = isCall(init) ? init.arguments : [];
  return first && isFunction(first) ? { module: found.module, node: first } : undefined;
}

/** The class that a resolved name is. */
export function classOf(found: Resolution): Located<ClassNode> | undefined {
  if (found.kind === 'expression' && isClass(found.node)) return { module: found.module, node: found.node };
  if (found.kind !== 'binding') return undefined;
  const { node } = found.binding;
  if (isClass(node)) return { module: found.module, node };
  const init = node.type === 'VariableDeclarator' && node.init ? unwrap(node.init) : undefined;
  return init && isClass(init) ? { module: found.module, node: init } : undefined;
}

/** The project function that a call runs. */
export function calledFunction(callee: Node, module: Module, ctx: Context): Located<FunctionNode> | undefined {
  const inner = unwrap(callee);
  if (isFunction(inner)) return { module, node: inner };
  const direct = functionOf(resolveName(inner, module, ctx));
  if (direct || !isMember(inner)) return direct;
  const name = memberName(inner);
  if (name === undefined) return undefined;
  return methodOf(inner.object, name, module, ctx);
}

function methodOf(receiver: Node, name: string, module: Module, ctx: Context): Located<FunctionNode> | undefined {
  const object = unwrap(receiver);
  const owner = object.type === 'ThisExpression' ? ownerOfThis(object, module) : ctx.classOfInstance(object, module);
  if (owner && isClass(owner.node)) {
    const member = memberOfClass(owner as Located<ClassNode>, name, ctx);
    if (member && isFunction(member.node)) return member as Located<FunctionNode>;
    if (member?.node.type === 'ClassProperty' && member.node.value && isFunction(member.node.value))
      return { module: member.module, node: member.node.value };
    return undefined;
  }
  const literal = owner?.node.type === 'ObjectExpression' ? (owner as Located<t.ObjectExpression>) : objectLiteral(object, module, ctx);
  for (const part of literal?.node.properties ?? []) {
    if (part.type === 'SpreadElement' || part.computed || part.key.type !== 'Identifier' || part.key.name !== name) continue;
    if (part.type === 'ObjectMethod') return { module: (literal as Located).module, node: part };
    if (isFunction(part.value)) return { module: (literal as Located).module, node: part.value };
    return calledFunction(part.value, (literal as Located).module, ctx);
  }
  return undefined;
}

function objectLiteral(node: Node, module: Module, ctx: Context): Located<t.ObjectExpression> | undefined {
  const found = resolveName(node, module, ctx);
  if (found.kind === 'expression' && found.node.type === 'ObjectExpression') return { module: found.module, node: found.node };
  if (found.kind !== 'binding' || found.binding.node.type !== 'VariableDeclarator' || !found.binding.node.init) return undefined;
  const init = unwrap(found.binding.node.init);
  return init.type === 'ObjectExpression' && found.binding.node.id === found.binding.id ? { module: found.module, node: init } : undefined;
}

/** The class or object literal that `this` belongs to; undefined inside a plain function. */
export function ownerOfThis(node: Node, module: Module): Located | undefined {
  const { parentOf } = module.scopes;
  for (let at: Node | undefined = parentOf(node), below: Node = node; at; below = at, at = parentOf(at)) {
    if (at.type === 'ObjectMethod') return { module, node: parentOf(at) as Node };
    if (at.type === 'FunctionExpression') {
      const property = parentOf(at);
      if (property?.type === 'ObjectProperty' && property.value === at) return { module, node: parentOf(property) as Node };
      return undefined;
    }
    if (at.type === 'FunctionDeclaration') return undefined;
    if (isClass(at) && at.superClass !== below) return { module, node: at };
  }
  return undefined;
}

/** What a call of a project function gives; undefined where the function is not known. */
export function returnedBy(call: Call, module: Module, ctx: Context, frame?: Frame): Value | undefined {
  if ((frame?.depth ?? 0) >= MOST_FRAMES) return undefined;
  const called = calledFunction(call.callee, module, ctx);
  if (!called || ('generator' in called.node && called.node.generator)) return undefined;
  if (isWrapped(called, ctx) || runsAnother(called, call.callee, module, ctx)) return undefined;
  const calls = frame?.calls ?? { left: MOST_CALLS };
  if (calls.left-- <= 0) return undefined;
  const entered: Frame = { params: new Map(), depth: (frame?.depth ?? 0) + 1, memo: new Map(), calls };
  for (const [index, param] of called.node.params.entries()) {
    const argument = call.arguments[index];
    const spread = call.arguments.slice(0, index + 1).some((a) => a.type === 'SpreadElement');
    const whole = spread
      ? openAt(module, call, 'expression')
      : argument
        ? ctx.evaluate(argument, module, frame)
        : absent(exprOf(module, call));
    for (const binding of bindingsIn(param, called.module))
      entered.params.set(binding, takeApart(whole, param, binding.id, called.module, ctx, entered));
  }
  return resultOf(called, ctx, entered);
}

/** `const read = logged(() => …)`: what is around the function runs, too. */
export function isWrapped({ node, module }: Located<FunctionNode>, ctx: Context): boolean {
  const whole = outermost(node, module);
  const around = module.scopes.parentOf(whole);
  if (!around || !isCall(around) || around.callee === whole) return false;
  const by = resolveName(around.callee, module, ctx);
  return !(by.kind === 'external' && KEEPERS.test(by.name));
}

/** True for a method of an object of which nothing says that it is not of a class below, with a method of its own. */
export function runsAnother({ node, module: home }: Located<FunctionNode>, callee: Node, module: Module, ctx: Context): boolean {
  const inner = unwrap(callee);
  const name = isMember(inner) ? memberName(inner) : undefined;
  const owner = name === undefined ? undefined : classAround(node, home);
  if (name === undefined || !owner || !isMember(inner) || inner.object.type === 'Super') return false;
  const receiver = unwrap(inner.object);
  const found = receiver.type === 'NewExpression' ? undefined : resolveName(receiver, module, ctx);
  const declared = found?.kind === 'binding' ? found.binding.node : undefined;
  const made = declared?.type === 'VariableDeclarator' && declared.init ? unwrap(declared.init) : receiver;
  return made.type !== 'NewExpression' && isOverridden(owner, name, ctx);
}

export function bindingsIn(pattern: Node, module: Module): Binding[] {
  const found: Binding[] = [];
  walk(pattern, (node) => {
    const binding = node.type === 'Identifier' ? module.scopes.bindingOf(node) : undefined;
    if (binding?.kind === 'param' && binding.id === node) found.push(binding);
  });
  return found;
}

/** The value a function returns: one expression, or a choice by its `if (…) return` steps; anything else is a union of its returns. */
export function resultOf(fn: Located<FunctionNode>, ctx: Context, frame?: Frame): Value {
  const { node, module } = fn;
  if (node.body.type !== 'BlockStatement') return ctx.evaluate(node.body, module, frame);
  const end = absent(exprOf(module, node));
  const stepwise = inSteps(node.body.body, module, ctx, frame, end);
  if (stepwise) return stepwise;
  const options = returnsOf(fn).map((argument) => ctx.evaluate(argument, module, frame));
  // Where it may be left without a value, it gives `undefined`.
  if (mayGiveNothing(node.body)) options.push(end);
  return options.length === 1 ? (options[0] as Value) : { kind: 'union', expr: exprOf(module, node), options };
}

/** The expressions that a function returns, those of functions inside it left out. */
export function returnsOf({ node }: Located<FunctionNode>): Node[] {
  if (node.body.type !== 'BlockStatement') return [node.body];
  const found: Node[] = [];
  walk(node.body, (inner) => {
    if (inner.type === 'ReturnStatement' && inner.argument) found.push(inner.argument);
    return !isFunction(inner) && !isClass(inner);
  });
  return found;
}

/** @param end what it gives to run on behind the statements; undefined where others follow. */
function inSteps(body: readonly Node[], module: Module, ctx: Context, frame?: Frame, end?: Value): Value | undefined {
  for (const [index, statement] of body.entries()) {
    if (statement.type === 'ReturnStatement')
      return statement.argument ? ctx.evaluate(statement.argument, module, frame) : absent(exprOf(module, statement));
    if (statement.type === 'IfStatement' && returns(statement)) {
      const block = (of: Node) => inSteps(of.type === 'BlockStatement' ? of.body : [of], module, ctx, frame);
      const taken = block(statement.consequent);
      const otherwise =
        statement.alternate && returns(statement.alternate)
          ? block(statement.alternate)
          : inSteps(body.slice(index + 1), module, ctx, frame, end);
      if (!taken || !otherwise) return undefined;
      return {
        kind: 'choice',
        expr: exprOf(module, statement),
        test: testOf(statement.test, module, ctx, frame),
        fallback: false,
        yes: taken,
        no: otherwise,
      };
    }
    if (returns(statement)) return undefined;
  }
  return end;
}

/** Every call of a function in the project. */
export const callsOf = (fn: Located<FunctionNode>, ctx: Context): readonly Located<Call>[] => ctx.callersOf(fn);

/** Makes the question of one run: functions may lead to each other. */
export function createCallers(ctx: () => Context): Context['callersOf'] {
  const once = askedOnce<Node, readonly Located<Call>[]>([]);
  return (fn) => once(fn.node, () => findCalls(fn, ctx()));
}

/** Every use of the name of a function. */
export function usesOf(fn: Located<FunctionNode>, ctx: Context): readonly Reference[] {
  const binding = nameOf(fn);
  return binding ? ctx.referencesTo(binding, fn.module) : membersFor(fn, ctx);
}

function findCalls(fn: Located<FunctionNode>, ctx: Context): Located<Call>[] {
  const { node, module } = fn;
  const called: Located<Call>[] = [];
  const take = (reference: Node, at: Module) => {
    let inner = reference;
    let parent = at.scopes.parentOf(inner);
    while (parent && (isWrapper(parent) || (isMember(parent) && parent.property === inner))) {
      inner = parent;
      parent = at.scopes.parentOf(inner);
    }
    if (parent && isCall(parent) && parent.callee === inner) called.push({ module: at, node: parent });
    if (parent?.type === 'NewExpression' && parent.callee === inner) called.push({ module: at, node: parent as unknown as Call });
  };
  if (node.type === 'ClassMethod' && node.kind === 'constructor') {
    const owner = classAround(node, module);
    for (const made of owner ? [owner, ...descendantsOf(owner, ctx)] : []) {
      const own = made === owner ? undefined : constructorIn(made.node);
      const id = made.node.id ? made.module.scopes.bindingOf(made.node.id) : undefined;
      // `super(…)`
      if (own) for (const call of superCallsIn(own)) called.push({ module: made.module, node: call });
      else if (id) for (const reference of ctx.referencesTo(id, made.module)) take(reference.node, reference.module);
    }
    return called;
  }
  for (const use of usesOf(fn, ctx)) {
    const before = called.length;
    take(use.node, use.module);
    if (called.length === before) called.push(...(callsOfStandIns(use, ctx) as Located<Call>[]));
  }
  return called;
}

export const constructorIn = ({ body }: ClassNode): FunctionNode | undefined =>
  body.body.find((member): member is t.ClassMethod => member.type === 'ClassMethod' && member.kind === 'constructor');

/** The innermost function around a node. */
export function functionAround(node: Node, module: Module): FunctionNode | undefined {
  for (let at = module.scopes.parentOf(node); at; at = module.scopes.parentOf(at)) if (isFunction(at)) return at;
  return undefined;
}

function superCallsIn(fn: Node): Call[] {
  const found: Call[] = [];
  walk(fn, (node) => {
    if (isCall(node) && node.callee.type === 'Super') found.push(node);
  });
  return found;
}

/** The binding that a function is called by. */
export function nameOf({ node, module }: Located<FunctionNode>): Binding | undefined {
  if (node.type === 'FunctionDeclaration') return node.id ? module.scopes.bindingOf(node.id) : undefined;
  let at: Node = node;
  let parent = module.scopes.parentOf(at);
  while (parent && (isWrapper(parent) || isCall(parent))) {
    at = parent;
    parent = module.scopes.parentOf(at);
  }
  return parent?.type === 'VariableDeclarator' && parent.init === at && parent.id.type === 'Identifier'
    ? module.scopes.bindingOf(parent.id)
    : undefined;
}

/** The members that mean a function which a property holds. */
export function membersFor(fn: Located<FunctionNode>, ctx: Context): Reference[] {
  const name = keyFor(fn);
  return name === undefined
    ? []
    : ctx.membersNamed(name).filter((member) => calledFunction(member.node, member.module, ctx)?.node === fn.node);
}

/** The name of the property or method that a function is; undefined for one that is none. */
function keyFor({ node, module }: Located<FunctionNode>): string | undefined {
  if ('key' in node) return keyName(node.key, 'computed' in node && node.computed === true);
  let at: Node = node;
  let parent = module.scopes.parentOf(at);
  while (parent && isWrapper(parent)) {
    at = parent;
    parent = module.scopes.parentOf(at);
  }
  if (parent?.type === 'ObjectProperty' && parent.value === at) return keyName(parent.key, parent.computed);
  if (parent?.type === 'ClassProperty' && parent.value === at) return keyName(parent.key, parent.computed === true);
  return parent?.type === 'AssignmentExpression' && parent.right === at && isMember(parent.left) ? memberName(parent.left) : undefined;
}
