/** What a call runs whose receiver is known by a type, or by nothing but the name of the method. */
import type { CallExpression } from '../ir/expressions.js';
import type { ClassNode } from '../ir/ir.js';
import type { Expr, Value } from '../values/values.js';
import { lineOf } from './classes.js';
import { type ClassEntity, entityValue } from './entities.js';
import type { Given, Machine } from './machine.js';
import { leavesOf } from './shape.js';

/** With more methods of one name than this the name tells nothing. */
const MOST_NAMESAKES = 12;
/** A model is looked for in so many things that an argument can be. */
const MOST_ARGUMENTS = 8;

const hasMethod = ({ cls }: ClassEntity, key: string): boolean => cls.members.some((one) => one.key === key && one.kind === 'method');

const hasFunction = ({ cls }: ClassEntity, key: string): boolean =>
  cls.members.some((one) => one.key === key && one.kind === 'field' && !one.static && one.value?.k === 'function');

/** The member of a class, on an instance of which nothing is known. */
const onOpenInstance = (m: Machine, entity: ClassEntity, key: string, at: Expr): Value => {
  const instance = m.openInstance(entity);
  return m.get(instance, { kind: 'literal', expr: at, value: key }, at, { keyExpr: at, item: false });
};

/** That method of a class, or of each that is one of those, and of what is made from them; without the latter, or none, where there are too many. */
export function methodsOf(m: Machine, isClass: (cls: ClassNode) => boolean, key: string, at: Expr): Value[] {
  const hasOwn = (entity: ClassEntity) => hasMethod(entity, key) || hasFunction(entity, key);
  const found = m.records.classEntities().filter((entity) => {
    const line = lineOf(entity).classes;
    return line.some(({ cls }) => isClass(cls)) && (isClass(entity.cls) ? line.some(hasOwn) : hasOwn(entity));
  });
  const few = found.length > MOST_NAMESAKES ? found.filter(({ cls }) => isClass(cls)) : found;
  return few.length > MOST_NAMESAKES ? [] : few.map((entity) => onOpenInstance(m, entity, key, at));
}

/**
 * Runs every method of that name with arguments that name a model: `ctx.llm.ask(question, 'claude-sonnet-4-6')` may reach any of them.
 * Gives what they give.
 */
export function runNamesakes(m: Machine, given: Given, call: CallExpression): Value[] {
  const { callee } = call;
  if (callee.k !== 'get' || typeof callee.key !== 'string' || !namesModel(m, given)) return [];
  const { key } = callee;
  const classes = m.records.classEntities().filter((entity) => hasMethod(entity, key));
  const functions = m.records.propertiesNamed(key);
  if (classes.length + functions.length > MOST_NAMESAKES) return [];
  const methods = [
    ...classes.map((entity) => onOpenInstance(m, entity, key, call)),
    ...functions.map((entity) => entityValue(call, entity)),
  ];
  return methods.map((method) => m.maybe(() => m.call(method, given, call), call, false));
}

function namesModel(m: Machine, { args, keywords }: Given): boolean {
  const values = [...args.map(({ value }) => value), ...(keywords ? [keywords] : [])];
  const isModel = (value: Value): boolean =>
    (leavesOf(value, MOST_ARGUMENTS) ?? []).some((leaf) => leaf.kind === 'literal' && m.hooks.namesModel(leaf.value));
  return values.some((value) => isModel(value) || partsOf(m, value).some(isModel));
}

/** What stands under the keys of an object. */
const partsOf = (m: Machine, value: Value): Value[] =>
  (leavesOf(value, MOST_ARGUMENTS) ?? []).flatMap((leaf) => {
    const cell = leaf.kind === 'ref' ? m.cellOf(leaf) : undefined;
    return cell?.kind === 'object'
      ? cell.entries.flatMap((entry) => (entry.kind === 'property' || entry.kind === 'write' ? [entry.value()] : []))
      : [];
  });
