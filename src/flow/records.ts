/** What runs have made and called: functions, classes, instances, what calls passed. */
import type { Expression } from '../ir/expressions.js';
import type { Binding, ClassNode, FunctionNode, Module, Param } from '../ir/ir.js';
import { type Declaration, type Expr, exprKey, type Open, type Ref, type Value } from '../values/values.js';
import { type ClassEntity, entityOf, entityValue, type FunctionEntity } from './entities.js';
import type { Channel } from './events.js';
import { takesSelf } from './functions.js';
import { MOST_ALTERNATIVES, MOST_CLOSURES } from './limits.js';
import type { Given, Machine } from './machine.js';
import { leavesOf, onlyLeaf } from './shape.js';

export class Records {
  /** A function as often as it was made, and bound. */
  readonly closures = new Map<FunctionNode, FunctionEntity[]>();
  readonly holders = new Map<FunctionNode, Ref>();
  /** A class as often as it was made: a mixin makes it once for each base. */
  readonly classesByNode = new Map<ClassNode, { entity: ClassEntity; value: Value }[]>();
  readonly instances = new Map<ClassNode, Ref[]>();
  readonly openInstances = new Map<ClassEntity, Ref>();
  readonly superGiven = new Map<number, Given>();
  readonly passed = new Map<Param, Value[]>();
  readonly calledBy = new Map<FunctionNode, Set<FunctionNode | Module>>();
  private readonly openStores = new Map<string, Open>();
  private readonly stored = new Map<string, Map<string, Value>>();
  private readonly channels = new Map<string, Channel>();
  readonly below = new Map<ClassNode, ClassEntity[]>();
  readonly names = new Map<number, Binding>();
  readonly declarations = new Map<Binding, Declaration>();
  readonly functionDeclarations = new Map<FunctionNode, Declaration | null>();
  classEntities(): ClassEntity[] {
    return [...this.classesByNode.values()].flat().map(({ entity }) => entity);
  }
  /** Functions that are properties of that name. */
  propertiesNamed(key: string): FunctionEntity[] {
    return [...this.closures].flatMap(([fn, made]) => {
      if (fn.name !== key || fn.owner !== null || fn.binding !== null) return [];
      const self = this.holders.get(fn);
      return made.map((closure) => ({ ...(self && { self }), ...closure }));
    });
  }
  /** What somebody out of sight has put into a storage: what is written to it is found there again. */
  openStoreOf(storage: string, make: () => Open): Open {
    const known = this.openStores.get(storage) ?? make();
    this.openStores.set(storage, known);
    return known;
  }
  /** Keeps what a storage gives the functions that run below it: one object literal for each of what it was made with. */
  store(m: Machine, storage: string, value: Value): void {
    const known = this.stored.get(storage) ?? new Map<string, Value>();
    this.stored.set(storage, known);
    if (known.size < MOST_ALTERNATIVES) known.set(placesIn(m, value), value);
  }
  storedIn(storage: string): Value[] {
    return [...(this.stored.get(storage)?.values() ?? [])];
  }
  channel(object: string): Channel {
    const known = this.channels.get(object) ?? { listeners: [], told: [] };
    this.channels.set(object, known);
    return known;
  }
  recordCall(m: Machine, fn: FunctionNode, given: Given): void {
    const set = this.calledBy.get(fn) ?? new Set();
    this.calledBy.set(fn, set.add(m.frame.fn ?? m.frame.module));
    const skip = takesSelf(fn) ? 1 : 0;
    fn.params.slice(skip).forEach((param, index) => {
      const arg = given.args[index];
      const value =
        arg && !arg.spread && param.rest === null
          ? arg.value
          : given.keywords && param.name !== undefined
            ? m.propertyOf(given.keywords, param.name, param.expr)
            : undefined;
      if (!value) return;
      const list = this.passed.get(param) ?? [];
      if (list.length < 50) list.push(m.snapshotDeep(value));
      this.passed.set(param, list);
    });
  }
  passedFor(param: Param): Value[] {
    return this.passed.get(param) ?? [];
  }
  callersOf(fn: FunctionNode): ReadonlySet<FunctionNode | Module> {
    return this.calledBy.get(fn) ?? new Set();
  }
  declarationOf(binding: Binding): Declaration {
    let known = this.declarations.get(binding);
    if (!known) {
      const { name, module, expr } = binding;
      const exported = binding.exported.length > 0 || module.shown.has(binding);
      known = {
        key: `${module.file}:${expr.start}`,
        name,
        file: module.file,
        start: expr.start,
        exported,
        ...(binding.kind === 'param' && { parameter: true }),
        binding: binding.native,
      };
      this.declarations.set(binding, known);
    }
    return known;
  }
  declarationOfFunction(fn: FunctionNode): Declaration | null {
    let known = this.functionDeclarations.get(fn);
    if (known === undefined) {
      known = fn.binding ? this.declarationOf(fn.binding) : null;
      this.functionDeclarations.set(fn, known);
    }
    return known;
  }
  recordClass(entity: ClassEntity, value: Value): void {
    const known = this.classesByNode.get(entity.cls) ?? [];
    if (known.length < MOST_CLOSURES) this.classesByNode.set(entity.cls, [...known, { entity, value }]);
  }
  recordFunction(entity: FunctionEntity): void {
    const known = this.closures.get(entity.fn) ?? [];
    if (known.length < MOST_CLOSURES) this.closures.set(entity.fn, [...known, entity]);
  }
  /** A function that a package calls with what it is bound to, unless others have it too. */
  recordHandler(entity: FunctionEntity): void {
    const { fn } = entity;
    const isOurs = !fn.binding || (fn.binding.exported.length === 0 && !fn.module.shown.has(fn.binding));
    if (isOurs && this.closures.get(fn)?.length === 1) this.closures.set(fn, [entity]);
  }
  /** The object that a function is a method of. */
  recordHolder(fn: FunctionNode, object: Ref): void {
    this.holders.set(fn, object);
  }
  recordSubclass(base: Value, entity: ClassEntity): void {
    const of = entityOf(onlyLeaf(base) ?? base);
    if (of?.kind === 'class') this.below.set(of.cls, [...(this.below.get(of.cls) ?? []), entity]);
  }
  recordInstance(cls: ClassEntity, instance: Ref): void {
    const list = this.instances.get(cls.cls) ?? [];
    if (list.length < 200) list.push(instance);
    this.instances.set(cls.cls, list);
  }
  classEntityValue(entity: ClassEntity, at: Expr): Value {
    return this.classesByNode.get(entity.cls)?.find((made) => made.entity === entity)?.value ?? entityValue(at, entity);
  }
  recordSuperArgs(instance: Ref, given: Given): void {
    this.superGiven.set(instance.id, given);
  }
  superArgs(on: Value): Value[] {
    const leaf = onlyLeaf(on);
    const given = leaf?.kind === 'ref' ? this.superGiven.get(leaf.id) : undefined;
    return given?.args.map(({ value }) => value) ?? [];
  }
  /** The name that an object was given first. */
  nameOnce(ref: Ref, binding: Binding): void {
    if (!this.names.has(ref.id)) this.names.set(ref.id, binding);
  }
  /** True where an object that has a name of its own is reached in another way. */
  isAlias(ref: Ref, target: Expr): boolean {
    const own = this.names.get(ref.id);
    const name = 'k' in target ? (target as Expression) : undefined;
    return own !== undefined && !(name?.k === 'name' && name.binding === own);
  }
}

/** Where a value, and what its properties hold, stand in the code. */
function placesIn(m: Machine, value: Value): string {
  const leaves = leavesOf(value, MOST_ALTERNATIVES) ?? [value];
  const parts = leaves.flatMap((leaf) => {
    const cell = leaf.kind === 'ref' ? m.cellOf(leaf) : undefined;
    const inner = cell?.kind === 'object' ? cell.entries.flatMap((entry) => (entry.kind === 'computed' ? [] : [entry.value()])) : [];
    return [leaf, ...inner.flatMap((one) => leavesOf(one, MOST_ALTERNATIVES) ?? [])];
  });
  return parts.map(({ expr }) => exprKey(expr)).join();
}
