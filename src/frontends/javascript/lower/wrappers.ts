/** Parentheses and casts around an expression: they are no part of it, and say what is known of its place. */
import type { Expr } from '../../../values/values.js';
import { endOf, handedOver, type Node, startOf } from '../syntax/ast.js';
import type { Around, LowerInput } from './context.js';

/** An expression without what is around it. */
export interface Peeled {
  node: Node;
  around: Around;
  /** The expression with what is around it, where there is anything. */
  written: Expr | undefined;
}

/** The expression inside parentheses and casts. */
export function peel(node: Node, around: Around, input: LowerInput): Peeled {
  let inner = node;
  let { typed, pinned } = around;
  for (;;) {
    switch (inner.type) {
      case 'TSAsExpression':
      case 'TSTypeAssertion': {
        const constant = isConst(inner.typeAnnotation);
        pinned ||= constant;
        typed = !pinned;
        inner = inner.expression;
        continue;
      }
      case 'TSSatisfiesExpression':
        typed = true;
        inner = inner.expression;
        continue;
      case 'TSNonNullExpression':
      case 'ParenthesizedExpression':
        inner = inner.expression;
        continue;
      case 'TSInstantiationExpression':
      case 'TypeCastExpression':
        typed = false;
        pinned = false;
        inner = inner.expression;
        continue;
    }
    const request = handedOver(inner);
    if (!request) break;
    inner = request;
  }
  const written = inner === node && !inner.extra?.parenthesized ? undefined : withParentheses(node, input);
  return { node: inner, around: typed === around.typed && pinned === around.pinned ? around : { typed, pinned }, written };
}

const isConst = (type: Node): boolean =>
  type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'const';

/** White space and comments. */
const BLANK = /(?:\s|\/\/[^\n\r\u2028\u2029]*|\/\*[\s\S]*?\*\/)*/y;

/** The place of a node with the parentheses around it. Babel tells where they start, not where they end. */
function withParentheses(node: Node, { file, text }: LowerInput): Expr {
  const start = node.extra?.parenthesized ? (node.extra.parenStart as number) : startOf(node);
  let end = endOf(node);
  const skipBlank = (at: number): number => {
    BLANK.lastIndex = at;
    BLANK.test(text);
    return BLANK.lastIndex;
  };
  for (let at = start; at < startOf(node) && text[at] === '('; at = skipBlank(at + 1)) {
    const close = skipBlank(end);
    if (text[close] !== ')') return { file, start: startOf(node), end: endOf(node), node };
    end = close + 1;
  }
  return { file, start, end, node };
}
