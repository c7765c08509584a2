/** Calls of the project's own functions: which they are, and what they return. */
import { absent, type Declaration, type Value } from '../../../values/values.js';
import { declarationOf } from '../changes/flow.js';
import { isOneObject, methodsByLine, methodsOf } from '../classes/attributes.js';
import { isReplaced } from '../classes/decorators.js';
import type { Instance } from '../classes/instances.js';
import type { Module } from '../modules/modules.js';
import { decoratorsOf, frameOf, functionOf, resolveName } from '../modules/names.js';
import {
  calleeOf,
  field,
  isCall,
  isClass,
  isFunction,
  isMember,
  isName,
  memberName,
  type Node,
  objectOf,
  parts,
  unwrap,
  walk,
} from '../syntax/node.js';
import { parameterName } from '../syntax/scope.js';
import { casesOf, testOfCase } from './cases.js';
import { testOf } from './conditions.js';
import { type Context, exprOf, type Frame, type Located, openAt } from './context.js';
import { argumentFor, defaultOf } from './parameters.js';

export const MOST_FRAMES = 8;
const MOST_CALLS = 200;

/** The project functions that a call may run: a method, with those that override it; none where it may run something else. */
export const calledFunctions = (callee: Node, module: Module, ctx: Context): readonly Located[] =>
  ctx.remember('functions', unwrap(callee), () => findFunctions(unwrap(callee), module, ctx));

function findFunctions(inner: Node, module: Module, ctx: Context): Located[] {
  if (inner.type === 'lambda') return [{ module, node: inner }];
  const found = resolveName(inner, module, ctx);
  const direct = functionOf(found);
  if (direct) return [direct];
  if (isMember(inner) && found.kind === 'unknown')
    return methodsAmong(ctx.instancesOf(objectOf(inner), module), memberName(inner) as string, ctx);
  // An object that is called like a function.
  const called = isName(inner) || isMember(inner) ? ctx.instancesOf(inner, module) : [];
  return called.every(({ kind }) => kind !== 'class' && kind !== 'cls') ? methodsAmong(called, '__call__', ctx) : [];
}

function methodsAmong(owners: readonly Instance[], name: string, ctx: Context): Located[] {
  const found = owners.map((owner) => methodsOf(owner, name, ctx));
  if (found.some((functions) => functions.length === 0)) return [];
  return [...new Map(found.flat().map((fn) => [fn.node, fn])).values()];
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
  const made: Frame = { params: new Map(), depth: (frame?.depth ?? 0) + 1, memo: new Map(), left: frame?.left ?? { calls: MOST_CALLS } };
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
  if (frame && (frame.depth >= MOST_FRAMES || frame.left.calls-- <= 0)) return undefined;
  const callee = unwrap(calleeOf(call));
  const [owner, ...others] = isMember(callee) ? ctx.instancesOf(objectOf(callee), module) : [];
  const isOwn = owner !== undefined && others.length === 0 && isOneObject(owner);
  const called = isOwn ? methodsByLine(owner, memberName(callee) as string, ctx) : calledFunctions(callee, module, ctx);
  if (called.length === 0 || called.some(({ node }) => isGenerator(node))) return undefined;
  const expr = exprOf(module, call);
  const isOne = called.every(({ node }) => node === called[0]?.node);
  const options = called.map((fn): Value => {
    const value = resultOf(fn, ctx, entered({ module, node: call }, fn, ctx, frame));
    // What stands for one of several results does not stand for the call.
    return { kind: 'read', expr, value, declaration: declaredBy(fn), ...(!isOne && { part: true }) };
  });
  return isOne ? options[0] : { kind: 'union', expr: isOwn ? exprOf(owner.module, owner.node) : expr, options };
}

function declaredBy({ module, node }: Located): Declaration | null {
  const id = field(node, 'name');
  const binding = id && module.scopes.bindingOf(id);
  return binding ? declarationOf(binding, module) : null;
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
  if (!body || isReplaced(fn, ctx)) return openAt(module, node);
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

/** The expressions that a function yields. */
export function yieldsOf({ node }: Located): Node[] {
  const found: Node[] = [];
  walk(field(node, 'body') ?? node, (inner) => {
    const [value] = inner.type === 'yield' ? parts(inner) : [];
    if (value) found.push(value);
    return !isFunction(inner) && !isClass(inner);
  });
  return found;
}

function inSteps(body: readonly Node[], module: Module, ctx: Context, frame?: Frame): Value | undefined {
  for (const [index, statement] of body.entries()) {
    if (statement.type === 'return_statement') {
      const [value] = parts(statement);
      return value && resultAt(unwrap(value), module, ctx, frame);
    }
    if (!returns(statement)) continue;
    if (statement.type === 'match_statement') return cases(statement, body.slice(index + 1), module, ctx, frame);
    if (statement.type !== 'if_statement') return undefined;
    return branches(statement, body.slice(index + 1), module, ctx, frame);
  }
  return undefined;
}

/** What is returned; a question of what is asked is true or false. One that is given nothing may answer otherwise when it is asked again. */
function resultAt(node: Node, module: Module, ctx: Context, frame?: Frame): Value {
  if (!frame?.params.size || !isQuestion(node)) return ctx.evaluate(node, module, frame);
  const expr = exprOf(module, node);
  const answer = (value: boolean): Value => ({ kind: 'literal', expr, value });
  return { kind: 'choice', expr, test: testOf(node, module, ctx, frame), fallback: false, yes: answer(true), no: answer(false) };
}

function isQuestion(node: Node): boolean {
  if (/^(?:comparison|not)_operator$/.test(node.type)) return true;
  if (node.type === 'boolean_operator') return parts(node).every((side) => isQuestion(unwrap(side)));
  return isCall(node) && /^(?:any|all|bool|startswith|endswith)$/.test(memberName(unwrap(calleeOf(node))) ?? calleeOf(node).text);
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

/** The same for a `match` of texts. */
function cases(statement: Node, rest: readonly Node[], module: Module, ctx: Context, frame?: Frame): Value | undefined {
  const clauses = casesOf(statement).map((clause) => ({
    test: testOfCase(clause, module, ctx, frame),
    block: field(clause, 'consequence'),
  }));
  const last = clauses.find(({ test }) => test === 'always');
  let value = inSteps(last?.block && returns(last.block) ? parts(last.block) : rest, module, ctx, frame);
  for (const { test, block } of clauses.slice(0, last ? clauses.indexOf(last) : undefined).reverse()) {
    const taken = block && inSteps(returns(block) ? parts(block) : rest, module, ctx, frame);
    if (!value || !taken || !test || test === 'always') return undefined;
    value = { kind: 'choice', expr: exprOf(module, statement), test, fallback: false, yes: taken, no: value };
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
