/** Edits of statements and endpoints: a sibling assignment, an assignment that goes, `beta` in a path. */
import type { TextEdit } from '../../../rewrite/edits.js';
import type { Operation, Planned } from '../../../rewrite/operations.js';
import type { EndpointAnchor } from '../../../sites/sites.js';
import { indentAt, indentUnit, lineEnd, startsLine, wholeLines } from '../../layout.js';
import type { Module } from '../modules/modules.js';
import { endOf, isMember, type Node, startOf } from '../syntax/ast.js';
import { statementEnd } from '../syntax/borders.js';
import { isPure, isValueUsed } from '../values/conditions.js';

/** `params.output_config = …` after `params.thinking = …`; a branch without braces gets them. */
export function assignment(
  { after, target, key, text: value }: Extract<Operation, { op: 'assign' }>,
  module: Module,
  elseGoes: (statement: Node) => boolean,
): TextEdit[] {
  const { text } = module;
  const { parentOf } = module.scopes;
  const node = after.node as Node;
  const code = `${text.slice(target.start, target.end)}.${key} = ${value}`;
  const statement = parentOf(node);
  if (statement?.type !== 'ExpressionStatement') return besideExpression(node, code, module);
  const start = startOf(statement);
  const end = statementEnd(statement, module);
  const semicolon = text[end - 1] === ';' ? ';' : '';
  const eol = lineEnd(text);
  const parent = parentOf(statement) as Node;
  if (parent.type === 'IfStatement' || /^(?:For|While|DoWhile|With|Labeled)/.test(parent.type)) {
    const outer = indentAt(text, startOf(parent));
    const inner = startsLine(text, start) ? indentAt(text, start) : outer + indentUnit(text);
    const before = text.slice(0, start).trimEnd().length;
    const opening: TextEdit = hasLineComment(text, before, start)
      ? { start, end: start, text: `{${eol}${inner}` }
      : startsLine(text, start)
        ? { start: before, end: before, text: ' {' }
        : { start: before, end: start, text: ` {${eol}${inner}` };
    const closing = `${eol}${inner}${code}${semicolon}${eol}${outer}}`;
    // `else` joins the new brace.
    const elseFollows =
      parent.type === 'IfStatement' && parent.consequent === statement && parent.alternate && !elseGoes(parent.alternate)
        ? /^\s*(?=else\b)/.exec(text.slice(end))?.[0]
        : undefined;
    return [opening, { start: end, end: end + (elseFollows?.length ?? 0), text: elseFollows === undefined ? closing : `${closing} ` }];
  }
  const separator = startsLine(text, start) ? eol + indentAt(text, start) : semicolon ? ' ' : '; ';
  return [{ start: end, end, text: `${separator}${code}${semicolon}` }];
}

/** `const model = …;` in front of a statement. */
export function declaration({ before, name, text: value }: Extract<Operation, { op: 'declare' }>, { text }: Module): TextEdit {
  const semicolon = text[before.end - 1] === ';' || !startsLine(text, before.start) ? ';' : '';
  const between = startsLine(text, before.start) ? lineEnd(text) + indentAt(text, before.start) : ' ';
  return { start: before.start, end: before.start, text: `const ${name} = ${value}${semicolon}${between}` };
}

const hasLineComment = (text: string, from: number, to: number): boolean =>
  text.slice(from, to).includes('//') || text.slice(text.lastIndexOf('\n', from) + 1, from).includes('//');

/** Inside an expression (`deep && (params.thinking = …)`) the assignments become a sequence, which still gives what it gave. */
function besideExpression(node: Node, code: string, module: Module): TextEdit[] {
  const parenthesized = (node.extra as { parenthesized?: boolean } | undefined)?.parenthesized === true;
  const [start, end] = [startOf(node), endOf(node)];
  const [before, after] = isValueUsed(node, module) ? [`${code}, `, ''] : ['', `, ${code}`];
  const edits: TextEdit[] = [
    { start, end: start, text: parenthesized ? before : `(${before}` },
    { start: end, end, text: parenthesized ? after : `${after})` },
  ];
  return edits.filter((edit) => edit.text !== '');
}

type Unassign = Extract<Planned, { op: 'unassign' }>;

/** A statement that goes: all its assignments go. */
interface GoneStatement {
  node: Node;
  by: Pick<Planned, 'kind' | 'sites'>;
  edit: TextEdit & { file: string };
}

/** Takes assignments away with their statements, and the branches that held nothing else. */
export function unassignments(operations: readonly Unassign[], moduleOf: (file: string) => Module): GoneStatement[] {
  const goes = new Map<Node, { module: Module; by: Unassign[] }>();
  const add = (node: Node, module: Module, by: readonly Unassign[], into: typeof goes) =>
    into.set(node, { module, by: [...(into.get(node)?.by ?? []), ...by] });
  for (const operation of operations) {
    const module = moduleOf(operation.expr.file);
    const node = operation.expr.node as Node;
    const statement = module.scopes.parentOf(node);
    add(statement?.type === 'ExpressionStatement' ? statement : node, module, [operation], goes);
  }
  const tops: typeof goes = new Map();
  for (const [statement, { module, by }] of goes) {
    let top = statement;
    for (let parent = module.scopes.parentOf(top); parent && isEmptied(parent, goes, module); parent = module.scopes.parentOf(top))
      top = parent;
    add(top, module, by, tops);
  }
  return [...tops].map(([node, { module, by }]) => ({
    node,
    by: { kind: (by[0] as Unassign).kind, sites: [...new Set(by.flatMap(({ sites }) => sites))] },
    edit: { file: module.file, ...withoutStatement(node, module) },
  }));
}

/** True for an `if` or a block of one of which nothing is left. */
function isEmptied(node: Node, goes: ReadonlyMap<Node, unknown>, module: Module): boolean {
  if (goes.has(node)) return true;
  if (node.type === 'BlockStatement')
    return (
      module.scopes.parentOf(node)?.type === 'IfStatement' && node.body.length > 0 && node.body.every((s) => isEmptied(s, goes, module))
    );
  return (
    node.type === 'IfStatement' &&
    isPure(node.test) &&
    isEmptied(node.consequent, goes, module) &&
    (!node.alternate || isEmptied(node.alternate, goes, module))
  );
}

function withoutStatement(statement: Node, module: Module): TextEdit {
  const parent = module.scopes.parentOf(statement);
  const [start, end] = [startOf(statement), endOf(statement)];
  if (statement.type === 'AssignmentExpression')
    return isValueUsed(statement, module) ? { start, end: startOfText(statement.right), text: '' } : { start, end, text: 'undefined' };
  // A branch that stays empty is no branch.
  if (parent?.type === 'IfStatement' && parent.alternate === statement)
    return { start: endOf(parent.consequent), end: statementEnd(statement, module), text: '' };
  if (parent?.type === 'BlockStatement' || parent?.type === 'Program' || parent?.type === 'SwitchCase' || parent?.type === 'StaticBlock')
    return wholeLines(start, statementEnd(statement, module), module.text);
  return { start, end, text: '{}' };
}

/** The start of an expression, with its parentheses. */
const startOfText = (node: Node): number => (node.extra as { parenStart?: number } | undefined)?.parenStart ?? startOf(node);

/** `client.messages` to `client.beta.messages`, `{ messages } = client` to `{ messages } = client.beta`. */
export function endpoint({ kind, expr }: EndpointAnchor, module: Module): TextEdit[] {
  const { text } = module;
  const node = expr.node as Node;
  if (kind === 'member') {
    if (!isMember(node)) return [];
    const at = startOf(node.property);
    // Where the code allows for an object without messages, that has no beta either.
    const above = module.scopes.parentOf(node);
    const mayBeMissing = above && isMember(above) && above.object === node && above.optional === true;
    if (!node.computed) return [{ start: at, end: at, text: mayBeMissing ? 'beta?.' : 'beta.' }];
    const bracket = text.lastIndexOf('[', at);
    return [{ start: bracket, end: bracket, text: text.slice(0, bracket).endsWith('?.') ? 'beta' : '.beta' }];
  }
  const pattern = module.scopes.parentOf(node);
  const declarator = pattern && module.scopes.parentOf(pattern);
  const alone =
    pattern?.type === 'ObjectPattern' && pattern.properties.length === 1 && declarator?.type === 'VariableDeclarator' && declarator.init;
  if (!alone) {
    return [
      { start: startOf(node), end: startOf(node), text: 'beta: { ' },
      { start: endOf(node), end: endOf(node), text: ' }' },
    ];
  }
  const init = alone as Node;
  const end = endOf(init);
  const tight =
    isMember(init) ||
    init.type === 'Identifier' ||
    init.type === 'CallExpression' ||
    init.type === 'ThisExpression' ||
    (init.type === 'NewExpression' && text[end - 1] === ')');
  if (tight) return [{ start: end, end, text: '.beta' }];
  return [
    { start: startOf(init), end: startOf(init), text: '(' },
    { start: end, end, text: ').beta' },
  ];
}
