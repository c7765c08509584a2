/** Where a receiver comes from: an SDK client, something else, or nowhere the code shows. */
import type * as t from '@babel/types';
import type { EndpointAnchor } from '../../../sites/sites.js';
import type { Value } from '../../../values/values.js';
import type { Module, Resolution } from '../modules/modules.js';
import { type ClassNode, isCall, isClass, isFunction, isMember, keyName, memberName, type Node, unwrap, walk } from '../syntax/ast.js';
import { patternSteps } from '../syntax/patterns.js';
import { instanceOfType, type TypeMeaning, typeMeaning } from '../types/type-names.js';
import { descendantsOf, memberOfClass, superOf } from '../values/classes.js';
import { type Context, exprOf } from '../values/context.js';
import { calledFunction, classOf, type Located, ownerOfThis, resolveBinding, resolveName, returnsOf } from '../values/functions.js';
import { ClientArguments, type Parameter, parameterOf } from './client-arguments.js';
import { ELSE, isWhole, objectRoot, onClouds, type Root, rooted, sdkPlatform, type Trace, UNKNOWN } from './client-roots.js';
import { assignedFromOutside, assignedTo, isUndefined, leftmostName, propertyAround } from './client-syntax.js';
import { TraceMemory } from './trace-memory.js';

const MOCKS = /^(?:jest|vi|sinon|mock|td)$|^mock|Mock$|^stub|^createMock/;

const MOST_DEPTH = 25;

export class Tracer {
  private readonly given: ClientArguments;
  private readonly memory: TraceMemory;

  constructor(private readonly ctx: Context) {
    this.memory = new TraceMemory(() => ctx.modules.parsed());
    this.given = new ClientArguments(ctx, (node, module, depth) => this.trace(node, module, depth), this.memory);
  }

  /** Every way an expression can be read as a path from a root. */
  trace(node: Node, module: Module, depth = 0): readonly Trace[] {
    if (depth > MOST_DEPTH) return rooted(UNKNOWN);
    return this.memory.of(node, depth, () => this.traceOnce(node, module, depth));
  }

  private traceOnce(node: Node, module: Module, depth: number): readonly Trace[] {
    const cast = this.castOf(node, module);
    const inner = unwrap(node);
    const found = this.traceInner(inner, module, depth + 1);
    // A cast says what an untraceable value is; it does not make a client of a known object.
    return cast && found.every((trace) => trace.root.kind === 'unknown' && trace.path.length === 0) ? rooted(cast) : found;
  }

  private castOf(node: Node, module: Module): Root | undefined {
    for (let at = node; ; ) {
      if (at.type === 'TSAsExpression' || at.type === 'TSTypeAssertion') {
        const root = this.rootOfType(at.typeAnnotation, module);
        if (root.kind === 'client') return root;
      }
      if (!('expression' in at) || typeof at.expression !== 'object' || isFunction(at)) return undefined;
      at = at.expression;
    }
  }

  private traceInner(node: Node, module: Module, depth: number): readonly Trace[] {
    switch (node.type) {
      case 'MemberExpression':
      case 'OptionalMemberExpression':
        return this.traceMember(node, module, depth);
      case 'Identifier':
        return this.traceName(node, module, depth);
      case 'NewExpression':
        return rooted(this.rootOfNew(node, module));
      case 'CallExpression':
      case 'OptionalCallExpression':
        return this.traceCall(node, module, depth);
      case 'ConditionalExpression':
        return [...this.trace(node.consequent, module, depth), ...this.trace(node.alternate, module, depth)];
      case 'LogicalExpression':
        return node.operator === '&&'
          ? this.trace(node.right, module, depth)
          : [...this.trace(node.left, module, depth), ...this.trace(node.right, module, depth)];
      case 'AssignmentExpression':
        return this.trace(node.right, module, depth);
      case 'SequenceExpression':
        return this.trace(node.expressions.at(-1) as Node, module, depth);
      case 'ObjectExpression':
        return rooted(objectRoot(node, module));
      case 'ArrayExpression':
      case 'StringLiteral':
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
      case 'ClassExpression':
        return rooted(ELSE);
      default:
        return rooted(UNKNOWN);
    }
  }

  private traceMember(node: t.MemberExpression | t.OptionalMemberExpression, module: Module, depth: number): readonly Trace[] {
    const name = memberName(node);
    if (name === undefined) return this.traceAny(unwrap(node.object), module, depth);
    const resolved = resolveName(node, module, this.ctx);
    if (resolved.kind !== 'unknown') return this.traceResolved(resolved, depth);
    const place = this.traceProperty(unwrap(node.object), name, module, depth);
    // Another one may be put in its place.
    const given = place ? assignedFromOutside(name, this.ctx).flatMap((one) => onClouds(this.trace(one.node, one.module, depth))) : [];
    const known = place && [...place, ...given];
    if (known) return known;
    const anchors: EndpointAnchor[] = name === 'messages' ? [{ kind: 'member', expr: exprOf(module, node) }] : [];
    return this.trace(node.object, module, depth).map((trace) => ({
      ...trace,
      path: [...trace.path, name],
      anchors: [...trace.anchors, ...anchors],
    }));
  }

  /** A property whose place of writing is known: a class field, an entry of an object literal, a typed member. */
  private traceProperty(object: Node, name: string, module: Module, depth: number): readonly Trace[] | undefined {
    const owner = object.type === 'ThisExpression' ? ownerOfThis(object, module) : undefined;
    if (owner?.node.type === 'ObjectExpression') return this.traceEntry(owner as Located<t.ObjectExpression>, name, depth);
    const instance = owner && isClass(owner.node) ? (owner as Located<ClassNode>) : this.classOfInstance(object, module);
    if (instance) return this.traceField(instance, name, depth);
    const literal = this.literalBehind(object, module);
    if (literal) return this.traceEntry(literal, name, depth);
    const made = this.literalsMade(object, module, depth);
    if (made.length > 0) return made.flatMap((one) => this.traceEntry(one, name, depth) ?? rooted(UNKNOWN));
    const passed = this.tracePassed(object, name, module, depth);
    if (passed) return passed;
    const typed = this.typeOf(object, module);
    const member = typed && instanceOfType(typed, name);
    return member ? rooted(this.rootOfType(member.node, member.module)) : undefined;
  }

  /** `clients[region]`: unknown, unless one of them is for a platform that takes less. */
  private traceAny(table: Node, module: Module, depth: number): readonly Trace[] {
    const literal = this.literalBehind(table, module);
    const entries = literal?.node.properties.flatMap((part) =>
      part.type === 'ObjectProperty' ? this.trace(part.value, literal.module, depth) : [],
    );
    const clouds = onClouds(entries ?? []);
    return clouds.length ? clouds : rooted(UNKNOWN);
  }

  private traceEntry({ module, node }: Located<t.ObjectExpression>, name: string, depth: number): readonly Trace[] | undefined {
    for (const part of node.properties) {
      if (part.type !== 'ObjectProperty' || part.computed) continue;
      if ((part.key.type === 'Identifier' ? part.key.name : part.key.type === 'StringLiteral' ? part.key.value : undefined) === name)
        return this.trace(part.value, module, depth);
    }
    return undefined;
  }

  /** Sources of a field: its initialiser, its type, the constructor's parameter property, assignments anywhere in the class. */
  private traceField(owner: Located<ClassNode>, name: string, depth: number): readonly Trace[] | undefined {
    const { module, node } = owner;
    const found: Trace[] = [];
    const member = memberOfClass(owner, name, this.ctx);
    if (member && 'value' in member.node && member.node.value && typeof member.node.value === 'object')
      found.push(...this.trace(member.node.value as Node, member.module, depth));
    if (member?.node.type === 'ClassMethod' && member.node.kind === 'get') {
      for (const returned of returnsOf({ module: member.module, node: member.node }))
        found.push(...this.trace(returned, member.module, depth));
    }
    for (const source of this.given.toFields(node).get(name) ?? []) found.push(...this.trace(source, module, depth));
    for (const below of descendantsOf(owner, this.ctx)) {
      const own = below.node.body.body.find((one) => one.type === 'ClassProperty' && keyName(one.key, one.computed === true) === name);
      if (own?.type === 'ClassProperty' && own.value) found.push(...onClouds(this.trace(own.value, below.module, depth)));
    }
    const decisive = found.filter((trace) => trace.root.kind !== 'unknown');
    if (decisive.length) return decisive;
    if (member && 'typeAnnotation' in member.node && member.node.typeAnnotation) {
      const root = this.rootOfType(member.node.typeAnnotation as Node, member.module);
      if (root.kind !== 'unknown') return rooted(root);
    }
    if (found.length) return found;
    const base = superOf(owner, this.ctx);
    return base && !member ? this.traceField(base, name, depth + 1) : undefined;
  }

  private traceName(node: t.Identifier, module: Module, depth: number): readonly Trace[] {
    const binding = module.scopes.bindingOf(node);
    if (!binding) return rooted(UNKNOWN);
    const found = binding.id === node ? ({ kind: 'binding', module, binding } as const) : resolveBinding(binding, module, this.ctx);
    return this.traceResolved(found, depth);
  }

  private traceResolved(found: Resolution, depth: number): readonly Trace[] {
    if (found.kind === 'expression') return this.trace(found.node, found.module, depth);
    if (found.kind !== 'binding') return rooted(UNKNOWN);
    const { binding, module: home } = found;
    const { node } = binding;
    if (binding.kind === 'param') return this.traceParameter(binding.id, node, home, depth);
    if (node.type !== 'VariableDeclarator') return rooted(node.type === 'FunctionDeclaration' || isClass(node) ? ELSE : UNKNOWN);
    const sources: Node[] = [...(node.init ? [node.init] : []), ...binding.writes.flatMap((write) => assignedTo(write, home))];
    const annotation = node.id.type === 'Identifier' && node.id === binding.id ? node.id.typeAnnotation : null;
    const traced = sources
      .filter((source) => unwrap(source).type !== 'NullLiteral' && !isUndefined(source))
      .flatMap((source) => this.trace(source, home, depth));
    if (node.id !== binding.id && node.init) return this.throughPattern(node.id, binding.id, { traced, made: node.init }, home, depth);
    const decisive = traced.filter((trace) => trace.root.kind !== 'unknown' || trace.path.length > 0);
    if (decisive.length) return decisive;
    return annotation ? rooted(this.rootOfType(annotation, home)) : traced.length ? traced : rooted(UNKNOWN);
  }

  private traceParameter(id: t.Identifier, fn: Node, module: Module, depth: number): readonly Trace[] {
    const parameter = parameterOf(id, fn);
    return parameter ? this.rootsOfParameter(parameter, module, depth).flatMap(rooted) : rooted(UNKNOWN);
  }

  private throughPattern(
    pattern: Node,
    id: t.Identifier,
    { traced, made }: { traced: readonly Trace[]; made: Node },
    module: Module,
    depth: number,
  ): readonly Trace[] {
    const names = patternSteps(pattern, id)?.flatMap((step) => (step.key === undefined ? [] : [step.key])) ?? [];
    const [name] = names;
    const literals = names.length === 1 ? this.literalsMade(made, module, depth) : [];
    if (name !== undefined && literals.length > 0) return literals.flatMap((one) => this.traceEntry(one, name, depth) ?? rooted(UNKNOWN));
    const anchors: EndpointAnchor[] = names.includes('messages')
      ? [{ kind: 'pattern', expr: exprOf(module, propertyAround(id, 'messages', pattern, module) ?? pattern) }]
      : [];
    return traced.map((trace) => ({ ...trace, path: [...trace.path, ...names], anchors: [...trace.anchors, ...anchors] }));
  }

  /** What a parameter says about itself, and the clients that callers in the project pass for it. */
  private rootsOfParameter(parameter: Parameter, module: Module, depth: number): Root[] {
    const { param, steps } = parameter;
    const keys = steps.flatMap((step) => step.key ?? []);
    const passed = steps.some(({ unknown }) => unknown) ? [] : this.given.to(parameter, keys, module, depth).filter(isWhole);
    const [cloud] = onClouds(passed);
    if (cloud) return [cloud.root];
    const fallback = steps.find((step) => step.fallback)?.fallback;
    const last = fallback ? this.trace(fallback, module, depth).find(isWhole)?.root : undefined;
    const bare = param.type === 'TSParameterProperty' ? param.parameter : param;
    const target = bare.type === 'AssignmentPattern' ? bare.left : bare;
    const annotation = 'typeAnnotation' in target ? (target.typeAnnotation as Node | null) : null;
    const typed = annotation ? this.rootOfTypePath(annotation, keys, module) : UNKNOWN;
    const of = (kind: Root['kind']) => passed.flatMap(({ root }) => (root.kind === kind ? [root] : []));
    // Whoever passes a client says more about it than its type does.
    const clients = [...of('client'), ...(last?.kind === 'client' ? [last] : [])];
    if (clients.length > 0) return [...clients, ...of('else')];
    return typed.kind === 'unknown' ? [last ?? UNKNOWN] : [typed, ...(typed.kind === 'client' ? of('else') : [])];
  }

  /** `options.client`, where callers pass the options. */
  private tracePassed(object: Node, name: string, module: Module, depth: number): readonly Trace[] | undefined {
    const binding = object.type === 'Identifier' ? module.scopes.bindingOf(object) : undefined;
    const parameter = binding?.kind === 'param' && binding.writes.length === 0 ? parameterOf(binding.id, binding.node) : undefined;
    if (!parameter || parameter.steps.some(({ unknown }) => unknown)) return undefined;
    const keys = parameter.steps.flatMap((step) => step.key ?? []);
    const found = this.given.to(parameter, [...keys, name], module, depth).filter(({ root }) => root.kind === 'client');
    const clouds = onClouds(found).filter(isWhole);
    return clouds.length > 0 ? clouds : found.length > 0 ? found : undefined;
  }

  private rootOfTypePath(annotation: Node, keys: string[], module: Module): Root {
    let meaning: TypeMeaning | undefined = typeMeaning(annotation, module, this.ctx);
    for (const key of keys) {
      const member: Located | undefined = meaning && instanceOfType(meaning, key);
      meaning = member && typeMeaning(member.node, member.module, this.ctx);
    }
    return this.rootOfMeaning(meaning);
  }

  private rootOfType(annotation: Node, module: Module): Root {
    return this.rootOfMeaning(typeMeaning(annotation, module, this.ctx));
  }

  private rootOfMeaning(meaning: TypeMeaning | undefined): Root {
    if (meaning?.kind === 'external') {
      const platform = sdkPlatform(meaning.found);
      return platform ? { kind: 'client', platform, configs: [] } : UNKNOWN;
    }
    if (meaning?.kind === 'class') return this.rootOfClass(meaning.at) ?? ELSE;
    if (meaning?.kind === 'value') return this.trace(meaning.node, meaning.module)[0]?.root ?? UNKNOWN;
    return UNKNOWN;
  }

  private typeOf(object: Node, module: Module): TypeMeaning | undefined {
    if (object.type !== 'Identifier') return undefined;
    const binding = module.scopes.bindingOf(object);
    if (!binding) return undefined;
    const annotation = binding.id.typeAnnotation;
    return annotation ? typeMeaning(annotation, module, this.ctx) : undefined;
  }

  /** The project class that a value is an instance of, or that a name stands for. */
  classOfInstance(node: Node, module: Module): Located<ClassNode> | undefined {
    const inner = unwrap(node);
    if (inner.type === 'NewExpression') return classOf(resolveName(inner.callee, module, this.ctx));
    const found = resolveName(inner, module, this.ctx);
    const named = classOf(found);
    if (named) return named;
    const home = found.kind === 'binding' ? found : undefined;
    if (!home) return undefined;
    const { node: declared, id } = home.binding;
    const annotation = id.typeAnnotation;
    if (annotation) {
      const meaning = typeMeaning(annotation, home.module, this.ctx);
      if (meaning?.kind === 'class') return meaning.at;
    }
    const init = declared.type === 'VariableDeclarator' && declared.id === id && declared.init ? unwrap(declared.init) : undefined;
    return init?.type === 'NewExpression' ? classOf(resolveName(init.callee, home.module, this.ctx)) : undefined;
  }

  private literalBehind(node: Node, module: Module): Located<t.ObjectExpression> | undefined {
    const found = resolveName(node, module, this.ctx);
    if (found.kind === 'expression' && found.node.type === 'ObjectExpression') return { module: found.module, node: found.node };
    if (
      found.kind !== 'binding' ||
      found.binding.node.type !== 'VariableDeclarator' ||
      found.binding.node.id !== found.binding.id ||
      !found.binding.node.init
    )
      return undefined;
    const init = unwrap(found.binding.node.init);
    return init.type === 'ObjectExpression' ? { module: found.module, node: init } : undefined;
  }

  /** The object literals that a call in the project gives, where it gives nothing else: `createClient()` with `return { client }`. */
  private literalsMade(node: Node, module: Module, depth: number): Located<t.ObjectExpression>[] {
    const inner = unwrap(node);
    if (depth > MOST_DEPTH) return [];
    if (inner.type === 'Identifier') {
      const { binding, module: home } = nameOf(resolveName(inner, module, this.ctx)) ?? {};
      const init = binding?.node.type === 'VariableDeclarator' && binding.node.id === binding.id ? binding.node.init : undefined;
      return home && init && binding?.writes.length === 0 ? this.literalsMade(init, home, depth + 1) : [];
    }
    const called = isCall(inner) ? calledFunction(inner.callee, module, this.ctx) : undefined;
    const returned = called ? returnsOf(called).map(unwrap) : [];
    const literals = returned.filter((value) => value.type === 'ObjectExpression');
    return called && literals.length === returned.length ? literals.map((value) => ({ module: called.module, node: value })) : [];
  }

  private rootOfNew(node: t.NewExpression, module: Module): Root {
    const configs = node.arguments[0] ? [this.ctx.evaluate(node.arguments[0], module)] : [];
    const found = resolveName(node.callee, module, this.ctx);
    const platform = sdkPlatform(found);
    if (platform) return { kind: 'client', platform, configs };
    const local = classOf(found);
    const root = local && this.rootOfClass(local);
    if (root?.kind === 'client') return { ...root, configs: [...root.configs, ...configs] };
    if (local && this.hasNoBeta(local)) return { kind: 'else', at: exprOf(module, node.callee) };
    // A class of another package that happens to be called Anthropic is something else.
    return found.kind === 'unknown' ? UNKNOWN : ELSE;
  }

  private hasNoBeta(at: Located<ClassNode>): boolean {
    const base = superOf(at, this.ctx);
    if (at.node.superClass && !base) return false;
    return !memberOfClass(at, 'beta', this.ctx) && (!base || this.hasNoBeta(base));
  }

  /** A class that extends the SDK's client, with what it hands to `super`. */
  private rootOfClass(at: Located<ClassNode>, depth = 0): Root | undefined {
    if (!at.node.superClass || depth > 10) return undefined;
    const configs: Value[] = [];
    walk(at.node.body, (node) => {
      if (isCall(node) && node.callee.type === 'Super' && node.arguments[0]) configs.push(this.ctx.evaluate(node.arguments[0], at.module));
    });
    const platform = sdkPlatform(resolveName(at.node.superClass, at.module, this.ctx));
    if (platform) return { kind: 'client', platform, configs };
    const base = superOf(at, this.ctx);
    const root = base && this.rootOfClass(base, depth + 1);
    return root?.kind === 'client' ? { ...root, configs: [...root.configs, ...configs] } : undefined;
  }

  private traceCall(node: t.CallExpression | t.OptionalCallExpression, module: Module, depth: number): readonly Trace[] {
    const { callee } = node;
    if (isMember(callee)) {
      const name = memberName(callee);
      if (name === 'bind') {
        const bound = node.arguments[0] ? this.trace(node.arguments[0], module, depth) : [];
        return this.trace(callee.object, module, depth).map((trace) => ({
          ...trace,
          anchors: [...trace.anchors, ...bound.flatMap((b) => b.anchors)],
        }));
      }
      if (name === 'withOptions') {
        const config = node.arguments[0] ? [this.ctx.evaluate(node.arguments[0], module)] : [];
        return this.trace(callee.object, module, depth).map((trace) =>
          trace.root.kind === 'client' ? { ...trace, root: { ...trace.root, configs: [...trace.root.configs, ...config] } } : trace,
        );
      }
    }
    const called = calledFunction(callee, module, this.ctx);
    if (called) {
      const returned = returnsOf(called).flatMap((value) => this.trace(value, called.module, depth));
      const decisive = returned.filter((trace) => trace.root.kind !== 'unknown' || trace.path.length > 0);
      if (decisive.length) return decisive;
      const { returnType } = called.node as { returnType?: Node | null };
      return returnType ? rooted(this.rootOfType(returnType, called.module)) : rooted(UNKNOWN);
    }
    const leftmost = leftmostName(callee);
    return rooted(leftmost !== undefined && MOCKS.test(leftmost) ? ELSE : UNKNOWN);
  }
}

const nameOf = (found: Resolution) => (found.kind === 'binding' ? found : undefined);
