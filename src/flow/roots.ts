/** Functions that nothing in sight calls, run with whatever they may be given. */
import type { ClassNode, FunctionNode } from '../ir/ir.js';
import type { Ref, Value } from '../values/values.js';
import { lineOf } from './classes.js';
import type { ClassEntity, FunctionEntity } from './entities.js';
import { MOST_ALTERNATIVES } from './limits.js';
import type { Machine } from './machine.js';
import { settle } from './pending.js';

/** Runs a function that nothing in sight calls, or as if nothing did, with whatever its parameters can be. */
export function runRoot(m: Machine, fn: FunctionNode): void {
  const { module } = fn;
  const env = m.ensureLoaded(module);
  const frame = m.moduleFrame(module, env);
  if (fn.owner) {
    for (const { entity, value } of m.records.classesByNode.get(fn.owner) ?? []) m.apart(frame, () => runMethod(m, fn, entity, value));
    return;
  }
  const self = m.records.holders.get(fn);
  for (const closure of m.records.closures.get(fn) ?? [])
    m.apart(frame, () => {
      finish(m, m.invokeOpen({ ...closure, ...(self && !closure.self && { self }) }), fn);
    });
}

function runMethod(m: Machine, fn: FunctionNode, cls: ClassEntity, value: Value): void {
  if (fn.kind === 'constructor') {
    constructOpen(m, cls);
    runLater(m);
    return;
  }
  const entity: FunctionEntity = { kind: 'function', fn, env: cls.env, home: cls };
  if (fn.receiver === 'none') {
    finish(m, m.invokeOpen(entity), fn);
    return;
  }
  if (fn.receiver === 'class') {
    const below = classesBelow(m, cls).map((one) => m.records.classEntityValue(one, one.cls.expr));
    for (const self of [value, ...below].slice(0, MOST_ALTERNATIVES)) {
      m.live = true;
      finish(m, m.invokeOpen({ ...entity, self }), fn);
    }
    return;
  }
  for (const self of selvesOf(m, cls)) {
    m.live = true;
    finish(m, m.invokeOpen({ ...entity, self }), fn);
  }
}

/** Makes an instance of a class where somebody out of sight may have one, or nobody in sight makes any. */
export function makeInstances(m: Machine, cls: ClassNode): void {
  for (const { entity } of m.records.classesByNode.get(cls) ?? []) selvesOf(m, entity);
}

/** What the methods of a class may run on: the instances in sight, and one that somebody out of sight may make. */
function selvesOf(m: Machine, cls: ClassEntity): Ref[] {
  const known = instancesOf(m, cls);
  const below = classesBelow(m, cls);
  /** Somebody in sight makes it, or nobody can. */
  const isMade = (node: ClassNode): boolean => (node.abstract && below.length > 0) || (m.records.instances.get(node)?.length ?? 0) > 0;
  const open = [cls, ...below]
    .filter(({ cls: node }) => node.binding === null || m.language(node.module).isMadeOutside(node) || !isMade(node))
    .map((one) => openInstance(m, one));
  return [...known, ...open].slice(0, MOST_ALTERNATIVES);
}

function classesBelow(m: Machine, cls: ClassEntity, seen: ReadonlySet<ClassEntity> = new Set()): ClassEntity[] {
  if (seen.has(cls)) return [];
  const more = new Set(seen).add(cls);
  return (m.records.below.get(cls.cls) ?? []).flatMap((one) => [one, ...classesBelow(m, one, more)]);
}

function finish(m: Machine, value: Value, fn: FunctionNode): void {
  m.hooks.used(value, { kind: 'returned', expr: fn.expr, frame: m.frame });
  m.live = true;
  runLater(m);
}

/** Instances of a class, or of one below it, that outlive the code that made them. */
function instancesOf(m: Machine, cls: ClassEntity): Ref[] {
  const found: Ref[] = [];
  for (const [node, refs] of m.records.instances) {
    const made = m.records.classesByNode.get(node) ?? [];
    if (!made.some(({ entity }) => lineOf(entity).classes.some((one) => one.cls === cls.cls))) continue;
    found.push(...refs.filter((ref) => m.shared.has(ref.id) || m.state.get(ref.id) !== undefined));
  }
  return found.slice(0, MOST_ALTERNATIVES);
}

/** The instance that somebody out of sight may have: what one method does to it, another finds. */
export function openInstance(m: Machine, cls: ClassEntity): Ref {
  const known = m.records.openInstances.get(cls);
  if (known) return known;
  let made: Ref | undefined;
  m.apart(m.moduleFrame(cls.cls.module, m.ensureLoaded(cls.cls.module)), () => {
    made = constructOpen(m, cls);
    runLater(m);
  });
  const instance = made ?? m.newObject({ expr: cls.cls.expr, entries: [], readonly: false, cls });
  m.records.openInstances.set(cls, instance);
  return instance;
}

function constructOpen(m: Machine, cls: ClassEntity): Ref {
  const instance = m.newObject({ expr: cls.cls.expr, entries: [], readonly: false, cls });
  m.language(cls.cls.module).initialiseOpen(m, cls, instance);
  m.live = true;
  return instance;
}

/** Functions that somebody out of sight has, once more with what has become of everything. */
export function runLater(m: Machine): void {
  settle(m);
  const done = new Set<FunctionEntity>();
  for (let fn = m.later.shift(); fn; fn = m.later.shift()) {
    if (done.has(fn) || done.size > MOST_ALTERNATIVES) continue;
    done.add(fn);
    m.live = true;
    // It may as well never be called.
    m.maybe(() => m.invokeOpen(fn), fn.fn.expr, false);
  }
}
