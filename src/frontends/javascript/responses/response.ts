/** What the code that handles a response does with it. The value is followed through names, members, callbacks and functions. */
import type { AnswerShape, PositionRead, StopDecision } from '../../../sites/answer-shape.js';
import { exprKey } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import {
  type Call,
  type FunctionNode,
  isCall,
  isFunction,
  isMember,
  isWrapper,
  type Member,
  memberName,
  type Node,
  unwrap,
  walk,
} from '../syntax/ast.js';
import { callsByTaker } from '../uses/handed.js';
import type { Context } from '../values/context.js';
import { calledFunction, callsOf, functionOf, type Located, resolveName } from '../values/functions.js';
import { patternRead, positionRead, stopDecision } from './answer-shape.js';
import { asksForThinking, isForOthers, keepsOthers } from './block-kinds.js';
import {
  answersElsewhere,
  HARMLESS,
  handedTo,
  isAssigned,
  isEndpoint,
  isIndex,
  isKey,
  isPlain,
  isPlainEvent,
  PUTS_INTO,
} from './response-sinks.js';

/** What is followed further than this may read thinking. */
const MOST_STEPS = 2_000;
/** What their callback gives is what comes out; the others give what they are called on. */
const MAPS = new Set(['map', 'flatMap', 'reduce', 'reduceRight', 'then', 'from']);
const ITERATORS = new Set([...MAPS, 'filter', 'forEach', 'find', 'findLast', 'on', 'once', 'finally', 'catch', 'sort', 'toSorted']);
const PICKS = new Set(['filter', 'find', 'findLast']);

/** True where it does, or may: a value that is handed out of sight (to a stream, a socket, a table of renderers) may be read there. */
export function readsThinkingText(call: Node, module: Module, ctx: Context): boolean {
  return new Flow(ctx).reads(call, module);
}

/** What it takes for granted of the response; code of tests counts for calls of tests alone. */
export function shapeExpected(call: Node, module: Module, ctx: Context): AnswerShape {
  return new Flow(ctx, true).shape(call, module);
}

/** The expressions, and the names in patterns, that are the model of the response. */
export function modelReads(call: Node, module: Module, ctx: Context): Located[] {
  return new Flow(ctx, true).models(call, module);
}

class Flow {
  private readonly seen = new Set<Node>();
  private found = false;
  /** Expressions that hold the list of blocks, and the stop reason. */
  private readonly lists = new Set<Node>();
  private readonly reasons = new Set<Node>();
  private readonly positions = new Map<string, PositionRead>();
  private readonly stops = new Map<string, StopDecision>();
  private readonly modelsRead: Located[] = [];
  private home: Module | undefined;
  /** True for what is in a block: its own `content` is another list. */
  private isInside = false;

  /** @param isWhole false where it is enough to know that thinking text is read. */
  constructor(
    private readonly ctx: Context,
    private readonly isWhole = false,
  ) {}

  reads(call: Node, module: Module): boolean {
    this.value(call, module);
    return this.found;
  }

  shape(call: Node, module: Module): AnswerShape {
    this.home = module;
    this.value(call, module);
    return { positions: [...this.positions.values()], stops: [...this.stops.values()] };
  }

  models(call: Node, module: Module): Located[] {
    this.value(call, module);
    return this.modelsRead;
  }

  private get isDone(): boolean {
    return this.found && !this.isWhole;
  }

  private counts(module: Module): boolean {
    return this.isWhole && (!this.ctx.isTest(module) || module === this.home);
  }

  private position(read: PositionRead | undefined, module: Module): void {
    if (read && this.counts(module)) this.positions.set(exprKey(read.expr), read);
  }

  /** Where an expression that holds the stop reason, or the list of blocks, goes on as that. */
  private same(from: Node, to: Node): void {
    for (const marks of [this.lists, this.reasons]) if (marks.has(from)) marks.add(to);
  }

  /** A name that takes the list of blocks, or the stop reason, out of what holds it. */
  private marked(pattern: Node, module: Module, marks: Set<Node>): void {
    const target = pattern.type === 'AssignmentPattern' ? pattern.left : pattern;
    if (marks === this.lists) this.position(patternRead(target, module), module);
    const binding = target.type === 'Identifier' ? module.scopes.bindingOf(target) : undefined;
    for (const { node } of binding ? this.ctx.referencesTo(binding, module) : []) marks.add(node);
  }

  /** The same for whatever holds the value of an expression. */
  private handedOn(from: Node, pattern: Node, module: Module): void {
    for (const marks of [this.lists, this.reasons]) if (marks.has(from)) this.marked(pattern, module, marks);
  }

  /** The stop reason holds no thinking: it only matters where something is decided by it. */
  private reason(node: Node, module: Module): void {
    const decision = stopDecision(node, module);
    if (decision && this.counts(module)) this.stops.set(exprKey(decision.expr), decision);
    const parent = module.scopes.parentOf(node);
    if (parent?.type !== 'VariableDeclarator' || parent.init !== node) return;
    this.handedOn(node, parent.id, module);
    const binding = parent.id.type === 'Identifier' ? module.scopes.bindingOf(parent.id) : undefined;
    for (const use of binding ? this.ctx.referencesTo(binding, module) : []) this.value(use.node, use.module);
  }

  /** An expression that holds the response, or a part of it. */
  private value(node: Node, module: Module): void {
    const wasInside = this.isInside;
    this.isInside ||= this.lists.has(node);
    this.follow(node, module);
    this.isInside = wasInside;
  }

  private follow(node: Node, module: Module): unknown {
    if (this.isDone || this.seen.has(node)) return;
    if (this.seen.size >= MOST_STEPS) {
      this.found = true;
      return;
    }
    this.seen.add(node);
    const { parentOf } = module.scopes;
    const parent = parentOf(node);
    if (!parent) return;
    if (isWrapper(parent) || /^(?:Conditional|Logical)Expression$/.test(parent.type)) this.same(node, parent);
    if (this.reasons.has(node)) return isWrapper(parent) ? this.value(parent, module) : this.reason(node, module);
    if (isWrapper(parent) || parent.type === 'SpreadElement' || parent.type === 'JSXExpressionContainer') return this.value(parent, module);
    if (isMember(parent) && parent.object === node) return this.member(parent, module);
    switch (parent.type) {
      case 'VariableDeclarator':
        if (parent.init !== node) return;
        this.handedOn(node, parent.id, module);
        this.pattern(parent.id, module);
        return;
      case 'AssignmentExpression':
        if (parent.right !== node) return;
        if (isMember(parent.left)) this.kept(parent.left, module);
        else this.pattern(parent.left, module);
        // What the assignment gives is the value, too.
        if (parent.operator !== '+=') this.value(parent, module);
        return;
      case 'ForOfStatement':
      case 'ForInStatement':
        if (parent.right === node)
          this.pattern(parent.left.type === 'VariableDeclaration' ? (parent.left.declarations[0]?.id as Node) : parent.left, module);
        return;
      case 'ReturnStatement':
        return this.returned(parent, module);
      case 'ArrowFunctionExpression':
        if (parent.body === node) this.result({ module, node: parent });
        return;
      case 'YieldExpression':
        return this.returned(parent, module);
      case 'ConditionalExpression':
        if (parent.test !== node) this.value(parent, module);
        return;
      case 'TemplateLiteral':
      case 'LogicalExpression':
      case 'ArrayExpression':
      case 'ObjectExpression':
        return this.value(parent, module);
      case 'ObjectProperty':
        if (parent.value === node && parentOf(parent)?.type === 'ObjectExpression') this.value(parentOf(parent) as Node, module);
        return;
      case 'BinaryExpression':
        if (parent.operator === '+') this.value(parent, module);
        return;
      case 'JSXAttribute':
      case 'JSXSpreadAttribute':
        return this.component(parent, node, module);
      case 'CallExpression':
      case 'OptionalCallExpression':
      case 'NewExpression':
        if (parent.callee === node) return;
        return this.argument(node, parent, module);
      default:
        this.found ||= !HARMLESS.test(parent.type);
        return;
    }
  }

  private member(member: Node, module: Module): unknown {
    if (!isMember(member)) return;
    const name = memberName(member);
    const parent = module.scopes.parentOf(member);
    const isCalled = parent !== undefined && isCall(parent) && parent.callee === member;
    if (this.lists.has(member.object)) this.position(positionRead(member.object, module), module);
    if (name === 'content' && !this.isInside) this.lists.add(member);
    if (name === 'stop_reason') {
      this.reasons.add(member);
      return this.value(member, module);
    }
    if (name === 'type') {
      this.found ||= asksForThinking(member, module);
      return;
    }
    if (name === 'model' && !this.isInside) this.modelsRead.push({ node: member, module });
    if (name === 'id') return this.id(member, module);
    if (name === 'thinking' || (name === undefined && !isIndex(member.property, module))) this.found ||= !isAssigned(member, module);
    if (this.isDone || (name !== undefined && isPlain(name, isCalled))) return;
    if (isCalled) return this.method(parent, name, module);
    this.value(member, module);
  }

  /** The results of a batch are asked for by its id. */
  private id(node: Node, module: Module): void {
    const parent = module.scopes.parentOf(node);
    if (parent && isCall(parent) && isMember(parent.callee) && memberName(parent.callee) === 'results') this.value(parent, module);
    const binding = parent?.type === 'VariableDeclarator' && parent.init === node ? module.scopes.bindingOf(parent.id) : undefined;
    if (!binding || this.seen.has(node)) return;
    this.seen.add(node);
    for (const use of this.ctx.referencesTo(binding, module)) this.id(use.node, use.module);
  }

  /** A method of what holds the response: of a stream, a list of blocks, a promise. */
  private method(call: Call, name: string | undefined, module: Module): void {
    const [first, second] = call.arguments;
    const isEvent = name === 'on' || name === 'once';
    const event = isEvent && first?.type === 'StringLiteral' ? first.value : undefined;
    if (event === 'thinking') this.found = true;
    const isIterator = name !== undefined && ITERATORS.has(name);
    const callbacks = isIterator && !(event !== undefined && isPlainEvent(event)) ? [first, second] : [];
    for (const argument of callbacks) if (argument) this.callback(argument, module);
    if (name !== undefined && MAPS.has(name) && first && isFunction(unwrap(first))) return;
    if (name === 'forEach' || (name !== undefined && PICKS.has(name) && this.isPicked(first, module))) return;
    this.value(call, module);
  }

  /** True for a filter that leaves no thinking. */
  private isPicked(predicate: Node | undefined, module: Module): boolean {
    const fn = predicate && this.functionIn(predicate, module);
    return fn !== undefined && keepsOthers(fn.node, fn.module);
  }

  private functionIn(argument: Node, module: Module): Located<FunctionNode> | undefined {
    const inner = unwrap(argument);
    if (isFunction(inner)) return { module, node: inner };
    return functionOf(resolveName(inner, module, this.ctx)) ?? (isMember(inner) ? calledFunction(inner, module, this.ctx) : undefined);
  }

  /** A function that is handed the value: every parameter of it may hold a part. */
  private callback(argument: Node, module: Module): void {
    const fn = this.functionIn(argument, module);
    if (fn) for (const param of fn.node.params) this.pattern(param, fn.module);
    else if (this.isHandler(argument, module)) this.found = true;
  }

  /** True for something that may be a function out of sight; a literal, or what the platform has, is none. */
  private isHandler(argument: Node, module: Module): boolean {
    const inner = unwrap(argument);
    if (isMember(inner)) return !this.ctx.isTest(module) && handedTo(inner, module) === 'out of sight';
    return inner.type === 'Identifier' && module.scopes.bindingOf(inner) !== undefined;
  }

  private argument(node: Node, call: Node, module: Module): void {
    if (!isCall(call) && call.type !== 'NewExpression') return;
    if (isForOthers(node, module)) return;
    const index = call.arguments.findIndex((argument) => argument === node || unwrap(argument) === node);
    const fn = isCall(call) ? calledFunction(call.callee, module, this.ctx) : undefined;
    const param = fn?.node.params[Math.min(index, fn.node.params.length - 1)];
    if (fn && param) {
      this.handedOn(node, param, fn.module);
      this.pattern(param, fn.module);
    }
    if (fn) return;
    const handed = handedTo(call.callee, module);
    const passed = this.parameterCalled(call.callee, index, module);
    if (handed === 'out of sight' && !passed && !this.ctx.isTest(module)) this.found = true;
    // Promise.all, [].concat: what comes out holds the value still.
    if (handed === 'passed on') this.value(call, module);
    if (isCall(call) && isMember(call.callee) && PUTS_INTO.test(memberName(call.callee) ?? '')) this.holder(call.callee.object, module);
  }

  /** A callback that callers hand in, where all of them are functions of the project: each of them gets the value. */
  private parameterCalled(callee: Node, index: number, module: Module): boolean {
    const inner = unwrap(callee);
    const binding = inner.type === 'Identifier' ? module.scopes.bindingOf(inner) : undefined;
    if (binding?.kind !== 'param' || !isFunction(binding.node)) return false;
    const position = binding.node.params.indexOf(binding.id as never);
    const calls = callsOf({ module, node: binding.node }, this.ctx);
    if (position < 0 || calls.length === 0) return false;
    const given = calls.map(({ node, module: at }) => {
      const argument = node.arguments[position];
      return argument && this.functionIn(argument, at);
    });
    for (const fn of given) if (fn?.node.params[index]) this.pattern(fn.node.params[index] as Node, fn.module);
    return given.every((fn) => fn !== undefined);
  }

  /** Every name that a pattern takes out of the value; a `thinking` in it is the text itself. */
  private pattern(pattern: Node, module: Module): void {
    walk(pattern, (node) => {
      if (node.type === 'ObjectProperty' && !node.computed && node.key.type === 'Identifier') {
        if (node.key.name === 'thinking') this.found = true;
        if (node.key.name === 'content' && !this.isInside) this.marked(node.value, module, this.lists);
        if (node.key.name === 'model' && !this.isInside) this.modelsRead.push({ node: node.value, module });
        if (node.key.name === 'stop_reason') {
          this.marked(node.value, module, this.reasons);
          const binding = node.value.type === 'Identifier' ? module.scopes.bindingOf(node.value) : undefined;
          for (const use of binding ? this.ctx.referencesTo(binding, module) : []) this.value(use.node, use.module);
        }
        if (isPlain(node.key.name, false)) return false;
      }
      if (node.type === 'ObjectProperty' && node.computed && node.key.type !== 'StringLiteral') this.found = true;
      const binding = node.type === 'Identifier' ? module.scopes.bindingOf(node) : undefined;
      if (binding) for (const reference of this.ctx.referencesTo(binding, module)) this.value(reference.node, reference.module);
      return !this.isDone && node.type !== 'TSTypeAnnotation';
    });
  }

  /** `this.reply = …`: followed to every field of that name, and under a key that is not known to every use of the object. */
  private kept(target: Member, module: Module): void {
    const name = memberName(target);
    if (name === undefined) {
      this.holder(target.object, module);
      return;
    }
    for (const one of this.ctx.membersNamed(name)) {
      if (this.isDone) return;
      const isOther = one.node !== target && !isEndpoint(one.node, one.module);
      // What other files call `messages` is mostly a client's.
      const isNear = one.module === module || (name !== 'messages' && !this.ctx.isTest(one.module));
      if (isOther && isNear) this.value(one.node, one.module);
    }
    if (target.object.type !== 'ThisExpression') this.copied(target.object, module);
  }

  /** An object that holds the value under some key: anything that is taken out of it may be the value. */
  private holder(object: Node, module: Module): void {
    const inner = unwrap(object);
    if (inner.type === 'Identifier') this.pattern(inner, module);
    else if (isMember(inner)) this.kept(inner, module);
    else this.found ||= inner.type !== 'ThisExpression' && !isCall(inner);
  }

  /** An object that holds the value under a known name: uses that take the object whole take the value with it. */
  private copied(object: Node, module: Module): void {
    const inner = unwrap(object);
    const binding = inner.type === 'Identifier' ? module.scopes.bindingOf(inner) : undefined;
    for (const use of binding ? this.ctx.referencesTo(binding, module) : []) {
      const parent = use.module.scopes.parentOf(use.node);
      if (!(parent && isMember(parent) && parent.object === use.node && memberName(parent) !== undefined)) this.value(use.node, use.module);
    }
  }

  private returned(node: Node, module: Module): unknown {
    for (let at = module.scopes.parentOf(node); at; at = module.scopes.parentOf(at))
      if (isFunction(at)) return this.result({ module, node: at });
  }

  private result(fn: Located<FunctionNode>): void {
    if (this.seen.has(fn.node)) return;
    this.seen.add(fn.node);
    const parent = fn.module.scopes.parentOf(fn.node);
    // The result of a callback comes out of the call that takes it.
    if (parent && isCall(parent) && parent.callee !== fn.node) {
      if (answersElsewhere(parent.callee) && !this.ctx.isTest(fn.module)) this.found = true;
      this.value(parent, fn.module);
    }
    for (const call of [...callsByTaker(fn, this.ctx), ...callsOf(fn, this.ctx)]) this.value(call.node, call.module);
  }

  private component(attribute: Node, value: Node, module: Module): void {
    const element = module.scopes.parentOf(attribute);
    const name = element?.type === 'JSXOpeningElement' ? element.name : undefined;
    const tag = name?.type === 'JSXIdentifier' ? name : undefined;
    const fn = tag && functionOf(resolveName(tag, module, this.ctx));
    const [props] = fn?.node.params ?? [];
    if (fn && props) this.pattern(props, fn.module);
    // A component that is chosen at run time, or another package's.
    const isElement = tag !== undefined && /^[a-z]/.test(tag.name);
    if (!fn && !isElement && attribute.type.startsWith('JSX') && !isKey(attribute) && !isForOthers(value, module)) this.found = true;
  }
}
