/** What a test in JavaScript or TypeScript expects a call to be sent. */
import { type Expectation, isModelOf, isOfCall } from '../expectations.js';
import { type Call, endOf, isCall, isMember, keyName, memberName, type Node, startOf, unwrap, walk } from './ast.js';
import { parseSource } from './parse.js';

const CALLED_WITH =
  /^(?:toHaveBeen(?:Last|Nth)?CalledWith|toHaveBeenCalledExactlyOnceWith|toBeCalledWith|(?:last|nth)CalledWith|called(?:Once)?With(?:Exactly)?)$/;
const EQUALS = /^(?:toEqual|toStrictEqual|toMatchObject|toBe|(?:deep|strict|deepStrict)?[eE]qual|eql)$/;

/** @throws SyntaxProblem for a text that does not parse. */
export function expectationsIn(text: string, file: string): Expectation[] {
  const found: Expectation[] = [];
  const textOf = (node: Node): string => text.slice(startOf(node), endOf(node));
  walk(parseSource(text, file).program, (node) => {
    if (!isCall(node) || !isMember(node.callee)) return;
    const name = memberName(node.callee) ?? '';
    const subject = textOf(node.callee.object);
    if (/\.(?:not|never)$/.test(subject)) return;
    if (CALLED_WITH.test(name)) for (const argument of node.arguments) found.push(...objectIn(argument, 'all'));
    if (!EQUALS.test(name)) return;
    const [actual, expected] = comparedBy(node, node.callee.object);
    if (!actual || !expected || !isOfCall(textOf(actual), text)) return;
    const inner = unwrap(expected);
    if (inner.type === 'StringLiteral' && isModelOf(textOf(actual))) found.push({ ...spanOf(inner), names: 'model', asParams: PARAMS });
    const [first] = inner.type === 'ArrayExpression' ? inner.elements : [];
    found.push(...objectIn(first ?? inner, name === 'toMatchObject' ? 'some' : 'all'));
  });
  return found;
}

const PARAMS = ['', ''] as const;
const spanOf = (node: Node) => ({ start: startOf(node), end: endOf(node) });

/** `expect(actual).toEqual(expected)`, `assert.deepEqual(actual, expected)` */
function comparedBy(call: Call, subject: Node): [Node | undefined, Node | undefined] {
  let root = subject;
  while (isMember(root)) root = root.object;
  if (isCall(root) && root.callee.type === 'Identifier' && root.callee.name === 'expect') return [root.arguments[0], call.arguments[0]];
  return [call.arguments[0], call.arguments[1]];
}

/** The object that names a model, alone or within `expect.objectContaining(…)`. */
function objectIn(expected: Node, names: 'all' | 'some'): Expectation[] {
  const inner = unwrap(expected);
  if (isCall(inner) && isMember(inner.callee) && /^(?:objectContaining|match)$/.test(memberName(inner.callee) ?? ''))
    return inner.arguments[0] ? objectIn(inner.arguments[0], 'some') : [];
  if (inner.type !== 'ObjectExpression') return [];
  const model = inner.properties.find((part) => part.type === 'ObjectProperty' && keyName(part.key, part.computed) === 'model');
  const isPlain = inner.properties.every((part) => part.type === 'ObjectProperty');
  return isPlain && model?.type === 'ObjectProperty' && unwrap(model.value).type === 'StringLiteral'
    ? [{ ...spanOf(inner), names, asParams: PARAMS }]
    : [];
}
