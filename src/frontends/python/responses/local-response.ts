/** Responses of which nothing with a class of its own leaves the code that receives them: no check of classes elsewhere can meet them. */

import {
  calleeOf,
  field,
  isCall,
  isMember,
  isName,
  memberName,
  type Node,
  objectOf,
  parts,
  positional,
  wrapperOf,
} from '../syntax/node.js';
import type { Binding } from '../syntax/scope.js';
import type { Context, Located } from '../values/context.js';

/** Parts of responses, blocks and events that are texts, numbers or plain data. */
const PLAIN =
  /^(?:id|index|input|model|name|partial_json|role|service_tier|signature|stop_reason|stop_sequence|text|text_stream|thinking|tool_use_id|type|\w*_tokens)$/;
/** Methods that give plain data. */
const PLAIN_METHODS = /^(?:close|dict|get_final_text|json|model_dump|model_dump_json|to_dict|to_json|until_done)$/;
/** Functions that only look. */
const LOOKS = /^(?:bool|id|len|print|repr|str)$/;
/** Functions that give the same parts again. */
const GIVES_AGAIN = /^(?:all|any|iter|list|next|reversed|tuple)$/;
const MOST_STEPS = 300;

/** True where every use of a response, up to its plain parts, is seen in its own file and tells nothing by a class. */
export function staysLocal(call: Node, module: Located['module'], ctx: Context): boolean {
  const seen = new Set<Node>();
  const waiting = [call];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    const next = seen.size > MOST_STEPS ? undefined : nextOf(node);
    if (!next) return false;
    waiting.push(...next);
  }
  return true;

  /** The expressions that have the response, or a part of it, next; undefined where that cannot be told, or is told by a class. */
  function nextOf(node: Node): Node[] | undefined {
    const { parent } = node;
    const wrapper = wrapperOf(node);
    if (wrapper) return [wrapper];
    if (!parent) return undefined;
    if (isMember(parent) && objectOf(parent) === node) return ofAttribute(parent);
    switch (parent.type) {
      case 'expression_statement':
      case 'with_item':
      case 'not_operator':
      case 'interpolation':
        return [];
      case 'comparison_operator':
        return parent.children.some(({ type }) => type === 'in' || type === 'not in') ? undefined : [];
      case 'if_statement':
      case 'elif_clause':
      case 'while_statement':
        return node.field === 'condition' ? [] : undefined;
      case 'if_clause':
        return [];
      case 'boolean_operator':
      case 'list_comprehension':
      case 'generator_expression':
      case 'list':
      case 'tuple':
        return [parent];
      case 'conditional_expression':
        return parts(parent)[1] === node ? [] : [parent];
      case 'subscript':
        return objectOf(parent) === node ? [parent] : undefined;
      case 'assignment':
        return node.field === 'right' ? named(field(parent, 'left')) : undefined;
      case 'named_expression':
        return joined(named(field(parent, 'name')), [parent]);
      case 'as_pattern':
        return named(parts(field(parent, 'alias') ?? parent)[0]);
      case 'for_statement':
      case 'for_in_clause':
        return node.field === 'right' ? named(field(parent, 'left')) : undefined;
      case 'argument_list':
        return parent.parent ? ofArgument(parent.parent, node) : undefined;
      case 'call':
        return calleeOf(parent) === node ? undefined : ofArgument(parent, node);
      default:
        return undefined;
    }
  }

  function ofAttribute(member: Node): Node[] | undefined {
    const name = memberName(member) ?? '';
    // `block.__class__ == TextBlock`
    if (name.startsWith('__')) return undefined;
    const around = member.parent;
    if (around && isCall(around) && calleeOf(around) === member) {
      if (PLAIN_METHODS.test(name)) return [];
      return name === 'get_final_message' ? [around] : undefined;
    }
    return PLAIN.test(name) && member.field !== 'left' ? [] : [member];
  }

  function ofArgument(called: Node, argument: Node): Node[] | undefined {
    const callee = calleeOf(called);
    if (!isName(callee) || module.scopes.bindingOf(callee)) return undefined;
    if (LOOKS.test(callee.text)) return [];
    if (GIVES_AGAIN.test(callee.text)) return [called];
    const [object, name] = positional(called);
    const isPlain =
      callee.text === 'getattr' && object === argument && name !== undefined && PLAIN.test(name.text.replace(/^["']|["']$/g, ''));
    return isPlain ? [] : undefined;
  }

  /** All uses of a name that a part is given; undefined where it is no name, or another file can read it. */
  function named(target: Node | undefined): Node[] | undefined {
    const binding: Binding | undefined = target && isName(target) ? module.scopes.bindingOf(target) : undefined;
    if (!binding) return undefined;
    const uses = ctx.referencesTo(binding, module);
    return uses.every((use) => use.module === module) ? uses.map(({ node }) => node).filter((node) => !isTarget(node)) : undefined;
  }
}

/** A name that is given a value, which reads nothing. */
const isTarget = ({ parent, field: name }: Node): boolean =>
  parent !== null && (name === 'left' || name === 'alias' || parent.type === 'as_pattern_target') && parent.type !== 'comparison_operator';

const joined = (one: Node[] | undefined, other: Node[]): Node[] | undefined => one && [...one, ...other];
