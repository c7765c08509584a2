/** What JavaScript takes for granted of a response: blocks by position, and stop reasons. */
import { isStopReason, missingReasons, needsThinking, type PositionRead, type StopDecision } from '../../../sites/answer-shape.js';
import type { Module } from '../modules/modules.js';
import { children, endOf, isCall, isFunction, isMember, isWrapper, memberName, type Node, startOf, unwrap, walk } from '../syntax/ast.js';
import { exprOf } from '../values/context.js';

/** `content[1]`, `content.at(1)`, `content.slice(1)`: undefined where the code asks first which block it is. @param list holds the blocks. */
export function positionRead(list: Node, module: Module): PositionRead | undefined {
  const member = module.scopes.parentOf(list);
  if (!member || !isMember(member) || member.object !== list) return undefined;
  const name = memberName(member);
  const call = module.scopes.parentOf(member);
  const isPicked = (name === 'at' || name === 'slice') && call && isCall(call) && call.callee === member;
  const [first] = isPicked ? call.arguments : [];
  const index = isPicked ? first?.type === 'NumericLiteral' && first.value : /^\d+$/.test(name ?? '') && Number(name);
  if (typeof index !== 'number' || (name === 'slice' && index === 0)) return undefined;
  return readAt(isPicked ? call : member, index, module);
}

/** `const [thinking, text] = response.content` */
export function patternRead(pattern: Node, module: Module): PositionRead | undefined {
  if (pattern.type !== 'ArrayPattern') return undefined;
  const index = pattern.elements.findLastIndex((element) => element && element.type !== 'RestElement');
  const element = pattern.elements[index];
  return element ? readAt(element, index, module) : undefined;
}

function readAt(read: Node, index: number, module: Module): PositionRead | undefined {
  const parent = outside(read, module);
  const field = parent && isMember(parent) ? memberName(parent) : undefined;
  const tests: string[] = [];
  let home: Node = module.ast.program;
  for (let at = module.scopes.parentOf(read); at; at = module.scopes.parentOf(at)) {
    if (isFunction(at)) {
      home = at;
      break;
    }
    if (/^(?:IfStatement|ConditionalExpression|WhileStatement)$/.test(at.type)) tests.push(textIn((at as { test: Node }).test, module));
    if (at.type === 'LogicalExpression') tests.push(textIn(at, module));
  }
  const needs = needsThinking(index, { field, tests, home: textIn(home, module) });
  return needs === undefined ? undefined : { expr: exprOf(module, read), needsThinking: needs };
}

/** The choice that is made by a stop reason, where it leaves newer ones without a branch. @param reason holds it. */
export function stopDecision(reason: Node, module: Module): StopDecision | undefined {
  const parent = outside(reason, module);
  if (parent?.type === 'SwitchStatement' && unwrap(parent.discriminant) === reason) {
    if (parent.cases.some(({ test }) => test?.type !== 'StringLiteral')) return undefined;
    const bodies = parent.cases.map(({ consequent }) => consequent).filter((body) => body.length > 0);
    const named = parent.cases.flatMap(({ test }) => (test?.type === 'StringLiteral' ? [test.value] : []));
    return decision(parent, named, bodies, module);
  }
  const first = chainAt(reason, module);
  if (!first) return undefined;
  const named: string[] = [];
  const bodies: Node[][] = [];
  for (let at: Node | null | undefined = first; at; at = at.alternate) {
    if (at.type !== 'IfStatement' || /!/.test(textIn(at.test, module))) return undefined;
    named.push(...textsIn(at.test));
    bodies.push([at.consequent]);
  }
  return decision(first, named, bodies, module);
}

function decision(statement: Node, named: readonly string[], bodies: readonly Node[][], module: Module): StopDecision | undefined {
  const missing = missingReasons(named);
  if (missing.length === 0 || (bodies.every((body) => exits(body.at(-1))) && isFollowed(statement, module))) return undefined;
  return { expr: exprOf(module, statement), missing };
}

/** The first `if` of the chain in whose test the reason is compared. */
function chainAt(reason: Node, module: Module): Node | undefined {
  let child = reason;
  let at = module.scopes.parentOf(reason);
  while (at && at.type !== 'IfStatement' && !isFunction(at) && !/Statement$|Declaration$/.test(at.type)) {
    child = at;
    at = module.scopes.parentOf(at);
  }
  if (at?.type !== 'IfStatement' || at.test !== child) return undefined;
  for (;;) {
    const above = module.scopes.parentOf(at);
    if (above?.type !== 'IfStatement' || above.alternate !== at) return at;
    at = above;
  }
}

function textsIn(test: Node): string[] {
  const found: string[] = [];
  walk(test, (node) => {
    if (node.type === 'StringLiteral' && isStopReason(node.value)) found.push(node.value);
  });
  return found;
}

/** True for code that never comes to its end. */
function exits(statement: Node | undefined): boolean {
  if (statement?.type === 'BlockStatement') return exits(statement.body.at(-1));
  return /^(?:Return|Throw|Continue)Statement$/.test(statement?.type ?? '');
}

/** True where other statements of the block come behind. */
function isFollowed(statement: Node, module: Module): boolean {
  const block = module.scopes.parentOf(statement);
  return block !== undefined && children(block).some((other) => startOf(other) >= endOf(statement));
}

/** The parent, casts and `await` looked through. */
function outside(node: Node, module: Module): Node | undefined {
  let parent = module.scopes.parentOf(node);
  while (parent && isWrapper(parent)) parent = module.scopes.parentOf(parent);
  return parent;
}

const textIn = (node: Node, { text }: Module): string => text.slice(startOf(node), endOf(node));
