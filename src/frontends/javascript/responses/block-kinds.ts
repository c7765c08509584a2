/** Tests on the type of a block or an event: where they leave no thinking. */

import type { Module } from '../modules/modules.js';
import { type FunctionNode, isFunction, isMember, memberName, type Node, startOf, unwrap } from '../syntax/ast.js';

const OTHERS =
  /^(?:text|tool_use|server_tool_use|web_search_tool_result|tool_result|image|redacted_thinking|text_delta|input_json_delta|citations_delta|signature_delta|message_start|message_delta|message_stop|content_block_stop|ping)$/;
const THINKING = /^thinking(?:_delta)?$/;
/** Properties that blocks with thinking do not have. */
const OTHER_PROPERTIES = /^(?:text|input|partial_json|citations)$/;

/**
 * True where a test says, by its outcome, that something is no thinking.
 * @param source the text of what is tested; anything, where it is missing.
 */
function tells(test: Node, holds: boolean, module: Module, source?: string): boolean {
  const inner = unwrap(test);
  const side = (of: Node, outcome = holds) => tells(of, outcome, module, source);
  if (inner.type === 'UnaryExpression' && inner.operator === '!') return side(inner.argument, !holds);
  if (inner.type === 'LogicalExpression' && inner.operator !== '??') {
    const every = (inner.operator === '||') === holds;
    return every ? side(inner.left) && side(inner.right) : side(inner.left) || side(inner.right);
  }
  if (inner.type !== 'BinaryExpression') return false;
  const { left, right, operator } = inner;
  if (operator === 'in')
    return holds && left.type === 'StringLiteral' && OTHER_PROPERTIES.test(left.value) && isTested(right, module, source);
  if (!/^[!=]==?$/.test(operator)) return false;
  const [literal, type] = right.type === 'StringLiteral' ? [right, left] : [left, right];
  const object = isMember(type) && memberName(type) === 'type' ? type.object : undefined;
  if (literal.type !== 'StringLiteral' || !object || !isTested(object, module, source)) return false;
  const isEqual = operator.startsWith('=') === holds;
  return isEqual ? OTHERS.test(literal.value) : THINKING.test(literal.value);
}

const textOf = (node: Node, module: Module): string => {
  const inner = unwrap(node);
  return module.text.slice(startOf(inner), inner.end as number).replaceAll('?.', '.');
};

const isTested = (object: Node, module: Module, source: string | undefined): boolean =>
  source === undefined || textOf(object, module) === source;

/** True for a predicate that lets no thinking through: `(b) => b.type === 'text'`. */
export function keepsOthers(fn: FunctionNode, module: Module): boolean {
  const { body } = fn;
  if (body.type !== 'BlockStatement') return tells(body, true, module);
  const [only] = body.body;
  return body.body.length === 1 && only?.type === 'ReturnStatement' && !!only.argument && tells(only.argument, true, module);
}

/** True where a value, or what it is a part of, stands in code that is reached for another kind of it alone. */
export function isForOthers(value: Node, module: Module): boolean {
  const { parentOf } = module.scopes;
  const sources: string[] = [];
  for (let inner = unwrap(value); ; inner = unwrap(inner.object)) {
    sources.push(textOf(inner, module));
    if (!isMember(inner)) break;
  }
  const told = (test: Node, holds: boolean) => sources.some((source) => tells(test, holds, module, source));
  for (let node = value, parent = parentOf(node); parent && !isFunction(parent); node = parent, parent = parentOf(node)) {
    switch (parent.type) {
      case 'IfStatement':
      case 'ConditionalExpression':
        if (parent.test !== node && told(parent.test, parent.consequent === node)) return true;
        break;
      case 'LogicalExpression':
        if (parent.right === node && parent.operator !== '??' && told(parent.left, parent.operator === '&&')) return true;
        break;
      case 'SwitchCase':
        if (isOtherCase(parent, sources, module)) return true;
        break;
      case 'BlockStatement':
      case 'Program':
        for (const one of parent.body) {
          if (one === node) break;
          if (one.type === 'IfStatement' && !one.alternate && leaves(one.consequent) && told(one.test, false)) return true;
        }
    }
  }
  return false;
}

function isOtherCase(at: Extract<Node, { type: 'SwitchCase' }>, sources: readonly string[], module: Module): boolean {
  const by = module.scopes.parentOf(at);
  if (by?.type !== 'SwitchStatement' || at.test?.type !== 'StringLiteral' || !OTHERS.test(at.test.value)) return false;
  const type = unwrap(by.discriminant);
  const before = by.cases[by.cases.indexOf(at) - 1];
  const last = before?.consequent.at(-1);
  const fallsInto = before !== undefined && !(last && leaves(last));
  return isMember(type) && memberName(type) === 'type' && sources.includes(textOf(type.object, module)) && !fallsInto;
}

function leaves(statement: Node): boolean {
  const last = statement.type === 'BlockStatement' ? statement.body.at(-1) : statement;
  return !!last && /^(?:Continue|Return|Throw|Break)Statement$/.test(last.type);
}

/** True where a `type` is compared with that of a delta of thinking. */
export function asksForThinking(type: Node, module: Module): boolean {
  const parent = module.scopes.parentOf(type);
  const tests =
    parent?.type === 'BinaryExpression'
      ? [parent.left, parent.right]
      : parent?.type === 'SwitchStatement' && parent.discriminant === type
        ? parent.cases.map(({ test }) => test)
        : [];
  return tests.some((test) => test?.type === 'StringLiteral' && test.value === 'thinking_delta');
}
