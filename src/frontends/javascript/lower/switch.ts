/** `switch`: a chain of conditions. What a case falls through to is in its branch, too. */
import type * as t from '@babel/types';
import type { Expression, NameExpression } from '../../../ir/expressions.js';
import type { Statement } from '../../../ir/ir.js';
import type { Node } from '../syntax/ast.js';
import type { Lowering } from './context.js';
import { functionIn } from './declarations.js';

type If = Extract<Statement, { k: 'if' }>;

interface Case {
  node: t.SwitchCase;
  test: Expression | null;
  body: Statement[];
}

/** Statements that may stand in several branches before a variable says where to begin instead. */
const MOST_COPIES = 200;

export function switchStatement(node: t.SwitchStatement, lowering: Lowering, out: Statement[]): void {
  const expr = lowering.place(node);
  const label = `switch@${expr.start}`;
  const before = lowering.breaks;
  const subject = lowering.expression(node.discriminant);
  const breaks = { label, count: 0 };
  lowering.breaks = breaks;
  const all = node.cases.flatMap(({ consequent }) => consequent);
  const functions = lowering.statements(all.filter(functionIn));
  const cases = node.cases.map<Case>((one) => ({
    node: one,
    test: one.test ? lowering.expression(one.test) : null,
    body: lowering.statements(one.consequent.filter((statement) => !functionIn(statement))),
  }));
  lowering.breaks = before;

  const body = [...functions];
  const tested = cases.some(({ test }) => test);
  if (!tested) body.push({ k: 'do', expr: lowering.place(node.discriminant), value: subject });
  // What is read in each test is read once.
  let left = subject;
  if (tested && !(isPlain(subject) && cases.every(({ test }) => !test || isPlain(test)))) {
    const variable = hidden('switch', node, node.discriminant, lowering);
    body.push(lowering.declaration(node.discriminant, variable('write'), subject));
    left = variable('read');
  }
  const arms = armsOf(cases, left, lowering);
  const fallback = cases.findIndex(({ test }) => !test);
  const entry = entryOf(cases, fallback);
  if (copiesIn(cases, [...arms.map((arm) => arm.entry), entry]) > MOST_COPIES) {
    for (const one of byNumber(node, cases, arms, entry, lowering)) body.push(one);
    out.push({ k: 'block', expr, label, body });
    return;
  }
  for (const one of chain(arms, expr, (at) => flowFrom(cases, at, label), entry)) body.push(one);
  // A `break` at the end of a branch is the end of it: only others need the block.
  const ends = cases.filter((one) => isBreak(one.body.at(-1), label)).length;
  if (breaks.count > ends) out.push({ k: 'block', expr, label, body });
  else for (const one of body) out.push(one);
}

const isBreak = (statement: Statement | undefined, label: string): boolean => statement?.k === 'break' && statement.label === label;

/** True where evaluating it several times, or before the next test, makes no difference. */
function isPlain(expression: Expression): boolean {
  switch (expression.k) {
    case 'literal':
    case 'name':
    case 'self':
      return true;
    case 'get':
      return isPlain(expression.object) && (typeof expression.key === 'string' || isPlain(expression.key));
    case 'open':
      return (expression.why === 'type' || expression.why === 'arithmetic') && expression.parts.every(isPlain);
    default:
      return false;
  }
}

/** What runs where a case is entered: its statements, and those of the next ones up to one that ends. */
function flowFrom(cases: readonly Case[], entry: number, label: string): Statement[] {
  const flow: Statement[] = [];
  for (const { body } of cases.slice(entry)) {
    for (const statement of body) flow.push(statement);
    if (endsIn(body)) break;
  }
  if (isBreak(flow.at(-1), label)) flow.pop();
  return flow;
}

/** How many statements stand in more than one branch, each counted as often as it is there once more. */
function copiesIn(cases: readonly Case[], entries: readonly number[]): number {
  const lengths = new Array<number>(cases.length + 1).fill(0);
  for (let at = cases.length - 1; at >= 0; at--) {
    const { body } = cases[at] as Case;
    lengths[at] = body.length + (endsIn(body) ? 0 : (lengths[at + 1] as number));
  }
  const own = cases.reduce((sum, { body }) => sum + body.length, 0);
  return entries.reduce((sum, at) => sum + (lengths[at] as number), 0) - own;
}

/** True where what comes after the statements is not reached from them. */
function endsIn(body: readonly Statement[]): boolean {
  const last = body.at(-1);
  switch (last?.k) {
    case 'return':
    case 'throw':
    case 'break':
    case 'continue':
      return true;
    case 'if':
      return endsIn(last.yes) && endsIn(last.no);
    default:
      return false;
  }
}

interface Arm {
  test: Expression;
  entry: number;
}

/** The first case with statements, from a case on: one past the end where there is none. */
function entryOf(cases: readonly Case[], from: number): number {
  if (from < 0) return cases.length;
  let at = from;
  while (at < cases.length && cases[at]?.body.length === 0) at++;
  return at;
}

/** The tests in their order; those of `case 'a': case 'b':` are one. */
function armsOf(cases: readonly Case[], left: Expression, lowering: Lowering): Arm[] {
  const groups: { entry: number; tests: Expression[] }[] = [];
  for (const [index, { node, test }] of cases.entries()) {
    if (!test) continue;
    const entry = entryOf(cases, index);
    const compared: Expression = { k: 'compare', ...lowering.place(node), operator: 'eq', left, right: test };
    const last = groups.at(-1);
    if (last?.entry === entry) last.tests.push(compared);
    else groups.push({ entry, tests: [compared] });
  }
  return groups.map(({ entry, tests }) => ({ entry, test: anyOf(tests) }));
}

/** `a or b or c …`, with no more depth than it takes. */
function anyOf(tests: readonly Expression[]): Expression {
  const [only] = tests;
  if (tests.length === 1 && only) return only;
  const middle = tests.length >> 1;
  const left = anyOf(tests.slice(0, middle));
  const right = anyOf(tests.slice(middle));
  return { k: 'logical', file: left.file, start: left.start, end: right.end, node: right.node, operator: 'or', left, right };
}

function chain(arms: readonly Arm[], expr: Statement['expr'], at: (entry: number) => Statement[], fallback: number): Statement[] {
  return arms.reduceRight<Statement[]>((no, arm) => [{ k: 'if', expr, test: arm.test, yes: at(arm.entry), no } satisfies If], at(fallback));
}

/** The case to begin with as a number, and each case under a test of it: for many cases that fall through to each other. */
function byNumber(
  node: t.SwitchStatement,
  cases: readonly Case[],
  arms: readonly Arm[],
  fallback: number,
  lowering: Lowering,
): Statement[] {
  const expr = lowering.place(node);
  const variable = hidden('case', node, node, lowering);
  const begin = (entry: number): Statement[] => [lowering.declaration(node, variable('write'), lowering.literal(node, entry))];
  const chosen = chain(arms, expr, begin, fallback);
  const bodies = cases.flatMap<Statement>(({ body }, index) => {
    if (body.length === 0) return [];
    const right = lowering.literal(node, index);
    const test: Expression = { k: 'compare', ...expr, operator: 'order', left: variable('read'), right };
    return [{ k: 'if', expr, test, yes: body, no: [] }];
  });
  return [...chosen, ...bodies];
}

/** A variable that the code does not name, used at a place. */
function hidden(name: string, node: t.SwitchStatement, at: Node, lowering: Lowering): (use: 'read' | 'write') => NameExpression {
  const binding = lowering.implicit(name, node, lowering.fn);
  const place = { ...lowering.place(at), node };
  return (use) => Object.assign(lowering.name(node, name, binding, use), place);
}
