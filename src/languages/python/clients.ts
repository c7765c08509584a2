/** From the callee of a call to the client it is on: through names, fields, functions, classes and imports. */
import type { EndpointAnchor, Platform } from '../../sites.js';
import type { Value } from '../../values.js';
import { basesOf, instanceOf, memberOfClass, sourcesOf, superclassesOf } from './classes.js';
import { type Context, exprOf, type Located } from './context.js';
import { argumentsValue } from './evaluate.js';
import { calledFunction, returnsOf } from './functions.js';
import type { Module, Resolution } from './modules.js';
import { classOf, decoratorsOf, resolveName } from './names.js';
import {
  argumentsOf,
  calleeOf,
  field,
  isCall,
  isClass,
  isFunction,
  isMember,
  isName,
  memberName,
  type Node,
  objectOf,
  parts,
  unwrap,
} from './node.js';
import { defaultOf } from './parameters.js';
import type { Definition } from './scope.js';
import { annotationOf, meaningOf } from './type-names.js';

export type Root =
  | { kind: 'client'; platform: Platform; configs: Value[] }
  /** Something that is no client of the SDK: of another package, where `from` says so. */
  | { kind: 'else'; from?: Origin }
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
}

const MOST_DEPTH = 12;
const CLIENT = /^(?:Async)?Anthropic(?:(Bedrock)(?:Mantle)?|(Vertex|Foundry)|AWS)?$/;

/** The platform of an SDK's client class; undefined for anything else. */
export function platformOf(found: Resolution): Platform | undefined {
  if (found.kind !== 'external' || !/^anthropic(?:\.|$)/.test(found.specifier)) return undefined;
  const match = CLIENT.exec(found.name);
  return match ? (((match[1] ?? match[2])?.toLowerCase() as Platform | undefined) ?? 'first-party') : undefined;
}

export class Tracer {
  constructor(private readonly ctx: Context) {}

  /** Every client that a callee can be on, with the path of names behind it. */
  trace(node: Node, module: Module, depth = 0): Trace[] {
    const inner = unwrap(node);
    if (depth > MOST_DEPTH) return [unknown()];
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
    if (found.kind === 'binding') return held(this.definitions(found.binding.definitions, found.module, depth));
    if (found.kind === 'external') return [elsewhere(found)];
    const object = unwrap(objectOf(node));
    const owner = instanceOf(object, module, this.ctx);
    if (owner && !this.isClient(owner)) {
      const inField = this.field(owner, name, depth);
      if (inField) return held(inField);
    }
    return this.trace(object, module, depth + 1).map(({ root, path, anchors }) => {
      const beta = path.at(-1) === 'beta';
      const anchor: EndpointAnchor[] = name === 'messages' && !beta ? [{ kind: 'member', expr: exprOf(module, node) }] : [];
      return { root, path: [...path, name], anchors: [...anchors, ...anchor] };
    });
  }

  /** What a field of a project class holds; undefined where the class does not say. */
  private field(owner: Located, name: string, depth: number): Trace[] | undefined {
    const member = memberOfClass(owner, name, this.ctx);
    if (member && isFunction(member.node)) {
      const isProperty = decoratorsOf(member.node).some(({ text }) => /(?:^|\.)(?:cached_)?property$/.test(text));
      return isProperty ? this.returned(member, depth) : [elsewhere()];
    }
    const sources = sourcesOf(owner, name, this.ctx);
    const traces = sources.flatMap(({ node, module }): Trace[] => {
      const right = field(node, 'right');
      if (right && right.type !== 'none') return this.trace(right, module, depth + 1);
      return this.annotated(node, module) ?? [];
    });
    const typed = sources.flatMap(({ node, module }) => this.annotated(node, module) ?? []);
    const clients = traces.filter(({ root }) => root.kind === 'client');
    if (clients.length || typed.length) return clients.length ? traces : typed;
    return sources.length || member ? traces : undefined;
  }

  private annotated(node: Node, module: Module): Trace[] | undefined {
    const annotation = annotationOf(node);
    const found = annotation ? meaningOf(annotation, module, this.ctx) : [];
    const clients = found.flatMap((one) => platformOf(one) ?? this.platformOfClass(classOf(one)) ?? []);
    if (clients.length) return clients.map((platform) => client(platform));
    const other = found.find((one) => one.kind === 'external' || classOf(one));
    return other && [elsewhere(other.kind === 'external' ? other : undefined)];
  }

  private name(node: Node, module: Module, depth: number): Trace[] {
    const found = resolveName(node, module, this.ctx);
    if (found.kind === 'external') return [elsewhere(found)];
    if (found.kind !== 'binding') return [unknown()];
    const traces = this.definitions(found.binding.definitions, found.module, depth);
    // What is named once and called once is that call's own.
    const own = found.module === module && found.binding.references.length === 1 && found.binding.definitions.length === 1;
    return own ? traces : held(traces);
  }

  private definitions(all: readonly Definition[], module: Module, depth: number): Trace[] {
    const definitions = all.filter(({ node, kind }) => field(node, 'right')?.type !== 'none' && (kind !== 'declare' || all.length === 1));
    return definitions.flatMap(({ kind, node }): Trace[] => {
      const typed = this.annotated(node, module);
      if (kind === 'assign') {
        const right = field(node, 'right');
        const traces = right ? this.trace(right, module, depth + 1) : [];
        return traces.some(({ root }) => root.kind !== 'unknown') || !typed ? traces : typed;
      }
      if (kind === 'with') {
        const [value] = node.children.filter(({ named }) => named);
        return value ? this.trace(value, module, depth + 1) : [unknown()];
      }
      if (typed) return typed;
      const fallback = kind === 'param' ? defaultOf(node) : undefined;
      if (fallback && fallback.type !== 'none') return this.trace(fallback, module, depth + 1);
      return kind === 'class' || kind === 'function' ? [elsewhere()] : [unknown()];
    });
  }

  private call(node: Node, module: Module, depth: number): Trace[] {
    const callee = unwrap(calleeOf(node));
    const found = resolveName(callee, module, this.ctx);
    const platform = platformOf(found);
    const config = this.configOf(node, module);
    if (platform) return [client(platform, [config])];
    const made = classOf(found);
    if (made) {
      const own = this.platformOfClass(made);
      return [own ? client(own, [config]) : elsewhere()];
    }
    if (isMember(callee) && /^(?:with_options|copy)$/.test(memberName(callee) ?? '')) {
      return this.trace(objectOf(callee), module, depth + 1).map((trace) =>
        trace.root.kind === 'client' ? { ...trace, root: { ...trace.root, configs: [...trace.root.configs, config] } } : trace,
      );
    }
    const called = calledFunction(callee, module, this.ctx);
    if (called) return this.returned(called, depth);
    return [found.kind === 'external' ? elsewhere({ ...found, call: { module, node } }) : unknown()];
  }

  private returned(fn: Located, depth: number): Trace[] {
    const traces = returnsOf(fn).flatMap((value) => this.trace(value, fn.module, depth + 1));
    if (traces.some(({ root }) => root.kind !== 'unknown')) return held(traces);
    const type = field(fn.node, 'return_type');
    const clients = (type ? meaningOf(type, fn.module, this.ctx) : []).flatMap((one) => platformOf(one) ?? []);
    return clients.length ? clients.map((platform) => client(platform)) : [unknown()];
  }

  private isClient(owner: Located): boolean {
    return this.platformOfClass(owner) !== undefined;
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

  /** The options of a client, by the names that the rest of the tool has for them. */
  private configOf(call: Node, module: Module): Value {
    const given = argumentsValue(argumentsOf(call), module, this.ctx);
    const named = { default_headers: 'defaultHeaders', base_url: 'baseURL' } as const;
    return {
      ...given,
      readonly: true,
      entries: given.entries.map((entry) => {
        const name = entry.kind === 'property' ? named[entry.key as keyof typeof named] : undefined;
        return entry.kind === 'property' && name ? { ...entry, key: name } : entry;
      }),
    };
  }
}

const client = (platform: Platform, configs: Value[] = []): Trace => ({
  root: { kind: 'client', platform, configs },
  path: [],
  anchors: [],
});
const elsewhere = (from?: Origin): Trace => ({ root: { kind: 'else', ...(from && { from }) }, path: [], anchors: [] });
const unknown = (): Trace => ({ root: { kind: 'unknown' }, path: [], anchors: [] });

/** What more than one call may go through: the endpoint that is named there stays. */
const held = (traces: readonly Trace[]): Trace[] =>
  traces.map((trace) => ({ ...trace, anchors: trace.anchors.map((anchor) => ({ ...anchor, held: true })) }));
