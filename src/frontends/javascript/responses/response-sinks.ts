/** Where the parts of a response go that may hold thinking text: what only passes them on, what cannot hold any, and what is out of sight. */

import type { Module } from '../modules/modules.js';
import { isMember, memberName, type Node, unwrap } from '../syntax/ast.js';
import { isHarmlessCall } from '../values/places.js';

/** Parts of a response, of its blocks and of its events that never hold thinking text. */
const PLAIN =
  /^(?:id|model|role|type|usage|stop_reason|stop_sequence|stop_details|container|length|index|name|input|citations|partial_json|signature|tool_use_id|request_id|_request_id|status|ok|statusText|\w+_tokens)$/;
/** A block's or a delta's text is the answer; a method of that name reads a whole body. */
export const isPlain = (name: string, isCalled: boolean): boolean =>
  isCalled ? /^(?:finalText|asResponse|abort|some|every|includes|indexOf|findIndex|has)$/.test(name) : PLAIN.test(name) || name === 'text';

/** Events of a stream that come with other parts alone. */
export const isPlainEvent = (name: string): boolean =>
  /^(?:text|inputJson|citation|signature|connect|open|end|close|error|abort|drain|finish)$/.test(name);

/** What a function of the platform makes of its arguments holds them still. */
const PASSES_ON = new Set(['JSON', 'Promise', 'Array', 'String', 'Symbol', 'Iterator', 'Readable']);
/** A `Response` only carries its body: it is read where whoever gets the `Response` reads it. */
const PASSED_ON = new Set(['structuredClone', 'String', 'decodeURIComponent', 'encodeURIComponent', 'Response']);
/** Lists and maps, whose items are followed by their names, and readers of bytes. */
const KEEPS = /^(?:push|unshift|set|add|concat|append|decode|from|bind|slice|at)$/;
const LOOKS = new Set(['Boolean', 'Number', 'isNaN', 'parseInt', 'clearTimeout', 'expect', 'assert']);
/** The Messages API itself gets its own blocks back. */
const REQUESTS = /^(?:create|stream|parse|countTokens|toolRunner|thread)$/;
const VALUES = /^(?:values|entries)$/;

export type Handed = 'passed on' | 'ignored' | 'out of sight';

/** What becomes of an argument of a call that runs no function of the project. */
export function handedTo(callee: Node, module: Module): Handed {
  const inner = unwrap(callee);
  if (isHarmlessCall(inner)) return 'ignored';
  if (inner.type === 'Identifier') {
    if (module.scopes.bindingOf(inner)) return 'out of sight';
    return PASSED_ON.has(inner.name) ? 'passed on' : LOOKS.has(inner.name) ? 'ignored' : 'out of sight';
  }
  if (!isMember(inner)) return 'out of sight';
  const name = memberName(inner);
  const object = unwrap(inner.object);
  const global = object.type === 'Identifier' && !module.scopes.bindingOf(object) ? object.name : undefined;
  // Whatever the type of a block is: the function of that name reads it.
  if (name === undefined) return 'out of sight';
  if (global === 'Object') return VALUES.test(name) ? 'out of sight' : 'passed on';
  if (global === 'Math' || global === 'Number') return 'ignored';
  if (global !== undefined && PASSES_ON.has(global)) return 'passed on';
  if (REQUESTS.test(name) && isMember(object) && /^(?:messages|batches)$/.test(memberName(object) ?? '')) return 'ignored';
  return KEEPS.test(name) ? 'passed on' : 'out of sight';
}

/** What answers a request of somebody else with what its callback gives: `app.post('/chat', …)`, `procedure.mutation(…)`. */
const ROUTES = /^(?:get|post|put|patch|delete|all|use|route|handle|query|mutation|subscription|action|handler|loader|resolver)$/;
export const answersElsewhere = (callee: Node): boolean => {
  const inner = unwrap(callee);
  return isMember(inner) && ROUTES.test(memberName(inner) ?? '');
};

/** `messages` in `client.messages.create(…)`, which is no field that somebody keeps a response in. */
export function isEndpoint(member: Node, module: Module): boolean {
  const parent = module.scopes.parentOf(member);
  return parent !== undefined && parent !== null && isMember(parent) && parent.object === member && REQUESTS.test(memberName(parent) ?? '');
}

/** Methods that put their argument into what they are called on. */
export const PUTS_INTO = /^(?:push|unshift|splice|set|add|append|enqueue)$/;
/** Syntax around an expression that only looks at its value, or names it. */
export const HARMLESS =
  /^(?:(?:Unary|Update)Expression|(?:Expression|If|While|DoWhile|For|Switch|Labeled)Statement|SwitchCase|ObjectPattern|ArrayPattern|AssignmentPattern|RestElement|VariableDeclaration|(?:Export|Import|TS)\w+|Function\w+|Class\w+|ObjectMethod|Program|BlockStatement)$/;

/** True for a key that is a number and picks a block; any other may be `thinking`. */
export function isIndex(property: Node, module: Module): boolean {
  const inner = unwrap(property as Node);
  if (inner.type === 'NumericLiteral' || inner.type === 'UpdateExpression' || inner.type === 'BinaryExpression') return true;
  const declared = inner.type === 'Identifier' ? module.scopes.bindingOf(inner)?.node : undefined;
  const init = declared?.type === 'VariableDeclarator' && declared.init ? unwrap(declared.init) : undefined;
  return init?.type === 'NumericLiteral' || (isMember(inner) && /^(?:index|length)$/.test(memberName(inner) ?? ''));
}

/** `block.thinking = …` */
export function isAssigned(member: Node, module: Module): boolean {
  const parent = module.scopes.parentOf(member);
  return parent?.type === 'AssignmentExpression' && parent.left === member && parent.operator === '=';
}

/** `<Row key={message.id} />`: what React tells elements of a list apart by. */
export const isKey = (attribute: Node): boolean =>
  attribute.type === 'JSXAttribute' && attribute.name.type === 'JSXIdentifier' && attribute.name.name === 'key';
