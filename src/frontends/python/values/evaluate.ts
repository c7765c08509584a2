/** From an expression to its `Value`: through names, members, calls, imports and whatever was written to an object later. */
import { constant, outcomes, property } from '../../../values/outcomes.js';
import type { Entry, Expr, ObjectValue, Scalar, Value } from '../../../values/values.js';
import { bindingValue, declarationOf } from '../changes/flow.js';
import type { Module, Resolution } from '../modules/modules.js';
import { resolveName } from '../modules/names.js';
import { numberValue, piecesOf, stringValue } from '../syntax/literals.js';
import { calleeOf, field, givenBy, isKeyword, isMember, isName, type Node, parts, unwrap } from '../syntax/node.js';
import { callValue } from './calls.js';
import { testOf } from './conditions.js';
import { type Context, exprOf, type Frame, openAt } from './context.js';
import { filtered } from './filtered.js';
import { memberValue, subscriptValue } from './members.js';

type Evaluate = Context['evaluate'];

/** How many expressions may wait for each other's values. */
const MOST_NESTED = 300;
/** In UTF-16 units: no id or header is longer. */
const MOST_TEXT = 10_000;

/** Makes the evaluator of one run. `ctx` is filled in by the caller before the first use. */
export function createEvaluate(ctx: () => Context): Evaluate {
  const memo = new Map<Node, Value>();
  const running = new Set<Node>();
  return (node, module, frame) => {
    const inner = unwrap(node);
    const known = frame ? frame.memo : memo;
    const done = known.get(inner);
    if (done) return done;
    if (running.has(inner) || running.size > MOST_NESTED) return openAt(module, inner, 'too-deep');
    running.add(inner);
    try {
      const value = evaluate(inner, module, ctx(), frame);
      known.set(inner, value);
      return value;
    } finally {
      running.delete(inner);
    }
  };
}

function evaluate(node: Node, module: Module, ctx: Context, frame?: Frame): Value {
  const expr = exprOf(module, node);
  const literal = (value: string | number | boolean | null | undefined): Value => ({ kind: 'literal', expr, value });
  const value = (of: Node) => ctx.evaluate(of, module, frame);
  switch (node.type) {
    case 'string':
    case 'concatenated_string':
      return text(node, module, ctx, frame);
    case 'integer':
    case 'float': {
      const known = numberValue(node);
      return known === undefined ? openAt(module, node) : literal(known);
    }
    case 'true':
    case 'false':
      return literal(node.type === 'true');
    case 'none':
      return literal(null);
    case 'dictionary':
      return withChanges(dictionary(node, module, ctx, frame), node, module, ctx);
    case 'argument_list':
      return argumentsValue(node, module, ctx, frame);
    case 'list':
    case 'tuple':
    case 'set':
    case 'expression_list':
      return {
        kind: 'array',
        expr,
        literal: true,
        elements: parts(node).map((item) =>
          item.type === 'list_splat'
            ? { kind: 'spread', value: () => value(parts(item)[0] as Node) }
            : { kind: 'element', value: () => value(item) },
        ),
      };
    case 'list_comprehension':
    case 'generator_expression': {
      const body = field(node, 'body');
      return body
        ? { kind: 'array', expr, literal: false, elements: [{ kind: 'element', value: () => value(body) }] }
        : openAt(module, node);
    }
    case 'dictionary_comprehension':
      return withFiltered(node, module, ctx, frame);
    case 'conditional_expression':
      return conditional(node, module, ctx, frame);
    case 'boolean_operator':
      return logical(node, module, ctx, frame);
    case 'unary_operator': {
      const argument = field(node, 'argument');
      const known = argument && field(node, 'operator')?.text === '-' ? constant(value(argument))?.value : undefined;
      return typeof known === 'number' ? literal(-known) : openAt(module, node);
    }
    case 'binary_operator':
      return binary(node, module, ctx, frame);
    case 'identifier':
      return resolvedValue(resolveName(node, module, ctx), node, module, ctx, frame);
    case 'attribute':
      return memberValue(node, module, ctx, frame);
    case 'subscript':
      return subscriptValue(node, module, ctx, frame);
    // `a = b = …` gives both what stands last.
    case 'assignment':
    case 'named_expression': {
      const right = givenBy(node);
      return right ? value(right) : openAt(module, node);
    }
    case 'call':
      return withChanges(callValue(node, module, ctx, frame), node, module, ctx);
    default:
      return openAt(module, node);
  }
}

function withFiltered(node: Node, module: Module, ctx: Context, frame?: Frame): Value {
  const value = filtered(node, module, ctx, frame);
  return value ? withChanges(value, node, module, ctx) : openAt(module, node);
}

/** What a node makes, and what other names for it may make of that. */
function withChanges(value: Value, node: Node, module: Module, ctx: Context): Value {
  const changes = ctx.changesTo(node, module);
  if (changes.length === 0) return value;
  if (value.kind === 'object') return { ...value, entries: [...value.entries, ...changes] };
  const expr = exprOf(module, node);
  return { kind: 'object', expr, entries: [{ kind: 'spread', expr, argument: expr, value: () => value }, ...changes], readonly: true };
}

function text(node: Node, module: Module, ctx: Context, frame?: Frame): Value {
  const pieces = (piecesOf(node) ?? []).map((piece) => (typeof piece === 'string' ? piece : ctx.evaluate(piece, module, frame)));
  const known = pieces.map((piece) => (typeof piece === 'string' ? piece : asText(constant(withDefaultTaken(piece))?.value)));
  const whole = known.every((piece) => piece !== undefined) ? known.join('') : undefined;
  const open = openAt(module, node);
  if (whole !== undefined && piecesOf(node) && whole.length <= MOST_TEXT) return { kind: 'literal', expr: open.expr, value: whole };
  // `f"anthropic/{model}"`
  const at = known.indexOf(undefined);
  const from = at >= 0 && at === known.lastIndexOf(undefined) ? pieces[at] : undefined;
  if (!from || typeof from === 'string') return open;
  const by = (piece: Scalar) => (asText(piece) === undefined ? undefined : known.with(at, asText(piece)).join('').slice(0, MOST_TEXT));
  return { ...open, made: { from, by } };
}

const asText = (value: Scalar): string | undefined => (typeof value === 'string' || typeof value === 'number' ? String(value) : undefined);

/** In a text, what stands behind a default is what the code shows. */
function withDefaultTaken(value: Value): Value {
  if (value.kind === 'read') return withDefaultTaken(value.value);
  return value.kind === 'choice' && value.fallback && outcomes(value.yes).every((o) => o.leaf.kind === 'open') ? value.no : value;
}

function conditional(node: Node, module: Module, ctx: Context, frame?: Frame): Value {
  const [then, condition, otherwise] = parts(node);
  if (!then || !condition || !otherwise) return openAt(module, node);
  const test = testOf(condition, module, ctx, frame);
  // `a if a else b` is a default.
  const fallback = (isName(condition) || isMember(condition)) && condition.text === then.text;
  return {
    kind: 'choice',
    expr: exprOf(module, node),
    test,
    fallback,
    yes: ctx.evaluate(then, module, frame),
    no: ctx.evaluate(otherwise, module, frame),
  };
}

function logical(node: Node, module: Module, ctx: Context, frame?: Frame): Value {
  const left = field(node, 'left');
  const right = field(node, 'right');
  if (!left || !right) return openAt(module, node);
  const expr = exprOf(module, node);
  const test = testOf(left, module, ctx, frame);
  const second = ctx.evaluate(right, module, frame);
  if (field(node, 'operator')?.text === 'and')
    return {
      kind: 'choice',
      expr,
      test,
      fallback: false,
      yes: second,
      no: { kind: 'literal', expr: exprOf(module, left), value: undefined },
    };
  return { kind: 'choice', expr, test, fallback: true, yes: ctx.evaluate(left, module, frame), no: second };
}

function binary(node: Node, module: Module, ctx: Context, frame?: Frame): Value {
  const left = field(node, 'left');
  const right = field(node, 'right');
  const operator = field(node, 'operator')?.text ?? '';
  if (!left || !right) return openAt(module, node);
  const expr = exprOf(module, node);
  const [first, second] = [ctx.evaluate(left, module, frame), ctx.evaluate(right, module, frame)];
  if (operator === '|') {
    const sets = [first, second].map((value) => outcomes(value).every(({ leaf }) => leaf.kind === 'array'));
    if (sets.every(Boolean)) return union(expr, [first, second]);
    if (![first, second].some((value) => outcomes(value).some(({ leaf }) => leaf.kind === 'object'))) return openAt(module, node);
    return {
      kind: 'object',
      expr,
      entries: [spreadOf(left, left, module, ctx, frame), spreadOf(right, right, module, ctx, frame)],
      readonly: true,
    };
  }
  const [a, b] = [constant(first)?.value, constant(second)?.value];
  if (operator === '+' && typeof a === 'string' && typeof b === 'string' && a.length + b.length <= MOST_TEXT)
    return { kind: 'literal', expr, value: a + b };
  if (operator === '+' && [first, second].some((value) => outcomes(value).some(({ leaf }) => leaf.kind === 'array')))
    return {
      kind: 'array',
      expr,
      literal: false,
      elements: [
        { kind: 'spread', value: () => first },
        ...(second.kind === 'array' && second.literal ? second.elements : [{ kind: 'spread' as const, value: () => second }]),
      ],
    };
  if (typeof a !== 'number' || typeof b !== 'number') return openAt(module, node);
  const results: Record<string, number> = {
    '+': a + b,
    '-': a - b,
    '*': a * b,
    '/': a / b,
    '//': Math.floor(a / b),
    '**': a ** b,
    '%': a % b,
  };
  const result = results[operator];
  return result === undefined ? openAt(module, node) : { kind: 'literal', expr, value: result };
}

/** What is in any of several sets. */
export const union = (expr: Expr, sets: readonly Value[]): Value => ({
  kind: 'array',
  expr,
  literal: true,
  elements: sets.map((set) => ({ kind: 'spread', value: () => set })),
});

/** An entry that puts all of an object into another one. */
export const spreadOf = (entry: Node, argument: Node, module: Module, ctx: Context, frame?: Frame): Extract<Entry, { kind: 'spread' }> => ({
  kind: 'spread',
  expr: exprOf(module, entry),
  argument: exprOf(module, unwrap(argument)),
  value: () => ctx.evaluate(argument, module, frame),
});

/** An entry with a name and a value that stand in one node. */
export const propertyOf = (key: string, entry: Node, value: Node, module: Module, ctx: Context, frame?: Frame): Entry => ({
  kind: 'property',
  key,
  expr: exprOf(module, entry),
  valueExpr: exprOf(module, unwrap(value)),
  written: exprOf(module, value),
  shorthand: false,
  value: () => ctx.evaluate(value, module, frame),
});

export function dictionary(node: Node, module: Module, ctx: Context, frame?: Frame): ObjectValue {
  const entries = parts(node).flatMap<Entry>((part) => {
    if (part.type === 'dictionary_splat') return [spreadOf(part, parts(part)[0] as Node, module, ctx, frame)];
    const [key, value] = [field(part, 'key'), field(part, 'value')];
    if (part.type !== 'pair' || !key || !value) return [{ kind: 'computed', expr: exprOf(module, part) }];
    return [propertyOf(keyName(key, module, ctx, frame), part, value, module, ctx, frame)];
  });
  return { kind: 'object', expr: exprOf(module, node), entries, readonly: false };
}

/** The name of an entry; one that cannot be told has a name that nothing asks for. */
function keyName(key: Node, module: Module, ctx: Context, frame?: Frame): string {
  const known = stringValue(key) ?? constant(ctx.evaluate(key, module, frame))?.value;
  return typeof known === 'string' || typeof known === 'number' ? String(known) : `\0${key.text}`;
}

/** Keyword arguments as the object that they are to the function that is called. */
export function argumentsValue(list: Node, module: Module, ctx: Context, frame?: Frame): ObjectValue {
  const entries = (list.type === 'argument_list' ? parts(list) : []).flatMap<Entry>((part) => {
    if (part.type === 'dictionary_splat') return [spreadOf(part, parts(part)[0] as Node, module, ctx, frame)];
    const [name, value] = [field(part, 'name'), field(part, 'value')];
    return isKeyword(part) && name && value ? [propertyOf(name.text, part, value, module, ctx, frame)] : [];
  });
  // A name that is given twice is an error: what is written here holds.
  const inOrder = [...entries.filter(({ kind }) => kind === 'spread'), ...entries.filter(({ kind }) => kind !== 'spread')];
  return { kind: 'object', expr: exprOf(module, list), entries: inOrder, readonly: false };
}

/** The value of a resolved name, as read at `node`. */
export function resolvedValue(found: Resolution, node: Node, module: Module, ctx: Context, frame?: Frame): Value {
  switch (found.kind) {
    case 'binding': {
      const value = bindingValue(found.binding, found.module, node, ctx, found.module === module ? frame : undefined);
      // Other calls of the function give it something else.
      const part = frame?.params.has(found.binding);
      return {
        kind: 'read',
        expr: exprOf(module, node),
        value,
        declaration: declarationOf(found.binding, found.module),
        ...(part && { part }),
      };
    }
    case 'external':
      // What the SDK has for a parameter that is not given.
      if (/^anthropic(?:\.|$)/.test(found.specifier) && /^(?:NOT_GIVEN|not_given|omit)$/.test(found.name))
        return { kind: 'literal', expr: exprOf(module, node), value: undefined };
      return openAt(module, node, 'import');
    default:
      return openAt(module, node);
  }
}

/** `NotGiven()` and `Omit()`. */
export const isNotGiven = (call: Node, module: Module, ctx: Context): boolean => {
  const found = resolveName(calleeOf(call), module, ctx);
  return found.kind === 'external' && /^anthropic(?:\.|$)/.test(found.specifier) && /^(?:NotGiven|Omit)$/.test(found.name);
};

export const memberRead = (module: Module, node: Node, whole: Value, key: string): Value => ({
  kind: 'read',
  expr: exprOf(module, node),
  value: property(whole, key, exprOf(module, node)),
  declaration: null,
});
