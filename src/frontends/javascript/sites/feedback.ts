/** Where a response goes that becomes a part of the messages of a later request. */
import { type Added as AddedOf, loopFeeding, type Step } from '../../feedback.js';
import { loopsAround } from '../../loops.js';
import type { Module } from '../modules/modules.js';
import {
  type Call,
  type FunctionNode,
  isCall,
  isFunction,
  isMember,
  isWrapper,
  keyName,
  memberName,
  type Node,
  unwrap,
} from '../syntax/ast.js';
import { type Binding, identifiersOf } from '../syntax/scope.js';
import type { Context } from '../values/context.js';
import {
  calledFunction,
  callsOf,
  classOf,
  constructorIn,
  functionAround,
  type Located,
  resolveName,
  returnsOf,
} from '../values/functions.js';
import { eachCallOf, isInside, lasts, leaves, loopSyntax, mentions, placesForEach } from './loops.js';

type Added = AddedOf<Node, Module, Binding>;
type Next = Step<Node, Module, Binding>;

/** Parts of a response that are no part of the conversation. */
const ASIDES = /^(?:usage|stop_reason|stop_sequence|model|length|role|type|_request_id)$/;
/** Methods that add to what they are called on. */
const ADDS = /^(?:push|unshift|splice|append|add|set|concat)$/;
/** What of a list, or of what holds one, is no list: its size, a text. */
const NO_LIST = /^(?:length|size|join|toString|some|every|includes|find|findLast|at|pop|shift|reduce|forEach)$/;
/** Properties of a request, or of a message, that hold no messages. */
const NO_MESSAGES = /^(?:role|content|text|system|metadata|model|tools)$/;
/** Methods that hand what a function has given on to its next call. */
const GATHERS = /^reduce(?:Right)?$/;
/** The Messages API's own `messages`, which is a field of that name and no list. */
const ENDPOINT = /^(?:create|stream|parse|countTokens|toolRunner|thread|batches)$/;

/** The loop in which the response of a call is added to the list that the call sends as `messages`; undefined for none. */
export function feedbackLoop(call: Node, module: Module, ctx: Context): Located | undefined {
  return loopFeeding<Node, Module, Binding>(
    { node: call, module },
    {
      ...{ isInside, leaves, lasts },
      loopsAround: (at) => loopsAround(at, loopSyntax(ctx)),
      next: (at, isList) => new Following(at.module, ctx, isList).from(at.node),
    },
  );
}

class Following {
  constructor(
    private readonly module: Module,
    private readonly ctx: Context,
    private readonly isList: boolean,
  ) {}

  from(node: Node): Next[] {
    const { module, isList } = this;
    const parent = module.scopes.parentOf(node);
    if (!parent) return [];
    const go = [{ to: { module, node: parent } }];
    if (isWrapper(parent) || parent.type === 'SpreadElement') return go;
    if (isMember(parent)) return parent.object === node ? this.member(parent) : [];
    switch (parent.type) {
      case 'VariableDeclarator':
        return parent.init === node ? this.named(parent.id) : [];
      case 'AssignmentExpression':
        return parent.right === node ? this.assigned(parent.left, node, parent.operator !== '=') : [];
      case 'ForOfStatement':
        if (parent.right !== node || isList) return [];
        return this.named(parent.left.type === 'VariableDeclaration' ? (parent.left.declarations[0]?.id as Node) : parent.left);
      case 'ReturnStatement':
      case 'YieldExpression': {
        const fn = functionAround(parent, module);
        return fn ? this.returned(fn) : [];
      }
      case 'ArrowFunctionExpression':
        return parent.body === node ? this.returned(parent) : [];
      case 'ConditionalExpression':
        return parent.test === node ? [] : go;
      case 'LogicalExpression':
        return go;
      case 'TemplateLiteral':
        return isList ? [] : go;
      case 'BinaryExpression':
        return isList || parent.operator !== '+' ? [] : go;
      case 'ArrayExpression':
        return isList && node.type !== 'SpreadElement' ? [] : go;
      case 'ObjectExpression':
        return go;
      case 'ObjectProperty': {
        const isPart = isList && NO_MESSAGES.test(keyName(parent.key, parent.computed) ?? '');
        const object = module.scopes.parentOf(parent);
        return parent.value === node && !isPart && object?.type === 'ObjectExpression' ? [{ to: { module, node: object } }] : [];
      }
      case 'CallExpression':
      case 'OptionalCallExpression':
      case 'NewExpression':
        return parent.callee === node ? [] : this.argument(node, parent as Call);
      default:
        return [];
    }
  }

  private member(member: Node): Next[] {
    const { module, isList } = this;
    const name = isMember(member) ? (memberName(member) ?? '') : '';
    const parent = module.scopes.parentOf(member);
    const call = parent && isCall(parent) && parent.callee === member ? parent : undefined;
    if (isList ? NO_LIST.test(name) || ENDPOINT.test(name) : ASIDES.test(name)) return [];
    if (!call) return [{ to: { module, node: member } }];
    const given = isList ? [] : call.arguments.flatMap((argument) => this.parameters(argument));
    // What is added to a list is followed from what is added.
    return ADDS.test(name) && name !== 'concat' ? given : [{ to: { module, node: call } }, ...given];
  }

  /** The parameters of a function that stands there. */
  private parameters(argument: Node): Next[] {
    const fn = calledFunction(argument, this.module, this.ctx);
    return fn ? fn.node.params.flatMap((param) => this.at(fn.module).named(param)) : [];
  }

  private at(module: Module): Following {
    return new Following(module, this.ctx, this.isList);
  }

  /** The uses of every name in a pattern. */
  private named(pattern: Node, added?: Added): Next[] {
    const ids = pattern.type === 'TSParameterProperty' ? identifiersOf(pattern.parameter) : identifiersOf(pattern);
    return ids.flatMap((id) => {
      const binding = this.module.scopes.bindingOf(id);
      return binding ? this.uses(binding, added) : [];
    });
  }

  private uses(binding: Binding, added?: Added): Next[] {
    return this.ctx.referencesTo(binding, this.module).map((to) => ({ to, ...(added && { added }) }));
  }

  /** `messages = [...messages, answer]` adds; anything else replaces what was there. */
  private assigned(left: Node, right: Node, isMore: boolean): Next[] {
    if (isMore || mentions(right, left)) return this.into(left, right);
    return isMember(left) ? this.held(left) : this.named(left);
  }

  /** Every read of a property by its name: `this.messages`. */
  private held(member: Node, added?: Added): Next[] {
    const name = isMember(member) ? memberName(member) : undefined;
    if (name === undefined) return [];
    return this.ctx.membersNamed(name).flatMap(({ module, node }) => {
      const parent = module.scopes.parentOf(node);
      const isEndpoint = parent && isMember(parent) && parent.object === node && ENDPOINT.test(memberName(parent) ?? '');
      return isEndpoint || node === member ? [] : [{ to: { module, node }, ...(added && { added }) }];
    });
  }

  /** A value is added to a list: every use of the list, by the names that it has here and in callers, has it from then on. */
  private into(list: Node, by: Node, depth = 0): Next[] {
    const { module, ctx } = this;
    if (depth > MOST_NAMES) return [];
    const own = pathFrom(list);
    if (own.root.type === 'ThisExpression' && own.first) {
      const name = isMember(own.first) ? memberName(own.first) : undefined;
      return name === undefined ? [] : this.held(own.first, { by, module, field: name });
    }
    if (isCall(own.root)) {
      const fn = calledFunction(own.root.callee, module, ctx);
      return fn ? returnsOf(fn).flatMap((returned) => this.at(fn.module).into(returned, by, depth + 1)) : [];
    }
    const binding = own.root.type === 'Identifier' ? module.scopes.bindingOf(own.root) : undefined;
    if (!binding) return [];
    return [...this.uses(binding, { by, binding, module }), ...this.others(binding, by, depth)];
  }

  /** The same list by another name: what the variable was given, or what callers pass for the parameter. */
  private others(binding: Binding, by: Node, depth: number): Next[] {
    const { module, ctx } = this;
    const { node } = binding;
    if (node.type === 'VariableDeclarator' && node.init) {
      const init = unwrap(node.init);
      const isAlias = init.type === 'Identifier' || isMember(init) || isCall(init);
      return isAlias ? this.into(init, by, depth + 1) : [];
    }
    if (binding.kind !== 'param' || !isFunction(node)) return [];
    const index = node.params.findIndex((param) =>
      identifiersOf(param.type === 'TSParameterProperty' ? param.parameter : param).includes(binding.id),
    );
    return callsOf({ module, node }, ctx).flatMap((call) => {
      const argument = call.node.arguments[index];
      if (!argument) return [];
      const inner = unwrap(argument);
      const part = inner.type === 'ObjectExpression' ? propertyNamed(inner, binding.name) : inner;
      return part ? this.at(call.module).into(part, by, depth + 1) : [];
    });
  }

  private argument(node: Node, call: Call): Next[] {
    const { module, ctx, isList } = this;
    const index = call.arguments.indexOf(node as never);
    const fn = isCall(call) ? calledFunction(call.callee, module, ctx) : constructorOf(call, module, ctx);
    if (fn) {
      const param = fn.node.params[Math.min(index, fn.node.params.length - 1)];
      return param ? this.at(fn.module).named(param, { by: call, module, round: fn.node }) : [];
    }
    const callee = unwrap(call.callee);
    const name = isMember(callee) ? (memberName(callee) ?? '') : '';
    const whole: Next = { to: { module, node: call }, argumentOf: call };
    if (isMember(callee) && ADDS.test(name))
      return [...(isList && node.type !== 'SpreadElement' ? [] : this.into(callee.object, call)), ...(name === 'concat' ? [whole] : [])];
    return [whole];
  }

  private returned(fn: FunctionNode): Next[] {
    const { module } = this;
    const { parentOf } = module.scopes;
    let at: Node = fn;
    while (parentOf(at) && isWrapper(parentOf(at) as Node)) at = parentOf(at) as Node;
    const parent = parentOf(at);
    // The result of a callback comes out of the call that takes it.
    const taken: Next[] = parent && (isCall(parent) || parent.type === 'NewExpression') ? [{ to: { module, node: parent } }] : [];
    return [...taken, ...this.nextRound(fn), ...callsOf({ module, node: fn }, this.ctx).map((to) => ({ to }))];
  }

  /** What a function gives for an item is what it gets with the next one: `steps.reduce(async (messages, step) => …)`. */
  private nextRound(fn: FunctionNode): Next[] {
    const [first] = fn.params;
    if (!first) return [];
    return placesForEach({ module: this.module, node: fn }, this.ctx).flatMap(({ node: place, module }) => {
      const call = eachCallOf(place, module);
      return call && GATHERS.test(memberName(unwrap(call.callee) as never) ?? '')
        ? this.named(first, { by: place, module, round: call })
        : [];
    });
  }
}

/** Names that lead to one list, one after the other. */
const MOST_NAMES = 6;

/** `state` and `state.messages` of `state.messages`, through methods of maps and lists: `histories.get(id)`. */
function pathFrom(list: Node): { root: Node; first: Node | undefined } {
  let root = unwrap(list);
  let first: Node | undefined;
  for (;;) {
    if (isMember(root)) {
      first = root;
      root = unwrap(root.object);
    } else if (
      isCall(root) &&
      isMember(unwrap(root.callee)) &&
      /^(?:get|at|slice|concat)$/.test(memberName(unwrap(root.callee) as never) ?? '')
    ) {
      root = unwrap(root.callee);
    } else return { root, first };
  }
}

function propertyNamed(object: Node, name: string): Node | undefined {
  if (object.type !== 'ObjectExpression') return undefined;
  for (const part of object.properties)
    if (part.type === 'ObjectProperty' && keyName(part.key, part.computed) === name) return unwrap(part.value);
  return undefined;
}

/** The constructor that `new Agent(…)` runs. */
function constructorOf(call: Node, module: Module, ctx: Context): Located<FunctionNode> | undefined {
  const owner = call.type === 'NewExpression' ? classOf(resolveName(call.callee, module, ctx)) : undefined;
  const node = owner && constructorIn(owner.node);
  return owner && node ? { module: owner.module, node } : undefined;
}
