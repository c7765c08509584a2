/** `beta` beside `messages` in a client that a test writes by hand: both have the same functions. */
import { behindItem } from '../../beside.js';
import { indentAt, lineEnd, reindented, startsLine } from '../../layout.js';
import { type HandMade, MOCK_WHY } from '../../mocks.js';
import { COMMENTS } from '../edits/print.js';
import {
  argumentsOf,
  around,
  calleeOf,
  field,
  isCall,
  isClass,
  isFunction,
  isKeyword,
  isMember,
  isName,
  keyword,
  memberName,
  type Node,
  parts,
  statementOf,
  walk,
} from '../syntax/node.js';
import type { Parse } from '../syntax/parse.js';
import { bareFieldOf } from './fake-clients.js';
import { isBareStub } from './mocks.js';

/** @throws SyntaxProblem for a text that does not parse. */
export function betaInMocks(text: string, parse: Parse): HandMade[] {
  const { root } = parse(text);
  const found: HandMade[] = [];
  const replaces = /\b(?:patch|setattr|stub)\b|\.messages\.\w+\s*=(?!=)/.test(text);
  walk(root, (node) => {
    if (isCall(node) && isBareStub(node)) found.push({ ...placeOf(node), ...betaFor(node, text, { root, replaces }) });
    const statement = bareFieldOf(node);
    if (statement) found.push({ ...placeOf(node), start: statement.start, ...betaBehind(statement, text) });
    const mock = node.type === 'assignment' ? everyPath(node) : undefined;
    if (mock) found.push(mock);
  });
  return found;
}

/** Where a client stands, and what it is given to. */
function placeOf(node: Node): Pick<HandMade, 'start' | 'name' | 'within'> {
  const within = around(node, isFunction);
  const holder = isClass(node) ? node : around(node, ({ type }) => type === 'assignment' || type === 'function_definition');
  const name = holder && field(holder, holder.type === 'assignment' ? 'left' : 'name')?.text;
  return { start: node.start, ...(name !== undefined && { name }), ...(within && { within: { start: within.start, end: within.end } }) };
}

/** `client = MagicMock()` in a function that asks for `client.messages.…`: it takes `client.beta.messages.…` as well, and counts that apart. */
function everyPath(assignment: Node): HandMade | undefined {
  const [left, right] = [field(assignment, 'left'), field(assignment, 'right')];
  const fn = around(assignment, isFunction);
  if (!fn || !left || !isName(left) || !right || !isCall(right) || !EVERY_PATH.test(calleeOf(right).text)) return undefined;
  const uses = usesOf(left.text, fn);
  const isPath = (use: Node): boolean => use.parent !== null && isMember(use.parent) && memberName(use.parent) === 'messages';
  const paths = uses.filter(isPath);
  if (paths.length === 0) return undefined;
  const handed = uses.filter((use) => use !== left && !isPath(use));
  const handedTo = handed.map((use) => takerOf(use));
  const place = { ...placeOf(right), handedTo: handedTo.flatMap((name) => name ?? []) };
  const isPlain = parts(argumentsOf(right)).length === 0 && uses.includes(left) && handed.length > 0 && !handedTo.includes(undefined);
  return isPlain ? { ...place, edits: paths.map(({ end }) => ({ start: end, end, text: '.beta' })) } : { ...place, why: MOCK_WHY.used };
}

export const EVERY_PATH = /^(?:[\w.]+\.)?(?:MagicMock|Mock|AsyncMock)$/;

/** Where a function names a variable. */
export function usesOf(name: string, fn: Node): Node[] {
  const found: Node[] = [];
  walk(fn, (node) => {
    const isLabel = (node.parent && isKeyword(node.parent) && node.field === 'name') || node.field === 'attribute';
    if (isName(node) && node.text === name && !isLabel) found.push(node);
  });
  return found;
}

/** What is called with a value as it is. */
function takerOf(use: Node): string | undefined {
  const { parent } = use;
  const list = parent && isKeyword(parent) ? parent.parent : parent;
  const call = list?.type === 'argument_list' ? list.parent : undefined;
  if (!call || !isCall(call)) return undefined;
  return memberName(calleeOf(call)) ?? calleeOf(call).text;
}

/** The beta endpoint of the same object, where a class gives it its `messages`. */
function betaBehind({ start, end }: Node, text: string): { edits: HandMadeEdits } | { why: string } {
  const next = text.indexOf('\n', end);
  const line = next < 0 ? text.length : next;
  if (!startsLine(text, start) || !/^[ \t]*(?:#.*)?\r?$/.test(text.slice(end, line))) return { why: MOCK_WHY.made };
  const at = text[line - 1] === '\r' ? line - 1 : line;
  return { edits: [{ start: at, end: at, text: `${lineEnd(text)}${indentAt(text, start)}self.beta = self` }] };
}

type HandMadeEdits = Extract<HandMade, { edits: unknown }>['edits'];

function betaFor(
  stub: Node,
  text: string,
  { root, replaces }: { root: Node; replaces: boolean },
): { edits: HandMadeEdits } | { why: string } {
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
