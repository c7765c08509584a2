/** The engine of one run: it runs files and functions, and tells its hooks what calls get and where values go. */
import type { CallExpression, Expression, Target } from '../ir/expressions.js';
import type { Binding, ClassNode, FunctionNode, Module, Param, Statement } from '../ir/ir.js';
import { decideTest, property } from '../values/outcomes.js';
import type { ArrayValue, Assumptions, Entry, Expr, ObjectValue, Open, OpenWhy, Ref, Test, Value } from '../values/values.js';
import * as access from './access.js';
import * as alternatives from './alternatives.js';
import * as calls from './calls.js';
import * as classes from './classes.js';
import { type Condition, type Path, under } from './conditions.js';
import { type ClassEntity, type Env, entityOf, type FunctionEntity, outsideKey } from './entities.js';
import { evaluate } from './evaluate.js';
import { freeze } from './freeze.js';
import * as functions from './functions.js';
import { type Cell, type ListCell, type ObjectCell, type Stored, withoutWrites } from './heap.js';
import { createIdentity } from './identity.js';
import * as imports from './imports.js';
import { joined } from './joined.js';
import { keysIn } from './keys.js';
import { MOST_STEPS, MOST_STEPS_OF_TEST, mostStepsIn } from './limits.js';
import type { Exit, Frame, Given, Hooks, Language, Leaf } from './machine.js';
import { meet } from './meet.js';
import { OutOfSteps } from './out-of-steps.js';
import { declare } from './patterns.js';
import { Records } from './records.js';
import * as roots from './roots.js';
import { literal, onlyLeaf } from './shape.js';
import { State } from './state.js';
import * as statements from './statements.js';
import { sidesOf, testOf } from './tests.js';
import * as variables from './variables.js';

export class Engine {
  readonly identity = createIdentity();
  readonly records = new Records();
  private allSteps = 0;
  readonly shared = new Map<number, Stored>();
  private readonly envs = new Map<Module, Env>();
  private readonly loading = new Set<Module>();
  later: FunctionEntity[] = [];
  /** Pending code is run once more: what that calls is not noted again. */
  isSettling = false;
  private lastId = 0;
  private steps = 0;
  state: State<Stored> = State.create(this.shared);
  path: Path | null = null;
  live = true;
  tries: Exit[][] = [];
  /** What exceptions that nothing catches leave behind. */
  uncaught: Exit[] = [];
  frame!: Frame;

  constructor(
    readonly hooks: Hooks,
    private readonly languages: (module: Module) => Language,
    /** So many files are run. */
    private readonly files = 1,
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
    if (this.steps > MOST_STEPS || this.allSteps > mostStepsIn(this.files)) throw new OutOfSteps(this.steps > MOST_STEPS);
  }
  /** Before work that is done once more. @throws OutOfSteps where what is left is needed for what has not been run at all. */
  needTime(): void {
    const isOwn = this.steps >= MOST_STEPS / 2;
    if (isOwn || this.allSteps >= mostStepsIn(this.files) / 2) throw new OutOfSteps(isOwn);
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
  meet(exits: readonly Exit[], base: Exit, at: Expr, dead?: ReadonlySet<number>): Value | undefined {
    return meet(this, exits, base, at, dead);
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
    return alternatives.onSide(this, test, holds, run, at);
  }
  /** Runs code that may or may not happen. */
  maybe(run: () => Value, at: Expr, always: boolean): Value {
    return alternatives.maybe(this, run, at, always);
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
  each(value: Value, at: Expr, run: (leaf: Leaf) => Value): Value {
    return alternatives.each(this, value, at, run);
  }
  eachLeaf(value: Value, at: Expr, run: (leaf: Leaf) => void): void {
    alternatives.eachLeaf(this, value, at, run);
  }

  declare(target: Target, value: Value, at: Expr, isFirst: boolean): void {
    declare(this, target, value, at, isFirst);
  }
  envOf(binding: Binding): Env | undefined {
    return variables.envOf(this, binding);
  }
  read(binding: Binding, at: Expr): Value {
    return variables.read(this, binding, at);
  }
  write(binding: Binding, value: Value): void {
    variables.write(this, binding, value);
  }
  exported(module: Module, name: string, at: Expr, seen: ReadonlySet<Module> = new Set()): Value | undefined {
    return imports.exported(this, module, name, at, seen);
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
  moduleFrame(module: Module, env: Env): Frame {
    return { env, module, fn: null, call: undefined, up: null, depth: 0, returns: [], yields: [], jumps: [], pending: [] };
  }

  /** Runs what a file does when it is loaded, once. */
  ensureLoaded(module: Module): Env {
    const known = this.envs.get(module);
    if (known) return known;
    const env = this.newEnv(module);
    this.envs.set(module, env);
    this.loading.add(module);
    const load = () => {
      try {
        this.run(module.body);
        this.runLater();
      } catch (error) {
        if (error instanceof OutOfSteps && error.isOwn) error.file ??= module.file;
        throw error;
      }
    };
    this.apart(this.moduleFrame(module, env), load, true);
    this.loading.delete(module);
    return env;
  }
  /**
   * Runs code from a state that knows only what all share, and shares what it leaves behind.
   * @param isSure it always runs, before all that asks for what it leaves.
   * @throws OutOfSteps
   */
  apart(frame: Frame, run: () => void, isSure = false): void {
    const { state, path, live, tries, uncaught, later, steps } = this;
    const before = this.frame;
    this.state = State.create(this.shared);
    this.path = null;
    this.live = true;
    this.tries = [];
    this.uncaught = [];
    this.later = [];
    this.steps = 0;
    this.frame = frame;
    try {
      run();
    } finally {
      this.share(this.state, isSure);
      for (const thrown of this.uncaught) this.share(thrown.state, isSure);
      Object.assign(this, { state, path, live, tries, uncaught, later, steps });
      this.frame = before;
    }
  }
  /** True where a run changed something that others had read before. */
  changedShared = false;

  private share(state: State<Stored>, isSure: boolean): void {
    for (const [cell, stored] of state.everything()) {
      const old = this.shared.get(cell) ?? (isSure ? undefined : withoutWrites(stored));
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
  /** Makes what somebody out of sight may have of a class, so that the functions in its fields are there to be run. */
  makeInstances(cls: ClassNode): void {
    roots.makeInstances(this, cls);
  }
  /** Runs a function that nothing in sight calls, or as if nothing did, with whatever its parameters can be. */
  runRoot(fn: FunctionNode): void {
    roots.runRoot(this, fn);
  }
  /** The instance that somebody out of sight may have: what one method does to it, another finds. */
  openInstance(cls: ClassEntity): Ref {
    return roots.openInstance(this, cls);
  }
  /** Functions that somebody out of sight has, once more with what has become of everything. */
  runLater(): void {
    roots.runLater(this);
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
    return keysIn(this, value);
  }
  elementsOf(value: Value, at: Expr): Value {
    return access.elementsOf(this, value, at);
  }
  /** The property that an object itself holds; undefined where it certainly has none. */
  propertyOf(value: Value, key: string, at: Expr): Value | undefined {
    const found = property(value, key, at, this);
    return functions.isAbsentOnly(found) ? undefined : found;
  }
  listIn(value: Value): ListCell | ArrayValue | undefined {
    const leaf = onlyLeaf(value);
    if (leaf?.kind === 'array') return leaf;
    const cell = leaf?.kind === 'ref' ? this.cellOf(leaf) : undefined;
    return cell?.kind === 'list' ? cell : undefined;
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
  /** A value as it is now, with all that it holds. */
  snapshotDeep(value: Value): Value {
    return freeze(value, this.exit().state);
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
  invoke(fn: FunctionEntity, given: Given, self: Value | undefined, call: CallExpression | undefined, by?: Expr): Value {
    return functions.invoke(this, fn, given, self, call, by);
  }
  invokeOpen(fn: FunctionEntity, by?: Open): Value {
    return functions.invokeOpen(this, fn, by);
  }

  classValue(node: ClassNode, at: Expr): Value {
    return classes.classValue(this, node, at);
  }
  construct(cls: ClassEntity, given: Given, at: CallExpression | Expr): Value {
    return this.language(cls.cls.module).construct(this, cls, given, at);
  }
  callSuper(given: Given, e: CallExpression): Value {
    return classes.callSuper(this, given, e);
  }
  callSetter(cls: ClassEntity, key: string, self: Ref, value: Value, at: Expr): boolean {
    return classes.callSetter(this, cls, key, self, value, at);
  }
  setField(self: Value, param: Param, value: Value): void {
    classes.setField(this, self, param, value);
  }
  decorated(inner: Value, decorator: Expression): Value {
    return this.language(this.frame.module).decorate(this, inner, decorator);
  }
  combine(old: Value, right: Value, e: Extract<Expression, { k: 'assign' }>): Value {
    return this.language(this.frame.module).combine(this, old, right, e);
  }
}
