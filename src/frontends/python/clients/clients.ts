/** From the callee of a call to the client it is on: through names, fields, functions, classes and imports. */
import type { EndpointAnchor, Platform } from '../../../sites/sites.js';
import type { Expr, Value } from '../../../values/values.js';
import { isGetter, linesOf, methodsOf, type Source, sourcesIn } from '../classes/attributes.js';
import { constructorsOf } from '../classes/constructors.js';
import { basesOf, classNamed, lineOf, superclassesOf } from '../classes/hierarchy.js';
import type { Instance } from '../classes/instances.js';
import type { Module, Resolution } from '../modules/modules.js';
import { classOf, resolveName } from '../modules/names.js';
import { castTo } from '../syntax/casts.js';
import { stringValue } from '../syntax/literals.js';
import {
  calleeOf,
  field,
  holds,
  isCall,
  isClass,
  isMember,
  isName,
  memberName,
  type Node,
  objectOf,
  parts,
  positional,
  statementOf,
  unwrap,
} from '../syntax/node.js';
import type { Binding, Definition } from '../syntax/scope.js';
import { annotationOf, meaningOf } from '../types/type-names.js';
import { type Context, exprOf, type Located } from '../values/context.js';
import { calledFunctions } from '../values/functions.js';
import { handedOutBy, injectedInto } from '../values/injected.js';
import { setFromOutside } from '../values/outside.js';
import { defaultOf, passedFor } from '../values/parameters.js';
import { classesAmong } from './client-classes.js';
import { clientOptions, httpClientOptions } from './client-options.js';
import { classWithoutBeta, isOfTest, namespaceWithoutBeta, tupleWithoutBeta } from './without-beta.js';

export type Root =
  | { kind: 'client'; platform: Platform; configs: Value[] }
  /** Something that is no client of the SDK: of another package, where `from` says so; `at` names it where it has no `beta`, `mock` the place in a test that puts it there. */
  | { kind: 'else'; from?: Origin; at?: Expr; mock?: Expr }
  /** What another package has in the place of the SDK's client. */
  | { kind: 'other'; library: string }
  | { kind: 'unknown' };

/** A name of another package, and what it was called with. */
export interface Origin {
  specifier: string;
  name: string;
  call?: Located;
}

export interface Trace {
  root: Root;
  /** The names behind the root, the last one called. */
  path: string[];
  anchors: EndpointAnchor[];
  /** What stands before `messages` may be the beta endpoint already. */
  mixed?: boolean;
}

const MOST_DEPTH = 12;
/** The client classes of the SDK. */
const CLIENT = /^(?:Async)?Anthropic(?:(Bedrock)(?:Mantle)?|(Vertex|Foundry)|AWS)?$/;

/** The platform of an SDK's client class; undefined for anything else. */
export function platformOf(found: Resolution): Platform | undefined {
  if (found.kind !== 'external' || !/^anthropic(?:\.|$)/.test(found.specifier)) return undefined;
  const match = CLIENT.exec(found.name);
  return match ? (((match[1] ?? match[2])?.toLowerCase() as Platform | undefined) ?? 'first-party') : undefined;
}

export class Tracer {
  /** The parameters whose callers are being looked at: one that is handed on to itself adds nothing. */
  private readonly asked = new Set<Node>();
  /** What was found, by the depth at which it was asked for; only where no parameter is being looked at. */
  private readonly known: Map<Node, Trace[]>[] = [];

  constructor(private readonly ctx: Context) {}

  /** Every client that a callee can be on, with the path of names behind it. */
  trace(node: Node, module: Module, depth = 0): Trace[] {
    if (this.asked.size > 0) return this.traced(node, module, depth);
    this.known[depth] ??= new Map();
    const known = this.known[depth].get(node) ?? this.traced(node, module, depth);
    this.known[depth].set(node, known);
    return known;
  }

  private traced(node: Node, module: Module, depth: number): Trace[] {
    const inner = unwrap(node);
    if (depth > MOST_DEPTH) return [unknown()];
    const type = castTo(node);
    const typed = type && this.typed(type, module);
    if (typed?.some(({ root }) => root.kind === 'client')) return typed;
    const platform = platformOf(resolveName(inner, module, this.ctx));
    // The class itself is no client.
    if (platform) return [{ root: { kind: 'else' }, path: [], anchors: [] }];
    if (isMember(inner)) return this.member(inner, module, depth);
    if (isCall(inner)) return this.call(inner, module, depth);
    if (isName(inner)) return this.name(inner, module, depth);
    if (inner.type === 'conditional_expression' || inner.type === 'boolean_operator') {
      const [first, ...rest] = parts(inner);
      const sides = inner.type === 'conditional_expression' ? [first, rest.at(-1)] : [first, ...rest];
      return held(sides.flatMap((side) => (side ? this.trace(side, module, depth + 1) : [])));
    }
    return [unknown()];
  }

  private member(node: Node, module: Module, depth: number): Trace[] {
    const name = memberName(node) as string;
    const found = resolveName(node, module, this.ctx);
    if (found.kind === 'binding') return held(this.variable(found.binding, found.binding.definitions, found.module, depth));
    if (found.kind === 'external') return [elsewhere(found)];
    const object = unwrap(objectOf(node));
    const inField = this.fields(this.ctx.instancesOf(object, module), name, depth);
    return inField ? held(inField) : this.behind(object, name, node, module, depth);
  }

  /** What has that name on an object; `node` is the whole of it. */
  private behind(object: Node, name: string, node: Node, module: Module, depth: number): Trace[] {
    const traces = this.trace(object, module, depth + 1);
    const isBeta = ({ path }: Trace) => path.at(-1) === 'beta';
    const mixed = name === 'messages' && traces.some(isBeta) && !traces.every(isBeta);
    return traces.map((trace) => {
      const anchor: EndpointAnchor[] = name === 'messages' && !isBeta(trace) ? [{ kind: 'member', expr: exprOf(module, node) }] : [];
      return { ...trace, path: [...trace.path, name], anchors: [...trace.anchors, ...anchor], ...(mixed && { mixed }) };
    });
  }

  /** What an attribute of project classes holds; undefined where they do not say. */
  private fields(owners: readonly Instance[], name: string, depth: number): Trace[] | undefined {
    const found = owners.flatMap((owner) =>
      linesOf(owner, this.ctx).flatMap((line) => {
        const sources = sourcesIn(line, name, this.ctx, owner.kind === 'super');
        return sources.length ? [this.fromSources(sources, depth)] : [];
      }),
    );
    return found.length ? found.flat() : undefined;
  }

  private fromSources(sources: readonly Source[], depth: number): Trace[] {
    const typed = sources.flatMap(({ node, module }) => this.annotated(node, module) ?? []);
    const traces = sources.flatMap((source): Trace[] => {
      const { node, module, how } = source;
      if (how === 'function') return isGetter(source) ? this.returned(source, depth) : [elsewhere()];
      const right = how === 'unseen' ? undefined : field(node, 'right');
      if (right && right.type !== 'none') return this.trace(right, module, depth + 1);
      return this.annotated(node, module) ?? (how === 'unseen' ? [unknown()] : []);
    });
    const clients = traces.filter(({ root }) => root.kind === 'client');
    return clients.length === 0 && typed.length ? typed : traces;
  }

  private annotated(node: Node, module: Module): Trace[] | undefined {
    const annotation = annotationOf(node);
    return annotation && this.typed(annotation, module);
  }

  /** What has this type. */
  private typed(type: Node, module: Module): Trace[] | undefined {
    const found = meaningOf(type, module, this.ctx);
    const clients = found.flatMap((one) => platformOf(one) ?? this.platformOfClass(classOf(one)) ?? []);
    if (clients.length) return [...clients.map((platform) => client(platform)), ...this.besideClients(found)];
    const other = found.find((one) => one.kind === 'external' || classOf(one));
    return other && [elsewhere(other.kind === 'external' ? other : undefined)];
  }

  /** The classes of an annotation that stand in a client's place. */
  private besideClients(found: readonly Resolution[]): Trace[] {
    return found.flatMap((one) => {
      const owner = classOf(one);
      const at = owner && !this.platformOfClass(owner) ? classWithoutBeta(owner, this.ctx) : undefined;
      return at ? [elsewhere(undefined, at)] : [];
    });
  }

  private name(node: Node, module: Module, depth: number): Trace[] {
    const found = resolveName(node, module, this.ctx);
    if (found.kind === 'external') return [elsewhere(found)];
    const own = this.clientsAmong(this.ctx.instancesOf(node, module).filter(({ kind }) => kind === 'self'));
    if (own.length) return own;
    if (found.kind !== 'binding') return [unknown()];
    const traces = this.variable(found.binding, definedFor(node, found.binding.definitions), found.module, depth);
    // What is named once and called once is that call's own.
    const isAlone = found.module === module && found.binding.references.length === 1 && found.binding.definitions.length === 1;
    return isAlone ? traces : held(traces);
  }

  /** What a variable is given by its own statements, and from outside. */
  private variable(binding: Binding, definitions: readonly Definition[], module: Module, depth: number): Trace[] {
    const outside = setFromOutside(binding, module, this.ctx);
    const others = outside.flatMap(({ value, module: home }) =>
      value ? markMocks(this.trace(value, home, depth + 1), exprOf(home, value), this.ctx) : [unknown()],
    );
    return [...this.definitions(definitions, module, depth), ...others];
  }

  private definitions(all: readonly Definition[], module: Module, depth: number): Trace[] {
    const definitions = all.filter(({ node, kind }) => field(node, 'right')?.type !== 'none' && (kind !== 'declare' || all.length === 1));
    const declared = all.flatMap(({ kind, node }) => (kind === 'declare' ? (this.annotated(node, module) ?? []) : []));
    return definitions.flatMap(({ kind, node, id }): Trace[] => {
      const typed = this.annotated(node, module) ?? (declared.length ? declared : undefined);
      if (kind === 'assign') {
        const right = field(node, 'right');
        const traces = right ? this.trace(right, module, depth + 1) : [];
        return traces.some(({ root }) => root.kind !== 'unknown') || !typed ? traces : typed;
      }
      if (kind === 'with') {
        const [value] = node.children.filter(({ named }) => named);
        return value ? this.entered(value, module, depth) : [unknown()];
      }
      const items = this.itemsOf(node, id, module, depth);
      if (items.length) return items;
      const all = kind === 'param' ? this.passed(node, id, module, depth) : [];
      const passed = all.filter(({ root }) => root.kind === 'client');
      const others = all.filter(({ root }) => root.kind !== 'client');
      if (typed) return [...(passed.length ? passed : typed), ...others];
      const injected = kind === 'param' ? injectedInto(node, module, this.ctx) : [];
      if (injected.length) return [...all, ...injected.flatMap((fn) => this.returned(fn, depth))];
      const fallback = kind === 'param' ? defaultOf(node) : undefined;
      if (fallback && fallback.type !== 'none') return [...all, ...this.trace(fallback, module, depth + 1)];
      if (all.length) return passed.length ? all : [unknown(), ...others];
      if (kind === 'class') return [elsewhere(undefined, classWithoutBeta({ module, node }, this.ctx))];
      return kind === 'function' ? [elsewhere()] : [unknown()];
    });
  }

  /** `for client in (first, second)`, `client, model = Anthropic(), MODEL`. */
  private itemsOf(node: Node, id: Node, module: Module, depth: number): Trace[] {
    const left = field(node, 'left');
    const items = listed(field(node, 'right'));
    const place = node.type === 'assignment' && left ? parts(unwrap(left)).indexOf(id) : -1;
    const isWhole = /^for_/.test(node.type) && left === id;
    const isPaired = place >= 0 && left !== undefined && parts(unwrap(left)).length === items.length && !items.some(isSplat);
    const chosen = isWhole ? items : isPaired ? items.slice(place, place + 1) : [];
    return chosen.flatMap((item) => this.trace(item, module, depth + 1));
  }

  private call(node: Node, module: Module, depth: number): Trace[] {
    const callee = unwrap(calleeOf(node));
    const found = resolveName(callee, module, this.ctx);
    const platform = platformOf(found);
    const config = clientOptions(node, module, this.ctx);
    const below = httpClientOptions(node, module, this.ctx);
    if (platform) return [client(platform, [...below, config])];
    const made = this.ctx.instancesOf(node, module).filter(({ kind }) => kind === 'made' || kind === 'some');
    const own = this.clientsAmong(made, [...below, config]);
    if (own.length) return own;
    const named = classNamed(callee, module, this.ctx);
    if (named) return [elsewhere(undefined, classWithoutBeta(named, this.ctx))];
    const bare = namespaceWithoutBeta(node, module, found) ?? tupleWithoutBeta(callee, module, this.ctx);
    if (bare) return [elsewhere(undefined, bare)];
    if (isMember(callee) && /^(?:with_options|copy)$/.test(memberName(callee) ?? '')) {
      return this.trace(objectOf(callee), module, depth + 1).map((trace) =>
        trace.root.kind === 'client' ? { ...trace, root: { ...trace.root, configs: [...below, ...trace.root.configs, config] } } : trace,
      );
    }
    const [object, attribute] = found.kind === 'unknown' && callee.text === 'getattr' ? positional(node) : [];
    const name = attribute && stringValue(attribute);
    // What binds looser than a dot has no place for `.beta` behind it.
    const isPrimary = object && /^(?:identifier|attribute|call|subscript|parenthesized_expression)$/.test(object.type);
    if (isPrimary && name !== undefined) return this.behind(object, name, node, module, depth);
    const called = calledFunctions(callee, module, this.ctx);
    if (called.length) return called.flatMap((fn) => this.returned(fn, depth));
    const chosen = found.kind === 'external' ? [] : this.clientOfClasses(callee, module, config);
    if (chosen.length) return chosen;
    return [found.kind === 'external' ? elsewhere({ ...found, call: { module, node } }) : unknown()];
  }

  /** The clients that a call makes of one of several classes; none where one of the classes cannot be told. */
  private clientOfClasses(callee: Node, module: Module, config: Value): Trace[] {
    const classes = classesAmong(callee, module, this.ctx);
    const platforms = classes.map((one) => platformOf(one) ?? this.platformOfClass(classOf(one)));
    if (classes.some(({ kind }) => kind === 'unknown') || platforms.every((one) => one === undefined)) return [];
    return classes.flatMap((one, index): Trace[] => {
      const platform = platforms[index];
      if (platform) return [client(platform, [config])];
      // What is named like the SDK's client stands in its place.
      return [
        one.kind === 'external' && CLIENT.test(one.name)
          ? { root: { kind: 'other', library: `${one.specifier} (where it is installed; read what it takes)` }, path: [], anchors: [] }
          : elsewhere(undefined, standIn(one, this.ctx)),
      ];
    });
  }

  private returned(fn: Located, depth: number): Trace[] {
    const traces = handedOutBy(fn).flatMap((value) => this.trace(value, fn.module, depth + 1));
    if (traces.some(({ root }) => root.kind === 'client')) return held(traces);
    const type = field(fn.node, 'return_type');
    const typed = type ? (this.typed(type, fn.module) ?? []) : [];
    if (typed.some(({ root }) => root.kind === 'client')) return [...typed, ...traces.filter(({ root }) => isStandIn(root))];
    return traces.some(({ root }) => root.kind !== 'unknown') ? held(traces) : [unknown()];
  }

  /** What `with` gives its name: what the object's class says, else the object. */
  private entered(value: Node, module: Module, depth: number): Trace[] {
    const owners = this.ctx.instancesOf(value, module).filter(({ kind }) => kind !== 'class');
    const methods = owners.flatMap((owner) => ['__enter__', '__aenter__'].flatMap((name) => methodsOf(owner, name, this.ctx)));
    const traces = methods.flatMap((fn) => this.returned(fn, depth));
    return traces.some(({ root }) => root.kind === 'client') ? traces : this.trace(value, module, depth + 1);
  }

  /** The clients that callers in the project pass for a parameter. */
  private passed(param: Node, id: Node, module: Module, depth: number): Trace[] {
    const binding = module.scopes.bindingOf(id);
    if (!binding || this.asked.has(param)) return [];
    this.asked.add(param);
    const traces = passedFor(param, { module, node: binding.scope.node }, this.ctx).flatMap(({ expr }) => {
      const home = this.ctx.modules.get(expr.file);
      return home ? markMocks(this.trace(expr.node as Node, home, depth + 2), expr, this.ctx) : [];
    });
    this.asked.delete(param);
    return traces.filter(({ root }) => root.kind === 'client' || isStandIn(root));
  }

  /** The clients among objects of project classes, with the options that their constructors hand up. */
  private clientsAmong(owners: readonly Instance[], configs: Value[] = []): Trace[] {
    return owners.flatMap((owner) => {
      const platform = this.platformOfClass(owner);
      const handedUp = lineOf(owner, this.ctx)
        .flatMap((one) => constructorsOf({ ...one, kind: 'made' }, this.ctx))
        .flatMap((init) => this.ctx.callsNamed('__init__', init.module).filter(({ node }) => holds(init.node, node)))
        .map(({ module, node }) => clientOptions(node, module, this.ctx));
      return platform ? [client(platform, [...handedUp, ...configs])] : [];
    });
  }

  /** The platform of a project class that is a client itself. */
  private platformOfClass(owner: Located | undefined, depth = 0): Platform | undefined {
    if (!owner || depth > MOST_DEPTH || !isClass(owner.node)) return undefined;
    for (const base of basesOf(owner.node)) {
      const platform = platformOf(resolveName(base, owner.module, this.ctx));
      if (platform) return platform;
    }
    for (const base of superclassesOf(owner, this.ctx)) {
      const platform = this.platformOfClass(base, depth + 1);
      if (platform) return platform;
    }
    return undefined;
  }
}

/** Where a name is what `with` gives it all around a place, that is what it is there. */
function definedFor(node: Node, all: readonly Definition[]): readonly Definition[] {
  const within = all.filter(({ kind, node: one }) => kind === 'with' && holds(statementOf(one), node));
  return within.length ? within.slice(-1) : all;
}

const client = (platform: Platform, configs: Value[] = []): Trace => ({
  root: { kind: 'client', platform, configs },
  path: [],
  anchors: [],
});
const elsewhere = (from?: Origin, at?: Expr): Trace => ({
  root: { kind: 'else', ...(from && { from }), ...(at && { at }) },
  path: [],
  anchors: [],
});
const isStandIn = (root: Root): boolean => root.kind === 'else' && root.at !== undefined;
/** What a test puts in a client's place is a mock. */
const markMocks = (traces: readonly Trace[], place: Expr, ctx: Context): Trace[] =>
  traces.map((trace) =>
    isStandIn(trace.root) && isOfTest(place, ctx) ? { ...trace, root: { ...trace.root, mock: place } as Root } : trace,
  );
const standIn = (one: Resolution, ctx: Context): Expr | undefined => {
  const owner = classOf(one);
  return owner && classWithoutBeta(owner, ctx);
};
const unknown = (): Trace => ({ root: { kind: 'unknown' }, path: [], anchors: [] });

/** What more than one call may go through: the endpoint that is named there stays. */
const held = (traces: readonly Trace[]): Trace[] =>
  traces.map((trace) => ({ ...trace, anchors: trace.anchors.map((anchor) => ({ ...anchor, held: true })) }));

/** What stands in a list or tuple that is written out. */
const listed = (list: Node | undefined): Node[] =>
  list && /^(?:list|tuple|expression_list)$/.test(unwrap(list).type) ? parts(unwrap(list)) : [];

const isSplat = (item: Node): boolean => item.type === 'list_splat';
