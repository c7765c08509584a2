/** Responses, and parts of them, that are made plain data: what that is handed to, or goes out of the project with, may read their thinking. */
import { calleeOf, field, isCall, isFunction, isMember, memberName, type Node, objectOf } from '../syntax/node.js';

const DUMPS = /^(?:model_dump|model_dump_json|to_dict|to_json|dict)$/;
/** Parts that hold no thinking text. */
const PLAIN = /^(?:usage|id|model|role|type|text|input|name|stop_reason|stop_sequence|signature|index|citations|\w+_tokens)$/;
const CONDITION = /^(?:if_statement|elif_clause|if_clause|conditional_expression|case_clause)$/;

/** True for `block.model_dump()`, but for a part without thinking and for a block that is tested to be of another kind. */
export function isDump(call: Node): boolean {
  const callee = isCall(call) ? calleeOf(call) : undefined;
  if (!callee || !isMember(callee) || !DUMPS.test(memberName(callee) as string)) return false;
  const whole = objectOf(callee);
  return !isWithoutThinking(whole) && !isOfOtherKind(whole);
}

/** `response.usage`, `message["role"]`, and the loop of a comprehension, of whose list its body takes what it gives. */
export function isWithoutThinking(node: Node): boolean {
  if (node.type === 'for_in_clause') return true;
  const name = memberName(node) ?? (node.type === 'subscript' ? field(node, 'subscript')?.text.replace(/^["']|["']$/g, '') : undefined);
  return name !== undefined && PLAIN.test(name);
}

/** True under a test of the object's type that names other kinds alone: `if block.type == "tool_use"`. */
function isOfOtherKind(object: Node): boolean {
  const asked = new RegExp(`\\b${object.text.replace(/[^\w.]/g, '')}\\.type\\s*(?:==|in)\\s*(?![^:]*thinking)`);
  for (let at = object.parent, below = object; at && !isFunction(at); below = at, at = at.parent) {
    const condition = CONDITION.test(at.type) ? (field(at, 'condition') ?? at) : undefined;
    if (condition && condition !== below && below.field !== 'alternative' && asked.test(condition.text)) return true;
    const clauses = /comprehension$|^generator_expression$/.test(at.type) ? at.children.filter(({ type }) => type === 'if_clause') : [];
    if (clauses.some((clause) => clause !== below && asked.test(clause.text))) return true;
  }
  return false;
}
