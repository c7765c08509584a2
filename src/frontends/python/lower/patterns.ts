/** Patterns of `match`: a test of a value, and the names that its parts are assigned to. */
import type { AssignExpression, Expression, GetExpression, LogicalExpression, Target } from '../../../ir/expressions.js';
import { stringValue } from '../syntax/literals.js';
import { isName, type Node, parts } from '../syntax/node.js';
import { assignTo } from './assignments.js';
import { exprAt, getAt, type Lowering, literalAt, nameAt, openAt } from './lowering.js';
import { hasComma } from './targets.js';

export interface Matched {
  /** Null where every value matches. */
  test: Expression | null;
  captures: AssignExpression[];
}

/** What is matched: `read` gives an expression for it. */
interface Subject {
  read(): Expression;
  /** The value itself, where it is written out. */
  display?: Expression;
}

const ALWAYS: Matched = { test: null, captures: [] };

/** @param tokens the pattern; a minus and `_` are no nodes of their own. */
export function patternOf(tokens: readonly Node[], subject: Subject, l: Lowering): Matched {
  const node = tokens.at(-1);
  if (!node || (!node.named && node.text === '_')) return ALWAYS;
  switch (node.type) {
    case 'case_pattern':
      return patternOf(node.children, subject, l);
    case 'as_pattern': {
      const [inner, name] = parts(node) as [Node, Node];
      const { test, captures } = patternOf([inner], subject, l);
      return { test, captures: [...captures, captured(name, subject, l)] };
    }
    case 'union_pattern':
      return either(node, subject, l);
    case 'list_pattern':
    case 'tuple_pattern':
      if (node.type === 'tuple_pattern' && !hasComma(node)) return patternOf(parts(node), subject, l);
      return sequenceOf(node, parts(node), subject, l);
    case 'dict_pattern':
      return mapping(node, subject, l);
    case 'class_pattern':
      return instance(node, subject, l);
    case 'dotted_name': {
      const [name, ...others] = parts(node) as [Node, ...Node[]];
      const isCapture = others.length === 0 && /^(?:case|keyword)_pattern$/.test(node.parent?.type ?? '');
      return isCapture ? { test: null, captures: [captured(name, subject, l)] } : equal(node, literalOf(tokens, l), subject, l);
    }
    case 'complex_pattern':
      return { test: openAt(node, [subject.read()], l), captures: [] };
    default:
      return equal(node, literalOf(tokens, l), subject, l);
  }
}

/** Holds where all of the tests do; null where there is none. */
export const allOf = (node: Node, tests: readonly (Expression | null)[], l: Lowering): Expression | null =>
  joined(
    'and',
    node,
    tests.filter((test) => test !== null),
    l,
  );

const joined = (operator: LogicalExpression['operator'], node: Node, tests: readonly Expression[], l: Lowering): Expression | null =>
  tests.reduce<Expression | null>((left, right) => (left ? { k: 'logical', ...exprAt(l, node), operator, left, right } : right), null);

const captured = (name: Node, subject: Subject, l: Lowering): AssignExpression =>
  assignTo(name, nameAt(name, l, 'writes'), subject.read(), l);

const equal = (node: Node, right: Expression, subject: Subject, l: Lowering): Matched => ({
  test: { k: 'compare', ...exprAt(l, node), operator: 'eq', left: subject.read(), right },
  captures: [],
});

/** A literal, `a.b`, a number with its sign. */
function literalOf(tokens: readonly Node[], l: Lowering): Expression {
  const [first, ...others] = tokens as [Node, ...Node[]];
  const last = others.at(-1) ?? first;
  if (last.type === 'dotted_name') return path(last, l);
  const value = l.expression(last, l);
  if (first.text !== '-' || value.k !== 'literal' || typeof value.value !== 'number') return value;
  return { ...literalAt(last, -value.value, l), start: first.start };
}

function path(node: Node, l: Lowering): Expression {
  const [first, ...others] = parts(node) as [Node, ...Node[]];
  let whole: Expression = nameAt(first, l, 'reads');
  for (const key of others) {
    whole = getAt(node, { object: whole, key: key.text, keyExpr: exprAt(l, key), item: false }, l);
    whole.end = key.end;
  }
  return whole;
}

/** A part of what is matched. */
function partOf(node: Node, subject: Subject, key: GetExpression['key'], keyNode: Node, item: boolean, l: Lowering): Subject {
  let part: Expression | undefined;
  const read = (): Expression => {
    part ??= getAt(node, { object: subject.read(), key, keyExpr: exprAt(l, keyNode), item }, l);
    return part;
  };
  const whole = subject.display?.k === 'list' && typeof key === 'string' ? subject.display.items[Number(key)] : undefined;
  return whole ? { read, display: whole.value } : { read };
}

/** `a | b`: each way assigns its own captures. */
function either(node: Node, subject: Subject, l: Lowering): Matched {
  const ways: Node[][] = [[]];
  for (const child of node.children) {
    if (child.text === '|' && !child.named) ways.push([]);
    else ways.at(-1)?.push(child);
  }
  const matched = ways.map((tokens) => patternOf(tokens, subject, l));
  if (matched.every(({ test }) => test === null) && matched.every(({ captures }) => captures.length === 0)) return ALWAYS;
  const tests = matched.map(({ test, captures }): Expression => {
    const yes = literalAt(node, true, l);
    const way: Expression | null = captures.length === 0 ? null : { k: 'sequence', ...exprAt(l, node), items: [...captures, yes] };
    return allOf(node, [test, way], l) ?? yes;
  });
  return { test: joined('or', node, tests, l), captures: [] };
}

/** @param elements the patterns of the elements, one of them perhaps with a star. */
export function sequenceOf(node: Node, elements: readonly Node[], subject: Subject, l: Lowering): Matched {
  const star = elements.findIndex((element) => splatIn(element));
  const least = elements.length - (star < 0 ? 0 : 1);
  const written = subject.display?.k === 'list' && subject.display.items.every(({ spread }) => !spread) ? subject.display.items.length : -1;
  const fits = star < 0 ? written === least : written >= least;
  const tests: (Expression | null)[] = [fits ? null : openAt(node, [subject.read()], l)];
  const captures: AssignExpression[] = [];
  elements.forEach((element, index) => {
    const splat = splatIn(element);
    if (splat) {
      const [name] = parts(splat);
      if (name) captures.push(rest(element, name, index, least - index, subject, l));
      return;
    }
    const isBehind = star >= 0 && index > star;
    const key = isBehind ? literalAt(element, index - elements.length, l) : String(index);
    const matched = patternOf([element], partOf(element, subject, key, element, true, l), l);
    tests.push(matched.test);
    captures.push(...matched.captures);
  });
  return { test: allOf(node, tests, l), captures };
}

const splatIn = (element: Node): Node | undefined =>
  element.type === 'splat_pattern' ? element : parts(element).find(({ type }) => type === 'splat_pattern');

/** `[a, *rest, b]`: what is between the elements before and behind. */
function rest(node: Node, name: Node, before: number, behind: number, subject: Subject, l: Lowering): AssignExpression {
  const expr = exprAt(l, node);
  const to: Target = {
    k: 'list-pattern',
    expr,
    items: Array.from({ length: before }, () => null),
    rest: nameAt(name, l, 'writes'),
    after: Array.from({ length: behind }, () => ({ k: 'open-target' as const, expr, parts: [] })),
  };
  return assignTo(node, to, subject.read(), l);
}

function mapping(node: Node, subject: Subject, l: Lowering): Matched {
  const tests: (Expression | null)[] = [openAt(node, [subject.read()], l)];
  const captures: AssignExpression[] = [];
  const keys: { key: string | Expression; node: Node }[] = [];
  let tokens: Node[] = [];
  for (const child of node.children) {
    if (child.field === 'key') tokens.push(child);
    const [name] = child.type === 'splat_pattern' ? parts(child) : [];
    if (name) captures.push(remaining(child, name, keys, subject, l));
    if (child.field !== 'value') continue;
    const [first] = tokens as [Node];
    const value = literalOf(tokens, l);
    const key = stringValue(first) ?? value;
    keys.push({ key, node: first });
    const matched = patternOf([child], partOf(child, subject, key, first, true, l), l);
    tests.push(matched.test ?? { k: 'compare', ...exprAt(l, child), operator: 'in', left: value, right: subject.read() });
    captures.push(...matched.captures);
    tokens = [];
  }
  return { test: allOf(node, tests, l), captures };
}

/** `{"a": x, **rest}`: what has none of the keys before. */
function remaining(
  node: Node,
  name: Node,
  keys: { key: string | Expression; node: Node }[],
  subject: Subject,
  l: Lowering,
): AssignExpression {
  const entries = keys.map(({ key, node: at }) => {
    const expr = exprAt(l, at);
    return { key, expr, target: { k: 'open-target' as const, expr, parts: [] } };
  });
  return assignTo(node, { k: 'object-pattern', expr: exprAt(l, node), entries, rest: nameAt(name, l, 'writes') }, subject.read(), l);
}

/** Classes of Python whose only part by position is the value itself. */
const WHOLE = /^(?:bool|bytearray|bytes|dict|float|frozenset|int|list|set|str|tuple)$/;

function instance(node: Node, subject: Subject, l: Lowering): Matched {
  const [name, ...patterns] = parts(node) as [Node, ...Node[]];
  const cls = path(name, l);
  const isWhole = cls.k === 'name' && cls.binding === null && WHOLE.test(cls.name);
  const tests: (Expression | null)[] = [{ k: 'compare', ...exprAt(l, node), operator: 'instance', left: subject.read(), right: cls }];
  const captures: AssignExpression[] = [];
  for (const pattern of patterns) {
    const [inner] = parts(pattern);
    const key = inner?.type === 'keyword_pattern' ? inner.children.find(isName) : undefined;
    const matched =
      key && inner
        ? patternOf(inner.children.slice(inner.children.indexOf(key) + 2), partOf(inner, subject, key.text, key, false, l), l)
        : patternOf([pattern], isWhole ? subject : { read: () => openAt(pattern, [subject.read()], l) }, l);
    tests.push(matched.test);
    captures.push(...matched.captures);
  }
  return { test: allOf(node, tests, l), captures };
}
