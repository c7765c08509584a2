/** Destructuring: from a pattern's name to the path of properties and defaults that leads to it. */
import type * as t from '@babel/types';
import { property } from '../../../values/outcomes.js';
import type { Value } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import { type Context, exprOf, type Frame, openAt } from '../values/context.js';
import { keyName, type Node } from './ast.js';

interface PatternStep {
  /** The property taken; undefined for a rest element or a computed key. */
  key?: string;
  fallback?: Node;
  /** The steps below take from a property that is not known. */
  unknown?: boolean;
}

/** The steps from the value that a pattern takes apart to one of its names. */
export function patternSteps(pattern: Node, id: t.Identifier): PatternStep[] | undefined {
  switch (pattern.type) {
    case 'Identifier':
      return pattern === id ? [] : undefined;
    case 'TSParameterProperty':
      return patternSteps(pattern.parameter, id);
    case 'AssignmentPattern': {
      const below = patternSteps(pattern.left, id);
      return below && [{ fallback: pattern.right }, ...below];
    }
    case 'ObjectPattern':
      for (const part of pattern.properties) {
        if (part.type === 'RestElement') {
          if (part.argument === id) return [{ unknown: true }];
          continue;
        }
        const below = patternSteps(part.value, id);
        if (!below) continue;
        const key = keyName(part.key, part.computed);
        return [key === undefined ? { unknown: true } : { key }, ...below];
      }
      return undefined;
    case 'ArrayPattern':
      for (const [index, part] of pattern.elements.entries()) {
        const below = part && part.type !== 'RestElement' ? patternSteps(part, id) : undefined;
        if (below) return [{ key: String(index) }, ...below];
      }
      return undefined;
    case 'RestElement':
      return pattern.argument === id ? [{ unknown: true }] : undefined;
    default:
      return undefined;
  }
}

/** The value of a name that a pattern takes out of `whole`. */
export function takeApart(whole: Value, pattern: Node, id: t.Identifier, module: Module, ctx: Context, frame?: Frame): Value {
  const steps = patternSteps(pattern, id);
  if (!steps) return openAt(module, id);
  return steps.reduce<Value>((value, step) => {
    if (step.unknown) return openAt(module, id);
    if (step.key !== undefined) return property(value, step.key);
    if (!step.fallback) return value;
    const expr = exprOf(module, step.fallback);
    const test = { key: `default:${expr.file}:${expr.start}`, expr, negated: false, pure: true };
    return { kind: 'choice', expr, test, fallback: true, yes: value, no: ctx.evaluate(step.fallback, module, frame) };
  }, whole);
}
