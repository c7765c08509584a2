/** Every expression of a piece of code, without running it. */
import type { Expression, GetExpression, NameExpression, Target } from './expressions.js';
import type { FunctionNode, Statement } from './ir.js';
import { childrenOf } from './purity.js';

/** Visits every expression in statements; nested functions and classes are theirs own and are left out. Iterative: depth is bounded by memory. */
export function walkStatements(
  statements: readonly Statement[],
  visit: (e: Expression) => void,
  /** Told what is assigned to, in patterns and loops too. */
  assigned: (target: NameExpression | GetExpression) => void = () => {},
): void {
  const expressions: Expression[] = [];
  const pending: Statement[] = [...statements];
  const add = (...list: (Expression | null | undefined)[]) => {
    for (const one of list) if (one) expressions.push(one);
  };
  const addTarget = (target: Target | null | undefined): void => {
    if (!target) return;
    if (target.k === 'name' || target.k === 'get') {
      assigned(target);
      add(target);
    } else if (target.k === 'object-pattern') {
      for (const entry of target.entries) {
        addTarget(entry.target);
        add(entry.fallback, typeof entry.key === 'string' ? null : entry.key);
      }
      addTarget(target.rest);
    } else if (target.k === 'list-pattern') {
      for (const item of target.items) {
        addTarget(item?.target);
        add(item?.fallback);
      }
      addTarget(target.rest);
      for (const one of target.after ?? []) addTarget(one);
    } else add(...target.parts);
  };
  for (let s = pending.pop(); s; s = pending.pop()) {
    switch (s.k) {
      case 'do':
      case 'return':
      case 'throw':
        add(s.value);
        break;
      case 'if':
        add(s.test);
        pending.push(...s.yes, ...s.no);
        break;
      case 'loop':
        addTarget(s.over?.target);
        add(s.over?.iterable, s.test, s.update);
        pending.push(...s.body, ...s.otherwise);
        break;
      case 'block':
        pending.push(...s.body);
        break;
      case 'try':
        pending.push(...s.body, ...s.otherwise, ...s.last);
        for (const handler of s.handlers) {
          addTarget(handler.target);
          pending.push(...handler.body);
        }
        break;
      default:
    }
  }
  for (let e = expressions.pop(); e; e = expressions.pop()) {
    visit(e);
    if (e.k === 'assign') addTarget(e.target);
    if (e.k === 'delete') assigned(e.target);
    if (e.k === 'each') for (const loop of e.loops) addTarget(loop.target);
    for (const child of childrenOf(e)) expressions.push(child);
  }
}

export const walkFunction = (
  fn: FunctionNode,
  ...told: [(e: Expression) => void, ((target: NameExpression | GetExpression) => void)?]
): void => {
  for (const param of fn.params) if (param.fallback) walkStatements([{ k: 'do', expr: param.expr, value: param.fallback }], ...told);
  walkStatements(fn.body, ...told);
};
