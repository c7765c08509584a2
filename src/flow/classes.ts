/** Classes of the project: their members, their bases, how an instance is made. */
import type { CallExpression } from '../ir/expressions.js';
import type { ClassNode, Member, Param } from '../ir/ir.js';
import type { Entry, Expr, Ref, Value } from '../values/values.js';
import { type ClassEntity, type Entity, type Env, entityOf, entityValue, type FunctionEntity, keep } from './entities.js';
import { external } from './imports.js';
import type { Given, Machine } from './machine.js';
import { leavesOf, literal, literalOf, mapLeaves, onlyLeaf } from './shape.js';
import { typedOpen } from './typed.js';

/** Classes are followed to so many bases. */
const MOST_BASES = 12;

/** The value of a class where its declaration runs. */
export function classValue(m: Machine, node: ClassNode, at: Expr): Value {
  const bases = node.bases.map((base) => m.evaluate(base));
  const statics = m.newObject({ expr: node.expr, entries: [], readonly: false });
  const proto = m.newObject({ expr: node.expr, entries: [], readonly: false });
  const entity: ClassEntity = { kind: 'class', cls: node, env: m.frame.env, statics: statics.id, bases, proto: proto.id };
  keep(m.frame.env);
  const prototype = m.cellOf(proto);
  if (prototype?.kind === 'object') m.setCell(proto, { ...prototype, cls: entity });
  const value = entityValue(at, entity, m.newId());
  m.records.recordClass(entity, value);
  for (const base of bases) m.records.recordSubclass(base, entity);
  inClass(m, entity, value, () => {
    for (const member of node.members) {
      if (member.kind !== 'field' || !member.static || member.value === null) continue;
      addField(m, statics, member, m.evaluate(member.value));
    }
    m.run(node.body);
  });
  return node.decorators.reduceRight<Value>((inner, decorator) => m.decorated(inner, decorator), value);
}

function addField(m: Machine, object: Ref, member: Extract<Member, { kind: 'field' }>, value: Value): void {
  const cell = m.cellOf(object);
  if (cell?.kind !== 'object') return;
  const key = typeof member.key === 'string' ? literal(member.expr, member.key) : m.evaluate(member.key);
  const expression = member.value;
  const entries: Entry[] = expression
    ? m.entriesFor(key, value, { expr: member.expr, value: expression, shorthand: false })
    : [{ kind: 'computed', expr: member.expr }];
  m.setCell(object, { ...cell, entries: [...cell.entries, ...entries] });
}

/** A field of an instance by the name of a parameter (`constructor(private model)`). */
export function setField(m: Machine, self: Value, param: Param, value: Value): void {
  if (param.name === undefined) return;
  const leaf = onlyLeaf(self);
  const cell = leaf?.kind === 'ref' ? m.cellOf(leaf) : undefined;
  if (leaf?.kind !== 'ref' || cell?.kind !== 'object') return;
  const read = param.target.k === 'name' && param.target.binding ? m.read(param.target.binding, param.target) : value;
  const entry: Entry = { kind: 'property', key: param.name, expr: param.expr, valueExpr: param.expr, shorthand: true, value: () => read };
  m.setCell(leaf, { ...cell, entries: [...cell.entries, entry] });
}

/** The classes that a class is made of, itself first, in the order in which members are looked for. */
export function lineOf(cls: ClassEntity): { classes: ClassEntity[]; outside: Value[] } {
  const classes: ClassEntity[] = [];
  const outside: Value[] = [];
  const visit = (one: ClassEntity): void => {
    if (classes.length >= MOST_BASES || classes.includes(one)) return;
    classes.push(one);
    for (const base of one.bases) {
      const leaf = onlyLeaf(base);
      const entity = leaf && entityOf(leaf);
      if (entity?.kind === 'class') visit(entity);
      else outside.push(base);
    }
  };
  visit(cls);
  return { classes, outside };
}

const isNamed = (m: Machine, member: Member, key: string): boolean =>
  typeof member.key === 'string' ? member.key === key : literalOf(m.evaluate(member.key))?.value === key;

/** What an instance has by its class: a method bound to it, what a getter gives, a static field of the class; undefined where no class has it. */
export function memberOf(
  m: Machine,
  cls: ClassEntity,
  key: string,
  on: Value,
  at: Expr,
  isClass: boolean,
  from?: ClassEntity,
): Value | undefined {
  const { classes, outside } = lineOf(cls);
  const isPrototype = on.kind === 'ref' && classes.some(({ proto }) => proto === on.id);
  const start = from ? classes.indexOf(from) + 1 : 0;
  for (const home of classes.slice(start)) {
    const written = isClass ? undefined : onPrototype(m, home, key, at);
    if (written) return written;
    const found = home.cls.members.filter((member) => member.kind !== 'setter' && isNamed(m, member, key)).at(-1);
    const isPython = home.cls.module.language === 'python';
    if (found && found.kind !== 'field' && (isPython || found.static === isClass)) {
      const fn: FunctionEntity = { kind: 'function', fn: found.fn, env: home.env, home };
      if (found.kind === 'getter' && !isClass)
        return m.watched(() => m.invoke({ ...fn, self: on }, { args: [], keywords: null }, on, undefined));
      const receiver = found.fn.receiver;
      const self =
        receiver === 'none' || isPrototype
          ? undefined
          : receiver === 'class'
            ? m.records.classEntityValue(cls, at)
            : isClass && isPython
              ? undefined
              : on;
      return entityValue(at, { ...fn, ...(self && { self }) });
    }
    if (isClass || isPython) {
      const cell = m.cellOf({ kind: 'ref', expr: at, id: home.statics });
      const own = cell?.kind === 'object' ? m.propertyOf({ kind: 'ref', expr: at, id: home.statics }, key, at) : undefined;
      if (own) return own;
    }
  }
  for (const base of outside) {
    const entity = entityOf(onlyLeaf(base) ?? base);
    if (entity?.kind !== 'external') continue;
    return external(m, at, {
      ...entity,
      steps: [
        ...entity.steps,
        ...(isClass
          ? []
          : [
              {
                kind: 'call' as const,
                expr: cls.cls.expr,
                args: m.records.superArgs(on),
                keywords: null,
                construct: true,
                state: m.exit().state,
              },
            ]),
        { kind: 'get', key, expr: at, keyExpr: at, how: 'member' },
      ],
    });
  }
  return undefined;
}

/** What code has put on a class's prototype. */
function onPrototype(m: Machine, { proto }: ClassEntity, key: string, at: Expr): Value | undefined {
  const ref: Ref = { kind: 'ref', expr: at, id: proto };
  const cell = m.cellOf(ref);
  return cell?.kind === 'object' && cell.entries.length > 0 ? m.propertyOf(ref, key, at) : undefined;
}

/** Calls the setter of a property; false where there is none. */
export function callSetter(m: Machine, cls: ClassEntity, key: string, self: Ref, value: Value, at: Expr): boolean {
  for (const home of lineOf(cls).classes) {
    const setter = home.cls.members.find((member) => member.kind === 'setter' && isNamed(m, member, key));
    if (setter?.kind !== 'setter') continue;
    m.invoke(
      { kind: 'function', fn: setter.fn, env: home.env, home, self },
      { args: [{ value, spread: false, expr: at }], keywords: null },
      self,
      undefined,
    );
    return true;
  }
  return false;
}

/** A new instance of a JavaScript class. */
export function construct(m: Machine, cls: ClassEntity, given: Given | null, at: CallExpression | Expr): Value {
  const instance = m.newObject({ expr: at, entries: [], readonly: false, cls });
  m.records.recordInstance(cls, instance);
  const returned = initialise(m, cls, instance, given, 'k' in at && at.k === 'call' ? at : undefined);
  // An object that a constructor returns stands for the instance.
  return returned && leavesOf(returned)?.some((leaf) => leaf.kind !== 'literal')
    ? mapLeaves(returned, (leaf) => (leaf.kind === 'literal' ? instance : leaf))
    : instance;
}

/** Fields and constructor of a class, on an instance; gives what the constructor returns. @param given null: arguments that cannot be told. */
export function initialise(
  m: Machine,
  cls: ClassEntity,
  instance: Ref,
  given: Given | null,
  call: CallExpression | undefined,
): Value | undefined {
  const maker = cls.cls.members.find((member) => member.kind === 'method' && member.key === 'constructor');
  const [base] = cls.bases;
  const fields = () => ownFields(m, cls, instance);
  if (maker?.kind !== 'method') {
    const returned = base ? initialiseBase(m, base, instance, given, call) : undefined;
    fields();
    return returned;
  }
  if (!base) fields();
  const entity: FunctionEntity = { kind: 'function', fn: maker.fn, env: cls.env, home: cls, self: instance };
  return given ? m.invoke(entity, given, instance, call) : m.invokeOpen(entity);
}

/** `super(…)`: the base's part of the instance, then the fields of the class itself. */
export function callSuper(m: Machine, given: Given, call: CallExpression): Value {
  const { home, self } = m.frame.env;
  const leaf = self && onlyLeaf(self);
  const [base] = home?.bases ?? [];
  if (!home || leaf?.kind !== 'ref' || !base) return m.open(call, 'expression');
  initialiseBase(m, base, leaf, given, call);
  ownFields(m, home, leaf);
  return leaf;
}

function initialiseBase(m: Machine, base: Value, instance: Ref, given: Given | null, call: CallExpression | undefined): Value | undefined {
  const entity: Entity | undefined = entityOf(onlyLeaf(base) ?? base);
  if (entity?.kind === 'class') return initialise(m, entity, instance, given, call);
  if (given) m.records.recordSuperArgs(instance, given);
  return undefined;
}

function ownFields(m: Machine, cls: ClassEntity, instance: Ref): void {
  inClass(m, cls, instance, () => {
    for (const member of cls.cls.members) {
      if (member.kind !== 'field' || member.static) continue;
      if (member.value) addField(m, instance, member, m.evaluate(member.value));
      else if (member.type) declareField(m, instance, member);
    }
  });
}

/** A field that is declared alone: its type may say what it is. */
function declareField(m: Machine, instance: Ref, member: Extract<Member, { kind: 'field' }>): void {
  const open = m.open(member.expr, 'expression');
  const typed = typedOpen(m, open, member.type, m.frame.module);
  const cell = m.cellOf(instance);
  if (typed === open || cell?.kind !== 'object' || typeof member.key !== 'string') return;
  const entry: Entry = {
    kind: 'write',
    key: member.key,
    expr: member.expr,
    target: member.expr,
    valueExpr: member.expr,
    value: () => typed,
    conditions: [],
  };
  m.setCell(instance, { ...cell, entries: [...cell.entries, entry] });
}

export function superMember(m: Machine, self: Value, key: string, at: Expr): Value {
  const { home } = m.frame.env;
  const leaf = onlyLeaf(self);
  const cell = leaf?.kind === 'ref' ? m.cellOf(leaf) : undefined;
  const cls = cell?.kind === 'object' ? cell.cls : undefined;
  if (!home) return m.open(at, 'expression');
  return memberOf(m, cls ?? home, key, self, at, false, home) ?? m.open(at, 'expression');
}

function inClass(m: Machine, cls: ClassEntity, self: Value, run: () => void): void {
  const { env } = cls;
  const inner: Env = { ...env, id: m.newId(), self, home: cls };
  const before = m.frame;
  m.frame = { ...before, env: inner };
  try {
    run();
  } finally {
    m.frame = before;
  }
}
