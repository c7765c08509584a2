/** Statements that change a dictionary: `d["k"] = …`, `del d["k"]`, `d.update(…)`, `d |= …`, in whatever way the target is written. */
import { stringValue } from '../syntax/literals.js';
import {
  argumentsOf,
  calleeOf,
  field,
  isCall,
  isKeyword,
  isMember,
  isSplat,
  memberName,
  type Node,
  objectOf,
  parts,
  unwrap,
  wrapperOf,
} from '../syntax/node.js';

export interface Change {
  /** What is changed. */
  target: Node;
  /** The names that get another value; undefined where they are not known. */
  keys: string[] | undefined;
  /** What changes it. */
  statement: Node;
}

const METHODS = /^(?:update|setdefault|pop|popitem|clear|__setitem__|__delitem__|__ior__)$/;
/** Those that no field of a class is named like. */
const WRITES = /^(?:update|setdefault|__setitem__|__delitem__|__ior__)$/;
const FUNCTIONS = /^(?:dict\.(?:update|setdefault|pop|popitem|clear|__setitem__|__delitem__)|(?:operator\.)?(?:setitem|delitem|ior))$/;
const OF_LISTS = /^(?:append|extend|insert|pop|remove|clear|reverse|sort|add|discard|appendleft|popleft)$/;
const TARGETS =
  /^(?:pattern_list|tuple_pattern|list_pattern|list_splat_pattern|as_pattern_target|expression_list|tuple|list|parenthesized_expression)$/;

function changeBy(node: Node): Change | undefined {
  if (node.type === 'subscript') {
    const statement = statementFor(node);
    const key = statement && keyOf(node);
    return statement && { target: unwrap(objectOf(node)), keys: key === undefined ? undefined : [key], statement };
  }
  if (node.type === 'augmented_assignment') {
    const [target, right] = [field(node, 'left'), field(node, 'right')];
    return target && right && field(node, 'operator')?.text === '|=' ? { target, keys: namesIn([right]), statement: node } : undefined;
  }
  return isCall(node) && argumentsOf(node).type === 'argument_list' ? changeByCall(node) : undefined;
}

/** `d.update(…)`, and the same as `dict.update(d, …)` and `operator.setitem(d, …)`. */
function changeByCall(call: Node): Change | undefined {
  const callee = unwrap(calleeOf(call));
  const all = parts(argumentsOf(call));
  const asFunction = FUNCTIONS.test(callee.text);
  const target = asFunction ? all[0] : isMember(callee) ? objectOf(callee) : undefined;
  const rest = asFunction ? all.slice(1) : all;
  const name = memberName(callee) ?? callee.text;
  if (!target || (!asFunction && !METHODS.test(name))) return undefined;
  const key = rest[0] && stringValue(rest[0]);
  const keys = /^(?:update|ior|__ior__)$/.test(name) ? namesIn(rest) : key === undefined ? undefined : [key];
  return { target: unwrap(target), keys, statement: call };
}

/** The name between the brackets; undefined where it is not written out. */
export const keyOf = (subscript: Node): string | undefined => {
  const [index, ...more] = parts(subscript).filter((part) => part.field === 'subscript');
  return index && more.length === 0 ? stringValue(index) : undefined;
};

/** The statement that gives a target another value, or takes it away; undefined where it is only read. */
export function statementFor(target: Node): Node | undefined {
  let at = target;
  while (at.parent && TARGETS.test(at.parent.type)) at = at.parent;
  const { parent } = at;
  if (!parent) return undefined;
  if (parent.type === 'delete_statement') return parent;
  const isTarget = /^(?:(?:augmented_)?assignment|for_statement|for_in_clause)$/.test(parent.type) && at.field === 'left';
  return isTarget || (parent.type === 'as_pattern' && at.field === 'alias') ? parent : undefined;
}

/** The names of what `update` and `|=` put in. */
function namesIn(given: readonly Node[]): string[] | undefined {
  const names: string[] = [];
  for (const one of given) {
    if (isSplat(one)) return undefined;
    if (isKeyword(one)) {
      names.push(field(one, 'name')?.text ?? '');
      continue;
    }
    const inner = unwrap(one);
    if (inner.type !== 'dictionary') return undefined;
    for (const part of parts(inner)) {
      const key = part.type === 'pair' ? field(part, 'key') : undefined;
      const name = key && stringValue(key);
      if (name === undefined) return undefined;
      names.push(name);
    }
  }
  return names;
}

/** What the brackets stand behind, and how many there are. */
export function rootOf(target: Node): { root: Node; depth: number } {
  let [root, depth] = [unwrap(target), 0];
  for (; root.type === 'subscript'; depth += 1) root = unwrap(objectOf(root));
  return { root, depth };
}

/** True where what an expression stands for, or something in it, is changed or given another value right there. */
export function changes(node: Node): boolean {
  if (statementFor(node) || changeOf(node)) return true;
  const { parent } = outermost(node);
  return parent?.type === 'subscript' && objectOf(parent) === outermost(node) && changes(parent);
}

/** The expression with the parentheses around it. */
export function outermost(node: Node): Node {
  let at = node;
  for (let outer = wrapperOf(at); outer && outer.type !== 'await'; outer = wrapperOf(at)) at = outer;
  return at;
}

/** What changes a dictionary right where an expression stands for it. */
export function changeOf(target: Node): Change | undefined {
  const at = outermost(target);
  const { parent } = at;
  if (!parent) return undefined;
  if (parent.type === 'subscript') return objectOf(parent) === at ? changeBy(parent) : undefined;
  if (parent.type === 'augmented_assignment') return at.field === 'left' ? changeBy(parent) : undefined;
  if (parent.type === 'argument_list') {
    const change = parent.parent && isCall(parent.parent) ? changeByCall(parent.parent) : undefined;
    return change?.target === unwrap(at) ? change : undefined;
  }
  if (!isMember(parent) || objectOf(parent) !== at) return undefined;
  const call = parent.parent;
  if (call && isCall(call) && calleeOf(call) === parent) return changeByCall(call);
  // `put = params.update`: whoever calls it changes the dictionary.
  return WRITES.test(memberName(parent) ?? '') ? { target: unwrap(at), keys: undefined, statement: parent } : undefined;
}

/** True where a method changes the items, or the entries, of what an expression stands for. */
export function isListChange(target: Node): boolean {
  const at = outermost(target);
  const { parent } = at;
  const isCallee =
    parent && isMember(parent) && objectOf(parent) === at && parent.parent && isCall(parent.parent) && calleeOf(parent.parent) === parent;
  return changeOf(target) !== undefined || (isCallee === true && OF_LISTS.test(memberName(parent as Node) ?? ''));
}
