/** Where a response goes that becomes a part of the messages of a later request. */
import { type Added as AddedOf, loopFeeding, type Step } from '../../feedback.js';
import { loopsAround } from '../../loops.js';
import { methodsOf } from '../classes/attributes.js';
import type { Module } from '../modules/modules.js';
import { classOf, ownerOfSelf, resolveName } from '../modules/names.js';
import {
  argumentsOf,
  around,
  calleeOf,
  field,
  isCall,
  isFunction,
  isMember,
  isName,
  isSplat,
  memberName,
  type Node,
  objectOf,
  parts,
  unwrap,
  walk,
  wrapperOf,
} from '../syntax/node.js';
import { type Binding, parameterName } from '../syntax/scope.js';
import { callsOf } from '../uses/callers.js';
import type { Context, Located } from '../values/context.js';
import { calledFunctions, parametersOf } from '../values/functions.js';
import { argumentNode, parameterTaking } from '../values/parameters.js';
import { eachArgumentsOf, isInside, lastNameOf, lasts, leaves, loopSyntax, mentions, pathText, placesForEach } from './loops.js';

type Added = AddedOf<Node, Module, Binding>;
type Next = Step<Node, Module, Binding>;

/** Parts of a response that are no part of the conversation. */
const ASIDES = /^(?:usage|stop_reason|stop_sequence|model|role|type|_request_id)$/;
/** Methods that add to what they are called on. */
const ADDS = /^(?:append|appendleft|extend|insert|add|setdefault)$/;
/** What of a list, or of what holds one, is no list. */
const NO_LIST = /^(?:join|count|index|pop)$/;
/** Functions that make something else of a list. */
const LOOKS = /^(?:len|str|repr|print|any|all|bool|sum|max|min|next|json\.dumps|isinstance|hash|id)$/;
/** Entries of a request, or of a message, that hold no messages. */
const NO_MESSAGES = /^(?:role|content|text|system|metadata|model|tools)$/;
/** Functions that hand what a function has given on to its next call. */
const GATHERS = /^(?:reduce|accumulate)$/;
/** The Messages API's own `messages`, which is a field of that name and no list. */
const ENDPOINT = /^(?:create|stream|parse|count_tokens|tool_runner|batches|with_\w+_response)$/;
/** What an expression is a part of and goes on with: of a value always, of a list only in some. */
const OF_VALUES =
  /^(?:binary_operator|list|tuple|set|expression_list|pair|interpolation|string|concatenated_string|(?:list|set|dictionary)_comprehension|generator_expression)$/;
const OF_BOTH = /^(?:boolean_operator|list_splat|dictionary_splat|dictionary|named_expression|expression_statement)$/;

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
    const { parent } = node;
    if (!parent) return [];
    const to = (one: Node): Next[] => [{ to: { module, node: one } }];
    const wrapper = wrapperOf(node);
    if (wrapper) return to(wrapper);
    if (isMember(parent)) return objectOf(parent) === node ? this.member(parent) : [];
    switch (parent.type) {
      case 'subscript':
        return objectOf(parent) === node ? to(parent) : [];
      case 'call':
        return calleeOf(parent) === node || argumentsOf(parent) === node ? to(parent) : [];
      case 'argument_list':
        return this.argument(node);
      case 'keyword_argument': {
        const isPart = isList && NO_MESSAGES.test(field(parent, 'name')?.text ?? '');
        return node.field === 'value' && !isPart ? this.argument(parent) : [];
      }
      case 'pair': {
        const key = field(parent, 'key')?.text.replace(/["']/g, '') ?? '';
        return node.field === 'value' && !(isList && NO_MESSAGES.test(key)) ? to(parent) : [];
      }
      case 'dictionary':
        return to(parent);
      case 'conditional_expression':
        return parts(parent)[1] === node ? [] : to(parent);
      case 'assignment':
      case 'augmented_assignment':
        return node.field === 'right' ? this.assigned(parent) : [];
      case 'for_statement':
      case 'for_in_clause':
        return node.field === 'right' ? [...this.named(field(parent, 'left')), ...this.comprehended(parent)] : [];
      case 'with_item':
        return [];
      case 'as_pattern':
        return this.named(field(parent, 'alias'));
      case 'return_statement':
      case 'yield':
      case 'lambda': {
        const fn = parent.type === 'lambda' ? parent : around(parent, isFunction);
        return fn ? this.returned(fn) : [];
      }
      case 'named_expression':
        return [...this.named(field(parent, 'name')), ...to(parent)];
      default:
        if (OF_BOTH.test(parent.type)) return to(parent);
        if (isList && isSplat(node) && parent.type === 'list') return to(parent);
        // `history + [message]` is the list, and so is what a comprehension makes of it.
        if (isList && parent.type === 'binary_operator') return to(parent);
        return !isList && OF_VALUES.test(parent.type) ? to(parent) : [];
    }
  }

  private member(member: Node): Next[] {
    const { module, isList } = this;
    const name = memberName(member) ?? '';
    const { parent } = member;
    const call = parent && isCall(parent) && calleeOf(parent) === member ? parent : undefined;
    if (isList ? NO_LIST.test(name) || ENDPOINT.test(name) : ASIDES.test(name)) return [];
    if (!call) return [{ to: { module, node: member } }];
    return ADDS.test(name) && name !== 'setdefault' ? [] : [{ to: { module, node: call } }];
  }

  private at(module: Module): Following {
    return new Following(module, this.ctx, this.isList);
  }

  /** The uses of every name in a target. */
  private named(target: Node | undefined, added?: Added): Next[] {
    if (!target) return [];
    if (isMember(target)) return this.held(target, added);
    const found: Next[] = [];
    walk(target, (node) => {
      const binding = isName(node) ? this.module.scopes.bindingOf(node) : undefined;
      if (binding) found.push(...this.uses(binding, added));
      return !isMember(node);
    });
    return found;
  }

  private uses(binding: Binding, added?: Added): Next[] {
    return this.ctx.referencesTo(binding, this.module).map((to) => ({ to, ...(added && { added }) }));
  }

  /** What a comprehension makes of the items that it goes through. */
  private comprehended(clause: Node): Next[] {
    return clause.type === 'for_in_clause' && clause.parent ? [{ to: { module: this.module, node: clause.parent } }] : [];
  }

  /** `messages += [answer]` and `messages = [*messages, answer]` add; anything else replaces what was there. */
  private assigned(statement: Node): Next[] {
    const [left, right] = [field(statement, 'left'), field(statement, 'right')];
    if (!left || !right) return [];
    if (statement.type === 'augmented_assignment' || mentions(right, pathText(left))) return this.into(left, statement);
    return left.type === 'subscript' ? this.into(left, statement) : this.named(left);
  }

  /** Every read of an attribute by its name: `self.messages`. */
  private held(member: Node, added?: Added): Next[] {
    return this.ctx.membersNamed(memberName(member) as string).flatMap(({ module, node }) => {
      const isEndpoint = node.parent && isMember(node.parent) && ENDPOINT.test(memberName(node.parent) ?? '');
      return isEndpoint || node === member ? [] : [{ to: { module, node }, ...(added && { added }) }];
    });
  }

  /** A value is added to a list: every use of the list, by the names that it has here and in callers, has it from then on. */
  private into(list: Node, by: Node, depth = 0): Next[] {
    const { module, ctx } = this;
    if (depth > MOST_NAMES) return [];
    const { root, first } = pathFrom(list);
    if (first && ownerOfSelf(root, module)) return this.held(first, { by, module, field: memberName(first) as string });
    if (isCall(root))
      return calledFunctions(calleeOf(root), module, ctx).flatMap((fn) =>
        returnsOf(fn.node).flatMap((returned) => this.at(fn.module).into(returned, by, depth + 1)),
      );
    const binding = isName(root) ? module.scopes.bindingOf(root) : undefined;
    if (!binding) return [];
    return [...this.uses(binding, { by, binding, module }), ...this.others(binding, by, depth)];
  }

  /** The same list by another name: what the variable was given, or what callers pass for the parameter. */
  private others({ definitions, scope }: Binding, by: Node, depth: number): Next[] {
    const { module, ctx } = this;
    return definitions.flatMap(({ kind, node }) => {
      const right = kind === 'assign' ? field(node, 'right') : undefined;
      const inner = right && unwrap(right);
      if (inner)
        return isName(inner) || isMember(inner) || isCall(inner) || inner.type === 'subscript' ? this.into(inner, by, depth + 1) : [];
      if (kind !== 'param' || !isFunction(scope.node)) return [];
      return callsOf({ module, node: scope.node }, ctx).flatMap((call) => {
        const argument = argumentNode(call, node, scope.node, ctx);
        return argument && argument !== call.node ? this.at(call.module).into(argument, by, depth + 1) : [];
      });
    });
  }

  /** @param node an argument, with its keyword where it has one. */
  private argument(node: Node): Next[] {
    const { module, ctx, isList } = this;
    const call = node.parent?.parent;
    if (!call || !isCall(call) || node.parent?.type !== 'argument_list') return [];
    const callee = unwrap(calleeOf(call));
    const made = classOf(resolveName(callee, module, ctx));
    const called = made ? methodsOf({ ...made, kind: 'made' }, '__init__', ctx) : calledFunctions(callee, module, ctx);
    if (called.length > 0)
      return called.flatMap((fn) => {
        const taking = parameterTaking(node, fn.node);
        const id = taking && parameterName(taking);
        return id ? this.at(fn.module).named(id, { by: call, module, round: fn.node }) : [];
      });
    const name = memberName(callee) ?? '';
    if (isMember(callee) && ADDS.test(name)) {
      // A list in a list is no longer the list of messages; `extend` adds its items.
      const isWhole = !isList || name === 'extend';
      return isWhole ? this.into(objectOf(callee), call) : [];
    }
    if (isList && LOOKS.test(callee.text)) return [];
    return [{ to: { module, node: call }, argumentOf: call }];
  }

  private returned(fn: Node): Next[] {
    const { module } = this;
    const list = fn.type === 'lambda' ? fn.parent : undefined;
    const call = list?.type === 'argument_list' ? list.parent : undefined;
    // The result of a callback comes out of the call that takes it.
    const taken: Next[] = call ? [{ to: { module, node: call } }] : [];
    return [...taken, ...this.nextRound(fn), ...callsOf({ module, node: fn }, this.ctx).map((to) => ({ to }))];
  }

  /** What a function gives for an item is what it gets with the next one: `reduce(ask, questions, [])`. */
  private nextRound(fn: Node): Next[] {
    const [first] = parametersOf(fn);
    const id = first && parameterName(first);
    if (!id) return [];
    return placesForEach({ module: this.module, node: fn }, this.ctx).flatMap(({ node: place, module }) => {
      const list = eachArgumentsOf(place);
      return list?.parent && GATHERS.test(lastNameOf(list.parent)) ? this.named(id, { by: place, module, round: list }) : [];
    });
  }
}

/** Names that lead to one list, one after the other. */
const MOST_NAMES = 6;

/** `state` and `state.messages` of `state.messages`, through methods of dictionaries: `histories.setdefault(key, [])`. */
function pathFrom(list: Node): { root: Node; first: Node | undefined } {
  let root = unwrap(list);
  let first: Node | undefined;
  for (;;) {
    const callee = isCall(root) ? unwrap(calleeOf(root)) : undefined;
    if (isMember(root) || root.type === 'subscript') {
      first = isMember(root) ? root : first;
      root = unwrap(objectOf(root));
    } else if (callee && isMember(callee) && /^(?:get|setdefault|copy)$/.test(memberName(callee) ?? '')) root = unwrap(objectOf(callee));
    else return { root, first };
  }
}

/** What a function returns, functions inside it left out. */
function returnsOf(fn: Node): Node[] {
  const found: Node[] = [];
  walk(fn, (node) => {
    const [value] = node.type === 'return_statement' ? parts(node) : [];
    if (value) found.push(value);
    return node === fn || !isFunction(node);
  });
  return found;
}
