/** `beta` beside `messages` in a client that a test writes by hand: both have the same functions. */
import type * as t from '@babel/types';
import { behindItem } from '../../beside.js';
import { indentAt, lineEnd, reindented, startsLine } from '../../layout.js';
import { type HandMade, MOCK_WHY } from '../../mocks.js';
import { children, endOf, isClass, isFunction, isMember, keyName, memberName, type Node, startOf, unwrap, walk } from '../syntax/ast.js';
import { COMMENTS } from '../syntax/comments.js';
import { parseSource } from '../syntax/parse.js';
import { bareFieldOf, isBareStub, isOfModuleMock } from './mocks.js';

/** @throws SyntaxProblem for a text that does not parse. */
export function betaInMocks(text: string, file: string): HandMade[] {
  const { program } = parseSource(text, file);
  const found: HandMade[] = [];
  const names = namesIn(program);
  const replaces = REPLACES.test(text);
  const stack: { node: Node; path: readonly Node[] }[] = [{ node: program, path: [] }];
  for (let at = stack.pop(); at; at = stack.pop()) {
    const { node, path } = at;
    if (isBareStub(node, path.at(-1))) found.push({ ...placeOf(node, path, text), ...betaFor(node, path, { text, names, replaces }) });
    const field = bareFieldOf(node);
    if (field) found.push({ ...placeOf(node, [...path, node], text), start: startOf(field), edits: betaBehind(field, text) });
    for (const child of children(node)) stack.push({ node: child, path: [...path, node] });
  }
  return found;
}

/** Where a client stands, and what it is given to. */
function placeOf(node: Node, path: readonly Node[], text: string): Pick<HandMade, 'start' | 'name' | 'within' | 'isEvery'> {
  const holder = path.findLast((one) => isFunction(one));
  const given = path.flatMap((one) => {
    if (one.type === 'VariableDeclarator') return one.id;
    if (one.type === 'AssignmentExpression') return one.left;
    return (one.type === 'FunctionDeclaration' || one.type === 'ClassDeclaration') && one.id ? one.id : [];
  });
  const to = given.at(-1);
  return {
    start: startOf(node),
    ...(to && { name: text.slice(startOf(to), to.type === 'Identifier' ? startOf(to) + to.name.length : endOf(to)) }),
    ...(holder && { within: { start: startOf(holder), end: endOf(holder) } }),
    ...(isOfModuleMock(path) && { isEvery: true as const }),
  };
}

/** What puts another function into `messages` later. */
const REPLACES = /\b(?:spyOn|stub|replace|method)\(|\.messages\.\w+\s*=(?!=)/;

interface File {
  text: string;
  names: ReadonlySet<string>;
  replaces: boolean;
}

function betaFor(
  stub: t.ObjectExpression,
  path: readonly Node[],
  { text, names, replaces }: File,
): { edits: HandMadeEdits } | { why: string } {
  const entry = stub.properties.find((part) => part.type === 'ObjectProperty' && keyName(part.key, part.computed) === 'messages');
  if (entry?.type !== 'ObjectProperty' || entry.value.type !== 'ObjectExpression') return { why: MOCK_WHY.made };
  const span = { start: startOf(entry), end: endOf(entry) };
  const value = text.slice(startOf(entry.value), endOf(entry.value));
  if (!replaces && entry.value.properties.every(isNamed))
    return { edits: behindItem(text, span, `beta: { messages: ${value} }`, COMMENTS) };
  const statement = statementIn(path);
  if (!statement || !startsLine(text, startOf(statement))) return { why: MOCK_WHY.made };
  if (names.has('messages')) return { why: MOCK_WHY.name };
  const start = startOf(statement);
  const named = reindented(value, indentAt(text, span.start), indentAt(text, start));
  const end = /;\s*$/m.test(text) ? ';' : '';
  return {
    edits: [
      { start, end: start, text: `const messages = ${named}${end}${lineEnd(text)}${indentAt(text, start)}` },
      { ...span, text: 'messages' },
      ...behindItem(text, span, 'beta: { messages }', COMMENTS),
    ],
  };
}

/** The beta endpoint of the same object, in a class or where a client is made. */
function betaBehind(field: Node, text: string): HandMadeEdits {
  const [start, end] = [startOf(field), endOf(field)];
  const isClosed = text[end - 1] === ';';
  const between = startsLine(text, start) ? `${lineEnd(text)}${indentAt(text, start)}` : isClosed ? ' ' : '; ';
  const added = field.type === 'ClassProperty' ? 'beta = { messages: this.messages }' : 'this.beta = { messages: this.messages }';
  // Without a semicolon, what follows could be taken for an index.
  const closed = isClosed || /^\s*[[(*`]/.test(text.slice(end)) ? ';' : '';
  // A comment behind it stays on its line.
  const at = end + (/^[ \t]*\/\/.*/.exec(text.slice(end))?.[0].trimEnd().length ?? 0);
  return [{ start: at, end: at, text: `${between}${added}${closed}` }];
}

type HandMadeEdits = Extract<HandMade, { edits: unknown }>['edits'];

/** A property whose value can be written twice and stays one function. */
const isNamed = (part: t.ObjectExpression['properties'][number]): boolean =>
  part.type === 'ObjectProperty' && !part.computed && (unwrap(part.value).type === 'Identifier' || isMember(unwrap(part.value)));

/** The statement in front of which a name can be given: it is evaluated as often as the object. */
function statementIn(path: readonly Node[]): Node | undefined {
  const index = path.findLastIndex((node) => isFunction(node) || isClass(node) || /^(?:BlockStatement|Program)$/.test(node.type));
  const [block, statement] = [path[index], path[index + 1]];
  const isPlain = statement && /^(?:VariableDeclaration|ExpressionStatement|ReturnStatement|ExportNamedDeclaration)$/.test(statement.type);
  return block && /^(?:BlockStatement|Program)$/.test(block.type) && isPlain ? statement : undefined;
}

/** Every name that is declared or read. */
function namesIn(program: Node): Set<string> {
  const names = new Set<string>();
  walk(program, (node) => {
    for (const child of children(node)) {
      const isLabel =
        (isMember(node) && node.property === child && memberName(node) !== undefined && !node.computed) ||
        (node.type === 'ObjectProperty' && node.key === child && !node.computed && !node.shorthand) ||
        (/^(?:TSPropertySignature|ClassProperty)$/.test(node.type) && (node as { key?: Node }).key === child);
      if (child.type === 'Identifier' && !isLabel) names.add(child.name);
    }
  });
  return names;
}
