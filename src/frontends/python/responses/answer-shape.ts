/** What Python takes for granted of a response: blocks by position, and stop reasons. */
import { isStopReason, missingReasons, needsThinking, type PositionRead, type StopDecision } from '../../../sites/answer-shape.js';
import type { Module } from '../modules/modules.js';
import { stringValue } from '../syntax/literals.js';
import {
  around,
  field,
  holds,
  isFunction,
  isMember,
  isPattern,
  memberName,
  type Node,
  objectOf,
  parts,
  statementOf,
  walk,
} from '../syntax/node.js';
import { exprOf } from '../values/context.js';

/** `content[1]`, `content[1:]`: undefined where the code asks first which block it is. @param list holds the blocks. */
export function positionRead(list: Node, module: Module): PositionRead | undefined {
  const { parent } = list;
  if (parent?.type !== 'subscript' || objectOf(parent) !== list) return undefined;
  const index = /^(?:(\d+)|([1-9]\d*):)$/.exec(field(parent, 'subscript')?.text ?? '');
  return index ? readAt(parent, Number(index[1] ?? index[2]), module) : undefined;
}

/** `thinking, text = response.content` */
export function patternRead(pattern: Node, module: Module): PositionRead | undefined {
  if (!isPattern(pattern)) return undefined;
  const elements = parts(pattern);
  const splat = elements.findIndex(({ type }) => type === 'list_splat_pattern');
  const index = (splat < 0 ? elements.length : splat) - 1;
  const element = elements[index];
  return element ? readAt(element, index, module) : undefined;
}

function readAt(read: Node, index: number, module: Module): PositionRead | undefined {
  const { parent } = read;
  const name = parent && isMember(parent) && objectOf(parent) === read ? memberName(parent) : undefined;
  const key = parent?.type === 'subscript' && objectOf(parent) === read ? field(parent, 'subscript') : undefined;
  const home = around(read, isFunction);
  const tests: string[] = [];
  for (let at = read.parent; at && at !== home; at = at.parent) {
    if (/^(?:if_statement|elif_clause|while_statement)$/.test(at.type)) tests.push(field(at, 'condition')?.text ?? '');
    if (at.type === 'conditional_expression') tests.push(parts(at)[1]?.text ?? '');
    if (at.type === 'boolean_operator') tests.push(at.text);
  }
  const needs = needsThinking(index, {
    field: name ?? (key && stringValue(key)),
    tests,
    home: (home ?? statementOf(read)).text,
  });
  return needs === undefined ? undefined : { expr: exprOf(module, read), needsThinking: needs };
}

/** The choice that is made by a stop reason, where it leaves newer ones without a branch. @param reason holds it. */
export function stopDecision(reason: Node, module: Module): StopDecision | undefined {
  const { parent } = reason;
  if (parent?.type === 'match_statement' && reason.field === 'subject') {
    const clauses = parts(field(parent, 'body') ?? parent).filter(({ type }) => type === 'case_clause');
    const heads = clauses.flatMap((clause) => parts(clause).filter(({ type }) => type === 'case_pattern'));
    // A name, or `_`, takes all that is left.
    if (heads.some((head) => !/^(?:\s*["'][\w]+["']\s*\|?)+$/.test(head.text))) return undefined;
    return decision(parent, heads.flatMap(textsIn), clauses, module);
  }
  const first = chainAt(reason);
  if (!first || field(first, 'alternative')?.type === 'else_clause') return undefined;
  const branches = [first, ...parts(first).filter(({ type }) => type === 'elif_clause')];
  if (parts(first).some(({ type }) => type === 'else_clause')) return undefined;
  const tests = branches.flatMap((branch) => field(branch, 'condition') ?? []);
  if (tests.some(({ text }) => /!=|\bnot\b/.test(text))) return undefined;
  return decision(first, tests.flatMap(textsIn), branches, module);
}

function decision(statement: Node, named: readonly string[], branches: readonly Node[], module: Module): StopDecision | undefined {
  const missing = missingReasons(named);
  const next = statement.parent?.children.some((other) => other.named && other.start >= statement.end);
  if (missing.length === 0 || (branches.every(exits) && next)) return undefined;
  return { expr: exprOf(module, statement), missing };
}

/** The `if` of the chain in whose test the reason is compared. */
function chainAt(reason: Node): Node | undefined {
  const branch = around(reason, ({ type }) => /^(?:if_statement|elif_clause)$|_statement$|^block$/.test(type));
  const test = branch && /^(?:if_statement|elif_clause)$/.test(branch.type) ? field(branch, 'condition') : undefined;
  if (!branch || !test || !holds(test, reason)) return undefined;
  return branch.type === 'elif_clause' ? (branch.parent ?? undefined) : branch;
}

function textsIn(test: Node): string[] {
  const found: string[] = [];
  walk(test, (node) => {
    const text = node.type === 'string' ? stringValue(node) : undefined;
    if (text !== undefined && isStopReason(text)) found.push(text);
  });
  return found;
}

/** True for a branch that never comes to its end. */
function exits(branch: Node): boolean {
  const body = field(branch, 'consequence');
  return /^(?:return|raise|continue)_statement$/.test((body && parts(body).at(-1)?.type) ?? '');
}
