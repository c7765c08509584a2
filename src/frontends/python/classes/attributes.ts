/** What a class says of an attribute: in its body, in its methods, and wherever else something is assigned to it. */
import type { Entry } from '../../../values/values.js';
import { changed } from '../../entries.js';
import { changesTo } from '../changes/changes.js';
import type { LooseWrite, Write } from '../changes/member-writes.js';
import { field, isCall, isFunction, isKeyword, isMember, memberName, type Node, objectOf, parts, positional } from '../syntax/node.js';
import { type Context, exprOf, type Located } from '../values/context.js';
import { basesOf, classNamed, familyOf, functionAround, isAbstract, isPropertyOf, lineOf } from './hierarchy.js';
import type { Instance } from './instances.js';

/**
 * A place that gives an attribute its value: an assignment in a class body, in a constructor, in another method, or from outside;
 * a function or class in the class; a declaration without a value; or something that may assign anything.
 */
export interface Source extends Located {
  how: 'body' | 'init' | 'late' | 'function' | 'class' | 'declared' | 'unseen';
}

/** The orders in which an attribute is looked up: one for each class that the object may be of. */
export function linesOf(instance: Instance, ctx: Context): (readonly Located[])[] {
  if (instance.kind === 'class' || instance.kind === 'made') return [lineOf(instance, ctx)];
  return familyOf(instance, ctx).map((one) => {
    const line = lineOf(one, ctx);
    return instance.kind === 'super' ? line.slice(line.findIndex(({ node }) => node === instance.node) + 1) : line;
  });
}

/** What one object's attributes can be is told by its class: by the same one for all of them. */
export const isOneObject = ({ kind }: Instance): boolean => kind === 'self' || kind === 'cls' || kind === 'super';

/**
 * The function that a call of a method runs, for each class that the object may be of; none at all where that cannot be told. A class
 * that leaves the method to others is given another one's.
 */
export function methodsByLine(instance: Instance, name: string, ctx: Context): Located[] {
  const found: (Located | undefined)[] = [];
  for (const line of linesOf(instance, ctx)) {
    const sources = sourcesIn(line, name, ctx, instance.kind === 'super');
    const [one, ...others] = sources;
    if (others.length || (one ? one.how !== 'function' : hasUnknownBase(line, ctx))) return [];
    found.push(one && !isAbstract(one.node) ? one : undefined);
  }
  const [any] = found.filter((one) => one !== undefined);
  return any ? found.map((one) => one ?? any) : [];
}

/** The functions that a call of a method may run; none where that cannot be told. */
export const methodsOf = (instance: Instance, name: string, ctx: Context): Located[] => [
  ...new Map(methodsByLine(instance, name, ctx).map((fn) => [fn.node, fn])).values(),
];

/** Everything that gives an attribute its value in an object whose attributes are looked up in this order. */
export const sourcesIn = (line: readonly Located[], name: string, ctx: Context, ofClass = false): readonly Source[] =>
  ctx.sourcesOf(line, name, ofClass);

/** Makes the look-up of one run: the same attributes of the same classes are asked for again and again. */
export function createSources(ctx: () => Context): Context['sourcesOf'] {
  const memo = new Map<string, readonly Source[]>();
  return (line, name, ofClass) => {
    const key = `${name} ${ofClass} ${line.map(({ module, node }) => `${module.file}:${node.start}`).join(' ')}`;
    const known = memo.get(key);
    if (known) return known;
    const found = findSources(line, name, ctx(), ofClass);
    memo.set(key, found);
    return found;
  };
}

function findSources(line: readonly Located[], name: string, ctx: Context, ofClass: boolean): Source[] {
  const inBody = bodySources(line, name);
  const [getter] = inBody;
  // What has a getter is never read from the object itself.
  if (getter?.how === 'function' && isPropertyOf(getter.node) && !isCached(getter.node)) return inBody;
  const found: Source[] = [];
  const nodes = new Set(line.map(({ node }) => node));
  let settled = false;
  for (const one of ofClass ? [] : line) {
    const own = ctx.writesTo(name).filter(({ owner }) => owner?.node === one.node);
    const sure = own.filter(isSure).at(-1);
    for (const write of own) {
      const isFirst = isInConstructor(write);
      if (isFirst && (settled || (sure && write.node.start < sure.node.start))) continue;
      found.push({ ...write, how: !write.value ? 'unseen' : isFirst ? 'init' : 'late' });
    }
    settled ||= sure !== undefined;
  }
  if (!settled) found.push(...inBody);
  for (const write of ctx.writesTo(name)) {
    if (write.owner) continue;
    const from = ctx.instancesOf(write.receiver, write.module);
    const isHere = from.some(({ node, kind }) => nodes.has(node) && !(settled && kind === 'class'));
    if (isHere) found.push({ ...write, how: write.value ? 'late' : 'unseen' });
    else if (from.length === 0 && ctx.mayBeAny(write.receiver, write.module)) found.push({ ...write, how: 'unseen' });
  }
  // A class that may have attributes of any name.
  for (const { node } of line) found.push(...ctx.classesMade(node).map((made): Source => ({ ...made, how: 'unseen' })));
  for (const write of ctx.looseWrites(name)) if (concerns(write, line, nodes, ctx)) found.push({ ...write, how: 'unseen' });
  return found;
}

function bodySources(line: readonly Located[], name: string): Source[] {
  const declared: Source[] = [];
  for (const { module, node } of line) {
    const all = module.scopes.scopeOf(node)?.bindings.get(name)?.definitions ?? [];
    for (const { kind, node: one } of all) if (kind === 'declare') declared.push({ module, node: one, how: 'declared' });
    const definitions = all.filter(({ kind }) => kind !== 'declare');
    const functions = definitions.filter(({ kind }) => kind === 'function');
    if (functions.length > 1 || (functions.length === 1 && definitions.length === 1)) {
      // Overloads and setters have the name of what they belong to.
      const main = functions.find(({ node: one }) => isPropertyOf(one)) ?? functions.at(-1);
      if (main) return [{ module, node: main.node, how: 'function' }];
    }
    if (definitions.length === 1 && definitions[0]?.kind === 'class') return [{ module, node: definitions[0].node, how: 'class' }];
    if (definitions.length)
      return definitions.map(({ kind, node: one }) => ({ module, node: one, how: kind === 'assign' ? 'body' : 'unseen' }));
  }
  return declared;
}

const isCached = (fn: Node): boolean =>
  fn.parent?.children.some(({ type, text }) => type === 'decorator' && /cached_property\b/.test(text)) ?? false;

const CONSTRUCTORS = /^(?:__init__|__new__)$/;

const isInConstructor = ({ node }: Located): boolean => {
  const fn = functionAround(node);
  return fn !== undefined && CONSTRUCTORS.test(field(fn, 'name')?.text ?? '') && node.type === 'assignment';
};

/** Written whenever an object is made, after everything that the bases' constructors write. */
export function isSure(write: Write): boolean {
  const fn = functionAround(write.node);
  const body = fn && field(fn, 'body');
  if (!fn || !body || !write.value || !isInConstructor(write) || write.node.parent?.parent !== body) return false;
  const before = body.text.slice(0, write.node.start - body.start);
  return !/\.__init__\s*\(/.test(body.text.slice(write.node.end - body.start)) && !/\breturn\b/.test(before);
}

const HARMLESS_BASES =
  /(?:^|\.)(?:object|ABC|Protocol|Generic|\w*Enum|\w*Flag|BaseModel|BaseSettings|SQLModel|NamedTuple|TypedDict|Struct|str|int|dict|list|Exception)$/;

/** True where a class of the line answers for its attributes itself, or a class of the project makes it. */
export const answersItself = (line: readonly Located[], ctx: Context): boolean =>
  line.some(({ module, node }) => {
    if (module.scopes.scopeOf(node)?.bindings.has('__getattribute__')) return true;
    const maker = parts(field(node, 'superclasses') ?? node).find((one) => isKeyword(one) && field(one, 'name')?.text === 'metaclass');
    const named = maker && field(maker, 'value');
    const metaclass = named && classNamed(named, module, ctx);
    return (
      metaclass !== undefined &&
      lineOf(metaclass, ctx).some((one) => MAKES.some((name) => one.module.scopes.scopeOf(one.node)?.bindings.has(name)))
    );
  });

const MAKES = ['__new__', '__init__', '__prepare__', '__getattribute__', '__getattr__'];

/** True where a class of the line has a base that is not in the project and may have members of any name. */
export const hasUnknownBase = (line: readonly Located[], ctx: Context): boolean =>
  line.some(({ module, node }) =>
    basesOf(node).some((base) => !HARMLESS_BASES.test(base.text.replace(/\[[\s\S]*$/, '')) && !classNamed(base, module, ctx)),
  );

function concerns(write: LooseWrite, line: readonly Located[], nodes: ReadonlySet<Node>, ctx: Context): boolean {
  const from = ctx.instancesOf(write.receiver, write.module);
  if (from.length) return from.some(({ node }) => nodes.has(node));
  // Any member of anything: taken for one of this class where it stands beside it.
  return (write.name !== undefined || line.some(({ module }) => module === write.module)) && ctx.mayBeAny(write.receiver, write.module);
}

/** What a change leaves of a dictionary that is sent: with any other value of these the request may be another one. */
const DECIDES = /^(?:model|thinking|betas|output_config|extra_\w+|temperature|top_[pk]|speed|fallbacks)$/;

/** `self.params['system'] = …`: what the attribute may hold beside what it was given. */
export const changesInside = (line: readonly Located[], name: string, ctx: Context): Entry[] =>
  ctx.membersNamed(name).flatMap(({ module, node }) => {
    const { parent } = node;
    const isTarget = parent && /assignment$/.test(parent.type) && node.field === 'left';
    if (!parent || isTarget) return [];
    const from = ctx.instancesOf(objectOf(node), module);
    const isOurs = from.length > 0 ? from.some((one) => shares(one, line, name, ctx)) : ctx.mayBeAny(objectOf(node), module);
    if (!isOurs) return [];
    const changes = changesTo({ module, node }, ctx);
    if (!changes) return changed(undefined, exprOf(module, node));
    return changes.flatMap(({ keys, at }) => changed(keys?.some((key) => DECIDES.test(key)) ? undefined : keys, at));
  });

/** True for an object of a class of the line, and for one that finds what a class of the line has in its body. */
function shares({ module, node }: Located, line: readonly Located[], name: string, ctx: Context): boolean {
  const isInLine = (one: Located | undefined): boolean => line.some((other) => other.node === one?.node);
  return isInLine({ module, node }) || isInLine(lineOf({ module, node }, ctx).find((one) => hasInBody(one, name)));
}

const hasInBody = ({ module, node }: Located, name: string): boolean => module.scopes.scopeOf(node)?.bindings.has(name) ?? false;

/** `self.requests.append(…)`: the items that are added to a list in an attribute, in whatever order; `whole` is a list of them. */
export const itemsAdded = (line: readonly Located[], name: string, ctx: Context): (Located & { whole: boolean })[] =>
  ctx.membersNamed(name).flatMap(({ module, node }) => {
    const { parent } = node;
    const method = parent && isMember(parent) && objectOf(parent) === node ? (memberName(parent) ?? '') : '';
    const call = /^(?:append|extend|insert)$/.test(method) ? parent?.parent : null;
    const item = call && isCall(call) ? positional(call)[method === 'insert' ? 1 : 0] : undefined;
    if (!item) return [];
    const from = ctx.instancesOf(objectOf(node), module);
    const isOurs = from.some((one) => line.some((other) => other.node === one.node));
    return isOurs ? [{ module, node: item, whole: method === 'extend' }] : [];
  });

/** The function that a node of the class body is, where it is one that is called like an attribute. */
export const isGetter = (source: Source): boolean => source.how === 'function' && isFunction(source.node) && isPropertyOf(source.node);
