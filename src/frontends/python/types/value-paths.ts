/** Where a value goes, as a checker of types sees it: through names, fields, functions and containers to requests, and by which annotations. */

import type { Module } from '../modules/modules.js';
import { resolveName } from '../modules/names.js';
import {
  around,
  calleeOf,
  field,
  isCall,
  isClass,
  isFunction,
  isMember,
  isName,
  isPattern,
  memberName,
  type Node,
  objectOf,
  parts,
  positional,
} from '../syntax/node.js';
import { type Binding, parameterName } from '../syntax/scope.js';
import { referencesOf, wholeOf } from '../uses/function-references.js';
import type { Context, Located } from '../values/context.js';
import { calledFunctions } from '../values/functions.js';
import { parameterTaking } from '../values/parameters.js';
import { twinOf } from './twins.js';
import { annotationOf } from './type-names.js';

export interface Reached {
  /** The requests that it is a part of. */
  calls: Set<Node>;
  /** The annotations that it must fit. */
  annotations: Set<Node>;
  /** It also goes where it cannot be followed. */
  isOpen: boolean;
}

/** So many expressions are followed. */
const MOST_STEPS = 400;
const AROUND =
  /^(?:parenthesized_expression|await|conditional_expression|boolean_operator|binary_operator|list|tuple|set|dictionary|pair|list_splat|dictionary_splat|expression_list|list_comprehension|set_comprehension|dictionary_comprehension|generator_expression|named_expression)$/;
const GIVES_A_NAME = /^(?:assignment|augmented_assignment|for_statement|for_in_clause|default_parameter|typed_default_parameter)$/;
/** What a value is only looked at by. */
const LOOKS =
  /^(?:expression_statement|comparison_operator|not_operator|if_statement|if_clause|elif_clause|while_statement|assert_statement|interpolation|match_statement|case_clause|delete_statement)$/;
const ADDS = /^(?:append|appendleft|extend|insert|add|update|setdefault|put|put_nowait)$/;
const GIVES = /^(?:copy|get|pop|popleft|values|items|__getitem__)$/;
const SAME = /^(?:list|dict|tuple|set|sorted|reversed|enumerate|zip|iter|next|filter)$/;
const SAME_OUTSIDE = /^(?:copy\.(?:copy|deepcopy)|itertools\.\w+)$/;
const REQUESTS = /^(?:create|stream|parse|count_tokens|tool_runner)$/;

/**
 * Follows values, whatever order the statements have.
 * @param start expressions that have the value.
 */
export function pathsOf(start: readonly Located[], ctx: Context): Reached {
  const reached: Reached = { calls: new Set(), annotations: new Set(), isOpen: false };
  const seen = new Set<Node | Binding>();
  const waiting: Located[] = [...start];
  const push = (module: Module, node: Node | undefined | null): void => {
    if (node) waiting.push({ module, node });
  };
  const meets = (annotation: Node | undefined): void => {
    if (annotation) reached.annotations.add(annotation);
  };
  let steps = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (seen.has(next.node)) continue;
    seen.add(next.node);
    if (++steps > MOST_STEPS) return { ...reached, isOpen: true };
    step(next);
  }
  return reached;

  function step({ node, module }: Located): void {
    const { parent } = node;
    if (!parent || LOOKS.test(parent.type)) return;
    if (AROUND.test(parent.type)) {
      if (/^(?:conditional_expression|pair)$/.test(parent.type) && isCondition(node, parent)) return;
      if (parent.type === 'named_expression') target(field(parent, 'name'), module);
      push(module, parent);
    } else if (parent.type === 'keyword_argument') argument(parent, parent.parent as Node, module);
    else if (parent.type === 'argument_list') argument(node, parent, module);
    else if (parent.type === 'attribute') member(node, parent, module);
    else if (parent.type === 'subscript') {
      if (objectOf(parent) === node && !isTarget(parent)) push(module, parent);
    } else if (GIVES_A_NAME.test(parent.type)) {
      if (node.field !== 'right' && node.field !== 'value') return;
      meets(annotationOf(parent));
      target(field(parent, 'left') ?? field(parent, 'name'), module);
    } else if (parent.type === 'as_pattern') for (const alias of parts(parent).slice(1)) target(parts(alias)[0], module);
    else if (parent.type === 'return_statement' || parent.type === 'yield') returned(node, module);
    else if (parent.type !== 'call' && parent.type !== 'with_item') reached.isOpen = true;
  }

  function member(node: Node, path: Node, module: Module): void {
    const call = path.parent;
    if (objectOf(path) !== node || isTarget(path)) return;
    if (!call || !isCall(call) || calleeOf(call) !== path) push(module, path);
    else if (GIVES.test(memberName(path) ?? '')) push(module, call);
  }

  function returned(node: Node, module: Module): void {
    const fn = around(node, isFunction);
    if (!fn || fn.type === 'lambda') {
      reached.isOpen = true;
      return;
    }
    meets(field(fn, 'return_type'));
    for (const call of callsOf({ module, node: fn }, ctx)) {
      if (call) waiting.push(call);
      else reached.isOpen = true;
    }
  }

  /** What is assigned to: a name, several of them, a field, or an item of what a name holds. */
  function target(left: Node | undefined, module: Module): void {
    if (!left) return;
    if (isName(left)) name(left, module);
    else if (isMember(left)) {
      for (const use of ctx.membersNamed(memberName(left) ?? '')) {
        if (isTarget(use.node)) meets(annotationOf(use.node.parent as Node));
        else waiting.push(use);
      }
    } else if (left.type === 'subscript') holder(objectOf(left), module);
    else for (const part of parts(left)) target(part, module);
  }

  function name(id: Node, module: Module): void {
    const binding = module.scopes.bindingOf(id);
    if (!binding || seen.has(binding)) return;
    seen.add(binding);
    for (const { node } of binding.definitions) meets(annotationOf(node));
    waiting.push(...ctx.referencesTo(binding, module).filter((use) => !isTarget(use.node)));
  }

  /** What has got the value put into it. */
  function holder(object: Node, module: Module): void {
    let at = object;
    while (at.type === 'subscript') at = objectOf(at);
    if (isName(at) || isMember(at)) target(at, module);
    else reached.isOpen = true;
  }

  function argument(arg: Node, list: Node, module: Module): void {
    const call = list.parent as Node;
    if (isClass(call)) return;
    const callee = calleeOf(call);
    const method = memberName(callee);
    if (method !== undefined && REQUESTS.test(method) && /\bmessages\b/.test(callee.text)) {
      reached.calls.add(call);
      return;
    }
    const found = resolveName(callee, module, ctx);
    const functions = calledFunctions(callee, module, ctx);
    if (functions.length > 0) {
      for (const fn of functions) {
        const param = parameterTaking(arg, fn.node);
        meets(param && annotationOf(param));
        if (!param) reached.isOpen = true;
        else target(parameterName(param), fn.module);
      }
    } else if (found.kind === 'external') {
      const whole = `${found.specifier}.${found.name}`;
      if (/^typing(?:_extensions)?\.cast$/.test(whole)) return;
      if (twinOf(found.specifier, found.name) || SAME_OUTSIDE.test(whole)) push(module, call);
      else if (/^anthropic(?:\.|$)/.test(found.specifier)) reached.isOpen = true;
    } else if (isName(callee)) {
      if (SAME.test(callee.text)) push(module, call);
      else if (found.kind !== 'unknown' || module.scopes.bindingOf(callee)) reached.isOpen = true;
    } else if (method !== undefined && ADDS.test(method)) holder(objectOf(callee), module);
    else if (method === undefined || !/^(?:dumps?|debug|info|warning|error|write|join|index|count|remove)$/.test(method))
      reached.isOpen = true;
  }
}

/** The calls of a function; undefined for a use that is none. */
function callsOf(fn: Located, ctx: Context): (Located | undefined)[] {
  return referencesOf(fn, ctx).flatMap(({ node, module }) => {
    if (around(node, ({ type }) => /^import_/.test(type))) return [];
    const whole = wholeOf(node);
    const call = whole.parent;
    return [call && isCall(call) && calleeOf(call) === whole ? { node: call, module } : undefined];
  });
}

/** True for what stands on the left of an assignment. */
function isTarget(node: Node): boolean {
  let at = node;
  while (at.parent && isPattern(at.parent)) at = at.parent;
  return at.field === 'left' && at.parent !== null && /^(?:assignment|for_statement|for_in_clause)$/.test(at.parent.type);
}

/** The test of `a if test else b`, the key of a pair. */
const isCondition = (node: Node, parent: Node): boolean => (parent.type === 'pair' ? node.field === 'key' : parts(parent)[1] === node);

/** The expressions that have the value which an annotation, or the call of a class of params, is about; undefined for one that is not seen. */
export function startsOf(id: Node, module: Module, ctx: Context): readonly (Located | undefined)[] {
  const whole = id.parent && isMember(id.parent) ? id.parent : id;
  const call = whole.parent;
  if (call && isCall(call) && calleeOf(call) === whole) return [{ module, node: call }];
  const type = around(
    id,
    (node) =>
      node.type === 'type' &&
      node.parent?.type !== 'type' &&
      !/^(?:generic_type|type_parameter|union_type|member_type|binary_operator)$/.test(node.parent?.type ?? ''),
  );
  const owner = type?.parent;
  if (!type || !owner) return castOf(whole, module, ctx);
  if (owner.type === 'function_definition' && field(owner, 'return_type') === type) return callsOf({ module, node: owner }, ctx);
  const left = owner.type === 'assignment' ? field(owner, 'left') : parameterName(owner);
  if (!left) return [undefined];
  if (isMember(left)) return ctx.membersNamed(memberName(left) ?? '').filter(({ node }) => !isTarget(node));
  const binding = isName(left) ? module.scopes.bindingOf(left) : undefined;
  if (!binding || isClass(binding.scope.node)) return [undefined];
  return ctx.referencesTo(binding, module).filter(({ node }) => !isTarget(node));
}

/** `cast(list[MessageParam], messages)`. */
function castOf(name: Node, module: Module, ctx: Context): (Located | undefined)[] {
  const call = around(name, isCall);
  const [first] = call ? positional(call) : [];
  if (!call || !first || first.start > name.start || first.end < name.end) return [undefined];
  const found = resolveName(calleeOf(call), module, ctx);
  return found.kind === 'external' && found.name === 'cast' ? [{ module, node: call }] : [undefined];
}
