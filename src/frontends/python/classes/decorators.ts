/** Decorators of the project: what they are given, and whether a function still returns what it says. */

import { changes } from '../changes/mutations.js';
import { isOfTest } from '../clients/without-beta.js';
import type { Module } from '../modules/modules.js';
import { decoratorsOf, functionOf, resolveName } from '../modules/names.js';
import { calleeOf, field, isCall, isName, type Node, unwrap } from '../syntax/node.js';
import { parameterName } from '../syntax/scope.js';
import type { Context, Located } from '../values/context.js';
import { calledFunctions, parametersOf, returnsOf } from '../values/functions.js';
import { setFromOutside } from '../values/outside.js';
import { classNamed } from './hierarchy.js';

/** A function that takes another one, and the name that it has it by. */
export interface Decorator extends Located {
  parameter: Node;
}

/** The project's functions that are given a function because they stand above it. */
export const decoratedBy = (fn: Located, ctx: Context): Decorator[] =>
  decoratorsOf(fn.node)
    .flatMap((decorator) => takersOf(decorator, fn.module, ctx))
    .flatMap(({ module, node }) => {
      const [first] = parametersOf(node);
      const parameter = first && parameterName(first);
      return parameter ? [{ module, node, parameter }] : [];
    });

/** `@name`, or what `@name(…)` returns. */
function takersOf(decorator: Node, module: Module, ctx: Context): readonly Located[] {
  const inner = unwrap(decorator);
  if (!isCall(inner)) return calledFunctions(inner, module, ctx);
  return calledFunctions(calleeOf(inner), module, ctx).flatMap((made) =>
    returnsOf(made).flatMap((value) => functionNamed(value, made.module, ctx)),
  );
}

/** The same; undefined where it may be something else, too. */
export function decoratorTakers(decorator: Node, module: Module, ctx: Context): readonly Located[] | undefined {
  const takers = takersOf(decorator, module, ctx);
  const inner = unwrap(decorator);
  if (!isCall(inner)) return takers;
  const values = calledFunctions(calleeOf(inner), module, ctx).flatMap(returnsOf);
  return values.length === takers.length ? takers : undefined;
}

const functionNamed = (node: Node, module: Module, ctx: Context): Located[] => {
  const found = functionOf(resolveName(node, module, ctx));
  return found ? [found] : [];
};

/** Runs another function where the argument is of another class. */
const DISPATCHES = /^(?:functools\.)?singledispatch(?:method)?$/;

/** True where a decorator may put something else in the place of what a function returns, or other code in the place of the function. */
export function isReplaced(fn: Located, ctx: Context): boolean {
  if (decoratorsOf(fn.node).some(({ text }) => DISPATCHES.test(text)) || isSetFromOutside(fn, ctx)) return true;
  const named = decoratorsOf(fn.node).some((decorator) => classNamed(isCall(decorator) ? calleeOf(decorator) : decorator, fn.module, ctx));
  return named || decoratedBy(fn, ctx).some((decorator) => !returnsTheSame(decorator, ctx));
}

/** `agent.pick = other`; a test gives back what it takes. */
function isSetFromOutside({ module, node }: Located, ctx: Context): boolean {
  const id = node.type === 'function_definition' ? field(node, 'name') : undefined;
  const binding = id && module.scopes.bindingOf(id);
  return binding !== undefined && setFromOutside(binding, module, ctx).some((one) => !isOfTest(one.module, ctx));
}

/** Gives back the function itself, or one that returns what it returns. */
const returnsTheSame = ({ parameter, module, node }: Decorator, ctx: Context): boolean => {
  const binding = module.scopes.bindingOf(parameter);
  const isGiven = (name: Node): boolean => isName(name) && module.scopes.bindingOf(name) === binding;
  const isResult = (value: Node): boolean => {
    const inner = unwrap(value);
    if (isCall(inner)) return isGiven(unwrap(calleeOf(inner)));
    const { definitions, references } = (isName(inner) && module.scopes.bindingOf(inner)) || { definitions: [], references: [] };
    return (
      definitions.length > 0 &&
      !references.some(changes) &&
      definitions.every(({ node: one }) => field(one, 'right') !== undefined && isResult(field(one, 'right') as Node))
    );
  };
  return returnsOf({ module, node }).every(
    (value) => isGiven(value) || functionNamed(value, module, ctx).some((inner) => returnsOf(inner).every(isResult)),
  );
};
