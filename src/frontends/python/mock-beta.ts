/** `beta` beside `messages` in a client that a test writes by hand: both have the same functions. */
import { behindItem } from '../beside.js';
import { indentAt, lineEnd, reindented, startsLine } from '../layout.js';
import { type HandMade, MOCK_WHY } from '../mocks.js';
import { isBareStub } from './mocks.js';
import {
  argumentsOf,
  around,
  calleeOf,
  field,
  isCall,
  isKeyword,
  isMember,
  isName,
  keyword,
  type Node,
  parts,
  statementOf,
  walk,
} from './node.js';
import type { Parse } from './parse.js';
import { COMMENTS } from './print.js';

/** @throws SyntaxProblem for a text that does not parse. */
export function betaInMocks(text: string, parse: Parse): HandMade[] {
  const { root } = parse(text);
  const found: HandMade[] = [];
  const replaces = /\b(?:patch|setattr|stub)\b|\.messages\.\w+\s*=(?!=)/.test(text);
  walk(root, (node) => {
    if (isCall(node) && isBareStub(node)) found.push({ start: node.start, ...betaFor(node, text, { root, replaces }) });
  });
  return found;
}

function betaFor(
  stub: Node,
  text: string,
  { root, replaces }: { root: Node; replaces: boolean },
): { edits: Extract<HandMade, { edits: unknown }>['edits'] } | { why: string } {
  const inner = keyword(stub, 'messages') as Node;
  const entry = inner.parent as Node;
  const made = calleeOf(stub).text;
  const isNamed = (part: Node): boolean => {
    const value = isKeyword(part) ? field(part, 'value') : undefined;
    return value !== undefined && (isName(value) || isMember(value));
  };
  if (!replaces && parts(argumentsOf(inner)).every(isNamed))
    return { edits: behindItem(text, entry, `beta=${made}(messages=${inner.text})`, COMMENTS) };
  const statement = statementOf(stub);
  const isPlain = /^(?:expression_statement|return_statement)$/.test(statement.type) && startsLine(text, statement.start);
  const isOnce = !around(
    stub,
    ({ type, start }) => start > statement.start && /^(?:lambda|\w+_comprehension|generator_expression)$/.test(type),
  );
  if (!isPlain || !isOnce) return { why: MOCK_WHY.made };
  if (isTaken(root)) return { why: MOCK_WHY.name };
  const indent = indentAt(text, statement.start);
  const named = reindented(inner.text, indentAt(text, entry.start), indent);
  return {
    edits: [
      { start: statement.start, end: statement.start, text: `messages = ${named}${lineEnd(text)}${indent}` },
      { start: inner.start, end: inner.end, text: 'messages' },
      ...behindItem(text, entry, `beta=${made}(messages=messages)`, COMMENTS),
    ],
  };
}

/** True where `messages` is a variable somewhere. */
function isTaken(root: Node): boolean {
  let taken = false;
  walk(root, (node) => {
    const isLabel = (node.parent && isKeyword(node.parent) && node.field === 'name') || node.field === 'attribute';
    if (isName(node) && node.text === 'messages' && !isLabel) taken = true;
    return !taken;
  });
  return taken;
}
