/** Fields that a constructor takes because the class declares them: dataclasses, attrs, pydantic, named tuples. */
import { property } from '../../../values/outcomes.js';
import { isAbsent, type Value } from '../../../values/values.js';
import { decoratorsOf } from '../modules/names.js';
import { stringValue } from '../syntax/literals.js';
import {
  argumentsOf,
  calleeOf,
  field,
  isCall,
  isMember,
  isSplat,
  keyword,
  memberName,
  type Node,
  objectOf,
  parts,
  positional,
  unwrap,
  walk,
} from '../syntax/node.js';
import { annotationOf } from '../types/type-names.js';
import { calledBy, callsOfClass } from '../uses/callers.js';
import { type Context, exprOf, type Located, openAt } from '../values/context.js';
import { setByProject } from '../values/environment.js';
import { argumentsValue } from '../values/evaluate.js';
import { areRelated, basesOf, isDataClass, lineOf } from './hierarchy.js';
import type { Instance } from './instances.js';

/** A field with the class that declares it. */
export interface DataField {
  owner: Located;
  /** The declaration, and its default. */
  declaration: Node;
  fallback: Node | undefined;
}

const MODEL = /(?:^|\.)(?:BaseModel|BaseSettings|Struct|SQLModel)\b/;

/** Every subclass of these is one itself; a dataclass is one by its decorator alone. */
const isModel = (owner: Located, ctx: Context): boolean =>
  lineOf(owner, ctx).some(({ node }) => basesOf(node).some(({ text }) => MODEL.test(text)));

const readsEnvironment = (line: readonly Located[]): boolean =>
  line.some(({ node }) => basesOf(node).some(({ text }) => /(?:^|\.)BaseSettings$/.test(text)));

/** The fields that the constructor takes, in its order. */
export function fieldsOf(line: readonly Located[], ctx: Context): ReadonlyMap<string, DataField> {
  const [owner] = line;
  return owner ? ctx.remember('fields', owner.node, () => findFields(line, ctx)) : new Map();
}

function findFields(line: readonly Located[], ctx: Context): Map<string, DataField> {
  const found = new Map<string, DataField>();
  for (const owner of [...line].reverse()) {
    if (!isDataClass(owner.node) && !isModel(owner, ctx)) continue;
    for (const { name, definitions } of owner.module.scopes.scopeOf(owner.node)?.bindings.values() ?? []) {
      const declared = definitions.find(({ node }) => annotationOf(node));
      if (!declared || /\bClassVar\b/.test(annotationOf(declared.node)?.text ?? '')) continue;
      const last = definitions.at(-1)?.node ?? declared.node;
      found.set(name, { owner, declaration: declared.node, fallback: field(last, 'right') });
    }
  }
  return found;
}

/** The declaration of a field that the constructor takes; undefined for any other attribute. */
export const fieldOf = (line: readonly Located[], name: string, ctx: Context): DataField | undefined => fieldsOf(line, ctx).get(name);

/** A field that the constructor takes: what it was given, else its default. */
export function dataField(owner: Instance, line: readonly Located[], name: string, declared: DataField, ctx: Context): Value {
  const { module } = declared.owner;
  const id = field(declared.declaration, 'left') ?? declared.declaration;
  const hasConstructor = line.some((one) => one.module.scopes.scopeOf(one.node)?.bindings.has('__init__'));
  if (line.some((one) => validates(one, name))) return openAt(module, id, 'parameter');
  const fallback = declared.fallback && ctx.evaluate(declared.fallback, module);
  const made = hasConstructor ? undefined : owner.call;
  const given = made && givenTo(made, line, name, ctx);
  if (given) return given;
  const open: Value = {
    kind: 'open',
    expr: exprOf(module, id),
    why: readsEnvironment(line) ? 'environment' : 'parameter',
    candidates: () => [...passedTo(line, name, ctx), ...(readsEnvironment(line) ? setFor(declared, line, name, ctx) : [])],
    expands: true,
  };
  if (!fallback) return { ...open, expands: false };
  if (made && !readsEnvironment(line)) return fallback;
  const expr = exprOf(module, id);
  return {
    kind: 'choice',
    expr,
    test: { key: `default:${expr.file}:${expr.start}`, expr, negated: false, pure: true },
    fallback: true,
    yes: open,
    no: fallback,
  };
}

/** What the project sets the variables to that settings read a field from, whose names are those of fields in any case, behind a prefix. */
function setFor(declared: DataField, line: readonly Located[], name: string, ctx: Context): Value[] {
  const { module } = declared.owner;
  const [prefix = ''] = line.flatMap(({ node }) => /\benv_prefix\s*=\s*["'](\w*)["']/.exec(node.text)?.[1] ?? []);
  const names = [`${prefix}${name}`, ...aliasesOf(declared)].flatMap((one) => [one, one.toUpperCase(), one.toLowerCase()]);
  return [...new Set(names)].flatMap((one) => setByProject(one, module, ctx));
}

/** What the project gives for a field: where objects are made, copied with changes, or checked. */
function passedTo(line: readonly Located[], name: string, ctx: Context): Value[] {
  const [owner] = line;
  return owner ? ctx.remember(`passed to ${name}`, owner.node, () => findPassed(owner, line, name, ctx)) : [];
}

function findPassed(owner: Located, line: readonly Located[], name: string, ctx: Context): Value[] {
  const isHere = (one: Located) => line.some(({ node }) => node === one.node);
  const made = callsOfClass(owner, ctx, () => true).flatMap((call) => givenTo(call, line, name, ctx) ?? []);
  const handedUp = ctx
    .callsNamed('__init__')
    .filter(({ node, module }) => {
      const callee = unwrap(calleeOf(node));
      return isMember(callee) && ctx.instancesOf(objectOf(callee), module).some((one) => one.kind !== 'made' && isHere(one));
    })
    .flatMap((call) => givenTo(call, line, name, ctx) ?? []);
  const copied = ctx.copies().flatMap((call) => {
    const from = copiedFrom(call, ctx);
    const concerns = from.length === 0 || from.some((one) => areRelated(one, owner, ctx));
    return concerns ? (changesOf(call, name, ctx) ?? []) : [];
  });
  const checked = ['model_validate', 'parse_obj', 'model_construct', 'construct', '_make'].flatMap((method) =>
    ctx.callsNamed(method).flatMap((call) => {
      const callee = unwrap(calleeOf(call.node));
      if (!isMember(callee) || !ctx.instancesOf(objectOf(callee), call.module).some((one) => areRelated(one, owner, ctx))) return [];
      const [whole] = positional(call.node);
      const value = whole ? property(ctx.evaluate(whole, call.module), name) : givenTo(call, line, name, ctx);
      return value && !isAbsent(value) ? [value] : [];
    }),
  );
  return [...made, ...handedUp, ...copied, ...checked];
}

const METHODS_COPY = /^(?:_replace|model_copy|copy)$/;

/** What a call that copies an object copies. */
function copiedFrom({ module, node }: Located, ctx: Context): readonly Instance[] {
  const callee = unwrap(calleeOf(node));
  const [first] = positional(node);
  const source = isMember(callee) && METHODS_COPY.test(memberName(callee) ?? '') ? objectOf(callee) : first;
  return source ? ctx.instancesOf(source, module) : [];
}

/** What a call that copies an object gives for a field; undefined where the copy has what the object has. */
export function changesOf({ module, node }: Located, name: string, ctx: Context): Value | undefined {
  const isUpdate = /^(?:model_copy|copy)$/.test(memberName(unwrap(calleeOf(node))) ?? '');
  const update = isUpdate ? keyword(node, 'update') : undefined;
  if (isUpdate && !update) return undefined;
  const whole = update ? ctx.evaluate(update, module) : argumentsValue(argumentsOf(node), module, ctx);
  const value = property(whole, name, exprOf(module, node));
  return isAbsent(value) ? undefined : value;
}

/** What a constructor call gives for a field; undefined where it takes the default. */
function givenTo({ module, node }: Located, line: readonly Located[], name: string, ctx: Context): Value | undefined {
  const list = argumentsOf(node);
  const given = argumentsValue(list, module, ctx);
  const fields = fieldsOf(line, ctx);
  const declared = fields.get(name);
  for (const one of [name, name.replace(/^_+/, ''), ...(declared ? aliasesOf(declared) : [])]) {
    const value = property(given, one, exprOf(module, node));
    if (!isAbsent(value)) return value;
  }
  const isRenamed = ({ node: one }: Located) => ctx.remember('alias-generator', one, () => /\balias_generator\b/.test(one.text));
  if (line.some(isRenamed) && given.entries.length) return openAt(module, node, 'parameter');
  const taken = [...fields].filter(([, one]) => !/\b(?:init\s*=\s*False|kw_only\s*=\s*True)\b/.test(one.fallback?.text ?? ''));
  const index = taken.findIndex(([key]) => key === name);
  const all = list.type === 'argument_list' ? parts(list) : [list];
  const splat = all.filter(({ type }) => type !== 'keyword_argument' && type !== 'dictionary_splat').findIndex(isSplat);
  if (splat >= 0 && splat <= index) return openAt(module, node, 'parameter');
  const argument = index < 0 ? undefined : positional(node)[index + calledBy(node).length - 1];
  return argument && ctx.evaluate(argument, module);
}

/** Other names that the constructor takes a field by. */
function aliasesOf({ fallback }: DataField): string[] {
  if (!fallback || !isCall(fallback)) return [];
  return ['alias', 'validation_alias', 'env'].flatMap((name) => {
    const value = keyword(fallback, name);
    const text = value && stringValue(value);
    return text === undefined ? [] : [text];
  });
}

/** True where a method that checks what is given may put something else in its place. */
function validates({ module, node }: Located, name: string): boolean {
  const methods = [...(module.scopes.scopeOf(node)?.bindings.values() ?? [])].flatMap(({ definitions }) => definitions);
  return methods.some(({ kind, node: fn }) => {
    if (kind !== 'function') return false;
    return decoratorsOf(fn).some((decorator) => {
      const checks = /^(?:\w+\.)*(field_validator|validator|model_validator|root_validator)\b/.exec(decorator.text)?.[1];
      if (!checks) return false;
      if (/^(?:model|root)/.test(checks)) return !/["']after["']/.test(decorator.text) && namesKey(fn, name);
      return isCall(decorator) && positional(decorator).some((one) => [name, '*'].includes(stringValue(one) ?? '')) && !givesBack(fn);
    });
  });
}

/** True for a check that returns nothing but what it was given. */
function givesBack(fn: Node): boolean {
  const names = parts(field(fn, 'parameters') ?? fn).map((param) => (field(param, 'name') ?? parts(param)[0] ?? param).text);
  let only = true;
  walk(field(fn, 'body') ?? fn, (node) => {
    const [value] = node.type === 'return_statement' ? parts(node) : [];
    if (value && value.text !== names[1]) only = false;
    if (/assignment$/.test(node.type) && field(node, 'left')?.text === names[1]) only = false;
    return only;
  });
  return only;
}

function namesKey(fn: Node, name: string): boolean {
  let found = false;
  walk(fn, (node) => {
    if (node.type === 'string' && stringValue(node) === name) found = true;
    return !found;
  });
  return found;
}
