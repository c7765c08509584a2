/** What a test in Python expects a call to be sent. */
import { type Expectation, isModelOf, isOfCall } from '../expectations.js';
import { stringValue } from './literals.js';
import { argumentsOf, calleeOf, field, isCall, isKeyword, keyword, memberName, type Node, parts, positional, walk } from './node.js';
import type { Parse } from './parse.js';

const CALLED_WITH = /^assert_(?:called(?:_once)?_with|any_call|awaited(?:_once)?_with|any_await)$/;
const EQUALS = /^assert(?:Equal|DictEqual|IsEqual)$/;

/** @throws SyntaxProblem for a text that does not parse. */
export function expectationsIn(text: string, parse: Parse): Expectation[] {
  const found: Expectation[] = [];
  walk(parse(text).root, (node) => {
    if (isCall(node)) {
      const callee = calleeOf(node);
      const name = memberName(callee) ?? callee.text;
      if (CALLED_WITH.test(name) || /^(?:mock\.)?call$/.test(callee.text)) found.push(...keywordsOf(node));
      const [actual, expected] = EQUALS.test(name) ? positional(node) : [];
      if (actual && expected) found.push(...equal(actual, expected, text));
    }
    if (node.type === 'comparison_operator' && node.parent?.type === 'assert_statement') {
      const [actual, expected, ...more] = parts(node).filter((part) => part.field !== 'operators');
      const isEqual = node.children.some((child) => child.field === 'operators' && child.text === '==');
      if (actual && expected && more.length === 0 && isEqual) found.push(...equal(actual, expected, text));
    }
  });
  return found;
}

/** The arguments of `assert_called_with(…)`: all that is sent. */
function keywordsOf(call: Node): Expectation[] {
  const list = argumentsOf(call);
  const all = parts(list);
  const [first, last] = [all[0], all.at(-1)];
  const model = list.type === 'argument_list' ? keyword(call, 'model') : undefined;
  if (!first || !last || !model || stringValue(model) === undefined || !all.every(isKeyword)) return [];
  return [{ start: first.start, end: last.end, names: 'all', asParams: ['', ''] }];
}

function equal(actual: Node, expected: Node, text: string): Expectation[] {
  if (!isOfCall(actual.text, text)) return [];
  const span = { start: expected.start, end: expected.end };
  if (expected.type === 'string') return isModelOf(actual.text) ? [{ ...span, names: 'model', asParams: ['', ''] }] : [];
  if (expected.type !== 'dictionary' || !parts(expected).every(({ type }) => type === 'pair')) return [];
  const model = parts(expected).find((pair) => stringValue(field(pair, 'key') as Node) === 'model');
  const value = model && field(model, 'value');
  return value && stringValue(value) !== undefined ? [{ ...span, names: 'all', asParams: ['**', ''] }] : [];
}
