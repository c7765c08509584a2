/** Runs what has to run for every call of the Messages API to be seen with what it gets. */
import type { Engine } from '../flow/engine.js';
import { LISTENS, TELLS } from '../flow/events.js';
import { OutOfSteps } from '../flow/out-of-steps.js';
import { remembered } from '../frontends/once.js';
import type { CallExpression, Expression, NameExpression } from '../ir/expressions.js';
import type { Binding, ClassNode, FunctionNode, Module } from '../ir/ir.js';
import { outcomes, property } from '../values/outcomes.js';
import { type Expr, exprKey, type Open, type Value } from '../values/values.js';
import { mayChange } from './effects.js';
import type { Visit, Visits } from './visits.js';

const LAST_NAMES =
  /^(?:create|stream|parse|countTokens|count_tokens|toolRunner|tool_runner|thread|post|request|fetch|Request|build_request)$/;
/** Callers are looked for so many functions up. */
const MOST_ROUNDS = 5;
/** What holds a function is followed through so many variables. */
const MOST_NAMES = 20;

/** Calls that may be of the Messages API, by their names alone, and those without a name (`create.bind(messages)(…)`, `messages[way](…)`). */
const candidatesIn = (module: Module): CallExpression[] =>
  module.calls.filter(({ callee, construct }) => {
    if (callee.k !== 'get') return callee.k === 'name' || !construct;
    return typeof callee.key === 'string' ? LAST_NAMES.test(callee.key) : isEndpoint(callee.object);
  });

/** True for what has methods that send requests, whichever of them is looked up in it. */
const isEndpoint = (object: Expression): boolean => object.k === 'get' && typeof object.key === 'string' && ENDPOINTS.test(object.key);

const ENDPOINTS = /^(?:messages|batches|beta)$/;

/** The function or method that a place belongs to and that is not inside another one; undefined for the file itself. */
function outermost(fn: FunctionNode | null): FunctionNode | undefined {
  let at = fn ?? undefined;
  while (at?.parent) at = at.parent;
  return at;
}

/** Who names a variable, in its own file and through imports. */
export interface References {
  to(binding: Binding): NameExpression[];
  /** Functions that read a property of that name. */
  ofName(name: string): FunctionNode[];
  /** The variables in which what is called by such an expression keeps what it is given: `handlers` of `register(name, fn)`. */
  keeping(callee: Expression): Binding[];
  /** Functions that call something by such a name. */
  calling(pattern: RegExp): FunctionNode[];
  /** Where a file that has the variable among its exports is loaded as a value: `await import('./ask.js')`. */
  loading(binding: Binding): { fn: FunctionNode | null; start: number; module: Module }[];
}

/** What is known of callers. */
export interface Callers {
  /** True for a function that code out of sight can call. */
  isReachable(fn: FunctionNode): boolean;
  /** True for a file of tests, which call a function beside those that it is for. */
  isTest(module: Module): boolean;
}

/**
 * Runs the functions of files that have been loaded.
 * @returns for each call the functions whose callers in sight were taken to be all.
 */
export function explore(
  engine: Engine,
  modules: readonly Module[],
  visits: Visits,
  references: References,
  callers: Callers,
): ReadonlyMap<CallExpression, readonly FunctionNode[]> {
  const calls = modules.flatMap(candidatesIn);
  const changes = remembered(mayChange);
  const done = new Set<FunctionNode>();
  const run = (fn: FunctionNode): void => {
    done.add(fn);
    engine.runRoot(fn);
  };
  for (const cls of withChangingParts(modules, changes)) engine.makeInstances(cls);
  for (const fn of changing(modules, changes)) run(fn);
  // What markup changes reaches what runs again because of it.
  for (const fn of changing(
    modules.filter(({ shown }) => shown.size > 0),
    changes,
  ))
    run(fn);
  const owners = new Map(modules.flatMap(({ functions }) => functions.flatMap((fn) => fn.params.map(({ expr }) => [exprKey(expr), fn]))));
  const asked = new Set<FunctionNode>();
  let roots = new Set(calls.flatMap((call) => outermost(call.fn) ?? []));
  const inner = changedAround(modules, calls, changes);
  for (let round = 0; round < MOST_ROUNDS && roots.size > 0; round++) {
    if (round === 0) visits.aside(() => innerChanges(engine, inner));
    for (const root of roots) run(root);
    if (round === 0) visits.aside(() => innerChanges(engine, inner));
    if (round === 0) innerFunctions(engine, calls, visits, changes);
    const next = new Set<FunctionNode>();
    // One that names the function and does not call it hands it on.
    const handing = [...roots].filter((root) => round > 0 && !isOnTheWay(root, visits));
    for (const fn of [...dependent(visits), ...handing])
      for (const caller of callersOf(fn, references)) if (!done.has(caller)) next.add(caller);
    const again = new Set<FunctionNode>();
    for (const [fn, found] of leavers(visits, owners)) {
      if (asked.has(fn)) continue;
      asked.add(fn);
      const giving = callersOf(fn, references).filter(({ module }) => !callers.isTest(module));
      for (const caller of giving) if (!done.has(caller)) next.add(caller);
      // What they leave is there from then on.
      if (giving.length > 0) for (const root of found) again.add(root);
    }
    roots = new Set([...next, ...again]);
  }
  for (const fn of readers(modules)) if (!done.has(fn)) run(fn);
  const closed = closeWorld(visits, engine, callers);
  visits.close();
  try {
    for (const fn of deciding(modules)) if (!done.has(fn)) run(fn);
  } catch (error) {
    // The front end looks for what decides by an id, too, where these are too many.
    if (!(error instanceof OutOfSteps)) throw error;
  }
  return closed;
}

/** Functions that nothing has run so far, and that may decide by what they compare, or look up in a table. */
function deciding(modules: readonly Module[]): Set<FunctionNode> {
  const found = new Set<FunctionNode>();
  for (const module of modules)
    for (const fn of module.functions) {
      const root = DECIDES.test(module.text.slice(fn.expr.start, fn.expr.end)) ? outermost(fn) : undefined;
      if (root) found.add(root);
    }
  return found;
}

const DECIDES = /[=!]==?|\[[^\]'"`\d]|\b(?:has|get|includes|startsWith|endsWith|switch|match|test)\b/;

/** Functions that may read thinking text in what others have left for them. */
function readers(modules: readonly Module[]): Set<FunctionNode> {
  const found = new Set<FunctionNode>();
  for (const module of modules)
    for (const fn of module.functions) {
      const root = /\bthinking\b|thinking_delta/.test(module.text.slice(fn.expr.start, fn.expr.end)) ? outermost(fn) : undefined;
      if (root) found.add(root);
    }
  return found;
}

/** Functions that change what others read: each of them may have run before any other. */
function changing(modules: readonly Module[], changes: Asking): Set<FunctionNode> {
  const found = new Set<FunctionNode>();
  for (const module of modules)
    for (const fn of module.functions) {
      const root = changes(fn) ? outermost(fn) : undefined;
      if (root) found.add(root);
    }
  return found;
}

/** Classes in whose fields or constructor there are functions that change what others read: `cheap = () => { this.model = … }`. */
const withChangingParts = (modules: readonly Module[], changes: Asking): ClassNode[] =>
  modules.flatMap(({ classes, functions }) => {
    const parts = functions.filter((fn) => !fn.owner && (!fn.parent || outermost(fn)?.kind === 'constructor') && changes(fn));
    return classes.filter(({ expr: { start, end } }) => parts.some(({ expr }) => expr.start > start && expr.end <= end));
  });

/** What changes variables of a function around a call, or is made by a constructor, in the order of the files. */
function changedAround(modules: readonly Module[], calls: readonly CallExpression[], changes: Asking): FunctionNode[] {
  const around = new Set(calls.flatMap((call) => (call.fn?.parent ? outermost(call.fn) : [])));
  const isKept = (fn: FunctionNode): boolean => {
    const root = fn.parent ? outermost(fn) : undefined;
    return root !== undefined && (around.has(root) || root.kind === 'constructor');
  };
  return modules.flatMap(({ functions }) => functions.filter((fn) => isKept(fn) && changes(fn)));
}

/** Runs those of them that nobody in sight calls: others have them. */
function innerChanges(engine: Engine, inner: readonly FunctionNode[]): void {
  for (const fn of inner) if (engine.records.callersOf(fn).size === 0) engine.runRoot(fn);
}

/** Calls in functions that were made, and that nobody has called: they are kept for later, or given back. */
function innerFunctions(engine: Engine, calls: readonly CallExpression[], visits: Visits, changes: Asking): void {
  // A function around a hundred calls that are none of the API's runs once for all of them.
  const ran = new Set<FunctionNode>();
  for (const call of calls)
    for (let fn = call.fn; fn?.parent && !visits.byCall.has(call); fn = fn.parent) {
      if (ran.has(fn)) continue;
      ran.add(fn);
      engine.runRoot(fn);
      // What it leaves behind it finds when it is called again.
      if (changes(fn)) engine.runRoot(fn);
    }
}

type Asking = (fn: FunctionNode) => boolean;

const isOnTheWay = (root: FunctionNode, visits: Visits): boolean =>
  [...visits.byCall.values(), ...visits.http.values()].some((list) => list.some(({ stack }) => stack.at(-1) === root));

/** Functions on whose parameters a call depends that nobody in sight has filled in. */
function dependent(visits: Visits): Set<FunctionNode> {
  const found = new Set<FunctionNode>();
  for (const list of visits.byCall.values())
    for (const visit of list) {
      const root = visit.stack.at(-1);
      if (root && !found.has(root) && dependsOnParameters(visit)) found.add(root);
    }
  return found;
}

const KEYS = ['model', 'thinking', 'requests', 'temperature', 'betas', 'messages'];

/** Functions that have left what they were given where a call finds it, without being on the way to it; and where the way begins. */
function leavers(visits: Visits, owners: ReadonlyMap<string, FunctionNode>): Map<FunctionNode, Set<FunctionNode>> {
  const found = new Map<FunctionNode, Set<FunctionNode>>();
  for (const list of visits.byCall.values())
    for (const { params, configs, assume, stack } of list) {
      const values = params ? [params, ...KEYS.map((key) => property(params, key)), ...configs] : configs;
      const root = stack.at(-1);
      for (const value of values)
        for (const { leaf } of outcomes(value, assume)) {
          const fn = leaf.kind === 'open' ? owners.get(exprKey(wholeOf(leaf).expr)) : undefined;
          if (fn && root && !stack.includes(fn)) found.set(fn, (found.get(fn) ?? new Set()).add(root));
        }
    }
  return found;
}

/** The value that a part is a part of. */
export const wholeOf = (open: Open): Open => (open.of ? wholeOf(open.of.open) : open);

function dependsOnParameters({ params, configs, recognised, assume }: Visit): boolean {
  if (!params) return true;
  if (!recognised.traced) return true;
  const isOpen = (value: Value): boolean => outcomes(value, assume).some(({ leaf }) => leaf.kind === 'open' && isParameter(leaf));
  return isOpen(params) || KEYS.some((key) => isOpen(property(params, key))) || configs.some(isOpen);
}

const isParameter = (open: Open): boolean =>
  open.why === 'parameter' || open.why === 'expression' || open.why === 'changed' || open.why === 'call';

function callersOf(fn: FunctionNode, references: References): FunctionNode[] {
  const own = outermost(fn);
  const found = new Set<FunctionNode>();
  const add = (caller: FunctionNode | null | undefined) => {
    const root = outermost(caller ?? null);
    if (root && root !== own) found.add(root);
  };
  const follow = (module: Module, start: number) => {
    const { bindings, keys } = namedBy(module, start);
    for (const other of [...bindings, ...givenTo(module, start).flatMap(references.keeping)])
      if (!pending.includes(other)) pending.push(other);
    for (const key of keys) for (const caller of references.ofName(key)) add(caller);
  };
  // What listens hears whoever tells the object something, under whatever name that has it.
  const listen = (module: Module, { start, end }: Expr) => {
    if (module.calls.some((call) => isListening(call) && call.start <= end && call.end >= start))
      for (const caller of references.calling(TELLS)) add(caller);
  };
  const pending = namesOf(fn);
  // One without a name is held by what the statement around it gives it to: `emitter.on('ask', (question) => …)`.
  if (pending.length === 0) follow(fn.module, fn.expr.start);
  pending.push(...decoratorsOf(fn).flatMap(references.keeping));
  listen(fn.module, fn.expr);
  for (const binding of pending) {
    if (pending.length > MOST_NAMES) break;
    for (const name of references.to(binding)) {
      if (name.fn) add(name.fn);
      else if (name.binding) follow(name.binding.module, name.start);
      if (name.binding) listen(name.binding.module, name);
    }
    for (const { fn: loader, module, start } of references.loading(binding)) {
      if (loader) add(loader);
      else follow(module, start);
    }
  }
  if (fn.name && !fn.binding) for (const caller of references.ofName(fn.name)) add(caller);
  return [...found];
}

/** The variables that a function, or its class, is declared as. */
const namesOf = (fn: FunctionNode): Binding[] =>
  [fn.binding, fn.owner?.binding].filter((binding) => binding !== null && binding !== undefined);

/** Those, or the ones that the statement around a function without a name gives it to. */
export function holdersOf(fn: FunctionNode): Binding[] {
  const names = namesOf(fn);
  return names.length > 0 ? names : namedBy(fn.module, fn.expr.start).bindings;
}

/** What is called with what stands at a place as an argument, or in one. */
const givenTo = (module: Module, start: number): Expression[] =>
  module.calls.flatMap(({ callee, args }) => (args.some(({ expr }) => expr.start <= start && start < expr.end) ? callee : []));

/** What is called with a function, or with its class, as a decorator. */
const decoratorsOf = ({ decorators, owner }: FunctionNode): Expression[] =>
  [...decorators, ...(owner?.decorators ?? [])].map((one) => (one.k === 'call' ? one.callee : one));

const isListening = (call: CallExpression): boolean => LISTENS.test(calledName(call) ?? '');

/** The name by which a function is called, as a method or not. */
export function calledName({ callee }: CallExpression): string | undefined {
  if (callee.k === 'get') return typeof callee.key === 'string' ? callee.key : undefined;
  return callee.k === 'name' ? callee.name : undefined;
}

/** The variables and properties that a statement of the file gives a value which is made of what stands at a place: `const tools = { ask }`. */
function namedBy(module: Module, start: number): { bindings: Binding[]; keys: string[] } {
  const found: Binding[] = [];
  const keys: string[] = [];
  for (const statement of module.body) {
    if (statement.expr.start > start || statement.expr.end < start || statement.k !== 'do') continue;
    const held = statement.value.k === 'call' ? rootOf(statement.value.callee) : undefined;
    if (held) found.push(held);
    if (statement.value.k !== 'assign') continue;
    const { target } = statement.value;
    if (target.k === 'name' && target.binding) found.push(target.binding);
    if (target.k === 'get' && typeof target.key === 'string') {
      keys.push(target.key);
      const root = rootOf(target.object);
      if (root) found.push(root);
    }
    if (target.k === 'object-pattern')
      for (const entry of target.entries) if (entry.target.k === 'name' && entry.target.binding) found.push(entry.target.binding);
  }
  return { bindings: found, keys };
}

/** The variable that a path of properties begins with. */
function rootOf(path: Expression): Binding | undefined {
  let root = path;
  while (root.k === 'get') root = root.object;
  return root.k === 'name' ? (root.binding ?? undefined) : undefined;
}

/** True where the code names a model that is sent unless a caller passes another. */
function hasDefaultModel({ params, assume }: Visit): boolean {
  const leaves = params ? outcomes(property(params, 'model'), assume).map(({ leaf }) => leaf) : [];
  return leaves.some(({ kind }) => kind === 'literal') && leaves.some((leaf) => leaf.kind === 'open' && isParameter(leaf));
}

/** Where all callers of a function are in sight, what nobody passes is not there. */
function closeWorld(visits: Visits, engine: Engine, { isReachable, isTest }: Callers): Map<CallExpression, FunctionNode[]> {
  const closed = new Map<CallExpression, FunctionNode[]>();
  const isCalled = (fn: FunctionNode): boolean =>
    [...engine.records.callersOf(fn)].some((caller) => !isTest('module' in caller ? caller.module : caller));
  for (const [call, list] of visits.byCall) {
    const roots = list.flatMap(({ root }) => root ?? []);
    const left = new Set(roots.filter((root) => !isReachable(root) && isCalled(root)));
    // A default, and what a method does on an instance in sight, are no guesses about others.
    const kept = list.filter((visit) => !visit.root || !left.has(visit.root) || !dependsOnParameters(visit) || hasDefaultModel(visit));
    if (kept.length === 0 || kept.length === list.length) continue;
    visits.keep(call, kept);
    closed.set(call, [...left]);
  }
  return closed;
}
