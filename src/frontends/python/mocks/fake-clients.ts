/** Classes of tests that stand for a client: `self.messages = FakeMessages()`, and no `beta`. */
import {
  around,
  calleeOf,
  field,
  isCall,
  isClass,
  isMember,
  keyword,
  memberName,
  type Node,
  objectOf,
  statementOf,
  walk,
} from '../syntax/node.js';

/** What `client.messages` is asked for; a pattern. */
export const METHODS = 'create|stream|parse|count_tokens|batches|tool_runner';
const MAKES_MOCKS = /^(?:[\w.]+\.)?(?:Magic|Async)?Mock$/;
/** What gives a class attributes in another way, or has `beta`. */
const HAS_MORE = /\b(?:beta|__slots__|__getattr__|__getattribute__|__setattr__)\b/;

/** The statement that gives such a class its `messages` where it is made; undefined for any other node. */
export function bareFieldOf(node: Node): Node | undefined {
  if (!isClass(node) || field(node, 'superclasses') || HAS_MORE.test(node.text)) return undefined;
  let found: Node | undefined;
  walk(node, (one) => {
    if (one !== node && isClass(one)) return false;
    const [left, right] = one.type === 'assignment' ? [field(one, 'left'), field(one, 'right')] : [];
    const isMessages = left && isMember(left) && memberName(left) === 'messages' && objectOf(left).text === 'self';
    const maker = isMessages ? around(one, ({ type }) => type === 'function_definition') : undefined;
    if (right && maker && field(maker, 'name')?.text === '__init__' && answers(right, node)) found ??= statementOf(one);
    return !found;
  });
  return found;
}

/** True for something that is asked as `client.messages` is. */
function answers(value: Node, cls: Node): boolean {
  if (value.text === 'self') return defines(cls);
  if (!isCall(value)) return false;
  const name = calleeOf(value).text;
  if (MAKES_MOCKS.test(name) || METHODS.split('|').some((method) => keyword(value, method))) return true;
  let root = cls;
  while (root.parent) root = root.parent;
  let isDefined = false;
  walk(root, (one) => {
    isDefined ||= isClass(one) && field(one, 'name')?.text === name && defines(one);
    return !isDefined;
  });
  return isDefined;
}

const defines = (cls: Node): boolean => new RegExp(`\\bdef (?:${METHODS})\\b`).test(cls.text);
