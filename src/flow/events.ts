/** Events: what an object is told reaches the functions that listen to it, in whatever file and order. */
import { type Expr, exprKey, type Value } from '../values/values.js';
import { type ExternalEntity, entityOf, type FunctionEntity, outsideKey } from './entities.js';
import { MOST_CLOSURES } from './limits.js';
import type { Given, Machine } from './machine.js';
import { leavesOf, literalOf } from './shape.js';

/** Methods by which an object is told something. */
export const TELLS = /^(?:emit|emitAsync|emitSync|dispatch|publish|trigger|fire|notify|broadcast|next|dispatchEvent)$/;
/** Methods by which a function comes to listen to an object. */
export const LISTENS = /^(?:on|once|onAny|addListener|addEventListener|subscribe|prependListener|prependOnceListener)$/;

/** An object has so many listeners, and is told so many things. */
const MOST_ON_CHANNEL = 50;

interface Listener {
  fn: Value;
  /** The event that it listens to; undefined where it cannot be told, or is any. */
  event: string | undefined;
  /** True where it gets what follows the name of the event. */
  isNamed: boolean;
}

interface Told {
  /** What follows the name of the event. */
  args: Given['args'];
  /** The name itself; nothing where what is told has it (`dispatchEvent(event)`). */
  name: Given['args'];
  event: string | undefined;
  at: Expr;
}

/** All that one object was told, and by whom it is heard. */
export interface Channel {
  listeners: Listener[];
  told: Told[];
}

/** Tells what listens to something of another package what that is told (`emitter.emit('ask', question, model)`); gives what the listeners give. */
export function throughEvents(m: Machine, entity: ExternalEntity, { args }: Given, at: Expr): Value[] {
  const last = entity.steps.at(-1);
  if (last?.kind !== 'get') return [];
  const [first] = entity.steps;
  const isGlobal = entity.specifier === '' && first?.kind === 'get' && GLOBAL.test(first.key);
  return through(m, outsideKey({ ...entity, steps: entity.steps.slice(isGlobal ? 1 : 0, -1) }), last.key, args, at);
}

/** The one object that all files share, by whatever name, and what hands its events on to it. */
const GLOBAL = /^(?:globalThis|document)$/;

/** The same for functions of the project's own, whose file may keep the listeners where they are not followed. */
export function throughOwnEvents(m: Machine, { fn }: FunctionEntity, { args }: Given, at: Expr): void {
  const { name } = fn;
  if (name && (LISTENS.test(name) || TELLS.test(name))) through(m, fn.module.file, name, args, at);
}

/** @param object what tells apart the objects that are listened to. */
function through(m: Machine, object: string, name: string, args: Given['args'], at: Expr): Value[] {
  const isWhole = name === 'dispatchEvent';
  const [head] = args;
  const event = textOf(isWhole && head ? m.propertyOf(head.value, 'type', at) : head?.value);
  const functions = TELLS.test(name) ? [] : args.flatMap(({ value }) => functionsIn(value));
  const channel = m.records.channel(object);
  if (functions.length > 0) {
    if (!LISTENS.test(name) && event === undefined) return [];
    const isNamed = event !== '*' && args[0] !== undefined && functionsIn(args[0].value).length === 0;
    return functions.flatMap((fn) => {
      const listener: Listener = { fn, event: isNamed ? event : undefined, isNamed };
      if (isRoom(channel.listeners, (one) => exprKey(one.fn.expr) === exprKey(fn.expr))) channel.listeners.push(listener);
      return channel.told.flatMap((told) => heard(m, listener, told, at));
    });
  }
  // Any method that is given the name of an event may tell it.
  if (!TELLS.test(name) && !(args.length > 1 && channel.listeners.some((one) => one.event !== undefined && one.event === event))) return [];
  const told: Told = { name: isWhole ? [] : args.slice(0, 1), args: isWhole ? args : args.slice(1), event, at };
  const then = (list: Given['args']): Given['args'] => list.map((one) => ({ ...one, value: m.snapshotDeep(one.value) }));
  if (isRoom(channel.told, (one) => exprKey(one.at) === exprKey(at)))
    channel.told.push({ ...told, name: then(told.name), args: then(told.args) });
  return channel.listeners.flatMap((listener) => heard(m, listener, told, at));
}

/** Code that runs again and again takes no place from other code. */
const isRoom = <T>(list: readonly T[], isSame: (one: T) => boolean): boolean =>
  list.length < MOST_ON_CHANNEL && list.filter(isSame).length < MOST_CLOSURES;

function heard(m: Machine, listener: Listener, told: Told, at: Expr): Value[] {
  if (listener.event !== undefined && told.event !== undefined && listener.event !== told.event) return [];
  const args = listener.isNamed ? told.args : [...told.name, ...told.args];
  return [m.maybe(() => m.call(listener.fn, { args, keywords: null }, undefined), at, false)];
}

const functionsIn = (value: Value): Value[] => (leavesOf(value, 8) ?? []).filter((leaf) => entityOf(leaf)?.kind === 'function');

function textOf(value: Value | undefined): string | undefined {
  const known = value && literalOf(value)?.value;
  return typeof known === 'string' ? known : undefined;
}
