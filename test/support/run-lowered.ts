/** Runs a lowered file for real: what it does has to be what its source does. Knows the forms that random programs use. */

import type { Expression, Target } from '../../src/ir/expressions.js';
import type { Binding, FunctionNode, Module, Statement } from '../../src/ir/ir.js';

type Globals = Readonly<Record<string, (...args: unknown[]) => unknown>>;
/** How a statement ends other than by its end. */
type Leap = { k: 'break' | 'continue'; label: string | null } | { k: 'return'; value: unknown } | undefined;
type Scope = Map<Binding, unknown>;
type Bag = Record<string, unknown>;

class Thrown {
  constructor(readonly value: unknown) {}
}

/** Runs the statements of a module; names that it does not declare are the globals. */
export function runLowered(module: Module, globals: Globals): void {
  run(module.body, new Map(), globals);
}

function run(statements: readonly Statement[], scope: Scope, globals: Globals): Leap {
  for (const statement of statements) {
    const leap = step(statement, scope, globals);
    if (leap) return leap;
  }
  return undefined;
}

function step(statement: Statement, scope: Scope, globals: Globals): Leap {
  const value = (of: Expression) => evaluate(of, scope, globals);
  switch (statement.k) {
    case 'do':
      value(statement.value);
      return undefined;
    case 'return':
      return { k: 'return', value: statement.value ? value(statement.value) : undefined };
    case 'throw':
      throw new Thrown(statement.value ? value(statement.value) : undefined);
    case 'break':
    case 'continue':
      return { k: statement.k, label: statement.label };
    case 'if':
      return run(value(statement.test) ? statement.yes : statement.no, scope, globals);
    case 'block': {
      const leap = run(statement.body, scope, globals);
      return leap?.k === 'break' && leap.label === statement.label ? undefined : leap;
    }
    case 'loop':
      return loop(statement, scope, globals);
    case 'try':
      return attempt(statement, scope, globals);
  }
}

function loop(statement: Extract<Statement, { k: 'loop' }>, scope: Scope, globals: Globals): Leap {
  const { over, test, label } = statement;
  const isOwn = (leap: { label: string | null }) => leap.label === null || leap.label === label;
  const elements = over && (evaluate(over.iterable, scope, globals) as object);
  const turns = over && elements ? (over.keys ? Object.keys(elements) : [...(elements as unknown[])]) : undefined;
  for (let turn = 0; ; turn++) {
    if (turns && turn >= turns.length) return undefined;
    if (turns && over) assign(over.target, turns[turn], scope, globals);
    if (test && !(statement.bodyFirst && turn === 0) && !evaluate(test, scope, globals)) return undefined;
    const leap = run(statement.body, scope, globals);
    if (leap && (leap.k === 'return' || !isOwn(leap))) return leap;
    if (leap?.k === 'break') return undefined;
    if (statement.update) evaluate(statement.update, scope, globals);
  }
}

function attempt(statement: Extract<Statement, { k: 'try' }>, scope: Scope, globals: Globals): Leap {
  let leap: Leap;
  try {
    leap = run(statement.body, scope, globals);
  } catch (error) {
    const [handler] = statement.handlers;
    if (!handler || !(error instanceof Thrown)) throw error;
    if (handler.target) assign(handler.target, error.value, scope, globals);
    leap = run(handler.body, scope, globals);
  } finally {
    const last = run(statement.last, scope, globals);
    // biome-ignore lint/correctness/noUnsafeFinally: a leap out of `finally` replaces any other, as in the language.
    if (last) return last;
  }
  return leap;
}

const literalKey = (key: string | Expression, scope: Scope, globals: Globals): string =>
  typeof key === 'string' ? key : String(evaluate(key, scope, globals));

function evaluate(node: Expression, scope: Scope, globals: Globals): unknown {
  const value = (of: Expression) => evaluate(of, scope, globals);
  switch (node.k) {
    case 'literal':
      return node.value;
    case 'name':
      return node.binding ? scope.get(node.binding) : globals[node.name];
    case 'text':
      return node.parts.map((part) => String(value(part))).join('');
    case 'list':
      return node.items.flatMap(({ value: item, spread }) => (spread ? [...(value(item) as unknown[])] : [value(item)]));
    case 'object': {
      const made: Bag = {};
      for (const entry of node.entries) {
        if (entry.kind === 'spread') Object.assign(made, value(entry.value));
        else if (entry.kind === 'property') made[literalKey(entry.key, scope, globals)] = value(entry.value);
      }
      return made;
    }
    case 'get': {
      const object = value(node.object) as Bag;
      return node.optional && (object === undefined || object === null) ? undefined : object[literalKey(node.key, scope, globals)];
    }
    case 'call': {
      const callee = value(node.callee) as (...args: unknown[]) => unknown;
      return callee(...node.args.flatMap(({ value: item, spread }) => (spread ? (value(item) as unknown[]) : [value(item)])));
    }
    case 'assign':
      return assignment(node, scope, globals);
    case 'conditional':
      return value(value(node.test) ? node.yes : node.no);
    case 'logical': {
      const left = value(node.left);
      const stops = node.operator === 'nullish' ? left !== undefined && left !== null : (node.operator === 'or') === Boolean(left);
      return stops ? left : value(node.right);
    }
    case 'not':
      return !value(node.value);
    case 'compare': {
      const [left, right] = [value(node.left), value(node.right)];
      if (node.operator === 'order') return (left as number) <= (right as number);
      return (left === right) === (node.operator === 'eq');
    }
    case 'sequence':
      return node.items.map(value).at(-1);
    case 'function':
      return callable(node.fn, scope, globals);
    case 'open':
      return node.parts.map(value).reduce((sum, part) => (sum as number) + (part as number));
    default:
      throw new Error(`No program here has this: ${node.k}`);
  }
}

function callable(fn: FunctionNode, outer: Scope, globals: Globals): (...args: unknown[]) => unknown {
  return (...args) => {
    for (const [index, param] of fn.params.entries()) {
      const given = param.rest ? args.slice(index) : args[index];
      const value = given === undefined && param.fallback ? evaluate(param.fallback, outer, globals) : given;
      assign(param.target, value, outer, globals);
    }
    const leap = run(fn.body, outer, globals);
    return leap?.k === 'return' ? leap.value : undefined;
  };
}

function assignment(node: Extract<Expression, { k: 'assign' }>, scope: Scope, globals: Globals): unknown {
  if (node.operator === '=') {
    const value = evaluate(node.value, scope, globals);
    assign(node.target, value, scope, globals);
    return value;
  }
  if (node.target.k !== 'name' || !node.target.binding) throw new Error('No program here does this.');
  const before = scope.get(node.target.binding);
  const missing = before === undefined || before === null;
  if (node.operator === 'other') {
    const value = (before as number) + (evaluate(node.value, scope, globals) as number);
    scope.set(node.target.binding, value);
    return value;
  }
  const stays = node.operator === 'nullish' ? !missing : (node.operator === 'or') === Boolean(before);
  if (!stays) scope.set(node.target.binding, evaluate(node.value, scope, globals));
  return scope.get(node.target.binding);
}

function assign(target: Target, value: unknown, scope: Scope, globals: Globals): void {
  const withFallback = (given: unknown, fallback: Expression | undefined): unknown =>
    given === undefined && fallback ? evaluate(fallback, scope, globals) : given;
  switch (target.k) {
    case 'name':
      if (target.binding) scope.set(target.binding, value);
      return;
    case 'get':
      (evaluate(target.object, scope, globals) as Bag)[literalKey(target.key, scope, globals)] = value;
      return;
    case 'object-pattern': {
      const rest = { ...(value as Bag) };
      for (const entry of target.entries) {
        const key = literalKey(entry.key, scope, globals);
        delete rest[key];
        assign(entry.target, withFallback((value as Bag)[key], entry.fallback), scope, globals);
      }
      if (target.rest) assign(target.rest, rest, scope, globals);
      return;
    }
    case 'list-pattern': {
      const items = value as unknown[];
      for (const [index, one] of target.items.entries())
        if (one) assign(one.target, withFallback(items[index], one.fallback), scope, globals);
      if (target.rest) assign(target.rest, items.slice(target.items.length), scope, globals);
      return;
    }
    default:
      throw new Error('No program here does this.');
  }
}
