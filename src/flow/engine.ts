/** The engine of one run: it runs files and functions, and tells its hooks what calls get and where values go. */
import type { Binding, CallExpression, ClassNode, Expression, FunctionNode, Module, Param, Statement, Target } from '../ir/ir.js';
import {
  type ArrayValue,
  type Assumptions,
  absent,
  type Declaration,
  decideTest,
  type Entry,
  type Expr,
  exprKey,
  type ObjectValue,
  type Open,
  type OpenWhy,
  property,
  type Ref,
  type Test,
  type Value,
} from '../values/values.js';
import * as access from './access.js';
import * as calls from './calls.js';
import * as classes from './classes.js';
import { type Condition, type Path, under } from './conditions.js';
import { type ClassEntity, type Env, type ExternalEntity, entityOf, entityValue, type FunctionEntity, outsideKey } from './entities.js';
import { evaluate } from './evaluate.js';
import { freeze } from './freeze.js';
import * as functions from './functions.js';
import type { Cell, ListCell, ObjectCell, Stored } from './heap.js';
import { createIdentity } from './identity.js';
import { joined } from './joined.js';
import type { Exit, Frame, Given, Hooks, Language, Leaf } from './machine.js';
import { declare } from './patterns.js';
import { leavesOf, literal, mapLeaves, onlyLeaf } from './shape.js';
import { State } from './state.js';
import * as statements from './statements.js';
import { sidesOf, testOf } from './tests.js';

/** A run is given up behind so much work, in expressions that are evaluated and values that are brought together. */
const MOST_STEPS = 20_000;
const MOST_STEPS_IN_ALL = 40_000;
/** A test is decided in so many steps, or may hold or not. */
const MOST_STEPS_OF_TEST = 500;
/** A function or class that is made again and again is run as it was made at first. */
const MOST_CLOSURES = 6;
/** A value is followed to so many things that it can be, where each of them is called or written to. */
const MOST_ALTERNATIVES = 12;

export class OutOfSteps extends Error {
  override name = 'OutOfSteps';
}

export class Engine {
  readonly identity = createIdentity();
  private allSteps = 0;
  private readonly shared = new Map<number, Stored>();
  private readonly envs = new Map<Module, Env>();
  private readonly loading = new Set<Module>();
  private readonly declarations = new Map<Binding, Declaration>();
  private readonly functionDeclarations = new Map<FunctionNode, Declaration | null>();
  /** A function as often as it was made, and bound. */
  private readonly closures = new Map<FunctionNode, FunctionEntity[]>();
  private readonly holders = new Map<FunctionNode, Ref>();
  /** A class as often as it was made: a mixin makes it once for each base. */
  private readonly classesByNode = new Map<ClassNode, { entity: ClassEntity; value: Value }[]>();
  private readonly instances = new Map<ClassNode, Ref[]>();
  private readonly superGiven = new Map<number, Given>();
  private readonly passed = new Map<Param, Value[]>();
  private readonly calledBy = new Map<FunctionNode, Set<FunctionNode | Module>>();
  private later: FunctionEntity[] = [];
  private lastId = 0;
  private steps = 0;
  state: State<Stored> = State.create(this.shared);
  path: Path | null = null;
  live = true;
  tries: Exit[][] = [];
  frame!: Frame;

  constructor(
    readonly hooks: Hooks,
    private readonly languages: (module: Module) => Language,
  ) {}

  get heap(): this {
    return this;
  }
  language(module: Module): Language {
    return this.languages(module);
  }
  newId(): number {
    return ++this.lastId;
  }
  /** Counts work. @throws OutOfSteps */
  spend(steps: number): void {
    this.steps += steps;
    this.allSteps += steps;
    if (this.steps > MOST_STEPS || this.allSteps > MOST_STEPS_IN_ALL) throw new OutOfSteps();
  }
  /** The sides that a test can take. */
  decide(test: Test, assume: Assumptions): boolean[] {
    const steps = { left: MOST_STEPS_OF_TEST };
    const sides = new Set(decideTest(test, assume, 0, steps).map(({ holds }) => holds));
    this.spend(MOST_STEPS_OF_TEST - Math.max(steps.left, 0));
    return [true, false].filter((side) => steps.left <= 0 || sides.has(side));
  }
  open(expr: Expr, why: OpenWhy, more: Partial<Open> = {}): Open {
    return { kind: 'open', expr, why, id: this.newId(), ...more };
  }
  nothing(expr: Expr): Value {
    return literal(expr, undefined);
  }

  evaluate(e: Expression): Value {
    this.spend(1);
    return evaluate(this, e);
  }
  run(list: readonly Statement[]): void {
    statements.run(this, list);
  }
  branch(test: Expression, yes: () => Value, no: () => Value, at: Expr): Value {
    return statements.branch(this, test, yes, no, at);
  }
  fork(test: Test, run: (holds: boolean) => Value, at: Expr): Value {
    return statements.fork(this, test, run, at);
  }
  decided(test: Test, holds: boolean, value: Value, other: Expr, at: Expr): Value {
    return statements.decided(this, test, holds, value, other, at);
  }
  testOf(e: Expression, known?: Value): Test {
    return testOf(this, e, known);
  }
  sidesOf(test: Test): boolean[] {
    return sidesOf(this, test);
  }

  exit(value?: Value): Exit {
    const { state, path } = this;
    this.state = state.fork();
    return { state, path, ...(value && { value }) };
  }
  meet(exits: readonly Exit[], base: Exit, at: Expr): Value | undefined {
    return statements.meet(this, exits, base, at);
  }
  underCondition<T>(condition: Condition, base: Exit, run: () => T): { exit: Exit; live: boolean; value: T } {
    this.state = base.state.fork();
    this.path = under(base.path, condition);
    this.live = true;
    const value = run();
    return { exit: this.exit(), live: this.live, value };
  }
  /** Runs code that happens on one side of a test alone, and goes on where both sides meet. */
  onSide(test: Test, holds: boolean, run: () => Value, at: Expr): Value {
    const base = this.exit();
    const ran = this.underCondition({ kind: 'test', key: test.key, test, holds }, base, run);
    const path = under(base.path, { kind: 'test', key: test.key, test, holds: !holds });
    this.meet([...(ran.live ? [ran.exit] : []), { state: base.state, path }], base, at);
    return ran.value;
  }
  /** Runs code that may or may not happen. */
  maybe(run: () => Value, at: Expr, always: boolean): Value {
    if (always) return run();
    const base = this.exit();
    const key = `maybe ${this.newId()}`;
    const ran = this.underCondition({ kind: 'option', key, option: 1, of: 2, expr: at }, base, run);
    this.meet([{ state: base.state, path: this.optionPath(base, key, 0, at) }, ...(ran.live ? [ran.exit] : [])], base, at);
    return ran.value;
  }
  /** So often has code that an expression calls changed something that was there before. */
  effectCount = 0;
  /** Runs code that an expression calls, and counts it where that changes something that was there before. */
  watched(run: () => Value): Value {
    const before = this.exit().state;
    const value = run();
    for (const cell of this.state.changedSince(before)) {
      const old = before.get(cell);
      if (old === undefined || old === this.state.get(cell)) continue;
      this.effectCount++;
      break;
    }
    return value;
  }
  optionPath(base: Exit, key: string, option: number, expr: Expr): Path {
    return under(base.path, { kind: 'option', key, option, of: 2, expr });
  }
  /** A value that is given where the old one is missing. */
  defaulted(old: Value, e: Extract<Expression, { k: 'assign' }>, test: Test): Value {
    const value = this.maybe(() => this.evaluate(e.value), e, false);
    const both: Value = { kind: 'choice', expr: e, test, fallback: true, yes: old, no: value };
    this.declare(e.target, both, e, false);
    return both;
  }

  each(value: Value, at: Expr, run: (leaf: Leaf) => Value): Value {
    const only = onlyLeaf(value);
    if (only) return run(only);
    const leaves = leavesOf(value, MOST_ALTERNATIVES);
    if (!leaves) return run(this.open(at, 'too-deep'));
    return this.eachOf(value, at, run);
  }
  private eachOf(value: Value, at: Expr, run: (leaf: Leaf) => Value): Value {
    switch (value.kind) {
      case 'read':
        return this.eachOf(value.value, at, run);
      case 'choice': {
        if (value.fallback) return this.eachOption([value.yes, value.no], `either ${this.newId()}`, at, run);
        const base = this.exit();
        const sides = this.sidesOf(value.test);
        const ends = sides.flatMap((holds) => {
          const ran = this.underCondition({ kind: 'test', key: value.test.key, test: value.test, holds }, base, () =>
            this.eachOf(holds ? value.yes : value.no, at, run),
          );
          return ran.live ? [{ ...ran.exit, value: ran.value }] : [];
        });
        return this.meet(ends, base, at) ?? this.nothing(at);
      }
      case 'union':
        return this.eachOption(value.options, value.key ?? `union ${exprKey(value.expr)} ${value.part ?? ''}`, at, run);
      default:
        return run(value);
    }
  }
  private eachOption(options: readonly Value[], key: string, at: Expr, run: (leaf: Leaf) => Value): Value {
    const base = this.exit();
    const known = base.path?.assume.get(key);
    const ends = options.flatMap((option, index) => {
      if (typeof known === 'number' && known !== index) return [];
      const ran = this.underCondition({ kind: 'option', key, option: index, of: options.length, expr: at }, base, () =>
        this.eachOf(option, at, run),
      );
      return ran.live ? [{ ...ran.exit, value: ran.value }] : [];
    });
    return this.meet(ends, base, at) ?? this.nothing(at);
  }
  eachLeaf(value: Value, at: Expr, run: (leaf: Leaf) => void): void {
    this.each(value, at, (leaf) => {
      run(leaf);
      return this.nothing(at);
    });
  }

  declare(target: Target, value: Value, at: Expr, isFirst: boolean): void {
    declare(this, target, value, at, isFirst);
  }
  envOf(binding: Binding): Env | undefined {
    for (let env: Env | null = this.frame.env; env; env = env.parent)
      if (env.fn === binding.fn && env.module === binding.module) return env;
    return undefined;
  }
  private cellFor(binding: Binding): number | undefined {
    const env = this.envOf(binding) ?? (binding.fn === null ? this.ensureLoaded(binding.module) : undefined);
    if (!env) return undefined;
    let cell = env.cells.get(binding);
    if (cell === undefined) {
      cell = this.newId();
      env.cells.set(binding, cell);
    }
    return cell;
  }
  read(binding: Binding, at: Expr): Value {
    if (binding.from) return this.imported(binding, at);
    const cell = this.cellFor(binding);
    const stored = cell === undefined ? undefined : this.state.get(cell);
    if (stored?.kind !== 'variable') {
      const hoisted = binding.kind === 'let' ? literal(at, undefined) : undefined;
      return hoisted ?? this.open(at, 'expression');
    }
    return { kind: 'read', expr: at, value: stored.value, declaration: this.declarationOf(binding) };
  }
  write(binding: Binding, value: Value): void {
    const cell = this.cellFor(binding);
    if (cell !== undefined) this.state.set(cell, { kind: 'variable', value });
  }
  private imported(binding: Binding, at: Expr): Value {
    const { from } = binding;
    if (!from) return this.open(at, 'import');
    const resolved = this.language(binding.module).resolve(from.specifier, binding.module);
    switch (resolved.kind) {
      case 'module':
        return from.whole
          ? this.moduleValue(resolved.module, at)
          : (this.exported(resolved.module, from.name, at) ?? this.open(at, 'import'));
      case 'data': {
        const data = this.inModule(binding.module, () => this.evaluate(resolved.value));
        return from.whole || from.name === 'default' ? data : (this.propertyOf(data, from.name, at) ?? absent(at));
      }
      case 'external':
        return this.external(at, {
          kind: 'external',
          specifier: resolved.specifier,
          steps: from.whole ? [] : [{ kind: 'get', key: from.name, expr: at, keyExpr: at, how: 'import' }],
        });
      case 'unknown':
        return this.open(at, 'import');
    }
  }
  moduleOf(specifier: string, at: Expr): Value {
    const resolved = this.language(this.frame.module).resolve(specifier, this.frame.module);
    switch (resolved.kind) {
      case 'module':
        return this.moduleValue(resolved.module, at);
      case 'data':
        return this.evaluate(resolved.value);
      case 'external':
        return this.external(at, { kind: 'external', specifier: resolved.specifier, steps: [] });
      case 'unknown':
        return this.open(at, 'import');
    }
  }
  moduleValue(module: Module, at: Expr): Value {
    if (module.exports.whole) {
      this.ensureLoaded(module);
      return this.read(module.exports.whole, at);
    }
    return entityValue(at, { kind: 'module', module });
  }
  exported(module: Module, name: string, at: Expr, seen: ReadonlySet<Module> = new Set()): Value | undefined {
    if (seen.has(module)) return undefined;
    const more = new Set(seen).add(module);
    const found = module.exports.named.get(name);
    const language = this.language(module);
    if (found?.kind === 'binding') {
      this.ensureLoaded(module);
      return this.read(found.binding, at);
    }
    if (found) {
      const resolved = language.resolve(found.specifier, module);
      if (resolved.kind === 'module')
        return found.kind === 'namespace' ? this.moduleValue(resolved.module, at) : this.exported(resolved.module, found.name, at, more);
      if (resolved.kind !== 'external') return undefined;
      const steps: ExternalEntity['steps'] =
        found.kind === 'namespace' ? [] : [{ kind: 'get', key: found.name, expr: at, keyExpr: at, how: 'import' }];
      return this.external(at, { kind: 'external', specifier: resolved.specifier, steps });
    }
    for (const star of module.exports.stars) {
      const resolved = language.resolve(star, module);
      const through = resolved.kind === 'module' ? this.exported(resolved.module, name, at, more) : undefined;
      if (through) return through;
    }
    const { whole } = module.exports;
    if (!whole) return undefined;
    this.ensureLoaded(module);
    const value = this.read(whole, at);
    return name === 'default' ? value : this.get(value, literal(at, name), at, { keyExpr: at, item: false });
  }
  /** A module as the object of its exports; undefined where names of it are out of sight. */
  exportsOf(module: Module, at: Expr): ObjectValue | undefined {
    const names = this.exportedNames(module);
    if (!names || module.exports.whole) return undefined;
    const entries = [...names].map((key): Entry => {
      let value: Value | undefined;
      const give = () => (value ??= this.exported(module, key, at) ?? this.open(at, 'import'));
      return { kind: 'property', key, expr: at, valueExpr: at, shorthand: false, value: give };
    });
    return { kind: 'object', expr: at, entries, readonly: true };
  }
  private exportedNames(module: Module, seen: ReadonlySet<Module> = new Set()): Set<string> | undefined {
    if (seen.has(module)) return new Set();
    const names = new Set(module.exports.named.keys());
    for (const star of module.exports.stars) {
      const resolved = this.language(module).resolve(star, module);
      const more = resolved.kind === 'module' ? this.exportedNames(resolved.module, new Set(seen).add(module)) : undefined;
      if (!more) return undefined;
      for (const name of more) if (name !== 'default') names.add(name);
    }
    return names;
  }
  setExport(module: Module, name: unknown, value: Value, _at: Expr): void {
    const found = module.exports.named.get(String(name));
    if (found?.kind === 'binding') this.write(found.binding, value);
  }
  inModule<T>(module: Module, run: () => T): T {
    const before = this.frame;
    this.frame = this.moduleFrame(module, this.envs.get(module) ?? this.newEnv(module));
    try {
      return run();
    } finally {
      this.frame = before;
    }
  }
  private newEnv(module: Module): Env {
    return { id: this.newId(), fn: null, module, parent: null, cells: new Map() };
  }
  private moduleFrame(module: Module, env: Env): Frame {
    return { env, module, fn: null, call: undefined, up: null, depth: 0, returns: [], yields: [], jumps: [] };
  }

  /** Runs what a file does when it is loaded, once. */
  ensureLoaded(module: Module): Env {
    const known = this.envs.get(module);
    if (known) return known;
    const env = this.newEnv(module);
    this.envs.set(module, env);
    this.loading.add(module);
    this.apart(this.moduleFrame(module, env), () => {
      this.run(module.body);
      this.runLater();
    });
    this.loading.delete(module);
    return env;
  }
  /** Runs code from a state that knows only what all share, and shares what it leaves behind. */
  private apart(frame: Frame, run: () => void): void {
    const { state, path, live, tries, later, steps } = this;
    const before = this.frame;
    this.state = State.create(this.shared);
    this.path = null;
    this.live = true;
    this.tries = [];
    this.later = [];
    this.steps = 0;
    this.frame = frame;
    try {
      run();
    } catch (error) {
      if (!(error instanceof OutOfSteps)) throw error;
      this.gaveUp = true;
    } finally {
      this.share(this.state);
      Object.assign(this, { state, path, live, tries, later, steps });
      this.frame = before;
    }
  }
  /** True where code was not run to its end: it takes too many steps. */
  gaveUp = false;
  /** True where a run changed something that others had read before. */
  changedShared = false;

  private share(state: State<Stored>): void {
    for (const [cell, stored] of state.everything()) {
      const old = this.shared.get(cell);
      if (old === undefined || old === stored) {
        this.shared.set(cell, stored);
        continue;
      }
      const both = joined(old, stored, this);
      if (both === old) continue;
      this.changedShared = true;
      this.shared.set(cell, both);
    }
  }
  /** Runs a function that nothing in sight calls, or as if nothing did, with whatever its parameters can be. */
  runRoot(fn: FunctionNode): void {
    const { module } = fn;
    const env = this.ensureLoaded(module);
    const frame = this.moduleFrame(module, env);
    if (fn.owner) {
      for (const { entity, value } of this.classesByNode.get(fn.owner) ?? []) this.apart(frame, () => this.runMethod(fn, entity, value));
      return;
    }
    const self = this.holders.get(fn);
    for (const closure of this.closures.get(fn) ?? [])
      this.apart(frame, () => {
        this.finish(this.invokeOpen({ ...closure, ...(self && !closure.self && { self }) }), fn);
      });
  }
  private runMethod(fn: FunctionNode, cls: ClassEntity, value: Value): void {
    if (fn.kind === 'constructor') {
      this.constructOpen(cls);
      this.runLater();
      return;
    }
    const entity: FunctionEntity = { kind: 'function', fn, env: cls.env, home: cls };
    if (fn.receiver !== 'instance') {
      this.finish(this.invokeOpen({ ...entity, ...(fn.receiver === 'class' && { self: value }) }), fn);
      return;
    }
    for (const self of this.selvesOf(cls)) {
      this.live = true;
      this.finish(this.invokeOpen({ ...entity, self }), fn);
    }
  }
  /** What the methods of a class may run on: the instances in sight, and one that somebody out of sight may make. */
  private selvesOf(cls: ClassEntity): Ref[] {
    const known = this.instancesOf(cls);
    const classesBelow = [cls, ...this.classesBelow(cls)];
    const open = classesBelow
      .filter(
        ({ cls: node }) => node.binding === null || this.language(node.module).isMadeOutside(node) || !this.instances.get(node)?.length,
      )
      .map((one) => this.openInstance(one));
    return [...known, ...open].slice(0, MOST_ALTERNATIVES);
  }
  private classesBelow(cls: ClassEntity, seen: ReadonlySet<ClassEntity> = new Set()): ClassEntity[] {
    if (seen.has(cls)) return [];
    const more = new Set(seen).add(cls);
    return (this.below.get(cls.cls) ?? []).flatMap((one) => [one, ...this.classesBelow(one, more)]);
  }
  private finish(value: Value, fn: FunctionNode): void {
    this.hooks.used(value, { kind: 'returned', expr: fn.expr, frame: this.frame });
    this.live = true;
    this.runLater();
  }
  /** Instances of a class, or of one below it, that outlive the code that made them. */
  instancesOf(cls: ClassEntity): Ref[] {
    const found: Ref[] = [];
    for (const [node, refs] of this.instances) {
      const made = this.classesByNode.get(node) ?? [];
      if (!made.some(({ entity }) => classes.lineOf(entity).classes.some((one) => one.cls === cls.cls))) continue;
      found.push(...refs.filter((ref) => this.shared.has(ref.id) || this.state.get(ref.id) !== undefined));
    }
    return found.slice(0, MOST_ALTERNATIVES);
  }
  /** The instance that somebody out of sight may have: what one method does to it, another finds. */
  openInstance(cls: ClassEntity): Ref {
    const known = this.openInstances.get(cls);
    if (known) return known;
    let made: Ref | undefined;
    this.apart(this.moduleFrame(cls.cls.module, this.ensureLoaded(cls.cls.module)), () => {
      made = this.constructOpen(cls);
      this.runLater();
    });
    const instance = made ?? this.newObject({ expr: cls.cls.expr, entries: [], readonly: false, cls });
    this.openInstances.set(cls, instance);
    return instance;
  }
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
  private readonly openInstances = new Map<ClassEntity, Ref>();
  private constructOpen(cls: ClassEntity): Ref {
    const instance = this.newObject({ expr: cls.cls.expr, entries: [], readonly: false, cls });
    this.language(cls.cls.module).initialiseOpen(this, cls, instance);
    this.live = true;
    return instance;
  }
  /** Functions that somebody out of sight has, once more with what has become of everything. */
  private runLater(): void {
    const done = new Set<FunctionEntity>();
    for (let fn = this.later.shift(); fn; fn = this.later.shift()) {
      if (done.has(fn) || done.size > MOST_ALTERNATIVES) continue;
      done.add(fn);
      this.live = true;
      this.invokeOpen(fn);
    }
  }
  calledLater(fn: FunctionEntity): void {
    this.later.push(fn);
  }
  isRunning(fn: FunctionNode): boolean {
    return this.turnsOf(fn) > 0;
  }
  turnsOf(fn: FunctionNode): number {
    let turns = 0;
    for (let frame: Frame | null = this.frame; frame; frame = frame.up) if (frame.fn === fn) turns++;
    return turns;
  }
  private readonly listeners = new Map<string, Value[]>();
  listens(key: string, fn: Value): void {
    const known = this.listenersOf(key);
    if (known.length < MOST_ALTERNATIVES) this.listeners.set(key, [...known, fn]);
  }
  listenersOf(key: string): readonly Value[] {
    return this.listeners.get(key) ?? [];
  }
  readonly cuts: { fn: FunctionNode; given: Given }[] = [];
  cutOff(fn: FunctionNode, given: Given): void {
    this.cuts.push({ fn, given });
  }
  recordCall(fn: FunctionNode, given: Given, _self: Value | undefined, _call: CallExpression | undefined): void {
    const set = this.calledBy.get(fn) ?? new Set();
    this.calledBy.set(fn, set.add(this.frame.fn ?? this.frame.module));
    const skip = functions.takesSelf(fn) ? 1 : 0;
    fn.params.slice(skip).forEach((param, index) => {
      const arg = given.args[index];
      const value =
        arg && !arg.spread && param.rest === null
          ? arg.value
          : given.keywords && param.name !== undefined
            ? this.propertyOf(given.keywords, param.name, param.expr)
            : undefined;
      if (!value) return;
      const list = this.passed.get(param) ?? [];
      if (list.length < 50) list.push(this.snapshotDeep(value));
      this.passed.set(param, list);
    });
  }
  passedFor(_fn: FunctionNode, param: Param): Value[] {
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
      known = { key: `${module.file}:${expr.start}`, name, file: module.file, start: expr.start, exported, binding: binding.native };
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

  get(value: Value, key: Value, at: Expr, how: { keyExpr: Expr; item: boolean; pattern?: boolean }): Value {
    return access.get(this, value, key, at, how);
  }
  set(object: Value, key: Value, value: Value, at: access.Written): void {
    access.set(this, object, key, value, at);
  }
  remove(object: Value, key: Value, at: Expr): void {
    access.remove(this, object, key, at);
  }
  entriesFor(key: Value | undefined, value: Value, written: Parameters<typeof access.entriesFor>[3]): Entry[] {
    return access.entriesFor(this, key, value, written);
  }
  keysIn(value: Value): Set<string> | undefined {
    return access.keysIn(this, value);
  }
  elementsOf(value: Value, at: Expr): Value {
    return access.elementsOf(this, value, at);
  }
  /** The keys of an object as values, as `for … in` gives them. */
  keysOf(value: Value, at: Expr): Value {
    const keys = this.keysIn(value);
    if (!keys) return this.open(at, 'expression');
    return { kind: 'union', expr: at, key: `key ${this.newId()}`, options: [...keys].map((key) => literal(at, key)) };
  }
  /** The property that an object itself holds; undefined where it certainly has none. */
  propertyOf(value: Value, key: string, at: Expr): Value | undefined {
    const found = property(value, key, at, this);
    return leavesOf(found)?.every((leaf) => leaf.kind === 'literal' && leaf.absent === true) ? undefined : found;
  }
  listIn(value: Value): ListCell | ArrayValue | undefined {
    const leaf = onlyLeaf(value);
    if (leaf?.kind === 'array') return leaf;
    const cell = leaf?.kind === 'ref' ? this.cellOf(leaf) : undefined;
    return cell?.kind === 'list' ? cell : undefined;
  }
  forEach(value: Value, at: Expr, run: (element: Value) => void): void {
    const list = this.listIn(value);
    if (list?.literal && list.elements.length <= MOST_ALTERNATIVES && list.elements.every(({ kind }) => kind === 'element')) {
      for (const element of list.elements) run(element.value());
      return;
    }
    this.maybe(
      () => {
        run(this.elementsOf(value, at));
        return this.nothing(at);
      },
      at,
      false,
    );
  }
  newObject(cell: Omit<ObjectCell, 'kind'>): Ref {
    const id = this.newId();
    this.state.set(id, { kind: 'object', ...cell });
    return { kind: 'ref', expr: cell.expr, id };
  }
  newList(cell: Omit<ListCell, 'kind'>): Ref {
    const id = this.newId();
    this.state.set(id, { kind: 'list', ...cell });
    return { kind: 'ref', expr: cell.expr, id };
  }
  private cellId(of: Ref | Open): number | undefined {
    const entity = entityOf(of);
    const isOutside = entity?.kind === 'external';
    if (of.kind === 'ref' || (of.id !== undefined && !isOutside)) return of.id;
    // Parts of unknown values are found again by what they are a part of.
    const key = entity?.kind === 'external' ? outsideKey(entity) : this.identity(of);
    let id = this.partIds.get(key);
    if (id === undefined) {
      id = this.newId();
      this.partIds.set(key, id);
    }
    return id;
  }
  private readonly partIds = new Map<string, number>();
  cellOf(of: Ref | Open): Cell | undefined {
    const id = this.cellId(of);
    const stored = id === undefined ? undefined : this.state.get(id);
    return stored?.kind === 'variable' ? undefined : stored;
  }
  setCell(of: Ref | Open, cell: Cell): void {
    const id = this.cellId(of);
    if (id !== undefined) this.state.set(id, cell);
  }
  contentOf(ref: Ref): ObjectValue | ArrayValue | Open {
    const cell = this.cellOf(ref);
    return cell ? access.contentOf(cell) : this.open(ref.expr, 'changed');
  }
  /** The name that an object was given first. */
  nameOnce(ref: Ref, binding: Binding): void {
    if (!this.names.has(ref.id)) this.names.set(ref.id, binding);
  }
  private readonly names = new Map<number, Binding>();
  /** True where an object that has a name of its own is reached in another way. */
  isAlias(ref: Ref, target: Expr): boolean {
    const own = this.names.get(ref.id);
    const name = 'k' in target ? (target as Expression) : undefined;
    return own !== undefined && !(name?.k === 'name' && name.binding === own);
  }
  /** The objects of a value as they are now; what they hold may still change. */
  snapshot(value: Value): Value {
    return mapLeaves(value, (leaf) => {
      if (leaf.kind === 'ref') return this.contentOf(leaf);
      const entity = entityOf(leaf);
      if (entity?.kind === 'module') return this.exportsOf(entity.module, leaf.expr) ?? leaf;
      const written = leaf.kind === 'open' ? this.cellOf(leaf) : undefined;
      if (leaf.kind !== 'open' || written?.kind !== 'object') return leaf;
      const base = { kind: 'spread' as const, expr: leaf.expr, argument: leaf.expr, value: () => leaf };
      return { kind: 'object', expr: leaf.expr, entries: [base, ...written.entries], readonly: true };
    });
  }
  /** A value as it is now, with all that it holds. */
  snapshotDeep(value: Value): Value {
    return freeze(value, this.exit().state);
  }

  external(at: Expr, made: ExternalEntity): Value {
    const id = this.newId();
    const last = made.steps.at(-1);
    const isElement = last?.kind === 'get' && last.key === '*';
    const entity: ExternalEntity = { ...made, ...(last?.kind === 'call' && { base: id }), ...(isElement && { element: id }) };
    const value = entityValue(at, entity, id);
    return entity.specifier === '' ? this.language(this.frame.module).globalPart(value, entity) : value;
  }
  call(callee: Value, given: Given, call: CallExpression | undefined, receiver?: Value): Value {
    return calls.call(this, callee, given, call, receiver);
  }
  callExpression(e: CallExpression): Value {
    return calls.callExpression(this, e);
  }
  given(args: CallExpression['args'], keywords: CallExpression['keywords']): Given {
    return calls.given(this, args, keywords);
  }
  leave(value: Value, at: Expr, mayChange: boolean, handed?: Value, callee?: Open): Value[] {
    return calls.leave(this, value, at, mayChange, handed, callee);
  }
  invoke(fn: FunctionEntity, given: Given, self: Value | undefined, call: CallExpression | undefined): Value {
    return functions.invoke(this, fn, given, self, call);
  }
  invokeOpen(fn: FunctionEntity): Value {
    return functions.invokeOpen(this, fn);
  }

  classValue(node: ClassNode, at: Expr): Value {
    return classes.classValue(this, node, at);
  }
  recordClass(entity: ClassEntity, value: Value): void {
    const known = this.classesByNode.get(entity.cls) ?? [];
    if (known.length < MOST_CLOSURES) this.classesByNode.set(entity.cls, [...known, { entity, value }]);
  }
  recordFunction(entity: FunctionEntity): void {
    const known = this.closures.get(entity.fn) ?? [];
    if (known.length < MOST_CLOSURES) this.closures.set(entity.fn, [...known, entity]);
  }
  /** The object that a function is a method of. */
  recordHolder(fn: FunctionNode, object: Ref): void {
    this.holders.set(fn, object);
  }
  private readonly below = new Map<ClassNode, ClassEntity[]>();
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
  inClass(cls: ClassEntity, self: Value, run: () => void): void {
    const { env } = cls;
    const inner: Env = { ...env, id: this.newId(), self, home: cls };
    const before = this.frame;
    this.frame = { ...before, env: inner };
    try {
      run();
    } finally {
      this.frame = before;
    }
  }
  construct(cls: ClassEntity, given: Given, at: CallExpression | Expr): Value {
    return this.language(cls.cls.module).construct(this, cls, given, at);
  }
  callSuper(given: Given, e: CallExpression): Value {
    return classes.callSuper(this, given, e);
  }
  superMember(self: Value, key: string, at: Expr): Value {
    const { home } = this.frame.env;
    const leaf = onlyLeaf(self);
    const cell = leaf?.kind === 'ref' ? this.cellOf(leaf) : undefined;
    const cls = cell?.kind === 'object' ? cell.cls : undefined;
    if (!home) return this.open(at, 'expression');
    return classes.memberOf(this, cls ?? home, key, self, at, false, home) ?? this.open(at, 'expression');
  }
  callSetter(cls: ClassEntity, key: string, self: Ref, value: Value, at: Expr): boolean {
    return classes.callSetter(this, cls, key, self, value, at);
  }
  setField(self: Value, param: Param, value: Value): void {
    classes.setField(this, self, param, value);
  }
  recordSuperArgs(instance: Ref, given: Given): void {
    this.superGiven.set(instance.id, given);
  }
  superArgs(on: Value): Value[] {
    const leaf = onlyLeaf(on);
    const given = leaf?.kind === 'ref' ? this.superGiven.get(leaf.id) : undefined;
    return given?.args.map(({ value }) => value) ?? [];
  }
  decorated(inner: Value, decorator: Expression): Value {
    return this.language(this.frame.module).decorate(this, inner, decorator);
  }

  typed(value: Value, type: Expr): Value {
    return mapLeaves(value, (leaf) => (leaf.kind === 'open' && !leaf.entity ? this.typedOpen(leaf, type, this.frame.module) : leaf));
  }
  typedTarget(value: Value, e: Extract<Expression, { k: 'assign' }>): Value {
    if (!e.type) return value;
    this.hooks.used(value, { kind: 'typed', expr: e, with: e.type, frame: this.frame });
    return this.typed(value, e.type);
  }
  typedReturn(value: Value, fn: FunctionNode): void {
    if (fn.returns) this.hooks.used(value, { kind: 'typed', expr: fn.expr, with: fn.returns, frame: this.frame });
  }
  typedOpenIn(value: Value, type: Expr | undefined, module: Module): Value {
    return type ? mapLeaves(value, (leaf) => (leaf.kind === 'open' && !leaf.entity ? this.typedOpen(leaf, type, module) : leaf)) : value;
  }
  typedOpen(open: Open, type: Expr | undefined, module: Module): Open {
    return type ? this.language(module).typed(this, open, type, module) : open;
  }
  typedPart(open: Open, key: string, at: Expr): Value | undefined {
    return open.type ? this.language(this.frame.module).typedPart(this, open, key, at) : undefined;
  }
  combine(old: Value, right: Value, e: Extract<Expression, { k: 'assign' }>): Value {
    return this.language(this.frame.module).combine(this, old, right, e);
  }
  isCounted(length: number): boolean {
    return length <= MOST_ALTERNATIVES;
  }
}
