/** Conditions: which tests are the same, which may be evaluated twice, and which can be decided once a value is known. */

import { isOrdered, turnedOrder } from '../../../values/orders.js';
import { constant, outcomes } from '../../../values/outcomes.js';
import { askedAt, exprKey, type Scalar, type Test, type Value } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import { isBuiltin } from '../modules/names.js';
import { stringValue } from '../syntax/literals.js';
import {
  argumentsOf,
  calleeOf,
  field,
  isCall,
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
import { type Context, exprOf, type Frame } from './context.js';
import { isDroppable } from './effects.js';
import { calledFunctions, entered, MOST_FRAMES } from './functions.js';
import { keysOf, underOtherKeys } from './members.js';
import { asked, itemsOf, ofEach } from './questions.js';
import { changesBefore } from './stability.js';
import { readsOf } from './test-reads.js';

const EFFECTS = new Set(['call', 'await', 'yield', 'named_expression']);

/** True where evaluating the expression twice does no harm. A call might, whatever its name. */
export function isPure(node: Node): boolean {
  let pure = true;
  walk(node, (inner) => {
    if (EFFECTS.has(inner.type)) pure = false;
    return pure && !isFunction(inner);
  });
  return pure;
}

export function testOf(node: Node, module: Module, ctx: Context, frame?: Frame): Test {
  let inner = unwrap(node);
  let negated = false;
  while (inner.type === 'not_operator') {
    negated = !negated;
    inner = unwrap(field(inner, 'argument') as Node);
  }
  const expr = exprOf(module, node);
  const pure = isPure(node);
  const isBool = isCall(inner) && calleeOf(inner).text === 'bool' && isBuiltin('bool', inner, module, ctx);
  const through = followName(inner, module, ctx, frame) ?? (isBool ? parts(argumentsOf(inner))[0] : undefined);
  if (through) {
    const test = testOf(through, module, ctx, frame);
    return { ...askedAt(test, expr), pure, negated: negated !== test.negated };
  }
  const answer = isCall(inner) ? answerOf(inner, module, ctx, frame) : undefined;
  if (answer) {
    const test = testOf(answer.node, answer.module, ctx, answer.frame);
    return { ...askedAt(test, expr), key: keyOf(inner, module, ctx, frame), pure, negated: negated !== test.negated };
  }
  const sides = inner.type === 'boolean_operator' ? parts(inner) : [];
  if (sides.length > 1) {
    const tests = sides.map((side) => testOf(side, module, ctx, frame));
    const all = inner.children.some(({ type }) => type === 'and');
    return {
      ...{ key: keyOf(inner, module, ctx, frame), expr, negated, pure },
      parts: { all, tests },
      reads: () => readsOf(inner, module, ctx, frame),
    };
  }
  const compared = comparison(inner, module, ctx, frame);
  return {
    key: keyOf(inner, module, ctx, frame),
    expr,
    negated: negated !== (compared?.negated ?? false),
    pure,
    ...(compared?.compare && { compare: compared.compare }),
    reads: () => readsOf(inner, module, ctx, frame),
  };
}

/** `is_opus = model == OPUS`, `is_new = any(part in model for part in NEW)`: a test by the name is the test itself. */
function followName(node: Node, module: Module, ctx: Context, frame?: Frame): Node | undefined {
  const binding = isName(node) ? module.scopes.bindingOf(node) : undefined;
  const [only, ...others] = binding?.definitions ?? [];
  const right = only?.kind === 'assign' && others.length === 0 ? field(only.node, 'right') : undefined;
  const value = right && unwrap(right);
  if (!value) return undefined;
  if (isCall(value)) return isTest(value, module, ctx, frame) ? value : undefined;
  return /^(?:comparison_operator|not_operator|boolean_operator)$/.test(value.type) && isPure(value) ? value : undefined;
}

/** True for a call that gives an answer, and no other value: that is asked for by its own name. */
const isTest = (call: Node, module: Module, ctx: Context, frame?: Frame): boolean =>
  /^(?:any|all|bool|\w.*\.(?:startswith|endswith|isdigit))$/s.test(calleeOf(call).text) ||
  answerOf(call, module, ctx, frame) !== undefined ||
  answeredInLoop(call, module, ctx, frame) !== undefined;

/** `supports(MODEL)`, where the function does nothing but to return a test. */
function answerOf(call: Node, module: Module, ctx: Context, frame?: Frame): { node: Node; module: Module; frame: Frame } | undefined {
  const body = bodyOf(call, module, ctx, frame);
  const [only, ...others] = body?.statements ?? [];
  if (!body || !only || others.length > 0) return undefined;
  const returned = body.called.node.type === 'lambda' ? only : only.type === 'return_statement' ? parts(only)[0] : undefined;
  const node = returned && unwrap(returned);
  if (!node || !/^(?:comparison_operator|not_operator|boolean_operator|call)$/.test(node.type)) return undefined;
  return { node, module: body.called.module, frame: body.frame() };
}

/** What the one function that a call runs does, beside naming values. */
function bodyOf(call: Node, module: Module, ctx: Context, frame?: Frame) {
  if ((frame?.depth ?? 0) >= MOST_FRAMES) return undefined;
  const [called, another] = calledFunctions(calleeOf(call), module, ctx);
  const body = called && field(called.node, 'body');
  if (!called || another || !body || called.node.text.startsWith('async')) return undefined;
  const isLambda = called.node.type === 'lambda';
  const statements = isLambda ? [body] : parts(body).filter((statement) => !isDocstring(statement) && !namesValue(statement));
  return { called, statements, frame: () => entered({ module, node: call }, called, ctx, frame) };
}

/** `for part in PARTS: if part in model: return True`, and `return False` behind it. */
function answeredInLoop(call: Node, module: Module, ctx: Context, frame?: Frame): Comparison | undefined {
  const body = bodyOf(call, module, ctx, frame);
  const [loop, last, ...others] = body?.statements ?? [];
  const [step, ...more] = loop?.type === 'for_statement' && !field(loop, 'alternative') ? parts(field(loop, 'body') ?? loop) : [];
  const condition = step?.type === 'if_statement' && !field(step, 'alternative') ? field(step, 'condition') : undefined;
  const block = step && field(step, 'consequence');
  const [found, none] = [returnedIn(block && parts(block)), returnedIn(last && [last])];
  if (!body || !loop || !condition || others.length > 0 || more.length > 0 || found === undefined || none !== !found) return undefined;
  const within = body.frame();
  const compare = ofEach(loop, condition, false, (of) => ctx.evaluate(of, body.called.module, within));
  return compare && { negated: !found, compare };
}

/** Whether all that is done is to return `True`, or `False`; undefined for anything else. */
function returnedIn(statements: readonly Node[] = []): boolean | undefined {
  const [only, ...others] = statements;
  const [value] = only?.type === 'return_statement' && others.length === 0 ? parts(only) : [];
  return value && /^(?:true|false)$/.test(value.type) ? value.type === 'true' : undefined;
}

/** `name = model.lower()`: a name is followed where it is read. */
const namesValue = (statement: Node): boolean => {
  const [only] = statement.type === 'expression_statement' ? parts(statement) : [];
  const left = only?.type === 'assignment' ? field(only, 'left') : undefined;
  return left !== undefined && (isName(left) || (left.type === 'pattern_list' && parts(left).every(isName)));
};

const isDocstring = (statement: Node): boolean => statement.type === 'expression_statement' && parts(statement)[0]?.type === 'string';

/** The source of a test with its names resolved, as far as they have one value; a test with effects equals no other. */
function keyOf(node: Node, module: Module, ctx: Context, frame?: Frame): string {
  const names: string[] = [];
  // A property may answer otherwise when it is asked again.
  let stable = isPure(node) && isDroppable(node, module, ctx);
  walk(node, (inner) => {
    const binding = isName(inner) ? module.scopes.bindingOf(inner) : undefined;
    if (!binding) return;
    names.push(String(binding.definitions[0]?.id.start));
    // What one call of a function is given another is not.
    const given = frame?.params.get(binding);
    if (given) names.push(...outcomes(given).map(({ leaf }) => exprKey(leaf.expr)));
    if (binding.definitions.length > 1) stable = false;
  });
  const source = sourceOf(node);
  return `${module.file}|${source}|${names.join()}|${stable ? changesBefore(node, node.start, module, ctx) : `at ${node.start}`}`;
}

/** The tokens of a test, without comments and with its strings by their values; a comparison of two is written without its negation. */
function sourceOf(test: Node): string {
  const isNegatable = test.type === 'comparison_operator' && parts(test).length === 2;
  const tokens: string[] = [];
  walk(test, (node) => {
    if (node.type === 'comment' || node.type === 'line_continuation') return false;
    const text = node.type === 'string' ? stringValue(node) : undefined;
    if (text !== undefined) tokens.push(JSON.stringify(text));
    else if (isNegatable && node.parent === test && !node.named) tokens.push(AFFIRMED[node.text.replace(/\s+/g, ' ')] ?? node.text);
    else if (node.children.length === 0) tokens.push(node.text);
    else return true;
    return false;
  });
  return tokens.join(' ');
}

const AFFIRMED: Record<string, string> = { '!=': '==', 'is not': 'is', 'not in': 'in' };

interface Comparison {
  negated: boolean;
  compare?: NonNullable<Test['compare']>;
}

function comparison(node: Node, module: Module, ctx: Context, frame?: Frame): Comparison | undefined {
  const value = (of: Node): Value => ctx.evaluate(of, module, frame);
  if (node.type === 'comparison_operator') return foundIn(node, module, ctx, value) ?? operator(node, value);
  if (isCall(node)) {
    const compare = asked(node, module, ctx, value) ?? lookedUp(node, value);
    if (compare) return { negated: false, compare };
    const inLoop = answeredInLoop(node, module, ctx, frame);
    const answer = inLoop ? undefined : answered(node, module, ctx, value);
    return inLoop ?? (answer && { negated: false, compare: answer });
  }
  if (isName(node) || isMember(node) || node.type === 'subscript')
    return { negated: false, compare: { subject: value(node), accepts: Boolean } };
  return undefined;
}

/** `re.match(PATTERN, model) is not None`. */
function foundIn(node: Node, module: Module, ctx: Context, value: (of: Node) => Value): Comparison | undefined {
  const [left, right, ...more] = parts(node);
  const call = left && unwrap(left);
  if (!call || !isCall(call) || right?.type !== 'none' || more.length > 0) return undefined;
  const compare = memberName(unwrap(calleeOf(call))) === undefined ? undefined : asked(call, module, ctx, value);
  return (
    compare && { negated: !node.children.some(({ type, text }) => /^(?:is not|not|!=)$/.test(type) || /^is\s+not$/.test(text)), compare }
  );
}

/** `FLAGS.get(model)`, `CAPABILITIES.get(model, {}).get("adaptive")`. */
function lookedUp(call: Node, value: (of: Node) => Value): Test['compare'] {
  const callee = unwrap(calleeOf(call));
  if (memberName(callee) !== 'get' || !outcomes(value(objectOf(callee))).every(({ leaf }) => leaf.kind === 'object')) return undefined;
  return { subject: value(call), accepts: Boolean };
}

/** What a function of the project answers by its own tests. */
function answered(call: Node, module: Module, ctx: Context, value: (of: Node) => Value): Test['compare'] {
  if (calledFunctions(calleeOf(call), module, ctx).length !== 1) return undefined;
  return { subject: value(call), accepts: Boolean, ofObject: true };
}

function operator(node: Node, value: (of: Node) => Value): Comparison | undefined {
  const [left, right, ...more] = parts(node);
  if (!left || !right || more.length) return undefined;
  const sign = node.children
    .filter((child) => child !== left && child !== right)
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/g, ' ');
  const negated = sign === '!=' || sign === 'is not' || sign === 'not in';
  if (/^(?:==|!=|is|is not)$/.test(sign)) {
    const same = sign.startsWith('is') ? isSame : isEqual;
    for (const [subject, other] of [
      [left, right],
      [right, left],
    ] as const) {
      const expected = constant(value(other));
      if (expected)
        return {
          negated,
          compare: {
            subject: value(subject),
            accepts: (actual) => same(actual, expected.value),
            against: value(other),
            equals: expected.value,
          },
        };
    }
  }
  const ordered = ordering(sign, left, right, value);
  if (ordered) return ordered;
  if (!/^(?:not )?in$/.test(sign)) return { negated };
  const list = itemsOf(value(right)) ?? keysIn(value(right));
  if (list)
    return {
      negated,
      compare: { subject: value(left), accepts: (actual) => list.some((item) => isEqual(actual, item)), against: value(right) },
    };
  const part = constant(value(left))?.value;
  if (typeof part !== 'string') return { negated };
  return { negated, compare: { subject: value(right), accepts: (actual) => typeof actual === 'string' && actual.includes(part) } };
}

/** `int(found.group(2)) >= 7`, where one side is a number: what `int` makes of a text is that text here. */
function ordering(sign: string, left: Node, right: Node, value: (of: Node) => Value): Comparison | undefined {
  for (const [subject, other, order] of [
    [left, right, turnedOrder(sign) && sign],
    [right, left, turnedOrder(sign)],
  ] as const) {
    const limit = order ? constant(value(other))?.value : undefined;
    if (order && typeof limit === 'number')
      return { negated: false, compare: { subject: value(subject), accepts: (actual) => isOrdered(actual, order, limit) } };
  }
  return undefined;
}

/** The keys of a dictionary that are all known. */
function keysIn(table: Value): Scalar[] | undefined {
  const [only, ...others] = outcomes(table);
  const keys = only?.leaf.kind === 'object' && others.length === 0 && !underOtherKeys(only.leaf) ? keysOf([only.leaf]) : undefined;
  return keys?.some((key) => key.startsWith('\0')) ? undefined : keys;
}

const isSame = (a: Scalar, b: Scalar): boolean => (a ?? null) === (b ?? null);
/** In Python, `True == 1`. */
const isEqual = (a: Scalar, b: Scalar): boolean => isSame(typeof a === 'boolean' ? Number(a) : a, typeof b === 'boolean' ? Number(b) : b);
