/** What a test in JavaScript or TypeScript expects a call to be sent. */
import type { Span } from '../../comments.js';
import { asksWhatChanges, type Expectation, isModelOf, isOfCall, saysWhatChanges } from '../../expectations.js';
import {
  type Call,
  children,
  endOf,
  isCall,
  isFunction,
  isMember,
  keyName,
  memberName,
  type Node,
  startOf,
  unwrap,
} from '../syntax/ast.js';
import { parseSource } from '../syntax/parse.js';

const CALLED_WITH =
  /^(?:toHaveBeen(?:Last|Nth)?CalledWith|toHaveBeenCalledExactlyOnceWith|toBeCalledWith|(?:last|nth)CalledWith|called(?:Once)?With(?:Exactly)?)$/;
const EQUALS = /^(?:toEqual|toStrictEqual|toMatchObject|toBe|(?:deep|strict|deepStrict)?[eE]qual|eql)$/;
const SHOT = /^toMatch(?:Inline)?Snapshot$/;

/** @throws SyntaxProblem for a text that does not parse. */
export function expectationsIn(text: string, file: string): Expectation[] {
  const found: Expectation[] = [];
  const textOf = (node: Node): string => text.slice(startOf(node), endOf(node));
  const stack: { node: Node; within: readonly Span[] }[] = [{ node: parseSource(text, file).program, within: [] }];
  for (let at = stack.pop(); at; at = stack.pop()) {
    const { node, within } = at;
    if (isCall(node) && isMember(node.callee)) {
      const name = memberName(node.callee) ?? '';
      const subject = node.callee.object;
      const [actual, expected] = comparedBy(node, subject);
      const own = /\.(?:not|never)$/.test(textOf(subject)) ? [] : asserted(node, name, { actual, expected, text, textOf });
      // `create.calledWith({ … })`
      const asked = !actual || objectIn(actual, 'all').length > 0 ? subject : actual;
      for (const one of own) found.push({ ...one, actual: textOf(asked), within });
    }
    const inner = isFunction(node) ? [spanOf(node), ...within] : within;
    for (const child of children(node).reverse()) stack.push({ node: child, within: inner });
  }
  return found;
}

type Said = Omit<Expectation, 'actual' | 'within'>;

interface Compared {
  actual: Node | undefined;
  expected: Node | undefined;
  text: string;
  textOf(node: Node): string;
}

/** What one assertion says. */
function asserted(node: Call, name: string, { actual, expected, text, textOf }: Compared): Said[] {
  const args = node.arguments.map(textOf).join();
  const unread: Said[] = [{ ...spanOf(node), names: 'unread', asParams: PARAMS }];
  if (CALLED_WITH.test(name)) {
    const found = node.arguments.flatMap((argument) => objectIn(argument, 'all'));
    return found.length > 0 || !saysWhatChanges(args) ? found : unread;
  }
  const isShot = SHOT.test(name);
  if (!actual || (!isShot && (!EQUALS.test(name) || !expected)) || !isOfCall(textOf(actual), text)) return [];
  const inner = expected && unwrap(expected);
  if (!isShot && inner?.type === 'StringLiteral' && isModelOf(textOf(actual)))
    return [{ ...spanOf(inner), names: 'model', asParams: PARAMS }];
  const [first] = inner?.type === 'ArrayExpression' ? inner.elements : [];
  const object = first ?? inner;
  const found = object && !isShot ? objectIn(object, name === 'toMatchObject' ? 'some' : 'all') : [];
  return found.length > 0 || !asksWhatChanges(textOf(actual), args) ? found : unread;
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
function objectIn(expected: Node, names: 'all' | 'some'): Said[] {
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
