/** Classes: which one a value is an instance of, and where its fields get their values. */
import { property, type Value } from '../../values.js';
import { type Context, exprOf, type Frame, type Located, openAt } from './context.js';
import { argumentsValue } from './evaluate.js';
import { calledFunction, entered, MOST_FRAMES, madeBy, resultOf, returnsOf } from './functions.js';
import type { Module } from './modules.js';
import { classOf, decoratorsOf, ownerOfSelf, resolveName } from './names.js';
import {
  argumentsOf,
  field,
  isCall,
  isFunction,
  isMember,
  isName,
  memberName,
  type Node,
  objectOf,
  parts,
  positional,
  unwrap,
  walk,
} from './node.js';
import { defaultOf } from './parameters.js';
import { annotationOf, classOfType } from './type-names.js';

/** A class, and the call that made the instance where that is known. */
export interface Instance extends Located {
  call?: Located | undefined;
  /** The class itself, or `self` in one of its methods, or a value whose making is not seen. */
  kind: 'class' | 'self' | 'made' | 'some';
}

export const basesOf = (node: Node): Node[] => {
  const list = field(node, 'superclasses');
  return list ? parts(list).filter(({ type }) => type !== 'keyword_argument') : [];
};

export const superclassesOf = ({ module, node }: Located, ctx: Context): Located[] =>
  basesOf(node).flatMap((base) => classOf(resolveName(base, module, ctx)) ?? []);

/** A class whose constructor takes the fields that it declares. */
export const isDataClass = (node: Node): boolean =>
  decoratorsOf(node).some(({ text }) => /(?:^|\.)(?:dataclass|define|frozen|attrs|s)\b/.test(text)) ||
  basesOf(node).some(({ text }) => /(?:^|\.)(?:BaseModel|BaseSettings|NamedTuple|Struct|SQLModel)$/.test(text));

const readsEnvironment = (node: Node): boolean => basesOf(node).some(({ text }) => /(?:^|\.)BaseSettings$/.test(text));

const MOST_DEPTH = 10;

/** The project class that an expression is an instance of, or that it names. */
export function instanceOf(node: Node, module: Module, ctx: Context, frame?: Frame, depth = 0): Instance | undefined {
  if (depth > MOST_DEPTH) return undefined;
  const inner = unwrap(node);
  const self = ownerOfSelf(inner, module);
  if (self) return { ...self, kind: 'self' };
  if (isCall(inner)) return instanceMade(inner, module, ctx, depth);
  const found = resolveName(inner, module, ctx);
  const named = classOf(found);
  if (named) return { ...named, kind: 'class' };
  if (found.kind === 'binding') {
    const definitions = found.binding.definitions.filter(
      ({ kind, node: one }) => kind !== 'declare' && field(one, 'right')?.type !== 'none',
    );
    for (const { kind, node: one } of definitions) {
      const annotated = annotationOf(one);
      const typed = annotated && classOfType(annotated, found.module, ctx);
      const right = kind === 'assign' ? field(one, 'right') : kind === 'param' ? defaultOf(one) : undefined;
      const made = right && right !== inner ? instanceOf(right, found.module, ctx, frame, depth + 1) : undefined;
      if (made && definitions.length === 1 && kind === 'assign') return made;
      if (typed) return { ...typed, kind: 'some' };
      if (made) return { ...made, kind: 'some', call: undefined };
    }
    return undefined;
  }
  const name = memberName(inner);
  const owner = name === undefined || !isMember(inner) ? undefined : instanceOf(objectOf(inner), module, ctx, frame, depth + 1);
  return owner && instanceInField(owner, name as string, ctx, depth);
}

function instanceMade(call: Node, module: Module, ctx: Context, depth: number): Instance | undefined {
  const made = madeBy(call, module, ctx);
  if (made) return { ...made, kind: 'made', call: { module, node: call } };
  const called = calledFunction(field(call, 'function') as Node, module, ctx, depth);
  if (!called) return undefined;
  for (const returned of returnsOf(called)) {
    const one = instanceOf(returned, called.module, ctx, undefined, depth + 1);
    if (one && one.kind !== 'class') return one;
  }
  const type = field(called.node, 'return_type');
  const typed = type && classOfType(type, called.module, ctx);
  return typed && { ...typed, kind: 'some' };
}

/** `self.settings`, by what is assigned to it in its class or by its annotation. */
function instanceInField(owner: Located, name: string, ctx: Context, depth: number): Instance | undefined {
  for (const { node, module } of sourcesOf(owner, name, ctx)) {
    const right = field(node, 'right');
    const one = right && instanceOf(right, module, ctx, undefined, depth + 1);
    if (one && one.kind !== 'class') return one;
    const type = annotationOf(node);
    const typed = type && classOfType(type, module, ctx);
    if (typed) return { ...typed, kind: 'some' };
  }
  return undefined;
}

/** The method, class variable or declared field of that name, in the class or its bases. */
export function memberOfClass(owner: Located, name: string, ctx: Context, depth = 0): Located | undefined {
  const binding = owner.module.scopes.scopeOf(owner.node)?.bindings.get(name);
  const definition = binding?.definitions.find(({ kind }) => kind !== 'declare') ?? binding?.definitions[0];
  if (definition) return { module: owner.module, node: definition.node };
  if (depth > MOST_DEPTH) return undefined;
  for (const base of superclassesOf(owner, ctx)) {
    const found = memberOfClass(base, name, ctx, depth + 1);
    if (found) return found;
  }
  return undefined;
}

/** The assignments to a field: in the class body, and to `self` or `cls` in its methods; those of bases where it has none. */
export function sourcesOf(owner: Located, name: string, ctx: Context, depth = 0): (Located & { late: boolean })[] {
  const { module, node } = owner;
  const found: (Located & { late: boolean })[] = [];
  const binding = module.scopes.scopeOf(node)?.bindings.get(name);
  for (const { kind, node: one } of binding?.definitions ?? [])
    if (kind === 'assign' || kind === 'declare') found.push({ module, node: one, late: false });
  walk(node, (inner) => {
    if (inner.type !== 'assignment' && inner.type !== 'augmented_assignment') return;
    const left = field(inner, 'left');
    if (!left || !isMember(left) || memberName(left) !== name) return;
    if (ownerOfSelf(objectOf(left), module)?.node !== node) return;
    const fn = functionAround(inner);
    found.push({ module, node: inner, late: field(fn ?? inner, 'name')?.text !== '__init__' || inner.type !== 'assignment' });
  });
  if (found.length || depth > MOST_DEPTH) return found;
  return superclassesOf(owner, ctx).flatMap((base) => sourcesOf(base, name, ctx, depth + 1));
}

function functionAround(node: Node): Node | undefined {
  for (let at = node.parent; at; at = at.parent) if (isFunction(at)) return at;
  return undefined;
}

/** The value of a field, read at `node`; undefined where the class and its bases have none. */
export function fieldValue(owner: Instance, name: string, node: Node, module: Module, ctx: Context, frame?: Frame): Value | undefined {
  const own = sourcesOf(owner, name, ctx);
  const member = memberOfClass(owner, name, ctx);
  if (own.length === 0) {
    if (!member || !isFunction(member.node)) return undefined;
    const isProperty = decoratorsOf(member.node).some(({ text }) => /(?:^|\.)(?:cached_)?property$/.test(text));
    return isProperty ? resultOf(member, ctx) : undefined;
  }
  if (writesInto(owner, name)) return openAt(module, node, 'reassigned');
  const written = own.filter(({ node: one }) => field(one, 'right'));
  const late = own.some((source) => source.late);
  const inBody = written.filter(({ node: one }) => isName(field(one, 'left') as Node));
  const inMethods = written.filter((source) => !inBody.includes(source));
  if (isDataClass(owner.node) || (owner.kind !== 'class' && declaresData(owner, ctx))) {
    const value = dataField(owner, name, own[0] as Located, inBody[0], ctx);
    return late ? { kind: 'union', expr: exprOf(module, owner.node), options: [value, openAt(module, node, 'reassigned')] } : value;
  }
  const assigned = inMethods.filter((source) => !source.late);
  const chosen = assigned.length === 1 && !late ? assigned : written;
  const values = chosen.map((source) => fieldSource(owner, source, ctx, frame));
  values.push(
    ...ctx
      .subclassesOf(owner)
      .flatMap((sub) => ownSources(sub, name, ctx).map((source) => ctx.evaluate(field(source.node, 'right') as Node, source.module))),
  );
  if (late || values.length === 0) values.push(openAt(module, node, 'reassigned'));
  return values.length === 1 ? (values[0] as Value) : { kind: 'union', expr: exprOf(owner.module, owner.node), options: values };
}

const declaresData = (owner: Located, ctx: Context, depth = 0): boolean =>
  depth < MOST_DEPTH && superclassesOf(owner, ctx).some((base) => isDataClass(base.node) || declaresData(base, ctx, depth + 1));

const ownSources = (owner: Located, name: string, ctx: Context): Located[] =>
  sourcesOf(owner, name, ctx).filter(
    ({ node, module }) => module === owner.module && node.start > owner.node.start && node.end <= owner.node.end && field(node, 'right'),
  );

/** `self.params['thinking'] = …`: the field holds more than what it was given. */
function writesInto({ module, node }: Located, name: string): boolean {
  let found = false;
  walk(node, (inner) => {
    const assigned = inner.field === 'left' && /assignment$/.test(inner.parent?.type ?? '');
    const target = inner.type === 'subscript' && assigned ? unwrap(objectOf(inner)) : undefined;
    if (target && isMember(target) && memberName(target) === name && ownerOfSelf(objectOf(target), module)?.node === node) found = true;
    return !found;
  });
  return found;
}

/** What an assignment in `__init__` gives, with what the instance was made with. */
function fieldSource(owner: Instance, source: Located, ctx: Context, frame?: Frame): Value {
  const right = field(source.node, 'right') as Node;
  const init = functionAround(source.node);
  if (!owner.call || !init || field(init, 'name')?.text !== '__init__') return ctx.evaluate(right, source.module);
  if ((frame?.depth ?? 0) >= MOST_FRAMES) return openAt(source.module, right, 'too-deep');
  const made: Frame = { ...entered(owner.call, { module: source.module, node: init }, ctx), depth: (frame?.depth ?? 0) + 1 };
  return ctx.evaluate(right, source.module, made);
}

/** A field that the constructor takes: what it was given, else its default. */
function dataField(owner: Instance, name: string, declared: Located, written: Located | undefined, ctx: Context): Value {
  const right = written && field(written.node, 'right');
  const fallback: Value | undefined = right && written ? ctx.evaluate(right, written.module) : undefined;
  const id = field(declared.node, 'left') as Node;
  if (owner.kind === 'class') return fallback ?? openAt(declared.module, id, 'parameter');
  const given = owner.call && givenTo(owner.call, owner, name, ctx);
  if (given) return given;
  const open: Value = {
    kind: 'open',
    expr: exprOf(declared.module, id),
    why: readsEnvironment(owner.node) ? 'environment' : 'parameter',
    candidates: () => instancesOf(owner, ctx).flatMap((call) => givenTo(call, owner, name, ctx) ?? []),
    expands: true,
  };
  if (!fallback) return { ...open, expands: false };
  if (owner.call && !readsEnvironment(owner.node)) return fallback;
  const expr = exprOf(declared.module, id);
  return {
    kind: 'choice',
    expr,
    test: { key: `default:${expr.file}:${expr.start}`, expr, negated: false, pure: true },
    fallback: true,
    yes: open,
    no: fallback,
  };
}

/** What a constructor call gives for a field; undefined where it takes the default. */
function givenTo({ module, node }: Located, owner: Located, name: string, ctx: Context): Value | undefined {
  const value = property(argumentsValue(argumentsOf(node), module, ctx), name, exprOf(module, node));
  if (!(value.kind === 'literal' && value.absent)) return value;
  const fields = [...(owner.module.scopes.scopeOf(owner.node)?.bindings.values() ?? [])].filter(({ definitions }) =>
    definitions.some(({ node: one }) => annotationOf(one)),
  );
  const index = fields.findIndex((one) => one.name === name);
  const argument = index < 0 ? undefined : positional(node)[index];
  return argument && ctx.evaluate(argument, module);
}

function instancesOf(owner: Located, ctx: Context): Located[] {
  const id = field(owner.node, 'name');
  const binding = id && owner.module.scopes.bindingOf(id);
  const found = binding ? ctx.referencesTo(binding, owner.module) : [];
  return found.flatMap(({ node, module }) => {
    const at = isMember(node.parent ?? node) && node.parent && field(node.parent, 'attribute') === node ? node.parent : node;
    return at.parent && isCall(at.parent) && field(at.parent, 'function') === at ? [{ module, node: at.parent }] : [];
  });
}
