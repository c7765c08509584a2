/** Calls of the project's own functions: what they return, and who calls them. */
import { absent, type Value } from '../../values.js';
import { instanceOf, memberOfClass } from './classes.js';
import { testOf } from './conditions.js';
import { type Context, exprOf, type Frame, type Located, openAt } from './context.js';
import type { Module } from './modules.js';
import { classOf, decoratorsOf, frameOf, functionOf, resolveName } from './names.js';
import {
  calleeOf,
  field,
  isCall,
  isClass,
  isFunction,
  isMember,
  memberName,
  type Node,
  objectOf,
  parts,
  unwrap,
  walk,
  wrapperOf,
} from './node.js';
import { argumentFor, defaultOf } from './parameters.js';
import { parameterName } from './scope.js';

export const MOST_FRAMES = 8;

/** The project function that a call runs. */
export function calledFunction(callee: Node, module: Module, ctx: Context, depth = 0): Located | undefined {
  const inner = unwrap(callee);
  if (inner.type === 'lambda') return { module, node: inner };
  const found = resolveName(inner, module, ctx);
  const direct = functionOf(found);
  if (direct || !isMember(inner) || found.kind !== 'unknown') return direct;
  const owner = instanceOf(unwrap(objectOf(inner)), module, ctx, undefined, depth + 1);
  const member = owner && memberOfClass(owner, memberName(inner) as string, ctx);
  return member && isFunction(member.node) ? member : undefined;
}

/** True for a function whose first parameter is filled by the object it is called on. */
export function isBound(fn: Node): boolean {
  if (fn.type !== 'function_definition') return false;
  const around = frameOf(fn.parent?.type === 'decorated_definition' ? fn.parent : fn);
  return isClass(around) && !decoratorsOf(fn).some(({ text }) => text === 'staticmethod');
}

export function parametersOf(fn: Node): Node[] {
  const list = field(fn, 'parameters');
  return list ? parts(list) : [];
}

/** The frame of a call: every parameter with what is passed for it, or its default. */
export function entered(call: Located, fn: Located, ctx: Context, frame?: Frame): Frame {
  const made: Frame = { params: new Map(), depth: (frame?.depth ?? 0) + 1, memo: new Map() };
  for (const param of parametersOf(fn.node)) {
    const id = parameterName(param);
    const binding = id && fn.module.scopes.bindingOf(id);
    if (!binding) continue;
    const fallback = defaultOf(param);
    const value = argumentFor(call.node, param, fn.node, call.module, ctx, frame) ?? (fallback && ctx.evaluate(fallback, fn.module));
    if (value) made.params.set(binding, value);
  }
  return made;
}

/** What a call of a project function gives; undefined where the function is not known. */
export function returnedBy(call: Node, module: Module, ctx: Context, frame?: Frame): Value | undefined {
  if ((frame?.depth ?? 0) >= MOST_FRAMES) return undefined;
  const called = calledFunction(calleeOf(call), module, ctx);
  if (!called || isGenerator(called.node)) return undefined;
  return resultOf(called, ctx, entered({ module, node: call }, called, ctx, frame));
}

export function isGenerator(fn: Node): boolean {
  let found = false;
  walk(fn, (node) => {
    if (node.type === 'yield') found = true;
    return !found && (node === fn || !isFunction(node));
  });
  return found;
}

/** The value a function returns: one expression, or a choice by its `if … return` steps; anything else is a union of its returns. */
export function resultOf(fn: Located, ctx: Context, frame?: Frame): Value {
  const { node, module } = fn;
  const body = field(node, 'body');
  if (!body) return openAt(module, node);
  if (node.type === 'lambda') return ctx.evaluate(body, module, frame);
  const stepwise = inSteps(parts(body), module, ctx, frame);
  if (stepwise) return stepwise;
  const options = returnsOf(fn).map((value) => ctx.evaluate(value, module, frame));
  if (options.length === 0) return absent(exprOf(module, node));
  return options.length === 1 ? (options[0] as Value) : { kind: 'union', expr: exprOf(module, node), options };
}

/** The expressions that a function returns, those of functions inside it left out. */
export function returnsOf({ node }: Located): Node[] {
  const body = field(node, 'body');
  if (!body) return [];
  if (node.type === 'lambda') return [body];
  const found: Node[] = [];
  walk(body, (inner) => {
    const [value] = inner.type === 'return_statement' ? parts(inner) : [];
    if (value) found.push(value);
    return !isFunction(inner) && !isClass(inner);
  });
  return found;
}

function inSteps(body: readonly Node[], module: Module, ctx: Context, frame?: Frame): Value | undefined {
  for (const [index, statement] of body.entries()) {
    if (statement.type === 'return_statement') {
      const [value] = parts(statement);
      return value ? ctx.evaluate(value, module, frame) : undefined;
    }
    if (!returns(statement)) continue;
    if (statement.type !== 'if_statement') return undefined;
    return branches(statement, body.slice(index + 1), module, ctx, frame);
  }
  return undefined;
}

function branches(statement: Node, rest: readonly Node[], module: Module, ctx: Context, frame?: Frame): Value | undefined {
  const sides = statement.children.filter(({ field: name }) => name === 'alternative');
  const all = [{ condition: field(statement, 'condition'), block: field(statement, 'consequence') }].concat(
    sides
      .filter(({ type }) => type === 'elif_clause')
      .map((side) => ({ condition: field(side, 'condition'), block: field(side, 'consequence') })),
  );
  const last = sides.find(({ type }) => type === 'else_clause');
  const lastBlock = last && field(last, 'body');
  let value = inSteps(lastBlock && returns(lastBlock) ? parts(lastBlock) : rest, module, ctx, frame);
  for (const { condition, block } of all.reverse()) {
    const taken = block && inSteps(returns(block) ? parts(block) : rest, module, ctx, frame);
    if (!value || !taken || !condition) return undefined;
    value = {
      kind: 'choice',
      expr: exprOf(module, statement),
      test: testOf(condition, module, ctx, frame),
      fallback: false,
      yes: taken,
      no: value,
    };
  }
  return value;
}

function returns(statement: Node): boolean {
  let found = false;
  walk(statement, (node) => {
    if (node.type === 'return_statement') found = true;
    return !found && !isFunction(node) && !isClass(node);
  });
  return found;
}

/** What stands for the same function: the name in parentheses, and the path that ends in it. */
const outside = (name: Node): Node | undefined =>
  wrapperOf(name) ?? (name.parent && isMember(name.parent) && field(name.parent, 'attribute') === name ? name.parent : undefined);

/** Every call of a function in the project; calls of a class are those of its constructor. */
export function callsOf(fn: Located, ctx: Context): Located[] {
  const { node, module } = fn;
  const called: Located[] = [];
  const take = (reference: Node, at: Module) => {
    let inner = reference;
    for (let outer = outside(inner); outer; outer = outside(inner)) inner = outer;
    if (inner.parent && isCall(inner.parent) && inner.parent.field !== 'arguments' && calleeOf(inner.parent) === inner)
      called.push({ module: at, node: inner.parent });
  };
  const owner =
    node.type === 'function_definition' ? frameOf(node.parent?.type === 'decorated_definition' ? node.parent : node) : undefined;
  const id = field(node, 'name');
  if (owner && isClass(owner) && id?.text === '__init__') {
    for (const one of [{ module, node: owner }, ...ctx.subclassesOf({ module, node: owner })]) {
      const name = field(one.node, 'name');
      const binding = name && one.module.scopes.bindingOf(name);
      if (binding) for (const reference of ctx.referencesTo(binding, one.module)) take(reference.node, reference.module);
    }
  } else if (owner && isClass(owner) && id) {
    for (const member of ctx.membersNamed(id.text))
      if (calledFunction(member.node, member.module, ctx)?.node === node) take(field(member.node, 'attribute') as Node, member.module);
  } else {
    const name = id ?? (node.type === 'lambda' && node.parent?.type === 'assignment' ? field(node.parent, 'left') : undefined);
    const binding = name && module.scopes.bindingOf(name);
    if (binding) for (const reference of ctx.referencesTo(binding, module)) take(reference.node, reference.module);
  }
  return called;
}

/** The class that a call makes an instance of. */
export const madeBy = (call: Node, module: Module, ctx: Context): Located | undefined => classOf(resolveName(calleeOf(call), module, ctx));
