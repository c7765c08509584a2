/** The value of a parameter: what an entered call passes, its default, and what callers in the project pass. */
import type { Open, Value } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import { isFunction, keyName, type Node, startOf } from '../syntax/ast.js';
import { takeApart } from '../syntax/patterns.js';
import type { Binding } from '../syntax/scope.js';
import { declaredKeys } from '../types/declared-keys.js';
import { type Context, exprOf, type Frame, openAt } from './context.js';

export function parameterValue(binding: Binding, module: Module, ctx: Context, frame?: Frame): Value {
  const entered = frame?.params.get(binding);
  if (entered) return entered;
  const fn = binding.node;
  const index = isFunction(fn)
    ? fn.params.findIndex((param) => startOf(param) <= startOf(binding.id) && (param.end as number) >= (binding.id.end as number))
    : -1;
  const param = isFunction(fn) ? fn.params[index] : undefined;
  if (!param) return openAt(module, binding.id, 'parameter');
  const open: Open = {
    kind: 'open',
    expr: exprOf(module, binding.id),
    why: 'parameter',
    candidates: () => ctx.argumentsFor(binding, module),
  };
  const mayHave = keysOfParameter(param, binding, module, ctx);
  if (mayHave) open.mayHave = mayHave;
  const taken = takeApart({ kind: 'open', expr: exprOf(module, binding.id), why: 'parameter' }, param, binding.id, module, ctx, frame);
  return attachCandidates(taken, open);
}

/** What the annotation of a parameter says about the parameter itself, or about the rest of what it is taken apart into. */
function keysOfParameter(param: Node, binding: Binding, module: Module, ctx: Context): Open['mayHave'] {
  const bare = param.type === 'TSParameterProperty' ? param.parameter : param;
  const target = bare.type === 'AssignmentPattern' ? bare.left : bare;
  const annotation = 'typeAnnotation' in target ? target.typeAnnotation : undefined;
  const declared = annotation ? declaredKeys(annotation as Node, module, ctx) : undefined;
  if (!declared || target === binding.id) return declared;
  if (target.type !== 'ObjectPattern' || !target.properties.some((part) => part.type === 'RestElement' && part.argument === binding.id))
    return undefined;
  const taken = target.properties.flatMap((part) => (part.type === 'ObjectProperty' ? (keyName(part.key, part.computed) ?? []) : []));
  return (key) => declared(key) && !taken.includes(key);
}

/** Gives the open part of a parameter its callers' arguments; beside a default they belong to the set of values. */
function attachCandidates(value: Value, open: Open): Value {
  if (value.kind === 'choice' && value.fallback) return { ...value, yes: attachCandidates(value.yes, { ...open, expands: true }) };
  return value.kind === 'open' ? { ...open, expr: value.expr } : value;
}
