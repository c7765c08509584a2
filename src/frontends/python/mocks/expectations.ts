/** What a test in Python expects a call to be sent. */
import type { Span } from '../../comments.js';
import { asksWhatChanges, type Expectation, isModelOf, isOfCall, saysWhatChanges } from '../../expectations.js';
import { stringValue } from '../syntax/literals.js';
import {
  argumentsOf,
  around,
  calleeOf,
  field,
  isCall,
  isFunction,
  isKeyword,
  isMember,
  keyword,
  memberName,
  type Node,
  objectOf,
  parts,
  positional,
  walk,
} from '../syntax/node.js';
import type { Parse } from '../syntax/parse.js';

const CALLED_WITH = /^assert_(?:called(?:_once)?_with|any_call|awaited(?:_once)?_with|any_await)$/;
const EQUALS = /^assert(?:Equal|DictEqual|IsEqual)$/;

/** @throws SyntaxProblem for a text that does not parse. */
export function expectationsIn(text: string, parse: Parse): Expectation[] {
  const found: Expectation[] = [];
  walk(parse(text).root, (node) => {
    const [actual, own] = asserted(node, text);
    if (own.length === 0) return;
    const within = functionsAround(node);
    for (const one of own) found.push({ ...one, actual, within });
  });
  return found;
}

type Said = Omit<Expectation, 'actual' | 'within'>;

/** What one assertion asks, and what it says of that. */
function asserted(node: Node, text: string): [string, Said[]] {
  if (isCall(node)) {
    const callee = calleeOf(node);
    const name = memberName(callee) ?? callee.text;
    if (CALLED_WITH.test(name)) return [isMember(callee) ? objectOf(callee).text : callee.text, keywordsOf(node)];
    if (/^(?:mock\.)?call$/.test(callee.text)) return [around(node, isCall)?.text ?? callee.text, keywordsOf(node)];
    const [actual, expected] = EQUALS.test(name) ? positional(node) : [];
    if (actual && expected) return [actual.text, equal(node, actual, expected, text)];
  }
  if (node.type === 'comparison_operator' && node.parent?.type === 'assert_statement') {
    const [actual, expected, ...more] = parts(node).filter((part) => part.field !== 'operators');
    const isEqual = node.children.some((child) => child.field === 'operators' && child.text === '==');
    if (actual && expected && more.length === 0 && isEqual) return [actual.text, equal(node, actual, expected, text)];
  }
  return ['', []];
}

function functionsAround(node: Node): Span[] {
  const found: Span[] = [];
  for (let at = around(node, isFunction); at; at = around(at, isFunction)) found.push({ start: at.start, end: at.end });
  return found;
}

const unread = ({ start, end }: Span): Said[] => [{ start, end, names: 'unread', asParams: ['', ''] }];

/** The arguments of `assert_called_with(…)`: all that is sent. */
function keywordsOf(call: Node): Said[] {
  const list = argumentsOf(call);
  const all = parts(list);
  const [first, last] = [all[0], all.at(-1)];
  const model = list.type === 'argument_list' ? keyword(call, 'model') : undefined;
  if (!first || !last || !model || stringValue(model) === undefined || !all.every(isKeyword))
    return saysWhatChanges(list.text) ? unread(call) : [];
  return [{ start: first.start, end: last.end, names: 'all', asParams: ['', ''] }];
}

function equal(node: Node, actual: Node, expected: Node, text: string): Said[] {
  if (!isOfCall(actual.text, text)) return [];
  const span = { start: expected.start, end: expected.end };
  if (expected.type === 'string' && isModelOf(actual.text)) return [{ ...span, names: 'model', asParams: ['', ''] }];
  const pairs = expected.type === 'dictionary' ? parts(expected) : [];
  const model = pairs.find((pair) => pair.type === 'pair' && stringValue(field(pair, 'key') as Node) === 'model');
  const value = model && field(model, 'value');
  if (pairs.every(({ type }) => type === 'pair') && value && stringValue(value) !== undefined)
    return [{ ...span, names: 'all', asParams: ['**', ''] }];
  return asksWhatChanges(actual.text, expected.text) ? unread(node) : [];
}
