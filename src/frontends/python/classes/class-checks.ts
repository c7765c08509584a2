/** What looks at the value of a field when an object is made: validators, patterns and lists of pydantic and attrs, the constructor. */

import type { Module } from '../modules/modules.js';
import { classOf, decoratorsOf, resolveName } from '../modules/names.js';
import {
  calleeOf,
  field,
  holds,
  isCall,
  isKeyword,
  isName,
  keyword,
  memberName,
  type Node,
  parts,
  positional,
  unwrap,
  walk,
} from '../syntax/node.js';
import { type Binding, parameterName } from '../syntax/scope.js';
import { annotationOf } from '../types/type-names.js';
import { type Followed, fitsOne, textsAt } from '../uses/deciders.js';
import { isEnum } from '../uses/reflection.js';
import type { Context, Located } from '../values/context.js';
import { calledFunctions, isBound, parametersOf } from '../values/functions.js';
import type { FieldOfClass } from '../values/members.js';
import { parameterTaking } from '../values/parameters.js';
import { methodsOf } from './attributes.js';
import { fieldsOf } from './data-fields.js';
import { lineOf } from './hierarchy.js';

export interface Checks {
  /** The names of parameters that are given the value. */
  parameters: Located[];
  /** A pattern, a list or an enum which takes the old text and not the new one. */
  refuses?: Located;
}

const VALIDATORS = /(?:^|\.)(?:field_)?validator$/;
const WRAPPERS = /(?:^|\.)(?:After|Before|Plain|Wrap)Validator$/;

/** The field of a class of the project that an argument of its constructor fills; undefined for a class with a constructor of its own. */
export function fieldTaking(argument: Node, made: Located, ctx: Context): FieldOfClass | undefined {
  if (methodsOf({ ...made, kind: 'made' }, '__init__', ctx).length) return undefined;
  const names = [...fieldsOf(lineOf(made, ctx), ctx).keys()];
  const name = isKeyword(argument) ? field(argument, 'name')?.text : names[parts(argument.parent as Node).indexOf(argument)];
  return name === undefined ? undefined : { owner: made, name };
}

/** The parameters of a class's constructor that an argument becomes. */
export const constructorTaking = (argument: Node, made: Located, ctx: Context): Located[] =>
  methodsOf({ ...made, kind: 'made' }, '__init__', ctx).flatMap((fn) => named(fn, parameterTaking(argument, fn.node)));

const named = ({ module }: Located, param: Node | undefined): Located[] => {
  const node = param && parameterName(param);
  return node ? [{ module, node }] : [];
};

/** What checks a field, in the class and in its bases. */
export function checksOf({ owner, name }: FieldOfClass, value: Followed, ctx: Context): Checks {
  const found: Checks = { parameters: [] };
  for (const one of lineOf(owner, ctx)) {
    const members = [...(one.module.scopes.scopeOf(one.node)?.bindings.values() ?? [])].flatMap(({ definitions }) => definitions);
    for (const { kind, node } of members)
      if (kind === 'function' && isValidatorOf(name, node)) found.parameters.push(...checkedBy({ module: one.module, node }));
    for (const { id, node } of members) {
      if (id.text !== name) continue;
      const annotation = annotationOf(node);
      const right = field(node, 'right');
      if (annotation && namesEnum({ module: one.module, node: annotation }, value, ctx))
        found.refuses ??= { module: one.module, node: annotation };
      for (const part of [annotation, right]) if (part) inDeclaration({ module: one.module, node: part }, value, found, ctx);
    }
  }
  return found;
}

/** `@field_validator("model")` of pydantic, `@model.validator` of attrs. */
const isValidatorOf = (name: string, fn: Node): boolean =>
  decoratorsOf(fn).some((decorator) => {
    if (decorator.text === `${name}.validator`) return true;
    if (!isCall(decorator) || !VALIDATORS.test(calleeOf(decorator).text)) return false;
    return positional(decorator).some(({ text }) => [name, '*'].includes(text.replace(/^["']|["']$/g, '')));
  });

/** The parameter that a validator is given the value by: the one behind `cls`; the last one in attrs. */
function checkedBy(fn: Located): Located[] {
  const all = parametersOf(fn.node);
  const isOfAttrs = decoratorsOf(fn.node).some(({ text }) => /^\w+\.validator$/.test(text));
  return named(fn, isOfAttrs ? all.at(-1) : all[isBound(fn.node) ? 1 : 0]);
}

/** `Annotated[str, AfterValidator(check)]`, `Field(pattern=…)`, `field(validator=in_([…]))`. */
function inDeclaration({ module, node: whole }: Located, value: Followed, found: Checks, ctx: Context): void {
  walk(whole, (node) => {
    if (!isCall(node)) return;
    const callee = calleeOf(node).text;
    const [first] = positional(node);
    if (WRAPPERS.test(callee) && first)
      for (const fn of calledFunctions(first, module, ctx))
        found.parameters.push(...named(fn, parametersOf(fn.node)[isBound(fn.node) ? 1 : 0]));
    const pattern = keyword(node, 'pattern') ?? keyword(node, 'regex');
    if (pattern && textsAt(pattern, module, value, ctx).some((text) => fitsOne(text, value))) found.refuses ??= { module, node };
    const validator = keyword(node, 'validator');
    if (!validator) return;
    for (const one of /^(?:list|tuple)$/.test(validator.type) ? parts(validator) : [validator])
      inValidator({ module, node: one }, value, found, ctx);
  });
}

/** `in_([…])`, `matches_re("…")`, or a function of the project that gets the object, the attribute and the value. */
function inValidator({ module, node }: Located, value: Followed, found: Checks, ctx: Context): void {
  const inner = unwrap(node);
  if (!isCall(inner)) {
    for (const fn of calledFunctions(inner, module, ctx)) found.parameters.push(...named(fn, parametersOf(fn.node).at(-1)));
    return;
  }
  const name = memberName(calleeOf(inner)) ?? calleeOf(inner).text;
  const texts = positional(inner).flatMap((one) => textsAt(one, module, value, ctx));
  const refuses =
    name === 'matches_re'
      ? texts.some((text) => fitsOne(text, value))
      : name === 'in_' && !(texts.includes(value.to) || texts.length === 0);
  if (refuses) found.refuses ??= { module, node: inner };
}

/** The parameters that the callbacks of a command's option are given its value by: `Annotated[str, typer.Option(callback=check)]`. */
export function calledBack({ definitions }: Binding, module: Module, ctx: Context): Located[] {
  const found: Located[] = [];
  for (const { kind, node } of definitions) {
    if (kind !== 'param') continue;
    walk(node, (inner) => {
      const callback = isCall(inner) ? keyword(inner, 'callback') : undefined;
      for (const fn of callback ? calledFunctions(callback, module, ctx) : []) found.push(...named(fn, parametersOf(fn.node).at(-1)));
    });
  }
  return found;
}

/** An annotation with an enum of the project in it: the text is looked up among its members. One that holds the value moves along. */
function namesEnum({ module, node: annotation }: Located, { at }: Followed, ctx: Context): boolean {
  let found = false;
  walk(annotation, (node) => {
    const made = isName(node) ? classOf(resolveName(node, module, ctx)) : undefined;
    found ||= made !== undefined && isEnum(made.node) && !(made.module.file === at.file && holds(made.node, at.node as Node));
    return !found;
  });
  return found;
}
