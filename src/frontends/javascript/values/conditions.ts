/** Conditions: which tests are the same, which may be evaluated twice, and which can be decided once a value is known. */
import type * as t from '@babel/types';
import { constant } from '../../../values/outcomes.js';
import type { Scalar, Test } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import { isCall, isFunction, isMember, isWrapper, memberName, type Node, startOf, unwrap, walk } from '../syntax/ast.js';
import { type Context, exprOf, type Frame, textOf } from './context.js';
import { readsOf } from './test-reads.js';

const EFFECTS = new Set([
  'CallExpression',
  'OptionalCallExpression',
  'NewExpression',
  'AssignmentExpression',
  'UpdateExpression',
  'AwaitExpression',
  'YieldExpression',
  'TaggedTemplateExpression',
  'ImportExpression',
]);

/** True where evaluating the expression twice does no harm. A call might, whatever its name. */
export function isPure(node: Node): boolean {
  let pure = true;
  walk(node, (inner) => {
    if (EFFECTS.has(inner.type) || (inner.type === 'UnaryExpression' && inner.operator === 'delete')) pure = false;
    return pure && !isFunction(inner);
  });
  return pure;
}

/** True where something is made of what the expression gives. */
export function isValueUsed(node: Node, { scopes: { parentOf } }: Module): boolean {
  for (let at = node, parent = parentOf(at); parent; at = parent, parent = parentOf(at)) {
    switch (parent.type) {
      case 'ExpressionStatement':
        return false;
      case 'UnaryExpression':
        return parent.operator !== 'void';
      case 'ForStatement':
        return parent.test === at;
      case 'SequenceExpression':
        if (parent.expressions.at(-1) !== at) return false;
        break;
      case 'ConditionalExpression':
        if (parent.test === at) return true;
        break;
      case 'LogicalExpression':
        if (parent.left === at) return true;
        break;
      default:
        if (!isWrapper(parent)) return true;
    }
  }
  return true;
}

export function testOf(node: Node, module: Module, ctx: Context, frame?: Frame): Test {
  let inner = unwrap(node);
  let negated = false;
  while (inner.type === 'UnaryExpression' && inner.operator === '!') {
    negated = !negated;
    inner = unwrap(inner.argument);
  }
  const through = followConst(inner, module);
  const expr = exprOf(module, node);
  const pure = isPure(node);
  if (through) {
    const test = testOf(through, module, ctx, frame);
    return { ...test, expr, pure, negated: negated !== test.negated };
  }
  const binary = inner.type === 'BinaryExpression' ? inner : undefined;
  if (binary && (binary.operator === '!==' || binary.operator === '!=')) negated = !negated;
  const compare = comparison(inner, module, ctx, frame);
  return { key: keyOf(inner, module), expr, negated, pure, ...(compare && { compare }), reads: () => readsOf(inner, module, ctx, frame) };
}

/** `const isOpus = model === OPUS`, `const isNew = NEW.some((part) => model.includes(part))`: a test by the name is the test itself. */
function followConst(node: Node, module: Module): Node | undefined {
  if (node.type !== 'Identifier') return undefined;
  const binding = module.scopes.bindingOf(node);
  if (binding?.kind !== 'const' || binding.node.type !== 'VariableDeclarator' || binding.node.id !== binding.id || !binding.node.init)
    return undefined;
  const init = unwrap(binding.node.init);
  const isTest =
    init.type === 'BinaryExpression' || (init.type === 'UnaryExpression' && init.operator === '!') || init.type === 'LogicalExpression';
  return isCall(init) || (isTest && isPure(init)) ? init : undefined;
}

/** The source of a test with its names resolved; a test on something that is reassigned, or that has effects, equals no other. */
function keyOf(node: Node, module: Module): string {
  const names: string[] = [];
  let stable = isPure(node);
  walk(node, (inner) => {
    if (inner.type !== 'Identifier') return;
    const binding = module.scopes.bindingOf(inner);
    if (!binding) return;
    names.push(String(startOf(binding.id)));
    if (binding.writes.length > 0) stable = false;
  });
  const source = textOf(module, node).replace(/\s+/g, ' ').replace(/!==?/g, '===').replace(/===?/g, '===').replaceAll('"', "'");
  return `${module.file}|${source}|${names.join()}${stable ? '' : `|${startOf(node)}`}`;
}

function comparison(node: Node, module: Module, ctx: Context, frame?: Frame): Test['compare'] {
  const value = (of: Node) => ctx.evaluate(of, module, frame);
  if (node.type === 'BinaryExpression' && /^[!=]==?$/.test(node.operator)) {
    for (const [subject, other] of [
      [node.left, node.right],
      [node.right, node.left],
    ] as const) {
      if (subject.type === 'PrivateName') continue;
      const expected = constant(value(other));
      if (!expected) continue;
      const loose = node.operator.length === 2;
      return {
        subject: value(subject),
        against: value(other),
        equals: expected.value,
        accepts: (actual) => actual === expected.value || (loose && (actual ?? null) === (expected.value ?? null)),
      };
    }
    return undefined;
  }
  if (isCall(node)) return anyOf(node, value) ?? callComparison(node, value);
  if (node.type === 'Identifier' || isMember(node)) return { subject: value(node), accepts: Boolean };
  return undefined;
}

const STRING_TESTS: Record<string, (actual: string, part: string) => boolean> = {
  includes: (actual, part) => actual.includes(part),
  startsWith: (actual, part) => actual.startsWith(part),
  endsWith: (actual, part) => actual.endsWith(part),
};

/** `model.includes('opus')`, `/opus/.test(model)`, `LIST.includes(model)`. */
function callComparison(
  node: t.CallExpression | t.OptionalCallExpression,
  value: (of: Node) => ReturnType<Context['evaluate']>,
): Test['compare'] {
  const { callee } = node;
  const [argument] = node.arguments;
  if (!isMember(callee) || !argument || node.arguments.length !== 1) return undefined;
  const name = memberName(callee);
  const regexp = unwrap(callee.object);
  if (name === 'test' && regexp.type === 'RegExpLiteral') {
    const { pattern, flags } = regexp;
    return {
      subject: value(argument),
      accepts: (actual) => typeof actual === 'string' && new RegExp(pattern, flags.replace(/[gy]/g, '')).test(actual),
    };
  }
  const list = name === 'includes' ? value(callee.object) : undefined;
  const array = list && unwrapArray(list);
  if (array) return { subject: value(argument), accepts: (actual: Scalar) => array.includes(actual), against: list };
  const test = name === undefined ? undefined : STRING_TESTS[name];
  const part = test && constant(value(argument))?.value;
  if (!test || typeof part !== 'string') return undefined;
  return { subject: value(callee.object), accepts: (actual) => typeof actual === 'string' && test(actual, part) };
}

/** `PARTS.some((part) => model.includes(part))`. */
function anyOf(node: t.CallExpression | t.OptionalCallExpression, value: (of: Node) => ReturnType<Context['evaluate']>): Test['compare'] {
  const [callback] = node.arguments;
  if (!isMember(node.callee) || memberName(node.callee) !== 'some' || callback?.type !== 'ArrowFunctionExpression') return undefined;
  const items = unwrapArray(value(node.callee.object));
  const asked = unwrap(callback.body);
  const [part, ...others] = callback.params;
  if (!items || !isCall(asked) || !isMember(asked.callee) || part?.type !== 'Identifier' || others.length > 0) return undefined;
  const [argument] = asked.arguments;
  const test = STRING_TESTS[memberName(asked.callee) ?? ''];
  const isPart = argument?.type === 'Identifier' && argument.name === part.name && asked.arguments.length === 1;
  if (!test || !isPart) return undefined;
  const accepts = (actual: Scalar): boolean =>
    typeof actual === 'string' && items.some((item) => typeof item === 'string' && test(actual, item));
  return { subject: value(asked.callee.object), accepts };
}

function unwrapArray(value: ReturnType<Context['evaluate']>): Scalar[] | undefined {
  if (value.kind === 'read') return unwrapArray(value.value);
  if (value.kind !== 'array' || !value.literal) return undefined;
  const items = value.elements.map((element) => (element.kind === 'element' ? constant(element.value()) : undefined));
  return items.every((item) => item !== undefined) ? items.map((item) => item.value) : undefined;
}
