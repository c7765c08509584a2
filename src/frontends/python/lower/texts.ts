/** Strings and f-strings, one or several side by side. */
import type { Expression } from '../../../ir/expressions.js';
import { isBytes, textOf } from '../syntax/literals.js';
import { field, type Node, parts } from '../syntax/node.js';
import { exprAt, type Lowering, literalAt, openAt } from './lowering.js';

/** A string, or several that stand side by side. */
export function text(node: Node, l: Lowering): Expression {
  const strings = node.type === 'concatenated_string' ? parts(node) : [node];
  const pieces = strings.flatMap((string) => piecesOf(string, l));
  if (strings.some((string) => isBytes(string))) return openAt(node, pieces, l);
  if (strings.some((string) => isTemplate(string))) return openAt(node, pieces, l, 'tagged');
  if (!pieces.every((piece) => piece.k === 'literal' && typeof piece.value === 'string' && (piece.node as Node).type === 'string_content'))
    return { k: 'text', ...exprAt(l, node), parts: pieces };
  return literalAt(node, pieces.map((piece) => (piece.k === 'literal' ? piece.value : '')).join(''), l);
}

const isTemplate = (string: Node): boolean => /^[rR]?[tT]/.test(string.text);

/** What a string holds, without its quotes. */
const piecesOf = (string: Node, l: Lowering): Expression[] =>
  parts(string).flatMap((part): Expression[] => {
    switch (part.type) {
      case 'string_content':
        return isBytes(string) ? [] : [literalAt(part, textOf(part, string), l)];
      case 'interpolation':
        return [interpolation(part, l)];
      default:
        return [];
    }
  });

/** `{x}`; one that is formatted (`{x!r:>{width}}`, `{x=}`) is a text that is not known. */
function interpolation(node: Node, l: Lowering): Expression {
  const inner = field(node, 'expression');
  const value = inner && l.expression(inner, l);
  if (!value) return openAt(node, [], l);
  const format = parts(node).filter((part) => part !== inner && part.text !== '!s');
  if (format.length === 0 && !node.children.some((child) => child.text === '=' && !child.named)) return value;
  const inside = format.flatMap(parts).flatMap((part) => (part.type === 'format_expression' ? [interpolation(part, l)] : []));
  return openAt(node, [value, ...inside], l);
}
