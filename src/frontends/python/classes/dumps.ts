/** An object of the project given as a dictionary, by whatever its class is: `request.model_dump()`, `asdict(request)`, `vars(request)`. */
import type { Entry, Value } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import { isBuiltin, nameOfExternal } from '../modules/names.js';
import { calleeOf, isName, memberName, type Node, objectOf, positional, unwrap } from '../syntax/node.js';
import { type Context, exprOf, openAt } from '../values/context.js';
import { declarationOf } from '../values/members.js';
import { fieldsOf } from './data-fields.js';
import { fieldValue } from './fields.js';
import { lineOf } from './hierarchy.js';
import type { Instance } from './instances.js';

const METHODS = /^(?:model_dump|dict|_asdict)$/;
const FUNCTIONS = /^(?:dataclasses\.asdict|attrs?\.asdict)$/;
/** What decides what becomes of the call that sends it. */
const DECIDES = /^(?:model|thinking)$/;

/** The object that a call gives as a dictionary; undefined for any other call. */
function dumpedBy(call: Node, module: Module, ctx: Context): Node | undefined {
  const callee = unwrap(calleeOf(call));
  const [first] = positional(call);
  if (METHODS.test(memberName(callee) ?? '')) return first ? undefined : objectOf(callee);
  if (isName(callee) && callee.text === 'vars' && isBuiltin('vars', callee, module, ctx)) return first;
  return FUNCTIONS.test(nameOfExternal(callee, module, ctx) ?? '') ? first : undefined;
}

/** The dictionary: its model as the object has it, thinking that cannot be told where the class has such a field, and no other entries of interest. */
export function dumped(call: Node, module: Module, ctx: Context): Value | undefined {
  const object = dumpedBy(call, module, ctx);
  const owners = object ? ctx.instancesOf(object, module).filter(({ kind }) => kind !== 'class' && kind !== 'cls') : [];
  const options = owners.map((owner) => dictionaryOf(owner, object as Node, call, module, ctx));
  if (options.length === 0 || options.some((one) => one === undefined)) return undefined;
  const [only, ...others] = options as Value[];
  return others.length === 0 ? only : { kind: 'union', expr: exprOf(module, call), options: options as Value[] };
}

function dictionaryOf(owner: Instance, object: Node, call: Node, module: Module, ctx: Context): Value | undefined {
  const line = lineOf(owner, ctx);
  const fields = fieldsOf(line, ctx);
  if (![...fields.keys()].some((name) => DECIDES.test(name))) return undefined;
  const entries = [...fields].flatMap(([key, { owner: home, declaration }]): Entry[] => {
    if (!DECIDES.test(key)) return [];
    const expr = exprOf(home.module, declaration);
    const value = (): Value => {
      const given = key === 'model' ? fieldValue(owner, key, object, module, ctx) : undefined;
      if (!given) return openAt(home.module, declaration, 'parameter');
      return { kind: 'read', expr, value: given, declaration: declarationOf(owner, key), part: true };
    };
    return [{ kind: 'property', key, expr, valueExpr: expr, shorthand: false, value, declared: true }];
  });
  return { kind: 'object', expr: exprOf(module, call), entries, readonly: true };
}
